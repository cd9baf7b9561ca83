/** The facts beside the talk, in the order in which one looks for them. */
import type { Dossier, FamilyMember, InterviewView } from '../../../bridge';
import { deadlineInWords, formatDate } from '../../../lib/dates';
import { preparationTexts as prepared } from '../../../texts/preparation';
import { talkTexts as texts } from '../../../texts/talk';
import { ageInWords } from '../../../texts/words';

export interface Fact {
  term: string;
  text: string;
}

/** Only what is known; who wants to see what is missing has the dossier. */
export function factsOf(dossier: Dossier, talk: InterviewView, today: string): Fact[] {
  const facts = [...aboutChild(dossier), ...aboutFamily(dossier, talk), ...aboutCare(dossier), ...aboutDates(dossier, today)];
  return facts.flatMap(({ term, text }) => (text ? [{ term, text }] : []));
}

type Maybe = { term: string; text: string | null };

function aboutChild({ family: { child }, age, application }: Dossier): Maybe[] {
  return [
    { term: child.roepnaam, text: ageInWords(age) },
    { term: prepared.born, text: prepared.bornWords(child.born_on, child.sex) },
    { term: prepared.language, text: child.home_language },
    { term: texts.myQuestions, text: application.questions },
  ];
}

function aboutFamily({ family }: Dossier, { interview }: InterviewView): Maybe[] {
  const members = family.members.map((member) => ({
    term: member.name,
    text: aboutMember(member, family.child.roepnaam, isHidden(member, family.members, interview.caregiver_ids)),
  }));
  const siblings = family.siblings.map(({ name, group, teachers }) => `${name}: ${prepared.sibling(group, teachers)}`);
  return [...members, { term: prepared.siblings, text: siblings.join('\n') }];
}

/** The number of a secret address is shown only while everybody at the table lives there. */
function isHidden({ household }: FamilyMember, members: readonly FamilyMember[], atTable: readonly string[]): boolean {
  if (household === null || !household.secret_address) return false;
  const home = members.filter((one) => one.household?.id === household.id).map(({ caregiver }) => caregiver.id);
  return atTable.length === 0 || !atTable.every((id) => home.includes(id));
}

function aboutMember({ caregiver, link }: FamilyMember, roepnaam: string, hidden: boolean): string {
  return [
    texts.member(link.relation, link.lives_there, roepnaam),
    hidden ? texts.secretPhone : caregiver.phone,
    caregiver.language && prepared.speaks(caregiver.language),
    link.no_contact_order && texts.contactBan,
  ]
    .filter(Boolean)
    .join('\n');
}

function aboutCare({ application, family }: Dossier): Maybe[] {
  const vve = prepared.vveWords(application.vve, application.vve_programme);
  return [
    { term: prepared.childcare, text: prepared.childcareWords(application.childcare, vve) },
    { term: prepared.previousSchool, text: application.previous_school },
    { term: prepared.support, text: prepared.supportWords(application) },
    { term: prepared.concerns, text: application.concerns },
    { term: prepared.remarks, text: [family.child.remarks, application.remarks].filter(Boolean).join('\n') },
    { term: prepared.otherSchools, text: application.other_schools },
  ];
}

function aboutDates({ application, clock }: Dossier, today: string): Maybe[] {
  const start = application.starts_on ?? application.wanted_start_on;
  return [
    { term: application.starts_on ? prepared.agreedStart : prepared.wanted, text: start && formatDate(start) },
    { term: prepared.fourth, text: formatDate(clock.fourth_birthday_on) },
    { term: prepared.firstDay, text: clock.first_school_day_on && formatDate(clock.first_school_day_on) },
    { term: prepared.wen, text: prepared.wenWords(clock.wen_from, clock.wen_until) },
    { term: prepared.decideBy, text: application.decided_on ? null : `${formatDate(clock.decide_by)} (${deadlineInWords(clock.decide_by, today)})` },
    { term: prepared.compulsory, text: clock.compulsory_from && formatDate(clock.compulsory_from) },
  ];
}
