/** Answers in the place of the core, so that the screens can be looked at without it. Only the development server has it. */
import { parseHash } from '../../lib/router.svelte';
import * as admission from '../../test/samples/admission';
import * as sample from '../../test/samples/intake';
import { school } from '../../test/samples/school';

type Answer = (given: never) => unknown;

const changed = (value: unknown) => ({
  value,
  change: { id: 'change', deed: 'application.save', subject: 'Noor van den Broek', kinds: [] },
});
const count = () => Number(parseHash(window.location.hash).query.rijen ?? 200);
const group = { id: 'group-1', version: 1, school_year_id: 'y', name: 'Groep 1/2 A', unit: null, jaargroepen: [1, 2], capacity: 28, room: null };

function checked({ draft }: { draft: { child: { born_on: string | null; roepnaam: string }; caregivers: { phone: string; achternaam: string }[] } }) {
  const findings = [
    ...(draft.child.roepnaam ? [] : [sample.finding({ code: 'required', field: 'child.roepnaam' })]),
    ...(draft.child.roepnaam === 'Dubbel'
      ? [sample.finding({ code: 'double_application', field: 'child', values: { application_id: 'application-1', name: 'Dubbel' } })]
      : []),
    ...draft.caregivers.flatMap((one, at) => [
      ...(one.phone.length > 0 && one.phone.length < 10 ? [sample.finding({ code: 'not_a_phone', field: `caregivers.${at}.phone` })] : []),
      ...(one.achternaam === 'Broek'
        ? [sample.finding({ code: 'known_caregiver', severity: 'hint', field: `caregivers.${at}`, values: { caregiver_id: 'caregiver-2', name: 'Mark van den Broek' } })]
        : []),
    ]),
  ];
  const born = draft.child.born_on !== null;
  return sample.check({ findings, clock: born ? sample.clock() : null, age: born ? { years: 3, months: 10 } : null });
}

/** By id in the address, for states that the ordinary one does not have. */
const dossiers: Record<string, unknown> = {
  geweigerd: admission.refusedDossier,
  bezwaar: sample.dossier({ objections: [admission.objection()], checklist: admission.checklist }),
  ondersteuning: sample.dossier({ application: sample.application({ support_needed: 'yes' }) }),
};

const answers: Record<string, Answer> = {
  list_applications: () => ({ rows: sample.rows(Math.min(50, count())), total: count() }),
  application_board: () => sample.board(sample.rows(count())),
  today: () => ({ deadlines: sample.rows(Math.min(2, count())), waiting_total: Math.min(1, count()) }),
  school_years: () => [2025, 2026].map((start_year) => ({ id: `y${start_year}`, version: 1, start_year })),
  year_overview: ({ startYear }: { startYear: number }) => ({
    starts_on: `${startYear}-08-01`,
    ends_on: `${startYear + 1}-07-31`,
    groups: [{ group, teachings: [], teachers: [], children: 24 }],
  }),
  school: () => school,
  staff_choices: () => [{ id: 'staff-1', name: 'Petra Willems', role: 'director' }],
  dossier: ({ id }: { id: string }) => dossiers[id] ?? sample.dossier(),
  decision_options: () => admission.options({ custody: [admission.notSigned, admission.custodyUnknown] }),
  intake_forecast: ({ startYear }: { startYear: number }) => (startYear === 2026 ? admission.forecast(count()) : admission.noGroups),
  family: () => sample.family(),
  dossier_history: () => ({ rows: sample.history, total: 2 }),
  check_application: checked as Answer,
  check_decision: () => [sample.finding({ code: 'group_full', severity: 'warning', field: 'group_id', values: { name: 'Groep 1/2 A', used: '28', capacity: '28' } })],
  search_caregivers: () => [sample.mother, sample.father].map(({ caregiver, name, household }) => ({ caregiver, name, household, children: ['Daan van den Broek'] })),
  register_application: () => changed('application-1'),
};

/** Stands in for the shell's own door. */
export function pretendCore(): void {
  const invoke = async (command: string, given: never) => {
    const answer = answers[command];
    if (answer) return answer(given);
    const [record] = Object.values(given as Record<string, { version?: number }>);
    return changed(record);
  };
  Object.assign(window, { __TAURI_INTERNALS__: { invoke } });
}
