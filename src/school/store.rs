//! The room's SQL.
#![allow(missing_docs, clippy::todo, unused_variables, clippy::unused_async)]
use super::*;
use crate::{Result, store::Db};
use chrono::NaiveDate;
use std::collections::HashMap;
pub async fn school(db: &mut Db) -> Result<School> {
    todo!()
}
pub async fn staff(db: &mut Db, with_left: bool) -> Result<Vec<StaffMember>> {
    todo!()
}
pub async fn staff_choices(db: &mut Db, on: NaiveDate) -> Result<Vec<StaffChoice>> {
    todo!()
}
pub async fn staff_names(db: &mut Db) -> Result<HashMap<StaffId, String>> {
    todo!()
}
pub async fn years(db: &mut Db) -> Result<Vec<SchoolYear>> {
    todo!()
}
pub async fn groups(db: &mut Db, start_year: i32) -> Result<Vec<GroupOverview>> {
    todo!()
}
pub async fn year(db: &mut Db, start_year: i32) -> Result<YearOverview> {
    todo!()
}
pub async fn calendar(db: &mut Db) -> Result<rules::SchoolCalendar> {
    todo!()
}
pub async fn group(db: &mut Db, id: &GroupId) -> Result<Group> {
    todo!()
}
pub async fn teacher_names(db: &mut Db, group_ids: &[GroupId]) -> Result<HashMap<GroupId, Vec<String>>> {
    todo!()
}
