import { render, screen, waitFor, within } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { bridge, type ApplicationDraft } from '../../bridge';
import { forgetAll } from '../../live/memory';
import { closeToast, toasts } from '../../parts/toasts.svelte';
import { axe } from '../../test/axe';
import { check, clock, finding, father, today } from '../../test/samples/intake';
import ApplicationForm from './ApplicationForm.svelte';
import { keptDrafts } from './form/drafts';

vi.mock('../../bridge', async (original) => ({
  ...(await original<object>()),
  bridge: { checkApplication: vi.fn(), registerApplication: vi.fn(), searchCaregivers: vi.fn(), undoChange: vi.fn() },
}));

const core = vi.mocked(bridge);
const register = { id: 'change-1', deed: 'application.register', subject: 'Noor van den Broek', kinds: [] };

/** The core refuses a child without a name, whatever else is typed. */
function checked(draft: ApplicationDraft) {
  const findings = draft.child.roepnaam === '' ? [finding({ field: 'child.roepnaam', code: 'required' })] : [];
  return check({ findings, clock: draft.child.born_on ? clock() : null, age: draft.child.born_on ? { years: 3, months: 10 } : null });
}

beforeEach(() => {
  vi.clearAllMocks();
  window.location.hash = '#/aanmeldingen/nieuw';
  forgetAll();
  toasts().forEach(({ id }) => closeToast(id));
  core.checkApplication.mockImplementation(async (draft) => checked(draft));
  core.registerApplication.mockResolvedValue({ value: 'application-9', change: register });
  core.searchCaregivers.mockResolvedValue([]);
});

function lastDraft(): ApplicationDraft {
  const draft = core.registerApplication.mock.lastCall?.[0];
  if (!draft) throw new Error('nothing was registered');
  return draft;
}

const field = (name: RegExp) => screen.getAllByLabelText(name)[0] as HTMLElement;

describe('a new aanmelding', () => {
  it('is typed and registered by keyboard alone, with two caregivers', async () => {
    const user = userEvent.setup();
    render(ApplicationForm, { today });
    field(/^Roepnaam/).focus();
    await user.keyboard('Noor{Tab}van den{Tab}Broek{Tab}8-1-23{Tab}');
    expect(screen.getByRole('radio', { name: 'Open' }), 'Tab stops at the answer that stands').toHaveFocus();
    await user.keyboard('{ArrowLeft}{ArrowLeft}{Tab}{Tab}Pools{Tab}');
    await user.keyboard('Marieke{Tab}{Tab}Jansen{Tab}0600001234{Tab}{Control>}{Shift>}o{/Shift}{/Control}');
    await user.keyboard('Mark{Tab}van den{Tab}Broek');
    await user.keyboard('{Control>}{Enter}{/Control}');
    await waitFor(() => expect(window.location.hash, 'the dossier opens').toBe('#/aanmeldingen/application-9'));
    const draft = lastDraft();
    expect(draft.child).toMatchObject({ roepnaam: 'Noor', voorvoegsel: 'van den', achternaam: 'Broek', born_on: '2023-01-08', sex: 'girl', home_language: 'Pools' });
    expect(draft.caregivers.map(({ roepnaam, achternaam, phone }) => [roepnaam, achternaam, phone])).toEqual([
      ['Marieke', 'Jansen', '0600001234'],
      ['Mark', 'Broek', ''],
    ]);
    expect(draft.caregivers[1], 'the other parent lives at the same address until said otherwise').toMatchObject({ same_address: true, relation: 'father' });
    expect(draft.received_on, 'today is filled in').toBe(today);
    expect(toasts().at(-1)?.action?.label, 'the toast offers the way back').toBe('Ongedaan maken');
    expect(keptDrafts(), 'what is registered is not offered again').toHaveLength(0);
  });

  it('shows every legal date as soon as the birth date is known, with its source', async () => {
    const user = userEvent.setup();
    render(ApplicationForm, { today });
    expect(screen.getByText(/Zodra de geboortedatum er staat/)).toBeInTheDocument();
    await user.type(field(/^Geboortedatum/), '8-1-23');
    expect(await screen.findByText('uiterlijk ma 28 dec 2026', { selector: '.main .date' })).toBeInTheDocument();
    expect(screen.getByText('Nu 3 jaar en 10 maanden.')).toBeInTheDocument();
    expect(screen.getAllByText('nog 35 dagen').length).toBeGreaterThan(0);
    expect(screen.getByText('Leerplichtwet art. 3 lid 1')).toBeInTheDocument();
  });

  it('says what is wrong beside the field once it is left, and what is missing when the user is done', async () => {
    const user = userEvent.setup();
    const wrong = finding({ field: 'caregivers.0.phone', code: 'not_a_phone' });
    core.checkApplication.mockImplementation(async (draft) => check({ findings: [...checked(draft).findings, wrong] }));
    core.registerApplication.mockRejectedValue({ code: 'invalid', findings: [wrong, finding({ field: 'child.roepnaam', code: 'required' })] });
    render(ApplicationForm, { today });
    const phone = field(/^Telefoon/);
    await user.type(phone, '06-12');
    await new Promise((resolve) => setTimeout(resolve, 200));
    expect(phone, 'half a number is no wrong number').not.toHaveAccessibleDescription();
    await user.tab();
    await waitFor(() => expect(phone).toHaveAccessibleDescription(/geen telefoonnummer/));
    expect(field(/^Roepnaam/)).not.toBeInvalid();
    await user.keyboard('{Control>}{Enter}{/Control}');
    await waitFor(() => expect(field(/^Roepnaam/)).toBeInvalid());
    expect(phone, 'a refusal keeps what was typed').toHaveValue('06-12');
    expect(screen.getByText(/nog 2 velden die anders moeten/)).toBeInTheDocument();
    await waitFor(() => expect(field(/^Roepnaam/), 'the hand goes to the first problem').toHaveFocus());
    expect(window.location.hash).toBe('#/aanmeldingen/nieuw');
  });

  it('does not register without a date that cannot be read', async () => {
    const user = userEvent.setup();
    render(ApplicationForm, { today });
    await user.type(field(/^Roepnaam/), 'Noor');
    await user.type(field(/^Gewenste start/), '31-2-27');
    await user.keyboard('{Control>}{Enter}{/Control}');
    expect(await screen.findByText(/datum is niet te lezen; die is/)).toBeInTheDocument();
    expect(core.registerApplication).not.toHaveBeenCalled();
    expect(field(/^Gewenste start/)).toHaveValue('31-2-27');
  });

  it('takes a caregiver who is known already, without typing them again', async () => {
    const user = userEvent.setup();
    core.searchCaregivers.mockResolvedValue([{ caregiver: father.caregiver, name: father.name, household: father.household, children: ['Daan van den Broek'] }]);
    render(ApplicationForm, { today });
    const achternaam = screen.getAllByRole('combobox', { name: 'Achternaam' })[0] as HTMLElement;
    await user.type(achternaam, 'Broek');
    expect(await screen.findByRole('option', { name: /Mark van den Broek/ }), 'a secret address is in no list').not.toHaveTextContent('Kerkplein');
    await user.keyboard('{ArrowDown}{Enter}');
    expect(await screen.findByText('Al bekend: Mark van den Broek')).toBeInTheDocument();
    expect(screen.getByText('ouder of verzorger van Daan van den Broek')).toBeInTheDocument();
    await user.keyboard('{Control>}{Enter}{/Control}');
    await waitFor(() => expect(core.registerApplication).toHaveBeenCalled());
    expect(lastDraft().caregivers[0]?.caregiver_id).toBe('caregiver-2');
  });

  it('links a double aanmelding to the dossier that is there', async () => {
    const user = userEvent.setup();
    const double = finding({ field: 'child', code: 'double_application', values: { application_id: 'application-5', name: 'Noor van den Broek' } });
    core.checkApplication.mockResolvedValue(check({ findings: [double] }));
    render(ApplicationForm, { today });
    await user.type(field(/^Roepnaam/), 'Noor');
    const link = await screen.findByRole('link', { name: 'Naar het dossier van Noor van den Broek' });
    expect(link).toHaveAttribute('href', '#/aanmeldingen/application-5');
  });

  it('keeps what was typed when another screen comes between, and offers it again', async () => {
    const user = userEvent.setup();
    const first = render(ApplicationForm, { today });
    await user.type(field(/^Roepnaam/), 'Noor');
    first.unmount();
    render(ApplicationForm, { today });
    expect(field(/^Roepnaam/), 'a new one starts empty').toHaveValue('');
    await user.click(screen.getByRole('button', { name: 'Verder met de aanmelding van Noor' }));
    expect(field(/^Roepnaam/)).toHaveValue('Noor');
    expect(keptDrafts()).toHaveLength(0);
  });

  it('forgets what was typed when the program is locked', async () => {
    const user = userEvent.setup();
    const first = render(ApplicationForm, { today });
    await user.type(field(/^Roepnaam/), 'Noor');
    first.unmount();
    forgetAll();
    render(ApplicationForm, { today });
    expect(screen.queryByText(/Noor/)).not.toBeInTheDocument();
  });

  it('says what went wrong otherwise, and keeps what was typed', async () => {
    const user = userEvent.setup();
    core.registerApplication.mockRejectedValue({ code: 'disk_full' });
    render(ApplicationForm, { today });
    await user.type(field(/^Roepnaam/), 'Noor');
    await user.click(screen.getAllByRole('button', { name: 'Aanmelding vastleggen' })[0] as HTMLElement);
    expect(await screen.findByText(/De schijf is vol/)).toBeInTheDocument();
    expect(field(/^Roepnaam/)).toHaveValue('Noor');
  });

  it('has no findings of accessibility', async () => {
    const user = userEvent.setup();
    const { container } = render(ApplicationForm, { today });
    await user.click(screen.getByRole('button', { name: 'Nog een ouder of verzorger' }));
    await user.click(within(container).getAllByText('Meer over deze ouder of verzorger')[0] as HTMLElement);
    await axe(container);
  });
});
