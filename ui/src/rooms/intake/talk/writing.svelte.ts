/** What is written down on one topic: saved by itself when the hands rest, and kept whatever becomes of the save. */
import { asCoreError, bridge, type Change, type Done, type InterviewNote } from '../../../bridge';
import { Rest } from '../../../live/rest';
import { Saving } from '../../../live/saving.svelte';
import type { Saved } from '../../../parts/field';

/** Long enough for a thought, short enough to lose nothing. */
const REST_MS = 800;
/** The note, its answer and whether it was discussed are one record: they share one mark. */
const FIELD = 'note';

interface Around {
  /** How long the talk has lasted, in seconds. */
  elapsed: () => number;
  /** After each save. */
  onsaved: (change: Change | null) => void;
}

export class Writing {
  readonly saving: Saving<InterviewNote>;
  /** Another number when the text was replaced from elsewhere: the field shows it then. */
  round = $state(0);
  readonly #rest = new Rest(() => void this.flush(), REST_MS);
  #savedAt = 0;
  readonly #around: Around;

  constructor(note: InterviewNote, around: Around) {
    this.#around = around;
    this.saving = new Saving(note, (edit) => this.#save(edit));
  }

  get mark(): Saved {
    return this.saving.mark(FIELD);
  }

  get failed(): boolean {
    return this.mark === 'failed';
  }

  /** Changes once a save, not once a key. */
  get isUnsaved(): boolean {
    return this.saving.isUnsaved || this.mark === 'saving';
  }

  get discussed(): boolean {
    return this.saving.edit.discussed;
  }

  type = (text: string): void => {
    this.saving.put(FIELD, text || null);
    this.#rest.typed();
  };

  answer = (answer: string): void => {
    this.saving.edit.answer = answer || null;
    this.#hand();
  };

  discuss(discussed: boolean): void {
    this.saving.edit.discussed = discussed;
    this.#hand();
  }

  /** Saves now what waits to be saved; resolves once nothing is under way. */
  flush = (): Promise<void> => {
    this.#rest.stop();
    return this.saving.settle();
  };

  /** Writes over the other's version: the user saw both and chose. */
  overwrite = (): void => void this.saving.overwrite(FIELD);

  /** Drops what was typed for the other's version: the user saw both and chose. */
  replace(note: InterviewNote): void {
    this.#rest.stop();
    this.saving.replace(note);
    this.round += 1;
  }

  /** The note as the store had it at a moment; what is typed or was saved since goes before it. */
  take(note: InterviewNote, askedAt: number): void {
    const { id, version } = this.saving.edit;
    if (this.isUnsaved || this.#savedAt > askedAt || (note.id === id && note.version === version)) return;
    this.replace(note);
  }

  #hand(): void {
    this.#rest.stop();
    void this.saving.leave(FIELD);
  }

  async #save(note: InterviewNote): Promise<Done<InterviewNote>> {
    const elapsed_seconds = Math.max(note.elapsed_seconds, this.#around.elapsed());
    try {
      const { value, change } = await bridge.saveNote({ ...note, elapsed_seconds });
      Object.assign(this.saving.edit, { id: value.id, elapsed_seconds });
      this.#savedAt = performance.now();
      this.#around.onsaved(change);
      // Not announced: the screen has it already, and asking all of the talk again would cost while one types on.
      return { value, change: null };
    } catch (thrown) {
      const error = asCoreError(thrown);
      // Somebody else made the first note of this topic: from here on it is theirs that changes.
      if (error?.code === 'conflict') this.saving.edit.id = error.id;
      // The note was undone while one typed on: the next try writes it anew.
      if (error?.code === 'not_found' && error.id === note.id) Object.assign(this.saving.edit, { id: '', version: 0 });
      throw thrown;
    }
  }
}
