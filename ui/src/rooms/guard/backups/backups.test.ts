import { render, screen, waitFor, within } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { bridge, type Backups, type FaultKind, type Safety } from '../../../bridge';
import { onDesk } from '../../../live/desk';
import { giveRights } from '../../../live/rights.svelte';
import { navigate } from '../../../lib/router.svelte';
import { closeToast, toasts } from '../../../parts/toasts.svelte';
import { axe } from '../../../test/axe';
import { aside, backup, backups, people, safety, there } from '../../../test/samples/backups';
import { rightsOf } from '../../../test/samples/rights';
import { desk } from '../../../test/samples/today';
import BackupsTab from './BackupsTab.svelte';

const locked = { ...desk, stage: 'locked', user: null } as const;
const said = () => toasts().map(({ text }) => text);

beforeEach(() => {
  navigate('#/beheer/reservekopieen', { replace: true });
  vi.spyOn(bridge, 'deskState').mockResolvedValue(desk);
  vi.spyOn(bridge, 'backups').mockResolvedValue(backups());
});
afterEach(() => {
  for (const { id } of toasts()) closeToast(id);
});

function show(over: Partial<Backups> = {}) {
  vi.mocked(bridge.backups).mockResolvedValue(backups(over));
  return { user: userEvent.setup(), ...render(BackupsTab) };
}

async function openFirst() {
  const shown = show();
  await shown.user.click(await screen.findByRole('button', { name: 'vandaag, 12:40' }));
  return { ...shown, dialog: screen.getByRole('dialog') };
}

describe('what is safe', () => {
  it('says the answer in words, and one backup in two places is one line', async () => {
    const { container } = show();
    expect(await screen.findByText('De nieuwste reservekopie is van vandaag, 12:40. Ook op de tweede plek.')).toBeVisible();
    const lines = screen.getAllByRole('row').slice(1);
    expect(lines).toHaveLength(3);
    expect(lines[0]).toHaveTextContent(/vandaag, 12:40\s*hier en tweede plek\s*212\s*48\s*3,4 MB\s*vandaag, 12:32/);
    expect(lines[1]).toHaveTextContent('gisteren, 12:40');
    expect(screen.queryByText(/Let op/)).toBeNull();
    await axe(container);
  });

  it('teaches what comes here while there is none', async () => {
    const { container } = show({ rows: [], second: null, check: null });
    expect(await screen.findByText('Er is nog geen reservekopie.')).toBeVisible();
    expect(screen.getByText('Nog geen reservekopieën')).toBeVisible();
    expect(screen.getByText(/nog niet gecontroleerd/)).toBeVisible();
    await axe(container);
  });

  it('warns of an old one, a second place that is gone, and a folder that cannot be read', async () => {
    const broken = backup(12, { at: { place: 'here', name: 'een <b>map</b> 🎒' }, manifest: null, people: [] });
    const { container } = show({ rows: [backup(9), broken], second: { folder: 'E:\\', is_there: false, newest_at: null } });
    expect(await screen.findByText('De nieuwste reservekopie is 9 dagen oud')).toBeVisible();
    expect(screen.getByText('De tweede plek is niet te bereiken')).toBeVisible();
    expect(screen.getByText('Eén reservekopie is niet te lezen')).toBeVisible();
    expect(screen.getByRole('row', { name: /een <b>map<\/b> 🎒/ })).toHaveTextContent('niet te lezen');
    await axe(container);
  });

  it('warns when the second place is there and has nothing fresh', async () => {
    show({ second: { folder: '/media/stick', is_there: true, newest_at: '2026-11-01T11:40:00Z' } });
    expect(await screen.findByText(/De nieuwste daar is van zo 1 nov 2026, 12:40. Maak er nu een/)).toBeVisible();
  });

  it('is no warning for a backup of seven days, nor for a store that was kept aside', async () => {
    show({ rows: [backup(7), aside], second: null });
    expect(await screen.findByRole('row', { name: /vr 2 okt 2026, 11:15 \(opzij gezet\)/ })).toBeVisible();
    expect(screen.queryByText(/dagen oud|niet te lezen/)).toBeNull();
  });

  it('pages two hundred', async () => {
    const { user, container } = show({ rows: Array.from({ length: 200 }, (_, at) => backup(at)) });
    expect(await screen.findByText('1–20 van 200')).toBeVisible();
    await user.click(screen.getByRole('button', { name: 'Volgende bladzijde' }));
    expect(screen.getByText('21–40 van 200')).toBeVisible();
    expect(screen.queryByText('vandaag, 12:40')).toBeNull();
    await axe(container);
  });

  it('says what went wrong when the folder cannot be read', async () => {
    vi.mocked(bridge.backups).mockRejectedValue({ code: 'backup_missing' });
    render(BackupsTab);
    expect(await screen.findByRole('alert')).toHaveTextContent('staat geen reservekopie');
  });
});

describe('making one', () => {
  it('says that it is being made, that it is there, and shows it', async () => {
    let free: (row: ReturnType<typeof backup>) => void = () => undefined;
    vi.spyOn(bridge, 'makeBackup').mockReturnValue(new Promise((resolve) => (free = resolve)));
    const { user } = show({ rows: [backup(1)] });
    await screen.findByText(/is van gisteren/);
    await user.click(screen.getByRole('button', { name: 'Nu een reservekopie maken' }));
    expect(screen.getByText('De reservekopie wordt gemaakt…')).toBeVisible();
    await user.click(screen.getByRole('button', { name: /Nu een reservekopie maken/ }));
    expect(bridge.makeBackup, 'once').toHaveBeenCalledTimes(1);
    vi.mocked(bridge.backups).mockResolvedValue(backups());
    free(backup());
    expect(await screen.findByText(/is van vandaag, 12:40/)).toBeVisible();
    expect(said()).toEqual(['Reservekopie gemaakt, vandaag, 12:40. Op de tweede plek staat hij nog niet.']);
  });

  it('says why it could not', async () => {
    vi.spyOn(bridge, 'makeBackup').mockRejectedValue({ code: 'disk_full' });
    const { user } = show();
    await user.click(await screen.findByRole('button', { name: 'Nu een reservekopie maken' }));
    await waitFor(() => expect(said()).toEqual([expect.stringContaining('De schijf is vol')]));
  });
});

describe('what is in one', () => {
  it('says it with counts, and opens from the keyboard', async () => {
    const { user } = show();
    (await screen.findByRole('button', { name: 'vandaag, 12:40' })).focus();
    await user.keyboard('{ArrowDown}{Enter}');
    const dialog = screen.getByRole('dialog', { name: 'Reservekopie van gisteren, 12:40' });
    expect(dialog).toHaveTextContent(/Kinderen\s*212.*Aanmeldingen\s*48.*Brieven\s*31/);
    await axe(dialog);
    await user.keyboard('{Escape}');
    expect(screen.queryByRole('dialog')).toBeNull();
    expect(screen.getByRole('button', { name: 'gisteren, 12:40' })).toHaveFocus();
  });

  it('looks into it with the passphrase of then, by keyboard, and begins at Vandaag', async () => {
    const open = vi.spyOn(bridge, 'openBackup').mockResolvedValue({ ...desk, backup_of: '2026-11-23T11:40:00Z' });
    const took = vi.fn();
    onDesk(took);
    const { user, dialog } = await openFirst();
    await user.click(within(dialog).getByRole('button', { name: 'Bekijken naast de gewone gegevens' }));
    const who = within(dialog).getByLabelText('Wie bent u?');
    expect(who).toHaveFocus();
    await axe(dialog);
    await user.selectOptions(who, 'Ineke Peters');
    await user.tab();
    await user.keyboard('drie hoeken{Enter}');
    await waitFor(() => expect(took).toHaveBeenCalledWith(expect.objectContaining({ backup_of: '2026-11-23T11:40:00Z' })));
    expect(open).toHaveBeenCalledExactlyOnceWith(backup().at, 'user-2', 'drie hoeken');
    expect(window.location.hash).toBe('#/vandaag');
  });

  it('says before restoring what will happen, and does it with the button named so', async () => {
    const restore = vi.spyOn(bridge, 'restoreBackup').mockResolvedValue(locked);
    const took = vi.fn();
    onDesk(took);
    const { user, dialog } = await openFirst();
    await user.click(within(dialog).getByRole('button', { name: 'Terugzetten' }));
    expect(dialog).toHaveTextContent(/opzij gezet.*Wat na vandaag, 12:40 is gewijzigd, zit daar niet in.*vergrendelt.*wachtzin van toen/);
    await axe(dialog);
    await user.selectOptions(within(dialog).getByLabelText('Wie bent u?'), 'Petra van Dijk');
    await user.type(within(dialog).getByLabelText('Uw wachtzin van toen'), 'drie hoeken');
    expect(restore).not.toHaveBeenCalled();
    await user.click(within(dialog).getByRole('button', { name: 'Reservekopie terugzetten' }));
    await waitFor(() => expect(took).toHaveBeenCalledWith(locked));
    expect(restore).toHaveBeenCalledExactlyOnceWith(backup().at, 'user-1', 'drie hoeken');
  });

  it('asks nothing of the core without a name and a passphrase', async () => {
    const open = vi.spyOn(bridge, 'openBackup');
    const { user, dialog } = await openFirst();
    await user.click(within(dialog).getByRole('button', { name: 'Bekijken naast de gewone gegevens' }));
    await user.click(within(dialog).getByRole('button', { name: 'Bekijken naast de gewone gegevens' }));
    const who = within(dialog).getByLabelText('Wie bent u?');
    await waitFor(() => expect(who).toHaveFocus());
    expect(who).toHaveAccessibleDescription(/Kies eerst wie u bent/);
    expect(within(dialog).getByLabelText('Uw wachtzin van toen')).toHaveAccessibleDescription(/Typ eerst/);
    expect(open).not.toHaveBeenCalled();
  });

  it.each([
    [{ code: 'wrong_passphrase' }, 'Uw wachtzin van toen', /past niet bij deze reservekopie/],
    [{ code: 'not_allowed' }, 'Wie bent u?', /Alleen wie toen directeur was/],
  ])('says %o beside its field, and keeps what was typed', async (error, field, sentence) => {
    vi.spyOn(bridge, 'restoreBackup').mockRejectedValue(error);
    const { user, dialog } = await openFirst();
    await user.click(within(dialog).getByRole('button', { name: 'Terugzetten' }));
    await user.selectOptions(within(dialog).getByLabelText('Wie bent u?'), 'Ineke Peters');
    await user.type(within(dialog).getByLabelText('Uw wachtzin van toen'), 'vier hoeken{Enter}');
    await waitFor(() => expect(within(dialog).getByLabelText(field)).toHaveAccessibleDescription(sentence));
    await waitFor(() => expect(within(dialog).getByLabelText(field)).toHaveFocus());
    expect(within(dialog).getByLabelText('Uw wachtzin van toen')).toHaveValue('vier hoeken');
  });

  it.each([
    [{ code: 'backup_damaged' }, 'Deze reservekopie is niet heel'],
    [{ code: 'user_ended' }, 'beëindigd'],
  ])('says %o with what to do', async (error, sentence) => {
    vi.spyOn(bridge, 'openBackup').mockRejectedValue(error);
    const { user, dialog } = await openFirst();
    await user.click(within(dialog).getByRole('button', { name: 'Bekijken naast de gewone gegevens' }));
    await user.selectOptions(within(dialog).getByLabelText('Wie bent u?'), 'Ineke Peters');
    await user.type(within(dialog).getByLabelText('Uw wachtzin van toen'), 'drie hoeken{Enter}');
    expect(await within(dialog).findByRole('alert')).toHaveTextContent(sentence);
  });

  it('counts down the seconds before another passphrase can be tried', async () => {
    vi.useFakeTimers({ shouldAdvanceTime: true });
    const open = vi.spyOn(bridge, 'openBackup').mockRejectedValueOnce({ code: 'wait', seconds: 8 }).mockResolvedValue(desk);
    const user = userEvent.setup({ advanceTimers: vi.advanceTimersByTime });
    show();
    await user.click(await screen.findByRole('button', { name: 'vandaag, 12:40' }));
    const dialog = await screen.findByRole('dialog');
    await user.click(within(dialog).getByRole('button', { name: 'Bekijken naast de gewone gegevens' }));
    await user.selectOptions(within(dialog).getByLabelText('Wie bent u?'), 'Ineke Peters');
    await user.type(within(dialog).getByLabelText('Uw wachtzin van toen'), 'drie hoeken{Enter}');
    expect(await within(dialog).findByRole('button', { name: /^Nog [78] seconden$/ })).toBeDisabled();
    expect(within(dialog).getByText(/Wacht even/)).toBeVisible();
    await axe(dialog);
    await vi.advanceTimersByTimeAsync(6000);
    expect(within(dialog).getByRole('button', { name: /^Nog (1 seconde|2 seconden)$/ })).toBeDisabled();
    await vi.advanceTimersByTimeAsync(2000);
    await user.click(within(dialog).getByRole('button', { name: 'Bekijken naast de gewone gegevens' }));
    await waitFor(() => expect(open).toHaveBeenCalledTimes(2));
    vi.useRealTimers();
  });

  it('cannot be opened without its keys', async () => {
    const { user } = show({ rows: [backup(0, { people: [] })] });
    await user.click(await screen.findByRole('button', { name: 'vandaag, 12:40' }));
    expect(screen.getByText(/sleutelbestand van deze reservekopie ontbreekt/)).toBeVisible();
    expect(screen.getByRole('button', { name: 'Terugzetten' })).toBeDisabled();
  });

  it('asks no name where only one person was, and takes one from elsewhere', async () => {
    const open = vi.spyOn(bridge, 'openBackup').mockResolvedValue(desk);
    const chosen = backup(3, { at: { place: 'chosen', name: 'stick' }, people: people.slice(0, 1) });
    vi.spyOn(bridge, 'chooseBackup').mockResolvedValue(chosen);
    const { user } = show();
    await user.click(await screen.findByRole('button', { name: 'Andere kopie kiezen…' }));
    const dialog = await screen.findByRole('dialog');
    expect(dialog).toHaveTextContent('gekozen map');
    await user.click(within(dialog).getByRole('button', { name: 'Bekijken naast de gewone gegevens' }));
    expect(within(dialog).getByLabelText('Uw wachtzin van toen')).toHaveFocus();
    await user.keyboard('drie hoeken{Enter}');
    await waitFor(() => expect(open).toHaveBeenCalledWith({ place: 'chosen', name: 'stick' }, 'user-1', 'drie hoeken'));
  });
});

describe('the office', () => {
  it('makes and looks, and restores nothing', async () => {
    giveRights(rightsOf('office'));
    const { user } = show();
    await user.click(await screen.findByRole('button', { name: 'vandaag, 12:40' }));
    expect(screen.queryByRole('button', { name: 'Terugzetten' })).toBeNull();
    expect(screen.getByText(/mag alleen de directeur/)).toBeVisible();
    expect(screen.queryByText('Hoe lang ze blijven')).toBeNull();
    expect(screen.queryByText('Andere plek kiezen…')).toBeNull();
  });
});

describe('the second place and the numbers', () => {
  const kept = (typed: Safety) => Promise.resolve({ value: { ...typed, version: typed.version + 1 }, change: { id: 'change-1', deed: 'safety.save', subject: '', kinds: ['safety'] } });

  it('chooses a folder, and stops using it', async () => {
    const save = vi.spyOn(bridge, 'saveSafety').mockImplementation(kept);
    vi.spyOn(bridge, 'chooseSecondPlace').mockResolvedValueOnce(null).mockResolvedValue('F:\\kopie');
    const { user } = show();
    await user.click(await screen.findByRole('button', { name: 'Andere plek kiezen…' }));
    expect(save, 'thought better of it').not.toHaveBeenCalled();
    await user.click(screen.getByRole('button', { name: 'Andere plek kiezen…' }));
    await waitFor(() => expect(save).toHaveBeenLastCalledWith({ ...safety, second_place: 'F:\\kopie' }));
    await user.click(screen.getByRole('button', { name: 'Niet meer gebruiken' }));
    await waitFor(() => expect(save).toHaveBeenLastCalledWith({ ...safety, second_place: null }));
    expect(said()).toContain('Instellingen van beveiliging en reservekopieën gewijzigd');
  });

  it('saves a number when it is left, and none that cannot be', async () => {
    const save = vi.spyOn(bridge, 'saveSafety').mockImplementation(kept);
    const { user, container } = show();
    const days = await screen.findByLabelText('Dagen');
    await user.clear(days);
    await user.tab();
    expect(days).toHaveAccessibleDescription(/Vul een getal in/);
    await user.type(days, '400');
    await user.tab();
    expect(days).toHaveAccessibleDescription(/tussen 1 en 366/);
    expect(save).not.toHaveBeenCalled();
    await axe(container);
    await user.clear(days);
    await user.type(days, '30');
    await user.tab();
    await waitFor(() => expect(save).toHaveBeenCalledExactlyOnceWith({ ...safety, keep_daily: 30 }));
    expect(days).toHaveAccessibleDescription('');
  });

  it('says what the core finds wrong with a number, beside it', async () => {
    const findings = [{ field: 'keep_yearly', severity: 'refusal', code: 'required', values: {}, source: null }];
    vi.spyOn(bridge, 'saveSafety').mockRejectedValue({ code: 'invalid', findings });
    const { user } = show();
    const years = await screen.findByLabelText('Jaren');
    await user.clear(years);
    await user.type(years, '9');
    await user.tab();
    await waitFor(() => expect(years).toHaveAccessibleDescription(/ontbreekt nog/));
    expect(years).toHaveValue('9');
  });
});

describe('the check of the store', () => {
  it('says that all is well, and checks now', async () => {
    vi.spyOn(bridge, 'checkStore').mockResolvedValue({ at: '2026-11-23T13:00:00Z', faults: [] });
    const { user } = show({ check: null });
    await user.click(await screen.findByRole('button', { name: 'Nu controleren' }));
    expect(await screen.findByText('Gecontroleerd vandaag, 14:00: alles is in orde.')).toBeVisible();
  });

  it('says every fault in plain words, with what to do', async () => {
    const kinds: FaultKind[] = ['integrity', 'foreign_key', 'changed_line', 'missing_line', 'moved_line', 'rewritten'];
    const faults = kinds.map((kind, at) => ({ kind, count: at + 1, place: kind === 'foreign_key' ? 'household' : '120' }));
    const { container } = show({ check: { at: '2026-11-22T13:00:00Z', faults } });
    expect(await screen.findByText('Gecontroleerd gisteren, 14:00: er is iets mis.')).toBeVisible();
    for (const words of [/op één plek beschadigd/, /het eerste is: adres/, /de eerste is regel 120/, /ontbreken 4 regels/, /niet op hun plek/, /vanaf regel 120/]) {
      expect(screen.getAllByText(words).length).toBeGreaterThan(0);
    }
    await axe(container);
  });
});

it('shows a backup of the second place only, when it is not here any more', async () => {
  show({ rows: [{ ...there(backup(2)), also_elsewhere: false }] });
  expect(await screen.findByRole('row', { name: /za 21 nov 2026, 12:40/ })).toHaveTextContent(/12:40\s*tweede plek/);
});
