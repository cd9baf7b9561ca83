/** Saving a record field by field, each with its own mark; a conflict is kept for the dialog that shows both. */
import { untrack } from 'svelte';
import { findingsOf, type CoreError, type Done, type Finding } from '../bridge';
import type { Saved } from '../parts/field';
import { done, errorOf } from './deed.svelte';
import { findingText } from '../texts/findings';

type Conflict = Extract<CoreError, { code: 'conflict' }>;

interface Versioned {
  id: string;
  version: number;
}

/**
 * Holds a record while it is edited. `edit` is what the fields bind to; `leave('phone')` saves all of it and marks the
 * one field. What was typed stays, whatever happens. Saves run one after the other, each on the version before.
 */
export class Saving<R extends Versioned> {
  edit: R;
  conflict: Conflict | null = $state.raw(null);
  failed: CoreError | null = $state.raw(null);
  #marks: Record<string, Saved> = $state({});
  #findings: readonly Finding[] = $state.raw([]);
  /** The field whose save met the other's version. */
  #inConflict = '';
  readonly #save: (record: R) => Promise<Done<R>>;
  #queue: Promise<void> = Promise.resolve();

  constructor(record: R, save: (record: R) => Promise<Done<R>>) {
    this.edit = $state({ ...record });
    this.#save = save;
  }

  /** A fresh copy from the store, after somebody else's change; not while something typed is unsaved. */
  take(record: R): void {
    // For use in an effect: only another record may run it again, not what is typed or saved here.
    untrack(() => {
      const busy = Object.values(this.#marks).some((mark) => mark === 'saving' || mark === 'failed');
      if (!busy && record.version !== this.edit.version) this.edit = { ...record };
    });
  }

  mark(field: string): Saved {
    return this.#marks[field] ?? 'idle';
  }

  /** The sentence beside a field that was refused. */
  problem(field: string): string | null {
    const finding = this.#findings.find((one) => one.field === field && one.severity === 'refusal');
    return finding ? findingText(finding) : null;
  }

  warning(field: string): string | null {
    const finding = this.#findings.find((one) => one.field === field && one.severity !== 'refusal');
    return finding ? findingText(finding) : null;
  }

  leave = (field: string): Promise<void> => {
    this.#marks[field] = 'saving';
    this.#queue = this.#queue.then(() => this.#write(field));
    return this.#queue;
  };

  /** Writes over the other's version: the user saw both and chose. */
  overwrite = (field = this.#inConflict): Promise<void> => {
    if (this.conflict) this.edit.version = this.conflict.version;
    this.conflict = null;
    return this.leave(field);
  };

  /** Drops what was typed for the other's version: the user saw both and chose. */
  replace(record: R): void {
    this.edit = { ...record };
    this.conflict = null;
    this.failed = null;
    this.#findings = [];
    this.#marks = {};
  }

  async #write(field: string): Promise<void> {
    try {
      const fresh = done(await this.#save($state.snapshot(this.edit) as R), { quiet: true });
      this.edit.version = fresh.version;
      this.#findings = [];
      this.failed = null;
      for (const name of Object.keys(this.#marks)) this.#marks[name] = name === field ? 'saved' : 'idle';
    } catch (thrown) {
      const error = errorOf(thrown);
      this.#marks[field] = 'failed';
      this.#findings = findingsOf(thrown);
      if (error.code === 'conflict') {
        this.conflict = error;
        this.#inConflict = field;
      } else if (error.code !== 'invalid') this.failed = error;
    }
  }
}
