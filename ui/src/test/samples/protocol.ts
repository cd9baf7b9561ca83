/** The protocol of the intake interview in two versions, made up; for tests and for looking at screens. */
import type {
  Protocol,
  ProtocolSummary,
  ProtocolView,
  Section,
  SectionKind,
  SectionView,
  TalkProtocol,
  TalkTopic,
  Topic,
  TopicPreparation,
} from '../../bridge';

export const released: Protocol = {
  id: 'protocol-1',
  version: 2,
  start_year: 2026,
  number: 1,
  released_on: '2026-09-03',
  released_by: 'Anke de Wit',
  begun: 14,
};

export const draft: Protocol = { id: 'protocol-2', version: 1, start_year: 2026, number: 2, released_on: null, released_by: null, begun: 0 };

/** The parts in order: title, kind, and a topic a line. */
const content: readonly (readonly [string, SectionKind, readonly string[]])[] = [
  ['Kennismaken', 'talk', ['Wie zijn jullie?', 'Waarom onze school?', 'Wat vinden ouders belangrijk?']],
  [
    'Het kind',
    'talk',
    ['Ontwikkeling en taal', 'Spelen met anderen', 'Slapen en eten', 'Wat gaat goed?', 'Zijn er zorgen?', 'Zindelijkheid', 'Zelf aankleden, eten en drinken'],
  ],
  ['Gezondheid', 'talk', ['Allergieën en medicijnen', 'Mag school de opvang bellen?', 'Welke taal spreekt het kind thuis het meest?']],
  ['Zo gaat het op school', 'talk', ['Deuren open en begin van de lessen', 'Parro', 'Foto’s van kinderen', 'Helpen op school']],
  ['Contact met school', 'school_expectation', ['Open praten over wat goed gaat en wat beter kan', 'Bericht over hoe het gaat, via Parro en MijnRapportfolio']],
  ['Aanmelding en start', 'parent_expectation', ['Alles vertellen wat nodig is voor goed onderwijs', 'Proberen het kind zindelijk te laten starten']],
  ['Afspraken', 'talk', ['Wensen en vragen van de ouders', 'Wat spreken we af?']],
];

const special: Readonly<Record<string, Partial<Topic>>> = {
  'Ontwikkeling en taal': { kind: 'question', prompt: 'Hoe praat het kind thuis? Begrijpt een vreemde het ook?' },
  'Slapen en eten': { kind: 'question' },
  'Wat gaat goed?': { kind: 'question', prompt: 'Begin hiermee als ouders gespannen zijn.' },
  'Mag school de opvang bellen?': { kind: 'yes_no', prompt: 'Alleen met toestemming van de ouders.' },
  'Welke taal spreekt het kind thuis het meest?': { kind: 'choice', choices: ['Nederlands', 'Dialect', 'Een andere taal'] },
};

function sectionsOf(protocol: Protocol): SectionView[] {
  return content.map(([title, kind, titles], at) => {
    const section: Section = { id: `${protocol.id}-s${at + 1}`, version: 1, protocol_id: protocol.id, position: at + 1, title, kind };
    return { section, topics: titles.map((topic, place) => topicOf(section, topic, place + 1)) };
  });
}

function topicOf(section: Section, title: string, position: number): Topic {
  return {
    id: `${section.id}-t${position}`,
    version: 1,
    section_id: section.id,
    topic_key: `${section.title}/${title}`,
    position,
    title,
    prompt: null,
    kind: 'discuss',
    choices: [],
    ...special[title],
  };
}

export const releasedView: ProtocolView = { protocol: released, sections: sectionsOf(released), talks: 14 };
export const draftView: ProtocolView = { protocol: draft, sections: sectionsOf(draft), talks: 0 };

export const summaries: ProtocolSummary[] = [
  { protocol: draft, topics: 23, talks: 0, is_current: false },
  { protocol: released, topics: 23, talks: 14, is_current: true },
  {
    protocol: { ...released, id: 'protocol-0', start_year: 2025, released_on: '2025-08-28', released_by: 'Floortje Oude Luttikhuis-van Wijngaarden tot Nijenbeek' },
    topics: 21,
    talks: 46,
    is_current: false,
  },
];

function preparationOf(topicKey: string, more: Partial<TopicPreparation>): TopicPreparation {
  return { id: `wish-${topicKey}`, version: 3, application_id: 'app-1', topic_key: topicKey, mark: null, question: null, ...more };
}

/** What the director prepared, by the title of the topic. */
const wishes: Readonly<Record<string, Partial<TopicPreparation>>> = {
  'Ontwikkeling en taal': { mark: 'must', question: 'Wat zegt de logopedist over het oor?' },
  'Zijn er zorgen?': { mark: 'must' },
  'Waarom onze school?': { mark: 'skip' },
};

function talkTopic(topic: Topic): TalkTopic {
  const wish = wishes[topic.title];
  const preparation = wish ? preparationOf(topic.topic_key, wish) : null;
  return { topic, preparation, note: null, is_left: preparation?.mark !== 'skip' };
}

/** The released version, prepared for Noor of `planning.ts`; nothing was said yet. */
export const talkProtocol: TalkProtocol = {
  protocol: released,
  sections: releasedView.sections.map(({ section, topics }) => ({ section, topics: topics.map(talkTopic) })),
};
