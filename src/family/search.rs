//! Finding people.
#![allow(missing_docs, clippy::todo, unused_variables, clippy::unused_async)]
use super::*;
use crate::{Result, store::Db};
use chrono::NaiveDate;
/// A child found by name.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, specta::Type)]
pub struct ChildMatch {
    /// The child.
    pub child_id: ChildId,
    /// Whole name.
    pub name: String,
    /// Date of birth.
    pub born_on: NaiveDate,
    /// Its group on the day asked for.
    pub group: Option<String>,
}
pub async fn search_caregivers(db: &mut Db, text: &str, limit: i32) -> Result<Vec<CaregiverMatch>> {
    todo!()
}
pub async fn search_children(db: &mut Db, text: &str, on: NaiveDate, limit: i32) -> Result<Vec<ChildMatch>> {
    todo!()
}
pub async fn same_child(db: &mut Db, roepnaam: &str, achternaam: &str, born_on: NaiveDate) -> Result<Option<Child>> {
    todo!()
}
pub async fn same_caregivers(db: &mut Db, draft: &draft::CaregiverDraft) -> Result<Vec<CaregiverMatch>> {
    todo!()
}
