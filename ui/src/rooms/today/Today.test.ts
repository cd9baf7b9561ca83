import { render, screen, within } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { beforeEach, expect, test, vi } from 'vitest';
import { bridge, type Today } from '../../bridge';
import { announce } from '../../live/changes.svelte';
import { giveRights } from '../../live/rights.svelte';
import { axe } from '../../test/axe';
import { morningRow, wenChild } from '../../test/samples/mornings';
import { crowded, lastChange, ordinary, quiet, row } from '../../test/samples/today';
import { rightsOf } from '../../test/samples/rights';
import TodayScreen from './Today.svelte';

vi.mock('../../bridge', async (original) => ({ ...(await original<object>()), bridge: { today: vi.fn(), safetyNotices: vi.fn() } }));

beforeEach(() => void vi.mocked(bridge.safetyNotices).mockResolvedValue([]));

async function show(today: Today) {
  vi.mocked(bridge.today).mockResolvedValue(today);
  const shown = render(TodayScreen, { person: 'Anja de Groot' });
  await screen.findByRole('heading', { level: 1 });
  return shown;
}

function section(name: string) {
  return within(screen.getByRole('region', { name }));
}

test('the answer stands at the top, in words', async () => {
  const { container } = await show(ordinary);
  expect(screen.getByRole('heading', { level: 1 })).toHaveTextContent('Acht dingen vragen vandaag aandacht');
  expect(screen.getByText(/Dag Anja, het is maandag 23 november 2026/)).toHaveTextContent(
    'Drie termijnen (waarvan één te laat), twee gesprekken, twee afspraken en één inschrijving. Daarnaast wachten vier aanmeldingen op een stap.',
  );
  expect(container.querySelector('[data-ready]')).not.toBeNull();
  await axe(container);
});

test('every aanmelding has its next deed as a link to where it is done', async () => {
  await show(ordinary);
  const deadlines = section('Termijnen');
  expect(deadlines.getByRole('link', { name: 'Yusuf Yıldırım' })).toHaveAttribute('href', '#/aanmeldingen/application-1');
  expect(deadlines.getByText('3 dagen te laat')).toBeInTheDocument();
  const waiting = section('Wacht op een stap');
  expect(waiting.getByRole('link', { name: /Intakegesprek plannen: Bram Peters/ })).toHaveAttribute(
    'href',
    '#/aanmeldingen/application-7/gesprek',
  );
  expect(waiting.getByRole('link', { name: /Gesprek vastleggen: Daan Jansen/ })).toHaveAttribute('href', '#/aanmeldingen/application-5');
});

test('talks lead to their preparation, vacations to the school years', async () => {
  await show(ordinary);
  const talks = section('Gesprekken vandaag');
  expect(talks.getByText('08:45 uur')).toBeInTheDocument();
  expect(talks.getByText('gevoerd')).toBeInTheDocument();
  expect(talks.getByRole('link', { name: 'Zofia Wiśniewska' })).toHaveAttribute('href', '#/aanmeldingen/application-3/voorbereiding');
  expect(section('Later deze week').getByText('do 26 nov, 10:00 uur')).toBeInTheDocument();
  expect(section('Afspraken').getByText('2 dagen te laat')).toBeInTheDocument();
  expect(screen.getByRole('link', { name: 'Nakijken bij Schooljaren' })).toHaveAttribute('href', '#/instellingen/jaren');
});

test('who starts soon and is not enrolled yet leads to its papers', async () => {
  await show(ordinary);
  const enrolments = section('Voor de inschrijving');
  expect(enrolments.getByRole('link', { name: 'Lot Hendriks' })).toHaveAttribute('href', '#/aanmeldingen/application-9?tab=papieren');
  expect(enrolments.getByText('Nog niet in orde: inschrijving in ParnasSys en schoolgids uitreiken')).toBeInTheDocument();
  expect(enrolments.getByText('start ma 30 nov 2026')).toBeInTheDocument();
});

test('an admitted child with whose admission a parent does not agree is said, also long before it starts', async () => {
  const [start] = ordinary.to_enrol;
  await show({ ...ordinary, to_enrol: start ? [{ ...start, open: [], objects: true }] : [] });
  const enrolments = section('Voor de inschrijving');
  expect(enrolments.getByText('Ouder met gezag niet eens')).toBeInTheDocument();
  expect(enrolments.queryByText(/Nog niet in orde/)).not.toBeInTheDocument();
});

test('a closed day is said', async () => {
  await show(crowded);
  expect(screen.getByText('Vandaag is er geen school: Studiedag.')).toBeInTheDocument();
});

test('two hundred rows stay a short list with the way to all of them', async () => {
  await show(crowded);
  const waiting = section('Wacht op een stap');
  expect(waiting.getAllByRole('listitem')).toHaveLength(10);
  await userEvent.click(waiting.getByRole('button', { name: 'Nog 40 tonen' }));
  expect(waiting.getAllByRole('listitem')).toHaveLength(50);
  expect(waiting.getByRole('link', { name: 'Alle 203 in Aanmeldingen' })).toHaveAttribute('href', '#/aanmeldingen');
});

test('a day without anything says so, and what belongs here', async () => {
  const { container } = await show(quiet);
  expect(screen.getByRole('heading', { level: 1 })).toHaveTextContent('Niets dat vandaag wacht');
  expect(screen.getByText(/Belt er een ouder/)).toBeInTheDocument();
  expect(screen.getAllByRole('link', { name: 'Nieuwe aanmelding' })).toHaveLength(1);
  await axe(container);
});

test('vacations to look up do not make a quiet day busy', async () => {
  await show({ ...quiet, to_check: ordinary.to_check });
  expect(screen.getByText('Alles is bij')).toBeInTheDocument();
  expect(section('Vakanties om te controleren').getByText('Voorjaarsvakantie')).toBeInTheDocument();
  expect(screen.queryByText('Gesprekken vandaag')).not.toBeInTheDocument();
});

test('one thing is one thing', async () => {
  await show({ ...quiet, deadlines: [row(0, { step: 'decide' })] });
  expect(screen.getByRole('heading', { level: 1 })).toHaveTextContent('Eén ding vraagt vandaag aandacht');
});

test('without haste the waiting ones are named', async () => {
  await show({ ...quiet, waiting: [row(0)], waiting_total: 1 });
  expect(screen.getByRole('heading', { level: 1 })).toHaveTextContent('Geen haast: één aanmelding wacht op een stap');
});

test('a change shows at once; an error keeps what was there', async () => {
  await show(ordinary);
  vi.mocked(bridge.today).mockResolvedValue(quiet);
  announce(lastChange);
  expect(await screen.findByText('Niets dat vandaag wacht')).toBeInTheDocument();
  vi.mocked(bridge.today).mockRejectedValue({ code: 'database', reference: '8F3A21C0' });
  announce(lastChange);
  expect(await screen.findByRole('alert')).toHaveTextContent('8F3A21C0');
  expect(screen.getByText('Niets dat vandaag wacht')).toBeInTheDocument();
  vi.mocked(bridge.today).mockResolvedValue(ordinary);
  await userEvent.click(screen.getByRole('button', { name: 'Opnieuw proberen' }));
  expect(await screen.findByText('Acht dingen vragen vandaag aandacht')).toBeInTheDocument();
  expect(screen.queryByRole('alert')).not.toBeInTheDocument();
});

test('what keeps the data safe is said with the screen where it is done', async () => {
  vi.mocked(bridge.safetyNotices).mockResolvedValue([
    { what: 'store_faults', at: '2026-11-20T09:00:00.000Z' },
    { what: 'backup_old', made_at: '2026-11-10T16:00:00.000Z' },
    { what: 'second_place_gone', folder: 'E:\\Driehoek' },
    { what: 'rights_unconfirmed', since: '2025-10-01' },
    { what: 'erasure_due', children: 3 },
  ]);
  const { container } = await show(quiet);
  const said = within(await screen.findByRole('region', { name: 'Veiligheid van de gegevens' }));
  expect(said.getByText(/meer dan een week oud/)).toBeInTheDocument();
  expect(said.getByText(/E:\\Driehoek/)).toBeInTheDocument();
  expect(said.getByText('Van drie kinderen is de bewaartermijn voorbij.')).toBeInTheDocument();
  expect(said.getByRole('link', { name: 'Rechten nakijken' })).toHaveAttribute('href', '#/beheer/gebruikers');
  expect(said.getAllByRole('link')).toHaveLength(5);
  await axe(container);
});

test('when all is safe, or it cannot be told, Vandaag says nothing of it', async () => {
  vi.mocked(bridge.safetyNotices).mockRejectedValue({ code: 'busy' });
  await show(quiet);
  expect(screen.queryByRole('region', { name: 'Veiligheid van de gegevens' })).not.toBeInTheDocument();
});

test('wenkinderen of today, a morning that nobody wrote down, and what must be planned lead to where it is done', async () => {
  const wen = {
    today: [morningRow()],
    to_mark: [morningRow({ id: 'morning-2', planned_on: '2026-11-20' }, { name: 'Sem Bos' })],
    to_plan: [wenChild({ name: 'Lotte de Wit', application_id: 'application-7' })],
    to_plan_total: 3,
    unanswered: 2,
    repairs: 1,
  };
  const starts: Today['starts'] = [
    { application_id: 'application-8', name: 'Mees Vos', step: 'start', due_on: '2026-11-20', days_left: -3 },
  ];
  const { container } = await show({ ...quiet, wen, starts });
  expect(screen.getByRole('heading', { level: 1 })).toHaveTextContent('Drie dingen vragen vandaag aandacht');
  const today = section('Wenkinderen vandaag');
  expect(today.getByText('Groep 1/2 A · bij Femke Arts · 2e van 5')).toBeInTheDocument();
  expect(today.getByRole('link', { name: 'Bellijst en aanwezigheid' })).toHaveAttribute('href', '#/wenochtenden/dag?dag=2026-11-23');
  const mark = section('Hoe ging de wenochtend?');
  expect(mark.getByRole('link', { name: 'Opschrijven: Sem Bos' })).toHaveAttribute('href', '#/wenochtenden/dag?dag=2026-11-20');
  const plan = section('Wenochtenden regelen');
  expect(plan.getByText('Eén wenochtend kan zo niet doorgaan.')).toBeInTheDocument();
  expect(plan.getByText('Drie kinderen hebben nog niet alle wenochtenden.')).toBeInTheDocument();
  expect(plan.getByText('Op twee wenochtenden binnen twee weken is nog geen antwoord.')).toBeInTheDocument();
  expect(plan.getByRole('link', { name: 'Lotte de Wit' })).toHaveAttribute('href', '#/aanmeldingen/application-7?tab=wennen');
  const started = section('Eerste schooldagen');
  expect(started.getByText('Leg vast dat het kind is gestart.')).toBeInTheDocument();
  expect(started.getByText('3 dagen te laat')).toBeInTheDocument();
  await axe(container);
});

test('a teacher sees the own wenkinderen and nothing to plan', async () => {
  giveRights(rightsOf('teacher'));
  const wen = { today: [morningRow()], to_mark: [], to_plan: [wenChild()], to_plan_total: 1, unanswered: 1, repairs: 1 };
  await show({ ...quiet, wen });
  expect(section('Wenkinderen vandaag').getByText('Jip-Jan van den Heuvel-Oosterwijk')).toBeInTheDocument();
  expect(screen.queryByRole('region', { name: 'Wenochtenden regelen' })).not.toBeInTheDocument();
});
