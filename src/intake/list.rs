//! Lists.
#![allow(missing_docs, clippy::todo, unused_variables, clippy::unused_async)]
use super::draft::*;
use super::*;
use crate::{
    Finding, Result,
    store::{Actor, Changed, Db, Page, Store},
};
use chrono::NaiveDate;
pub async fn list(db: &mut Db, filter: &ApplicationFilter, today: NaiveDate) -> Result<Page<ApplicationRow>> {
    todo!()
}
pub async fn board(db: &mut Db, filter: &ApplicationFilter, today: NaiveDate) -> Result<Vec<BoardColumn>> {
    todo!()
}
