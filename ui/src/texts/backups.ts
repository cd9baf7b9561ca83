/** Reservekopieën: what is safe, what is in a copy, and how it comes back. */
import type { BackupPlace, CoreError, FaultKind } from '../bridge';
import { clockOf, daysBetween, distanceInWords, formatDate, type IsoDate } from '../lib/dates';
import { errorText } from './errors';
import { recordName } from './fields';
import { capital } from './words';

export const backupTexts = {
  answer: (when: string) => `De nieuwste reservekopie is van ${when}.`,
  answerBoth: (when: string) => `De nieuwste reservekopie is van ${when}. Ook op de tweede plek.`,
  answerNone: 'Er is nog geen reservekopie.',
  make: 'Nu een reservekopie maken',
  making: 'De reservekopie wordt gemaakt…',
  made: (when: string) => `Reservekopie gemaakt, ${when}`,
  madeBoth: (when: string) => `Reservekopie gemaakt, ${when}, ook op de tweede plek`,
  madeHereOnly: (when: string) => `Reservekopie gemaakt, ${when}. Op de tweede plek staat hij nog niet.`,
  choose: 'Andere kopie kiezen…',
  old: (days: number) => `De nieuwste reservekopie is ${days} dagen oud`,
  oldText: 'Driehoek maakt er een bij het afsluiten en elke dag dat het openstaat. Maak er nu een; lukt dat niet, kijk dan of de schijf vol is.',
  secondGone: 'De tweede plek is niet te bereiken',
  secondGoneText: (folder: string) =>
    `Sluit de schijf of stick aan waar ${folder} op staat, of kies hieronder een andere plek. Tot dan staan nieuwe reservekopieën alleen op deze computer.`,
  secondBehind: 'Op de tweede plek staat geen verse reservekopie',
  secondBehindText: (newest: string | null) =>
    newest === null
      ? 'Er staat nog geen reservekopie. Maak er nu een, dan komt die er ook te staan.'
      : `De nieuwste daar is van ${newest}. Maak er nu een, dan komt die er ook te staan.`,
  broken: (count: number) => (count === 1 ? 'Eén reservekopie is niet te lezen' : `${count} reservekopieën zijn niet te lezen`),
  brokenText: 'Er ontbreekt een bestand, of het is beschadigd. De andere reservekopieën zijn daar los van. Maak er nu een nieuwe bij.',

  list: 'Bewaarde kopieën',
  listIn: (folder: string) => `In ${folder}, versleuteld met de sleutel van toen.`,
  empty: 'Nog geen reservekopieën',
  emptyText: 'Driehoek maakt er zelf een bij het afsluiten en elke dag dat het openstaat. U kunt er nu al een maken.',
  moment: 'Gemaakt',
  where: 'Waar',
  size: 'Grootte',
  children: 'Kinderen',
  applications: 'Aanmeldingen',
  lastChange: 'Laatste wijziging',
  unknown: 'niet te lezen',
  aside: (when: string) => `${when} (opzij gezet)`,
  asideWhy: 'Dit zijn de gegevens die plaatsmaakten toen u een reservekopie terugzette.',
  places: { here: 'hier', second: 'tweede plek', chosen: 'gekozen map' } satisfies Record<BackupPlace, string>,
  both: 'hier en tweede plek',

  what: 'Wat zit erin',
  title: (when: string) => `Reservekopie van ${when}`,
  asideTitle: (when: string) => `Opzij gezet op ${when}`,
  school: 'School',
  program: 'Gemaakt met',
  programOf: (version: string) => `Driehoek ${version}`,
  folderName: 'Map',
  noChange: 'nog niets',
  noManifest: 'Wat erin zit, is niet te lezen. Driehoek kijkt bij het openen of de gegevens heel zijn.',
  noPeople: 'Het sleutelbestand van deze reservekopie ontbreekt of is niet te lezen. Zonder dat bestand gaat hij niet open. Kies een andere.',
  look: 'Bekijken naast de gewone gegevens',
  restore: 'Terugzetten',
  restoreRight: 'Een reservekopie terugzetten mag alleen de directeur.',
  back: 'Terug',

  lookTitle: (when: string) => `Bekijken: ${when}`,
  lookText: 'U ziet de gegevens van toen en kunt er niets in wijzigen. De gewone gegevens blijven zoals ze zijn; als u klaar bent, ontgrendelt u die weer.',
  restoreTitle: (when: string) => `Terugzetten: ${when}`,
  restoreHappens: 'Wat er gebeurt',
  restoreSteps: (when: string) => [
    'De gegevens van nu worden opzij gezet, in een eigen map. Ze gaan niet verloren.',
    `Daarna geldt wat er in de reservekopie staat. Wat na ${when} is gewijzigd, zit daar niet in.`,
    'Driehoek vergrendelt zich. Iedereen opent het met de wachtzin van toen.',
  ],
  restoreDeed: 'Reservekopie terugzetten',
  who: 'Wie bent u?',
  whoHint: 'De namen van toen de reservekopie werd gemaakt.',
  whoHintRestore: 'De namen van toen. Alleen wie toen directeur was, kan terugzetten.',
  passphrase: 'Uw wachtzin van toen',
  passphraseHint: 'Is uw wachtzin daarna veranderd? Hier geldt de oude. Vergeten? Typ dan de herstelcode van toen.',
  whoMissing: 'Kies eerst wie u bent.',
  passphraseMissing: 'Typ eerst uw wachtzin van toen, of de herstelcode.',
  wrongPassphrase: 'Deze wachtzin past niet bij deze reservekopie. Hier geldt de wachtzin van toen, of de herstelcode van toen.',
  notDirector: 'Alleen wie toen directeur was, kan deze reservekopie terugzetten. Kies een andere naam.',

  screenTitle: 'Een reservekopie terugzetten',
  screenText: 'Kies een reservekopie. De gegevens die er nu staan, worden opzij gezet en gaan niet verloren.',
  screenNone: 'In de map met gegevens staat geen reservekopie. Staat er een op een stick of een andere schijf? Kies die dan zelf.',

  second: 'Tweede plek',
  secondText: 'Laat elke reservekopie ook naar een map op een andere schijf gaan, bijvoorbeeld een stick of een netwerkmap. Dan overleven de gegevens ook een kapotte of gestolen computer.',
  secondIs: (folder: string) => `Elke reservekopie gaat ook naar ${folder}.`,
  secondNewest: (when: string) => `De nieuwste daar is van ${when}.`,
  chooseSecond: 'Tweede plek kiezen…',
  otherSecond: 'Andere plek kiezen…',
  forgetSecond: 'Niet meer gebruiken',
  keep: 'Hoe lang ze blijven',
  keepText: 'Van elke dag, maand en elk jaar met een reservekopie blijft de nieuwste staan, zo veel keer:',
  daily: 'Dagen',
  monthly: 'Maanden',
  yearly: 'Jaren',
  keepEmpty: 'Vul een getal in.',

  check: 'Controle van de opslag',
  checkNow: 'Nu controleren',
  checking: 'De opslag wordt gecontroleerd…',
  checkNever: 'De opslag is nog niet gecontroleerd. Driehoek doet dat elke maand zelf.',
  checkGood: (when: string) => `Gecontroleerd ${when}: alles is in orde.`,
  checkBad: (when: string) => `Gecontroleerd ${when}: er is iets mis.`,
  checkText: 'De controle leest alle gegevens na: het bestand, de verwijzingen en of de geschiedenis nog is zoals hij is geschreven.',
};

/** `vandaag, 12:40`, `gisteren, 17:05`, and longer ago `di 1 sep 2026, 08:45`. */
export function momentInWords(utc: string, today: IsoDate): string {
  const on = clockOf(utc);
  if (!on) return utc;
  const days = daysBetween(on.day, today);
  const day = days === 0 || days === 1 ? distanceInWords(on.day, today) : formatDate(on.day);
  return `${day}, ${on.time}`;
}

/** `3,4 MB`. */
export function sizeInWords(kilobytes: number): string {
  if (kilobytes < 1000) return `${kilobytes} kB`;
  return `${new Intl.NumberFormat('nl-NL', { maximumFractionDigits: 1 }).format(kilobytes / 1000)} MB`;
}

const many: Readonly<Record<string, string>> = {
  child: 'Kinderen',
  caregiver: 'Ouders en verzorgers',
  household: 'Adressen',
  application: 'Aanmeldingen',
  interview: 'Intakegesprekken',
  letter: 'Brieven',
  agreement: 'Afspraken',
  placement: 'Plaatsen in een groep',
  staff_member: 'Collega’s',
  school_year: 'Schooljaren',
  school_group: 'Groepen',
  app_user: 'Gebruikers',
  protocol: 'Intakeprotocollen',
  journal_change: 'Regels van de geschiedenis',
};

/** `Kinderen` for `child`. */
export function countName(table: string): string {
  return many[table] ?? capital(recordName(table));
}

/** What a check found, and what to do. `place` is a table, or the number of a line of the history. */
export const faultTexts: Record<FaultKind, { what: (count: number, place: string) => string; todo: string }> = {
  integrity: {
    what: (count) => (count === 1 ? 'Het bestand met de gegevens is op één plek beschadigd.' : `Het bestand met de gegevens is op ${count} plekken beschadigd.`),
    todo: 'Zet een reservekopie terug van vóór de schade. Laat ook de schijf van deze computer nakijken.',
  },
  foreign_key: {
    what: (count, place) =>
      count === 1
        ? `Eén gegeven (${recordName(place)}) verwijst naar iets dat er niet meer is.`
        : `${count} gegevens verwijzen naar iets dat er niet meer is; het eerste is: ${recordName(place)}.`,
    todo: 'U kunt doorwerken. Mist u iets, bekijk dan een oudere reservekopie naast de gewone gegevens en neem het daaruit over.',
  },
  changed_line: {
    what: (count, place) =>
      count === 1
        ? `Regel ${place} van de geschiedenis is niet meer zoals hij is geschreven.`
        : `${count} regels van de geschiedenis zijn niet meer zoals ze zijn geschreven; de eerste is regel ${place}.`,
    todo: 'Iemand heeft het bestand buiten Driehoek om gewijzigd, of het is beschadigd. Bewaar de reservekopieën van nu apart en meld het bij uw bestuur.',
  },
  missing_line: {
    what: (count, place) =>
      count === 1 ? `In de geschiedenis ontbreekt regel ${place}.` : `In de geschiedenis ontbreken ${count} regels; de eerste is regel ${place}.`,
    todo: 'Iemand heeft buiten Driehoek om regels weggehaald, of het bestand is beschadigd. Bewaar de reservekopieën van nu apart en meld het bij uw bestuur.',
  },
  moved_line: {
    what: (count, place) =>
      count === 1
        ? `Regel ${place} van de geschiedenis staat niet op zijn plek.`
        : `${count} regels van de geschiedenis staan niet op hun plek; de eerste is regel ${place}.`,
    todo: 'Iemand heeft het bestand buiten Driehoek om gewijzigd. Bewaar de reservekopieën van nu apart en meld het bij uw bestuur.',
  },
  rewritten: {
    what: (_, place) => `De geschiedenis is anders dan in een eerdere reservekopie, vanaf regel ${place}.`,
    todo: 'Iemand heeft de geschiedenis buiten Driehoek om opnieuw geschreven. Vergelijk met een oudere reservekopie en meld het bij uw bestuur.',
  },
};

/** Why a backup did not open: here the passphrase and the role of then count. */
export function openFailure(error: CoreError): string {
  return error.code === 'not_allowed' ? backupTexts.notDirector : errorText(error);
}

