import { render, screen, waitFor, within } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { bridge } from '../../bridge';
import { closeToast, toasts } from '../../parts/toasts.svelte';
import { axe } from '../../test/axe';
import { dossier, father, finding, interview, mother } from '../../test/samples/intake';
import { letter, otherRecipient, page, plan, recipient } from '../../test/samples/letters';
import DossierLetters from './DossierLetters.svelte';

const change = { id: 'change-1', deed: 'letter.make', subject: 'Noor van den Broek', kinds: ['letter'] };
const comers = { director: 'Petra Willems', teacher: null, caregivers: [mother.name] };

beforeEach(() => {
  vi.spyOn(bridge, 'letters').mockResolvedValue([letter()]);
  vi.spyOn(bridge, 'letterPlan').mockResolvedValue(plan());
  vi.spyOn(bridge, 'previewLetter').mockResolvedValue([page()]);
  vi.spyOn(bridge, 'letterPages').mockResolvedValue([page(), page()]);
});
afterEach(() => {
  for (const { id } of toasts()) closeToast(id);
});

async function begin(kind: string, data = dossier()) {
  const user = userEvent.setup();
  render(DossierLetters, { dossier: data });
  await user.click(await screen.findByRole('button', { name: 'Brief maken' }));
  await user.click(screen.getByRole('menuitem', { name: kind }));
  return { user, dialog: screen.getByRole('dialog', { name: `${kind} maken` }) };
}

describe('the letters of a child', () => {
  it('teaches what belongs here while there are none', async () => {
    vi.mocked(bridge.letters).mockResolvedValue([]);
    const { container } = render(DossierLetters, { dossier: dossier() });
    expect(await screen.findByText('Nog geen brieven')).toBeVisible();
    await axe(container);
  });

  it('says what was made, when, by whom and for whom; shows it and saves it', async () => {
    const user = userEvent.setup();
    const save = vi.spyOn(bridge, 'saveLetter').mockResolvedValue('brief.pdf');
    const { container } = render(DossierLetters, { dossier: dossier() });
    const row = await screen.findByRole('row', { name: /Bevestiging/ });
    expect(row).toHaveTextContent(/Marieke.*di 17 nov 2026.*Ineke Peters/);
    await axe(container);
    await user.click(within(row).getByRole('button', { name: 'Opslaan als PDF' }));
    expect(save).toHaveBeenCalledExactlyOnceWith('letter-1');
    await waitFor(() => expect(toasts()).toMatchObject([{ action: { label: 'Openen' } }]));
    await user.click(within(row).getByRole('button', { name: 'Bevestiging van de aanmelding' }));
    const dialog = screen.getByRole('dialog', { name: 'Aanmelding van Noor van den Broek' });
    expect(await within(dialog).findByAltText('Pagina 2 van 2 van de brief')).toBeVisible();
    await axe(dialog);
    await user.click(within(dialog).getByRole('button', { name: 'Opslaan als PDF' }));
    expect(screen.queryByRole('dialog'), 'the message must not lie under it').toBeNull();
    expect(save).toHaveBeenCalledTimes(2);
  });

  it('offers first what fits where the child stands', async () => {
    const user = userEvent.setup();
    render(DossierLetters, { dossier: dossier() });
    await user.click(await screen.findByRole('button', { name: 'Brief maken' }));
    const names = screen.getAllByRole('menuitem').map(({ textContent }) => textContent?.trim());
    expect(names.slice(0, 2)).toEqual(['Bevestiging van de aanmelding', 'Gespreksverslag']);
    expect(names).toHaveLength(9);
  });

  it('saves the planned talk for a calendar', async () => {
    const event = vi.spyOn(bridge, 'saveInvitationEvent').mockResolvedValue(null);
    const user = userEvent.setup();
    render(DossierLetters, { dossier: dossier({ interviews: [{ interview: interview({ planned_on: '2026-12-01' }), ...comers }] }) });
    await user.click(await screen.findByRole('button', { name: 'Brief maken' }));
    await user.click(screen.getByRole('menuitem', { name: 'Agenda-bestand (ICS) van di 1 dec 2026' }));
    expect(event).toHaveBeenCalledExactlyOnceWith('interview-1');
  });
});

describe('making a letter', () => {
  it('is for the usual readers, seen before it is made, and offered as a file right after', async () => {
    const make = vi.spyOn(bridge, 'makeLetters').mockResolvedValue({ value: ['letter-2', 'letter-3'], change });
    const save = vi.spyOn(bridge, 'saveLetter').mockResolvedValue(null);
    const { user, dialog } = await begin('Bevestiging van de aanmelding');
    expect(await within(dialog).findByRole('checkbox', { name: mother.name })).toBeChecked();
    expect(await within(dialog).findByAltText('Pagina 1 van 1 van de brief')).toBeVisible();
    await user.selectOptions(within(dialog).getByLabelText('Voorbeeld voor'), father.name);
    const order = { application_id: 'application-1', kind: 'confirmation', interview_id: null };
    await waitFor(() => expect(bridge.previewLetter).toHaveBeenLastCalledWith(order, otherRecipient.caregiver_ids));
    await axe(dialog);
    const fresh = [letter({ id: 'letter-2', addressee: mother.name }), letter({ id: 'letter-3', addressee: father.name })];
    vi.mocked(bridge.letters).mockResolvedValue([...fresh, letter()]);
    await user.click(within(dialog).getByRole('button', { name: 'Maken en bewaren' }));
    expect(make).toHaveBeenCalledExactlyOnceWith(order, [recipient().caregiver_ids, otherRecipient.caregiver_ids]);
    const first = await screen.findByRole('button', { name: `Opslaan als PDF: ${mother.name}` });
    expect(first).toHaveFocus();
    await axe(document.body);
    await user.click(screen.getByRole('button', { name: `Opslaan als PDF: ${father.name}` }));
    expect(save).toHaveBeenCalledExactlyOnceWith('letter-3');
  });

  it('refuses a reader who may not see what is in it, and warns about the other', async () => {
    vi.mocked(bridge.letterPlan).mockResolvedValue(
      plan({
        recipients: [
          recipient({ address: [], findings: [finding({ code: 'custody_unclear', severity: 'warning', values: { name: mother.name } })] }),
          { ...otherRecipient, findings: [finding({ code: 'no_contact_order', values: { name: father.name } })] },
        ],
      }),
    );
    const { user, dialog } = await begin('Bevestiging van de aanmelding');
    const refused = await within(dialog).findByRole('checkbox', { name: father.name });
    expect(refused).toBeDisabled();
    expect(refused).not.toBeChecked();
    expect(refused).toHaveAccessibleDescription(/contactverbod/);
    const warned = within(dialog).getByRole('checkbox', { name: mother.name });
    expect(warned).toHaveAccessibleDescription(/geen adres.*gezag heeft/);
    await user.click(warned);
    expect(within(dialog).getByRole('button', { name: 'Maken en bewaren' })).toBeDisabled();
    expect(within(dialog).getByText(/Vink aan voor wie/)).toBeVisible();
    await axe(dialog);
  });

  it('says what stands in the way of making it at all', async () => {
    vi.mocked(bridge.letterPlan).mockResolvedValue(plan({ findings: [finding({ code: 'none_chosen', field: 'caregivers' })] }));
    const { dialog } = await begin('Toelating');
    expect(await within(dialog).findByText(/ten minste één ouder/)).toBeVisible();
    expect(within(dialog).getByRole('button', { name: 'Maken en bewaren' })).toBeDisabled();
    expect(bridge.previewLetter).not.toHaveBeenCalled();
  });

  it('says why it failed and stays open', async () => {
    vi.spyOn(bridge, 'makeLetters').mockRejectedValue({ code: 'busy' });
    const { user, dialog } = await begin('Bevestiging van de aanmelding');
    await within(dialog).findByRole('checkbox', { name: mother.name });
    await user.click(within(dialog).getByRole('button', { name: 'Maken en bewaren' }));
    expect(await within(dialog).findByRole('alert')).toHaveTextContent('aan het bewaren');
  });

  it('asks which of two talks an invitation is for, and gives its file for the calendar', async () => {
    const interviews = ['interview-1', 'interview-2'].map((id, at) => ({ interview: interview({ id, planned_on: `2026-12-0${at + 1}` }), ...comers }));
    vi.mocked(bridge.letterPlan).mockImplementation(({ interview_id: id }) =>
      Promise.resolve(plan({ recipients: [recipient()], interview_id: id ?? 'interview-1' })),
    );
    vi.spyOn(bridge, 'makeLetters').mockResolvedValue({ value: ['letter-2'], change });
    const event = vi.spyOn(bridge, 'saveInvitationEvent').mockResolvedValue(null);
    const { user, dialog } = await begin('Uitnodiging voor het intakegesprek', dossier({ interviews }));
    const talk = await within(dialog).findByLabelText('Over welk gesprek');
    await waitFor(() => expect(talk).toHaveValue('interview-1'));
    await user.selectOptions(talk, 'interview-2');
    await waitFor(() => expect(bridge.letterPlan).toHaveBeenLastCalledWith(expect.objectContaining({ interview_id: 'interview-2' })));
    vi.mocked(bridge.letters).mockResolvedValue([letter({ id: 'letter-2', kind: 'invitation', addressee: mother.name })]);
    await user.click(within(dialog).getByRole('button', { name: 'Maken en bewaren' }));
    await user.click(await screen.findByRole('button', { name: 'Agenda-bestand (ICS)' }));
    expect(event).toHaveBeenCalledExactlyOnceWith('interview-2');
  });

  it('begins anew with the usual readers of another talk, and makes nothing before they are known', async () => {
    const interviews = ['interview-1', 'interview-2'].map((id, at) => ({ interview: interview({ id, planned_on: `2026-12-0${at + 1}` }), ...comers }));
    const hers = plan({ recipients: [recipient(), { ...otherRecipient, is_usual: false }], interview_id: 'interview-1' });
    const his = plan({ recipients: [{ ...recipient(), is_usual: false }, otherRecipient], interview_id: 'interview-2' });
    let answer: () => void = () => undefined;
    const asked = new Promise<typeof his>((resolve) => (answer = () => resolve(his)));
    vi.mocked(bridge.letterPlan).mockImplementation(({ interview_id: id }) => (id === 'interview-2' ? asked : Promise.resolve(hers)));
    const make = vi.spyOn(bridge, 'makeLetters').mockResolvedValue({ value: ['letter-2'], change });
    const { user, dialog } = await begin('Uitnodiging voor het intakegesprek', dossier({ interviews }));
    const deed = within(dialog).getByRole('button', { name: 'Maken en bewaren' });
    await user.click(await within(dialog).findByRole('checkbox', { name: father.name }));
    await user.selectOptions(within(dialog).getByLabelText('Over welk gesprek'), 'interview-2');
    expect(deed, 'whom it is for is not known yet').toBeDisabled();
    answer();
    await waitFor(() => expect(within(dialog).getByRole('checkbox', { name: mother.name })).not.toBeChecked());
    await waitFor(() => expect(deed).toBeEnabled());
    await user.click(deed);
    expect(make).toHaveBeenCalledExactlyOnceWith(expect.objectContaining({ interview_id: 'interview-2' }), [otherRecipient.caregiver_ids]);
  });
});
