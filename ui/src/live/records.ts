/** The records that a screen edits: each has one Saving, however often its fields are shown, closed and shown again. */
import type { Done } from '../bridge';
import { Saving } from './saving.svelte';

interface Versioned {
  id: string;
  version: number;
}

/** Keeps what was typed, and not saved yet, while a tab with its fields is closed. */
export class Records {
  readonly #kept = new Map<string, unknown>();

  of<R extends Versioned>(record: R, save: (record: R) => Promise<Done<R>>): Saving<R> {
    const kept = this.#kept.get(record.id) as Saving<R> | undefined;
    if (kept) return kept;
    const saving = new Saving(record, save);
    this.#kept.set(record.id, saving);
    return saving;
  }
}
