/** What planning wenochtenden says: the children, the proposal for one and for a term, repairs, and the mornings in the dossier. */
import type { CancelReason, SummerAdvice, WenChildRow, WenState } from '../bridge';
import { formatDate, formatDay, partsOf, type IsoDate } from '../lib/dates';
import { listInWords } from './sentence';

type Look = { kind: 'good' | 'attention' | 'late' | 'neutral'; text: string };

const mornings = (count: number) => `${count} ${count === 1 ? 'ochtend' : 'ochtenden'}`;
const children = (count: number) => `${count} ${count === 1 ? 'kind' : 'kinderen'}`;
const dayOnly = (on: IsoDate) => (partsOf(on) ? formatDay(on).slice(3) : on);
const withTeachers = (names: readonly string[]) => (names.length > 0 ? `met ${listInWords(names)}` : 'leerkracht nog niet bekend');

/** `12 nov t/m 11 jan`. */
export const spanInWords = (from: IsoDate, until: IsoDate) => `${dayOnly(from)} t/m ${dayOnly(until)}`;

/** Where a child stands with its mornings. */
export const wenStateLooks: Record<WenState, Look> = {
  no_group: { kind: 'late', text: 'nog geen groep' },
  too_early: { kind: 'neutral', text: 'nog te vroeg' },
  to_plan: { kind: 'attention', text: 'te plannen' },
  planned: { kind: 'good', text: 'gepland' },
  under_way: { kind: 'good', text: 'bezig' },
  done: { kind: 'neutral', text: 'klaar' },
};

export const cancelReasonNames: Record<CancelReason, string> = {
  parents: 'Ouders of kind kunnen niet',
  school: 'School kan het kind niet ontvangen',
  mistake: 'Vergissing bij het plannen',
};

export const childrenTexts = {
  answer: (count: number, narrowed: boolean) =>
    narrowed ? `${children(count)} ${count === 1 ? 'past' : 'passen'} bij deze keuze.` : count === 0 ? undefined : `${children(count)} ${count === 1 ? 'komt' : 'komen'} wennen.`,
  caption: 'Kinderen die komen wennen',
  child: 'Kind',
  group: 'Groep',
  everyGroup: 'Alle groepen',
  ofYear: (name: string, startYear: number) => `${name} (${startYear}-${startYear + 1})`,
  state: 'Stand',
  everyState: 'Alle standen',
  window: 'Kan komen',
  mornings: 'Ochtenden',
  count: (planned: number, usual: number) => `${planned} van ${usual}`,
  unanswered: 'Antwoord',
  open: (count: number) => `${count} open`,
  next: 'Volgende',
  none: '–',
  emptyTitle: 'Nog niemand om te laten wennen',
  emptyText: 'Hier staat elk kind dat is toegelaten en nog geen 4 is, met zijn ochtenden. Leg bij een aanmelding eerst de beslissing en de groep vast.',
  toApplications: 'Naar de aanmeldingen',
  nothingTitle: 'Geen kind gevonden',
  nothingText: 'Er is geen kind dat bij deze keuze past. Kies een andere groep of stand.',
  clear: 'Alles tonen',
  back: 'Alle kinderen',
};

export const planTexts = {
  title: (name: string) => `Wenochtenden van ${name}`,
  answer: ({ planned, held, usual }: WenChildRow) => `${planned} van de gebruikelijke ${mornings(usual)} gepland${held > 0 ? `, waarvan ${held} geweest` : ''}.`,
  window: 'Kan komen',
  windowWords: (from: IsoDate, until: IsoDate) => `${formatDate(from)} t/m ${formatDate(until)}`,
  windowSource: 'WPO art. 39 lid 3',
  group: 'Groep',
  noGroup: 'nog niet afgesproken',
  starts: 'Eerste schooldag',
  notAgreed: 'nog niet afgesproken',
  counter: 'Volgens de wet',
  counterWords: (used: number, most: number) => `${used} van ten hoogste ${most} dagdelen`,
  bring: 'Meenemen',
  allergies: 'Allergie of bijzonderheid',
  toDossier: 'Naar het dossier',
  nothing: 'Er valt niets te plannen',
  nothingText: 'Dit kind is nog niet toegelaten, of is al leerling.',
  over: 'De tijd om te wennen is voorbij: dit kind is 4 of al leerling.',
  noGroupTitle: 'Er is nog geen groep afgesproken',
  noGroupText: 'Spreek in het dossier de groep en de eerste dag af. Daarna staat hier een voorstel.',
  planned: 'Gepland',
  noneComing: 'Er staan nog geen ochtenden gepland.',
  proposal: 'Voorstel',
  proposalOf: (found: number, wanted: number) => (found === wanted ? mornings(found) : `${found} van de ${mornings(wanted)}`),
  complete: (usual: number) => `Alle ${mornings(usual)} zijn gepland. Een extra ochtend kunt u zelf kiezen, tot het aantal dat de wet toestaat.`,
  nothingFound: 'Er is geen dag gevonden. Kies zelf een dag; bij elke dag staat waarom die wel of niet kan.',
  byHand: 'zelf gekozen',
  moved: (from: IsoDate) => `in plaats van ${formatDate(from)}`,
  wholeDay: 'hele dag (2 dagdelen)',
  withTeachers,
  other: 'Andere dag',
  otherFor: (on: IsoDate) => `Andere dag voor ${formatDate(on)}`,
  drop: 'Weghalen',
  morningOnly: 'Alleen de ochtend',
  wholeDayDeed: 'Hele dag van maken',
  add: 'Zelf een dag kiezen',
  anew: 'Nieuw voorstel',
  escort: 'Wie brengt en haalt',
  escortHint: 'Voor al deze ochtenden; per ochtend aan te passen.',
  plan: (count: number) => (count === 1 ? 'Deze ochtend plannen' : 'Deze ochtenden plannen'),
  refused: 'Er is nog niets gepland: bij een of meer ochtenden staat waarom het niet kan. Kies daar een andere dag of vink ze uit.',
  done: (count: number) => (count === 1 ? 'De ochtend is gepland.' : `${count} ochtenden zijn gepland.`),
  doneText: 'Laat het de ouders weten met een brief, of met een bestand voor hun agenda.',
  letter: 'Uitnodiging maken',
  event: 'Agenda-bestand opslaan',
};

export const summerTexts = {
  title: 'De ochtenden vallen rond de zomervakantie',
  days: ({ before, after }: SummerAdvice) =>
    before === 0 && after === 0
      ? 'In de tijd dat dit kind mag komen is er geen schooldag.'
      : `Vóór de vakantie ${before === 1 ? 'is er 1 schooldag' : `zijn er ${before} schooldagen`}, erna ${after}.`,
  later: (on: IsoDate) => `Later starten kan ook: de eerste schooldag na de vakantie is ${formatDate(on)}.`,
  movingUp: (on: IsoDate) => `Of laat het kind meedoen als de hele school doorschuift, op ${formatDate(on)}.`,
};

export const dayChoiceTexts = {
  moveTitle: (name: string, on: IsoDate) => `Andere dag voor ${name} dan ${formatDate(on)}`,
  addTitle: (name: string) => `Een dag kiezen voor ${name}`,
  day: 'Dag',
  hint: 'Typ een dag of kies er een hieronder.',
  days: 'Dagen waarop het kind kan komen',
  week: (monday: IsoDate) => `week van ${dayOnly(monday)}`,
  places: (used: number, places: number) => `${used} van ${places} bezet`,
  placesShort: (used: number, places: number) => `${used}/${places}`,
  cannot: 'kan niet',
  mind: 'let op',
  can: (on: IsoDate) => `${formatDate(on)} kan.`,
  about: (used: number, places: number, teachers: readonly string[]) => `${used} van ${places} plaatsen bezet, ${withTeachers(teachers)}.`,
  outside: 'Op deze dag kan het kind niet komen. Kies een van de dagen hieronder.',
  taken: 'Deze dag staat al in het voorstel.',
  none: 'Er is geen dag waarop dit kind nog kan komen.',
  length: 'Hoe lang',
  half: 'Ochtend',
  whole: 'Hele dag (2 dagdelen)',
  take: (on: IsoDate | null) => (on ? `${formatDay(on)} nemen` : 'Deze dag nemen'),
  move: (on: IsoDate | null) => (on ? `Verplaatsen naar ${formatDay(on)}` : 'Verplaatsen'),
  cancel: 'Annuleren',
};

export const morningTexts = {
  title: 'Wenochtenden',
  none: 'Er zijn nog geen wenochtenden gepland.',
  summary: (held: number, planned: number) => (planned === 0 ? '' : `${planned} gepland${held > 0 ? `, waarvan ${held} geweest` : ''}`),
  toPlan: 'Ochtenden plannen',
  coming: 'Komende ochtenden',
  past: 'Geweest en afgezegd',
  ofNumber: (number: number, of: number) => `ochtend ${number} van ${of}`,
  group: (group: string, teachers: readonly string[]) => `${group}, ${withTeachers(teachers)}`,
  whole: 'hele dag',
  cancelled: (on: IsoDate) => `afgezegd op ${formatDate(on)}`,
  leftAt: (time: string) => `om ${time} uur`,
  escortOf: (on: IsoDate) => `Wie brengt en haalt op ${formatDate(on)}`,
  brings: (who: string) => `Brengen en halen: ${who}`,
  move: 'Verplaatsen…',
  cancel: 'Afzeggen…',
  comes: 'Komt',
  cannot: 'Kan niet',
  noAnswer: 'Antwoord wissen',
  more: (name: string, on: IsoDate) => `${name}, ${formatDate(on)}`,
  cancelTitle: (on: IsoDate) => `Ochtend van ${formatDate(on)} afzeggen`,
  reason: 'Waarom',
  cancelDeed: 'Afzeggen',
  back: 'Annuleren',
  newProposal: (name: string) => `Nieuw voorstel voor ${name}`,
  play: 'Spelen',
  contact: 'Contact',
  language: 'Taal',
  self_reliance: 'Zelfredzaamheid',
  toilet: 'Toilet',
  parents_impression: 'Indruk van de ouders',
  next_question: 'Vraag voor de volgende keer',
  markedBy: (who: string) => `opgeschreven door ${who}`,
};

export const termTexts = {
  from: 'Van',
  until: 'Tot en met',
  backwards: 'De laatste dag ligt vóór de eerste.',
  weekColumn: 'Week van',
  answer: (chosen: number, count: number) => `${mornings(chosen)} aangevinkt voor ${children(count)}.`,
  all: 'Alles plannen',
  ticked: 'Aangevinkte plannen',
  tickAll: 'Alles aanvinken',
  tickNone: 'Niets aanvinken',
  children: 'Voorstel per kind',
  keys: 'Pijltjes lopen langs de dagen, de spatiebalk vinkt aan en uit.',
  window: (from: IsoDate, until: IsoDate) => `kan komen ${spanInWords(from, until)}`,
  add: (name: string) => `Dag toevoegen voor ${name}`,
  addShort: 'Dag',
  movedMark: 'verplaatst',
  fills: 'Hoe vol het wordt',
  fillsSummary: (empty: number, full: number, over: number) =>
    [`${mornings(empty)} nog leeg`, `${full} vol`, ...(over > 0 ? [`${over} te vol`] : [])].join(', '),
  fillCaption: (group: string) => `Wenkinderen per ochtend in ${group}`,
  fillCell: (used: number, places: number) => `${used} van ${places}`,
  full: 'vol',
  over: 'te vol',
  noMorning: 'geen wenochtend',
  week: (monday: IsoDate) => dayOnly(monday),
  notPlanned: 'Er is nog niets gepland: bij de dagen hieronder staat waarom het niet kan. Kies een andere dag of vink ze uit.',
  done: (count: number) => `${mornings(count)} gepland. Ongedaan maken haalt ze alle weer weg.`,
  emptyTitle: 'Niemand heeft nog ochtenden nodig',
  emptyText: 'In deze periode is er geen toegelaten kind met te weinig ochtenden. Kies een langere periode of een andere groep.',
  letters: 'Uitnodigingen maken',
};

export const repairTexts = {
  answer: (count: number) => (count === 1 ? 'Eén ochtend kan niet doorgaan zoals gepland.' : `${mornings(count)} kunnen niet doorgaan zoals gepland.`),
  why: 'Een groep, vakantie of geboortedatum is veranderd. De ouders weten het nog niet.',
  takeAll: 'Alle voorstellen overnemen',
  takeTicked: (count: number) => `${count} ${count === 1 ? 'voorstel' : 'voorstellen'} overnemen`,
  proposed: (on: IsoDate, teachers: readonly string[]) => `Voorstel: ${formatDate(on)}, ${withTeachers(teachers)}`,
  proposedSame: (teachers: readonly string[]) => `Voorstel: dezelfde dag, in de groep waar het kind nu komt, ${withTeachers(teachers)}`,
  noProposal: 'Er is geen dag gevonden die kan. Zeg de ochtend af, of kijk de gegevens van het kind na.',
  take: 'Overnemen',
  other: 'Andere dag',
  cancel: 'Afzeggen',
  wasOn: (on: IsoDate, group: string) => `nu ${formatDate(on)}, ${group}`,
  emptyTitle: 'Alle ochtenden kunnen doorgaan',
  emptyText: 'Verandert een groep, vakantie of geboortedatum, dan staat hier wat er niet meer kan, met een andere dag.',
  refused: 'Er is niets verplaatst: bij een of meer ochtenden staat waarom het niet kan.',
};
