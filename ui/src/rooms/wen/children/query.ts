/** Which children the list shows, as it stands in the address. */
import type { WenFilter, WenState } from '../../../bridge';
import { hrefTo, navigate, type Route } from '../../../lib/router.svelte';
import { wenStateLooks } from '../../../texts/wenPlan';

export type Query = Route['query'];

const TAB = ['wenochtenden', 'kinderen'];
/** As many rows as the core gives at once. */
export const PAGE_SIZE = 50;

export function filterOf(query: Query): WenFilter {
  const state = query.stand;
  return { group_id: query.groep || null, state: state !== undefined && state in wenStateLooks ? (state as WenState) : null };
}

export function offsetOf(query: Query): number {
  return /^\d{1,6}$/.test(query.vanaf ?? '') ? Number(query.vanaf) : 0;
}

/** The address of the planning of one child; going back finds the same list. */
export function hrefOfChild(id: string, query: Query = {}): string {
  return hrefTo(TAB, { ...query, kind: id });
}

/** The list again, as it was. */
export function hrefOfList(query: Query): string {
  const rest = Object.entries(query).filter(([name]) => name !== 'kind');
  return hrefTo(TAB, Object.fromEntries(rest));
}

/** Shows the list otherwise; empty text leaves a choice out. Another choice begins at the first page again. */
export function show(query: Query, changes: Query): void {
  const next = Object.entries({ ...query, vanaf: '', ...changes }).filter(([, value]) => value !== '');
  navigate(hrefTo(TAB, Object.fromEntries(next)), { replace: true });
}
