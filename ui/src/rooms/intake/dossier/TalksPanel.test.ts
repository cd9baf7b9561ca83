import { render, screen, within } from '@testing-library/svelte';
import { expect, it } from 'vitest';
import type { InterviewView } from '../../../bridge';
import { axe } from '../../../test/axe';
import { interview, today } from '../../../test/samples/intake';
import TalksPanel from './TalksPanel.svelte';

function view(over: Parameters<typeof interview>[0]): InterviewView {
  return { interview: interview(over), director: 'Petra Willems', teacher: null, caregivers: ['Marieke Jansen'] };
}

function show(...interviews: InterviewView[]) {
  return render(TalksPanel, { interviews, applicationId: 'application-1', today });
}

it('begins a talk whose day has come, and goes on with one that began', async () => {
  const { container } = show(view({ id: 'later', planned_on: '2026-12-01' }), view({ id: 'now', planned_on: today, protocol_id: 'protocol-1' }));
  const begin = screen.getByRole('link', { name: 'Beginnen' });
  const resume = screen.getByRole('link', { name: 'Verder gaan' });
  expect(begin).toHaveAttribute('href', '#/aanmeldingen/application-1/gesprek/later');
  expect(begin).not.toHaveClass('primary');
  expect(resume).toHaveAttribute('href', '#/aanmeldingen/application-1/gesprek/now');
  expect(resume).toHaveClass('primary');
  expect(screen.getByText('begonnen')).toBeVisible();
  await axe(container);
});

it('lets the notes of a held talk be read, and shows who showed the family round', () => {
  const done = { protocol_id: 'protocol-1', held_on: '2026-11-20' };
  show(view({ ...done, toured_on: '2026-11-20', toured_by: 'Petra Willems', introduced_on: '2026-11-21', introduced_by: null }));
  expect(screen.getByRole('link', { name: 'Aantekeningen lezen' })).toHaveAttribute('href', '#/aanmeldingen/application-1/gesprek/interview-1');
  expect(screen.getByText('Rondleiding vr 20 nov 2026 met Petra Willems · kennisgemaakt za 21 nov 2026')).toBeVisible();
  expect(screen.queryByRole('link', { name: 'Tweede gesprek plannen' }), 'planning anew is the next step then').not.toBeInTheDocument();
});

it('has nothing to read of a talk that never began', () => {
  show(view({ held_on: '2026-11-20' }), view({ id: 'off', cancelled_on: '2026-11-19' }));
  expect(screen.queryByRole('link')).not.toBeInTheDocument();
});

it('plans a talk beside the one that is planned', () => {
  const { container } = show(view({ planned_on: '2026-12-01' }));
  const link = within(container).getByRole('link', { name: 'Tweede gesprek plannen' });
  expect(link).toHaveAttribute('href', '#/aanmeldingen/application-1/gesprek?nieuw=1');
});
