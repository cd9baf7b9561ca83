/** Who may do what, as `src/rights.rs` has it; rights.test.ts holds the two together. */
import type { Right, Role } from '../../bridge';

export const rightTable: Record<Right, readonly Role[]> = {
  look: ['director', 'office', 'teacher', 'reader'],
  look_deeper: ['director', 'office', 'reader'],
  register: ['director', 'office'],
  talk: ['director', 'office'],
  plan_mornings: ['director', 'office'],
  mark_mornings: ['director', 'office', 'teacher'],
  letters: ['director', 'office'],
  school: ['director', 'office'],
  history: ['director', 'office'],
  backups: ['director', 'office'],
  decide: ['director'],
  protocol: ['director'],
  users: ['director'],
  safety: ['director'],
  privacy: ['director'],
};

export function rightsOf(role: Role): Right[] {
  return (Object.keys(rightTable) as Right[]).filter((right) => rightTable[right].includes(role));
}
