//! Reading: a few words over sqlx, so that a room's `store.rs` is mostly SQL.

use serde::Serialize;
use sqlx::AssertSqlSafe;
use sqlx::any::AnyRow;

use super::cell::Value;
use super::record::Record;
use crate::error::{Error, Result};

/// A connection to read from: one of the pool, or the one inside a change.
pub type Db = sqlx::AnyConnection;

/// One page of a list, with how many rows the whole list has.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, specta::Type)]
pub struct Page<T> {
    /// The rows of this page.
    pub rows: Vec<T>,
    /// The number of rows on all pages.
    pub total: i32,
}

/// Rows of any query.
///
/// # Errors
/// The database's.
pub async fn rows(db: &mut Db, sql: &str, values: impl IntoIterator<Item = Value>) -> Result<Vec<AnyRow>> {
    let mut query = sqlx::query(AssertSqlSafe(sql.to_owned()));
    for value in values {
        query = value.bind(query);
    }
    Ok(query.fetch_all(db).await?)
}

/// All records that a tail such as `where child_id = $1 order by id` names.
///
/// # Errors
/// The database's, or a row that does not fit the record.
pub async fn all<R: Record>(db: &mut Db, tail: &str, values: impl IntoIterator<Item = Value>) -> Result<Vec<R>> {
    let sql = format!("select {} from {} {tail}", R::COLUMNS.join(", "), R::TABLE);
    Ok(rows(db, &sql, values).await?.iter().map(R::read).collect::<sqlx::Result<_>>()?)
}

/// The record with this id, if there is one.
///
/// # Errors
/// The database's.
pub async fn find<R: Record>(db: &mut Db, id: &str) -> Result<Option<R>> {
    Ok(all(db, "where id = $1", [id.into()]).await?.pop())
}

/// The record with this id.
///
/// # Errors
/// `NotFound`, or the database's.
pub async fn get<R: Record>(db: &mut Db, id: &str) -> Result<R> {
    find(db, id).await?.ok_or_else(|| Error::NotFound { kind: R::TABLE.into(), id: id.into() })
}

/// `$from, $from+1, …` for an `in (…)` of `count` values.
#[must_use]
pub fn marks(from: usize, count: usize) -> String {
    (from..from + count).map(|n| format!("${n}")).collect::<Vec<_>>().join(", ")
}
