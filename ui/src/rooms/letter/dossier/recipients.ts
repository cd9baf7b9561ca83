/** Who can get a letter. */
import type { Recipient } from '../../../bridge';

/** What a plan depends on. */
export const planKinds = [
  ...['application', 'interview', 'agreement', 'child', 'caregiver', 'caregiver_link', 'household', 'placement', 'seen_document'],
  ...['school', 'school_logo', 'school_group', 'closed_period', 'letter_template'],
];

export function keyOf({ caregiver_ids: ids }: Recipient): string {
  return ids.join(' ');
}

/** What they may not read is in it, so they cannot get it. */
export function isRefused({ findings }: Recipient): boolean {
  return findings.some(({ severity }) => severity === 'refusal');
}
