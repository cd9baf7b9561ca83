import { beforeEach, describe, expect, it, vi } from 'vitest';
import { bridge } from '../bridge';
import { closeToast, toasts } from '../parts/toasts.svelte';
import { saveFile } from './saved';

beforeEach(() => {
  for (const { id } of toasts()) closeToast(id);
});

describe('saving a file', () => {
  it('says that it is there, and opens it from there', async () => {
    const open = vi.spyOn(bridge, 'openSaved').mockResolvedValue(null);
    await saveFile(() => Promise.resolve('blad.pdf'));
    const [toast] = toasts();
    expect(toast).toMatchObject({ text: 'Opgeslagen', kind: 'done', action: { label: 'Openen' } });
    toast?.action?.run();
    expect(open).toHaveBeenCalledOnce();
  });

  it('says nothing when the user thought better of it', async () => {
    await saveFile(() => Promise.resolve(null));
    expect(toasts()).toEqual([]);
  });

  it('says what went wrong', async () => {
    await saveFile(() => Promise.reject({ code: 'database', reference: 'R-1' }));
    expect(toasts()).toMatchObject([{ kind: 'failed' }]);
  });
});
