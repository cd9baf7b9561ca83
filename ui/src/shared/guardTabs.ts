/** The screens of Beheer, each with the right it asks. */
import type { Right } from '../bridge';
import { inBackup, may } from '../live/rights.svelte';
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

/** Those of whoever is at the desk, in their order. A backup has no passphrase of one's own to change. */
export function guardTabs(): GuardTab[] {
  const all = Object.keys(asks).filter(isGuardTab);
  return all.filter((tab) => may(asks[tab]) && !(tab === 'beveiliging' && inBackup()));
}
