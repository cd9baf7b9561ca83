/** What Beheer, Privacy says: how long what is kept, erasing, inzage and the log of it. */
import type { AccessFile, AccessSection, Erasure, ErasureKind, ErasurePlan, KindCount, LeftOut, LeftOutReason, Mention, RetentionKind } from '../bridge';
import { formatMoment } from '../lib/dates';
import { fieldName, recordName, valueText } from './fields';
import { listInWords, numberWord } from './sentence';
import { capital } from './words';

type Counted = readonly [one: string, more: string];

/** `1 kind`, `3 kinderen`. */
function counted(count: number, [one, more]: Counted): string {
  return `${count} ${count === 1 ? one : more}`;
}

/** `één kind`, `drie kinderen`, for at the top of a screen. */
function inWords(count: number, [one, more]: Counted): string {
  return `${numberWord(count)} ${count === 1 ? one : more}`;
}

/** At the start of a sentence: `Eén kind`, for a capital bears no accent in Dutch. */
function atStart(text: string): string {
  return capital(text).replace(/^É/, 'E');
}

const children: Counted = ['kind', 'kinderen'];
const caregivers: Counted = ['ouder of verzorger', 'ouders of verzorgers'];
const homes: Counted = ['adres', 'adressen'];
const lines: Counted = ['regel', 'regels'];
const backups: Counted = ['reservekopie', 'reservekopieën'];

/** More than one of a record; those that an erasure can meet. */
const plurals: Readonly<Record<string, string>> = {
  child: 'kinderen',
  caregiver: 'ouders of verzorgers',
  household: 'adressen',
  caregiver_link: 'banden tussen ouder en kind',
  placement: 'plaatsen in een groep',
  application: 'aanmeldingen',
  signature: 'handtekeningen',
  objection: 'bezwaren van een ouder',
  seen_document: 'gezien papieren',
  interview: 'intakegesprekken',
  agreement: 'afspraken',
  topic_preparation: 'voorbereidingen van een onderwerp',
  interview_note: 'notities bij een onderwerp',
  letter: 'brieven',
  legal_hold: 'bewaarplichten',
};

export const retentionWords: Record<RetentionKind, string> = {
  not_admitted: 'niet toegelaten',
  withdrawn: 'aanmelding ingetrokken',
  left: 'van school',
  never_started: 'toegelaten, nooit gestart',
  taken_back: 'aanmelding teruggedraaid',
};

export const erasureWords: Record<ErasureKind, string> = {
  ...retentionWords,
  several: 'verschillende soorten',
  request: 'voor het einde van de termijn',
};

const leftOutWords: Record<LeftOutReason, string> = {
  of_another: 'gaat over een andere ouder of verzorger',
  secret_address: 'het adres is geheim',
};

/** `2 jaar`, `1 jaar en 6 maanden`, `30 dagen`. */
export function termInWords(months: number, days = 0): string {
  const years = Math.floor(months / 12);
  const rest = months % 12;
  const words = [years > 0 && `${years} jaar`, rest > 0 && counted(rest, ['maand', 'maanden']), days > 0 && counted(days, ['dag', 'dagen'])].filter(
    (word) => word !== false,
  );
  return words.length > 0 ? words.join(' en ') : 'meteen';
}

/** `3 handtekeningen`. */
export function kindCount({ kind, count }: KindCount): string {
  return count === 1 ? `1 ${recordName(kind)}` : `${count} ${plurals[kind] ?? recordName(kind)}`;
}

/** `Notitie bij een onderwerp: Thuistaal`. */
export function sectionHeading({ kind, title }: AccessSection): string {
  const about = title === '' ? '' : valueText(kind, 'kind', title);
  return capital(about === '' ? recordName(kind) : `${recordName(kind)}: ${about}`);
}

/** `Noor: notitie bij het gesprek met Yusuf Yılmaz`. */
export function mentionText({ name, kind, field, child_name: child }: Mention): string {
  const where = `${recordName(kind)}, ${fieldName(kind, field)}`;
  return child === null ? `${name}: ${where}` : `${name}: bij ${child}, ${where}`;
}

/** `2 banden tussen ouder en kind: gaat over een andere ouder of verzorger`. */
export function leftOutText({ kind, count, reason }: LeftOut): string {
  return `${kindCount({ kind, count })}: ${leftOutWords[reason]}`;
}

/** `Zes kinderen, negen ouders of verzorgers en vijf adressen`. */
export function erasedLine(erasure: Pick<Erasure, 'children' | 'caregivers' | 'households'>): string {
  return atStart(erasedInWords(erasure));
}

/** The same within a sentence. */
export function erasedInWords(erasure: Pick<Erasure, 'children' | 'caregivers' | 'households'>): string {
  return listInWords([
    inWords(erasure.children, children),
    ...(erasure.caregivers > 0 ? [inWords(erasure.caregivers, caregivers)] : []),
    ...(erasure.households > 0 ? [inWords(erasure.households, homes)] : []),
  ]);
}

export const privacyTexts = {
  parts: 'Onderdelen van Privacy',
  partNames: { vernietigen: 'Vernietigen', termijnen: 'Bewaartermijnen', inzage: 'Inzage', logboek: 'Logboek' },
  answer: (due: number) =>
    due === 0 ? 'Van geen enkel kind is de bewaartermijn voorbij.' : `Van ${inWords(due, children)} is de bewaartermijn voorbij.`,
  cancel: 'Annuleren',
  close: 'Sluiten',
};

export const destroyTexts = {
  caption: 'Kinderen van wie de bewaartermijn voorbij is of binnen een jaar voorbij gaat',
  about: 'Vink aan wie u wist. Driehoek wist nooit vanzelf: u beslist, en ziet eerst wat er weggaat.',
  child: 'Kind',
  kind: 'Wat het is',
  ended: 'Geëindigd op',
  due: 'Moet weg vanaf',
  state: 'Stand',
  isDue: 'termijn voorbij',
  notYet: 'termijn loopt nog',
  held: 'bewaarplicht',
  holdColumn: 'Bewaarplicht',
  hold: 'Bewaarplicht…',
  holdFor: (name: string) => `voor ${name}`,
  /** Only the history still tells of it: there is no child to keep. */
  noHold: 'niet mogelijk',
  all: 'Alle op deze bladzijde aanvinken',
  none: 'Geen aanvinken',
  chosen: (count: number) => (count === 0 ? 'Nog niemand gekozen' : `${counted(count, children)} gekozen`),
  deed: 'Wissen…',
  empty: 'Niets om te wissen',
  emptyText:
    'Hier komen kinderen van wie de bewaartermijn voorbij is, en wie dat binnen een jaar wordt. Hoe lang wat blijft, staat bij Bewaartermijnen.',
  done: (what: string) => `Gewist: ${what}.`,
  doneText: 'In reservekopieën van vóór vandaag staan ze nog, tot die vervallen. Het logboek zegt welke.',
  toLog: 'Naar het logboek',
};

export const eraseTexts = {
  title: (count: number) => `${atStart(inWords(count, children))} wissen`,
  form: 'Wissen',
  children: (count: number) => (count === 1 ? 'Dit kind gaat weg' : 'Deze kinderen gaan weg'),
  born: 'termijn nog niet voorbij',
  caregivers: 'Ouders en verzorgers die meegaan',
  caregiversText: 'Zij hebben hier geen ander kind.',
  noCaregivers: 'Er gaat geen ouder of verzorger mee: allemaal hebben ze hier nog een ander kind, of er is niemand bekend.',
  records: 'Wat er in totaal weggaat',
  homes: (count: number) => (count === 0 ? 'Er gaat geen adres mee.' : `${counted(count, homes)} waar verder niemand woont.`),
  journal: (count: number) =>
    `${counted(count, lines)} van de geschiedenis ${count === 1 ? 'verliest haar woorden' : 'verliezen hun woorden'}: wie en wanneer blijft, wat erin stond niet.`,
  mentions: 'Hun namen staan ook op andere plekken',
  mentionsText: 'Die plekken horen bij een ander kind en blijven staan. Lees ze eerst na en haal de naam weg als dat moet.',
  /** The core tells no more places than these. */
  mentionsMost: (shown: number) => (shown < 100 ? null : `Dit zijn de eerste ${shown} plekken; er kunnen er meer zijn.`),
  mentionsRead: 'Ik heb deze plekken nagelezen',
  mentionsUnread: 'Lees de plekken hierboven na, en vink dit dan aan.',
  forGood: 'Dit kan niet ongedaan worden gemaakt',
  forGoodText: 'Ook niet door ons. Reservekopieën van vóór vandaag houden deze gegevens tot ze vervallen; het logboek zegt welke dat zijn.',
  ground: 'Op welke grond',
  groundHint: 'Komt in het logboek en blijft staan. Schrijf er geen namen in.',
  groundMissing: 'Schrijf op waarom deze gegevens weg mogen.',
  groundNames: (name: string) => `Hier staat een naam (${name}). Het logboek blijft bestaan als de gegevens weg zijn: laat de naam weg.`,
  early: 'De bewaartermijn is nog niet voorbij',
  earlyText: (names: readonly string[]) =>
    `${listInWords(names)}: wis alleen als daar een reden voor is, zoals een verzoek van de ouders (AVG art. 17). Schrijf die reden hieronder.`,
  kept: 'Dit kan nu niet worden gewist',
  keptHold: (name: string, reason: string) => `${name}: er geldt een bewaarplicht (${reason}). Hef die eerst op.`,
  keptHere: (name: string) => `${name} staat op school, of heeft een lopende aanmelding.`,
  without: 'Verder zonder hen',
  deed: 'Definitief wissen',
};

/** Proposed for each kind whose term has passed; the director may write something else. */
const grounds: Record<RetentionKind, string> = {
  not_admitted: 'bewaartermijn van niet toegelaten kinderen voorbij',
  withdrawn: 'bewaartermijn van ingetrokken aanmeldingen voorbij',
  left: 'bewaartermijn van het leerlingdossier voorbij',
  never_started: 'bewaartermijn van toegelaten kinderen die niet startten voorbij',
  taken_back: 'bewaartermijn van teruggedraaide aanmeldingen voorbij',
};

/** The ground as the kinds of the plan suggest it; none when somebody's term has not passed. */
export function proposedGround(plan: ErasurePlan, today: string): string {
  const kinds = plan.children.map(({ kind, due_on: due }) => (due !== null && due <= today ? kind : null));
  if (kinds.length === 0 || kinds.includes(null)) return '';
  const found = [...new Set(kinds)].flatMap((kind) => (kind === null ? [] : [grounds[kind]]));
  return capital(listInWords(found));
}

export const holdTexts = {
  title: (name: string) => `Bewaarplicht voor ${name}`,
  titleOpen: 'Bewaarplicht',
  form: 'Bewaarplicht',
  placeText: 'Zolang een bewaarplicht geldt, kan niemand deze gegevens wissen, wat de bewaartermijn ook zegt. Bijvoorbeeld bij een klacht, een rechtszaak of een verzoek van de ouders.',
  reason: 'Waarom',
  reasonMissing: 'Schrijf op waarom deze gegevens moeten blijven.',
  place: 'Bewaarplicht instellen',
  stands: 'Er geldt een bewaarplicht',
  placed: (on: string, by: string) => `Ingesteld op ${on} door ${by}.`,
  liftText: 'Na het opheffen geldt de gewone bewaartermijn weer.',
  lift: 'Bewaarplicht opheffen',
};

export const retentionTexts = {
  caption: 'Bewaartermijnen per soort gegevens',
  title: 'Wat in Driehoek staat',
  what: 'Soort',
  term: 'Termijn',
  from: 'Loopt vanaf',
  source: 'Waar het vandaan komt',
  due: 'Nu voorbij',
  changeColumn: 'Wijzigen',
  change: 'Wijzigen',
  changeFor: (what: string) => `: ${what}`,
  names: {
    not_admitted: 'Niet toegelaten kinderen',
    withdrawn: 'Ingetrokken aanmeldingen',
    left: 'Leerlingdossier van wie van school is',
    never_started: 'Toegelaten kinderen die niet startten',
    taken_back: 'Teruggedraaide aanmeldingen, die alleen nog in de geschiedenis staan',
  } satisfies Record<RetentionKind, string>,
  starts: {
    not_admitted: 'de dag van de beslissing',
    withdrawn: 'de dag van het intrekken',
    left: 'de laatste dag in een groep',
    never_started: 'de afgesproken eerste dag',
    taken_back: 'de dag van het terugdraaien',
  } satisfies Record<RetentionKind, string>,
  fixed: 'Vast: termijn van de sector (PO-Raad en VGS). Na verwijzing naar speciaal onderwijs is het drie jaar; stel dan een bewaarplicht in.',
  fixedHere: 'Vast: termijn van Driehoek, even lang als de prullenbak. Zo lang kan het terugdraaien zelf ongedaan worden gemaakt.',
  shipped: 'Voorstel van Driehoek: de wet noemt geen termijn, het bestuur kiest',
  board: (source: string) => `Bestuur: ${source}`,
  boardUnwritten: 'Bestuur; nog niet ingevuld waar het staat',
  dialog: (what: string) => `Bewaartermijn: ${what}`,
  form: 'Bewaartermijn',
  months: 'Termijn',
  monthsUnit: 'maanden',
  monthsHint: (shipped: string) => `Driehoek stelt ${shipped} voor.`,
  monthsMissing: 'Vul in hoeveel maanden.',
  written: 'Waar het bestuur dit vastlegde',
  writtenHint: 'Bijvoorbeeld: privacyreglement leerlingen 2026, artikel 8.',
  save: 'Bewaren',
  reset: 'Terug naar het voorstel',
  elsewhere: 'Wat ergens anders staat of vanzelf weggaat',
  elsewhereCaption: 'Andere gegevens en waar zij blijven',
  where: 'Waar',
  /** So that a privacy officer sees the whole of it. */
  others: [
    {
      id: 'administration',
      what: 'Leerlingadministratie: in- en uitschrijving, verzuim',
      term: '5 jaar na uitschrijving',
      where: 'ParnasSys, niet in Driehoek. Gegevens voor de bekostiging gaan binnen 8 weken daarna weg (Besluit bekostiging WPO art. 9).',
    },
    {
      id: 'identity',
      what: 'BSN en kopie van een identiteitsbewijs',
      term: 'wordt niet bewaard',
      where: 'Driehoek legt alleen vast dat het papier is gezien, op welke dag en door wie.',
    },
    { id: 'bin', what: 'Prullenbak: wat iemand verwijderde', term: '30 dagen', where: 'Driehoek, bij Geschiedenis. Daarna staat het alleen nog in de geschiedenis, tot het kind gewist wordt.' },
    {
      id: 'backups',
      what: 'Reservekopieën',
      term: 'tot de kopie vervalt',
      where: 'Driehoek, bij Reservekopieën; daar stelt u in hoeveel er blijven. Het logboek zegt welke kopieën iets gewists nog hebben.',
    },
    {
      id: 'history',
      what: 'Geschiedenis van een gewist kind',
      term: 'de woorden gaan weg bij het wissen',
      where: 'Driehoek. Wie iets deed en wanneer blijft, zonder naam en inhoud.',
    },
    { id: 'log', what: 'Logboek van het wissen', term: 'blijft', where: 'Driehoek, bij Logboek. Er staat geen naam in.' },
  ],
};

export const accessTexts = {
  search: 'Van wie',
  searchHint: 'Zoek een kind, of een ouder of verzorger. De school antwoordt binnen een maand (AVG art. 12 en 15).',
  placeholder: 'Typ een naam',
  child: 'kind',
  bornOn: (date: string) => `geboren ${date}`,
  caregiverOf: (names: readonly string[]) => (names.length === 0 ? 'ouder of verzorger' : `ouder of verzorger van ${listInWords(names)}`),
  empty: 'Wie vraagt om inzage?',
  emptyText:
    'Zoek hierboven een kind, of een ouder of verzorger. U ziet dan alles wat Driehoek over die persoon bewaart, leest het na, en slaat het op als PDF of als bestand.',
  title: (name: string) => `Alles over ${name}`,
  gathered: (at: string) => `Verzameld op ${formatMoment(at)}`,
  counts: (sections: number, free: number) =>
    free === 0
      ? `${counted(sections, ['onderdeel', 'onderdelen'])}.`
      : `${counted(sections, ['onderdeel', 'onderdelen'])}, met ${counted(free, ['regel', 'regels'])} vrije tekst. Lees die na: er kan iets over een ander in staan.`,
  leftByYou: (count: number) => (count === 0 ? 'U laat niets weg.' : `U laat ${inWords(count, ['onderdeel of regel', 'onderdelen of regels'])} weg.`),
  leftOut: 'Dit staat er niet in',
  leftOutText: 'Driehoek liet het weg omdat het van een ander is.',
  readThis: 'lees dit na',
  leave: 'Weglaten',
  leaveWhat: (what: string) => `Weglaten: ${what}`,
  leftAway: 'wordt weggelaten',
  changed: 'Deze gegevens zijn intussen gewijzigd. Kijk ze opnieuw na; wat u wegliet, is weer aangezet.',
  pdf: 'Opslaan als PDF',
  data: 'Opslaan als bestand (JSON)',
  nothing: 'Over deze persoon staat niets in Driehoek.',
  /** Whoever a deed was about, when their name is another's. */
  nameless: 'iemand (naam weggelaten)',
  deedBy: (deed: string, actor: string) => `${deed}, door ${actor}`,
  paperTitle: (name: string) => `Inzage: wat de school in Driehoek bewaart over ${name}`,
  paperGathered: (at: string) => `Dit zijn alle gegevens over deze persoon in Driehoek, verzameld op ${formatMoment(at)}.`,
  paperOthers: (what: readonly string[]) => `Niet opgenomen, omdat het van een ander is: ${what.join('; ')}.`,
  paperLeft: (count: number) =>
    `De school liet ${inWords(count, ['onderdeel of regel', 'onderdelen of regels'])} weg om de rechten van anderen te beschermen (AVG art. 15 lid 4).`,
  paperMore: 'Waarvoor de school deze gegevens gebruikt, hoe lang ze blijven en welke rechten u hebt, staat in de privacyverklaring van de school.',
};

/** What the paper says before its sections: what it is, what is not in it, and where to read on. */
export function paperIntro({ at, left_out: left }: AccessFile, leftByUser: number): string[] {
  return [
    accessTexts.paperGathered(at),
    ...(left.length > 0 ? [accessTexts.paperOthers(left.map(leftOutText))] : []),
    ...(leftByUser > 0 ? [accessTexts.paperLeft(leftByUser)] : []),
    accessTexts.paperMore,
  ];
}

export const logTexts = {
  caption: 'Wat er gewist is',
  about: 'Zonder namen: zo blijft te zien wat er gewist is, zonder wie het was.',
  at: 'Wanneer',
  by: 'Door wie',
  kind: 'Soort',
  what: 'Hoeveel',
  ground: 'Grond',
  held: 'Staat nog in',
  records: (records: number, journal: number) =>
    `${counted(records, ['gegeven', 'gegevens'])} en ${counted(journal, lines)} geschiedenis`,
  heldBy: (count: number) => counted(count, backups),
  heldByNone: 'in geen enkele reservekopie meer',
  empty: 'Nog niets gewist',
  emptyText: 'Na het wissen staat hier wanneer, door wie, op welke grond, en in welke reservekopieën de gegevens nog staan.',
};
