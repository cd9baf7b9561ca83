/** The frame for each role, in a backup, and when the desk locks by itself. */
import { render, screen, waitFor, within } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { tick } from 'svelte';
import { beforeEach, describe, expect, test, vi } from 'vitest';
import App from '../App.svelte';
import { bridge, type DeskState, type Role } from '../bridge';
import { may } from '../live/rights.svelte';
import { axe } from '../test/axe';
import { rightsOf } from '../test/samples/rights';
import { desk, lastChange, ordinary } from '../test/samples/today';

vi.mock('../bridge', async (original) => {
  const real = await original<{ bridge: object }>();
  // What a test says nothing of cannot be answered, and must not stand in the way.
  const silent = () => vi.fn(() => Promise.reject({ code: 'busy' }));
  return { ...real, bridge: Object.fromEntries(Object.keys(real.bridge).map((name) => [name, silent()])) };
});

const core = vi.mocked(bridge);
const locked: DeskState = { ...desk, stage: 'locked', user: null };

function as(role: Role, more: Partial<DeskState> = {}): DeskState {
  return { ...desk, user: { id: 'user-1', name: 'Anja de Groot', role, rights: rightsOf(role) }, ...more };
}

async function openAt(hash: string, state: DeskState) {
  window.history.replaceState(null, '', hash);
  core.deskState.mockResolvedValue(state);
  const shown = render(App);
  await screen.findByRole('heading', { level: 1 }, { timeout: 5000 });
  return shown;
}

beforeEach(() => {
  vi.resetAllMocks();
  core.today.mockResolvedValue(ordinary);
  core.undoState.mockResolvedValue({ undo: lastChange, redo: null });
  core.lock.mockResolvedValue(locked);
  core.leaveBackup.mockResolvedValue(locked);
  core.stayOpen.mockResolvedValue(null);
  core.searchEverything.mockResolvedValue([]);
  core.destructionCalendar.mockResolvedValue({ rows: [], total: 0 });
  core.retention.mockResolvedValue([]);
});

describe('what each role finds in the frame', () => {
  test.each<[Role, string, string]>([
    ['director', '#/beheer/gebruikers', 'directeur'],
    ['office', '#/beheer/beveiliging', 'administratie'],
    ['teacher', '#/beheer/beveiliging', 'leerkracht'],
    ['reader', '#/beheer/beveiliging', 'lezer'],
  ])('%s', async (role, guard, word) => {
    await openAt('#/vandaag', as(role));
    const rooms = within(screen.getByRole('navigation', { name: 'Onderdelen' }));
    expect(rooms.getByRole('link', { name: 'Beheer' })).toHaveAttribute('href', guard);
    expect(screen.getByRole('button', { name: `Anja de Groot, ${word}` })).toBeInTheDocument();
    const undo = screen.queryByRole('button', { name: /^Ongedaan maken/ });
    if (role !== 'reader') expect(undo, 'a teacher writes down how a morning went, and takes that back').toBeInTheDocument();
    else expect(undo, 'who changes nothing takes nothing back').not.toBeInTheDocument();
  });

  test('the own menu leads to the passphrase and locks, by keyboard', async () => {
    const user = userEvent.setup();
    const { container } = await openAt('#/vandaag', as('teacher'));
    screen.getByRole('button', { name: 'Anja de Groot, leerkracht' }).focus();
    await user.keyboard('{ArrowDown}');
    expect(screen.getByRole('menuitem', { name: 'Mijn wachtzin wijzigen' })).toHaveFocus();
    await axe(container);
    await user.keyboard('{Enter}');
    expect(window.location.hash).toBe('#/beheer/beveiliging');
    await user.click(screen.getByRole('button', { name: 'Anja de Groot, leerkracht' }));
    await user.click(screen.getByRole('menuitem', { name: 'Vergrendelen' }));
    expect(await screen.findByRole('heading', { name: 'Driehoek is vergrendeld' })).toBeInTheDocument();
  });

  test('an address that is not theirs says for whom it is, and asks the core nothing', async () => {
    const { container } = await openAt('#/beheer/privacy', as('office'));
    expect(screen.getByText('Dit onderdeel is voor de directeur')).toBeInTheDocument();
    expect(screen.getByRole('link', { name: 'Naar Vandaag' })).toHaveAttribute('href', '#/vandaag');
    expect(core.retention).not.toHaveBeenCalled();
    await axe(container);
  });

  test('the palette offers no screen and no deed of another role', async () => {
    const user = userEvent.setup();
    await openAt('#/vandaag', as('teacher'));
    await user.keyboard('{Control>}k{/Control}');
    await screen.findByRole('option', { name: 'Aanmeldingen' });
    for (const name of ['Nieuwe aanmelding', 'Instroom', 'Brieven voor meer kinderen', 'Instellingen: intakeprotocol', 'Beheer: privacy']) {
      expect(screen.queryByRole('option', { name }), name).not.toBeInTheDocument();
    }
    expect(screen.getByRole('option', { name: 'Beheer: beveiliging' })).toBeInTheDocument();
  });
});

describe('in a backup', () => {
  const reading = as('director', { backup_of: '2026-11-03T16:10:00Z' });

  test('a band says which, nothing can be taken back, and the way back locks', async () => {
    const user = userEvent.setup();
    const { container } = await openAt('#/vandaag', reading);
    const band = within(screen.getByRole('region', { name: 'Reservekopie' }));
    expect(band.getByText('U kijkt in de reservekopie van di 3 nov 2026, 17:10. Wijzigen kan hier niet.')).toBeInTheDocument();
    expect(screen.queryByRole('button', { name: /^Ongedaan maken/ })).not.toBeInTheDocument();
    expect(may('register')).toBe(false);
    await axe(container);
    await user.click(band.getByRole('button', { name: 'Terug naar de gewone gegevens' }));
    expect(await screen.findByRole('heading', { name: 'Driehoek is vergrendeld' })).toBeInTheDocument();
    expect(core.leaveBackup).toHaveBeenCalledTimes(1);
    expect(container).not.toHaveTextContent('Noor');
  });

  test('a screen to do something says that one can only look', async () => {
    await openAt('#/aanmeldingen/nieuw', reading);
    expect(screen.getByText('In een reservekopie kunt u alleen kijken')).toBeInTheDocument();
  });
});

describe('locking by itself', () => {
  test('keys and clicks are told to the shell, at most once in half a minute', async () => {
    const user = userEvent.setup();
    await openAt('#/vandaag', desk);
    await user.keyboard('abc');
    await user.click(document.body);
    expect(core.stayOpen).toHaveBeenCalledTimes(1);
    await user.click(document.body);
    const later = new KeyboardEvent('keydown', { key: 'a' });
    Object.defineProperty(later, 'timeStamp', { value: later.timeStamp + 31_000 });
    window.dispatchEvent(later);
    expect(core.stayOpen).toHaveBeenCalledTimes(2);
  });

  test('nothing is told from the lock', async () => {
    const user = userEvent.setup();
    await openAt('#/vandaag', locked);
    await user.keyboard('abc');
    expect(core.stayOpen).not.toHaveBeenCalled();
  });

  test('the shell that wants to lock hears when all is saved', async () => {
    const { container } = await openAt('#/vandaag', desk);
    window.dispatchEvent(new Event('driehoek:locking'));
    await waitFor(() => expect(core.lock).toHaveBeenCalledTimes(1));
    expect(container).not.toHaveTextContent('Noor');
    expect(may('look')).toBe(false);
  });

  test('a desk that the shell locked shows the lock, and locks it no second time', async () => {
    const { container } = await openAt('#/vandaag', desk);
    core.deskState.mockResolvedValue(locked);
    window.dispatchEvent(new Event('driehoek:locked'));
    expect(await screen.findByRole('heading', { name: 'Driehoek is vergrendeld' })).toBeInTheDocument();
    expect(container).not.toHaveTextContent('Noor');
    expect(core.lock).not.toHaveBeenCalled();
  });

  test('after sleep it locks before the first key does anything', async () => {
    const { container } = await openAt('#/vandaag', desk);
    vi.spyOn(Date, 'now').mockReturnValue(vi.getRealSystemTime() + 10 * 60_000);
    window.dispatchEvent(new KeyboardEvent('keydown', { key: 'a' }));
    await tick();
    expect(container).not.toHaveTextContent('Noor');
    await waitFor(() => expect(core.lock).toHaveBeenCalledTimes(1));
    expect(core.stayOpen).not.toHaveBeenCalled();
  });

  test('another part of a screen of Beheer is the same screen, with what stands on it', async () => {
    await openAt('#/beheer/privacy', desk);
    const heading = await screen.findByRole('heading', { level: 1, name: 'Privacy' }, { timeout: 5000 });
    window.location.hash = '#/beheer/privacy?deel=inzage';
    window.dispatchEvent(new Event('hashchange'));
    await new Promise((resolve) => setTimeout(resolve, 50));
    expect(heading).toBeInTheDocument();
  });
});

test('putting a backup back starts at the lock, and leads back to it', async () => {
  const user = userEvent.setup();
  core.backupsToRestore.mockResolvedValue([]);
  await openAt('#/vandaag', locked);
  await user.click(screen.getByRole('button', { name: 'Reservekopie terugzetten' }));
  await user.click(await screen.findByRole('button', { name: /Terug/ }, { timeout: 5000 }));
  expect(await screen.findByRole('heading', { name: 'Driehoek is vergrendeld' })).toBeInTheDocument();
});
