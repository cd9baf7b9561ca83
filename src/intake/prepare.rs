//! Prepare.
#![allow(missing_docs, clippy::todo, unused_variables, clippy::unused_async)]
use super::draft::*;
use super::*;
use crate::{
    Finding, Result,
    store::{Actor, Changed, Db, Page, Store},
};
use chrono::NaiveDate;
pub async fn preparation(db: &mut Db, id: &ApplicationId, today: NaiveDate) -> Result<Preparation> {
    todo!()
}
