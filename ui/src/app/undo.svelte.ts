/** Undo and redo, as the buttons at the top and the keys do it. */
import { bridge, type Change } from '../bridge';
import type { Step } from '../frame/frame';
import { announce } from '../live/changes.svelte';
import { tell } from '../live/deed.svelte';
import { live } from '../live/live.svelte';
import { showToast } from '../parts/toasts.svelte';
import { deedText } from '../texts/deeds';
import { inSentence } from '../texts/sentence';

function asStep(change: Change | null | undefined): Step {
  return change ? { what: inSentence(deedText(change)) } : null;
}

/** Call it while a component is made. */
export function undoing() {
  // Any change may be the last one.
  const state = live([], () => bridge.undoState());
  let queue: Promise<unknown> = Promise.resolve();

  /** One after the other: the second press takes back what came before the first. */
  function inTurn(run: () => Promise<Change>): void {
    queue = queue.then(() =>
      tell(async () => {
        const change = await run();
        announce(change);
        showToast(deedText(change));
      }),
    );
  }

  return {
    get undoStep(): Step {
      return asStep(state.value?.undo);
    },
    get redoStep(): Step {
      return asStep(state.value?.redo);
    },
    undo: () => inTurn(() => bridge.undo()),
    redo: () => inTurn(() => bridge.redo()),
  };
}
