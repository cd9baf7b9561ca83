/** Planning wenochtenden: proposals, the days there are, and repairs, made up. */
import type {
  ChildMornings,
  Morning,
  MorningRow,
  MorningTarget,
  ProposedChild,
  ProposedFill,
  ProposedMorning,
  Repair,
  WenChildRow,
  WenGroup,
  WenProposal,
} from '../../bridge';
import { addDays, weekdayOf } from '../../lib/dates';
import { finding } from './intake';
import * as samples from './mornings';

export const groupA: WenGroup = {
  group_id: 'group-a',
  name: 'Groep 1/2 A',
  places: 2,
  weekdays: [1, 2, 3, 4, 5],
  lesson_weekdays: [1, 2, 3, 4, 5],
  teachers: [{ staff_id: 'sanne', name: 'Sanne van den Berg', weekdays: [1, 2, 3] }],
};

export function wenChild(over: Partial<WenChildRow> = {}): WenChildRow {
  return samples.wenChild({ name: 'Noor van den Broek', planned: 3, unanswered: 2, next_on: '2026-11-25', ...over });
}

export function morningRow(over: Partial<Morning> = {}, more: Partial<MorningRow> = {}): MorningRow {
  const coming = { version: 2, planned_on: '2026-11-25', answer: 'open', answered_on: null, escort: null } as const;
  return samples.morningRow({ ...coming, ...over }, { name: 'Noor van den Broek', teachers: ['Sanne van den Berg'], of: 3, ...more });
}

export function childMornings(over: Partial<ChildMornings> = {}): ChildMornings {
  return {
    child: wenChild(),
    mornings: [
      morningRow({ id: 'held', planned_on: '2026-11-18', attendance: 'present', play: 'Ging meteen naar de bouwhoek.', next_question: 'Durft Noor alleen naar het toilet?', marked_by: 'Sanne van den Berg' }, { number: 1 }),
      morningRow({ id: 'off', planned_on: '2026-11-20', answer: 'cannot', cancelled_on: '2026-11-19', cancel_reason: 'parents' }, { number: 0 }),
      morningRow(),
      morningRow({ id: 'morning-2', planned_on: '2026-12-01', answer: 'comes', escort: 'oma Truus' }, { number: 3 }),
    ],
    half_days: 3,
    most_half_days: 10,
    bring: 'Tas, fruit en gymschoenen',
    allergies: ['Allergisch voor pinda’s'],
    summer: null,
    ...over,
  };
}

export function target(on: string, over: Partial<MorningTarget> = {}): MorningTarget {
  return { on, used: 0, places: 2, teachers: ['Sanne van den Berg'], findings: [], ...over };
}

export const fullDay = target('2026-12-02', {
  used: 2,
  findings: [finding({ code: 'morning_full', field: 'planned_on', values: { name: 'Groep 1/2 A', used: '2', places: '2' } })],
});

/** Two weeks, with the week of Sinterklaas and a morning that is full. */
export const targets: MorningTarget[] = ['2026-11-30', '2026-12-01', '2026-12-02', '2026-12-03', '2026-12-04', '2026-12-07', '2026-12-08']
  .map((on) => (on === fullDay.on ? fullDay : target(on, { used: on === '2026-12-01' ? 1 : 0 })))
  .map((day) =>
    day.on === '2026-12-04'
      ? { ...day, findings: [finding({ code: 'skipped_week', severity: 'warning', field: 'planned_on', values: { week: 'sinterklaas' } })] }
      : day,
  );

export function proposedMorning(on: string, over: Partial<ProposedMorning> = {}): ProposedMorning {
  return { on, teachers: ['Sanne van den Berg'], findings: [], ...over };
}

export function proposedChild(over: Partial<ProposedChild> = {}): ProposedChild {
  return { child: wenChild(), wanted: 2, mornings: [proposedMorning('2026-12-08'), proposedMorning('2026-12-15')], findings: [], summer: null, ...over };
}

export function proposal(children: ProposedChild[], fills: ProposedFill[] = []): WenProposal {
  return { children, groups: [groupA], fills };
}

/** A school that is large: so many children with five days each, and a term of mornings. */
export function term(count: number): WenProposal {
  const days = Array.from({ length: 90 }, (_, at) => addDays('2026-11-30', at)).filter((on) => weekdayOf(on) < 5);
  const children = Array.from({ length: count }, (_, at) =>
    proposedChild({
      child: wenChild({ application_id: `application-${at}`, child_id: `child-${at}`, name: `Kind ${at} Oude Luttikhuis-van Wijngaarden tot Nijenbeek` }),
      wanted: 5,
      mornings: Array.from({ length: 5 }, (__, place) => proposedMorning(days[(at + place * 8) % days.length] ?? '2026-11-30')),
    }),
  );
  const proposedOn = (on: string) => children.filter(({ mornings }) => mornings.some((one) => one.on === on)).length;
  return proposal(children, days.map((on) => ({ group_id: 'group-a', on, used: 0, proposed: proposedOn(on), places: 6 })));
}

export function repair(over: Partial<Repair> = {}): Repair {
  return {
    row: morningRow({}, { findings: [finding({ code: 'closed_day', field: 'planned_on', values: { name: 'Studiedag team' } })] }),
    proposed: proposedMorning('2026-11-26'),
    ...over,
  };
}
