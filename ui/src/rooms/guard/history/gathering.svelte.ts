/** Gathers the whole history for a spreadsheet, page after page; it can be stopped between two. */
import { bridge, type HistoryQuery } from '../../../bridge';
import { Sheet } from './sheet';

/** The most that the core gives at once. */
const AT_ONCE = 500;

export class Gathering {
  got = $state(0);
  total = $state(0);
  running = $state(false);
  stopping = $state(false);

  stop(): void {
    this.stopping = true;
  }

  /** The rows, the heading first; null when it was stopped. */
  async run(query: HistoryQuery): Promise<string[][] | null> {
    this.got = 0;
    this.stopping = false;
    this.running = true;
    try {
      return await this.#gather(query);
    } finally {
      this.running = false;
    }
  }

  async #gather(query: HistoryQuery): Promise<string[][] | null> {
    const sheet = new Sheet();
    for (let offset = 0; ; offset += AT_ONCE) {
      const page = await bridge.historyPage({ ...query, limit: AT_ONCE, offset });
      if (this.stopping) return null;
      sheet.add(page.rows);
      this.got = sheet.count;
      this.total = page.total;
      if (page.rows.length < AT_ONCE) return sheet.rows;
    }
  }
}
