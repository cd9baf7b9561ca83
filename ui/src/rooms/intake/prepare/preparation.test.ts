import { render, screen, waitFor, within } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { bridge, type Application, type Preparation as Page, type TopicPreparation } from '../../../bridge';
import { announce } from '../../../live/changes.svelte';
import { toasts } from '../../../parts/toasts.svelte';
import { axe } from '../../../test/axe';
import { application, planned, preparation } from '../../../test/samples/planning';
import { talkProtocol } from '../../../test/samples/protocol';
import { today } from '../../../test/samples/school';
import { desk } from '../../../test/samples/today';
import Preparation from '../Preparation.svelte';

const { dossier } = preparation;

function deskOn(day: string) {
  vi.spyOn(bridge, 'deskState').mockResolvedValue({ ...desk, today: day });
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
    expect(screen.getByRole('link', { name: 'Gesprek verzetten' })).toHaveAttribute(
      'href',
      '#/aanmeldingen/app-1/gesprek?gesprek=talk-1',
    );
    expect(screen.queryByRole('link', { name: 'Gesprek beginnen' })).toBeNull();
    expect(screen.queryByRole('button', { name: 'Meer' })).toBeNull();
  });

  it('is beginning the talk from its day on', async () => {
    deskOn('2026-12-01');
    await open();
    expect(screen.getByRole('link', { name: 'Gesprek beginnen' })).toHaveAttribute('href', '#/aanmeldingen/app-1/gesprek/talk-1');
  });

  it('can also be that the talk was held already', async () => {
    deskOn('2026-12-01');
    const hold = vi.spyOn(bridge, 'holdInterview').mockResolvedValue({ value: planned.interview, change: null });
    await open();
    await userEvent.click(screen.getByRole('button', { name: 'Meer' }));
    expect(screen.getByRole('menuitem', { name: 'Gesprek verzetten' })).toBeVisible();
    await userEvent.click(screen.getByRole('menuitem', { name: 'Was al gevoerd' }));
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

describe('the topics of the talk', () => {
  const withTopics = { ...preparation, protocol: talkProtocol };
  const language = 'Ontwikkeling en taal';

  function keepWishes() {
    return vi
      .spyOn(bridge, 'prepareTopic')
      .mockImplementation((typed: TopicPreparation) =>
        Promise.resolve({ value: { ...typed, id: typed.id || 'wish-9', version: typed.version + 1 }, change: null }),
      );
  }

  const choice = (topic: string) => within(screen.getByRole('radiogroup', { name: topic }));

  it('stand per part, with what is marked counted', async () => {
    const { container } = await open(withTopics);
    const topics = section('Onderwerpen van het gesprek');
    expect(topics.getByText('23 onderwerpen, 2 zeker bespreken, 1 niet nodig')).toBeVisible();
    expect(topics.getByText('7 onderwerpen, 2 zeker bespreken')).toBeVisible();
    expect(choice(language).getByLabelText('Zeker bespreken')).toBeChecked();
    expect(choice('Wie zijn jullie?').getByLabelText('Gewoon')).toBeChecked();
    expect(topics.getByText('Waarom onze school?').closest('li')).toHaveClass('skipped');
    expect(screen.getByLabelText('Eigen vraag bij Ontwikkeling en taal')).toHaveValue('Wat zegt de logopedist over het oor?');
    await axe(container);
  });

  it('are marked by keyboard, also the first time', async () => {
    const prepare = keepWishes();
    await open(withTopics);
    choice('Wie zijn jullie?').getByLabelText('Gewoon').focus();
    await userEvent.keyboard('{ArrowLeft}');
    const blank = { id: '', version: 0, application_id: 'app-1', topic_key: 'Kennismaken/Wie zijn jullie?', question: null };
    expect(prepare).toHaveBeenCalledExactlyOnceWith({ ...blank, mark: 'must' });
    await userEvent.click(choice('Wie zijn jullie?').getByLabelText('Gewoon'));
    await waitFor(() => expect(prepare).toHaveBeenCalledTimes(2));
    expect(prepare).toHaveBeenLastCalledWith({ ...blank, id: 'wish-9', version: 1, mark: null });
  });

  it('take an own question, saved when it is left', async () => {
    const prepare = keepWishes();
    await open(withTopics);
    await userEvent.click(screen.getByRole('button', { name: 'Eigen vraag: Slapen en eten' }));
    const box = screen.getByLabelText('Eigen vraag bij Slapen en eten');
    expect(box).toHaveFocus();
    await userEvent.type(box, 'Slaapt Noor door?');
    expect(prepare).not.toHaveBeenCalled();
    await userEvent.tab();
    await screen.findByText('bewaard');
    expect(prepare.mock.calls[0]?.[0]).toMatchObject({ id: '', topic_key: 'Het kind/Slapen en eten', question: 'Slaapt Noor door?' });
    await userEvent.type(box, ' En thuis?');
    await userEvent.tab();
    await waitFor(() => expect(prepare).toHaveBeenCalledTimes(2));
    expect(prepare.mock.calls[1]?.[0]).toMatchObject({ id: 'wish-9', version: 1, question: 'Slaapt Noor door? En thuis?' });
  });

  it('show both questions when somebody else wrote one too', async () => {
    const prepare = keepWishes();
    const fields = [{ field: 'question', mine: 'Slaapt Noor door?', theirs: 'Eet Noor mee?' }];
    prepare.mockRejectedValueOnce({ code: 'conflict', kind: 'topic_preparation', id: 'wish-7', version: 2, fields });
    await open(withTopics);
    await userEvent.click(screen.getByRole('button', { name: 'Eigen vraag: Slapen en eten' }));
    await userEvent.keyboard('Slaapt Noor door?');
    await userEvent.tab();
    expect(await screen.findByRole('dialog')).toHaveTextContent('Eet Noor mee?');
    await userEvent.click(screen.getByRole('button', { name: 'Mijn versie bewaren' }));
    await waitFor(() => expect(prepare).toHaveBeenCalledTimes(2));
    expect(prepare.mock.lastCall?.[0]).toMatchObject({ id: 'wish-7', version: 2, question: 'Slaapt Noor door?' });
  });

  it('write a wish anew that was undone while one typed on', async () => {
    const prepare = keepWishes();
    prepare.mockImplementationOnce((typed) => Promise.reject({ code: 'not_found', kind: 'topic_preparation', id: typed.id }));
    await open(withTopics);
    const box = screen.getByLabelText('Eigen vraag bij Ontwikkeling en taal');
    await userEvent.type(box, ' Echt?{Tab}');
    await screen.findByText('niet bewaard');
    box.focus();
    await userEvent.tab();
    await screen.findByText('bewaard');
    expect(prepare.mock.lastCall?.[0]).toMatchObject({ id: '', version: 0, question: 'Wat zegt de logopedist over het oor? Echt?' });
  });

  it('save a mark that failed once more when the screen goes', async () => {
    const prepare = keepWishes();
    prepare.mockRejectedValueOnce({ code: 'busy' });
    const { unmount } = await open(withTopics);
    await userEvent.click(choice('Wie zijn jullie?').getByLabelText('Zeker bespreken'));
    await screen.findByRole('alert');
    unmount();
    await waitFor(() => expect(prepare).toHaveBeenCalledTimes(2));
    expect(prepare.mock.lastCall?.[0]).toMatchObject({ topic_key: 'Kennismaken/Wie zijn jullie?', mark: 'must' });
  });

  it('keep a question that could not be saved', async () => {
    keepWishes().mockRejectedValueOnce({ code: 'busy' });
    await open(withTopics);
    const box = screen.getByLabelText('Eigen vraag bij Ontwikkeling en taal');
    await userEvent.type(box, ' Echt?');
    await userEvent.tab();
    expect(await screen.findByText('niet bewaard')).toBeVisible();
    expect(box).toHaveValue('Wat zegt de logopedist over het oor? Echt?');
  });

  it('point to Instellingen as long as there are none', async () => {
    const { container } = await open({ ...preparation, protocol: null });
    expect(screen.getByRole('link', { name: 'Naar Intakeprotocol' })).toHaveAttribute('href', '#/instellingen/intakeprotocol');
    await axe(container);
  });
});

describe('the preparation sheet', () => {
  it('has the question that was just typed, and is opened from the message', async () => {
    let inStore = '';
    vi.mocked(bridge.saveApplication).mockImplementation(async (typed: Application) => {
      await new Promise((resolve) => setTimeout(resolve, 50));
      inStore = typed.questions ?? '';
      return { value: { ...typed, version: typed.version + 1 }, change: null };
    });
    let onPaper = '';
    const sheet = vi.spyOn(bridge, 'savePreparationSheet').mockImplementation(() => {
      onPaper = inStore;
      return Promise.resolve('Voorbereiding Noor.pdf');
    });
    await open();
    await userEvent.type(screen.getByLabelText('Wat wilt u vragen of bespreken?'), ' Nog iets?');
    await userEvent.click(screen.getByRole('button', { name: 'Voorbereidingsblad opslaan (PDF)' }));
    await waitFor(() => expect(sheet).toHaveBeenCalledExactlyOnceWith('app-1'));
    expect(onPaper).toContain('Nog iets?');
    await waitFor(() => expect(toasts().at(-1)).toMatchObject({ text: 'Opgeslagen', action: { label: 'Openen' } }));
  });
});
