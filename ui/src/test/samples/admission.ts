/** Made-up answers about deciding, enrolling and the children that come, for tests and for looking at the screens. */
import type { CheckItem, DecisionOptions, Forecast, ForecastCell, ForecastGroup, ForecastStart, Objection } from '../../bridge';
import { application, dossier, finding, interview, mother } from './intake';

export function options(over: Partial<DecisionOptions> = {}): DecisionOptions {
  return {
    start: { lawful_on: '2027-01-08', proposed_on: '2027-01-11', custom: 'wanted' },
    groups: [
      { group_id: 'group-1', name: 'Groep 1/2 A', teachers: ['Sanne de Wit', 'Tom Hendriks'], children: 24, capacity: 28, on: '2027-01-11' },
      { group_id: 'group-2', name: 'Groep 1/2 B, de Regenboogvissen', teachers: ['Zeynep Yıldırım-Hendriks'], children: 29, capacity: 28, on: '2027-01-11' },
    ],
    decide_by: '2026-12-28',
    custody: [],
    ...over,
  };
}

export const objects = finding({
  field: 'decision',
  severity: 'refusal',
  code: 'caregiver_objects',
  values: { caregiver_id: 'caregiver-2', name: 'Mark van den Broek', on: '2026-11-21', custody: 'yes' },
  source: 'BW 1:253a',
});

export const notSigned = finding({
  field: 'signatures',
  severity: 'hint',
  code: 'signature_missing',
  values: { caregiver_id: 'caregiver-2', name: 'Mark van den Broek' },
  source: 'WPO art. 40 lid 2',
});

export const custodyUnknown = finding({
  field: 'custody',
  severity: 'warning',
  code: 'custody_unclear',
  values: { caregiver_id: 'caregiver-2', name: 'Mark van den Broek' },
});

export function objection(over: Partial<Objection> = {}): Objection {
  return {
    id: 'objection-1',
    version: 1,
    application_id: 'application-1',
    caregiver_id: 'caregiver-2',
    said_on: '2026-11-21',
    note: 'Wil dat Noor naar De Wingerd gaat, dichter bij zijn werk.',
    taken_back_on: null,
    ...over,
  };
}

/** Admitted, and coming from another school. */
export const checklist: CheckItem[] = [
  ...dossier().checklist.filter(({ kind }) => kind !== 'six_month_declaration'),
  { kind: 'deregistration', seen: null, due_on: null, source: 'Besluit bekostiging WPO art. 7 lid 1 en 2' },
  { kind: 'previous_school_told', seen: null, due_on: '2026-11-20', source: 'Besluit bekostiging WPO art. 7 lid 3' },
];

/** Not admitted, with all the law asks for. */
export const refusedDossier = dossier({
  application: application({
    decision: 'not_admitted',
    decided_on: '2026-11-23',
    decided_by: 'Petra Willems',
    decision_reason: 'Noor heeft begeleiding in gebarentaal nodig.',
    support_needed: 'yes',
    refusal_ground: 'support',
    other_school: 'SBO De Piramide',
    other_school_on: '2026-11-18',
    parents_heard_on: '2026-11-20',
  }),
  status: 'not_admitted',
  next: { step: 'none', due_on: null, days_left: null, urgency: 'none' },
  interviews: [{ interview: interview({ held_on: '2026-11-20' }), director: 'Petra Willems', teacher: null, caregivers: [mother.name] }],
});

const groupNames = ['Groep 1/2 A', 'Groep 1/2 B, de Regenboogvissen', 'Groep 3', 'Groep 4', 'Groep 5', 'Groep 6/7', 'Groep 8'];
const children = ['Yusuf Yıldırım', 'Sjoukje Hoekstra-de Vries', 'Zofia Wiśniewska', 'Maximiliaan-Alexander van der Schimmelpenninck-van Oosterzee'];
export const months = [8, 9, 10, 11, 12, 1, 2, 3, 4, 5, 6, 7].map((month) => `${month < 8 ? 2027 : 2026}-${String(month).padStart(2, '0')}-01`);

/** Children that start in a month: the first two groups get them. */
function startsOf(): ForecastStart[] {
  return months.flatMap((month, at) =>
    Array.from({ length: at % 3 }, (_, nth) => ({
      application_id: `application-${at}-${nth}`,
      name: children[(at + nth) % children.length] ?? '',
      on: `${month.slice(0, 8)}${nth === 0 ? '08' : '21'}`,
      is_agreed: at < 6 && nth === 0,
      group_id: at === 11 ? null : `group-${(nth % 2) + 1}`,
      status: at < 6 && nth === 0 ? ('admitted' as const) : ('applied' as const),
    })),
  );
}

const starts = startsOf();

function cellsOf(group_id: string | null, first: number): ForecastCell[] {
  const here = starts.filter((start) => start.group_id === group_id);
  return months.map((month) => {
    const until = here.filter(({ on }) => on.slice(0, 7) <= month.slice(0, 7));
    return {
      present: first + until.filter(({ is_agreed }) => is_agreed).length,
      starting: until.filter(({ on, is_agreed }) => is_agreed && on.startsWith(month.slice(0, 7))).length,
      expected: until.filter(({ is_agreed }) => !is_agreed).length,
    };
  });
}

/** So many groups, and the children without one. */
export function forecast(groups = groupNames.length, over: Partial<Forecast> = {}): Forecast {
  const named: ForecastGroup[] = Array.from({ length: groups }, (_, at) => ({
    group_id: `group-${at + 1}`,
    name: groupNames[at] ?? `Groep ${at + 1}`,
    capacity: 28,
    cells: cellsOf(`group-${at + 1}`, at === 0 ? 24 : at === 1 ? 26 : 19 + at),
  }));
  const none: ForecastGroup = { group_id: null, name: '', capacity: null, cells: cellsOf(null, 0) };
  return { start_year: 2026, months, groups: [...named, none], starts, is_filled: true, ...over };
}

/** A year for which no groups were entered yet. */
export const noGroups: Forecast = { start_year: 2027, months: months.map((month) => `${Number(month.slice(0, 4)) + 1}${month.slice(4)}`), groups: [], starts: [], is_filled: false };
