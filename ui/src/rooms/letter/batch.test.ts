import { render, screen, waitFor, within } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { bridge } from '../../bridge';
import { navigate } from '../../lib/router.svelte';
import { closeToast, toasts } from '../../parts/toasts.svelte';
import { axe } from '../../test/axe';
import { finding, mother } from '../../test/samples/intake';
import { batch, batchLine, otherRecipient, plan, recipient } from '../../test/samples/letters';
import LetterBatch from './LetterBatch.svelte';

const change = { id: 'change-1', deed: 'letter.make', subject: 'Noor', kinds: ['letter'] };
const lines = [
  batchLine({ application_id: 'noor' }),
  batchLine({ application_id: 'yusuf', name: 'Yusuf Yılmaz', recipients: [mother.name] }),
  batchLine({ application_id: 'fenna', name: 'Fenna Hoekstra', made_on: '2026-11-02' }),
  batchLine({ application_id: 'olek', name: 'Olek Nowak', recipients: [], findings: [finding({ code: 'none_chosen', field: 'caregivers' })] }),
];

beforeEach(() => {
  navigate('#/aanmeldingen/brieven', { replace: true });
  vi.spyOn(bridge, 'letterBatch').mockResolvedValue(lines);
  vi.spyOn(bridge, 'chooseLetterFolder').mockResolvedValue('Brieven');
  vi.spyOn(bridge, 'letterPlan').mockResolvedValue(plan({ recipients: [recipient(), { ...otherRecipient, is_usual: false }] }));
  vi.spyOn(bridge, 'makeLetters').mockImplementation(({ application_id: id }) => Promise.resolve({ value: [`letter-${id}`], change }));
  vi.spyOn(bridge, 'saveLetterInFolder').mockImplementation((id) => Promise.resolve(`${id}.pdf`));
});
afterEach(() => {
  for (const { id } of toasts()) closeToast(id);
});

async function start() {
  const user = userEvent.setup();
  const shown = render(LetterBatch);
  await user.click(await screen.findByRole('button', { name: 'Map kiezen en maken' }));
  return { user, ...shown };
}

/** A deed that waits until it is let go. */
function held<T>() {
  let free: (value: T) => void = () => undefined;
  const promise = new Promise<T>((resolve) => (free = resolve));
  return { promise, free: (value: T) => free(value) };
}

describe('choosing', () => {
  it('ticks who had none yet, and says why somebody cannot get one', async () => {
    const { container } = render(LetterBatch);
    expect(await screen.findByRole('checkbox', { name: 'Noor van den Broek' })).toBeChecked();
    expect(screen.getByRole('checkbox', { name: 'Fenna Hoekstra' })).not.toBeChecked();
    expect(screen.getByRole('row', { name: /Fenna/ })).toHaveTextContent('ma 2 nov 2026');
    expect(screen.getByRole('checkbox', { name: 'Olek Nowak' })).toBeDisabled();
    expect(screen.getByRole('row', { name: /Olek/ })).toHaveTextContent('ten minste één ouder');
    expect(screen.getByText('2 kinderen gekozen, van de 3 die deze brief nu kunnen krijgen.')).toBeVisible();
    await axe(container);
  });

  it('walks the rows with the arrows and ticks with the space bar', async () => {
    const user = userEvent.setup();
    render(LetterBatch);
    (await screen.findByRole('checkbox', { name: 'Noor van den Broek' })).focus();
    await user.keyboard('{ArrowDown}{ArrowDown} ');
    expect(screen.getByRole('checkbox', { name: 'Fenna Hoekstra' })).toBeChecked();
    await user.click(screen.getByRole('button', { name: 'Geen aanvinken' }));
    expect(screen.getByRole('button', { name: 'Map kiezen en maken' })).toBeDisabled();
    await user.click(screen.getByRole('button', { name: 'Alle aanvinken' }));
    expect(screen.getAllByRole('checkbox', { checked: true })).toHaveLength(3);
  });

  it('asks anew for another letter, and teaches when it fits nobody', async () => {
    const user = userEvent.setup();
    render(LetterBatch);
    await screen.findByRole('checkbox', { name: 'Noor van den Broek' });
    vi.mocked(bridge.letterBatch).mockResolvedValue([]);
    await user.selectOptions(screen.getByLabelText('Welke brief'), 'welcome');
    expect(await screen.findByText('Niemand voor deze brief')).toBeVisible();
    expect(bridge.letterBatch).toHaveBeenLastCalledWith('welcome');
    expect(window.location.hash).toBe('#/aanmeldingen/brieven?brief=welcome');
  });

  it('shows two hundred rows', async () => {
    vi.mocked(bridge.letterBatch).mockResolvedValue(batch(200));
    render(LetterBatch);
    expect(await screen.findAllByRole('checkbox')).toHaveLength(200);
  });

  it('makes nothing when no folder was chosen', async () => {
    vi.mocked(bridge.chooseLetterFolder).mockResolvedValue(null);
    await start();
    expect(bridge.makeLetters).not.toHaveBeenCalled();
    expect(screen.getByRole('checkbox', { name: 'Noor van den Broek' })).toBeChecked();
  });
});

describe('making', () => {
  it('makes them one after the other for the usual readers, and says what became of it', async () => {
    const { container } = await start();
    expect(await screen.findByRole('alert')).toHaveTextContent('Klaar: twee brieven gemaakt voor 2 kinderen.');
    const order = { application_id: 'noor', kind: 'confirmation', interview_id: null };
    expect(vi.mocked(bridge.makeLetters).mock.calls[0]).toEqual([order, [recipient().caregiver_ids]]);
    expect(vi.mocked(bridge.saveLetterInFolder).mock.calls).toEqual([['letter-noor'], ['letter-yusuf']]);
    expect(toasts(), 'no message for each letter').toEqual([]);
    await axe(container);
  });

  it('leaves to the dossier what somebody has to look at first', async () => {
    const gap = finding({ code: 'empty_field', severity: 'warning', field: 'body', values: { name: 'leerkracht' } });
    const lost = finding({ code: 'address_missing', severity: 'warning', field: 'address', values: { name: mother.name } });
    vi.mocked(bridge.letterPlan)
      .mockResolvedValueOnce(plan({ recipients: [recipient()], findings: [gap] }))
      .mockResolvedValueOnce(plan({ recipients: [recipient({ findings: [lost] })] }));
    await start();
    expect(await screen.findByRole('heading', { name: 'Bij 2 kinderen lukte het niet' })).toBeVisible();
    const failed = (name: string) => screen.getByRole('link', { name }).closest('li');
    expect(failed('Noor van den Broek')).toHaveTextContent(/valt een gat.*Maak deze brief apart in het dossier/);
    expect(failed('Yusuf Yılmaz')).toHaveTextContent(/adres van .* is niet volledig.*Maak deze brief apart/);
    expect(bridge.makeLetters).not.toHaveBeenCalled();
  });

  it('is about the talk that was looked at, and minds no hint or a reader it is not for', async () => {
    const hint = finding({ code: 'empty_field', severity: 'hint', field: 'body', values: { name: 'rondleiding' } });
    const other = { ...otherRecipient, is_usual: false, findings: [finding({ code: 'no_custody', severity: 'warning' })] };
    vi.mocked(bridge.letterPlan).mockResolvedValue(plan({ recipients: [recipient(), other], findings: [hint], interview_id: 'interview-1' }));
    await start();
    expect(await screen.findByText(/Klaar: twee brieven/)).toBeVisible();
    expect(vi.mocked(bridge.makeLetters).mock.calls[0]?.[0]).toMatchObject({ interview_id: 'interview-1' });
  });

  it('shows how far it is and stops after the child it is busy with', async () => {
    const wait = held<string>();
    vi.mocked(bridge.saveLetterInFolder).mockReturnValueOnce(wait.promise);
    const { user, container } = await start();
    const bar = await screen.findByRole('progressbar', { name: 'Brieven maken' });
    expect(bar).toHaveAttribute('aria-valuetext', '0 van 2');
    expect(screen.getByText('Nu: Noor van den Broek')).toBeVisible();
    expect(screen.getByRole('button', { name: 'Stoppen' })).toHaveFocus();
    await axe(container);
    await user.keyboard('{Enter}');
    wait.free('noor.pdf');
    expect(await screen.findByRole('alert')).toHaveTextContent('gemaakt voor 1 van de 2 kinderen');
    expect(bridge.makeLetters).toHaveBeenCalledTimes(1);
    await user.click(screen.getByRole('button', { name: 'Verder met de overige 1' }));
    expect(await screen.findByText(/Klaar: twee brieven/)).toBeVisible();
    expect(vi.mocked(bridge.makeLetters).mock.lastCall?.[0]).toMatchObject({ application_id: 'yusuf' });
  });

  it('goes on after a failure, says why, and tries again without making a letter twice', async () => {
    vi.mocked(bridge.saveLetterInFolder).mockRejectedValueOnce({ code: 'file', reference: 'R-17' });
    const { user, container } = await start();
    expect(await screen.findByRole('heading', { name: 'Bij 1 kind lukte het niet' })).toBeVisible();
    const failed = screen.getByRole('link', { name: 'Noor van den Broek' }).closest('li');
    expect(failed).toHaveTextContent('R-17');
    expect(within(screen.getByRole('region', { name: 'Gemaakt voor' })).getByRole('link')).toHaveTextContent('Yusuf Yılmaz');
    await axe(container);
    await user.click(screen.getByRole('button', { name: 'Dit ene opnieuw proberen' }));
    expect(await screen.findByText(/Klaar: twee brieven/)).toBeVisible();
    expect(bridge.makeLetters, 'the letter was in the dossier already').toHaveBeenCalledTimes(2);
    expect(vi.mocked(bridge.saveLetterInFolder).mock.calls.filter(([id]) => id === 'letter-noor')).toHaveLength(2);
  });

  it('stops on a full disk: the others would meet the same; those that failed can be tried alone', async () => {
    vi.mocked(bridge.saveLetterInFolder).mockRejectedValueOnce({ code: 'disk_full' });
    const { user } = await start();
    expect(await screen.findByRole('button', { name: 'Verder met de overige 1' })).toBeVisible();
    expect(bridge.makeLetters).toHaveBeenCalledTimes(1);
    await user.click(screen.getByRole('button', { name: 'Dit ene opnieuw proberen' }));
    expect(await screen.findByText(/gemaakt voor 1 van de 2 kinderen/)).toBeVisible();
    expect(bridge.makeLetters).toHaveBeenCalledTimes(1);
  });

  it('stops when the screen is left, and says how far it came', async () => {
    const wait = held<string>();
    vi.mocked(bridge.saveLetterInFolder).mockReturnValueOnce(wait.promise);
    const { unmount } = await start();
    await screen.findByRole('progressbar');
    unmount();
    wait.free('noor.pdf');
    await waitFor(() => expect(toasts()).toMatchObject([{ text: 'Gestopt: de brieven zijn gemaakt voor 1 van de 2 kinderen.' }]));
    expect(bridge.makeLetters).toHaveBeenCalledTimes(1);
  });

  it('goes back to the list as it stands now', async () => {
    const { user } = await start();
    vi.mocked(bridge.letterBatch).mockResolvedValue(lines.map((line) => ({ ...line, made_on: '2026-11-23' })));
    await user.click(await screen.findByRole('button', { name: 'Terug naar de lijst' }));
    const noor = await screen.findByRole('checkbox', { name: 'Noor van den Broek' });
    await waitFor(() => expect(noor).not.toBeChecked());
    expect(within(screen.getByRole('row', { name: /Noor/ })).getByText('ma 23 nov 2026')).toBeVisible();
  });
});
