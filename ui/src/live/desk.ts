/** Some deeds change how the desk stands: a backup is opened beside the store, or put in its place. The session shows what comes of it. */
import type { DeskState } from '../bridge';

let hear: (desk: DeskState) => void = () => undefined;

/** Called by the session, once. */
export function onDesk(take: (desk: DeskState) => void): void {
  hear = take;
}

/** Hands over how the desk stands now. */
export function takeDesk(desk: DeskState): void {
  hear(desk);
}
