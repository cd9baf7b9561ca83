/** Doing something that changes data: announce it, say it with a way back, and say what went wrong. */
import { asCoreError, bridge, type Change, type CoreError, type Done } from '../bridge';
import { showToast } from '../parts/toasts.svelte';
import { deedText } from '../texts/deeds';
import { errorText } from '../texts/errors';
import { liveTexts as texts } from '../texts/live';
import { announce } from './changes.svelte';

/** Takes back one change, from its own toast. */
async function undoChange(change: Change): Promise<void> {
  await tell(async () => {
    announce(await bridge.undoChange(change.id));
    showToast(texts.undone(deedText(change)));
  });
}

/** Runs something whose failure belongs in a message at the bottom. */
export async function tell(run: () => Promise<void>): Promise<boolean> {
  try {
    await run();
    return true;
  } catch (thrown) {
    showToast(errorText(errorOf(thrown)), { kind: 'failed' });
    return false;
  }
}

export function errorOf(thrown: unknown): CoreError {
  return asCoreError(thrown) ?? { code: 'database', reference: String(thrown) };
}

/** Announces what a deed changed; the toast offers the way back. Returns what the deed answered. */
export function done<T>(result: Done<T>, options: { quiet?: boolean } = {}): T {
  const change = result.change;
  announce(change);
  if (change !== null && options.quiet !== true) {
    showToast(deedText(change), { action: { label: texts.undo, run: () => void undoChange(change) } });
  }
  return result.value;
}
