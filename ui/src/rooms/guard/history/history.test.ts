import { render, screen, waitFor, within } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { bridge, type HistoryLine } from '../../../bridge';
import { navigate } from '../../../lib/router.svelte';
import { giveRights } from '../../../live/rights.svelte';
import { closeToast, toasts } from '../../../parts/toasts.svelte';
import { axe } from '../../../test/axe';
import { binLine, field, line, lines, people, preview, whole } from '../../../test/samples/history';
import { desk } from '../../../test/samples/today';
import HistoryTab from './HistoryTab.svelte';

const change = { id: 'change-9', deed: 'undo:application.save', subject: 'Noor van den Broek', kinds: ['application'] };
const said = () => toasts().map(({ text }) => text);
const asked = () => vi.mocked(bridge.historyPage).mock.lastCall?.[0];

beforeEach(() => {
  navigate('#/beheer/geschiedenis', { replace: true });
  vi.spyOn(bridge, 'deskState').mockResolvedValue(desk);
  vi.spyOn(bridge, 'historyPage').mockResolvedValue({ rows: whole, total: whole.length });
  vi.spyOn(bridge, 'historyPeople').mockResolvedValue(people);
  vi.spyOn(bridge, 'undoPreview').mockResolvedValue(preview());
  vi.spyOn(bridge, 'bin').mockResolvedValue({ rows: [binLine()], total: 1 });
});
afterEach(() => {
  for (const { id } of toasts()) closeToast(id);
});

function show(rows: HistoryLine[] = whole, total = rows.length) {
  vi.mocked(bridge.historyPage).mockImplementation(({ limit, offset }) => Promise.resolve({ rows: rows.slice(offset, offset + limit), total }));
  return { user: userEvent.setup(), ...render(HistoryTab) };
}

describe('the whole history', () => {
  it('says by day who did what, from what to what', async () => {
    const { container } = show();
    expect(await screen.findByRole('heading', { name: 'Maandag 23 november 2026' })).toBeVisible();
    const today = screen.getByRole('list', { name: 'Wijzigingen van maandag 23 november 2026' });
    expect(within(today).getAllByRole('listitem').filter((item) => item.parentElement === today)).toHaveLength(2);
    expect(today).toHaveTextContent('Aanmelding van Noor van den Broek gewijzigd 09:05, door Ineke Peters Gewenste start: vr 8 jan 2027 → ma 11 jan 2027');
    expect(today).toHaveTextContent('Verkeerde wachtzin voor Ineke Peters');
    expect(screen.getByText('4 wijzigingen, met wie en wanneer. De nieuwste staat bovenaan.')).toBeVisible();
    await axe(container);
  });

  it('offers the way back only where there is one', async () => {
    show();
    await screen.findByText(/Verkeerde wachtzin/);
    expect(screen.getAllByRole('button', { name: /^Ongedaan maken…/ })).toHaveLength(1);
    expect(screen.getAllByRole('button', { name: /^Opnieuw uitvoeren…/ })).toHaveLength(1);
    expect(screen.getByText('later teruggedraaid')).toBeVisible();
  });

  it('offers no way back in a backup, where there is nothing to do but look', async () => {
    giveRights(['look', 'history'], { inBackup: true });
    show();
    await screen.findByText(/Verkeerde wachtzin/);
    expect(screen.queryByRole('button', { name: /^(Ongedaan maken|Opnieuw uitvoeren)…/ })).not.toBeInTheDocument();
    giveRights([]);
  });

  it('teaches what comes here while nothing was done', async () => {
    const { container } = show([]);
    expect(await screen.findByText('Er is nog niets gewijzigd')).toBeVisible();
    expect(screen.getByRole('button', { name: 'Opslaan voor Excel' })).toBeDisabled();
    await axe(container);
  });

  it('pages two hundred by fifty', async () => {
    const { user, container } = show(lines(200));
    expect(await screen.findByText('1–50 van 200')).toBeVisible();
    await user.click(screen.getByRole('button', { name: 'Volgende bladzijde' }));
    expect(await screen.findByText('51–100 van 200')).toBeVisible();
    expect(asked()).toMatchObject({ limit: 50, offset: 50 });
    expect(await screen.findByText('Aanmelding van Kind 51 van den Heuvel gewijzigd')).toBeVisible();
    await axe(container);
  });

  it('shows markup and emoji in a name as they are, and a long change by its beginning', async () => {
    const subject = '<img src=x onerror=alert(1)> Maximiliaan-Alexander 🎒 van der Meulen-Hogendoorn van Wassenaer';
    const fields = Array.from({ length: 20 }, (_, at) => field({ field: 'reason', before: null, after: `reden ${at}` }));
    const { user, container } = show([line({ subject, fields })]);
    expect(await screen.findByText(`Aanmelding van ${subject} gewijzigd`)).toBeVisible();
    expect(container.querySelector('img')).toBeNull();
    expect(screen.queryByText('Reden: reden 6')).toBeNull();
    await user.click(screen.getByRole('button', { name: 'Nog 14 gegevens tonen' }));
    expect(screen.getByText('Reden: reden 19')).toBeVisible();
    expect(document.activeElement, 'the focus is not lost').not.toBe(document.body);
  });

  it('says when it may not be seen', async () => {
    vi.mocked(bridge.historyPage).mockRejectedValue({ code: 'not_allowed' });
    render(HistoryTab);
    expect(await screen.findByRole('alert')).toHaveTextContent('Dit mag u in Driehoek niet doen');
  });
});

describe('narrowing it', () => {
  it('asks for who, what, words and days, and shows all again', async () => {
    const { user } = show();
    await user.selectOptions(await screen.findByLabelText('Wie'), 'Ineke Peters');
    await user.selectOptions(screen.getByLabelText('Wat'), 'Gezinnen');
    await user.type(screen.getByLabelText('Over wie of wat'), 'noor');
    await user.type(screen.getByLabelText('Vanaf'), '1-11{Enter}');
    await user.type(screen.getByLabelText('Tot en met'), '20-11-26{Enter}');
    await waitFor(() =>
      expect(asked()).toEqual({
        actor: 'Ineke Peters',
        deed: 'child.,caregiver.,household.,link.',
        text: 'noor',
        from: '2026-11-01',
        until: '2026-11-20',
        limit: 50,
        offset: 0,
      }),
    );
    expect(await screen.findByText('4 wijzigingen passen bij wat u zoekt.')).toBeVisible();
    await user.click(screen.getByRole('button', { name: 'Alles tonen' }));
    await waitFor(() => expect(asked()).toMatchObject({ actor: null, deed: null, text: '', from: null, until: null }));
    expect(screen.getByLabelText('Over wie of wat')).toHaveValue('');
    expect(screen.getByLabelText('Wie')).toHaveFocus();
  });

  it('keeps the list while a day cannot be read, and says what is wrong', async () => {
    const { user } = show();
    const from = await screen.findByLabelText('Vanaf');
    const before = vi.mocked(bridge.historyPage).mock.calls.length;
    await user.type(from, '31-2-2026');
    await user.tab();
    expect(from).toHaveAccessibleDescription(/Februari 2026 heeft 28 dagen/);
    expect(from).toHaveValue('31-2-2026');
    expect(bridge.historyPage).toHaveBeenCalledTimes(before);
  });

  it('says that nothing fits, and why when the days are turned round', async () => {
    navigate('#/beheer/geschiedenis?van=2026-11-20&tot=2026-11-01', { replace: true });
    const { container } = show([]);
    expect(await screen.findByText('Niets gevonden')).toBeVisible();
    expect(screen.getByLabelText('Tot en met')).toHaveAccessibleDescription(/ligt voor ‘Vanaf’/);
    await axe(container);
  });
});

describe('taking back and doing again', () => {
  it('shows first what it would touch, and does it, by keyboard alone', async () => {
    const undo = vi.spyOn(bridge, 'undoChange').mockResolvedValue(change);
    const { user } = show();
    const button = await screen.findByRole('button', { name: 'Ongedaan maken…: aanmelding van Noor van den Broek gewijzigd' });
    button.focus();
    await user.keyboard('{Enter}');
    const dialog = screen.getByRole('dialog', { name: 'Deze wijziging ongedaan maken' });
    expect(await within(dialog).findByRole('row', { name: /Gewenste start.*ma 11 jan 2027.*vr 8 jan 2027/ })).toBeVisible();
    await axe(dialog);
    expect(undo, 'not before it is asked for').not.toHaveBeenCalled();
    within(dialog).getByRole('button', { name: 'Ongedaan maken' }).focus();
    await user.keyboard('{Enter}');
    await waitFor(() => expect(undo).toHaveBeenCalledExactlyOnceWith('change-1'));
    await waitFor(() => expect(said()).toEqual(['Teruggedraaid: aanmelding van Noor van den Broek gewijzigd']));
    expect(screen.queryByRole('dialog')).toBeNull();
    expect(button).toHaveFocus();
  });

  it('does again what was taken back', async () => {
    vi.mocked(bridge.undoPreview).mockResolvedValue(preview({ again: true }));
    const redo = vi.spyOn(bridge, 'redoChange').mockResolvedValue({ ...change, deed: 'redo:agreement.save' });
    const { user } = show();
    await user.click(await screen.findByRole('button', { name: /^Opnieuw uitvoeren…/ }));
    await user.click(await screen.findByRole('button', { name: 'Opnieuw uitvoeren' }));
    await waitFor(() => expect(redo).toHaveBeenCalledExactlyOnceWith('change-4'));
    await waitFor(() => expect(said()).toEqual(['Opnieuw gedaan: afspraak bij Noor van den Broek bijgewerkt']));
  });

  it.each([
    [{ why: 'later', line: line({ deed: 'application.decide', actor: 'Petra van Dijk' }) } as const, /beslissing over Noor van den Broek vastgelegd \(ma 23 nov 2026, 09:05, door Petra van Dijk\)\. Maak eerst die/],
    [{ why: 'later', line: null } as const, /of iets anders verwijst ernaar/],
    [{ why: 'not_undoable' } as const, /een sleutel, een bestand/],
    [{ why: 'not_allowed' } as const, /Vraag het de directeur/],
  ])('says why it cannot be: %o', async (blocked, sentence) => {
    vi.mocked(bridge.undoPreview).mockResolvedValue(preview({ blocked }));
    const { user } = show();
    await user.click(await screen.findByRole('button', { name: /^Ongedaan maken…/ }));
    const dialog = screen.getByRole('dialog');
    expect(await within(dialog).findByText('Dit is niet meer ongedaan te maken')).toBeVisible();
    expect(dialog).toHaveTextContent(sentence);
    expect(within(dialog).getByRole('button', { name: 'Ongedaan maken' })).toBeDisabled();
    await axe(dialog);
  });

  it('stays open with the reason when it fails after all', async () => {
    vi.spyOn(bridge, 'undoChange').mockRejectedValue({ code: 'undo_blocked', kind: 'application', id: 'a' });
    const { user } = show();
    await user.click(await screen.findByRole('button', { name: /^Ongedaan maken…/ }));
    await screen.findByRole('row', { name: /Gewenste start/ });
    await user.click(screen.getByRole('button', { name: 'Ongedaan maken' }));
    expect(await screen.findByRole('alert')).toHaveTextContent('Draai eerst die latere wijziging terug');
    expect(screen.getByRole('dialog')).toBeVisible();
  });
});

describe('saving it for a spreadsheet', () => {
  it('saves every page in Dutch words, a row a field', async () => {
    const save = vi.spyOn(bridge, 'saveHistory').mockResolvedValue('geschiedenis.xlsx');
    const many = [...whole, ...lines(1100).map((one) => ({ ...one, change_id: `more-${one.change_id}` }))];
    const { user } = show(many);
    await screen.findByText(/Verkeerde wachtzin/);
    await user.click(screen.getByRole('button', { name: 'Opslaan voor Excel' }));
    await waitFor(() => expect(save).toHaveBeenCalledOnce());
    const rows = save.mock.calls[0]?.[0] ?? [];
    expect(rows).toHaveLength(1 + 1104);
    expect(rows[0]).toEqual(['Dag', 'Tijd', 'Wie', 'Wat', 'Teruggedraaid', 'Soort gegeven', 'Gegeven', 'Eerst', 'Nu']);
    expect(rows[1]).toEqual(['23-11-2026', '09:05', 'Ineke Peters', 'Aanmelding van Noor van den Broek gewijzigd', 'nee', 'Aanmelding', 'Gewenste start', 'vr 8 jan 2027', 'ma 11 jan 2027']);
    expect(rows[2]?.slice(3)).toEqual(['Verkeerde wachtzin voor Ineke Peters', 'nee', '', '', '', '']);
    await waitFor(() => expect(said()).toEqual(['Opgeslagen']));
  });

  it('shows how far it is, and stops without saving', async () => {
    const save = vi.spyOn(bridge, 'saveHistory');
    const { user, container } = show(lines(1600));
    await screen.findByText('1–50 van 1600');
    let free: () => void = () => undefined;
    const page = vi.mocked(bridge.historyPage).getMockImplementation();
    vi.mocked(bridge.historyPage).mockImplementation(async (query) => {
      if (query.offset === 500) await new Promise<void>((resolve) => (free = resolve));
      return page?.(query) ?? { rows: [], total: 0 };
    });
    await user.click(screen.getByRole('button', { name: 'Opslaan voor Excel' }));
    expect(await screen.findByRole('progressbar', { name: 'Geschiedenis verzamelen' })).toHaveAttribute('aria-valuetext', '500 van 1600 wijzigingen');
    await axe(container);
    await user.click(screen.getByRole('button', { name: 'Stoppen' }));
    free();
    await waitFor(() => expect(said()).toEqual(['Gestopt. Er is niets opgeslagen.']));
    expect(screen.queryByRole('progressbar')).toBeNull();
    expect(save).not.toHaveBeenCalled();
  });
});

describe('the bin', () => {
  beforeEach(() => navigate('#/beheer/geschiedenis?deel=prullenbak', { replace: true }));

  it('shows what was removed until when, and puts it back', async () => {
    const undo = vi.spyOn(bridge, 'undoChange').mockResolvedValue({ ...change, deed: 'undo:group.remove', subject: 'Groep 3' });
    const { user, container } = show();
    const list = await screen.findByRole('list', { name: 'Wat is verwijderd' });
    expect(list).toHaveTextContent(/Groep 3 verwijderd.*Naam: Groep 3\s*Aantal plaatsen: 28.*Terug te zetten tot en met wo 23 dec 2026/);
    await axe(container);
    vi.mocked(bridge.bin).mockResolvedValue({ rows: [], total: 0 });
    await user.click(screen.getByRole('button', { name: 'Terugzetten: groep 3 verwijderd' }));
    await waitFor(() => expect(undo).toHaveBeenCalledExactlyOnceWith('removed-0'));
    expect(await screen.findByText('De prullenbak is leeg')).toBeVisible();
    expect(said()).toEqual(['Teruggedraaid: groep 3 verwijderd']);
    await axe(container);
  });

  it('says why it cannot be put back, and keeps it', async () => {
    vi.spyOn(bridge, 'undoChange').mockRejectedValue({ code: 'in_the_way' });
    const { user } = show();
    await user.click(await screen.findByRole('button', { name: /^Terugzetten/ }));
    await waitFor(() => expect(said()).toEqual([expect.stringContaining('staat dit in de weg')]));
    expect(screen.getByRole('button', { name: /^Terugzetten/ })).toBeVisible();
  });

  it('pages two hundred, and is opened from its tab', async () => {
    navigate('#/beheer/geschiedenis', { replace: true });
    vi.mocked(bridge.bin).mockImplementation((offset) => Promise.resolve({ rows: Array.from({ length: 20 }, (_, at) => binLine(offset + at)), total: 200 }));
    const { user } = show();
    (await screen.findByRole('tab', { name: 'Alle wijzigingen' })).focus();
    await user.keyboard('{ArrowRight}');
    expect(await screen.findByText('1–20 van 200')).toBeVisible();
    expect(window.location.hash).toBe('#/beheer/geschiedenis?deel=prullenbak');
    await user.click(screen.getByRole('button', { name: 'Volgende bladzijde' }));
    expect(await screen.findByText('21–40 van 200')).toBeVisible();
  });
});
