/** What the day or the week shows, with the groups and teachers there are to choose from. */
import { bridge, type DayList, type WenCalendar, type WenGroup } from '../../../bridge';
import type { Choice } from '../../../parts/field';
import { morningKinds } from '../plan/kinds';
import type { Shown } from './query';

/** Of what is read of a morning more than when it is: whom to call, and what was said of allergies. */
export const dayKinds = [...morningKinds, 'caregiver', 'caregiver_link', 'interview_note'];

export interface Loaded {
  days: DayList[];
  groups: WenGroup[];
  teachers: Choice[];
  /** Whose week it is; empty when nobody teaches yet. */
  teacher: string;
}

export async function load({ view, from, until }: Shown, asked: string): Promise<Loaded> {
  const calendar = bridge.wenCalendar(null, from, until);
  const days = (staff_id: string | null) => bridge.wenDays({ from, until, group_id: null, staff_id });
  if (view === 'dag') {
    const [{ groups }, found] = await Promise.all([calendar, days(null)]);
    return { days: found, groups, teachers: [], teacher: '' };
  }
  const { groups } = await calendar;
  const teachers = teachersOf(groups);
  const teacher = (teachers.find(({ value }) => value === asked) ?? teachers[0])?.value ?? '';
  return { days: teacher ? await days(teacher) : [], groups, teachers, teacher };
}

/** Only who has a group receives children. */
function teachersOf(groups: WenCalendar['groups']): Choice[] {
  const names = new Map(groups.flatMap(({ teachers }) => teachers.map(({ staff_id, name }) => [staff_id, name] as const)));
  return [...names].map(([value, label]) => ({ value, label })).sort((one, other) => one.label.localeCompare(other.label, 'nl'));
}
