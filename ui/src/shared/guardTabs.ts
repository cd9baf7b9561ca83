/** The screens of Beheer, each with the right it asks. */
import type { Right } from '../bridge';
import { may } from '../live/rights.svelte';
import type { guardTexts } from '../texts/guard';

export type GuardTab = keyof typeof guardTexts.tabNames;

/** Beveiliging holds the own passphrase, so everyone who may look has it. */
const asks: Record<GuardTab, Right> = {
  gebruikers: 'users',
  beveiliging: 'look',
  reservekopieen: 'backups',
  geschiedenis: 'history',
  privacy: 'privacy',
};

export function isGuardTab(name: string): name is GuardTab {
  return Object.hasOwn(asks, name);
}

export function rightOfTab(tab: GuardTab): Right {
  return asks[tab];
}

/** Those of whoever is at the desk, in their order. */
export function guardTabs(): GuardTab[] {
  return Object.keys(asks).filter(isGuardTab).filter((tab) => may(asks[tab]));
}
