import { expect, test } from 'vitest';
import { linesOf } from './reading.svelte';

test('what was done stands in words, on the clock of the school, with only the names the core gave', () => {
  const fields = [
    { field: 'application.register', value: '2026-11-02T08:15:00.000Z · Anja Peters · Sam de Vries', is_free_text: false },
    { field: 'undo:link.save', value: '2026-07-02T08:15:00.000Z · Anja Peters · ', is_free_text: false },
    { field: 'household.save', value: '2026-11-04T23:15:00.000Z · Truus Ermers · ', is_free_text: false },
  ];
  expect(linesOf({ kind: 'journal_change', title: '', fields })).toEqual([
    { label: 'ma 2 nov 2026, 09:15', value: 'Aanmelding van Sam de Vries vastgelegd, door Anja Peters', isFree: false },
    {
      label: 'do 2 jul 2026, 10:15',
      value: 'Teruggedraaid: gezag en contact van iemand (naam weggelaten) gewijzigd, door Anja Peters',
      isFree: false,
    },
    { label: 'do 5 nov 2026, 00:15', value: 'Adres gewijzigd, door Truus Ermers', isFree: false },
  ]);
});
