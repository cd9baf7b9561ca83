import { render, screen, waitFor, within } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { bridge, type ChildMornings } from '../../../bridge';
import { giveRights } from '../../../live/rights.svelte';
import { closeToast, toasts } from '../../../parts/toasts.svelte';
import { axe } from '../../../test/axe';
import { dossier } from '../../../test/samples/intake';
import { rightsOf } from '../../../test/samples/rights';
import { childMornings, morningRow, proposal, proposedChild, targets } from '../../../test/samples/wenPlan';
import DossierMornings from './DossierMornings.svelte';

const today = '2026-11-23';
const change = { id: 'change-1', deed: 'wenochtend.answer', subject: 'Noor van den Broek', kinds: ['wenochtend'] };
const wrote = { value: morningRow({ version: 3 }).morning, change };

async function open(mornings: ChildMornings = childMornings()) {
  vi.mocked(bridge.childMornings).mockResolvedValue(mornings);
  const { container } = render(DossierMornings, { dossier: dossier(), today });
  await waitFor(() => expect(container.querySelector('.parts')).toBeInTheDocument());
  return { container, user: userEvent.setup() };
}

async function choose(user: ReturnType<typeof userEvent.setup>, deed: string, day = 'wo 25 nov 2026') {
  await user.click(screen.getByRole('button', { name: `Meer acties: Noor van den Broek, ${day}` }));
  await user.click(screen.getByRole('menuitem', { name: deed }));
}

beforeEach(() => {
  vi.spyOn(bridge, 'childMornings');
  vi.spyOn(bridge, 'proposeMornings').mockResolvedValue(proposal([proposedChild()]));
  vi.spyOn(bridge, 'answerMorning').mockResolvedValue(wrote);
  vi.spyOn(bridge, 'cancelMorning').mockResolvedValue(wrote);
  vi.spyOn(bridge, 'moveMornings').mockResolvedValue({ value: null, change });
  vi.spyOn(bridge, 'saveEscort').mockResolvedValue(wrote);
  vi.spyOn(bridge, 'morningTargets').mockResolvedValue(targets);
});
afterEach(() => {
  for (const { id } of toasts()) closeToast(id);
});

describe('the wenochtenden in a dossier', () => {
  it('say what comes, what became of the others and what was seen', async () => {
    const { container } = await open();
    const coming = screen.getByRole('heading', { level: 3, name: 'Komende ochtenden' }).closest('section');
    const past = screen.getByRole('heading', { level: 3, name: 'Geweest en afgezegd' }).closest('section');
    expect(coming).toHaveTextContent(/wo 25 nov 2026.*nog geen antwoord.*ochtend 2 van 3.*di 1 dec 2026.*komt/);
    expect(past).toHaveTextContent(/wo 18 nov 2026.*was er.*bouwhoek.*opgeschreven door Sanne.*vr 20 nov 2026.*kan niet, afgezegd op do 19 nov 2026/);
    expect(screen.getByRole('link', { name: 'Ochtenden plannen' })).toHaveAttribute('href', '#/wenochtenden/kinderen?kind=application-1');
    await axe(container);
  });

  it('are answered by phone from the menu', async () => {
    const { user } = await open();
    await choose(user, 'Komt');
    expect(bridge.answerMorning).toHaveBeenCalledExactlyOnceWith('morning-1', 2, 'comes');
    await choose(user, 'Antwoord wissen', 'di 1 dec 2026');
    expect(bridge.answerMorning).toHaveBeenLastCalledWith('morning-2', 2, 'open');
  });

  it('ask for a new proposal when a child cannot come', async () => {
    const { user } = await open();
    await choose(user, 'Kan niet');
    expect(bridge.answerMorning).toHaveBeenCalledExactlyOnceWith('morning-1', 2, 'cannot');
    const dialog = await screen.findByRole('dialog', { name: 'Nieuw voorstel voor Noor van den Broek' });
    expect(await within(dialog).findByRole('button', { name: 'Deze ochtenden plannen' })).toBeVisible();
    await axe(dialog);
  });

  it('show no proposal when the answer could not be written down', async () => {
    vi.mocked(bridge.answerMorning).mockRejectedValue({ code: 'disk_full' });
    const { user } = await open();
    await choose(user, 'Kan niet');
    await waitFor(() => expect(toasts()).toMatchObject([{ kind: 'failed' }]));
    expect(screen.queryByRole('dialog')).toBeNull();
  });

  it('are moved and called off, with why', async () => {
    const { user } = await open();
    await choose(user, 'Verplaatsen…');
    await user.click(await screen.findByRole('button', { name: /donderdag 3 december/ }));
    await user.click(screen.getByRole('button', { name: 'Verplaatsen naar do 3 dec' }));
    expect(bridge.moveMornings).toHaveBeenCalledExactlyOnceWith([{ id: 'morning-1', version: 2, planned_on: '2026-12-03' }]);
    await choose(user, 'Afzeggen…');
    await user.selectOptions(screen.getByLabelText('Waarom'), 'Vergissing bij het plannen');
    await user.click(within(screen.getByRole('dialog')).getByRole('button', { name: 'Afzeggen' }));
    expect(bridge.cancelMorning).toHaveBeenCalledExactlyOnceWith({ id: 'morning-1', version: 2, reason: 'mistake' });
  });

  it('keep the chosen day when moving meets a refusal or another version', async () => {
    vi.mocked(bridge.moveMornings).mockRejectedValueOnce({ code: 'conflict', kind: 'wenochtend', id: 'morning-1', version: 5, fields: [] });
    const { user } = await open();
    await choose(user, 'Verplaatsen…');
    await user.click(await screen.findByRole('button', { name: /donderdag 3 december/ }));
    await user.click(screen.getByRole('button', { name: 'Verplaatsen naar do 3 dec' }));
    await user.click(await screen.findByRole('button', { name: 'Mijn versie bewaren' }));
    expect(bridge.moveMornings).toHaveBeenLastCalledWith([{ id: 'morning-1', version: 5, planned_on: '2026-12-03' }]);
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
  });

  it('keep who brings and collects as soon as the field is left', async () => {
    const { user } = await open();
    const field = screen.getByLabelText('Wie brengt en haalt op wo 25 nov 2026');
    await user.type(field, 'oma brengt, papa haalt{Tab}');
    expect(bridge.saveEscort).toHaveBeenCalledExactlyOnceWith('morning-1', 2, 'oma brengt, papa haalt');
    expect(field).toHaveValue('oma brengt, papa haalt');
  });

  it('are read only for a teacher', async () => {
    giveRights(rightsOf('teacher'));
    const { container } = await open();
    expect(screen.getByText(/Brengen en halen: oma Truus/)).toBeVisible();
    expect(screen.queryByRole('button')).toBeNull();
    expect(screen.queryByRole('textbox')).toBeNull();
    expect(screen.queryByRole('link', { name: 'Ochtenden plannen' })).toBeNull();
    await axe(container);
  });

  it('are none yet', async () => {
    const { container } = await open(childMornings({ mornings: [], half_days: 0 }));
    expect(screen.getByText('Er zijn nog geen wenochtenden gepland.')).toBeVisible();
    await axe(container);
  });
});
