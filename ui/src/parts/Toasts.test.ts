import { render, screen } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { tick } from 'svelte';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { axe } from '../test/axe';
import Toasts from './Toasts.svelte';
import { closeToast, showToast, TOAST_MS, toasts } from './toasts.svelte';

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'performance'] });
});
afterEach(() => {
  for (const { id } of toasts()) closeToast(id);
  vi.useRealTimers();
});

const user = () => userEvent.setup({ advanceTimers: vi.advanceTimersByTime });
const after = async (ms: number) => {
  vi.advanceTimersByTime(ms);
  await tick();
};

it('says what was done and goes by itself', async () => {
  render(Toasts);
  showToast('Gesprek gepland.');
  await tick();
  expect(screen.getByRole('status')).toHaveTextContent('Gesprek gepland.');
  await after(TOAST_MS - 1);
  expect(screen.getByRole('status')).toHaveTextContent('Gesprek gepland.');
  await after(1);
  expect(screen.getByRole('status')).not.toHaveTextContent(/./);
});

it('waits while the hand or the focus is on it, and then goes on where it was', async () => {
  render(Toasts);
  showToast('Gesprek gepland.', { action: { label: 'Ongedaan maken', run: () => undefined } });
  await tick();
  await after(TOAST_MS - 1000);
  screen.getByRole('button', { name: 'Ongedaan maken' }).focus();
  await tick();
  await after(60_000);
  expect(screen.getByRole('status')).toHaveTextContent('Gesprek gepland.');
  screen.getByRole('button', { name: 'Ongedaan maken' }).blur();
  await tick();
  await after(999);
  expect(screen.getByRole('status')).toHaveTextContent('Gesprek gepland.');
  await after(1);
  expect(screen.getByRole('status')).not.toHaveTextContent(/./);
});

it('undoes once and closes', async () => {
  const run = vi.fn();
  render(Toasts);
  showToast('Verwijderd.', { action: { label: 'Ongedaan maken', run } });
  await tick();
  await user().click(screen.getByRole('button', { name: 'Ongedaan maken' }));
  expect(run).toHaveBeenCalledTimes(1);
  expect(screen.getByRole('status')).not.toHaveTextContent(/./);
});

it('keeps a failure until it is closed', async () => {
  render(Toasts);
  showToast('Bewaren lukte niet.', { kind: 'failed' });
  await tick();
  await after(TOAST_MS * 5);
  expect(screen.getByRole('status')).toHaveTextContent('Bewaren lukte niet.');
  await user().click(screen.getByRole('button', { name: 'Melding sluiten' }));
  expect(screen.getByRole('status')).not.toHaveTextContent(/./);
});

it('shows three at most, the newest last', async () => {
  render(Toasts);
  for (const text of ['een', 'twee', 'drie', 'vier']) showToast(text);
  await tick();
  expect(toasts().map(({ text }) => text)).toEqual(['twee', 'drie', 'vier']);
});

it('stands aside when one screen fills the window', async () => {
  const { rerender } = render(Toasts);
  const place = screen.getByRole('region', { name: 'Meldingen' });
  expect(place).not.toHaveClass('aside');
  await rerender({ aside: true });
  expect(place).toHaveClass('aside');
});

it('has no accessibility finding', async () => {
  vi.useRealTimers();
  const { container } = render(Toasts);
  showToast('Gesprek gepland.', { action: { label: 'Ongedaan maken', run: () => undefined } });
  await tick();
  await axe(container);
});
