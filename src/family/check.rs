//! What is wrong with a typed child or caregiver.
#![allow(missing_docs, clippy::todo, unused_variables, clippy::unused_async)]
use super::draft::{CaregiverDraft, ChildDraft};
use crate::Finding;
use chrono::NaiveDate;
/// Fields `child.roepnaam`, `child.born_on`, …
pub fn check_child_draft(child: &ChildDraft, today: NaiveDate) -> Vec<Finding> {
    todo!()
}
/// Fields `caregivers.0.phone`, …; `caregivers` when there is none.
pub fn check_caregiver_drafts(caregivers: &[CaregiverDraft]) -> Vec<Finding> {
    todo!()
}
