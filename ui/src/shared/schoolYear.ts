/** The school year of a day, as the top of the window names it. */
import { partsOf } from '../lib/dates';

/** The first month of a school year: it runs from 1 August to 31 July (WPO art. 1). */
const AUGUST = 8;

/** `2026-2027`; empty for what is no date. */
export function schoolYearLabel(day: string): string {
  const parts = partsOf(day);
  if (!parts) return '';
  const start = parts.month < AUGUST ? parts.year - 1 : parts.year;
  return `${start}-${start + 1}`;
}
