import { render, screen } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { expect, test, vi } from 'vitest';
import { axe } from '../test/axe';
import Menu from './Menu.svelte';

function show() {
  const history = vi.fn();
  const remove = vi.fn();
  const items = [
    { label: 'Afdrukken', disabled: true, onselect: vi.fn() },
    { label: 'Geschiedenis', onselect: history },
    { label: 'Verzetten', onselect: vi.fn() },
    { label: 'Verwijderen', danger: true, apart: true, onselect: remove },
  ];
  return { ...render(Menu, { items }), history, remove };
}

test('the keyboard opens it, moves past what cannot be done, and chooses', async () => {
  const user = userEvent.setup();
  const { baseElement, remove } = show();
  await user.tab();
  await user.keyboard('{Enter}');
  const button = screen.getByRole('button', { name: 'Meer acties', expanded: true });
  expect(screen.getByRole('menuitem', { name: 'Geschiedenis' }), 'the first that can be done').toHaveFocus();
  await axe(baseElement);
  await user.keyboard('{ArrowUp}');
  expect(screen.getByRole('menuitem', { name: 'Verwijderen' }), 'goes round').toHaveFocus();
  await user.keyboard('v');
  expect(screen.getByRole('menuitem', { name: 'Verzetten' })).toHaveFocus();
  await user.keyboard('{End}{Enter}');
  expect(remove).toHaveBeenCalledTimes(1);
  expect(screen.queryByRole('menu')).not.toBeInTheDocument();
  expect(button).toHaveFocus();
});

test('Escape, Tab and a press elsewhere close it without a deed', async () => {
  const user = userEvent.setup();
  const { history } = show();
  const button = screen.getByRole('button');
  await user.click(button);
  await user.keyboard('{Escape}');
  expect(screen.queryByRole('menu')).not.toBeInTheDocument();
  expect(button).toHaveFocus();
  await user.keyboard('{ArrowUp}');
  expect(screen.getByRole('menuitem', { name: 'Verwijderen' }), 'from below').toHaveFocus();
  await user.tab();
  expect(screen.queryByRole('menu')).not.toBeInTheDocument();
  await user.click(button);
  await user.click(document.body);
  expect(screen.queryByRole('menu')).not.toBeInTheDocument();
  await user.click(button);
  await user.click(button);
  expect(screen.queryByRole('menu')).not.toBeInTheDocument();
  expect(history).not.toHaveBeenCalled();
});

test('a deed that cannot be done does nothing', async () => {
  const user = userEvent.setup();
  show();
  await user.click(screen.getByRole('button'));
  expect(screen.getByRole('menuitem', { name: 'Afdrukken' })).toBeDisabled();
});
