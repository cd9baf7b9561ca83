//! Holding the interview: the topics of the protocol, what was prepared on them, and what is said.

use chrono::NaiveDate;

use super::draft::{TalkTick, TalkView};
use super::{Interview, InterviewId, InterviewNote, TopicPreparation};
use crate::Result;
use crate::store::{Actor, Changed, Db, Store};

/// Begins a talk, or goes on with it: from the first time on it keeps the version of the protocol that was current then.
///
/// # Errors
/// `Invalid` when it was called off or no protocol is released, `Conflict`, or the database's.
pub async fn begin(_store: &Store, _actor: &Actor, _id: &InterviewId, _version: i32) -> Result<Changed<Interview>> {
    todo!()
}

/// A talk that has begun.
///
/// # Errors
/// `NotFound`, also of a talk that has not begun, or the database's.
pub async fn talk(_db: &mut Db, _id: &InterviewId, _today: NaiveDate) -> Result<TalkView> {
    todo!()
}

/// Writes down what is said on a topic; an empty id is a first note.
///
/// # Errors
/// `Invalid`, `Conflict`, or the database's.
pub async fn save_note(_store: &Store, _actor: &Actor, _note: InterviewNote) -> Result<Changed<InterviewNote>> {
    todo!()
}

/// Writes down what the director wants of a topic; an empty id is the first time.
///
/// # Errors
/// `Invalid`, `Conflict`, or the database's.
pub async fn prepare_topic(
    _store: &Store,
    _actor: &Actor,
    _preparation: TopicPreparation,
) -> Result<Changed<TopicPreparation>> {
    todo!()
}

/// Ticks that the family was shown round or met the teacher, by whom and when; no day takes it back.
///
/// # Errors
/// `Invalid` for a day in the future, `Conflict`, or the database's.
pub async fn tick(
    _store: &Store,
    _actor: &Actor,
    _id: &InterviewId,
    _version: i32,
    _tick: TalkTick,
    _on: Option<NaiveDate>,
    _by: &str,
) -> Result<Changed<Interview>> {
    todo!()
}
