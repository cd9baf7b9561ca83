/** Mornings, told apart as the screens show them. */
import type { Morning, MorningRow, WenChildRow } from '../../../bridge';
import type { IsoDate } from '../../../lib/dates';
import { answerLooks, attendanceLooks, notMarked } from '../../../texts/wen';
import { morningTexts as texts } from '../../../texts/wenPlan';

/** Whether it stands and its day has not passed, and nothing was written of it. */
export function isComing({ morning }: MorningRow, today: IsoDate): boolean {
  return morning.cancelled_on === null && morning.attendance === null && morning.planned_on >= today;
}

/** Whether the child has days left on which it may come. */
export function hasDays({ until }: WenChildRow, today: IsoDate): boolean {
  return until >= today;
}

/** Where a morning stands, in its colour and words. */
export function lookOf(morning: Morning, today: IsoDate): { kind: 'good' | 'attention' | 'late' | 'neutral'; text: string } {
  if (morning.cancelled_on !== null) {
    const cannot = morning.answer === 'cannot' ? [answerLooks.cannot.text] : [];
    return { kind: 'neutral', text: [...cannot, texts.cancelled(morning.cancelled_on)].join(', ') };
  }
  if (morning.attendance !== null) {
    const { kind, text } = attendanceLooks[morning.attendance];
    return { kind, text: morning.left_at ? `${text} ${texts.leftAt(morning.left_at)}` : text };
  }
  if (morning.planned_on < today) return notMarked;
  return answerLooks[morning.answer];
}

const SEEN = ['play', 'contact', 'language', 'self_reliance', 'toilet', 'parents_impression', 'next_question'] as const;

/** What was seen on it, by its name; what was not written is left out. */
export function seenOn(morning: Morning): { term: string; text: string }[] {
  return SEEN.flatMap((field) => {
    const text = morning[field];
    return text ? [{ term: texts[field], text }] : [];
  });
}
