/** The school year of a day, as the top of the window names it. */
import { partsOf } from '../lib/dates';

/** The first month of a school year: it runs from 1 August to 31 July (WPO art. 1). */
const AUGUST = 8;

/** The year in which the school year of a day began: 2026 for 2026-2027; null for what is no date. */
export function schoolYearOf(day: string): number | null {
  const parts = partsOf(day);
  if (!parts) return null;
  return parts.month < AUGUST ? parts.year - 1 : parts.year;
}

/** `2026-2027`; empty for what is no date. */
export function schoolYearLabel(day: string): string {
  const start = schoolYearOf(day);
  return start === null ? '' : `${start}-${start + 1}`;
}
