/** A caregiver nobody has typed anything of yet. */
import type { CaregiverDraft } from '../../bridge';

export function emptyCaregiver(): CaregiverDraft {
  return {
    caregiver_id: null,
    roepnaam: '',
    voorvoegsel: '',
    achternaam: '',
    phone: '',
    other_phone: '',
    email: '',
    language: '',
    interpreter_needed: false,
    relation: 'mother',
    custody: 'unknown',
    lives_there: true,
    gets_post: true,
    apart_talk: false,
    emergency_contact: true,
    no_contact_order: false,
    signed: false,
    same_address: false,
    street: '',
    postcode: '',
    city: '',
    secret_address: false,
  };
}

/** What is filled in beforehand for the one after: most often the other parent at the same address. */
export function nextCaregiver(before: CaregiverDraft | undefined): CaregiverDraft {
  const first = emptyCaregiver();
  if (before === undefined) return first;
  return { ...first, relation: before.relation === 'mother' ? 'father' : 'mother', same_address: true };
}
