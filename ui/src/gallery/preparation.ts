/**
 * Planning, preparing and Instellingen on made-up answers: `preparation.html?empty=1#/instellingen/jaren`. `press` clicks on what
 * its selectors find, `full` fills the team with two hundred people.
 */
import '../style/index.css';
import { mount } from 'svelte';
import type { ClosedPeriod, Finding, InterviewDraft } from '../bridge';
import { startRouter } from '../lib/router.svelte';
import * as planning from '../test/samples/planning';
import * as protocol from '../test/samples/protocol';
import * as school from '../test/samples/school';
import PreparationScreens from './PreparationScreens.svelte';

const asked = new URLSearchParams(window.location.search);
const empty = asked.has('empty');

function staff() {
  if (empty) return [];
  const crowd = Array.from({ length: 200 }, (_, at) => school.member(`m${at}`, `Medewerker`, `Nummer-${at}`));
  return asked.has('full') ? [...school.staff, ...crowd] : school.staff;
}

function findingsOf(draft: InterviewDraft): Finding[] {
  const findings: Finding[] = [];
  if (draft.planned_on === null) findings.push({ field: 'planned_on', severity: 'refusal', code: 'required', values: {}, source: null });
  if (!asked.has('clash')) return findings;
  return [
    { field: 'director_id', severity: 'refusal', code: 'staff_busy', values: { name: 'Anke de Wit', time: '10:00' }, source: null },
    { field: 'planned_on', severity: 'warning', code: 'closed_day', values: { name: 'Studiedag team' }, source: null },
    { field: 'room', severity: 'warning', code: 'room_busy', values: { name: 'Directiekamer', time: '10:00' }, source: null },
    { field: 'teacher_id', severity: 'warning', code: 'staff_not_working', values: { name: 'Sanne van den Berg' }, source: null },
    { field: 'caregiver_ids', severity: 'warning', code: 'no_contact_order', values: { name: 'Mark van den Broek', caregiver_id: 'mark' }, source: null },
  ];
}

function preparation() {
  if (!empty) return { ...planning.preparation, protocol: protocol.talkProtocol };
  const { dossier } = planning.preparation;
  const family = { ...dossier.family, members: [], siblings: [] };
  const bare = { ...dossier, family, interviews: [], next: { ...dossier.next, step: 'plan_interview' } };
  return { ...planning.preparation, dossier: bare, interview: null, missing: [], custody: [], groups: [] };
}

const answers: Record<string, (given: Record<string, unknown>) => unknown> = {
  desk_state: () => ({ stage: 'open', folder: '', person: 'Ineke', demo_passphrase: null, version: '0.1.0', today: asked.get('today') ?? school.today }),
  school: () => school.school,
  save_school: ({ school: typed }) => ({ value: typed, change: null }),
  staff,
  school_years: () => (empty ? [] : [school.year, school.nextYear]),
  year_overview: () => school.overview,
  check_period: ({ period }) =>
    (period as ClosedPeriod).ends_on < (period as ClosedPeriod).starts_on
      ? [{ field: 'ends_on', severity: 'refusal', code: 'ends_before_start', values: {}, source: null }]
      : [{ field: 'starts_on', severity: 'warning', code: 'overlaps', values: { name: 'Kerstvakantie' }, source: null }],
  plan_options: () => (empty ? { ...planning.options, staff: [], draft: { ...planning.options.draft, planned_on: null, starts_at: '', director_id: null } } : planning.options),
  check_interview: ({ draft }) => ({ findings: findingsOf(draft as InterviewDraft), same_day: empty ? [] : planning.sameDay }),
  preparation,
  prepare_topic: ({ preparation: typed }) => ({ value: typed, change: null }),
  save_preparation_sheet: () => 'Voorbereiding.pdf',
  protocols: () => (empty ? [] : protocol.summaries),
  protocol: ({ id }) => (empty ? { ...protocol.draftView, sections: [] } : id === 'protocol-2' ? protocol.draftView : protocol.releasedView),
  save_topic: ({ topic }) => ({ value: topic, change: null }),
  save_section: ({ section }) => ({ value: section, change: null }),
  move_topic: () => ({ value: null, change: null }),
  save_application: ({ application }) => ({ value: application, change: null }),
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

const target = document.getElementById('app');
startRouter();
if (target) mount(PreparationScreens, { target });
setTimeout(() => {
  for (const selector of asked.getAll('press')) document.querySelector<HTMLElement>(selector)?.click();
}, 500);
