/**
 * The interview on made-up answers: `talk.html?state=running&filler=50`. `state`: before, running, resumed, failing, conflict, held,
 * cancelled; `do` acts as a hand would. `measure=1` types and writes down what each key cost.
 */
import '../style/index.css';
import { mount } from 'svelte';
import type { Agreement, CoreError, InterviewNote, TalkView } from '../bridge';
import { startRouter } from '../lib/router.svelte';
import * as sample from '../test/samples/talk';
import TalkScreens from './TalkScreens.svelte';

const asked = new URLSearchParams(window.location.search);
const state = asked.get('state') ?? 'running';
const filler = Number(asked.get('filler') ?? 0);
const refused: Record<string, CoreError> = {
  failing: { code: 'database', reference: '7F3A' },
  toolong: { code: 'invalid', findings: [{ field: 'note', severity: 'refusal', code: 'too_long', values: { max: '20000' }, source: null }] },
  conflict: {
    code: 'conflict',
    kind: 'interview_note',
    id: 'note-1',
    version: 4,
    fields: [{ field: 'note', mine: 'Slaapt slecht na vrijdag.', theirs: 'Slaapt goed, behalve na de wisseldag.' }],
  },
};

const held = state === 'held' ? { held_on: '2026-11-30' } : {};
const cancelled = state === 'cancelled' ? { cancelled_on: '2026-11-30' } : {};
let view: TalkView | null = state === 'before' || state === 'noprotocol' ? null : opened();

function opened(): TalkView {
  const notes = ['child-1', 'child-2'].map((id) => sample.note(id));
  const all = sample.talk({ filler, notes: state === 'running' ? [] : notes, agreements: [sample.agreement()], elapsed_seconds: 754 });
  return { ...all, interview: { ...all.interview, interview: sample.interview({ toured_on: sample.today, toured_by: 'Anke de Wit', ...held, ...cancelled }) } };
}

const changed = (value: unknown, ...kinds: string[]) => ({ value, change: { id: 'c', deed: 'agreement.save', subject: 'Noor van den Broek', kinds } });

const answers: Record<string, (given: Record<string, unknown>) => unknown> = {
  talk: () => {
    if (view === null) throw { code: 'not_found', kind: 'interview', id: 'talk-1' };
    return view;
  },
  preparation: () => sample.before(state === 'noprotocol' ? { protocol: null } : {}),
  begin_talk: () => {
    view = opened();
    return changed(sample.interview(), 'interview');
  },
  save_note: ({ note }) => {
    const refusal = refused[state];
    if (refusal) throw refusal;
    const typed = note as InterviewNote;
    return changed({ ...typed, id: typed.id || 'new', version: typed.version + 1 }, 'interview_note');
  },
  save_agreement: ({ agreement }) => {
    if (view) view = { ...view, agreements: [...view.agreements, { ...(agreement as Agreement), id: 'agreement-2' }] };
    return changed(agreement, 'agreement');
  },
  tick_talk: () => changed(sample.interview(), 'interview'),
  hold_interview: () => changed(sample.interview(), 'interview'),
};

Object.assign(window, {
  __TAURI_INTERNALS__: {
    invoke: async (command: string, given: Record<string, unknown> = {}) => {
      const answer = answers[command];
      if (!answer) throw { code: 'database', reference: command };
      return answer(given);
    },
  },
});

const STEP_MS = 300;

/** Acts as `?do=click .button;type textarea Slaapt goed` asks, one step after the other. */
async function actByAddress(): Promise<void> {
  for (const step of (asked.get('do') ?? '').split(';').filter(Boolean)) {
    await new Promise((resolve) => setTimeout(resolve, STEP_MS));
    const [verb, selector = '', ...words] = step.split(' ');
    const found = document.querySelector<HTMLTextAreaElement>(selector);
    if (verb === 'click') found?.click();
    if (verb !== 'type' || !found) continue;
    found.value = words.join(' ');
    found.dispatchEvent(new Event('input', { bubbles: true }));
  }
}

window.location.hash ||= '#/aanmeldingen/app-1/gesprek/talk-1';
startRouter();
const target = document.getElementById('app');
if (target) mount(TalkScreens, { target });
else void actByAddress();
