import { render, screen } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { expect, it, vi } from 'vitest';
import { axe } from '../test/axe';
import DialogWithField from '../test/DialogWithField.svelte';

const open = async (props = {}) => {
  const user = userEvent.setup();
  const view = render(DialogWithField, props);
  await user.click(screen.getByRole('button', { name: 'Plannen' }));
  return { user, ...view };
};

it('starts in its first field and gives the focus back', async () => {
  const { user } = await open();
  expect(screen.getByRole('dialog', { name: 'Gesprek plannen' })).toBeVisible();
  expect(screen.getByLabelText('Dag')).toHaveFocus();
  await user.click(screen.getByRole('button', { name: 'Klaar' }));
  expect(screen.queryByRole('dialog')).toBeNull();
  expect(screen.getByRole('button', { name: 'Plannen' })).toHaveFocus();
});

it('closes on Escape and by its cross, and tells so once', async () => {
  const onclose = vi.fn();
  const { user } = await open({ onclose });
  await user.keyboard('{Escape}');
  expect(screen.queryByRole('dialog')).toBeNull();
  expect(onclose).toHaveBeenCalledTimes(1);
  await user.click(screen.getByRole('button', { name: 'Plannen' }));
  await user.click(screen.getByRole('button', { name: 'Sluiten' }));
  expect(onclose).toHaveBeenCalledTimes(2);
});

it('stays open when Escape closes a calendar or a list inside it', async () => {
  const { user } = await open();
  await user.keyboard('{ArrowDown}');
  await screen.findByRole('dialog', { name: 'Dag: kies een datum' });
  await user.keyboard('{Escape}');
  expect(screen.getByRole('dialog', { name: 'Gesprek plannen' })).toBeInTheDocument();
  await user.type(screen.getByLabelText('Wie'), 'a');
  await screen.findByRole('option');
  await user.keyboard('{Escape}');
  expect(screen.queryByRole('option')).toBeNull();
  expect(screen.getByRole('dialog', { name: 'Gesprek plannen' })).toBeInTheDocument();
});

it('submits its form with Ctrl+Enter and not with Enter', async () => {
  const onsubmit = vi.fn();
  const { user } = await open({ onsubmit });
  await user.keyboard('1-9{Enter}');
  expect(onsubmit).not.toHaveBeenCalled();
  await user.keyboard('{Control>}{Enter}{/Control}');
  expect(onsubmit).toHaveBeenCalledTimes(1);
});

it('has no accessibility finding', async () => {
  const { container } = await open();
  await axe(container);
});
