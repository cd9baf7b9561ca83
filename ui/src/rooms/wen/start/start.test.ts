import { render, screen, waitFor, within } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { bridge, type ChildStart, type StartView } from '../../../bridge';
import { giveRights } from '../../../live/rights.svelte';
import { axe } from '../../../test/axe';
import { rightsOf } from '../../../test/samples/rights';
import { dossier as dossierOf } from '../../../test/samples/intake';
import DossierStart from '../dossier/DossierStart.svelte';

const TODAY = '2026-12-14';
const dossier = dossierOf();

function started(typed: Partial<ChildStart> = {}): ChildStart {
  return {
    id: 'start-1',
    version: 2,
    application_id: dossier.application.id,
    looked_on: null,
    toilet: 'unknown',
    self_reliance: 'unknown',
    readiness_note: null,
    confirmed_on: null,
    started_on: null,
    enrolled_on: null,
    look_back_on: null,
    looked_back_on: null,
    look_back_note: null,
    ...typed,
  };
}

function view(start: Partial<ChildStart> = {}, rest: Partial<StartView> = {}): StartView {
  return {
    start: started(start),
    starts_on: '2027-01-12',
    group: 'Groep 1/2 A',
    step: 'readiness',
    due_on: '2026-12-15',
    enrols_on: '2027-01-12',
    enrol_rule: 'first_day',
    kindrapport: false,
    look_back_proposed_on: '2027-02-23',
    checklist: [
      { kind: 'administration', seen: null, due_on: null, source: null },
      { kind: 'parro', seen: null, due_on: null, source: null },
    ],
    ...rest,
  };
}

const show = async (found: StartView, today = TODAY) => {
  vi.spyOn(bridge, 'startView').mockResolvedValue(found);
  const shown = render(DossierStart, { dossier, today });
  await screen.findByRole('heading', { name: 'De eerste schooldag' });
  return shown;
};
const step = (name: string) => within(screen.getByRole('heading', { name }).closest('li') ?? document.body);

beforeEach(() => giveRights(rightsOf('office')));

describe('the start in the dossier', () => {
  it('shows the steps, the inschrijfdatum with its rule and what is next', async () => {
    const { container } = await show(view());
    expect(await screen.findByText(/12 jan 2027: de eerste dag dat het kind komt/)).toBeVisible();
    expect(screen.getByText('nog geen kindrapport dit schooljaar (start na de maand oktober)')).toBeVisible();
    expect(step('Is het kind er klaar voor?').getByText(/nu aan de beurt · vóór .*15 dec/)).toBeVisible();
    expect(step('Gestart als leerling').getByText('later')).toBeVisible();
    await axe(container);
  });

  it('says what to do first while no day was agreed', async () => {
    await show(view({}, { starts_on: null, step: 'readiness', due_on: null }));
    expect(await screen.findByText(/nog geen eerste schooldag afgesproken/)).toBeVisible();
    expect(screen.queryByRole('button', { name: 'Start vastleggen' })).not.toBeInTheDocument();
  });

  it('writes down whether the child is ready, and keeps what was typed when somebody was first', async () => {
    const save = vi.spyOn(bridge, 'saveReadiness').mockRejectedValueOnce({ code: 'busy' });
    save.mockResolvedValue({ value: started({ looked_on: TODAY }), change: null });
    await show(view());
    await userEvent.click(await screen.findByRole('button', { name: 'Vastleggen' }));
    const dialog = within(screen.getByRole('dialog'));
    await userEvent.click(within(dialog.getByRole('radiogroup', { name: /toilet/ })).getByRole('radio', { name: 'Nee' }));
    await userEvent.type(dialog.getByLabelText('Wat zagen of bespraken we?'), 'Oefent thuis met de wc');
    await userEvent.click(dialog.getByRole('button', { name: 'Bewaren' }));
    expect(await dialog.findByRole('alert')).toHaveTextContent('aan het bewaren');
    expect(dialog.getByLabelText('Wat zagen of bespraken we?')).toHaveValue('Oefent thuis met de wc');
    await userEvent.click(dialog.getByRole('button', { name: 'Bewaren' }));
    await waitFor(() => expect(screen.queryByRole('dialog')).not.toBeInTheDocument());
    expect(save).toHaveBeenLastCalledWith({
      application_id: dossier.application.id,
      version: 2,
      looked_on: TODAY,
      toilet: 'no',
      self_reliance: 'unknown',
      note: 'Oefent thuis met de wc',
    });
  });

  it('points to the agreements when something is to be practised', async () => {
    await show(view({ looked_on: TODAY, toilet: 'no' }, { step: 'confirm' }));
    expect(await screen.findByText(/gaat nog niet zelf naar het toilet/)).toBeVisible();
    expect(screen.getByRole('link', { name: 'Naar de afspraken' })).toBeVisible();
  });

  it('confirms the day and takes that back', async () => {
    const confirm = vi.spyOn(bridge, 'confirmStart').mockResolvedValue({ value: started(), change: null });
    await show(view({ looked_on: TODAY }, { step: 'confirm' }));
    await userEvent.click(await screen.findByRole('button', { name: 'Bevestigen' }));
    expect(confirm).toHaveBeenLastCalledWith(dossier.application.id, 2, TODAY);
  });

  it('shows all that a start changes before it is written down as one', async () => {
    vi.spyOn(bridge, 'checkStart').mockImplementation((draft) =>
      Promise.resolve({
        findings: [{ field: 'started_on', severity: 'warning', code: 'start_not_confirmed', values: {}, source: null }],
        changes: [
          { kind: 'enrolled', on: draft.started_on ?? '', rule: 'first_day' },
          ...draft.ticks.map((document) => ({ kind: 'ticked' as const, document })),
        ],
      }),
    );
    const start = vi.spyOn(bridge, 'startChild').mockResolvedValue({ value: [], change: null });
    const { container } = await show(view({ confirmed_on: TODAY, looked_on: TODAY }, { step: 'start' }), '2027-01-12');
    await userEvent.click(await screen.findByRole('button', { name: 'Start vastleggen' }));
    const dialog = within(screen.getByRole('dialog'));
    expect(await dialog.findByText(/^Inschrijfdatum .*12 jan 2027/)).toBeVisible();
    await userEvent.click(dialog.getByRole('button', { name: 'Alles aanvinken' }));
    expect(await dialog.findByText(/Afgevinkt: .*Parro/)).toBeVisible();
    await axe(container);
    await userEvent.click(dialog.getByRole('button', { name: 'Start vastleggen' }));
    await waitFor(() => expect(screen.queryByRole('dialog')).not.toBeInTheDocument());
    expect(start).toHaveBeenCalledExactlyOnceWith({
      application_id: dossier.application.id,
      version: 2,
      started_on: '2027-01-12',
      ticks: ['administration', 'parro'],
      look_back_on: '2027-02-23',
    });
  });

  it('leaves the day empty as long as the first day has not come', async () => {
    const missing = { field: 'started_on', severity: 'refusal' as const, code: 'required' as const, values: {}, source: null };
    vi.spyOn(bridge, 'checkStart').mockResolvedValue({ findings: [missing], changes: [] });
    const start = vi.spyOn(bridge, 'startChild').mockRejectedValue({ code: 'invalid', findings: [missing] });
    await show(view({ confirmed_on: TODAY, looked_on: TODAY }, { step: 'start' }));
    await userEvent.click(await screen.findByRole('button', { name: 'Start vastleggen' }));
    const day = screen.getByLabelText(/Eerste dag op school/);
    expect(day).toHaveValue('');
    expect(await screen.findByText(/Vul de eerste dag in/)).toBeVisible();
    expect(day, 'not while somebody has yet to begin').not.toBeInvalid();
    await userEvent.click(within(screen.getByRole('dialog')).getByRole('button', { name: 'Start vastleggen' }));
    await waitFor(() => expect(day).toBeInvalid());
    expect(start).toHaveBeenCalledOnce();
  });

  it('offers no deed to whoever only looks', async () => {
    giveRights(rightsOf('teacher'));
    await show(view({ started_on: '2027-01-12', confirmed_on: TODAY }, { step: 'look_back' }));
    expect(await screen.findByText(/Begonnen op .*12 jan 2027/)).toBeVisible();
    expect(screen.queryAllByRole('button')).toEqual([]);
  });
});
