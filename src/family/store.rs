//! The room's SQL.
#![allow(missing_docs, clippy::todo, unused_variables, clippy::unused_async)]
use super::*;
use crate::{Result, store::Db};
use chrono::NaiveDate;
use std::collections::HashMap;
pub async fn child(db: &mut Db, id: &ChildId) -> Result<Child> {
    todo!()
}
pub async fn family(db: &mut Db, id: &ChildId, on: NaiveDate) -> Result<Family> {
    todo!()
}
pub async fn fill(db: &mut Db, group_ids: &[GroupId], on: NaiveDate) -> Result<HashMap<GroupId, i32>> {
    todo!()
}
pub async fn placement_on(db: &mut Db, child_id: &ChildId, on: NaiveDate) -> Result<Option<Placement>> {
    todo!()
}
