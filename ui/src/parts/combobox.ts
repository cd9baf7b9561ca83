/** A line one can choose in a ComboboxField: a person, a school, a group. */
export interface ComboboxItem {
  id: string;
  title: string;
  /** What tells it from one with the same title: a birth date, an address. */
  subtitle?: string;
}
