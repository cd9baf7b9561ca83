/** For whom each screen is: which right its address asks. */
import type { Right } from '../bridge';
import { may } from '../live/rights.svelte';
import { guardTabs, rightOfTab } from '../shared/guardTabs';
import { rightOfWenTab } from '../shared/wenTabs';
import type { Address } from './addresses';

const asks: Record<Exclude<Address['screen'], 'guard' | 'wen' | 'unknown'>, Right> = {
  today: 'look',
  list: 'look',
  new: 'register',
  forecast: 'look_deeper',
  dossier: 'look',
  interview: 'talk',
  preparation: 'look_deeper',
  talk: 'look_deeper',
  child: 'look',
  settings: 'look',
  protocols: 'look_deeper',
  protocol: 'look_deeper',
  templates: 'look_deeper',
  // Its text is checked while it is typed, by who may change it.
  template: 'letters',
  letterBatch: 'letters',
};

/** The right that is missing for this screen; none when it may be seen, or when there is no such screen. */
export function missingFor(address: Address): Right | null {
  if (address.screen === 'unknown') return null;
  if (address.screen === 'guard') return guardTabs().includes(address.tab) ? null : rightOfTab(address.tab);
  const right = address.screen === 'wen' ? rightOfWenTab(address.tab) : asks[address.screen];
  return may(right) ? null : right;
}
