/**
 * The whole program on made-up answers, for looking at its screens: `program.html?stage=locked&day=crowded#/vandaag`.
 * It answers where the shell would, so that everything above the bridge is the real thing.
 */
import '../style/index.css';
import { mount } from 'svelte';
import App from '../App.svelte';
import type { DaysQuery, DeskStage, DeskState, Role, Today } from '../bridge';
import { rightsOf } from '../test/samples/rights';
import { aside, backup, backups } from '../test/samples/backups';
import { binLine, lines, people, preview, whole } from '../test/samples/history';
import { crowded, desk, hits, lastChange, ordinary, quiet, recoveryCode } from '../test/samples/today';
import { safety, staffChoices, users } from '../test/samples/users';
import { calendar, crowdedCalendar, targets } from '../test/samples/wenCalendar';
import { dayLists } from '../test/samples/wenDays';
import { childMornings, proposal, proposedChild, repair, term, wenChild } from '../test/samples/wenPlan';

const asked = new URLSearchParams(window.location.search);
const days: Record<string, Today> = { crowded, ordinary, quiet };
const stage = (asked.get('stage') ?? 'open') as DeskStage;
const demo = { demo_passphrase: 'drie hoeken, samen kijken' };
const role = (asked.get('role') ?? 'director') as Role;
const user = { id: 'user-1', name: asked.get('name') ?? 'Anja de Groot', role, rights: rightsOf(role) };
const others = [{ id: 'user-2', name: 'Maximiliaan-Alexander van der Meulen-Hogendoorn van Wassenaer' }];
const open: DeskState = {
  ...desk,
  user,
  people: asked.has('several') ? [...desk.people, ...others] : desk.people,
  wait_seconds: Number(asked.get('wait') ?? 0),
  keychain: { is_there: true, remembers: asked.has('remembers') ? { id: user.id, name: user.name } : null },
  backup_of: asked.get('backup'),
};
let now: DeskState = stage === 'open' ? open : { ...open, stage, user: null, ...(stage === 'locked' ? demo : {}) };

function opened(): DeskState {
  now = { ...open, ...demo };
  return now;
}

function strengthOf(passphrase: string) {
  const score = Math.min(4, Math.floor(passphrase.length / 6));
  return { score, enough: score >= 3, missing_characters: Math.max(0, 12 - passphrase.length) };
}

const answers: Record<string, (given: Record<string, unknown>) => unknown> = {
  desk_state: () => now,
  begin_setup: () => recoveryCode,
  passphrase_strength: ({ passphrase }) => strengthOf(String(passphrase)),
  create_store: () => {
    throw { code: 'recovery_code_not_confirmed' };
  },
  unlock: ({ passphrase }) => {
    if (passphrase !== demo.demo_passphrase) throw { code: 'wrong_passphrase' };
    return opened();
  },
  recover: () => opened(),
  lock: () => (now = { ...now, stage: 'locked', user: null }),
  leave_backup: () => (now = { ...now, stage: 'locked', user: null, backup_of: null }),
  stay_open: () => null,
  open_demo: () => opened(),
  undo_state: () => ({ undo: lastChange, redo: null }),
  undo: () => ({ ...lastChange, deed: `undo:${lastChange.deed}` }),
  today: () => days[asked.get('day') ?? 'ordinary'],
  users: () => ({ ...users, unconfirmed_since: asked.has('unconfirmed') ? '2025-08-25' : null }),
  staff_choices: () => staffChoices,
  rotation_progress: () => (asked.has('rotating') ? 42 : null),
  safety: () => safety,
  begin_recovery_code: () => recoveryCode,
  backups: () => backups({ rows: asked.has('many') ? Array.from({ length: 200 }, (_, at) => backup(at * 3)) : [...backups().rows, aside] }),
  backups_to_restore: () => [...backups().rows, aside],
  check_store: () => ({ at: `${desk.today}T12:00:00Z`, faults: [{ kind: 'missing_line', count: 2, place: '120' }] }),
  history_page: ({ query }) => ({ rows: (asked.has('many') ? lines(200) : whole).slice(0, (query as { limit: number }).limit), total: asked.has('many') ? 200 : 4 }),
  history_people: () => people,
  undo_preview: () => preview(),
  bin: () => ({ rows: [binLine(0), binLine(1)], total: 2 }),
  wen_calendar: ({ from, until }) => (asked.has('many') ? crowdedCalendar : calendar)(String(from), String(until)),
  morning_targets: () => targets,
  answer_morning: () => ({ value: null, change: null }),
  wen_days: ({ query }) => dayLists(query as DaysQuery, asked.has('many') ? 30 : 3),
  wen_children: () => ({ rows: [wenChild()], total: 1 }),
  child_mornings: () => childMornings(),
  propose_mornings: () => proposal([proposedChild()]),
  propose_term: () => term(asked.has('many') ? 60 : 6),
  wen_repairs: () => [repair()],
  search_everything: ({ text }) => hits.filter(({ name }) => name.toLowerCase().includes(String(text).toLowerCase())),
};

const STEP_MS = 250;

/** Acts as `?do=click .button;type Ineke;tab;enter` asks, one step after the other: for pictures of what waits for a hand. */
async function actByAddress(): Promise<void> {
  for (const step of (asked.get('do') ?? '').split(';').filter(Boolean)) {
    await new Promise((resolve) => setTimeout(resolve, STEP_MS));
    const [verb, ...rest] = step.split(' ');
    act(verb ?? '', rest.join(' '));
  }
}

function act(verb: string, words: string): void {
  const field = document.activeElement;
  if (verb === 'click') document.querySelector<HTMLElement>(words)?.click();
  if (verb === 'focus') document.querySelector<HTMLElement>(words)?.focus();
  if (!(field instanceof HTMLInputElement)) return;
  if (verb === 'enter') field.form?.requestSubmit();
  if (verb !== 'type') return;
  field.value = words;
  field.dispatchEvent(new Event('input', { bubbles: true }));
}

Object.assign(window, {
  __TAURI_INTERNALS__: {
    invoke: async (command: string, given: Record<string, unknown> = {}) => {
      const answer = answers[command];
      if (!answer) throw { code: 'database', reference: command };
      return answer(given);
    },
  },
});

const target = document.getElementById('app');
if (target) mount(App, { target });
void actByAddress();
