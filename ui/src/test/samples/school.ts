/** A school as Instellingen shows it, made up; for tests and for looking at screens. */
import type {
  ClosedPeriod,
  GroupOverview,
  Holiday,
  School,
  SchoolYear,
  StaffMember,
  YearOverview,
} from '../../bridge';

export const today = '2026-11-23';

export const school: School = {
  id: 'school',
  version: 4,
  name: 'KC De Sprong',
  brin: '12AB',
  board: 'Optimus primair onderwijs',
  street: 'Schoolstraat 4',
  postcode: '5446 AB',
  city: 'Wanroij',
  phone: '0485-001122',
  email: 'directie@example.nl',
  doors_open_at: '08:20',
  lessons_start_at: '08:30',
  lunch_break_at: '12:00',
  lessons_end_at: '14:00',
  rooms: ['Directiekamer', 'Spreekkamer', 'Teamkamer boven'],
  start_no_december: true,
  start_summer_weeks: 4,
  wen_mornings: 5,
  wen_places: 2,
  wen_weekdays: [1, 2, 4, 5],
  wen_skip_first_weeks: 2,
  wen_skip_last_weeks: 4,
  wen_skip_sinterklaas: true,
  wen_bring: 'Een tussendoortje, een beker en schone kleren in een tas',
  moving_up_on: '2027-07-09',
  look_back_weeks: 6,
};

export function member(id: string, roepnaam: string, achternaam: string, more: Partial<StaffMember> = {}): StaffMember {
  return {
    id,
    version: 1,
    roepnaam,
    voorvoegsel: null,
    achternaam,
    role: 'teacher',
    email: `${roepnaam.toLowerCase()}@example.nl`,
    working_days: [1, 2, 3, 4, 5],
    left_on: null,
    sort_key: achternaam.toLowerCase(),
    ...more,
  };
}

export const staff: StaffMember[] = [
  member('anke', 'Anke', 'Wit', { voorvoegsel: 'de', role: 'director', working_days: [1, 2, 4] }),
  member('ineke', 'Ineke', 'Peters', { role: 'office', working_days: [1, 2, 3, 4] }),
  member('sanne', 'Sanne', 'Berg', { voorvoegsel: 'van den', working_days: [1, 2, 3] }),
  member('zeynep', 'Zeynep', 'Yıldırım-Hendriks', { working_days: [4, 5] }),
  member('floortje', 'Floortje', 'Oude Luttikhuis-van Wijngaarden tot Nijenbeek', { role: 'support', working_days: [] }),
];

export const year: SchoolYear = { id: 'y2026', version: 1, start_year: 2026 };
export const nextYear: SchoolYear = { id: 'y2027', version: 1, start_year: 2027 };

export function period(id: string, name: string, starts_on: string, ends_on: string, more: Partial<ClosedPeriod> = {}): ClosedPeriod {
  return {
    id,
    version: 1,
    school_year_id: year.id,
    name,
    kind: 'vacation',
    status: 'official',
    starts_on,
    ends_on,
    note: null,
    ...more,
  };
}

export const springBreak = period('spring', 'Meivakantie', '2027-04-24', '2027-05-09', {
  status: 'check',
  note: 'De rijksoverheid noemt 24 april, het bestuur 26 april. Kijk het na op rijksoverheid.nl/schoolvakanties.',
});

export const periods: ClosedPeriod[] = [
  period('autumn', 'Herfstvakantie', '2026-10-17', '2026-10-25', { status: 'advice' }),
  period('study', 'Studiedag team', '2026-11-27', '2026-11-27', { kind: 'closed_day', status: 'own' }),
  period('christmas', 'Kerstvakantie', '2026-12-19', '2027-01-03'),
  period('carnival', 'Carnavals- en voorjaarsvakantie', '2027-02-06', '2027-02-14', { status: 'advice' }),
  springBreak,
  period('summer', 'Zomervakantie', '2027-07-24', '2027-09-05'),
];

export const holidays: Holiday[] = [
  { on: '2026-12-25', name: 'christmas_day' },
  { on: '2027-01-01', name: 'new_year' },
  { on: '2027-03-26', name: 'good_friday' },
  { on: '2027-03-29', name: 'easter_monday' },
  { on: '2027-04-27', name: 'kings_day' },
  { on: '2027-05-06', name: 'ascension_day' },
  { on: '2027-05-17', name: 'whit_monday' },
];

export const groupA: GroupOverview = {
  group: {
    id: 'group-a',
    version: 3,
    school_year_id: year.id,
    name: 'Groep 1/2 A',
    unit: 'Unit onderbouw',
    jaargroepen: [1, 2],
    capacity: 28,
    room: 'Lokaal 1',
    wen_places: 1,
    wen_weekdays: [1, 2],
  },
  teachings: [1, 2, 3].map((weekday) => ({ id: `t${weekday}`, version: 1, group_id: 'group-a', staff_id: 'sanne', weekday })),
  teachers: [{ staff_id: 'sanne', name: 'Sanne van den Berg', weekdays: [1, 2, 3] }],
  children: 24,
};

const groupB: GroupOverview = {
  ...groupA,
  group: { ...groupA.group, id: 'group-b', name: 'Groep 1/2 B, de Regenboogvissen', room: null, unit: null, wen_places: null, wen_weekdays: [] },
  teachings: [],
  teachers: [],
  children: 29,
};

export const overview: YearOverview = {
  year,
  label: '2026-2027',
  starts_on: '2026-08-01',
  ends_on: '2027-07-31',
  periods,
  holidays,
  groups: [groupA, groupB],
};
