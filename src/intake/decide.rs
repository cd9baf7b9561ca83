//! Decide.
#![allow(missing_docs, clippy::todo, unused_variables, clippy::unused_async)]
use super::draft::*;
use super::*;
use crate::{
    Finding, Result,
    store::{Actor, Changed, Db, Page, Store},
};
use chrono::NaiveDate;
pub async fn check(db: &mut Db, draft: &DecisionDraft, today: NaiveDate) -> Result<Vec<Finding>> {
    todo!()
}
pub async fn decide(
    store: &Store,
    actor: &Actor,
    draft: &DecisionDraft,
    today: NaiveDate,
) -> Result<Changed<Application>> {
    todo!()
}
pub async fn postpone(
    store: &Store,
    actor: &Actor,
    id: &ApplicationId,
    version: i32,
    on: NaiveDate,
) -> Result<Changed<Application>> {
    todo!()
}
pub async fn withdraw(
    store: &Store,
    actor: &Actor,
    id: &ApplicationId,
    version: i32,
    on: NaiveDate,
    reason: &str,
) -> Result<Changed<Application>> {
    todo!()
}
