/** The history as rows of a spreadsheet, in Dutch words, the heading first. */
import type { HistoryLine } from '../../../bridge';
import { clockOf, formatDateShort } from '../../../lib/dates';
import { shownFields } from '../../../shared/history/fields';
import { deedText } from '../../../texts/deeds';
import { fieldName, recordName, valueText } from '../../../texts/fields';
import { historyPageTexts as texts } from '../../../texts/history';
import { capital } from '../../../texts/words';

export class Sheet {
  readonly rows: string[][] = [texts.columns];
  /** What is done while pages are fetched moves the next ones on: a line may come twice. */
  readonly #seen = new Set<string>();

  /** Lines in it. */
  get count(): number {
    return this.#seen.size;
  }

  add(lines: readonly HistoryLine[]): void {
    const fresh = lines.filter(({ change_id }) => !this.#seen.has(change_id));
    for (const line of fresh) {
      this.#seen.add(line.change_id);
      this.rows.push(...rowsOf(line));
    }
  }
}

/** A row for each field, so that a spreadsheet can sort and filter them; one row for a deed without. */
function rowsOf(line: HistoryLine): string[][] {
  const on = clockOf(line.at);
  const deed = [on ? formatDateShort(on.day) : line.at, on?.time ?? '', line.actor, deedText(line), line.undone ? texts.yes : texts.no];
  const fields = shownFields(line);
  if (fields.length === 0) return [[...deed, '', '', '', '']];
  return fields.map(({ kind, field, before, after }) => [
    ...deed,
    capital(recordName(kind)),
    capital(fieldName(kind, field)),
    valueText(kind, field, before),
    valueText(kind, field, after),
  ]);
}
