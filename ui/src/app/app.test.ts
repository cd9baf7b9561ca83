import { render, screen, waitFor } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { beforeEach, expect, test, vi } from 'vitest';
import App from '../App.svelte';
import { bridge, type DeskState } from '../bridge';
import { closeToast, showToast, toasts } from '../parts/toasts.svelte';
import { axe } from '../test/axe';
import { forecast } from '../test/samples/admission';
import { desk, hits, lastChange, ordinary, quiet } from '../test/samples/today';

vi.mock('../bridge', async (original) => ({
  ...(await original<object>()),
  bridge: {
    deskState: vi.fn(),
    today: vi.fn(),
    safetyNotices: vi.fn(),
    undoState: vi.fn(),
    undo: vi.fn(),
    redo: vi.fn(),
    lock: vi.fn(),
    leaveBackup: vi.fn(),
    stayOpen: vi.fn(),
    unlock: vi.fn(),
    searchEverything: vi.fn(),
    intakeForecast: vi.fn(),
  },
}));

const locked: DeskState = { ...desk, stage: 'locked', user: null };

beforeEach(() => {
  vi.clearAllMocks();
  for (const { id } of toasts()) closeToast(id);
  window.history.replaceState(null, '', '#/vandaag');
  vi.mocked(bridge.deskState).mockResolvedValue(desk);
  vi.mocked(bridge.today).mockResolvedValue(ordinary);
  vi.mocked(bridge.safetyNotices).mockResolvedValue([]);
  vi.mocked(bridge.undoState).mockResolvedValue({ undo: lastChange, redo: null });
  vi.mocked(bridge.undo).mockResolvedValue({ ...lastChange, deed: 'undo:application.register' });
  vi.mocked(bridge.lock).mockResolvedValue(locked);
  vi.mocked(bridge.unlock).mockResolvedValue(desk);
  vi.mocked(bridge.searchEverything).mockResolvedValue(hits);
});

async function open() {
  const shown = render(App);
  await screen.findByRole('heading', { name: 'Acht dingen vragen vandaag aandacht' });
  return shown;
}

/** Checking a whole window on a busy computer. */
const SLOW_MS = 20_000;

test('opens on Vandaag, in the frame, with the school year and who is at work', { timeout: SLOW_MS }, async () => {
  const { container } = await open();
  expect(screen.getByRole('link', { name: 'Vandaag' })).toHaveAttribute('aria-current', 'page');
  expect(screen.getByText('2026-2027')).toBeInTheDocument();
  expect(screen.getByRole('button', { name: 'Anja de Groot, directeur' })).toBeInTheDocument();
  await axe(container);
});

test('locking empties the screen before the core has answered', async () => {
  const user = userEvent.setup();
  let answer: (state: DeskState) => void = () => undefined;
  vi.mocked(bridge.lock).mockReturnValue(new Promise((resolve) => (answer = resolve)));
  const { container } = await open();
  showToast('Aanmelding van Noor van den Broek vastgelegd');
  await user.keyboard('{Control>}l{/Control}');
  expect(container).not.toHaveTextContent('Noor');
  expect(container).not.toHaveTextContent('Yusuf');
  expect(toasts()).toHaveLength(0);
  answer(locked);
  expect(await screen.findByRole('heading', { name: 'Driehoek is vergrendeld' })).toBeInTheDocument();

  vi.mocked(bridge.today).mockResolvedValue(quiet);
  await user.keyboard('drie hoeken{Enter}');
  expect(await screen.findByText('Niets dat vandaag wacht'), 'asked anew after unlocking').toBeInTheDocument();
});

test('the undo button says what it takes back, and the change is announced', async () => {
  const user = userEvent.setup();
  await open();
  const button = await screen.findByRole('button', { name: /Ongedaan maken: aanmelding van Noor van den Broek vastgelegd/ });
  vi.mocked(bridge.today).mockResolvedValue(quiet);
  vi.mocked(bridge.undoState).mockResolvedValue({ undo: null, redo: lastChange });
  await user.click(button);
  expect(await screen.findByText('Teruggedraaid: aanmelding van Noor van den Broek vastgelegd')).toBeInTheDocument();
  expect(await screen.findByText('Niets dat vandaag wacht')).toBeInTheDocument();
  expect(await screen.findByRole('button', { name: /Opnieuw uitvoeren: aanmelding van Noor/ })).toBeEnabled();
});

test('an undo that is blocked says why', async () => {
  const user = userEvent.setup();
  vi.mocked(bridge.undo).mockRejectedValue({ code: 'undo_blocked', kind: 'application', id: 'a' });
  await open();
  await user.click(await screen.findByRole('button', { name: /Ongedaan maken: / }));
  expect(await screen.findByText(/\(aanmelding\) is daarna opnieuw gewijzigd/)).toBeInTheDocument();
});

test('the palette goes to the dossier, or to the family when there is no aanmelding', async () => {
  const user = userEvent.setup();
  await open();
  await user.keyboard('{Control>}k{/Control}');
  await user.keyboard('broek');
  await screen.findByText('Marieke van den Broek');
  await waitFor(() => expect(screen.getByRole('option', { name: /Noor van den Broek/ })).toHaveAttribute('aria-selected', 'true'));
  await user.keyboard('{Enter}');
  expect(window.location.hash).toBe('#/aanmeldingen/application-0');

  await user.keyboard('{Control>}k{/Control}');
  await user.keyboard('broek');
  await user.click(await screen.findByText('Marieke van den Broek'));
  expect(window.location.hash).toBe('#/kind/child-9');
});

test('the palette knows the deeds and screens, whatever the accents and capitals', async () => {
  const user = userEvent.setup();
  vi.mocked(bridge.searchEverything).mockResolvedValue([]);
  await open();
  await user.keyboard('{Control>}k{/Control}');
  await user.keyboard('NIEUWE ÁANM');
  await user.click(await screen.findByRole('option', { name: 'Nieuwe aanmelding' }));
  expect(window.location.hash).toBe('#/aanmeldingen/nieuw');
});

test('the palette leads to Instroom, which is a screen and no aanmelding', async () => {
  const user = userEvent.setup();
  vi.mocked(bridge.searchEverything).mockResolvedValue([]);
  vi.mocked(bridge.intakeForecast).mockResolvedValue(forecast());
  await open();
  await user.keyboard('{Control>}k{/Control}');
  await user.keyboard('instr');
  await user.click(await screen.findByRole('option', { name: 'Instroom' }));
  expect(window.location.hash).toBe('#/aanmeldingen/instroom');
  expect(await screen.findByRole('heading', { level: 1, name: 'Instroom' }, { timeout: 10_000 })).toBeInTheDocument();
});

test('an address without a screen shows the way back', async () => {
  window.history.replaceState(null, '', '#/onbekend/1');
  const { container } = render(App);
  expect(await screen.findByRole('link', { name: 'Naar Vandaag' })).toHaveAttribute('href', '#/vandaag');
  await axe(container);
});

test('a window that cannot start says why and tries again', async () => {
  const user = userEvent.setup();
  vi.mocked(bridge.deskState).mockRejectedValueOnce({ code: 'newer_schema', found: 9, known: 3 });
  render(App);
  expect(await screen.findByRole('alert')).toHaveTextContent(/nieuwste versie/);
  await user.click(screen.getByRole('button', { name: 'Opnieuw proberen' }));
  expect(await screen.findByText('Acht dingen vragen vandaag aandacht')).toBeInTheDocument();
});

test('a new day is noticed when somebody comes back to the window', async () => {
  await open();
  vi.mocked(bridge.deskState).mockResolvedValue({ ...desk, today: '2027-08-02' });
  vi.mocked(bridge.today).mockResolvedValue({ ...quiet, on: '2027-08-02' });
  window.dispatchEvent(new Event('focus'));
  expect(await screen.findByText(/maandag 2 augustus 2027/)).toBeInTheDocument();
  expect(screen.getByText('2027-2028')).toBeInTheDocument();
});
