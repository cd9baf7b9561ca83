/** The seconds somebody must wait after too many wrong passphrases, counted down on the screen. */

const SECOND_MS = 1000;

export class Waiting {
  seconds = $state(0);
  #timer: ReturnType<typeof setInterval> | undefined;

  get active(): boolean {
    return this.seconds > 0;
  }

  /** Counts down from here; a wait of no seconds ends the one there was. */
  start(seconds: number): void {
    this.stop();
    this.seconds = seconds;
    if (seconds > 0) this.#timer = setInterval(() => this.#count(), SECOND_MS);
  }

  stop(): void {
    clearInterval(this.#timer);
  }

  #count(): void {
    this.seconds -= 1;
    if (this.seconds <= 0) this.stop();
  }
}
