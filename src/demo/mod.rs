//! A believable school, made from a seed number: for showing, testing and measuring.
#![allow(missing_docs, clippy::todo, unused_variables, clippy::unused_async)]
use crate::{Result, store::Store};
use chrono::{DateTime, NaiveDate, Utc};
pub async fn fill(store: &Store, years: u32, today: NaiveDate, now: DateTime<Utc>) -> Result<()> {
    todo!()
}
