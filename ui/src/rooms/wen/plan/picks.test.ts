import { describe, expect, it } from 'vitest';
import { finding } from '../../../test/samples/intake';
import { proposedChild, proposedMorning, target } from '../../../test/samples/wenPlan';
import { draftsOf, Picks, type Pick } from './picks.svelte';

const child = proposedChild();
const days = (picks: readonly Pick[]) => picks.map(({ on }) => on);

function firstOf(picks: Picks): Pick {
  const [pick] = picks.of(child);
  if (!pick) throw new Error('nothing is proposed');
  return pick;
}

describe('a proposal that the user changes', () => {
  it('is taken as it is when nothing was changed', () => {
    const picks = new Picks();
    expect(days(picks.ticked(child))).toEqual(['2026-12-08', '2026-12-15']);
    expect(picks.isChanged).toBe(false);
  });

  it('leaves out what is unticked, and has days that were moved or added in order', () => {
    const picks = new Picks();
    picks.move(firstOf(picks), target('2026-12-17'));
    picks.add('application-1', target('2026-12-01'), 2);
    const [added, second, moved] = picks.of(child);
    expect(days(picks.of(child))).toEqual(['2026-12-01', '2026-12-15', '2026-12-17']);
    expect(added).toMatchObject({ proposed: null, halfDays: 2 });
    expect(moved).toMatchObject({ proposed: '2026-12-08', halfDays: 1 });
    if (second) picks.tick(second, false);
    expect(draftsOf(picks.ticked(child), 'oma')).toEqual([
      { application_id: 'application-1', planned_on: '2026-12-01', half_days: 2, escort: 'oma' },
      { application_id: 'application-1', planned_on: '2026-12-17', half_days: 1, escort: 'oma' },
    ]);
  });

  it('keeps a chosen day when the core proposes other days meanwhile', () => {
    const picks = new Picks();
    picks.move(firstOf(picks), target('2026-12-17'));
    const fresh = proposedChild({ mornings: [proposedMorning('2026-12-10')] });
    expect(days(picks.of(fresh))).toEqual(['2026-12-10', '2026-12-17']);
    const kept = picks.of(fresh)[1];
    if (kept) picks.drop(kept);
    expect(days(picks.of(fresh)), 'what was kept can be taken away').toEqual(['2026-12-10']);
  });

  it('moves and drops a day that was added', () => {
    const picks = new Picks();
    picks.add('application-1', target('2026-12-01'));
    picks.move(firstOf(picks), target('2026-12-02'));
    expect(days(picks.of(child))).toEqual(['2026-12-02', '2026-12-08', '2026-12-15']);
    picks.drop(firstOf(picks));
    expect(days(picks.of(child))).toEqual(['2026-12-08', '2026-12-15']);
    expect(picks.isChanged).toBe(false);
  });

  it('has a refusal at its own day until another is chosen', () => {
    const picks = new Picks();
    const full = finding({ code: 'morning_full', field: 'mornings.1.planned_on' });
    const closed = finding({ code: 'not_admitted', field: '' });
    expect(picks.refuse(picks.ticked(child), [full, closed])).toEqual([closed]);
    const [first, second] = picks.of(child);
    expect(first?.findings).toEqual([]);
    expect(second?.findings).toEqual([full]);
    if (second) picks.move(second, target('2026-12-16'));
    expect(picks.of(child)[1]?.findings).toEqual([]);
  });

  it('is only for its own child', () => {
    const picks = new Picks();
    picks.add('application-2', target('2026-12-01'));
    expect(days(picks.of(child))).toEqual(['2026-12-08', '2026-12-15']);
  });
});
