/** Which screen belongs to an address. */
import type { LetterKind } from '../bridge';
import { match, type Route } from '../lib/router.svelte';
import { isGuardTab, type GuardTab } from '../shared/guardTabs';
import { isWenTab, type WenTab } from '../shared/wenTabs';

export type RoomId = 'today' | 'applications' | 'wen' | 'guard' | 'settings';

export type Address =
  | { screen: 'today' }
  | { screen: 'list' }
  | { screen: 'new' | 'forecast' }
  | { screen: 'dossier' | 'interview' | 'preparation'; id: string }
  | { screen: 'talk'; id: string; interviewId: string }
  | { screen: 'child'; childId: string }
  | { screen: 'settings'; tab: string }
  | { screen: 'protocols' }
  | { screen: 'protocol'; id: string }
  | { screen: 'templates' | 'letterBatch' }
  | { screen: 'template'; kind: LetterKind }
  | { screen: 'guard'; tab: GuardTab }
  | { screen: 'wen'; tab: WenTab }
  | { screen: 'unknown' };

const roomOfScreen: Record<Address['screen'], RoomId | null> = {
  today: 'today',
  list: 'applications',
  new: 'applications',
  forecast: 'applications',
  dossier: 'applications',
  interview: 'applications',
  preparation: 'applications',
  talk: 'applications',
  child: null,
  settings: 'settings',
  protocols: 'settings',
  protocol: 'settings',
  templates: 'settings',
  template: 'settings',
  letterBatch: 'applications',
  guard: 'guard',
  wen: 'wen',
  unknown: null,
};

/** The room in the list at the left that the screen belongs to. */
export function roomOf({ screen }: Address): RoomId | null {
  return roomOfScreen[screen];
}

export function addressOf(route: Route): Address {
  const [first, second] = route.segments;
  if (first === undefined || match('vandaag', route)) return { screen: 'today' };
  if (match('aanmeldingen', route)) return { screen: 'list' };
  if (match('aanmeldingen/nieuw', route)) return { screen: 'new' };
  if (match('aanmeldingen/instroom', route)) return { screen: 'forecast' };
  if (match('aanmeldingen/brieven', route)) return { screen: 'letterBatch' };
  if (match('instellingen', route)) return { screen: 'settings', tab: 'school' };
  if (match('instellingen/intakeprotocol', route)) return { screen: 'protocols' };
  const protocol = match('instellingen/intakeprotocol/:id', route)?.id;
  if (protocol) return { screen: 'protocol', id: protocol };
  if (match('instellingen/brieven', route)) return { screen: 'templates' };
  const template = match('instellingen/brieven/:kind', route)?.kind;
  if (template) return { screen: 'template', kind: template as LetterKind };
  const tab = match('instellingen/:tab', route)?.tab;
  if (tab) return { screen: 'settings', tab };
  if (match('wenochtenden', route)) return { screen: 'wen', tab: 'kalender' };
  const wenTab = match('wenochtenden/:tab', route)?.tab;
  if (wenTab && isWenTab(wenTab)) return { screen: 'wen', tab: wenTab };
  if (match('beheer', route)) return { screen: 'guard', tab: 'beveiliging' };
  const guardTab = match('beheer/:tab', route)?.tab;
  if (guardTab && isGuardTab(guardTab)) return { screen: 'guard', tab: guardTab };
  const childId = match('kind/:childId', route)?.childId;
  if (childId) return { screen: 'child', childId };
  return first === 'aanmeldingen' && second ? dossierAddress(second, route) : { screen: 'unknown' };
}

function dossierAddress(id: string, route: Route): Address {
  if (match('aanmeldingen/:id', route)) return { screen: 'dossier', id };
  if (match('aanmeldingen/:id/gesprek', route)) return { screen: 'interview', id };
  if (match('aanmeldingen/:id/voorbereiding', route)) return { screen: 'preparation', id };
  const interviewId = match('aanmeldingen/:id/gesprek/:interviewId', route)?.interviewId;
  if (interviewId) return { screen: 'talk', id, interviewId };
  return { screen: 'unknown' };
}

/** A talk fills the whole window: rooms and top bar would only distract who sits at the table. */
export function fillsWindow({ screen }: Address): boolean {
  return screen === 'talk';
}

/** Another key is another screen, which starts afresh; a tab of the same screen is none. */
export function keyOf(address: Address): string {
  switch (address.screen) {
    case 'dossier':
    case 'interview':
    case 'preparation':
    case 'protocol':
      return `${address.screen}/${address.id}`;
    case 'talk':
      return `talk/${address.id}/${address.interviewId}`;
    case 'child':
      return `child/${address.childId}`;
    case 'template':
      return `template/${address.kind}`;
    case 'guard':
    case 'wen':
      return `${address.screen}/${address.tab}`;
    case 'today':
    case 'list':
    case 'new':
    case 'forecast':
    case 'settings':
    case 'protocols':
    case 'templates':
    case 'letterBatch':
    case 'unknown':
      return address.screen;
  }
}
