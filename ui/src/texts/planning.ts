/** What planning an interview says. */
import { daysBetween, formatDate, type IsoDate } from '../lib/dates';

function room(days: number): string {
  if (days === 0) return 'precies op de laatste dag om te beslissen';
  const count = `${Math.abs(days)} ${Math.abs(days) === 1 ? 'dag' : 'dagen'}`;
  return days > 0 ? `${count} vóór de laatste dag om te beslissen` : `${count} na de laatste dag om te beslissen`;
}

export const planningTexts = {
  title: (name: string) => `Intakegesprek met ${name}`,
  titleEmpty: 'Intakegesprek',
  backTo: (name: string) => `Aanmelding van ${name}`,
  plan: 'Gesprek plannen',
  move: 'Gesprek verzetten',
  proposal: (day: IsoDate, time: string, decideBy: IsoDate) =>
    `Voorstel: ${formatDate(day)} om ${time}, ${room(daysBetween(day, decideBy))} (${formatDate(decideBy)}).`,
  noProposal: (decideBy: IsoDate) =>
    `Driehoek vond geen vrij moment voor een voorstel. Kies zelf een dag; beslissen moet uiterlijk ${formatDate(decideBy)}.`,
  planned: (day: IsoDate, time: string, decideBy: IsoDate) =>
    `Nu gepland op ${formatDate(day)} om ${time}, ${room(daysBetween(day, decideBy))} (${formatDate(decideBy)}).`,
  takeProposal: 'Terug naar het voorstel',
  takePlanned: 'Terug naar hoe het gepland was',
  nobody: 'Er is nog niemand om het gesprek te leiden',
  nobodyText: 'Zet de directeur en de leerkrachten in het team. Daarna kunt u hier kiezen.',
  toTeam: 'Naar het team',
  when: 'Wanneer en waar',
  day: 'Dag',
  time: 'Begint om',
  minutes: 'Duurt',
  minutesUnit: 'minuten',
  room: 'Ruimte',
  roomPlaceholder: 'Kies of typ een ruimte',
  school: 'Van school',
  director: 'Wie leidt het gesprek',
  teacher: 'Kennismaken met leerkracht',
  noTeacher: 'Nog niet bekend',
  who: 'Wie komt',
  call: (phone: string) => `bellen: ${phone}`,
  noPhone: 'geen telefoonnummer bekend',
  child: (name: string) => `${name} komt mee`,
  tour: 'Met rondleiding',
  thatDay: 'Die dag',
  sameDay: (day: IsoDate) => `Op ${formatDate(day)}`,
  sameDayEmpty: 'Geen andere gesprekken op deze dag.',
  sameDayNoDay: 'Kies een dag om te zien wat er dan al is.',
  thisTalk: 'Dit gesprek',
  from: (start: string, end: string) => `${start}–${end}`,
  shortcut: 'Plannen kan ook met',
  notPlanned: 'Nog niet gepland: kijk bij de velden wat er nog nodig is.',
};
