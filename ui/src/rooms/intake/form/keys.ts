/** The keys of the form of a new aanmelding. */
import { hasCommand } from '../../../lib/keys';

/** One more caregiver; free in every web view. */
export const ADD_KEYS = 'Control+Shift+O';

export function asksForCaregiver(event: KeyboardEvent): boolean {
  return hasCommand(event) && event.shiftKey && event.key.toLowerCase() === 'o';
}
