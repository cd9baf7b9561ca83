import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { Done } from '../bridge';
import { forgetAll } from './memory';
import { Resting } from './resting.svelte';
import { Saving } from './saving.svelte';
import { keep, settleAll } from './settling';

interface Line {
  id: string;
  version: number;
  text: string | null;
}

const line: Line = { id: 'line-1', version: 1, text: 'a' };
const kept = (typed: Line): Promise<Done<Line>> => Promise.resolve({ value: { ...typed, version: typed.version + 1 }, change: null });

beforeEach(() => forgetAll());

describe('settling', () => {
  it('saves what was typed and not left, once', async () => {
    const save = vi.fn(kept);
    const saving = new Saving(line, save);
    saving.put('text', 'ab');
    await settleAll();
    expect(save).toHaveBeenCalledExactlyOnceWith({ ...line, text: 'ab' });
    await settleAll();
    expect(save).toHaveBeenCalledOnce();
    expect(saving.mark('text')).toBe('saved');
  });

  it('waits for a save that is under way', async () => {
    let inStore = '';
    const saving = new Saving(line, async (typed) => {
      await new Promise((resolve) => setTimeout(resolve, 20));
      inStore = typed.text ?? '';
      return kept(typed);
    });
    saving.put('text', 'ab');
    void saving.leave('text');
    await settleAll();
    expect(inStore).toBe('ab');
  });

  it('tries once more what failed', async () => {
    const save = vi.fn(kept).mockRejectedValueOnce({ code: 'busy' });
    const saving = new Saving(line, save);
    saving.put('text', 'ab');
    await saving.leave('text');
    expect(saving.isUnsaved).toBe(true);
    await settleAll();
    expect(saving.isUnsaved).toBe(false);
  });

  it('has nothing to save when it was typed back, or let go', async () => {
    const save = vi.fn(kept);
    const saving = new Saving(line, save);
    saving.put('text', 'ab');
    saving.put('text', 'a');
    await settleAll();
    saving.put('text', 'abc');
    saving.replace({ ...line, version: 2 });
    await settleAll();
    expect(save).not.toHaveBeenCalled();
  });

  it('knows that what went to the store meanwhile is not what was typed back', async () => {
    const save = vi.fn(kept);
    const saving = new Saving(line, save);
    saving.put('text', 'ab');
    const under = saving.leave('text');
    saving.put('text', 'a');
    await under;
    await settleAll();
    expect(save.mock.lastCall?.[0]).toMatchObject({ text: 'a' });
  });

  it('does not wait for ever', async () => {
    vi.useFakeTimers();
    keep(() => new Promise(() => undefined));
    let isSettled = false;
    void settleAll().then(() => (isSettled = true));
    await vi.advanceTimersByTimeAsync(2900);
    expect(isSettled).toBe(false);
    await vi.advanceTimersByTimeAsync(200);
    expect(isSettled).toBe(true);
    vi.useRealTimers();
  });

  it('does not hand what is typed to a fresh copy', () => {
    const saving = new Saving(line, kept);
    saving.put('text', 'ab');
    saving.take({ ...line, version: 2, text: 'other' });
    expect(saving.edit.text).toBe('ab');
  });
});

it('text is saved now and then while the hands do not rest', async () => {
  vi.useFakeTimers();
  const save = vi.fn(kept);
  const resting = new Resting(line, 'text', save);
  for (let second = 1; second <= 6; second += 1) {
    resting.type('a'.repeat(second + 1));
    await vi.advanceTimersByTimeAsync(1000);
  }
  expect(save).toHaveBeenCalledExactlyOnceWith({ ...line, text: 'a'.repeat(6) });
  vi.useRealTimers();
});
