//! Writing the family.
#![allow(missing_docs, clippy::todo, unused_variables, clippy::unused_async)]
use super::*;
use crate::{
    Result,
    school::Group,
    store::{Actor, Changed, Store, Tx},
};
use chrono::NaiveDate;
/// Adds child, caregivers, households and links inside a change of another room. An id in a draft means: known already, so only
/// linked. Caregiver ids come back in the order of the drafts. Findings first: `check::check_child_draft`, `check::check_caregiver_drafts`.
pub async fn insert_family(
    tx: &mut Tx<'_>,
    child: &draft::ChildDraft,
    caregivers: &[draft::CaregiverDraft],
) -> Result<(ChildId, Vec<CaregiverId>)> {
    todo!()
}
/// Places the child in the group from `starts_on` until 31 July of the group's year.
pub async fn place(tx: &mut Tx<'_>, child_id: &ChildId, group: &Group, starts_on: NaiveDate) -> Result<Placement> {
    todo!()
}
/// Takes the child out of its groups from this day on: later placements go, a running one ends the day before. No placement is fine.
pub async fn unplace(tx: &mut Tx<'_>, child_id: &ChildId, from: NaiveDate) -> Result<()> {
    todo!()
}
pub async fn save_child(store: &Store, actor: &Actor, child: Child, today: NaiveDate) -> Result<Changed<Child>> {
    todo!()
}
pub async fn save_caregiver(store: &Store, actor: &Actor, caregiver: Caregiver) -> Result<Changed<Caregiver>> {
    todo!()
}
pub async fn save_household(store: &Store, actor: &Actor, household: Household) -> Result<Changed<Household>> {
    todo!()
}
pub async fn save_link(store: &Store, actor: &Actor, link: Link) -> Result<Changed<Link>> {
    todo!()
}
pub async fn add_caregiver(
    store: &Store,
    actor: &Actor,
    child_id: &ChildId,
    draft: &draft::CaregiverDraft,
) -> Result<Changed<CaregiverId>> {
    todo!()
}
pub async fn remove_link(store: &Store, actor: &Actor, link: Link) -> Result<Changed<()>> {
    todo!()
}
