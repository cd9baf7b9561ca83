import { render, screen, waitFor, within } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { bridge } from '../../bridge';
import { current, startRouter } from '../../lib/router.svelte';
import { axe } from '../../test/axe';
import { forecast, noGroups } from '../../test/samples/admission';
import { today } from '../../test/samples/intake';
import Forecast from './Forecast.svelte';

let stop: () => void;

function open(search = '') {
  window.location.hash = `#/aanmeldingen/instroom${search}`;
  stop = startRouter();
  return render(Forecast, { today });
}

const cell = (name: RegExp) => screen.findByRole('button', { name });

beforeEach(() => {
  vi.spyOn(bridge, 'intakeForecast').mockImplementation(async (year) => (year === 2026 ? forecast() : noGroups));
});
afterEach(() => stop());

describe('Instroom', () => {
  it('says how many come and where it does not fit, as a chart and in numbers', async () => {
    const { container } = open();
    expect(await screen.findByText('In dit schooljaar: vier kinderen starten, acht worden verwacht. Twee groepen worden te vol.')).toBeInTheDocument();
    expect(screen.getByRole('img', { name: /Groep 1\/2 A: van 24 naar \d+ kinderen, met wie verwacht wordt, op 28 plaatsen/ })).toBeInTheDocument();
    expect(within(screen.getByRole('table')).getAllByRole('row')).toHaveLength(9);
    expect(await cell(/Groep 1\/2 A, september 2026: 25 van 28 plaatsen bezet, 1 start$/)).toHaveTextContent('25/28 +1');
    expect(await cell(/Groep 1\/2 A, maart 2027: 28 van 28 plaatsen bezet, 1 verwacht, 1 te veel$/)).toHaveTextContent('1 te veel');
    expect(await cell(/Nog geen groep, juli 2027: 0 kinderen, 2 verwacht$/)).toBeInTheDocument();
    await axe(container);
  });

  it('names the one group that gets too full, and the month', async () => {
    const [first, ...others] = forecast().groups;
    const roomy = others.map((group) => ({ ...group, capacity: 99 }));
    vi.mocked(bridge.intakeForecast).mockResolvedValue(forecast(0, { groups: first ? [first, ...roomy] : [] }));
    open();
    expect(await screen.findByText(/Groep 1\/2 A wordt te vol vanaf maart 2027\./)).toBeInTheDocument();
  });

  it('says that the groups are not filled yet', async () => {
    vi.mocked(bridge.intakeForecast).mockResolvedValue(forecast(undefined, { is_filled: false }));
    open();
    expect(await screen.findByText(/De groepen van dit jaar zijn nog niet gevuld/)).toBeInTheDocument();
  });

  it('walks the months with the arrows, and Enter shows who starts in one with the way to the dossier', async () => {
    const user = userEvent.setup();
    const { container } = open();
    (await cell(/Groep 1\/2 A, augustus 2026/)).focus();
    await user.keyboard('{ArrowDown}{ArrowUp}{ArrowRight}{Enter}');
    const chosen = await cell(/Groep 1\/2 A, september 2026/);
    expect(chosen).toHaveFocus();
    await waitFor(() => expect(chosen).toHaveAttribute('aria-pressed', 'true'));
    const list = screen.getByRole('region', { name: 'Wie er dan start' });
    expect(within(list).getByText('Groep 1/2 A, september 2026')).toBeInTheDocument();
    await user.tab();
    expect(within(list).getByRole('link', { name: 'Sjoukje Hoekstra-de Vries' }), 'the list is what Tab comes to next').toHaveFocus();
    expect(document.activeElement).toHaveAttribute('href', '#/aanmeldingen/application-1-0');
    await axe(container);
    await user.click(await cell(/Groep 1\/2 A, augustus 2026/));
    expect(await screen.findByText('Niemand start in deze maand.')).toBeInTheDocument();
    await user.keyboard('{End}{Enter}');
    expect(current().query).toEqual({ jaar: '2026', maand: '2027-07-01', groep: 'group-1' });
    await user.keyboard('{Enter}');
    expect(current().query, 'the same once more closes the list').toEqual({ jaar: '2026' });
  });

  it('shows the next year, and leads to the groups when it has none', async () => {
    const user = userEvent.setup();
    const { container } = open();
    await user.click(await screen.findByRole('radio', { name: '2027-2028' }));
    expect(await screen.findByText('Nog geen groepen voor 2027-2028')).toBeInTheDocument();
    expect(bridge.intakeForecast).toHaveBeenLastCalledWith(2027);
    expect(screen.getByRole('link', { name: 'Naar de groepen' })).toHaveAttribute('href', '#/instellingen/groepen?jaar=2027');
    await axe(container);
  });

  it('lists who comes already in a year without groups', async () => {
    const [start] = forecast().starts;
    vi.mocked(bridge.intakeForecast).mockResolvedValue({ ...noGroups, starts: start ? [{ ...start, group_id: null }] : [] });
    open('?jaar=2027');
    expect(await screen.findByRole('link', { name: 'Sjoukje Hoekstra-de Vries' })).toBeInTheDocument();
  });
});
