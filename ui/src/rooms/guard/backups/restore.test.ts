import { render, screen, waitFor } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { beforeEach, expect, test, vi } from 'vitest';
import { bridge } from '../../../bridge';
import { axe } from '../../../test/axe';
import { aside, backup } from '../../../test/samples/backups';
import { desk } from '../../../test/samples/today';
import RestoreScreen from './RestoreScreen.svelte';

const locked = { ...desk, stage: 'locked', user: null } as const;

beforeEach(() => {
  vi.spyOn(bridge, 'backupsToRestore').mockResolvedValue([backup(0), backup(1), aside]);
});

function show() {
  const props = { desk: locked, ondone: vi.fn(), onback: vi.fn() };
  return { user: userEvent.setup(), ...props, ...render(RestoreScreen, props) };
}

test('a locked desk puts a backup back, by keyboard alone', async () => {
  const restore = vi.spyOn(bridge, 'restoreBackup').mockResolvedValue(locked);
  const { user, ondone, container } = show();
  const first = await screen.findByRole('button', { name: 'vandaag, 12:40' });
  await axe(container);
  first.focus();
  await user.keyboard('{ArrowDown}{Enter}');
  expect(await screen.findByRole('heading', { name: 'Reservekopie van gisteren, 12:40' })).toHaveFocus();
  expect(container).toHaveTextContent(/Kinderen\s*212/);
  await axe(container);
  await user.tab();
  expect(screen.getByLabelText('Wie bent u?')).toHaveFocus();
  await user.selectOptions(screen.getByLabelText('Wie bent u?'), 'Petra van Dijk');
  await user.tab();
  await user.keyboard('drie hoeken{Enter}');
  await waitFor(() => expect(ondone).toHaveBeenCalledWith(locked));
  expect(restore).toHaveBeenCalledExactlyOnceWith(backup(1).at, 'user-1', 'drie hoeken');
});

test('a damaged one is said, and another can be chosen', async () => {
  vi.spyOn(bridge, 'restoreBackup').mockRejectedValue({ code: 'backup_damaged' });
  const { user, ondone } = show();
  await user.click(await screen.findByRole('button', { name: 'vandaag, 12:40' }));
  await user.selectOptions(screen.getByLabelText('Wie bent u?'), 'Petra van Dijk');
  await user.type(screen.getByLabelText('Uw wachtzin van toen'), 'drie hoeken{Enter}');
  expect(await screen.findByRole('alert')).toHaveTextContent('niet heel');
  expect(ondone).not.toHaveBeenCalled();
  await user.click(screen.getByRole('button', { name: 'Terug' }));
  expect(await screen.findByRole('button', { name: 'gisteren, 12:40' })).toBeVisible();
});

test('one on a stick is chosen, also where none is here', async () => {
  vi.mocked(bridge.backupsToRestore).mockResolvedValue([]);
  vi.spyOn(bridge, 'chooseBackup').mockRejectedValueOnce({ code: 'backup_missing' }).mockResolvedValue(backup(3, { at: { place: 'chosen', name: 'stick' } }));
  const { user, container, onback } = show();
  expect(await screen.findByText(/staat geen reservekopie\. Staat er een op een stick/)).toBeVisible();
  await axe(container);
  await user.click(screen.getByRole('button', { name: 'Andere kopie kiezen…' }));
  expect(await screen.findByRole('alert')).toHaveTextContent('geen reservekopie (meer)');
  await user.click(screen.getByRole('button', { name: 'Andere kopie kiezen…' }));
  expect(await screen.findByRole('heading', { name: 'Reservekopie van vr 20 nov 2026, 12:40' })).toBeVisible();
  await user.click(screen.getByRole('button', { name: 'Terug' }));
  await user.click(screen.getByRole('button', { name: 'Terug' }));
  expect(onback).toHaveBeenCalledOnce();
});

test('two hundred are paged', async () => {
  vi.mocked(bridge.backupsToRestore).mockResolvedValue(Array.from({ length: 200 }, (_, at) => backup(at)));
  show();
  expect(await screen.findByText('1–8 van 200')).toBeVisible();
});
