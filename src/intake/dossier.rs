//! One.
#![allow(missing_docs, clippy::todo, unused_variables, clippy::unused_async)]
use super::draft::*;
use super::*;
use crate::{
    Finding, Result,
    store::{Actor, Changed, Db, Page, Store},
};
use chrono::NaiveDate;
pub async fn dossier(db: &mut Db, id: &ApplicationId, today: NaiveDate) -> Result<Dossier> {
    todo!()
}
pub async fn record_ids(db: &mut Db, id: &ApplicationId) -> Result<Vec<String>> {
    todo!()
}
pub async fn applications_of(db: &mut Db, child_id: &ChildId) -> Result<Vec<Application>> {
    todo!()
}
pub async fn save_agreement(store: &Store, actor: &Actor, agreement: Agreement) -> Result<Changed<Agreement>> {
    todo!()
}
pub async fn remove_agreement(store: &Store, actor: &Actor, agreement: Agreement) -> Result<Changed<()>> {
    todo!()
}
