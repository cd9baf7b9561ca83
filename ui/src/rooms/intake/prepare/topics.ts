/** What the director wants of the topics, counted and found. */
import type { TalkProtocol, TalkSection, TopicPreparation } from '../../../bridge';

export interface Tally {
  topics: number;
  must: number;
  skip: number;
}

export function tallyOf(sections: readonly TalkSection[]): Tally {
  const marks = sections.flatMap(({ topics }) => topics.map(({ preparation }) => preparation?.mark ?? null));
  const count = (mark: string) => marks.filter((one) => one === mark).length;
  return { topics: marks.length, must: count('must'), skip: count('skip') };
}

/** What was prepared on a topic, or a blank that becomes the first. */
export function wishOf(protocol: TalkProtocol | null, applicationId: string, topicKey: string): TopicPreparation {
  const topics = (protocol?.sections ?? []).flatMap((part) => part.topics);
  const kept = topics.find(({ topic }) => topic.topic_key === topicKey)?.preparation;
  return kept ?? { id: '', version: 0, application_id: applicationId, topic_key: topicKey, mark: null, question: null };
}
