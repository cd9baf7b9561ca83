//! The protocol of the intake interview: its versions, and editing a draft.
//!
//! A version is edited as a draft and frozen by its release. Every edit renews the protocol's own row, so that an edit and a release at
//! the same moment meet there: one of them is done again and then sees what the other did. It also keeps undo from reaching
//! into a version that was released since, or with which a talk began.

mod edit;
pub(super) mod record;
mod shipped;

use chrono::NaiveDate;

pub use edit::{move_section, move_topic, remove_section, remove_topic, save_section, save_topic};
pub(crate) use shipped::parts;

use super::draft::{ProtocolSummary, ProtocolView, SectionView};
use super::rules::protocol::{current, frozen_finding, release_findings};
use super::store::protocol as sql;
use super::{Protocol, ProtocolId, Section, SectionId, Topic, TopicId};
use crate::finding::{Finding, FindingCode, refuse_if_any};
use crate::school::rules::{school_year_label, school_year_start};
use crate::school::years::{FIRST_YEAR, LAST_YEAR};
use crate::store::{Actor, Changed, Db, Store, Tx, What};
use crate::typed::Typed;
use crate::{Error, Result, clock};

/// Every version, the newest first.
///
/// # Errors
/// The database's.
pub async fn protocols(db: &mut Db, today: NaiveDate) -> Result<Vec<ProtocolSummary>> {
    let protocols = sql::protocols(db).await?;
    let (topics, talks) = (sql::topics_each(db).await?, sql::talks_each(db).await?);
    let now = current(&protocols, school_year_start(today)).map(|protocol| protocol.id.clone());
    let summary = |protocol: Protocol| ProtocolSummary {
        topics: topics.get(&protocol.id).copied().unwrap_or(0),
        talks: talks.get(&protocol.id).copied().unwrap_or(0),
        is_current: now.as_ref() == Some(&protocol.id),
        protocol,
    };
    Ok(protocols.into_iter().map(summary).collect())
}

/// One version, whole.
///
/// # Errors
/// `NotFound`, or the database's.
pub async fn protocol(db: &mut Db, id: &ProtocolId) -> Result<ProtocolView> {
    sql::whole(db, id).await
}

/// The version that a talk on a day is held with, if the school released any.
pub(super) async fn current_on(db: &mut Db, day: NaiveDate) -> Result<Option<Protocol>> {
    let protocols = sql::protocols(db).await?;
    Ok(current(&protocols, school_year_start(day)).cloned())
}

/// Begins a draft for a school year: a copy of a version, or of what the program ships.
///
/// # Errors
/// `Invalid` when that year has a draft already, `NotFound`, or the database's.
pub async fn start_draft(
    store: &Store,
    actor: &Actor,
    start_year: i32,
    from: Option<ProtocolId>,
) -> Result<Changed<ProtocolId>> {
    let mut typed = Typed::default();
    typed.number("start_year", start_year, FIRST_YEAR, LAST_YEAR);
    typed.accept()?;
    let from = from.as_ref();
    let what = What::new("protocol.draft", school_year_label(start_year));
    store.change(actor, what, move |tx| Box::pin(write_draft(tx, start_year, from))).await
}

async fn write_draft(tx: &mut Tx<'_>, start_year: i32, from: Option<&ProtocolId>) -> Result<ProtocolId> {
    let of_year = sql::of_year(tx.db(), start_year).await?;
    if of_year.iter().any(|one| one.released_on.is_none()) {
        return Err(Error::Invalid { findings: vec![Finding::refusal("start_year", FindingCode::DraftExists)] });
    }
    let number = of_year.last().map_or(1, |newest| newest.number + 1);
    let protocol = tx.insert(&new_protocol(start_year, number)).await?;
    let copied = match from {
        Some(id) => copies(sql::whole(tx.db(), id).await?.sections, &protocol.id),
        None => parts(&protocol.id),
    };
    insert_parts(tx, &copied).await?;
    Ok(protocol.id)
}

fn new_protocol(start_year: i32, number: i32) -> Protocol {
    Protocol { id: ProtocolId::new(), version: 0, start_year, number, released_on: None, released_by: None, begun: 0 }
}

/// The same parts and topics for another version. The keys stay, so that what was prepared on a topic holds there too.
fn copies(views: Vec<SectionView>, protocol_id: &ProtocolId) -> Vec<SectionView> {
    let copy = |SectionView { section, topics }: SectionView| {
        let section = Section { id: SectionId::new(), protocol_id: protocol_id.clone(), ..section };
        let topic = |topic| Topic { id: TopicId::new(), section_id: section.id.clone(), ..topic };
        SectionView { topics: topics.into_iter().map(topic).collect(), section }
    };
    views.into_iter().map(copy).collect()
}

async fn insert_parts(tx: &mut Tx<'_>, parts: &[SectionView]) -> Result<()> {
    for part in parts {
        tx.insert(&part.section).await?;
        for topic in &part.topics {
            tx.insert(topic).await?;
        }
    }
    Ok(())
}

/// Gives a new school what the program ships, released for this school year.
///
/// # Errors
/// `InTheWay` when the school has a protocol of this year already, or the database's.
pub async fn first_protocol(store: &Store, actor: &Actor, today: NaiveDate) -> Result<()> {
    let start_year = school_year_start(today);
    let first =
        &Protocol { released_on: Some(today), released_by: Some(actor.name.clone()), ..new_protocol(start_year, 1) };
    let what = What::new("protocol.release", school_year_label(start_year)).for_good();
    store.change(actor, what, move |tx| Box::pin(write_first(tx, first))).await.map(drop)
}

async fn write_first(tx: &mut Tx<'_>, first: &Protocol) -> Result<()> {
    let first = tx.insert(first).await?;
    insert_parts(tx, &parts(&first.id)).await
}

/// Releases a draft: talks that begin from now on are held with it, and nothing in it changes any more.
///
/// # Errors
/// `Invalid` without topics, `Conflict`, or the database's.
pub async fn release(store: &Store, actor: &Actor, id: &ProtocolId, version: i32) -> Result<Changed<Protocol>> {
    let what = What::new("protocol.release", label_of(store, id).await?);
    store.change(actor, what, |tx| Box::pin(write_release(tx, actor, id, version))).await
}

async fn write_release(tx: &mut Tx<'_>, actor: &Actor, id: &ProtocolId, version: i32) -> Result<Protocol> {
    let view = sql::whole(tx.db(), id).await?;
    let mut findings: Vec<_> = frozen_finding(&view.protocol).into_iter().collect();
    findings.extend(release_findings(&view));
    refuse_if_any(findings)?;
    let released_on = Some(clock::day_of(actor.at));
    let released = Protocol { version, released_on, released_by: Some(actor.name.clone()), ..view.protocol };
    tx.update(&released).await
}

/// Throws a draft away.
///
/// # Errors
/// `Invalid` when it is released, `Conflict`, or the database's.
pub async fn discard(store: &Store, actor: &Actor, id: &ProtocolId, version: i32) -> Result<Changed<()>> {
    let what = What::new("protocol.discard", label_of(store, id).await?);
    store.change(actor, what, |tx| Box::pin(write_discard(tx, id, version))).await
}

async fn write_discard(tx: &mut Tx<'_>, id: &ProtocolId, version: i32) -> Result<()> {
    let view = sql::whole(tx.db(), id).await?;
    refuse_if_any(frozen_finding(&view.protocol).into_iter().collect())?;
    for part in &view.sections {
        for topic in &part.topics {
            tx.delete(topic).await?;
        }
        tx.delete(&part.section).await?;
    }
    tx.delete(&Protocol { version, ..view.protocol }).await
}

/// The school year of a version, as the history says it.
async fn label_of(store: &Store, id: &ProtocolId) -> Result<String> {
    Ok(school_year_label(sql::protocol(&mut *store.read().await?, id).await?.start_year))
}
