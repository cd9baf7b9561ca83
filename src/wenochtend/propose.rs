//! Proposing mornings: for one child, some, or a whole term.

use chrono::NaiveDate;

use super::draft::WenProposal;
use crate::intake::ApplicationId;
use crate::school::GroupId;
use crate::store::Db;
use crate::{Error, Result};

/// What is proposed for these children; what stands stays.
///
/// # Errors
/// `NotFound`, or the database's.
pub async fn for_children(_db: &mut Db, _ids: &[ApplicationId], _today: NaiveDate) -> Result<WenProposal> {
    Err(Error::NotAllowed)
}

/// What is proposed for every admitted child with too few mornings, on the days of a term; of one group or all.
///
/// # Errors
/// The database's.
pub async fn for_term(
    _db: &mut Db,
    _group_id: Option<&GroupId>,
    _from: NaiveDate,
    _until: NaiveDate,
    _today: NaiveDate,
) -> Result<WenProposal> {
    Err(Error::NotAllowed)
}
