import { render, screen, waitFor, within } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { bridge, type DayList, type DayMorning, type Morning, type MorningRow } from '../../../bridge';
import { startRouter } from '../../../lib/router.svelte';
import { giveRights } from '../../../live/rights.svelte';
import { closeToast, toasts } from '../../../parts/toasts.svelte';
import { axe } from '../../../test/axe';
import { morningRow } from '../../../test/samples/mornings';
import { rightsOf } from '../../../test/samples/rights';
import { calendar, groupA, groupB } from '../../../test/samples/wenCalendar';
import { addDays, weekdayOf } from '../../../lib/dates';
import DayTab from './DayTab.svelte';

vi.mock('../../../bridge', async (original) => ({
  ...(await original<object>()),
  bridge: {
    wenCalendar: vi.fn(),
    wenDays: vi.fn(),
    answerMorning: vi.fn(),
    saveEscort: vi.fn(),
    markMorning: vi.fn(),
    undoChange: vi.fn(),
    childMornings: vi.fn(),
    proposeMornings: vi.fn(),
    morningTargets: vi.fn(),
    saveDayList: vi.fn(),
    saveWeekSheet: vi.fn(),
  },
}));

const today = '2026-11-24';
const core = vi.mocked(bridge);
let stop: () => void;
/** What the core has. */
let told: DayMorning[];

const noor = 'Noor van den Broek';
const long = 'Maximiliaan-Alexander van der Meulen-Hogendoorn van Wassenaer';

function coming(id: string, name: string, over: Partial<Morning> = {}, more: Partial<MorningRow> = {}, rest: Partial<DayMorning> = {}): DayMorning {
  return {
    row: morningRow({ id, application_id: `application-${id}`, planned_on: today, answer: 'open', escort: null, ...over }, { name, ...more }),
    contacts: [
      { name: 'Mila Bakker', phone: '06 12 34 56 78', other_phone: '020 123 45 67', emergency: true },
      { name: 'Tom van den Broek', phone: null, other_phone: null, emergency: false },
    ],
    allergies: [],
    last_question: null,
    ...rest,
  };
}

function listOf(on: string): DayList {
  const closed = on === '2026-11-27' ? { starts_on: on, ends_on: on, name: { kind: 'period' as const, name: 'Studiedag team' } } : null;
  return { on, closed, mornings: told.filter(({ row }) => row.morning.planned_on === on && row.morning.cancelled_on === null) };
}

function daysBetween(from: string, until: string): DayList[] {
  const found = [];
  for (let on = from; on <= until; on = addDays(on, 1)) if (weekdayOf(on) < 5) found.push(listOf(on));
  return found;
}

/** Writes as the core does: the other's version is a conflict. */
function write(id: string, version: number, over: Partial<Morning>, deed: string) {
  const at = told.findIndex(({ row }) => row.morning.id === id);
  const one = told[at] as DayMorning;
  const now = one.row.morning;
  if (now.version !== version) throw { code: 'conflict', kind: 'wenochtend', id, version: now.version, fields: [{ field: 'play', mine: over.play ?? null, theirs: now.play }] };
  const value = { ...now, ...over, version: version + 1 };
  told = told.with(at, { ...one, row: { ...one.row, morning: value } });
  return { value, change: { id: `change-${id}-${value.version}`, deed, subject: one.row.name, kinds: ['wenochtend'] } };
}

async function open(hash = '#/wenochtenden/dag') {
  window.location.hash = hash;
  stop = startRouter();
  const shown = render(DayTab, { today });
  await waitFor(() => expect(core.wenDays).toHaveBeenCalled());
  return { ...shown, user: userEvent.setup() };
}

const line = (name: string) => screen.findByRole('article', { name });
const said = () => toasts().map(({ text }) => text);
const stored = (id: string) => told.find(({ row }) => row.morning.id === id)?.row.morning;

beforeEach(() => {
  vi.resetAllMocks();
  for (const { id } of toasts()) closeToast(id);
  told = [
    coming('noor', noor, {}, {}, { allergies: ['Allergisch voor pinda’s', 'Draagt een bril'], last_question: 'Durft Noor alleen naar het toilet?' }),
    coming('yusuf', 'Yusuf Yıldırım', { answer: 'comes', escort: 'oma Truus' }),
    coming('max', long, { group_id: 'group-b', answer: 'comes' }, { group: groupB.name, teachers: ['Zeynep Yıldırım-Hendriks'] }, { contacts: [] }),
  ];
  core.wenCalendar.mockImplementation(async (_, from, until) => calendar(from, until, []));
  core.wenDays.mockImplementation(async ({ from, until }) => daysBetween(from, until));
  core.answerMorning.mockImplementation(async (id, version, answer) =>
    write(id, version, { answer, cancelled_on: answer === 'cannot' ? today : null }, 'wenochtend.answer'),
  );
  core.saveEscort.mockImplementation(async (id, version, escort) => write(id, version, { escort: escort || null }, 'wenochtend.escort'));
  core.markMorning.mockImplementation(async ({ id, version, attendance, left_at, play }) => {
    if (attendance === 'went_home' && !left_at) throw { code: 'invalid', findings: [{ field: 'left_at', severity: 'refusal', code: 'required', values: {}, source: null }] };
    return write(id, version, { attendance, left_at: left_at || null, play: play || null, marked_by: 'Femke Arts' }, 'wenochtend.mark');
  });
  core.undoChange.mockImplementation(async (id) => ({ id, deed: 'undo:wenochtend.mark', subject: noor, kinds: ['wenochtend'] }));
  core.childMornings.mockRejectedValue({ code: 'not_allowed' });
});
afterEach(() => stop());

describe('a day', () => {
  it('shows by group who come, which time, who teaches, whom to call first, and what to know', async () => {
    const { container } = await open();
    const noors = within(await line(noor));
    expect(screen.getByText('Drie kinderen komen wennen, één zonder antwoord, drie nog op te schrijven.')).toBeVisible();
    expect(screen.getByRole('heading', { name: 'Dinsdag 24 november 2026 (vandaag)' })).toBeVisible();
    const groups = screen.getAllByRole('region').map((region) => region.textContent);
    expect(groups[0]).toMatch(/^Groep 1\/2 A.*met Femke Arts/);
    expect(groups[1]).toContain('met Zeynep Yıldırım-Hendriks');
    expect(noors.getByText('2e van 5')).toBeVisible();
    expect(noors.getByText('nog geen antwoord')).toBeVisible();
    expect(noors.getByText('Allergie of bijzonderheid')).toBeVisible();
    expect(noors.getByText('Draagt een bril')).toBeVisible();
    expect(noors.getByText('Vraag voor deze keer: Durft Noor alleen naar het toilet?')).toBeVisible();
    const [first, second] = within(noors.getByRole('list', { name: 'Wie te bellen' })).getAllByRole('listitem');
    expect(first).toHaveTextContent('Mila Bakker bij nood 06 12 34 56 78 of 020 123 45 67');
    expect(second).toHaveTextContent('geen nummer bekend');
    expect(within(await line(long)).getByText(/niemand om te bellen/)).toBeVisible();
    await axe(container);
  });

  it('turns by button and key past the weekend, and keeps the day and the group in the address', async () => {
    const { user } = await open('#/wenochtenden/dag?dag=2026-11-26');
    await user.click(screen.getByRole('button', { name: 'Volgende dag' }));
    expect(await screen.findByText('Op deze dag is er geen les: Studiedag team.')).toBeVisible();
    expect(screen.getByText('Op deze dag komt niemand wennen')).toBeVisible();
    expect(screen.getByRole('link', { name: 'Ochtenden plannen' })).toHaveAttribute('href', '#/wenochtenden/voorstel');
    await user.keyboard('{PageDown}');
    expect(window.location.hash).toBe('#/wenochtenden/dag?dag=2026-11-30');
    await user.keyboard('{PageUp}');
    expect(window.location.hash).toBe('#/wenochtenden/dag?dag=2026-11-27');
    await user.click(screen.getByRole('button', { name: 'Vandaag' }));
    await user.selectOptions(screen.getByLabelText('Groep'), groupB.name);
    await line(long);
    await waitFor(() => expect(screen.queryByRole('article', { name: noor })).toBeNull());
    core.saveDayList.mockResolvedValue('lijst.pdf');
    await user.click(screen.getByRole('button', { name: 'Bellijst opslaan (PDF)' }));
    expect(core.saveDayList).toHaveBeenCalledExactlyOnceWith(today, 'group-b');
    expect(toasts()).toMatchObject([{ text: 'Opgeslagen', action: { label: 'Openen' } }]);
  });

  it('goes to a typed day; a Saturday says that nobody comes then', async () => {
    const { user, container } = await open();
    await line(noor);
    const day = screen.getByLabelText('Naar dag');
    await user.clear(day);
    expect(day).toHaveValue('');
    await user.type(day, '28-11-2026{Enter}');
    expect(window.location.hash).toBe('#/wenochtenden/dag?dag=2026-11-28');
    expect(await screen.findByText('Het is weekend')).toBeVisible();
    await axe(container);
  });

  it('is as plain with thirty children', async () => {
    told = Array.from({ length: 30 }, (_, at) => coming(`child-${at}`, `${long} ${at}`, {}, at % 2 ? { group: groupB.name } : {}));
    const { container } = await open();
    expect(await screen.findAllByRole('article')).toHaveLength(30);
    expect(screen.getByText('30 kinderen komen wennen, 30 zonder antwoord, 30 nog op te schrijven.')).toBeVisible();
    await axe(container);
  }, 30_000);
});

describe('answers by phone', () => {
  it('writes down that a child comes, and takes that back', async () => {
    const { user } = await open();
    const noors = within(await line(noor));
    await user.click(noors.getByRole('button', { name: 'Komt' }));
    await waitFor(() => expect(noors.getByRole('button', { name: 'Komt' })).toHaveAttribute('aria-pressed', 'true'));
    await user.click(noors.getByRole('button', { name: 'Komt' }));
    await waitFor(() => expect(stored('noor')?.answer).toBe('open'));
  });

  it('offers another proposal at once to who cannot come', async () => {
    const { user } = await open();
    await user.click(within(await line(noor)).getByRole('button', { name: 'Kan niet' }));
    expect(await screen.findByRole('dialog', { name: `Nieuw voorstel voor ${noor}` })).toBeVisible();
    expect(core.childMornings).toHaveBeenCalledWith('application-noor');
    await waitFor(() => expect(screen.queryByRole('article', { name: noor })).toBeNull());
    await user.click(screen.getByRole('button', { name: 'Sluiten' }));
    await waitFor(() => expect(screen.getByRole('heading', { level: 1 })).toHaveFocus());
  });

  it('has another day too', async () => {
    core.morningTargets.mockResolvedValue([]);
    const { user } = await open();
    await user.click(within(await line(noor)).getByRole('button', { name: 'Andere dag' }));
    expect(await screen.findByRole('dialog', { name: new RegExp(`^Andere dag voor ${noor}`) })).toBeVisible();
  });

  it('goes from who brings the child straight to a mark, and keeps both', async () => {
    const { user } = await open();
    const noors = within(await line(noor));
    await user.type(noors.getByLabelText(/Wie brengt en haalt/), 'opa');
    await user.click(noors.getByRole('button', { name: 'Aanwezig' }));
    await waitFor(() => expect(stored('noor')).toMatchObject({ escort: 'opa', attendance: 'present' }));
    expect(screen.queryByRole('dialog')).toBeNull();
    expect(core.saveEscort).toHaveBeenCalledOnce();
  });
});

describe('how it went', () => {
  it('is marked by keyboard alone, with one way back', async () => {
    const { user } = await open();
    const bar = within(within(await line(noor)).getByRole('toolbar', { name: `Hoe het ging met ${noor}` }));
    bar.getByRole('button', { name: 'Aanwezig' }).focus();
    await user.keyboard('{ArrowRight}{ArrowRight}');
    expect(bar.getByRole('button', { name: 'Ziek' })).toHaveFocus();
    await user.keyboard('{Enter}');
    expect(await screen.findByRole('button', { name: `Nieuw voorstel: ${noor}` })).toBeVisible();
    expect(said()).toEqual([`${noor}: was ziek`]);
    toasts()[0]?.action?.run();
    await waitFor(() => expect(core.undoChange).toHaveBeenCalledExactlyOnceWith('change-noor-2'));
    await user.keyboard('{Enter}');
    await waitFor(() => expect(stored('noor')?.attendance, 'pressing what stands takes it back').toBeNull());
  });

  it('asks of a child that went home early at what time, and writes nothing before', async () => {
    const { user } = await open();
    const noors = within(await line(noor));
    await user.click(noors.getByRole('button', { name: 'Eerder naar huis' }));
    const time = noors.getByLabelText(/Naar huis om/);
    expect(time).toHaveFocus();
    expect(core.markMorning).not.toHaveBeenCalled();
    await user.type(time, '1030{Tab}');
    await waitFor(() => expect(stored('noor')).toMatchObject({ attendance: 'went_home', left_at: '10:30' }));
    expect(await noors.findByText(/om 10:30 uur/)).toBeVisible();
  });

  it('keeps what was seen when it is left, also when saving fails', async () => {
    const { user, container } = await open();
    const noors = within(await line(noor));
    await user.click(noors.getByRole('button', { name: `Opschrijven wat u zag: ${noor}` }));
    core.markMorning.mockRejectedValueOnce({ code: 'disk_full' });
    await user.type(noors.getByLabelText('Spelen'), 'Bouwde een toren.');
    await user.tab();
    expect(await noors.findByRole('alert')).toBeVisible();
    expect(noors.getByLabelText('Spelen')).toHaveValue('Bouwde een toren.');
    await user.type(noors.getByLabelText('Contact'), 'x');
    await user.tab();
    await waitFor(() => expect(stored('noor')?.play).toBe('Bouwde een toren.'));
    await axe(container);
    await user.click(noors.getByRole('button', { name: `Inklappen: ${noor}` }));
    expect(noors.getByText('Bouwde een toren.')).toBeVisible();
    expect(noors.getByText('opgeschreven door Femke Arts')).toBeVisible();
  });

  it('shows both versions when another wrote meanwhile, and loses neither before the choice', async () => {
    const { user } = await open();
    const noors = within(await line(noor));
    await user.click(noors.getByRole('button', { name: `Opschrijven wat u zag: ${noor}` }));
    await user.type(noors.getByLabelText('Spelen'), 'Van mij');
    write('noor', 1, { play: 'Van de ander' }, 'wenochtend.mark');
    await user.tab();
    const dialog = await screen.findByRole('dialog');
    expect(dialog).toHaveTextContent('Van mij');
    expect(dialog).toHaveTextContent('Van de ander');
    await user.click(within(dialog).getByRole('button', { name: /mijn|houd/i }));
    await waitFor(() => expect(stored('noor')?.play).toBe('Van mij'));
  });

  it('marks everyone who is not marked yet, with one toast that takes all back', async () => {
    told[1] = coming('yusuf', 'Yusuf Yıldırım', { attendance: 'ill' });
    const { user } = await open();
    await line(noor);
    await user.click(screen.getByRole('button', { name: 'Iedereen was er' }));
    await waitFor(() => expect(said()).toEqual(['Twee kinderen waren er']));
    expect(told.map(({ row }) => row.morning.attendance)).toEqual(['present', 'ill', 'present']);
    toasts()[0]?.action?.run();
    await waitFor(() => expect(core.undoChange.mock.calls.map(([id]) => id)).toEqual(['change-max-2', 'change-noor-2']));
  });

  it('is not asked before the day', async () => {
    told = [coming('noor', noor, { planned_on: '2026-11-25' })];
    await open('#/wenochtenden/dag?dag=2026-11-25');
    const noors = within(await line(noor));
    expect(noors.getByRole('button', { name: 'Komt' })).toBeVisible();
    expect(noors.queryByRole('toolbar')).toBeNull();
    expect(noors.queryByRole('button', { name: /Opschrijven/ })).toBeNull();
  });
});

describe('the week of a teacher', () => {
  it('shows five days of the chosen one, and saves the sheet', async () => {
    told.push(coming('bram', 'Bram Peters', { planned_on: '2026-11-26' }));
    const { user, container } = await open('#/wenochtenden/dag?week=1');
    await line(noor);
    expect(core.wenDays).toHaveBeenLastCalledWith({ from: '2026-11-23', until: '2026-11-27', group_id: null, staff_id: 'sanne' });
    expect(screen.getAllByRole('heading', { level: 2 }).map(({ textContent }) => textContent)).toEqual([
      '23 t/m 27 november 2026 (week 48)',
      ...['Maandag 23', 'Dinsdag 24', 'Woensdag 25', 'Donderdag 26', 'Vrijdag 27'].map((day) => `${day} november 2026`),
    ]);
    expect(screen.getByText('Studiedag team')).toBeVisible();
    await axe(container);
    await user.selectOptions(screen.getByLabelText('Leerkracht'), 'Tom Hendriks');
    await waitFor(() => expect(core.wenDays).toHaveBeenLastCalledWith(expect.objectContaining({ staff_id: 'tom' })));
    core.saveWeekSheet.mockResolvedValue('week.pdf');
    await user.click(screen.getByRole('button', { name: 'Weekblad opslaan (PDF)' }));
    expect(core.saveWeekSheet).toHaveBeenCalledExactlyOnceWith('tom', '2026-11-23');
    await user.click(screen.getByRole('link', { name: /Naar deze dag: donderdag 26/ }));
    expect(window.location.hash).toBe('#/wenochtenden/dag?dag=2026-11-26');
  });

  it('says what to do when nobody teaches yet', async () => {
    core.wenCalendar.mockImplementation(async (_, from, until) => calendar(from, until, [], [{ ...groupA, teachers: [] }]));
    window.location.hash = '#/wenochtenden/dag?week=1';
    stop = startRouter();
    const { container } = render(DayTab, { today });
    expect(await screen.findByText('Er is nog niet bekend wie lesgeeft')).toBeVisible();
    expect(screen.getByRole('link', { name: 'Naar Groepen' })).toHaveAttribute('href', '#/instellingen/groepen');
    await axe(container);
  });
});

describe('who may not do all', () => {
  it('as a teacher marks, and plans nothing', async () => {
    giveRights(rightsOf('teacher'));
    told[0] = coming('noor', noor, { attendance: 'ill' });
    const { container } = await open();
    const noors = within(await line(noor));
    expect(noors.getByRole('button', { name: 'Ziek' })).toHaveAttribute('aria-pressed', 'true');
    for (const deed of [/Komt/, /Kan niet/, /Andere dag/, /Nieuw voorstel/]) expect(screen.queryByRole('button', { name: deed })).toBeNull();
    expect(screen.queryByLabelText(/Wie brengt en haalt/)).toBeNull();
    await axe(container);
  });

  it('as a reader only looks', async () => {
    giveRights(rightsOf('reader'));
    const { container } = await open();
    const noors = within(await line(noor));
    expect(noors.getByText('Draagt een bril')).toBeVisible();
    expect(noors.queryByRole('button')).toBeNull();
    expect(noors.queryByRole('textbox')).toBeNull();
    expect(screen.queryByRole('button', { name: 'Iedereen was er' })).toBeNull();
    await axe(container);
  });
});
