/** Retention, erasure and inzage, made up; for tests and for looking at screens. */
import type {
  AccessFile,
  DueChild,
  DueRow,
  ErasurePlan,
  ErasureRow,
  Hold,
  RetentionRow,
} from '../../bridge';

export const today = '2026-11-23';

/** A name as long as names get. */
export const longName = 'Floortje-Annemarie Oude Luttikhuis-van Wijngaarden tot Nijenbeek en Yıldırım';

export const hold: Hold = {
  id: 'hold-1',
  version: 2,
  child_id: 'olek',
  reason: 'klacht bij de landelijke commissie',
  placed_on: '2026-09-14',
  placed_by: 'Anke de Wit',
  lifted_on: null,
  lifted_by: null,
};

export function dueRow(id: string, name: string, more: Partial<DueRow> = {}): DueRow {
  return {
    child_id: id,
    name,
    born_on: '2020-05-02',
    kind: 'not_admitted',
    ended_on: '2025-10-01',
    due_on: '2026-10-01',
    is_due: true,
    hold: null,
    ...more,
  };
}

export const dueRows: DueRow[] = [
  dueRow('noor', 'Noor van den Broek'),
  dueRow('yusuf', 'Yusuf Yılmaz', { kind: 'left', ended_on: '2024-07-19', due_on: '2026-07-20' }),
  dueRow('olek', 'Olek Nowak', { kind: 'withdrawn', hold }),
  dueRow('fenna', 'Fenna Hoekstra', { due_on: '2027-03-01', ended_on: '2026-03-01', is_due: false }),
];

/** So many children that are due; one page of them. */
export function manyDue(count: number): DueRow[] {
  return Array.from({ length: count }, (_, at) => dueRow(`child-${at}`, `Kind Nummer-${at + 1}`));
}

export function dueChild(id: string, name: string, more: Partial<DueChild> = {}): DueChild {
  return { child_id: id, name, kind: 'not_admitted', due_on: '2026-10-01', hold: null, is_here: false, ...more };
}

export function erasurePlan(more: Partial<ErasurePlan> = {}): ErasurePlan {
  return {
    children: [dueChild('noor', 'Noor van den Broek')],
    caregivers: ['Mark van den Broek', 'Lisa Jansen'],
    households: 1,
    records: [
      { kind: 'interview_note', count: 12 },
      { kind: 'caregiver', count: 2 },
      { kind: 'application', count: 1 },
    ],
    mentions: [],
    journal_lines: 31,
    ...more,
  };
}

export function erasureRow(id: string, more: Partial<ErasureRow['erasure']> = {}, held_by: string[] = []): ErasureRow {
  return {
    erasure: {
      id,
      version: 1,
      erased_at: '2026-11-20T09:15:00Z',
      erased_by: 'Anke de Wit',
      kind: 'not_admitted',
      ground: 'Bewaartermijn van niet toegelaten kinderen voorbij',
      children: 6,
      caregivers: 9,
      households: 5,
      records: 143,
      journal_lines: 210,
      ...more,
    },
    held_by,
  };
}

function row(kind: RetentionRow['kind'], more: Partial<RetentionRow> = {}): RetentionRow {
  return { kind, months: 12, shipped_months: 12, days: 0, fixed: false, source: null, term: null, due: 0, ...more };
}

export const retention: RetentionRow[] = [
  row('not_admitted', {
    months: 6,
    source: 'Privacyreglement leerlingen 2026, artikel 8',
    term: { id: 'term-1', version: 3, kind: 'not_admitted', months: 6, source: 'Privacyreglement leerlingen 2026, artikel 8' },
    due: 4,
  }),
  row('withdrawn', { due: 1 }),
  row('left', { months: 24, shipped_months: 24, fixed: true, due: 1 }),
  row('never_started'),
  row('taken_back', { months: 0, shipped_months: 0, days: 30, fixed: true }),
];

export const accessFile: AccessFile = {
  name: 'Noor van den Broek',
  at: '2026-11-23T10:00:00Z',
  sections: [
    {
      kind: 'child',
      title: 'Noor van den Broek',
      fields: [
        { field: 'born_on', value: '2023-01-08', is_free_text: false },
        { field: 'remarks', value: 'Haar nichtje Fenna zit in groep 3.', is_free_text: true },
      ],
    },
    {
      kind: 'interview_note',
      title: 'Thuistaal',
      fields: [
        { field: 'discussed', value: '1', is_free_text: false },
        { field: 'note', value: 'Oma spreekt Fries met haar.', is_free_text: true },
      ],
    },
    { kind: 'seen_document', title: 'identity', fields: [{ field: 'seen_on', value: '2026-09-14', is_free_text: false }] },
  ],
  left_out: [
    { kind: 'caregiver', count: 1, reason: 'of_another' },
    { kind: 'household', count: 1, reason: 'secret_address' },
  ],
};
