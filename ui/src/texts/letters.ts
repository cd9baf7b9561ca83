/** What the letters say: their templates in Instellingen, those of a dossier, and a batch of them. */
import type { LetterKind } from '../bridge';
import { numberWord } from './sentence';

// Apart, since the history of every dossier needs them too.
export { letterNames } from './letterNames';

const children = (count: number) => `${count} ${count === 1 ? 'kind' : 'kinderen'}`;
const letters = (count: number) => (count === 1 ? 'één brief' : `${numberWord(count)} brieven`);

export const pageTexts = {
  page: (number: number, total: number) => `Pagina ${number} van ${total} van de brief`,
  old: 'Dit is het laatste voorbeeld dat lukte. Herstel eerst wat er bij de tekst staat.',
};

export const templateTexts = {
  answer: 'De vaste teksten van de brieven, met het logo erboven. Wat al is gemaakt, verandert niet mee.',
  list: 'Teksten',
  caption: 'De brieven en van wie hun tekst is',
  letter: 'Brief',
  when: 'Wanneer',
  words: 'Tekst',
  own: 'eigen tekst',
  shipped: 'tekst van Driehoek',
  unsaved: 'nog niet bewaard',
  whens: {
    confirmation: 'als een aanmelding binnen is',
    invitation: 'als het gesprek is gepland',
    report: 'na het gesprek, om te tekenen',
    admission: 'als het kind is toegelaten',
    postponement: 'als beslissen langer duurt dan 6 weken',
    refusal: 'als het kind niet wordt toegelaten',
    waiting_list: 'als er nog geen plaats is',
    welcome: 'vóór de eerste schooldag',
    wen_invitation: 'als de wenochtenden zijn gepland',
  } satisfies Record<LetterKind, string>,
  back: 'Brieven',
  editAnswer: (when: string) => `Deze brief maakt u ${when}.`,
  save: 'Bewaren',
  putBack: 'Tekst van Driehoek terugzetten',
  drop: 'Wijzigingen weggooien',
  aside: 'De tekst die u had getypt, is er nog.',
  takeBack: 'Mijn tekst terughalen',
  throwAway: 'Weggooien',
  subject: 'Onderwerp',
  body: 'Tekst van de brief',
  help: 'Lege regel: nieuwe alinea. “- ” aan het begin van een regel: opsomming. “# ”: kop.',
  fields: 'Velden van deze brief',
  fieldsText: 'Een veld wordt per kind ingevuld. Kies er een om het in de tekst te zetten.',
  insert: (name: string) => `{${name}} in de tekst zetten`,
  block: 'eigen regel',
  preview: 'Voorbeeld',
  previewText: 'voor een verzonnen kind',
  noPreview: 'Zodra de tekst klopt, ziet u hier de brief.',
  atLine: (line: string, sentence: string) => `Regel ${line}: ${sentence}`,
};

export const logoTexts = {
  title: 'Logo',
  text: 'Staat boven elke brief. Een PNG, JPEG of SVG van hoogstens 2 MB.',
  none: 'Er is nog geen logo. Zonder logo staat de naam van de school boven de brief.',
  alt: (file: string) => `Het logo van de school (${file})`,
  choose: 'Logo kiezen',
  other: 'Ander logo kiezen',
  remove: 'Logo verwijderen',
};

export const dossierLetterTexts = {
  title: 'Brieven',
  make: 'Brief maken',
  event: (date: string) => `Agenda-bestand (ICS) van ${date}`,
  caption: 'Gemaakte brieven, de nieuwste eerst',
  letter: 'Brief',
  for: 'Voor wie',
  made: 'Gemaakt',
  by: 'Door',
  file: 'Bestand',
  save: 'Opslaan als PDF',
  saveFor: (name: string) => `Opslaan als PDF: ${name}`,
  saveEvent: 'Agenda-bestand (ICS)',
  empty: 'Nog geen brieven',
  emptyText: 'Hier komt elke brief over dit kind: welke, voor wie, wanneer en door wie gemaakt. De tekst blijft zoals die toen was.',
  close: 'Sluiten',
  pages: 'De brief',
  justMade: (count: number) => `${count === 1 ? 'De brief is' : `De ${numberWord(count)} brieven zijn`} gemaakt en bewaard in het dossier.`,
};

export const letterDialogTexts = {
  title: (letter: string) => `${letter} maken`,
  talk: 'Over welk gesprek',
  for: 'Voor wie',
  nobody: 'Er is niemand aan wie deze brief kan. Voeg bij Gezin een ouder of verzorger toe.',
  noAddress: 'geen adres',
  previewFor: 'Voorbeeld voor',
  preview: 'Voorbeeld van de brief',
  noPreview: 'Vink aan voor wie de brief is; dan ziet u hem hier.',
  cancel: 'Annuleren',
  make: 'Maken en bewaren',
};

export const batchTexts = {
  title: 'Brieven voor meer kinderen',
  back: 'Aanmeldingen',
  answer: (chosen: number, all: number) => `${chosen === 0 ? 'Geen kind' : children(chosen)} gekozen, van de ${all} die deze brief nu kunnen krijgen.`,
  letter: 'Welke brief',
  deed: 'Map kiezen en maken',
  all: 'Alle aanvinken',
  none: 'Geen aanvinken',
  caption: 'Kinderen die deze brief nu kunnen krijgen',
  child: 'Kind',
  for: 'Voor wie',
  before: 'Eerder gemaakt',
  notBefore: 'nog niet',
  note: 'Let op',
  empty: 'Niemand voor deze brief',
  emptyText: 'Er is nu geen aanmelding waar deze brief bij past. Kies een andere brief.',
  progress: 'Brieven maken',
  at: (at: number, total: number) => `${at} van ${total}`,
  now: (name: string) => `Nu: ${name}`,
  stop: 'Stoppen',
  stopping: 'Stopt na dit kind',
  finished: (done: number, files: number) => `Klaar: ${letters(files)} gemaakt voor ${children(done)}.`,
  stopped: (done: number, total: number) => `Gestopt: de brieven zijn gemaakt voor ${done} van de ${children(total)}.`,
  saved: 'Ze staan in de map die u koos, en in de dossiers.',
  failed: (count: number) => `Bij ${children(count)} lukte het niet`,
  apart: 'Maak deze brief apart in het dossier.',
  made: 'Gemaakt voor',
  retry: (count: number) => (count === 1 ? 'Dit ene opnieuw proberen' : `Deze ${numberWord(count)} opnieuw proberen`),
  goOn: (count: number) => `Verder met de overige ${count}`,
  again: 'Terug naar de lijst',
};
