/** What the screens about backups share: which rows to show, how old the newest is, and what one is called. */
import type { Backups, BackupRef, BackupRow } from '../../../bridge';
import { clockOf, daysBetween, type IsoDate } from '../../../lib/dates';
import { backupTexts as texts, momentInWords } from '../../../texts/backups';

/** Vandaag warns from then on too. */
const WEEK = 7;

/** Comes before the moment in the name of a store that made place for a backup. */
const ASIDE = 'opzij-';

export function isAside({ at }: BackupRow): boolean {
  return at.place === 'here' && at.name.startsWith(ASIDE);
}

/** Its label cannot be read; a store that was kept aside never has one. */
export function isBroken(row: BackupRow): boolean {
  return row.manifest === null && !isAside(row);
}

/** A backup that lies in both places is one line. */
export function listed(rows: readonly BackupRow[]): BackupRow[] {
  const here = new Set(rows.filter(({ at, also_elsewhere }) => at.place === 'here' && also_elsewhere).map(({ at }) => at.name));
  return rows.filter(({ at, also_elsewhere }) => !(at.place === 'second' && also_elsewhere && here.has(at.name)));
}

export function keyOf({ place, name }: BackupRef): string {
  return `${place}/${name}`;
}

/** When it was made, in UTC: its folder is called after that moment. Null for a folder that somebody named. */
export function madeAt({ at, manifest }: BackupRow): string | null {
  if (manifest) return manifest.made_at;
  const found = /(\d{4}-\d{2}-\d{2})-(\d{2})(\d{2})(\d{2})$/.exec(at.name);
  return found ? `${found[1]}T${found[2]}:${found[3]}:${found[4]}Z` : null;
}

/** `vandaag, 12:40`. */
export function whenOf(row: BackupRow, today: IsoDate): string {
  const made = madeAt(row);
  return made === null ? row.at.name : momentInWords(made, today);
}

export function whereOf({ at, also_elsewhere }: BackupRow): string {
  return also_elsewhere ? texts.both : texts.places[at.place];
}

export function countOf({ manifest }: BackupRow, table: string): number | null {
  return manifest?.counts.find((count) => count.table === table)?.rows ?? null;
}

/** The newest that can be read, in the place where it lies. */
export function newest(rows: readonly BackupRow[]): BackupRow | null {
  const whole = rows.filter(({ manifest }) => manifest !== null);
  return whole.reduce<BackupRow | null>((best, row) => (best === null || (madeAt(row) ?? '') > (madeAt(best) ?? '') ? row : best), null);
}

/** Days since that moment, when that is more than a week. */
export function daysOld(utc: string, today: IsoDate): number | null {
  const days = daysBetween(clockOf(utc)?.day ?? today, today);
  return days > WEEK ? days : null;
}

/** The second place can be reached, and yet has nothing of this week. */
export function secondIsBehind({ second, rows }: Backups, today: IsoDate): boolean {
  if (!second?.is_there || newest(rows) === null) return false;
  return second.newest_at === null || daysOld(second.newest_at, today) !== null;
}

/** The answer of the screen, in words. */
export function answerOf({ rows }: Backups, today: IsoDate): string {
  const row = newest(listed(rows));
  if (row === null) return texts.answerNone;
  return (row.also_elsewhere ? texts.answerBoth : texts.answer)(whenOf(row, today));
}
