/** Making letters for many children, one child after the other; it can be stopped between two. */
import { bridge, type BatchLine, type LetterKind } from '../../../bridge';
import { done, errorOf } from '../../../live/deed.svelte';
import { errorText } from '../../../texts/errors';

/** The letters of one child. */
export class Job {
  readonly line: BatchLine;
  state: 'waiting' | 'done' | 'failed' = $state('waiting');
  /** Why it failed. */
  reason = $state('');
  /** Files that are in the folder. */
  files = $state(0);
  /** Made and kept in the dossier already, and no file yet: a second try makes none twice. */
  #unsaved: string[] | null = null;

  constructor(line: BatchLine) {
    this.line = line;
  }

  /** False when the next would meet the same. */
  async run(kind: LetterKind): Promise<boolean> {
    try {
      this.#unsaved ??= await this.#make(kind);
      await this.#save(this.#unsaved);
      this.state = 'done';
      return true;
    } catch (thrown) {
      const error = errorOf(thrown);
      this.reason = errorText(error);
      this.state = 'failed';
      return error.code !== 'locked' && error.code !== 'disk_full';
    }
  }

  /** For whom it usually is; what stands in the way of one of them stands in the way of all, and is said. */
  async #make(kind: LetterKind): Promise<string[]> {
    const order = { application_id: this.line.application_id, kind, interview_id: null };
    const { recipients } = await bridge.letterPlan(order);
    const usual = recipients.filter((one) => one.is_usual).map((one) => one.caregiver_ids);
    return done(await bridge.makeLetters(order, usual), { quiet: true });
  }

  async #save(letters: string[]): Promise<void> {
    for (let next = letters[0]; next !== undefined; next = letters[0]) {
      await bridge.saveLetterInFolder(next);
      letters.shift();
      this.files += 1;
    }
  }
}

export class BatchRun {
  readonly kind: LetterKind;
  readonly jobs: readonly Job[];
  running = $state(false);
  stopping = $state(false);
  /** Who it is about now. */
  current = $state('');

  constructor(kind: LetterKind, lines: readonly BatchLine[]) {
    this.kind = kind;
    this.jobs = lines.map((line) => new Job(line));
  }

  in(state: Job['state']): readonly Job[] {
    return this.jobs.filter((job) => job.state === state);
  }

  get files(): number {
    return this.jobs.reduce((sum, job) => sum + job.files, 0);
  }

  /** Resolves when all that wait had their turn, or after the one that was busy when it was stopped. */
  start(): Promise<void> {
    return this.#run(this.in('waiting'));
  }

  stop(): void {
    this.stopping = true;
  }

  /** Only those that failed get another turn. */
  retry(): Promise<void> {
    const failed = this.in('failed');
    for (const job of failed) job.state = 'waiting';
    return this.#run(failed);
  }

  async #run(jobs: readonly Job[]): Promise<void> {
    this.stopping = false;
    this.running = true;
    for (const job of jobs) {
      this.current = job.line.name;
      const goOn = await job.run(this.kind);
      if (this.stopping || !goOn) break;
    }
    this.running = false;
  }
}
