import { render, screen, within } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { expect, it, vi } from 'vitest';
import { axe } from '../test/axe';
import type { Column } from './table';
import Table from './Table.svelte';

interface Child {
  id: string;
  name: string;
  group: string;
}
const rows: Child[] = [
  { id: '1', name: 'Noor', group: '1/2 A' },
  { id: '2', name: 'Yusuf', group: '1/2 B' },
  { id: '3', name: 'Zofia', group: '4' },
];
const columns: Column<Child>[] = [
  { id: 'name', label: 'Kind', sortable: true, text: (row) => row.name },
  { id: 'group', label: 'Groep', sortable: true, text: (row) => row.group },
  { id: 'note', label: 'Bijzonder', text: () => '–' },
];
const show = (props = {}) => {
  const [onopen, onsort, onpage] = [vi.fn(), vi.fn(), vi.fn()];
  const all = { caption: 'Kinderen', columns, rows, key: (row: Child) => row.id, onopen, onsort, onpage, ...props };
  // A generic component loses its type parameter in `render`.
  const view = render(Table as never, all as never);
  return { onopen, onsort, onpage, user: userEvent.setup(), ...(view as { container: HTMLElement }) };
};

it('walks the rows with the arrows from one tab stop and opens with Enter', async () => {
  const { user, onopen } = show();
  await user.tab();
  await user.tab();
  await user.tab();
  expect(screen.getByRole('button', { name: 'Noor' })).toHaveFocus();
  await user.keyboard('{ArrowDown}{ArrowDown}{ArrowDown}{ArrowUp}');
  expect(screen.getByRole('button', { name: 'Yusuf' })).toHaveFocus();
  await user.keyboard('{End}{Enter}');
  expect(onopen).toHaveBeenCalledExactlyOnceWith(rows[2]);
  await user.tab();
  expect(document.body, 'the rows are one stop').toHaveFocus();
});

it('opens a row that is clicked anywhere', async () => {
  const { user, onopen } = show();
  await user.click(screen.getByText('1/2 B'));
  expect(onopen).toHaveBeenCalledExactlyOnceWith(rows[1]);
});

it('opens once when its name is clicked', async () => {
  const { user, onopen } = show();
  await user.click(screen.getByText('Noor'));
  expect(onopen).toHaveBeenCalledTimes(1);
});

it('gives links when rows have an address', () => {
  show({ onopen: undefined, href: (row: Child) => `#/kinderen/${row.id}` });
  expect(screen.getByRole('link', { name: 'Zofia' })).toHaveAttribute('href', '#/kinderen/3');
});

it('asks for sorting and says how it is sorted', async () => {
  const { user, onsort } = show({ sort: { column: 'name', descending: false } });
  const [name, group, note] = screen.getAllByRole('columnheader');
  expect(name).toHaveAttribute('aria-sort', 'ascending');
  expect(group).toHaveAttribute('aria-sort', 'none');
  expect(note).not.toHaveAttribute('aria-sort');
  await user.click(within(name as HTMLElement).getByRole('button'));
  await user.click(within(group as HTMLElement).getByRole('button'));
  expect(onsort.mock.calls).toEqual([
    [{ column: 'name', descending: true }],
    [{ column: 'group', descending: false }],
  ]);
});

it('pages to both sides and no further', async () => {
  const { user, onpage } = show({ page: { offset: 50, size: 50, total: 113 } });
  expect(screen.getByRole('status')).toHaveTextContent('51–100 van 113');
  await user.click(screen.getByRole('button', { name: 'Volgende bladzijde' }));
  await user.click(screen.getByRole('button', { name: 'Vorige bladzijde' }));
  expect(onpage.mock.calls).toEqual([[100], [0]]);
});

it('cannot page past the last rows', () => {
  show({ page: { offset: 100, size: 50, total: 113 } });
  expect(screen.getByRole('status')).toHaveTextContent('101–113 van 113');
  expect(screen.getByRole('button', { name: 'Volgende bladzijde' })).toBeDisabled();
});

it('has no accessibility finding', async () => {
  const { container } = show({ selected: '2', sort: { column: 'name', descending: true }, page: { offset: 0, size: 2, total: 3 } });
  await axe(container);
});
