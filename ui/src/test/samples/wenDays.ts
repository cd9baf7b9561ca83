/** The day of the wenkinderen, made up; for looking at screens. */
import type { DayList, DayMorning, DaysQuery } from '../../bridge';
import { addDays, weekdayOf, type IsoDate } from '../../lib/dates';
import { morningRow } from './mornings';
import { groupA, groupB } from './wenCalendar';

const NAMES = ['Noor van den Broek', 'Maximiliaan-Alexander van der Meulen-Hogendoorn van Wassenaer', 'Yusuf Yıldırım'];

function told(on: IsoDate, at: number): DayMorning {
  const group = at % 3 === 1 ? groupB : groupA;
  const row = morningRow(
    { id: `${on}-${at}`, planned_on: on, application_id: `application-${at}`, answer: at % 3 === 0 ? 'open' : 'comes' },
    { name: NAMES[at % 3], group: group.name, teachers: ['Femke Arts', 'Tom Hendriks'], number: (at % 5) + 1 },
  );
  return {
    row,
    contacts: [
      { name: 'Mila Bakker-van Wijngaarden tot Nijenbeek', phone: '06 12 34 56 78', other_phone: '020 123 45 67', emergency: true },
      { name: 'Tom van den Broek', phone: null, other_phone: null, emergency: false },
    ],
    allergies: at % 3 === 0 ? ['Allergisch voor pinda’s', 'Draagt een bril'] : [],
    last_question: at % 3 === 0 ? 'Durft Noor alleen naar het toilet?' : null,
  };
}

/** The weekdays that are asked for; so many children a day. */
export function dayLists({ from, until }: DaysQuery, count: number): DayList[] {
  const days: DayList[] = [];
  for (let on = from; on <= until; on = addDays(on, 1)) {
    const mornings = Array.from({ length: count }, (_, at) => told(on, at)).sort((one, other) => one.row.group.localeCompare(other.row.group));
    if (weekdayOf(on) < 5) days.push({ on, closed: null, mornings });
  }
  return days;
}
