import { render, screen, waitFor } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { beforeEach, expect, test, vi } from 'vitest';
import { bridge, type DeskState } from '../../bridge';
import { axe } from '../../test/axe';
import { desk } from '../../test/samples/today';
import KeysMissing from './KeysMissing.svelte';
import Unlock from './Unlock.svelte';

vi.mock('../../bridge', async (original) => ({
  ...(await original<object>()),
  bridge: { unlock: vi.fn(), recover: vi.fn(), passphraseStrength: vi.fn(), deskState: vi.fn() },
}));

const locked: DeskState = { ...desk, stage: 'locked', user: null };

beforeEach(() => {
  vi.clearAllMocks();
  vi.mocked(bridge.unlock).mockResolvedValue(desk);
  vi.mocked(bridge.passphraseStrength).mockResolvedValue({ score: 4, enough: true, missing_characters: 0 });
});

test('the passphrase and Enter open it', async () => {
  const user = userEvent.setup();
  const ondone = vi.fn();
  const { container } = render(Unlock, { desk: locked, ondone });
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
  const { container } = render(Unlock, { desk: locked, ondone });
  await user.keyboard('vier hoeken{Enter}');
  const field: HTMLInputElement = screen.getByLabelText('Wachtzin');
  await waitFor(() => expect(field).toHaveAccessibleDescription(/past niet/));
  expect(field).toHaveValue('vier hoeken');
  expect(field).toHaveFocus();
  expect([field.selectionStart, field.selectionEnd]).toEqual([0, 'vier hoeken'.length]);
  expect(ondone).not.toHaveBeenCalled();
  await axe(container);
});

test('a damaged key file is said with what to do', async () => {
  const user = userEvent.setup();
  vi.mocked(bridge.unlock).mockRejectedValue({ code: 'key_file_damaged' });
  render(Unlock, { desk: locked, ondone: vi.fn() });
  await user.keyboard('drie hoeken{Enter}');
  expect(await screen.findByRole('alert')).toHaveTextContent(/reservekopie van driehoek\.keys/);
});

test('an empty passphrase asks the core nothing', async () => {
  const user = userEvent.setup();
  render(Unlock, { desk: locked, ondone: vi.fn() });
  await user.keyboard('{Enter}');
  expect(await screen.findByText('Typ eerst uw wachtzin.')).toBeInTheDocument();
  expect(bridge.unlock).not.toHaveBeenCalled();
});

test('the demo tells its passphrase; a real school does not', async () => {
  const { unmount } = render(Unlock, { desk: locked, ondone: vi.fn() });
  expect(screen.queryByText(/voorbeeldschool/)).not.toBeInTheDocument();
  unmount();
  render(Unlock, { desk: { ...locked, demo_passphrase: 'drie hoeken, samen kijken' }, ondone: vi.fn() });
  expect(screen.getByText(/drie hoeken, samen kijken/)).toBeInTheDocument();
});

test('a forgotten passphrase: the recovery code and a new one', async () => {
  const user = userEvent.setup();
  vi.mocked(bridge.recover).mockRejectedValueOnce({ code: 'wrong_recovery_code' }).mockResolvedValue(desk);
  const ondone = vi.fn();
  const { container } = render(Unlock, { desk: locked, ondone });
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

test('a missing key file: where it belongs, and looking again', async () => {
  const user = userEvent.setup();
  const missing: DeskState = { ...locked, stage: 'keys_missing' };
  vi.mocked(bridge.deskState).mockResolvedValueOnce(missing).mockResolvedValue(locked);
  const ondone = vi.fn();
  const { container } = render(KeysMissing, { desk: missing, ondone });
  expect(screen.getByText(missing.folder)).toBeInTheDocument();
  await axe(container);
  await user.click(screen.getByRole('button', { name: 'Opnieuw kijken' }));
  expect(await screen.findByText(/staat er nog niet/)).toBeInTheDocument();
  await user.click(screen.getByRole('button', { name: 'Opnieuw kijken' }));
  await waitFor(() => expect(ondone).toHaveBeenLastCalledWith(locked));
});
