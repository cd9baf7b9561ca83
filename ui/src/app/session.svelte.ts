/** Which screen stands in the window: first start, unlock, or the open program. Locking empties all of it at once. */
import { tick } from 'svelte';
import { bridge, type CoreError, type DeskState } from '../bridge';
import { announceAll } from '../live/changes.svelte';
import { errorOf } from '../live/deed.svelte';
import { onDesk, onLock } from '../live/desk';
import { forgetAll } from '../live/memory';
import { giveRights } from '../live/rights.svelte';
import { settleAll } from '../live/settling';
import { closeToast, toasts } from '../parts/toasts.svelte';
import { rememberChosen } from '../rooms/desk/chosen';

export class Session {
  desk = $state.raw<DeskState | null>(null);
  failed = $state.raw<CoreError | null>(null);
  /** Nothing was open in this window yet. */
  starting = $state(true);

  start = async (): Promise<void> => {
    onDesk(this.take);
    onLock(() => void this.lock());
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
    giveRights(desk.user?.rights ?? [], { inBackup: desk.backup_of !== null });
    this.desk = desk;
    if (desk.user !== null && desk.backup_of === null) rememberChosen(desk.user.id);
    if (opened) this.starting = false;
    if (opened || other) announceAll();
  };

  /** The window is empty before the core has even heard of it; what was typed is saved in between. */
  lock = async (): Promise<void> => {
    if (this.desk?.stage !== 'open') return;
    await this.#leave(() => bridge.lock());
  };

  /** The shell has locked by itself: there is nothing left to save into. */
  locked = async (): Promise<void> => {
    if (this.desk?.stage !== 'open') return;
    this.#empty(this.desk);
    forgetAll();
    await this.#ask(() => bridge.deskState());
  };

  /** Back from a backup that was open beside the store to the lock of the store itself. */
  leaveBackup = async (): Promise<void> => {
    if (this.desk?.stage !== 'open') return;
    await this.#leave(() => bridge.leaveBackup());
  };

  /** The window is about to close: the shell waits until what was typed is saved. */
  close = async (): Promise<void> => {
    await settleAll();
    // When this fails, the shell closes the window by itself a moment later.
    await bridge.closeWindow().catch(() => undefined);
  };

  /** Somebody is at work: when that cannot be told, the desk locks a little early. */
  stayOpen = async (): Promise<void> => {
    try {
      await bridge.stayOpen();
    } catch {
      // Nothing of theirs is lost by it.
    }
  };

  /** Somebody is back at the window: when a new day came meanwhile, everything that counts days is asked anew. */
  greet = async (): Promise<void> => {
    const before = this.desk;
    if (before?.stage !== 'open') return;
    const now = await bridge.deskState().catch(() => null);
    if (now === null || this.desk !== before) return;
    // It may have locked while nobody looked, without the page hearing of it.
    if (now.stage !== 'open') return this.locked();
    if (now.today === before.today) return;
    this.take(now);
    announceAll();
  };

  async #leave(go: () => Promise<DeskState>): Promise<void> {
    if (this.desk) this.#empty(this.desk);
    // A screen may hand over what was typed when it leaves the window: that comes first.
    await tick();
    await settleAll();
    forgetAll();
    await this.#ask(go);
  }

  /** Nothing of the school stays in sight, and nobody may do anything. */
  #empty(desk: DeskState): void {
    this.desk = { ...desk, stage: 'locked', user: null, backup_of: null };
    giveRights([]);
    for (const { id } of toasts()) closeToast(id);
  }

  async #ask(question: () => Promise<DeskState>): Promise<void> {
    try {
      this.take(await question());
    } catch (thrown) {
      this.desk = null;
      this.failed = errorOf(thrown);
    }
  }
}
