import { expect, test } from 'vitest';
import type { HistoryField } from '../../bridge';
import { field, line } from '../../test/samples/history';
import { fieldText, shownFields } from './fields';

/** A record that is new: the core tells its fields by column name. */
function added(kind: string, values: Record<string, string>): HistoryField[] {
  return Object.keys(values).sort().map((name) => field({ kind, field: name, before: null, after: values[name] ?? null }));
}

const names = (fields: HistoryField[]) => shownFields(line({ fields })).map((one) => fieldText(one).split(':')[0]);

test('a vacation is told from its name and first day to its last', () => {
  const vacation = added('closed_period', { ends_on: '2027-02-21', name: 'Voorjaarsvakantie', school_year_id: 'year-1', starts_on: '2027-02-13' });
  expect(names(vacation)).toEqual(['Naam', 'Eerste dag', 'Laatste dag']);
});

test('an address is told as on an envelope, and two of them one after the other', () => {
  const home = { street: 'Hoofdstraat 1', postcode: '5446 AA', city: 'Wanroij' };
  const other = { street: 'Molenweg 2', postcode: '5451 HJ', city: 'Mill' };
  const told = shownFields(line({ fields: [...added('household', home), ...added('household', other)] }));
  expect(told.map(({ after }) => after)).toEqual(['Hoofdstraat 1', '5446 AA', 'Wanroij', 'Molenweg 2', '5451 HJ', 'Mill']);
});

test('what was added in one deed stays together, record by record', () => {
  const caregiver = added('caregiver', { achternaam: 'Smit', phone: '06-00005555', roepnaam: 'Tom' });
  const link = added('caregiver_link', { relation: 'father', custody: 'yes' });
  expect(names([...caregiver, ...link])).toEqual(['Roepnaam', 'Achternaam', 'Telefoon', 'Relatie tot het kind', 'Gezag']);
});
