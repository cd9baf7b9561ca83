/** Taking a change back from the history, or doing it again. */
import type { HistoryLine, UndoBlock } from '../../../bridge';
import { formatMoment } from '../../../lib/dates';
import { deedText } from '../../../texts/deeds';
import { blockTexts, historyPageTexts as texts } from '../../../texts/history';
import { inSentence } from '../../../texts/sentence';

/** Taking back or doing again is itself a line, but it is turned at the line of the change it is about. */
export function canTurn({ deed, undoable }: HistoryLine): boolean {
  return undoable && !deed.startsWith('undo:') && !deed.startsWith('redo:');
}

/** Why it cannot be, with what to do. */
export function blockText(block: UndoBlock): string {
  const later = block.why === 'later' ? block.line : null;
  if (later === null) return blockTexts[block.why];
  return texts.laterIs(inSentence(deedText(later)), formatMoment(later.at), later.actor);
}
