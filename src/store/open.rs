//! Opening a store: the encrypted file on this computer, or a PostgreSQL server.

use std::path::{Path, PathBuf};
use std::sync::{Arc, Once};
use std::time::Duration;

use chrono::{DateTime, Utc};
use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};
use sqlx::any::{Any, AnyConnectOptions, AnyPoolOptions};
use sqlx::migrate::{Migrate, MigrateError, Migrator};
use sqlx::pool::PoolConnection;
use sqlx::{AnyConnection, AnyPool, ConnectOptions, Connection};

use super::keys::DataKey;
use super::place;
use super::read::rows;
use crate::error::{Error, Result};

static MIGRATOR: Migrator = sqlx::migrate!("./migrations");

/// Which engine keeps the data.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Engine {
    /// An encrypted file on this computer.
    Sqlite,
    /// A server of the school or its board.
    Postgres,
}

/// Where the store is.
pub enum Target {
    /// The store file in this folder, with the key that decrypts it.
    File {
        /// The data folder.
        folder: PathBuf,
        /// The raw data key.
        key: DataKey,
    },
    /// A PostgreSQL server, by its URL.
    Server {
        /// `postgres://user:password@host/database`.
        url: String,
    },
}

/// An open store. Cloning it is cheap; all clones share one pool.
#[derive(Clone)]
pub struct Store {
    pool: AnyPool,
    engine: Engine,
}

/// Opens a store and brings its schema up to date, after a dated copy of the file.
///
/// # Errors
/// `StoreMissing`, `NetworkFolder`, `SyncedFolder`, `StoreDamaged`, `NewerSchema`, or the database's.
pub async fn open(target: Target, now: DateTime<Utc>) -> Result<Store> {
    match target {
        Target::File { folder, key } => open_file(&folder, key, now).await,
        Target::Server { url } => open_server(&url).await,
    }
}

async fn open_file(folder: &Path, key: DataKey, now: DateTime<Utc>) -> Result<Store> {
    place::check(folder)?;
    let file = place::store_file(folder);
    if !file.exists() {
        return Err(Error::StoreMissing);
    }
    open_at(&file, key, now).await
}

/// Opens or makes the file at `path`; set-up uses it under a passing name.
pub(super) async fn open_at(path: &Path, key: DataKey, now: DateTime<Utc>) -> Result<Store> {
    let options = options(&file_url(path))?;
    let key = Arc::new(key);
    // A pool would try a damaged file again and again; one connection tells at once.
    let mut first = AnyConnection::connect_with(&options).await?;
    prepare(&mut first, &key).await?;
    if pending(&mut first).await? == Pending::SomeOnFilledStore {
        copy_before_migration(&mut first, path, now).await?;
    }
    migrate(&mut first).await?;
    let pool = AnyPoolOptions::new()
        .max_connections(4)
        .acquire_timeout(Duration::from_secs(10))
        .idle_timeout(None)
        .max_lifetime(None)
        .after_connect(move |connection, _| {
            let key = Arc::clone(&key);
            Box::pin(async move { set_pragmas(connection, &key).await })
        })
        .connect_with(options)
        .await?;
    first.close().await?;
    Ok(Store { pool, engine: Engine::Sqlite })
}

async fn open_server(url: &str) -> Result<Store> {
    let options = options(url)?;
    let pool = AnyPoolOptions::new().max_connections(8).acquire_timeout(Duration::from_secs(10));
    let pool = pool.connect_with(options).await?;
    migrate(&mut *pool.acquire().await?).await?;
    Ok(Store { pool, engine: Engine::Postgres })
}

/// No statement is ever logged: the first one carries the key, the others personal data.
fn options(url: &str) -> Result<AnyConnectOptions> {
    static DRIVERS: Once = Once::new();
    DRIVERS.call_once(sqlx::any::install_default_drivers);
    Ok(url.parse::<AnyConnectOptions>()?.disable_statement_logging())
}

/// Everything but what a path is made of, so that `?`, `#`, `%` and spaces in a folder's name survive.
const PATH: &AsciiSet = &NON_ALPHANUMERIC.remove(b'/').remove(b'.').remove(b'-').remove(b'_').remove(b':');

fn file_url(path: &Path) -> String {
    let path = path.to_string_lossy().replace('\\', "/");
    format!("sqlite:{}?mode=rwc", utf8_percent_encode(&path, PATH))
}

async fn prepare(connection: &mut AnyConnection, key: &DataKey) -> Result<()> {
    set_pragmas(connection, key).await?;
    rows(connection, "select count(*) as n from sqlite_master", []).await?;
    Ok(())
}

/// The key first, and raw: a passphrase there would cost 120 ms for every connection.
async fn set_pragmas(connection: &mut AnyConnection, key: &DataKey) -> sqlx::Result<()> {
    let key = key.pragma();
    sqlx::raw_sql(sqlx::AssertSqlSafe(key.as_str())).execute(&mut *connection).await?;
    let rest = "pragma journal_mode = wal; pragma synchronous = full; pragma foreign_keys = on; \
                pragma busy_timeout = 5000; pragma temp_store = memory;";
    sqlx::raw_sql(rest).execute(&mut *connection).await?;
    Ok(())
}

#[derive(PartialEq, Eq)]
enum Pending {
    None,
    SomeOnNewStore,
    SomeOnFilledStore,
}

async fn pending(connection: &mut AnyConnection) -> Result<Pending> {
    let tables = rows(connection, "select name from sqlite_master where name = '_sqlx_migrations'", []).await?;
    if tables.is_empty() {
        return Ok(Pending::SomeOnNewStore);
    }
    let applied = connection.list_applied_migrations("_sqlx_migrations").await.map_err(migration_error)?;
    let known = MIGRATOR.iter().map(|migration| migration.version).max().unwrap_or(0);
    match applied.iter().map(|migration| migration.version).max() {
        Some(found) if found > known => Err(newer(found, known)),
        Some(found) if found < known => Ok(Pending::SomeOnFilledStore),
        Some(_) => Ok(Pending::None),
        None => Ok(Pending::SomeOnNewStore),
    }
}

async fn copy_before_migration(connection: &mut AnyConnection, path: &Path, now: DateTime<Utc>) -> Result<()> {
    let copy = path.with_file_name(format!("driehoek-voor-bijwerken-{}.db", now.format("%Y-%m-%d-%H%M%S")));
    rows(connection, "vacuum into $1", [copy.to_string_lossy().as_ref().into()]).await?;
    Ok(())
}

async fn migrate(connection: &mut AnyConnection) -> Result<()> {
    MIGRATOR.run_direct(None, connection, false).await.map_err(migration_error)
}

fn migration_error(error: MigrateError) -> Error {
    match error {
        MigrateError::VersionMissing(found) => {
            newer(found, MIGRATOR.iter().map(|migration| migration.version).max().unwrap_or(0))
        }
        MigrateError::Execute(error) | MigrateError::ExecuteMigration(error, _) => error.into(),
        other => sqlx::Error::Migrate(Box::new(other)).into(),
    }
}

fn newer(found: i64, known: i64) -> Error {
    Error::NewerSchema { found: found.try_into().unwrap_or(i32::MAX), known: known.try_into().unwrap_or(i32::MAX) }
}

impl Store {
    /// A connection to read from.
    ///
    /// # Errors
    /// The database's, when no connection comes free in time.
    pub async fn read(&self) -> Result<PoolConnection<Any>> {
        Ok(self.pool.acquire().await?)
    }

    /// Which engine keeps the data.
    #[must_use]
    pub const fn engine(&self) -> Engine {
        self.engine
    }

    /// Closes every connection, and with the last one the key is wiped from memory.
    pub async fn close(self) {
        self.pool.close().await;
    }

    pub(super) const fn pool(&self) -> &AnyPool {
        &self.pool
    }
}
