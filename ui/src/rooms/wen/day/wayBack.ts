/** A deed that is made of one or more changes, said once, with one way back. */
import { bridge, type Change } from '../../../bridge';
import { announce } from '../../../live/changes.svelte';
import { tell } from '../../../live/deed.svelte';
import { showToast } from '../../../parts/toasts.svelte';
import { liveTexts } from '../../../texts/live';

export function sayWithWayBack(text: string, changes: readonly Change[]): void {
  if (changes.length === 0) return;
  showToast(text, { action: { label: liveTexts.undo, run: () => void takeBack(text, changes) } });
}

/** The last first. */
async function takeBack(text: string, changes: readonly Change[]): Promise<void> {
  await tell(async () => {
    for (const { id } of changes.toReversed()) announce(await bridge.undoChange(id));
    showToast(liveTexts.undone(text));
  });
}
