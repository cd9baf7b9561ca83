/** The messages at the bottom of the window: what was done, and the way back. */
import { untrack } from 'svelte';

export interface ToastAction {
  label: string;
  run: () => void;
}

export interface Toast {
  id: number;
  text: string;
  kind: 'done' | 'failed';
  action?: ToastAction;
}

/** How long a message stays when no hand or focus rests on it. */
export const TOAST_MS = 8000;

/** More than this at once nobody reads. */
const MOST = 3;

let shown = $state.raw<readonly Toast[]>([]);
let last = 0;

/** The messages on screen, the oldest first; reactive. */
export function toasts(): readonly Toast[] {
  return shown;
}

/** Shows a message. A failure stays until it is closed. */
export function showToast(text: string, options: { kind?: Toast['kind']; action?: ToastAction } = {}): void {
  const toast: Toast = { id: ++last, text, kind: options.kind ?? 'done', action: options.action };
  // Whoever shows a message must not come to depend on those already there.
  shown = [...untrack(() => shown), toast].slice(-MOST);
}

export function closeToast(id: number): void {
  shown = untrack(() => shown).filter((toast) => toast.id !== id);
}
