/** Tells the shell that somebody is at work, so that it does not lock; and notices that the computer slept. */

/** The shell counts in minutes: telling it more often changes nothing. */
const TELL_EVERY_MS = 30_000;
/** How often the clock is looked at. */
const LOOK_EVERY_MS = 10_000;
/** A page in sight that was not woken for so long lay on a sleeping computer. */
const SLEPT_MS = 90_000;

const SIGNS = ['pointerdown', 'keydown', 'wheel'] as const;

interface Heard {
  onwork: () => void;
  onslept: () => void;
}

/** Starts watching; gives the function that stops it. */
export function watchActivity({ onwork, onslept }: Heard): () => void {
  const sleep = new SleepWatch();
  let told = Number.NEGATIVE_INFINITY;

  function onSign(event: Event) {
    if (sleep.noticed()) onslept();
    else if (event.timeStamp - told >= TELL_EVERY_MS) {
      told = event.timeStamp;
      onwork();
    }
  }
  const timer = setInterval(() => sleep.noticed() && onslept(), LOOK_EVERY_MS);
  // Before anything on the page hears of it.
  for (const sign of SIGNS) window.addEventListener(sign, onSign, { capture: true, passive: true });
  return () => {
    clearInterval(timer);
    for (const sign of SIGNS) window.removeEventListener(sign, onSign, { capture: true });
  };
}

/** The clock on the wall runs on while the computer sleeps; timers do not. A page out of sight is woken seldom, so it tells nothing. */
class SleepWatch {
  #looked = wallClock();
  #inSight = !document.hidden;

  noticed(): boolean {
    const now = wallClock();
    const slept = this.#inSight && now - this.#looked > SLEPT_MS;
    this.#looked = now;
    this.#inSight = !document.hidden;
    return slept;
  }
}

function wallClock(): number {
  // eslint-disable-next-line no-restricted-syntax -- Only how long ago, never which day; the timers' own clock stands still in sleep.
  return Date.now();
}
