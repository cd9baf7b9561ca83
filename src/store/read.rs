//! Reading: a few words over sqlx, so that a room's `store.rs` is mostly SQL.

use std::cell::RefCell;

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

/// A query with its values, so that what a command costs can be measured beside the raw engine.
#[derive(Clone, Debug)]
pub struct Asked {
    /// The SQL.
    pub sql: String,
    /// Its values, in order.
    pub values: Vec<Value>,
}

tokio::task_local! {
    static ASKED: RefCell<Vec<Asked>>;
}

/// Runs `reading` and tells what it asked the database.
pub async fn recorded<T>(reading: impl Future<Output = T>) -> (T, Vec<Asked>) {
    let recorder = ASKED.scope(RefCell::default(), async {
        let answer = reading.await;
        (answer, ASKED.with(RefCell::take))
    });
    recorder.await
}

fn record(sql: &str, values: &[Value]) {
    // Nobody records, as a rule.
    let _ = ASKED.try_with(|asked| asked.borrow_mut().push(Asked { sql: sql.to_owned(), values: values.to_vec() }));
}

/// Rows of any query.
///
/// # Errors
/// The database's.
pub async fn rows(db: &mut Db, sql: &str, values: impl IntoIterator<Item = Value>) -> Result<Vec<AnyRow>> {
    let values: Vec<Value> = values.into_iter().collect();
    record(sql, &values);
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
