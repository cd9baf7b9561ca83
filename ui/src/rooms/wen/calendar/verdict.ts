/** What it would mean to drop a morning on a day. */
import type { CalendarMorning, Finding, GroupId, MorningTarget } from '../../../bridge';
import type { IsoDate } from '../../../lib/dates';
import { findingText } from '../../../texts/findings';
import { calendarTexts as texts, cannotWord, refusedWords } from '../../../texts/wen';

/** A cell of the calendar. */
export interface Place {
  on: IsoDate;
  groupId: GroupId;
}

export interface Verdict {
  kind: 'can' | 'rather' | 'cannot' | 'same' | 'looking';
  /** In a word or two, for in the cell. */
  word: string;
  /** Why, when it cannot be or rather not. */
  why: string;
}

/** The days there are for a morning; null while they are asked for. */
export type Targets = ReadonlyMap<IsoDate, MorningTarget> | null;

export function byDay(targets: readonly MorningTarget[]): Targets {
  return new Map(targets.map((target) => [target.on, target]));
}

export function verdictOf(morning: CalendarMorning, targets: Targets, { on, groupId }: Place): Verdict {
  if (groupId !== morning.group_id) return { kind: 'cannot', word: texts.otherGroup, why: texts.otherGroupWhy(morning.name) };
  if (on === morning.planned_on) return { kind: 'same', word: texts.same, why: '' };
  if (targets === null) return { kind: 'looking', word: texts.looking, why: '' };
  const target = targets.get(on);
  if (!target) return { kind: 'cannot', word: cannotWord, why: texts.outsideWhy(morning.name) };
  return ofFindings(target.findings);
}

function ofFindings(findings: readonly Finding[]): Verdict {
  const refusal = findings.find(({ severity }) => severity === 'refusal');
  if (refusal) return { kind: 'cannot', word: refusedWords[refusal.code] ?? cannotWord, why: findingText(refusal) };
  const custom = findings[0];
  if (custom) return { kind: 'rather', word: texts.rather, why: findingText(custom) };
  return { kind: 'can', word: texts.can, why: '' };
}
