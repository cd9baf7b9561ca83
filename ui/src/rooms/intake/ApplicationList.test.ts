import { render, screen, waitFor } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { bridge, type Today } from '../../bridge';
import { startRouter } from '../../lib/router.svelte';
import { axe } from '../../test/axe';
import { board, rows, today } from '../../test/samples/intake';
import ApplicationList from './ApplicationList.svelte';

vi.mock('../../bridge', async (original) => ({
  ...(await original<object>()),
  bridge: { listApplications: vi.fn(), applicationBoard: vi.fn(), today: vi.fn(), schoolYears: vi.fn(), yearOverview: vi.fn() },
}));

const core = vi.mocked(bridge);
let stop: () => void;

function open(hash: string) {
  window.location.hash = hash;
  stop = startRouter();
  return render(ApplicationList, { today });
}

beforeEach(() => {
  vi.clearAllMocks();
  core.applicationBoard.mockResolvedValue(board(rows(14)));
  core.listApplications.mockResolvedValue({ rows: rows(50), total: 200 });
  core.today.mockResolvedValue({ deadlines: rows(1), waiting_total: 2 } as Today);
  core.schoolYears.mockResolvedValue([{ id: 'y', version: 1, start_year: 2026 }]);
  core.yearOverview.mockResolvedValue({ groups: [{ group: { id: 'group-1', name: 'Groep 1/2 A' } }] } as never);
});
afterEach(() => stop());

describe('the list of aanmeldingen', () => {
  it('answers in words, and shows the chain as columns', async () => {
    const { container } = open('#/aanmeldingen');
    expect(await screen.findByText('14 aanmeldingen lopen, drie wachten op een stap.')).toBeInTheDocument();
    expect(screen.getByRole('region', { name: 'aangemeld 4 aanmeldingen' })).toBeInTheDocument();
    expect(screen.getByRole('link', { name: 'Instroom' })).toHaveAttribute('href', '#/aanmeldingen/instroom');
    expect(screen.getAllByText('3 dagen te laat').length).toBeGreaterThan(0);
    await axe(container);
  });

  it('asks the core for what was chosen, and keeps it in the address', async () => {
    const user = userEvent.setup();
    open('#/aanmeldingen?weergave=tabel');
    await screen.findByRole('table');
    await user.selectOptions(screen.getByLabelText('Start in schooljaar'), '2026');
    await waitFor(() => expect(screen.getByLabelText('Groep')).toBeEnabled());
    await user.selectOptions(screen.getByLabelText('Groep'), await screen.findByRole('option', { name: 'Groep 1/2 A' }));
    await user.selectOptions(screen.getByLabelText('Stand'), 'applied');
    await user.click(screen.getByLabelText('Ook afgeronde'));
    await user.type(screen.getByLabelText('Zoeken in de lijst'), 'yild');
    await waitFor(() =>
      expect(core.listApplications).toHaveBeenLastCalledWith({
        text: 'yild',
        status: 'applied',
        with_closed: true,
        start_year: 2026,
        group_id: 'group-1',
        sort: 'urgency',
        descending: false,
        offset: 0,
        limit: 50,
      }),
    );
    expect(window.location.hash).toContain('jaar=2026');
    expect(await screen.findByText('200 aanmeldingen passen bij deze keuze.')).toBeInTheDocument();
  });

  it('sorts and turns the page in the core', async () => {
    const user = userEvent.setup();
    const { container } = open('#/aanmeldingen?weergave=tabel');
    await user.click(await screen.findByRole('button', { name: 'Volgende bladzijde' }));
    await waitFor(() => expect(core.listApplications.mock.lastCall?.[0].offset).toBe(50));
    await user.click(screen.getByRole('button', { name: 'Kind' }));
    await waitFor(() => expect(core.listApplications.mock.lastCall?.[0]).toMatchObject({ sort: 'name', descending: false, offset: 0 }));
    await user.click(screen.getByRole('button', { name: 'Kind' }));
    await waitFor(() => expect(core.listApplications.mock.lastCall?.[0].descending).toBe(true));
    await axe(container);
  });

  it('remembers the view in the address', async () => {
    const user = userEvent.setup();
    open('#/aanmeldingen');
    await screen.findByText(/aanmeldingen lopen/);
    await user.click(screen.getByRole('radio', { name: 'Tabel' }));
    expect(await screen.findByRole('table')).toBeInTheDocument();
    expect(window.location.hash).toBe('#/aanmeldingen?weergave=tabel');
  });

  it('teaches what belongs here when there is nothing', async () => {
    core.applicationBoard.mockResolvedValue(board([]));
    core.today.mockResolvedValue({ deadlines: [], waiting_total: 0 } as unknown as Today);
    const { container } = open('#/aanmeldingen');
    expect(await screen.findByText('Nog geen aanmeldingen')).toBeInTheDocument();
    expect(screen.getByText('Er lopen geen aanmeldingen.')).toBeInTheDocument();
    expect(screen.queryByLabelText('Zoeken in de lijst'), 'nothing to filter').not.toBeInTheDocument();
    await axe(container);
  });

  it('says so when nothing fits, and shows all again', async () => {
    const user = userEvent.setup();
    core.applicationBoard.mockImplementation(async ({ text }) => board(text === '' ? rows(14) : []));
    open('#/aanmeldingen?tekst=xyz');
    await user.click(await screen.findByRole('button', { name: 'Alles tonen' }));
    expect(await screen.findByText(/14 aanmeldingen lopen/)).toBeInTheDocument();
    await waitFor(() => expect(screen.getByLabelText('Zoeken in de lijst')).toHaveValue(''));
  });

  it('says what went wrong, with a way to try again', async () => {
    core.applicationBoard.mockRejectedValue({ code: 'database', reference: 'R7' });
    open('#/aanmeldingen');
    expect(await screen.findByText(/R7/)).toBeInTheDocument();
    expect(screen.getByRole('button', { name: 'Opnieuw proberen' })).toBeInTheDocument();
  });
});
