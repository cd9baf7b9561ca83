/** What the screens of the intakeprotocol say. */
import type { Protocol } from '../bridge';
import { formatDate } from '../lib/dates';
import { numberWord } from './sentence';

const topics = (count: number) => (count === 1 ? 'één onderwerp' : `${numberWord(count)} onderwerpen`);
const sections = (count: number) => (count === 1 ? 'één onderdeel' : `${numberWord(count)} onderdelen`);
const talks = (count: number) => (count === 1 ? 'één gesprek' : `${numberWord(count)} gesprekken`);
const capital = (text: string) => text.charAt(0).toLocaleUpperCase('nl') + text.slice(1);
const year = (startYear: number) => `${startYear}-${startYear + 1}`;
const version = ({ start_year: start, number }: Protocol) => `${year(start)}, versie ${number}`;
const released = ({ released_on: on, released_by: by }: Protocol) =>
  on === null ? '' : [formatDate(on), by && `door ${by}`].filter(Boolean).join(' ');

export const protocolTexts = {
  title: 'Intakeprotocol',
  version,
  year,
  released,
  answerEmpty: 'Er is nog geen intakeprotocol.',
  answerDraft: 'Er is nog geen versie vrijgegeven. Tot die tijd heeft een gesprek geen lijst met onderwerpen.',
  answer: (current: Protocol) => `Nieuwe gesprekken gaan met ${version(current)}.`,
  caption: 'Versies van het intakeprotocol',
  columns: { version: 'Versie', state: 'Stand', released: 'Vrijgegeven', topics: 'Onderwerpen', talks: 'Gesprekken' },
  isDraft: 'concept',
  isCurrent: 'in gebruik',
  isReleased: 'vrijgegeven',
  empty: 'Waar gaat het intakegesprek over?',
  emptyText:
    'Het protocol is de lijst met onderwerpen voor het gesprek met ouders en kind, en wat school en ouders van elkaar mogen verwachten. Driehoek heeft een voorbeeld. U past het aan tot het van uw school is.',
  begin: 'Beginnen met het voorbeeld',

  make: 'Nieuwe versie maken',
  makeText: 'U begint met een kopie. Die wijzigt u in rust; gesprekken gaan pas met de nieuwe versie als u die vrijgeeft.',
  forYear: 'Voor schooljaar',
  from: 'Uitgaan van',
  shipped: 'Het voorbeeld van Driehoek',
  makeDeed: 'Concept maken',
  cancel: 'Annuleren',

  back: 'Intakeprotocol',
  pageTitle: (protocol: Protocol) => `Intakeprotocol ${version(protocol)}`,
  draftAnswer: (count: number, parts: number) =>
    `${capital(topics(count))} in ${sections(parts)}. Elk veld is bewaard zodra u het verlaat. Na vrijgeven gaan nieuwe gesprekken hiermee, en ligt de tekst vast.`,
  releasedAnswer: (count: number, parts: number) => `${capital(topics(count))} in ${sections(parts)}.`,
  releasedTitle: (protocol: Protocol) => `Vrijgegeven op ${released(protocol)}`,
  releasedText: (count: number) =>
    `${count === 0 ? 'Er is nog geen gesprek mee gevoerd' : `${capital(talks(count))} ${count === 1 ? 'hoort' : 'horen'} bij deze versie`}. De tekst blijft zoals die is. Wilt u iets anders, maak dan een nieuwe versie.`,
  release: 'Vrijgeven',
  stuck: 'Nog niet alles is bewaard',
  stuckText: 'Er is daarom niets vrijgegeven. Kijk bij welk onderdeel of onderwerp ‘niet bewaard’ staat, los het daar op en geef daarna vrij.',
  discard: 'Concept weggooien',

  sections: 'Onderdelen van het protocol',
  openSection: (title: string, count: number) => `${title}, ${topics(count)}`,
  addSection: 'Nieuw onderdeel',
  sectionTitle: 'Naam van het onderdeel',
  sectionKind: 'Gaat over',
  noSections: 'Nog geen onderdelen. Typ de naam van het eerste.',
  topics: 'Onderwerpen',
  addTopic: 'Nieuw onderwerp',
  noTopics: 'Nog geen onderwerpen in dit onderdeel. Typ hieronder het eerste.',
  topicTitle: 'Onderwerp',
  prompt: 'Toelichting',
  promptHint: 'Wat u vraagt of vertelt; staat tijdens het gesprek bij het onderwerp.',
  topicKind: 'Soort',
  topicKindHints: {
    discuss: 'Om te bespreken, met ruimte voor een opmerking.',
    question: 'Een vraag met een antwoord in woorden.',
    yes_no: 'Ja of nee, met ruimte voor uitleg.',
    choice: 'Eén antwoord uit een lijstje, met ruimte voor uitleg.',
  },
  choices: 'Antwoorden',
  choicesHint: 'Eén antwoord op een regel, ten minste twee.',
  inSection: 'Staat in onderdeel',
  choicesWords: (choices: readonly string[]) => `Antwoorden: ${choices.join(' / ')}`,
  add: 'Toevoegen',
  up: 'Omhoog',
  down: 'Omlaag',
  remove: 'Verwijderen',
};
