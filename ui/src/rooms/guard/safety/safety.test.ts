import { render, screen, waitFor, within } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { bridge, type DeskState, type Safety } from '../../../bridge';
import { onLock } from '../../../live/desk';
import { giveRights } from '../../../live/rights.svelte';
import { axe } from '../../../test/axe';
import { rightsOf } from '../../../test/samples/rights';
import { desk as base, recoveryCode } from '../../../test/samples/today';
import { safety } from '../../../test/samples/users';
import SafetyTab from './SafetyTab.svelte';

const old = 'oude lange zin van vroeger';
const passphrase = 'paraplu fietst langs blauwe soep';
const me = { id: 'user-1', name: 'Anja de Groot' };

function desk(keychain: DeskState['keychain']): DeskState {
  return { ...base, idle_minutes: 10, keychain };
}

beforeEach(() => {
  vi.spyOn(bridge, 'deskState').mockResolvedValue(desk({ is_there: true, remembers: null }));
  vi.spyOn(bridge, 'safety').mockResolvedValue(safety);
  vi.spyOn(bridge, 'beginRecoveryCode').mockResolvedValue(recoveryCode);
  vi.spyOn(bridge, 'passphraseStrength').mockImplementation(async (text) => ({
    score: text.length > 20 ? 4 : 1,
    enough: text.length > 20,
    missing_characters: Math.max(0, 12 - text.length),
  }));
});

describe('Beveiliging', () => {
  it('says at the top when Driehoek locks itself and what opens it', async () => {
    const { container } = render(SafetyTab);
    expect(await screen.findByText(/vergrendelt zichzelf na 10 minuten zonder toets of klik\. Daarna opent alleen een wachtzin/)).toBeVisible();
    await screen.findByLabelText('Vergrendelen na');
    await axe(container);
  });

  it.each(['office', 'teacher', 'reader'] as const)('gives a %s the own passphrase, and neither the minutes nor the recovery code', async (role) => {
    giveRights(rightsOf(role));
    const { container } = render(SafetyTab);
    expect(await screen.findByRole('button', { name: 'Wachtzin wijzigen…' })).toBeVisible();
    expect(screen.getByRole('button', { name: 'Nu vergrendelen' })).toBeVisible();
    expect(screen.queryByLabelText('Vergrendelen na')).toBeNull();
    expect(screen.queryByText('Herstelcode')).toBeNull();
    expect(bridge.safety, 'what would be refused is not asked').not.toHaveBeenCalled();
    await axe(container);
  });

  it('locks at once', async () => {
    const lock = vi.fn();
    onLock(lock);
    render(SafetyTab);
    await userEvent.click(await screen.findByRole('button', { name: 'Nu vergrendelen' }));
    expect(lock).toHaveBeenCalledOnce();
  });
});

describe('the own passphrase', () => {
  async function openByKeyboard() {
    render(SafetyTab);
    (await screen.findByRole('button', { name: 'Wachtzin wijzigen…' })).focus();
    await userEvent.keyboard('{Enter}');
    return screen.getByRole('dialog', { name: 'Wachtzin wijzigen' });
  }

  async function typeAll() {
    await userEvent.keyboard(`${old}{Tab}{Tab}${passphrase}{Tab}{Tab}${passphrase}`);
  }

  it('changes by keyboard alone', async () => {
    const change = vi.spyOn(bridge, 'changePassphrase').mockResolvedValue(null);
    const dialog = await openByKeyboard();
    expect(screen.getByLabelText('Wachtzin van nu')).toHaveFocus();
    await typeAll();
    await axe(dialog);
    await userEvent.keyboard('{Control>}{Enter}{/Control}');
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
    expect(change).toHaveBeenCalledExactlyOnceWith(old, passphrase);
    expect(screen.getByRole('button', { name: 'Wachtzin wijzigen…' })).toHaveFocus();
  });

  it('says a wrong old one beside its field, selected, and nothing typed is lost', async () => {
    vi.spyOn(bridge, 'changePassphrase').mockRejectedValueOnce({ code: 'wrong_passphrase' }).mockRejectedValue({ code: 'wait', seconds: 4 });
    const dialog = await openByKeyboard();
    await typeAll();
    await userEvent.click(within(dialog).getByRole('button', { name: 'Wachtzin wijzigen' }));
    const field: HTMLInputElement = screen.getByLabelText('Wachtzin van nu');
    await waitFor(() => expect(field).toHaveAccessibleDescription(/past niet/));
    await waitFor(() => expect(field).toHaveFocus());
    expect([field.selectionStart, field.selectionEnd]).toEqual([0, old.length]);
    expect(screen.getByLabelText('Nieuwe wachtzin')).toHaveValue(passphrase);
    expect(screen.getByLabelText(/Nog een keer/)).toHaveValue(passphrase);
    await axe(dialog);
    await userEvent.click(within(dialog).getByRole('button', { name: 'Wachtzin wijzigen' }));
    expect(await within(dialog).findByRole('button', { name: 'Nog 4 seconden' })).toBeDisabled();
    expect(within(dialog).getByText(/Wacht even; wat u typte blijft staan/)).toBeVisible();
    expect(await within(dialog).findByRole('button', { name: 'Nog 3 seconden' }, { timeout: 2000 })).toBeDisabled();
  });

  it('says what is missing, weak or different beside each field, and asks the core nothing', async () => {
    const change = vi.spyOn(bridge, 'changePassphrase');
    const dialog = await openByKeyboard();
    await userEvent.keyboard('{Tab}{Tab}welkom2026welkom');
    await userEvent.click(within(dialog).getByRole('button', { name: 'Wachtzin wijzigen' }));
    await waitFor(() => expect(screen.getByLabelText('Nieuwe wachtzin')).toHaveAccessibleDescription(/te makkelijk te raden/));
    expect(screen.getByLabelText('Wachtzin van nu')).toHaveAccessibleDescription(/Typ eerst de wachtzin van nu/);
    expect(change).not.toHaveBeenCalled();
  });

  it('says a weak one that only the core knows beside the new one, and a full disk in the dialog', async () => {
    vi.spyOn(bridge, 'changePassphrase').mockRejectedValueOnce({ code: 'weak_passphrase' }).mockRejectedValue({ code: 'disk_full' });
    await openByKeyboard();
    await typeAll();
    await userEvent.keyboard('{Control>}{Enter}{/Control}');
    await waitFor(() => expect(screen.getByLabelText('Nieuwe wachtzin')).toHaveAccessibleDescription(/te makkelijk/));
    await userEvent.keyboard('{Control>}{Enter}{/Control}');
    expect(await screen.findByRole('alert')).toHaveTextContent('De schijf is vol');
    expect(screen.getByLabelText('Wachtzin van nu')).toHaveValue(old);
  });
});

describe('remembering on this computer', () => {
  it('remembers the own key and forgets it again, with the focus where it was', async () => {
    const remembering = desk({ is_there: true, remembers: me });
    const remember = vi.spyOn(bridge, 'rememberHere').mockResolvedValue(remembering);
    const forget = vi.spyOn(bridge, 'forgetHere').mockResolvedValue(base);
    render(SafetyTab);
    expect(await screen.findByText('Deze computer onthoudt geen sleutel.')).toBeVisible();
    expect(screen.getByText(/Wie zich op deze computer als u kan aanmelden, opent dan ook Driehoek/)).toBeVisible();
    vi.mocked(bridge.deskState).mockResolvedValue(remembering);
    screen.getByRole('button', { name: 'Onthouden op deze computer' }).focus();
    await userEvent.keyboard('{Enter}');
    const undo = await screen.findByRole('button', { name: 'Niet meer onthouden' });
    expect(undo).toHaveFocus();
    expect(screen.getByText(/opent Driehoek bij het starten zonder wachtzin\.$/)).toBeVisible();
    await userEvent.keyboard('{Enter}');
    expect(forget).toHaveBeenCalledOnce();
    expect(remember).toHaveBeenCalledOnce();
  });

  it('says whose key it remembers, when that is somebody else', async () => {
    const other = { id: 'user-9', name: 'Floortje Oude Luttikhuis-van Wijngaarden tot Nijenbeek-Hendriks van de Vossenberg' };
    vi.mocked(bridge.deskState).mockResolvedValue(desk({ is_there: true, remembers: other }));
    const { container } = render(SafetyTab);
    expect(await screen.findByText(`Deze computer onthoudt de sleutel van ${other.name}.`)).toBeVisible();
    expect(screen.getByRole('button', { name: 'In plaats daarvan de mijne onthouden' })).toBeVisible();
    expect(screen.getByRole('button', { name: 'Niet meer onthouden' })).toBeVisible();
    await axe(container);
  });

  it('says why not, where there is no keychain', async () => {
    vi.mocked(bridge.deskState).mockResolvedValue(desk({ is_there: false, remembers: null }));
    const { container } = render(SafetyTab);
    expect(await screen.findByText('Deze computer heeft geen sleutelbos die Driehoek kan gebruiken')).toBeVisible();
    expect(screen.queryByRole('button', { name: 'Onthouden op deze computer' })).toBeNull();
    await axe(container);
  });
});

describe('locking by itself', () => {
  it('saves the minutes when the field is left, and no number that cannot be', async () => {
    const save = vi.spyOn(bridge, 'saveSafety').mockImplementation((edit: Safety) => Promise.resolve({ value: { ...edit, version: edit.version + 1 }, change: null }));
    render(SafetyTab);
    const minutes = await screen.findByLabelText('Vergrendelen na');
    await userEvent.clear(minutes);
    await userEvent.type(minutes, '121{Tab}');
    expect(minutes).toHaveAccessibleDescription(/tussen 1 en 120/);
    await userEvent.clear(minutes);
    await userEvent.tab();
    expect(minutes).toHaveAccessibleDescription(/Vul een getal van 1 tot 120 in/);
    expect(save).not.toHaveBeenCalled();
    await userEvent.type(minutes, '5{Tab}');
    await waitFor(() => expect(save).toHaveBeenCalledExactlyOnceWith({ ...safety, idle_minutes: 5 }));
    expect(await screen.findByText('bewaard')).toBeVisible();
  });

  it('says what the core has to say of it beside the field, and a full disk under it', async () => {
    const findings = [{ field: 'idle_minutes', severity: 'refusal', code: 'out_of_range', values: { min: '1', max: '60' }, source: null }];
    vi.spyOn(bridge, 'saveSafety').mockRejectedValueOnce({ code: 'invalid', findings }).mockRejectedValue({ code: 'disk_full' });
    render(SafetyTab);
    const minutes = await screen.findByLabelText('Vergrendelen na');
    await userEvent.clear(minutes);
    await userEvent.type(minutes, '90{Tab}');
    await waitFor(() => expect(minutes).toHaveAccessibleDescription(/tussen 1 en 60/));
    await userEvent.type(minutes, '{Backspace}{Tab}');
    expect(await screen.findByRole('alert')).toHaveTextContent('De schijf is vol');
    expect(minutes).toHaveValue('9');
  });

  it('shows both versions after a conflict', async () => {
    const fields = [{ field: 'idle_minutes', mine: '5', theirs: '15' }];
    const save = vi
      .spyOn(bridge, 'saveSafety')
      .mockRejectedValueOnce({ code: 'conflict', kind: 'safety', id: 'safety', version: 8, fields })
      .mockImplementation((edit: Safety) => Promise.resolve({ value: { ...edit, version: 9 }, change: null }));
    render(SafetyTab);
    const minutes = await screen.findByLabelText('Vergrendelen na');
    await userEvent.clear(minutes);
    await userEvent.type(minutes, '5{Tab}');
    const dialog = await screen.findByRole('dialog');
    expect(dialog).toHaveTextContent('15');
    await userEvent.click(within(dialog).getByRole('button', { name: 'Mijn versie bewaren' }));
    await waitFor(() => expect(save).toHaveBeenLastCalledWith({ ...safety, idle_minutes: 5, version: 8 }));
  });
});

describe('a new recovery code', () => {
  async function openCode() {
    render(SafetyTab);
    (await screen.findByRole('button', { name: 'Nieuwe herstelcode maken…' })).focus();
    await userEvent.keyboard('{Enter}');
    return screen.getByRole('dialog');
  }

  it('goes on paper first and is typed over then, by keyboard alone', async () => {
    const sheet = vi.spyOn(bridge, 'saveRecoverySheet').mockResolvedValue('/home/anja/herstelcode.pdf');
    const confirm = vi.spyOn(bridge, 'confirmRecoveryCode').mockResolvedValue(null);
    const dialog = await openCode();
    for (const group of recoveryCode) expect(await within(dialog).findByText(group)).toBeVisible();
    expect(dialog).toHaveTextContent('De oude code blijft gelden tot u de nieuwe hebt overgetypt');
    await axe(dialog);
    within(dialog).getByRole('button', { name: 'Blad opslaan (PDF)' }).focus();
    await userEvent.keyboard('{Enter}');
    expect(await within(dialog).findByText(/Opgeslagen als \/home\/anja\/herstelcode\.pdf/)).toBeVisible();
    expect(sheet).toHaveBeenCalledOnce();
    within(dialog).getByRole('button', { name: 'De code staat op papier' }).focus();
    await userEvent.keyboard('{Enter}');

    expect(await screen.findByLabelText('Groep 4 van de herstelcode')).toHaveFocus();
    expect(within(dialog).queryByText('C4HJD'), 'the code is out of sight while it is typed over').toBeNull();
    await axe(dialog);
    await userEvent.keyboard('c4hjd{Enter}');
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
    expect(confirm).toHaveBeenCalledExactlyOnceWith(4, 'c4hjd');
    expect(screen.getByRole('button', { name: 'Nieuwe herstelcode maken…' })).toHaveFocus();
  });

  it('says a group that is not the one shown beside the field, and shows the same code again', async () => {
    vi.spyOn(bridge, 'confirmRecoveryCode').mockRejectedValue({ code: 'recovery_code_not_confirmed' });
    const dialog = await openCode();
    await within(dialog).findByText('C4HJD');
    await userEvent.click(within(dialog).getByRole('button', { name: 'De code staat op papier' }));
    await userEvent.click(within(dialog).getByRole('button', { name: 'Nieuwe code laten gelden' }));
    const field = screen.getByLabelText('Groep 4 van de herstelcode');
    await waitFor(() => expect(field).toHaveAccessibleDescription(/Typ groep 4 over/));
    expect(bridge.confirmRecoveryCode).not.toHaveBeenCalled();
    await userEvent.type(field, 'XXXXX{Enter}');
    await waitFor(() => expect(field).toHaveAccessibleDescription(/niet de gevraagde groep/));
    expect(field).toHaveValue('XXXXX');
    await userEvent.click(within(dialog).getByRole('button', { name: 'Terug' }));
    expect(await within(dialog).findByText('C4HJD')).toBeVisible();
    expect(bridge.beginRecoveryCode, 'a code on paper stays the code').toHaveBeenCalledOnce();
  });

  it('says when there is no code to be had, or the sheet cannot be saved', async () => {
    vi.mocked(bridge.beginRecoveryCode).mockRejectedValueOnce({ code: 'disk_full' });
    const dialog = await openCode();
    expect(await within(dialog).findByRole('alert')).toHaveTextContent('De schijf is vol');
    expect(within(dialog).getByRole('button', { name: 'De code staat op papier' })).toBeDisabled();
    await userEvent.click(within(dialog).getByRole('button', { name: 'Annuleren' }));
    vi.spyOn(bridge, 'saveRecoverySheet').mockRejectedValue({ code: 'disk_full' });
    await userEvent.click(screen.getByRole('button', { name: 'Nieuwe herstelcode maken…' }));
    await userEvent.click(await screen.findByRole('button', { name: 'Blad opslaan (PDF)' }));
    expect(await screen.findByRole('alert')).toHaveTextContent('De schijf is vol');
  });
});
