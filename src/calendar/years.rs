//! A school year as a whole: the school's part, with the children in its groups counted.

use chrono::NaiveDate;

use crate::Result;
use crate::family::store::fill;
use crate::school::YearOverview;
use crate::school::store::year;
use crate::store::Db;

/// A school year with vacations, holidays and groups, and how full each group is: on the day `on` when that lies in the year,
/// else on its first or last day, whichever is nearer.
///
/// # Errors
/// `NotFound` when the year is not entered, or the database's.
pub async fn overview(db: &mut Db, start_year: i32, on: NaiveDate) -> Result<YearOverview> {
    let mut overview = year(db, start_year).await?;
    let day = on.clamp(overview.starts_on, overview.ends_on);
    let ids: Vec<_> = overview.groups.iter().map(|one| one.group.id.clone()).collect();
    let fill = fill(db, &ids, day).await?;
    for one in &mut overview.groups {
        one.children = fill.get(&one.group.id).copied().unwrap_or(0);
    }
    Ok(overview)
}
