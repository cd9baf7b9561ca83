import { render, screen, waitFor } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { beforeEach, expect, it, vi } from 'vitest';
import App from '../../../App.svelte';
import { bridge, type InterviewNote } from '../../../bridge';
import { note, talk } from '../../../test/samples/talk';
import { desk } from '../../../test/samples/today';

vi.mock('../../../bridge', async (original) => {
  const real = await original<{ bridge: object }>();
  return { ...real, bridge: Object.fromEntries(Object.keys(real.bridge).map((name) => [name, vi.fn()])) };
});

const core = vi.mocked(bridge);

beforeEach(() => {
  vi.resetAllMocks();
  window.history.replaceState(null, '', '#/aanmeldingen/app-1/gesprek/talk-1');
  core.deskState.mockResolvedValue(desk);
  core.undoState.mockResolvedValue({ undo: null, redo: null });
  core.talk.mockResolvedValue(talk());
  core.saveNote.mockImplementation((typed: InterviewNote) => Promise.resolve({ value: note(typed.topic_id), change: null }));
  core.lock.mockResolvedValue({ ...desk, stage: 'locked', user: null });
});

it('fills the window, and locking in the middle of a word saves it first', async () => {
  const user = userEvent.setup();
  const { container } = render(App);
  const field = await screen.findByRole('textbox', { name: 'Antwoord in eigen woorden' }, { timeout: 5000 });
  expect(screen.queryByRole('link', { name: 'Vandaag' }), 'no rooms beside the talk').not.toBeInTheDocument();
  expect(screen.queryByRole('button', { name: /Zoeken/ }), 'no bar above it').not.toBeInTheDocument();
  await user.type(field, 'Praat ve');
  await user.keyboard('{Control>}l{/Control}');
  expect(container).not.toHaveTextContent('Noor');
  await waitFor(() => expect(core.lock).toHaveBeenCalled());
  expect(core.saveNote).toHaveBeenCalledExactlyOnceWith(expect.objectContaining({ note: 'Praat ve' }));
  expect(core.saveNote.mock.invocationCallOrder[0]).toBeLessThan(core.lock.mock.invocationCallOrder[0] ?? 0);
});
