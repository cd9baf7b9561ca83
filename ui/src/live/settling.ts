/** What is typed and not in the store yet: it is saved before the program is locked, and before its window closes. */
import { forgetOnLock } from './memory';

type Flush = () => Promise<void>;

/** The store may hang; whoever locks or closes does not wait for ever. */
const LONGEST_MS = 3000;

const kept = new Set<Flush>();
forgetOnLock(() => kept.clear());

/** Called by who holds something unsaved; answers how to say that it is saved. Twice is once. */
export function keep(flush: Flush): () => void {
  kept.add(flush);
  return () => kept.delete(flush);
}

/** Resolves once all that was typed is in the store or was refused, and at the latest after some seconds. */
export async function settleAll(): Promise<void> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const limit = new Promise((resolve) => (timer = setTimeout(resolve, LONGEST_MS)));
  await Promise.race([Promise.allSettled([...kept].map((flush) => flush())), limit]);
  clearTimeout(timer);
}
