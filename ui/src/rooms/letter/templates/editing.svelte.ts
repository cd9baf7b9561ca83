/** Templates while they are edited: kept in memory while the store is open, so that looking elsewhere loses nothing typed. */
import { untrack } from 'svelte';
import { SvelteMap } from 'svelte/reactivity';
import { bridge, type LetterKind, type Template, type TemplateDraft, type TemplateView } from '../../../bridge';
import { Attempt } from '../../../live/attempt.svelte';
import { tell } from '../../../live/deed.svelte';
import { forgetOnLock } from '../../../live/memory';

type Words = Pick<Template, 'subject' | 'body'>;

const isSame = (one: Words, other: Words) => one.subject === other.subject && one.body === other.body;
const draftOf = ({ kind, version, subject, body }: Template): TemplateDraft => ({ kind, version, subject, body });

export class Editing {
  draft: TemplateDraft;
  /** What was typed, and made way for a text of the store. */
  aside: Words | null = $state.raw(null);
  readonly attempt = new Attempt();
  /** What the draft was begun from. */
  #begun: Template = $state.raw() as Template;
  /** As the store has it now, which may be newer. */
  #known: TemplateView = $state.raw() as TemplateView;

  constructor(view: TemplateView) {
    this.#begun = view.template;
    this.#known = view;
    this.draft = $state(draftOf(view.template));
  }

  /** Whether something was typed that is not saved. */
  get isTouched(): boolean {
    return !isSame(this.draft, this.#begun);
  }

  get isOwn(): boolean {
    return this.#known.is_own;
  }

  /** A fresh view from the store; it never goes over what is typed. */
  take(view: TemplateView): void {
    untrack(() => {
      this.#known = view;
      if (!this.isTouched) this.#show(view);
    });
  }

  async save(): Promise<void> {
    const sent = $state.snapshot(this.draft);
    const answer = await this.attempt.run(() => bridge.saveLetterTemplate(sent));
    if (answer === null) return;
    const saved = answer.value;
    // The shipped text, typed again, is no text of the school's own: the store keeps none.
    this.#known = { ...this.#known, template: saved, is_own: saved.version > 0 };
    this.#begun = saved;
    // What was typed on meanwhile stays; the store may have trimmed the rest.
    if (isSame(this.draft, sent)) this.draft = draftOf(saved);
    else this.draft.version = saved.version;
  }

  /** Writes over the other's version: the user saw both and chose. */
  saveOver(version: number): Promise<void> {
    this.draft.version = version;
    return this.save();
  }

  /** Puts the shipped text back; the toast brings the school's own back again. */
  async putBack(): Promise<void> {
    const { kind, version } = this.#known.template;
    if (await this.attempt.run(() => bridge.resetLetterTemplate(kind, version))) await this.takeStored();
  }

  /** Shows the text of the store in place of what was typed, which is laid aside. */
  async takeStored(): Promise<void> {
    const { kind } = this.draft;
    await tell(async () => {
      const view = await bridge.letterTemplate(kind);
      if (this.isTouched) this.aside = $state.snapshot(this.draft);
      this.#known = view;
      this.attempt.forget();
      this.#show(view);
    });
  }

  takeAside(): void {
    if (this.aside) this.draft = { ...this.draft, subject: this.aside.subject, body: this.aside.body };
    this.aside = null;
  }

  #show({ template }: TemplateView): void {
    this.#begun = template;
    this.draft = draftOf(template);
  }
}

const kept = new SvelteMap<LetterKind, Editing>();

/** The one that was begun before, or a new one. */
export function editingOf(view: TemplateView): Editing {
  const { kind } = view.template;
  const before = kept.get(kind);
  if (before) return before;
  const editing = new Editing(view);
  kept.set(kind, editing);
  return editing;
}

/** Whether text was typed for this letter that is not saved; reactive. */
export function isUnsaved(kind: LetterKind): boolean {
  return kept.get(kind)?.isTouched ?? false;
}

// A locked program knows nobody's words.
forgetOnLock(() => kept.clear());
