/** Which days a proposal for a term is about, as it stands in the address. */
import type { YearOverview } from '../../../../bridge';
import { addDays, addMonths, daysBetween, partsOf, type IsoDate } from '../../../../lib/dates';
import { hrefTo, navigate, type Route } from '../../../../lib/router.svelte';

export interface Span {
  from: IsoDate;
  until: IsoDate;
}

const MONTHS = 3;
/** A vacation sooner than this is no end worth planning to. */
const SHORTEST_DAYS = 14;

/** Until the next vacation, and at most three months. */
export function usualUntil(today: IsoDate, years: readonly YearOverview[]): IsoDate {
  const vacations = years.flatMap(({ periods }) => periods.filter(({ kind }) => kind === 'vacation').map(({ starts_on }) => starts_on));
  const next = vacations.sort().find((starts) => daysBetween(today, starts) >= SHORTEST_DAYS);
  const latest = addMonths(today, MONTHS);
  return next !== undefined && next <= latest ? addDays(next, -1) : latest;
}

/** The days that were asked for; the usual ones where none were. */
export function spanOf(query: Route['query'], today: IsoDate, usual: IsoDate): Span {
  return { from: dayOf(query.van) ?? today, until: dayOf(query.tot) ?? usual };
}

/** Shows another term; empty text leaves a choice out. */
export function show(query: Route['query'], changes: Route['query']): void {
  const next = Object.entries({ ...query, ...changes }).filter(([, value]) => value !== '');
  navigate(hrefTo(['wenochtenden', 'voorstel'], Object.fromEntries(next)), { replace: true });
}

function dayOf(text: string | undefined): IsoDate | null {
  return text !== undefined && partsOf(text) ? text : null;
}
