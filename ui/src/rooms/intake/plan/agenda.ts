/** The talks of one day in their order, with the one that is being planned among them. */
import type { InterviewDraft, InterviewRow } from '../../../bridge';

export interface AgendaLine {
  id: string;
  /** `10:00`. */
  starts: string;
  ends: string;
  /** Whose talk; null for the one being planned. */
  row: InterviewRow | null;
}

/** The time so many minutes after `starts`; past midnight it begins again. */
export function endOf(starts: string, minutes: number): string {
  const [hour = 0, minute = 0] = starts.split(':').map(Number);
  const end = (hour * 60 + minute + minutes) % (24 * 60);
  return `${String(Math.floor(end / 60)).padStart(2, '0')}:${String(end % 60).padStart(2, '0')}`;
}

export function agendaOf(rows: readonly InterviewRow[], draft: InterviewDraft): AgendaLine[] {
  const lines: AgendaLine[] = rows.map((row) => lineOf(row.id, row.starts_at, row.minutes, row));
  if (draft.starts_at !== '') lines.push(lineOf('', draft.starts_at, draft.minutes, null));
  return lines.sort((one, other) => one.starts.localeCompare(other.starts));
}

function lineOf(id: string, starts: string, minutes: number, row: InterviewRow | null): AgendaLine {
  return { id, starts, ends: endOf(starts, minutes), row };
}
