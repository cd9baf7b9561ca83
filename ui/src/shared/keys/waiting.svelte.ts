/** The seconds somebody must wait after too many wrong passphrases, counted down on the screen. */
import { bridge, type CoreError } from '../../bridge';
import { deskTexts as texts } from '../../texts/desk';

const SECOND_MS = 1000;

export class Waiting {
  seconds = $state(0);
  #timer: ReturnType<typeof setInterval> | undefined;

  get active(): boolean {
    return this.seconds > 0;
  }

  /** The deed as its button says it; the seconds that are left, as long as it has to wait. */
  label(deed: string): string {
    return this.active ? texts.waitStill(this.seconds) : deed;
  }

  /** Begins after a passphrase that was refused: a wrong one may have been one too many. */
  async heed(error: CoreError): Promise<void> {
    if (error.code === 'wait') return this.start(error.seconds);
    if (error.code !== 'wrong_passphrase') return;
    const now = await bridge.deskState().catch(() => null);
    this.start(now?.wait_seconds ?? 0);
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
