/** Joining texts to sentences. */

/** A sentence of ours after a colon: without its capital. */
export function inSentence(text: string): string {
  return text.charAt(0).toLocaleLowerCase('nl') + text.slice(1);
}

const numbers = ['geen', 'één', 'twee', 'drie', 'vier', 'vijf', 'zes', 'zeven', 'acht', 'negen', 'tien'];

/** `3` as `drie`; from 11 on the figures. */
export function numberWord(count: number): string {
  return numbers[count] ?? String(count);
}

/** `a, b en c`. */
export function listInWords(parts: readonly string[]): string {
  const last = parts.at(-1);
  if (last === undefined) return '';
  return parts.length === 1 ? last : `${parts.slice(0, -1).join(', ')} en ${last}`;
}
