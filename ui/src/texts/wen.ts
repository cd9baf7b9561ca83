/** What the calendar of wenochtenden says. */
import type { Answer, Attendance, FindingCode } from '../bridge';
import { formatDate, formatDay, partsOf, type IsoDate } from '../lib/dates';
import { dateTexts } from './dates';
import { numberWord } from './sentence';
import { capital } from './words';

type Look = { kind: 'good' | 'attention' | 'late' | 'neutral'; text: string };

const mornings = (count: number) => `${numberWord(count)} ${count === 1 ? 'ochtend' : 'ochtenden'}`;
const monthOf = (on: IsoDate) => dateTexts.months[(partsOf(on)?.month ?? 1) - 1] ?? '';
const dayOf = (on: IsoDate) => Number(on.slice(8));

/** `23 t/m 27 november 2026`. */
function weekTitle(monday: IsoDate, friday: IsoDate): string {
  const year = (on: IsoDate) => on.slice(0, 4);
  const begin = [dayOf(monday), monthOf(monday) !== monthOf(friday) && monthOf(monday), year(monday) !== year(friday) && year(monday)];
  return `${begin.filter(Boolean).join(' ')} t/m ${dayOf(friday)} ${monthOf(friday)} ${year(friday)}`;
}

/** What the shown days hold. */
function answer(count: number, open: number, repairs: number): string {
  if (count === 0) return 'In deze dagen komt niemand wennen.';
  const parts = [mornings(count), open > 0 && `${numberWord(open)} zonder antwoord`, repairs > 0 && `${numberWord(repairs)} ${repairs === 1 ? 'moet' : 'moeten'} anders`];
  return `${capital(parts.filter(Boolean).join(', '))}.`;
}

export const calendarTexts = {
  answer,
  planTerm: 'Periode plannen',
  week: 'Week',
  month: 'Maand',
  view: 'Weergave',
  group: 'Groep',
  everyGroup: 'Alle groepen',
  previous: { week: 'Vorige week', maand: 'Vorige maand' },
  next: { week: 'Volgende week', maand: 'Volgende maand' },
  now: { week: 'Deze week', maand: 'Deze maand' },
  weekTitle,
  monthTitle: (on: IsoDate) => capital(`${monthOf(on)} ${on.slice(0, 4)}`),
  weekNumber: (number: number) => `week ${number}`,
  caption: (title: string) => `Wenochtenden, ${title}`,
  today: 'vandaag',
  /** `1 dec`: a day outside the month that is shown. */
  outside: (on: IsoDate) => formatDay(on).slice(3),
  fill: (used: number, places: number) => `${used} van ${places}`,
  noLessons: 'geen les',
  rather: 'liever niet',
  skippedWeek: (what: string) => `${what}: school heeft dan liever geen wenkinderen. Het mag wel.`,
  withRather: (reason: string) => `liever niet: ${reason}`,
  full: 'vol',
  weekdays: dateTexts.weekdays,

  number: (number: number, of: number) => `${number}e van ${of}`,
  wholeDay: 'hele dag',
  cardAbout: (name: string, on: IsoDate, group: string) => `${name}, ${formatDate(on)}, ${group}`,
  move: 'Verplaatsen…',
  cancel: 'Afzeggen…',
  comes: 'Komt',
  cannot: 'Kan niet',
  noAnswer: 'Antwoord wissen',
  toDay: 'Naar de lijst van deze dag',
  toDossier: 'Naar dossier',

  looking: 'even kijken',
  can: 'kan',
  same: 'nu gepland',
  otherGroup: 'andere groep',
  otherGroupWhy: (name: string) => `${name} komt wennen in de eigen groep. Een andere groep spreekt u af in het dossier.`,
  outsideWhy: (name: string) => `Op die dag kan ${name} niet komen: alleen van 3 jaar en 10 maanden tot de vierde verjaardag of de eerste schooldag.`,
  dragged: (name: string, on: IsoDate | null, words: string) => (on ? `${name} naar ${formatDay(on)}: ${words}` : `${name}: sleep naar een andere dag`),
  notMoved: (name: string, why: string) => `${name} is niet verplaatst. ${why}`,

  toRepair: 'Naar Herstel',
  repairText: 'Er is iets veranderd: een groep, een vakantie of een geboortedatum. Bij Herstel staat wat u kunt doen.',
  repairTitle: (count: number) => (count === 1 ? 'Eén ochtend kan zo niet blijven' : `${capital(numberWord(count))} ochtenden kunnen zo niet blijven`),
  noGroupsTitle: 'Er is nog geen groep om in te wennen',
  noGroupsText: 'Wenkinderen komen in een groep met jaargroep 1. Voer die bij Instellingen in, met wie wanneer lesgeeft.',
  noOwnTitle: 'In uw groepen komt niemand wennen',
  noOwnText: 'Hier staan uw eigen groepen, zodra er wenkinderen komen.',
  toGroups: 'Naar Groepen',
  outOfView: 'Deze groep is er in dit schooljaar niet',
  outOfViewText: 'In de dagen die u ziet bestaat deze groep niet. Kies een andere groep, of toon alle groepen.',
};

/** What the parents said of a morning. */
export const answerLooks: Record<Answer, Look> = {
  open: { kind: 'attention', text: 'nog geen antwoord' },
  comes: { kind: 'good', text: 'komt' },
  cannot: { kind: 'late', text: 'kan niet' },
};

/** What became of it. */
export const attendanceLooks: Record<Attendance, Look> = {
  present: { kind: 'good', text: 'was er' },
  absent: { kind: 'late', text: 'kwam niet' },
  ill: { kind: 'attention', text: 'ziek' },
  went_home: { kind: 'attention', text: 'eerder naar huis' },
};

export const needsRepair: Look = { kind: 'late', text: 'moet anders' };
export const notMarked: Look = { kind: 'attention', text: 'nog opschrijven' };

/** Why a day cannot be, in a word under the hand that drags. */
export const refusedWords: Partial<Record<FindingCode, string>> = {
  closed_day: 'vrij',
  weekend_day: 'weekend',
  no_lessons: 'geen les',
  morning_full: 'vol',
  morning_twice: 'komt die dag al',
  before_wen_window: 'te jong',
  after_wen_window: 'dan al 4',
  after_first_day: 'dan al leerling',
  in_the_past: 'voorbij',
  too_many_half_days: 'te veel ochtenden',
  skipped_week: 'liever niet',
  weekday_not_suited: 'liever niet',
};

export const cannotWord = 'kan niet';
