//! A new school.
#![allow(missing_docs, clippy::todo, unused_variables, clippy::unused_async)]
use crate::{
    Result,
    store::{Actor, Store},
};
use chrono::NaiveDate;
pub async fn first_school(store: &Store, actor: &Actor, name: &str, today: NaiveDate) -> Result<()> {
    todo!()
}
