import { render, screen, waitFor, within } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { flushSync } from 'svelte';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { bridge, type WenProposal } from '../../../../bridge';
import { startRouter } from '../../../../lib/router.svelte';
import { closeToast, toasts } from '../../../../parts/toasts.svelte';
import { axe } from '../../../../test/axe';
import { finding } from '../../../../test/samples/intake';
import { nextYear, overview, year } from '../../../../test/samples/school';
import { proposal, proposedChild, proposedMorning, targets, term, wenChild } from '../../../../test/samples/wenPlan';
import TermTab from '../TermTab.svelte';
import { usualUntil } from './span';

const today = '2026-11-23';
const change = { id: 'change-1', deed: 'wenochtend.plan_many', subject: '2', kinds: ['wenochtend'] };
let stop: () => void = () => undefined;

const two = (): WenProposal =>
  proposal(
    [proposedChild(), proposedChild({ child: wenChild({ application_id: 'application-2', name: 'Yusuf Yıldırım', group_id: 'group-a-of-next-year' }), mornings: [proposedMorning('2026-12-08')] })],
    [
      { group_id: 'group-a', on: '2026-12-01', used: 0, proposed: 0, places: 2 },
      { group_id: 'group-a', on: '2026-12-07', used: 1, proposed: 0, places: 2 },
      { group_id: 'group-a', on: '2026-12-08', used: 0, proposed: 2, places: 2 },
      { group_id: 'group-a', on: '2026-12-15', used: 0, proposed: 1, places: 2 },
    ],
  );

async function open(found: WenProposal = two(), query = '') {
  vi.mocked(bridge.proposeTerm).mockResolvedValue(found);
  window.location.hash = `#/wenochtenden/voorstel${query}`;
  stop = startRouter();
  const { container } = render(TermTab, { today });
  await waitFor(() => expect(bridge.proposeTerm).toHaveBeenCalled());
  await screen.findByText(found.children.length > 0 ? 'Voorstel per kind' : 'Niemand heeft nog ochtenden nodig');
  return { container, user: userEvent.setup() };
}

const daysOf = (name: string) => within(screen.getByRole('group', { name }));
const planButton = () => screen.getByRole('button', { name: /plannen$/ });
const sent = () => vi.mocked(bridge.planMornings).mock.lastCall?.[0].map(({ application_id, planned_on }) => `${application_id} ${planned_on}`);

beforeEach(() => {
  vi.spyOn(bridge, 'proposeTerm');
  vi.spyOn(bridge, 'schoolYears').mockResolvedValue([year, nextYear]);
  vi.spyOn(bridge, 'yearOverview').mockImplementation(async (start) => (start === 2026 ? overview : { ...overview, year: nextYear, periods: [], groups: [] }));
  vi.spyOn(bridge, 'morningTargets').mockResolvedValue(targets);
  vi.spyOn(bridge, 'planMornings').mockResolvedValue({ value: ['a', 'b', 'c'], change });
});
afterEach(() => {
  stop();
  for (const { id } of toasts()) closeToast(id);
});

describe('the term that is usual', () => {
  it('ends before the next vacation that is not about to begin, and after three months at the latest', () => {
    expect(usualUntil('2026-11-23', [overview])).toBe('2026-12-18');
    expect(usualUntil('2026-12-14', [overview]), 'the vacation of next week is no end').toBe('2027-02-05');
    expect(usualUntil('2026-11-23', [])).toBe('2027-02-23');
  });
});

describe('a proposal for a term', () => {
  it('asks for the usual term of all groups, and for what was typed in the address', async () => {
    await open();
    expect(bridge.proposeTerm).toHaveBeenLastCalledWith(null, today, '2026-12-18');
    expect(screen.getByLabelText('Tot en met')).toHaveValue('vr 18 dec 2026');
    stop();
    await open(two(), '?van=2027-01-04&tot=2027-02-05&groep=group-a');
    expect(bridge.proposeTerm).toHaveBeenLastCalledWith('group-a', '2027-01-04', '2027-02-05');
  });

  it('asks anew for another term and group', async () => {
    const { user } = await open();
    await user.clear(screen.getByLabelText('Tot en met'));
    await user.type(screen.getByLabelText('Tot en met'), '31-1-2027{Tab}');
    await waitFor(() => expect(bridge.proposeTerm).toHaveBeenLastCalledWith(null, today, '2027-01-31'));
    await user.selectOptions(screen.getByLabelText('Groep'), 'Groep 1/2 A');
    await waitFor(() => expect(bridge.proposeTerm).toHaveBeenLastCalledWith('group-a', today, '2027-01-31'));
  });

  it('asks nothing for a term that ends before it begins', async () => {
    const { user } = await open();
    await user.clear(screen.getByLabelText('Tot en met'));
    await user.type(screen.getByLabelText('Tot en met'), '1-11-2026{Tab}');
    await waitFor(() => expect(screen.getByLabelText('Tot en met')).toHaveAccessibleDescription(/vóór de eerste/));
    expect(bridge.proposeTerm).toHaveBeenCalledOnce();
  });

  it('plans all of it as one change that can be undone as one', async () => {
    const { container, user } = await open();
    expect(screen.getByText('3 ochtenden aangevinkt voor 2 kinderen.')).toBeVisible();
    await axe(container);
    expect(planButton()).toHaveTextContent('Alles plannen');
    await user.click(planButton());
    expect(sent()).toEqual(['application-1 2026-12-08', 'application-1 2026-12-15', 'application-2 2026-12-08']);
    expect(await screen.findByText(/3 ochtenden gepland/)).toBeVisible();
    expect(toasts()).toMatchObject([{ action: { label: 'Ongedaan maken' } }]);
    vi.spyOn(bridge, 'undoChange').mockResolvedValue(change);
    toasts()[0]?.action?.run();
    await waitFor(() => expect(screen.queryByText(/3 ochtenden gepland/)).toBeNull());
  });

  it('plans a part: what is ticked, moved and added', async () => {
    const { user } = await open();
    await user.click(daysOf('Noor van den Broek').getByLabelText('di 15 dec'));
    await user.click(daysOf('Yusuf Yıldırım').getByRole('button', { name: 'Andere dag voor di 8 dec 2026' }));
    await user.click(await screen.findByRole('button', { name: /dinsdag 1 december 2026/ }));
    await user.click(screen.getByRole('button', { name: 'di 1 dec nemen' }));
    await user.click(screen.getByRole('button', { name: 'Dag toevoegen voor Noor van den Broek' }));
    await user.click(await screen.findByRole('button', { name: /maandag 7 december 2026/ }));
    await user.click(screen.getByRole('button', { name: 'ma 7 dec nemen' }));
    expect(planButton()).toHaveTextContent('Aangevinkte plannen');
    await user.click(planButton());
    expect(sent()).toEqual(['application-1 2026-12-07', 'application-1 2026-12-08', 'application-2 2026-12-01']);
  });

  it('shows how full the mornings become with what is ticked now', async () => {
    const { user } = await open();
    const cells = () => screen.getAllByRole('cell').map((cell) => cell.getAttribute('title')).filter(Boolean);
    expect(cells()).toEqual(['di 1 dec: 0 van 2', 'ma 7 dec: 1 van 2', 'di 8 dec: 2 van 2', 'di 15 dec: 1 van 2']);
    expect(screen.getByText('1 ochtend nog leeg, 1 vol')).toBeVisible();
    await user.click(daysOf('Noor van den Broek').getByLabelText('di 15 dec'));
    expect(cells()).toContain('di 15 dec: 0 van 2');
    expect(screen.getByText('2 ochtenden nog leeg, 1 vol')).toBeVisible();
    await user.click(daysOf('Yusuf Yıldırım').getByLabelText('di 8 dec'));
    expect(cells(), 'the group of next year is the same group').toContain('di 8 dec: 1 van 2');
  });

  it('shows a clash that the user makes', async () => {
    const { user } = await open(proposal(two().children, [{ group_id: 'group-a', on: '2026-12-01', used: 2, proposed: 0, places: 2 }]));
    await user.click(screen.getByRole('button', { name: 'Dag toevoegen voor Yusuf Yıldırım' }));
    await user.click(await screen.findByRole('button', { name: /dinsdag 1 december 2026/ }));
    await user.click(screen.getByRole('button', { name: 'di 1 dec nemen' }));
    expect(screen.getByText('0 ochtenden nog leeg, 0 vol, 1 te vol')).toBeVisible();
    expect(screen.getByRole('cell', { name: /3 van 2.*te vol/ })).toBeVisible();
  });

  it('is walked by arrows, with one stop of Tab for a child', async () => {
    const { user } = await open();
    daysOf('Noor van den Broek').getByLabelText('di 8 dec').focus();
    await user.keyboard('{ArrowRight}{ArrowRight} ');
    expect(daysOf('Noor van den Broek').getByLabelText('di 15 dec')).not.toBeChecked();
    await user.keyboard('{Home}{ArrowDown}');
    expect(daysOf('Yusuf Yıldırım').getByLabelText('di 8 dec')).toHaveFocus();
    await user.keyboard('{End}');
    expect(screen.getByRole('button', { name: 'Dag toevoegen voor Yusuf Yıldırım' })).toHaveFocus();
    await user.keyboard('{ArrowDown}');
    expect(screen.getByRole('button', { name: 'Dag toevoegen voor Yusuf Yıldırım' }), 'the last line is the end').toHaveFocus();
    daysOf('Noor van den Broek').getByLabelText('di 8 dec').focus();
    await user.tab();
    expect(screen.getByRole('link', { name: 'Yusuf Yıldırım' })).toHaveFocus();
  });

  it('keeps every choice when the core refuses, and says of whom and why', async () => {
    const full = finding({ code: 'morning_full', field: 'mornings.2.planned_on', values: { name: 'Groep 1/2 A', used: '2', places: '2' } });
    vi.mocked(bridge.planMornings).mockRejectedValue({ code: 'invalid', findings: [full] });
    const { container, user } = await open();
    await user.click(planButton());
    expect(await screen.findByRole('alert')).toHaveTextContent(/nog niets gepland.*Yusuf Yıldırım/);
    expect(daysOf('Yusuf Yıldırım').getByLabelText(/di 8 dec.*kan niet/)).toBeChecked();
    await axe(container);
    await user.click(daysOf('Yusuf Yıldırım').getByLabelText(/^di 8 dec/));
    vi.mocked(bridge.planMornings).mockResolvedValue({ value: ['a'], change });
    await user.click(planButton());
    expect(sent()).toEqual(['application-1 2026-12-08', 'application-1 2026-12-15']);
    expect(screen.queryByRole('alert')).not.toHaveTextContent(/nog niets gepland/);
  });

  it('says that nobody needs mornings', async () => {
    const { container } = await open(proposal([]));
    await axe(container);
  });

  it('stays quick with sixty children of long names', async () => {
    const { user } = await open(term(60));
    expect(screen.getAllByRole('group')).toHaveLength(60);
    const last = screen.getAllByRole('checkbox').at(-1) as HTMLInputElement;
    const from = performance.now();
    last.click();
    flushSync();
    expect(last).not.toBeChecked();
    expect(performance.now() - from).toBeLessThan(1000);
    await user.click(screen.getByRole('button', { name: 'Niets aanvinken' }));
    expect(planButton()).toBeDisabled();
    await user.click(screen.getByRole('button', { name: 'Alles aanvinken' }));
    await user.click(planButton());
    expect(sent()).toHaveLength(300);
  });
});
