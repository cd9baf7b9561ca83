import { render, screen, waitFor } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { beforeEach, expect, it, vi } from 'vitest';
import App from '../App.svelte';
import { bridge } from '../bridge';
import { forgetAll } from '../live/memory';
import { application, dossier } from '../test/samples/intake';
import { desk } from '../test/samples/today';

vi.mock('../bridge', async (original) => {
  const real = await original<{ bridge: object }>();
  return { ...real, bridge: Object.fromEntries(Object.keys(real.bridge).map((name) => [name, vi.fn()])) };
});

const core = vi.mocked(bridge);
/** When the save of the aanmelding is done, it is in here. */
let inStore: string[] = [];

beforeEach(() => {
  vi.resetAllMocks();
  forgetAll();
  inStore = [];
  window.history.replaceState(null, '', '#/aanmeldingen/application-1?tab=aanmelding');
  core.deskState.mockResolvedValue(desk);
  core.undoState.mockResolvedValue({ undo: null, redo: null });
  core.dossier.mockResolvedValue(dossier());
  core.staffChoices.mockResolvedValue([]);
  core.saveApplication.mockImplementation(async (typed) => {
    await new Promise((resolve) => setTimeout(resolve, 30));
    inStore.push(typed.concerns ?? '');
    return { value: { ...typed, version: typed.version + 1 }, change: null };
  });
  core.lock.mockImplementation(() => {
    inStore.push('locked');
    return Promise.resolve({ ...desk, stage: 'locked', user: null });
  });
  core.closeWindow.mockImplementation(() => {
    inStore.push('closed');
    return Promise.resolve(null);
  });
});

/** Types in a field of the aanmelding, and does not leave it. */
async function type() {
  const user = userEvent.setup();
  render(App);
  const field = await screen.findByLabelText(/^Zorgen/, {}, { timeout: 5000 });
  await user.type(field, '!');
  expect(core.saveApplication, 'it is saved when it is left').not.toHaveBeenCalled();
  return user;
}

const typed = `${application().concerns ?? ''}!`;

it('locking saves the field that was being typed first', async () => {
  const user = await type();
  await user.keyboard('{Control>}l{/Control}');
  await waitFor(() => expect(inStore).toEqual([typed, 'locked']));
});

it('closing the window saves the field that was being typed first', async () => {
  await type();
  window.dispatchEvent(new Event('driehoek:closing'));
  await waitFor(() => expect(inStore).toEqual([typed, 'closed']));
});
