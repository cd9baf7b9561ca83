/** Which deeds each screen offers to which role: one row a deed, with the right it asks. */
import { render, screen } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { beforeEach, describe, expect, test, vi } from 'vitest';
import App from '../App.svelte';
import { bridge, type DeskState, type Right, type Role } from '../bridge';
import { forgetAll } from '../live/memory';
import { axe } from '../test/axe';
import { forecast } from '../test/samples/admission';
import { agreement, board, dossier, history, interview, row } from '../test/samples/intake';
import { letter, logo, templateRows } from '../test/samples/letters';
import { options, preparation } from '../test/samples/planning';
import { draftView, summaries } from '../test/samples/protocol';
import { rightsOf, rightTable } from '../test/samples/rights';
import { overview, school, staff, year } from '../test/samples/school';
import { before } from '../test/samples/talk';
import { desk, ordinary } from '../test/samples/today';
import { calendar } from '../test/samples/wenCalendar';

vi.mock('../bridge', async (original) => {
  const real = await original<{ bridge: object }>();
  // What a test says nothing of cannot be answered, and must not stand in the way.
  const silent = () => vi.fn(() => Promise.reject({ code: 'busy' }));
  return { ...real, bridge: Object.fromEntries(Object.keys(real.bridge).map((name) => [name, silent()])) };
});

const core = vi.mocked(bridge);
const roles: readonly Role[] = ['director', 'office', 'teacher', 'reader'];

const planned = { interview: interview({ planned_on: '2026-11-20' }), director: 'Petra Willems', teacher: null, caregivers: ['Marieke'] };

type Deed = [role: 'button' | 'link' | 'menuitem', name: RegExp | string, right: Right];
interface Place {
  hash: string;
  /** What stands there once the screen is whole, for whoever may see it. */
  whole: string | RegExp;
  /** The menu with the other deeds, opened first when it is there. */
  menu?: string;
  /** The right of the screen itself. */
  asks: Right;
  deeds: Deed[];
}

const places: Place[] = [
  { hash: '#/vandaag', whole: /dingen vragen/, asks: 'look', deeds: [['link', 'Nieuwe aanmelding', 'register'], ['link', 'Nakijken bij Schooljaren', 'school']] },
  {
    hash: '#/aanmeldingen',
    whole: 'Aanmeldingen',
    menu: 'Meer acties',
    asks: 'look',
    deeds: [['link', 'Nieuwe aanmelding', 'register'], ['link', 'Instroom', 'look_deeper'], ['menuitem', 'Brieven maken voor meer kinderen', 'letters']],
  },
  {
    hash: '#/aanmeldingen/app-1',
    whole: dossier().family.name,
    menu: 'Meer',
    asks: 'look',
    deeds: [
      ['menuitem', 'Voorbereiding openen', 'look_deeper'],
      ['menuitem', 'Gesprek plannen', 'talk'],
      ['menuitem', 'Beslissing vastleggen', 'decide'],
      ['menuitem', 'Uitstel melden', 'decide'],
      ['menuitem', 'Ouders trekken in', 'register'],
      ['button', 'Gesprek is gevoerd', 'talk'],
      ['button', 'Afspraak toevoegen', 'register'],
    ],
  },
  { hash: '#/aanmeldingen/app-1?tab=gezin', whole: dossier().family.name, asks: 'look', deeds: [['button', 'Ouder of verzorger toevoegen', 'register']] },
  {
    hash: '#/aanmeldingen/app-1?tab=gesprek',
    whole: dossier().family.name,
    asks: 'look',
    deeds: [['button', 'Is gevoerd', 'talk'], ['link', 'Verzetten', 'talk'], ['button', 'Afzeggen', 'talk']],
  },
  { hash: '#/aanmeldingen/app-1?tab=brieven', whole: dossier().family.name, asks: 'look', deeds: [['button', 'Brief maken', 'letters'], ['button', 'Opslaan als PDF', 'letters']] },
  {
    hash: '#/aanmeldingen/app-1/voorbereiding',
    whole: new RegExp(preparation.dossier.family.name),
    asks: 'look_deeper',
    deeds: [['button', 'Voorbereidingsblad opslaan (PDF)', 'talk']],
  },
  { hash: '#/aanmeldingen/app-1/gesprek/talk-1', whole: /./, asks: 'look_deeper', deeds: [['button', 'Gesprek beginnen', 'talk']] },
  {
    hash: '#/wenochtenden',
    whole: 'Wenochtenden',
    menu: 'Noor van den Broek nog geen antwoord 2e van 5',
    asks: 'look',
    deeds: [
      ['link', 'Periode plannen', 'plan_mornings'],
      ['menuitem', 'Verplaatsen…', 'plan_mornings'],
      ['menuitem', 'Afzeggen…', 'plan_mornings'],
      ['menuitem', 'Kan niet', 'plan_mornings'],
      ['menuitem', 'Naar dossier', 'look'],
    ],
  },
  { hash: '#/instellingen/team', whole: 'Team', asks: 'look', deeds: [['button', 'Collega toevoegen', 'school']] },
  { hash: '#/instellingen/jaren', whole: 'Schooljaren', asks: 'look', deeds: [['button', 'Vakantie of vrije dag toevoegen', 'school'], ['button', /^Schooljaar .* toevoegen/, 'school']] },
  { hash: '#/instellingen/groepen', whole: 'Groepen', asks: 'look', deeds: [['button', 'Groep toevoegen', 'school']] },
  { hash: '#/instellingen/intakeprotocol', whole: 'Intakeprotocol', asks: 'look_deeper', deeds: [['button', 'Nieuwe versie maken', 'protocol']] },
  { hash: '#/instellingen/intakeprotocol/protocol-2', whole: /protocol/i, asks: 'look_deeper', deeds: [['button', 'Vrijgeven', 'protocol']] },
  { hash: '#/instellingen/brieven', whole: 'Brieven', asks: 'look_deeper', deeds: [['button', 'Ander logo kiezen', 'letters'], ['link', 'Welkomstbrief', 'letters']] },
];

/** Screens where something is done, and nothing is read: who may not do it, is told for whom it is. */
const deedScreens: [hash: string, right: Right][] = [
  ['#/aanmeldingen/nieuw', 'register'],
  ['#/aanmeldingen/app-1/gesprek', 'talk'],
  ['#/aanmeldingen/brieven', 'letters'],
  ['#/wenochtenden/voorstel', 'plan_mornings'],
  ['#/wenochtenden/herstel', 'plan_mornings'],
  ['#/instellingen/brieven/welcome', 'letters'],
];

function as(role: Role): DeskState {
  return { ...desk, user: { id: 'user-1', name: 'Anja de Groot', role, rights: rightsOf(role) } };
}

beforeEach(() => {
  vi.resetAllMocks();
  forgetAll();
  const shown = dossier({
    interviews: [planned],
    agreements: [agreement()],
    next: { step: 'record_interview', due_on: null, days_left: null, urgency: 'none' },
  });
  core.undoState.mockResolvedValue({ undo: null, redo: null });
  core.today.mockResolvedValue(ordinary);
  core.applicationBoard.mockResolvedValue(board([row()]));
  core.dossier.mockResolvedValue(shown);
  core.dossierHistory.mockResolvedValue({ rows: history, total: history.length });
  core.letters.mockResolvedValue([letter()]);
  core.preparation.mockResolvedValue(preparation);
  core.talk.mockRejectedValue({ code: 'not_found', kind: 'talk', id: 'talk-1' });
  core.planOptions.mockResolvedValue(options);
  core.intakeForecast.mockResolvedValue(forecast());
  core.school.mockResolvedValue(school);
  core.staff.mockResolvedValue(staff);
  core.staffChoices.mockResolvedValue([]);
  core.schoolYears.mockResolvedValue([year]);
  core.yearOverview.mockResolvedValue(overview);
  core.protocols.mockResolvedValue(summaries);
  core.protocol.mockResolvedValue(draftView);
  core.letterTemplates.mockResolvedValue(templateRows);
  core.logo.mockResolvedValue(logo);
  core.wenCalendar.mockImplementation(async (_, from, until) => calendar(from, until));
});

const LONG = { timeout: 5000 };

describe.each(roles)('%s', (role) => {
  const mayDo = (right: Right) => rightTable[right].includes(role);

  test.each(places)('finds on $hash the deeds that are theirs, and no other', async ({ hash, whole, menu, asks, deeds }) => {
    const user = userEvent.setup();
    core.deskState.mockResolvedValue(as(role));
    if (hash.includes('talk-1')) core.preparation.mockResolvedValue(before());
    window.history.replaceState(null, '', hash);
    const { container } = render(App);
    if (!mayDo(asks)) {
      expect(await screen.findByRole('heading', { level: 1, name: 'Niet voor uw rol' }, LONG)).toBeInTheDocument();
      return;
    }
    await screen.findByRole('heading', { level: 1, name: whole }, LONG);
    await vi.waitFor(() => expect(screen.queryByText(/wordt geladen|Laden/)).not.toBeInTheDocument(), LONG);
    const button = menu && screen.queryByRole('button', { name: menu });
    if (button) await user.click(button);
    for (const [kind, name, right] of deeds) {
      const what = `${kind} ${String(name)} for ${role}`;
      if (mayDo(right)) expect((await screen.findAllByRole(kind, { name }, LONG)).length, what).toBeGreaterThan(0);
      else expect(screen.queryByRole(kind, { name }), what).not.toBeInTheDocument();
    }
    if (role === 'reader') await axe(container);
  });

  test.each(deedScreens)('meets no dead end on %s', async (hash, right) => {
    core.deskState.mockResolvedValue(as(role));
    window.history.replaceState(null, '', hash);
    render(App);
    if (mayDo(right)) return void (await screen.findByRole('heading', { level: 1 }, LONG));
    expect(await screen.findByText(/^Dit onderdeel is voor de directeur/)).toBeInTheDocument();
    expect(screen.getByRole('link', { name: 'Naar Vandaag' })).toBeInTheDocument();
  });
});

test('who only looks reads the fields instead of typing in them', async () => {
  core.deskState.mockResolvedValue(as('reader'));
  window.history.replaceState(null, '', '#/aanmeldingen/app-1?tab=aanmelding');
  const { container } = render(App);
  expect(await screen.findByText('Zorgen van de ouders', {}, LONG).catch(() => screen.findByText(/^Zorgen/))).toBeInTheDocument();
  expect(container.querySelectorAll('main :is(input, textarea, select)'), 'nothing to type in').toHaveLength(0);
  await axe(container);
});
