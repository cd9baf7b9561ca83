/** Geschiedenis: who did what, taking it back, and the bin. */
import type { UndoBlock } from '../bridge';

export const historyPageTexts = {
  answer: (total: number) => (total === 1 ? 'Eén wijziging, met wie en wanneer.' : `${total} wijzigingen, met wie en wanneer. De nieuwste staat bovenaan.`),
  answerNarrowed: (total: number) => (total === 1 ? 'Eén wijziging past bij wat u zoekt.' : `${total} wijzigingen passen bij wat u zoekt.`),
  parts: 'Onderdelen van de geschiedenis',
  all: 'Alle wijzigingen',
  bin: 'Prullenbak',

  who: 'Wie',
  everyone: 'iedereen',
  what: 'Wat',
  everything: 'alles',
  words: 'Over wie of wat',
  wordsHint: 'een naam, een groep',
  from: 'Vanaf',
  until: 'Tot en met',
  order: 'Deze dag ligt voor ‘Vanaf’: zo past er niets bij.',
  clear: 'Alles tonen',

  empty: 'Er is nog niets gewijzigd',
  emptyText: 'Alles wat iemand in Driehoek doet, komt hier te staan, met wat er eerst stond.',
  emptyNarrowed: 'Niets gevonden',
  emptyNarrowedText: 'Er is geen wijziging die bij dit alles past. Kies een andere naam of andere dagen, of toon alles.',
  ofDay: (day: string) => `Wijzigingen van ${day}`,

  undo: 'Ongedaan maken…',
  redo: 'Opnieuw uitvoeren…',
  about: (deed: string, what: string) => `${deed}: ${what}`,

  undoTitle: 'Deze wijziging ongedaan maken',
  redoTitle: 'Deze wijziging opnieuw uitvoeren',
  undoDeed: 'Ongedaan maken',
  redoDeed: 'Opnieuw uitvoeren',
  cancel: 'Annuleren',
  touches: 'Dit verandert er',
  field: 'Gegeven',
  now: 'Nu',
  then: 'Wordt',
  touchesNothing: 'Er verandert geen gegeven dat op een scherm staat; alleen de volgorde of een verwijzing.',
  blockedUndo: 'Dit is niet meer ongedaan te maken',
  blockedRedo: 'Dit is niet opnieuw uit te voeren',
  laterIs: (what: string, when: string, actor: string) =>
    `Daarna is hetzelfde opnieuw gewijzigd: ${what} (${when}, door ${actor}). Maak eerst die wijziging ongedaan.`,

  save: 'Opslaan voor Excel',
  gathering: 'Geschiedenis verzamelen',
  gathered: (got: number, total: number) => `${got} van ${total} wijzigingen`,
  stop: 'Stoppen',
  stopping: 'Stopt zo',
  stopped: 'Gestopt. Er is niets opgeslagen.',
  columns: ['Dag', 'Tijd', 'Wie', 'Wat', 'Teruggedraaid', 'Soort gegeven', 'Gegeven', 'Eerst', 'Nu'],
  yes: 'ja',
  no: 'nee',

  binAnswer: 'Wat de laatste 30 dagen is verwijderd, zet u hier terug.',
  binEmpty: 'De prullenbak is leeg',
  binEmptyText: 'Wat iemand verwijdert, blijft hier 30 dagen staan. Tot die tijd zet u het met één knop terug.',
  binCaption: 'Wat is verwijderd',
  binUntil: (day: string) => `Terug te zetten tot en met ${day}`,
  putBack: 'Terugzetten',
};

/** Kinds of deeds, each with how the keys of its deeds begin. */
export const deedGroups: Readonly<Record<string, { label: string; deeds: readonly string[] }>> = {
  aanmeldingen: { label: 'Aanmeldingen', deeds: ['application.', 'document.', 'agreement.'] },
  gesprekken: { label: 'Gesprekken', deeds: ['interview.'] },
  wenochtenden: { label: 'Wenochtenden en start', deeds: ['wenochtend.', 'start.'] },
  gezinnen: { label: 'Gezinnen', deeds: ['child.', 'caregiver.', 'household.', 'link.'] },
  brieven: { label: 'Brieven', deeds: ['letter.', 'logo.'] },
  school: { label: 'School', deeds: ['school.', 'staff.', 'year.', 'period.', 'group.', 'demo.'] },
  intakeprotocol: { label: 'Intakeprotocol', deeds: ['protocol.'] },
  beveiliging: { label: 'Gebruikers en beveiliging', deeds: ['user.', 'desk.', 'safety.', 'backup.', 'store.'] },
  privacy: { label: 'Privacy', deeds: ['privacy.'] },
};

/** Why a change stays as it is, when no later change is in the way that can be named. */
export const blockTexts: Record<UndoBlock['why'], string> = {
  later: 'Daarna is hetzelfde opnieuw gewijzigd, of iets anders verwijst ernaar. Maak eerst die latere wijziging ongedaan.',
  not_undoable: 'Hierbij veranderde meer dan gegevens: een sleutel, een bestand, of wat voorgoed is gewist. Dat komt niet terug.',
  not_allowed: 'Dit mag alleen wie de wijziging zelf mag doen. Vraag het de directeur.',
};
