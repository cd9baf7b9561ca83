import { render, screen, waitFor } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { bridge, type Finding, type ProtocolView, type Section, type Topic } from '../../../bridge';
import { closeToast, toasts } from '../../../parts/toasts.svelte';
import { axe } from '../../../test/axe';
import { draft, draftView, released, releasedView, summaries } from '../../../test/samples/protocol';
import { today } from '../../../test/samples/school';
import ProtocolPage from './ProtocolPage.svelte';
import Protocols from './Protocols.svelte';

const [acquaintance, child] = draftView.sections;
const refusal = (code: Finding['code'], field = '', values = {}): { code: 'invalid'; findings: Finding[] } => ({
  code: 'invalid',
  findings: [{ field, severity: 'refusal', code, values, source: null }],
});

function kept<R extends { id: string; version: number }>(typed: R) {
  return Promise.resolve({ value: { ...typed, id: typed.id || 'new-1', version: typed.version + 1 }, change: null });
}

beforeEach(() => {
  for (const { id } of toasts()) closeToast(id);
  window.location.hash = '#/instellingen/intakeprotocol';
  vi.spyOn(bridge, 'saveTopic').mockImplementation((typed: Topic) => kept(typed));
  vi.spyOn(bridge, 'saveSection').mockImplementation((typed: Section) => kept(typed));
});

describe('the versions', () => {
  it('say which one talks are held with, and open', async () => {
    vi.spyOn(bridge, 'protocols').mockResolvedValue(summaries);
    const { container } = render(Protocols, { today });
    expect(await screen.findByText('Nieuwe gesprekken gaan met 2026-2027, versie 1.')).toBeVisible();
    const row = screen.getByRole('row', { name: /2026-2027, versie 1/ });
    expect(row).toHaveTextContent('in gebruik');
    expect(row).toHaveTextContent('do 3 sep 2026 door Anke de Wit');
    expect(row).toHaveTextContent('14');
    expect(screen.getByRole('link', { name: '2026-2027, versie 2' })).toHaveAttribute('href', '#/instellingen/intakeprotocol/protocol-2');
    await axe(container);
  });

  it('begin with the shipped protocol when there is none', async () => {
    vi.spyOn(bridge, 'protocols').mockResolvedValue([]);
    const start = vi.spyOn(bridge, 'startProtocolDraft').mockResolvedValue({ value: 'protocol-9', change: null });
    const { container } = render(Protocols, { today });
    expect(await screen.findByText('Waar gaat het intakegesprek over?')).toBeVisible();
    await axe(container);
    await userEvent.click(screen.getByRole('button', { name: 'Beginnen met het voorbeeld' }));
    expect(start).toHaveBeenCalledExactlyOnceWith(2026, null);
    await waitFor(() => expect(window.location.hash).toBe('#/instellingen/intakeprotocol/protocol-9'));
  });

  it('say beside the year that a draft is there already', async () => {
    vi.spyOn(bridge, 'protocols').mockResolvedValue(summaries);
    const start = vi.spyOn(bridge, 'startProtocolDraft').mockRejectedValueOnce(refusal('draft_exists', 'start_year'));
    start.mockResolvedValueOnce({ value: 'protocol-9', change: null });
    render(Protocols, { today });
    await userEvent.click(await screen.findByRole('button', { name: 'Nieuwe versie maken' }));
    await axe(document.body);
    await userEvent.click(screen.getByRole('button', { name: 'Concept maken' }));
    expect(start).toHaveBeenCalledWith(2026, 'protocol-1');
    expect(await screen.findByRole('dialog')).toBeVisible();
    await userEvent.click(screen.getByLabelText('2027-2028'));
    await userEvent.selectOptions(screen.getByLabelText('Uitgaan van'), 'Het voorbeeld van Driehoek');
    await userEvent.click(screen.getByRole('button', { name: 'Concept maken' }));
    expect(start).toHaveBeenLastCalledWith(2027, null);
    await waitFor(() => expect(window.location.hash).toBe('#/instellingen/intakeprotocol/protocol-9'));
  });
});

async function open(view: ProtocolView = draftView) {
  vi.spyOn(bridge, 'protocol').mockResolvedValue(view);
  const shown = render(ProtocolPage, { id: view.protocol.id, today });
  await screen.findByRole('navigation', { name: 'Onderdelen van het protocol' });
  return shown;
}

describe('a released version', () => {
  it('is read, not changed, and says why', async () => {
    const { container } = await open(releasedView);
    expect(screen.getByText('Vrijgegeven op do 3 sep 2026 door Anke de Wit')).toBeVisible();
    expect(screen.getByText(/14 gesprekken horen bij deze versie/)).toBeVisible();
    expect(screen.queryByRole('textbox')).toBeNull();
    await userEvent.click(screen.getByRole('button', { name: 'Gezondheid, drie onderwerpen' }));
    expect(screen.getByText('Antwoorden: Nederlands / Dialect / Een andere taal')).toBeVisible();
    await axe(container);
  });

  it('grows into a new one', async () => {
    const start = vi.spyOn(bridge, 'startProtocolDraft').mockResolvedValue({ value: 'protocol-9', change: null });
    await open(releasedView);
    await userEvent.click(screen.getByRole('button', { name: 'Nieuwe versie maken' }));
    await userEvent.click(screen.getByRole('button', { name: 'Concept maken' }));
    expect(start).toHaveBeenCalledExactlyOnceWith(2026, released.id);
  });
});

async function openChild() {
  await userEvent.click(screen.getByRole('button', { name: 'Het kind, zeven onderwerpen' }));
}

describe('a draft', () => {
  it('opens on its first part, one part at a time', async () => {
    const { container } = await open();
    expect(screen.getByRole('heading', { level: 1 })).toHaveTextContent('Intakeprotocol 2026-2027, versie 2');
    expect(screen.getByText(/23 onderwerpen in zeven onderdelen/)).toBeVisible();
    expect(screen.getByLabelText('Naam van het onderdeel')).toHaveValue('Kennismaken');
    await openChild();
    expect(screen.getByLabelText('Naam van het onderdeel')).toHaveValue('Het kind');
    await userEvent.click(screen.getByRole('button', { name: /^Ontwikkeling en taal/ }));
    await axe(container);
  });

  it('saves a field when it is left', async () => {
    await open();
    await userEvent.type(screen.getByLabelText('Naam van het onderdeel'), ' met elkaar{Tab}');
    expect(bridge.saveSection).toHaveBeenCalledExactlyOnceWith({ ...acquaintance?.section, title: 'Kennismaken met elkaar' });
    expect(screen.getByRole('button', { name: 'Kennismaken met elkaar, drie onderwerpen' })).toBeVisible();
    await userEvent.selectOptions(screen.getByLabelText('Gaat over'), 'Wat school van ouders verwacht');
    await waitFor(() => expect(bridge.saveSection).toHaveBeenCalledTimes(2));
    expect(vi.mocked(bridge.saveSection).mock.calls[1]?.[0]).toMatchObject({ version: 2, kind: 'parent_expectation' });
  });

  it('keeps answers a line each, and says what is missing beside them', async () => {
    await open();
    await userEvent.click(screen.getByRole('button', { name: /^Waarom onze school/ }));
    vi.mocked(bridge.saveTopic).mockRejectedValueOnce(refusal('too_few_choices', 'choices'));
    await userEvent.click(screen.getByLabelText('Keuze'));
    const answers = await screen.findByLabelText(/Antwoorden/);
    await waitFor(() => expect(answers).toHaveAttribute('aria-invalid', 'true'));
    await userEvent.type(answers, 'Dichtbij{Enter}Broer of zus{Tab}');
    await waitFor(() => expect(bridge.saveTopic).toHaveBeenCalledTimes(2));
    expect(vi.mocked(bridge.saveTopic).mock.calls[1]?.[0]).toMatchObject({ kind: 'choice', choices: ['Dichtbij', 'Broer of zus'] });
    await waitFor(() => expect(answers).not.toHaveAttribute('aria-invalid'));
  });

  it('adds topics one after the other by keyboard', async () => {
    await open();
    await userEvent.type(screen.getByLabelText('Nieuw onderwerp'), 'Huisdieren{Enter}');
    await waitFor(() => expect(screen.getByLabelText('Nieuw onderwerp')).toHaveValue(''));
    expect(screen.getByLabelText('Nieuw onderwerp')).toHaveFocus();
    expect(vi.mocked(bridge.saveTopic).mock.calls[0]?.[0]).toMatchObject({ id: '', section_id: acquaintance?.section.id, title: 'Huisdieren' });
  });

  it('keeps what was typed when it is refused', async () => {
    await open();
    vi.mocked(bridge.saveSection).mockRejectedValueOnce(refusal('required', 'title'));
    await userEvent.type(screen.getByLabelText('Nieuw onderdeel'), ' {Enter}');
    await waitFor(() => expect(screen.getByLabelText('Nieuw onderdeel')).toHaveAttribute('aria-invalid', 'true'));
    expect(screen.getByLabelText('Nieuw onderdeel')).toHaveValue(' ');
  });

  it('moves with Alt and an arrow, and keeps the focus', async () => {
    const move = vi.spyOn(bridge, 'moveTopic').mockResolvedValue({ value: null, change: null });
    await open();
    const line = screen.getByRole('button', { name: /^Wie zijn jullie/ });
    line.focus();
    await userEvent.keyboard('{Alt>}{ArrowUp}{/Alt}');
    expect(move).not.toHaveBeenCalled();
    await userEvent.keyboard('{Alt>}{ArrowDown}{/Alt}');
    await waitFor(() => expect(move).toHaveBeenCalledExactlyOnceWith('protocol-2-s1-t1', 'protocol-2-s1', 2));
    expect(screen.getByText('Verplaatst naar plaats 2 van 3')).toBeInTheDocument();
    expect(line).toHaveFocus();
  });

  it('moves from the menu, also to another part', async () => {
    const move = vi.spyOn(bridge, 'moveTopic').mockResolvedValue({ value: null, change: null });
    const moveSection = vi.spyOn(bridge, 'moveSection').mockResolvedValue({ value: null, change: null });
    await open();
    await userEvent.click(screen.getByRole('button', { name: 'Meer acties: Kennismaken' }));
    expect(screen.getByRole('menuitem', { name: 'Omhoog' })).toBeDisabled();
    await userEvent.click(screen.getByRole('menuitem', { name: 'Omlaag' }));
    expect(moveSection).toHaveBeenCalledExactlyOnceWith('protocol-2-s1', 2);
    await userEvent.click(screen.getByRole('button', { name: /^Wie zijn jullie/ }));
    await userEvent.selectOptions(screen.getByLabelText('Staat in onderdeel'), 'Afspraken');
    await waitFor(() => expect(move.mock.calls[0]?.slice(0, 2)).toEqual(['protocol-2-s1-t1', 'protocol-2-s7']));
  });

  it('moves what is dragged', async () => {
    const move = vi.spyOn(bridge, 'moveTopic').mockResolvedValue({ value: null, change: null });
    await open();
    const rows = screen.getByRole('button', { name: /^Wie zijn jullie/ }).closest('ol')?.children ?? [];
    for (const [at, row] of [...rows].entries()) {
      vi.spyOn(row, 'getBoundingClientRect').mockReturnValue(new DOMRect(0, 200 + at * 40, 400, 40));
    }
    const grip = rows[0]?.querySelector('.grip') as HTMLElement;
    const user = userEvent.setup();
    await user.pointer([{ keys: '[MouseLeft>]', target: grip, coords: { clientY: 220 } }, { target: grip, coords: { clientY: 300 } }]);
    expect(rows[2]).toHaveClass('before');
    await user.pointer([{ keys: '[/MouseLeft]', target: grip, coords: { clientY: 300 } }]);
    await waitFor(() => expect(move).toHaveBeenCalledExactlyOnceWith('protocol-2-s1-t1', 'protocol-2-s1', 2));
  });

  it('removes at once, with the way back in the message', async () => {
    const change = { id: 'c-1', deed: 'topic.remove', subject: 'Slapen en eten', kinds: ['protocol_topic'] };
    const remove = vi.spyOn(bridge, 'removeTopic').mockResolvedValue({ value: null, change });
    await open();
    await openChild();
    await userEvent.click(screen.getByRole('button', { name: 'Meer acties: Slapen en eten' }));
    await userEvent.click(screen.getByRole('menuitem', { name: 'Verwijderen' }));
    expect(remove).toHaveBeenCalledExactlyOnceWith(child?.topics[2]);
    await waitFor(() => expect(toasts()).toMatchObject([{ action: { label: 'Ongedaan maken' } }]));
  });

  it('is released with one press, or says what stands in the way', async () => {
    const release = vi.spyOn(bridge, 'releaseProtocol').mockRejectedValueOnce(refusal('no_topics', 'sections', { name: 'Gezondheid' }));
    release.mockResolvedValueOnce({ value: released, change: null });
    await open();
    await userEvent.click(screen.getByRole('button', { name: 'Vrijgeven' }));
    await waitFor(() => expect(document.querySelector('.findings')).toBeVisible());
    await userEvent.click(screen.getByRole('button', { name: 'Vrijgeven' }));
    await waitFor(() => expect(release).toHaveBeenCalledTimes(2));
    expect(release).toHaveBeenLastCalledWith(draft.id, draft.version);
    await waitFor(() => expect(document.querySelector('.findings')).toBeNull());
  });

  it('is not released while something in it could not be saved, and then goes out with all of it', async () => {
    const release = vi.spyOn(bridge, 'releaseProtocol').mockResolvedValue({ value: released, change: null });
    release.mockClear();
    await open();
    vi.mocked(bridge.saveSection).mockRejectedValue(refusal('required', 'title'));
    const name = screen.getByLabelText('Naam van het onderdeel');
    await userEvent.clear(name);
    await userEvent.click(screen.getByRole('button', { name: 'Vrijgeven' }));
    expect(await screen.findByText('Nog niet alles is bewaard')).toBeVisible();
    expect(release).not.toHaveBeenCalled();

    let saved: () => void = () => undefined;
    vi.mocked(bridge.saveSection).mockImplementation(async (typed: Section) => {
      await new Promise<void>((resolve) => (saved = resolve));
      vi.mocked(bridge.protocol).mockResolvedValue({ ...draftView, protocol: { ...draft, version: draft.version + 1 } });
      return kept(typed);
    });
    await userEvent.type(name, 'Begin');
    await userEvent.click(screen.getByRole('button', { name: 'Vrijgeven' }));
    expect(release, 'not before the save is done').not.toHaveBeenCalled();
    saved();
    await waitFor(() => expect(release).toHaveBeenCalledExactlyOnceWith(draft.id, draft.version + 1));
    expect(screen.queryByText('Nog niet alles is bewaard')).toBeNull();
  });

  it('keeps what was typed when somebody else released it meanwhile', async () => {
    await open();
    vi.mocked(bridge.saveSection).mockRejectedValueOnce(refusal('protocol_released'));
    await userEvent.type(screen.getByLabelText('Naam van het onderdeel'), '!{Tab}');
    expect(await screen.findByRole('alert')).toBeVisible();
    expect(screen.getByLabelText('Naam van het onderdeel')).toHaveValue('Kennismaken!');
    expect(screen.getByText('niet bewaard')).toBeVisible();
  });

  it('shows both versions of a topic that two people changed', async () => {
    await open();
    await userEvent.click(screen.getByRole('button', { name: /^Wie zijn jullie/ }));
    const fields = [{ field: 'title', mine: 'Wie zijn jullie? Ja', theirs: 'Wie bent u?' }];
    vi.mocked(bridge.saveTopic).mockRejectedValueOnce({ code: 'conflict', kind: 'protocol_topic', id: 'protocol-2-s1-t1', version: 6, fields });
    await userEvent.type(screen.getByLabelText('Onderwerp'), ' Ja{Tab}');
    expect(await screen.findByRole('dialog')).toHaveTextContent('Wie bent u?');
    await userEvent.click(screen.getByRole('button', { name: 'Mijn versie bewaren' }));
    await waitFor(() => expect(vi.mocked(bridge.saveTopic).mock.lastCall?.[0]).toMatchObject({ version: 6, title: 'Wie zijn jullie? Ja' }));
  });

  it('is thrown away from the menu, and leads back to the list', async () => {
    const discard = vi.spyOn(bridge, 'discardProtocol').mockResolvedValue({ value: null, change: null });
    window.location.hash = '#/instellingen/intakeprotocol/protocol-2';
    await open();
    await userEvent.click(screen.getByRole('button', { name: 'Meer acties' }));
    await userEvent.click(screen.getByRole('menuitem', { name: 'Concept weggooien' }));
    await waitFor(() => expect(discard).toHaveBeenCalledExactlyOnceWith(draft.id, draft.version));
    await waitFor(() => expect(window.location.hash).toBe('#/instellingen/intakeprotocol'));
  });

  it('teaches what to do while there is nothing in it', async () => {
    const { container } = await open({ ...draftView, sections: [] });
    expect(screen.getByText(/Nog geen onderdelen/)).toBeVisible();
    await axe(container);
  });
});
