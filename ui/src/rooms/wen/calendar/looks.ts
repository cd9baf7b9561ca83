/** Where a morning of the calendar stands, and what may still be done with it. */
import type { CalendarMorning } from '../../../bridge';
import type { IsoDate } from '../../../lib/dates';
import { answerLooks, attendanceLooks, needsRepair, notMarked } from '../../../texts/wen';

export interface Look {
  kind: 'good' | 'attention' | 'late' | 'neutral';
  text: string;
}

export function lookOf({ attendance, planned_on, needs_repair, answer }: CalendarMorning, today: IsoDate): Look {
  if (attendance !== null) return attendanceLooks[attendance];
  if (planned_on < today) return notMarked;
  return needs_repair ? needsRepair : answerLooks[answer];
}

/** Whether it can still be moved, called off and answered. */
export function isComing({ attendance, planned_on }: CalendarMorning, today: IsoDate): boolean {
  return attendance === null && planned_on >= today;
}
