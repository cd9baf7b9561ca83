/** The keyboard of this computer: which key is the command key, and how keys are written. */

const names: Record<string, string> = { Control: 'Ctrl', Shift: 'Shift', Alt: 'Alt', Enter: 'Enter', Escape: 'Esc' };
const macNames: Record<string, string> = { Control: '⌘', Shift: '⇧', Alt: '⌥', Enter: '↩', Escape: 'Esc' };

/** Whether this is a Mac, where Command does what Control does elsewhere. */
export function isMac(platform = navigator.platform): boolean {
  return /^(Mac|iP)/.test(platform);
}

/** `Control+Shift+Z` as it stands on the keys: `Ctrl+Shift+Z`, on a Mac `⌘⇧Z`. */
export function keysInWords(keys: string, mac = isMac()): string {
  const table = mac ? macNames : names;
  return keys
    .split('+')
    .map((key) => table[key] ?? key)
    .join(mac ? '' : '+');
}

/** Whether the command key of this computer is held, and no Alt with it. */
export function hasCommand(event: KeyboardEvent | MouseEvent, mac = isMac()): boolean {
  return (mac ? event.metaKey && !event.ctrlKey : event.ctrlKey && !event.metaKey) && !event.altKey;
}
