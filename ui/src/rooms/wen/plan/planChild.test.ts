import { render, screen, waitFor, within } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { bridge, type ChildMornings, type ProposedChild } from '../../../bridge';
import { giveRights } from '../../../live/rights.svelte';
import { closeToast, toasts } from '../../../parts/toasts.svelte';
import { axe } from '../../../test/axe';
import { finding } from '../../../test/samples/intake';
import { childMornings, morningRow, proposal, proposedChild, proposedMorning, targets, wenChild } from '../../../test/samples/wenPlan';
import { rightsOf } from '../../../test/samples/rights';
import PlanChild from './PlanChild.svelte';

const today = '2026-11-23';
const change = { id: 'change-1', deed: 'wenochtend.plan', subject: 'Noor van den Broek', kinds: ['wenochtend'] };

async function open(mornings: ChildMornings = childMornings(), proposed: ProposedChild = proposedChild()) {
  vi.mocked(bridge.childMornings).mockResolvedValue(mornings);
  vi.mocked(bridge.proposeMornings).mockResolvedValue(proposal([proposed]));
  const { container } = render(PlanChild, { id: 'application-1', today });
  await waitFor(() => expect(container.querySelector('.plan')).toBeInTheDocument());
  return { container, user: userEvent.setup() };
}

const sent = () => vi.mocked(bridge.planMornings).mock.lastCall?.[0].map(({ planned_on, half_days, escort }) => ({ planned_on, half_days, escort }));
const button = (name: string | RegExp) => screen.getByRole('button', { name });

beforeEach(() => {
  vi.spyOn(bridge, 'childMornings');
  vi.spyOn(bridge, 'proposeMornings');
  vi.spyOn(bridge, 'morningTargets').mockResolvedValue(targets);
  vi.spyOn(bridge, 'planMornings').mockResolvedValue({ value: ['new-1', 'new-2'], change });
});
afterEach(() => {
  for (const { id } of toasts()) closeToast(id);
});

describe('planning one child', () => {
  it('shows at once what is settled, what stands and what is proposed, with who teaches', async () => {
    const { container } = await open();
    expect(screen.getByText('3 van ten hoogste 10 dagdelen')).toBeVisible();
    expect(screen.getByText(/do 12 nov 2026 t\/m ma 11 jan 2027/)).toBeVisible();
    expect(screen.getByText('Allergisch voor pinda’s')).toBeVisible();
    expect(screen.getByLabelText('di 8 dec 2026')).toBeChecked();
    expect(screen.getAllByText('met Sanne van den Berg')).toHaveLength(2);
    await axe(container);
  });

  it('plans the proposal with one press, and says how the parents hear of it', async () => {
    const { user } = await open();
    await user.type(screen.getByLabelText('Wie brengt en haalt'), 'oma Truus ');
    vi.mocked(bridge.childMornings).mockResolvedValue(childMornings({ mornings: ['new-1', 'new-2'].map((id) => morningRow({ id })) }));
    await user.click(button('Deze ochtenden plannen'));
    expect(sent()).toEqual([
      { planned_on: '2026-12-08', half_days: 1, escort: 'oma Truus' },
      { planned_on: '2026-12-15', half_days: 1, escort: 'oma Truus' },
    ]);
    expect(await screen.findByText('2 ochtenden zijn gepland.')).toBeVisible();
    expect(toasts()).toMatchObject([{ action: { label: 'Ongedaan maken' } }]);
    expect(screen.getByRole('link', { name: 'Uitnodiging maken' })).toHaveAttribute('href', '#/aanmeldingen/application-1?tab=brieven');
    const save = vi.spyOn(bridge, 'saveMorningsEvent').mockResolvedValue('ochtenden.ics');
    await user.click(button('Agenda-bestand opslaan'));
    expect(save).toHaveBeenCalledExactlyOnceWith('application-1');
  });

  it('speaks no more of what was planned once that is taken back', async () => {
    const undo = vi.spyOn(bridge, 'undoChange').mockResolvedValue(change);
    const { user } = await open();
    vi.mocked(bridge.childMornings).mockResolvedValue(childMornings({ mornings: ['new-1', 'new-2'].map((id) => morningRow({ id })) }));
    await user.click(button('Deze ochtenden plannen'));
    expect(await screen.findByText('2 ochtenden zijn gepland.')).toBeVisible();
    vi.mocked(bridge.childMornings).mockResolvedValue(childMornings({ mornings: [] }));
    toasts()[0]?.action?.run();
    await waitFor(() => expect(screen.queryByText('2 ochtenden zijn gepland.')).toBeNull());
    expect(undo).toHaveBeenCalledExactlyOnceWith('change-1');
    expect(screen.getByLabelText('di 8 dec 2026')).toBeChecked();
  });

  it('proposes nothing once the child is four', async () => {
    await open(childMornings({ child: wenChild({ until: '2026-11-22', state: 'done' }) }));
    expect(screen.getByText(/De tijd om te wennen is voorbij/)).toBeVisible();
    expect(bridge.proposeMornings).not.toHaveBeenCalled();
  });

  it('leaves out what is unticked and makes a whole day of another, by keyboard alone', async () => {
    const { user } = await open();
    screen.getByLabelText('di 8 dec 2026').focus();
    await user.keyboard(' ');
    button(/Meer acties: di 15 dec 2026/).focus();
    await user.keyboard('{ArrowDown}h');
    expect(screen.getByRole('menuitem', { name: 'Hele dag van maken' })).toHaveFocus();
    await user.keyboard('{Enter}');
    expect(screen.getByText(/hele dag \(2 dagdelen\)/)).toBeVisible();
    button('Deze ochtend plannen').focus();
    await user.keyboard('{Enter}');
    expect(sent()).toEqual([{ planned_on: '2026-12-15', half_days: 2, escort: '' }]);
  });

  it('keeps all that was chosen when the core refuses, and says why at the day itself', async () => {
    const full = finding({ code: 'morning_full', field: 'mornings.1.planned_on', values: { name: 'Groep 1/2 A', used: '2', places: '2' } });
    vi.mocked(bridge.planMornings).mockRejectedValue({ code: 'invalid', findings: [full] });
    const { user, container } = await open();
    await user.type(screen.getByLabelText('Wie brengt en haalt'), 'opa');
    await user.click(button('Deze ochtenden plannen'));
    expect(await screen.findByText(/Er is nog niets gepland/)).toBeVisible();
    const row = screen.getByLabelText('di 15 dec 2026').closest('li');
    expect(row).toHaveTextContent(/Groep 1\/2 A.*2 van/);
    expect(screen.getByLabelText('di 8 dec 2026').closest('li')).not.toHaveTextContent(/Fout/);
    expect(screen.getByLabelText('Wie brengt en haalt')).toHaveValue('opa');
    await axe(container);
  });

  it('says once, at its field, that who brings is too long', async () => {
    const long = (at: number) => finding({ code: 'too_long', field: `mornings.${at}.escort`, values: { max: '200' } });
    vi.mocked(bridge.planMornings).mockRejectedValue({ code: 'invalid', findings: [long(0), long(1)] });
    const { user } = await open();
    await user.click(button('Deze ochtenden plannen'));
    await waitFor(() => expect(screen.getByLabelText('Wie brengt en haalt')).toHaveAccessibleDescription(/te lang/));
    expect(screen.getAllByText(/te lang/)).toHaveLength(1);
  });

  it('says a fault without losing anything', async () => {
    vi.mocked(bridge.planMornings).mockRejectedValue({ code: 'disk_full' });
    const { user } = await open();
    await user.click(button('Deze ochtenden plannen'));
    expect(await screen.findByRole('alert')).toBeVisible();
    expect(screen.getByLabelText('di 8 dec 2026')).toBeChecked();
  });

  it('has nothing proposed when all are planned, and still takes a day by hand', async () => {
    const { user } = await open(childMornings(), proposedChild({ wanted: 0, mornings: [] }));
    expect(screen.getByText(/Alle 5 ochtenden zijn gepland/)).toBeVisible();
    await user.click(button('Zelf een dag kiezen'));
    const dialog = await screen.findByRole('dialog', { name: 'Een dag kiezen voor Noor van den Broek' });
    await user.type(await within(dialog).findByLabelText('Dag'), '1-12-2026');
    await user.click(within(dialog).getByLabelText('Hele dag (2 dagdelen)'));
    await user.click(within(dialog).getByRole('button', { name: 'di 1 dec nemen' }));
    expect(screen.queryByRole('dialog')).toBeNull();
    await user.click(button('Deze ochtend plannen'));
    expect(sent()).toEqual([{ planned_on: '2026-12-01', half_days: 2, escort: '' }]);
  });

  it('explains the summer, and that too few were found', async () => {
    const few = finding({ code: 'too_few_mornings', severity: 'warning', values: { found: '1', wanted: '5' } });
    const summer = { before: 1, after: 0, later_start_on: '2027-09-06', moving_up_on: '2027-07-15' };
    const { container } = await open(childMornings({ summer }), proposedChild({ wanted: 5, mornings: [proposedMorning('2026-12-08')], findings: [few], summer }));
    expect(screen.getByText('Vóór de vakantie is er 1 schooldag, erna 0.')).toBeVisible();
    expect(screen.getByText(/eerste schooldag na de vakantie is ma 6 sep 2027/)).toBeVisible();
    expect(screen.getByText(/op do 15 jul 2027/)).toBeVisible();
    expect(screen.getByText('1 van de 5 ochtenden')).toBeVisible();
    await axe(container);
  });

  it('asks for a group first, and proposes nothing', async () => {
    const { container } = await open(childMornings({ child: wenChild({ group_id: null, group: '', state: 'no_group' }), mornings: [] }));
    expect(screen.getByText('Er is nog geen groep afgesproken')).toBeVisible();
    expect(screen.getByRole('link', { name: 'Naar het dossier' })).toHaveAttribute('href', '#/aanmeldingen/application-1');
    expect(bridge.proposeMornings).not.toHaveBeenCalled();
    await axe(container);
  });

  it('says of a child that is a pupil already that there is nothing to plan', async () => {
    await open(childMornings({ child: null, mornings: [] }));
    expect(screen.getByText('Er valt niets te plannen')).toBeVisible();
  });

  it('only shows, to who may not plan', async () => {
    giveRights(rightsOf('teacher'));
    const { container } = await open();
    expect(screen.getByText('3 van ten hoogste 10 dagdelen')).toBeVisible();
    expect(screen.queryByRole('button')).toBeNull();
    expect(screen.queryByRole('textbox')).toBeNull();
    expect(bridge.proposeMornings).not.toHaveBeenCalled();
    await axe(container);
  });
});

describe('another day', () => {
  async function choose() {
    const opened = await open();
    await opened.user.click(button('Andere dag: di 8 dec 2026'));
    const dialog = await screen.findByRole('dialog', { name: 'Andere dag voor Noor van den Broek dan di 8 dec 2026' });
    await within(dialog).findByRole('grid');
    return { ...opened, dialog };
  }

  it('is walked to with arrows; a day that cannot be says why and is not taken', async () => {
    const { user, dialog } = await choose();
    within(dialog).getByRole('button', { name: /maandag 30 november 2026, 0 van 2 bezet/ }).focus();
    await user.keyboard('{ArrowRight}{ArrowRight}');
    expect(within(dialog).getByRole('button', { name: 'woensdag 2 december 2026, 2 van 2 bezet, kan niet' })).toHaveFocus();
    expect(within(dialog).getByText(/Groep 1\/2 A/)).toBeVisible();
    expect(within(dialog).getByRole('button', { name: 'Deze dag nemen' })).toBeDisabled();
    await user.keyboard('{ArrowRight}{ArrowRight}');
    expect(within(dialog).getByText(/0 van 2 plaatsen bezet, met Sanne van den Berg/)).toBeVisible();
    expect(within(dialog).getByRole('button', { name: 'vr 4 dec nemen' }), 'a custom is only a warning').toBeEnabled();
    await user.keyboard('{Control>}{Enter}{/Control}');
    expect(screen.queryByRole('dialog')).toBeNull();
    expect(screen.getByLabelText('vr 4 dec 2026')).toBeChecked();
    expect(screen.getByText(/in plaats van di 8 dec 2026/)).toBeVisible();
    await axe(document.body);
  });

  it('is typed too; one outside the days there are, or taken in this proposal, is said at the field', async () => {
    const { user, dialog } = await choose();
    const day = within(dialog).getByLabelText('Dag');
    await user.type(day, '1-3-2027{Enter}');
    expect(day).toHaveAccessibleDescription(/kan het kind niet komen/);
    await user.clear(day);
    await user.type(day, '8-12-2026{Enter}');
    expect(day).toHaveAccessibleDescription(/staat al in het voorstel/);
    expect(within(dialog).getByRole('button', { name: 'Deze dag nemen' })).toBeDisabled();
    await axe(dialog);
  });

  it('can be given up', async () => {
    const { user } = await choose();
    await user.keyboard('{Escape}');
    expect(screen.queryByRole('dialog')).toBeNull();
    expect(screen.getByLabelText('di 8 dec 2026')).toBeChecked();
  });
});
