/** The answer at the top of a dossier. */
import type { Dossier } from '../../../bridge';
import { deadlineInWords, formatDate } from '../../../lib/dates';
import { dossierTexts as texts } from '../../../texts/intake';
import { stepDueWords, stepWords } from '../../../texts/words';

/** `Intakegesprek plannen, uiterlijk do 8 jan 2027 (nog 12 dagen).` */
export function nextInWords({ next }: Pick<Dossier, 'next'>, today: string): string {
  if (next.step === 'none') return texts.noStep;
  if (next.due_on === null) return `${stepWords[next.step]}.`;
  return `${stepWords[next.step]}, ${stepDueWords[next.step](formatDate(next.due_on))} (${deadlineInWords(next.due_on, today)}).`;
}
