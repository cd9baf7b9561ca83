/** Walking by arrows through lines of days: along a line, and up and down to the same place of another. */

/** The stop an arrow goes to; none when the key does not walk, or at an end. */
export function nextStop(key: string, lines: readonly HTMLElement[][], from: Element | null): HTMLElement | undefined {
  const at = lines.findIndex((line) => line.some((stop) => stop === from));
  const line = lines[at];
  if (!line) return undefined;
  const place = line.findIndex((stop) => stop === from);
  if (key === 'ArrowRight') return line[place + 1];
  if (key === 'ArrowLeft') return line[place - 1];
  if (key === 'Home') return line[0];
  if (key === 'End') return line.at(-1);
  const other = key === 'ArrowDown' ? lines[at + 1] : key === 'ArrowUp' ? lines[at - 1] : undefined;
  return other?.[Math.min(place, other.length - 1)];
}
