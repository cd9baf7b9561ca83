/** What a menu holds, and its keys. */
import type { Icon } from './icon';
import { walkedTo } from './walk';

export interface MenuItem {
  label: string;
  icon?: Icon;
  danger?: boolean;
  disabled?: boolean;
  /** A line above it. */
  apart?: boolean;
  onselect: () => void;
}

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
