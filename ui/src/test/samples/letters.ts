/** Made-up letters and templates for tests and for looking at the screens. */
import type {
  BatchLine,
  LetterKind,
  LetterPlan,
  LetterRow,
  LogoView,
  Recipient,
  Template,
  TemplateRow,
  TemplateView,
} from '../../bridge';
import { mother, father } from './intake';

const kinds: LetterKind[] = ['confirmation', 'invitation', 'report', 'admission', 'postponement', 'refusal', 'waiting_list', 'welcome', 'wen_invitation'];

/** A page as the press draws one, in short. */
export function page(words = 'Beste Marieke en Mark,'): string {
  const lines = Array.from({ length: 14 }, (_, at) => `<rect x="70" y="${300 + at * 26}" width="${at % 5 === 4 ? 260 : 455}" height="5" fill="#bbb"/>`);
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 595 842"><text x="70" y="80" font-size="18">KC De Sprong</text><text x="70" y="270" font-size="12">${words}</text>${lines.join('')}</svg>`;
}

export const templateRows: TemplateRow[] = kinds.map((kind) => ({ kind, is_own: kind === 'welcome' }));

export function template(over: Partial<Template> = {}): Template {
  return {
    id: '',
    version: 0,
    kind: 'confirmation',
    subject: 'Aanmelding van {kind}',
    body: 'Beste {aanhef},\n\nWij hebben de aanmelding van {kind} ontvangen op {ontvangen_op}.\n\nMet vriendelijke groet,\n\n{ondertekenaar}',
    ...over,
  };
}

export function templateView(over: Partial<TemplateView> = {}): TemplateView {
  return {
    template: template(),
    is_own: false,
    fields: [
      { name: 'aanhef', example: 'mevrouw Jansen-van den Heuvel en meneer Van den Broek', is_block: false },
      { name: 'kind', example: 'Noor van den Broek', is_block: false },
      { name: 'ontvangen_op', example: 'maandag 16 november 2026', is_block: false },
      { name: 'beslissen_uiterlijk', example: 'maandag 28 december 2026', is_block: false },
      { name: 'ondertekenaar', example: 'Petra Willems, directeur', is_block: false },
      { name: 'afspraken', example: 'wat er is afgesproken, met wie en wanneer', is_block: true },
    ],
    ...over,
  };
}

export const logo: LogoView = {
  file_name: 'logo-de-sprong.svg',
  media_type: 'image/svg+xml',
  content: btoa('<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 300 80"><circle cx="40" cy="40" r="30" fill="teal"/><text x="90" y="50" font-size="28">De Sprong</text></svg>'),
  version: 2,
};

export function recipient(over: Partial<Recipient> = {}): Recipient {
  return {
    caregiver_ids: [mother.caregiver.id],
    name: mother.name,
    address: ['Dorpsstraat 12', '5446 AB Wanroij'],
    is_usual: true,
    findings: [],
    ...over,
  };
}

export const otherRecipient = recipient({ caregiver_ids: [father.caregiver.id], name: father.name, address: ['Kerkstraat 3', '5447 AC Rijkevoort'] });

export function plan(over: Partial<LetterPlan> = {}): LetterPlan {
  return { recipients: [recipient(), otherRecipient], findings: [], interview_id: null, ...over };
}

export function letter(over: Partial<LetterRow> = {}): LetterRow {
  return {
    id: 'letter-1',
    kind: 'confirmation',
    made_on: '2026-11-17',
    made_by: 'Ineke Peters',
    addressee: `${mother.name} en ${father.name}`,
    subject: 'Aanmelding van Noor van den Broek',
    ...over,
  };
}

export function batchLine(over: Partial<BatchLine> = {}): BatchLine {
  return { application_id: 'application-1', name: 'Noor van den Broek', recipients: [mother.name, father.name], made_on: null, findings: [], ...over };
}

export function batch(count: number): BatchLine[] {
  return Array.from({ length: count }, (_, at) => batchLine({ application_id: `application-${at}`, name: `Kind ${at + 1} van den Heuvel` }));
}
