/** What changed in a line of the history, in the office's words. */
import type { HistoryField, HistoryLine } from '../../bridge';
import { fieldName, isReference, valueText } from '../../texts/fields';
import { historyTexts as texts } from '../../texts/shared';
import { capital } from '../../texts/words';

/** The fields that say something to a reader. */
export function shownFields({ fields }: HistoryLine): HistoryField[] {
  return fields.filter(({ field }) => !isReference(field));
}

/** `Gewenste start: vr 8 jan 2027 → ma 11 jan 2027`. */
export function fieldText({ kind, field, before, after }: HistoryField): string {
  const name = capital(fieldName(kind, field));
  const now = valueText(kind, field, after);
  return before === null ? texts.added(name, now) : texts.change(name, valueText(kind, field, before), now);
}
