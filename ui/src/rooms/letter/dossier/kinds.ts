/** Which letters fit where a child stands. */
import type { Dossier, Interview, LetterKind } from '../../../bridge';
import { letterNames } from '../../../texts/letters';

export function isOpen({ held_on, cancelled_on }: Interview): boolean {
  return held_on === null && cancelled_on === null;
}

/** Those that fit now, and the others; each in the order of the intake. What forbids one, the core says. */
export function kindsFor(dossier: Dossier): { fitting: LetterKind[]; others: LetterKind[] } {
  const fits = fitsOf(dossier);
  const all = Object.keys(letterNames) as LetterKind[];
  return { fitting: all.filter((kind) => fits[kind]), others: all.filter((kind) => !fits[kind]) };
}

function fitsOf({ application, interviews }: Dossier): Record<LetterKind, boolean> {
  const { decision } = application;
  return {
    confirmation: decision === null,
    invitation: interviews.some(({ interview }) => isOpen(interview)),
    report: interviews.some(({ interview }) => interview.held_on !== null),
    admission: decision === 'admitted',
    postponement: application.postponed_on !== null && decision === null,
    refusal: decision === 'not_admitted',
    waiting_list: decision === 'waiting_list',
    welcome: decision === 'admitted',
    wen_invitation: decision === 'admitted',
  };
}

/** Letters about one talk. */
export function isAboutTalk(kind: LetterKind): boolean {
  return kind === 'invitation' || kind === 'report';
}
