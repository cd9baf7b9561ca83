/** Made-up lines of the history for tests and for looking at the screens. */
import type { BinLine, HistoryField, HistoryLine, UndoPreview } from '../../bridge';
import { addDays } from '../../lib/dates';
import { TODAY } from './today';

export const people = ['Anja de Groot', 'Ineke Peters', 'Petra van Dijk'];

export function field(over: Partial<HistoryField> = {}): HistoryField {
  return { kind: 'application', field: 'wanted_start_on', before: '2027-01-08', after: '2027-01-11', ...over };
}

export function line(over: Partial<HistoryLine> = {}): HistoryLine {
  return {
    change_id: 'change-1',
    at: `${TODAY}T08:05:00Z`,
    actor: 'Ineke Peters',
    deed: 'application.save',
    subject: 'Noor van den Broek',
    undone: false,
    undoable: true,
    fields: [field()],
    ...over,
  };
}

/** So many lines, four a day, newest first. */
export function lines(count: number): HistoryLine[] {
  return Array.from({ length: count }, (_, at) =>
    line({ change_id: `change-${at}`, at: `${addDays(TODAY, -Math.floor(at / 4))}T08:0${3 - (at % 4)}:00Z`, subject: `Kind ${at + 1} van den Heuvel` }),
  );
}

export const whole = [
  line(),
  line({ change_id: 'change-2', at: `${TODAY}T07:55:00Z`, actor: 'Anja de Groot', deed: 'desk.wrong_passphrase', subject: 'Ineke Peters', undoable: false, fields: [] }),
  line({ change_id: 'change-3', at: '2026-11-20T15:10:00Z', deed: 'undo:agreement.save', fields: [] }),
  line({ change_id: 'change-4', at: '2026-11-20T15:00:00Z', deed: 'agreement.save', undone: true, fields: [field({ kind: 'agreement', field: 'what', before: null, after: 'Een ochtend meekijken' })] }),
];

export function preview(over: Partial<UndoPreview> = {}): UndoPreview {
  return { line: line({ fields: [field({ before: '2027-01-11', after: '2027-01-08' })] }), again: false, blocked: null, ...over };
}

export function binLine(at = 0): BinLine {
  return {
    line: line({
      change_id: `removed-${at}`,
      deed: 'group.remove',
      subject: `Groep ${at + 3}`,
      fields: [field({ kind: 'school_group', field: 'name', before: `Groep ${at + 3}`, after: null }), field({ kind: 'school_group', field: 'capacity', before: '28', after: null })],
    }),
    kinds: ['school_group'],
    until: '2026-12-23',
  };
}
