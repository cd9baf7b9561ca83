//! Registering.
#![allow(missing_docs, clippy::todo, unused_variables, clippy::unused_async)]
use super::draft::*;
use super::*;
use crate::{
    Finding, Result,
    store::{Actor, Changed, Db, Page, Store},
};
use chrono::NaiveDate;
pub async fn check(db: &mut Db, draft: &ApplicationDraft, today: NaiveDate) -> Result<ApplicationCheck> {
    todo!()
}
pub async fn register(
    store: &Store,
    actor: &Actor,
    draft: &ApplicationDraft,
    today: NaiveDate,
) -> Result<Changed<ApplicationId>> {
    todo!()
}
pub async fn save(
    store: &Store,
    actor: &Actor,
    application: Application,
    today: NaiveDate,
) -> Result<Changed<Application>> {
    todo!()
}
pub async fn sign(
    store: &Store,
    actor: &Actor,
    id: &ApplicationId,
    caregiver_id: &CaregiverId,
    on: Option<NaiveDate>,
) -> Result<Changed<()>> {
    todo!()
}
pub async fn see_document(
    store: &Store,
    actor: &Actor,
    id: &ApplicationId,
    kind: DocumentKind,
    on: Option<NaiveDate>,
    by: &str,
) -> Result<Changed<()>> {
    todo!()
}
