/** The calendar as rows of five days: a row a group in a week, a row a week in a month. */
import type { CalendarMorning, WenCalendar, WenDay, WenGroup } from '../../../bridge';
import { addDays, weekdayOf, type IsoDate } from '../../../lib/dates';

export interface Cell {
  day: WenDay;
  group: WenGroup;
  /** Who teaches then. */
  teachers: readonly string[];
  /** Whether the group has lessons that day. */
  lessons: boolean;
  /** Whether the school likes to have wenkinderen in this group on that weekday. */
  suits: boolean;
  used: number;
  places: number;
  mornings: readonly CalendarMorning[];
}

export interface Row {
  key: string;
  cells: readonly Cell[];
}

export function weekRows(calendar: WenCalendar, groups: readonly WenGroup[]): Row[] {
  return groups.map((group) => ({ key: group.group_id, cells: calendar.days.map((day) => cellOf(calendar, group, day)) }));
}

export function monthRows(calendar: WenCalendar, group: WenGroup): Row[] {
  const mondays = [...new Set(calendar.days.map(({ on }) => mondayOf(on)))];
  return mondays.map((monday) => ({
    key: monday,
    cells: calendar.days.filter(({ on }) => mondayOf(on) === monday).map((day) => cellOf(calendar, group, day)),
  }));
}

function cellOf({ fills, mornings }: WenCalendar, group: WenGroup, day: WenDay): Cell {
  const weekday = weekdayOf(day.on) + 1;
  const isHere = (one: { group_id: string }, on: IsoDate) => one.group_id === group.group_id && on === day.on;
  const fill = fills.find((one) => isHere(one, one.on));
  return {
    day,
    group,
    teachers: group.teachers.filter(({ weekdays }) => weekdays.includes(weekday)).map(({ name }) => name),
    lessons: day.closed === null && group.lesson_weekdays.includes(weekday),
    suits: group.weekdays.includes(weekday),
    used: fill?.used ?? 0,
    places: fill?.places ?? group.places,
    mornings: mornings.filter((one) => isHere(one, one.planned_on)),
  };
}

function mondayOf(on: IsoDate): IsoDate {
  return addDays(on, -weekdayOf(on));
}
