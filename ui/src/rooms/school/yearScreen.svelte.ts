/** What the screens about a school year share: the year in the address, and its data. */
import { bridge, type SchoolYear, type YearOverview } from '../../bridge';
import { current, hrefTo, navigate } from '../../lib/router.svelte';
import { live, type Live } from '../../live/live.svelte';
import { yearOf } from './school';

export interface YearScreen {
  years: SchoolYear[];
  today: string;
  /** The year on screen; none when no year is entered. */
  overview: YearOverview | null;
}

/** Call it while a component is made. The year is the one in `?jaar=`, or the one under way. */
export function liveYear(kinds: readonly string[]): Live<YearScreen> {
  return live(['school_year', ...kinds], () => load(Number(current().query.jaar)));
}

async function load(asked: number): Promise<YearScreen> {
  const [years, desk] = await Promise.all([bridge.schoolYears(), bridge.deskState()]);
  const known = years.some((year) => year.start_year === asked);
  const start = known ? asked : yearOf(years, desk.today);
  return { years, today: desk.today, overview: start === null ? null : await bridge.yearOverview(start) };
}

export function showYear(tab: string, startYear: number): void {
  navigate(hrefTo(['instellingen', tab], { jaar: String(startYear) }), { replace: true });
}
