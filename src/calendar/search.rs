//! Search.
#![allow(missing_docs, clippy::todo, unused_variables, clippy::unused_async)]
use crate::family::ChildId;
use crate::intake::ApplicationId;
use crate::{Result, store::Db};
use chrono::NaiveDate;
use serde::Serialize;

crate::text_enum! {
    /// What was found.
    pub enum HitKind {
        /// A child.
        Child = "child",
        /// A caregiver.
        Caregiver = "caregiver",
    }
}

/// One person found, and where to go.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, specta::Type)]
pub struct SearchHit {
    /// What.
    pub kind: HitKind,
    /// The child, or one of the caregiver's children.
    pub child_id: ChildId,
    /// The child's newest aanmelding, if it has one.
    pub application_id: Option<ApplicationId>,
    /// Whole name of the person.
    pub name: String,
    /// The child's name when the person is a caregiver.
    pub child_name: String,
    /// The child's birth date.
    pub born_on: NaiveDate,
    /// The child's group.
    pub group: Option<String>,
}
pub async fn search(db: &mut Db, text: &str, today: NaiveDate) -> Result<Vec<SearchHit>> {
    todo!()
}
