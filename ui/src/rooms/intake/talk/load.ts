/** The talk, or what there is to know before it begins. */
import { asCoreError, bridge, type Dossier, type InterviewView, type TalkProtocol } from '../../../bridge';
import type { Asked } from './sitting.svelte';

export interface Before {
  interview: InterviewView;
  dossier: Dossier;
  /** The one it will be held with; none as long as the school has released none. */
  protocol: TalkProtocol | null;
}

export type Loaded = { talk: Asked; before: null } | { talk: null; before: Before };

export async function loadTalk(applicationId: string, interviewId: string): Promise<Loaded> {
  const askedAt = performance.now();
  try {
    return { talk: { view: await bridge.talk(interviewId), askedAt }, before: null };
  } catch (thrown) {
    // The core knows no talk that has not begun; whether it is planned stands in the dossier.
    const before = asCoreError(thrown)?.code === 'not_found' ? await beforeOf(applicationId, interviewId) : null;
    if (before === null) throw thrown;
    return { talk: null, before };
  }
}

async function beforeOf(applicationId: string, interviewId: string): Promise<Before | null> {
  const { dossier, protocol } = await bridge.preparation(applicationId, interviewId);
  const interview = dossier.interviews.find((view) => view.interview.id === interviewId);
  return interview ? { interview, dossier, protocol } : null;
}
