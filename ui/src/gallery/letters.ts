/**
 * The letters on made-up answers: `letters.html?press=.trigger&press=[role=menuitem]#/aanmeldingen/application-1?tab=brieven`.
 * `press` clicks one after the other, `wrong` finds faults in a template, `empty` has nothing, `slow` takes its time per letter.
 */
import '../style/index.css';
import { mount } from 'svelte';
import App from '../App.svelte';
import type { LetterKind, TemplateDraft } from '../bridge';
import { dossier, finding, rows, today } from '../test/samples/intake';
import * as letters from '../test/samples/letters';
import { desk, ordinary } from '../test/samples/today';

const asked = new URLSearchParams(window.location.search);
const empty = asked.has('empty');
const PRESS_MS = 400;
const SLOW_MS = 1500;

const changed = (value: unknown) => ({ value, change: { id: 'change', deed: 'letter.make', subject: 'Noor van den Broek', kinds: ['letter'] } });
const wrong = [
  finding({ code: 'control_characters', field: 'body', values: { line: '3' } }),
  finding({ code: 'control_characters', field: 'body', severity: 'warning', values: { line: '7' } }),
];
const barred = finding({ code: 'no_contact_order', values: { name: letters.otherRecipient.name } });

function batch() {
  if (empty) return [];
  const lines = letters.batch(200);
  const nobody = [finding({ code: 'none_chosen', field: 'caregivers' })];
  return lines.map((line, at) => ({ ...line, made_on: at % 5 === 4 ? '2026-11-02' : null, recipients: at % 7 === 3 ? [] : line.recipients, findings: at % 7 === 3 ? nobody : [] }));
}

async function intoFolder({ id }: { id: string }) {
  if (asked.has('slow')) await new Promise((resolve) => setTimeout(resolve, SLOW_MS));
  if (id.endsWith('3')) throw { code: 'file', reference: '8F3A21C0' };
  return `${id}.pdf`;
}

const answers: Record<string, (given: never) => unknown> = {
  desk_state: () => ({ ...desk, today }),
  undo_state: () => ({ undo: null, redo: null }),
  today: () => ordinary,
  list_applications: () => ({ rows: rows(20), total: 20 }),
  application_board: () => [],
  school_years: () => [],
  dossier: () => dossier(),
  letter_templates: () => letters.templateRows,
  letter_template: ({ kind }: { kind: LetterKind }) => letters.templateView({ is_own: kind === 'welcome', template: letters.template({ kind }) }),
  check_letter_template: ({ draft }: { draft: TemplateDraft }) =>
    asked.has('wrong') && draft.body.endsWith('!') ? { findings: wrong, pages: [] } : { findings: [], pages: [letters.page(), letters.page('Vervolg')] },
  save_letter_template: ({ draft }: { draft: TemplateDraft }) => changed({ ...draft, id: 'template', version: draft.version + 1 }),
  reset_letter_template: () => changed(null),
  logo: () => (empty ? null : letters.logo),
  letters: () => (empty ? [] : [letters.letter({ id: 'made' }), letters.letter({ id: 'letter-2', kind: 'invitation', subject: 'Uitnodiging', addressee: letters.otherRecipient.name })]),
  letter_plan: () => (asked.has('wrong') ? letters.plan({ recipients: [letters.recipient({ address: [] }), { ...letters.otherRecipient, findings: [barred] }] }) : letters.plan()),
  preview_letter: () => [letters.page(), letters.page('Vervolg')],
  make_letters: ({ order }: { order: { application_id: string } }) => changed([window.location.hash.includes('/brieven') ? order.application_id : 'made']),
  letter_pages: () => [letters.page(), letters.page('Vervolg')],
  save_letter: () => 'brief.pdf',
  letter_batch: batch,
  choose_letter_folder: () => 'Brieven',
  save_letter_in_folder: intoFolder as (given: never) => unknown,
};

Object.assign(window, {
  __TAURI_INTERNALS__: {
    invoke: async (command: string, given: never) => {
      const answer = answers[command];
      if (!answer) throw { code: 'database', reference: command };
      return answer(given ?? ({} as never));
    },
  },
});

const target = document.getElementById('app');
if (target) mount(App, { target });
asked.getAll('press').forEach((selector, at) => {
  setTimeout(() => document.querySelector<HTMLElement>(selector)?.click(), (at + 2) * PRESS_MS);
});
