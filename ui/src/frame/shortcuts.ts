/** The keys that work on every screen. */
import { hasCommand, isMac } from '../lib/keys';

export type Shortcut = 'search' | 'undo' | 'redo' | 'lock';

/** The deed a key press asks for, or null. */
export function shortcutOf(event: KeyboardEvent, mac = isMac()): Shortcut | null {
  if (!hasCommand(event, mac)) return null;
  const key = event.key.toLowerCase();
  if (key === 'z') return event.shiftKey ? 'redo' : 'undo';
  if (event.shiftKey) return null;
  if (key === 'k') return 'search';
  return key === 'l' ? 'lock' : null;
}

/**
 * Knows whether the field with the focus was typed in since it got it. While it was, undo is the field's own; before
 * that, undo takes back the last deed, wherever the focus happens to stand.
 */
export class Typing {
  #edited: EventTarget | null = null;

  onInput = (event: Event): void => {
    this.#edited = event.target;
  };

  onFocus = (): void => {
    this.#edited = null;
  };

  ownsUndo(target: EventTarget | null): boolean {
    return target !== null && target === this.#edited && isTextual(target);
  }
}

function isTextual(target: EventTarget): boolean {
  if (target instanceof HTMLTextAreaElement) return true;
  return target instanceof HTMLInputElement && !['checkbox', 'radio', 'button'].includes(target.type);
}
