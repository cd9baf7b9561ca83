//! Years.
#![allow(missing_docs, clippy::todo, unused_variables, clippy::unused_async)]
use crate::school::YearOverview;
use crate::{Result, store::Db};
use chrono::NaiveDate;
pub async fn overview(db: &mut Db, start_year: i32, on: NaiveDate) -> Result<YearOverview> {
    todo!()
}
