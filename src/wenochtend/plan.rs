//! Planning, moving and calling off mornings, and what the parents say of them.

use chrono::NaiveDate;

use super::draft::{MorningCancel, MorningDraft, MorningMove, MorningTarget};
use super::{Answer, Morning, MorningId};
use crate::intake::ApplicationId;
use crate::store::{Actor, Changed, Db, Store};
use crate::{Error, Result};

/// The days of the child's window, with what stands in the way of each for a new morning, or for moving this one.
///
/// # Errors
/// `Invalid` without a group, `NotFound`, or the database's.
pub async fn targets(
    _db: &mut Db,
    _id: &ApplicationId,
    _moving: Option<&MorningId>,
    _today: NaiveDate,
) -> Result<Vec<MorningTarget>> {
    Err(Error::NotAllowed)
}

/// Plans these mornings as one change.
///
/// # Errors
/// `Invalid` when a rule refuses one, with the findings on `mornings.<index>.planned_on`, or the database's.
pub async fn plan(
    _store: &Store,
    _actor: &Actor,
    _drafts: &[MorningDraft],
    _today: NaiveDate,
) -> Result<Changed<Vec<MorningId>>> {
    Err(Error::NotAllowed)
}

/// Moves these mornings as one change, into the group that waits for the child now. What the parents said is asked anew.
///
/// # Errors
/// `Invalid` when a rule refuses one, `Conflict`, or the database's.
pub async fn move_to(_store: &Store, _actor: &Actor, _moves: &[MorningMove], _today: NaiveDate) -> Result<Changed<()>> {
    Err(Error::NotAllowed)
}

/// Calls a morning off.
///
/// # Errors
/// `Invalid` for one that was held, `Conflict`, or the database's.
pub async fn cancel(
    _store: &Store,
    _actor: &Actor,
    _cancel: &MorningCancel,
    _today: NaiveDate,
) -> Result<Changed<Morning>> {
    Err(Error::NotAllowed)
}

/// Writes down what the parents said; who cannot come is called off.
///
/// # Errors
/// `Invalid`, `Conflict`, or the database's.
pub async fn answer(
    _store: &Store,
    _actor: &Actor,
    _id: &MorningId,
    _version: i32,
    _answer: Answer,
    _today: NaiveDate,
) -> Result<Changed<Morning>> {
    Err(Error::NotAllowed)
}

/// Writes down who brings and collects the child.
///
/// # Errors
/// `Invalid`, `Conflict`, or the database's.
pub async fn save_escort(
    _store: &Store,
    _actor: &Actor,
    _id: &MorningId,
    _version: i32,
    _escort: &str,
) -> Result<Changed<Morning>> {
    Err(Error::NotAllowed)
}
