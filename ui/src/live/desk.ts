/**
 * Some deeds change how the desk stands: a backup is opened beside the store, or put in its place; or a screen asks to lock.
 * The session shows what comes of it.
 */
import type { DeskState } from '../bridge';

let hear: (desk: DeskState) => void = () => undefined;
let lock: () => void = () => undefined;

/** Called by the session, once. */
export function onDesk(take: (desk: DeskState) => void): void {
  hear = take;
}

/** Hands over how the desk stands now. */
export function takeDesk(desk: DeskState): void {
  hear(desk);
}

/** Called by the session, once: how it locks. */
export function onLock(run: () => void): void {
  lock = run;
}

/** Locks the program, as its key does: what was typed is saved first. */
export function lockNow(): void {
  lock();
}
