//! Years and closed periods.
#![allow(missing_docs, clippy::todo, unused_variables, clippy::unused_async)]
use super::*;
use crate::{
    Finding, Result,
    store::{Actor, Changed, Db, Store},
};
pub async fn add_year(store: &Store, actor: &Actor, start_year: i32) -> Result<Changed<SchoolYear>> {
    todo!()
}
pub async fn save_period(store: &Store, actor: &Actor, period: ClosedPeriod) -> Result<Changed<ClosedPeriod>> {
    todo!()
}
pub async fn remove_period(store: &Store, actor: &Actor, period: ClosedPeriod) -> Result<Changed<()>> {
    todo!()
}
pub async fn check_period(db: &mut Db, period: &ClosedPeriod) -> Result<Vec<Finding>> {
    todo!()
}
