/** Where the rooms' screens come from; each is its own file in the build. */
import type { Component } from 'svelte';

type Loader<Props extends Record<string, unknown> = Record<string, never>> = () => Promise<{ default: Component<Props> }>;
const found = import.meta.glob<{ default: Component<never> }>([
  '../rooms/intake/{ApplicationList,ApplicationForm,Dossier,PlanInterview,Preparation}.svelte',
  '../rooms/family/ChildPage.svelte',
  '../rooms/school/Settings.svelte',
]);
const from = (path: string) => () => (found[`../rooms/${path}.svelte`]?.() ?? Promise.reject(new Error(path))) as never;

export const rooms: {
  list: Loader;
  new: Loader;
  dossier: Loader<{ id: string }>;
  interview: Loader<{ id: string }>;
  preparation: Loader<{ id: string }>;
  child: Loader<{ childId: string }>;
  settings: Loader<{ tab: string }>;
} = {
  list: from('intake/ApplicationList'),
  new: from('intake/ApplicationForm'),
  dossier: from('intake/Dossier'),
  interview: from('intake/PlanInterview'),
  preparation: from('intake/Preparation'),
  child: from('family/ChildPage'),
  settings: from('school/Settings'),
};
