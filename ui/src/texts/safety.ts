/** The own passphrase, what this computer remembers, when Driehoek locks itself, and the recovery code. */

function minutesInWords(minutes: number): string {
  return minutes === 1 ? '1 minuut' : `${minutes} minuten`;
}

export const safetyTexts = {
  answer: (minutes: number, remembered: boolean) =>
    `Driehoek vergrendelt zichzelf na ${minutesInWords(minutes)} zonder toets of klik. ${
      remembered ? 'Deze computer opent Driehoek bij het starten zonder wachtzin.' : 'Daarna opent alleen een wachtzin het weer.'
    }`,
  cancel: 'Annuleren',
};

export const ownPassphraseTexts = {
  title: 'Uw wachtzin',
  text: 'Met uw wachtzin opent u Driehoek. Weet iemand anders hem, of twijfelt u daarover? Kies dan een nieuwe.',
  change: 'Wachtzin wijzigen',
  old: 'Wachtzin van nu',
  oldMissing: 'Typ eerst de wachtzin van nu.',
  new: 'Nieuwe wachtzin',
  changed: 'Uw wachtzin is gewijzigd. Vanaf nu opent alleen de nieuwe.',
};

export const rememberTexts = {
  title: 'Onthouden op deze computer',
  text: 'Deze computer kan uw sleutel bewaren in de sleutelbos van het systeem. Driehoek opent dan bij het starten zonder wachtzin. Na vergrendelen vraagt het hem wel.',
  risk: 'Wie zich op deze computer als u kan aanmelden, opent dan ook Driehoek. Doe dit alleen op een computer die alleen u gebruikt.',
  missing: 'Deze computer heeft geen sleutelbos die Driehoek kan gebruiken',
  missingText:
    'Onthouden kan hier daarom niet: een sleutel op een andere plek zou ieder met deze computer kunnen lezen. Typ bij het openen gewoon uw wachtzin.',
  none: 'Deze computer onthoudt geen sleutel.',
  yours: 'Deze computer onthoudt uw sleutel.',
  others: (name: string) => `Deze computer onthoudt de sleutel van ${name}.`,
  remember: 'Onthouden op deze computer',
  rememberInstead: 'In plaats daarvan de mijne onthouden',
  forget: 'Niet meer onthouden',
  remembered: 'Deze computer onthoudt nu uw sleutel',
  forgotten: 'Deze computer onthoudt geen sleutel meer',
};

export const lockTexts = {
  title: 'Vergrendelen',
  text: 'Loopt u weg van de computer? Vergrendel Driehoek dan. Het gaat ook vanzelf: na een tijd zonder toets of klik, en als de computer gaat slapen. Wat in een veld staat wordt dan eerst bewaard; een aanmelding of brief die nog niet is vastgelegd niet.',
  now: 'Nu vergrendelen',
  keys: (keys: string) => `Dat kan op elk scherm ook met ${keys}.`,
  minutes: 'Vergrendelen na',
  minutesHint: 'Geldt voor iedereen die Driehoek opent.',
  minutesUnit: 'minuten',
  minutesMissing: 'Vul een getal van 1 tot 120 in.',
};

export const recoveryTexts = {
  title: 'Herstelcode',
  text: 'Zijn alle wachtzinnen vergeten, dan opent alleen de herstelcode de gegevens nog. Bewaar het papier in de kluis of bij het bestuur, niet bij de computer.',
  when: 'Is het papier weg, of zag iemand de code die hem niet hoort te hebben? Maak dan een nieuwe.',
  make: 'Nieuwe herstelcode maken',
  back: 'Terug',
  showTitle: 'Nieuwe herstelcode: stap 1 van 2, opschrijven',
  showText: 'Schrijf de code over of sla het blad op en druk het af. De oude code blijft gelden tot u de nieuwe hebt overgetypt.',
  written: 'De code staat op papier',
  confirmTitle: 'Nieuwe herstelcode: stap 2 van 2, nakijken',
  confirm: 'Nieuwe code laten gelden',
  keep: 'Bewaar het papier in de kluis of bij het bestuur. Gooi het papier met de oude code weg: die opent straks niets meer.',
  done: 'De nieuwe herstelcode geldt. De oude opent deze gegevens niet meer; reservekopieën van eerder nog wel.',
};
