/** People who may open Driehoek, made up; for tests and for looking at screens. */
import type { Role, Safety, StaffChoice, User, UserRow, Users } from '../../bridge';
import { rightTable } from './rights';

export function user(id: string, name: string, role: Role, more: Partial<User> = {}): User {
  return { id, version: 1, name, role, staff_id: null, confirmed_on: '2026-09-01', ended_on: null, ...more };
}

export function userRow(one: User, more: Partial<UserRow> = {}): UserRow {
  return { user: one, staff_name: null, groups: [], is_you: false, is_last_director: false, ...more };
}

export const director = userRow(user('user-1', 'Anja de Groot', 'director', { staff_id: 'anja' }), {
  staff_name: 'Anja de Groot',
  is_you: true,
  is_last_director: true,
});
export const office = userRow(user('user-2', 'Ineke Peters', 'office', { version: 3, staff_id: 'ineke' }), { staff_name: 'Ineke Peters' });
export const teacher = userRow(user('user-3', 'Sanne van den Berg', 'teacher', { staff_id: 'sanne' }), {
  staff_name: 'Sanne van den Berg',
  groups: ['Groep 1/2 A', 'Groep 3'],
});
export const reader = userRow(
  user('user-4', 'Floortje Oude Luttikhuis-van Wijngaarden tot Nijenbeek-Hendriks van de Vossenberg', 'reader'),
);
export const ended = userRow(user('user-5', 'Joep Janssen', 'office', { ended_on: '2026-07-31' }));

export const rights: Users['rights'] = (Object.keys(rightTable) as (keyof typeof rightTable)[]).map((right) => ({
  right,
  roles: [...rightTable[right]],
}));

export const users: Users = { users: [director, office, teacher, reader, ended], rights, unconfirmed_since: null };

/** One director and so many teachers. */
export function manyUsers(count: number): Users {
  const teachers = Array.from({ length: count - 1 }, (_, at) =>
    userRow(user(`t-${at}`, `Leerkracht ${at + 1} Yıldırım-van der Heijden`, 'teacher', { staff_id: `s-${at}` }), {
      staff_name: `Leerkracht ${at + 1}`,
      groups: [`Groep ${(at % 8) + 1}`],
    }),
  );
  return { users: [director, ...teachers], rights, unconfirmed_since: null };
}

export const staffChoices: StaffChoice[] = [
  { id: 'anja', name: 'Anja de Groot', role: 'director' },
  { id: 'ineke', name: 'Ineke Peters', role: 'office' },
  { id: 'sanne', name: 'Sanne van den Berg', role: 'teacher' },
  { id: 'zeynep', name: 'Zeynep Yıldırım-Hendriks', role: 'teacher' },
];

export const safety: Safety = {
  id: 'safety',
  version: 2,
  idle_minutes: 10,
  keep_daily: 14,
  keep_monthly: 12,
  keep_yearly: 7,
  second_place: null,
};
