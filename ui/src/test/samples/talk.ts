/** An interview under way, made up; for tests and for looking at the screen. */
import type { Agreement, Interview, InterviewNote, Preparation, SectionKind, TalkProtocol, TalkSection, TalkTopic, TalkView, Topic } from '../../bridge';
import { planned, preparation } from './planning';

export const today = '2026-12-01';

export function interview(over: Partial<Interview> = {}): Interview {
  return { ...planned.interview, planned_on: today, protocol_id: 'protocol-1', ...over };
}

export function note(topicId: string, over: Partial<InterviewNote> = {}): InterviewNote {
  const said = { discussed: true, answer: null, note: 'Praat thuis Nederlands en Pools.', elapsed_seconds: 125 };
  return { id: `note-${topicId}`, version: 1, interview_id: 'talk-1', topic_id: topicId, ...said, ...over };
}

export function agreement(over: Partial<Agreement> = {}): Agreement {
  const rest = { role: 'school', who: 'Sanne van den Berg', due_on: '2026-12-11', done_on: null } as const;
  return { id: 'agreement-1', version: 1, application_id: 'app-1', what: 'De opvang bellen voor de overdracht', interview_id: 'talk-1', ...rest, ...over };
}

function topic(sectionId: string, at: number, title: string, over: Partial<Topic> = {}): Topic {
  const id = `${sectionId}-${at + 1}`;
  return { id, version: 1, section_id: sectionId, topic_key: id, position: at + 1, title, prompt: null, kind: 'discuss', choices: [], ...over };
}

function entry(of: Topic, over: Partial<TalkTopic> = {}): TalkTopic {
  return { topic: of, preparation: null, note: null, is_left: true, ...over };
}

function prepared(of: Topic, mark: 'must' | 'skip', question: string | null = null): TalkTopic {
  const preparation = { id: `prepared-${of.id}`, version: 1, application_id: 'app-1', topic_key: of.topic_key, mark, question };
  return entry(of, { preparation, is_left: mark === 'must' });
}

function section(id: string, position: number, title: string, topics: TalkTopic[], kind: SectionKind = 'talk'): TalkSection {
  return { section: { id, version: 1, protocol_id: 'protocol-1', position, title, kind }, topics };
}

const child = [
  entry(topic('child', 0, 'Taal en praten', { prompt: 'Welke talen hoort en spreekt het kind? Begrijpen anderen het goed?', kind: 'question' })),
  prepared(topic('child', 1, 'Slapen en wisseldagen', { prompt: 'Hoe gaat het met slapen, ook na een wisseldag?' }), 'must', 'Hoe gaat het wisselen op vrijdag?'),
  entry(topic('child', 2, 'Zindelijk overdag', { kind: 'yes_no', prompt: 'Zoals ouders het nu zien; vlak voor de start kijken we opnieuw.' })),
  prepared(topic('child', 3, 'Zelf aan- en uitkleden'), 'skip'),
  entry(topic('child', 4, 'Eten en drinken', { kind: 'choice', choices: ['Eet alles', 'Eet met hulp', 'Heeft een dieet'] })),
];
const school = [
  entry(topic('school', 0, 'Deuren open om 08:20, lessen vanaf 08:30', { prompt: 'Na het startgesprek loopt het kind zelf naar binnen.' })),
  entry(topic('school', 1, 'Parro, MijnRapportfolio en de nieuwsbrief')),
  entry(topic('school', 2, 'Het schoolveiligheidsplan en de afspraken over foto’s van kinderen op sociale media')),
];
const expected = [entry(topic('expected', 0, 'Wij bellen als er iets is')), entry(topic('expected', 1, 'Wij luisteren zonder oordeel'))];

export function protocol(filler = 0): TalkProtocol {
  const more = Array.from({ length: filler }, (_, at) => entry(topic('more', at, `Onderwerp ${at + 1} van de school zelf`)));
  const sections = [
    section('child', 1, 'Het kind', child),
    section('school', 2, 'Zo werkt onze school', school),
    section('expected', 3, 'Wat ouders van ons mogen verwachten', expected, 'school_expectation'),
    ...(filler > 0 ? [section('more', 4, 'Verder', more)] : []),
  ];
  const released = { start_year: 2026, number: 2, released_on: '2026-08-20', released_by: 'Anke de Wit', begun: 1 };
  return { protocol: { id: 'protocol-1', version: 3, ...released }, sections };
}

/** A talk; `notes` are what was written already, `filler` adds so many topics. */
export function talk({ notes = [], filler = 0, ...over }: Partial<TalkView> & { notes?: InterviewNote[]; filler?: number } = {}): TalkView {
  const whole = protocol(filler);
  const sections = whole.sections.map((part) => ({ ...part, topics: part.topics.map((one) => withNote(one, notes)) }));
  const left = sections.flatMap(({ topics }) => topics).filter(({ is_left }) => is_left).length;
  const view = { ...planned, interview: interview() };
  const dossier = { ...preparation.dossier, interviews: [view] };
  return { interview: view, dossier, protocol: { ...whole, sections }, agreements: [], elapsed_seconds: 0, left, ...over };
}

function withNote(one: TalkTopic, notes: readonly InterviewNote[]): TalkTopic {
  const said = notes.find(({ topic_id }) => topic_id === one.topic.id) ?? null;
  return { ...one, note: said, is_left: one.is_left && said?.discussed !== true };
}

/** What there is to know before the talk begins. */
export function before(over: Partial<Preparation> = {}): Preparation {
  const view = { ...planned, interview: interview({ protocol_id: null }) };
  return { ...preparation, dossier: { ...preparation.dossier, interviews: [view] }, interview: view, protocol: protocol(), ...over };
}
