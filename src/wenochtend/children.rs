//! The children who come to get used to school: in a list, and one with all its mornings.

use chrono::NaiveDate;

use super::draft::{ChildMornings, WenChildRow, WenFilter};
use crate::intake::ApplicationId;
use crate::intake::sight::Sight;
use crate::store::{Db, Page};
use crate::{Error, Result};

/// Admitted children who have not started: soonest window first; 50 on a page.
///
/// # Errors
/// The database's.
pub async fn list(
    _db: &mut Db,
    _filter: &WenFilter,
    _offset: i32,
    _sight: &Sight,
    _today: NaiveDate,
) -> Result<Page<WenChildRow>> {
    Err(Error::NotAllowed)
}

/// One child with all its mornings.
///
/// # Errors
/// `NotFound`, or the database's.
pub async fn of_application(_db: &mut Db, _id: &ApplicationId, _today: NaiveDate) -> Result<ChildMornings> {
    Err(Error::NotAllowed)
}
