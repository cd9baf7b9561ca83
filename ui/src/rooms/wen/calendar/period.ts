/** Which days the calendar shows, as it stands in the address: so that going back finds the same days. */
import type { WenGroup } from '../../../bridge';
import { addDays, addMonths, daysBetween, partsOf, weekdayOf, type IsoDate } from '../../../lib/dates';
import { hrefTo, navigate, type Route } from '../../../lib/router.svelte';

export type Query = Route['query'];
export type View = 'week' | 'maand';

export interface Period {
  view: View;
  /** A Monday. */
  from: IsoDate;
  /** A Friday. */
  until: IsoDate;
  /** A day in the period before this one, and in the one after it. */
  previous: IsoDate;
  next: IsoDate;
  /** The first of the shown month. */
  month: IsoDate;
}

export function periodOf(query: Query, today: IsoDate): Period {
  const van = query.van ?? '';
  const on = partsOf(van) ? van : dayToShow(today);
  return query.weergave === 'maand' ? monthOf(on) : weekOf(on);
}

/** In a weekend one looks at the week that comes. */
export function dayToShow(today: IsoDate): IsoDate {
  const weekday = weekdayOf(today);
  return weekday > 4 ? addDays(today, 7 - weekday) : today;
}

function weekOf(on: IsoDate): Period {
  const from = addDays(on, -weekdayOf(on));
  return { view: 'week', from, until: addDays(from, 4), previous: addDays(from, -7), next: addDays(from, 7), month: firstOf(on) };
}

function monthOf(on: IsoDate): Period {
  const first = firstOf(on);
  const next = addMonths(first, 1);
  const lead = weekdayOf(first);
  const from = addDays(first, lead > 4 ? 7 - lead : -lead);
  const last = addDays(next, -1);
  return { view: 'maand', from, until: addDays(last, 4 - weekdayOf(last)), previous: addMonths(first, -1), next, month: first };
}

function firstOf(on: IsoDate): IsoDate {
  return `${on.slice(0, 8)}01`;
}

/** The number of the week a Monday begins (ISO 8601): the week of its Thursday. */
export function weekNumber(monday: IsoDate): number {
  const thursday = addDays(monday, 3);
  return Math.floor(daysBetween(`${thursday.slice(0, 4)}-01-01`, thursday) / 7) + 1;
}

/** The group in the address, by its name: that stays the same from one school year to the next. */
export function groupOf(query: Query, groups: readonly WenGroup[]): WenGroup | undefined {
  return groups.find(({ name, group_id }) => name === query.groep || group_id === query.groep);
}

/** Shows the calendar otherwise; empty text leaves a choice out. */
export function show(query: Query, changes: Query): void {
  const next = Object.entries({ ...query, ...changes }).filter(([, value]) => value !== '');
  navigate(hrefTo(['wenochtenden', 'kalender'], Object.fromEntries(next)), { replace: true });
}
