/** The Dutch word for every fixed choice of the core. The compiler finds a word that is missing. */
import type {
  AgreementRole,
  Answer,
  ApplicationSort,
  Attendance,
  Age,
  CancelReason,
  Closure,
  Decision,
  DocumentKind,
  HitKind,
  HolidayName,
  Known,
  PeriodKind,
  PeriodStatus,
  PointKind,
  ReceivedBy,
  RefusalGround,
  Relation,
  SectionKind,
  Sex,
  SkippedWeek,
  StaffRole,
  Status,
  Step,
  TopicKind,
  TopicMark,
  Urgency,
} from '../bridge';
import type { Choice } from '../parts/field';
import { dateTexts } from './dates';

export const statusWords: Record<Status, string> = {
  applied: 'aangemeld',
  interview_planned: 'gesprek gepland',
  interview_held: 'gesprek gevoerd',
  waiting_list: 'wachtlijst',
  admitted: 'toegelaten',
  settling: 'wennen',
  started: 'gestart',
  not_admitted: 'niet toegelaten',
  withdrawn: 'ingetrokken',
};

export interface StatusLook {
  kind: 'good' | 'attention' | 'late' | 'neutral';
  label: string;
}

const statusKinds: Record<Status, StatusLook['kind']> = {
  applied: 'neutral',
  interview_planned: 'neutral',
  interview_held: 'attention',
  waiting_list: 'attention',
  admitted: 'good',
  settling: 'good',
  started: 'good',
  not_admitted: 'neutral',
  withdrawn: 'neutral',
};

/** How `Status` shows where an aanmelding stands. */
export function statusLook(status: Status): StatusLook {
  return { kind: statusKinds[status], label: statusWords[status] };
}

/** The next step as the deed on its button. */
export const stepWords: Record<Step, string> = {
  plan_interview: 'Intakegesprek plannen',
  hold_interview: 'Gesprek voorbereiden',
  record_interview: 'Gesprek vastleggen',
  decide: 'Beslissing vastleggen',
  agree_start: 'Start afspreken',
  await_start: 'Eerste schooldag afwachten',
  none: 'Niets meer te doen',
};

/** What the day of the next step is. */
export const stepDueWords: Record<Step, (date: string) => string> = {
  plan_interview: (date) => `uiterlijk ${date}`,
  hold_interview: (date) => `gesprek op ${date}`,
  record_interview: (date) => `gesprek was op ${date}`,
  decide: (date) => `uiterlijk ${date}`,
  agree_start: (date) => `vóór ${date}`,
  await_start: (date) => `start op ${date}`,
  none: (date) => date,
};

export const urgencyWords: Record<Urgency, string> = {
  late: 'te laat',
  soon: 'binnen een week',
  later: 'later',
  none: 'geen termijn',
};

export const urgencyKinds: Record<Urgency, StatusLook['kind']> = {
  late: 'late',
  soon: 'attention',
  later: 'neutral',
  none: 'neutral',
};

export const knownWords: Record<Known, string> = { yes: 'ja', no: 'nee', unknown: 'onbekend' };

export const relationWords: Record<Relation, string> = {
  mother: 'moeder',
  father: 'vader',
  step_parent: 'stiefouder',
  foster_parent: 'pleegouder',
  guardian: 'voogd',
  grandparent: 'opa of oma',
  other: 'anders',
};

export const sexWords: Record<Sex, string> = { boy: 'jongen', girl: 'meisje', other: 'anders (X)' };

export const receivedByWords: Record<ReceivedBy, string> = {
  paper: 'op papier',
  phone: 'telefonisch',
  parro: 'via Parro',
  visit: 'bij een bezoek',
  email: 'per e-mail',
};

export const documentWords: Record<DocumentKind, string> = {
  identity: 'identiteitsbewijs',
  six_month_declaration: 'verklaring van 6 maanden',
  deregistration: 'bewijs van uitschrijving',
  custody: 'bewijs van gezag',
  handover: 'overdracht van de opvang',
  administration: 'inschrijving in ParnasSys',
  parro: 'uitnodiging voor Parro',
  school_guide: 'schoolgids uitreiken',
  participation_form: 'opgaveformulier meegeven',
  previous_school_told: 'bericht aan de vorige school',
};

/** What the parents said of a wenochtend. */
export const morningAnswerWords: Record<Answer, string> = { open: 'nog geen antwoord', comes: 'komt', cannot: 'kan niet' };

export const cancelReasonWords: Record<CancelReason, string> = {
  parents: 'ouders of kind kunnen niet',
  school: 'school kan niet',
  mistake: 'per vergissing gepland',
};

/** What became of a wenochtend. */
export const attendanceWords: Record<Attendance, string> = {
  present: 'was er',
  absent: 'kwam niet',
  ill: 'was ziek',
  went_home: 'ging eerder naar huis',
};

export const skippedWeekWords: Record<SkippedWeek, string> = {
  first: 'eerste weken van het jaar',
  sinterklaas: 'week van Sinterklaas',
  last: 'laatste weken voor de zomer',
};

export const decisionWords: Record<Decision, string> = {
  admitted: 'toegelaten',
  waiting_list: 'wachtlijst',
  not_admitted: 'niet toegelaten',
};

export const refusalGroundWords: Record<RefusalGround, string> = {
  support: 'ondersteuning',
  full: 'school is vol',
  foundation: 'grondslag',
  other: 'anders',
};

export const staffRoleWords: Record<StaffRole, string> = {
  director: 'directeur',
  office: 'administratie',
  teacher: 'leerkracht',
  support: 'intern begeleider',
  assistant: 'onderwijsassistent',
  other: 'andere rol',
};

export const periodKindWords: Record<PeriodKind, string> = { vacation: 'vakantie', closed_day: 'vrije dag' };

export const periodStatusWords: Record<PeriodStatus, string> = {
  official: 'officieel',
  advice: 'advies',
  own: 'eigen keuze',
  check: 'controleren',
};

export const holidayWords: Record<HolidayName, string> = {
  new_year: 'Nieuwjaarsdag',
  good_friday: 'Goede Vrijdag',
  easter_monday: 'Tweede Paasdag',
  kings_day: 'Koningsdag',
  liberation_day: 'Bevrijdingsdag',
  ascension_day: 'Hemelvaartsdag',
  friday_after_ascension: 'de vrijdag na Hemelvaart',
  whit_monday: 'Tweede Pinksterdag',
  christmas_day: 'Eerste Kerstdag',
  second_christmas_day: 'Tweede Kerstdag',
};

export const pointWords: Record<PointKind, string> = {
  earliest_application: 'Aanmelden kan vanaf',
  received: 'Aangemeld',
  interview: 'Intakegesprek',
  decide_by: 'Beslissen uiterlijk',
  decided: 'Beslist',
  withdrawn: 'Ingetrokken',
  temporary_placement: 'Tijdelijke plaatsing',
  wen_from: 'Wennen kan vanaf',
  fourth_birthday: 'Vierde verjaardag',
  first_school_day: 'Eerste schooldag',
  compulsory: 'Leerplichtig',
};

export const agreementRoleWords: Record<AgreementRole, string> = { school: 'school', parents: 'ouders', child: 'kind' };

export const sectionKindWords: Record<SectionKind, string> = {
  talk: 'gesprek',
  school_expectation: 'wat ouders van school mogen verwachten',
  parent_expectation: 'wat school van ouders verwacht',
};

export const topicKindWords: Record<TopicKind, string> = {
  discuss: 'bespreken',
  question: 'vraag',
  yes_no: 'ja of nee',
  choice: 'keuze',
};

export const topicMarkWords: Record<TopicMark, string> = { must: 'zeker bespreken', skip: 'niet nodig' };

export const hitKindWords: Record<HitKind, string> = { child: 'kind', caregiver: 'ouder of verzorger' };

export const sortWords: Record<ApplicationSort, string> = {
  urgency: 'wat het eerst moet',
  name: 'naam',
  born_on: 'geboortedatum',
  received_on: 'ontvangst',
  starts_on: 'start',
};

/** 1 (maandag) to 7 as `ma`. */
export function weekdayShort(weekday: number): string {
  return dateTexts.weekdaysShort[weekday - 1] ?? String(weekday);
}

/** 1 (maandag) to 7 as `maandag`. */
export function weekdayLong(weekday: number): string {
  return dateTexts.weekdays[weekday - 1] ?? String(weekday);
}

/** `ma, di, wo`. */
export function weekdaysInWords(weekdays: readonly number[]): string {
  return weekdays.map(weekdayShort).join(', ');
}

/** `groep 1/2`. */
export function jaargroepenInWords(jaargroepen: readonly number[]): string {
  return `groep ${jaargroepen.join('/')}`;
}

/** `3 jaar en 10 maanden`. */
export function ageInWords({ years, months }: Age): string {
  if (years === 0) return monthsInWords(months);
  return months === 0 ? `${years} jaar` : `${years} jaar en ${monthsInWords(months)}`;
}

function monthsInWords(months: number): string {
  return `${months} ${months === 1 ? 'maand' : 'maanden'}`;
}

/** Why there is no school: `Herfstvakantie`, `Koningsdag`, `weekend`. */
export function closureWord({ name }: Closure): string {
  switch (name.kind) {
    case 'period':
      return name.name;
    case 'holiday':
      return holidayWords[name.name];
    case 'weekend':
      return 'weekend';
  }
}

/** A word at the beginning of a line or label. */
export function capital(word: string): string {
  // A capital takes no accent: Eén.
  if (word.startsWith('éé')) return `E${word.slice(1)}`;
  return word.charAt(0).toLocaleUpperCase('nl') + word.slice(1);
}

/** The words of an enum as the lines of a choice field, in the order they stand here. */
export function choicesOf(words: Readonly<Record<string, string>>): Choice[] {
  return Object.entries(words).map(([value, word]) => ({ value, label: capital(word) }));
}
