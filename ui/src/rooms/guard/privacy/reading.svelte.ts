/** Reading through what is kept about one person, and leaving out what is another's. */
import { SvelteSet } from 'svelte/reactivity';
import type { AccessField, AccessFile, AccessPaper, AccessSection } from '../../../bridge';
import { formatMoment } from '../../../lib/dates';
import { deedText } from '../../../texts/deeds';
import { fieldName, valueText } from '../../../texts/fields';
import { accessTexts, paperIntro, sectionHeading } from '../../../texts/privacy';
import { capital } from '../../../texts/words';
import { letterText } from './letterText';

/** In place of a field: the whole section. */
export const WHOLE = -1;

export interface Line {
  label: string;
  value: string;
  /** Free text, in which another may be named. */
  isFree: boolean;
}

/** The lines of a section as a reader sees them, on screen and on paper. */
export function linesOf({ kind, fields }: AccessSection): Line[] {
  if (kind === 'journal_change') return fields.map(deedLine);
  return fields.map(({ field, value, is_free_text: isFree }) => {
    const label = capital(fieldName(kind, field));
    // A whole letter names whom it was for, and where they lived then.
    if (kind === 'letter' && field === 'paper') return { label, value: letterText(value), isFree: true };
    return { label, value: valueText(kind, field, value), isFree };
  });
}

/** A deed is a field of its own, with when, by whom and about whom: see `add_deeds` in the core. */
function deedLine({ field: deed, value }: AccessField): Line {
  const [at = '', actor = '', subject = ''] = value.split(' · ');
  const words = deedText({ deed, subject }, accessTexts.nameless);
  return { label: formatMoment(at), value: accessTexts.deedBy(words, actor), isFree: false };
}

export class Reading {
  file: AccessFile = $state.raw({ name: '', at: '', sections: [], left_out: [] });
  /** Something else stands there than what was read before. */
  changed = $state(false);
  readonly #left = new SvelteSet<string>();

  /** Takes what was gathered; what was left out stays so, unless its places mean something else now. */
  take(file: AccessFile): void {
    const before = this.file;
    this.file = file;
    if (before.at === '' || same(before, file)) return;
    this.#left.clear();
    this.changed = true;
  }

  isLeft(section: number, field = WHOLE): boolean {
    return this.#left.has(placeOf(section, WHOLE)) || this.#left.has(placeOf(section, field));
  }

  leave(section: number, field: number, left: boolean): void {
    this.changed = false;
    if (left) this.#left.add(placeOf(section, field));
    else this.#left.delete(placeOf(section, field));
  }

  /** What is left out, by its place; a section that goes whole takes its fields along. */
  get pairs(): [number, number][] {
    const all = [...this.#left].map((place) => place.split(':').map(Number) as [number, number]);
    const asked = all.filter(([section, field]) => field === WHOLE || !this.isLeft(section));
    return asked.sort(([a, x], [b, y]) => a - b || x - y);
  }

  get freeText(): number {
    return this.file.sections.flatMap(linesOf).filter(({ isFree }) => isFree).length;
  }

  /** Exactly what is on screen and not left out. */
  paper(): AccessPaper {
    const sections = this.file.sections.flatMap((section, at) => {
      if (this.isLeft(at)) return [];
      const shown = linesOf(section).filter((_, field) => !this.isLeft(at, field));
      const lines = shown.map(({ label, value }) => ({ label, value }));
      return [{ heading: sectionHeading(section), lines }];
    });
    return { title: accessTexts.paperTitle(this.file.name), intro: paperIntro(this.file, this.pairs.length), sections };
  }
}

/** Whether the same things stand at the same places. */
export function same(one: AccessFile, other: AccessFile): boolean {
  return JSON.stringify([one.name, one.sections, one.left_out]) === JSON.stringify([other.name, other.sections, other.left_out]);
}

function placeOf(section: number, field: number): string {
  return `${section}:${field}`;
}
