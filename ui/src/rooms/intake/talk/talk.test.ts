import { render, screen, waitFor, within } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { CoreError } from '../../../bridge';
import { forgetAll } from '../../../live/memory';
import { axe } from '../../../test/axe';
import { changed, core, fault, lastNote, layTable, line, noteField, open, openTopic } from '../../../test/openTalk';
import { agreement, before, interview, note, talk, today } from '../../../test/samples/talk';
import Talk from '../Talk.svelte';

vi.mock('../../../bridge', async (original) => {
  const real = await original<{ bridge: object }>();
  return { ...real, bridge: Object.fromEntries(Object.keys(real.bridge).map((name) => [name, vi.fn()])) };
});

beforeEach(layTable);
afterEach(() => forgetAll());

describe('before a talk begins', () => {
  it('says who, when and with which topics, and begins with one button', async () => {
    const user = userEvent.setup();
    core.talk.mockRejectedValue({ code: 'not_found', kind: 'interview', id: 'talk-1' });
    core.preparation.mockResolvedValue(before());
    const { container } = render(Talk, { id: 'app-1', interviewId: 'talk-1', today });
    const button = await screen.findByRole('button', { name: 'Gesprek beginnen' });
    expect(container).toHaveTextContent('di 1 dec 2026 om 10:00, 40 minuten, Directiekamer');
    expect(container).toHaveTextContent('2026-2027, versie 2: 10 onderwerpen');
    const sure = within(screen.getByRole('region', { name: 'Zeker bespreken' }));
    expect(sure.getByText('Hoe gaat het wisselen op vrijdag?'), 'what was prepared').toBeVisible();
    await axe(container);

    core.beginTalk.mockResolvedValue(changed(interview(), 'interview'));
    core.talk.mockResolvedValue(talk());
    await user.click(button);
    expect(core.beginTalk).toHaveBeenCalledExactlyOnceWith('talk-1', 2);
    expect(await screen.findByRole('heading', { level: 2, name: 'Taal en praten' })).toBeVisible();
  });

  it('does not begin without a released protocol', async () => {
    core.talk.mockRejectedValue({ code: 'not_found', kind: 'interview', id: 'talk-1' });
    core.preparation.mockResolvedValue(before({ protocol: null }));
    render(Talk, { id: 'app-1', interviewId: 'talk-1', today });
    expect(await screen.findByText('Er is nog geen intakeprotocol vrijgegeven')).toBeVisible();
    expect(screen.queryByRole('button', { name: 'Gesprek beginnen' })).not.toBeInTheDocument();
  });

  it('shows the talk when somebody else began it meanwhile', async () => {
    const user = userEvent.setup();
    core.talk.mockRejectedValueOnce({ code: 'not_found', kind: 'interview', id: 'talk-1' });
    core.preparation.mockResolvedValue(before());
    render(Talk, { id: 'app-1', interviewId: 'talk-1', today });
    core.beginTalk.mockRejectedValue({ code: 'conflict', kind: 'interview', id: 'talk-1', version: 3, fields: [] });
    core.talk.mockResolvedValue(talk());
    await user.click(await screen.findByRole('button', { name: 'Gesprek beginnen' }));
    expect(await screen.findByRole('heading', { level: 2, name: 'Taal en praten' })).toBeVisible();
  });
});

describe('the topics', () => {
  it('stand with icon and word where they are, and the open one with the own question', async () => {
    const user = userEvent.setup();
    const { container } = await open(talk({ notes: [note('child-1')] }));
    expect(line(/^Taal en praten besproken$/)).toBeVisible();
    expect(line(/^Slapen en wisseldagen zeker bespreken$/)).toBeVisible();
    expect(line(/^Zelf aan- en uitkleden niet nodig$/)).toBeVisible();
    expect(line(/^Eten en drinken nog open$/)).toBeVisible();
    expect(screen.getByText('nog 8 van 10 onderwerpen')).toBeVisible();
    expect(openTopic(), 'resumes at the first that is left').toHaveTextContent('Slapen en wisseldagen');
    expect(screen.getByText(/Hoe gaat het wisselen op vrijdag\?/, { selector: '.own span' })).toBeVisible();
    await user.click(line(/^Wij bellen als er iets is/));
    expect(screen.getByText(/nooit een voorwaarde/)).toBeVisible();
    await axe(container);
  });

  it('ask for yes or no, for a choice, or for words', async () => {
    const user = userEvent.setup();
    await open();
    expect(screen.getByRole('textbox', { name: 'Antwoord in eigen woorden' })).toBeVisible();
    await user.click(line(/^Zindelijk overdag/));
    expect(screen.queryByRole('radio', { checked: true }), 'silence is no answer').not.toBeInTheDocument();
    await user.click(screen.getByRole('radio', { name: 'Ja' }));
    await waitFor(() => expect(lastNote()).toMatchObject({ topic_id: 'child-3', answer: 'yes', discussed: false }));
    await user.click(screen.getByRole('radio', { name: 'Niet gezegd' }));
    await waitFor(() => expect(lastNote()).toMatchObject({ id: 'note-new', version: 1, answer: null }));
    await user.click(line(/^Eten en drinken/));
    await user.click(screen.getByRole('radio', { name: 'Eet met hulp' }));
    await waitFor(() => expect(lastNote()).toMatchObject({ topic_id: 'child-5', answer: 'Eet met hulp' }));
  });
});

describe('going on', () => {
  it('marks the topic as discussed and opens the next that is left, past those not needed', async () => {
    const user = userEvent.setup();
    await open(talk({ notes: [note('child-1'), note('child-2')] }));
    await user.click(screen.getByRole('button', { name: 'Besproken, volgende' }));
    expect(openTopic(), 'not the one marked as not needed').toHaveTextContent('Eten en drinken');
    await waitFor(() => expect(lastNote()).toMatchObject({ topic_id: 'child-3', discussed: true }));
    expect(screen.getByText('nog 6 van 10 onderwerpen')).toBeVisible();
    await user.click(line(/^Zindelijk overdag/));
    await user.click(screen.getByRole('button', { name: 'Toch niet besproken' }));
    expect(line(/^Zindelijk overdag nog open$/)).toBeVisible();
    await waitFor(() => expect(screen.getByRole('button', { name: 'Besproken, volgende' }), 'it came in place of the other').toHaveFocus());
  });

  it('goes by key, with the hand in the note', async () => {
    const user = userEvent.setup();
    await open();
    await user.click(noteField());
    await user.keyboard('{Alt>}{ArrowDown}{/Alt}');
    expect(openTopic()).toHaveTextContent('Slapen en wisseldagen');
    await waitFor(() => expect(noteField()).toHaveFocus());
    await user.keyboard('Slaapt goed{Control>}{Enter}{/Control}');
    expect(openTopic()).toHaveTextContent('Zindelijk overdag');
    await waitFor(() => expect(lastNote()).toMatchObject({ topic_id: 'child-2', note: 'Slaapt goed', discussed: true }));
    await user.keyboard('{Alt>}{ArrowUp}{/Alt}{Alt>}a{/Alt}');
    await waitFor(() => expect(screen.getByLabelText(/Wat is afgesproken/)).toHaveFocus());
    await user.keyboard('{Alt>}{ArrowDown}{/Alt}');
    expect(openTopic(), 'an agreement half typed is not walked away from').toHaveTextContent('Slapen en wisseldagen');
    await user.click(noteField());
    await user.keyboard('{Alt>}a{/Alt}');
    expect(screen.getByLabelText(/Wat is afgesproken/), 'the open form').toHaveFocus();
    await user.keyboard('{Escape}');
    expect(window.location.hash, 'within a field Escape is the field’s').toBe('#/aanmeldingen/app-1/gesprek/talk-1');
  });

  it('leaves the arrows to a list', async () => {
    const view = talk();
    for (const { topics } of view.protocol.sections)
      for (const { topic } of topics) if (topic.kind === 'choice') topic.choices = ['Eet alles', 'Eet met hulp', 'Heeft een dieet', 'Drinkt alleen water'];
    const user = userEvent.setup();
    await open(view);
    await user.click(line(/^Eten en drinken/));
    screen.getByRole('combobox', { name: 'Antwoord' }).focus();
    await user.keyboard('{Alt>}{ArrowDown}{/Alt}');
    expect(openTopic()).toHaveTextContent('Eten en drinken');
  });

  it('says when nothing is left, and then ending is the primary button', async () => {
    const user = userEvent.setup();
    const ids = talk().protocol.sections.flatMap(({ topics }) => topics.map(({ topic }) => topic.id));
    await open(talk({ notes: ids.filter((id) => id !== 'school-2').map((id) => note(id)) }));
    await user.keyboard('{Control>}{Enter}{/Control}');
    expect(screen.getByText('alle onderwerpen gehad')).toBeVisible();
    expect(screen.getByRole('button', { name: 'Gesprek afronden' })).toHaveClass('primary');
    expect(screen.queryByRole('button', { name: /Besproken, volgende/ })).not.toBeInTheDocument();
  });
});

describe('agreements and ticks', () => {
  it('adds an agreement of this talk beside the note', async () => {
    const user = userEvent.setup();
    const { container } = await open();
    await user.click(screen.getByRole('button', { name: 'Afspraak toevoegen' }));
    const form = within(screen.getByRole('form', { name: 'Nieuwe afspraak' }));
    await user.type(form.getByLabelText(/Wat is afgesproken/), 'Foto meenemen');
    await user.click(form.getByRole('radio', { name: 'Ouders' }));
    await user.type(form.getByLabelText('Uiterlijk'), '11-12-26');
    await axe(container);
    core.saveAgreement.mockResolvedValue(changed(agreement(), 'agreement'));
    core.talk.mockResolvedValue(talk({ agreements: [agreement({ what: 'Foto meenemen', role: 'parents', who: null })] }));
    await user.click(form.getByRole('button', { name: 'Toevoegen' }));
    expect(core.saveAgreement).toHaveBeenCalledWith({
      id: '', version: 0, application_id: 'app-1', what: 'Foto meenemen', role: 'parents', who: null, due_on: '2026-12-11', done_on: null, interview_id: 'talk-1',
    });
    expect(await screen.findByText('Ouders · uiterlijk vr 11 dec 2026')).toBeVisible();
    expect(screen.queryByRole('form')).not.toBeInTheDocument();
  });

  it('ticks the tour and the teacher with who and when, and takes it back', async () => {
    const user = userEvent.setup();
    await open();
    core.tickTalk.mockResolvedValue(changed(interview(), 'interview'));
    const toured = talk();
    toured.interview.interview.toured_on = today;
    toured.interview.interview.toured_by = 'Anke de Wit';
    core.talk.mockResolvedValue(toured);
    await user.click(screen.getByLabelText('Rondleiding gedaan'));
    expect(core.tickTalk).toHaveBeenLastCalledWith('talk-1', 2, 'tour', today, '');
    expect(await screen.findByText('di 1 dec 2026, met Anke de Wit')).toBeVisible();
    await user.click(screen.getByRole('button', { name: /Dag of naam wijzigen/ }));
    await waitFor(() => expect(screen.getByLabelText('Op welke dag')).toHaveFocus());
    await user.clear(screen.getByLabelText('Met wie'));
    await user.type(screen.getByLabelText('Met wie'), 'Ineke{Tab}');
    expect(core.tickTalk).toHaveBeenLastCalledWith('talk-1', 2, 'tour', today, 'Ineke');
    await user.click(screen.getByRole('button', { name: 'Klaar' }));
    await waitFor(() => expect(screen.getByRole('button', { name: /Dag of naam wijzigen/ })).toHaveFocus());
    await user.click(screen.getByLabelText('Kennisgemaakt met de leerkracht'));
    expect(core.tickTalk).toHaveBeenLastCalledWith('talk-1', 2, 'introduction', today, '');
    await user.click(screen.getByLabelText('Rondleiding gedaan'));
    expect(core.tickTalk).toHaveBeenLastCalledWith('talk-1', 2, 'tour', null, '');
  });
});

describe('a talk that somebody else changed', () => {
  const conflict: CoreError = { code: 'conflict', kind: 'interview', id: 'talk-1', version: 3, fields: [] };

  it('is ticked at the second try', async () => {
    const user = userEvent.setup();
    await open();
    core.tickTalk.mockRejectedValueOnce(conflict);
    const theirs = talk();
    theirs.interview.interview.version = 3;
    core.talk.mockResolvedValue(theirs);
    await user.click(screen.getByLabelText('Rondleiding gedaan'));
    await waitFor(() => expect(core.talk).toHaveBeenCalledTimes(2));
    core.tickTalk.mockResolvedValue(changed(interview(), 'interview'));
    await waitFor(() => expect(screen.getByLabelText('Rondleiding gedaan')).not.toBeChecked());
    await user.click(screen.getByLabelText('Rondleiding gedaan'));
    expect(core.tickTalk).toHaveBeenLastCalledWith('talk-1', 3, 'tour', today, '');
  });

  it('is finished at the second try', async () => {
    const user = userEvent.setup();
    await open();
    core.holdInterview.mockRejectedValueOnce(conflict).mockResolvedValue(changed(interview({ held_on: today }), 'interview'));
    const theirs = talk();
    theirs.interview.interview.version = 3;
    core.talk.mockResolvedValue(theirs);
    await user.click(screen.getByRole('button', { name: /^Gesprek afronden/ }));
    await waitFor(() => expect(core.talk).toHaveBeenCalledTimes(2));
    await user.click(screen.getByRole('button', { name: /^Gesprek afronden/ }));
    await waitFor(() => expect(core.holdInterview).toHaveBeenLastCalledWith('talk-1', 3, today));
  });
});

describe('the facts beside it', () => {
  it('keep a secret number from who sits at the table', async () => {
    const view = talk();
    const family = view.dossier.family;
    // Both at an address that nobody may know; only she comes.
    const members = family.members.map((member) => ({ ...member, household: member.household && { ...member.household, secret_address: true } }));
    view.dossier = { ...view.dossier, family: { ...family, members } };
    const { container } = await open(view);
    expect(container, 'she comes herself').toHaveTextContent('06-00001234');
    expect(container).not.toHaveTextContent('06-00005678');
    expect(container).toHaveTextContent('nummer is geheim');
    expect(container).toHaveTextContent('contactverbod');
    expect(container).toHaveTextContent('Beslissen uiterlijk');
  });

  it('keep a secret number also when its owner is there, but not alone', async () => {
    const view = talk();
    const family = view.dossier.family;
    const members = family.members.map((member) => ({ ...member, household: member.household && { ...member.household, secret_address: true } }));
    view.dossier = { ...view.dossier, family: { ...family, members } };
    view.interview.interview.caregiver_ids = ['marieke', 'mark'];
    const { container } = await open(view);
    expect(container, 'he does not live with her').not.toHaveTextContent('06-00001234');
    expect(container).not.toHaveTextContent('06-00005678');
  });

  it('stand for two of the same name', async () => {
    const view = talk();
    const family = view.dossier.family;
    view.dossier = { ...view.dossier, family: { ...family, members: family.members.map((member) => ({ ...member, name: 'Jan Smit' })) } };
    await open(view);
    expect(screen.getAllByText('Jan Smit', { selector: 'dt' })).toHaveLength(family.members.length);
  });
});

describe('ending', () => {
  it('stops with everything saved, and goes on later where it was', async () => {
    const user = userEvent.setup();
    const { unmount } = await open();
    await user.type(noteField(), 'half');
    await user.click(screen.getByRole('button', { name: /Stoppen, later verder/ }));
    await waitFor(() => expect(window.location.hash).toBe('#/aanmeldingen/app-1?tab=gesprek'));
    expect(lastNote()).toMatchObject({ note: 'half' });
    unmount();
    await open(talk({ notes: [note('child-1', { id: 'note-new', note: 'half', discussed: false })], elapsed_seconds: 60 }));
    expect(openTopic()).toHaveTextContent('Taal en praten');
    expect(noteField()).toHaveValue('half');
    expect(screen.getByRole('timer')).toHaveTextContent('1:00');
  });

  it('does not stop while something is not saved, and keeps it when one goes anyway', async () => {
    const user = userEvent.setup();
    const { unmount, container } = await open();
    core.saveNote.mockRejectedValue(fault);
    await user.type(noteField(), 'half');
    await user.click(screen.getByRole('button', { name: /Stoppen, later verder/ }));
    expect(await screen.findByText(/Eén aantekening is nog niet bewaard: Taal en praten/)).toBeVisible();
    expect(window.location.hash).toBe('#/aanmeldingen/app-1/gesprek/talk-1');
    await axe(container);
    await user.click(screen.getByRole('button', { name: 'Toch stoppen' }));
    expect(window.location.hash).toBe('#/aanmeldingen/app-1?tab=gesprek');
    unmount();
    await open();
    expect(noteField(), 'still here').toHaveValue('half');
  });

  it('does not stop over an agreement half typed', async () => {
    const user = userEvent.setup();
    await open();
    await user.click(screen.getByRole('button', { name: 'Afspraak toevoegen' }));
    await user.type(screen.getByLabelText(/Wat is afgesproken/), 'Foto');
    await user.click(screen.getByRole('button', { name: /Stoppen, later verder/ }));
    expect(await screen.findByText(/afspraak die u typt, is nog niet toegevoegd/)).toBeVisible();
    await user.click(screen.getByRole('button', { name: 'Annuleren' }));
    expect(screen.queryByText('Nog niet alles is bewaard')).not.toBeInTheDocument();
  });

  it('finishes with topics left, and says how many', async () => {
    const user = userEvent.setup();
    core.holdInterview.mockResolvedValue(changed(interview({ held_on: today }), 'interview'));
    await open();
    await user.click(screen.getByRole('button', { name: 'Gesprek afronden (nog 9 open)' }));
    expect(core.holdInterview).toHaveBeenCalledWith('talk-1', 2, today);
    await waitFor(() => expect(window.location.hash).toBe('#/aanmeldingen/app-1?tab=gesprek'));
  });

  it('can be read and completed after it was held', async () => {
    const held = talk({ notes: [note('child-1')] });
    held.interview.interview.held_on = today;
    await open(held);
    expect(screen.getByText(/gevoerd op di 1 dec 2026/)).toBeVisible();
    expect(screen.queryByRole('button', { name: /afronden/ })).not.toBeInTheDocument();
    expect(noteField()).toBeEnabled();
  });

  it('can only be read after it was called off', async () => {
    const user = userEvent.setup();
    const off = talk({ notes: [note('child-1')] });
    off.interview.interview.cancelled_on = today;
    const { container } = await open(off);
    await user.click(line(/^Taal en praten/));
    expect(screen.getByText('Praat thuis Nederlands en Pools.')).toBeVisible();
    expect(screen.queryByRole('textbox')).not.toBeInTheDocument();
    expect(screen.queryByRole('button', { name: /Afspraak|Besproken, volgende|afronden/ })).not.toBeInTheDocument();
    await axe(container);
  });
});

describe('the lock', () => {
  it('forgets what could not be saved', async () => {
    const user = userEvent.setup();
    const { unmount } = await open();
    core.saveNote.mockRejectedValue(fault);
    await user.type(noteField(), 'half');
    unmount();
    forgetAll();
    await open();
    expect(noteField()).toHaveValue('');
  });
});
