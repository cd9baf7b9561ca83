import { render, screen, waitFor, within } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { bridge } from '../../../bridge';
import { navigate } from '../../../lib/router.svelte';
import { announce } from '../../../live/changes.svelte';
import { axe } from '../../../test/axe';
import { accessFile, erasureRow, retention, today } from '../../../test/samples/privacy';
import { desk } from '../../../test/samples/today';
import PrivacyTab from './PrivacyTab.svelte';

const change = { id: 'change-1', deed: 'privacy.term', subject: '', kinds: ['retention_term'] };
const child = { kind: 'child', id: 'noor' } as const;

beforeEach(() => {
  vi.spyOn(bridge, 'deskState').mockResolvedValue({ ...desk, today });
  vi.spyOn(bridge, 'retention').mockResolvedValue(retention);
  vi.spyOn(bridge, 'destructionCalendar').mockResolvedValue({ rows: [], total: 0 });
  vi.spyOn(bridge, 'erasures').mockResolvedValue({ rows: [], total: 0 });
  vi.spyOn(bridge, 'accessFile').mockResolvedValue(accessFile);
  vi.spyOn(bridge, 'saveAccessPaper').mockResolvedValue('inzage.pdf');
  vi.spyOn(bridge, 'saveAccessData').mockResolvedValue('inzage.json');
  vi.spyOn(bridge, 'saveRetention').mockResolvedValue({ value: null, change });
});

function open(query: string) {
  navigate(`#/beheer/privacy?${query}`, { replace: true });
  return { user: userEvent.setup(), ...render(PrivacyTab) };
}

it('walks its parts with the arrows, and the address follows', async () => {
  const { user } = open('deel=vernietigen');
  screen.getByRole('tab', { name: 'Vernietigen' }).focus();
  await user.keyboard('{ArrowRight}');
  expect(await screen.findByRole('heading', { name: 'Wat in Driehoek staat' })).toBeVisible();
  expect(window.location.hash).toBe('#/beheer/privacy?deel=termijnen');
  await user.keyboard('{End}');
  expect(await screen.findByText('Nog niets gewist')).toBeVisible();
});

describe('terms', () => {
  it('says of each kind how long, from when, by whom and how many are due', async () => {
    const { container } = open('deel=termijnen');
    const row = async (name: RegExp) => screen.findByRole('row', { name });
    expect(await row(/^Niet toegelaten kinderen/)).toHaveTextContent(/6 maanden.*dag van de beslissing.*Bestuur: Privacyreglement leerlingen 2026, artikel 8.*4/);
    expect(await row(/^Ingetrokken/)).toHaveTextContent(/1 jaar.*Voorstel van Driehoek/);
    expect(await row(/^Leerlingdossier/)).toHaveTextContent(/2 jaar.*laatste dag in een groep.*Vast: termijn van de sector/);
    expect(within(await row(/^Leerlingdossier/)).queryByRole('button')).not.toBeInTheDocument();
    expect(await row(/^Leerlingadministratie/)).toHaveTextContent(/5 jaar na uitschrijving.*ParnasSys, niet in Driehoek/);
    expect(await row(/^Prullenbak/)).toHaveTextContent('30 dagen');
    expect(await row(/^Reservekopieën/)).toHaveTextContent('tot de kopie vervalt');
    await axe(container);
  });

  it('keeps the term of the board, by keyboard', async () => {
    const { user } = open('deel=termijnen');
    (await screen.findByRole('button', { name: 'Wijzigen: Ingetrokken aanmeldingen' })).focus();
    await user.keyboard('{Enter}');
    await axe(document.body);
    await user.keyboard('18{Tab}reglement 2026{Control>}{Enter}{/Control}');
    expect(bridge.saveRetention).toHaveBeenCalledExactlyOnceWith('withdrawn', 18, 'reglement 2026', 0);
    await waitFor(() => expect(screen.queryByRole('dialog')).not.toBeInTheDocument());
  });

  it('puts the shipped term back, and shows what the rules say beside the field', async () => {
    const findings = [{ field: 'months', severity: 'refusal', code: 'out_of_range', values: { min: '0', max: '600' }, source: null }];
    vi.mocked(bridge.saveRetention).mockRejectedValueOnce({ code: 'invalid', findings });
    const { user } = open('deel=termijnen');
    await user.click(await screen.findByRole('button', { name: 'Wijzigen: Niet toegelaten kinderen' }));
    const months = screen.getByLabelText('Termijn');
    await user.clear(months);
    await user.click(screen.getByRole('button', { name: 'Bewaren' }));
    expect(months).toHaveAccessibleDescription(/Vul in hoeveel maanden/);
    await user.type(months, '900');
    await user.click(screen.getByRole('button', { name: 'Bewaren' }));
    await waitFor(() => expect(months).toHaveAccessibleDescription(/tussen 0 en 600/));
    await user.click(screen.getByRole('button', { name: 'Terug naar het voorstel' }));
    expect(bridge.saveRetention).toHaveBeenLastCalledWith('not_admitted', null, null, 3);
  });

  it('lets the user choose after a conflict, and goes on with the deed that met it', async () => {
    vi.mocked(bridge.saveRetention).mockRejectedValueOnce({ code: 'conflict', kind: 'retention_term', id: 'term-1', version: 7, fields: [] });
    const { user } = open('deel=termijnen');
    await user.click(await screen.findByRole('button', { name: 'Wijzigen: Niet toegelaten kinderen' }));
    await user.click(screen.getByRole('button', { name: 'Terug naar het voorstel' }));
    await user.click(await screen.findByRole('button', { name: 'Mijn versie bewaren' }));
    expect(bridge.saveRetention).toHaveBeenLastCalledWith('not_admitted', null, null, 7);
  });
});

describe('inzage', () => {
  it('teaches whom to look for, and finds a child or a caregiver by keyboard', async () => {
    vi.spyOn(bridge, 'searchEverything').mockResolvedValue([
      { kind: 'child', child_id: 'noor', application_id: null, name: 'Noor van den Broek', child_name: '', born_on: '2023-01-08', group: null },
      { kind: 'caregiver', child_id: 'noor', application_id: null, name: 'Mark Bos', child_name: 'Noor', born_on: '2023-01-08', group: null },
    ]);
    const caregiver = { id: 'mark' } as never;
    vi.spyOn(bridge, 'searchCaregivers').mockResolvedValue([{ caregiver, name: 'Mark Bos', household: null, children: ['Noor'] }]);
    const { user, container } = open('deel=inzage');
    expect(screen.getByText('Wie vraagt om inzage?')).toBeVisible();
    await axe(container);
    await user.type(screen.getByRole('combobox', { name: 'Van wie' }), 'bro');
    expect(await screen.findAllByRole('option'), 'the caregiver once').toHaveLength(2);
    await user.keyboard('{ArrowDown}{Enter}');
    await screen.findByRole('heading', { name: /^Alles over/ });
    expect(bridge.accessFile).toHaveBeenCalledExactlyOnceWith({ kind: 'caregiver', id: 'mark' });
    expect(window.location.hash).toBe('#/beheer/privacy?deel=inzage&ouder=mark');
  });

  it('shows all of it in Dutch, what to read through, and what was left out', async () => {
    const { container } = open('deel=inzage&kind=noor');
    expect(await screen.findByRole('heading', { name: 'Alles over Noor van den Broek' })).toBeVisible();
    expect(bridge.accessFile).toHaveBeenCalledWith(child);
    const note = screen.getByRole('region', { name: 'Notitie bij een onderwerp: Thuistaal' });
    expect(note).toHaveTextContent(/Besproken\s*ja/);
    expect(note).toHaveTextContent(/Oma spreekt Fries met haar\.\s*lees dit na/);
    expect(screen.getByRole('region', { name: 'Gezien papier: identiteitsbewijs' })).toHaveTextContent(/Gezien op\s*ma 14 sep 2026/);
    expect(screen.getByText(/3 onderdelen, met 2 regels vrije tekst/)).toBeVisible();
    expect(screen.getByText('1 ouder of verzorger: gaat over een andere ouder of verzorger')).toBeVisible();
    expect(screen.getByText('1 adres: het adres is geheim')).toBeVisible();
    await axe(container);
  });

  it('puts on paper exactly what is shown and not left out', async () => {
    const { user } = open('deel=inzage&kind=noor');
    await user.click(await screen.findByRole('checkbox', { name: 'Weglaten: Gezien papier: identiteitsbewijs' }));
    screen.getByRole('checkbox', { name: /^Weglaten: Notitie bij een onderwerp: Thuistaal, Notitie/ }).focus();
    await user.keyboard(' ');
    expect(screen.getByText('U laat twee onderdelen of regels weg.')).toBeVisible();
    await user.click(screen.getByRole('button', { name: 'Opslaan als PDF' }));
    const paper = vi.mocked(bridge.saveAccessPaper).mock.lastCall?.[0];
    expect(paper?.sections).toEqual([
      {
        heading: 'Kind: Noor van den Broek',
        lines: [
          { label: 'Geboortedatum', value: 'zo 8 jan 2023' },
          { label: 'Bijzonderheden', value: 'Haar nichtje Fenna zit in groep 3.' },
        ],
      },
      { heading: 'Notitie bij een onderwerp: Thuistaal', lines: [{ label: 'Besproken', value: 'ja' }] },
    ]);
    expect(paper?.intro.join(' ')).toMatch(/1 adres: het adres is geheim.*liet twee onderdelen of regels weg/);
  });

  it('takes no press for the other file while one is being saved', async () => {
    let saved: (place: string) => void = () => undefined;
    vi.mocked(bridge.saveAccessPaper).mockReturnValueOnce(new Promise((resolve) => (saved = resolve)));
    const { user } = open('deel=inzage&kind=noor');
    await user.click(await screen.findByRole('button', { name: 'Opslaan als PDF' }));
    const data = screen.getByRole('button', { name: 'Opslaan als bestand (JSON)' });
    expect(data).toBeDisabled();
    saved('inzage.pdf');
    await waitFor(() => expect(data).toBeEnabled());
  });

  it('names what is left out by its place in the file for another program', async () => {
    const { user } = open('deel=inzage&kind=noor');
    await user.click(await screen.findByRole('checkbox', { name: /^Weglaten: Kind: Noor van den Broek, Bijz/ }));
    const whole = screen.getByRole('checkbox', { name: 'Weglaten: Notitie bij een onderwerp: Thuistaal' });
    const line = screen.getByRole('checkbox', { name: /Thuistaal, Notitie/ });
    await user.click(line);
    await user.click(whole);
    expect(line, 'goes with the whole').toBeDisabled();
    await user.click(screen.getByRole('button', { name: 'Opslaan als bestand (JSON)' }));
    await waitFor(() => expect(bridge.saveAccessData).toHaveBeenCalledExactlyOnceWith(child, [[0, 1], [1, -1]]));
  });

  it('hands over nothing that was not read: what changed meanwhile is shown first', async () => {
    const { user } = open('deel=inzage&kind=noor');
    await user.click(await screen.findByRole('checkbox', { name: /^Weglaten: Kind: Noor van den Broek, Bijz/ }));
    const fresh = { ...accessFile, at: '2026-11-23T11:00:00Z', sections: accessFile.sections.slice(1) };
    vi.mocked(bridge.accessFile).mockResolvedValue(fresh);
    await user.click(screen.getByRole('button', { name: 'Opslaan als bestand (JSON)' }));
    expect(await screen.findByText(/intussen gewijzigd/)).toBeVisible();
    expect(bridge.saveAccessData).not.toHaveBeenCalled();
    expect(screen.queryByRole('region', { name: /^Kind:/ })).not.toBeInTheDocument();
    await user.click(screen.getByRole('button', { name: 'Opslaan als bestand (JSON)' }));
    await waitFor(() => expect(bridge.saveAccessData).toHaveBeenCalledWith(child, []));
  });

  it('keeps what was left out when something else in the school changed', async () => {
    const { user } = open('deel=inzage&kind=noor');
    const box = await screen.findByRole('checkbox', { name: 'Weglaten: Gezien papier: identiteitsbewijs' });
    await user.click(box);
    vi.mocked(bridge.accessFile).mockResolvedValue({ ...accessFile, at: '2026-11-23T12:00:00Z' });
    announce({ id: 'other', deed: 'group.save', subject: 'Groep 3', kinds: ['school_group'] });
    expect(await screen.findByText(/13:00/)).toBeVisible();
    expect(box).toBeChecked();
  });

  it('shows a kept letter as its words, to be read through whatever the core says of it', async () => {
    const paper = {
      title: 'Uitnodiging',
      sender: { name: 'KC De Sprong', lines: ['Schoolstraat 4'] },
      addressee: ['Mark van den Broek', 'Dorpsweg 1'],
      place_and_date: 'Wanroij, maandag 23 november 2026',
      subject: 'Uitnodiging voor het gesprek',
      blocks: [
        { kind: 'paragraph', text: 'Beste Mark,' },
        { kind: 'topic', title: 'Thuistaal', prompts: ['Wat spreekt u thuis?'], said: [], lines: 3, is_marked: true },
      ],
    };
    const fields = [{ field: 'paper', value: JSON.stringify(paper), is_free_text: false }];
    vi.mocked(bridge.accessFile).mockResolvedValue({ ...accessFile, sections: [{ kind: 'letter', title: 'invitation', fields }] });
    open('deel=inzage&kind=noor');
    const letter = await screen.findByRole('region', { name: /^Brief: / });
    expect(letter).toHaveTextContent(/Dorpsweg 1 Wanroij, maandag.*gesprek Beste Mark, Thuistaal Wat spreekt u thuis\?\s*lees dit na/);
    expect(letter).not.toHaveTextContent(/Schoolstraat|paragraph/);
    expect(within(letter).getByRole('checkbox', { name: /De brief zelf$/ })).toBeEnabled();
  });

  it('says what went wrong', async () => {
    vi.mocked(bridge.accessFile).mockRejectedValue({ code: 'not_found', kind: 'child', id: 'noor' });
    open('deel=inzage&kind=noor');
    expect(await screen.findByRole('alert')).toHaveTextContent('bestaat niet meer');
  });
});

describe('the log', () => {
  it('says what was erased, and which backups still hold it', async () => {
    const held = ['2026-11-18T16:00:00Z', '2026-11-19T16:00:00Z'];
    const rows = [erasureRow('e1', {}, held), erasureRow('e2', { kind: 'request', children: 1, caregivers: 0, households: 0, ground: 'AVG art. 17' })];
    vi.mocked(bridge.erasures).mockResolvedValue({ rows, total: 2 });
    const { user, container } = open('deel=logboek');
    const six = await screen.findByRole('row', { name: /Zes kinderen/ });
    expect(six).toHaveTextContent(/vr 20 nov 2026, 10:15.*Anke de Wit.*Niet toegelaten.*negen ouders of verzorgers en vijf adressen.*143 gegevens/);
    await user.click(within(six).getByText('2 reservekopieën'));
    expect(within(six).getByText('wo 18 nov 2026, 17:00')).toBeVisible();
    const one = screen.getByRole('row', { name: /Eén kind/ });
    expect(one).toHaveTextContent(/Voor het einde van de termijn.*AVG art. 17.*in geen enkele reservekopie meer/);
    await axe(container);
  });

  it('pages two hundred lines', async () => {
    const all = Array.from({ length: 200 }, (_, at) => erasureRow(`e${at}`));
    vi.mocked(bridge.erasures).mockImplementation((offset) => Promise.resolve({ rows: all.slice(offset, offset + 50), total: 200 }));
    const { user } = open('deel=logboek');
    await user.click(await screen.findByRole('button', { name: 'Volgende bladzijde' }));
    expect(await screen.findByText('51–100 van 200')).toBeVisible();
    expect(bridge.erasures).toHaveBeenLastCalledWith(50);
  });
});
