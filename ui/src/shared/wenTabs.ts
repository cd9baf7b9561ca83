/** The screens of Wenochtenden, each with the right it asks. */
import type { Right } from '../bridge';
import { may } from '../live/rights.svelte';
import type { wenTabTexts } from '../texts/wenTabs';

export type WenTab = keyof typeof wenTabTexts.tabNames;

const asks: Record<WenTab, Right> = {
  kalender: 'look',
  kinderen: 'look',
  dag: 'look',
  voorstel: 'plan_mornings',
  herstel: 'plan_mornings',
};

export function isWenTab(name: string): name is WenTab {
  return Object.hasOwn(asks, name);
}

export function rightOfWenTab(tab: WenTab): Right {
  return asks[tab];
}

/** Those of whoever is at the desk, in their order. */
export function wenTabs(): WenTab[] {
  return Object.keys(asks).filter(isWenTab).filter((tab) => may(asks[tab]));
}
