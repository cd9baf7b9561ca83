/** Putting a field into a text, where the hand was. */
import type { TemplateField } from '../../../bridge';

/** Leaves the focus in the text, and the caret behind the field. One that fills paragraphs becomes a paragraph. */
export function insertField(area: HTMLInputElement | HTMLTextAreaElement, { name, is_block }: TemplateField): void {
  const start = area.selectionStart ?? area.value.length;
  const end = area.selectionEnd ?? start;
  const text = is_block ? apart(area.value.slice(0, start), `{${name}}`, area.value.slice(end)) : `{${name}}`;
  area.focus();
  area.setSelectionRange(start, end);
  // The way of the platform's own editing keeps the undo of the field; jsdom does not have it.
  if (document.execCommand?.('insertText', false, text)) return;
  area.setRangeText(text, start, end, 'end');
  area.dispatchEvent(new Event('input', { bubbles: true }));
}

function apart(before: string, field: string, after: string): string {
  const above = before === '' || before.endsWith('\n\n') ? '' : before.endsWith('\n') ? '\n' : '\n\n';
  const below = after === '' || after.startsWith('\n\n') ? '' : after.startsWith('\n') ? '\n' : '\n\n';
  return above + field + below;
}
