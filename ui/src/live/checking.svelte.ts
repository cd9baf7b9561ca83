/** What the core says of something while it is typed. */

export interface Checking<Answer> {
  /** The last answer; none before the first. */
  readonly value: Answer | undefined;
}

/** Long enough to finish a word, too short to notice. */
const WAIT_MS = 150;

/**
 * Call it while a component is made. Asks about the draft as it stands, at once and then a moment after the last change;
 * null asks nothing. An answer to older text is dropped. A failure is not shown: the deed that follows meets it too, and says it.
 */
export function checking<Draft, Answer>(
  draft: () => Draft | null,
  ask: (draft: Draft) => Promise<Answer>,
): Checking<Answer> {
  let value = $state.raw<Answer | undefined>();
  let asked = 0;

  $effect(() => {
    const typed = $state.snapshot(draft()) as Draft | null;
    const question = ++asked;
    if (typed === null) return;
    const timer = setTimeout(
      () =>
        void ask(typed).then(
          (answer) => {
            if (question === asked) value = answer;
          },
          () => undefined,
        ),
      question === 1 ? 0 : WAIT_MS,
    );
    return () => clearTimeout(timer);
  });

  return {
    get value() {
      return value;
    },
  };
}
