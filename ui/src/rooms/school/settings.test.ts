import { render, screen, waitFor, within } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { bridge, type ClosedPeriod, type GroupDraft, type School, type StaffMember } from '../../bridge';
import { navigate } from '../../lib/router.svelte';
import { axe } from '../../test/axe';
import { nextYear, overview, periods, school, springBreak, staff, today, year } from '../../test/samples/school';
import { desk as anywhere } from '../../test/samples/today';
import { newGroup } from './school';
import Settings from './Settings.svelte';

const desk = { ...anywhere, today };
const kept = <T>(value: T) => Promise.resolve({ value, change: null });

beforeEach(() => {
  navigate('#/instellingen', { replace: true });
  vi.spyOn(bridge, 'deskState').mockResolvedValue(desk);
  vi.spyOn(bridge, 'school').mockResolvedValue(school);
  vi.spyOn(bridge, 'staff').mockResolvedValue(staff);
  vi.spyOn(bridge, 'schoolYears').mockResolvedValue([year]);
  vi.spyOn(bridge, 'yearOverview').mockResolvedValue(overview);
  vi.spyOn(bridge, 'checkPeriod').mockResolvedValue([]);
});

describe('Instellingen', () => {
  it.each([
    ['school', 'School', 'Naam van de school'],
    ['team', 'Team', 'Rol'],
    ['jaren', 'Schooljaren', 'Feestdagen'],
    ['groepen', 'Groepen', 'Bezetting nu'],
  ])('shows %s without a finding of axe', async (tab, heading, content) => {
    const { container } = render(Settings, { tab });
    expect(screen.getByRole('heading', { level: 1 })).toHaveTextContent(heading);
    await screen.findAllByText(content);
    expect(screen.getByRole('link', { name: heading })).toHaveAttribute('aria-current', 'page');
    await axe(container);
  });

  it('says what went wrong when the data cannot be read, with a way to try again', async () => {
    vi.mocked(bridge.school).mockRejectedValueOnce({ code: 'busy' });
    render(Settings, { tab: 'school' });
    expect(await screen.findByRole('alert')).toHaveTextContent('aan het bewaren');
    await userEvent.click(screen.getByRole('button', { name: 'Opnieuw proberen' }));
    expect(await screen.findByLabelText('Naam van de school')).toHaveValue('KC De Sprong');
  });
});

describe('the school', () => {
  it('saves a field when it is left, once, and shows its mark', async () => {
    const save = vi.spyOn(bridge, 'saveSchool').mockImplementation((typed: School) => kept({ ...typed, version: 5 }));
    render(Settings, { tab: 'school' });
    const city = await screen.findByLabelText('Plaats');
    await userEvent.clear(city);
    await userEvent.type(city, 'Sint Anthonis');
    await userEvent.tab();
    await screen.findByText('bewaard');
    expect(save).toHaveBeenCalledExactlyOnceWith({ ...school, city: 'Sint Anthonis' });
  });

  it('says what is wrong beside the field and keeps what was typed', async () => {
    const findings = [{ field: 'brin', severity: 'refusal', code: 'not_a_brin', values: {}, source: null }];
    vi.spyOn(bridge, 'saveSchool').mockRejectedValue({ code: 'invalid', findings });
    render(Settings, { tab: 'school' });
    const brin = await screen.findByLabelText('BRIN-nummer');
    await userEvent.clear(brin);
    await userEvent.type(brin, 'spoor9');
    await userEvent.tab();
    await waitFor(() => expect(brin).toHaveAccessibleDescription(/2 cijfers en 2 letters, zoals 12AB/));
    expect(brin).toHaveValue('spoor9');
  });

  it('saves the customs of the first day, and keeps them while a number cannot be read', async () => {
    const save = vi.spyOn(bridge, 'saveSchool').mockImplementation((typed: School) => kept({ ...typed, version: typed.version + 1 }));
    render(Settings, { tab: 'school' });
    await userEvent.click(await screen.findByLabelText('Geen start in december'));
    expect(save.mock.lastCall?.[0]).toMatchObject({ start_no_december: false, start_summer_weeks: 4 });
    const weeks = screen.getByLabelText('Start na de zomervakantie');
    await userEvent.clear(weeks);
    await userEvent.type(weeks, '40');
    await userEvent.tab();
    expect(weeks).toHaveAccessibleDescription(/Het getal moet tussen 0 en 8 liggen/);
    expect(weeks).toHaveValue('40');
    expect(save, 'not with a number that cannot be').toHaveBeenCalledTimes(1);
    await userEvent.clear(weeks);
    await userEvent.tab();
    await waitFor(() => expect(save.mock.lastCall?.[0]).toMatchObject({ start_summer_weeks: 0 }));
  });

  it('saves what school prefers for wenochtenden as soon as a day is ticked or a number left', async () => {
    const save = vi.spyOn(bridge, 'saveSchool').mockImplementation((typed: School) => kept({ ...typed, version: typed.version + 1 }));
    render(Settings, { tab: 'school' });
    await userEvent.click(await screen.findByRole('checkbox', { name: 'maandag' }));
    expect(save.mock.lastCall?.[0]).toMatchObject({ wen_weekdays: [2, 4, 5] });
    const places = screen.getByLabelText('Tegelijk in een groep');
    await userEvent.clear(places);
    await userEvent.type(places, '0');
    await userEvent.tab();
    expect(places).toHaveAccessibleDescription(/Het getal moet tussen 1 en 10 liggen/);
    expect(save).toHaveBeenCalledTimes(1);
    await userEvent.clear(places);
    await userEvent.type(places, '3');
    await userEvent.tab();
    await waitFor(() => expect(save.mock.lastCall?.[0]).toMatchObject({ wen_places: 3 }));
  });

  it('reads rooms from lines and shows both versions after a conflict', async () => {
    const fields = [{ field: 'rooms', mine: 'Aula', theirs: 'Kapel' }];
    const save = vi.spyOn(bridge, 'saveSchool').mockRejectedValueOnce({ code: 'conflict', kind: 'school', id: 'school', version: 9, fields });
    save.mockImplementation((typed: School) => kept({ ...typed, version: 10 }));
    render(Settings, { tab: 'school' });
    const rooms = await screen.findByLabelText('Ruimtes');
    await userEvent.clear(rooms);
    await userEvent.type(rooms, 'Aula{Enter}Spreekkamer');
    await userEvent.tab();
    const dialog = await screen.findByRole('dialog');
    expect(dialog).toHaveTextContent('Kapel');
    await userEvent.click(within(dialog).getByRole('button', { name: 'Mijn versie bewaren' }));
    await waitFor(() => expect(save).toHaveBeenLastCalledWith({ ...school, version: 9, rooms: ['Aula', 'Spreekkamer'] }));
  });
});

describe('the team', () => {
  it('teaches what belongs here while nobody does', async () => {
    vi.mocked(bridge.staff).mockResolvedValue([]);
    const { container } = render(Settings, { tab: 'team' });
    expect(await screen.findByText('Wie werken er op school?')).toBeVisible();
    await axe(container);
  });

  it('adds someone by keyboard with their working days', async () => {
    const save = vi.spyOn(bridge, 'saveStaff').mockImplementation((member: StaffMember) => kept(member));
    render(Settings, { tab: 'team' });
    await screen.findByText('Anke de Wit');
    screen.getByRole('button', { name: 'Collega toevoegen' }).focus();
    await userEvent.keyboard('{Enter}');
    await userEvent.keyboard('Joep{Tab}{Tab}Janssen{Tab}');
    await userEvent.selectOptions(screen.getByLabelText('Rol'), 'support');
    await userEvent.click(screen.getByLabelText('vrijdag'));
    await axe(document.body);
    await userEvent.type(screen.getByLabelText('E-mail'), 'joep@example.nl{Control>}{Enter}{/Control}');
    await waitFor(() => expect(save).toHaveBeenCalledOnce());
    expect(save.mock.calls[0]?.[0]).toMatchObject({
      id: '',
      roepnaam: 'Joep',
      voorvoegsel: null,
      achternaam: 'Janssen',
      role: 'support',
      working_days: [1, 2, 3, 4],
      email: 'joep@example.nl',
    });
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
  });

  it('keeps the dialog open with the reason beside the field', async () => {
    const findings = [{ field: 'achternaam', severity: 'refusal', code: 'required', values: {}, source: null }];
    vi.spyOn(bridge, 'saveStaff').mockRejectedValue({ code: 'invalid', findings });
    render(Settings, { tab: 'team' });
    await userEvent.click(await screen.findByRole('button', { name: 'Ineke Peters' }));
    await userEvent.clear(screen.getByLabelText('Achternaam'));
    await userEvent.click(screen.getByRole('button', { name: 'Bewaren' }));
    await waitFor(() => expect(screen.getByLabelText('Achternaam')).toHaveAccessibleDescription(/ontbreekt/));
    expect(screen.getByLabelText('Roepnaam')).toHaveValue('Ineke');
  });

  it('asks for those who left only when wanted', async () => {
    render(Settings, { tab: 'team' });
    await userEvent.click(await screen.findByLabelText('Ook oud-collega’s'));
    await waitFor(() => expect(bridge.staff).toHaveBeenLastCalledWith(true));
    expect(await screen.findByRole('columnheader', { name: 'Laatste werkdag' })).toBeVisible();
  });
});

describe('school years', () => {
  it('offers the year under way while there is none', async () => {
    vi.mocked(bridge.schoolYears).mockResolvedValue([]);
    const add = vi.spyOn(bridge, 'addYear').mockResolvedValue({ value: year, change: null });
    const { container } = render(Settings, { tab: 'jaren' });
    expect(await screen.findByText('Begin met een schooljaar')).toBeVisible();
    await axe(container);
    await userEvent.click(screen.getByRole('button', { name: 'Schooljaar 2026-2027 toevoegen' }));
    expect(add).toHaveBeenCalledExactlyOnceWith(2026);
    expect(bridge.yearOverview).not.toHaveBeenCalled();
  });

  it('says which vacations must be checked, and makes them the school’s own when the user says so', async () => {
    const save = vi.spyOn(bridge, 'savePeriod').mockImplementation((typed: ClosedPeriod) => kept(typed));
    render(Settings, { tab: 'jaren' });
    expect(await screen.findByText('Controleer ‘Meivakantie’')).toBeVisible();
    await userEvent.click(screen.getByRole('button', { name: 'Meivakantie' }));
    const dialog = screen.getByRole('dialog');
    expect(within(dialog).getByLabelText('Aantekening')).toHaveValue(springBreak.note);
    await userEvent.click(within(dialog).getByLabelText('Eigen keuze'));
    await axe(document.body);
    await userEvent.click(within(dialog).getByRole('button', { name: 'Bewaren' }));
    expect(save).toHaveBeenCalledExactlyOnceWith({ ...springBreak, status: 'own' });
  });

  it('leaves a period to be checked when only its days change', async () => {
    const save = vi.spyOn(bridge, 'savePeriod').mockImplementation((typed: ClosedPeriod) => kept(typed));
    render(Settings, { tab: 'jaren' });
    await userEvent.click(await screen.findByRole('button', { name: 'Meivakantie' }));
    const from = screen.getByLabelText('Eerste dag');
    await userEvent.clear(from);
    await userEvent.type(from, '26-4-2027{Control>}{Enter}{/Control}');
    await waitFor(() => expect(save).toHaveBeenCalledExactlyOnceWith({ ...springBreak, starts_on: '2027-04-26' }));
  });

  it('says beside the day what the rules warn of, before it is saved', async () => {
    vi.mocked(bridge.checkPeriod).mockResolvedValue([
      { field: 'starts_on', severity: 'warning', code: 'overlaps', values: { name: 'Kerstvakantie' }, source: null },
    ]);
    const save = vi.spyOn(bridge, 'savePeriod').mockImplementation((typed: ClosedPeriod) => kept(typed));
    render(Settings, { tab: 'jaren' });
    await userEvent.click(await screen.findByRole('button', { name: 'Vakantie of vrije dag toevoegen' }));
    await userEvent.type(screen.getByLabelText('Naam'), 'Studiedag');
    await userEvent.click(screen.getByRole('button', { name: 'Toevoegen' }));
    expect(screen.getByLabelText('Eerste dag')).toHaveAccessibleDescription(/Vul een dag in/);
    expect(save).not.toHaveBeenCalled();
    await userEvent.type(screen.getByLabelText('Eerste dag'), '21-12-2026{Tab}');
    await waitFor(() => expect(screen.getByLabelText('Eerste dag')).toHaveAccessibleDescription(/overlapt met Kerstvakantie/));
    await userEvent.click(screen.getByRole('button', { name: 'Toevoegen' }));
    expect(save.mock.calls[0]?.[0]).toMatchObject({ id: '', starts_on: '2026-12-21', ends_on: '2026-12-21', status: 'own' });
  });

  it('removes a period, and says so with a way back', async () => {
    const remove = vi.spyOn(bridge, 'removePeriod').mockResolvedValue({ value: null, change: null });
    render(Settings, { tab: 'jaren' });
    await userEvent.click(await screen.findByRole('button', { name: 'Herfstvakantie' }));
    await userEvent.click(screen.getByRole('button', { name: 'Verwijderen' }));
    expect(remove).toHaveBeenCalledExactlyOnceWith(periods[0]);
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
  });
});

describe('groups', () => {
  it('shows another year when that is chosen', async () => {
    vi.mocked(bridge.schoolYears).mockResolvedValue([year, nextYear]);
    render(Settings, { tab: 'groepen' });
    await userEvent.selectOptions(await screen.findByLabelText('Schooljaar'), '2027-2028');
    await waitFor(() => expect(bridge.yearOverview).toHaveBeenLastCalledWith(2027));
    expect(vi.mocked(bridge.yearOverview).mock.calls[0]).toEqual([2026]);
  });

  it('points to Schooljaren while there is no year', async () => {
    vi.mocked(bridge.schoolYears).mockResolvedValue([]);
    render(Settings, { tab: 'groepen' });
    expect(await screen.findByRole('link', { name: 'Naar Schooljaren' })).toHaveAttribute('href', '#/instellingen/jaren');
  });

  it('sends a new group as it was typed, with its teachers on their free days', async () => {
    const save = vi.spyOn(bridge, 'saveGroup').mockImplementation(({ group }: GroupDraft) => kept(group));
    render(Settings, { tab: 'groepen' });
    await userEvent.click(await screen.findByRole('button', { name: 'Groep toevoegen' }));
    await userEvent.type(screen.getByLabelText('Naam'), 'Groep 3');
    await userEvent.click(screen.getByLabelText('3'));
    await userEvent.clear(screen.getByLabelText('Plaatsen'));
    await userEvent.type(screen.getByLabelText('Plaatsen'), '30');
    await userEvent.selectOptions(screen.getByLabelText('Leerkracht erbij'), 'sanne');
    await userEvent.selectOptions(screen.getByLabelText('Leerkracht erbij'), 'zeynep');
    await userEvent.click(screen.getByLabelText('Zeynep Yıldırım-Hendriks op woensdag'));
    await userEvent.click(screen.getByLabelText('Zeynep Yıldırım-Hendriks op vrijdag'));
    expect(screen.getByText('Nog niemand op vrijdag.')).toBeVisible();
    await axe(document.body);
    await userEvent.click(screen.getByRole('button', { name: 'Toevoegen' }));
    const lesson = (staff_id: string, weekday: number) => ({ staff_id, weekday });
    expect(save).toHaveBeenCalledExactlyOnceWith({
      group: { ...newGroup(year.id), name: 'Groep 3', jaargroepen: [3], capacity: 30 },
      teachers: [lesson('sanne', 1), lesson('sanne', 2), lesson('sanne', 3), lesson('zeynep', 4), lesson('zeynep', 3)],
    });
  });

  it('takes a teacher out of a known group and leaves the rest as it was', async () => {
    const save = vi.spyOn(bridge, 'saveGroup').mockImplementation(({ group }: GroupDraft) => kept(group));
    render(Settings, { tab: 'groepen' });
    await userEvent.click(await screen.findByRole('button', { name: 'Groep 1/2 A' }));
    await userEvent.click(screen.getByRole('button', { name: 'Sanne van den Berg uit deze groep halen' }));
    await userEvent.click(screen.getByRole('button', { name: 'Bewaren' }));
    expect(save).toHaveBeenCalledExactlyOnceWith({ group: overview.groups[0]?.group, teachers: [] });
  });

  it('says why a group that is in use cannot go, and keeps the dialog', async () => {
    const findings = [{ field: '', severity: 'refusal', code: 'in_use', values: { name: 'Groep 1/2 A' }, source: null }];
    vi.spyOn(bridge, 'removeGroup').mockRejectedValue({ code: 'invalid', findings });
    render(Settings, { tab: 'groepen' });
    await userEvent.click(await screen.findByRole('button', { name: 'Groep 1/2 A' }));
    await userEvent.click(screen.getByRole('button', { name: 'Verwijderen' }));
    expect(await screen.findByText(/nog in gebruik/)).toBeVisible();
    expect(screen.getByRole('dialog')).toBeVisible();
  });
});
