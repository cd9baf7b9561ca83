/** A deed tried from a form or a dialog: what was typed stays, and what stood in the way is said there. */
import { findingsOf, type CoreError, type Done, type Finding } from '../bridge';
import { fieldFindings } from '../texts/findings';
import { done, errorOf } from './deed.svelte';

type Conflict = Extract<CoreError, { code: 'conflict' }>;

export class Attempt {
  busy = $state(false);
  /** Why the core refused, per field; none after a deed that succeeded. */
  findings: readonly Finding[] = $state.raw([]);
  conflict: Conflict | null = $state.raw(null);
  /** What went wrong otherwise. */
  failed: CoreError | null = $state.raw(null);

  /** What stands beside a field after a refusal: `problem` and `warning`, to spread on it. */
  beside(field: string): ReturnType<typeof fieldFindings> {
    return fieldFindings(this.findings, field);
  }

  /** Runs the deed; it is announced, and unless it is quiet its toast offers the way back. Null when it did not happen. */
  async run<T>(deed: () => Promise<Done<T>>, options: { quiet?: boolean } = {}): Promise<{ value: T } | null> {
    if (this.busy) return null;
    this.busy = true;
    this.forget();
    try {
      return { value: done(await deed(), options) };
    } catch (thrown) {
      this.#keep(errorOf(thrown), findingsOf(thrown));
      return null;
    } finally {
      this.busy = false;
    }
  }

  forget(): void {
    this.findings = [];
    this.conflict = null;
    this.failed = null;
  }

  #keep(error: CoreError, findings: readonly Finding[]): void {
    this.findings = findings;
    if (error.code === 'conflict') this.conflict = error;
    else if (error.code !== 'invalid') this.failed = error;
  }
}
