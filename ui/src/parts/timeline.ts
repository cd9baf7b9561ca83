import { daysBetween, type IsoDate } from '../lib/dates';

export interface TimelinePoint {
  on: IsoDate;
  label: string;
  state: 'done' | 'next' | 'late' | 'future';
  /** A few words under the date: "nog 12 dagen". */
  note?: string;
}

/**
 * Where each label stands, in pixels: as near to its date as it can, in order, no two nearer than `gap` and all within
 * half a gap of the ends. Null when they do not fit beside each other.
 */
export function spread(days: readonly number[], width: number, gap: number): number[] | null {
  if (days.length * gap > width) return null;
  const first = Math.min(...days);
  const span = Math.max(...days) - first;
  const room = width - gap;
  const places = days.map((day) => gap / 2 + (span === 0 ? 0 : ((day - first) / span) * room));
  pushRight(places, gap);
  pushLeft(places, width - gap / 2, gap);
  return places;
}

/** The place of a day between points that were moved apart: in proportion between its two neighbours. */
export function placeOf(day: number, days: readonly number[], places: readonly number[]): number | null {
  for (let at = 1; at < days.length; at += 1) {
    const [from = 0, to = 0] = [days[at - 1], days[at]];
    const [left = 0, right = 0] = [places[at - 1], places[at]];
    if (day >= from && day <= to && to > from) return left + ((day - from) / (to - from)) * (right - left);
  }
  return null;
}

/** Points in order of their day, with the days counted from the first. */
export function inOrder(points: readonly TimelinePoint[]): { points: TimelinePoint[]; days: number[] } {
  const sorted = [...points].sort((a, b) => (a.on < b.on ? -1 : a.on > b.on ? 1 : 0));
  const [first] = sorted;
  return { points: sorted, days: first ? sorted.map(({ on }) => daysBetween(first.on, on)) : [] };
}

function pushRight(places: number[], gap: number): void {
  for (let at = 1; at < places.length; at += 1) {
    places[at] = Math.max(places[at] ?? 0, (places[at - 1] ?? 0) + gap);
  }
}

function pushLeft(places: number[], end: number, gap: number): void {
  let limit = end;
  for (let at = places.length - 1; at >= 0; at -= 1) {
    places[at] = Math.min(places[at] ?? 0, limit);
    limit = (places[at] ?? 0) - gap;
  }
}
