/** What the decision and the enrolment say beyond what the dossier says already. */
import type { StartCustom } from '../bridge';

/** Why this first day is proposed. */
const customs: Record<StartCustom, string> = {
  wanted: 'Voorstel: de dag die de ouders vroegen.',
  no_december: 'Voorstel volgens uw eigen afspraak: geen start in december.',
  after_summer: 'Voorstel volgens uw eigen afspraak: wie vlak voor de zomervakantie 4 wordt, start erna.',
};

export const startTexts = {
  byLaw: 'Voorstel: de eerste schooldag op of na de vierde verjaardag.',
  custom: (custom: StartCustom) => customs[custom],
  lawful: (date: string) => `Starten mag vanaf ${date} (WPO art. 39 lid 1).`,
  unknown: 'Er is geen dag voor te stellen: dit schooljaar staat nog niet bij Instellingen, Schooljaren.',
  take: (date: string) => `Voorstel overnemen: ${date}`,
  fillOn: (date: string) => `Zo vol is het op ${date}; de meeste ruimte staat bovenaan.`,
  otherGroup: 'Een andere groep',
};

export const refusalTexts = {
  ground: 'Grond',
  dutyOfCare:
    'Heeft een kind extra ondersteuning nodig, dan weigert school pas als een andere school het kind wil toelaten en daar met de ouders over is gepraat. Alleen als school vol is, of als de ouders de grondslag van school niet respecteren, geldt dat niet.',
  source: 'WPO art. 40 lid 4 en 5',
  otherSchool: 'School die het kind wil toelaten',
  otherSchoolOn: 'Dat zei die school op',
  parentsHeardOn: 'Met de ouders besproken op',
};

export const enrolmentTexts = {
  title: 'Voor de inschrijving',
  count: (done: number, total: number) => (done === total ? 'alles is in orde' : `${done} van ${total} in orde`),
  others: 'Andere papieren',
  doneOn: 'Gedaan op',
  doneBy: 'Gedaan door',
  due: (date: string, distance: string) => `Uiterlijk ${date} (${distance})`,
  objects: (name: string) => `${name} is het er niet mee eens`,
  saidOn: 'Gezegd op',
  said: 'Wat er is gezegd',
};
