/** What the history shows, as it stands in the address: so that going back finds the same lines. */
import type { HistoryQuery } from '../../../bridge';
import { partsOf, type IsoDate } from '../../../lib/dates';
import { hrefTo, navigate, type Route } from '../../../lib/router.svelte';
import { deedGroups } from '../../../texts/history';

export type Query = Route['query'];

export const PAGE_SIZE = 50;

export function queryOf(query: Query): HistoryQuery {
  return {
    actor: query.wie ?? null,
    deed: deedGroups[query.soort ?? '']?.deeds.join(',') ?? null,
    text: query.tekst ?? '',
    from: dayOf(query.van),
    until: dayOf(query.tot),
    limit: PAGE_SIZE,
    offset: /^\d{1,6}$/.test(query.vanaf ?? '') ? Number(query.vanaf) : 0,
  };
}

/** Whether anything is left out. */
export function isNarrowed({ actor, deed, text, from, until }: HistoryQuery): boolean {
  return actor !== null || deed !== null || text !== '' || from !== null || until !== null;
}

/** Shows other lines; empty text leaves a choice out. Another choice begins at the first page again. */
export function show(query: Query, changes: Query): void {
  const next = Object.entries({ ...query, vanaf: '', ...changes }).filter(([, value]) => value !== '');
  navigate(hrefTo(['beheer', 'geschiedenis'], Object.fromEntries(next)), { replace: true });
}

function dayOf(text: string | undefined): IsoDate | null {
  return text !== undefined && partsOf(text) ? text : null;
}
