/** Opening the store with a passphrase: who, with which, and what stands in the way. What was typed stays until it opens. */
import { bridge, type CoreError, type DeskState } from '../../bridge';
import { errorOf } from '../../live/deed.svelte';
import { Waiting } from '../../shared/keys/waiting.svelte';
import { deskTexts as texts } from '../../texts/desk';
import { errorText } from '../../texts/errors';
import { chosenOf } from './chosen';

export class Unlocking {
  who = $state('');
  passphrase = $state('');
  /** What is wrong beside each field. */
  problems = $state.raw<{ who?: string; passphrase?: string }>({});
  failed = $state.raw<CoreError | null>(null);
  busy = $state(false);
  readonly waiting = new Waiting();
  readonly #ondone: (state: DeskState) => void;

  constructor(desk: DeskState, ondone: (state: DeskState) => void) {
    this.who = chosenOf(desk.people);
    this.waiting.start(desk.wait_seconds);
    this.#ondone = ondone;
  }

  /** Whether it opened. */
  async unlock(anybody: boolean): Promise<boolean> {
    if (this.busy || this.waiting.active) return false;
    this.failed = null;
    this.problems = {
      who: anybody && this.who === '' ? texts.whoEmpty : undefined,
      passphrase: this.passphrase === '' ? texts.passphraseEmpty : undefined,
    };
    if (this.problems.who || this.problems.passphrase) return false;
    return this.#try(() => bridge.unlock(this.who, this.passphrase));
  }

  /** With the key that this computer's keychain remembers. */
  unlockRemembered(): Promise<boolean> {
    this.failed = null;
    return this.#try(() => bridge.unlockRemembered());
  }

  async #try(open: () => Promise<DeskState>): Promise<boolean> {
    this.busy = true;
    try {
      const state = await open();
      this.passphrase = '';
      this.#ondone(state);
      return true;
    } catch (thrown) {
      await this.#say(errorOf(thrown));
      return false;
    } finally {
      this.busy = false;
    }
  }

  async #say(error: CoreError): Promise<void> {
    if (error.code === 'wrong_passphrase') this.problems = { passphrase: errorText(error) };
    else if (error.code !== 'wait') this.failed = error;
    await this.waiting.heed(error);
  }
}
