/** Encrypting the whole store anew: begun here or on an earlier visit of this screen, and followed until it is done. */
import { bridge, type CoreError } from '../../../bridge';
import { errorOf } from '../../../live/deed.svelte';
import { takeDesk } from '../../../live/desk';

const POLL_MS = 500;

export class Rotation {
  percent = $state(0);
  isBusy = $state(false);
  isDone = $state(false);
  failed = $state.raw<CoreError | null>(null);
  #watched = true;

  start = (): Promise<void> => this.#follow(() => bridge.rotateKey());

  /** Shows one that was still under way when the screen was opened. */
  async resume(): Promise<void> {
    const percent = await bridge.rotationProgress().catch(() => null);
    if (percent !== null) await this.#follow(() => Promise.resolve());
  }

  /** Before somebody asks for it anew: the last one is over. */
  forget(): void {
    if (this.isBusy) return;
    this.isDone = false;
    this.failed = null;
  }

  /** The screen goes; the core goes on by itself. */
  leave(): void {
    this.#watched = false;
  }

  async #follow(deed: () => Promise<unknown>): Promise<void> {
    if (this.isBusy) return;
    this.forget();
    this.percent = 0;
    this.isBusy = true;
    const timer = setInterval(() => void this.#look().catch(() => undefined), POLL_MS);
    try {
      await deed();
      while (this.#watched && (await this.#look())) await new Promise((resolve) => setTimeout(resolve, POLL_MS));
      this.isDone = this.#watched;
    } catch (thrown) {
      this.failed = errorOf(thrown);
      await showLock();
    } finally {
      clearInterval(timer);
      this.isBusy = false;
    }
  }

  /** Whether it is still under way. */
  async #look(): Promise<boolean> {
    const percent = await bridge.rotationProgress();
    if (percent !== null) this.percent = percent;
    return percent !== null;
  }
}

/** When the new key could not take the old one's place, the core locks. */
async function showLock(): Promise<void> {
  const desk = await bridge.deskState().catch(() => null);
  if (desk !== null && desk.stage !== 'open') takeDesk(desk);
}
