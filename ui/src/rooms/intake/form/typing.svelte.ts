/** An aanmelding while it is typed: the draft, what the core says of it, and which fields were left already. */
import { SvelteSet } from 'svelte/reactivity';
import type { ApplicationCheck, ApplicationDraft, Finding } from '../../../bridge';
import { nextCaregiver } from '../../../shared/family/drafts';
import type { Beside, Suggestion } from '../../../shared/family/beside';
import { fieldFindings } from '../../../texts/findings';
import { emptyDraft } from './drafts';

export class Typing {
  draft: ApplicationDraft;
  /** True once the user wanted to register: from then on an empty field is wrong. */
  tried = $state(false);
  /** Dates that cannot be read; they are not in the draft. */
  readonly unreadable = new SvelteSet<string>();
  readonly #left = new SvelteSet<string>();
  readonly #check: () => ApplicationCheck | undefined;
  readonly #refused: () => readonly Finding[];

  constructor(today: string, check: () => ApplicationCheck | undefined, refused: () => readonly Finding[]) {
    this.draft = $state(emptyDraft(today));
    this.#check = check;
    this.#refused = refused;
  }

  get findings(): readonly Finding[] {
    const checked = this.#check()?.findings ?? [];
    // After a refusal the check speaks again with the next key; until then both say the same.
    return checked.length > 0 ? checked : this.#refused();
  }

  get refusals(): readonly Finding[] {
    return this.findings.filter(({ severity }) => severity === 'refusal');
  }

  /** Those about a whole part, such as `child` or `caregivers`, which stand at its top. */
  ofPart(part: string): readonly Finding[] {
    return this.findings.filter((one) => one.field === part && (this.tried || one.code !== 'required'));
  }

  /** Said once the field was left: half a number is no wrong number. What is missing is said when the user is done. */
  beside: Beside = (field) => ({
    ...fieldFindings(this.#spoken(field), field),
    onleave: () => this.leave(field),
  });

  besideCaregiver(position: number): Beside {
    return (field) => this.beside(`caregivers.${position}.${field}`);
  }

  /** Somebody known who this caregiver may be. */
  suggestion(position: number): Suggestion | null {
    const finding = this.findings.find((one) => one.code === 'known_caregiver' && one.field === `caregivers.${position}`);
    return finding ? { id: finding.values.caregiver_id ?? '', name: finding.values.name ?? '' } : null;
  }

  /** For the `invalid` of a date field. */
  setUnreadable(field: string, unreadable: boolean): void {
    if (unreadable) this.unreadable.add(field);
    else this.unreadable.delete(field);
  }

  leave(field: string): void {
    this.#left.add(field);
  }

  addCaregiver(): void {
    this.draft.caregivers.push(nextCaregiver(this.draft.caregivers.at(-1)));
  }

  removeCaregiver(position: number): void {
    this.draft.caregivers.splice(position, 1);
    const [first] = this.draft.caregivers;
    if (first) first.same_address = false;
  }

  restore(draft: ApplicationDraft): void {
    this.draft = draft;
    this.tried = false;
    this.#left.clear();
    this.unreadable.clear();
  }

  #spoken(field: string): readonly Finding[] {
    if (this.tried) return this.findings;
    return this.#left.has(field) ? this.findings.filter(({ code }) => code !== 'required') : [];
  }
}
