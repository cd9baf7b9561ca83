/** The pages of a list whose size the core fixes. */
import type { Page as Rows } from '../../../bridge';
import { live, type Live } from '../../../live/live.svelte';
import type { Page } from '../../../parts/table';

export class Pages<Row> {
  readonly data: Live<Rows<Row>>;
  #offset = $state(0);
  #size = $state(0);

  constructor(kinds: readonly string[], load: (offset: number) => Promise<Rows<Row>>) {
    this.data = live(kinds, async () => {
      const offset = this.#offset;
      const answer = await load(offset);
      // The first page shows how long they are.
      if (offset === 0) this.#size = answer.rows.length;
      // What stood here is gone, such as after erasing a whole page of it.
      if (answer.rows.length === 0 && offset > 0) this.#offset = 0;
      return answer;
    });
  }

  get rows(): readonly Row[] {
    return this.data.value?.rows ?? [];
  }

  /** For the table; none while all of it fits on one page. */
  get page(): Page | undefined {
    const total = this.data.value?.total ?? 0;
    return total > this.#size && this.#size > 0 ? { offset: this.#offset, size: this.#size, total } : undefined;
  }

  goTo = (offset: number): void => {
    this.#offset = offset;
  };
}
