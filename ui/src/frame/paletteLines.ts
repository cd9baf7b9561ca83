/** The lines of the palette, counted through its groups, and the keys that walk along them. */
import { walkedTo } from '../parts/walk';
import type { PaletteGroup } from './frame';

/** The line each group starts at. */
export function startsOf(groups: readonly PaletteGroup[]): number[] {
  let next = 0;
  return groups.map(({ items }) => (next += items.length) - items.length);
}

const steps: Record<string, number> = { ArrowUp: -1, ArrowDown: 1 };

/**
 * The line a key goes to from line `at`; null when the key does not walk. An arrow with Alt goes to the next group, with
 * Command to the first or last line.
 */
export function nextLine(event: KeyboardEvent, at: number, groups: readonly PaletteGroup[]): number | null {
  const { key, altKey, metaKey } = event;
  const step = steps[key] ?? 0;
  const count = groups.flatMap(({ items }) => items).length;
  if (step !== 0 && metaKey) return walkedTo(step > 0 ? 'End' : 'Home', at, count);
  const starts = startsOf(groups);
  const group = starts.findLastIndex((start) => start <= at);
  const jump = step !== 0 && altKey ? starts[group + step] : undefined;
  return jump ?? walkedTo(key, at, count);
}
