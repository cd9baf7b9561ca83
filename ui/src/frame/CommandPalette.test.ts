import { fireEvent, render, screen, waitFor } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { expect, it, vi } from 'vitest';
import { axe } from '../test/axe';
import CommandPalette from './CommandPalette.svelte';
import type { PaletteGroup } from './frame';

function groupsOf(run: (title: string) => void): PaletteGroup[] {
  const group = (label: string, ...titles: string[]): PaletteGroup => ({
    id: label.toLowerCase(),
    label,
    items: titles.map((title) => ({ id: title, title, run: () => run(title) })),
  });
  return [group('Personen', 'Noor', 'Noortje'), group('Handelingen'), group('Schermen', 'Vandaag', 'Team')];
}

const show = async (props = {}) => {
  const [onchoose, onclose] = [vi.fn(), vi.fn()];
  const search = (text: string) =>
    Promise.resolve(
      groupsOf(onchoose).map((group) => ({ ...group, items: group.items.filter(({ title }) => title.toLowerCase().includes(text)) })),
    );
  const view = render(CommandPalette, { open: true, onclose, search, ...props });
  await screen.findAllByRole('option');
  return { onchoose, onclose, user: userEvent.setup(), field: screen.getByRole('combobox'), ...view };
};

/** The one marked line, told as the field tells it to a screen reader. */
function marked(): string {
  const lines = screen.getAllByRole('option', { selected: true });
  expect(lines, 'one line is marked').toHaveLength(1);
  expect(screen.getByRole('combobox')).toHaveAttribute('aria-activedescendant', lines[0]?.id);
  return lines[0]?.textContent?.trim() ?? '';
}

it('is a field over a list of groups with their names, and starts in the field on the first line', async () => {
  const { field, container } = await show();
  expect(field).toHaveFocus();
  expect(field).toHaveAccessibleName('Zoeken in Driehoek');
  expect(field).toHaveAttribute('aria-expanded', 'true');
  const list = screen.getByRole('listbox', { name: 'Zoeken in Driehoek' });
  expect(field).toHaveAttribute('aria-controls', list.id);
  expect(screen.getAllByRole('group').map((group) => group.getAttribute('aria-labelledby'))).not.toContain(null);
  expect(screen.getByRole('group', { name: 'Personen' })).toHaveTextContent(/Noor.*Noortje/);
  expect(screen.getByRole('group', { name: 'Schermen' })).toHaveTextContent(/Vandaag.*Team/);
  expect(screen.queryByText('Handelingen'), 'an empty group is not shown').toBeNull();
  await waitFor(() => expect(marked()).toBe('Noor'));
  await axe(container);
});

it('walks over the groups with the arrows, Home and End, going round', async () => {
  const { user, field } = await show();
  const steps = [
    ['{ArrowDown}', 'Noortje'],
    ['{ArrowDown}', 'Vandaag'],
    ['{ArrowUp}{ArrowUp}{ArrowUp}', 'Team'],
    ['{ArrowDown}', 'Noor'],
    ['{End}', 'Team'],
    ['{Home}', 'Noor'],
  ] as const;
  for (const [keys, title] of steps) {
    await user.keyboard(keys);
    await waitFor(() => expect(marked(), keys).toBe(title));
    expect(field, 'the hand stays in the field').toHaveFocus();
  }
});

it('jumps to the next kind with Alt, and to the first and last line with Command', async () => {
  const { user } = await show();
  const steps = [
    ['{Alt>}{ArrowDown}{/Alt}', 'Vandaag'],
    ['{Alt>}{ArrowDown}{/Alt}', 'Team'],
    ['{Alt>}{ArrowUp}{/Alt}', 'Noor'],
    ['{Meta>}{ArrowDown}{/Meta}', 'Team'],
    ['{Meta>}{ArrowUp}{/Meta}', 'Noor'],
  ] as const;
  for (const [keys, title] of steps) {
    await user.keyboard(keys);
    await waitFor(() => expect(marked(), keys).toBe(title));
  }
});

it('keeps the line it walks to in sight', async () => {
  const { user } = await show();
  const scrolled = vi.spyOn(Element.prototype, 'scrollIntoView');
  await user.keyboard('{End}');
  await waitFor(() => expect(scrolled.mock.contexts).toContain(screen.getByRole('option', { name: 'Team' })));
  scrolled.mockClear();
  await fireEvent.pointerMove(screen.getByRole('option', { name: 'Vandaag' }));
  await waitFor(() => expect(marked()).toBe('Vandaag'));
  expect(scrolled, 'but never moves it away from under the pointer').not.toHaveBeenCalled();
});

it('goes to the marked line with Enter, also from the list, and closes first', async () => {
  const { user, onchoose, onclose } = await show();
  await user.keyboard('{End}{Enter}');
  expect(onchoose).toHaveBeenCalledExactlyOnceWith('Team');
  expect(onclose).toHaveBeenCalledBefore(onchoose);
  await user.tab();
  expect(screen.getByRole('listbox'), 'a long list can be walked by itself').toHaveFocus();
  await user.keyboard('{ArrowUp}{Enter}');
  expect(onchoose).toHaveBeenLastCalledWith('Vandaag');
});

it('goes to the line that is clicked', async () => {
  const { user, onchoose, onclose } = await show();
  await user.click(screen.getByText('Vandaag'));
  expect(onchoose).toHaveBeenCalledExactlyOnceWith('Vandaag');
  expect(onclose).toHaveBeenCalledTimes(1);
});

it('leaves Enter to a letter that is still being composed', async () => {
  const { field, onchoose } = await show();
  await fireEvent.keyDown(field, { key: 'Enter', isComposing: true });
  await fireEvent.keyDown(field, { key: 'Enter', keyCode: 229 });
  expect(onchoose).not.toHaveBeenCalled();
});

it('marks the first line of every answer, and chooses nothing from an older one', async () => {
  const answers: (() => void)[] = [];
  const chosen = vi.fn();
  const search = (text: string) =>
    new Promise<PaletteGroup[]>((answer) =>
      answers.push(() => answer(groupsOf(chosen).filter(({ id }) => text === '' || id === 'schermen'))),
    );
  const user = userEvent.setup();
  render(CommandPalette, { open: true, onclose: vi.fn(), search });
  answers.at(-1)?.();
  await screen.findByRole('option', { name: 'Noor' });
  await user.keyboard('{ArrowDown}v{Enter}');
  expect(chosen, 'what is marked answers an older text').not.toHaveBeenCalled();
  answers.at(-1)?.();
  await waitFor(() => expect(marked()).toBe('Vandaag'));
  await user.keyboard('{Enter}');
  expect(chosen).toHaveBeenCalledExactlyOnceWith('Vandaag');
});

it('says what to do when there is nothing to choose', async () => {
  const { user, field, container, rerender } = await show();
  await user.type(field, 'xyz');
  expect(await screen.findByText('Niets gevonden voor ‘xyz’')).toHaveRole('status');
  expect(field).not.toHaveAttribute('aria-activedescendant');
  await user.keyboard('{ArrowDown}{Enter}');
  await axe(container);
  await rerender({ search: () => Promise.reject(new Error('kapot')) });
  await user.type(field, 'q');
  expect(await screen.findByText(/Zoeken lukte niet/)).toHaveRole('status');
  await rerender({ search: () => Promise.resolve([]) });
  await user.clear(field);
  expect(await screen.findByText(/^Typ een naam/)).toHaveRole('status');
});
