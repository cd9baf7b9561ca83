//! Who comes on a day: for the teacher, and for whoever has to call.

use chrono::NaiveDate;

use super::draft::{DayList, DaysQuery};
use crate::intake::sight::Sight;
use crate::store::Db;
use crate::{Error, Result};

/// The days that are asked for with everyone who is seen, days on which nobody comes too; no Saturdays and Sundays.
///
/// # Errors
/// The database's.
pub async fn days(_db: &mut Db, _query: &DaysQuery, _sight: &Sight, _today: NaiveDate) -> Result<Vec<DayList>> {
    Err(Error::NotAllowed)
}
