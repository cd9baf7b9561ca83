/** First start, unlocking and what stands in its way. */
export const deskTexts = {
  next: 'Verder',
  back: 'Terug',
  step: (at: number, of: number) => `Stap ${at} van ${of}`,

  welcomeTitle: 'Welkom bij Driehoek',
  welcomeText:
    'School, ouders en kind in één driehoek: van de eerste aanmelding tot de eerste schooldag. Alles blijft versleuteld op deze computer.',
  setUp: 'School inrichten',
  setUpHint: 'Duurt vijf minuten. Houd pen en papier bij de hand.',
  demo: 'Eerst rondkijken met een voorbeeldschool',
  demoHint: 'Met verzonnen kinderen en ouders. Niets ervan komt bij uw eigen school.',

  schoolTitle: 'Over welke school gaat het?',
  schoolText: 'Adres, groepen en vakanties kunnen later, bij Instellingen.',
  school: 'Naam van de school',
  schoolName: 'KC De Sprong',
  person: 'Uw eigen naam',
  personHint: 'Zo staat u in de geschiedenis van wat er is gewijzigd.',
  schoolMissing: 'De naam van de school ontbreekt nog.',
  personMissing: 'Uw naam ontbreekt nog.',

  passphraseTitle: 'Kies uw wachtzin',
  passphraseText:
    'Met deze zin gaat Driehoek open. Een paar losse woorden achter elkaar zijn makkelijk te onthouden en moeilijk te raden, zoals ‘paraplu fietst langs blauwe soep’. Bedenk een eigen zin.',
  passphrase: 'Wachtzin',
  passphraseHint: 'Minstens 12 tekens; spaties mogen.',
  newPassphrase: 'Nieuwe wachtzin',
  repeat: 'Nog een keer dezelfde wachtzin',
  passphraseMissing: 'Typ een wachtzin van minstens 12 tekens.',
  passphraseShort: (missing: number) => `Nog ${missing} ${missing === 1 ? 'teken' : 'tekens'} erbij.`,
  passphraseWeak: 'Deze wachtzin is te makkelijk te raden. Voeg een los woord toe dat er niet bij past.',
  repeatMissing: 'Typ de wachtzin hier nog een keer.',
  repeatDiffers: 'De twee wachtzinnen zijn niet gelijk. Laat ze tonen met het oogje en vergelijk.',
  strength: 'Sterkte',
  strengths: ['wordt meteen geraden', 'makkelijk te raden', 'redelijk', 'sterk', 'heel sterk'],

  codeTitle: 'Schrijf de herstelcode op',
  codeText:
    'Wachtzin vergeten? Dan opent alleen deze code de gegevens nog; niemand anders kan dat. Schrijf hem over op papier en bewaar dat papier op een veilige plek, niet in de computer.',
  code: 'Herstelcode',
  codeGroup: (at: number) => `Groep ${at}`,
  codeWritten: 'Ik heb de code opgeschreven',

  confirmTitle: 'Even nakijken',
  confirmText: (group: number) => `Pak uw papier en typ groep ${group} van de herstelcode over. Zo weet u zeker dat de code klopt.`,
  confirm: (group: number) => `Groep ${group} van de herstelcode`,
  confirmHint: '5 letters en cijfers; hoofdletters maken niet uit.',
  confirmMissing: (group: number) => `Typ groep ${group} over van uw papier.`,
  create: 'School openen',
  showCode: 'Code nog eens tonen',

  unlockTitle: 'Driehoek is vergrendeld',
  unlockText: 'Typ uw wachtzin om verder te gaan.',
  unlock: 'Ontgrendelen',
  passphraseEmpty: 'Typ eerst uw wachtzin.',
  forgotten: 'Wachtzin vergeten?',
  demoPassphrase: (passphrase: string) => `Dit is de voorbeeldschool. De wachtzin is: ${passphrase}`,
  version: (version: string) => `Driehoek ${version}`,
  folder: (folder: string) => `Gegevens in ${folder}`,

  recoverTitle: 'Openen met de herstelcode',
  recoverText: 'De code staat op het papier van de eerste start: 6 groepen van 5 tekens. Daarna geldt uw nieuwe wachtzin.',
  recoverHint: 'Spaties, streepjes en hoofdletters maken niet uit.',
  recoverMissing: 'Typ de hele herstelcode over van het papier.',
  recover: 'Openen',

  keysTitle: 'Het sleutelbestand ontbreekt',
  keysText: 'De gegevens van de school staan er nog, maar zonder het bestand driehoek.keys gaan ze niet open. Er is niets gewijzigd.',
  keysWhere: 'Daar hoort het te staan:',
  keysSteps: [
    'Kijk of het bestand per ongeluk is verplaatst, bijvoorbeeld in de prullenbak van de computer.',
    'Zet anders driehoek.keys terug uit een reservekopie, in dezelfde map als driehoek.db.',
    'Staat het er weer? Kies dan Opnieuw kijken.',
  ],
  lookAgain: 'Opnieuw kijken',
  stillMissing: 'Het bestand staat er nog niet.',
};
