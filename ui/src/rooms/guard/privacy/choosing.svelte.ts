/** Which children are to be erased: kept while one walks the pages, and nobody unless the user says so. */
import { SvelteSet } from 'svelte/reactivity';
import type { DueRow } from '../../../bridge';

/** Whose term has not passed, or who is kept by a hold, cannot be chosen here. */
export function canGo({ is_due: isDue, hold }: DueRow): boolean {
  return isDue && hold === null;
}

export class Choosing {
  readonly #chosen = new SvelteSet<string>();

  get ids(): string[] {
    return [...this.#chosen];
  }

  has(row: DueRow): boolean {
    return canGo(row) && this.#chosen.has(row.child_id);
  }

  set(row: DueRow, on: boolean): void {
    if (on && canGo(row)) this.#chosen.add(row.child_id);
    else this.#chosen.delete(row.child_id);
  }

  setAll(rows: readonly DueRow[], on: boolean): void {
    for (const row of rows) this.set(row, on);
  }

  /** A row that came in anew may not be one to go any more. */
  look(rows: readonly DueRow[]): void {
    for (const row of rows) if (!canGo(row)) this.#chosen.delete(row.child_id);
  }

  forget(): void {
    this.#chosen.clear();
  }
}
