/** Believable days at the desk: an ordinary one, one with far too much, and one on which nothing waits. */
import type { ApplicationRow, Change, DeskState, DueAgreement, InterviewRow, SearchHit, Status, Step, Today, Urgency, WenTodo } from '../../bridge';
import { addDays, daysBetween } from '../../lib/dates';
import { rightsOf } from './rights';

export const TODAY = '2026-11-23';

export const desk: DeskState = {
  stage: 'open',
  folder: '/home/administratie/.local/share/nl.driehoek/school',
  user: { id: 'user-1', name: 'Anja de Groot', role: 'director', rights: rightsOf('director') },
  people: [{ id: 'user-1', name: 'Anja de Groot' }],
  wait_seconds: 0,
  keychain: { is_there: true, remembers: null },
  idle_minutes: 10,
  backup_of: null,
  demo_passphrase: null,
  version: '0.1.0',
  today: TODAY,
};

const names = [
  'Noor van den Broek',
  'Yusuf Yıldırım',
  'Sjoukje Hoekstra-de Vries',
  'Zofia Wiśniewska',
  'Maximiliaan-Alexander van der Meulen-Hogendoorn van Wassenaer',
  'Daan Jansen',
  'Esmée ter Horst',
  'Bram Peters',
];

interface RowFacts {
  step?: Step;
  due?: string | null;
  urgency?: Urgency;
  status?: Status;
  group?: string | null;
}

/** The aanmelding with this number; what is not said is the ordinary. */
export function row(at: number, { step = 'plan_interview', due = '2026-12-30', urgency = 'later', status = 'applied', group = null }: RowFacts = {}): ApplicationRow {
  return {
    id: `application-${at}`,
    child_id: `child-${at}`,
    name: names[at % names.length] ?? '',
    born_on: '2023-01-08',
    age: { years: 3, months: 10 },
    received_on: '2026-10-12',
    status,
    next: { step, due_on: due, days_left: due ? daysBetween(TODAY, due) : null, urgency },
    starts_on: '2027-01-11',
    start_agreed: status === 'admitted',
    group,
    contact: 'Marieke van den Broek',
    contact_phone: '06-00001234',
  };
}

export function talk(at: number, planned_on: string, starts_at: string, held = false): InterviewRow {
  return {
    id: `interview-${at}`,
    application_id: `application-${at}`,
    name: names[at % names.length] ?? '',
    planned_on,
    starts_at,
    minutes: 45,
    room: 'Spreekkamer',
    director: 'Petra van Dijk',
    held,
  };
}

function agreement(at: number, what: string, days_left: number): DueAgreement {
  return {
    agreement: {
      id: `agreement-${at}`,
      version: 1,
      application_id: `application-${at}`,
      what,
      role: 'school',
      who: 'Sanne de Wit',
      due_on: addDays(TODAY, days_left),
      done_on: null,
      interview_id: null,
    },
    application_id: `application-${at}`,
    name: names[at % names.length] ?? '',
    days_left,
  };
}

const nobodyComes: WenTodo = { today: [], to_mark: [], to_plan: [], to_plan_total: 0, unanswered: 0, repairs: 0 };

export const ordinary: Today = {
  on: TODAY,
  closed: null,
  deadlines: [
    row(1, { step: 'decide', due: '2026-11-20', urgency: 'late', status: 'interview_held', group: 'Groep 1/2 B' }),
    row(0, { step: 'decide', due: '2026-11-27', urgency: 'soon', status: 'interview_held' }),
    row(4, { due: '2026-12-04', urgency: 'later' }),
  ],
  talks_today: [talk(2, TODAY, '08:45', true), talk(3, TODAY, '13:30')],
  talks_this_week: [talk(4, '2026-11-26', '10:00')],
  waiting: [
    row(5, { step: 'record_interview', due: '2026-11-19', urgency: 'late', status: 'interview_planned' }),
    row(6, { step: 'agree_start', due: '2027-01-08', status: 'admitted', group: 'Groep 1/2 A' }),
    row(7, { due: '2027-01-15' }),
    row(8, { step: 'decide', due: null, urgency: 'none', status: 'waiting_list' }),
  ],
  waiting_total: 4,
  agreements: [agreement(6, 'Logopedist vragen om het verslag', -2), agreement(0, 'Ouders sturen de verklaring van 6 maanden na', 3)],
  to_enrol: [
    {
      application_id: 'application-9',
      name: 'Lot Hendriks',
      starts_on: '2026-11-30',
      days_left: 7,
      open: ['administration', 'school_guide'],
      objects: false,
    },
  ],
  to_check: [
    {
      id: 'period-1',
      version: 1,
      school_year_id: 'year-1',
      name: 'Voorjaarsvakantie',
      kind: 'vacation',
      status: 'check',
      starts_on: '2027-02-06',
      ends_on: '2027-02-14',
      note: 'Bronnen spreken elkaar tegen: vergelijk met de jaarkalender van het bestuur.',
    },
  ],
  wen: nobodyComes,
  starts: [],
};

export const crowded: Today = {
  ...ordinary,
  closed: { starts_on: '2026-11-23', ends_on: '2026-11-23', name: { kind: 'period', name: 'Studiedag' } },
  waiting: Array.from({ length: 50 }, (_, at) => row(at + 10)),
  waiting_total: 203,
};

export const quiet: Today = {
  on: TODAY,
  closed: null,
  deadlines: [],
  talks_today: [],
  talks_this_week: [],
  waiting: [],
  waiting_total: 0,
  agreements: [],
  to_enrol: [],
  to_check: [],
  wen: nobodyComes,
  starts: [],
};

export const lastChange: Change = {
  id: 'change-1',
  deed: 'application.register',
  subject: 'Noor van den Broek',
  kinds: ['application', 'child'],
};

export const hits: SearchHit[] = [
  { kind: 'child', child_id: 'child-0', application_id: 'application-0', name: 'Noor van den Broek', child_name: 'Noor van den Broek', born_on: '2023-01-08', group: null },
  { kind: 'caregiver', child_id: 'child-9', application_id: null, name: 'Marieke van den Broek', child_name: 'Lot van den Broek', born_on: '2018-05-01', group: 'Groep 4' },
];

export const recoveryCode = ['7K3QF', 'M0R2T', 'X9WBA', 'C4HJD', '8NPVG', 'E5S1Z'];
