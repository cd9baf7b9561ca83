/** Text of a record that is saved when it is left, when its screen goes, and while it is typed once the hands rest. */
import type { Done } from '../bridge';
import type { Saved } from '../parts/field';
import { Rest } from './rest';
import { Saving } from './saving.svelte';

interface Versioned {
  id: string;
  version: number;
}

const PAUSE_MS = 2000;

export class Resting<R extends Versioned> {
  readonly saving: Saving<R>;
  readonly #field: keyof R & string;
  readonly #rest = new Rest(() => this.save(), PAUSE_MS);

  constructor(record: R, field: keyof R & string, save: (record: R) => Promise<Done<R>>) {
    this.saving = new Saving(record, save);
    this.#field = field;
  }

  get text(): string {
    return (this.saving.edit[this.#field] as string | null) ?? '';
  }

  get mark(): Saved {
    return this.saving.mark(this.#field);
  }

  type = (typed: string): void => {
    this.saving.put(this.#field, (typed || null) as R[keyof R & string]);
    this.#rest.typed();
  };

  /** Saves what is not in the store, whichever field it is. */
  save = (): void => {
    this.#rest.stop();
    void this.saving.settle();
  };

  /** Saves all of the record, and marks a field of it. */
  leave(field: string): void {
    this.#rest.stop();
    void this.saving.leave(field);
  }

  /** A fresh record from the store, but never over what is typed and not saved yet. */
  take(fresh: R): void {
    this.saving.take(fresh);
  }

  /** Drops what was typed for the other's version: the user saw both and chose. */
  replace(record: R): void {
    this.#rest.stop();
    this.saving.replace(record);
  }
}
