import { beforeEach, expect, test, vi } from 'vitest';
import { bridge } from '../bridge';
import { revisionOf } from '../live/changes.svelte';
import { takeDesk } from '../live/desk';
import { forgetOnLock } from '../live/memory';
import { may } from '../live/rights.svelte';
import { rightsOf } from '../test/samples/rights';
import { desk } from '../test/samples/today';
import { Session } from './session.svelte';

const forgotten = vi.fn();
forgetOnLock(forgotten);

beforeEach(() => {
  forgotten.mockClear();
  vi.spyOn(bridge, 'deskState').mockResolvedValue(desk);
});

async function open() {
  const session = new Session();
  await session.start();
  return { session, before: revisionOf([]) };
}

test('a backup that opens beside the store leaves nothing of the store on the screen', async () => {
  const { session, before } = await open();
  const reader = { id: 'user-2', name: 'Ineke Peters', role: 'reader', rights: rightsOf('reader') } as const;
  takeDesk({ ...desk, user: reader, backup_of: '2026-11-23T11:40:00Z' });
  expect(session.desk?.backup_of).toBe('2026-11-23T11:40:00Z');
  expect(forgotten).toHaveBeenCalledOnce();
  expect(revisionOf([]), 'everything is asked anew').toBeGreaterThan(before);
  expect(may('register'), 'the rights of then').toBe(false);
});

test('the desk is locked once a backup took the place of the store', async () => {
  const { session } = await open();
  takeDesk({ ...desk, stage: 'locked', user: null });
  expect(session.desk?.stage).toBe('locked');
  expect(forgotten).toHaveBeenCalledOnce();
  expect(may('look')).toBe(false);
});

test('the same store again, such as on a new day, forgets nothing', async () => {
  await open();
  takeDesk({ ...desk, today: '2026-11-24' });
  expect(forgotten).not.toHaveBeenCalled();
});
