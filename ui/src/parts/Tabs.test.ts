import { render, screen } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { createRawSnippet } from 'svelte';
import { expect, it } from 'vitest';
import { axe } from '../test/axe';
import Tabs from './Tabs.svelte';

const tabs = [
  { id: 'open', label: 'Lopend', count: 5 },
  { id: 'done', label: 'Afgerond' },
  { id: 'bin', label: 'Prullenbak' },
];
const panel = createRawSnippet<[string]>((id) => ({ render: () => `<button type="button">Knop van ${id()}</button>` }));

const show = (props = {}) => {
  const view = render(Tabs, { label: 'Weergaven', tabs, panel, ...props });
  return { user: userEvent.setup(), ...view };
};
const tab = (name: RegExp) => screen.getByRole('tab', { name });

it('opens the first view when none is asked for, and the one that is', async () => {
  const { rerender } = show();
  expect(tab(/Lopend/)).toHaveAttribute('aria-selected', 'true');
  expect(screen.getByRole('tabpanel', { name: /Lopend/ })).toHaveTextContent('Knop van open');
  await rerender({ value: 'bin' });
  expect(tab(/Lopend/)).toHaveAttribute('aria-selected', 'false');
  expect(screen.getByRole('tabpanel', { name: 'Prullenbak' })).toHaveTextContent('Knop van bin');
  await rerender({ value: 'weg' });
  expect(tab(/Lopend/), 'a view that is not there leaves the row within reach').toHaveAttribute('tabindex', '0');
});

it('is one stop of the Tab key, on the open view, with its panel as the next', async () => {
  const { user } = show({ value: 'done' });
  await user.tab();
  expect(tab(/Afgerond/)).toHaveFocus();
  await user.tab();
  expect(screen.getByRole('tabpanel')).toHaveFocus();
  await user.tab();
  expect(screen.getByRole('button', { name: 'Knop van done' })).toHaveFocus();
  await user.tab({ shift: true });
  await user.tab({ shift: true });
  expect(tab(/Afgerond/), 'and back past the views that are closed').toHaveFocus();
});

it('walks with the arrows, Home and End, going round, and opens what it comes to', async () => {
  const { user } = show();
  await user.tab();
  const steps = [
    ['{ArrowRight}', /Afgerond/],
    ['{ArrowLeft}{ArrowLeft}', /Prullenbak/],
    ['{ArrowRight}', /Lopend/],
    ['{End}', /Prullenbak/],
    ['{Home}', /Lopend/],
    ['{ArrowDown}', /Lopend/],
  ] as const;
  for (const [keys, name] of steps) {
    await user.keyboard(keys);
    expect(tab(name), `${keys} moves the focus`).toHaveFocus();
    expect(tab(name), `${keys} opens`).toHaveAttribute('aria-selected', 'true');
    expect(screen.getAllByRole('tab', { selected: true }), 'one at a time').toHaveLength(1);
  }
});

it('opens by a click, and shows nothing of the views that are closed', async () => {
  const { user } = show();
  await user.click(tab(/Afgerond/));
  expect(screen.getByRole('tabpanel', { name: 'Afgerond' })).toBeVisible();
  expect(screen.queryByText('Knop van open')).toBeNull();
  expect(document.getElementById(tab(/Lopend/).getAttribute('aria-controls') ?? ''), 'but its place is there').not.toBeVisible();
});

it('has no accessibility finding', async () => {
  const { container } = show();
  expect(screen.getByRole('tablist', { name: 'Weergaven' })).toBeInTheDocument();
  await axe(container);
});
