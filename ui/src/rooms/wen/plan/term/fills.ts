/** How full each morning becomes with the days that are ticked now. */
import type { GroupId, ProposedFill, WenProposal } from '../../../../bridge';
import { addDays, weekdayOf, type IsoDate } from '../../../../lib/dates';
import type { Picks } from '../picks.svelte';

export interface Fill {
  on: IsoDate;
  count: number;
  places: number;
}

/** The mornings of each group by day, counted with what is ticked instead of what was proposed. */
export function fillsOf({ children, groups, fills }: WenProposal, picks: Picks): Map<GroupId, Map<IsoDate, Fill>> {
  // A child may wait for the group of next year: by its name it is the one of now.
  const names = new Map(groups.map(({ group_id, name }) => [group_id, name]));
  const more = new Map<string, number>();
  const count = (group: string, on: IsoDate, by: number) => more.set(`${on} ${group}`, (more.get(`${on} ${group}`) ?? 0) + by);
  for (const proposed of children) {
    for (const { on } of proposed.mornings) count(proposed.child.group, on, -1);
    for (const { on } of picks.ticked(proposed)) count(proposed.child.group, on, 1);
  }
  const shown = new Map<GroupId, Map<IsoDate, Fill>>();
  for (const fill of fills) groupOf(shown, fill).set(fill.on, asNow(fill, more.get(`${fill.on} ${names.get(fill.group_id)}`) ?? 0));
  return shown;
}

/** How many mornings nobody comes to, how many are full, and how many have more than fit. */
export function countFills(groups: Map<GroupId, Map<IsoDate, Fill>>): { empty: number; full: number; over: number } {
  const all = [...groups.values()].flatMap((days) => [...days.values()]);
  const countOf = (fits: (fill: Fill) => boolean) => all.filter(fits).length;
  return {
    empty: countOf(({ count }) => count === 0),
    full: countOf(({ count, places }) => count > 0 && count === places),
    over: countOf(({ count, places }) => count > places),
  };
}

/** The Mondays of these days. */
export function mondaysOf(days: Iterable<IsoDate>): IsoDate[] {
  return [...new Set([...days].map((on) => addDays(on, -weekdayOf(on))))].sort();
}

function asNow({ on, used, proposed, places }: ProposedFill, more: number): Fill {
  return { on, count: used + proposed + more, places };
}

function groupOf(groups: Map<GroupId, Map<IsoDate, Fill>>, { group_id: id }: ProposedFill): Map<IsoDate, Fill> {
  const known = groups.get(id);
  if (known) return known;
  const days = new Map<IsoDate, Fill>();
  groups.set(id, days);
  return days;
}
