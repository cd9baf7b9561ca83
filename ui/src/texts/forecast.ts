/** What Instroom says: how full the groups get, month by month. */
import { numberWord } from './sentence';

const starting = (count: number) => `${numberWord(count)} ${count === 1 ? 'kind start' : 'kinderen starten'}`;
const expected = (count: number) => `${numberWord(count)} ${count === 1 ? 'wordt' : 'worden'} verwacht`;

export const forecastTexts = {
  title: 'Instroom',
  back: 'Aanmeldingen',
  year: 'Schooljaar',
  yearLabel: (start: number) => `${start}-${start + 1}`,
  answer: (agreed: number, likely: number) =>
    agreed + likely === 0 ? 'In dit schooljaar start er nog niemand.' : `In dit schooljaar: ${starting(agreed)}, ${expected(likely)}.`,
  full: (group: string, month: string) => `${group} wordt te vol vanaf ${month}.`,
  fullMany: (groups: number) => `${numberWord(groups).replace(/^./, (letter) => letter.toUpperCase())} groepen worden te vol.`,
  chart: 'Zo vol worden de groepen',
  notFilled: 'De groepen van dit jaar zijn nog niet gevuld: hier staan alleen kinderen die nieuw komen.',
  table: 'In getallen',
  caption: 'Aantal kinderen per groep en maand',
  hint: 'Kies een maand van een groep om te zien wie er start.',
  group: 'Groep',
  noGroup: 'Nog geen groep',
  places: (capacity: number) => `${capacity} plaatsen`,
  present: 'in de groep',
  starting: 'start in die maand',
  expected: 'verwacht, nog geen plek',
  capacity: 'plaatsen',
  plus: (count: number) => `+${count}`,
  about: (count: number) => `~${count}`,
  share: (present: number, capacity: number | null) => (capacity === null ? String(present) : `${present}/${capacity}`),
  tooMany: (count: number) => `${count} te veel`,
  graph: (group: string, first: number, last: number, capacity: number | null) =>
    `${group}: van ${first} naar ${last} kinderen, met wie verwacht wordt${capacity === null ? '' : `, op ${capacity} plaatsen`}. De tabel hieronder heeft alle getallen.`,
  cell: (place: string, present: string, start: number, likely: number, over: number) =>
    [`${place}: ${present}`, start > 0 && `${start} ${start === 1 ? 'start' : 'starten'}`, likely > 0 && `${likely} verwacht`, over > 0 && `${over} te veel`]
      .filter(Boolean)
      .join(', '),
  filled: (present: number, capacity: number | null) => (capacity === null ? `${present} kinderen` : `${present} van ${capacity} plaatsen bezet`),
  place: (group: string, month: string) => `${group}, ${month}`,
  nobody: 'Niemand start in deze maand.',
  coming: 'Wie er dan start',
  emptyTitle: (year: string) => `Nog geen groepen voor ${year}`,
  emptyText: 'Zet de groepen van dat jaar bij Instellingen. Dan ziet u hier per maand hoeveel kinderen er zijn, wie er start en of het past.',
  toGroups: 'Naar de groepen',
};
