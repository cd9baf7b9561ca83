import { render, screen, waitFor, within } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { bridge, type DeskState } from '../../bridge';
import { axe } from '../../test/axe';
import { desk, recoveryCode } from '../../test/samples/today';
import { rememberChosen } from './chosen';
import KeysMissing from './KeysMissing.svelte';
import Unlock from './Unlock.svelte';

vi.mock('../../bridge', async (original) => ({
  ...(await original<object>()),
  bridge: { unlock: vi.fn(), unlockRemembered: vi.fn(), recover: vi.fn(), passphraseStrength: vi.fn(), deskState: vi.fn() },
}));

const locked: DeskState = { ...desk, stage: 'locked', user: null };

beforeEach(() => {
  vi.clearAllMocks();
  vi.mocked(bridge.unlock).mockResolvedValue(desk);
  vi.mocked(bridge.deskState).mockResolvedValue(locked);
  vi.mocked(bridge.passphraseStrength).mockResolvedValue({ score: 4, enough: true, missing_characters: 0 });
});

test('the passphrase and Enter open it', async () => {
  const user = userEvent.setup();
  const ondone = vi.fn();
  const { container } = render(Unlock, { desk: locked, ondone, onrestore: vi.fn() });
  expect(screen.getByLabelText('Wachtzin')).toHaveFocus();
  await user.keyboard('drie hoeken{Enter}');
  await waitFor(() => expect(ondone).toHaveBeenCalledWith(desk));
  expect(bridge.unlock).toHaveBeenCalledWith('user-1', 'drie hoeken');
  expect(bridge.unlock, 'once').toHaveBeenCalledTimes(1);
  await axe(container);
});

test('a wrong passphrase stays, selected, with the sentence beside it', async () => {
  const user = userEvent.setup();
  vi.mocked(bridge.unlock).mockRejectedValue({ code: 'wrong_passphrase' });
  const ondone = vi.fn();
  const { container } = render(Unlock, { desk: locked, ondone, onrestore: vi.fn() });
  await user.keyboard('vier hoeken{Enter}');
  const field: HTMLInputElement = screen.getByLabelText('Wachtzin');
  await waitFor(() => expect(field).toHaveAccessibleDescription(/past niet/));
  expect(field).toHaveValue('vier hoeken');
  expect(field).toHaveFocus();
  expect([field.selectionStart, field.selectionEnd]).toEqual([0, 'vier hoeken'.length]);
  expect(ondone).not.toHaveBeenCalled();
  await axe(container);
});

const people = [
  { id: 'user-1', name: 'Anja de Groot' },
  { id: 'user-2', name: 'Maximiliaan-Alexander van der Meulen-Hogendoorn van Wassenaer' },
];
const several: DeskState = { ...locked, people };

test('of several people somebody says first who it is', async () => {
  const user = userEvent.setup();
  const { container } = render(Unlock, { desk: several, ondone: vi.fn(), onrestore: vi.fn() });
  const who = screen.getByLabelText(/Wie bent u/);
  await user.type(screen.getByLabelText('Wachtzin'), 'drie hoeken{Enter}');
  expect(who).toHaveAccessibleDescription(/Kies eerst wie u bent/);
  await waitFor(() => expect(who).toHaveFocus());
  expect(bridge.unlock).not.toHaveBeenCalled();
  await axe(container);
  await user.selectOptions(who, 'user-2');
  expect(within(who).queryByRole('option', { name: 'Kies…' }), 'who is chosen stays somebody').not.toBeInTheDocument();
  await user.type(screen.getByLabelText('Wachtzin'), '{Enter}');
  expect(bridge.unlock).toHaveBeenCalledWith('user-2', 'drie hoeken');
});

test('who was at work in this window last is chosen already', () => {
  rememberChosen('user-2');
  const { unmount } = render(Unlock, { desk: several, ondone: vi.fn(), onrestore: vi.fn() });
  expect(screen.getByLabelText(/Wie bent u/)).toHaveValue('user-2');
  expect(screen.getByLabelText('Wachtzin')).toHaveFocus();
  unmount();
  render(Unlock, { desk: locked, ondone: vi.fn(), onrestore: vi.fn() });
  expect(screen.queryByRole('combobox'), 'one person is not a choice').not.toBeInTheDocument();
  expect(screen.getByText('Anja de Groot')).toBeInTheDocument();
});

describe('after too many wrong passphrases', () => {
  beforeEach(() => void vi.useFakeTimers({ shouldAdvanceTime: true }));
  afterEach(() => void vi.useRealTimers());

  test('somebody waits: what was typed stays, the seconds count down, and then it can be tried again', async () => {
    const user = userEvent.setup({ advanceTimers: vi.advanceTimersByTime });
    vi.mocked(bridge.unlock).mockRejectedValueOnce({ code: 'wrong_passphrase' });
    vi.mocked(bridge.deskState).mockResolvedValue({ ...locked, wait_seconds: 12 });
    const { container } = render(Unlock, { desk: locked, ondone: vi.fn(), onrestore: vi.fn() });
    await user.keyboard('vier hoeken{Enter}');
    expect(await screen.findByRole('button', { name: 'Nog 12 seconden' })).toBeDisabled();
    expect(screen.getByText(/Wacht even/).closest('[role="status"]'), 'said calmly').not.toBeNull();
    expect(screen.getByLabelText('Wachtzin')).toHaveValue('vier hoeken');
    await axe(container);
    await user.keyboard('{Enter}');
    expect(bridge.unlock, 'Enter waits too').toHaveBeenCalledTimes(1);
    await vi.advanceTimersByTimeAsync(11_000);
    expect(screen.getByRole('button', { name: 'Nog 1 seconde' })).toBeDisabled();
    await vi.advanceTimersByTimeAsync(1000);
    await user.click(screen.getByRole('button', { name: 'Ontgrendelen' }));
    expect(bridge.unlock).toHaveBeenCalledTimes(2);
  });

  test('the seconds go on while somebody looks for the recovery code', async () => {
    const user = userEvent.setup({ advanceTimers: vi.advanceTimersByTime });
    render(Unlock, { desk: { ...locked, wait_seconds: 4 }, ondone: vi.fn(), onrestore: vi.fn() });
    await user.click(screen.getByRole('button', { name: 'Wachtzin vergeten?' }));
    await vi.advanceTimersByTimeAsync(4000);
    await user.click(screen.getByRole('button', { name: 'Terug' }));
    expect(screen.getByRole('button', { name: 'Ontgrendelen' })).toBeEnabled();
  });

  test('a program that was started anew waits as long', async () => {
    vi.mocked(bridge.unlock).mockRejectedValue({ code: 'wait', seconds: 8 });
    const user = userEvent.setup({ advanceTimers: vi.advanceTimersByTime });
    render(Unlock, { desk: { ...locked, wait_seconds: 3 }, ondone: vi.fn(), onrestore: vi.fn() });
    expect(screen.getByRole('button', { name: 'Nog 3 seconden' })).toBeDisabled();
    await vi.advanceTimersByTimeAsync(3000);
    await user.type(screen.getByLabelText('Wachtzin'), 'drie hoeken{Enter}');
    expect(await screen.findByRole('button', { name: 'Nog 8 seconden' }), 'the core knows better').toBeDisabled();
  });
});

describe('on a computer that remembers a key', () => {
  const remembering: DeskState = { ...several, keychain: { is_there: true, remembers: { id: 'user-1', name: 'Anja de Groot' } } };

  test('one press opens it when the program starts', async () => {
    const user = userEvent.setup();
    const ondone = vi.fn();
    vi.mocked(bridge.unlockRemembered).mockResolvedValue(desk);
    const { container } = render(Unlock, { desk: remembering, starting: true, ondone, onrestore: vi.fn() });
    await axe(container);
    await user.click(screen.getByRole('button', { name: 'Openen als Anja de Groot' }));
    await waitFor(() => expect(ondone).toHaveBeenCalledWith(desk));
  });

  test('after a lock it asks the passphrase', () => {
    render(Unlock, { desk: remembering, ondone: vi.fn(), onrestore: vi.fn() });
    expect(screen.queryByRole('button', { name: /Openen als/ })).not.toBeInTheDocument();
    expect(screen.getByLabelText('Wachtzin')).toBeInTheDocument();
  });

  test('somebody else, or a keychain that refuses, goes on with the passphrase', async () => {
    const user = userEvent.setup();
    vi.mocked(bridge.unlockRemembered).mockRejectedValue({ code: 'keychain_missing' });
    const { unmount } = render(Unlock, { desk: remembering, starting: true, ondone: vi.fn(), onrestore: vi.fn() });
    await user.click(screen.getByRole('button', { name: 'Met een wachtzin openen' }));
    expect(screen.getByLabelText('Wachtzin')).toBeInTheDocument();
    unmount();
    render(Unlock, { desk: remembering, starting: true, ondone: vi.fn(), onrestore: vi.fn() });
    await user.click(screen.getByRole('button', { name: 'Openen als Anja de Groot' }));
    expect(await screen.findByRole('alert')).toHaveTextContent(/gewoon uw wachtzin/);
    expect(screen.getByLabelText('Wachtzin')).toBeInTheDocument();
  });
});

test('who may not come in any more is told so, and a backup can be put back', async () => {
  const user = userEvent.setup();
  const onrestore = vi.fn();
  vi.mocked(bridge.unlock).mockRejectedValue({ code: 'user_ended' });
  render(Unlock, { desk: locked, ondone: vi.fn(), onrestore });
  await user.keyboard('drie hoeken{Enter}');
  expect(await screen.findByRole('alert')).toHaveTextContent(/toegang .* beëindigd/);
  await user.click(screen.getByRole('button', { name: 'Reservekopie terugzetten' }));
  expect(onrestore).toHaveBeenCalledTimes(1);
});

test('a damaged key file is said with what to do', async () => {
  const user = userEvent.setup();
  const onrestore = vi.fn();
  vi.mocked(bridge.unlock).mockRejectedValue({ code: 'key_file_damaged' });
  render(Unlock, { desk: locked, ondone: vi.fn(), onrestore });
  await user.keyboard('drie hoeken{Enter}');
  expect(await screen.findByRole('alert')).toHaveTextContent(/reservekopie van driehoek\.keys/);
  await user.click(screen.getByRole('button', { name: 'Reservekopie terugzetten' }));
  expect(onrestore).toHaveBeenCalledTimes(1);
  expect(screen.queryByRole('button', { name: 'Wachtzin vergeten?' }), 'the code opens it no more').not.toBeInTheDocument();
});

test('a key file that names nobody is said before anything is typed, with the way back', async () => {
  const user = userEvent.setup();
  const onrestore = vi.fn();
  const { container } = render(Unlock, { desk: { ...locked, people: [] }, ondone: vi.fn(), onrestore });
  expect(screen.getByText(/driehoek\.keys is niet te lezen/)).toBeVisible();
  await axe(container);
  await user.click(screen.getByRole('button', { name: 'Reservekopie terugzetten' }));
  expect(onrestore).toHaveBeenCalledTimes(1);
});

test('an empty passphrase asks the core nothing', async () => {
  const user = userEvent.setup();
  render(Unlock, { desk: locked, ondone: vi.fn(), onrestore: vi.fn() });
  await user.keyboard('{Enter}');
  expect(await screen.findByText('Typ eerst uw wachtzin.')).toBeInTheDocument();
  expect(bridge.unlock).not.toHaveBeenCalled();
});

test('the demo tells its passphrase; a real school does not', async () => {
  const { unmount } = render(Unlock, { desk: locked, ondone: vi.fn(), onrestore: vi.fn() });
  expect(screen.queryByText(/voorbeeldschool/)).not.toBeInTheDocument();
  unmount();
  render(Unlock, { desk: { ...locked, demo_passphrase: 'drie hoeken, samen kijken' }, ondone: vi.fn(), onrestore: vi.fn() });
  expect(screen.getByText(/drie hoeken, samen kijken/)).toBeInTheDocument();
});

test('a forgotten passphrase: the recovery code and a new one', async () => {
  const user = userEvent.setup();
  vi.mocked(bridge.recover).mockRejectedValueOnce({ code: 'wrong_recovery_code' }).mockResolvedValue(desk);
  const ondone = vi.fn();
  const { container } = render(Unlock, { desk: locked, ondone, onrestore: vi.fn() });
  await user.click(screen.getByRole('button', { name: 'Wachtzin vergeten?' }));
  const code = screen.getByLabelText(/Herstelcode/);
  expect(code).toHaveFocus();
  await user.keyboard('7K3QF M0R2T');
  await user.type(screen.getByLabelText(/Nieuwe wachtzin/), 'nieuwe lange zin');
  await user.type(screen.getByLabelText(/Nog een keer/), 'nieuwe lange zin{Enter}');
  await waitFor(() => expect(code).toHaveAccessibleDescription(/past niet/));
  expect(code).toHaveValue('7K3QF M0R2T');
  await axe(container);
  await user.type(code, '{Enter}');
  await waitFor(() => expect(ondone).toHaveBeenCalledWith(desk));
});

test('the code opens it for one of several, whose passphrase becomes new', async () => {
  const user = userEvent.setup();
  vi.mocked(bridge.recover).mockResolvedValue(desk);
  rememberChosen('');
  const { container } = render(Unlock, { desk: several, ondone: vi.fn(), onrestore: vi.fn() });
  await user.click(screen.getByRole('button', { name: 'Wachtzin vergeten?' }));
  await user.type(screen.getByLabelText(/Herstelcode/), recoveryCode.join(' '));
  await user.type(screen.getByLabelText(/Nieuwe wachtzin/), 'nieuwe lange zin');
  await user.type(screen.getByLabelText(/Nog een keer/), 'nieuwe lange zin{Enter}');
  const who = screen.getByLabelText(/Wie krijgt een nieuwe wachtzin/);
  await waitFor(() => expect(who).toHaveAccessibleDescription(/voor wie/));
  expect(bridge.recover).not.toHaveBeenCalled();
  await axe(container);
  await user.selectOptions(who, 'user-1');
  await user.click(screen.getByRole('button', { name: 'Openen' }));
  await waitFor(() => expect(bridge.recover).toHaveBeenCalledWith(recoveryCode.join(' '), 'user-1', 'nieuwe lange zin'));
});

test('a missing key file: where it belongs, and looking again', async () => {
  const user = userEvent.setup();
  const missing: DeskState = { ...locked, stage: 'keys_missing' };
  vi.mocked(bridge.deskState).mockResolvedValueOnce(missing).mockResolvedValue(locked);
  const [ondone, onrestore] = [vi.fn(), vi.fn()];
  const { container } = render(KeysMissing, { desk: missing, ondone, onrestore });
  expect(screen.getByText(missing.folder)).toBeInTheDocument();
  await axe(container);
  await user.click(screen.getByRole('button', { name: 'Opnieuw kijken' }));
  expect(await screen.findByText(/staat er nog niet/)).toBeInTheDocument();
  await user.click(screen.getByRole('button', { name: 'Opnieuw kijken' }));
  await waitFor(() => expect(ondone).toHaveBeenLastCalledWith(locked));
  await user.click(screen.getByRole('button', { name: 'Reservekopie terugzetten' }));
  expect(onrestore).toHaveBeenCalledTimes(1);
});
