/** The text of a kept letter, out of the JSON it lies in the store as: see `Paper` in the core. */

/** What of a paper is not for reading: the kind of a block, and how it is laid out. */
const LAYOUT = ['kind', 'title', 'sender', 'lines', 'is_marked'];

/** The words of the letter in their order, a line each; what is no paper comes back as it is. */
export function letterText(raw: string): string {
  const paper = parsed(raw);
  if (typeof paper !== 'object' || paper === null) return raw;
  return wordsOf(paper).filter((line) => line.trim() !== '').join('\n');
}

function parsed(raw: string): unknown {
  try {
    return JSON.parse(raw);
  } catch {
    return null;
  }
}

function wordsOf(part: unknown): string[] {
  if (typeof part === 'string') return [part];
  if (Array.isArray(part)) return part.flatMap(wordsOf);
  if (typeof part !== 'object' || part === null) return [];
  // A topic of the talk has a title that says something; the paper's own is said by its subject.
  const skipped = 'kind' in part ? LAYOUT.filter((field) => field !== 'title') : LAYOUT;
  return Object.entries(part).flatMap(([field, value]) => (skipped.includes(field) ? [] : wordsOf(value)));
}
