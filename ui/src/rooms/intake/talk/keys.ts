/** The keys of the talk. None of them types a letter, so they work from within a note too. */
import { hasCommand } from '../../../lib/keys';

export type TalkKey = 'discussed' | 'previous' | 'next' | 'agreement' | 'stop';

/** The deed a key press asks for, or null. */
export function talkKeyOf(event: KeyboardEvent): TalkKey | null {
  if (event.key === 'Enter' && !event.shiftKey && hasCommand(event)) return 'discussed';
  if (event.key === 'Escape') return isField(event.target) ? null : 'stop';
  if (!event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return null;
  if (event.key === 'ArrowUp') return ownsArrows(event.target) ? null : 'previous';
  if (event.key === 'ArrowDown') return ownsArrows(event.target) ? null : 'next';
  // With Option a Mac makes another letter of it.
  return event.key.toLowerCase() === 'a' || event.code === 'KeyA' ? 'agreement' : null;
}

/** A list opens with Alt and an arrow; and who types an agreement is not taken to another topic by it. */
function ownsArrows(target: EventTarget | null): boolean {
  return target instanceof HTMLSelectElement || (target instanceof Element && target.closest('form') !== null);
}

function isField(target: EventTarget | null): boolean {
  return target instanceof HTMLInputElement || target instanceof HTMLTextAreaElement || target instanceof HTMLSelectElement;
}
