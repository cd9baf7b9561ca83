/** What the list of aanmeldingen shows, as it stands in the address: so that going back finds the same list. */
import type { ApplicationFilter, ApplicationSort, Status } from '../../../bridge';
import { hrefTo, navigate, type Route } from '../../../lib/router.svelte';
import { sortWords, statusWords } from '../../../texts/words';

export type Query = Route['query'];
export type View = 'kolommen' | 'tabel';

export const PAGE_SIZE = 50;

export function viewOf(query: Query): View {
  return query.weergave === 'tabel' ? 'tabel' : 'kolommen';
}

export function filterOf(query: Query): ApplicationFilter {
  return {
    text: query.tekst ?? '',
    status: oneOf<Status>(query.stand, statusWords),
    with_closed: query.afgerond === '1',
    start_year: wholeNumber(query.jaar),
    group_id: query.groep ?? null,
    sort: oneOf<ApplicationSort>(query.sorteer, sortWords) ?? 'urgency',
    descending: query.omgekeerd === '1',
    offset: wholeNumber(query.vanaf) ?? 0,
    limit: PAGE_SIZE,
  };
}

/** Whether the list leaves anything out that is not closed. */
export function isNarrowed({ text, status, start_year, group_id, with_closed }: ApplicationFilter): boolean {
  return text !== '' || status !== null || start_year !== null || group_id !== null || with_closed;
}

/** Shows the list otherwise; empty text leaves a choice out. Another choice begins at the first page again. */
export function show(query: Query, changes: Query): void {
  const next = Object.entries({ ...query, vanaf: '', ...changes }).filter(([, value]) => value !== '');
  navigate(hrefTo(['aanmeldingen'], Object.fromEntries(next)), { replace: true });
}

function oneOf<Name extends string>(text: string | undefined, words: Readonly<Record<Name, string>>): Name | null {
  return text !== undefined && text in words ? (text as Name) : null;
}

function wholeNumber(text: string | undefined): number | null {
  return text !== undefined && /^\d{1,6}$/.test(text) ? Number(text) : null;
}
