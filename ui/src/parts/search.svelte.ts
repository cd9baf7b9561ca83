/** Keeps the answer to the last question asked; an answer that comes late never replaces a newer one. */
export class LatestSearch<Item> {
  items = $state.raw<Item[]>([]);
  busy = $state(false);
  failed = $state(false);
  #asked = 0;
  readonly #search: (text: string) => Promise<Item[]>;

  constructor(search: (text: string) => Promise<Item[]>) {
    this.#search = search;
  }

  async run(text: string): Promise<void> {
    const turn = ++this.#asked;
    this.busy = true;
    const answer = await this.#ask(text.trim());
    if (turn !== this.#asked) return;
    this.items = answer ?? [];
    this.failed = answer === null;
    this.busy = false;
  }

  async #ask(text: string): Promise<Item[] | null> {
    try {
      return await this.#search(text);
    } catch {
      return null;
    }
  }
}
