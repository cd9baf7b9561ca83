/** What the question before an erasure needs to know. */
import type { DueChild, ErasurePlan } from '../../../bridge';

/** A hold keeps it, or the child is here: the core refuses. */
export function isKept({ hold, is_here: isHere }: DueChild): boolean {
  return hold !== null || isHere;
}

/** Whose term has not passed; the ground must say why it goes all the same. */
export function isEarly({ due_on: due }: DueChild, today: string): boolean {
  return due === null || due > today;
}

/** Shorter parts of a name are words of the language: "de", "van", "Ot". */
const SHORTEST_NAME = 4;

/** A name of those who go that stands in what was typed; the log would keep it. */
export function nameIn(text: string, { children, caregivers }: ErasurePlan): string | null {
  const words = new Set(wordsOf(text));
  const names = [...children.map(({ name }) => name), ...caregivers].flatMap((name) => name.split(/\s+/));
  return names.find((name) => name.length >= SHORTEST_NAME && wordsOf(name).every((word) => words.has(word))) ?? null;
}

function wordsOf(text: string): string[] {
  return text.toLocaleLowerCase('nl').match(/\p{L}+/gu) ?? [];
}
