import { render, screen, waitFor } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { beforeEach, expect, test, vi } from 'vitest';
import { bridge } from '../../bridge';
import { axe } from '../../test/axe';
import { desk, recoveryCode } from '../../test/samples/today';
import FirstStart from './FirstStart.svelte';

vi.mock('../../bridge', async (original) => ({
  ...(await original<object>()),
  bridge: { beginSetup: vi.fn(), passphraseStrength: vi.fn(), createStore: vi.fn(), saveRecoverySheet: vi.fn(), openDemo: vi.fn() },
}));

const passphrase = 'paraplu fietst langs blauwe soep';

beforeEach(() => {
  vi.clearAllMocks();
  vi.mocked(bridge.beginSetup).mockResolvedValue(recoveryCode);
  vi.mocked(bridge.passphraseStrength).mockImplementation(async (text) => ({
    score: text.length > 20 ? 4 : 1,
    enough: text.length > 20,
    missing_characters: Math.max(0, 12 - text.length),
  }));
  vi.mocked(bridge.createStore).mockResolvedValue(desk);
});

async function throughSchool(user: ReturnType<typeof userEvent.setup>) {
  await user.click(screen.getByRole('button', { name: 'School inrichten' }));
  await user.keyboard('Ineke Peters{Enter}');
}

async function throughPassphrase(user: ReturnType<typeof userEvent.setup>) {
  await throughSchool(user);
  await user.keyboard(passphrase);
  await user.tab();
  await user.tab();
  await user.keyboard(`${passphrase}{Enter}`);
  await screen.findByRole('heading', { name: 'Schrijf de herstelcode op' });
}

test('the keyboard alone goes from welcome to an open school', { timeout: 20_000 }, async () => {
  const user = userEvent.setup();
  const ondone = vi.fn();
  const { container } = render(FirstStart, { ondone, onrestore: vi.fn() });
  await axe(container);
  await user.tab();
  await user.keyboard('{Enter}');
  expect(screen.getByLabelText(/Naam van de school/)).toHaveValue('KC De Sprong');
  expect(screen.getByLabelText(/Uw eigen naam/), 'the first empty field has the focus').toHaveFocus();
  await axe(container);
  await user.keyboard('Ineke Peters{Enter}');

  expect(screen.getByLabelText(/^Wachtzin/)).toHaveFocus();
  await user.keyboard(passphrase);
  await user.tab();
  await user.tab();
  await user.keyboard(`${passphrase}{Enter}`);
  await screen.findByRole('heading', { name: 'Schrijf de herstelcode op' });
  for (const group of recoveryCode) expect(screen.getByText(group)).toBeInTheDocument();
  await axe(container);

  await user.tab();
  await user.tab();
  await user.tab();
  await user.keyboard('{Enter}');
  expect(screen.queryByText('C4HJD'), 'the code is out of sight while it is typed over').not.toBeInTheDocument();
  await user.keyboard('c4hjd{Enter}');
  await waitFor(() => expect(ondone).toHaveBeenCalledWith(desk));
  expect(bridge.createStore).toHaveBeenCalledWith({
    school: 'KC De Sprong',
    person: 'Ineke Peters',
    passphrase,
    confirmed_group: 4,
    confirmed_text: 'c4hjd',
  });
});

test('a wrong group is said beside its field, and everything typed stays', async () => {
  const user = userEvent.setup();
  vi.mocked(bridge.createStore).mockRejectedValue({ code: 'recovery_code_not_confirmed' });
  render(FirstStart, { ondone: vi.fn(), onrestore: vi.fn() });
  await throughPassphrase(user);
  await user.click(screen.getByRole('button', { name: 'Ik heb de code opgeschreven' }));
  await user.keyboard('XXXXX{Enter}');
  const field = screen.getByLabelText(/Groep 4 van de herstelcode/);
  await waitFor(() => expect(field).toHaveAccessibleDescription(/niet de gevraagde groep/));
  expect(field).toHaveValue('XXXXX');
  await user.click(screen.getByRole('button', { name: 'Terug' }));
  await user.click(screen.getByRole('button', { name: 'Terug' }));
  expect(screen.getByLabelText(/^Wachtzin/)).toHaveValue(passphrase);
  await user.click(screen.getByRole('button', { name: 'Verder' }));
  await screen.findByText('C4HJD');
  expect(bridge.beginSetup, 'the code on paper stays the code').toHaveBeenCalledTimes(1);
});

test('the code is saved as a sheet to print, and is still typed over', async () => {
  const user = userEvent.setup();
  vi.mocked(bridge.saveRecoverySheet).mockResolvedValueOnce('Herstelcode.pdf').mockResolvedValue(null);
  const { container } = render(FirstStart, { ondone: vi.fn(), onrestore: vi.fn() });
  await throughPassphrase(user);
  await user.click(screen.getByRole('button', { name: 'Blad opslaan (PDF)' }));
  expect(await screen.findByText(/Opgeslagen als Herstelcode\.pdf/)).toBeInTheDocument();
  await user.click(screen.getByRole('button', { name: 'Blad opslaan (PDF)' }));
  expect(screen.getByText(/Opgeslagen als Herstelcode\.pdf/), 'choosing no file changes nothing').toBeInTheDocument();
  await axe(container);
  await user.click(screen.getByRole('button', { name: 'Ik heb de code opgeschreven' }));
  expect(screen.getByLabelText(/Groep 4 van de herstelcode/)).toHaveFocus();
});

test('a short passphrase, an easy one and a different repetition each say what is wrong', async () => {
  const user = userEvent.setup();
  render(FirstStart, { ondone: vi.fn(), onrestore: vi.fn() });
  await throughSchool(user);
  await user.keyboard('kort{Enter}');
  const field = screen.getByLabelText(/^Wachtzin/);
  await waitFor(() => expect(field).toHaveAccessibleDescription(/Nog 8 tekens erbij/));
  await user.type(field, 'kortkortkort{Enter}');
  await waitFor(() => expect(field).toHaveAccessibleDescription(/te makkelijk te raden/));
  await user.clear(field);
  await user.type(field, passphrase);
  await user.type(screen.getByLabelText(/Nog een keer/), `anders{Enter}`);
  await waitFor(() => expect(screen.getByLabelText(/Nog een keer/)).toHaveAccessibleDescription(/niet gelijk/));
  expect(await screen.findByText('heel sterk')).toBeInTheDocument();
});

test('nothing can be left empty', async () => {
  const user = userEvent.setup();
  render(FirstStart, { ondone: vi.fn(), onrestore: vi.fn() });
  await user.click(screen.getByRole('button', { name: 'School inrichten' }));
  await user.clear(screen.getByLabelText(/Naam van de school/));
  await user.click(screen.getByRole('button', { name: 'Verder' }));
  expect(screen.getByLabelText(/Naam van de school/)).toHaveAccessibleDescription(/ontbreekt/);
  expect(screen.getByLabelText(/Uw eigen naam/)).toHaveAccessibleDescription(/ontbreekt/);
});

test('a folder that cannot be used is said, and trying again is possible', async () => {
  const user = userEvent.setup();
  vi.mocked(bridge.createStore).mockRejectedValueOnce({ code: 'synced_folder', folder: 'C:\\OneDrive', service: 'OneDrive' });
  const ondone = vi.fn();
  render(FirstStart, { ondone, onrestore: vi.fn() });
  await throughPassphrase(user);
  await user.click(screen.getByRole('button', { name: 'Ik heb de code opgeschreven' }));
  await user.keyboard('C4HJD{Enter}');
  expect(await screen.findByRole('alert')).toHaveTextContent(/gekopieerd door OneDrive.*Verplaats/);
  await user.click(screen.getByRole('button', { name: 'School openen' }));
  await waitFor(() => expect(ondone).toHaveBeenCalled());
});

test('the demo opens from the first screen', async () => {
  const user = userEvent.setup();
  vi.mocked(bridge.openDemo).mockResolvedValue(desk);
  const ondone = vi.fn();
  render(FirstStart, { ondone, onrestore: vi.fn() });
  await user.click(screen.getByRole('button', { name: /voorbeeldschool/ }));
  await waitFor(() => expect(ondone).toHaveBeenCalledWith(desk));
});

test('a new computer can begin with a backup', async () => {
  const onrestore = vi.fn();
  render(FirstStart, { ondone: vi.fn(), onrestore });
  await userEvent.click(screen.getByRole('button', { name: 'Reservekopie terugzetten' }));
  expect(onrestore).toHaveBeenCalledOnce();
});
