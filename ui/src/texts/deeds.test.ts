import { expect, test } from 'vitest';
import { deedText, knowsDeed } from './deeds';
import { fieldName, recordName, valueText } from './fields';

const sources: Record<string, string> = import.meta.glob('../../../{src,src-tauri/src}/**/*.rs', { query: '?raw', import: 'default', eager: true });

/** What the rights know deeds by: the part before the first dot. */
const kinds = [...(sources['../../../src/rights.rs'] ?? '').split('const DEEDS')[1]?.split('];')[0]?.matchAll(/"([a-z_]+)"/g) ?? []].map(([, kind]) => kind);
const key = new RegExp(`"((?:${kinds.join('|')})(?:\\.[a-z_]+)+)"`, 'g');
/** Where a source names a deed: as what a change does, or as the value of something that is called one. */
const names = /What::new|What \{|\bdeed\b|DEED|\bkey\b|const [A-Z_]+: &str/;

/** The keys of deeds in the core and the shell, without those of their tests. */
function deedsOfCore(): string[] {
  const found = Object.entries(sources).flatMap(([path, source]) => {
    if (/tests?\.rs$|\/tests\/|demo\/talks\.rs$/.test(path)) return [];
    const lines = (source.split('#[cfg(test)]')[0] ?? '').split('\n').map((line) => line.replace(/\/\/.*$/, ''));
    return lines.flatMap((line, at) => (names.test(`${lines[at - 1] ?? ''} ${line}`) ? [...line.matchAll(key)].map(([, deed]) => deed ?? '') : []));
  });
  return [...new Set(found)].filter((deed) => !deed.endsWith('.png')).sort();
}

test('every deed that the core writes down is a sentence of its own here', () => {
  const deeds = deedsOfCore();
  expect(deeds, 'the sources are read at all').toEqual(expect.arrayContaining(['school.setup', 'period.save', 'interview.move', 'protocol.topic.add', 'link.remove']));
  expect(deeds.length).toBeGreaterThan(45);
  expect(deeds.filter((deed) => !knowsDeed(deed))).toEqual([]);
});

test('what people, keys and backups did is said in plain words', () => {
  const said = (deed: string, subject: string) => deedText({ deed, subject });
  expect(said('desk.wrong_passphrase', 'Ineke Peters')).toBe('Verkeerde wachtzin voor Ineke Peters');
  expect(said('backup.restore', '2026-09-01T06:45:00Z')).toBe('Reservekopie van di 1 sep 2026, 08:45 teruggezet');
  expect(said('privacy.term', 'left')).toBe('Bewaartermijn gewijzigd: leerlingen die van school gingen');
  expect(said('undo:safety.save', '')).toBe('Teruggedraaid: instellingen van beveiliging en reservekopieën gewijzigd');
});

test('a line whose person was erased still says what was done', () => {
  expect(deedText({ deed: 'application.decide', subject: '' })).toBe('Beslissing over een gewiste persoon vastgelegd');
  expect(deedText({ deed: 'household.save', subject: '' })).toBe('Adres gewijzigd');
  expect(deedText({ deed: 'something.new', subject: '' })).toBe('Wijziging bij een gewiste persoon');
});

test('the fields of users, backups and privacy have names, and their values words', () => {
  expect([recordName('app_user'), recordName('legal_hold')]).toEqual(['gebruiker', 'bewaarplicht']);
  expect(fieldName('safety', 'keep_daily')).toBe('reservekopieën per dag');
  expect(fieldName('retention_term', 'kind')).toBe('van wie');
  expect(valueText('app_user', 'role', 'reader')).toBe('lezer');
  expect(valueText('staff_member', 'role', 'support')).toBe('intern begeleider');
  expect(valueText('erasure', 'kind', 'request')).toContain('op verzoek');
  expect(valueText('erasure', 'erased_at', '2026-09-01T06:45:00.123Z')).toBe('di 1 sep 2026, 08:45');
});
