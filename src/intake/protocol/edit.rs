//! Editing a draft: its parts and topics, and their order.

use super::sql;
use crate::Result;
use crate::error::Error;
use crate::finding::refuse_if_any;
use crate::intake::rules::protocol::{choices_finding, frozen_finding, inserted, out_of_place, tidy_choices};
use crate::intake::{Protocol, ProtocolId, Section, SectionId, Topic, TopicId};
use crate::store::{Actor, Changed, Store, Tx, What};
use crate::typed::Typed;

/// The version as it may be edited.
async fn draft(tx: &mut Tx<'_>, id: &ProtocolId) -> Result<Protocol> {
    let protocol = sql::protocol(tx.db(), id).await?;
    refuse_if_any(frozen_finding(&protocol).into_iter().collect())?;
    Ok(protocol)
}

/// The draft a part belongs to.
async fn draft_of(tx: &mut Tx<'_>, section_id: &SectionId) -> Result<Protocol> {
    let section = sql::section(tx.db(), section_id).await?;
    draft(tx, &section.protocol_id).await
}

/// Gives the draft its next version when something in it changed.
async fn touch(tx: &mut Tx<'_>, draft: &Protocol) -> Result<()> {
    if !tx.kinds().is_empty() {
        tx.renew(draft).await?;
    }
    Ok(())
}

/// Adds or changes a part of a draft; an empty id is a new one, at the end.
///
/// # Errors
/// `Invalid`, `Conflict`, or the database's.
pub async fn save_section(store: &Store, actor: &Actor, section: Section) -> Result<Changed<Section>> {
    let mut typed = Typed::default();
    let title = typed.label("title", &section.title);
    typed.accept()?;
    let section = &Section { title, ..section };
    let is_new = section.id.as_ref().is_empty();
    let what = What::new(if is_new { "protocol.section.add" } else { "protocol.section.save" }, &section.title);
    store.change(actor, what, move |tx| Box::pin(write_section(tx, section, is_new))).await
}

async fn write_section(tx: &mut Tx<'_>, section: &Section, is_new: bool) -> Result<Section> {
    let (draft, saved) = if is_new {
        let draft = draft(tx, &section.protocol_id).await?;
        let position = end(sql::sections(tx.db(), &draft.id).await?.len());
        let added = tx.insert(&Section { id: SectionId::new(), position, ..section.clone() }).await?;
        (draft, added)
    } else {
        let now = sql::section(tx.db(), &section.id).await?;
        let draft = draft(tx, &now.protocol_id).await?;
        let typed = Section { protocol_id: now.protocol_id, position: now.position, ..section.clone() };
        (draft, tx.update(&typed).await?)
    };
    touch(tx, &draft).await?;
    Ok(saved)
}

/// The place after so many rows.
fn end(count: usize) -> i32 {
    i32::try_from(count + 1).unwrap_or(i32::MAX)
}

/// Moves a part of a draft to a place, counted from 1; a place beyond the last is the last.
///
/// # Errors
/// `Invalid`, `NotFound`, or the database's.
pub async fn move_section(store: &Store, actor: &Actor, id: &SectionId, position: i32) -> Result<Changed<()>> {
    let title = sql::section(&mut *store.read().await?, id).await?.title;
    let what = What::new("protocol.section.move", title);
    store.change(actor, what, move |tx| Box::pin(write_moved_section(tx, id, position))).await
}

async fn write_moved_section(tx: &mut Tx<'_>, id: &SectionId, position: i32) -> Result<()> {
    let section = sql::section(tx.db(), id).await?;
    let draft = draft(tx, &section.protocol_id).await?;
    let mut others = sql::sections(tx.db(), &draft.id).await?;
    others.retain(|other| other.id != *id);
    place_sections(tx, inserted(others, section, position)).await?;
    touch(tx, &draft).await
}

async fn place_sections(tx: &mut Tx<'_>, sections: Vec<Section>) -> Result<()> {
    for (position, section) in out_of_place(sections, |section| section.position) {
        tx.update(&Section { position, ..section }).await?;
    }
    Ok(())
}

/// Removes a part of a draft with its topics.
///
/// # Errors
/// `Invalid`, `Conflict`, or the database's.
pub async fn remove_section(store: &Store, actor: &Actor, section: Section) -> Result<Changed<()>> {
    let section = &section;
    let what = What::new("protocol.section.remove", &section.title);
    store.change(actor, what, move |tx| Box::pin(delete_section(tx, section))).await
}

async fn delete_section(tx: &mut Tx<'_>, section: &Section) -> Result<()> {
    let draft = draft_of(tx, &section.id).await?;
    for topic in sql::topics(tx.db(), &section.id).await? {
        tx.delete(&topic).await?;
    }
    tx.delete(section).await?;
    let rest = sql::sections(tx.db(), &draft.id).await?;
    place_sections(tx, rest).await?;
    touch(tx, &draft).await
}

/// Adds or changes a topic of a draft; an empty id is a new one, at the end of its part.
///
/// # Errors
/// `Invalid`, `Conflict`, or the database's.
pub async fn save_topic(store: &Store, actor: &Actor, topic: Topic) -> Result<Changed<Topic>> {
    let topic = &read_topic(topic)?;
    let is_new = topic.id.as_ref().is_empty();
    let what = What::new(if is_new { "protocol.topic.add" } else { "protocol.topic.save" }, &topic.title);
    store.change(actor, what, move |tx| Box::pin(write_topic(tx, topic, is_new))).await
}

fn read_topic(topic: Topic) -> Result<Topic> {
    let mut typed = Typed::default();
    let title = typed.label("title", &topic.title);
    let prompt = typed.text("prompt", topic.prompt.as_deref());
    let choices = tidy_choices(topic.kind, &topic.choices);
    for choice in &choices {
        typed.line("choices", choice.as_str());
    }
    typed.add(choices_finding(topic.kind, &choices));
    typed.accept()?;
    Ok(Topic { title, prompt, choices, ..topic })
}

async fn write_topic(tx: &mut Tx<'_>, topic: &Topic, is_new: bool) -> Result<Topic> {
    let (draft, saved) = if is_new {
        let draft = draft_of(tx, &topic.section_id).await?;
        let position = end(sql::topics(tx.db(), &topic.section_id).await?.len());
        let id = TopicId::new();
        let topic_key = id.to_string();
        (draft, tx.insert(&Topic { id, topic_key, position, ..topic.clone() }).await?)
    } else {
        let now = sql::topic(tx.db(), &topic.id).await?;
        let draft = draft_of(tx, &now.section_id).await?;
        // Where it stands is moved by a deed of its own, and its key never changes.
        let Topic { section_id, topic_key, position, .. } = now;
        (draft, tx.update(&Topic { section_id, topic_key, position, ..topic.clone() }).await?)
    };
    touch(tx, &draft).await?;
    Ok(saved)
}

/// Moves a topic of a draft to a place, counted from 1, in a part; a place beyond the last is the last.
///
/// # Errors
/// `Invalid`, `NotFound`, or the database's.
pub async fn move_topic(
    store: &Store,
    actor: &Actor,
    id: &TopicId,
    section_id: &SectionId,
    position: i32,
) -> Result<Changed<()>> {
    let title = sql::topic(&mut *store.read().await?, id).await?.title;
    let what = What::new("protocol.topic.move", title);
    store.change(actor, what, move |tx| Box::pin(write_moved_topic(tx, id, section_id, position))).await
}

async fn write_moved_topic(tx: &mut Tx<'_>, id: &TopicId, section_id: &SectionId, position: i32) -> Result<()> {
    let topic = sql::topic(tx.db(), id).await?;
    let draft = draft_of(tx, &topic.section_id).await?;
    if sql::section(tx.db(), section_id).await?.protocol_id != draft.id {
        return Err(Error::NotFound { kind: "protocol_section".into(), id: section_id.to_string() });
    }
    let mut others = sql::topics(tx.db(), &topic.section_id).await?;
    others.retain(|other| other.id != *id);
    if topic.section_id != *section_id {
        place_topics(tx, others).await?;
        others = sql::topics(tx.db(), section_id).await?;
    }
    // No place is 0, so that it is written wherever it lands; writing it where it stood changes nothing.
    let moved = Topic { section_id: section_id.clone(), position: 0, ..topic };
    place_topics(tx, inserted(others, moved, position)).await?;
    touch(tx, &draft).await
}

async fn place_topics(tx: &mut Tx<'_>, topics: Vec<Topic>) -> Result<()> {
    for (position, topic) in out_of_place(topics, |topic| topic.position) {
        tx.update(&Topic { position, ..topic }).await?;
    }
    Ok(())
}

/// Removes a topic of a draft.
///
/// # Errors
/// `Invalid`, `Conflict`, or the database's.
pub async fn remove_topic(store: &Store, actor: &Actor, topic: Topic) -> Result<Changed<()>> {
    let topic = &topic;
    let what = What::new("protocol.topic.remove", &topic.title);
    store.change(actor, what, move |tx| Box::pin(delete_topic(tx, topic))).await
}

async fn delete_topic(tx: &mut Tx<'_>, topic: &Topic) -> Result<()> {
    let now = sql::topic(tx.db(), &topic.id).await?;
    let draft = draft_of(tx, &now.section_id).await?;
    tx.delete(topic).await?;
    let rest = sql::topics(tx.db(), &now.section_id).await?;
    place_topics(tx, rest).await?;
    touch(tx, &draft).await
}
