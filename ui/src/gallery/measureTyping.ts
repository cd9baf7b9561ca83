/** Types a long note key by key and writes in the title what the keys cost: for `docs/measurements.md`. */

const KEYS = 1500;
/** A fast typist; the saves come in between. */
const EVERY_MS = 12;
const PAUSE_EACH = 100;
const PAUSE_MS = 1000;

const wait = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

/** The main thread is free again once what the key asked for is done, drawing included. */
function drawn(): Promise<number> {
  return new Promise((resolve) => {
    requestAnimationFrame(() => {
      const channel = new MessageChannel();
      channel.port1.onmessage = () => resolve(performance.now());
      channel.port2.postMessage(null);
    });
  });
}

function part(sorted: readonly number[], share: number): string {
  return (sorted[Math.floor((sorted.length - 1) * share)] ?? 0).toFixed(2);
}

/** Script (the handlers and what they make reactive) and layout of each key, without the wait for the next frame. */
export function measureTyping(): void {
  void (async () => {
    await wait(1500);
    const field = document.querySelector('textarea');
    if (!field) return;
    field.focus();
    const script: number[] = [];
    const whole: number[] = [];
    for (let key = 0; key < KEYS; key += 1) {
      const frame = await new Promise<number>((resolve) => requestAnimationFrame(() => resolve(performance.now())));
      document.execCommand('insertText', false, key % 7 === 6 ? ' ' : 'a');
      await Promise.resolve();
      script.push(performance.now() - frame);
      void document.body.offsetHeight;
      whole.push(performance.now() - frame);
      if (key % PAUSE_EACH === PAUSE_EACH - 1) await wait(PAUSE_MS);
      else await wait(EVERY_MS);
    }
    await drawn();
    const by = (numbers: number[]) => numbers.sort((a, b) => a - b);
    const [scripts, wholes] = [by(script), by(whole)];
    const line = `keys ${KEYS}; script p50 ${part(scripts, 0.5)} p95 ${part(scripts, 0.95)} max ${part(scripts, 1)}; with layout p50 ${part(wholes, 0.5)} p95 ${part(wholes, 0.95)} max ${part(wholes, 1)} ms; ${field.value.length} characters`;
    document.title = line;
    document.documentElement.dataset.measured = line;
  })();
}
