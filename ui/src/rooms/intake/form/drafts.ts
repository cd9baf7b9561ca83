/** Aanmeldingen that were typed and not registered: kept in memory while the store is open, never written anywhere. */
import type { ApplicationDraft } from '../../../bridge';
import { forgetOnLock } from '../../../live/memory';
import { emptyCaregiver } from '../../../shared/family/drafts';

export function emptyDraft(today: string): ApplicationDraft {
  return {
    child: {
      child_id: null,
      roepnaam: '',
      voornamen: '',
      voorvoegsel: '',
      achternaam: '',
      born_on: null,
      sex: null,
      home_language: '',
      remarks: '',
    },
    caregivers: [emptyCaregiver()],
    received_on: today,
    channel: 'phone',
    wanted_start_on: null,
    other_schools: '',
    childcare: '',
    previous_school: '',
    vve: 'unknown',
    vve_programme: '',
    support_needed: 'unknown',
    support_note: '',
    concerns: '',
    contact_consent: 'unknown',
    documents: [],
    remarks: '',
  };
}

/** Whether anything was typed or chosen. */
export function wasTyped(draft: ApplicationDraft): boolean {
  const untouched = { ...emptyDraft(''), received_on: draft.received_on };
  return JSON.stringify(draft) !== JSON.stringify(untouched);
}

let kept: readonly ApplicationDraft[] = [];

export function keptDrafts(): readonly ApplicationDraft[] {
  return kept;
}

/** Keeps what was typed for when the user comes back; nothing typed is nothing kept. */
export function keep(draft: ApplicationDraft): void {
  if (wasTyped(draft)) kept = [...kept, draft];
}

export function drop(draft: ApplicationDraft): void {
  kept = kept.filter((one) => one !== draft);
}

// A locked program knows nobody's names.
forgetOnLock(() => (kept = []));
