/** What the rules have to say, in sentences. Every finding has one here; the compiler finds a missing one. */
import type { Finding, FindingCode, HolidayName, DocumentKind } from '../bridge';
import { formatDate } from '../lib/dates';
import { fieldWord } from './fields';
import { capital, documentWords, holidayWords } from './words';

type Values = Readonly<Record<string, string>>;
type Sentence = (values: Values, finding: Finding) => string;

const day = (values: Values, key: string) => formatDate(values[key] ?? '');
const name = (values: Values, otherwise: string) => values.name || otherwise;
const time = ({ time }: Values) => (time ? ` om ${time} uur` : '');

function closedName(values: Values): string {
  if (values.holiday) return holidayWords[values.holiday as HolidayName];
  return values.name ?? 'vrij';
}

function paper(values: Values): string {
  return documentWords[values.kind as DocumentKind] ?? 'papier';
}

/** What is done at enrolment, beside the papers that are seen. */
const deedsOfEnrolment: ReadonlySet<DocumentKind> = new Set([
  'administration',
  'parro',
  'school_guide',
  'participation_form',
  'previous_school_told',
]);

/** What an objection means: that follows from the custody of who objects. */
function objection({ custody }: Values): string {
  if (custody === 'yes') return 'Met gezag beslissen ouders samen: toelaten kan pas als beiden het eens zijn.';
  if (custody === 'no') return 'Zonder gezag houdt dat toelating niet tegen.';
  return 'Zoek eerst uit of er gezag is: met gezag kan toelaten niet.';
}

/** When one signature is enough: in good faith, and that is less sure of a parent who lives elsewhere. */
function goodFaith({ signed_by: signedBy }: Values, severity: Finding['severity']): string {
  if (!signedBy) return '';
  if (severity === 'hint') return ` ${signedBy} tekende; te goeder trouw is één handtekening genoeg.`;
  return ` ${signedBy} tekende. Eén handtekening is alleen te goeder trouw genoeg: vraag of beiden het eens zijn.`;
}

/** What must be chosen, by field; the core names none when it is about the whole record. */
const noneChosen: Values = {
  '': 'De laatste ouder of verzorger kan niet weg: elk kind houdt er ten minste één.',
  caregivers: 'Vul ten minste één ouder of verzorger in.',
  caregiver_ids: 'Kies ten minste één ouder of verzorger.',
  recipients: 'Kies voor wie de brief is.',
  jaargroepen: 'Kies ten minste één jaargroep.',
};

/** What there is nothing of to write about, and what to do first. */
const nothingToTell: Values = {
  planned_talk: 'Er is geen gesprek om voor uit te nodigen. Plan het eerst.',
  held_talk: 'Er is geen gesprek om verslag van te doen. Voer het eerst, of leg vast dat het is gevoerd.',
  admission: 'Dit kind is nog niet toegelaten. Leg eerst de beslissing vast.',
  postponement: 'Er is geen uitstel vastgelegd. Leg eerst vast wanneer u het de ouders meldt.',
  refusal: 'Er is niet besloten om dit kind niet toe te laten. Leg eerst de beslissing vast.',
  first_day: 'De eerste schooldag is al geweest; een welkomstbrief komt dan te laat.',
  waiting_list: 'Dit kind staat niet op de wachtlijst. Leg eerst de beslissing vast.',
  mornings: 'Er zijn geen wenochtenden die nog komen. Plan ze eerst.',
};

/** Weeks that the school would rather have to itself. */
const skippedWeeks: Values = {
  first: 'In de eerste weken na de zomer heeft school liever geen wenkinderen',
  sinterklaas: 'In de week van Sinterklaas heeft school liever geen wenkinderen',
  last: 'In de laatste weken voor de zomer heeft school liever geen wenkinderen',
};

/** A field of a letter as it is written between braces. */
const braced = (name: string | undefined) => `{${name ?? ''}}`;

/** A name that can stand only once, by field. */
const nameTaken: Readonly<Record<string, (values: Values) => string>> = {
  start_year: () => 'Dit schooljaar is al ingevoerd.',
  caregiver_id: (values) => `${name(values, 'Deze ouder')} staat al bij dit kind.`,
};

function noTopics(field: string, values: Values): string {
  if (field === 'protocol') return 'Er is nog geen vrijgegeven protocol. Maak er een bij Intakeprotocol en geef het vrij.';
  if (values.name) return `Het onderdeel ${values.name} heeft nog geen onderwerpen. Voeg er een toe, of verwijder het onderdeel.`;
  return 'Dit concept is nog leeg. Voeg eerst een onderdeel met onderwerpen toe.';
}

const sentences: Record<FindingCode, Sentence> = {
  required: (_, { field }) => `${capital(fieldWord(field))} ontbreekt nog.`,
  too_long: (values) => `Dit is te lang: er passen ${values.max} tekens.`,
  not_a_name: () => 'In een naam kunnen alleen letters, spaties, streepjes, punten en apostrofs staan.',
  control_characters: () => 'Hier staan onzichtbare tekens in. Typ de tekst over in plaats van hem te plakken.',
  not_a_postcode: (_, { severity }) =>
    severity === 'refusal'
      ? 'Dit is geen postcode. Typ 4 cijfers en 2 letters, zoals 5446 AB.'
      : 'Dit is geen Nederlandse postcode. Bewaard zoals getypt.',
  not_a_phone: () => 'Dit is geen telefoonnummer. Typ 10 cijfers, zoals 06 12 34 56 78, of begin met + voor het buitenland.',
  not_an_email: () => 'Dit is geen e-mailadres. Er hoort een @ in en een punt daarna, zoals naam@example.nl.',
  not_a_brin: () => 'Een BRIN-nummer heeft 2 cijfers en 2 letters, zoals 12AB.',
  not_a_time: () => 'Dit is geen tijd. Typ bijvoorbeeld 8:45.',
  born_in_future: () => 'Deze geboortedatum ligt in de toekomst. Kijk het jaartal na.',
  born_too_long_ago: () => 'Dit kind zou ouder dan 13 zijn. Kijk het jaartal na.',
  double_application: (values) =>
    `${name(values, 'Dit kind')} heeft al een lopende aanmelding. Werk daarin verder; een tweede is niet nodig.`,
  known_child: (values) => `${name(values, 'Een kind met deze naam en geboortedatum')} is al bekend. Kies het bestaande kind als het hetzelfde is.`,
  known_caregiver: (values) => `${name(values, 'Deze ouder')} is misschien al bekend. Kies de bestaande ouder als het dezelfde is.`,
  before_third_birthday: (values, { severity }) =>
    severity === 'refusal'
      ? `Uitstel kan pas als de termijn loopt: vanaf de derde verjaardag, ${day(values, 'on')}.`
      : `Het kind is nog geen 3. De aanmelding telt vanaf ${day(values, 'on')}.`,
  received_in_future: () => 'De ontvangst ligt na vandaag. Kijk de datum na.',
  received_too_late: (values) => `Op ${day(values, 'on')} volgde al uitstel, een besluit of intrekking. De ontvangst kan niet later zijn.`,
  start_before_fourth_birthday: (values) => `Starten kan pas vanaf de vierde verjaardag: ${day(values, 'on')}.`,
  short_notice: (values) =>
    `Dit is korter dan 10 weken voor de gewenste start. Liefst aangemeld uiterlijk ${day(values, 'on')}; het mag wel.`,
  closed_day: (values) => `Op deze dag is er geen school: ${closedName(values)}.`,
  weekend_day: () => 'Deze dag valt in het weekend.',
  unknown_year: () => 'Van dit schooljaar zijn de vakanties nog niet ingevoerd. Voeg het toe bij Instellingen, Schooljaren.',
  wrong_year: () => 'Dit jaartal kan niet kloppen. Kijk het na.',
  in_the_past: () => 'Deze dag is al voorbij.',
  ends_before_start: () => 'Het einde ligt vóór het begin.',
  overlaps: (values) => `Dit overlapt met ${name(values, 'een andere periode')}.`,
  staff_busy: (values) => `${name(values, 'Deze collega')} heeft${time(values)} al een gesprek.`,
  staff_not_working: (values) => `${name(values, 'Deze collega')} werkt niet op deze dag.`,
  room_busy: (values) => `${name(values, 'Deze ruimte')} is${time(values)} al bezet.`,
  outside_school_hours: () => 'Dit valt buiten de schooltijden.',
  signature_missing: (values, { severity }) => `De handtekening van ${name(values, 'een ouder met gezag')} ontbreekt.${goodFaith(values, severity)}`,
  custody_unclear: (values, { severity }) =>
    severity === 'hint'
      ? `Van het gezag van ${name(values, 'deze ouder')} is nog geen bewijs gezien.`
      : `Het is niet bekend of ${name(values, 'deze ouder')} gezag heeft. Vraag ernaar.`,
  no_contact_order: (values, { field }) =>
    field === 'caregiver_ids'
      ? `${name(values, 'Deze ouder')} heeft een contactverbod. Nodig apart uit of overleg eerst.`
      : `${name(values, 'Deze ouder')} heeft een contactverbod.`,
  postponed_too_late: (values) =>
    `Uitstel moest uiterlijk ${day(values, 'on')} aan de ouders zijn gemeld; daarna geeft het geen extra tijd meer.`,
  group_full: (values) => `${name(values, 'Deze groep')} is dan vol: ${values.used} van ${values.capacity} plaatsen bezet.`,
  in_use: (values) => `${name(values, 'Deze groep')} is nog in gebruik en kan niet weg. Verplaats eerst de kinderen die erin zitten en de wenochtenden die er gepland zijn.`,
  name_taken: (values, { field }) =>
    nameTaken[field]?.(values) ?? `De naam ${name(values, '')} bestaat al in dit jaar. Kies een andere.`,
  none_chosen: (_, { field }) => noneChosen[field] ?? 'Kies er ten minste één.',
  out_of_range: (values) => `Dit getal moet tussen ${values.min} en ${values.max} liggen.`,
  duty_of_care: () =>
    'Dit kind heeft extra ondersteuning nodig: weigeren kan pas als een andere school het kind wil toelaten, na overleg met de ouders. Dat hoeft niet als de school vol is of als ouders de grondslag niet respecteren.',
  already_decided: () => 'Er is al een beslissing. Draai die eerst terug als ze niet klopt.',
  application_closed: () => 'Deze aanmelding is afgesloten: er valt niets meer te plannen of te beslissen.',
  in_the_future: () => 'Deze dag ligt na vandaag. Vul de dag in waarop het is gebeurd.',
  before_received: (values) => `Deze dag ligt vóór de aanmelding, die kwam binnen op ${day(values, 'on')}.`,
  after_decide_by: (values) => `Dit is na de laatste dag om te beslissen, ${day(values, 'on')}.`,
  not_in_group_year: (values) =>
    `${name(values, 'Deze groep')} bestaat van ${day(values, 'from')} tot en met ${day(values, 'until')}. Kies een groep van het schooljaar waarin het kind start.`,
  document_missing: (values) =>
    deedsOfEnrolment.has(values.kind as DocumentKind) ? `Nog niet gedaan: ${paper(values)}.` : `Nog niet gezien: ${paper(values)}.`,
  consent_missing: (values) =>
    `Het is nog niet gevraagd of school informatie mag vragen bij ${name(values, 'de opvang of vorige school')}.`,
  support_note_missing: () => 'Er is extra ondersteuning nodig, maar nog niet welke.',
  no_custody: (values) => `${name(values, 'Deze ouder')} heeft geen gezag en krijgt alleen informatie over het kind als die erom vraagt.`,
  apart_talk: (values) => `${name(values, 'Deze ouder')} wil liever een apart gesprek.`,
  interpreter_needed: (values) =>
    `${name(values, 'Deze ouder')} heeft een tolk nodig${values.language ? ` (${values.language})` : ''}.`,
  protocol_released: () => 'Deze versie is vrijgegeven en verandert niet meer. Maak een nieuw concept om iets te wijzigen.',
  no_topics: (values, { field }) => noTopics(field, values),
  too_few_choices: () => 'Een keuze heeft ten minste twee verschillende antwoorden nodig.',
  not_a_choice: () => 'Dit antwoord staat niet bij dit onderwerp. Kies een van de antwoorden.',
  draft_exists: () => 'Van dit schooljaar is er al een concept. Werk daarin verder, of gooi het eerst weg.',
  talk_cancelled: () => 'Dit gesprek is afgezegd. Plan een nieuw gesprek, of leg eerst vast dat het toch doorging.',
  caregiver_objects: (values) => `${name(values, 'Deze ouder')} is het niet eens met de aanmelding. ${objection(values)}`,
  ground_missing: () => 'Kies waarom het kind niet wordt toegelaten.',
  support_unknown: () =>
    'Beoordeel eerst of dit kind extra ondersteuning nodig heeft, en leg dat vast in de aanmelding. Pas daarna kan de school weigeren.',
  room_left: (values) =>
    `${name(values, 'Een groep')} heeft op de eerste dag nog plaats: ${values.used} van ${values.capacity} plaatsen bezet. Kijk na of de school echt vol is.`,
  waiting_is_no_decision: (values) =>
    `Een plaats op de wachtlijst is geen toelating. De wet vraagt nog steeds een beslissing, uiterlijk ${day(values, 'on')}.`,
  after_compulsory: (values) => `Dit kind is leerplichtig vanaf ${day(values, 'on')} en moet dan al op een school zitten.`,
  other_school_missing: (_, { field }) =>
    field === 'other_school_on'
      ? 'Vul in wanneer de andere school toezegde het kind toe te laten. Pas daarna kan deze school weigeren.'
      : 'Vul in welke andere school het kind wil toelaten. Zonder die school kan een kind dat ondersteuning nodig heeft niet worden geweigerd.',
  parents_not_heard: () => 'Vul in wanneer dit met de ouders is besproken. Pas daarna kan de school weigeren.',
  after_decision: (values) =>
    `Dit moet vóór de beslissing van ${day(values, 'on')} zijn gebeurd. Kijk de dag na, of vul een latere beslisdag in.`,
  unknown_field: (values) =>
    `Het veld ${braced(values.name)} bestaat niet in deze brief.` +
    (values.nearest ? ` Bedoelt u ${braced(values.nearest)}?` : ' Kies een veld uit de lijst.'),
  unclosed_field: ({ line }) => `${line ? `Op regel ${line} begint` : 'Er begint'} een veld met {, maar het eindigt niet. Zet er een } achter.`,
  field_not_alone: (values) =>
    `Het veld ${braced(values.name)} vult eigen alinea’s. Zet het alleen op een regel van de tekst.`,
  empty_field: (values, { severity }) =>
    severity === 'hint'
      ? `Voor ${braced(values.name)} is niets ingevuld. Die regel blijft weg.`
      : `Voor ${braced(values.name)} is niets ingevuld. In de zin valt een gat: vul het aan of pas de tekst aan.`,
  no_addressee: () => 'Niemand van dit kind krijgt post. Zet dat aan bij ten minste één ouder of verzorger.',
  address_missing: (values) => `Het adres van ${name(values, 'deze ouder')} is niet volledig. Geef de brief mee, of vul het adres aan.`,
  secret_in_letter: (values) =>
    `In de tekst staat het geheime adres, nummer of e-mailadres van ${name(values, 'een andere ouder')}` +
    `${values.where ? `, bij ‘${values.where}’` : ''}. Haal het daar weg; deze lezer mag het niet zien.`,
  not_in_talk: (values, { severity }) =>
    severity === 'refusal'
      ? `${name(values, 'Deze ouder')} hoort niet bij dit gesprek van ${values.other}, die apart praat of een geheim adres heeft. Plan voor ${name(values, 'deze ouder')} een eigen gesprek.`
      : `${name(values, 'Deze ouder')} hoort niet bij dit gesprek. Stuur de brief alleen als dat de bedoeling is.`,
  readers_changed: (values) =>
    `Deze brief kan niet meer naar ${name(values, 'deze ouder')}: in het gezin is sindsdien iets veranderd (contactverbod, post of adres). Maak een nieuwe brief voor wie hem nu mag krijgen.`,
  file_too_large: (values) => `Dit bestand is te groot. Kies er een van ten hoogste ${values.max} MB.`,
  picture_too_large: (values) => `Deze afbeelding is te groot. Kies er een van ten hoogste ${values.max} bij ${values.max} beeldpunten.`,
  not_a_picture: () => 'Dit is geen afbeelding die op een brief past. Kies een PNG-, JPEG- of SVG-bestand.',
  nothing_to_tell: (values) => nothingToTell[values.what ?? ''] ?? 'Hierover is nog niets om te schrijven.',
  before_wen_window: (values) => `Wennen kan pas vanaf 3 jaar en 10 maanden: vanaf ${day(values, 'from')}. Kies een latere dag.`,
  after_wen_window: (values) =>
    `Wennen kan tot en met de dag voor de vierde verjaardag: ${day(values, 'until')}. Kies een eerdere dag.`,
  after_first_day: (values) => `Het kind is leerling vanaf ${day(values, 'on')}. Kies een dag daarvoor.`,
  too_many_half_days: (values) =>
    `Een kind mag ten hoogste 5 hele of ${values.max ?? '10'} halve dagen komen wennen. Zeg eerst een andere ochtend af.`,
  morning_twice: () => 'Het kind heeft op deze dag al een wenochtend. Kies een andere dag.',
  morning_full: (values) =>
    `Deze ochtend is vol: in ${name(values, 'deze groep')} komen al ${values.used} van ${values.places} wenkinderen. Kies een andere dag, of verhoog bij Instellingen het aantal van school of van de groep.`,
  no_lessons: (values) => `${name(values, 'Deze groep')} heeft op deze weekdag geen les. Kies een andere dag.`,
  group_missing: () => 'Er is nog geen groep afgesproken. Spreek eerst de start en de groep af.',
  not_admitted: () => 'Alleen een toegelaten kind kan komen wennen. Leg eerst de beslissing vast.',
  skipped_week: (values) => `${skippedWeeks[values.week ?? ''] ?? 'In deze week heeft school liever geen wenkinderen'}. Het mag wel.`,
  weekday_not_suited: () => 'Op deze weekdag heeft school liever geen wenkinderen. Het mag wel.',
  more_than_usual: (values) => `Dit is meer dan de ${values.usual} wenochtenden die een kind hier meestal heeft. Het mag wel.`,
  morning_over: () => 'Deze ochtend is al geweest en is niet meer te verplaatsen of af te zeggen.',
  morning_cancelled: () => 'Deze ochtend is afgezegd. Er valt niets meer over op te schrijven.',
  too_few_mornings: (values) =>
    `${values.found === '0' ? 'Er is geen vrije ochtend gevonden' : `Er zijn ${values.found} van ${values.wanted} ochtenden gevonden`}. Verhoog het aantal wenkinderen bij de groep, of kies zelf een dag.`,
  other_group: (values) =>
    `Deze ochtend is in een andere groep dan ${name(values, 'de groep')} waar het kind nu komt. Verplaats de ochtend, of zeg hem af.`,
  readiness_not_looked: () => 'Nog niemand heeft gekeken of het kind klaar is voor school. Vul in wat u ervan weet.',
  start_not_confirmed: () => 'De eerste dag is nog niet met de ouders bevestigd.',
  already_started: (values) => `Dit kind is al leerling sinds ${day(values, 'on')}. Draai dat eerst terug als het niet klopt.`,
  first_day_missing: () => 'Er is nog geen eerste dag afgesproken. Spreek eerst de start af.',
  before_first_day: (values) => `Dit ligt vóór de eerste dag van het kind, ${day(values, 'on')}.`,
  place_in_store: () => 'Deze map hoort bij Driehoek zelf. Kies een map op een andere schijf.',
  place_not_writable: () => 'In deze map kan Driehoek niets opslaan. Is de schijf aangesloten, en mag u er schrijven?',
};

/** The sentence; where the rule stands is `finding.source`. */
export function findingText(finding: Finding): string {
  return sentences[finding.code](finding.values, finding);
}

/** The sentence for the first finding of a field, whatever its weight; null when there is none. */
export function findingFor(findings: readonly Finding[], field: string): string | null {
  const found = findings.find((one) => one.field === field);
  return found ? findingText(found) : null;
}

/** What stands beside a field: `problem` for a refusal, `warning` for the rest. Spread it on the field. */
export function fieldFindings(findings: readonly Finding[], field: string): { problem: string | null; warning: string | null } {
  const ofField = findings.filter((one) => one.field === field);
  const refusal = ofField.find(({ severity }) => severity === 'refusal');
  const other = ofField.find(({ severity }) => severity !== 'refusal');
  return { problem: refusal ? findingText(refusal) : null, warning: other ? findingText(other) : null };
}
