import { render, screen } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { giveRights } from '../../../live/rights.svelte';
import { axe } from '../../../test/axe';
import { dossier, today } from '../../../test/samples/intake';
import { rightsOf } from '../../../test/samples/rights';
import DossierMenu from './DossierMenu.svelte';

const child = dossier().family.child.id;

afterEach(() => giveRights([]));

async function open() {
  const user = userEvent.setup();
  render(DossierMenu, { dossier: dossier(), today, ondecide: vi.fn() });
  screen.getByRole('button', { name: 'Meer' }).focus();
  await user.keyboard('{Enter}');
  return user;
}

describe('what the menu of a dossier offers about privacy', () => {
  it.each([
    ['Inzage geven', `#/beheer/privacy?deel=inzage&kind=${child}`],
    ['Bewaarplicht…', `#/beheer/privacy?deel=vernietigen&bewaarplicht=${child}`],
    ['Gegevens wissen…', `#/beheer/privacy?deel=vernietigen&wissen=${child}`],
  ])('leads the director from %s to where it is done for this child', async (name, address) => {
    giveRights(rightsOf('director'));
    const user = await open();
    await axe(document.body);
    await user.click(screen.getByRole('menuitem', { name }));
    expect(window.location.hash).toBe(address);
  });

  it('offers none of it to the office', async () => {
    giveRights(rightsOf('office'));
    await open();
    expect(screen.getByRole('menuitem', { name: 'Ouders trekken in' })).toBeVisible();
    expect(screen.queryByRole('menuitem', { name: /Inzage|wissen|Bewaarplicht/ })).not.toBeInTheDocument();
  });
});
