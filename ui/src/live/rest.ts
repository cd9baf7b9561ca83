/** The moment to save what is typed: when the hands rest, and now and then when they do not. */

/** So long may somebody type on before it is saved all the same. */
const LONGEST_MS = 5000;

export class Rest {
  readonly #save: () => void;
  readonly #pauseMs: number;
  #timer: ReturnType<typeof setTimeout> | undefined;
  /** When the first key was pressed that is not saved yet. */
  #since: number | null = null;

  constructor(save: () => void, pauseMs: number) {
    this.#save = save;
    this.#pauseMs = pauseMs;
  }

  /** A key was pressed. */
  typed(): void {
    const now = performance.now();
    this.#since ??= now;
    clearTimeout(this.#timer);
    this.#timer = setTimeout(this.#save, Math.min(this.#pauseMs, this.#since + LONGEST_MS - now));
  }

  /** It is saved, or let go. */
  stop(): void {
    clearTimeout(this.#timer);
    this.#since = null;
  }
}
