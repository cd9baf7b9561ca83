//! Papers about wenochtenden: the list of a day, and the week sheet of a teacher.

use chrono::NaiveDate;

use super::make::PaperFile;
use crate::intake::sight::Sight;
use crate::school::StaffId;
use crate::store::Db;
use crate::wenochtend::draft::DaysQuery;
use crate::{Error, Result};

/// Everyone who comes on a day, with whom to call and what the teacher must know.
///
/// # Errors
/// The database's, or a paper that cannot be made.
pub async fn day_list(_db: &mut Db, _query: &DaysQuery, _sight: &Sight, _today: NaiveDate) -> Result<PaperFile> {
    Err(Error::NotAllowed)
}

/// The wenkinderen of a teacher in the week of `monday`.
///
/// # Errors
/// The database's, or a paper that cannot be made.
pub async fn week_sheet(
    _db: &mut Db,
    _staff_id: &StaffId,
    _monday: NaiveDate,
    _sight: &Sight,
    _today: NaiveDate,
) -> Result<PaperFile> {
    Err(Error::NotAllowed)
}
