import { render, screen, waitFor, within } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { bridge, type CoreError, type User } from '../../../bridge';
import { onDesk } from '../../../live/desk';
import Toasts from '../../../parts/Toasts.svelte';
import { axe } from '../../../test/axe';
import { desk } from '../../../test/samples/today';
import { director, ended, manyUsers, office, reader, rights, staffChoices, teacher, user, userRow, users } from '../../../test/samples/users';
import UsersTab from './UsersTab.svelte';

const kept = <T>(value: T) => Promise.resolve({ value, change: null });
const passphrase = 'paraplu fietst langs blauwe soep';
const second = userRow(user('user-6', 'Bram Visser', 'director'));

beforeEach(() => {
  vi.spyOn(bridge, 'users').mockResolvedValue(users);
  vi.spyOn(bridge, 'staffChoices').mockResolvedValue(staffChoices);
  vi.spyOn(bridge, 'deskState').mockResolvedValue(desk);
  vi.spyOn(bridge, 'rotationProgress').mockResolvedValue(null);
  vi.spyOn(bridge, 'passphraseStrength').mockImplementation(async (text) => ({
    score: text.length > 20 ? 4 : 1,
    enough: text.length > 20,
    missing_characters: Math.max(0, 12 - text.length),
  }));
});

async function open(name: string) {
  render(UsersTab);
  await userEvent.click(await screen.findByRole('button', { name }));
  return screen.getByRole('dialog');
}

async function typePassphrase(text = passphrase) {
  const fields = [screen.getByLabelText(/^(Nieuwe wachtzin|Wachtzin)/), screen.getByLabelText(/Nog een keer dezelfde/)];
  for (const field of fields) {
    await userEvent.clear(field);
    await userEvent.type(field, text);
  }
}

describe('the page about users', () => {
  it('says at the top how many can open Driehoek, and shows each with role, team and groups', async () => {
    const { container } = render(UsersTab);
    expect(await screen.findByText('Vier mensen kunnen Driehoek openen, één als directeur.')).toBeVisible();
    const table = screen.getByRole('table', { name: 'Wie Driehoek kan openen' });
    expect(within(table).getByRole('row', { name: /Sanne van den Berg Leerkracht Sanne van den Berg Groep 1\/2 A, Groep 3/ })).toBeVisible();
    expect(within(table).getByText('Anja de Groot (u)')).toBeVisible();
    expect(within(table).getByText(reader.user.name), 'a name of eighty letters stands there whole').toBeVisible();
    expect(within(table).queryByText('Joep Janssen'), 'whose access ended is out of sight').toBeNull();
    await axe(container);
  });

  it('shows whose access ended only when wanted, with the day', async () => {
    render(UsersTab);
    await userEvent.click(await screen.findByLabelText('Ook wie geen toegang meer heeft'));
    expect(screen.getByRole('row', { name: /Joep Janssen.*vr 31 jul 2026/ })).toBeVisible();
  });

  it('shows thirty people, and the one who is alone', async () => {
    vi.mocked(bridge.users).mockResolvedValueOnce(manyUsers(30));
    const { container, unmount } = render(UsersTab);
    expect(await screen.findByText('30 mensen kunnen Driehoek openen, één als directeur.')).toBeVisible();
    expect(within(screen.getByRole('table', { name: 'Wie Driehoek kan openen' })).getAllByRole('row')).toHaveLength(31);
    await axe(container);
    unmount();
    vi.mocked(bridge.users).mockResolvedValueOnce(manyUsers(1));
    render(UsersTab);
    expect(await screen.findByText('Eén mens kan Driehoek openen, één als directeur.')).toBeVisible();
  });

  it('teaches what belongs here while the list is empty', async () => {
    vi.mocked(bridge.users).mockResolvedValue({ users: [], rights, unconfirmed_since: null });
    const { container } = render(UsersTab);
    expect(await screen.findByText('Nog niemand kan Driehoek openen')).toBeVisible();
    await axe(container);
  });

  it('says in words who may what, also to who does not see the marks', async () => {
    render(UsersTab);
    const table = await screen.findByRole('table', { name: 'Wat elke rol mag' });
    const row = (name: RegExp) => within(table).getByRole('row', { name });
    const words = (name: RegExp) => within(row(name)).getAllByRole('cell').map((cell) => cell.textContent?.trim());
    expect(within(table).getAllByRole('columnheader').map((head) => head.textContent)).toEqual([
      'Wat', 'Directeur', 'Administratie', 'Leerkracht', 'Lezer',
    ]);
    expect(words(/^Beslissen over een aanmelding/)).toEqual(['mag', 'mag niet', 'mag niet', 'mag niet']);
    expect(words(/^Kinderen, gezinnen en aanmeldingen zien/)[2]).toMatch(/mag.*eigen groepen/);
    expect(screen.getByText(/Rollen gelden in het programma/)).toBeVisible();
  });

  it('asks once a year whether the rights still fit, and takes yes for an answer', async () => {
    vi.mocked(bridge.users).mockResolvedValue({ ...users, unconfirmed_since: '2025-08-25' });
    const confirm = vi.spyOn(bridge, 'confirmUsers').mockRejectedValueOnce({ code: 'disk_full' }).mockResolvedValue({ value: null, change: null });
    const { container } = render(UsersTab);
    expect(await screen.findByText(/Sinds ma 25 aug 2025/)).toBeVisible();
    await axe(container);
    await userEvent.click(screen.getByRole('button', { name: 'Ja, alles klopt' }));
    expect(await screen.findByRole('alert')).toHaveTextContent('De schijf is vol');
    await userEvent.click(screen.getByRole('button', { name: 'Ja, alles klopt' }));
    await waitFor(() => expect(screen.queryByRole('alert')).toBeNull());
    expect(confirm).toHaveBeenCalledTimes(2);
  });
});

describe('adding a user', () => {
  it('goes by keyboard alone, with the passphrase typed twice', async () => {
    const add = vi.spyOn(bridge, 'addUser').mockImplementation(({ name, role, staff_id }) => kept(user('new', name, role, { staff_id })));
    render(Toasts);
    render(UsersTab);
    (await screen.findByRole('button', { name: 'Gebruiker toevoegen' })).focus();
    await userEvent.keyboard('{Enter}');
    expect(screen.getByLabelText('Naam'), 'the first field has the focus').toHaveFocus();
    await userEvent.keyboard('Zeynep Yıldırım-Hendriks{Tab} {ArrowDown}{ArrowDown}');
    expect(screen.getByLabelText('Leerkracht')).toBeChecked();
    await userEvent.tab();
    await userEvent.selectOptions(document.activeElement as HTMLSelectElement, 'zeynep');
    await axe(document.body);
    await userEvent.tab();
    await userEvent.keyboard(passphrase);
    await userEvent.tab();
    await userEvent.tab();
    await userEvent.keyboard(`${passphrase}{Control>}{Enter}{/Control}`);
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
    expect(add).toHaveBeenCalledExactlyOnceWith({ name: 'Zeynep Yıldırım-Hendriks', role: 'teacher', staff_id: 'zeynep', passphrase });
    expect(await screen.findByText('Zeynep Yıldırım-Hendriks kan Driehoek nu openen')).toBeVisible();
    expect(screen.queryByRole('button', { name: 'Ongedaan maken' }), 'it cannot be undone, so nothing offers that').toBeNull();
    expect(screen.getByRole('button', { name: 'Gebruiker toevoegen' }), 'the focus is back where the hand was').toHaveFocus();
  });

  it('says what each role may, and asks of a teacher who they are in the team', async () => {
    const add = vi.spyOn(bridge, 'addUser');
    render(UsersTab);
    await userEvent.click(await screen.findByRole('button', { name: 'Gebruiker toevoegen' }));
    const dialog = screen.getByRole('dialog');
    const submit = within(dialog).getByRole('button', { name: 'Gebruiker toevoegen' });
    expect(screen.getByLabelText('Leerkracht')).toHaveAccessibleDescription(/eigen groepen en schrijft alleen op hoe hun wenochtenden gingen/);
    await userEvent.type(screen.getByLabelText('Naam'), 'Zeynep');
    await typePassphrase();
    await userEvent.click(submit);
    expect(await within(dialog).findByText('Kies een rol.')).toBeVisible();
    await userEvent.click(screen.getByLabelText('Leerkracht'));
    await userEvent.click(submit);
    await waitFor(() => expect(screen.getByLabelText('In het team')).toHaveAccessibleDescription(/Kies wie deze leerkracht/));
    await axe(dialog);
    expect(add).not.toHaveBeenCalled();
  });

  it('says a passphrase that is too weak, or differs, beside its field and asks the core nothing', async () => {
    const add = vi.spyOn(bridge, 'addUser');
    render(UsersTab);
    await userEvent.click(await screen.findByRole('button', { name: 'Gebruiker toevoegen' }));
    const submit = within(screen.getByRole('dialog')).getByRole('button', { name: 'Gebruiker toevoegen' });
    await userEvent.click(screen.getByLabelText('Lezer'));
    await typePassphrase('welkom2026welkom');
    await userEvent.click(submit);
    await waitFor(() => expect(screen.getByLabelText(/^Wachtzin/)).toHaveAccessibleDescription(/te makkelijk te raden/));
    await typePassphrase();
    await userEvent.type(screen.getByLabelText(/Nog een keer/), 'x');
    await userEvent.click(submit);
    await waitFor(() => expect(screen.getByLabelText(/Nog een keer/)).toHaveAccessibleDescription(/niet gelijk/));
    expect(add).not.toHaveBeenCalled();
  });

  it.each<[CoreError, string, RegExp]>([
    [{ code: 'weak_passphrase' }, 'Wachtzin', /te makkelijk te raden/],
    [{ code: 'in_the_way' }, 'Naam', /is, of was, van een gebruiker/],
    [{ code: 'invalid', findings: [{ field: 'name', severity: 'refusal', code: 'name_taken', values: {}, source: null }] }, 'Naam', /is, of was, van een gebruiker/],
  ])('says the refusal %o beside its field, and keeps all that was typed', async (error, label, sentence) => {
    vi.spyOn(bridge, 'addUser').mockRejectedValue(error);
    render(UsersTab);
    await userEvent.click(await screen.findByRole('button', { name: 'Gebruiker toevoegen' }));
    await userEvent.type(screen.getByLabelText('Naam'), 'Ineke Peters');
    await userEvent.click(screen.getByLabelText('Lezer'));
    await typePassphrase();
    await userEvent.keyboard('{Control>}{Enter}{/Control}');
    await waitFor(() => expect(screen.getByLabelText(label)).toHaveAccessibleDescription(sentence));
    expect(screen.getByLabelText('Naam')).toHaveValue('Ineke Peters');
    expect(screen.getByLabelText('Wachtzin')).toHaveValue(passphrase);
    expect(screen.queryByRole('alert')).toBeNull();
  });

  it('says a full disk in the dialog', async () => {
    vi.spyOn(bridge, 'addUser').mockRejectedValue({ code: 'disk_full' });
    render(UsersTab);
    await userEvent.click(await screen.findByRole('button', { name: 'Gebruiker toevoegen' }));
    await userEvent.type(screen.getByLabelText('Naam'), 'Ineke Peters');
    await userEvent.click(screen.getByLabelText('Lezer'));
    await typePassphrase();
    await userEvent.keyboard('{Control>}{Enter}{/Control}');
    expect(await screen.findByRole('alert')).toHaveTextContent('De schijf is vol');
    expect(screen.getByLabelText('Wachtzin'), 'what was typed stays').toHaveValue(passphrase);
    expect(bridge.users, 'who was added before it failed is in the list').toHaveBeenCalledTimes(2);
  });
});

describe('changing a user', () => {
  it('saves name, role and team over the version that was read', async () => {
    const save = vi.spyOn(bridge, 'saveUser').mockImplementation((edit: User) => kept(edit));
    const dialog = await open('Ineke Peters');
    await userEvent.type(screen.getByLabelText('Naam'), '-Smit');
    await userEvent.click(screen.getByLabelText('Lezer'));
    await userEvent.selectOptions(screen.getByLabelText('In het team'), 'Niemand uit het team');
    await axe(document.body);
    await userEvent.click(within(dialog).getByRole('button', { name: 'Bewaren' }));
    expect(save).toHaveBeenCalledExactlyOnceWith({ ...office.user, name: 'Ineke Peters-Smit', role: 'reader', staff_id: null });
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
    expect(screen.getByRole('button', { name: 'Ineke Peters' })).toHaveFocus();
  });

  it('keeps who left the team since', async () => {
    vi.mocked(bridge.staffChoices).mockResolvedValue([]);
    const save = vi.spyOn(bridge, 'saveUser').mockImplementation((edit: User) => kept(edit));
    await open('Sanne van den Berg');
    expect(screen.getByLabelText('In het team')).toHaveDisplayValue('Sanne van den Berg');
    await userEvent.click(screen.getByRole('button', { name: 'Bewaren' }));
    expect(save).toHaveBeenCalledExactlyOnceWith(teacher.user);
  });

  it('shows both versions when somebody else changed it too, and writes over theirs when chosen', async () => {
    const fields = [{ field: 'role', mine: 'reader', theirs: 'teacher' }];
    const conflict: CoreError = { code: 'conflict', kind: 'app_user', id: 'user-2', version: 7, fields };
    const save = vi.spyOn(bridge, 'saveUser').mockRejectedValueOnce(conflict).mockImplementation((edit: User) => kept(edit));
    await open('Ineke Peters');
    await userEvent.click(screen.getByLabelText('Lezer'));
    await userEvent.click(screen.getByRole('button', { name: 'Bewaren' }));
    const both = await screen.findByRole('dialog', { name: /Iemand anders wijzigde dit ook/ });
    expect(both).toHaveTextContent('leerkracht');
    await axe(both);
    await userEvent.click(within(both).getByRole('button', { name: 'Mijn versie bewaren' }));
    await waitFor(() => expect(save).toHaveBeenLastCalledWith({ ...office.user, role: 'reader', version: 7 }));
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
  });

  it('says beforehand that the only director stays one', async () => {
    await open('Anja de Groot (u)');
    expect(screen.getByText(/U bent de enige directeur/)).toBeVisible();
    for (const role of screen.getAllByRole('radio')) expect(role).toBeDisabled();
    expect(screen.queryByRole('button', { name: /Toegang beëindigen/ })).toBeNull();
    expect(screen.getByRole('link', { name: 'Naar Beveiliging' })).toHaveAttribute('href', '#/beheer/beveiliging');
    await axe(document.body);
  });

  it('says it all the same when somebody else became the last one meanwhile', async () => {
    vi.mocked(bridge.users).mockResolvedValue({ ...users, users: [second, director] });
    vi.spyOn(bridge, 'saveUser').mockRejectedValue({ code: 'last_director' });
    await open('Bram Visser');
    await userEvent.click(screen.getByLabelText('Administratie'));
    await userEvent.click(screen.getByRole('button', { name: 'Bewaren' }));
    expect(await screen.findByRole('alert')).toHaveTextContent('enige directeur');
    expect(screen.getByLabelText('Administratie')).toBeChecked();
  });

  it('gives who forgot theirs another passphrase, by keyboard', async () => {
    const give = vi.spyOn(bridge, 'setPassphrase').mockRejectedValueOnce({ code: 'weak_passphrase' }).mockResolvedValue(null);
    await open('Ineke Peters');
    screen.getByRole('button', { name: 'Nieuwe wachtzin…' }).focus();
    await userEvent.keyboard('{Enter}');
    const dialog = await screen.findByRole('dialog', { name: 'Nieuwe wachtzin voor Ineke Peters' });
    expect(screen.getByLabelText('Nieuwe wachtzin')).toHaveFocus();
    await axe(dialog);
    await userEvent.keyboard(`${passphrase}{Tab}{Tab}${passphrase}{Control>}{Enter}{/Control}`);
    await waitFor(() => expect(screen.getByLabelText('Nieuwe wachtzin')).toHaveAccessibleDescription(/te makkelijk/));
    expect(screen.getByLabelText('Nieuwe wachtzin')).toHaveValue(passphrase);
    await userEvent.click(screen.getByRole('button', { name: 'Wachtzin vastleggen' }));
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
    expect(give).toHaveBeenLastCalledWith('user-2', passphrase);
  });
});

describe('ending access', () => {
  it('asks first, says what cannot be undone, and offers new encryption with its progress', async () => {
    const end = vi.spyOn(bridge, 'endUser').mockImplementation((edit: User) => kept({ ...edit, ended_on: '2026-11-23' }));
    let finish: () => void = vi.fn();
    const rotate = vi.spyOn(bridge, 'rotateKey').mockReturnValue(new Promise((resolve) => (finish = () => resolve(null))));
    await open('Ineke Peters');
    await userEvent.click(screen.getByRole('button', { name: 'Toegang beëindigen…' }));
    const asking = await screen.findByRole('dialog', { name: 'De toegang van Ineke Peters beëindigen?' });
    expect(asking).toHaveTextContent('niet terug te draaien met Ongedaan maken');
    await axe(asking);
    expect(end).not.toHaveBeenCalled();
    await userEvent.click(within(asking).getByRole('button', { name: 'Toegang beëindigen' }));
    expect(end).toHaveBeenCalledExactlyOnceWith(office.user);

    const offer = await screen.findByRole('dialog', { name: 'Gegevens opnieuw versleutelen' });
    expect(offer).toHaveTextContent('Reservekopieën van vóór vandaag houden hun eigen, oude sleutel');
    await axe(offer);
    vi.mocked(bridge.rotationProgress).mockResolvedValue(40);
    await userEvent.click(within(offer).getByRole('button', { name: 'Opnieuw versleutelen' }));
    await waitFor(() => expect(within(offer).getByRole('progressbar')).toHaveAttribute('aria-valuenow', '40'), { timeout: 3000 });
    expect(offer, 'the focus stays in the dialog').toContainElement(document.activeElement as HTMLElement);
    await axe(offer);
    vi.mocked(bridge.rotationProgress).mockResolvedValue(null);
    finish();
    expect(await within(offer).findByText('Alle gegevens zijn opnieuw versleuteld')).toBeVisible();
    await axe(offer);
    expect(rotate).toHaveBeenCalledOnce();
  });

  it('leaves the encryption for another time, and says what went wrong with it', async () => {
    vi.spyOn(bridge, 'rotateKey').mockRejectedValue({ code: 'disk_full' });
    render(UsersTab);
    await userEvent.click(await screen.findByRole('button', { name: 'Opnieuw versleutelen…' }));
    const dialog = screen.getByRole('dialog');
    await userEvent.click(within(dialog).getByRole('button', { name: 'Opnieuw versleutelen' }));
    expect(await within(dialog).findByRole('alert')).toHaveTextContent('De schijf is vol');
    await userEvent.click(within(dialog).getByRole('button', { name: 'Nu niet' }));
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
  });

  it('shows the lock when the encryption ended in one', async () => {
    const taken = vi.fn();
    onDesk(taken);
    const locked = { ...desk, stage: 'locked', user: null } as const;
    vi.mocked(bridge.deskState).mockResolvedValue(locked);
    vi.spyOn(bridge, 'rotateKey').mockRejectedValue({ code: 'file', reference: '8F3A' });
    render(UsersTab);
    await userEvent.click(await screen.findByRole('button', { name: 'Opnieuw versleutelen…' }));
    await userEvent.click(screen.getByRole('button', { name: 'Opnieuw versleutelen' }));
    await waitFor(() => expect(taken).toHaveBeenCalledExactlyOnceWith(locked));
  });

  it('shows an encryption that was begun before this screen was opened', async () => {
    vi.mocked(bridge.rotationProgress).mockResolvedValue(63);
    render(UsersTab);
    await waitFor(() => expect(screen.getByRole('progressbar')).toHaveAttribute('aria-valuenow', '63'));
    vi.mocked(bridge.rotationProgress).mockResolvedValue(null);
    await waitFor(() => expect(screen.queryByRole('progressbar')).toBeNull(), { timeout: 3000 });
  });

  it('warns who ends the own access, once there is another director', async () => {
    vi.mocked(bridge.users).mockResolvedValue({ ...users, users: [{ ...director, is_last_director: false }, second] });
    vi.spyOn(bridge, 'endUser').mockRejectedValue({ code: 'last_director' });
    await open('Anja de Groot (u)');
    await userEvent.click(screen.getByRole('button', { name: 'Toegang beëindigen…' }));
    expect(await screen.findByText(/Dit bent u zelf/)).toBeVisible();
    await userEvent.click(screen.getByRole('button', { name: 'Toegang beëindigen' }));
    expect(await screen.findByRole('alert')).toHaveTextContent('enige directeur');
  });

  it('gives access again to somebody who came back', async () => {
    const add = vi.spyOn(bridge, 'addUser').mockImplementation(({ name, role, staff_id }) => kept(user('new', name, role, { staff_id })));
    render(UsersTab);
    await userEvent.click(await screen.findByLabelText('Ook wie geen toegang meer heeft'));
    await userEvent.click(screen.getByRole('button', { name: 'Joep Janssen' }));
    expect(screen.getByRole('dialog')).toHaveTextContent('Was administratie. De toegang is beëindigd op vr 31 jul 2026.');
    await axe(document.body);
    await userEvent.click(screen.getByRole('button', { name: 'Opnieuw toegang geven…' }));
    expect(await screen.findByLabelText('Naam')).toHaveValue(ended.user.name);
    expect(screen.getByLabelText('Naam'), 'the name of then is not given twice').toHaveAccessibleDescription(/De naam Joep Janssen blijft bij/);
    expect(screen.getByLabelText('Administratie')).toBeChecked();
    await userEvent.type(screen.getByLabelText('Naam'), '-Smit');
    await typePassphrase();
    await userEvent.keyboard('{Control>}{Enter}{/Control}');
    await waitFor(() => expect(add).toHaveBeenCalledExactlyOnceWith({ name: 'Joep Janssen-Smit', role: 'office', staff_id: null, passphrase }));
  });
});
