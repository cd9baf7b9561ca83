/** What is said after a deed, when data cannot be loaded, and when a file is saved. */
import { inSentence } from './sentence';

export const liveTexts = {
  undo: 'Ongedaan maken',
  undone: (what: string) => `Teruggedraaid: ${inSentence(what)}`,
  redone: (what: string) => `Opnieuw gedaan: ${inSentence(what)}`,
  retry: 'Opnieuw proberen',
  loadFailed: 'Dit kon niet worden geladen',
  saved: 'Opgeslagen',
  openSaved: 'Openen',
};
