/** The first start, step by step. What was typed stays through every step and every error. */
import { bridge, type CoreError, type DeskState } from '../../bridge';
import { errorOf } from '../../live/deed.svelte';
import { NewPassphrase } from '../../shared/keys/passphrase.svelte';
import { CONFIRMED_GROUP } from '../../shared/keys/recovery';
import { deskTexts as texts } from '../../texts/desk';
import { errorText } from '../../texts/errors';

export type SetupStep = 'welcome' | 'school' | 'passphrase' | 'code' | 'confirm';

export class Setup {
  step = $state<SetupStep>('welcome');
  school = $state(texts.schoolName);
  person = $state('');
  readonly passphrase = new NewPassphrase();
  code = $state.raw<readonly string[]>([]);
  confirmed = $state('');
  problems = $state.raw<{ school?: string; person?: string; confirmed?: string }>({});
  busy = $state<'demo' | 'next' | null>(null);
  failed = $state.raw<CoreError | null>(null);
  readonly #ondone: (state: DeskState) => void;

  constructor(ondone: (state: DeskState) => void) {
    this.#ondone = ondone;
  }

  go = (step: SetupStep): void => {
    this.failed = null;
    this.problems = {};
    this.step = step;
  };

  openDemo = (): Promise<void> => this.#work('demo', async () => this.#ondone(await bridge.openDemo()));

  leaveSchool = (): void => {
    this.problems = {
      school: this.school.trim() === '' ? texts.schoolMissing : undefined,
      person: this.person.trim() === '' ? texts.personMissing : undefined,
    };
    if (!this.problems.school && !this.problems.person) this.go('passphrase');
  };

  leavePassphrase = (): Promise<void> =>
    this.#work('next', async () => {
      if (!(await this.passphrase.accept())) return;
      // The code on the screen stays the same when somebody goes back and forth: it may be on paper already.
      if (this.code.length === 0) this.code = await bridge.beginSetup();
      this.go('code');
    });

  create = (): Promise<void> => {
    this.problems = this.confirmed.trim() === '' ? { confirmed: texts.confirmMissing(CONFIRMED_GROUP) } : {};
    if (this.problems.confirmed) return Promise.resolve();
    return this.#work('next', async () => {
      const state = await bridge.createStore({
        school: this.school.trim(),
        person: this.person.trim(),
        passphrase: this.passphrase.text,
        confirmed_group: CONFIRMED_GROUP,
        confirmed_text: this.confirmed,
      });
      this.#forget();
      this.#ondone(state);
    });
  };

  async #work(what: 'demo' | 'next', run: () => Promise<void>): Promise<void> {
    if (this.busy) return;
    this.busy = what;
    this.failed = null;
    try {
      await run();
    } catch (thrown) {
      this.#say(errorOf(thrown));
    } finally {
      this.busy = null;
    }
  }

  /** What belongs to a field is said beside it, on the step where it stands. */
  #say(error: CoreError): void {
    if (error.code === 'recovery_code_not_confirmed') {
      this.problems = { confirmed: errorText(error) };
    } else if (error.code === 'weak_passphrase') {
      this.go('passphrase');
      this.passphrase.problem = errorText(error);
    } else if (error.code === 'invalid') {
      this.go('school');
      this.problems = { school: errorText(error) };
    } else {
      this.failed = error;
    }
  }

  /** Nothing secret stays behind in the window. */
  #forget(): void {
    this.passphrase.forget();
    this.code = [];
    this.confirmed = '';
  }
}
