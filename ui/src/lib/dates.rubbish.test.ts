/** Whatever is typed in a field for a date or a time, it is read as one or refused; `FUZZ_SECONDS` tries longer. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { formatDate, parseDate, parseTime, partsOf } from './dates';

const seconds = Number(import.meta.env['FUZZ_SECONDS'] ?? 0);
const options = seconds > 0 ? { numRuns: Infinity, interruptAfterTimeLimit: seconds * 1000 } : { numRuns: 2000 };
/** The seconds themselves, and what the last try needs. */
const PATIENCE_MS = seconds * 1000 + 20_000;

const today = '2026-09-15';

/** What people type: pieces of dates in any order, and now and then anything at all. */
const pieces = fc.constantFrom(...'0123456789-/. ', 'jan', 'mei', 'sep', 'december', 'di', 'vandaag', 'morgen', 'over', 'weken', '2026', '29', '31', '00', '’');
const typed = fc.oneof(
  { weight: 4, arbitrary: fc.array(pieces, { maxLength: 12 }).map((parts) => parts.join('')) },
  { weight: 1, arbitrary: fc.string({ unit: 'grapheme', maxLength: 60 }) },
);

test('a typed date is a day that exists, or is refused', { timeout: PATIENCE_MS }, () => {
  fc.assert(
    fc.property(typed, (text) => {
      const read = parseDate(text, today);
      if (!read.ok) {
        expect(read.reason, 'a refusal says why').not.toBe('');
        return;
      }
      expect(partsOf(read.value), `${text} became ${read.value}`).not.toBeNull();
      expect(parseDate(formatDate(read.value), today), 'as it is shown it is read again').toEqual(read);
    }),
    options,
  );
});

test('a typed time is one of a day, or is refused', { timeout: PATIENCE_MS }, () => {
  fc.assert(
    fc.property(typed, (text) => {
      const time = parseTime(text);
      if (time === null) return;
      expect(time).toMatch(/^([01]\d|2[0-3]):[0-5]\d$/);
      expect(parseTime(time)).toBe(time);
    }),
    options,
  );
});
