/** What the page before an interview says. */
import type { Application, Interview, Known, Sex } from '../bridge';
import { formatDate, type IsoDate } from '../lib/dates';
import { listInWords } from './sentence';
import { knownWords, sexWords, topicMarkWords } from './words';

function sentenceOf(day: IsoDate, time: string, room: string | null, people: readonly string[]): string {
  const where = room ? `, ${room}` : '';
  const whom = people.length > 0 ? `, met ${listInWords(people)}` : '';
  return `${formatDate(day)} om ${time}${where}${whom}.`;
}

export const preparationTexts = {
  titleEmpty: 'Voorbereiding',
  title: (name: string) => `Voorbereiding: ${name}`,
  back: (name: string) => `Aanmelding van ${name}`,
  answer: (roepnaam: string, age: string, { planned_on, starts_at, room }: Interview, people: readonly string[]) =>
    `${roepnaam} is ${age}. Gesprek ${sentenceOf(planned_on, starts_at, room, people)}`,
  answerHeld: (roepnaam: string, age: string) => `${roepnaam} is ${age}. Het gesprek is gevoerd.`,
  answerNoTalk: (roepnaam: string, age: string) => `${roepnaam} is ${age}. Er is nog geen gesprek gepland.`,
  begin: 'Gesprek beginnen',
  hold: 'Was al gevoerd',
  more: 'Meer',
  sheet: 'Voorbereidingsblad opslaan (PDF)',
  plan: 'Gesprek plannen',
  move: 'Gesprek verzetten',
  toDossier: 'Naar de aanmelding',
  contactBan: 'Contactverbod',

  talk: 'Het gesprek',
  leads: 'Leidt het gesprek',
  teacher: 'Kennismaken met',
  length: 'Duur',
  lengthWords: ({ minutes, with_tour: tour }: Interview) => `${minutes} minuten, ${tour ? 'met' : 'zonder'} rondleiding`,

  about: (roepnaam: string) => `Over ${roepnaam}`,
  born: 'Geboren',
  bornWords: (day: IsoDate, sex: Sex | null) => [formatDate(day), sex && sexWords[sex]].filter(Boolean).join(', '),
  language: 'Thuistaal',
  childcare: 'Opvang en VVE',
  childcareWords: (childcare: string | null, vve: string) => `${childcare ?? 'opvang niet bekend'}; VVE: ${vve}`,
  previousSchool: 'Vorige school',
  vveWords: (vve: Known, programme: string | null) => [knownWords[vve], programme].filter(Boolean).join(', '),
  otherSchools: 'Ook aangemeld bij',
  remarks: 'Bijzonderheden',
  wanted: 'Gewenste start',

  family: 'Gezin en gezag',
  secretAddress: 'geheim adres',
  noAddress: 'adres niet bekend',
  livesThere: (roepnaam: string) => `${roepnaam} woont hier`,
  noPhone: 'geen telefoonnummer',
  speaks: (language: string) => `spreekt ${language}`,
  noCustodyPoints: 'Over het gezag zijn er geen bijzonderheden.',
  noCaregivers: 'Er is nog geen ouder of verzorger ingevoerd.',
  siblings: 'Broers en zussen',
  sibling: (group: string | null, teachers: readonly string[]) =>
    group === null ? 'niet op deze school' : teachers.length > 0 ? `${group}, bij ${listInWords(teachers)}` : group,
  noSiblings: 'Geen broers of zussen bekend op school.',

  missing: 'Nog nodig',
  nothingMissing: 'Handtekening, papieren en toestemming zijn compleet.',
  missingLink: 'Aanvullen',
  missingLinkFor: (what: string) => `Aanvullen: ${what}`,

  care: 'Zorgen en ondersteuning',
  support: 'Extra ondersteuning',
  supportWords: ({ support_needed: needed, support_note: note }: Application) =>
    [knownWords[needed], note].filter(Boolean).join(': '),
  concerns: 'Zorgen',
  consent: (whom: string) => `Mag school ${whom} bellen?`,
  consentPlace: 'de opvang of vorige school',
  consentWords: (consent: Known, on: IsoDate | null) => (on ? `${knownWords[consent]}, gezegd op ${formatDate(on)}` : knownWords[consent]),

  start: 'Start en groep',
  likelyStart: 'Waarschijnlijke eerste dag',
  agreedStart: 'Afgesproken eerste dag',
  noStart: 'nog niet te zeggen: het schooljaar is niet ingevoerd',
  uncertain: 'onder voorbehoud: niet alle vakanties zijn ingevoerd',
  wen: 'Wenochtenden kunnen',
  wenWords: (from: IsoDate, until: IsoDate) => `${formatDate(from)} t/m ${formatDate(until)}`,
  groups: (day: IsoDate) => `Plek op ${formatDate(day)}`,
  noGroups: 'Voor die dag zijn nog geen passende groepen ingevoerd.',
  toGroups: 'Naar Groepen',
  groupLabel: (name: string, teachers: readonly string[]) => (teachers.length > 0 ? `${name} (${listInWords(teachers)})` : name),

  dates: 'Data die tellen',
  decideBy: 'Beslissen uiterlijk',
  postponed: 'met uitstel',
  decided: (day: IsoDate) => `beslist op ${formatDate(day)}`,
  fourth: 'Vierde verjaardag',
  firstDay: 'Eerste schooldag kan',
  compulsory: 'Leerplichtig vanaf',
  temporary: 'Tijdelijke plaatsing vanaf',

  topics: 'Onderwerpen van het gesprek',
  tally: ({ topics, must, skip }: { topics: number; must: number; skip: number }) =>
    [
      topics === 1 ? '1 onderwerp' : `${topics} onderwerpen`,
      must > 0 && `${must} ${topicMarkWords.must}`,
      skip > 0 && `${skip} ${topicMarkWords.skip}`,
    ]
      .filter(Boolean)
      .join(', '),
  ordinary: 'Gewoon',
  ask: 'Eigen vraag',
  askLabel: (topic: string) => `Eigen vraag bij ${topic}`,
  askPlaceholder: 'Wat wilt u hierover vragen?',
  noProtocol: 'De school heeft nog geen intakeprotocol vrijgegeven, dus staan hier nog geen onderwerpen.',
  toProtocol: 'Naar Intakeprotocol',

  questions: 'Mijn vragen',
  questionsLabel: 'Wat wilt u vragen of bespreken?',
  questionsHint: 'Wordt vanzelf bewaard. Deze tekst hoort bij de aanmelding.',
};
