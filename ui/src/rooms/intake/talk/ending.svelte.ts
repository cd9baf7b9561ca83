/** The two ways to leave a talk: later on again, or finished. Neither goes before all that was typed is in the store. */
import { bridge, type Interview } from '../../../bridge';
import { navigate } from '../../../lib/router.svelte';
import { Attempt } from '../../../live/attempt.svelte';
import type { Sitting } from './sitting.svelte';

export class Ending {
  readonly attempt = new Attempt();
  /** Somebody wanted to leave while something could not be saved. */
  stuck = $state(false);
  #settling = $state(false);
  readonly #sitting: Sitting;
  readonly #href: string;

  constructor(sitting: Sitting, href: string) {
    this.#sitting = sitting;
    this.#href = href;
  }

  get busy(): boolean {
    return this.#settling || this.attempt.busy;
  }

  stop = async (): Promise<void> => {
    if (await this.#settle()) this.leave();
  };

  async finish({ id, version }: Interview, today: string): Promise<void> {
    if (!(await this.#settle())) return;
    if (await this.attempt.run(() => bridge.holdInterview(id, version, today))) this.leave();
  }

  leave = (): void => navigate(this.#href);

  async #settle(): Promise<boolean> {
    if (this.busy) return false;
    this.#settling = true;
    this.stuck = !(await this.#sitting.settle());
    this.#settling = false;
    return !this.stuck;
  }
}
