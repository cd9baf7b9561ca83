/** Wenochtenden of children who are not real. */
import type { Morning, MorningRow, WenChildRow } from '../../bridge';

export function morning(typed: Partial<Morning> = {}): Morning {
  return {
    id: 'morning-1',
    version: 1,
    child_id: 'child-1',
    application_id: 'application-1',
    group_id: 'group-a',
    planned_on: '2026-11-23',
    half_days: 1,
    answer: 'comes',
    answered_on: '2026-11-16',
    escort: 'oma brengt, papa haalt',
    cancelled_on: null,
    cancel_reason: null,
    attendance: null,
    left_at: null,
    play: null,
    contact: null,
    language: null,
    self_reliance: null,
    toilet: null,
    parents_impression: null,
    next_question: null,
    marked_by: null,
    ...typed,
  };
}

export function morningRow(typed: Partial<Morning> = {}, rest: Partial<Omit<MorningRow, 'morning'>> = {}): MorningRow {
  return {
    morning: morning(typed),
    name: 'Jip-Jan van den Heuvel-Oosterwijk',
    born_on: '2023-01-12',
    group: 'Groep 1/2 A',
    teachers: ['Femke Arts'],
    number: 2,
    of: 5,
    findings: [],
    ...rest,
  };
}

export function wenChild(typed: Partial<WenChildRow> = {}): WenChildRow {
  return {
    application_id: 'application-1',
    child_id: 'child-1',
    name: 'Jip-Jan van den Heuvel-Oosterwijk',
    born_on: '2023-01-12',
    group_id: 'group-a',
    group: 'Groep 1/2 A',
    from: '2026-11-12',
    until: '2027-01-11',
    starts_on: '2027-01-12',
    planned: 2,
    held: 1,
    usual: 5,
    unanswered: 1,
    next_on: '2026-11-30',
    state: 'to_plan',
    ...typed,
  };
}
