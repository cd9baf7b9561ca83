import { render, screen, waitFor, within } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { bridge, type TemplateDraft } from '../../bridge';
import { forgetAll } from '../../live/memory';
import { closeToast, toasts } from '../../parts/toasts.svelte';
import { axe } from '../../test/axe';
import { finding } from '../../test/samples/intake';
import { logo, page, template, templateRows, templateView } from '../../test/samples/letters';
import TemplateEditor from './TemplateEditor.svelte';
import Templates from './Templates.svelte';

const change = { id: 'change-1', deed: 'letter_template.save', subject: '', kinds: ['letter_template'] };

beforeEach(() => {
  vi.spyOn(bridge, 'letterTemplates').mockResolvedValue(templateRows);
  vi.spyOn(bridge, 'letterTemplate').mockResolvedValue(templateView());
  vi.spyOn(bridge, 'checkLetterTemplate').mockResolvedValue({ findings: [], pages: [page(), page()] });
  vi.spyOn(bridge, 'logo').mockResolvedValue(null);
});
afterEach(() => {
  forgetAll();
  for (const { id } of toasts()) closeToast(id);
});

async function edit() {
  const shown = render(TemplateEditor, { kind: 'confirmation' });
  const body = await screen.findByLabelText<HTMLTextAreaElement>(/^Tekst van de brief/);
  return { ...shown, body };
}

describe('the letters in Instellingen', () => {
  it('shows whose words each is in, and leads to it', async () => {
    const { container } = render(Templates);
    expect(await screen.findByRole('link', { name: 'Bevestiging van de aanmelding' })).toHaveAttribute('href', '#/instellingen/brieven/confirmation');
    const welcome = screen.getByRole('row', { name: /Welkomstbrief/ });
    expect(within(welcome).getByText('eigen tekst')).toBeVisible();
    expect(screen.getAllByText('tekst van Driehoek')).toHaveLength(8);
    await axe(container);
  });

  it('takes a logo, shows it, and takes it away', async () => {
    const user = userEvent.setup();
    const choose = vi.spyOn(bridge, 'chooseLogo').mockResolvedValue({ value: null, change: { ...change, kinds: ['school_logo'] } });
    const remove = vi.spyOn(bridge, 'removeLogo').mockResolvedValue({ value: null, change });
    const { container } = render(Templates);
    const button = await screen.findByRole('button', { name: 'Logo kiezen' });
    vi.mocked(bridge.logo).mockResolvedValue(logo);
    await user.click(button);
    expect(choose).toHaveBeenCalledExactlyOnceWith(null);
    expect(await screen.findByAltText(/logo-de-sprong\.svg/)).toHaveAttribute('src', expect.stringMatching(/^data:image\/svg\+xml;base64,/));
    await axe(container);
    await user.click(screen.getByRole('button', { name: 'Ander logo kiezen' }));
    expect(choose).toHaveBeenLastCalledWith(2);
    await user.click(screen.getByRole('button', { name: 'Logo verwijderen' }));
    expect(remove).toHaveBeenCalledExactlyOnceWith(2);
  });

  it('says in words why a file is no logo, and nothing after thinking better of it', async () => {
    const user = userEvent.setup();
    const choose = vi.spyOn(bridge, 'chooseLogo').mockRejectedValueOnce({ code: 'invalid', findings: [finding({ code: 'out_of_range', field: 'content', values: { min: '0', max: '2' } })] });
    render(Templates);
    await user.click(await screen.findByRole('button', { name: 'Logo kiezen' }));
    expect(await screen.findByText(/moet tussen 0 en 2 liggen/)).toBeVisible();
    choose.mockResolvedValue(null);
    await user.click(screen.getByRole('button', { name: 'Logo kiezen' }));
    await waitFor(() => expect(screen.queryByText(/moet tussen 0 en 2 liggen/)).toBeNull());
    expect(toasts()).toEqual([]);
  });
});

describe('the text of a letter', () => {
  it('shows the pages beside it', async () => {
    const { container } = await edit();
    expect(await screen.findByAltText('Pagina 2 van 2 van de brief')).toHaveAttribute('src', expect.stringMatching(/^data:image\/svg\+xml;base64,/));
    expect(screen.getByText('tekst van Driehoek')).toBeVisible();
    await axe(container);
  });

  it('says at once what is wrong, by line, and keeps the last good pages', async () => {
    const user = userEvent.setup();
    const { body, container } = await edit();
    await screen.findByAltText('Pagina 1 van 2 van de brief');
    const wrong = [3, 7].map((line) => finding({ code: 'control_characters', field: 'body', values: { line: String(line) } }));
    vi.mocked(bridge.checkLetterTemplate).mockResolvedValue({ findings: wrong, pages: [] });
    await user.type(body, '!');
    await waitFor(() => expect(body).toHaveAccessibleDescription(/Regel 3: Hier staan onzichtbare tekens/));
    expect(screen.getByText(/Regel 7:/)).toBeVisible();
    expect(screen.getByAltText('Pagina 1 van 2 van de brief')).toBeVisible();
    expect(screen.getByText(/laatste voorbeeld dat lukte/)).toBeVisible();
    await axe(container);
  });

  it('puts a field where the hand was, and one of paragraphs on lines of its own', async () => {
    const user = userEvent.setup();
    const { body } = await edit();
    const subject = screen.getByLabelText(/^Onderwerp/);
    await user.click(subject);
    await user.click(screen.getByRole('button', { name: '{ontvangen_op} in de tekst zetten' }));
    expect(subject).toHaveValue('Aanmelding van {kind}{ontvangen_op}');
    expect(subject).toHaveFocus();
    await user.clear(body);
    await user.type(body, 'Dit spraken wij af:');
    await user.click(screen.getByRole('button', { name: '{afspraken} in de tekst zetten' }));
    expect(body).toHaveValue('Dit spraken wij af:\n\n{afspraken}');
    await user.keyboard('\n');
    expect(body.value.endsWith('{afspraken}\n'), 'the caret stands behind it').toBe(true);
  });

  it('is saved as one whole, by the button or by keyboard', async () => {
    const user = userEvent.setup();
    const save = vi.spyOn(bridge, 'saveLetterTemplate').mockImplementation((draft) =>
      Promise.resolve({ value: template({ ...draft, id: 'template-1', version: draft.version + 1 }), change: { ...change, kinds: [] } }),
    );
    const { body } = await edit();
    await user.clear(body);
    await user.type(body, 'Welkom!');
    expect(screen.getByText('nog niet bewaard')).toBeVisible();
    await user.keyboard('{Control>}{Enter}{/Control}');
    await waitFor(() => expect(screen.queryByText('nog niet bewaard')).toBeNull());
    expect(save).toHaveBeenCalledExactlyOnceWith({ kind: 'confirmation', version: 0, subject: 'Aanmelding van {kind}', body: 'Welkom!' });
    expect(screen.getByText('eigen tekst')).toBeVisible();
    await user.type(body, '!');
    await user.click(screen.getByRole('button', { name: 'Bewaren' }));
    expect(save.mock.lastCall?.[0]).toMatchObject({ version: 1, body: 'Welkom!!' });
  });

  it('keeps what was typed while another screen comes between, until the program is locked', async () => {
    const user = userEvent.setup();
    const first = await edit();
    await user.type(first.body, ' Tot ziens');
    first.unmount();
    const list = render(Templates);
    expect(await screen.findByText('nog niet bewaard')).toBeVisible();
    list.unmount();
    const second = await edit();
    expect(second.body.value).toContain('Tot ziens');
    second.unmount();
    forgetAll();
    expect((await edit()).body.value).not.toContain('Tot ziens');
  });

  it('shows both versions after a conflict, and writes mine over it when asked', async () => {
    const user = userEvent.setup();
    const fields = [{ field: 'body', mine: 'Mijn brief', theirs: 'Haar brief' }];
    const save = vi
      .spyOn(bridge, 'saveLetterTemplate')
      .mockRejectedValueOnce({ code: 'conflict', kind: 'letter_template', id: 'template-1', version: 4, fields })
      .mockImplementation((draft: TemplateDraft) => Promise.resolve({ value: template({ ...draft, version: 5 }), change: { ...change, kinds: [] } }));
    const { body } = await edit();
    await user.clear(body);
    await user.type(body, 'Mijn brief');
    await user.click(screen.getByRole('button', { name: 'Bewaren' }));
    const dialog = await screen.findByRole('dialog');
    expect(dialog).toHaveTextContent('Haar brief');
    await user.click(within(dialog).getByRole('button', { name: 'Mijn versie bewaren' }));
    await waitFor(() => expect(save.mock.lastCall?.[0]).toMatchObject({ version: 4, body: 'Mijn brief' }));
  });

  it('is the shipped text again once that was typed and saved', async () => {
    const user = userEvent.setup();
    vi.mocked(bridge.letterTemplate).mockResolvedValue(templateView({ is_own: true, template: template({ id: 'template-1', version: 3, body: 'Onze brief' }) }));
    vi.spyOn(bridge, 'saveLetterTemplate').mockResolvedValue({ value: template(), change: { ...change, kinds: [] } });
    const { body } = await edit();
    expect(screen.queryByText('tekst van Driehoek')).toBeNull();
    await user.type(body, '!');
    await user.click(screen.getByRole('button', { name: 'Bewaren' }));
    expect(await screen.findByText('tekst van Driehoek')).toBeVisible();
  });

  it('puts the shipped text back, and gives what was typed back when asked', async () => {
    const user = userEvent.setup();
    const own = templateView({ is_own: true, template: template({ id: 'template-1', version: 3, body: 'Onze brief' }) });
    vi.mocked(bridge.letterTemplate).mockResolvedValue(own);
    const reset = vi.spyOn(bridge, 'resetLetterTemplate').mockResolvedValue({ value: null, change });
    const { body } = await edit();
    await user.type(body, ' van nu');
    vi.mocked(bridge.letterTemplate).mockResolvedValue(templateView());
    await user.click(screen.getByRole('button', { name: 'Tekst van Driehoek terugzetten' }));
    expect(reset).toHaveBeenCalledExactlyOnceWith('confirmation', 3);
    await waitFor(() => expect(body.value).toContain('Wij hebben de aanmelding'));
    expect(toasts()).toMatchObject([{ action: { label: 'Ongedaan maken' } }]);
    await user.click(screen.getByRole('button', { name: 'Mijn tekst terughalen' }));
    expect(body).toHaveValue('Onze brief van nu');
  });
});
