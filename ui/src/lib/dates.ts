/**
 * Dates as the reader sees and types them. A date is ISO text (`2026-09-01`), a moment is UTC ISO text. What a date means
 * for the school is computed by the core; here it is only written, read and laid out in a month.
 *
 * "Today" is always handed in: it comes from the core.
 */
import { dateTexts as texts } from '../texts/dates';

/** A calendar date as ISO text: `2026-09-01`. */
export type IsoDate = string;

export interface DateParts {
  year: number;
  /** 1 to 12. */
  month: number;
  day: number;
}

/** Which year is meant when only day and month are typed. */
export type YearGuess = 'nearest' | 'past' | 'future';

export type ParsedDate = { ok: true; value: IsoDate } | { ok: false; reason: string };

const DAY_MS = 86_400_000;
const NO_BREAK = '\u00a0';

/** Splits an ISO date; null when it is none. */
export function partsOf(iso: IsoDate): DateParts | null {
  const found = /^(\d{4})-(\d{2})-(\d{2})$/.exec(iso);
  if (!found) return null;
  const parts = { year: Number(found[1]), month: Number(found[2]), day: Number(found[3]) };
  return exists(parts) ? parts : null;
}

/** Joins parts to an ISO date. The parts must exist. */
export function isoOf({ year, month, day }: DateParts): IsoDate {
  return `${String(year).padStart(4, '0')}-${two(month)}-${two(day)}`;
}

export function daysInMonth(year: number, month: number): number {
  return new Date(Date.UTC(year, month, 0)).getUTCDate();
}

/** The date `days` later (or earlier, when negative). */
export function addDays(iso: IsoDate, days: number): IsoDate {
  return new Date(dayNumber(iso) * DAY_MS + days * DAY_MS).toISOString().slice(0, 10);
}

/** The same day so many months on, or the last day of that month when it is shorter. */
export function addMonths(iso: IsoDate, months: number): IsoDate {
  const { year, month, day } = mustParts(iso);
  const count = year * 12 + (month - 1) + months;
  const next = { year: Math.floor(count / 12), month: (count % 12) + 1 };
  return isoOf({ ...next, day: Math.min(day, daysInMonth(next.year, next.month)) });
}

/** Days from `from` to `to`; negative when `to` lies before it. */
export function daysBetween(from: IsoDate, to: IsoDate): number {
  return dayNumber(to) - dayNumber(from);
}

/** 0 for Monday to 6 for Sunday. */
export function weekdayOf(iso: IsoDate): number {
  return (((dayNumber(iso) + 3) % 7) + 7) % 7;
}

/** `do 8 jan 2027`; text that is no date comes back as it is. */
export function formatDate(iso: IsoDate): string {
  const parts = partsOf(iso);
  if (!parts) return iso;
  return `${texts.weekdaysShort[weekdayOf(iso)]} ${parts.day} ${texts.monthsShort[parts.month - 1]} ${parts.year}`;
}

/** The same day, never broken over two lines: for narrow places. */
export function formatWholeDate(iso: IsoDate): string {
  return formatDate(iso).replaceAll(' ', NO_BREAK);
}

/** `do 8 jan`, for where the year is plain from what stands around it. */
export function formatDay(iso: IsoDate): string {
  return partsOf(iso) ? formatDate(iso).slice(0, -5) : iso;
}

/** `donderdag 8 januari 2027`. */
export function formatDateLong(iso: IsoDate): string {
  const parts = partsOf(iso);
  if (!parts) return iso;
  return `${texts.weekdays[weekdayOf(iso)]} ${parts.day} ${texts.months[parts.month - 1]} ${parts.year}`;
}

/** `8-1-2027`, for tables. */
export function formatDateShort(iso: IsoDate): string {
  const parts = partsOf(iso);
  return parts ? `${parts.day}-${parts.month}-${parts.year}` : iso;
}

/** `di 1 sep 2026, 08:45`: a moment (UTC) on the clock of the school. */
export function formatMoment(utc: string): string {
  const on = clockOf(utc);
  return on ? `${formatDate(on.day)}, ${on.time}` : utc;
}

/** A moment (UTC) as the calendar and the clock of the school have it: `2026-09-01` and `08:45`; null when it is none. */
export function clockOf(utc: string): { day: IsoDate; time: string } | null {
  const at = new Date(utc);
  if (Number.isNaN(at.getTime())) return null;
  const parts = Object.fromEntries(amsterdam.formatToParts(at).map(({ type, value }) => [type, value]));
  return { day: `${parts.year}-${parts.month}-${parts.day}`, time: `${parts.hour}:${parts.minute}` };
}

/** A deadline seen from today: `nog 12 dagen`, `vandaag`, `3 dagen te laat`. */
export function deadlineInWords(iso: IsoDate, today: IsoDate): string {
  const days = daysBetween(today, iso);
  if (days < 0) return texts.daysLate(-days);
  return days < 2 ? nearWord(days) : texts.daysLeft(days);
}

/** A date seen from today, without judgement: `gisteren`, `nog 12 dagen`, `3 dagen geleden`. */
export function distanceInWords(iso: IsoDate, today: IsoDate): string {
  const days = daysBetween(today, iso);
  if (days < -1) return texts.daysAgo(-days);
  return days <= 2 ? nearWord(days) : texts.daysLeft(days);
}

/**
 * Reads a typed date: `1-9-26`, `1/9/2026`, `01092026`, `1 sep 2026`, `di 1 september`, `1-9`, `2026-09-01`, `morgen`.
 * A year of two digits lies from 2000 to 2049 or from 1950 to 1999.
 */
export function parseDate(typed: string, today: IsoDate, guess: YearGuess = 'nearest'): ParsedDate {
  const text = typed.trim().toLowerCase().replace(/\s+/g, ' ').replace(/\.$/, '');
  const named = namedDay(text, today);
  if (named) return { ok: true, value: named };
  const numbers = readNumbers(withoutWeekday(text));
  if (!numbers) return { ok: false, reason: texts.unreadable };
  const { day, month } = numbers;
  const year = numbers.year ?? guessYear(day, month, today, guess);
  const problem = dateProblem({ year, month, day });
  return problem ? { ok: false, reason: problem } : { ok: true, value: isoOf({ year, month, day }) };
}

/** Reads a typed time: `845`, `8:45`, `8.45`, `8u45`, `8` or `8 uur`; null when it is none. Gives `08:45`. */
export function parseTime(typed: string): string | null {
  const text = typed.trim().toLowerCase().replace(/\s*(uur|u)$/, '');
  const found = /^(\d{1,2})(?:\s*[:.,hu ]\s*(\d{2}))?$/.exec(text) ?? /^(\d{1,2})(\d{2})$/.exec(text);
  if (!found) return null;
  const hour = Number(found[1]);
  const minute = Number(found[2] ?? 0);
  return hour < 24 && minute < 60 ? `${two(hour)}:${two(minute)}` : null;
}

/** The weeks of a month as rows of seven dates, Monday first; days of the months around it fill the ends. */
export function monthWeeks(year: number, month: number): IsoDate[][] {
  const first = isoOf({ year, month, day: 1 });
  const lead = weekdayOf(first);
  const rows = Math.ceil((lead + daysInMonth(year, month)) / 7);
  return Array.from({ length: rows }, (_, row) =>
    Array.from({ length: 7 }, (__, column) => addDays(first, row * 7 + column - lead)),
  );
}

const amsterdam = new Intl.DateTimeFormat('nl-NL', {
  timeZone: 'Europe/Amsterdam',
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
  hour: '2-digit',
  minute: '2-digit',
  hourCycle: 'h23',
});

function two(number: number): string {
  return String(number).padStart(2, '0');
}

function dayNumber(iso: IsoDate): number {
  const { year, month, day } = mustParts(iso);
  return Date.UTC(year, month - 1, day) / DAY_MS;
}

function mustParts(iso: IsoDate): DateParts {
  const parts = partsOf(iso);
  if (!parts) throw new RangeError(`not a date: ${iso}`);
  return parts;
}

function exists({ year, month, day }: DateParts): boolean {
  return month >= 1 && month <= 12 && day >= 1 && day <= daysInMonth(year, month);
}

function nearWord(days: number): string {
  const words: Record<number, string> = {
    [-1]: texts.yesterday,
    0: texts.today,
    1: texts.tomorrow,
    2: texts.dayAfterTomorrow,
  };
  return words[days] ?? texts.daysLeft(days);
}

function namedDay(text: string, today: IsoDate): IsoDate | null {
  if (text === texts.today) return today;
  if (text === texts.tomorrow) return addDays(today, 1);
  if (text === texts.yesterday) return addDays(today, -1);
  return null;
}

function withoutWeekday(text: string): string {
  return text.replace(/^(ma|di|wo|do|vr|za|zo)[a-z]*\.? /, '');
}

interface TypedNumbers {
  day: number;
  month: number;
  year: number | null;
}

function readNumbers(text: string): TypedNumbers | null {
  return readIso(text) ?? readSolid(text) ?? readSeparated(text) ?? readNamedMonth(text);
}

function readIso(text: string): TypedNumbers | null {
  const found = /^(\d{4})[-/](\d{1,2})[-/](\d{1,2})$/.exec(text);
  return found && { year: Number(found[1]), month: Number(found[2]), day: Number(found[3]) };
}

function readSolid(text: string): TypedNumbers | null {
  const found = /^(\d{2})(\d{2})(\d{4}|\d{2})$/.exec(text);
  return found && typed(found[1], Number(found[2]), found[3]);
}

function readSeparated(text: string): TypedNumbers | null {
  const found = /^(\d{1,2})(?:\s?[-/.]\s?| )(\d{1,2})(?:(?:\s?[-/.]\s?| )(\d{4}|\d{2}))?$/.exec(text);
  return found && typed(found[1], Number(found[2]), found[3]);
}

function readNamedMonth(text: string): TypedNumbers | null {
  const found = /^(\d{1,2})[- .]?\s?([a-z]{3,})\.?(?:[- ]?'?(\d{4}|\d{2}))?$/.exec(text);
  const month = found && monthNamed(found[2] ?? '');
  return month ? typed(found[1], month, found[3]) : null;
}

function typed(day: string | undefined, month: number, year: string | undefined): TypedNumbers {
  return { day: Number(day), month, year: year === undefined ? null : fullYear(year) };
}

function monthNamed(name: string): number | null {
  const wanted = name === 'maa' || name === 'mar' ? 'mrt' : name;
  const index = texts.months.findIndex(
    (month, at) => wanted === texts.monthsShort[at] || (wanted.length >= 3 && month.startsWith(wanted)),
  );
  return index < 0 ? null : index + 1;
}

function fullYear(year: string): number {
  const number = Number(year);
  if (year.length > 2) return number;
  return number < 50 ? 2000 + number : 1900 + number;
}

function guessYear(day: number, month: number, today: IsoDate, guess: YearGuess): number {
  const { year } = mustParts(today);
  const candidates = [year - 1, year, year + 1].filter((candidate) =>
    exists({ year: candidate, month, day }),
  );
  const distance = (candidate: number) => daysBetween(today, isoOf({ year: candidate, month, day }));
  const fitting = candidates.filter(
    (candidate) =>
      guess === 'nearest' || (guess === 'past' ? distance(candidate) <= 0 : distance(candidate) >= 0),
  );
  fitting.sort((a, b) => Math.abs(distance(a)) - Math.abs(distance(b)));
  return fitting[0] ?? year;
}

function dateProblem({ year, month, day }: DateParts): string | null {
  if (month < 1 || month > 12) return texts.noSuchMonth(month);
  if (year < 1900 || year > 2100) return texts.yearOutOfRange;
  const days = daysInMonth(year, month);
  if (day < 1 || day > days) return texts.noSuchDay(texts.months[month - 1] ?? '', year, days);
  return null;
}
