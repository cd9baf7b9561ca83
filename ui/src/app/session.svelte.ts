/** Which screen stands in the window: first start, unlock, or the open program. Locking empties all of it at once. */
import { tick } from 'svelte';
import { bridge, type CoreError, type DeskState } from '../bridge';
import { announceAll } from '../live/changes.svelte';
import { errorOf } from '../live/deed.svelte';
import { onDesk } from '../live/desk';
import { forgetAll } from '../live/memory';
import { giveRights } from '../live/rights.svelte';
import { settleAll } from '../live/settling';
import { closeToast, toasts } from '../parts/toasts.svelte';

export class Session {
  desk = $state.raw<DeskState | null>(null);
  failed = $state.raw<CoreError | null>(null);

  start = async (): Promise<void> => {
    onDesk(this.take);
    this.failed = null;
    try {
      this.take(await bridge.deskState());
    } catch (thrown) {
      this.failed = errorOf(thrown);
    }
  };

  take = (desk: DeskState): void => {
    const before = this.desk;
    const opened = desk.stage === 'open' && before?.stage !== 'open';
    // A backup was opened beside the store, or took its place: nothing of the store before it stays.
    const other = before?.stage === 'open' && (desk.stage !== 'open' || desk.backup_of !== before.backup_of);
    if (other) forgetAll();
    this.desk = desk;
    giveRights(desk.user?.rights ?? []);
    if (opened || other) announceAll();
  };

  /** The window is empty before the core has even heard of it; what was typed is saved in between. */
  lock = async (): Promise<void> => {
    if (this.desk?.stage !== 'open') return;
    this.desk = { ...this.desk, stage: 'locked', user: null };
    giveRights([]);
    for (const { id } of toasts()) closeToast(id);
    // A screen may hand over what was typed when it leaves the window: that comes first.
    await tick();
    await settleAll();
    forgetAll();
    try {
      this.take(await bridge.lock());
    } catch (thrown) {
      this.desk = null;
      this.failed = errorOf(thrown);
    }
  };

  /** The window is about to close: the shell waits until what was typed is saved. */
  close = async (): Promise<void> => {
    await settleAll();
    // When this fails, the shell closes the window by itself a moment later.
    await bridge.closeWindow().catch(() => undefined);
  };

  /** Somebody is back at the window: when a new day came meanwhile, everything that counts days is asked anew. */
  greet = async (): Promise<void> => {
    const before = this.desk;
    if (before?.stage !== 'open') return;
    const now = await bridge.deskState().catch(() => null);
    if (now === null || this.desk !== before || now.today === before.today) return;
    this.take(now);
    announceAll();
  };
}
