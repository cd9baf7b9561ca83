/** What was done, in the words of the office: for the message after it, the undo button and the history. */
import type { Change } from '../bridge';
import { formatMoment } from '../lib/dates';
import { retentionWord } from './fields';
import { inSentence, numberWord } from './sentence';

/** The deeds that the core's journal knows, by their key. */
const sentences: Readonly<Record<string, (subject: string) => string>> = {
  'application.register': (child) => `Aanmelding van ${child} vastgelegd`,
  'application.save': (child) => `Aanmelding van ${child} gewijzigd`,
  'application.sign': (child) => `Handtekening bij ${child} bijgewerkt`,
  'application.object': (child) => `Bezwaar van een ouder bij ${child} bijgewerkt`,
  'application.decide': (child) => `Beslissing over ${child} vastgelegd`,
  'application.postpone': (child) => `Uitstel van de beslissing over ${child} vastgelegd`,
  'application.withdraw': (child) => `Aanmelding van ${child} ingetrokken`,
  'document.seen': (child) => `Gezien papier bij ${child} bijgewerkt`,
  'interview.plan': (child) => `Intakegesprek met ${child} gepland`,
  'interview.move': (child) => `Intakegesprek met ${child} verzet`,
  'interview.hold': (child) => `Intakegesprek met ${child} gevoerd`,
  'interview.cancel': (child) => `Intakegesprek met ${child} afgezegd`,
  'interview.begin': (child) => `Intakegesprek met ${child} begonnen`,
  'interview.note': (child) => `Notitie bij het gesprek met ${child} bijgewerkt`,
  'interview.prepare': (child) => `Voorbereiding van het gesprek met ${child} bijgewerkt`,
  'interview.tick': (child) => `Rondleiding of kennismaking bij ${child} bijgewerkt`,
  'agreement.save': (child) => `Afspraak bij ${child} bijgewerkt`,
  'agreement.remove': (child) => `Afspraak bij ${child} verwijderd`,
  'wenochtend.plan': (child) => `Wenochtenden van ${child} gepland`,
  'wenochtend.plan_many': (children) => `Wenochtenden van ${childrenIn(children)} gepland`,
  'wenochtend.move': (child) => `Wenochtend van ${child} verplaatst`,
  'wenochtend.repair': (children) => `Wenochtenden van ${childrenIn(children)} verplaatst`,
  'wenochtend.cancel': (child) => `Wenochtend van ${child} afgezegd`,
  'wenochtend.answer': (child) => `Antwoord over een wenochtend van ${child} bijgewerkt`,
  'wenochtend.escort': (child) => `Wie ${child} brengt en haalt bijgewerkt`,
  'wenochtend.mark': (child) => `Verloop van een wenochtend van ${child} bijgewerkt`,
  'start.readiness': (child) => `Klaar voor school bij ${child} bijgewerkt`,
  'start.confirm': (child) => `Bevestiging van de eerste dag van ${child} bijgewerkt`,
  'start.child': (child) => `Start van ${child} als leerling vastgelegd`,
  'start.look_back': (child) => `Terugblik op de start van ${child} bijgewerkt`,
  'child.save': (child) => `Gegevens van ${child} gewijzigd`,
  'caregiver.save': (caregiver) => `Gegevens van ${caregiver} gewijzigd`,
  'caregiver.add': (caregiver) => `Ouder of verzorger ${caregiver} toegevoegd`,
  'household.save': (residents) => (residents ? `Adres van ${residents} gewijzigd` : 'Adres gewijzigd'),
  'link.save': (caregiver) => `Gezag en contact van ${caregiver} gewijzigd`,
  'link.add': (caregiver) => `Ouder of verzorger ${caregiver} toegevoegd`,
  'link.remove': (caregiver) => `Ouder of verzorger ${caregiver} losgemaakt`,
  'school.setup': (school) => `School ${school} ingericht`,
  'school.save': () => 'Gegevens van de school gewijzigd',
  'staff.add': (person) => `Collega ${person} toegevoegd`,
  'staff.save': (person) => `Gegevens van ${person} gewijzigd`,
  'year.add': (year) => `Schooljaar ${year} toegevoegd`,
  'period.add': (period) => `Vrije periode ${period} toegevoegd`,
  'period.save': (period) => `Vrije periode ${period} gewijzigd`,
  'period.remove': (period) => `Vrije periode ${period} verwijderd`,
  'group.add': (group) => `Groep ${group} toegevoegd`,
  'group.save': (group) => `Groep ${group} gewijzigd`,
  'group.remove': (group) => `Groep ${group} verwijderd`,
  'protocol.draft': (year) => `Concept van het intakeprotocol van ${year} gemaakt`,
  'protocol.release': (year) => `Intakeprotocol van ${year} vrijgegeven`,
  'protocol.discard': (year) => `Concept van het intakeprotocol van ${year} weggegooid`,
  'protocol.section.add': (section) => `Onderdeel ${section} toegevoegd`,
  'protocol.section.save': (section) => `Onderdeel ${section} gewijzigd`,
  'protocol.section.move': (section) => `Onderdeel ${section} verplaatst`,
  'protocol.section.remove': (section) => `Onderdeel ${section} verwijderd`,
  'protocol.topic.add': (topic) => `Onderwerp ${topic} toegevoegd`,
  'protocol.topic.save': (topic) => `Onderwerp ${topic} gewijzigd`,
  'protocol.topic.move': (topic) => `Onderwerp ${topic} verplaatst`,
  'protocol.topic.remove': (topic) => `Onderwerp ${topic} verwijderd`,
  'letter.make': (child) => `Brief over ${child} gemaakt`,
  'letter.template.save': (letter) => `Tekst van de brief ‘${letter}’ gewijzigd`,
  'letter.template.reset': (letter) => `Tekst van de brief ‘${letter}’ teruggezet`,
  'logo.save': (file) => `Logo ${file} gekozen`,
  'logo.remove': (file) => `Logo ${file} verwijderd`,
  'demo.fill': (year) => (year ? `Voorbeeldschool van ${year} gevuld` : 'Voorbeeldschool gevuld'),
  'user.add': (user) => `Gebruiker ${user} toegevoegd`,
  'user.save': (user) => `Naam of rol van gebruiker ${user} gewijzigd`,
  'user.end': (user) => `Toegang van ${user} beëindigd`,
  'user.confirm': () => 'Rechten van alle gebruikers nagekeken',
  'user.passphrase': (user) => `Nieuwe wachtzin gegeven aan ${user}`,
  'user.recovery_code': () => 'Nieuwe herstelcode gemaakt',
  'user.rotate': () => 'Alle gegevens opnieuw versleuteld',
  'desk.wrong_passphrase': (user) => `Verkeerde wachtzin voor ${user}`,
  'desk.passphrase': (user) => `Wachtzin van ${user} gewijzigd`,
  'desk.recovered': (user) => `Geopend met de herstelcode door ${user}`,
  'safety.save': () => 'Instellingen van beveiliging en reservekopieën gewijzigd',
  'backup.restore': (moment) => `Reservekopie van ${formatMoment(moment)} teruggezet`,
  'store.check': () => 'Opslag gecontroleerd',
  'privacy.term': (kind) => `Bewaartermijn gewijzigd: ${retentionWord(kind)}`,
  'privacy.hold': (child) => `Bewaarplicht voor ${child} vastgelegd`,
  'privacy.lift': (child) => `Bewaarplicht voor ${child} opgeheven`,
  'privacy.erase': () => 'Gegevens voorgoed gewist',
};

/** What a change or a line of the history did: `Aanmelding van Noor Jansen vastgelegd`. `nameless` stands for who has no name there. */
export function deedText({ deed, subject }: Pick<Change, 'deed' | 'subject'>, nameless = ERASED): string {
  if (deed.startsWith('undo:')) return `Teruggedraaid: ${inSentence(deedText({ deed: deed.slice(5), subject }, nameless))}`;
  if (deed.startsWith('redo:')) return `Opnieuw gedaan: ${inSentence(deedText({ deed: deed.slice(5), subject }, nameless))}`;
  const sentence = sentences[deed];
  const about = subject === '' && aboutPeople.has(kindOf(deed)) ? nameless : nameOfGroup(deed, subject);
  return sentence ? sentence(about) : `Wijziging bij ${about || nameless}`;
}

/** Whether the history has words of its own for a deed. */
export function knowsDeed(deed: string): boolean {
  return deed in sentences;
}

/** Kinds of deeds whose subject is a person: without one, that person was erased since. */
const aboutPeople = new Set(['application', 'document', 'interview', 'agreement', 'child', 'caregiver', 'link', 'letter', 'privacy', 'wenochtend', 'start']);
const ERASED = 'een gewiste persoon';

/** For a deed about many children their number stands where a name stands for one. */
function childrenIn(subject: string): string {
  if (!/^\d+$/.test(subject)) return subject;
  const count = Number(subject);
  return count === 1 ? 'één kind' : `${numberWord(count)} kinderen`;
}

function kindOf(deed: string): string {
  return deed.split('.')[0] ?? deed;
}

/** Most groups are called "Groep 1/2 A" already. */
function nameOfGroup(deed: string, subject: string): string {
  return deed.startsWith('group.') ? subject.replace(/^groep\s+/i, '') : subject;
}
