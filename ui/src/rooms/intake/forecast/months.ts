/** What chart, table and list of the forecast share. */
import type { Forecast, ForecastCell, ForecastGroup, ForecastStart } from '../../../bridge';
import { partsOf } from '../../../lib/dates';
import { dateTexts } from '../../../texts/dates';
import { forecastTexts as texts } from '../../../texts/forecast';

/** `januari 2027`. */
export function monthName(month: string): string {
  const parts = partsOf(month);
  return parts ? `${dateTexts.months[parts.month - 1]} ${parts.year}` : month;
}

/** `jan`. */
export function monthShort(month: string): string {
  return dateTexts.monthsShort[(partsOf(month)?.month ?? 1) - 1] ?? month;
}

export function groupName({ name }: ForecastGroup): string {
  return name || texts.noGroup;
}

/** Everyone who is there, or likely will be, by the end of that month. */
export function allOf({ present, expected }: ForecastCell): number {
  return present + expected;
}

/** How many do not fit, with those expected; 0 when all do. */
export function tooMany({ capacity }: ForecastGroup, cell: ForecastCell): number {
  return capacity === null ? 0 : Math.max(0, allOf(cell) - capacity);
}

/** Who starts, or may start, in a group and a month. */
export function startsIn({ starts }: Forecast, group: string | null, month: string): ForecastStart[] {
  return starts.filter(({ group_id, on }) => group_id === group && on.startsWith(month.slice(0, 7)));
}

/** The answer of the screen: how many come, and where it does not fit. */
export function answerOf({ starts, groups, months }: Forecast): string {
  const agreed = starts.filter(({ is_agreed }) => is_agreed).length;
  const full = groups.filter((group) => group.cells.some((cell) => tooMany(group, cell) > 0));
  const [only] = full;
  const answer = texts.answer(agreed, starts.length - agreed);
  if (!only) return answer;
  const month = months[only.cells.findIndex((cell) => tooMany(only, cell) > 0)] ?? '';
  return `${answer} ${full.length === 1 ? texts.full(groupName(only), monthName(month)) : texts.fullMany(full.length)}`;
}
