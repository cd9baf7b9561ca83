//! The calendar of mornings: a week, a month or a year, of one group or all.

use chrono::NaiveDate;

use super::draft::WenCalendar;
use crate::intake::sight::Sight;
use crate::school::GroupId;
use crate::store::Db;
use crate::{Error, Result};

/// Days, groups and mornings between two days, both included; at most 370 days. The mornings are those of children who are seen.
///
/// # Errors
/// The database's.
pub async fn calendar(
    _db: &mut Db,
    _group_id: Option<&GroupId>,
    _from: NaiveDate,
    _until: NaiveDate,
    _sight: &Sight,
    _today: NaiveDate,
) -> Result<WenCalendar> {
    Err(Error::NotAllowed)
}
