import { describe, expect, it } from 'vitest';
import {
  addDays,
  addMonths,
  daysBetween,
  deadlineInWords,
  distanceInWords,
  formatDate,
  formatDateLong,
  formatDateShort,
  formatDay,
  formatMoment,
  monthWeeks,
  parseDate,
  parseTime,
  weekdayOf,
} from './dates';

const today = '2026-09-15';

describe('reading a typed date', () => {
  it.each([
    ['1-9-26', '2026-09-01'],
    ['1-9-2026', '2026-09-01'],
    ['01/09/2026', '2026-09-01'],
    ['1.9.26', '2026-09-01'],
    ['1 9 26', '2026-09-01'],
    ['01092026', '2026-09-01'],
    ['010926', '2026-09-01'],
    ['1 sep 2026', '2026-09-01'],
    ['1sep26', '2026-09-01'],
    ['1 September 2026', '2026-09-01'],
    ['di 1 sep 2026', '2026-09-01'],
    ['dinsdag 1 september 2026', '2026-09-01'],
    ['  1 - 9 - 26 ', '2026-09-01'],
    ['2026-09-01', '2026-09-01'],
    ['3 mrt 2022', '2022-03-03'],
    ['3 maart 22', '2022-03-03'],
    ['29-2-2024', '2024-02-29'],
    ['vandaag', '2026-09-15'],
    ['morgen', '2026-09-16'],
    ['gisteren', '2026-09-14'],
  ])('%s is %s', (text, value) => {
    expect(parseDate(text, today)).toEqual({ ok: true, value });
  });

  it.each([
    ['49', '2049'],
    ['50', '1950'],
    ['99', '1999'],
    ['00', '2000'],
  ])('two digits %s mean %s', (short, long) => {
    expect(parseDate(`1-1-${short}`, today)).toEqual({ ok: true, value: `${long}-01-01` });
  });

  it('takes the nearest year when none is typed', () => {
    expect(parseDate('1-9', today)).toEqual({ ok: true, value: '2026-09-01' });
    expect(parseDate('8 jan', today)).toEqual({ ok: true, value: '2027-01-08' });
  });

  it('takes a year in the past or future when the field asks so', () => {
    expect(parseDate('8 jan', today, 'past')).toEqual({ ok: true, value: '2026-01-08' });
    expect(parseDate('1-9', today, 'future')).toEqual({ ok: true, value: '2027-09-01' });
    expect(parseDate('15-9', today, 'future'), 'today counts').toEqual({ ok: true, value: today });
  });

  it.each([
    ['31-2-2026', 'Februari 2026 heeft 28 dagen.'],
    ['31-2', 'Februari 2026 heeft 28 dagen.'],
    ['29-2-2025', 'Februari 2025 heeft 28 dagen.'],
    ['31-4-26', 'April 2026 heeft 30 dagen.'],
    ['0-4-26', 'April 2026 heeft 30 dagen.'],
    ['1-13-26', 'Maand 13 bestaat niet: er zijn 12 maanden.'],
    ['1-1-1899', 'Het jaar moet tussen 1900 en 2100 liggen.'],
    ['1-1-2101', 'Het jaar moet tussen 1900 en 2100 liggen.'],
  ])('%s is refused with its reason', (text, reason) => {
    expect(parseDate(text, today)).toEqual({ ok: false, reason });
  });

  it.each(['kom nou', '', '1', '1-', '1-9-', '1-9-202', '1 foo 2026', '1 de 2026', '<b>', '123456789', '😀'])(
    'cannot read %j',
    (text) => {
      expect(parseDate(text, today)).toMatchObject({ ok: false, reason: expect.stringContaining('niet te lezen') });
    },
  );

  it('reads back every way it writes, on each day of four years', () => {
    for (let day = '2024-01-01'; day < '2028-01-01'; day = addDays(day, 1)) {
      for (const text of [formatDate(day), formatDateLong(day), formatDateShort(day), day]) {
        expect(parseDate(text, today), text).toEqual({ ok: true, value: day });
      }
    }
  });
});

describe('writing dates', () => {
  it('writes them in Dutch', () => {
    expect(formatDate('2027-01-08')).toBe('vr 8 jan 2027');
    expect(formatDateLong('2026-09-01')).toBe('dinsdag 1 september 2026');
    expect(formatDay('2026-09-01')).toBe('di 1 sep');
    expect(formatDate('onzin')).toBe('onzin');
  });

  it('puts a moment on the Dutch clock, summer and winter', () => {
    expect(formatMoment('2026-07-01T22:30:00Z')).toBe('do 2 jul 2026, 00:30');
    expect(formatMoment('2026-12-01T22:30:00.000Z')).toBe('di 1 dec 2026, 23:30');
  });

  it.each([
    ['2026-09-27', 'nog 12 dagen'],
    ['2026-09-17', 'nog 2 dagen'],
    ['2026-09-16', 'morgen'],
    ['2026-09-15', 'vandaag'],
    ['2026-09-14', '1 dag te laat'],
    ['2026-09-12', '3 dagen te laat'],
  ])('a deadline on %s is %s', (day, words) => {
    expect(deadlineInWords(day, today)).toBe(words);
  });

  it('says a distance without judging it', () => {
    expect(distanceInWords('2026-09-14', today)).toBe('gisteren');
    expect(distanceInWords('2026-09-12', today)).toBe('3 dagen geleden');
    expect(distanceInWords('2026-09-17', today)).toBe('overmorgen');
    expect(distanceInWords('2026-09-18', today)).toBe('nog 3 dagen');
  });
});

describe('counting', () => {
  it('crosses months, years and leap days', () => {
    expect(addDays('2024-02-28', 1)).toBe('2024-02-29');
    expect(addDays('2026-01-01', -1)).toBe('2025-12-31');
    expect(daysBetween('2026-03-28', '2026-03-30'), 'the clock change is no shorter day').toBe(2);
    expect(addMonths('2026-01-31', 1)).toBe('2026-02-28');
    expect(addMonths('2026-01-15', -1)).toBe('2025-12-15');
    expect(addMonths('2026-12-15', 1)).toBe('2027-01-15');
  });

  it('starts the week on Monday', () => {
    expect(weekdayOf('2026-09-14')).toBe(0);
    expect(weekdayOf('2026-09-20')).toBe(6);
    expect(weekdayOf('1950-01-01')).toBe(6);
  });

  it('lays a month out in whole weeks', () => {
    const weeks = monthWeeks(2026, 9);
    expect(weeks).toHaveLength(5);
    expect(weeks[0]?.[0]).toBe('2026-08-31');
    expect(weeks.at(-1)?.at(-1)).toBe('2026-10-04');
    expect(monthWeeks(2021, 2), 'February that starts on Monday').toHaveLength(4);
  });
});

describe('reading a typed time', () => {
  it.each([
    ['845', '08:45'],
    ['8:45', '08:45'],
    ['8.45', '08:45'],
    ['0845', '08:45'],
    ['8u45', '08:45'],
    ['8', '08:00'],
    ['14 uur', '14:00'],
    ['23:59', '23:59'],
  ])('%s is %s', (text, value) => {
    expect(parseTime(text)).toBe(value);
  });

  it.each(['24:00', '8:60', '860', 'ochtend', '', '8:4', '12345'])('cannot read %j', (text) => {
    expect(parseTime(text)).toBeNull();
  });
});
