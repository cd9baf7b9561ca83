import { render, screen } from '@testing-library/svelte';
import { describe, expect, it } from 'vitest';
import { axe } from '../test/axe';
import { inOrder, placeOf, spread, type TimelinePoint } from './timeline';
import Timeline from './Timeline.svelte';

const points: TimelinePoint[] = [
  { on: '2027-01-08', label: 'Vierde verjaardag', state: 'future' },
  { on: '2026-10-12', label: 'Aangemeld', state: 'done' },
  { on: '2026-11-23', label: 'Beslissen', state: 'late', note: 'vandaag' },
];

describe('spread', () => {
  it.each([
    [[0, 1, 2, 3], 400, 100],
    [[0, 0, 0], 900, 100],
    [[0, 1, 1000], 500, 100],
    [[0, 999, 1000], 500, 100],
    [[0, 10, 500, 501, 502, 1000], 700, 100],
    [[7], 300, 100],
  ])('keeps %j in order, apart and inside', (days, width, gap) => {
    const places = spread(days, width, gap) ?? [];
    expect(places).toHaveLength(days.length);
    expect(places[0]).toBeGreaterThanOrEqual(gap / 2);
    expect(places.at(-1)).toBeLessThanOrEqual(width - gap / 2);
    for (let at = 1; at < places.length; at += 1) {
      expect((places[at] ?? 0) - (places[at - 1] ?? 0), `label ${at}`).toBeGreaterThanOrEqual(gap - 1e-9);
    }
  });

  it('leaves dates with room between them where they belong', () => {
    expect(spread([0, 50, 100], 1100, 100)).toEqual([50, 550, 1050]);
  });

  it('gives up when the labels do not fit', () => {
    expect(spread([0, 1, 2], 299, 100)).toBeNull();
  });
});

it('finds today between two points, and not outside them', () => {
  expect(placeOf(5, [0, 10, 20], [0, 100, 120])).toBe(50);
  expect(placeOf(15, [0, 10, 20], [0, 100, 120])).toBe(110);
  expect(placeOf(21, [0, 10, 20], [0, 100, 120])).toBeNull();
});

it('puts points in the order of their dates', () => {
  expect(inOrder(points).days).toEqual([0, 42, 88]);
});

it('tells the same in words, in order, with the state of each', async () => {
  const { container } = render(Timeline, { label: 'De weg van Noor', points, today: '2026-11-23' });
  const items = screen.getAllByRole('listitem').map((item) => item.textContent?.replace(/\s+/g, ' ').trim());
  expect(items[0]).toMatch(/^Aangemeld ?, ?gedaan, ?ma 12 okt 2026$/);
  expect(items[1]).toMatch(/^Beslissen ?, ?te laat, ?ma 23 nov 2026 ?vandaag$/);
  expect(items[2]).toMatch(/^Vierde verjaardag ?, ?nog niet, ?vr 8 jan 2027$/);
  await axe(container);
});
