/** The groups a child can start in on a day: those of the school year in which that day lies. */
import { bridge } from '../../../bridge';
import type { Choice } from '../../../parts/field';

export async function groupsOn(day: string | null): Promise<Choice[]> {
  if (day === null) return [];
  const calendarYear = Number(day.slice(0, 4));
  const years = (await bridge.schoolYears()).filter(({ start_year }) => calendarYear - start_year === 0 || calendarYear - start_year === 1);
  const overviews = await Promise.all(years.map(({ start_year }) => bridge.yearOverview(start_year)));
  const year = overviews.find(({ starts_on, ends_on }) => starts_on <= day && day <= ends_on);
  return (year?.groups ?? []).map(({ group }) => ({ value: group.id, label: group.name }));
}
