/**
 * The contract every field keeps, so that who knows one knows all.
 *
 * - `label`, `hint`: above and below the control. `labelHidden` keeps the label for screen readers only.
 * - `value`: bindable; always the last thing that could be read from what was typed. What was typed itself always stays on screen.
 * - `problem` and `warning`: a Dutch sentence beside the field, tied to it for screen readers. A problem also marks it invalid.
 * - `saved`: the quiet mark beside the label; the room sets it, the field announces it.
 * - `onleave(value)`: the field was left, or Enter pressed, with another value than it had before (or with the same one
 *   when saving it failed). Not called while what stands there cannot be read.
 * - A field that reads what is typed (date, time, number) has a bindable `invalid`, and says itself what is wrong.
 */
export type Saved = 'idle' | 'saving' | 'saved' | 'failed';

/** How wide the control is: for a house number, a date, a name, or all there is. */
export type FieldWidth = 'xs' | 's' | 'm' | 'full';

export interface FieldProps {
  label: string;
  labelHidden?: boolean;
  hint?: string;
  problem?: string | null;
  warning?: string | null;
  required?: boolean;
  disabled?: boolean;
  saved?: Saved;
  width?: FieldWidth;
}

/** What the shell of a field hands to the control in it. */
export interface ControlProps {
  id: string;
  'aria-describedby': string | undefined;
  'aria-invalid': 'true' | undefined;
  'aria-required': 'true' | undefined;
  disabled: boolean;
}

export interface Choice {
  value: string;
  label: string;
  disabled?: boolean;
}

/** Knows whether a field was left with another value than it was last left or entered with. */
export class Leaving<Value> {
  #last: Value;
  readonly #read: () => Value;
  readonly #saved: () => Saved | undefined;
  readonly #tell: (value: Value) => void;

  constructor(read: () => Value, tell: (value: Value) => void, saved: () => Saved | undefined) {
    this.#read = read;
    this.#tell = tell;
    this.#saved = saved;
    this.#last = read();
  }

  enter = (): void => {
    this.#last = this.#read();
  };

  leave = (): void => {
    const value = this.#read();
    if (value === this.#last && this.#saved() !== 'failed') return;
    this.#last = value;
    this.#tell(value);
  };

  /** For `onkeydown` of a control of one line: Enter keeps the focus and saves. */
  leaveOnEnter = (event: KeyboardEvent): void => {
    if (event.key === 'Enter' && !event.isComposing) this.leave();
  };
}
