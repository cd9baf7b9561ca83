/** An aanmelding whose interview is planned and prepared, made up; for tests and for looking at screens. */
import type {
  Application,
  Caregiver,
  FamilyMember,
  Household,
  InterviewRow,
  InterviewView,
  LegalClock,
  Link,
  PlanOptions,
  Preparation,
} from '../../bridge';

export const options: PlanOptions = {
  name: 'Noor van den Broek',
  staff: [
    { id: 'anke', name: 'Anke de Wit', role: 'director' },
    { id: 'ineke', name: 'Ineke Peters', role: 'office' },
    { id: 'sanne', name: 'Sanne van den Berg', role: 'teacher' },
    { id: 'zeynep', name: 'Zeynep Yıldırım-Hendriks', role: 'teacher' },
  ],
  rooms: ['Directiekamer', 'Spreekkamer'],
  caregivers: [
    { id: 'marieke', name: 'Marieke van den Broek-Oude Luttikhuis', relation: 'mother', phone: '06-00001234' },
    { id: 'mark', name: 'Mark van den Broek', relation: 'father', phone: null },
  ],
  draft: {
    interview_id: null,
    version: 0,
    application_id: 'app-1',
    planned_on: '2026-12-01',
    starts_at: '10:00',
    minutes: 40,
    room: 'Directiekamer',
    director_id: 'anke',
    teacher_id: 'sanne',
    caregiver_ids: ['marieke'],
    child_comes: true,
    with_tour: true,
  },
  decide_by: '2027-01-07',
};

export const sameDay: InterviewRow[] = [
  {
    id: 'talk-9',
    application_id: 'app-9',
    name: 'Yusuf Yıldırım',
    planned_on: '2026-12-01',
    starts_at: '08:45',
    minutes: 40,
    room: 'Directiekamer',
    director: 'Anke de Wit',
    held: false,
  },
];

export const application: Application = {
  id: 'app-1',
  version: 7,
  child_id: 'child-1',
  received_on: '2026-10-12',
  channel: 'phone',
  wanted_start_on: '2027-01-11',
  other_schools: null,
  childcare: 'KDV De Kleine Reus',
  previous_school: null,
  vve: 'yes',
  vve_programme: 'Uk & Puk sinds maart',
  support_needed: 'yes',
  support_note: 'Logopedie, eens per week. Hoort slecht met het linkeroor.',
  concerns: 'Ouders maken zich zorgen over de scheiding: Noor slaapt slecht na wisseldagen.',
  contact_consent: 'unknown',
  contact_consent_on: null,
  remarks: null,
  questions: 'Hoe gaat het wisselen op vrijdag?',
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
  decide_by: '2027-01-07',
};

const clock: LegalClock = {
  third_birthday_on: '2026-01-08',
  fourth_birthday_on: '2027-01-08',
  fifth_birthday_on: '2028-01-08',
  earliest_application_on: '2026-01-08',
  advised_application_by: '2026-11-02',
  term_starts_on: '2026-10-12',
  postpone_by: '2026-11-23',
  extended: false,
  decide_by: '2026-12-21',
  decide_by_safe: '2026-12-18',
  temporary_placement_on: '2027-01-08',
  wen_from: '2026-11-08',
  wen_until: '2027-01-07',
  first_school_day_on: '2027-01-08',
  start_is_certain: true,
  compulsory_from: '2028-02-01',
};

const home: Household = { id: 'home', version: 1, street: 'Molenstraat 12', postcode: '5446 XA', city: 'Wanroij', secret_address: false };
const hidden: Household = { id: 'hidden', version: 1, street: 'Kerkplein 3', postcode: '5845 AA', city: 'Sint Anthonis', secret_address: true };

function caregiver(id: string, roepnaam: string, more: Partial<Caregiver> = {}): Caregiver {
  return {
    id,
    version: 1,
    household_id: home.id,
    roepnaam,
    voorvoegsel: 'van den',
    achternaam: 'Broek',
    phone: null,
    other_phone: null,
    email: null,
    language: null,
    interpreter_needed: false,
    remarks: null,
    search_key: '',
    sort_key: '',
    ...more,
  };
}

function link(caregiverId: string, more: Partial<Link> = {}): Link {
  return {
    id: `link-${caregiverId}`,
    version: 1,
    child_id: 'child-1',
    caregiver_id: caregiverId,
    relation: 'mother',
    custody: 'yes',
    custody_seen_on: '2026-10-12',
    custody_seen_by: 'Ineke Peters',
    lives_there: true,
    gets_post: true,
    apart_talk: false,
    emergency_contact: true,
    no_contact_order: false,
    ...more,
  };
}

const members: FamilyMember[] = [
  {
    caregiver: caregiver('marieke', 'Marieke', { phone: '06-00001234' }),
    name: 'Marieke van den Broek-Oude Luttikhuis',
    link: link('marieke'),
    household: hidden,
  },
  {
    caregiver: caregiver('mark', 'Mark', { phone: '06-00005678', language: 'Pools' }),
    name: 'Mark van den Broek',
    link: link('mark', { relation: 'father', custody: 'unknown', custody_seen_on: null, lives_there: false, no_contact_order: true }),
    household: home,
  },
];

export const planned: InterviewView = {
  interview: {
    id: 'talk-1',
    version: 2,
    application_id: 'app-1',
    planned_on: '2026-12-01',
    starts_at: '10:00',
    minutes: 40,
    room: 'Directiekamer',
    director_id: 'anke',
    teacher_id: 'sanne',
    caregiver_ids: ['marieke'],
    child_comes: true,
    with_tour: true,
    held_on: null,
    cancelled_on: null,
    protocol_id: null,
    toured_on: null,
    toured_by: null,
    introduced_on: null,
    introduced_by: null,
  },
  director: 'Anke de Wit',
  teacher: 'Sanne van den Berg',
  caregivers: ['Marieke van den Broek-Oude Luttikhuis'],
};

export const preparation: Preparation = {
  dossier: {
    application,
    family: {
      child: {
        id: 'child-1',
        version: 1,
        roepnaam: 'Noor',
        voornamen: 'Noor Elisabeth',
        voorvoegsel: 'van den',
        achternaam: 'Broek',
        born_on: '2023-01-08',
        sex: 'girl',
        home_language: 'Nederlands en Pools',
        remarks: 'Allergisch voor noten.',
        search_key: '',
        sort_key: '',
      },
      name: 'Noor van den Broek',
      members,
      siblings: [
        { child_id: 'child-2', name: 'Sem van den Broek', born_on: '2019-03-02', group: 'Groep 4', teachers: ['Joep Janssen', 'Ilse Bos'] },
        { child_id: 'child-3', name: 'Evi van den Broek', born_on: '2025-05-02', group: null, teachers: [] },
      ],
    },
    age: { years: 3, months: 10 },
    status: 'interview_planned',
    next: { step: 'hold_interview', due_on: '2026-12-01', days_left: 8, urgency: 'later' },
    clock,
    timeline: [],
    interviews: [planned],
    signatures: [],
    documents: [],
    agreements: [],
    findings: [],
    group: null,
    objections: [],
    checklist: [],
  },
  interview: planned,
  missing: [
    { field: 'signatures', severity: 'warning', code: 'signature_missing', values: { name: 'Mark van den Broek' }, source: 'WPO art. 40 lid 2' },
    { field: 'documents', severity: 'warning', code: 'document_missing', values: { kind: 'identity' }, source: 'WPO art. 40b' },
    { field: 'contact_consent', severity: 'warning', code: 'consent_missing', values: { name: 'KDV De Kleine Reus' }, source: null },
  ],
  custody: [
    { field: 'no_contact_order', severity: 'warning', code: 'no_contact_order', values: { caregiver_id: 'mark', name: 'Mark van den Broek' }, source: null },
    { field: 'custody', severity: 'warning', code: 'custody_unclear', values: { caregiver_id: 'mark', name: 'Mark van den Broek' }, source: null },
    { field: 'interpreter_needed', severity: 'hint', code: 'interpreter_needed', values: { caregiver_id: 'mark', name: 'Mark van den Broek', language: 'Pools' }, source: null },
  ],
  likely_start_on: '2027-01-08',
  groups: [
    { group_id: 'group-a', name: 'Groep 1/2 A', teachers: ['Sanne van den Berg', 'Zeynep Yıldırım-Hendriks'], children: 24, capacity: 28, on: '2027-01-08' },
    { group_id: 'group-b', name: 'Groep 1/2 B', teachers: ['Joep Janssen'], children: 28, capacity: 28, on: '2027-01-08' },
  ],
  protocol: null,
};
