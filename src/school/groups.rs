//! Groups and who teaches them.
#![allow(missing_docs, clippy::todo, unused_variables, clippy::unused_async)]
use super::*;
use crate::{
    Result,
    store::{Actor, Changed, Store},
};
pub async fn save_group(store: &Store, actor: &Actor, draft: GroupDraft) -> Result<Changed<Group>> {
    todo!()
}
pub async fn remove_group(store: &Store, actor: &Actor, group: Group) -> Result<Changed<()>> {
    todo!()
}
