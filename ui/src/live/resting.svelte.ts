/** Text of a record that is saved when it is left, when its screen goes, and while it is typed once the hands rest. */
import type { Done } from '../bridge';
import type { Saved } from '../parts/field';
import { Saving } from './saving.svelte';

interface Versioned {
  id: string;
  version: number;
}

const PAUSE_MS = 2000;
let underway: Promise<unknown> = Promise.resolve();

/** Resolves once all that was handed over is in the store, or was refused: for a paper that must have the last words. */
export async function settled(): Promise<void> {
  await underway;
}

export class Resting<R extends Versioned> {
  readonly saving: Saving<R>;
  readonly #field: keyof R & string;
  /** What was last handed over to be saved. */
  #handed = $state('');
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(record: R, field: keyof R & string, save: (record: R) => Promise<Done<R>>) {
    this.saving = new Saving(record, save);
    this.#field = field;
    this.#handed = this.text;
  }

  get text(): string {
    return (this.saving.edit[this.#field] as string | null) ?? '';
  }

  /** What is typed on after a save is not saved yet, so the mark goes. */
  get mark(): Saved {
    const mark = this.saving.mark(this.#field);
    return mark === 'saved' && this.text !== this.#handed ? 'idle' : mark;
  }

  type = (typed: string): void => {
    this.saving.edit[this.#field] = (typed || null) as R[keyof R & string];
    clearTimeout(this.#timer);
    this.#timer = setTimeout(this.save, PAUSE_MS);
  };

  save = (): void => {
    clearTimeout(this.#timer);
    if (this.text !== this.#handed || this.saving.mark(this.#field) === 'failed') this.leave(this.#field);
  };

  /** Saves all of the record, and marks a field of it. */
  leave(field: string): void {
    clearTimeout(this.#timer);
    this.#handed = this.text;
    underway = Promise.all([underway, this.saving.leave(field)]);
  }

  /** A fresh record from the store, but never over what is typed and not saved yet. */
  take(fresh: R): void {
    if (this.text !== this.#handed) return;
    this.saving.take(fresh);
    this.#handed = this.text;
  }

  /** Drops what was typed for the other's version: the user saw both and chose. */
  replace(record: R): void {
    clearTimeout(this.#timer);
    this.saving.replace(record);
    this.#handed = this.text;
  }
}
