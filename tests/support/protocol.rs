//! What the director makes of the protocol: drafts, parts, topics, releases.

#![allow(dead_code, reason = "each test file uses its own part")]
#![allow(clippy::unwrap_used, reason = "a deed that fails here is a failed test")]

use driehoek::intake::draft::ProtocolView;
use driehoek::intake::protocol::{self, first_protocol, protocols, release, save_section, save_topic, start_draft};
use driehoek::intake::{Protocol, ProtocolId, Section, SectionId, SectionKind, Topic, TopicId, TopicKind};

use crate::support::Desk;

/// The protocol that the program ships, released for 2026-2027.
pub(crate) async fn shipped(desk: &Desk) -> ProtocolView {
    first_protocol(&desk.store, &desk.actor, desk.today).await.unwrap();
    let id = protocols(&mut *desk.db().await, desk.today).await.unwrap().remove(0).protocol.id;
    view(desk, &id).await
}

/// A version as it is now.
pub(crate) async fn view(desk: &Desk, id: &ProtocolId) -> ProtocolView {
    protocol::protocol(&mut *desk.db().await, id).await.unwrap()
}

/// A draft for a year, copied from a version.
pub(crate) async fn draft(desk: &Desk, start_year: i32, from: &ProtocolId) -> ProtocolView {
    let id = start_draft(&desk.store, &desk.actor, start_year, Some(from.clone())).await.unwrap().value;
    view(desk, &id).await
}

/// Releases a version as it is now.
pub(crate) async fn released(desk: &Desk, id: &ProtocolId) -> Protocol {
    let version = view(desk, id).await.protocol.version;
    release(&desk.store, &desk.actor, id, version).await.unwrap().value
}

/// A part as it is typed for the first time.
pub(crate) fn new_section(id: &ProtocolId, title: &str) -> Section {
    Section {
        id: SectionId::from(String::new()),
        version: 0,
        protocol_id: id.clone(),
        position: 0,
        title: title.into(),
        kind: SectionKind::Talk,
    }
}

/// A topic as it is typed for the first time.
pub(crate) fn new_topic(section_id: &SectionId, title: &str) -> Topic {
    Topic {
        id: TopicId::from(String::new()),
        version: 0,
        section_id: section_id.clone(),
        topic_key: String::new(),
        position: 0,
        title: title.into(),
        prompt: None,
        kind: TopicKind::Discuss,
        choices: Vec::new(),
    }
}

/// A draft for 2027-2028 with two parts: "een" of the topics a, b and c, and "twee" of the topic d.
pub(crate) async fn small_draft(desk: &Desk) -> ProtocolView {
    let id = start_draft(&desk.store, &desk.actor, 2027, None).await.unwrap().value;
    for part in view(desk, &id).await.sections.into_iter().rev() {
        protocol::remove_section(&desk.store, &desk.actor, part.section).await.unwrap();
    }
    for (title, topics) in [("een", &["a", "b", "c"][..]), ("twee", &["d"])] {
        let section = save_section(&desk.store, &desk.actor, new_section(&id, title)).await.unwrap().value;
        for topic in topics {
            save_topic(&desk.store, &desk.actor, new_topic(&section.id, topic)).await.unwrap();
        }
    }
    view(desk, &id).await
}

/// Each part with its topics in order: `een: a b c`. Fails when places have gaps.
pub(crate) fn order(view: &ProtocolView) -> Vec<String> {
    let parts = (1..).zip(&view.sections).map(|(place, part)| {
        assert_eq!(part.section.position, place, "{}", part.section.title);
        let topics = (1..).zip(&part.topics).map(|(place, topic)| {
            assert_eq!(topic.position, place, "{}", topic.title);
            topic.title.as_str()
        });
        format!("{}: {}", part.section.title, topics.collect::<Vec<_>>().join(" "))
    });
    parts.collect()
}

/// The topic with a title.
pub(crate) fn topic_called(view: &ProtocolView, title: &str) -> Topic {
    view.sections.iter().flat_map(|part| &part.topics).find(|topic| topic.title == title).unwrap().clone()
}

/// The part with a title.
pub(crate) fn part_called(view: &ProtocolView, title: &str) -> Section {
    view.sections.iter().find(|part| part.section.title == title).unwrap().section.clone()
}
