/** The start of a child as a pupil: ready, confirmed, started, looked back on. */
import type { EnrolRule, Known, StartChange, StartStep } from '../bridge';
import { formatDate } from '../lib/dates';
import { capital, documentWords } from './words';

const enrolRules: Record<EnrolRule, string> = {
  first_day: 'de eerste dag dat het kind komt (Besluit bekostiging WPO art. 7 lid 4)',
  first_of_august: '1 augustus, want het kind begint op de eerste schooldag van het jaar en is dan al 4 (Besluit bekostiging WPO art. 7 lid 5)',
};

export const startTexts = {
  title: 'De eerste schooldag',
  noDay: 'Er is nog geen eerste schooldag afgesproken. Leg die vast bij de beslissing; daarna staan hier de stappen.',
  day: (on: string, group: string) => [formatDate(on), group].filter(Boolean).join(', '),
  firstDay: 'Eerste schooldag',
  enrols: 'Inschrijfdatum',
  enrolsWhy: (on: string, rule: EnrolRule | null) => (rule ? `${formatDate(on)}: ${enrolRules[rule]}` : formatDate(on)),
  kindrapport: 'Kindrapport',
  kindrapportYes: 'vult in oktober een kindrapport in (start van augustus tot en met oktober)',
  kindrapportNo: 'nog geen kindrapport dit schooljaar (start na de maand oktober)',
  steps: 'Stappen naar de eerste schooldag',
  stepNames: {
    readiness: 'Is het kind er klaar voor?',
    confirm: 'Eerste schooldag bevestigd',
    start: 'Gestart als leerling',
    look_back: 'Teruggekeken met de ouders',
    done: 'Klaar',
  } satisfies Record<StartStep, string>,
  stepDone: 'gedaan',
  stepNow: 'nu aan de beurt',
  stepLater: 'later',
  by: (on: string) => `vóór ${formatDate(on)}`,
  around: (on: string) => `rond ${formatDate(on)}`,
  onDay: (on: string) => `op ${formatDate(on)}`,
  looked: (on: string, toilet: string, selfReliance: string) => `Bekeken op ${formatDate(on)}: ${toilet}; ${selfReliance}.`,
  toiletWords: {
    yes: 'gaat zelf naar het toilet',
    no: 'gaat nog niet zelf naar het toilet',
    unknown: 'toilet nog onbekend',
  } satisfies Record<Known, string>,
  selfRelianceWords: {
    yes: 'redt zich grotendeels zelf',
    no: 'redt zich nog niet zelf',
    unknown: 'zelfredzaamheid nog onbekend',
  } satisfies Record<Known, string>,
  agreeBelow: 'Maak bij Afspraken een afspraak over wat school, ouders en kind de komende weken oefenen.',
  toAgreements: 'Naar de afspraken',
  confirmedOn: (on: string) => `Bevestigd op ${formatDate(on)}.`,
  startedOn: (on: string) => `Begonnen op ${formatDate(on)}.`,
  lookBackOn: (on: string) => `Afgesproken voor ${formatDate(on)}.`,
  lookedBackOn: (on: string) => `Teruggekeken op ${formatDate(on)}.`,
  record: 'Vastleggen',
  change: 'Wijzigen',
  confirm: 'Bevestigen',
  unconfirm: 'Bevestiging terugnemen',
  start: 'Start vastleggen',
  cancel: 'Annuleren',
  save: 'Bewaren',
};

export const readinessTexts = {
  title: (name: string) => `Is ${name} er klaar voor?`,
  form: 'Klaar voor de start',
  intro: 'Vier weken voor de eerste schooldag kijkt school met de ouders hoe het gaat. Het is geen voorwaarde om te mogen komen.',
  on: 'Bekeken op',
  toilet: 'Gaat zelf naar het toilet',
  selfReliance: 'Redt zich grotendeels zelf',
  selfRelianceHint: 'Aan- en uitkleden, eten en drinken.',
  note: 'Wat zagen of bespraken we?',
};

/** What the start changes, a line each. */
export function startChangeText(change: StartChange): string {
  switch (change.kind) {
    case 'placed':
      return `Leerling in ${change.group}, van ${formatDate(change.from)} tot en met ${formatDate(change.until)}.`;
    case 'moved':
      return `De eerste schooldag verandert van ${formatDate(change.agreed_on)} in ${formatDate(change.starts_on)}.`;
    case 'enrolled':
      return `Inschrijfdatum ${formatDate(change.on)}: ${enrolRules[change.rule]}.`;
    case 'ticked':
      return `Afgevinkt: ${documentWords[change.document]}.`;
    case 'look_back':
      return `Terugkijken met de ouders op ${formatDate(change.on)}.`;
    case 'mornings_cancelled':
      return change.count === 1 ? 'Eén wenochtend die nog kwam, vervalt.' : `${change.count} wenochtenden die nog kwamen, vervallen.`;
  }
}

export const startDialogTexts = {
  title: (name: string) => `${name} is gestart`,
  form: 'Start vastleggen',
  on: 'Eerste dag op school',
  onHint: 'De dag dat het kind voor het eerst als leerling kwam.',
  ticks: 'Wat is er gedaan?',
  tickAll: 'Alles aanvinken',
  tick: (document: keyof typeof documentWords) => capital(documentWords[document]),
  allDone: 'Alles voor de inschrijving is al afgevinkt.',
  lookBack: 'Terugkijken met de ouders',
  lookBackHint: 'Leeg: later afspreken.',
  changes: 'Dit legt u in één keer vast',
  nothing: 'Vul de eerste dag in; dan ziet u hier wat er verandert.',
  save: 'Start vastleggen',
};

export const lookBackTexts = {
  title: (name: string) => `Terugkijken op de start van ${name}`,
  form: 'Terugkijken',
  on: 'Afgesproken voor',
  held: 'Teruggekeken op',
  heldHint: 'Leeg zolang het gesprek nog komt.',
  note: 'Wat is er besproken?',
};
