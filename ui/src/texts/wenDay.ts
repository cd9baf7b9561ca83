/** What the day of the wenkinderen says, and the week of a teacher. */
import type { Attendance, Closure, DayMorning, PhoneLine } from '../bridge';
import { formatDateLong, type IsoDate } from '../lib/dates';
import { listInWords, numberWord } from './sentence';
import { capital, closureWord } from './words';

const come = (count: number) => `${numberWord(count)} ${count === 1 ? 'kind komt' : 'kinderen komen'} wennen`;
const children = (count: number) => `${count} ${count === 1 ? 'kind' : 'kinderen'}`;

/** What the shown days hold; a day that is over is told as such. */
function answer(count: number, unanswered: number, unmarked: number, isPast: boolean): string {
  const all = isPast ? `${numberWord(count)} ${count === 1 ? 'kind zou' : 'kinderen zouden'} komen wennen` : come(count);
  const rest = [unanswered > 0 && `${numberWord(unanswered)} zonder antwoord`, unmarked > 0 && `${numberWord(unmarked)} nog op te schrijven`];
  return `${capital([all, ...rest].filter(Boolean).join(', '))}.`;
}

function closed(closure: Closure): string {
  return closure.name.kind === 'weekend' ? 'Het is weekend: er is geen school.' : `Op deze dag is er geen les: ${closureWord(closure)}.`;
}

export const dayTexts = {
  answer,
  closed,
  view: 'Weergave',
  day: 'Dag',
  week: 'Week per leerkracht',
  previous: { dag: 'Vorige dag', week: 'Vorige week' },
  next: { dag: 'Volgende dag', week: 'Volgende week' },
  now: { dag: 'Vandaag', week: 'Deze week' },
  title: (on: IsoDate, today: IsoDate) => `${capital(formatDateLong(on))}${on === today ? ' (vandaag)' : ''}`,
  chooseDay: 'Naar dag',
  group: 'Groep',
  everyGroup: 'Alle groepen',
  teacher: 'Leerkracht',
  dayList: 'Bellijst opslaan (PDF)',
  weekSheet: 'Weekblad opslaan (PDF)',
  everyone: 'Iedereen was er',
  everyoneWas: (count: number) => (count === 1 ? 'Eén kind was er' : `${capital(numberWord(count))} kinderen waren er`),

  weekendTitle: 'Het is weekend',
  weekendText: 'Wenkinderen komen van maandag tot en met vrijdag. Kies een andere dag.',
  nobodyTitle: 'Op deze dag komt niemand wennen',
  nobodyInGroup: 'Op deze dag komt niemand wennen in deze groep',
  nobodyText: 'Hier staat wie er komt: wie u belt, wat u moet weten, en hoe het ging. Plan de ochtenden bij Voorstel of bij een kind.',
  nobodyRead: 'Hier staat wie er komt, wie u belt en wat u moet weten.',
  otherGroups: 'Kies een andere groep, of toon alle groepen.',
  toPlan: 'Ochtenden plannen',
  showAll: 'Alle groepen tonen',
  noTeacherTitle: 'Er is nog niet bekend wie lesgeeft',
  noTeacherText: 'Een week staat op naam van de leerkracht. Voer bij Instellingen bij Groepen in wie wanneer lesgeeft.',
  noOwnText: 'U geeft dit schooljaar geen les aan een groep. Daarom is hier niets te zien.',
  toGroups: 'Naar Groepen',
  nobodyThatDay: 'Niemand.',
  count: children,
  toDay: (on: IsoDate) => `: ${formatDateLong(on)}`,
  openDay: 'Naar deze dag',

  withTeachers: (names: readonly string[]) => (names.length > 0 ? `met ${listInWords(names)}` : 'leerkracht nog niet bekend'),
  number: (number: number, of: number) => `${number}e van ${of}`,
  wholeDay: 'hele dag',
  mind: 'Allergie of bijzonderheid',
  question: ({ last_question }: Pick<DayMorning, 'last_question'>) => `Vraag voor deze keer: ${last_question}`,
  escort: 'Wie brengt en haalt',

  callTitle: 'Wie te bellen',
  emergency: 'bij nood',
  numbers: ({ phone, other_phone }: PhoneLine) => [phone, other_phone].filter(Boolean).join(' of '),
  noNumber: 'geen nummer bekend',
  nobodyToCall: 'Er is niemand om te bellen. Vul in het dossier een ouder met een telefoonnummer in.',

  saidBy: (name: string) => `Antwoord van de ouders van ${name}`,
  comes: 'Komt',
  otherDay: 'Andere dag',
  cannot: 'Kan niet',
  again: 'Nieuw voorstel',

  howWas: (name: string) => `Hoe het ging met ${name}`,
  marks: { present: 'Aanwezig', absent: 'Niet gekomen', ill: 'Ziek', went_home: 'Eerder naar huis' } satisfies Record<Attendance, string>,
  marked: (name: string, what: string) => `${name}: ${what}`,
  takenBack: (name: string) => `${name}: nog niet ingevuld`,
  leftAt: 'Naar huis om',
  leftAtHint: 'Met de tijd erbij is het opgeschreven.',
  write: 'Opschrijven wat u zag',
  close: 'Inklappen',
  about: (name: string) => `: ${name}`,
  seenHint: 'Kort mag: één zin is genoeg. Elk veld wordt opgeslagen als u het verlaat.',
};
