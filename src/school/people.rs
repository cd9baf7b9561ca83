//! The school and its staff.
#![allow(missing_docs, clippy::todo, unused_variables, clippy::unused_async)]
use super::*;
use crate::{
    Result,
    store::{Actor, Changed, Store},
};
pub async fn save_school(store: &Store, actor: &Actor, school: School) -> Result<Changed<School>> {
    todo!()
}
pub async fn save_staff(store: &Store, actor: &Actor, member: StaffMember) -> Result<Changed<StaffMember>> {
    todo!()
}
