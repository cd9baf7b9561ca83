import { render, screen, waitFor } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { bridge, type Finding, type InterviewDraft, type PlanOptions } from '../../../bridge';
import { startRouter } from '../../../lib/router.svelte';
import { axe } from '../../../test/axe';
import { options, planned, sameDay } from '../../../test/samples/planning';
import { today } from '../../../test/samples/school';
import { desk as anywhere } from '../../../test/samples/today';
import PlanInterview from '../PlanInterview.svelte';
import { agendaOf, endOf } from './agenda';

const desk = { ...anywhere, today };

function finding(field: string, code: Finding['code'], severity: Finding['severity'] = 'warning', values = {}): Finding {
  return { field, severity, code, values, source: null };
}

async function open(given: PlanOptions = options) {
  vi.mocked(bridge.planOptions).mockResolvedValue(given);
  const { container } = render(PlanInterview, { id: 'app-1' });
  await screen.findByRole('heading', { level: 1, name: `Intakegesprek met ${given.name}` });
  return container;
}

function rulesSay(...findings: Finding[]) {
  vi.mocked(bridge.checkInterview).mockResolvedValue({ findings, same_day: sameDay });
}

beforeEach(() => {
  window.location.hash = '#/aanmeldingen/app-1/gesprek';
  vi.spyOn(bridge, 'deskState').mockResolvedValue(desk);
  vi.spyOn(bridge, 'planOptions');
  vi.spyOn(bridge, 'checkInterview').mockResolvedValue({ findings: [], same_day: sameDay });
  vi.spyOn(bridge, 'planInterview').mockResolvedValue({ value: 'talk-1', change: null });
});

describe('planning an interview', () => {
  it('explains the proposal in words and shows the rest of that day', async () => {
    const container = await open();
    expect(screen.getByText(/Voorstel: di 1 dec 2026 om 10:00, 37 dagen vóór de laatste dag om te beslissen/)).toBeVisible();
    expect(await screen.findByText('08:45–09:25')).toBeVisible();
    expect(screen.getByText('Yusuf Yıldırım')).toBeVisible();
    expect(screen.getByText('10:00–10:40')).toBeVisible();
    expect(screen.getByText(/bellen: 06-00001234/)).toBeVisible();
    await axe(container);
  });

  it('plans by keyboard alone and goes back to the aanmelding', async () => {
    await open();
    screen.getByLabelText('Dag').focus();
    await userEvent.keyboard('{Control>}a{/Control}3-12-26{Tab}{Control>}a{/Control}1315{Tab}{Control>}a{/Control}45{Tab}');
    expect(screen.getByRole('combobox', { name: 'Ruimte' })).toHaveFocus();
    await userEvent.keyboard('{Control>}{Enter}{/Control}');
    await waitFor(() => expect(window.location.hash).toBe('#/aanmeldingen/app-1'));
    expect(bridge.planInterview).toHaveBeenCalledExactlyOnceWith({
      ...options.draft,
      planned_on: '2026-12-03',
      starts_at: '13:15',
      minutes: 45,
    });
  });

  it('takes a room that is in no list, and who else comes', async () => {
    await open();
    await userEvent.clear(screen.getByRole('combobox', { name: 'Ruimte' }));
    await userEvent.type(screen.getByRole('combobox', { name: 'Ruimte' }), 'Bibliotheek');
    await userEvent.click(screen.getByLabelText('Mark van den Broek'));
    await userEvent.click(screen.getByLabelText('Met rondleiding'));
    await userEvent.selectOptions(screen.getByLabelText('Kennismaken met leerkracht'), '');
    await userEvent.click(screen.getByRole('button', { name: 'Gesprek plannen' }));
    await waitFor(() => expect(bridge.planInterview).toHaveBeenCalledOnce());
    expect(vi.mocked(bridge.planInterview).mock.calls[0]?.[0]).toMatchObject({
      room: 'Bibliotheek',
      caregiver_ids: ['marieke', 'mark'],
      with_tour: false,
      teacher_id: null,
    });
  });

  it('says clashes beside their fields, and a no-contact order beside the person', async () => {
    rulesSay(
      finding('director_id', 'staff_busy', 'refusal', { name: 'Anke de Wit', time: '10:00' }),
      finding('room', 'room_busy', 'warning', { name: 'Directiekamer', time: '10:00' }),
      finding('planned_on', 'closed_day', 'warning', { name: 'Studiedag team' }),
      finding('caregiver_ids', 'no_contact_order', 'warning', { name: 'Mark van den Broek', caregiver_id: 'mark' }),
      finding('', 'application_closed', 'refusal'),
    );
    const container = await open();
    await waitFor(() => expect(screen.getByLabelText('Wie leidt het gesprek')).toHaveAccessibleDescription(/om 10:00 uur al een gesprek/));
    expect(screen.getByRole('combobox', { name: 'Ruimte' })).toHaveAccessibleDescription(/bezet/);
    expect(screen.getByLabelText('Dag')).toHaveAccessibleDescription(/Studiedag team/);
    expect(screen.getByLabelText('Mark van den Broek')).toHaveAccessibleDescription(/contactverbod/);
    expect(screen.getByLabelText(/^Marieke/)).not.toHaveAccessibleDescription(/contactverbod/);
    expect(screen.getByText(/afgesloten/)).toBeVisible();
    await axe(container);
  });

  it('asks the rules again for what was typed, not for every key', async () => {
    await open();
    await waitFor(() => expect(bridge.checkInterview).toHaveBeenCalledOnce());
    await userEvent.clear(screen.getByLabelText('Dag'));
    await userEvent.type(screen.getByLabelText('Dag'), '4-12-2026');
    await waitFor(() => expect(bridge.checkInterview).toHaveBeenLastCalledWith({ ...options.draft, planned_on: '2026-12-04' }));
    expect(vi.mocked(bridge.checkInterview).mock.calls.length).toBeLessThan(9);
  });

  it('says that a field is empty only once the user wants to plan, and keeps the rest', async () => {
    rulesSay(finding('planned_on', 'required', 'refusal'));
    vi.mocked(bridge.planInterview).mockRejectedValue({ code: 'invalid', findings: [finding('planned_on', 'required', 'refusal')] });
    await open({ ...options, draft: { ...options.draft, planned_on: null, starts_at: '' } });
    expect(screen.getByText(/geen vrij moment voor een voorstel/)).toBeVisible();
    await waitFor(() => expect(bridge.checkInterview).toHaveBeenCalled());
    expect(screen.getByLabelText('Dag')).not.toBeInvalid();
    await userEvent.type(screen.getByLabelText('Begint om'), '900{Control>}{Enter}{/Control}');
    await waitFor(() => expect(screen.getByLabelText('Dag')).toBeInvalid());
    expect(screen.getByLabelText('Begint om')).toHaveValue('09:00');
    expect(window.location.hash).toBe('#/aanmeldingen/app-1/gesprek');
  });

  it('sends nothing while a day cannot be read', async () => {
    await open();
    await userEvent.clear(screen.getByLabelText('Dag'));
    await userEvent.type(screen.getByLabelText('Dag'), '31-2-2026{Control>}{Enter}{/Control}');
    expect(screen.getByLabelText('Dag')).toBeInvalid();
    expect(bridge.planInterview).not.toHaveBeenCalled();
  });

  it('brings the proposal back after trying other days', async () => {
    await open();
    await userEvent.clear(screen.getByLabelText('Dag'));
    await userEvent.type(screen.getByLabelText('Dag'), '4-12-2026{Tab}');
    await userEvent.click(screen.getByRole('button', { name: 'Terug naar het voorstel' }));
    expect(screen.getByLabelText('Dag')).toHaveValue('di 1 dec 2026');
    expect(screen.queryByRole('button', { name: 'Terug naar het voorstel' })).toBeNull();
  });

  it('tells what to do while nobody can lead a talk', async () => {
    await open({ ...options, staff: [], draft: { ...options.draft, director_id: null } });
    expect(screen.getByRole('link', { name: 'Naar het team' })).toHaveAttribute('href', '#/instellingen/team');
  });
});

describe('the address', () => {
  it.each([
    ['', { kind: 'next' }],
    ['?nieuw=1', { kind: 'another' }],
    ['?gesprek=talk-2', { kind: 'move', interview_id: 'talk-2' }],
  ] as const)('with “%s” says which talk is planned', async (query, planning) => {
    window.location.hash = `#/aanmeldingen/app-1/gesprek${query}`;
    const stop = startRouter();
    await open();
    expect(bridge.planOptions).toHaveBeenLastCalledWith('app-1', planning);
    stop();
  });
});

describe('moving an interview', () => {
  const { id, version } = planned.interview;
  const draft: InterviewDraft = { ...options.draft, interview_id: id, version };
  const moving = { ...options, draft };

  it('uses the same screen by its own name', async () => {
    await open(moving);
    expect(screen.getByText(/Nu gepland op di 1 dec 2026 om 10:00/)).toBeVisible();
    expect(screen.getByRole('button', { name: 'Gesprek verzetten' })).toHaveAttribute('type', 'submit');
  });

  it('shows both versions after a conflict, and writes over the other when the user says so', async () => {
    const fields = [{ field: 'starts_at', mine: '10:00', theirs: '11:00' }];
    vi.mocked(bridge.planInterview).mockRejectedValueOnce({ code: 'conflict', kind: 'interview', id, version: 5, fields });
    await open(moving);
    await userEvent.click(screen.getByRole('button', { name: 'Gesprek verzetten' }));
    expect(await screen.findByRole('dialog')).toHaveTextContent('11:00');
    await userEvent.click(screen.getByRole('button', { name: 'Mijn versie bewaren' }));
    await waitFor(() => expect(bridge.planInterview).toHaveBeenLastCalledWith({ ...draft, version: 5 }));
  });

  it('takes the other version, and shows it', async () => {
    vi.mocked(bridge.planInterview).mockRejectedValueOnce({ code: 'conflict', kind: 'interview', id, version: 5, fields: [] });
    await open(moving);
    await userEvent.click(screen.getByRole('button', { name: 'Gesprek verzetten' }));
    await screen.findByRole('dialog');
    vi.mocked(bridge.planOptions).mockResolvedValue({ ...moving, draft: { ...draft, version: 5, starts_at: '11:00' } });
    await userEvent.click(screen.getByRole('button', { name: 'Die van de ander nemen' }));
    await waitFor(() => expect(screen.getByLabelText('Begint om')).toHaveValue('11:00'));
    expect(screen.queryByRole('dialog')).toBeNull();
  });
});

describe('the day of a talk', () => {
  it('puts the talk among the others by time', () => {
    const lines = agendaOf(sameDay, { ...options.draft, starts_at: '08:00' });
    expect(lines.map(({ starts, row }) => [starts, row?.name ?? 'own'])).toEqual([
      ['08:00', 'own'],
      ['08:45', 'Yusuf Yıldırım'],
    ]);
  });

  it('counts over the hour', () => expect(endOf('09:45', 40)).toBe('10:25'));
});
