import { render, screen, waitFor } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { expect, it, vi } from 'vitest';
import { axe } from '../test/axe';
import type { ComboboxItem } from './combobox';
import ComboboxField from './ComboboxField.svelte';

const people: ComboboxItem[] = [
  { id: 'a', title: 'Marieke van den Broek', subtitle: 'Wanroij' },
  { id: 'b', title: 'Mark Jansen', subtitle: 'Sint Anthonis' },
];
const search = async (text: string) =>
  people.filter(({ title }) => title.toLowerCase().includes(text.toLowerCase()));

const show = (props = {}) => {
  const onleave = vi.fn();
  const view = render(ComboboxField, { label: 'Ouder', search, onleave, ...props });
  return { onleave, user: userEvent.setup(), field: screen.getByLabelText('Ouder'), ...view };
};

it('finds while one types and chooses with Enter', async () => {
  const { user, field, onleave } = show();
  await user.type(field, 'mar');
  expect(await screen.findAllByRole('option')).toHaveLength(2);
  await user.type(field, 'k');
  await waitFor(() => expect(screen.getAllByRole('option')).toHaveLength(1));
  await user.keyboard('{Enter}');
  expect(field).toHaveValue('Mark Jansen');
  expect(onleave).toHaveBeenCalledExactlyOnceWith(people[1]);
  expect(screen.queryByRole('listbox')).toBeNull();
});

it('walks the list with the arrows', async () => {
  const { user, field, onleave } = show();
  await user.type(field, 'mar');
  await screen.findAllByRole('option');
  await user.keyboard('{ArrowDown}');
  const marked = screen.getByRole('option', { name: /Mark Jansen/ });
  expect(field).toHaveAttribute('aria-activedescendant', marked.id);
  await user.keyboard('{Enter}');
  expect(onleave).toHaveBeenCalledExactlyOnceWith(people[1]);
});

it('chooses nothing by typing alone, and says so', async () => {
  const { user, field, onleave } = show();
  await user.type(field, 'Mark Jans');
  await user.tab();
  expect(field).toHaveValue('Mark Jans');
  expect(field).toHaveAccessibleDescription(/Kies een regel uit de lijst/);
  expect(onleave).not.toHaveBeenCalled();
});

it('lets free text stand when asked', async () => {
  const { user, field } = show({ free: true });
  await user.type(field, 'Fries');
  await user.tab();
  expect(field).toHaveValue('Fries');
  expect(field).not.toBeInvalid();
});

it('does not choose the first line for someone who types freely and presses Enter', async () => {
  const { user, field } = show({ free: true });
  await user.type(field, 'mar');
  await screen.findAllByRole('option');
  await user.keyboard('{Enter}');
  expect(field).toHaveValue('mar');
  await user.keyboard('{ArrowDown}{Enter}');
  expect(field, 'an arrow and Enter do').toHaveValue('Marieke van den Broek');
});

it('offers to add what is not there', async () => {
  const onadd = vi.fn();
  const { user, field } = show({ onadd });
  await user.type(field, 'Zofia');
  await user.click(await screen.findByRole('option', { name: '‘Zofia’ nieuw toevoegen' }));
  expect(onadd).toHaveBeenCalledExactlyOnceWith('Zofia');
});

it('never shows an answer that was overtaken', async () => {
  const waiting: ((items: ComboboxItem[]) => void)[] = [];
  const slow = () => new Promise<ComboboxItem[]>((answer) => waiting.push(answer));
  const { user, field } = show({ search: slow });
  await user.type(field, 'ma');
  waiting.at(-1)?.([{ id: '2', title: 'nieuw antwoord' }]);
  expect(await screen.findByRole('option', { name: 'nieuw antwoord' })).toBeInTheDocument();
  waiting.at(-2)?.([{ id: '1', title: 'oud antwoord' }]);
  await new Promise((done) => setTimeout(done, 10));
  expect(screen.queryByRole('option', { name: 'oud antwoord' })).toBeNull();
});

it('says when nothing is found and when searching fails', async () => {
  const { user, field, rerender } = show();
  await user.type(field, 'xyz');
  expect(await screen.findByText('Niets gevonden')).toBeInTheDocument();
  await rerender({ search: () => Promise.reject(new Error('kapot')) });
  await user.type(field, 'q');
  expect(await screen.findByText(/Zoeken lukte niet/)).toBeInTheDocument();
});

it('can be emptied, and forgets its choice when typed over', async () => {
  const { user, field, onleave } = show({ value: people[0] });
  expect(field).toHaveValue('Marieke van den Broek');
  await user.click(screen.getByRole('button', { name: 'Ouder leegmaken' }));
  expect(field).toHaveValue('');
  expect(onleave).toHaveBeenCalledExactlyOnceWith(null);
});

it('does not open by a key that types nothing', async () => {
  const { user, field } = show();
  field.focus();
  await user.keyboard('{Shift}');
  expect(field).toHaveAttribute('aria-expanded', 'false');
});

it('closes its list on Escape and keeps the text', async () => {
  const { user, field } = show();
  await user.type(field, 'mar');
  await screen.findAllByRole('option');
  await user.keyboard('{Escape}');
  expect(field).toHaveAttribute('aria-expanded', 'false');
  expect(field).toHaveValue('mar');
});

it('has no accessibility finding, closed and open', async () => {
  const { user, field, container } = show({ hint: 'Typ een naam', onadd: () => undefined });
  await axe(container);
  await user.type(field, 'mar');
  await screen.findAllByRole('option');
  await axe(container);
});
