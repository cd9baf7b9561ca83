//! The protocol that the program ships: written for the school from its own policy, and from then on the school's to change.

use serde::Deserialize;

use crate::intake::draft::SectionView;
use crate::intake::{ProtocolId, Section, SectionId, SectionKind, Topic, TopicId, TopicKind};

/// Parts and topics as the file has them.
const FILE: &str = include_str!("shipped.json");

#[derive(Deserialize)]
struct ShippedPart {
    title: String,
    kind: SectionKind,
    topics: Vec<ShippedTopic>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct ShippedTopic {
    key: String,
    title: String,
    #[serde(default)]
    prompt: Option<String>,
    kind: TopicKind,
    #[serde(default)]
    choices: Vec<String>,
}

/// Its parts and topics, as new rows of a version.
pub(crate) fn parts(protocol_id: &ProtocolId) -> Vec<SectionView> {
    // A test of this file reads it, so that it cannot be wrong in a program that is built.
    let shipped: Vec<ShippedPart> = serde_json::from_str(FILE).unwrap_or_default();
    (1..).zip(shipped).map(|(position, part)| part.rows(protocol_id, position)).collect()
}

impl ShippedPart {
    fn rows(self, protocol_id: &ProtocolId, position: i32) -> SectionView {
        let (id, protocol_id) = (SectionId::new(), protocol_id.clone());
        let section = Section { id, version: 0, protocol_id, position, title: self.title, kind: self.kind };
        let topics = (1..).zip(self.topics).map(|(position, topic)| topic.row(&section.id, position)).collect();
        SectionView { section, topics }
    }
}

impl ShippedTopic {
    fn row(self, section_id: &SectionId, position: i32) -> Topic {
        Topic {
            id: TopicId::new(),
            version: 0,
            section_id: section_id.clone(),
            topic_key: self.key,
            position,
            title: self.title,
            prompt: self.prompt,
            kind: self.kind,
            choices: self.choices,
        }
    }
}

#[cfg(test)]
mod tests;
