/** The keys of a menu. */
import { walkedTo } from './walk';

/** The item a key goes to, of those with these words, from the one at `at`; null when the key does not move. */
export function nextItem(key: string, at: number, words: readonly string[]): number | null {
  const isLetter = key.length === 1 && key !== ' ';
  return isLetter ? startingWith(key.toLowerCase(), at, words) : walkedTo(key, at, words.length);
}

/** The next item that starts with the letter, going round. */
function startingWith(letter: string, at: number, words: readonly string[]): number | null {
  for (let step = 1; step <= words.length; step++) {
    const index = (at + step) % words.length;
    if (words[index]?.toLowerCase().startsWith(letter)) return index;
  }
  return null;
}
