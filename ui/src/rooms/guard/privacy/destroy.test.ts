import { render, screen, waitFor, within } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { bridge, type DueRow } from '../../../bridge';
import { navigate } from '../../../lib/router.svelte';
import { axe } from '../../../test/axe';
import { desk } from '../../../test/samples/today';
import { dueChild, dueRow, dueRows, erasurePlan, erasureRow, hold, longName, manyDue, retention, today } from '../../../test/samples/privacy';
import PrivacyTab from './PrivacyTab.svelte';

const erasure = erasureRow('erasure-1', { children: 2, caregivers: 3, households: 1 }).erasure;
const page = (rows: DueRow[], total = rows.length) => ({ rows, total });

beforeEach(() => {
  navigate('#/beheer/privacy', { replace: true });
  vi.spyOn(bridge, 'deskState').mockResolvedValue({ ...desk, today });
  vi.spyOn(bridge, 'retention').mockResolvedValue(retention);
  vi.spyOn(bridge, 'destructionCalendar').mockResolvedValue(page(dueRows));
  vi.spyOn(bridge, 'erasurePlan').mockResolvedValue(erasurePlan());
  vi.spyOn(bridge, 'erase').mockResolvedValue(erasure);
});

async function shown() {
  const user = userEvent.setup();
  const view = render(PrivacyTab);
  await screen.findByRole('table', { name: /bewaartermijn voorbij/ });
  return { user, ...view };
}

/** As far as the question before the erasure of Noor. */
async function asked() {
  const view = await shown();
  await view.user.click(screen.getByRole('checkbox', { name: /Noor/ }));
  await view.user.click(screen.getByRole('button', { name: 'Wissen…' }));
  return { ...view, dialog: await screen.findByRole('dialog') };
}

describe('the destruction calendar', () => {
  it('answers first, and lets only those be chosen who may go', async () => {
    const { container } = await shown();
    expect(screen.getByText('Van zes kinderen is de bewaartermijn voorbij.')).toBeVisible();
    expect(screen.getByRole('checkbox', { name: /Noor/ })).toBeEnabled();
    expect(screen.getByRole('checkbox', { name: /Olek/ })).toBeDisabled();
    expect(screen.getByRole('row', { name: /Olek/ })).toHaveTextContent(/bewaarplicht\s*klacht bij de landelijke commissie/);
    expect(screen.getByRole('checkbox', { name: /Fenna/ })).toBeDisabled();
    expect(screen.getByRole('row', { name: /Fenna/ })).toHaveTextContent('termijn loopt nog');
    expect(screen.getByRole('row', { name: /Noor/ })).toHaveTextContent(/Niet toegelaten.*wo 1 okt 2025.*do 1 okt 2026/);
    expect(screen.getByRole('button', { name: 'Wissen…' })).toBeDisabled();
    await axe(container);
  });

  it('teaches what belongs here while nobody is due', async () => {
    vi.mocked(bridge.destructionCalendar).mockResolvedValue(page([]));
    vi.mocked(bridge.retention).mockResolvedValue(retention.map((row) => ({ ...row, due: 0 })));
    const { container } = render(PrivacyTab);
    expect(await screen.findByText('Niets om te wissen')).toBeVisible();
    expect(screen.getByText('Van geen enkel kind is de bewaartermijn voorbij.')).toBeVisible();
    expect(screen.queryByRole('button', { name: 'Wissen…' })).not.toBeInTheDocument();
    await axe(container);
  });

  it('pages two hundred, and keeps who was chosen on another page', async () => {
    const all = manyDue(200);
    vi.mocked(bridge.destructionCalendar).mockImplementation((offset) => Promise.resolve(page(all.slice(offset, offset + 50), 200)));
    const { user } = await shown();
    expect(screen.getByText('1–50 van 200')).toBeVisible();
    await user.click(screen.getByRole('button', { name: 'Alle op deze bladzijde aanvinken' }));
    await user.click(screen.getByRole('button', { name: 'Volgende bladzijde' }));
    await user.click(await screen.findByRole('checkbox', { name: /Kind Nummer-51 / }));
    expect(screen.getByText('51 kinderen gekozen')).toBeVisible();
    await user.click(screen.getByRole('button', { name: 'Wissen…' }));
    await screen.findByRole('dialog');
    expect(vi.mocked(bridge.erasurePlan).mock.lastCall?.[0]).toHaveLength(51);
  });

  it('proposes an aanmelding that was taken back like the others, and says that no hold can stand on it', async () => {
    const bo = dueRow('bo', 'Bo Wevershof', { kind: 'taken_back', ended_on: '2026-10-20', due_on: '2026-11-20' });
    vi.mocked(bridge.destructionCalendar).mockResolvedValue(page([bo]));
    vi.mocked(bridge.erasurePlan).mockResolvedValue(
      erasurePlan({ children: [dueChild('bo', 'Bo Wevershof', { kind: 'taken_back', due_on: '2026-11-20' })], records: [] }),
    );
    const { user, container } = await shown();
    const row = screen.getByRole('row', { name: /Bo/ });
    expect(row).toHaveTextContent(/Aanmelding teruggedraaid.*di 20 okt 2026.*vr 20 nov 2026.*termijn voorbij.*niet mogelijk/);
    expect(within(row).queryByRole('button', { name: /Bewaarplicht/ })).not.toBeInTheDocument();
    await axe(container);
    await user.click(within(row).getByRole('checkbox', { name: /Bo/ }));
    await user.click(screen.getByRole('button', { name: 'Wissen…' }));
    const dialog = await screen.findByRole('dialog');
    expect(await within(dialog).findByText('Bo Wevershof (aanmelding teruggedraaid)')).toBeVisible();
    expect(within(dialog).getByLabelText('Op welke grond')).toHaveValue('Bewaartermijn van teruggedraaide aanmeldingen voorbij');
    await user.click(within(dialog).getByRole('button', { name: 'Definitief wissen' }));
    expect(bridge.erase).toHaveBeenCalledExactlyOnceWith(['bo'], 'Bewaartermijn van teruggedraaide aanmeldingen voorbij');
  });

  it('shows names as long as names get', async () => {
    vi.mocked(bridge.destructionCalendar).mockResolvedValue(page([dueRow('long', longName)]));
    const { container } = await shown();
    expect(screen.getByRole('checkbox', { name: new RegExp(longName) })).toBeEnabled();
    await axe(container);
  });

  it('says what went wrong, with a way to try again', async () => {
    vi.mocked(bridge.destructionCalendar).mockRejectedValueOnce({ code: 'database', reference: 'R-9' });
    render(PrivacyTab);
    expect(await screen.findByRole('alert')).toHaveTextContent('R-9');
    await userEvent.click(screen.getByRole('button', { name: 'Opnieuw proberen' }));
    expect(await screen.findByRole('checkbox', { name: /Noor/ })).toBeVisible();
  });
});

describe('erasing', () => {
  it('shows all that goes before it asks', async () => {
    vi.mocked(bridge.erasurePlan).mockResolvedValue(
      erasurePlan({ mentions: [{ name: 'Noor', kind: 'interview_note', field: 'note', child_name: 'Yusuf Yılmaz' }] }),
    );
    const { dialog } = await asked();
    expect(dialog).toHaveAccessibleName('Eén kind wissen');
    await within(dialog).findByText('12 notities bij een onderwerp');
    for (const text of [
      'Noor van den Broek (niet toegelaten)',
      'Mark van den Broek',
      '2 ouders of verzorgers',
      '1 aanmelding',
      '1 adres waar verder niemand woont.',
      /31 regels van de geschiedenis verliezen hun woorden/,
      'Noor: bij Yusuf Yılmaz, notitie bij een onderwerp, notitie',
      'Dit kan niet ongedaan worden gemaakt',
      /Reservekopieën van vóór vandaag/,
    ]) {
      expect(within(dialog).getByText(text)).toBeVisible();
    }
    await axe(document.body);
  });

  it('goes by keyboard alone: choose, read, say the ground, erase', async () => {
    const { user } = await shown();
    vi.mocked(bridge.destructionCalendar).mockResolvedValue(page(dueRows.slice(2)));
    screen.getByRole('checkbox', { name: /Noor/ }).focus();
    await user.keyboard(' {ArrowDown} ');
    screen.getByRole('button', { name: 'Wissen…' }).focus();
    await user.keyboard('{Enter}');
    const ground = await screen.findByLabelText('Op welke grond');
    expect(bridge.erasurePlan).toHaveBeenLastCalledWith(['noor', 'yusuf']);
    expect(ground).toHaveValue('Bewaartermijn van niet toegelaten kinderen voorbij');
    await user.tab();
    expect(ground, 'after what goes was read').toHaveFocus();
    await user.keyboard('{Control>}{Enter}{/Control}');
    expect(await screen.findByRole('alert')).toHaveTextContent('Gewist: twee kinderen, drie ouders of verzorgers en één adres.');
    expect(bridge.erase).toHaveBeenCalledExactlyOnceWith(['noor'], 'Bewaartermijn van niet toegelaten kinderen voorbij');
    expect(screen.queryByRole('dialog')).not.toBeInTheDocument();
    expect(screen.getByRole('alert').parentElement).toHaveFocus();
    await waitFor(() => expect(screen.queryByRole('checkbox', { name: /Noor/ })).not.toBeInTheDocument());
    expect(screen.getByText('Nog niemand gekozen')).toBeVisible();
  });

  it('erases nothing without a ground, and warns of a name in it', async () => {
    const { user, dialog } = await asked();
    const ground = await within(dialog).findByLabelText('Op welke grond');
    await user.clear(ground);
    await user.click(within(dialog).getByRole('button', { name: 'Definitief wissen' }));
    expect(ground).toHaveAccessibleDescription(/Schrijf op waarom/);
    await user.type(ground, 'gevraagd door mevrouw Jansen');
    expect(ground).toHaveAccessibleDescription(/Hier staat een naam \(Jansen\)/);
    expect(bridge.erase).not.toHaveBeenCalled();
  });

  it('waits until the places where a name stays were read', async () => {
    vi.mocked(bridge.erasurePlan).mockResolvedValue(
      erasurePlan({ mentions: [{ name: 'Noor', kind: 'child', field: 'remarks', child_name: null }] }),
    );
    const { user, dialog } = await asked();
    await user.click(await within(dialog).findByRole('button', { name: 'Definitief wissen' }));
    const read = within(dialog).getByRole('checkbox', { name: 'Ik heb deze plekken nagelezen' });
    expect(read).toHaveAccessibleDescription(/Lees de plekken/);
    expect(bridge.erase).not.toHaveBeenCalled();
    await user.click(read);
    await user.click(within(dialog).getByRole('button', { name: 'Definitief wissen' }));
    expect(bridge.erase).toHaveBeenCalledOnce();
  });

  it('proposes no ground for whoever is asked for early, and says so', async () => {
    navigate('#/beheer/privacy?deel=vernietigen&wissen=noor', { replace: true });
    vi.mocked(bridge.erasurePlan).mockResolvedValue(
      erasurePlan({ children: [dueChild('noor', 'Noor van den Broek', { kind: 'left', due_on: '2028-07-20' })] }),
    );
    await shown();
    const dialog = await screen.findByRole('dialog');
    expect(await within(dialog).findByText(/AVG art. 17/)).toBeVisible();
    expect(within(dialog).getByLabelText('Op welke grond')).toHaveValue('');
    await userEvent.click(within(dialog).getByRole('button', { name: 'Annuleren' }));
    expect(window.location.hash).toBe('#/beheer/privacy?deel=vernietigen');
    expect(screen.queryByRole('dialog')).not.toBeInTheDocument();
  });

  it('goes on without those who are kept', async () => {
    const noor = dueChild('noor', 'Noor van den Broek');
    const kept = [dueChild('olek', 'Olek Nowak', { hold }), dueChild('sjoukje', 'Sjoukje Hoekstra', { is_here: true })];
    vi.mocked(bridge.erasurePlan).mockImplementation((ids) =>
      Promise.resolve(erasurePlan({ children: ids.length > 1 || vi.mocked(bridge.erasurePlan).mock.calls.length === 1 ? [noor, ...kept] : [noor] })),
    );
    const { user, dialog } = await asked();
    expect(await within(dialog).findByText(/Olek Nowak: er geldt een bewaarplicht \(klacht/)).toBeVisible();
    expect(within(dialog).getByText(/Sjoukje Hoekstra staat op school/)).toBeVisible();
    expect(within(dialog).queryByRole('button', { name: 'Definitief wissen' })).not.toBeInTheDocument();
    await axe(document.body);
    await user.click(within(dialog).getByRole('button', { name: 'Verder zonder hen' }));
    await user.click(await within(dialog).findByRole('button', { name: 'Definitief wissen' }));
    expect(bridge.erase).toHaveBeenCalledWith(['noor'], expect.any(String));
  });

  it.each([
    [{ code: 'disk_full' }, /De schijf is vol/],
    [{ code: 'kept_from_erasure' }, /kan niet worden gewist/],
  ])('says that nothing was erased after %j, and can be tried again', async (error, text) => {
    vi.mocked(bridge.erase).mockRejectedValueOnce(error);
    const { user, dialog } = await asked();
    await user.click(await within(dialog).findByRole('button', { name: 'Definitief wissen' }));
    expect(await within(dialog).findByText(text)).toBeVisible();
    if (error.code === 'kept_from_erasure') await waitFor(() => expect(bridge.erasurePlan, 'to show who is kept').toHaveBeenCalledTimes(2));
    await user.click(within(dialog).getByRole('button', { name: 'Definitief wissen' }));
    expect(await screen.findByText(/^Gewist:/)).toBeVisible();
  });
});

describe('a legal hold', () => {
  const change = { id: 'change-1', deed: 'privacy.hold', subject: 'Noor', kinds: ['legal_hold'] };

  it('is placed with its reason', async () => {
    vi.spyOn(bridge, 'placeHold').mockResolvedValue({ value: hold, change });
    const { user } = await shown();
    await user.click(screen.getByRole('button', { name: 'Bewaarplicht… voor Noor van den Broek' }));
    const dialog = await screen.findByRole('dialog', { name: 'Bewaarplicht voor Noor van den Broek' });
    await user.click(within(dialog).getByRole('button', { name: 'Bewaarplicht instellen' }));
    const reason = within(dialog).getByLabelText('Waarom');
    expect(reason).toHaveAccessibleDescription(/Schrijf op waarom/);
    await axe(document.body);
    await user.type(reason, 'verzoek van de ouders');
    await user.click(within(dialog).getByRole('button', { name: 'Bewaarplicht instellen' }));
    expect(bridge.placeHold).toHaveBeenCalledExactlyOnceWith('noor', 'verzoek van de ouders');
    await waitFor(() => expect(screen.queryByRole('dialog')).not.toBeInTheDocument());
  });

  it('is lifted, also over what another did meanwhile', async () => {
    vi.mocked(bridge.erasurePlan).mockResolvedValue(erasurePlan({ children: [dueChild('olek', 'Olek Nowak', { hold })] }));
    vi.spyOn(bridge, 'liftHold')
      .mockRejectedValueOnce({ code: 'conflict', kind: 'legal_hold', id: hold.id, version: 5, fields: [] })
      .mockResolvedValue({ value: hold, change });
    const { user } = await shown();
    await user.click(screen.getByRole('button', { name: 'Bewaarplicht… voor Olek Nowak' }));
    const dialog = await screen.findByRole('dialog', { name: 'Bewaarplicht voor Olek Nowak' });
    expect(dialog).toHaveTextContent(/klacht bij de landelijke commissie.*Ingesteld op ma 14 sep 2026 door Anke de Wit/);
    await user.click(within(dialog).getByRole('button', { name: 'Bewaarplicht opheffen' }));
    await user.click(await screen.findByRole('button', { name: 'Mijn versie bewaren' }));
    await waitFor(() => expect(bridge.liftHold).toHaveBeenLastCalledWith({ ...hold, version: 5 }));
  });

  it('opens from the dossier, also for a child that is in no calendar', async () => {
    navigate('#/beheer/privacy?deel=vernietigen&bewaarplicht=sjoukje', { replace: true });
    vi.mocked(bridge.erasurePlan).mockResolvedValue(erasurePlan({ children: [dueChild('sjoukje', 'Sjoukje Hoekstra', { is_here: true })] }));
    await shown();
    expect(await screen.findByRole('dialog', { name: 'Bewaarplicht voor Sjoukje Hoekstra' })).toBeVisible();
  });
});
