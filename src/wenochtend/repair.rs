//! Mornings that cannot stay as they are since a group, vacation or birthday changed, with a day that can be.

use chrono::NaiveDate;

use super::draft::Repair;
use crate::store::Db;
use crate::{Error, Result};

/// All of them, by day.
///
/// # Errors
/// The database's.
pub async fn repairs(_db: &mut Db, _today: NaiveDate) -> Result<Vec<Repair>> {
    Err(Error::NotAllowed)
}
