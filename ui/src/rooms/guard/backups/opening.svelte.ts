/** Opening a backup beside the store, or putting it in its place: who somebody was then, with the passphrase of then. */
import { bridge, type BackupRow, type DeskState } from '../../../bridge';
import { errorOf } from '../../../live/deed.svelte';
import { settleAll } from '../../../live/settling';
import { Waiting } from '../../../shared/keys/waiting.svelte';
import { backupTexts as texts, openFailure } from '../../../texts/backups';

export type Deed = 'look' | 'restore';

export class Opening {
  readonly row: BackupRow;
  readonly deed: Deed;
  who = $state('');
  passphrase = $state('');
  busy = $state(false);
  readonly waiting = new Waiting();
  whoProblem = $state<string | null>(null);
  passphraseProblem = $state<string | null>(null);
  /** What stands in the way otherwise. */
  failed = $state<string | null>(null);

  constructor(row: BackupRow, deed: Deed) {
    this.row = row;
    this.deed = deed;
    const [only, other] = row.people;
    if (only && !other) this.who = only.id;
  }

  /** How the desk stands then; null when it did not happen, with the reason beside its field. */
  async run(): Promise<DeskState | null> {
    this.failed = null;
    this.whoProblem = this.who === '' ? texts.whoMissing : null;
    this.passphraseProblem = this.passphrase === '' ? texts.passphraseMissing : null;
    if (this.busy || this.waiting.active || this.whoProblem || this.passphraseProblem) return null;
    this.busy = true;
    try {
      // What was typed elsewhere belongs to the store of now.
      await settleAll();
      const ask = this.deed === 'look' ? bridge.openBackup : bridge.restoreBackup;
      const desk = await ask(this.row.at, this.who, this.passphrase);
      this.passphrase = '';
      return desk;
    } catch (thrown) {
      await this.#say(thrown);
      return null;
    } finally {
      this.busy = false;
    }
  }

  async #say(thrown: unknown): Promise<void> {
    const error = errorOf(thrown);
    await this.waiting.heed(error);
    if (error.code === 'wrong_passphrase') this.passphraseProblem = texts.wrongPassphrase;
    else if (error.code === 'not_allowed' && this.deed === 'restore') this.whoProblem = openFailure(error);
    else if (error.code !== 'wait') this.failed = openFailure(error);
  }
}
