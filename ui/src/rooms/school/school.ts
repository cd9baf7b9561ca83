/** Records as they are before anything was typed, and names as they are read. An empty id means: new. */
import type { ClosedPeriod, Group, SchoolYear, SchoolYearId, StaffMember } from '../../bridge';

export const WEEKDAYS = [1, 2, 3, 4, 5] as const;
export const JAARGROEPEN = [1, 2, 3, 4, 5, 6, 7, 8] as const;

export function newStaff(): StaffMember {
  return {
    id: '',
    version: 0,
    roepnaam: '',
    voorvoegsel: null,
    achternaam: '',
    role: 'teacher',
    email: null,
    working_days: [...WEEKDAYS],
    left_on: null,
    sort_key: '',
  };
}

export function newPeriod(year: SchoolYearId): ClosedPeriod {
  return {
    id: '',
    version: 0,
    school_year_id: year,
    name: '',
    kind: 'closed_day',
    status: 'own',
    starts_on: '',
    ends_on: '',
    note: null,
  };
}

export function newGroup(year: SchoolYearId): Group {
  return {
    id: '',
    version: 0,
    school_year_id: year,
    name: '',
    unit: null,
    jaargroepen: [],
    capacity: 28,
    room: null,
    wen_places: null,
    wen_weekdays: [],
  };
}

export function staffName({ roepnaam, voorvoegsel, achternaam }: StaffMember): string {
  return [roepnaam, voorvoegsel, achternaam].filter(Boolean).join(' ');
}

/** The year the screen opens with: the last one that has begun, or else the first there is. */
export function yearOf(years: readonly SchoolYear[], today: string): number | null {
  const starts = years.map((year) => year.start_year).sort((one, other) => one - other);
  const begun = starts.filter((start) => `${start}-08-01` <= today);
  return begun.at(-1) ?? starts[0] ?? null;
}

/** The year that is offered to add: the one after the last, or the one under way when there is none. */
export function nextYear(years: readonly SchoolYear[], today: string): number {
  const last = Math.max(...years.map((year) => year.start_year));
  if (Number.isFinite(last)) return last + 1;
  const calendarYear = Number(today.slice(0, 4));
  return today.slice(5) >= '08-01' ? calendarYear : calendarYear - 1;
}
