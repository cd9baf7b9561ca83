//! The protocol of the intake interview: its versions, and editing a draft.

use chrono::NaiveDate;

use super::draft::{ProtocolSummary, ProtocolView};
use super::{Protocol, ProtocolId, Section, SectionId, Topic, TopicId};
use crate::Result;
use crate::store::{Actor, Changed, Db, Store};

/// Every version, the newest first.
///
/// # Errors
/// The database's.
pub async fn protocols(_db: &mut Db, _today: NaiveDate) -> Result<Vec<ProtocolSummary>> {
    todo!()
}

/// One version, whole.
///
/// # Errors
/// `NotFound`, or the database's.
pub async fn protocol(_db: &mut Db, _id: &ProtocolId) -> Result<ProtocolView> {
    todo!()
}

/// Begins a draft for a school year: a copy of a version, or of what the program ships.
///
/// # Errors
/// `Invalid` when that year has a draft already, `NotFound`, or the database's.
pub async fn start_draft(
    _store: &Store,
    _actor: &Actor,
    _start_year: i32,
    _from: Option<ProtocolId>,
) -> Result<Changed<ProtocolId>> {
    todo!()
}

/// Adds or changes a part of a draft; an empty id is a new one, at the end.
///
/// # Errors
/// `Invalid`, `Conflict`, or the database's.
pub async fn save_section(_store: &Store, _actor: &Actor, _section: Section) -> Result<Changed<Section>> {
    todo!()
}

/// Moves a part of a draft to a place, counted from 1.
///
/// # Errors
/// `Invalid`, `NotFound`, or the database's.
pub async fn move_section(_store: &Store, _actor: &Actor, _id: &SectionId, _position: i32) -> Result<Changed<()>> {
    todo!()
}

/// Removes a part of a draft with its topics.
///
/// # Errors
/// `Invalid`, `Conflict`, or the database's.
pub async fn remove_section(_store: &Store, _actor: &Actor, _section: Section) -> Result<Changed<()>> {
    todo!()
}

/// Adds or changes a topic of a draft; an empty id is a new one, at the end of its part.
///
/// # Errors
/// `Invalid`, `Conflict`, or the database's.
pub async fn save_topic(_store: &Store, _actor: &Actor, _topic: Topic) -> Result<Changed<Topic>> {
    todo!()
}

/// Moves a topic of a draft to a place, counted from 1, in a part.
///
/// # Errors
/// `Invalid`, `NotFound`, or the database's.
pub async fn move_topic(
    _store: &Store,
    _actor: &Actor,
    _id: &TopicId,
    _section_id: &SectionId,
    _position: i32,
) -> Result<Changed<()>> {
    todo!()
}

/// Removes a topic of a draft.
///
/// # Errors
/// `Invalid`, `Conflict`, or the database's.
pub async fn remove_topic(_store: &Store, _actor: &Actor, _topic: Topic) -> Result<Changed<()>> {
    todo!()
}

/// Releases a draft: talks that begin from now on are held with it, and nothing in it changes any more.
///
/// # Errors
/// `Invalid` without topics, `Conflict`, or the database's.
pub async fn release(_store: &Store, _actor: &Actor, _id: &ProtocolId, _version: i32) -> Result<Changed<Protocol>> {
    todo!()
}

/// Throws a draft away.
///
/// # Errors
/// `Invalid` when it is released, `Conflict`, or the database's.
pub async fn discard(_store: &Store, _actor: &Actor, _id: &ProtocolId, _version: i32) -> Result<Changed<()>> {
    todo!()
}
