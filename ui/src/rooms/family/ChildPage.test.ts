import { render, screen, waitFor, within } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { bridge } from '../../bridge';
import { axe } from '../../test/axe';
import { caregiver, family, finding, mother, today } from '../../test/samples/intake';
import ChildPage from './ChildPage.svelte';

vi.mock('../../bridge', async (original) => {
  const real = await original<{ bridge: object }>();
  return { ...real, bridge: Object.fromEntries(Object.keys(real.bridge).map((name) => [name, vi.fn()])) };
});

const core = vi.mocked(bridge);
const change = { id: 'change-1', deed: 'caregiver.save', subject: 'Marieke', kinds: [] };

beforeEach(() => {
  vi.resetAllMocks();
  core.family.mockResolvedValue(family());
  core.searchCaregivers.mockResolvedValue([]);
  core.saveCaregiver.mockImplementation(async (edit) => ({ value: { ...edit, version: edit.version + 1 }, change }));
});

const cardOf = (name: string) => screen.getByRole('region', { name });

describe('the family of a child', () => {
  it('shows everyone around the child, brothers and sisters with group and teachers', async () => {
    const { container } = render(ChildPage, { childId: 'child-1', today });
    expect(await screen.findByText('Geboren zo 8 jan 2023. 2 ouders en verzorgers bekend.')).toBeInTheDocument();
    expect(screen.getByText(/Groep 4 bij Sanne de Wit en Tom Hendriks/)).toBeInTheDocument();
    await axe(container);
  });

  it('keeps a secret address out of sight until it is asked for', async () => {
    const user = userEvent.setup();
    const { container } = render(ChildPage, { childId: 'child-1', today });
    await screen.findByText(/Het adres is geheim/);
    expect(container.innerHTML, 'not even hidden in the page').not.toContain('Kerkplein');
    await user.click(screen.getByRole('button', { name: 'Toon adres' }));
    expect(within(cardOf('Mark van den Broek')).getByLabelText('Straat en huisnummer')).toHaveValue('Kerkplein 3');
  });

  it('saves a phone when it is left, and says beside it why it was refused', async () => {
    const user = userEvent.setup();
    render(ChildPage, { childId: 'child-1', today });
    await screen.findByRole('heading', { level: 1 });
    const phone = within(cardOf('Marieke Jansen-van den Heuvel')).getByLabelText('Telefoon');
    core.saveCaregiver.mockRejectedValueOnce({ code: 'invalid', findings: [finding({ field: 'phone', code: 'not_a_phone' })] });
    await user.clear(phone);
    await user.type(phone, '06-1');
    await user.tab();
    await waitFor(() => expect(phone).toHaveAccessibleDescription(/geen telefoonnummer/));
    expect(phone).toHaveValue('06-1');
    await user.type(phone, '2345678');
    await user.tab();
    await waitFor(() => expect(phone).not.toBeInvalid());
    expect(core.saveCaregiver.mock.lastCall?.[0]).toMatchObject({ phone: '06-12345678', version: 2 });
  });

  it('lets a caregiver without an address live with another', async () => {
    const user = userEvent.setup();
    const alone = { ...mother, caregiver: caregiver({ id: 'caregiver-3', household_id: null }), household: null, name: 'Opa Jan', link: { ...mother.link, id: 'link-3' } };
    core.family.mockResolvedValue(family({ members: [mother, alone] }));
    render(ChildPage, { childId: 'child-1', today });
    await user.click(await screen.findByRole('button', { name: 'Woont bij Marieke Jansen-van den Heuvel' }));
    await waitFor(() => expect(core.saveCaregiver.mock.lastCall?.[0]).toMatchObject({ id: 'caregiver-3', household_id: 'household-1' }));
  });

  it('gives a caregiver who moved out an address of their own', async () => {
    const user = userEvent.setup();
    const together = { ...mother, caregiver: caregiver({ id: 'caregiver-3', version: 6 }), name: 'Opa Jan', link: { ...mother.link, id: 'link-3' } };
    core.family.mockResolvedValue(family({ members: [mother, together] }));
    core.giveHome.mockRejectedValueOnce({ code: 'invalid', findings: [finding({ field: 'street', code: 'required' })] });
    core.giveHome.mockResolvedValueOnce({ value: caregiver(), change });
    render(ChildPage, { childId: 'child-1', today });
    await screen.findByRole('heading', { level: 1 });
    await user.click(within(cardOf('Opa Jan')).getByRole('button', { name: 'Woont nu ergens anders' }));
    const dialog = screen.getByRole('dialog', { name: 'Eigen adres van Opa Jan' });
    await user.click(within(dialog).getByRole('button', { name: 'Adres vastleggen' }));
    expect(await within(dialog).findByText('Straat en huisnummer ontbreekt nog.')).toBeInTheDocument();
    await user.type(within(dialog).getByLabelText('Straat en huisnummer'), 'Kerkplein 3');
    await user.click(within(dialog).getByRole('button', { name: 'Adres vastleggen' }));
    await waitFor(() => expect(screen.queryByRole('dialog')).not.toBeInTheDocument());
    expect(core.giveHome).toHaveBeenLastCalledWith('caregiver-3', 6, expect.objectContaining({ street: 'Kerkplein 3', postcode: null }));
  });

  it('adds a caregiver, and keeps the dialog with what was refused', async () => {
    const user = userEvent.setup();
    core.addCaregiver.mockRejectedValueOnce({ code: 'invalid', findings: [finding({ field: 'caregivers.0.roepnaam', code: 'required' })] });
    core.addCaregiver.mockResolvedValueOnce({ value: 'caregiver-9', change });
    render(ChildPage, { childId: 'child-1', today });
    await user.click(await screen.findByRole('button', { name: 'Ouder of verzorger toevoegen' }));
    const dialog = screen.getByRole('dialog');
    await axe(dialog);
    await user.type(within(dialog).getByRole('combobox', { name: 'Achternaam' }), 'Pietersen');
    await user.click(within(dialog).getByRole('button', { name: 'Toevoegen' }));
    expect(await within(dialog).findByText('Roepnaam ontbreekt nog.')).toBeInTheDocument();
    await user.type(within(dialog).getByLabelText(/^Roepnaam/), 'Jan');
    await user.click(within(dialog).getByRole('button', { name: 'Toevoegen' }));
    await waitFor(() => expect(screen.queryByRole('dialog')).not.toBeInTheDocument());
    expect(core.addCaregiver).toHaveBeenLastCalledWith('child-1', expect.objectContaining({ roepnaam: 'Jan', achternaam: 'Pietersen', caregiver_id: null }));
  });

  it('takes a caregiver away from the child', async () => {
    const user = userEvent.setup();
    core.removeLink.mockResolvedValue({ value: null, change });
    render(ChildPage, { childId: 'child-1', today });
    await screen.findByRole('heading', { level: 1 });
    await user.click(within(cardOf('Mark van den Broek')).getByRole('button', { name: 'Meer acties' }));
    await user.click(await screen.findByRole('menuitem', { name: 'Losmaken van dit kind' }));
    expect(core.removeLink).toHaveBeenCalledWith(expect.objectContaining({ id: 'link-2' }));
  });
});
