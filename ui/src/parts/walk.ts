/** The keys that walk along a row or a list of things and go round at its ends. */

/** The key that goes back, and the one that goes on. */
type Arrows = readonly [back: string, on: string];
export const UP_DOWN: Arrows = ['ArrowUp', 'ArrowDown'];
export const LEFT_RIGHT: Arrows = ['ArrowLeft', 'ArrowRight'];

/** Where a key goes from `at` (-1 is on nothing yet) among `count` things; null when the key does not walk. */
export function walkedTo(key: string, at: number, count: number, [back, on]: Arrows = UP_DOWN): number | null {
  if (count === 0) return null;
  if (key === on) return (at + 1) % count;
  if (key === back) return at <= 0 ? count - 1 : at - 1;
  if (key === 'Home') return 0;
  return key === 'End' ? count - 1 : null;
}
