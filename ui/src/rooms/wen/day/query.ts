/** Which days are shown, as it stands in the address: one day, or the week of a teacher. */
import { addDays, partsOf, weekdayOf, type IsoDate } from '../../../lib/dates';
import { current, hrefTo, navigate, type Route } from '../../../lib/router.svelte';
import { dayToShow } from '../calendar/period';

export type Query = Route['query'];

export interface Shown {
  view: 'dag' | 'week';
  /** The day, or the Monday of the week. */
  from: IsoDate;
  /** The same day, or the Friday. */
  until: IsoDate;
  /** A day in what comes before, and in what comes after. */
  previous: IsoDate;
  next: IsoDate;
}

const ADDRESS = ['wenochtenden', 'dag'];

/** The route of the screen that comes next is not ours to read. */
export function ownQuery(): Query {
  const { segments, query } = current();
  return segments.join('/') === ADDRESS.join('/') ? query : {};
}

export function shownOf({ dag = '', week }: Query, today: IsoDate): Shown {
  const on = partsOf(dag) ? dag : dayToShow(today);
  return week ? weekOf(on) : dayOf(on);
}

function weekOf(on: IsoDate): Shown {
  const from = addDays(on, -weekdayOf(on));
  return { view: 'week', from, until: addDays(from, 4), previous: addDays(from, -7), next: addDays(from, 7) };
}

/** From a Friday one goes on to the Monday. */
function dayOf(on: IsoDate): Shown {
  const weekday = weekdayOf(on);
  const back = weekday === 0 ? 3 : Math.max(1, weekday - 4);
  const ahead = weekday < 4 ? 1 : 7 - weekday;
  return { view: 'dag', from: on, until: on, previous: addDays(on, -back), next: addDays(on, ahead) };
}

/** The address of these days; empty text leaves a choice out. */
export function addressWith(query: Query, changes: Query): string {
  const next = Object.entries({ ...query, ...changes }).filter(([, value]) => value !== '');
  return hrefTo(ADDRESS, Object.fromEntries(next));
}

export function show(query: Query, changes: Query): void {
  navigate(addressWith(query, changes), { replace: true });
}
