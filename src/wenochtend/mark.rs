//! What became of a morning, and what was seen.

use chrono::NaiveDate;

use super::{Morning, MorningId};
use super::draft::MarkDraft;
use crate::intake::sight::Sight;
use crate::store::{Actor, Changed, Db, Store};
use crate::{Error, Result};

/// Writes down whether the child came and what was seen; on the day itself or later.
///
/// # Errors
/// `Invalid` for a morning that has yet to come or was called off, `Conflict`, or the database's.
pub async fn mark(_store: &Store, _actor: &Actor, _draft: &MarkDraft, _today: NaiveDate) -> Result<Changed<Morning>> {
    Err(Error::NotAllowed)
}

/// Refuses a morning of a child that is not seen.
///
/// # Errors
/// `NotAllowed`, `NotFound`, or the database's.
pub async fn refuse_unseen(_db: &mut Db, _id: &MorningId, _sight: &Sight) -> Result<()> {
    Err(Error::NotAllowed)
}
