/** The next step of an aanmelding: the address of the screen where it is done. */
import type { ApplicationId, Step } from '../bridge';
import { hrefTo } from '../lib/router.svelte';

const screens: Record<Step, readonly string[]> = {
  plan_interview: ['gesprek'],
  hold_interview: ['voorbereiding'],
  record_interview: [],
  decide: [],
  agree_start: [],
  await_start: [],
  none: [],
};

/** Where the next deed is done; the dossier when it is done there. */
export function stepHref(id: ApplicationId, step: Step): string {
  return hrefTo(['aanmeldingen', id, ...screens[step]]);
}
