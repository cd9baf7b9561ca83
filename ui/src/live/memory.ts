/** What screens keep in memory between two visits, such as an aanmelding half typed, ends when the program is locked. */

const forgetters = new Set<() => void>();

/** Called by who keeps something, once. */
export function forgetOnLock(forget: () => void): void {
  forgetters.add(forget);
}

export function forgetAll(): void {
  for (const forget of forgetters) forget();
}
