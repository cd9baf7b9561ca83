/** A new recovery code: shown to put on paper, then typed over in part before it is the only one. */
import { bridge, type CoreError } from '../../../bridge';
import { errorOf } from '../../../live/deed.svelte';
import { CONFIRMED_GROUP } from '../../../shared/keys/recovery';
import { deskTexts } from '../../../texts/desk';
import { errorText } from '../../../texts/errors';

export class Making {
  step = $state<'show' | 'confirm'>('show');
  code = $state.raw<readonly string[]>([]);
  typed = $state('');
  problem = $state<string | null>(null);
  failed = $state.raw<CoreError | null>(null);
  busy = $state(false);

  begin = (): Promise<boolean> =>
    this.#work(async () => {
      this.code = await bridge.beginRecoveryCode();
    });

  go(step: 'show' | 'confirm'): void {
    this.step = step;
    this.problem = null;
    this.failed = null;
  }

  /** Whether it is the only code now. */
  async confirm(): Promise<boolean> {
    this.problem = this.typed.trim() === '' ? deskTexts.confirmMissing(CONFIRMED_GROUP) : null;
    if (this.problem) return false;
    return this.#work(async () => {
      await bridge.confirmRecoveryCode(CONFIRMED_GROUP, this.typed);
      // Nothing secret stays behind in the window.
      this.code = [];
      this.typed = '';
    });
  }

  async #work(run: () => Promise<void>): Promise<boolean> {
    if (this.busy) return false;
    this.busy = true;
    this.failed = null;
    try {
      await run();
      return true;
    } catch (thrown) {
      const error = errorOf(thrown);
      if (error.code === 'recovery_code_not_confirmed') this.problem = errorText(error);
      else this.failed = error;
      return false;
    } finally {
      this.busy = false;
    }
  }
}
