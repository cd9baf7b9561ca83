/** Whose data is asked for: by name in the search field, by id in the address. */
import { bridge, type AccessSubject } from '../../../bridge';
import { formatDate } from '../../../lib/dates';
import type { Route } from '../../../lib/router.svelte';
import type { ComboboxItem } from '../../../parts/combobox';
import { accessTexts as texts } from '../../../texts/privacy';

/** Children and caregivers whose name fits; caregivers are found by what tells them apart. */
export async function searchPeople(text: string): Promise<ComboboxItem[]> {
  if (text === '') return [];
  const [hits, matches] = await Promise.all([bridge.searchEverything(text), bridge.searchCaregivers(text)]);
  const children = hits.filter(({ kind }) => kind === 'child').map((hit) => ({
    id: `kind/${hit.child_id}`,
    title: hit.name,
    subtitle: `${texts.child}, ${texts.bornOn(formatDate(hit.born_on))}`,
  }));
  const caregivers = matches.map(({ caregiver, name, children: of }) => ({
    id: `ouder/${caregiver.id}`,
    title: name,
    subtitle: texts.caregiverOf(of),
  }));
  return [...children, ...caregivers];
}

/** The query of the address for a line of the search field. */
export function queryOf(item: ComboboxItem | null): Record<string, string> {
  const [key, id] = item?.id.split('/') ?? [];
  return key && id ? { deel: 'inzage', [key]: id } : { deel: 'inzage' };
}

export function subjectOf({ query }: Route): AccessSubject | null {
  if (query.kind) return { kind: 'child', id: query.kind };
  return query.ouder ? { kind: 'caregiver', id: query.ouder } : null;
}
