import { fireEvent, render, screen, waitFor, within } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { bridge, type Morning } from '../../../bridge';
import { startRouter } from '../../../lib/router.svelte';
import { giveRights } from '../../../live/rights.svelte';
import { closeToast, toasts } from '../../../parts/toasts.svelte';
import { axe } from '../../../test/axe';
import { rightsOf } from '../../../test/samples/rights';
import { calendar, crowdedCalendar, groupA, noor, past, targets, yusuf } from '../../../test/samples/wenCalendar';
import CalendarTab from './CalendarTab.svelte';

vi.mock('../../../bridge', async (original) => ({
  ...(await original<object>()),
  bridge: {
    wenCalendar: vi.fn(),
    morningTargets: vi.fn(),
    moveMornings: vi.fn(),
    cancelMorning: vi.fn(),
    answerMorning: vi.fn(),
    childMornings: vi.fn(),
    proposeMornings: vi.fn(),
  },
}));

const today = '2026-11-24';
const core = vi.mocked(bridge);
let stop: () => void;

function open(hash = '#/wenochtenden/kalender') {
  window.location.hash = hash;
  stop = startRouter();
  return render(CalendarTab, { today });
}

const changed = <T>(value: T, deed: string) => ({ value, change: { id: 'change', deed, subject: noor.name, kinds: ['wenochtend'] } });
const card = (name: string) => screen.getByRole('button', { name: new RegExp(`^${name}`) });
const cell = (on: string, group = groupA.group_id) => document.querySelector<HTMLElement>(`[data-day="${on}"][data-group="${group}"]`) as HTMLElement;
const said = () => toasts().map(({ text }) => text);

beforeEach(() => {
  vi.resetAllMocks();
  for (const { id } of toasts()) closeToast(id);
  core.wenCalendar.mockImplementation(async (_, from, until) => calendar(from, until));
  core.morningTargets.mockResolvedValue(targets);
  core.moveMornings.mockResolvedValue(changed(null, 'wenochtend.move'));
  core.answerMorning.mockResolvedValue(changed({} as Morning, 'wenochtend.answer'));
  core.cancelMorning.mockResolvedValue(changed({} as Morning, 'wenochtend.cancel'));
  core.childMornings.mockRejectedValue({ code: 'not_allowed' });
});
afterEach(() => stop());

describe('a week', () => {
  it('shows each group by day: who teaches, how full it is, who come and what their parents said', async () => {
    const { container } = open();
    expect(await screen.findByRole('heading', { name: '23 t/m 27 november 2026 (week 48)' })).toBeInTheDocument();
    const noors = await screen.findByRole('button', { name: /^Noor van den Broek/ });
    expect(noors).toHaveTextContent('nog geen antwoord');
    expect(card('Yusuf')).toHaveTextContent('komt');
    expect(card('Zofia'), 'has passed').toHaveTextContent('nog opschrijven');
    expect(card('Bram')).toHaveTextContent('was er');
    expect(card('Maximiliaan')).toHaveTextContent('moet anders');
    expect(within(cell('2026-11-24')).getByText(/^2 van 2/)).toHaveTextContent('2 van 2, vol');
    expect(cell('2026-11-24')).toHaveTextContent('Sanne de Wit');
    expect(cell('2026-11-25')).toHaveTextContent('liever niet');
    expect(cell('2026-11-25', 'group-b')).toHaveTextContent('geen les');
    expect(screen.getByRole('columnheader', { name: 'vr 27 nov Studiedag team' })).toBeInTheDocument();
    expect(screen.getByText('Vijf ochtenden, twee zonder antwoord, één moet anders.')).toBeInTheDocument();
    await axe(container);
  });

  it('turns by button and by key, and keeps the days, the group and the view in the address', async () => {
    const user = userEvent.setup();
    open();
    await screen.findByRole('table');
    await user.click(screen.getByRole('button', { name: 'Volgende week' }));
    expect(window.location.hash).toBe('#/wenochtenden/kalender?van=2026-11-30');
    expect(await screen.findByText(/^Week van Sinterklaas: school heeft dan liever/)).toBeInTheDocument();
    expect(screen.getByText('In deze dagen komt niemand wennen.')).toBeInTheDocument();
    await user.keyboard('{PageUp}{PageUp}');
    expect(screen.getByRole('heading', { name: '16 t/m 20 november 2026 (week 47)' })).toBeInTheDocument();
    expect(screen.getByRole('button', { name: 'Vorige week' }), 'so that the key turns on').toHaveFocus();
    await user.click(screen.getByRole('button', { name: 'Deze week' }));
    expect(window.location.hash).toBe('#/wenochtenden/kalender');
    await user.selectOptions(screen.getByLabelText('Groep'), groupA.name);
    await user.click(screen.getByRole('radio', { name: 'Maand' }));
    expect(window.location.hash).toBe('#/wenochtenden/kalender?groep=Groep+1%2F2+A&weergave=maand');
  });

  it('has one stop for Tab, and arrows from morning to morning', async () => {
    const user = userEvent.setup();
    open();
    (await screen.findByRole('button', { name: /^Noor van den Broek/ })).focus();
    await user.keyboard('{ArrowDown}');
    expect(card('Yusuf')).toHaveFocus();
    await user.keyboard('{ArrowLeft}');
    expect(card('Zofia')).toHaveFocus();
    await user.keyboard('{ArrowDown}');
    expect(card('Bram'), 'in the row below').toHaveFocus();
    expect(document.querySelectorAll('td button[tabindex="0"]')).toHaveLength(1);
  });
});

describe('a month', () => {
  it('shows one group by week', async () => {
    const { container } = open('#/wenochtenden/kalender?weergave=maand&van=2026-11-10');
    expect(await screen.findByRole('heading', { name: 'November 2026' })).toBeInTheDocument();
    await waitFor(() => expect(core.wenCalendar).toHaveBeenLastCalledWith(null, '2026-11-02', '2026-12-04'));
    expect(await screen.findByRole('rowheader', { name: /^week 49 liever niet: week van Sinterklaas/ })).toBeInTheDocument();
    expect(screen.getByLabelText('Groep'), 'the first, until one is chosen').toHaveValue(groupA.name);
    expect(cell('2026-11-27')).toHaveTextContent('27 Studiedag team');
    expect(screen.queryByRole('button', { name: /^Maximiliaan/ }), 'of another group').not.toBeInTheDocument();
    await axe(container);
  });
});

describe('moving by hand', () => {
  /** Presses on the card, moves over that cell, and lets go unless told to wait. */
  async function drag(name: string, on: string, { group = groupA.group_id, letGo = true } = {}) {
    document.elementFromPoint = () => cell(on, group);
    await fireEvent.pointerDown(card(name), { button: 0, pointerId: 1, clientX: 10, clientY: 300 });
    await fireEvent.pointerMove(window, { clientX: 200, clientY: 320 });
    await waitFor(() => expect(core.morningTargets).toHaveBeenCalledWith(noor.application_id, noor.id));
    await Promise.resolve();
    if (letGo) await fireEvent.pointerUp(window);
  }

  it('says of each day in a word whether it can be, and moves where it can', async () => {
    open();
    await screen.findByRole('button', { name: /^Noor van den Broek/ });
    await drag('Noor', '2026-11-26', { letGo: false });
    await waitFor(() => expect(cell('2026-11-25')).toHaveTextContent('vol'));
    expect(cell('2026-11-26'), 'against a custom').toHaveTextContent('liever niet');
    expect(cell('2026-11-27')).toHaveTextContent('vrij');
    await fireEvent.pointerUp(window);
    await waitFor(() => expect(core.moveMornings).toHaveBeenCalledExactlyOnceWith([{ id: 'noor', version: 1, planned_on: '2026-11-26' }]));
    await waitFor(() => expect(said()).toEqual(['Wenochtend van Noor van den Broek verplaatst']));
    expect(toasts()[0]?.action?.label).toBe('Ongedaan maken');
    expect(core.wenCalendar, 'the calendar is read anew').toHaveBeenCalledTimes(2);
    expect(screen.queryByRole('menu'), 'letting go is no press').not.toBeInTheDocument();
  });

  it.each([
    ['2026-11-25', groupA.group_id, /^Noor van den Broek is niet verplaatst\. Deze ochtend is vol: in Groep 1\/2 A komen al 2 van 2/],
    ['2026-11-23', groupA.group_id, /niet verplaatst\. Op die dag kan Noor van den Broek niet komen/],
    ['2026-11-26', 'group-b', /niet verplaatst\. Noor van den Broek komt wennen in de eigen groep/],
  ])('on a day that cannot be (%s, %s) it says why, and nothing changes', async (on, group, why) => {
    open();
    await screen.findByRole('button', { name: /^Noor van den Broek/ });
    await drag('Noor', on, { group });
    await waitFor(() => expect(said()).toEqual([expect.stringMatching(why)]));
    expect(core.moveMornings).not.toHaveBeenCalled();
  });

  it('Escape puts it back, and so does its own day', async () => {
    open();
    await screen.findByRole('button', { name: /^Noor van den Broek/ });
    await drag('Noor', '2026-11-26', { letGo: false });
    await fireEvent.keyDown(window, { key: 'Escape' });
    await fireEvent.pointerUp(window);
    await drag('Noor', '2026-11-24');
    await new Promise((resolve) => setTimeout(resolve));
    expect(core.moveMornings).not.toHaveBeenCalled();
    expect(said()).toEqual([]);
  });

  it('says what the core refused after all: somebody took the last place', async () => {
    const full = targets[1]?.findings ?? [];
    core.moveMornings.mockRejectedValue({ code: 'invalid', findings: full });
    open();
    await screen.findByRole('button', { name: /^Noor van den Broek/ });
    await drag('Noor', '2026-11-26');
    await waitFor(() => expect(said()).toEqual([expect.stringMatching(/^Deze ochtend is vol/)]));
  });

  it('what has passed does not move', async () => {
    open();
    await screen.findByRole('button', { name: /^Zofia/ });
    document.elementFromPoint = () => cell('2026-11-26');
    await fireEvent.pointerDown(card('Zofia'), { button: 0, pointerId: 1, clientX: 10, clientY: 300 });
    await fireEvent.pointerMove(window, { clientX: 200, clientY: 320 });
    await fireEvent.pointerUp(window);
    expect(core.morningTargets).not.toHaveBeenCalled();
    expect(past.attendance).toBeNull();
  });
});

describe('by keyboard', () => {
  it('moves a morning to a day from the list, where each day tells why it cannot be', async () => {
    const user = userEvent.setup();
    open();
    (await screen.findByRole('button', { name: /^Noor van den Broek/ })).focus();
    await user.keyboard('{Enter}');
    expect(screen.getByRole('menuitem', { name: 'Verplaatsen…' })).toHaveFocus();
    await user.keyboard('{Enter}');
    const dialog = await screen.findByRole('dialog');
    await user.click(await within(dialog).findByRole('button', { name: /^woensdag 25 november/ }));
    expect(await within(dialog).findByText(/^Deze ochtend is vol/)).toBeInTheDocument();
    await user.keyboard('{ArrowRight}{ArrowRight}{ArrowRight}');
    await axe(document.body);
    await user.click(within(dialog).getByRole('button', { name: /^Verplaatsen/ }));
    await waitFor(() => expect(core.moveMornings).toHaveBeenCalledTimes(1));
    expect(core.moveMornings.mock.lastCall?.[0][0]).toMatchObject({ id: 'noor', planned_on: '2026-11-30' });
    await waitFor(() => expect(screen.queryByRole('dialog')).not.toBeInTheDocument());
  });
});

describe('what the parents say', () => {
  it('is written down from the menu', async () => {
    const user = userEvent.setup();
    open();
    await user.click(await screen.findByRole('button', { name: /^Noor van den Broek/ }));
    await axe(document.body);
    await user.click(screen.getByRole('menuitem', { name: 'Komt' }));
    expect(core.answerMorning).toHaveBeenCalledExactlyOnceWith('noor', 1, 'comes');
    await user.click(card('Yusuf'));
    await user.click(screen.getByRole('menuitem', { name: 'Antwoord wissen' }));
    expect(core.answerMorning).toHaveBeenLastCalledWith(yusuf.id, 1, 'open');
  });

  it('who cannot come is offered other mornings at once', async () => {
    const user = userEvent.setup();
    open();
    await user.click(await screen.findByRole('button', { name: /^Noor van den Broek/ }));
    await user.click(screen.getByRole('menuitem', { name: 'Kan niet' }));
    expect(core.answerMorning).toHaveBeenCalledExactlyOnceWith('noor', 1, 'cannot');
    expect(await screen.findByRole('dialog', { name: /Noor van den Broek/ })).toBeInTheDocument();
    expect(core.childMornings).toHaveBeenCalledWith(noor.application_id);
  });

  it('so is who is called off', async () => {
    const user = userEvent.setup();
    open();
    await user.click(await screen.findByRole('button', { name: /^Noor van den Broek/ }));
    await user.click(screen.getByRole('menuitem', { name: 'Afzeggen…' }));
    await user.click(within(await screen.findByRole('dialog')).getByRole('button', { name: /fzeggen/ }));
    expect(core.cancelMorning).toHaveBeenCalledExactlyOnceWith({ id: 'noor', version: 1, reason: 'parents' });
    await waitFor(() => expect(core.childMornings).toHaveBeenCalledWith(noor.application_id));
  });
});

describe('for whom it is', () => {
  it('who plans nothing sees who come, and the way to the dossier', async () => {
    giveRights(rightsOf('teacher'));
    const user = userEvent.setup();
    const { container } = open();
    await user.click(await screen.findByRole('button', { name: /^Noor van den Broek/ }));
    expect(screen.getAllByRole('menuitem').map((item) => item.textContent)).toEqual(['Naar dossier', 'Naar de lijst van deze dag']);
    expect(screen.queryByRole('link', { name: 'Periode plannen' })).not.toBeInTheDocument();
    expect(within(screen.getByRole('navigation', { name: 'Wenochtenden' })).getAllByRole('link').map((link) => link.textContent)).toEqual(['Kalender', 'Kinderen', 'Dag']);
    await axe(container);
    await user.click(screen.getByRole('menuitem', { name: 'Naar dossier' }));
    expect(window.location.hash).toBe('#/aanmeldingen/application-noor?tab=wennen');
  });

  it('teaches what belongs here while there are no groups', async () => {
    core.wenCalendar.mockImplementation(async (_, from, until) => calendar(from, until, [], []));
    open();
    expect(await screen.findByText('Er is nog geen groep om in te wennen')).toBeInTheDocument();
    expect(screen.getByRole('link', { name: 'Naar Groepen' })).toHaveAttribute('href', '#/instellingen/groepen');
  });

  it('tells a teacher that nobody comes to the own groups', async () => {
    giveRights(rightsOf('teacher'));
    core.wenCalendar.mockImplementation(async (_, from, until) => calendar(from, until, [], []));
    open();
    expect(await screen.findByText('In uw groepen komt niemand wennen')).toBeInTheDocument();
    expect(screen.queryByRole('link', { name: 'Naar Groepen' })).not.toBeInTheDocument();
  });

  it('says so when the group is not there in these days', async () => {
    open('#/wenochtenden/kalender?groep=Groep+9');
    expect(await screen.findByText('Deze groep is er in dit schooljaar niet')).toBeInTheDocument();
  });

  it('says what went wrong, with a way to try again', async () => {
    core.wenCalendar.mockRejectedValue({ code: 'database', reference: 'R7' });
    open();
    expect(await screen.findByText(/R7/)).toBeInTheDocument();
    expect(screen.getByRole('button', { name: 'Opnieuw proberen' })).toBeInTheDocument();
  });

  it('is as plain to use with twelve groups', async () => {
    core.wenCalendar.mockImplementation(async (_, from, until) => crowdedCalendar(from, until));
    const { container } = open();
    expect(await screen.findAllByRole('rowheader')).toHaveLength(12);
    expect(screen.getByText('96 ochtenden, 36 zonder antwoord.')).toBeInTheDocument();
    await axe(container);
  });
});
