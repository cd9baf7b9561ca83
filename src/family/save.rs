//! Writing the family.
#![allow(missing_docs, clippy::todo, unused_variables, clippy::unused_async)]
use super::*;
use crate::{
    Result,
    store::{Actor, Changed, Store},
};
use chrono::NaiveDate;
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
