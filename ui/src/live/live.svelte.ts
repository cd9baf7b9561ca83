/** Data of the core that reloads when its kinds change or when what it was asked with changes. */
import { untrack } from 'svelte';
import { asCoreError, type CoreError } from '../bridge';
import { revisionOf } from './changes.svelte';

export interface Live<T> {
  /** The last answer; stays on screen while a newer one is fetched. */
  readonly value: T | undefined;
  readonly error: CoreError | null;
  readonly loading: boolean;
  reload(): void;
}

/**
 * Call it while a component is made. `load` may read reactive values: when one changes it loads again.
 * Answers that come in after a newer question are dropped.
 */
export function live<T>(kinds: readonly string[], load: () => Promise<T>): Live<T> {
  let value = $state.raw<T | undefined>();
  let error = $state.raw<CoreError | null>(null);
  let loading = $state(true);
  let asked = 0;
  let again = $state(0);

  $effect(() => {
    revisionOf(kinds);
    void again;
    const question = ++asked;
    const answer = load();
    untrack(() => (loading = true));
    answer
      .then(
        (fresh) => {
          if (question !== asked) return;
          value = fresh;
          error = null;
        },
        (thrown: unknown) => {
          if (question === asked) error = asCoreError(thrown) ?? { code: 'database', reference: String(thrown) };
        },
      )
      .finally(() => {
        if (question === asked) loading = false;
      });
  });

  return {
    get value() {
      return value;
    },
    get error() {
      return error;
    },
    get loading() {
      return loading;
    },
    reload: () => (again += 1),
  };
}
