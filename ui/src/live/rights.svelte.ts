/** What whoever opened the store may do. The core checks each deed itself; the window shows no deed that would be refused. */
import type { Right } from '../bridge';

let rights = $state.raw<ReadonlySet<Right>>(new Set());

/** Whether the deeds of this right are theirs; reactive. */
export function may(right: Right): boolean {
  return rights.has(right);
}

/** Called by the session, when the store opens and when it locks. */
export function giveRights(given: readonly Right[]): void {
  rights = new Set(given);
}
