import { render, screen, waitFor, within } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { bridge, type Application, type Preparation as Page } from '../../../bridge';
import { announce } from '../../../live/changes.svelte';
import { axe } from '../../../test/axe';
import { application, planned, preparation } from '../../../test/samples/planning';
import { today } from '../../../test/samples/school';
import Preparation from '../Preparation.svelte';

const { dossier } = preparation;

function deskOn(day: string) {
  const desk = { stage: 'open', folder: '', person: 'Anke', demo_passphrase: null, version: '0', today: day } as const;
  vi.spyOn(bridge, 'deskState').mockResolvedValue(desk);
}

async function open(page: Page = preparation) {
  vi.spyOn(bridge, 'preparation').mockResolvedValue(page);
  const { container, unmount } = render(Preparation, { id: 'app-1' });
  await screen.findByRole('heading', { level: 1, name: 'Voorbereiding: Noor van den Broek' });
  return { container, unmount };
}

function section(name: string) {
  return within(screen.getByRole('region', { name }));
}

beforeEach(() => {
  window.location.hash = '#/aanmeldingen/app-1/voorbereiding';
  deskOn(today);
  vi.spyOn(bridge, 'saveApplication').mockImplementation((typed: Application) =>
    Promise.resolve({ value: { ...typed, version: typed.version + 1 }, change: null }),
  );
});

describe('the page before an interview', () => {
  it('says at the top who, when, where and with whom', async () => {
    const { container } = await open();
    expect(
      screen.getByText(
        'Noor is 3 jaar en 10 maanden. Gesprek di 1 dec 2026 om 10:00, Directiekamer, met Marieke van den Broek-Oude Luttikhuis en Noor.',
      ),
    ).toBeVisible();
    await axe(container);
  });

  it('shows a no-contact order in words before all else', async () => {
    await open();
    expect(screen.getByText('Contactverbod')).toBeVisible();
    expect(section('Gezin en gezag').getByText(/contactverbod/)).toBeVisible();
  });

  it('keeps a secret address to itself', async () => {
    const { container } = await open();
    expect(section('Gezin en gezag').getByText(/geheim adres/)).toBeVisible();
    expect(container).not.toHaveTextContent('Kerkplein');
    expect(container).not.toHaveTextContent('Sint Anthonis');
    expect(container).toHaveTextContent('Molenstraat 12');
  });

  it('names brothers and sisters with their group and teachers', async () => {
    await open();
    const family = section('Gezin en gezag');
    expect(family.getByText('Groep 4, bij Joep Janssen en Ilse Bos')).toBeVisible();
    expect(family.getByText('niet op deze school')).toBeVisible();
  });

  it('links each thing that is missing to its place in the dossier', async () => {
    await open();
    const links = section('Nog nodig').getAllByRole('link');
    expect(links.map((one) => one.getAttribute('href'))).toEqual([
      '#/aanmeldingen/app-1?tab=papieren',
      '#/aanmeldingen/app-1?tab=papieren',
      '#/aanmeldingen/app-1?tab=aanmelding',
    ]);
    expect(links[1]).toHaveAccessibleName(/identiteitsbewijs/);
  });

  it('shows how full the groups are on the likely day', async () => {
    await open();
    const start = section('Start en groep');
    expect(start.getByText('vrijdag 8 januari 2027')).toBeVisible();
    expect(start.getByText('24 van 28 plaatsen bezet')).toBeVisible();
    expect(start.getByText('vol')).toBeVisible();
    expect(section('Data die tellen').getByText(/ma 21 dec 2026/)).toBeVisible();
  });

  it('is honest about a page where little is known', async () => {
    const family = { ...dossier.family, members: [], siblings: [] };
    const bare = { ...preparation, dossier: { ...dossier, family }, missing: [], custody: [], groups: [], likely_start_on: null };
    const { container } = await open(bare);
    expect(screen.getByText(/compleet/)).toBeVisible();
    expect(screen.getByText(/nog geen ouder of verzorger/)).toBeVisible();
    expect(screen.getByText(/nog niet te zeggen/)).toBeVisible();
    await axe(container);
  });
});

describe('the next step', () => {
  it('is moving the talk before its day has come', async () => {
    await open();
    expect(screen.getByRole('link', { name: 'Gesprek verzetten' })).toHaveAttribute('href', '#/aanmeldingen/app-1/gesprek');
    expect(screen.queryByRole('button', { name: 'Gesprek is gevoerd' })).toBeNull();
  });

  it('is saying that the talk was held from its day on', async () => {
    deskOn('2026-12-01');
    const hold = vi.spyOn(bridge, 'holdInterview').mockResolvedValue({ value: planned.interview, change: null });
    await open();
    await userEvent.click(screen.getByRole('button', { name: 'Gesprek is gevoerd' }));
    expect(hold).toHaveBeenCalledExactlyOnceWith('talk-1', 2, '2026-12-01');
    await waitFor(() => expect(window.location.hash).toBe('#/aanmeldingen/app-1'));
  });

  it('is planning one when there is none', async () => {
    const next = { ...dossier.next, step: 'plan_interview' } as const;
    await open({ ...preparation, interview: null, dossier: { ...dossier, next, interviews: [] } });
    expect(screen.getByText(/nog geen gesprek gepland/)).toBeVisible();
    expect(screen.getByRole('link', { name: 'Gesprek plannen' })).toHaveAttribute('href', '#/aanmeldingen/app-1/gesprek');
  });
});

describe('the director’s own questions', () => {
  const typed = 'Hoe gaat het wisselen op vrijdag? En de logopedie?';

  async function type(text: string) {
    const box = screen.getByLabelText('Wat wilt u vragen of bespreken?');
    await userEvent.type(box, text);
    return box;
  }

  it('are saved when left, once', async () => {
    await open();
    await type(' En de logopedie?');
    await userEvent.tab();
    await screen.findByText('bewaard');
    expect(bridge.saveApplication).toHaveBeenCalledExactlyOnceWith({ ...application, questions: typed });
  });

  it('are saved while the hands rest, and leaving after that saves nothing more', async () => {
    await open();
    await type(' En de logopedie?');
    expect(bridge.saveApplication).not.toHaveBeenCalled();
    await waitFor(() => expect(bridge.saveApplication).toHaveBeenCalledOnce(), { timeout: 3000 });
    await userEvent.tab();
    expect(bridge.saveApplication).toHaveBeenCalledOnce();
  });

  it('are saved when the screen goes', async () => {
    const { unmount } = await open();
    await type(' En de logopedie?');
    unmount();
    await waitFor(() => expect(bridge.saveApplication).toHaveBeenCalledExactlyOnceWith({ ...application, questions: typed }));
  });

  it('lose their mark when more is typed', async () => {
    await open();
    await type('!');
    await userEvent.tab();
    await screen.findByText('bewaard');
    await type('?');
    expect(screen.queryByText('bewaard')).toBeNull();
  });

  it('stay as typed when the aanmelding changes meanwhile', async () => {
    await open();
    const box = await type(' En de logopedie?');
    const fresh = { ...preparation, dossier: { ...dossier, application: { ...application, version: 8, concerns: 'Anders' } } };
    vi.mocked(bridge.preparation).mockResolvedValue(fresh);
    announce({ id: 'c', deed: 'application.save', subject: 'Noor', kinds: ['application'] });
    await screen.findByText('Anders');
    expect(box).toHaveValue(typed);
  });

  it('show both versions when somebody else wrote too', async () => {
    const fields = [{ field: 'questions', mine: typed, theirs: 'Iets anders' }];
    vi.mocked(bridge.saveApplication).mockRejectedValueOnce({ code: 'conflict', kind: 'application', id: 'app-1', version: 9, fields });
    await open();
    await type(' En de logopedie?');
    await userEvent.tab();
    expect(await screen.findByRole('dialog')).toHaveTextContent('Iets anders');
    await userEvent.click(screen.getByRole('button', { name: 'Mijn versie bewaren' }));
    await waitFor(() => expect(bridge.saveApplication).toHaveBeenLastCalledWith({ ...application, version: 9, questions: typed }));
  });
});
