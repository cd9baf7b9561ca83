/** Saving a record field by field, each with its own mark; a conflict is kept for the dialog that shows both. */
import { untrack } from 'svelte';
import { SvelteSet } from 'svelte/reactivity';
import { findingsOf, type CoreError, type Done, type Finding } from '../bridge';
import type { Saved } from '../parts/field';
import { findingText } from '../texts/findings';
import { done, errorOf } from './deed.svelte';
import { keep } from './settling';

type Conflict = Extract<CoreError, { code: 'conflict' }>;

interface Versioned {
  id: string;
  version: number;
}

/**
 * Holds a record while it is edited. `edit` is what the fields show and `put` what they write; `leave('phone')` saves all of
 * it and marks the one field. What was typed stays, whatever happens. Saves run one after the other, each on the version
 * before.
 */
export class Saving<R extends Versioned> {
  edit: R;
  conflict: Conflict | null = $state.raw(null);
  failed: CoreError | null = $state.raw(null);
  #marks: Record<string, Saved> = $state({});
  #findings: readonly Finding[] = $state.raw([]);
  /** The field whose save met the other's version. */
  #inConflict = '';
  /** Fields that are typed in and not handed over yet, or whose save failed. */
  readonly #unsaved = new SvelteSet<string>();
  /** What the store has, or is being told. */
  #handed: Partial<R>;
  #letGo: () => void = () => undefined;
  readonly #save: (record: R) => Promise<Done<R>>;
  #queue: Promise<void> = Promise.resolve();

  constructor(record: R, save: (record: R) => Promise<Done<R>>) {
    this.edit = $state({ ...record });
    this.#handed = record;
    this.#save = save;
  }

  /** A fresh copy from the store, after somebody else's change; not while something typed is unsaved. */
  take(record: R): void {
    // For use in an effect: only another record may run it again, not what is typed or saved here.
    untrack(() => {
      const busy = Object.values(this.#marks).some((mark) => mark === 'saving' || mark === 'failed');
      if (busy || this.isUnsaved || record.version === this.edit.version) return;
      this.edit = { ...record };
      this.#handed = record;
    });
  }

  /** Whether something typed was not handed over yet, or could not be saved. */
  get isUnsaved(): boolean {
    return this.#unsaved.size > 0;
  }

  /** What is typed in a field. It is saved when the field is left, or when the program closes before that. */
  put<F extends keyof R & string>(field: F, typed: R[F]): void {
    this.edit[field] = typed;
    // What is typed on after a save is not saved yet, so the mark goes.
    if (this.#marks[field] === 'saved') this.#marks[field] = 'idle';
    if (typed === this.#handed[field]) this.#unsaved.delete(field);
    else this.#unsaved.add(field);
    this.#letGo = keep(this.settle);
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
    this.#hand();
    this.#letGo = keep(this.settle);
    const turn = this.#queue.then(() => this.#write(field));
    this.#queue = turn;
    void turn.then(() => {
      if (turn === this.#queue && !this.isUnsaved) this.#letGo();
    });
    return turn;
  };

  /** Saves what was typed and not left, and tries again what failed; resolves once nothing is under way. */
  settle = async (): Promise<void> => {
    const [field] = this.#unsaved;
    if (field === undefined) await this.#queue;
    else await this.leave(field);
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
    this.#handed = record;
    this.#unsaved.clear();
    this.#letGo();
    this.conflict = null;
    this.failed = null;
    this.#findings = [];
    this.#marks = {};
  }

  /** All of the record as it is now goes to the store: from here on it counts as saved, unless that fails. */
  #hand(): R {
    const record = $state.snapshot(this.edit) as R;
    this.#handed = record;
    this.#unsaved.clear();
    return record;
  }

  async #write(field: string): Promise<void> {
    try {
      const fresh = done(await this.#save(this.#hand()), { quiet: true });
      this.edit.version = fresh.version;
      this.#findings = [];
      this.failed = null;
      const mark = this.#unsaved.has(field) ? 'idle' : 'saved';
      for (const name of Object.keys(this.#marks)) this.#marks[name] = name === field ? mark : 'idle';
    } catch (thrown) {
      const error = errorOf(thrown);
      this.#marks[field] = 'failed';
      this.#unsaved.add(field);
      this.#handed = {};
      this.#findings = findingsOf(thrown);
      if (error.code === 'conflict') {
        this.conflict = error;
        this.#inConflict = field;
      } else if (error.code !== 'invalid') this.failed = error;
    }
  }
}
