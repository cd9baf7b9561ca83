/** What went wrong, and what to do now. Every error of the core has its sentence here; the compiler finds a missing one. */
import type { CoreError } from '../bridge';
import { findingText } from './findings';
import { recordName } from './fields';

type Code = CoreError['code'];
type Of<C extends Code> = Extract<CoreError, { code: C }>;

const sentences: { [C in Code]: (error: Of<C>) => string } = {
  locked: () => 'Driehoek is vergrendeld. Ontgrendel met uw wachtzin om verder te gaan.',
  store_missing: () => 'In deze map staat nog geen school. Start Driehoek opnieuw om de school in te richten.',
  store_exists: () =>
    'In deze map staat al een school; die blijft ongemoeid. Start Driehoek opnieuw en ontgrendel met uw wachtzin.',
  key_file_missing: () =>
    'Het sleutelbestand driehoek.keys ontbreekt. Zet het terug in dezelfde map als driehoek.db, bijvoorbeeld uit een reservekopie. Zonder dit bestand gaat de school niet open.',
  key_file_damaged: () =>
    'Het sleutelbestand driehoek.keys is niet te lezen. Zet een reservekopie van driehoek.keys terug in dezelfde map. De gegevens zelf zijn niet aangeraakt.',
  not_allowed: () =>
    'Dit mag u in Driehoek niet doen. Vraag het de directeur; die kan bij Beheer ook uw rol veranderen.',
  read_only: () =>
    'U kijkt in een reservekopie; daarin kan niets worden gewijzigd. Ga eerst terug naar de gewone gegevens.',
  wait: ({ seconds }) =>
    `Er is te vaak een verkeerde wachtzin getypt. Wacht nog ${seconds} ${seconds === 1 ? 'seconde' : 'seconden'} en probeer het dan opnieuw.`,
  user_ended: () => 'Uw toegang tot deze school is beëindigd. Vraag de directeur om u weer toegang te geven.',
  last_director: () =>
    'Dit is de enige directeur in Driehoek, en die is nodig. Geef eerst iemand anders de rol directeur.',
  keychain_missing: () =>
    'Deze computer heeft geen sleutelbos, of geeft Driehoek er geen toegang toe. Typ bij het openen gewoon uw wachtzin.',
  backup_damaged: () =>
    'Deze reservekopie is niet heel: een bestand ontbreekt of is veranderd. Er is niets gewijzigd. Kies een andere reservekopie.',
  backup_missing: () =>
    'Op deze plek staat geen reservekopie (meer). Kies een andere, of sluit de schijf of stick aan waar hij op staat.',
  second_place_gone: () =>
    'De tweede plek voor reservekopieën is niet te bereiken. Sluit de schijf of stick weer aan, of kies bij Beheer een andere plek.',
  kept_from_erasure: () =>
    'Dit kan niet worden gewist: het kind staat op school, of er geldt een bewaarplicht. Hef die eerst op bij Beheer, Privacy.',
  wrong_passphrase: () =>
    'Deze wachtzin past niet. Let op hoofdletters en spaties, of laat de tekst tonen met het oogje.',
  wrong_recovery_code: () =>
    'Deze herstelcode past niet. Typ alle 6 groepen van 5 tekens over van het papier; streepjes en hoofdletters maken niet uit.',
  recovery_code_not_confirmed: () =>
    'Dit is niet de gevraagde groep van de herstelcode. Kijk op uw papier en typ die groep nog eens over.',
  weak_passphrase: () => 'Deze wachtzin is te makkelijk te raden. Maak hem langer, bijvoorbeeld met een paar losse woorden.',
  store_damaged: () =>
    'Het bestand met de gegevens (driehoek.db) is beschadigd of hoort niet bij deze sleutel. Er is niets gewijzigd. Zet een reservekopie terug: dat kan op het scherm waar u Driehoek ontgrendelt.',
  newer_schema: () =>
    'Deze gegevens zijn gemaakt met een nieuwere Driehoek. Installeer op deze computer de nieuwste versie; de gegevens zijn niet aangeraakt.',
  network_folder: ({ folder }) =>
    `De map ${folder} staat op een netwerkschijf. Daar kunnen gegevens verloren gaan. Verplaats de map naar de eigen schijf van deze computer.`,
  synced_folder: ({ folder, service }) =>
    `De map ${folder} wordt gekopieerd door ${service}. Dat kan de gegevens beschadigen. Verplaats de map naar een plek die niet wordt gesynchroniseerd.`,
  disk_full: () => 'De schijf is vol, dus dit is niet bewaard. Maak ruimte vrij en probeer het opnieuw.',
  file: ({ reference }) =>
    `Een bestand kon niet worden gelezen of geschreven. Probeer het opnieuw. Blijft het misgaan, geef dan dit nummer door: ${reference}.`,
  database: ({ reference }) =>
    `Er ging iets mis in Driehoek. Probeer het opnieuw. Blijft het misgaan, geef dan dit nummer door: ${reference}.`,
  busy: () => 'Iemand anders is op dit moment aan het bewaren. Probeer het zo nog eens.',
  not_found: ({ kind }) =>
    `Dit onderdeel (${recordName(kind)}) bestaat niet meer. Misschien is het net verwijderd of teruggedraaid. Ga terug en kies opnieuw.`,
  conflict: ({ kind }) =>
    `Intussen is dit onderdeel (${recordName(kind)}) ook op een andere plek gewijzigd. Kies welke versie blijft.`,
  invalid: ({ findings }) => {
    const first = findings.find(({ severity }) => severity === 'refusal') ?? findings[0];
    return first ? findingText(first) : 'Dit kan zo niet worden bewaard. Kijk de velden na.';
  },
  in_the_way: () =>
    'Iets anders staat dit in de weg: het wordt nog gebruikt, of de naam of plek is al bezet. Haal eerst dat gebruik weg, of kies iets anders.',
  nothing_to_undo: () => 'Er is niets meer om terug te draaien.',
  undo_blocked: ({ kind }) =>
    `Dit is niet meer los terug te draaien: hetzelfde onderdeel (${recordName(kind)}) is daarna opnieuw gewijzigd. Draai eerst die latere wijziging terug.`,
};

/** One or two sentences: what happened, and what to do now. */
export function errorText(error: CoreError): string {
  const sentence = sentences[error.code] as ((error: CoreError) => string) | undefined;
  // Older pages of the window may meet a newer core while it is being installed.
  return sentence ? sentence(error) : sentences.database({ code: 'database', reference: error.code });
}
