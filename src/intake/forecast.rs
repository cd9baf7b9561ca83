//! How many children each group has, month by month: those there, those admitted, and those that may come.

use chrono::NaiveDate;

use super::draft::Forecast;
use crate::Result;
use crate::store::Db;

/// The forecast of a school year.
///
/// # Errors
/// The database's.
pub async fn forecast(_db: &mut Db, _start_year: i32, _today: NaiveDate) -> Result<Forecast> {
    todo!()
}
