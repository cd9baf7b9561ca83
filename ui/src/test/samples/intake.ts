/** Made-up aanmeldingen and families for tests and for looking at the screens. */
import type {
  Agreement,
  Application,
  ApplicationCheck,
  ApplicationRow,
  BoardColumn,
  Caregiver,
  Child,
  Dossier,
  Family,
  FamilyMember,
  Finding,
  HistoryLine,
  Household,
  Interview,
  LegalClock,
  Link,
  SeenDocument,
  Status,
  Step,
  Urgency,
} from '../../bridge';

export const today = '2026-11-23';

export function finding(over: Partial<Finding> & Pick<Finding, 'code'>): Finding {
  return { field: '', severity: 'refusal', values: {}, source: null, ...over };
}

export function clock(over: Partial<LegalClock> = {}): LegalClock {
  return {
    third_birthday_on: '2026-01-08',
    fourth_birthday_on: '2027-01-08',
    fifth_birthday_on: '2028-01-08',
    earliest_application_on: '2026-01-08',
    advised_application_by: '2026-11-02',
    term_starts_on: '2026-11-16',
    postpone_by: '2026-12-28',
    extended: false,
    decide_by: '2026-12-28',
    decide_by_safe: '2026-12-18',
    temporary_placement_on: '2027-01-26',
    wen_from: '2026-11-08',
    wen_until: '2027-01-07',
    first_school_day_on: '2027-01-08',
    start_is_certain: true,
    compulsory_from: '2028-02-01',
    ...over,
  };
}

export function check(over: Partial<ApplicationCheck> = {}): ApplicationCheck {
  return { findings: [], clock: null, age: null, ...over };
}

export function child(over: Partial<Child> = {}): Child {
  return {
    id: 'child-1',
    version: 3,
    roepnaam: 'Noor',
    voornamen: 'Eleonora Wilhelmina Maria',
    voorvoegsel: 'van den',
    achternaam: 'Broek',
    born_on: '2023-01-08',
    sex: 'girl',
    home_language: 'Nederlands, Brabants',
    remarks: null,
    search_key: '',
    sort_key: '',
    ...over,
  };
}

export function caregiver(over: Partial<Caregiver> = {}): Caregiver {
  return {
    id: 'caregiver-1',
    version: 2,
    household_id: 'household-1',
    roepnaam: 'Marieke',
    voorvoegsel: null,
    achternaam: 'Jansen-van den Heuvel',
    phone: '06 00 00 12 34',
    other_phone: '0485-00 12 34',
    email: 'marieke.jansen@example.nl',
    language: null,
    interpreter_needed: false,
    remarks: null,
    search_key: '',
    sort_key: '',
    ...over,
  };
}

export function household(over: Partial<Household> = {}): Household {
  return { id: 'household-1', version: 1, street: 'Molenstraat 12', postcode: '5446 AB', city: 'Wanroij', secret_address: false, ...over };
}

export function link(over: Partial<Link> = {}): Link {
  return {
    id: 'link-1',
    version: 1,
    child_id: 'child-1',
    caregiver_id: 'caregiver-1',
    relation: 'mother',
    custody: 'yes',
    custody_seen_on: '2026-11-16',
    custody_seen_by: 'Ineke Peters',
    lives_there: true,
    gets_post: true,
    apart_talk: false,
    emergency_contact: true,
    no_contact_order: false,
    ...over,
  };
}

export const mother: FamilyMember = { caregiver: caregiver(), name: 'Marieke Jansen-van den Heuvel', link: link(), household: household() };

export const father: FamilyMember = {
  caregiver: caregiver({
    id: 'caregiver-2',
    household_id: 'household-2',
    roepnaam: 'Mark',
    voorvoegsel: 'van den',
    achternaam: 'Broek',
    phone: '06 00 00 43 21',
    other_phone: null,
    email: 'mark@example.nl',
  }),
  name: 'Mark van den Broek',
  link: link({ id: 'link-2', caregiver_id: 'caregiver-2', relation: 'father', custody: 'unknown', custody_seen_on: null, custody_seen_by: null, lives_there: false, apart_talk: true }),
  household: household({ id: 'household-2', street: 'Kerkplein 3', postcode: '5845 BC', city: 'Sint Anthonis', secret_address: true }),
};

export function family(over: Partial<Family> = {}): Family {
  return {
    child: child(),
    name: 'Noor van den Broek',
    members: [mother, father],
    siblings: [
      { child_id: 'child-2', name: 'Daan van den Broek', born_on: '2019-05-11', group: 'Groep 4', teachers: ['Sanne de Wit', 'Tom Hendriks'] },
      { child_id: 'child-3', name: 'Bram van den Broek', born_on: '2025-09-02', group: null, teachers: [] },
    ],
    ...over,
  };
}

export function application(over: Partial<Application> = {}): Application {
  return {
    id: 'application-1',
    version: 4,
    child_id: 'child-1',
    received_on: '2026-11-16',
    channel: 'phone',
    wanted_start_on: '2027-01-11',
    other_schools: null,
    childcare: 'KDV De Kleine Reus, di en do',
    previous_school: null,
    vve: 'no',
    vve_programme: null,
    support_needed: 'unknown',
    support_note: null,
    concerns: 'Praat nog weinig buiten thuis.',
    contact_consent: 'unknown',
    contact_consent_on: null,
    remarks: null,
    questions: null,
    postponed_on: null,
    decision: null,
    decided_on: null,
    decided_by: null,
    decision_reason: null,
    refusal_ground: null,
    other_school: null,
    other_school_on: null,
    parents_heard_on: null,
    starts_on: null,
    group_id: null,
    withdrawn_on: null,
    withdrawn_reason: null,
    decide_by: '2026-12-28',
    ...over,
  };
}

export function interview(over: Partial<Interview> = {}): Interview {
  return {
    id: 'interview-1',
    version: 1,
    application_id: 'application-1',
    planned_on: '2026-11-20',
    starts_at: '09:15',
    minutes: 45,
    room: 'Directiekamer',
    director_id: 'staff-1',
    teacher_id: 'staff-2',
    caregiver_ids: ['caregiver-1', 'caregiver-2'],
    child_comes: true,
    with_tour: true,
    held_on: null,
    cancelled_on: null,
    protocol_id: null,
    toured_on: null,
    toured_by: null,
    introduced_on: null,
    introduced_by: null,
    ...over,
  };
}

export function agreement(over: Partial<Agreement> = {}): Agreement {
  return {
    id: 'agreement-1',
    version: 1,
    application_id: 'application-1',
    what: 'Overdracht van de opvang opvragen',
    role: 'school',
    who: 'Ineke Peters',
    due_on: '2026-12-04',
    done_on: null,
    interview_id: null,
    ...over,
  };
}

const identitySeen: SeenDocument = { id: 'document-1', version: 1, application_id: 'application-1', kind: 'identity', seen_on: '2026-11-20', seen_by: 'Ineke Peters' };

export function dossier(over: Partial<Dossier> = {}): Dossier {
  return {
    application: application(),
    family: family(),
    age: { years: 3, months: 10 },
    status: 'interview_held',
    next: { step: 'decide', due_on: '2026-12-28', days_left: 35, urgency: 'later' },
    clock: clock(),
    timeline: [
      { kind: 'earliest_application', on: '2026-01-08', state: 'done' },
      { kind: 'wen_from', on: '2026-11-08', state: 'done' },
      { kind: 'received', on: '2026-11-16', state: 'done' },
      { kind: 'interview', on: '2026-11-20', state: 'done' },
      { kind: 'decide_by', on: '2026-12-28', state: 'next' },
      { kind: 'fourth_birthday', on: '2027-01-08', state: 'future' },
      { kind: 'first_school_day', on: '2027-01-08', state: 'future' },
      { kind: 'temporary_placement', on: '2027-01-26', state: 'future' },
      { kind: 'compulsory', on: '2028-02-01', state: 'future' },
    ],
    interviews: [
      { interview: interview({ held_on: '2026-11-20' }), director: 'Petra Willems', teacher: 'Sanne de Wit', caregivers: [mother.name, father.name] },
      {
        interview: interview({ id: 'interview-0', planned_on: '2026-11-18', cancelled_on: '2026-11-17', child_comes: false, with_tour: false }),
        director: 'Petra Willems',
        teacher: null,
        caregivers: [mother.name],
      },
    ],
    signatures: [{ id: 'signature-1', version: 1, application_id: 'application-1', caregiver_id: 'caregiver-1', signed_on: '2026-11-16' }],
    documents: [identitySeen],
    agreements: [agreement(), agreement({ id: 'agreement-2', what: 'Foto meenemen', role: 'parents', who: null, due_on: null, done_on: '2026-11-21' })],
    findings: [
      finding({ field: 'documents', severity: 'warning', code: 'document_missing', values: { kind: 'six_month_declaration' }, source: 'Besluit bekostiging WPO art. 7 lid 1 en 2' }),
      finding({ field: 'contact_consent', severity: 'warning', code: 'consent_missing', values: { name: 'KDV De Kleine Reus' } }),
      finding({ field: 'signatures', severity: 'hint', code: 'signature_missing', values: { name: 'Mark van den Broek' }, source: 'WPO art. 40 lid 2' }),
    ],
    group: { group_id: 'group-1', name: 'Groep 1/2 A', teachers: ['Sanne de Wit', 'Tom Hendriks'], children: 24, capacity: 28, on: '2027-01-08' },
    objections: [],
    checklist: [
      { kind: 'identity', seen: identitySeen, due_on: null, source: 'WPO art. 40b' },
      { kind: 'six_month_declaration', seen: null, due_on: null, source: 'Besluit bekostiging WPO art. 7 lid 1 en 2' },
      { kind: 'custody', seen: null, due_on: null, source: null },
      { kind: 'school_guide', seen: null, due_on: null, source: 'WPO art. 13 lid 2' },
      { kind: 'administration', seen: null, due_on: null, source: null },
      { kind: 'participation_form', seen: null, due_on: null, source: null },
    ],
    ...over,
  };
}

const names = [
  'Noor van den Broek',
  'Yusuf Yıldırım',
  'Sjoukje Hoekstra-de Vries',
  'Zofia Wiśniewska',
  'Daan Jansen',
  'Maximiliaan-Alexander van der Schimmelpenninck-van Oosterzee tot Wildenborch',
  'Sjoerdtsje Jansen-van den Heuvel',
  'Łukasz Kowalczyk',
];
const chain: readonly { status: Status; step: Step; due: string; urgency: Urgency }[] = [
  { status: 'applied', step: 'plan_interview', due: '2026-12-28', urgency: 'later' },
  { status: 'applied', step: 'plan_interview', due: '2026-11-20', urgency: 'late' },
  { status: 'interview_planned', step: 'hold_interview', due: '2026-11-25', urgency: 'soon' },
  { status: 'interview_held', step: 'decide', due: '2026-11-27', urgency: 'soon' },
  { status: 'waiting_list', step: 'decide', due: '2027-02-03', urgency: 'later' },
  { status: 'admitted', step: 'await_start', due: '2027-03-08', urgency: 'later' },
  { status: 'settling', step: 'agree_start', due: '2026-12-14', urgency: 'later' },
];

export function row(over: Partial<ApplicationRow> = {}): ApplicationRow {
  return {
    id: 'application-1',
    child_id: 'child-1',
    name: 'Noor van den Broek',
    born_on: '2023-01-08',
    age: { years: 3, months: 10 },
    received_on: '2026-11-16',
    status: 'applied',
    next: { step: 'plan_interview', due_on: '2026-12-28', days_left: 35, urgency: 'later' },
    starts_on: '2027-01-08',
    start_agreed: false,
    group: 'Groep 1/2 A',
    contact: 'Marieke Jansen-van den Heuvel',
    contact_phone: '06 00 00 12 34',
    ...over,
  };
}

/** So many rows, spread over the chain. */
export function rows(count: number): ApplicationRow[] {
  return Array.from({ length: count }, (_, at) => {
    const { status, step, due, urgency } = chain[at % chain.length] as (typeof chain)[number];
    return row({
      id: `application-${at + 1}`,
      name: names[at % names.length] ?? '',
      status,
      next: { step, due_on: due, days_left: 0, urgency },
      start_agreed: status === 'admitted',
      contact: at % 5 === 4 ? null : 'Marieke Jansen-van den Heuvel',
      contact_phone: at % 5 === 4 ? null : '06 00 00 12 34',
      group: at % 3 === 0 ? null : 'Groep 1/2 A',
    });
  });
}

const open: readonly Status[] = ['applied', 'interview_planned', 'interview_held', 'waiting_list', 'admitted', 'settling'];

export function board(all: readonly ApplicationRow[]): BoardColumn[] {
  return open.map((status) => {
    const here = all.filter((one) => one.status === status);
    return { status, total: here.length, rows: here.slice(0, 30) };
  });
}

export const history: HistoryLine[] = [
  {
    change_id: 'change-3',
    at: '2026-11-21T08:05:00Z',
    actor: 'Ineke Peters',
    deed: 'application.save',
    subject: 'Noor van den Broek',
    undone: false,
    undoable: true,
    fields: [
      { kind: 'application', field: 'contact_consent', before: 'unknown', after: 'yes' },
      { kind: 'application', field: 'wanted_start_on', before: '2027-01-08', after: '2027-01-11' },
    ],
  },
  {
    change_id: 'change-2',
    at: '2026-11-20T09:55:00Z',
    actor: 'Petra Willems',
    deed: 'interview.hold',
    subject: 'Noor van den Broek',
    undone: true,
    undoable: true,
    fields: [{ kind: 'interview', field: 'held_on', before: null, after: '2026-11-20' }],
  },
];
