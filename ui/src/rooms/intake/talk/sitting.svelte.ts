/** A talk while it is held: which topic is open, what is left, how long it lasts, and what is written on each topic. */
import { SvelteMap } from 'svelte/reactivity';
import type { Agreement, Change, InterviewNote, TalkTopic, TalkView } from '../../../bridge';
import { announce } from '../../../live/changes.svelte';
import { Writing } from './writing.svelte';

/** Where a topic stands, as the list shows it. */
export type Standing = 'discussed' | 'must' | 'skip' | 'open';

/** A talk that the store has, and when it was asked for. */
export interface Asked {
  view: TalkView;
  askedAt: number;
}

export class Sitting {
  /** The topic on screen. */
  openId = $state('');
  /** An agreement half typed. */
  agreement = $state<Agreement | null>(null);
  #topics: readonly TalkTopic[] = $state.raw([]);
  readonly #writings = new SvelteMap<string, Writing>();
  readonly #interviewId: string;
  /** Seconds before the clock last began to run. */
  #before = 0;
  #runsSince: number | null = null;
  #lastChange: Change | null = null;

  constructor({ view, askedAt }: Asked) {
    this.#interviewId = view.interview.interview.id;
    this.take({ view, askedAt });
  }

  get topics(): readonly TalkTopic[] {
    return this.#topics;
  }

  get current(): TalkTopic | undefined {
    return this.#topics.find(({ topic }) => topic.id === this.openId);
  }

  get left(): number {
    return this.#topics.filter((topic) => this.#isLeft(topic)).length;
  }

  /** Topics of which something is not in the store: being typed, under way, or refused. */
  get unsaved(): readonly TalkTopic[] {
    return this.#topics.filter(({ topic }) => this.of(topic.id)?.isUnsaved);
  }

  get inConflict(): Writing | undefined {
    return [...this.#writings.values()].find(({ saving }) => saving.conflict !== null);
  }

  get hasAgreement(): boolean {
    return this.agreement !== null && this.agreement.what.trim() !== '';
  }

  of(topicId: string): Writing | undefined {
    return this.#writings.get(topicId);
  }

  standing({ topic, preparation }: TalkTopic): Standing {
    if (this.of(topic.id)?.discussed) return 'discussed';
    return preparation?.mark ?? 'open';
  }

  /** The talk as the store has it now; what is typed here stays. */
  take({ view, askedAt }: Asked): void {
    this.#topics = view.protocol.sections.flatMap(({ topics }) => topics);
    if (this.#runsSince === null) this.#before = Math.max(this.#before, view.elapsed_seconds);
    for (const { topic, note } of this.#topics) {
      const writing = this.of(topic.id);
      if (writing) writing.take(note ?? this.#blank(topic.id), askedAt);
      else this.#writings.set(topic.id, this.#writing(note ?? this.#blank(topic.id)));
    }
  }

  /** Sits down: at the first topic that is left, and with the clock running unless the talk is over. */
  sitDown(isOver: boolean): void {
    const first = this.#topics.find((topic) => this.#isLeft(topic)) ?? this.#topics[0];
    this.openId = first?.topic.id ?? '';
    if (!isOver) this.#runsSince ??= performance.now();
  }

  /** Gets up: saves what waits, stops the clock, and lets the other screens know that something changed. */
  getUp(): void {
    this.#before = this.elapsed();
    this.#runsSince = null;
    void this.flush().then(() => {
      announce(this.#lastChange);
      this.#lastChange = null;
    });
  }

  /** In seconds. Not reactive: the counter on screen asks each second, nothing else moves with it. */
  elapsed = (): number => {
    const now = this.#runsSince === null ? 0 : performance.now() - this.#runsSince;
    return this.#before + Math.floor(now / 1000);
  };

  show(topicId: string): void {
    void this.of(this.openId)?.flush();
    this.openId = topicId;
  }

  /** To the topic so many places on; at either end it stays. */
  step(places: number): void {
    const at = this.#topics.findIndex(({ topic }) => topic.id === this.openId);
    const next = this.#topics[at + places];
    if (next) this.show(next.topic.id);
  }

  /** To the next topic that is left, from the end on to the first ones; stays when none is. */
  next(): void {
    const at = this.#topics.findIndex(({ topic }) => topic.id === this.openId);
    const ahead = [...this.#topics.slice(at + 1), ...this.#topics.slice(0, at)];
    const next = ahead.find((topic) => this.#isLeft(topic));
    if (next) this.show(next.topic.id);
  }

  discuss(): void {
    const writing = this.of(this.openId);
    if (writing && !writing.discussed) writing.discuss(true);
    this.next();
  }

  flush = async (): Promise<void> => {
    await Promise.all([...this.#writings.values()].map((writing) => writing.flush()));
  };

  /** Saves what waits; tells whether all is in the store now. */
  async settle(): Promise<boolean> {
    await this.flush();
    return this.unsaved.length === 0 && !this.hasAgreement;
  }

  /** The core counts the same in `left`, but only knows what was saved. */
  #isLeft(topic: TalkTopic): boolean {
    const standing = this.standing(topic);
    return standing === 'must' || standing === 'open';
  }

  #blank(topicId: string): InterviewNote {
    const empty = { discussed: false, answer: null, note: null, elapsed_seconds: 0 };
    return { id: '', version: 0, interview_id: this.#interviewId, topic_id: topicId, ...empty };
  }

  #writing(note: InterviewNote): Writing {
    return new Writing(note, { elapsed: this.elapsed, onsaved: (change) => (this.#lastChange = change ?? this.#lastChange) });
  }
}
