import { render, screen, waitFor, within } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { bridge, type Repair } from '../../../../bridge';
import { closeToast, toasts } from '../../../../parts/toasts.svelte';
import { axe } from '../../../../test/axe';
import { finding } from '../../../../test/samples/intake';
import { morningRow, proposedMorning, repair, target } from '../../../../test/samples/wenPlan';
import RepairTab from '../RepairTab.svelte';

const today = '2026-11-23';
const change = { id: 'change-1', deed: 'wenochtend.repair', subject: '2', kinds: ['wenochtend'] };
const yusuf = (over: Partial<Repair> = {}) =>
  repair({
    row: morningRow({ id: 'm2', version: 7, planned_on: '2026-12-01' }, { name: 'Yusuf Yıldırım', findings: [finding({ code: 'no_lessons', values: { name: 'Groep 1/2 A' } })] }),
    proposed: proposedMorning('2026-12-03'),
    ...over,
  });
const hopeless = repair({ row: morningRow({ id: 'm3', application_id: 'application-3' }, { name: 'Floortje Oude Luttikhuis-van Wijngaarden tot Nijenbeek' }), proposed: null });

async function open(...repairs: Repair[]) {
  vi.mocked(bridge.wenRepairs).mockResolvedValue(repairs);
  const { container } = render(RepairTab, { today });
  await screen.findByText(repairs.length > 0 ? (repairs[0]?.row.name ?? '') : 'Alle ochtenden kunnen doorgaan');
  return { container, user: userEvent.setup() };
}

const lineOf = (name: string) => within(screen.getByRole('link', { name }).closest('li') as HTMLElement);

beforeEach(() => {
  window.location.hash = '#/wenochtenden/herstel';
  vi.spyOn(bridge, 'wenRepairs');
  vi.spyOn(bridge, 'moveMornings').mockResolvedValue({ value: null, change });
  vi.spyOn(bridge, 'cancelMorning').mockResolvedValue({ value: morningRow().morning, change });
  vi.spyOn(bridge, 'morningTargets').mockResolvedValue(['2026-11-26', '2026-11-30'].map((on) => target(on)));
});
afterEach(() => {
  for (const { id } of toasts()) closeToast(id);
});

describe('mornings that cannot stay', () => {
  it('say why and what could be instead', async () => {
    const { container } = await open(repair(), yusuf(), hopeless);
    expect(screen.getByText(/3 ochtenden kunnen niet doorgaan/)).toBeVisible();
    expect(screen.getByText(/geen school: Studiedag team/)).toBeVisible();
    expect(screen.getByLabelText('Voorstel: do 26 nov 2026, met Sanne van den Berg')).toBeChecked();
    expect(screen.getByText(/Er is geen dag gevonden die kan/)).toBeVisible();
    await axe(container);
  });

  it('can stay on their day in the group that waits now', async () => {
    await open(repair({ row: morningRow({}, { findings: [finding({ code: 'other_group', values: { name: 'Groep 1/2 B' } })] }), proposed: proposedMorning('2026-11-25') }));
    expect(screen.getByLabelText(/Voorstel: dezelfde dag, in de groep waar het kind nu komt, met Sanne/)).toBeChecked();
  });

  it('are all repaired with one press, those with a day', async () => {
    const { user } = await open(repair(), yusuf(), hopeless);
    await user.click(screen.getByRole('button', { name: 'Alle voorstellen overnemen' }));
    expect(bridge.moveMornings).toHaveBeenCalledExactlyOnceWith([
      { id: 'morning-1', version: 2, planned_on: '2026-11-26' },
      { id: 'm2', version: 7, planned_on: '2026-12-03' },
    ]);
    expect(toasts()).toMatchObject([{ action: { label: 'Ongedaan maken' } }]);
  });

  it('are repaired one at a time, or those that are ticked', async () => {
    const { user } = await open(repair(), yusuf());
    await user.click(screen.getByLabelText(/^Voorstel: do 26 nov/));
    await user.click(screen.getByRole('button', { name: '1 voorstel overnemen' }));
    expect(bridge.moveMornings).toHaveBeenLastCalledWith([{ id: 'm2', version: 7, planned_on: '2026-12-03' }]);
    await user.click(lineOf('Noor van den Broek').getByRole('button', { name: /^Overnemen/ }));
    expect(bridge.moveMornings).toHaveBeenLastCalledWith([{ id: 'morning-1', version: 2, planned_on: '2026-11-26' }]);
  });

  it('get another day, beginning at the one proposed', async () => {
    const { user } = await open(repair());
    await user.click(screen.getByRole('button', { name: /^Andere dag/ }));
    expect(await screen.findByLabelText('Dag')).toHaveValue('do 26 nov 2026');
    expect(bridge.morningTargets).toHaveBeenCalledWith('application-1', 'morning-1');
    await user.click(screen.getByRole('button', { name: /maandag 30 november/ }));
    await user.click(screen.getByRole('button', { name: 'Verplaatsen naar ma 30 nov' }));
    expect(bridge.moveMornings).toHaveBeenCalledExactlyOnceWith([{ id: 'morning-1', version: 2, planned_on: '2026-11-30' }]);
    expect(screen.queryByRole('dialog')).toBeNull();
  });

  it('are called off by the school', async () => {
    const { user } = await open(hopeless);
    expect(screen.queryByRole('button', { name: /voorstel/ })).toBeNull();
    await user.click(screen.getByRole('button', { name: /^Afzeggen/ }));
    const dialog = screen.getByRole('dialog');
    expect(within(dialog).getByLabelText('Waarom')).toHaveDisplayValue('School kan het kind niet ontvangen');
    await user.click(within(dialog).getByRole('button', { name: 'Afzeggen' }));
    expect(bridge.cancelMorning).toHaveBeenCalledExactlyOnceWith({ id: 'm3', version: 2, reason: 'school' });
  });

  it('stay as they are when one is refused, with the reason at that one', async () => {
    const full = finding({ code: 'morning_full', field: 'mornings.1.planned_on', values: { name: 'Groep 1/2 A', used: '2', places: '2' } });
    vi.mocked(bridge.moveMornings).mockRejectedValue({ code: 'invalid', findings: [full] });
    const { container, user } = await open(repair(), yusuf());
    await user.click(screen.getByRole('button', { name: 'Alle voorstellen overnemen' }));
    expect(await screen.findByText(/Er is niets verplaatst/)).toBeVisible();
    expect(lineOf('Yusuf Yıldırım').getByText(/2 van/)).toBeVisible();
    expect(lineOf('Noor van den Broek').queryByText(/2 van/)).toBeNull();
    await axe(container);
  });

  it('are read anew when another moved one meanwhile', async () => {
    vi.mocked(bridge.moveMornings).mockRejectedValue({ code: 'conflict', kind: 'wenochtend', id: 'm2', version: 8, fields: [] });
    const { user } = await open(repair(), yusuf());
    await user.click(screen.getByRole('button', { name: 'Alle voorstellen overnemen' }));
    expect(await screen.findByRole('alert')).toBeVisible();
    await waitFor(() => expect(bridge.wenRepairs).toHaveBeenCalledTimes(2));
  });

  it('are none: that is said, with what would stand here', async () => {
    const { container } = await open();
    expect(screen.getByText(/Verandert een groep, vakantie of geboortedatum/)).toBeVisible();
    await axe(container);
  });
});
