/** A family in lines of text. */
import type { CaregiverDraft, CaregiverMatch, Household } from '../../bridge';

/** `Molenstraat 12, 5446 AB Wanroij`; empty when nothing is known. */
export function addressLine(household: Pick<Household, 'street' | 'postcode' | 'city'> | null): string {
  if (household === null) return '';
  const town = [household.postcode, household.city].filter(Boolean).join(' ');
  return [household.street, town].filter(Boolean).join(', ');
}

/** `Marieke van den Broek`, from names as they are typed. */
export function typedName({ roepnaam, voorvoegsel, achternaam }: Pick<CaregiverDraft, 'roepnaam' | 'voorvoegsel' | 'achternaam'>): string {
  return [roepnaam, voorvoegsel, achternaam].map((part) => part.trim()).filter(Boolean).join(' ');
}

/** What tells one caregiver from another with the same name; a secret address stays out of lists. */
export function matchLine({ caregiver, household, children }: CaregiverMatch): string {
  const address = household?.secret_address ? '' : addressLine(household);
  return [children.join(', '), caregiver.phone, address].filter(Boolean).join(' · ');
}
