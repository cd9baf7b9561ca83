/** Who opened the store last from this window: they are chosen already when it is locked again. Gone with the window. */
import type { Keyholder } from '../../bridge';

let last = '';

export function rememberChosen(id: string): void {
  last = id;
}

/** The one that needs no choosing, or nobody. */
export function chosenOf(people: readonly Keyholder[]): string {
  if (people.length === 1) return people[0]?.id ?? '';
  return people.some(({ id }) => id === last) ? last : '';
}
