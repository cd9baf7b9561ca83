//! The schema: brought up to date at each opening, all of it or nothing.

use std::fs;
use std::path::{Path, PathBuf};

use chrono::{DateTime, NaiveDateTime, Utc};
use sqlx::migrate::{Migrate, MigrateError, Migrator};
use sqlx::{AnyConnection, Connection};
use uuid::Uuid;

use super::open::Engine;
use super::read::rows;
use super::setup::remove_if_there;
use crate::error::{Error, Result};

static MIGRATOR: Migrator = sqlx::migrate!("./migrations");

/// How a store's schema stands to this program's.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Schema {
    /// There is none: a store that was just made.
    Missing,
    /// An earlier program's.
    Older,
    /// This program's.
    Current,
}

/// Compares the schema, and changes nothing.
///
/// # Errors
/// `NewerSchema`, or the database's.
pub(super) async fn schema(connection: &mut AnyConnection) -> Result<Schema> {
    let tables = rows(connection, "select name from sqlite_master where name = '_sqlx_migrations'", []).await?;
    if tables.is_empty() {
        return Ok(Schema::Missing);
    }
    let applied = connection.list_applied_migrations("_sqlx_migrations").await.map_err(migration_error)?;
    match applied.iter().map(|migration| migration.version).max() {
        Some(found) if found > known() => Err(newer(found)),
        Some(found) if found < known() => Ok(Schema::Older),
        Some(_) => Ok(Schema::Current),
        None => Ok(Schema::Missing),
    }
}

/// How the name of a copy begins.
const COPY: &str = "driehoek-voor-bijwerken-";
/// The moment in it, in UTC.
const MOMENT: &str = "%Y-%m-%d-%H%M%S";

/// The copies that migrations left in a data folder, each with its moment.
///
/// # Errors
/// `File`.
pub(super) fn copies(data: &Path) -> Result<Vec<(PathBuf, NaiveDateTime)>> {
    let moment = |name: &str| NaiveDateTime::parse_from_str(name.strip_prefix(COPY)?.strip_suffix(".db")?, MOMENT).ok();
    let mut copies = Vec::new();
    for file in fs::read_dir(data)? {
        let file = file?;
        let found = moment(&file.file_name().to_string_lossy());
        copies.extend(found.map(|moment| (file.path(), moment)));
    }
    Ok(copies)
}

/// Copies the store next to itself, under the moment of copying. A copy under that name is always a whole one, and is
/// never written over: a second program that starts at the same moment may see the schema of after.
///
/// # Errors
/// `DiskFull`, `File`, or the database's.
pub(super) async fn copy_before(connection: &mut AnyConnection, path: &Path, now: DateTime<Utc>) -> Result<()> {
    let copy = path.with_file_name(format!("{COPY}{}.db", now.format(MOMENT)));
    let passing = copy.with_extension(format!("{}.new", Uuid::now_v7().simple()));
    let made = rows(connection, "vacuum into $1", [passing.to_string_lossy().as_ref().into()]).await;
    if made.is_ok() && !copy.exists() {
        fs::rename(passing, copy)?;
    } else {
        remove_if_there(&passing)?;
    }
    made.map(drop)
}

/// Runs the migrations that are missing, in one transaction: a store is never left between two programs.
///
/// # Errors
/// `NewerSchema`, or the database's; the schema is as it was then.
pub(super) async fn migrate(connection: &mut AnyConnection, engine: Engine) -> Result<()> {
    // Two programs that start at once do this one after the other; the migrator's own lock ends before the commit.
    let (begin, wait) = match engine {
        Engine::Sqlite => ("begin immediate", ""),
        Engine::Postgres => ("begin", "do $$ begin perform pg_advisory_xact_lock(4737); end $$"),
    };
    let mut tx = connection.begin_with(begin).await?;
    sqlx::raw_sql(wait).execute(&mut *tx).await?;
    MIGRATOR.run_direct(None, &mut *tx, false).await.map_err(migration_error)?;
    tx.commit().await?;
    Ok(())
}

fn known() -> i64 {
    MIGRATOR.iter().map(|migration| migration.version).max().unwrap_or(0)
}

fn migration_error(error: MigrateError) -> Error {
    if let MigrateError::VersionMissing(found) = error {
        return newer(found);
    }
    if let MigrateError::Execute(error) | MigrateError::ExecuteMigration(error, _) = error {
        return error.into();
    }
    sqlx::Error::Migrate(Box::new(error)).into()
}

fn newer(found: i64) -> Error {
    let number = |version: i64| version.try_into().unwrap_or(i32::MAX);
    Error::NewerSchema { found: number(found), known: number(known()) }
}
