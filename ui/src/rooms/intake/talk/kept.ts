/** The sittings of this desk: what could not be saved outlives its screen, until the program is locked. */
import { forgetOnLock } from '../../../live/memory';
import { Sitting, type Asked } from './sitting.svelte';

const kept = new Map<string, Sitting>();
forgetOnLock(() => kept.clear());

/** The one sitting of a talk, however often its screen is opened. */
export function sittingOf(asked: Asked): Sitting {
  const { id } = asked.view.interview.interview;
  const before = kept.get(id);
  before?.take(asked);
  const sitting = before ?? new Sitting(asked);
  kept.set(id, sitting);
  return sitting;
}
