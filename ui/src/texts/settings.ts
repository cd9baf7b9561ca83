/** What Instellingen says: the school, its team, its years and its groups. */
import { formatDate } from '../lib/dates';
import { listInWords, numberWord } from './sentence';

function people(count: number): string {
  return count === 1 ? 'één collega' : `${numberWord(count)} collega’s`;
}

export const settingsTexts = {
  tabs: 'Onderdelen van Instellingen',
  tabNames: { school: 'School', team: 'Team', jaren: 'Schooljaren', groepen: 'Groepen', intakeprotocol: 'Intakeprotocol', brieven: 'Brieven' },
  cancel: 'Annuleren',
  save: 'Bewaren',
  add: 'Toevoegen',
  remove: 'Verwijderen',
  schoolYear: 'Schooljaar',
};

export const schoolTexts = {
  title: 'School',
  answer: 'Deze gegevens staan op brieven en bepalen de schooltijden. Elk veld is bewaard zodra u het verlaat.',
  who: 'De school',
  where: 'Adres en bereikbaarheid',
  times: 'Schooltijden',
  talks: 'Ruimtes voor gesprekken',
  name: 'Naam van de school',
  brin: 'BRIN-nummer',
  brinHint: '2 cijfers en 2 letters',
  board: 'Bestuur',
  street: 'Straat en huisnummer',
  postcode: 'Postcode',
  city: 'Plaats',
  phone: 'Telefoon',
  email: 'E-mail',
  doors: 'Deuren open',
  lessons: 'Lessen beginnen',
  lunch: 'Middagpauze',
  lunchHint: 'Begint dan; ook een wenochtend eindigt dan.',
  end: 'Lessen eindigen',
  firstDay: 'Eerste dag van een kind',
  firstDayText: 'Deze afspraken doen alleen een voorstel: bij de beslissing kiest u zelf de dag, vanaf de vierde verjaardag.',
  noDecember: 'Geen start in december',
  summerWeeks: 'Start na de zomervakantie',
  summerWeeksHint: 'Voor wie 4 wordt in de laatste zoveel weken ervoor. Leeg is: geen afspraak.',
  summerWeeksUnit: 'schoolweken',
  rooms: 'Ruimtes',
  roomsHint: 'Eén ruimte op een regel. U kiest eruit bij het plannen van een gesprek.',
};

export const wenTexts = {
  title: 'Wenochtenden',
  text: 'Wat de wet niet toestaat, weigert Driehoek. Dit zijn de wensen van school: ervan afwijken mag, u ziet dan een waarschuwing.',
  mornings: 'Ochtenden per kind',
  morningsUnit: 'ochtenden',
  morningsHint: 'Zoveel stelt Driehoek er voor. De wet staat tien dagdelen toe; een hele dag telt voor twee.',
  places: 'Tegelijk in een groep',
  children: 'wenkinderen',
  placesHint: 'Meer kan niet. Bij een groep kunt u een eigen aantal kiezen.',
  weekdays: 'Dagen die uitkomen',
  skipFirst: 'Liever niet in de eerste',
  skipLast: 'Liever niet in de laatste',
  weeks: 'schoolweken',
  skipSinterklaas: 'Liever niet in de week van Sinterklaas',
  movingUp: 'Wenmoment van de hele school',
  movingUpHint: 'Als alle kinderen een ochtend doorschuiven. Leeg als school dat niet doet.',
  bring: 'Wat neemt een kind mee?',
  bringHint: 'Komt op de uitnodiging en in de agenda van de ouders.',
  lookBack: 'Terugkijken met de ouders na',
  lookBackHint: 'Zoveel weken na de eerste schooldag.',
  groupPlaces: 'Wenkinderen',
  atOnce: 'tegelijk',
  groupPlacesHint: 'Leeg: zoveel als bij School staat.',
  groupWeekdays: 'Dagen voor wenochtenden',
  groupWeekdaysHint: 'Geen aangevinkt: de dagen die bij School staan.',
};

export const teamTexts = {
  title: 'Team',
  answer: (count: number, directors: number) => {
    const work = count === 1 ? 'werkt' : 'werken';
    const lead = directors === 0 ? 'niemand is nog directeur' : `${numberWord(directors)} als directeur`;
    return `Hier ${work} ${people(count)}, ${lead}.`;
  },
  answerEmpty: 'Er staat nog niemand in het team.',
  add: 'Collega toevoegen',
  edit: (name: string) => `${name} wijzigen`,
  withLeft: 'Ook oud-collega’s',
  caption: 'Het team',
  empty: 'Wie werken er op school?',
  emptyText:
    'Zet hier in elk geval de directeur en de leerkrachten. Daarna kunt u gesprekken plannen en groepen een leerkracht geven.',
  name: 'Naam',
  role: 'Rol',
  days: 'Werkdagen',
  noDays: 'geen vaste dagen',
  email: 'E-mail',
  left: 'Laatste werkdag',
  roepnaam: 'Roepnaam',
  voorvoegsel: 'Voorvoegsel',
  achternaam: 'Achternaam',
  daysHint: 'Bij het plannen ziet u het als iemand die dag niet werkt.',
  leftHint: 'Leeg zolang deze collega hier werkt. Daarna is de collega niet meer te kiezen.',
  goneOn: (date: string) => `t/m ${date}`,
};

export const yearTexts = {
  title: 'Schooljaren',
  label: (startYear: number) => `${startYear}-${startYear + 1}`,
  answer: (label: string, vacations: number, closedDays: number) =>
    `${label} heeft ${numberWord(vacations)} ${vacations === 1 ? 'vakantie' : 'vakanties'} en ${numberWord(closedDays)} ${
      closedDays === 1 ? 'vrije dag' : 'vrije dagen'
    } van school.`,
  toCheck: (names: readonly string[]) => `Controleer ${listInWords(names.map((name) => `‘${name}’`))}`,
  toCheckText: 'Bronnen spreken elkaar tegen of het besluit valt nog. Open de regel, kijk de dagen na en kies hoe zeker ze zijn.',
  answerEmpty: 'Er is nog geen schooljaar ingevoerd.',
  addYear: (label: string) => `Schooljaar ${label} toevoegen`,
  addPeriod: 'Vakantie of vrije dag toevoegen',
  editPeriod: (name: string) => `${name} wijzigen`,
  empty: 'Begin met een schooljaar',
  emptyText:
    'Driehoek kent de vakanties van regio Zuid en rekent de feestdagen uit. Daarmee kloppen eerste schooldagen en wettelijke termijnen.',
  noPeriods: 'Nog geen vakanties in dit jaar',
  noPeriodsText: 'Voeg de vakanties en vrije dagen toe, dan rekent Driehoek ermee bij gesprekken en eerste schooldagen.',
  periods: 'Vakanties en vrije dagen',
  caption: (label: string) => `Vakanties en vrije dagen van ${label}`,
  name: 'Naam',
  nameHint: 'Zoals de school het noemt, bijvoorbeeld Studiedag team',
  kind: 'Soort',
  from: 'Eerste dag',
  until: 'Laatste dag',
  untilHint: 'Bij één dag dezelfde als de eerste',
  status: 'Hoe zeker',
  statusHints: {
    official: 'Vastgesteld door het ministerie; de school kan er niet van afwijken.',
    advice: 'Geadviseerd door het ministerie; de school mag anders kiezen.',
    own: 'Gekozen door de school.',
    check: 'Blijft op Vandaag staan totdat iemand het heeft nagekeken.',
  },
  note: 'Aantekening',
  noteHint: 'Wat er nog moet worden nagekeken, en waar dat staat',
  dayNeeded: 'Vul een dag in.',
  whatToCheck: 'Dit moet nog worden gecontroleerd',
  whatToCheckText: 'De aantekening zegt wat. Kloppen de dagen, kies dan bij Hoe zeker: officieel, advies of eigen keuze.',
  holidays: 'Feestdagen',
  holidaysSummary: 'rekent Driehoek zelf uit',
  holidaysText:
    'Deze dagen volgen uit de kalender en zijn niet te wijzigen. Goede Vrijdag en de vrijdag na Hemelvaart kiest de school zelf: maak er een vrije dag van als de school dicht is.',
};

export const groupTexts = {
  title: 'Groepen',
  answer: (label: string, groups: number, children: number, capacity: number) =>
    `In ${label} zitten ${children} kinderen in ${numberWord(groups)} ${groups === 1 ? 'groep' : 'groepen'}; er zijn ${capacity} plaatsen.`,
  answerEmpty: (label: string) => `In ${label} staan nog geen groepen.`,
  answerNoYear: 'Groepen horen bij een schooljaar, en dat is er nog niet.',
  add: 'Groep toevoegen',
  edit: (name: string) => `${name} wijzigen`,
  toYears: 'Naar Schooljaren',
  noYear: 'Voeg eerst een schooljaar toe',
  noYearText: 'Elke groep hoort bij een schooljaar, met eigen leerkrachten en plaatsen.',
  empty: 'Welke groepen zijn er dit jaar?',
  emptyText: 'Van elke groep legt u vast welke jaargroepen erin zitten, hoeveel plaatsen er zijn en wie er lesgeeft. Dan ziet u bij een aanmelding waar plek is.',
  caption: (label: string) => `Groepen van ${label}`,
  group: 'Groep',
  jaargroepen: 'Jaargroepen',
  jaargroepenWords: (jaargroepen: readonly number[]) => listInWords(jaargroepen.map(String)),
  unit: 'Unit',
  room: 'Lokaal',
  teachers: 'Leerkrachten',
  noTeachers: 'nog geen leerkracht',
  fill: 'Bezetting nu',
  fillOn: (date: string) => `Bezetting op ${date}`,
  name: 'Naam',
  nameHint: 'Zoals de school de groep noemt, bijvoorbeeld Groep 1/2 A',
  capacity: 'Plaatsen',
  children: 'kinderen',
  teachersHint: 'Vink per leerkracht de dagen aan. Er kunnen er meer op één dag staan.',
  teacherCaption: 'Leerkrachten per dag',
  teacher: 'Leerkracht',
  addTeacher: 'Leerkracht erbij',
  removeTeacher: (name: string) => `${name} uit deze groep halen`,
  onDay: (name: string, day: string) => `${name} op ${day}`,
  emptyDays: (days: readonly string[]) => `Nog niemand op ${listInWords(days)}.`,
  allDays: 'Elke dag heeft een leerkracht.',
  noStaff: 'Er staat nog niemand in het team. Voeg eerst collega’s toe bij Team.',
};

/** `ma 21 dec 2026` or `ma 21 dec 2026 t/m zo 3 jan 2027`. */
export function periodInWords(startsOn: string, endsOn: string): string {
  return startsOn === endsOn ? formatDate(startsOn) : `${formatDate(startsOn)} t/m ${formatDate(endsOn)}`;
}
