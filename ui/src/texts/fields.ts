/** The names of records and fields, and their values, as the history and a conflict show them. */
import type { ErasureKind, RetentionKind, Role } from '../bridge';
import { formatDate, formatMoment, partsOf } from '../lib/dates';
import { letterNames } from './letters';
import {
  agreementRoleWords,
  attendanceWords,
  cancelReasonWords,
  decisionWords,
  documentWords,
  knownWords,
  morningAnswerWords,
  periodKindWords,
  periodStatusWords,
  receivedByWords,
  refusalGroundWords,
  relationWords,
  sectionKindWords,
  sexWords,
  staffRoleWords,
  topicKindWords,
  topicMarkWords,
  weekdaysInWords,
  weekdayLong,
} from './words';

const records: Readonly<Record<string, string>> = {
  school: 'school',
  staff_member: 'collega',
  school_year: 'schooljaar',
  closed_period: 'vakantie of vrije dag',
  school_group: 'groep',
  group_teaching: 'leerkracht van een groep',
  household: 'adres',
  caregiver: 'ouder of verzorger',
  child: 'kind',
  caregiver_link: 'band tussen ouder en kind',
  placement: 'plaats in een groep',
  application: 'aanmelding',
  signature: 'handtekening',
  objection: 'bezwaar van een ouder',
  wenochtend: 'wenochtend',
  child_start: 'start als leerling',
  seen_document: 'gezien papier',
  interview: 'intakegesprek',
  agreement: 'afspraak',
  protocol: 'intakeprotocol',
  protocol_section: 'onderdeel van het protocol',
  protocol_topic: 'onderwerp van het protocol',
  topic_preparation: 'voorbereiding van een onderwerp',
  interview_note: 'notitie bij een onderwerp',
  letter: 'brief',
  letter_template: 'tekst van een brief',
  journal_change: 'wie wanneer iets deed',
  school_logo: 'logo',
  app_user: 'gebruiker',
  safety: 'beveiliging en reservekopieën',
  retention_term: 'bewaartermijn',
  legal_hold: 'bewaarplicht',
  erasure: 'gewiste gegevens',
};

/** Names that hold in every record, in the order in which a reader wants to see them. */
const fields: Readonly<Record<string, string>> = {
  name: 'naam',
  file_name: 'bestandsnaam',
  media_type: 'soort bestand',
  roepnaam: 'roepnaam',
  voornamen: 'voornamen',
  voorvoegsel: 'voorvoegsel',
  achternaam: 'achternaam',
  born_on: 'geboortedatum',
  sex: 'geslacht',
  home_language: 'thuistaal',
  remarks: 'bijzonderheden',
  phone: 'telefoon',
  other_phone: 'tweede telefoon',
  email: 'e-mail',
  language: 'taal',
  interpreter_needed: 'tolk nodig',
  street: 'straat en huisnummer',
  postcode: 'postcode',
  city: 'plaats',
  secret_address: 'geheim adres',
  household_id: 'adres',
  topic_id: 'onderwerp',
  child_id: 'kind',
  caregiver_id: 'ouder of verzorger',
  relation: 'relatie tot het kind',
  custody: 'gezag',
  custody_seen_on: 'bewijs van gezag gezien op',
  custody_seen_by: 'bewijs van gezag gezien door',
  lives_there: 'kind woont daar',
  gets_post: 'krijgt post',
  apart_talk: 'apart gesprek',
  emergency_contact: 'noodcontact',
  no_contact_order: 'contactverbod',
  received_on: 'ontvangen op',
  channel: 'hoe aangemeld',
  wanted_start_on: 'gewenste start',
  other_schools: 'andere scholen',
  childcare: 'opvang',
  previous_school: 'vorige school',
  vve: 'VVE',
  vve_programme: 'VVE-programma',
  support_needed: 'extra ondersteuning nodig',
  support_note: 'welke ondersteuning',
  concerns: 'zorgen',
  contact_consent: 'toestemming om navraag te doen',
  contact_consent_on: 'toestemming gegeven op',
  questions: 'eigen vragen voor het gesprek',
  postponed_on: 'uitstel gemeld op',
  decision: 'beslissing',
  decided_on: 'beslist op',
  decided_by: 'beslist door',
  decision_reason: 'reden van de beslissing',
  reason: 'reden',
  refusal_ground: 'grond van de weigering',
  other_school: 'school die het kind wil toelaten',
  other_school_on: 'andere school zegde toe op',
  parents_heard_on: 'met de ouders besproken op',
  said_on: 'gezegd op',
  taken_back_on: 'teruggenomen op',
  starts_on: 'eerste dag',
  ends_on: 'laatste dag',
  group_id: 'groep',
  withdrawn_on: 'ingetrokken op',
  withdrawn_reason: 'reden van intrekken',
  decide_by: 'beslissen uiterlijk',
  signed_on: 'getekend op',
  seen_on: 'gezien op',
  seen_by: 'gezien door',
  kind: 'soort',
  planned_on: 'dag',
  starts_at: 'tijd',
  minutes: 'duur in minuten',
  room: 'ruimte',
  director_id: 'wie het gesprek voert',
  teacher_id: 'leerkracht voor de kennismaking',
  caregiver_ids: 'wie komt',
  child_comes: 'kind komt mee',
  with_tour: 'met rondleiding',
  held_on: 'gevoerd op',
  half_days: 'halve dagen',
  answered_on: 'antwoord gegeven op',
  escort: 'wie brengt en haalt',
  cancelled_on: 'afgezegd op',
  cancel_reason: 'waarom afgezegd',
  attendance: 'verloop',
  left_at: 'naar huis om',
  play: 'spelen',
  contact: 'contact',
  self_reliance: 'zelfredzaamheid',
  toilet: 'naar het toilet gaan',
  parents_impression: 'indruk van de ouders',
  next_question: 'vraag voor de volgende keer',
  marked_by: 'opgeschreven door',
  looked_on: 'gekeken op',
  readiness_note: 'wat is gezien of gezegd',
  started_on: 'eerste dag op school',
  enrolled_on: 'inschrijfdatum',
  look_back_on: 'terugblik gepland op',
  looked_back_on: 'teruggeblikt op',
  look_back_note: 'wat bij de terugblik is gezegd',
  what: 'afspraak',
  role: 'rol',
  who: 'wie',
  due_on: 'uiterlijk',
  done_on: 'gedaan op',
  toured_on: 'rondgeleid op',
  toured_by: 'rondgeleid door',
  introduced_on: 'kennisgemaakt op',
  introduced_by: 'kennisgemaakt met',
  number: 'versie',
  released_on: 'vrijgegeven op',
  released_by: 'vrijgegeven door',
  begun: 'gesprekken begonnen',
  position: 'plaats',
  title: 'titel',
  prompt: 'wat u vraagt of vertelt',
  choices: 'antwoorden',
  mark: 'keuze vooraf',
  question: 'eigen vraag',
  discussed: 'besproken',
  elapsed_seconds: 'duur in seconden',
  answer: 'antwoord',
  brin: 'BRIN-nummer',
  board: 'bestuur',
  doors_open_at: 'deuren open',
  lessons_start_at: 'begin van de lessen',
  lunch_break_at: 'begin van de middagpauze',
  lessons_end_at: 'einde van de lessen',
  rooms: 'gespreksruimtes',
  start_no_december: 'geen start in december',
  start_summer_weeks: 'weken voor de zomer: start erna',
  wen_mornings: 'wenochtenden per kind',
  wen_places: 'wenkinderen per ochtend',
  wen_weekdays: 'dagen voor wenochtenden',
  wen_skip_first_weeks: 'eerste weken van het jaar zonder wenkinderen',
  wen_skip_last_weeks: 'laatste weken voor de zomer zonder wenkinderen',
  wen_skip_sinterklaas: 'week van Sinterklaas zonder wenkinderen',
  wen_bring: 'wat een wenkind meeneemt',
  moving_up_on: 'doorschuifmoment van de hele school',
  look_back_weeks: 'weken na de start tot de terugblik',
  working_days: 'werkdagen',
  left_on: 'laatste werkdag',
  start_year: 'schooljaar',
  school_year_id: 'schooljaar',
  status: 'zekerheid',
  note: 'toelichting',
  unit: 'unit',
  jaargroepen: 'jaargroepen',
  capacity: 'aantal plaatsen',
  staff_id: 'leerkracht',
  weekday: 'weekdag',
  teachers: 'leerkrachten',
  application_id: 'aanmelding',
  interview_id: 'gesprek',
  made_on: 'gemaakt op',
  made_by: 'gemaakt door',
  addressee: 'voor wie',
  paper: 'de brief zelf',
  subject: 'onderwerp',
  body: 'tekst',
  recipients: 'voor wie',
  passphrase: 'wachtzin',
  confirmed_on: 'rechten nagekeken op',
  ended_on: 'toegang beëindigd op',
  idle_minutes: 'minuten tot vergrendelen',
  keep_daily: 'reservekopieën per dag',
  keep_monthly: 'reservekopieën per maand',
  keep_yearly: 'reservekopieën per jaar',
  second_place: 'tweede plek',
  months: 'maanden',
  source: 'waar het is vastgelegd',
  placed_on: 'vastgelegd op',
  placed_by: 'vastgelegd door',
  lifted_on: 'opgeheven op',
  lifted_by: 'opgeheven door',
  erased_at: 'gewist op',
  erased_by: 'gewist door',
  ground: 'grond',
  children: 'kinderen',
  caregivers: 'ouders en verzorgers',
  households: 'adressen',
  records: 'gegevens in totaal',
  journal_lines: 'regels van de geschiedenis',
};

/** Where a field is called otherwise than in most records. */
const ownFields: Readonly<Record<string, string>> = {
  'agreement.role': 'voor wie',
  'school_group.room': 'lokaal',
  'application.starts_on': 'afgesproken start',
  'seen_document.kind': 'papier',
  'interview_note.note': 'notitie',
  'wenochtend.answer': 'antwoord van de ouders',
  'child_start.toilet': 'gaat zelf naar het toilet',
  'child_start.self_reliance': 'kleedt zich om, eet en drinkt zelf',
  'child_start.confirmed_on': 'eerste dag bevestigd op',
  'letter.kind': 'welke brief',
  'letter_template.kind': 'welke brief',
  'retention_term.kind': 'van wie',
  'erasure.kind': 'waarom gewist',
};

const flags = new Set([
  'interpreter_needed',
  'secret_address',
  'lives_there',
  'gets_post',
  'apart_talk',
  'emergency_contact',
  'no_contact_order',
  'child_comes',
  'with_tour',
  'discussed',
  'start_no_december',
  'wen_skip_sinterklaas',
]);

export const roleWords: Record<Role, string> = {
  director: 'directeur',
  office: 'administratie',
  teacher: 'leerkracht',
  reader: 'lezer',
};

const retentionWords: Record<RetentionKind, string> = {
  not_admitted: 'kinderen die niet zijn toegelaten',
  withdrawn: 'ingetrokken aanmeldingen',
  left: 'leerlingen die van school gingen',
  never_started: 'toegelaten kinderen die nooit kwamen',
  taken_back: 'teruggedraaide aanmeldingen',
};

const erasureWords: Record<ErasureKind, string> = {
  not_admitted: 'termijn voorbij: niet toegelaten',
  withdrawn: 'termijn voorbij: ingetrokken aanmelding',
  left: 'termijn voorbij: van school gegaan',
  never_started: 'termijn voorbij: nooit gekomen',
  taken_back: 'termijn voorbij: aanmelding teruggedraaid',
  several: 'verschillende termijnen voorbij',
  request: 'op verzoek, voor het einde van de termijn',
};

const values: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  sex: sexWords,
  relation: relationWords,
  custody: knownWords,
  vve: knownWords,
  support_needed: knownWords,
  contact_consent: knownWords,
  channel: receivedByWords,
  decision: decisionWords,
  refusal_ground: refusalGroundWords,
  'agreement.role': agreementRoleWords,
  'staff_member.role': staffRoleWords,
  'closed_period.kind': periodKindWords,
  'closed_period.status': periodStatusWords,
  'seen_document.kind': documentWords,
  'protocol_section.kind': sectionKindWords,
  'protocol_topic.kind': topicKindWords,
  'topic_preparation.mark': topicMarkWords,
  'interview_note.answer': { yes: 'ja', no: 'nee' },
  'wenochtend.answer': morningAnswerWords,
  cancel_reason: cancelReasonWords,
  attendance: attendanceWords,
  'child_start.toilet': knownWords,
  'child_start.self_reliance': knownWords,
  'letter.kind': letterNames,
  'letter_template.kind': letterNames,
  'app_user.role': roleWords,
  'retention_term.kind': retentionWords,
  'erasure.kind': erasureWords,
};

/** `ouder of verzorger` for `caregiver`. */
export function recordName(kind: string): string {
  return records[kind] ?? 'gegevens';
}

/** `geboortedatum` for `child`, `born_on`. */
export function fieldName(kind: string, field: string): string {
  return ownFields[`${kind}.${field}`] ?? fields[field] ?? field;
}

const order = new Map(Object.keys(fields).map((field, at) => [field, at]));

/** The place of a field among those of its record: the first day before the last one, the street before the postcode. */
export function fieldPlace(field: string): number {
  return order.get(field) ?? order.size;
}

/** The field of a finding (`child.born_on`, `caregivers.0.phone`), as it stands in a sentence. */
export function fieldWord(path: string): string {
  const field = path.split('.').at(-1) ?? '';
  return fields[field] ?? 'wat hier hoort';
}

/** `leerlingen die van school gingen` for `left`: whose data a retention term is about. */
export function retentionWord(kind: string): string {
  return kind in retentionWords ? retentionWords[kind as RetentionKind] : kind;
}

/** `2026-09-01T06:45:00Z`. */
const moment = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d+)?Z$/;

/** A value of the store as a reader sees it; `–` for nothing. Ids of other records say nothing to a reader. */
export function valueText(kind: string, field: string, raw: string | null): string {
  if (raw === null || raw === '') return '–';
  if (flags.has(field)) return raw === '1' || raw === 'true' ? 'ja' : 'nee';
  const word = (values[`${kind}.${field}`] ?? values[field])?.[raw];
  if (word !== undefined) return word;
  if (partsOf(raw)) return formatDate(raw);
  if (moment.test(raw)) return formatMoment(raw);
  if (field === 'weekday') return weekdayLong(Number(raw));
  return listText(field, raw) ?? raw;
}

/** Lists lie in the store as JSON. */
function listText(field: string, raw: string): string | null {
  const list = raw.startsWith('[') ? parsed(raw) : null;
  if (list === null) return null;
  if (field === 'working_days' || field === 'wen_weekdays') return weekdaysInWords(list.map(Number)) || '–';
  return list.join(', ') || '–';
}

function parsed(raw: string): unknown[] | null {
  try {
    const value: unknown = JSON.parse(raw);
    return Array.isArray(value) ? value : null;
  } catch {
    return null;
  }
}

/** What a record keeps for itself, and nobody typed. */
const inner = new Set(['topic_key', 'elapsed_seconds']);

/** Fields that only hold the id of another record, or what nobody typed: not worth a line in a history. */
export function isReference(field: string): boolean {
  return inner.has(field) || field.endsWith('_id') || field.endsWith('_ids');
}
