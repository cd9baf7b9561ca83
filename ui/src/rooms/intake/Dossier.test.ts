import { render, screen, waitFor, within } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { createRawSnippet } from 'svelte';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { bridge, type Dossier as DossierData } from '../../bridge';
import { startRouter } from '../../lib/router.svelte';
import { axe } from '../../test/axe';
import { options } from '../../test/samples/admission';
import { agreement, application, dossier, finding, history, interview, mother, today } from '../../test/samples/intake';
import Dossier from './Dossier.svelte';

vi.mock('../../bridge', async (original) => {
  const real = await original<{ bridge: object }>();
  return { ...real, bridge: Object.fromEntries(Object.keys(real.bridge).map((name) => [name, vi.fn()])) };
});

const core = vi.mocked(bridge);
const change = { id: 'change-1', deed: 'application.save', subject: 'Noor van den Broek', kinds: ['application'] };
let stop: () => void;

function open(data: DossierData = dossier(), tab = '') {
  core.dossier.mockResolvedValue(data);
  window.location.hash = `#/aanmeldingen/application-1${tab && `?tab=${tab}`}`;
  stop = startRouter();
  return render(Dossier, { id: 'application-1', today });
}

beforeEach(() => {
  vi.resetAllMocks();
  core.staffChoices.mockResolvedValue([{ id: 'staff-1', name: 'Petra Willems', role: 'director' }]);
  core.schoolYears.mockResolvedValue([{ id: 'y', version: 1, start_year: 2026 }]);
  core.yearOverview.mockResolvedValue({
    starts_on: '2026-08-01',
    ends_on: '2027-07-31',
    groups: [{ group: { id: 'group-1', name: 'Groep 1/2 A' } }],
  } as never);
  core.decisionOptions.mockResolvedValue(options({ groups: [] }));
  core.checkDecision.mockResolvedValue([]);
  core.dossierHistory.mockResolvedValue({ rows: history, total: 2 });
  core.saveApplication.mockImplementation(async (edit) => ({ value: { ...edit, version: edit.version + 1 }, change: { ...change, kinds: [] } }));
});
afterEach(() => stop());

describe('the top of a dossier', () => {
  it('says who, how old, and what is next until when', async () => {
    const { container } = open();
    expect(await screen.findByRole('heading', { level: 1, name: 'Noor van den Broek' })).toBeInTheDocument();
    expect(screen.getByText('3 jaar en 10 maanden. Beslissing vastleggen, uiterlijk ma 28 dec 2026 (nog 35 dagen).')).toBeInTheDocument();
    expect(within(screen.getByRole('list', { name: 'De weg van Noor' })).getAllByRole('listitem')).toHaveLength(9);
    await axe(container);
  });

  it.each([
    ['plan_interview', 'Intakegesprek plannen', '#/aanmeldingen/application-1/gesprek'],
    ['hold_interview', 'Gesprek voorbereiden', '#/aanmeldingen/application-1/voorbereiding'],
  ] as const)('leads from %s to its screen', async (step, name, href) => {
    open(dossier({ next: { step, due_on: '2026-12-01', days_left: 8, urgency: 'later' } }));
    expect(await screen.findByRole('link', { name })).toHaveAttribute('href', href);
  });

  it('records that the planned talk was held, on its day', async () => {
    const user = userEvent.setup();
    const rest = { director: 'Petra Willems', teacher: null, caregivers: [mother.name] };
    const planned = { ...rest, interview: interview({ version: 7 }) };
    const later = { ...rest, interview: interview({ id: 'interview-2', planned_on: '2026-11-27' }) };
    core.holdInterview.mockResolvedValue({ value: interview(), change });
    open(dossier({ interviews: [later, planned], next: { step: 'record_interview', due_on: '2026-11-20', days_left: -3, urgency: 'late' } }));
    await user.click(await screen.findByRole('button', { name: 'Gesprek is gevoerd' }));
    expect(core.holdInterview).toHaveBeenCalledWith('interview-1', 7, '2026-11-20');
  });
});

describe('the wenochtenden and the start', () => {
  const mornings = createRawSnippet(() => ({ render: () => '<p>de ochtenden</p>' }));

  it('have a tab once the child is admitted', async () => {
    const user = userEvent.setup();
    core.dossier.mockResolvedValue(dossier({ status: 'admitted', application: application({ decision: 'admitted', decided_on: '2026-11-20' }) }));
    window.location.hash = '#/aanmeldingen/application-1';
    stop = startRouter();
    render(Dossier, { id: 'application-1', today, mornings });
    await user.click(await screen.findByRole('tab', { name: 'Wennen en start' }));
    expect(screen.getByText('de ochtenden')).toBeInTheDocument();
    expect(window.location.hash).toBe('#/aanmeldingen/application-1?tab=wennen');
  });

  it('have none before', async () => {
    core.dossier.mockResolvedValue(dossier());
    window.location.hash = '#/aanmeldingen/application-1';
    stop = startRouter();
    render(Dossier, { id: 'application-1', today, mornings });
    expect(await screen.findByRole('tab', { name: 'Papieren' })).toBeInTheDocument();
    expect(screen.queryByRole('tab', { name: 'Wennen en start' })).not.toBeInTheDocument();
  });
});

describe('the decision', () => {
  it('is checked while it is typed', async () => {
    const user = userEvent.setup();
    core.checkDecision.mockResolvedValue([
      finding({ field: 'group_id', severity: 'warning', code: 'group_full', values: { name: 'Groep 1/2 A', used: '28', capacity: '28' } }),
    ]);
    open();
    await user.click(await screen.findByRole('button', { name: 'Beslissing vastleggen' }));
    const dialog = screen.getByRole('dialog', { name: 'Beslissing over Noor van den Broek' });
    expect(await within(dialog).findByText(/28 van 28 plaatsen bezet/)).toBeInTheDocument();
  });

  it('can be postponed with the rule in sight', async () => {
    const user = userEvent.setup();
    core.postponeDecision.mockResolvedValue({ value: application(), change });
    open();
    await user.click(await screen.findByRole('button', { name: 'Meer' }));
    await user.click(await screen.findByRole('menuitem', { name: 'Uitstel melden' }));
    expect(await screen.findByText(/Uiterlijk ma 28 dec 2026 gemeld geeft 4 weken extra/)).toHaveTextContent('WPO art. 40 lid 6');
    await user.click(screen.getByRole('button', { name: 'Uitstel vastleggen' }));
    expect(core.postponeDecision).toHaveBeenCalledWith('application-1', 4, today);
  });
});

describe('editing in place', () => {
  it('saves once for each field that is left, and marks it', async () => {
    const user = userEvent.setup();
    const { container } = open(dossier(), 'aanmelding');
    const other = await screen.findByLabelText('Andere scholen');
    await user.type(other, 'De Wingerd');
    await user.tab();
    await waitFor(() => expect(screen.getByText('bewaard')).toBeInTheDocument());
    await user.tab();
    expect(core.saveApplication).toHaveBeenCalledTimes(1);
    expect(core.saveApplication.mock.lastCall?.[0]).toMatchObject({ other_schools: 'De Wingerd', version: 4 });
    await user.type(screen.getByLabelText('Vorige school'), 'De Bongerd');
    await user.tab();
    await waitFor(() => expect(core.saveApplication).toHaveBeenCalledTimes(2));
    expect(core.saveApplication.mock.lastCall?.[0], 'on the version the first one made').toMatchObject({ version: 5 });
    await axe(container);
  });

  it('does not empty a day that must be there', async () => {
    const user = userEvent.setup();
    open(dossier(), 'aanmelding');
    const received = await screen.findByLabelText(/^Ontvangen op/);
    await user.clear(received);
    await user.tab();
    expect(received).toHaveAccessibleDescription(/Ontvangen op ontbreekt nog/);
    expect(core.saveApplication).not.toHaveBeenCalled();
  });

  it('shows both versions of a conflict, and writes the chosen one', async () => {
    const user = userEvent.setup();
    open(dossier(), 'aanmelding');
    core.saveApplication.mockRejectedValueOnce({
      code: 'conflict',
      kind: 'application',
      id: 'application-1',
      version: 9,
      fields: [{ field: 'other_schools', mine: 'De Wingerd', theirs: 'De Bongerd' }],
    });
    await user.type(await screen.findByLabelText('Andere scholen'), 'De Wingerd');
    await user.tab();
    const dialog = await screen.findByRole('dialog');
    expect(within(dialog).getByText('De Wingerd')).toBeInTheDocument();
    expect(within(dialog).getByText('De Bongerd')).toBeInTheDocument();
    await user.click(within(dialog).getByRole('button', { name: 'Mijn versie bewaren' }));
    await waitFor(() => expect(core.saveApplication.mock.lastCall?.[0]).toMatchObject({ other_schools: 'De Wingerd', version: 9 }));
  });

  it('takes over the other version when asked', async () => {
    const user = userEvent.setup();
    open(dossier(), 'aanmelding');
    core.saveApplication.mockRejectedValueOnce({ code: 'conflict', kind: 'application', id: 'application-1', version: 9, fields: [] });
    await user.type(await screen.findByLabelText('Andere scholen'), 'De Wingerd');
    core.dossier.mockResolvedValue(dossier({ application: application({ version: 9, other_schools: 'De Bongerd' }) }));
    await user.tab();
    await user.click(await screen.findByRole('button', { name: 'Die van de ander nemen' }));
    await waitFor(() => expect(screen.getByLabelText('Andere scholen')).toHaveValue('De Bongerd'));
  });

  it('keeps what was refused while another tab is looked at', async () => {
    const user = userEvent.setup();
    core.saveApplication.mockRejectedValue({ code: 'invalid', findings: [finding({ field: 'other_schools', code: 'too_long', values: { max: '500' } })] });
    open(dossier(), 'aanmelding');
    await user.type(await screen.findByLabelText('Andere scholen'), 'De Wingerd');
    await user.click(screen.getByRole('tab', { name: 'Gezin' }));
    await user.click(screen.getByRole('tab', { name: 'Aanmelding' }));
    expect(screen.getByLabelText('Andere scholen')).toHaveValue('De Wingerd');
    expect(screen.getByLabelText('Andere scholen')).toHaveAccessibleDescription(/te lang/);
  });
});

describe('papers, talks and agreements', () => {
  it('notes today when a paper was seen, and takes it back', async () => {
    const user = userEvent.setup();
    core.seeDocument.mockResolvedValue({ value: null, change });
    core.signApplication.mockResolvedValue({ value: null, change });
    const { container } = open(dossier(), 'papieren');
    await user.click(await screen.findByLabelText('Verklaring van 6 maanden'));
    expect(core.seeDocument).toHaveBeenLastCalledWith('application-1', 'six_month_declaration', today, '');
    await user.click(screen.getByLabelText('Marieke Jansen-van den Heuvel heeft getekend'));
    expect(core.signApplication).toHaveBeenLastCalledWith('application-1', 'caregiver-1', null);
    await axe(container);
  });

  it('changes the day and the person of a paper that was seen', async () => {
    const user = userEvent.setup();
    core.seeDocument.mockResolvedValue({ value: null, change });
    open(dossier(), 'papieren');
    const day = await screen.findByLabelText('Gezien op (Identiteitsbewijs)');
    await user.clear(day);
    await user.type(day, '18-11-26{Enter}');
    expect(core.seeDocument).toHaveBeenLastCalledWith('application-1', 'identity', '2026-11-18', 'Ineke Peters');
  });

  it('shows each talk with who comes, and calls one off', async () => {
    const user = userEvent.setup();
    core.cancelInterview.mockResolvedValue({ value: interview(), change });
    const planned = { interview: interview({ planned_on: '2026-12-01' }), director: 'Petra Willems', teacher: null, caregivers: [mother.name] };
    const { container } = open(dossier({ interviews: [planned] }), 'gesprek');
    expect(await screen.findByText(/Marieke Jansen-van den Heuvel en het kind komen/)).toBeInTheDocument();
    expect(screen.queryByRole('button', { name: 'Is gevoerd' }), 'its day has not come').not.toBeInTheDocument();
    await user.click(screen.getByRole('button', { name: 'Afzeggen' }));
    expect(core.cancelInterview).toHaveBeenCalledWith('interview-1', 1, today);
    await axe(container);
  });

  it('adds an agreement, and notes that one was kept', async () => {
    const user = userEvent.setup();
    core.saveAgreement.mockResolvedValue({ value: agreement(), change });
    open();
    await user.click(await screen.findByLabelText('Overdracht van de opvang opvragen'));
    expect(core.saveAgreement.mock.lastCall?.[0]).toMatchObject({ id: 'agreement-1', done_on: today });
    await user.click(screen.getByRole('button', { name: 'Afspraak toevoegen' }));
    const dialog = screen.getByRole('dialog');
    await user.type(within(dialog).getByLabelText(/Wat is afgesproken/), 'Een ochtend meekijken');
    await user.type(within(dialog).getByLabelText('Uiterlijk'), '4-12-26');
    await user.click(within(dialog).getByRole('button', { name: 'Bewaren' }));
    expect(core.saveAgreement.mock.lastCall?.[0]).toMatchObject({ id: '', what: 'Een ochtend meekijken', due_on: '2026-12-04', role: 'school' });
  });
});

describe('the history', () => {
  it('says in the words of the office who changed what, and what it was before', async () => {
    const { container } = open(dossier(), 'geschiedenis');
    expect(await screen.findByText('Toestemming om navraag te doen: onbekend → ja')).toBeInTheDocument();
    expect(screen.getByText('Gewenste start: vr 8 jan 2027 → ma 11 jan 2027')).toBeInTheDocument();
    expect(screen.getByText('za 21 nov 2026, 09:05, door Ineke Peters')).toBeInTheDocument();
    expect(screen.getByText('later teruggedraaid')).toBeInTheDocument();
    await axe(container);
  });
});
