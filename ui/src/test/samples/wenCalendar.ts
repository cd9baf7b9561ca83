/** A calendar of wenochtenden, made up; for tests and for looking at screens. Its week is that of 23 November 2026. */
import type { CalendarMorning, MorningTarget, WenCalendar, WenDay, WenGroup } from '../../bridge';
import { addDays, weekdayOf } from '../../lib/dates';
import { finding } from './intake';

export const MONDAY = '2026-11-23';

export function wenGroup(id: string, name: string, more: Partial<WenGroup> = {}): WenGroup {
  return {
    group_id: id,
    name,
    places: 2,
    weekdays: [1, 2, 4, 5],
    lesson_weekdays: [1, 2, 3, 4, 5],
    teachers: [
      { staff_id: 'sanne', name: 'Sanne de Wit', weekdays: [1, 2, 3] },
      { staff_id: 'tom', name: 'Tom Hendriks', weekdays: [4, 5] },
    ],
    ...more,
  };
}

export const groupA = wenGroup('group-a', 'Groep 1/2 A');
export const groupB = wenGroup('group-b', 'Groep 1/2 B, de Regenboogvissen', {
  places: 1,
  lesson_weekdays: [1, 2, 4, 5],
  teachers: [{ staff_id: 'zeynep', name: 'Zeynep Yıldırım-Hendriks', weekdays: [1, 2, 4, 5] }],
});

export function morning(id: string, name: string, planned_on: string, more: Partial<CalendarMorning> = {}): CalendarMorning {
  return {
    id,
    version: 1,
    application_id: `application-${id}`,
    name,
    group_id: groupA.group_id,
    planned_on,
    half_days: 1,
    answer: 'open',
    attendance: null,
    number: 2,
    of: 5,
    needs_repair: false,
    ...more,
  };
}

export const noor = morning('noor', 'Noor van den Broek', '2026-11-24');
export const yusuf = morning('yusuf', 'Yusuf Yıldırım', '2026-11-24', { answer: 'comes' });
export const long = morning('max', 'Maximiliaan-Alexander van der Meulen-Hogendoorn van Wassenaer', '2026-11-26', {
  group_id: groupB.group_id,
  number: 5,
  needs_repair: true,
});
export const past = morning('zofia', 'Zofia Wiśniewska', '2026-11-23', { number: 1 });
export const was = morning('bram', 'Bram Peters', '2026-11-23', { attendance: 'present', group_id: groupB.group_id });

/** The weekdays from Monday until a Friday; the 27th is closed. */
function days(from: string, until: string): WenDay[] {
  const found: WenDay[] = [];
  for (let on = from; on <= until; on = addDays(on, 1)) {
    if (weekdayOf(on) > 4) continue;
    const closed = on === '2026-11-27' ? { starts_on: on, ends_on: on, name: { kind: 'period' as const, name: 'Studiedag team' } } : null;
    found.push({ on, closed, skipped: on >= '2026-11-30' && on <= '2026-12-04' ? 'sinterklaas' : null });
  }
  return found;
}

/** What the core answers about these days, with these mornings. */
export function calendar(
  from: string,
  until: string,
  mornings: CalendarMorning[] = [noor, yusuf, long, past, was],
  groups: WenGroup[] = [groupA, groupB],
): WenCalendar {
  const shown = mornings.filter(({ planned_on }) => planned_on >= from && planned_on <= until);
  const keys = [...new Set(shown.map(({ group_id, planned_on }) => `${group_id} ${planned_on}`))];
  const fills = keys.map((key) => {
    const [group_id = '', on = ''] = key.split(' ');
    const used = shown.filter((one) => one.group_id === group_id && one.planned_on === on).length;
    return { group_id, on, used, places: groups.find((one) => one.group_id === group_id)?.places ?? 2 };
  });
  return { groups, days: days(from, until), fills, mornings: shown };
}

export function target(on: string, more: Partial<MorningTarget> = {}): MorningTarget {
  return { on, used: 0, places: 2, teachers: ['Sanne de Wit'], findings: [], ...more };
}

/** Where Noor can go: not on Wednesday, rather not on Thursday, and freely on the Monday and Tuesday after. */
export const targets: MorningTarget[] = [
  target('2026-11-24', { used: 1 }),
  target('2026-11-25', {
    used: 2,
    findings: [finding({ field: 'planned_on', severity: 'refusal', code: 'morning_full', values: { name: 'Groep 1/2 A', used: '2', places: '2' } })],
  }),
  target('2026-11-26', { findings: [finding({ field: 'planned_on', severity: 'warning', code: 'weekday_not_suited', values: {} })] }),
  target('2026-11-27', {
    findings: [finding({ field: 'planned_on', severity: 'refusal', code: 'closed_day', values: { name: 'Studiedag team' } })],
  }),
  target('2026-11-30'),
  target('2026-12-01'),
];

/** Twelve groups, each with two children a morning: as full as it gets. */
export function crowdedCalendar(from: string, until: string): WenCalendar {
  const groups = Array.from({ length: 12 }, (_, at) => wenGroup(`group-${at}`, at === 3 ? groupB.name : `Groep 1/2 ${String.fromCharCode(65 + at)}`));
  const names = [noor.name, yusuf.name, long.name, past.name, was.name];
  const mornings = groups.flatMap((group, row) =>
    days(from, until)
      .filter(({ closed }) => closed === null)
      .flatMap(({ on }, column) =>
        [0, 1].map((place) =>
          morning(`${row}-${on}-${place}`, names[(row + column + place) % names.length] ?? '', on, {
            group_id: group.group_id,
            answer: (row + column) % 2 ? 'comes' : 'open',
          }),
        ),
      ),
  );
  return calendar(from, until, mornings, groups);
}
