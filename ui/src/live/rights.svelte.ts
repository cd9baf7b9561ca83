/** What whoever opened the store may do. The core checks each deed itself; the window shows no deed that would be refused. */
import type { Right } from '../bridge';

/** In a backup there is nothing to do but look. */
const LOOKING: readonly Right[] = ['look', 'look_deeper', 'history'];

let rights = $state.raw<readonly Right[]>([]);
let backup = $state(false);

/** Whether the deeds of this right are theirs; reactive. */
export function may(right: Right): boolean {
  return rights.includes(right);
}

/** Whether there is any deed of theirs that changes what the store holds. */
export function mayChange(): boolean {
  return rights.some((right) => !LOOKING.includes(right));
}

/** Whether a backup is open, beside the store, to be read only. */
export function inBackup(): boolean {
  return backup;
}

/** Called by the session, when the store opens and when it locks. */
export function giveRights(given: readonly Right[], options: { inBackup?: boolean } = {}): void {
  backup = options.inBackup ?? false;
  rights = backup ? given.filter((right) => LOOKING.includes(right)) : given;
}
