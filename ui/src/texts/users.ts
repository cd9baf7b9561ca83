/** Who may open Driehoek, in which role, and what each role may. */
import type { Right, Role } from '../bridge';
import { numberWord } from './sentence';
import { capital } from './words';

/** What a role may, in one line: to choose by. */
export const roleLines: Record<Role, string> = {
  director: 'Mag alles: ook beslissen over aanmeldingen en gebruikers beheren.',
  office: 'Legt vast, plant en schrijft brieven. Beslist niet en beheert geen gebruikers.',
  teacher: 'Ziet de kinderen van de eigen groepen en schrijft alleen op hoe hun wenochtenden gingen.',
  reader: 'Ziet wat de administratie ziet en wijzigt niets.',
};

/** What a right lets somebody do, as a row of the table of who may what. */
export const rightSentences: Record<Right, string> = {
  look: 'Kinderen, gezinnen en aanmeldingen zien',
  look_deeper: 'Voorbereiding, gespreksnotities, brieven en instroom zien',
  register: 'Aanmeldingen, gezinnen, papieren en afspraken vastleggen',
  talk: 'Gesprekken plannen, voorbereiden en voeren',
  plan_mornings: 'Wenochtenden plannen, verplaatsen en afzeggen',
  mark_mornings: 'Opschrijven hoe een wenochtend ging',
  decide: 'Beslissen over een aanmelding',
  letters: 'Brieven maken en hun teksten wijzigen',
  protocol: 'Het intakeprotocol wijzigen en vrijgeven',
  school: 'School, team, schooljaren en groepen wijzigen',
  history: 'De hele geschiedenis en de prullenbak zien',
  backups: 'Reservekopieën maken en de gegevens laten controleren',
  safety: 'Een reservekopie terugzetten en de beveiliging instellen',
  users: 'Gebruikers, rollen en sleutels beheren',
  privacy: 'Bewaartermijnen, wissen en inzage regelen',
};

function inWords(count: number): string {
  return capital(numberWord(count));
}

export const usersTexts = {
  answer: (count: number, directors: number) => {
    const people = count === 1 ? 'Eén mens kan' : `${inWords(count)} mensen kunnen`;
    return `${people} Driehoek openen, ${numberWord(directors)} als directeur.`;
  },
  add: 'Gebruiker toevoegen',
  cancel: 'Annuleren',
  close: 'Sluiten',
  save: 'Bewaren',

  caption: 'Wie Driehoek kan openen',
  name: 'Naam',
  role: 'Rol',
  staff: 'In het team',
  groups: 'Groepen',
  confirmed: 'Rechten nagekeken',
  ended: 'Toegang beëindigd',
  you: (name: string) => `${name} (u)`,
  withEnded: 'Ook wie geen toegang meer heeft',
  empty: 'Nog niemand kan Driehoek openen',
  emptyText: 'Geef ieder die met Driehoek werkt een eigen naam, rol en wachtzin. Zo staat in de geschiedenis wie wat deed.',

  addTitle: 'Gebruiker toevoegen',
  editTitle: (name: string) => `${name} wijzigen`,
  nameHint: 'Zo staat deze persoon in de geschiedenis van wat er is gewijzigd.',
  nameTaken: 'Deze naam is, of was, van een gebruiker van Driehoek. Zet er iets bij, zoals een tweede voornaam of achternaam.',
  againHint: (name: string) =>
    `De naam ${name} blijft bij wat er vroeger is gedaan. Zet er iets bij, zoals een tweede voornaam of achternaam.`,
  roleMissing: 'Kies een rol.',
  staffHint: 'Bij een leerkracht volgen de eigen groepen hieruit.',
  staffMissing: 'Kies wie deze leerkracht in het team is. Daaruit volgt welke kinderen te zien zijn.',
  staffNone: 'Niemand uit het team',
  passphraseTitle: 'De wachtzin',
  passphraseText: (name: string) =>
    `Laat ${name || 'deze persoon'} de wachtzin zelf bedenken en typen, en kijk even de andere kant op. Niemand anders hoort hem te weten.`,
  added: (name: string) => `${name} kan Driehoek nu openen`,
  saved: (name: string) => `Gegevens van gebruiker ${name} gewijzigd`,

  lastDirectorYou: 'U bent de enige directeur. Uw rol en toegang blijven zo, totdat iemand anders ook directeur is.',
  lastDirector: (name: string) =>
    `${name} is de enige directeur. Deze rol en toegang blijven zo, totdat iemand anders ook directeur is.`,
  ownPassphrase: 'Uw eigen wachtzin wijzigt u bij Beveiliging.',
  toSafety: 'Naar Beveiliging',

  newPassphrase: 'Nieuwe wachtzin',
  newPassphraseTitle: (name: string) => `Nieuwe wachtzin voor ${name}`,
  newPassphraseText: 'De oude wachtzin opent daarna niets meer. Alle gegevens blijven zoals ze zijn.',
  give: 'Wachtzin vastleggen',
  given: (name: string) => `${name} heeft een nieuwe wachtzin`,

  end: 'Toegang beëindigen',
  endTitle: (name: string) => `De toegang van ${name} beëindigen?`,
  endPoints: (name: string) => [
    `De wachtzin van ${name} opent Driehoek meteen niet meer.`,
    `Wat ${name} heeft gedaan, blijft in de geschiedenis staan.`,
    'Dit is niet terug te draaien met Ongedaan maken. Wel kunt u dezelfde persoon later opnieuw toevoegen, met een nieuwe wachtzin en een naam die iets verschilt.',
  ],
  endYou: 'Dit bent u zelf. Na het vergrendelen komt u er niet meer in.',
  endedOn: (name: string) => `${name} heeft geen toegang meer`,
  endedTitle: (name: string) => `${name} heeft geen toegang meer`,
  endedText: (role: string, day: string) => `Was ${role}. De toegang is beëindigd op ${day}.`,
  again: 'Opnieuw toegang geven',

  unconfirmedTitle: 'Kloppen deze rechten nog?',
  unconfirmedText: (since: string) =>
    `Sinds ${since} heeft niemand nagekeken of ieder de goede rol heeft. Kijk de lijst na: wie werkt hier niet meer, wie kreeg ander werk?`,
  confirm: 'Ja, alles klopt',
  confirmedNow: 'Rechten van alle gebruikers nagekeken',
};

export const rotationTexts = {
  title: 'Gegevens opnieuw versleutelen',
  deed: 'Opnieuw versleutelen',
  later: 'Nu niet',
  close: 'Sluiten',
  afterEnd: (name: string) =>
    `${name} kan deze Driehoek niet meer openen. Had ${name} een kopie van de bestanden, bijvoorbeeld op een laptop of stick? Versleutel de gegevens dan opnieuw.`,
  when: 'Doe dit als iemand met een sleutel is vertrokken, of als een computer of stick met de bestanden weg is.',
  points: [
    'Alle gegevens krijgen een nieuwe sleutel. Een oude sleutel opent niets van wat vanaf nu wordt bewaard.',
    'Ieders wachtzin en de herstelcode blijven zoals ze zijn.',
    'Reservekopieën van vóór vandaag houden hun eigen, oude sleutel. Bewaar ze dus even zorgvuldig als nu.',
    'Het duurt meestal minder dan een minuut. Laat Driehoek zolang open staan.',
  ],
  busy: 'De gegevens worden opnieuw versleuteld…',
  progress: 'Voortgang van het versleutelen',
  percent: (percent: number) => `${percent}%`,
  mayClose: 'U mag dit venster sluiten; het gaat gewoon door.',
  done: 'Alle gegevens zijn opnieuw versleuteld',
  doneText: 'Oude sleutels openen niets meer van wat vanaf nu wordt bewaard. Maak meteen een reservekopie met de nieuwe sleutel.',
  toBackups: 'Naar Reservekopieën',
};

export const rightsTexts = {
  title: 'Wie mag wat',
  caption: 'Wat elke rol mag',
  right: 'Wat',
  yes: 'mag',
  no: 'mag niet',
  ownGroups: 'eigen groepen',
  honest:
    'Rollen gelden in het programma. Iedere gebruiker heeft met de wachtzin een sleutel van alle gegevens: wie ook bij de bestanden kan en handig is met computers, kan er buiten Driehoek om meer mee dan de rol toestaat. Geef daarom alleen toegang aan wie u vertrouwt.',
};
