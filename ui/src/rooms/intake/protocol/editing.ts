/** Editing a draft of the protocol. */
import { bridge, type Done, type Protocol, type ProtocolView, type Section, type Topic } from '../../../bridge';
import { done, tell } from '../../../live/deed.svelte';
import { Records } from '../../../live/records';
import type { Saving } from '../../../live/saving.svelte';

export function newSection(protocol: Protocol, title: string): Section {
  return { id: '', version: 0, protocol_id: protocol.id, position: 0, title, kind: 'talk' };
}

export function newTopic(section: Section, title: string): Topic {
  return {
    id: '',
    version: 0,
    section_id: section.id,
    topic_key: '',
    position: 0,
    title,
    prompt: null,
    kind: 'discuss',
    choices: [],
  };
}

/** Does one thing after the other, so that no save meets the version that a move just before it made. */
export class Editing {
  readonly #records = new Records();
  #last: Promise<unknown> = Promise.resolve();

  inTurn = <T>(deed: () => Promise<T>): Promise<T> => {
    const turn = this.#last.then(deed, deed);
    this.#last = turn;
    return turn;
  };

  section(section: Section): Saving<Section> {
    return this.#records.of(section, (edit) => this.inTurn(() => bridge.saveSection(edit)));
  }

  topic(topic: Topic): Saving<Topic> {
    return this.#records.of(topic, (edit) => this.inTurn(() => bridge.saveTopic(edit)));
  }

  /** Saves what was typed in this version; tells whether all of it is in the store. */
  async settle({ sections }: ProtocolView): Promise<boolean> {
    const savings = sections.flatMap(({ section, topics }) => [this.section(section), ...topics.map((topic) => this.topic(topic))]);
    await Promise.all(savings.map((saving) => saving.settle()));
    return savings.every((saving) => !saving.isUnsaved);
  }

  /** After all that goes before, with the version as it stands then. */
  async onVersion<T>(id: string, deed: (protocol: Protocol) => Promise<Done<T>>): Promise<Done<T>> {
    return this.inTurn(async () => deed((await bridge.protocol(id)).protocol));
  }

  /** Without a message: one sees it move. Ctrl+Z takes it back like any deed. */
  moveSection(id: string, position: number): Promise<boolean> {
    return tell(async () => void done(await this.inTurn(() => bridge.moveSection(id, position)), { quiet: true }));
  }

  moveTopic(id: string, sectionId: string, position: number): Promise<boolean> {
    return tell(async () => void done(await this.inTurn(() => bridge.moveTopic(id, sectionId, position)), { quiet: true }));
  }

  removeSection(section: Section): Promise<boolean> {
    return tell(async () => void done(await this.inTurn(() => bridge.removeSection(section))));
  }

  removeTopic(topic: Topic): Promise<boolean> {
    return tell(async () => void done(await this.inTurn(() => bridge.removeTopic(topic))));
  }
}
