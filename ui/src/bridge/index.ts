/**
 * The only way to the core. Rooms import `bridge` and the types from here, never the generated file.
 */
import { commands } from './bindings';
import type { Changed, ChangeSummary, Error as CoreError, Finding } from './bindings';

export type * from './bindings';
export type { CoreError };

export const bridge = commands;

/** What a command throws is always the core's error; anything else is a fault of the program itself. */
export function asCoreError(thrown: unknown): CoreError | null {
  const named = typeof thrown === 'object' && thrown !== null && 'code' in thrown;
  return named ? (thrown as CoreError) : null;
}

/** The findings of a refusal, else none. */
export function findingsOf(thrown: unknown): readonly Finding[] {
  const error = asCoreError(thrown);
  return error?.code === 'invalid' ? error.findings : [];
}

/** The answer of a deed that changes data. */
export type Done<T> = Changed<T>;
export type Change = ChangeSummary;
