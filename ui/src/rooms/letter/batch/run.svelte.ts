/** Making letters for many children, one child after the other; it can be stopped between two. */
import { bridge, type BatchLine, type Finding, type LetterKind, type LetterPlan, type Recipient } from '../../../bridge';
import { done, errorOf } from '../../../live/deed.svelte';
import { errorText } from '../../../texts/errors';
import { findingText } from '../../../texts/findings';
import { batchTexts as texts } from '../../../texts/letters';

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
      if (this.#unsaved) await this.#save(this.#unsaved);
      this.state = this.#unsaved ? 'done' : 'failed';
      return true;
    } catch (thrown) {
      const error = errorOf(thrown);
      this.reason = errorText(error);
      this.state = 'failed';
      return error.code !== 'locked' && error.code !== 'disk_full';
    }
  }

  /**
   * For whom it usually is; what stands in the way of one of them stands in the way of all, and is said. Null, with the reason, when
   * somebody has to look first.
   */
  async #make(kind: LetterKind): Promise<string[] | null> {
    const about = { application_id: this.line.application_id, kind };
    const plan = await bridge.letterPlan({ ...about, interview_id: null });
    const usual = plan.recipients.filter((one) => one.is_usual);
    const doubt = doubtOf(plan, usual);
    if (doubt) {
      this.reason = [findingText(doubt), texts.apart].join(' ');
      return null;
    }
    const readers = usual.map((one) => one.caregiver_ids);
    return done(await bridge.makeLetters({ ...about, interview_id: plan.interview_id }, readers), { quiet: true });
  }

  async #save(letters: string[]): Promise<void> {
    for (let next = letters[0]; next !== undefined; next = letters[0]) {
      await bridge.saveLetterInFolder(next);
      letters.shift();
      this.files += 1;
    }
  }
}

/** What nobody would see in a batch: a gap in the text, or a warning about a reader. */
function doubtOf({ findings }: LetterPlan, usual: readonly Recipient[]): Finding | undefined {
  const gaps = findings.filter(({ code }) => code === 'empty_field');
  return [...gaps, ...usual.flatMap((one) => one.findings)].find(({ severity }) => severity === 'warning');
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
