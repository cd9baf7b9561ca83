import { render, screen } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { describe, expect, it, vi } from 'vitest';
import { keysInWords } from '../lib/keys';
import { axe } from '../test/axe';
import FrameWithPalette from '../test/FrameWithPalette.svelte';
import { shortcutOf } from './shortcuts';

const press = (key: string, more: KeyboardEventInit = {}) => new KeyboardEvent('keydown', { key, ...more });

describe('shortcuts', () => {
  it('use Control, and Command on a Mac', () => {
    expect(shortcutOf(press('k', { ctrlKey: true }), false)).toBe('search');
    expect(shortcutOf(press('k', { metaKey: true }), true)).toBe('search');
    expect(shortcutOf(press('k', { ctrlKey: true }), true)).toBeNull();
    expect(shortcutOf(press('Z', { ctrlKey: true, shiftKey: true }), false)).toBe('redo');
    expect(shortcutOf(press('z', { ctrlKey: true }), false)).toBe('undo');
    expect(shortcutOf(press('l', { ctrlKey: true }), false)).toBe('lock');
    expect(shortcutOf(press('k', { ctrlKey: true, altKey: true }), false), 'AltGr types letters').toBeNull();
    expect(shortcutOf(press('k'), false)).toBeNull();
  });

  it('are written as they stand on the keys', () => {
    expect(keysInWords('Control+Shift+Z', false)).toBe('Ctrl+Shift+Z');
    expect(keysInWords('Control+Shift+Z', true)).toBe('⌘⇧Z');
  });
});

const show = () => {
  const [onundo, onredo, onlock, onchoose] = [vi.fn(), vi.fn(), vi.fn(), vi.fn()];
  const view = render(FrameWithPalette, { onundo, onredo, onlock, onchoose });
  return { onundo, onredo, onlock, onchoose, user: userEvent.setup(), ...view };
};

it('undoes from anywhere, but leaves undo to a field that was just typed in', async () => {
  const { user, onundo } = show();
  await user.keyboard('{Control>}z{/Control}');
  expect(onundo).toHaveBeenCalledTimes(1);
  await user.click(screen.getByLabelText('Naam'));
  await user.keyboard('{Control>}z{/Control}');
  expect(onundo, 'nothing was typed yet').toHaveBeenCalledTimes(2);
  await user.keyboard('Noor{Control>}z{/Control}');
  expect(onundo, 'the field takes back its own letters').toHaveBeenCalledTimes(2);
  await user.tab();
  await user.keyboard('{Control>}z{/Control}');
  expect(onundo, 'after leaving the field').toHaveBeenCalledTimes(3);
});

it('does not redo when there is nothing to redo', async () => {
  const { user, onredo } = show();
  await user.keyboard('{Control>}{Shift>}Z{/Shift}{/Control}');
  expect(onredo).not.toHaveBeenCalled();
  expect(screen.getByRole('button', { name: /^Opnieuw uitvoeren/ })).toBeDisabled();
});

it('jumps over the rooms to the content', async () => {
  const { user } = show();
  await user.tab();
  expect(screen.getByRole('link', { name: 'Naar de inhoud' })).toHaveFocus();
  await user.keyboard('{Enter}');
  expect(screen.getByRole('main')).toHaveFocus();
});

it('finds and goes by keyboard alone', async () => {
  const { user, onchoose } = show();
  screen.getByLabelText('Naam').focus();
  await user.keyboard('{Control>}k{/Control}');
  expect(screen.getByRole('dialog', { name: 'Zoeken in Driehoek' })).toBeVisible();
  await user.keyboard('noo');
  expect(await screen.findByRole('option', { name: 'Noor' })).toHaveAttribute('aria-selected', 'true');
  await user.keyboard('{ArrowDown}{Enter}');
  expect(onchoose).toHaveBeenCalledExactlyOnceWith('Noortje');
  expect(screen.queryByRole('dialog')).toBeNull();
  expect(screen.getByLabelText('Naam'), 'the focus is back where the hand was').toHaveFocus();
});

it('says when nothing is found, and closes on Escape', async () => {
  const { user } = show();
  await user.keyboard('{Control>}k{/Control}xyz');
  expect(await screen.findByText('Niets gevonden voor ‘xyz’')).toBeInTheDocument();
  await user.keyboard('{Escape}');
  expect(screen.queryByRole('dialog')).toBeNull();
});

it('locks, even with a dialog open, and changes nothing behind a dialog', async () => {
  const { user, onlock, onundo } = show();
  await user.keyboard('{Control>}k{/Control}');
  await user.keyboard('{Control>}z{/Control}');
  expect(onundo).not.toHaveBeenCalled();
  await user.keyboard('{Control>}l{/Control}');
  expect(onlock).toHaveBeenCalledTimes(1);
});

it('has no accessibility finding, with and without the palette', async () => {
  const { user, container } = show();
  await axe(container);
  await user.keyboard('{Control>}k{/Control}noo');
  await screen.findByRole('option', { name: /Noortje/ });
  await axe(container);
});
