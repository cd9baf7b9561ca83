//! Planning.
#![allow(missing_docs, clippy::todo, unused_variables, clippy::unused_async)]
use super::draft::*;
use super::*;
use crate::{
    Finding, Result,
    store::{Actor, Changed, Db, Page, Store},
};
use chrono::NaiveDate;
pub async fn options(db: &mut Db, id: &ApplicationId, today: NaiveDate) -> Result<PlanOptions> {
    todo!()
}
pub async fn check(db: &mut Db, draft: &InterviewDraft, today: NaiveDate) -> Result<InterviewCheck> {
    todo!()
}
pub async fn plan(
    store: &Store,
    actor: &Actor,
    draft: &InterviewDraft,
    today: NaiveDate,
) -> Result<Changed<InterviewId>> {
    todo!()
}
pub async fn hold(
    store: &Store,
    actor: &Actor,
    id: &InterviewId,
    version: i32,
    on: NaiveDate,
) -> Result<Changed<Interview>> {
    todo!()
}
pub async fn cancel(
    store: &Store,
    actor: &Actor,
    id: &InterviewId,
    version: i32,
    on: NaiveDate,
) -> Result<Changed<Interview>> {
    todo!()
}
pub async fn between(db: &mut Db, from: NaiveDate, until: NaiveDate) -> Result<Vec<InterviewRow>> {
    todo!()
}
