import { render, screen, within } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { expect, test, vi } from 'vitest';
import { axe } from '../test/axe';
import ConflictDialog from './ConflictDialog.svelte';

const conflict = {
  code: 'conflict' as const,
  kind: 'caregiver_link',
  id: 'link-1',
  version: 4,
  fields: [
    { field: 'custody', mine: 'yes', theirs: 'unknown' },
    { field: 'custody_seen_on', mine: '2026-11-23', theirs: null },
    { field: 'gets_post', mine: '0', theirs: '1' },
    { field: 'caregiver_id', mine: 'a', theirs: 'b' },
  ],
};

function show() {
  const chosen = { onmine: vi.fn(), ontheirs: vi.fn(), onclose: vi.fn() };
  return { ...render(ConflictDialog, { conflict, ...chosen }), ...chosen };
}

test('both versions stand side by side, in words', async () => {
  const { baseElement } = show();
  const rowOf = (name: string) => within(screen.getByRole('row', { name: new RegExp(name) })).getAllByRole('cell').map((cell) => cell.textContent);
  expect(screen.getByRole('dialog', { name: /band tussen ouder en kind/ })).toBeInTheDocument();
  expect(rowOf('^Gezag')).toEqual(['ja', 'onbekend']);
  expect(rowOf('gezien op')).toEqual(['ma 23 nov 2026', '–']);
  expect(rowOf('Krijgt post')).toEqual(['nee', 'ja']);
  expect(screen.getAllByRole('row'), 'an id says nothing to a reader').toHaveLength(4);
  await axe(baseElement);
});

test('each button is one choice; closing is none', async () => {
  const user = userEvent.setup();
  const { onmine, ontheirs, onclose } = show();
  await user.click(screen.getByRole('button', { name: 'Mijn versie bewaren' }));
  expect(onmine).toHaveBeenCalledTimes(1);
  await user.click(screen.getByRole('button', { name: 'Die van de ander nemen' }));
  expect(ontheirs).toHaveBeenCalledTimes(1);
  expect(onclose).not.toHaveBeenCalled();
  await user.keyboard('{Escape}');
  expect(onclose).toHaveBeenCalledTimes(1);
});

test('nothing is open without a conflict', () => {
  render(ConflictDialog, { conflict: null, onmine: vi.fn(), ontheirs: vi.fn(), onclose: vi.fn() });
  expect(screen.queryByRole('dialog')).not.toBeInTheDocument();
});
