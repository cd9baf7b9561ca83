/**
 * What is typed of one morning: who brings and collects the child, whether it came, and what was seen. All of it is one record, so that a
 * button pressed straight from a field never meets the version that the field itself just wrote.
 */
import { bridge, type Attendance, type Change, type Done, type MarkDraft, type Morning } from '../../../bridge';
import { done } from '../../../live/deed.svelte';
import { Saving } from '../../../live/saving.svelte';

const SEEN = ['play', 'contact', 'language', 'self_reliance', 'toilet', 'parents_impression', 'next_question'] as const;

export class Written {
  readonly saving: Saving<Morning>;
  /** As the store has it. */
  #stored: Morning;
  /** What the last save changed. */
  #last: Change | null = null;

  constructor(morning: Morning) {
    this.#stored = morning;
    this.saving = new Saving(morning, (record) => this.#write(record));
  }

  /** A fresh copy from the store. */
  take(fresh: Morning): void {
    if (fresh.version > this.#stored.version) this.#stored = fresh;
    this.saving.take(fresh);
  }

  /** Writes down what became of the morning, none to take that back; answers what changed. */
  async mark(attendance: Attendance | null): Promise<Change | null> {
    this.saving.put('left_at', null);
    this.saving.put('attendance', attendance);
    return this.leave('attendance');
  }

  /** Saves all, and marks one field; answers what changed, none when it was refused. */
  async leave(field: keyof Morning & string): Promise<Change | null> {
    await this.saving.leave(field);
    return this.saving.mark(field) === 'failed' ? null : this.#last;
  }

  /** The version there is once nothing is under way. */
  async version(): Promise<number> {
    await this.saving.settle();
    return this.saving.edit.version;
  }

  async #write(record: Morning): Promise<Done<Morning>> {
    this.#last = null;
    let result: Done<Morning> = { value: { ...this.#stored, version: record.version }, change: null };
    if (textOf(record.escort) !== textOf(this.#stored.escort)) {
      result = this.#keep(await bridge.saveEscort(record.id, record.version, record.escort ?? ''));
      this.saving.edit.version = result.value.version;
      if (!isMarkedOtherwise(record, result.value)) return result;
      done(result, { quiet: true });
    }
    if (!isMarkedOtherwise(record, this.#stored)) return result;
    return this.#keep(await bridge.markMorning({ ...draftOf(record), version: result.value.version }));
  }

  #keep(result: Done<Morning>): Done<Morning> {
    this.#stored = result.value;
    this.#last = result.change;
    return result;
  }
}

function textOf(text: string | null): string {
  return text?.trim() ?? '';
}

function isMarkedOtherwise(one: Morning, other: Morning): boolean {
  if (one.attendance !== other.attendance || one.left_at !== other.left_at) return true;
  return SEEN.some((field) => textOf(one[field]) !== textOf(other[field]));
}

function draftOf(morning: Morning): MarkDraft {
  const { id, version, attendance, left_at } = morning;
  return {
    id,
    version,
    attendance,
    left_at: left_at ?? '',
    play: morning.play ?? '',
    contact: morning.contact ?? '',
    language: morning.language ?? '',
    self_reliance: morning.self_reliance ?? '',
    toilet: morning.toilet ?? '',
    parents_impression: morning.parents_impression ?? '',
    next_question: morning.next_question ?? '',
  };
}

/** The mornings on screen, each with one Written, however often its line is drawn. */
export class Sheet {
  readonly #kept = new Map<string, Written>();

  of(morning: Morning): Written {
    const kept = this.#kept.get(morning.id);
    if (kept) return kept;
    const written = new Written(morning);
    this.#kept.set(morning.id, written);
    return written;
  }
}
