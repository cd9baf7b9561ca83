import type { LetterKind } from '../bridge';

/** Each letter by its name, in the order of the intake. */
export const letterNames: Record<LetterKind, string> = {
  confirmation: 'Bevestiging van de aanmelding',
  invitation: 'Uitnodiging voor het intakegesprek',
  report: 'Gespreksverslag',
  admission: 'Toelating',
  postponement: 'Bericht van uitstel',
  refusal: 'Niet toegelaten',
  waiting_list: 'Wachtlijst',
  welcome: 'Welkomstbrief',
  wen_invitation: 'Uitnodiging voor de wenochtenden',
};
