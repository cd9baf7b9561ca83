/** The kinds of data that what is said of mornings depends on. */
export const morningKinds = [
  'wenochtend',
  'child_start',
  'application',
  'child',
  'school',
  'school_year',
  'closed_period',
  'school_group',
  'group_teaching',
  'staff_member',
];
