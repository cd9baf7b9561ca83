/** A talk on the screen, before a core that answers what the test says: what the tests of the talk start from. */
import { render, screen, within } from '@testing-library/svelte';
import { vi } from 'vitest';
import { bridge, type CoreError, type InterviewNote, type TalkView } from '../bridge';
import Talk from '../rooms/intake/Talk.svelte';
import { talk, today } from './samples/talk';

/** The test file itself puts a bridge of silence in its place. */
export const core = vi.mocked(bridge);
export const fault: CoreError = { code: 'database', reference: '7F3A' };

export function changed<T>(value: T, ...kinds: string[]) {
  return { value, change: { id: 'change-1', deed: 'interview.hold', subject: 'Noor van den Broek', kinds } };
}

/** Before each test: nothing was asked yet, and a note that is saved comes back a version later. */
export function layTable() {
  vi.resetAllMocks();
  window.location.hash = '#/aanmeldingen/app-1/gesprek/talk-1';
  core.saveNote.mockImplementation((typed: InterviewNote) =>
    Promise.resolve(changed({ ...typed, id: typed.id || 'note-new', version: typed.version + 1 }, 'interview_note')),
  );
}

export async function open(view: TalkView = talk()) {
  core.talk.mockResolvedValue(view);
  const shown = render(Talk, { id: 'app-1', interviewId: 'talk-1', today });
  await screen.findByRole('heading', { level: 1, name: 'Noor van den Broek' });
  return shown;
}

const topicName = () => document.querySelector('nav [aria-current] .title')?.textContent ?? '';

export const noteField = () => screen.getByRole('textbox', { name: /^(Aantekening|Antwoord in eigen woorden)$/ });
export const openTopic = () => screen.getByRole('heading', { level: 2, current: false, name: (name) => name === topicName() });
export const line = (name: RegExp) => within(screen.getByRole('navigation', { name: 'Onderwerpen' })).getByRole('button', { name });
export const lastNote = () => core.saveNote.mock.lastCall?.[0];
