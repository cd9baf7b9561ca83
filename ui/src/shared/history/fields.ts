/** What changed in a line of the history, in the office's words. */
import type { HistoryField, HistoryLine } from '../../bridge';
import { fieldName, fieldPlace, isReference, valueText } from '../../texts/fields';
import { historyTexts as texts } from '../../texts/shared';
import { capital } from '../../texts/words';

/** The fields that say something to a reader, record by record, each in the order of its screen. */
export function shownFields({ fields }: HistoryLine): HistoryField[] {
  const records: HistoryField[][] = [];
  for (const [at, field] of fields.entries()) {
    if (at > 0 && isSameRecord(fields[at - 1], field)) records.at(-1)?.push(field);
    else records.push([field]);
  }
  const inOrder = (record: HistoryField[]) => record.sort((one, other) => fieldPlace(one.field) - fieldPlace(other.field));
  return records.flatMap(inOrder).filter(({ field }) => !isReference(field));
}

/** The core tells record after record, and of each its fields by column name: where those begin anew, another record does. */
function isSameRecord(before: HistoryField | undefined, { kind, field }: HistoryField): boolean {
  return before !== undefined && before.kind === kind && before.field < field;
}

/** `Gewenste start: vr 8 jan 2027 → ma 11 jan 2027`. */
export function fieldText({ kind, field, before, after }: HistoryField): string {
  const name = capital(fieldName(kind, field));
  const now = valueText(kind, field, after);
  return before === null ? texts.added(name, now) : texts.change(name, valueText(kind, field, before), now);
}
