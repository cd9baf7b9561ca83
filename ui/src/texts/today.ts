/** Vandaag: what asks for attention now. */
import type { DocumentKind, MorningRow, StartStep, WenChildRow } from '../bridge';
import { listInWords, numberWord } from './sentence';
import { capital, documentWords } from './words';

const things = (count: number, one: string, more: string) => `${numberWord(count)} ${count === 1 ? one : more}`;

interface Counts {
  deadlines: number;
  late: number;
  talks: number;
  agreements: number;
  enrolments: number;
  mornings: number;
  starts: number;
  waiting: number;
}

/** The answer of the screen: how much asks for attention. */
function title({ deadlines, talks, agreements, enrolments, mornings, starts, waiting }: Counts): string {
  const count = deadlines + talks + agreements + enrolments + mornings + starts;
  if (count === 1) return 'Eén ding vraagt vandaag aandacht';
  if (count > 1) return `${capital(numberWord(count))} dingen vragen vandaag aandacht`;
  if (waiting === 0) return 'Niets dat vandaag wacht';
  return waiting === 1 ? 'Geen haast: één aanmelding wacht op een stap' : `Geen haast: ${numberWord(waiting)} aanmeldingen wachten op een stap`;
}

/** What those things are. */
function summary({ deadlines, late, talks, agreements, enrolments, mornings, starts, waiting }: Counts): string {
  const parts = [
    deadlines > 0 && `${things(deadlines, 'termijn', 'termijnen')}${late > 0 ? ` (waarvan ${numberWord(late)} te laat)` : ''}`,
    talks > 0 && things(talks, 'gesprek', 'gesprekken'),
    agreements > 0 && things(agreements, 'afspraak', 'afspraken'),
    enrolments > 0 && things(enrolments, 'inschrijving', 'inschrijvingen'),
    mornings > 0 && things(mornings, 'wenochtend', 'wenochtenden'),
    starts > 0 && things(starts, 'start van een kind', 'starts van kinderen'),
  ].filter((part) => part !== false);
  if (parts.length === 0) return '';
  const rest = waiting > 0 ? ` Daarnaast ${waiting === 1 ? 'wacht' : 'wachten'} ${things(waiting, 'aanmelding', 'aanmeldingen')} op een stap.` : '';
  return `${capital(listInWords(parts))}.${rest}`;
}

export const todayTexts = {
  title,
  summary,
  greeting: (name: string, date: string) => (name ? `Dag ${name}, het is ${date}.` : `Het is ${date}.`),
  newApplication: 'Nieuwe aanmelding',
  closed: (why: string, until: string) => `Vandaag is er geen school: ${why} tot en met ${until}.`,
  closedToday: (why: string) => `Vandaag is er geen school: ${why}.`,
  weekend: 'Het is weekend: vandaag is er geen school.',
  deadlines: 'Termijnen',
  deadlinesHint: 'te laat of binnen twee weken',
  waiting: 'Wacht op een stap',
  waitingCount: (count: number) => `${count} ${count === 1 ? 'aanmelding' : 'aanmeldingen'}`,
  showMore: (count: number) => `Nog ${count} tonen`,
  allInList: (total: number) => `Alle ${total} in Aanmeldingen`,
  talksToday: 'Gesprekken vandaag',
  talksWeek: 'Later deze week',
  noTalks: 'Vandaag staan er geen gesprekken.',
  talkAt: (time: string) => `${time} uur`,
  talkWith: (director: string, room: string | null, minutes: number) =>
    [`met ${director}`, room, `${minutes}\u00a0minuten`].filter(Boolean).join(' · '),
  talkHeld: 'gevoerd',
  agreements: 'Afspraken',
  toEnrol: 'Voor de inschrijving',
  stillToDo: (open: readonly DocumentKind[]) => `Nog niet in orde: ${listInWords(open.map((kind) => documentWords[kind]))}`,
  objects: 'Ouder met gezag niet eens',
  startsOn: (daysLeft: number) => (date: string) => `${daysLeft < 0 ? 'gestart' : 'start'} ${date}`,
  toCheck: 'Vakanties om te controleren',
  period: (from: string, until: string) => `${from} t/m ${until}`,
  checkNow: 'Nakijken bij Schooljaren',
  emptyTitle: 'Alles is bij',
  emptyText:
    'Hier komen vanzelf de termijnen, gesprekken en afspraken die aandacht vragen, en elke aanmelding die op een stap wacht. Belt er een ouder? Leg de aanmelding meteen vast.',
};

/** Wenochtenden on Vandaag. */
export const todayMorningTexts = {
  title: 'Wenkinderen vandaag',
  toMark: 'Hoe ging de wenochtend?',
  plan: 'Wenochtenden regelen',
  where: ({ group, teachers, number, of }: MorningRow, when?: string) =>
    [when, group, teachers.length > 0 && `bij ${listInWords(teachers)}`, `${number}e van ${of}`].filter(Boolean).join(' · '),
  toDay: 'Bellijst en aanwezigheid',
  mark: 'Opschrijven',
  window: ({ planned, usual, group }: WenChildRow, from: string, until: string) =>
    [group, `${planned} van ${usual} gepland`, `kan van ${from} t/m ${until}`].filter(Boolean).join(' · '),
  toPlan: (total: number) => (total === 1 ? 'Eén kind heeft nog niet alle wenochtenden.' : `${capital(numberWord(total))} kinderen hebben nog niet alle wenochtenden.`),
  propose: 'Voorstel bekijken',
  unanswered: (count: number) =>
    count === 1 ? 'Op één wenochtend binnen twee weken is nog geen antwoord.' : `Op ${numberWord(count)} wenochtenden binnen twee weken is nog geen antwoord.`,
  call: 'Kinderen bekijken',
  repairs: (count: number) =>
    count === 1 ? 'Eén wenochtend kan zo niet doorgaan.' : `${capital(numberWord(count))} wenochtenden kunnen zo niet doorgaan.`,
  repair: 'Herstellen',
};

/** The start of children on Vandaag. */
export const todayStartTexts = {
  title: 'Eerste schooldagen',
  steps: {
    readiness: 'Bespreek of het kind er klaar voor is: toilet en zelfredzaamheid.',
    confirm: 'Spreek de eerste schooldag definitief af met de ouders.',
    start: 'Leg vast dat het kind is gestart.',
    look_back: 'Kijk met de ouders terug op de eerste weken.',
    done: '',
  } satisfies Record<StartStep, string>,
  due: {
    readiness: (date: string) => `vóór ${date}`,
    confirm: (date: string) => `vóór ${date}`,
    start: (date: string) => `eerste schooldag ${date}`,
    look_back: (date: string) => `rond ${date}`,
    done: (date: string) => date,
  } satisfies Record<StartStep, (date: string) => string>,
};

/** What keeps the data safe, for who can do something about it. */
export const safetyNoticeTexts = {
  title: 'Veiligheid van de gegevens',
  noBackup: 'Er is nog geen reservekopie van deze gegevens.',
  backupOld: (moment: string) => `De nieuwste reservekopie is meer dan een week oud: van ${moment}.`,
  secondPlaceGone: (folder: string) => `De tweede plek voor reservekopieën is er niet: ${folder}. Steek de stick erin, of kies een andere plek.`,
  storeFaults: (moment: string) => `De controle van ${moment} vond iets dat niet klopt in de gegevens.`,
  rightsUnconfirmed: (since: string) => `Kloppen de rechten van de gebruikers nog? Er is sinds ${since} niet naar gekeken.`,
  erasureDue: (children: number) =>
    children === 1 ? 'Van één kind is de bewaartermijn voorbij.' : `Van ${numberWord(children)} kinderen is de bewaartermijn voorbij.`,
  toBackups: 'Naar de reservekopieën',
  toCheck: 'Bekijken wat er gevonden is',
  toUsers: 'Rechten nakijken',
  toPrivacy: 'Bekijken wat weg mag',
};
