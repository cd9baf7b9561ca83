/** A file that the user chose a place for: say that it is there, with the way to open it. */
import { bridge } from '../bridge';
import { showToast } from '../parts/toasts.svelte';
import { liveTexts as texts } from '../texts/live';
import { tell } from './deed.svelte';

/** `run` answers where the file was saved, or null when the user thought better of it. A failure is said; it never throws. */
export async function saveFile(run: () => Promise<string | null>): Promise<void> {
  await tell(async () => {
    if ((await run()) === null) return;
    const open = { label: texts.openSaved, run: () => void tell(async () => void (await bridge.openSaved())) };
    showToast(texts.saved, { action: open });
  });
}
