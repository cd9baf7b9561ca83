/**
 * A proposal as the user changes it: days unticked, moved, made whole or added. Only the changes are kept here, so that a fresh proposal
 * of the core never loses them.
 */
import { SvelteMap, SvelteSet } from 'svelte/reactivity';
import type { ApplicationId, Finding, MorningDraft, MorningTarget, ProposedChild } from '../../../bridge';
import type { IsoDate } from '../../../lib/dates';
import { byLine } from './findings';

/** A morning that may be planned. */
export interface Pick {
  key: string;
  applicationId: ApplicationId;
  on: IsoDate;
  /** The day that was proposed; none for one that the user added. */
  proposed: IsoDate | null;
  halfDays: number;
  ticked: boolean;
  teachers: readonly string[];
  findings: readonly Finding[];
}

type Day = Omit<MorningTarget, 'used' | 'places'>;

export class Picks {
  readonly #off = new SvelteSet<string>();
  readonly #whole = new SvelteSet<string>();
  readonly #moved = new SvelteMap<string, { id: ApplicationId; day: Day }>();
  readonly #added = new SvelteMap<ApplicationId, readonly { key: string; day: Day }[]>();
  readonly #refused = new SvelteMap<string, readonly Finding[]>();
  #count = 0;

  /** The days of a child, those unticked too. */
  of({ child, mornings }: ProposedChild): Pick[] {
    const id = child.application_id;
    const proposed = mornings.map((day) => this.#pick(id, `${id} ${day.on}`, day, day.on));
    const own = [...(this.#added.get(id) ?? []), ...this.#orphans(id, proposed)];
    return [...proposed, ...own.map(({ key, day }) => this.#pick(id, key, day, null))].sort((a, b) => (a.on < b.on ? -1 : 1));
  }

  ticked(child: ProposedChild): Pick[] {
    return this.of(child).filter(({ ticked }) => ticked);
  }

  tick({ key }: Pick, on: boolean): void {
    if (on) this.#off.delete(key);
    else this.#off.add(key);
  }

  move({ key, applicationId }: Pick, to: Day): void {
    this.#moved.set(key, { id: applicationId, day: to });
    this.#refused.delete(key);
    this.#off.delete(key);
  }

  add(id: ApplicationId, day: Day, halfDays = 1): void {
    this.#count += 1;
    const key = `${id} +${this.#count}`;
    this.#added.set(id, [...(this.#added.get(id) ?? []), { key, day }]);
    if (halfDays === 2) this.#whole.add(key);
  }

  /** Takes away one that was added. */
  drop({ key, applicationId }: Pick): void {
    this.#added.set(applicationId, (this.#added.get(applicationId) ?? []).filter((one) => one.key !== key));
    this.#forgetKey(key);
  }

  setWhole({ key }: Pick, whole: boolean): void {
    if (whole) this.#whole.add(key);
    else this.#whole.delete(key);
    this.#refused.delete(key);
  }

  /** Keeps why the core refused these, each at its own day; answers what belongs to none of them. */
  refuse(sent: readonly Pick[], findings: readonly Finding[]): Finding[] {
    this.#refused.clear();
    const lines = byLine(findings);
    for (const [at, { key }] of sent.entries()) {
      const here = lines.get(at);
      if (here) this.#refused.set(key, here);
    }
    return lines.get(-1) ?? [];
  }

  /** Nothing is changed any more: they were planned, or the user wants the proposal back. */
  forget(): void {
    for (const changes of [this.#off, this.#whole, this.#moved, this.#added, this.#refused]) changes.clear();
  }

  get isChanged(): boolean {
    return this.#off.size + this.#whole.size + this.#moved.size > 0 || [...this.#added.values()].some(({ length }) => length > 0);
  }

  #pick(applicationId: ApplicationId, key: string, first: Day, proposed: IsoDate | null): Pick {
    const day = this.#moved.get(key)?.day ?? first;
    return {
      key,
      applicationId,
      on: day.on,
      proposed,
      halfDays: this.#whole.has(key) ? 2 : 1,
      ticked: !this.#off.has(key),
      teachers: day.teachers,
      findings: this.#refused.get(key) ?? day.findings,
    };
  }

  /** Days chosen instead of a proposed one that is proposed no more: what was chosen stays. */
  #orphans(id: ApplicationId, proposed: readonly Pick[]): { key: string; day: Day }[] {
    const isOwn = (key: string) => (this.#added.get(id) ?? []).some((one) => one.key === key);
    const isProposed = (key: string) => proposed.some((one) => one.key === key);
    const lost = [...this.#moved].filter(([key, moved]) => moved.id === id && !isProposed(key) && !isOwn(key));
    return lost.map(([key, { day }]) => ({ key, day }));
  }

  #forgetKey(key: string): void {
    for (const changes of [this.#off, this.#whole, this.#moved, this.#refused]) changes.delete(key);
  }
}

/** What is sent to plan these. */
export function draftsOf(picks: readonly Pick[], escort = ''): MorningDraft[] {
  return picks.map(({ applicationId, on, halfDays }) => ({ application_id: applicationId, planned_on: on, half_days: halfDays, escort }));
}
