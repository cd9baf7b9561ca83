/** The keys of a menu. */

/** The item a key goes to, of those with these words, from the one at `at`; null when the key does not move. */
export function nextItem(key: string, at: number, words: readonly string[]): number | null {
  const count = words.length;
  if (count === 0) return null;
  if (key === 'ArrowDown') return (at + 1) % count;
  if (key === 'ArrowUp') return at <= 0 ? count - 1 : at - 1;
  if (key === 'Home') return 0;
  if (key === 'End') return count - 1;
  return key.length === 1 && key !== ' ' ? startingWith(key.toLowerCase(), at, words) : null;
}

/** The next item that starts with the letter, going round. */
function startingWith(letter: string, at: number, words: readonly string[]): number | null {
  for (let step = 1; step <= words.length; step++) {
    const index = (at + step) % words.length;
    if (words[index]?.toLowerCase().startsWith(letter)) return index;
  }
  return null;
}
