import { render, screen, waitFor, within } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { bridge, type WenChildRow } from '../../../bridge';
import { startRouter } from '../../../lib/router.svelte';
import { axe } from '../../../test/axe';
import { nextYear, overview, year } from '../../../test/samples/school';
import { childMornings, proposal, proposedChild, wenChild } from '../../../test/samples/wenPlan';
import ChildrenTab from './ChildrenTab.svelte';

const today = '2026-11-23';
let stop: () => void;

async function open(rows: WenChildRow[], query = '', total = rows.length) {
  vi.mocked(bridge.wenChildren).mockResolvedValue({ rows, total });
  window.location.hash = `#/wenochtenden/kinderen${query}`;
  stop = startRouter();
  const { container } = render(ChildrenTab, { today });
  await waitFor(() => expect(container.querySelector('table, .empty, .plan')).toBeInTheDocument());
  return { container, user: userEvent.setup() };
}

const many = (count: number) =>
  Array.from({ length: count }, (_, at) => wenChild({ application_id: `application-${at}`, name: `Kind ${at} Oude Luttikhuis-van Wijngaarden tot Nijenbeek` }));

beforeEach(() => {
  vi.spyOn(bridge, 'wenChildren');
  vi.spyOn(bridge, 'schoolYears').mockResolvedValue([{ ...year, id: 'old', start_year: 2025 }, year, nextYear]);
  vi.spyOn(bridge, 'yearOverview').mockImplementation(async (start) =>
    start === 2026 ? overview : { ...overview, year: nextYear, groups: overview.groups.map((one) => ({ ...one, group: { ...one.group, id: `next-${one.group.id}` } })) },
  );
  vi.spyOn(bridge, 'childMornings').mockResolvedValue(childMornings());
  vi.spyOn(bridge, 'proposeMornings').mockResolvedValue(proposal([proposedChild()]));
});
afterEach(() => stop());

describe('the children that come to get used to school', () => {
  it('stand with their window, their mornings and where they stand, in icon and word', async () => {
    const { container } = await open([wenChild(), wenChild({ application_id: 'b', name: 'Yusuf Yıldırım', group: '', group_id: null, state: 'no_group', planned: 0, unanswered: 0, next_on: null })]);
    const cells = (name: RegExp) => within(screen.getByRole('row', { name })).getAllByRole('cell').map((cell) => cell.textContent?.trim());
    expect(cells(/^Noor/)).toEqual(['te plannen', 'Groep 1/2 A', '12 nov t/m 11 jan', '3 van 5', 'wo 25 nov', '2 open']);
    expect(cells(/^Yusuf/)).toEqual(['nog geen groep', '–', '12 nov t/m 11 jan', '0 van 5', '–', '–']);
    expect(screen.getByText('2 kinderen komen wennen.')).toBeVisible();
    await axe(container);
  });

  it('are filtered by group, of this year and the next, and by where they stand', async () => {
    const { user } = await open([wenChild()]);
    await waitFor(() => expect(within(screen.getByLabelText('Groep')).getAllByRole('option')).toHaveLength(5));
    expect(bridge.yearOverview, 'years long past have no children that come').not.toHaveBeenCalledWith(2025);
    await user.selectOptions(screen.getByLabelText('Groep'), 'Groep 1/2 A (2027-2028)');
    await user.selectOptions(screen.getByLabelText('Stand'), 'Te plannen');
    await waitFor(() => expect(bridge.wenChildren).toHaveBeenLastCalledWith({ group_id: 'next-group-a', state: 'to_plan' }, 0));
    expect(window.location.hash).toBe('#/wenochtenden/kinderen?groep=next-group-a&stand=to_plan');
  });

  it('have pages', async () => {
    const { user } = await open(many(50), '', 60);
    await user.click(screen.getByRole('button', { name: 'Volgende bladzijde' }));
    await waitFor(() => expect(bridge.wenChildren).toHaveBeenLastCalledWith({ group_id: null, state: null }, 50));
  });

  it('are walked by arrows, and open by Enter in a screen of their own that leads back to the same list', async () => {
    const { container, user } = await open([wenChild(), wenChild({ application_id: 'b', name: 'Yusuf Yıldırım' })], '?stand=to_plan');
    screen.getByRole('link', { name: 'Noor van den Broek' }).focus();
    await user.keyboard('{ArrowDown}');
    const link = screen.getByRole('link', { name: 'Yusuf Yıldırım' });
    expect(link).toHaveFocus();
    await user.keyboard('{Enter}');
    window.location.hash = link.getAttribute('href') ?? '';
    expect(await screen.findByRole('heading', { level: 1, name: 'Wenochtenden van Noor van den Broek' })).toBeVisible();
    expect(bridge.childMornings).toHaveBeenLastCalledWith('b');
    expect(screen.getByText('3 van de gebruikelijke 5 ochtenden gepland, waarvan 1 geweest.')).toBeVisible();
    expect(screen.getByRole('link', { name: 'Alle kinderen' })).toHaveAttribute('href', '#/wenochtenden/kinderen?stand=to_plan');
    await axe(container);
  });

  it('are none: what belongs here, and where it begins', async () => {
    const { container } = await open([]);
    expect(screen.getByText('Nog niemand om te laten wennen')).toBeVisible();
    expect(screen.getByRole('link', { name: 'Naar de aanmeldingen' })).toHaveAttribute('href', '#/aanmeldingen');
    expect(screen.queryByLabelText('Stand')).toBeNull();
    await axe(container);
  });

  it('are none in this choice: one press shows all again', async () => {
    const { user } = await open([], '?stand=done');
    await user.click(screen.getByRole('button', { name: 'Alles tonen' }));
    expect(window.location.hash).toBe('#/wenochtenden/kinderen');
  });

  it('cannot be read: that is said, with another try', async () => {
    vi.mocked(bridge.wenChildren).mockRejectedValueOnce({ code: 'database', reference: 'A1' });
    window.location.hash = '#/wenochtenden/kinderen';
    stop = startRouter();
    render(ChildrenTab, { today });
    expect(await screen.findByText('Dit kon niet worden geladen')).toBeVisible();
  });
});
