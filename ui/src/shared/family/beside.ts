/** What a form hands to the fields in it. */

/** What stands beside a field: spread it on the field. */
export type Beside = (field: string) => { problem: string | null; warning: string | null; onleave: () => void };

/** Somebody who is here already and may be meant. */
export interface Suggestion {
  id: string;
  name: string;
}
