import { fireEvent, render, screen, waitFor, within } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { announce } from '../../../live/changes.svelte';
import { forgetAll } from '../../../live/memory';
import { axe } from '../../../test/axe';
import { changed, core, fault, lastNote, layTable, line, noteField, open } from '../../../test/openTalk';
import { note, talk, today } from '../../../test/samples/talk';
import Talk from '../Talk.svelte';

vi.mock('../../../bridge', async (original) => {
  const real = await original<{ bridge: object }>();
  return { ...real, bridge: Object.fromEntries(Object.keys(real.bridge).map((name) => [name, vi.fn()])) };
});

/** Longer than the rest after which a note is saved. */
const SAVED = { timeout: 2500 };

beforeEach(layTable);
afterEach(() => forgetAll());

describe('a note', () => {
  it('is saved when the hands rest, and goes on from what the first save made', async () => {
    const user = userEvent.setup();
    await open(talk({ elapsed_seconds: 300 }));
    await user.type(noteField(), 'Praat veel');
    expect(core.saveNote, 'not at each key').not.toHaveBeenCalled();
    await waitFor(() => expect(screen.getByText('bewaard')).toBeVisible(), SAVED);
    expect(lastNote()).toEqual({
      id: '', version: 0, interview_id: 'talk-1', topic_id: 'child-1', discussed: false, answer: null, note: 'Praat veel', elapsed_seconds: expect.any(Number),
    });
    expect(lastNote()?.elapsed_seconds).toBeGreaterThanOrEqual(300);
    await user.type(noteField(), ' en graag');
    expect(screen.queryByText('bewaard'), 'what is typed on is not saved yet').not.toBeInTheDocument();
    await waitFor(() => expect(core.saveNote).toHaveBeenCalledTimes(2), SAVED);
    expect(lastNote()).toMatchObject({ id: 'note-new', version: 1, note: 'Praat veel en graag' });
    expect(core.talk, 'saving asks nothing again').toHaveBeenCalledTimes(1);
  });

  it('is saved now and then while the hands do not rest', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'performance'] });
    const user = userEvent.setup({ advanceTimers: vi.advanceTimersByTime });
    core.talk.mockResolvedValue(talk());
    render(Talk, { id: 'app-1', interviewId: 'talk-1', today });
    await vi.advanceTimersByTimeAsync(50);
    for (let second = 0; second < 12; second += 1) {
      await user.type(noteField(), 'a');
      await vi.advanceTimersByTimeAsync(500);
    }
    vi.useRealTimers();
    expect(core.saveNote).toHaveBeenCalled();
  });

  it('is saved at once when the topic, the window or the screen is left', async () => {
    const user = userEvent.setup();
    const { unmount } = await open();
    await user.type(noteField(), 'een');
    await user.click(line(/^Eten en drinken/));
    await waitFor(() => expect(lastNote()).toMatchObject({ topic_id: 'child-1', note: 'een' }));
    await user.type(noteField(), 'twee');
    window.dispatchEvent(new Event('blur'));
    await waitFor(() => expect(lastNote()).toMatchObject({ topic_id: 'child-5', note: 'twee' }));
    await user.type(noteField(), ' drie');
    window.dispatchEvent(new Event('pagehide'));
    await waitFor(() => expect(lastNote()).toMatchObject({ note: 'twee drie' }));
    await user.type(noteField(), ' vier');
    unmount();
    await waitFor(() => expect(lastNote()).toMatchObject({ note: 'twee drie vier' }));
  });

  it('stays when it could not be saved, says so in the list too, and is tried again', async () => {
    const user = userEvent.setup();
    await open();
    core.saveNote.mockRejectedValue(fault);
    await user.type(noteField(), 'Praat veel');
    expect(await screen.findByText('Deze aantekening is nog niet bewaard', undefined, SAVED)).toBeVisible();
    await user.click(line(/^Eten en drinken/));
    expect(line(/^Taal en praten niet bewaard$/)).toBeVisible();
    await user.click(line(/^Taal en praten/));
    expect(noteField()).toHaveValue('Praat veel');
    core.saveNote.mockImplementation((typed) => Promise.resolve(changed({ ...typed, id: 'note-new', version: 1 })));
    await user.click(screen.getByRole('button', { name: 'Opnieuw proberen' }));
    expect(await screen.findByText('bewaard')).toBeVisible();
    expect(screen.queryByText('Deze aantekening is nog niet bewaard')).not.toBeInTheDocument();
  });

  it('that is too long says so beside the field, whole as it is', async () => {
    await open();
    core.saveNote.mockRejectedValue({
      code: 'invalid',
      findings: [{ field: 'note', severity: 'refusal', code: 'too_long', values: { max: '20000' }, source: null }],
    });
    const long = 'a'.repeat(100_000);
    await fireEvent.input(noteField(), { target: { value: long } });
    await fireEvent.blur(noteField());
    await waitFor(() => expect(noteField()).toHaveAccessibleDescription(/te lang: er passen 20000 tekens/));
    expect(noteField()).toHaveValue(long);
  });

  it('shows both versions of a conflict and writes the chosen one', async () => {
    const user = userEvent.setup();
    const { baseElement } = await open();
    core.saveNote.mockRejectedValueOnce({
      code: 'conflict', kind: 'interview_note', id: 'note-9', version: 4, fields: [{ field: 'note', mine: 'Praat veel', theirs: 'Praat weinig' }],
    });
    await user.type(noteField(), 'Praat veel');
    await user.tab();
    const dialog = await screen.findByRole('dialog');
    expect(within(dialog).getByText('Praat weinig')).toBeVisible();
    await axe(baseElement);
    await user.click(within(dialog).getByRole('button', { name: 'Mijn versie bewaren' }));
    await waitFor(() => expect(lastNote()).toMatchObject({ id: 'note-9', version: 4, note: 'Praat veel' }));
  });

  it('takes the other version when asked', async () => {
    const user = userEvent.setup();
    await open();
    core.saveNote.mockRejectedValueOnce({ code: 'conflict', kind: 'interview_note', id: 'note-9', version: 4, fields: [] });
    await user.type(noteField(), 'Praat veel');
    core.talk.mockResolvedValue(talk({ notes: [note('child-1', { id: 'note-9', version: 4, note: 'Praat weinig' })] }));
    await user.tab();
    await user.click(await screen.findByRole('button', { name: 'Die van de ander nemen' }));
    await waitFor(() => expect(noteField()).toHaveValue('Praat weinig'));
    expect(line(/^Taal en praten besproken$/)).toBeVisible();
  });

  it('is written anew when it was undone while one typed on', async () => {
    const user = userEvent.setup();
    await open(talk({ notes: [note('child-1', { discussed: false })] }));
    core.saveNote.mockRejectedValueOnce({ code: 'not_found', kind: 'interview_note', id: 'note-child-1' });
    await user.type(noteField(), ' En Fries.');
    await user.tab();
    await user.click(await screen.findByRole('button', { name: 'Opnieuw proberen' }));
    await waitFor(() => expect(lastNote()).toMatchObject({ id: '', version: 0, note: 'Praat thuis Nederlands en Pools. En Fries.' }));
  });

  it('follows an undo, but never over what is being typed', async () => {
    const user = userEvent.setup();
    await open(talk({ notes: [note('child-2', { discussed: false, note: 'eerst' })] }));
    await user.type(noteField(), 'hier');
    core.talk.mockResolvedValue(talk({ notes: [note('child-1', { note: 'ander' }), note('child-2', { version: 2, discussed: false, note: 'teruggedraaid' })] }));
    announce({ id: 'undo', deed: 'undo:note.save', subject: '', kinds: ['interview_note'] });
    await waitFor(() => expect(core.talk).toHaveBeenCalledTimes(2));
    expect(noteField()).toHaveValue('hier');
    await user.click(line(/^Slapen en wisseldagen/));
    await waitFor(() => expect(noteField()).toHaveValue('teruggedraaid'));
  });
});
