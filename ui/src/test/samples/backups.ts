/** Made-up backups for tests and for looking at the screens. */
import type { BackupRow, Backups, Manifest, Safety } from '../../bridge';
import { addDays } from '../../lib/dates';
import { TODAY } from './today';

export const safety: Safety = {
  id: 'safety',
  version: 3,
  idle_minutes: 10,
  keep_daily: 14,
  keep_monthly: 12,
  keep_yearly: 7,
  second_place: '/media/stick',
};

export function manifest(over: Partial<Manifest> = {}): Manifest {
  return {
    made_at: `${TODAY}T11:40:00Z`,
    program: '0.1.0',
    school: 'KC De Sprong',
    kilobytes: 3412,
    checksum: 'a'.repeat(64),
    counts: [
      { table: 'child', rows: 212 },
      { table: 'application', rows: 48 },
      { table: 'letter', rows: 31 },
    ],
    last_seq: 1204,
    last_hash: 'b'.repeat(64),
    last_change_at: `${TODAY}T11:32:00Z`,
    ...over,
  };
}

export const people = [
  { id: 'user-1', name: 'Petra van Dijk' },
  { id: 'user-2', name: 'Ineke Peters' },
];

/** A backup so many days ago, at 12:40 on the clock of the school. */
export function backup(daysAgo = 0, over: Partial<BackupRow> = {}): BackupRow {
  const day = addDays(TODAY, -daysAgo);
  return {
    at: { place: 'here', name: `${day}-114000` },
    manifest: manifest({ made_at: `${day}T11:40:00Z` }),
    people,
    also_elsewhere: false,
    ...over,
  };
}

/** The same one, in the second place. */
export function there(row: BackupRow): BackupRow {
  return { ...row, at: { ...row.at, place: 'second' }, also_elsewhere: true };
}

export const aside: BackupRow = { at: { place: 'here', name: 'opzij-2026-10-02-091500' }, manifest: null, people, also_elsewhere: false };

export function backups(over: Partial<Backups> = {}): Backups {
  const newest = backup(0, { also_elsewhere: true });
  return {
    rows: [newest, there(newest), backup(1), backup(40)],
    second: { folder: '/media/stick', is_there: true, newest_at: `${TODAY}T11:40:00Z` },
    safety,
    folder: '/home/administratie/.local/share/nl.driehoek/school/kopieen',
    check: { at: `${TODAY}T06:05:00Z`, faults: [] },
    ...over,
  };
}
