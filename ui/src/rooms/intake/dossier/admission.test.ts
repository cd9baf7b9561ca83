import { render, screen, waitFor, within } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { bridge, type Dossier as DossierData } from '../../../bridge';
import { startRouter } from '../../../lib/router.svelte';
import { axe } from '../../../test/axe';
import { checklist, custodyUnknown, notSigned, objection, options, refusedDossier } from '../../../test/samples/admission';
import { application, dossier, finding, today } from '../../../test/samples/intake';
import Dossier from '../Dossier.svelte';

vi.mock('../../../bridge', async (original) => {
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

async function openDecision(data: DossierData = dossier()) {
  const user = userEvent.setup();
  open(data);
  await user.click(await screen.findByRole('button', { name: 'Beslissing vastleggen' }));
  const dialog = screen.getByRole('dialog');
  await waitFor(() => expect(within(dialog).getByLabelText('Beslist door')).toHaveValue('Petra Willems'));
  return { user, dialog: within(dialog), box: dialog };
}

beforeEach(() => {
  vi.resetAllMocks();
  core.staffChoices.mockResolvedValue([{ id: 'staff-1', name: 'Petra Willems', role: 'director' }]);
  core.schoolYears.mockResolvedValue([{ id: 'y', version: 1, start_year: 2026 }]);
  const groups = [
    { group: { id: 'group-2', name: 'Groep 1/2 B, de Regenboogvissen' } },
    { group: { id: 'group-1', name: 'Groep 1/2 A' } },
    { group: { id: 'group-8', name: 'Groep 8' } },
  ];
  core.yearOverview.mockResolvedValue({ starts_on: '2026-08-01', ends_on: '2027-07-31', groups } as never);
  core.decisionOptions.mockResolvedValue(options());
  core.checkDecision.mockResolvedValue([]);
  core.decideApplication.mockResolvedValue({ value: application(), change });
});
afterEach(() => stop());

describe('admitting', () => {
  it('proposes the first day with its reason and the group with most room, and writes them down', async () => {
    const { user, dialog, box } = await openDecision();
    expect(dialog.getByLabelText('Eerste dag')).toHaveValue('ma 11 jan 2027');
    expect(dialog.getByText('Voorstel: de dag die de ouders vroegen. Starten mag vanaf vr 8 jan 2027 (WPO art. 39 lid 1).')).toBeInTheDocument();
    expect(dialog.getByLabelText(/^Beslist op/)).toHaveAccessibleDescription('Uiterlijk ma 28 dec 2026');
    expect(await dialog.findByRole('radio', { name: /Groep 1\/2 A 24 van 28 plaatsen bezet nog 4 vrij/ })).toBeChecked();
    expect(dialog.getByRole('radio', { name: /Regenboogvissen 29 van 28 plaatsen bezet 1 te veel/ })).not.toBeChecked();
    await axe(box);
    await user.click(dialog.getByRole('button', { name: 'Vastleggen' }));
    expect(core.decideApplication).toHaveBeenCalledWith({
      application_id: 'application-1',
      version: 4,
      decision: 'admitted',
      decided_on: today,
      decided_by: 'Petra Willems',
      reason: '',
      starts_on: '2027-01-11',
      group_id: 'group-1',
      refusal_ground: null,
      other_school: '',
      other_school_on: null,
      parents_heard_on: null,
    });
    await waitFor(() => expect(screen.queryByRole('dialog')).not.toBeInTheDocument());
  });

  it('names the custom of the school behind a later day', async () => {
    core.decisionOptions.mockResolvedValue(options({ start: { lawful_on: '2026-12-09', proposed_on: '2027-01-04', custom: 'no_december' } }));
    const { dialog } = await openDecision();
    expect(dialog.getByLabelText('Eerste dag')).toHaveAccessibleDescription(
      'Voorstel volgens uw eigen afspraak: geen start in december. Starten mag vanaf wo 9 dec 2026 (WPO art. 39 lid 1).',
    );
  });

  it('leaves another day or no group as they were chosen, with the proposal at hand', async () => {
    const { dialog, user } = await openDecision(dossier({ application: application({ decision: 'waiting_list', starts_on: '2027-02-01' }) }));
    await user.click(dialog.getByRole('radio', { name: 'Toegelaten' }));
    expect(dialog.getByLabelText('Eerste dag')).toHaveValue('ma 1 feb 2027');
    expect(dialog.getByRole('radio', { name: 'Nog niet afgesproken' })).toBeChecked();
    await user.click(dialog.getByRole('button', { name: 'Voorstel overnemen: ma 11 jan 2027' }));
    expect(dialog.getByLabelText('Eerste dag')).toHaveValue('ma 11 jan 2027');
    expect(dialog.queryByRole('button', { name: /Voorstel overnemen/ })).not.toBeInTheDocument();
  });

  it('lets a group be chosen that does not fit by age', async () => {
    const { user, dialog } = await openDecision();
    await user.selectOptions(await dialog.findByLabelText('Een andere groep'), 'Groep 8');
    expect(dialog.getByRole('radio', { name: /Groep 1\/2 A/ })).not.toBeChecked();
    await user.click(dialog.getByRole('button', { name: 'Vastleggen' }));
    expect(core.decideApplication.mock.lastCall?.[0]).toMatchObject({ group_id: 'group-8' });
  });

  it('says at the top who did not sign and whose custody is not known', async () => {
    core.decisionOptions.mockResolvedValue(options({ custody: [custodyUnknown, notSigned] }));
    const { user, dialog } = await openDecision();
    expect(dialog.getByText(/Het is niet bekend of Mark van den Broek gezag heeft/)).toBeInTheDocument();
    expect(dialog.getByText(/^De handtekening van Mark van den Broek ontbreekt\./).parentElement).toHaveTextContent('WPO art. 40 lid 2');
    await user.click(dialog.getByRole('radio', { name: 'Wachtlijst' }));
    expect(dialog.queryByText(/gezag heeft/), 'it stands in the way of an admission alone').not.toBeInTheDocument();
  });
});

describe('not admitting', () => {
  it('asks for the ground and the reason, and writes no place down', async () => {
    const { user, dialog } = await openDecision();
    await user.click(dialog.getByRole('radio', { name: 'Niet toegelaten' }));
    expect(dialog.queryByLabelText('Eerste dag')).not.toBeInTheDocument();
    expect(dialog.queryByText(/extra ondersteuning/), 'no support is needed').not.toBeInTheDocument();
    await user.click(dialog.getByRole('radio', { name: 'School is vol' }));
    await user.type(dialog.getByLabelText(/^Reden/), 'Alle kleutergroepen zijn vol.');
    await user.click(dialog.getByRole('button', { name: 'Vastleggen' }));
    expect(core.decideApplication.mock.lastCall?.[0]).toMatchObject({
      decision: 'not_admitted',
      refusal_ground: 'full',
      reason: 'Alle kleutergroepen zijn vol.',
      starts_on: null,
      group_id: null,
    });
  });

  it('explains the duty of care and asks for what the law names when support is needed', async () => {
    const { user, dialog, box } = await openDecision();
    await user.click(dialog.getByRole('radio', { name: 'Niet toegelaten' }));
    expect(dialog.queryByText(/weigert school pas/), 'the rules say nothing of it').not.toBeInTheDocument();
    core.checkDecision.mockResolvedValue([
      finding({ field: 'other_school', code: 'other_school_missing' }),
      finding({ field: 'parents_heard_on', code: 'parents_not_heard' }),
    ]);
    await user.click(dialog.getByRole('radio', { name: 'Ondersteuning' }));
    expect((await dialog.findByText(/weigert school pas als een andere school het kind wil toelaten/)).parentElement).toHaveTextContent('WPO art. 40 lid 4 en 5');
    await axe(box);
    core.checkDecision.mockResolvedValue([]);
    await user.type(dialog.getByLabelText('School die het kind wil toelaten'), 'SBO De Piramide');
    await user.type(dialog.getByLabelText('Dat zei die school op'), '18-11-26');
    await user.type(dialog.getByLabelText('Met de ouders besproken op'), '20-11-26{Tab}');
    await waitFor(() => expect(core.checkDecision.mock.lastCall?.[0]).toMatchObject({ parents_heard_on: '2026-11-20' }));
    expect(dialog.getByLabelText('School die het kind wil toelaten'), 'stays once nothing is missing').toHaveValue('SBO De Piramide');
    await user.click(dialog.getByRole('button', { name: 'Vastleggen' }));
    expect(core.decideApplication.mock.lastCall?.[0]).toMatchObject({
      refusal_ground: 'support',
      other_school: 'SBO De Piramide',
      other_school_on: '2026-11-18',
      parents_heard_on: '2026-11-20',
    });
  });

  it('explains the duty of care while it is not known whether support is needed', async () => {
    core.checkDecision.mockResolvedValue([finding({ field: 'reason', code: 'duty_of_care', severity: 'warning' })]);
    const { user, dialog } = await openDecision();
    await user.click(dialog.getByRole('radio', { name: 'Niet toegelaten' }));
    expect(await dialog.findByText(/weigert school pas/)).toBeInTheDocument();
    expect(dialog.queryByLabelText('School die het kind wil toelaten')).not.toBeInTheDocument();
  });

  it('keeps what was typed when the choice goes to and fro, and when the core refuses', async () => {
    const required = [finding({ field: 'reason', code: 'required' }), finding({ field: 'parents_heard_on', code: 'parents_not_heard' })];
    core.checkDecision.mockResolvedValue(required);
    core.decideApplication.mockRejectedValue({ code: 'invalid', findings: required });
    const { user, dialog } = await openDecision();
    await user.click(dialog.getByRole('radio', { name: 'Niet toegelaten' }));
    await user.click(dialog.getByRole('radio', { name: 'Ondersteuning' }));
    await user.type(await dialog.findByLabelText('School die het kind wil toelaten'), 'De Wingerd');
    await user.click(dialog.getByRole('radio', { name: 'Toegelaten' }));
    await user.click(dialog.getByRole('radio', { name: 'Niet toegelaten' }));
    expect(dialog.getByLabelText('School die het kind wil toelaten')).toHaveValue('De Wingerd');
    expect(dialog.queryByText('Reden ontbreekt nog.'), 'not before the deed was tried').not.toBeInTheDocument();
    await user.click(dialog.getByRole('button', { name: 'Vastleggen' }));
    expect(await dialog.findByText('Reden ontbreekt nog.')).toBeInTheDocument();
    expect(dialog.getByRole('alert'), 'near the button, for the field may be out of sight').toHaveTextContent(/Er zijn nog 2 velden/);
    expect(dialog.getByLabelText('School die het kind wil toelaten')).toHaveValue('De Wingerd');
  });

  it('shows afterwards on which ground, where else, and when the parents were heard', async () => {
    const { container } = open(refusedDossier, 'gesprek');
    expect(await screen.findByText('SBO De Piramide')).toBeInTheDocument();
    expect(screen.getByText('ondersteuning')).toBeInTheDocument();
    expect(screen.getByText('Met de ouders besproken op').nextElementSibling).toHaveTextContent('vr 20 nov 2026');
    await axe(container);
  });
});

describe('signatures and enrolment', () => {
  beforeEach(() => {
    core.objectApplication.mockResolvedValue({ value: null, change });
    core.seeDocument.mockResolvedValue({ value: null, change });
  });

  it('writes down who does not agree, what was said, and takes it back', async () => {
    const user = userEvent.setup();
    const { container } = open(dossier({ objections: [objection()] }), 'papieren');
    await user.click(await screen.findByLabelText('Marieke Jansen-van den Heuvel is het er niet mee eens'));
    expect(core.objectApplication).toHaveBeenLastCalledWith('application-1', 'caregiver-1', today, '');
    const said = screen.getByLabelText('Wat er is gezegd (Mark van den Broek is het er niet mee eens)');
    await user.clear(said);
    await user.type(said, 'Wil eerst praten.');
    await user.tab();
    expect(core.objectApplication).toHaveBeenLastCalledWith('application-1', 'caregiver-2', '2026-11-21', 'Wil eerst praten.');
    await user.click(screen.getByLabelText('Mark van den Broek is het er niet mee eens'));
    expect(core.objectApplication.mock.lastCall?.[2]).toBeNull();
    await axe(container);
  });

  it('lists what enrolment asks for with the law behind it, and what is late', async () => {
    const user = userEvent.setup();
    const { container } = open(dossier({ checklist }), 'papieren');
    expect(await screen.findByText('1 van 7 in orde')).toBeInTheDocument();
    expect(screen.getByLabelText('Schoolgids uitreiken')).toHaveAccessibleDescription('WPO art. 13 lid 2');
    expect(screen.getByLabelText('Bericht aan de vorige school')).toHaveAccessibleDescription(
      /Besluit bekostiging WPO art. 7 lid 3 .*Uiterlijk vr 20 nov 2026 \(3 dagen te laat\)/,
    );
    await user.click(screen.getByLabelText('Inschrijving in ParnasSys'));
    expect(core.seeDocument).toHaveBeenLastCalledWith('application-1', 'administration', today, '');
    await user.click(screen.getByLabelText('Overdracht van de opvang'));
    expect(core.seeDocument, 'no part of enrolment, but still to be seen').toHaveBeenLastCalledWith('application-1', 'handover', today, '');
    await axe(container);
  });
});
