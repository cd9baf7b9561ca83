/** A morning under the hand: where it can go, and what happens when it is let go. */
import { bridge, type CalendarMorning } from '../../../bridge';
import { done, tell } from '../../../live/deed.svelte';
import { showToast } from '../../../parts/toasts.svelte';
import { calendarTexts as texts } from '../../../texts/wen';
import { byDay, verdictOf, type Place, type Targets, type Verdict } from './verdict';

export class Moving {
  /** What is dragged; null when nothing is. */
  morning = $state.raw<CalendarMorning | null>(null);
  /** The cell under the hand. */
  over = $state.raw<Place | null>(null);
  /** Where the hand is in the window. */
  at = $state.raw({ x: 0, y: 0 });
  #targets = $state.raw<Targets>(null);
  #coming: Promise<Targets> = Promise.resolve(null);

  start(morning: CalendarMorning): void {
    this.morning = morning;
    this.over = null;
    this.#targets = null;
    this.#coming = bridge.morningTargets(morning.application_id, morning.id).then(byDay);
    this.#coming.then(
      (targets) => {
        if (this.morning === morning) this.#targets = targets;
      },
      // Letting go meets it too, and says it.
      () => undefined,
    );
  }

  stop(): void {
    this.morning = null;
    this.over = null;
  }

  /** What dropping it there would mean; null when nothing is dragged. */
  verdictAt(place: Place): Verdict | null {
    return this.morning && verdictOf(this.morning, this.#targets, place);
  }

  /** Moves it to the cell under the hand, or says why not. */
  async drop(): Promise<void> {
    const { morning, over } = this;
    const coming = this.#coming;
    this.stop();
    if (!morning || !over) return;
    await tell(async () => {
      const verdict = verdictOf(morning, await coming, over);
      if (verdict.kind === 'cannot') showToast(texts.notMoved(morning.name, verdict.why), { kind: 'failed' });
      if (verdict.kind !== 'can' && verdict.kind !== 'rather') return;
      const { id, version } = morning;
      done(await bridge.moveMornings([{ id, version, planned_on: over.on }]));
    });
  }
}
