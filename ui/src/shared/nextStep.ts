/** The next step of an aanmelding: the address of the screen where it is done. */
import type { ApplicationId, Right, Step } from '../bridge';
import { hrefTo } from '../lib/router.svelte';
import { may } from '../live/rights.svelte';

const screens: Record<Step, readonly string[]> = {
  plan_interview: ['gesprek'],
  hold_interview: ['voorbereiding'],
  record_interview: [],
  decide: [],
  agree_start: [],
  await_start: [],
  none: [],
};

const rights: Record<Step, Right> = {
  plan_interview: 'talk',
  hold_interview: 'look_deeper',
  record_interview: 'talk',
  decide: 'decide',
  agree_start: 'decide',
  await_start: 'look',
  none: 'look',
};

/** Whether the next deed is theirs who is at the desk. */
export function mayStep(step: Step): boolean {
  return may(rights[step]);
}

/** Where the next deed is done; the dossier when it is done there. */
export function stepHref(id: ApplicationId, step: Step): string {
  return hrefTo(['aanmeldingen', id, ...screens[step]]);
}
