/** The contract of field.ts, on the fields without a part of their own to test. */
import { render, screen } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { describe, expect, it, vi } from 'vitest';
import { axe } from '../test/axe';
import Checkbox from './Checkbox.svelte';
import ChoiceField from './ChoiceField.svelte';
import NumberField from './NumberField.svelte';
import SelectField from './SelectField.svelte';
import TextArea from './TextArea.svelte';
import TextField from './TextField.svelte';
import TimeField from './TimeField.svelte';

const choices = [
  { value: 'yes', label: 'Ja' },
  { value: 'no', label: 'Nee' },
];

describe('TextField', () => {
  it('tells its value once when left changed, and again when saving failed', async () => {
    const onleave = vi.fn();
    const user = userEvent.setup();
    const { rerender } = render(TextField, { label: 'Roepnaam', onleave });
    await user.type(screen.getByLabelText('Roepnaam'), 'Noor{Enter}');
    await user.tab();
    expect(onleave).toHaveBeenCalledExactlyOnceWith('Noor');
    await rerender({ saved: 'failed' });
    expect(screen.getByRole('status')).toHaveTextContent('niet bewaard');
    await user.click(screen.getByLabelText('Roepnaam'));
    await user.tab();
    expect(onleave, 'leaving again tries again').toHaveBeenCalledTimes(2);
  });

  it('keeps whatever is typed: emoji, markup, two hundred letters', async () => {
    const typed = `<b>😀</b>${'é'.repeat(200)}`;
    const user = userEvent.setup();
    render(TextField, { label: 'Naam', problem: 'Dit is geen naam.' });
    await user.click(screen.getByLabelText('Naam'));
    await user.paste(typed);
    await user.tab();
    expect(screen.getByLabelText('Naam')).toHaveValue(typed);
    expect(screen.getByLabelText('Naam')).toHaveAccessibleDescription(/Dit is geen naam/);
  });

  it('shows and hides a passphrase', async () => {
    const user = userEvent.setup();
    render(TextField, { label: 'Wachtzin', type: 'password', value: 'geheim' });
    expect(screen.getByLabelText('Wachtzin')).toHaveAttribute('type', 'password');
    await user.click(screen.getByRole('button', { name: 'Tekst tonen' }));
    expect(screen.getByLabelText('Wachtzin')).toHaveAttribute('type', 'text');
  });

  it('announces that it was saved', () => {
    render(TextField, { label: 'Naam', saved: 'saved' });
    expect(screen.getByRole('status')).toHaveTextContent('bewaard');
  });
});

describe('TimeField', () => {
  it.each([
    ['845', '08:45'],
    ['8.45', '08:45'],
    ['14u30', '14:30'],
  ])('reads %s', async (typed, value) => {
    const onleave = vi.fn();
    const user = userEvent.setup();
    render(TimeField, { label: 'Tijd', onleave });
    await user.type(screen.getByLabelText('Tijd'), typed);
    await user.tab();
    expect(screen.getByLabelText('Tijd')).toHaveValue(value);
    expect(onleave).toHaveBeenCalledExactlyOnceWith(value);
  });

  it('steps to whole five minutes, round midnight', async () => {
    const user = userEvent.setup();
    render(TimeField, { label: 'Tijd', value: '08:43' });
    await user.click(screen.getByLabelText('Tijd'));
    await user.keyboard('{ArrowUp}');
    expect(screen.getByLabelText('Tijd')).toHaveValue('08:45');
    await user.clear(screen.getByLabelText('Tijd'));
    await user.type(screen.getByLabelText('Tijd'), '0:03{ArrowDown}{ArrowDown}');
    expect(screen.getByLabelText('Tijd')).toHaveValue('23:55');
  });

  it('keeps what it cannot read and says so', async () => {
    const onleave = vi.fn();
    const user = userEvent.setup();
    render(TimeField, { label: 'Tijd', value: '08:45', onleave });
    await user.clear(screen.getByLabelText('Tijd'));
    await user.type(screen.getByLabelText('Tijd'), '25:00');
    await user.tab();
    expect(screen.getByLabelText('Tijd')).toHaveValue('25:00');
    expect(screen.getByLabelText('Tijd')).toHaveAccessibleDescription(/niet te lezen/);
    expect(onleave).not.toHaveBeenCalled();
  });
});

describe('NumberField', () => {
  it('refuses what is no whole number or too much, with the reason', async () => {
    const onleave = vi.fn();
    const user = userEvent.setup();
    render(NumberField, { label: 'Plaatsen', min: 1, max: 40, onleave });
    const field = screen.getByLabelText('Plaatsen');
    await user.type(field, 'veel');
    await user.tab();
    expect(field).toHaveAccessibleDescription(/geen heel getal/);
    await user.clear(field);
    await user.type(field, '41');
    await user.tab();
    expect(field).toHaveAccessibleDescription(/tussen 1 en 40/);
    expect(onleave).not.toHaveBeenCalled();
    await user.clear(field);
    await user.type(field, '28');
    await user.tab();
    expect(onleave).toHaveBeenCalledExactlyOnceWith(28);
  });
});

describe('choices', () => {
  it('are told at once', async () => {
    const onleave = vi.fn();
    const user = userEvent.setup();
    render(ChoiceField, { label: 'Gezag', choices, onleave });
    await user.click(screen.getByLabelText('Nee'));
    expect(onleave).toHaveBeenCalledExactlyOnceWith('no');
    await user.keyboard('{ArrowUp}');
    expect(screen.getByLabelText('Ja')).toBeChecked();
  });

  it('of a select and a checkbox too', async () => {
    const [onselect, oncheck] = [vi.fn(), vi.fn()];
    const user = userEvent.setup();
    render(SelectField, { label: 'Groep', choices, onleave: onselect });
    render(Checkbox, { label: 'Gezien', onleave: oncheck });
    await user.selectOptions(screen.getByLabelText('Groep'), 'yes');
    await user.click(screen.getByLabelText('Gezien'));
    expect(onselect).toHaveBeenCalledExactlyOnceWith('yes');
    expect(oncheck).toHaveBeenCalledExactlyOnceWith(true);
  });
});

it('no field has an accessibility finding, plain or with a problem', async () => {
  const told = { hint: 'Uitleg', problem: 'Dit klopt niet.', warning: 'Let hierop.', required: true };
  for (const more of [{}, told]) {
    const { container, unmount } = render(TextField, { label: 'Tekst', ...more });
    render(TextArea, { label: 'Lang', ...more });
    render(NumberField, { label: 'Getal', unit: 'kinderen', ...more });
    render(TimeField, { label: 'Tijd', ...more });
    render(SelectField, { label: 'Keuze', choices, ...more });
    render(ChoiceField, { label: 'Gezag', choices, ...more });
    render(Checkbox, { label: 'Vinkje', ...more });
    await axe(container.ownerDocument.body);
    unmount();
  }
});
