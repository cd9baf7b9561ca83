/** A new passphrase while it is typed twice: how strong it is, and what is still wrong with it. */
import { bridge, type CoreError, type Strength } from '../../bridge';
import { deskTexts as texts } from '../../texts/desk';
import { errorText } from '../../texts/errors';

/** So long after the last key the strength is asked for. */
const PAUSE_MS = 150;

export class NewPassphrase {
  text = $state('');
  repeat = $state('');
  problem = $state<string | null>(null);
  repeatProblem = $state<string | null>(null);
  strength = $state.raw<Strength | null>(null);
  #asked = 0;

  /** Judges what is typed, after a pause. Gives the function that calls it off. */
  judgeSoon(): () => void {
    const text = this.text;
    const timer = setTimeout(() => void this.judge(text).catch(() => undefined), PAUSE_MS);
    return () => clearTimeout(timer);
  }

  /** Whether it can be used; says beside the fields why not. */
  async accept(): Promise<boolean> {
    this.problem = null;
    this.repeatProblem = null;
    const strength = await this.judge(this.text);
    if (this.text === '') this.problem = texts.passphraseMissing;
    else if (strength.missing_characters > 0) this.problem = texts.passphraseShort(strength.missing_characters);
    else if (!strength.enough) this.problem = texts.passphraseWeak;
    else if (this.repeat === '') this.repeatProblem = texts.repeatMissing;
    else if (this.repeat !== this.text) this.repeatProblem = texts.repeatDiffers;
    return this.problem === null && this.repeatProblem === null;
  }

  /** Says a refusal by the core beside the field; false when it was about something else. */
  refuse(error: CoreError): boolean {
    if (error.code !== 'weak_passphrase') return false;
    this.problem = errorText(error);
    return true;
  }

  forget(): void {
    this.text = '';
    this.repeat = '';
    this.strength = null;
  }

  async judge(text: string): Promise<Strength> {
    const question = ++this.#asked;
    const strength = await bridge.passphraseStrength(text);
    if (question === this.#asked) this.strength = text === '' ? null : strength;
    return strength;
  }
}
