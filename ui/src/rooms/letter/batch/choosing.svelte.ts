/** Which children get a letter: who had none yet, unless the user says otherwise. */
import { SvelteMap } from 'svelte/reactivity';
import type { BatchLine } from '../../../bridge';

export function isRefused({ findings }: BatchLine): boolean {
  return findings.some(({ severity }) => severity === 'refusal');
}

export class Choosing {
  readonly #said = new SvelteMap<string, boolean>();

  has(line: BatchLine): boolean {
    return !isRefused(line) && (this.#said.get(line.application_id) ?? line.made_on === null);
  }

  set(line: BatchLine, on: boolean): void {
    this.#said.set(line.application_id, on);
  }

  setAll(lines: readonly BatchLine[], on: boolean): void {
    for (const line of lines) this.set(line, on);
  }

  forget(): void {
    this.#said.clear();
  }
}
