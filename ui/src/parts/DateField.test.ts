import { render, screen } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { expect, it, vi } from 'vitest';
import { axe } from '../test/axe';
import DateField from './DateField.svelte';

const today = '2026-09-15';
const show = (props = {}) => {
  const onleave = vi.fn();
  const view = render(DateField, { label: 'Geboren op', today, onleave, ...props });
  return { onleave, user: userEvent.setup(), field: screen.getByLabelText('Geboren op'), ...view };
};

it('reads what is typed and writes it out when left', async () => {
  const { user, field, onleave } = show();
  await user.type(field, '1-9-26');
  expect(field, 'not rewritten under the hand').toHaveValue('1-9-26');
  await user.tab();
  expect(field).toHaveValue('di 1 sep 2026');
  expect(onleave).toHaveBeenCalledExactlyOnceWith('2026-09-01');
});

it('tells nothing when it is left as it was', async () => {
  const { user, field, onleave } = show({ value: '2026-09-01' });
  await user.click(field);
  await user.tab();
  expect(onleave).not.toHaveBeenCalled();
});

it('keeps an impossible date, says why, and does not save it', async () => {
  const { user, field, onleave } = show({ value: '2026-09-01' });
  await user.clear(field);
  await user.type(field, '31-2-2026');
  expect(screen.queryByText(/heeft 28 dagen/), 'no complaint while typing').toBeNull();
  await user.tab();
  expect(field).toHaveValue('31-2-2026');
  expect(field).toBeInvalid();
  expect(field).toHaveAccessibleDescription(/Februari 2026 heeft 28 dagen/);
  expect(onleave).not.toHaveBeenCalled();
});

it('takes the complaint back as soon as the date can be read', async () => {
  const { user, field } = show();
  await user.type(field, '31-2');
  await user.tab();
  expect(field).toBeInvalid();
  await user.type(field, '{Backspace}3');
  expect(field).not.toBeInvalid();
});

it('can be emptied', async () => {
  const { user, field, onleave } = show({ value: '2026-09-01' });
  await user.clear(field);
  await user.tab();
  expect(onleave).toHaveBeenCalledExactlyOnceWith(null);
});

it('shows a value that comes from outside', async () => {
  const { field, rerender } = show({ value: '2026-09-01' });
  await rerender({ value: '2027-01-08' });
  expect(field).toHaveValue('vr 8 jan 2027');
});

it('saves on Enter and keeps the focus', async () => {
  const { user, field, onleave } = show();
  await user.type(field, '1-9{Enter}');
  expect(onleave).toHaveBeenCalledWith('2026-09-01');
  expect(field).toHaveFocus();
});

it('picks a day by keyboard alone and goes back to the field', async () => {
  const { user, field, onleave } = show({ value: '2026-09-01' });
  await user.click(field);
  await user.keyboard('{ArrowDown}');
  expect(await screen.findByRole('dialog', { name: 'Geboren op: kies een datum' })).toBeVisible();
  expect(screen.getByRole('button', { name: 'dinsdag 1 september 2026' })).toHaveFocus();
  await user.keyboard('{ArrowRight}{ArrowDown}{PageDown}{Home}');
  expect(screen.getByRole('button', { name: 'maandag 5 oktober 2026' })).toHaveFocus();
  await user.keyboard('{Shift>}{PageUp}{/Shift}{Enter}');
  expect(field).toHaveValue('zo 5 okt 2025');
  expect(onleave).toHaveBeenCalledExactlyOnceWith('2025-10-05');
  expect(field).toHaveFocus();
  expect(screen.queryByRole('dialog')).toBeNull();
});

it('closes the month on Escape without choosing', async () => {
  const { user, field, onleave } = show({ value: '2026-09-01' });
  await user.click(field);
  await user.keyboard('{ArrowDown}');
  await screen.findByRole('dialog');
  await user.keyboard('{ArrowRight}{Escape}');
  expect(screen.queryByRole('dialog')).toBeNull();
  expect(field).toHaveFocus();
  expect(field).toHaveValue('di 1 sep 2026');
  await user.tab();
  expect(onleave).not.toHaveBeenCalled();
});

it('has no accessibility finding, closed, open and wrong', async () => {
  const { user, field, container } = show({ hint: 'dag-maand-jaar', warning: 'Let op de vakantie.', required: true });
  await axe(container);
  await user.click(field);
  await user.keyboard('{ArrowDown}');
  await screen.findByRole('dialog');
  await axe(container);
  await user.keyboard('{Escape}onzin');
  await user.tab();
  await axe(container);
});
