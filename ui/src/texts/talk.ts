/** What the interview itself says, while parents and child sit at the table. */
import type { Interview, Protocol, Relation } from '../bridge';
import { formatDate, type IsoDate } from '../lib/dates';
import { listInWords } from './sentence';
import { relationWords } from './words';

const topics = (count: number) => `${count} ${count === 1 ? 'onderwerp' : 'onderwerpen'}`;
const notes = (count: number) => (count === 1 ? 'Eén aantekening is' : `${count} aantekeningen zijn`);

export const talkTexts = {
  loading: 'Intakegesprek',
  title: (name: string) => `Intakegesprek met ${name}`,
  back: (name: string) => `Aanmelding van ${name}`,

  begin: 'Gesprek beginnen',
  beginAnswer: 'Het gesprek is nog niet begonnen. Zodra u begint, loopt de tijd en wordt alles wat u typt vanzelf bewaard.',
  cancelledAnswer: (day: IsoDate) => `Dit gesprek is afgezegd op ${formatDate(day)}. Plan een nieuw gesprek vanuit de aanmelding.`,
  comes: 'Wat er begint',
  when: 'Wanneer',
  whenWords: ({ planned_on: day, starts_at: time, minutes, room }: Interview) =>
    [`${formatDate(day)} om ${time}`, `${minutes} minuten`, room].filter(Boolean).join(', '),
  who: 'Aan tafel',
  whoWords: (caregivers: readonly string[], child: string | null) => listInWords([...caregivers, ...(child ? [child] : [])]) || 'nog niet ingevuld',
  leads: 'Leidt het gesprek',
  meets: 'Kennismaken met',
  protocol: 'Intakeprotocol',
  protocolWords: ({ start_year: year, number }: Protocol, count: number) => `${year}-${year + 1}, versie ${number}: ${topics(count)}`,
  noProtocol: 'Er is nog geen intakeprotocol vrijgegeven',
  noProtocolText: 'Een gesprek begint met een vrijgegeven lijst onderwerpen. Geef eerst een intakeprotocol vrij; kom daarna hier terug.',
  surely: 'Zeker bespreken',
  nothingSure: 'Bij de voorbereiding is niets gemerkt als ‘zeker bespreken’. Alle onderwerpen komen op volgorde.',
  unneeded: (count: number) => `${topics(count)} gemerkt als niet nodig`,

  topics: 'Onderwerpen',
  standing: { discussed: 'besproken', must: 'zeker bespreken', skip: 'niet nodig', open: 'nog open' },
  notSaved: 'niet bewaard',
  left: (left: number, all: number) => (left === 0 ? 'alle onderwerpen gehad' : `nog ${left} van ${topics(all)}`),
  place: (section: string, at: number, all: number) => `${section} · ${at} van ${all}`,
  expectation: 'Bespreken en vastleggen. Dit is nooit een voorwaarde om toegelaten te worden.',
  ownQuestion: 'Uw vraag',
  answer: 'Antwoord',
  noAnswer: 'Niet gezegd',
  yes: 'Ja',
  no: 'Nee',
  note: 'Aantekening',
  noteOfQuestion: 'Antwoord in eigen woorden',
  noNote: 'Geen aantekening.',
  noteHint: 'Wordt vanzelf bewaard. Ouders kunnen dit lezen in het verslag.',
  noteFailed: 'Deze aantekening is nog niet bewaard',
  keptHere: 'Wat u typte, blijft hier staan.',
  retry: 'Opnieuw proberen',
  discussed: 'Besproken, volgende',
  next: 'Volgende open onderwerp',
  undiscussed: 'Toch niet besproken',
  previousTopic: 'Vorig onderwerp',
  nextTopic: 'Volgend onderwerp',
  allDone: 'Alle onderwerpen zijn besproken of niet nodig. U kunt het gesprek afronden.',

  duration: 'Duur van het gesprek',
  stop: 'Stoppen, later verder',
  leave: 'Terug naar de aanmelding',
  finish: 'Gesprek afronden',
  finishWith: (left: number) => `Gesprek afronden (nog ${left} open)`,
  stuck: 'Nog niet alles is bewaard',
  stuckNotes: (count: number, names: string) => `${notes(count)} nog niet bewaard: ${names}. Kijk daar wat eraan schort, of probeer het opnieuw.`,
  stuckAgreement: 'De afspraak die u typt, is nog niet toegevoegd. Voeg hem toe of annuleer hem.',
  stuckKept: 'Stopt u toch, dan staat het hier weer als u dit gesprek opnieuw opent, zolang Driehoek niet is vergrendeld.',
  stopAnyway: 'Toch stoppen',

  held: (day: IsoDate) => `Dit gesprek is gevoerd op ${formatDate(day)}. U kunt de aantekeningen lezen en aanvullen.`,
  cancelled: (day: IsoDate) => `Dit gesprek is afgezegd op ${formatDate(day)}. U kunt de aantekeningen alleen lezen.`,

  ticks: 'Rondom het gesprek',
  tick: { tour: 'Rondleiding gedaan', introduction: 'Kennisgemaakt met de leerkracht' },
  tickWords: (day: IsoDate, by: string | null) => (by ? `${formatDate(day)}, met ${by}` : formatDate(day)),
  tickOn: 'Op welke dag',
  tickBy: 'Met wie',
  change: 'Dag of naam wijzigen',
  tickDone: 'Klaar',

  agreements: 'Afspraken in dit gesprek',
  noAgreements: 'Nog geen afspraken.',
  addAgreement: 'Afspraak toevoegen',
  agreementForm: 'Nieuwe afspraak',
  saveAgreement: 'Toevoegen',
  cancelAgreement: 'Annuleren',

  facts: 'Kind en gezin',
  member: (relation: Relation, livesThere: boolean, roepnaam: string) =>
    livesThere ? `${relationWords[relation]}, ${roepnaam} woont hier` : relationWords[relation],
  secretPhone: 'nummer is geheim',
  contactBan: 'contactverbod',
  myQuestions: 'Mijn vragen vooraf',

  panel: {
    begin: 'Beginnen',
    resume: 'Verder gaan',
    read: 'Aantekeningen lezen',
    begun: 'begonnen',
    second: 'Tweede gesprek plannen',
    secondHint: 'Ouders die apart willen praten, krijgen elk een eigen gesprek.',
    toured: (day: IsoDate, by: string | null) => `rondleiding ${formatDate(day)}${by ? ` met ${by}` : ''}`,
    introduced: (day: IsoDate, by: string | null) => `kennisgemaakt ${formatDate(day)}${by ? ` met ${by}` : ''}`,
  },
};
