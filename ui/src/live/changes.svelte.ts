/**
 * Who shows data hears when its kind changed. The core names the kinds with every change; a screen reloads just those.
 */
import { SvelteMap } from 'svelte/reactivity';
import type { Change } from '../bridge';

const revisions = new SvelteMap<string, number>();
let all = $state(0);

/** Called after every change, undo and redo. */
export function announce(change: Change | null): void {
  if (change === null) return;
  for (const kind of change.kinds) revisions.set(kind, (revisions.get(kind) ?? 0) + 1);
  all += 1;
}

/** Everything may have changed: another store was opened. */
export function announceAll(): void {
  revisions.clear();
  all += 1;
}

/** Depends on these kinds when read in an effect; without kinds on every change. */
export function revisionOf(kinds: readonly string[]): number {
  if (kinds.length === 0) return all;
  return kinds.reduce((sum, kind) => sum + (revisions.get(kind) ?? 0), 0);
}
