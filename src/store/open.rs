//! Opening a store: the encrypted file on this computer, or a PostgreSQL server.

use std::fs;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Once};
use std::time::Duration;

use chrono::{DateTime, Utc};
use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};
use sqlx::any::{Any, AnyConnectOptions, AnyPoolOptions};
use sqlx::pool::PoolConnection;
use sqlx::{AnyConnection, AnyPool, ConnectOptions, Connection};

use super::keys::DataKey;
use super::migrate::{Schema, copy_before, migrate, schema};
use super::place;
use crate::error::{Error, Result};

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
    is_read_only: bool,
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
    let file = place::store_file(folder);
    let (folder, found) = (folder.to_owned(), file.clone());
    apart(move || {
        place::check(&folder)?;
        match fs::metadata(found) {
            // SQLite takes what is shorter than a page for a new database, and would show a school without children.
            Ok(found) if found.len() < PAGE => Err(Error::StoreDamaged),
            Ok(_) => Ok(()),
            Err(error) if error.kind() == ErrorKind::NotFound => Err(Error::StoreMissing),
            Err(error) => Err(error.into()),
        }
    })
    .await?;
    open_at(&file, key, now, FileIs::There).await
}

/// SQLCipher's page, in bytes.
const PAGE: u64 = 4096;

/// Runs work that computes or waits for a disk, which would hold up everything else on the runtime's own threads.
pub(crate) async fn apart<T: Send + 'static>(work: impl FnOnce() -> Result<T> + Send + 'static) -> Result<T> {
    tokio::task::spawn_blocking(work).await.map_err(|error| Error::file(&error.into()))?
}

/// Whether a file may be made by opening it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum FileIs {
    /// Set-up makes it.
    New,
    /// It was made before, and has a schema.
    There,
    /// The same, and it stays as it is.
    ToRead,
}

/// Opens or makes the file at `path`; set-up uses it under a passing name.
pub(super) async fn open_at(path: &Path, key: DataKey, now: DateTime<Utc>, file: FileIs) -> Result<Store> {
    let options = options(&file_url(path, file))?;
    let key = Arc::new(key);
    // A pool would try a damaged file again and again; one connection tells at once.
    let mut first = AnyConnection::connect_with(&options).await?;
    let prepared = prepare(&mut first, &key, path, now, file).await;
    let pool = match prepared {
        Ok(()) => pool(options, key).await,
        Err(error) => Err(error),
    };
    first.close().await?;
    Ok(Store { pool: pool?, engine: Engine::Sqlite, is_read_only: false })
}

/// Opens a closed file that is up to date, to be read only: the change door refuses, and so does the engine.
pub(super) async fn open_read_only(path: &Path, key: DataKey) -> Result<Store> {
    let options = options(&format!("{}&immutable=1", file_url(path, FileIs::ToRead)))?;
    let key = Arc::new(key);
    let pool = AnyPoolOptions::new().max_connections(4).idle_timeout(None).max_lifetime(None);
    let pool = pool.after_connect(move |connection, _| {
        let key = Arc::clone(&key);
        Box::pin(async move { set_reading_pragmas(connection, &key).await })
    });
    Ok(Store { pool: pool.connect_with(options).await?, engine: Engine::Sqlite, is_read_only: true })
}

/// A connection of one's own, beside the pool of an open store.
pub(super) async fn connect(path: &Path, key: &DataKey, file: FileIs) -> Result<AnyConnection> {
    let mut connection = AnyConnection::connect_with(&options(&file_url(path, file))?).await?;
    match set_pragmas(&mut connection, key).await {
        Ok(()) => Ok(connection),
        Err(error) => {
            connection.close().await?;
            Err(error.into())
        }
    }
}

async fn pool(options: AnyConnectOptions, key: Arc<DataKey>) -> Result<AnyPool> {
    let pool = AnyPoolOptions::new()
        .max_connections(4)
        .acquire_timeout(Duration::from_secs(10))
        .idle_timeout(None)
        .max_lifetime(None)
        // SQLite takes a change back by itself when the disk is full; the driver then thinks it is still open, and would
        // refuse every later one on this connection.
        .before_acquire(|connection, _| Box::pin(async move { Ok(!connection.is_in_transaction()) }))
        .after_connect(move |connection, _| {
            let key = Arc::clone(&key);
            Box::pin(async move { set_pragmas(connection, &key).await })
        });
    Ok(pool.connect_with(options).await?)
}

async fn open_server(url: &str) -> Result<Store> {
    let options = options(url)?;
    let pool = AnyPoolOptions::new().max_connections(8).acquire_timeout(Duration::from_secs(10));
    let pool = pool.connect_with(options).await?;
    migrate(&mut *pool.acquire().await?, Engine::Postgres).await?;
    Ok(Store { pool, engine: Engine::Postgres, is_read_only: false })
}

/// No statement is ever logged: the first one carries the key, the others personal data.
fn options(url: &str) -> Result<AnyConnectOptions> {
    static DRIVERS: Once = Once::new();
    DRIVERS.call_once(sqlx::any::install_default_drivers);
    Ok(url.parse::<AnyConnectOptions>()?.disable_statement_logging())
}

/// Everything but what a path is made of, so that `?`, `#`, `%` and spaces in a folder's name survive.
const PATH: &AsciiSet = &NON_ALPHANUMERIC.remove(b'/').remove(b'.').remove(b'-').remove(b'_').remove(b':');

fn file_url(path: &Path, file: FileIs) -> String {
    let mode = match file {
        FileIs::New => "rwc",
        // A file that is taken away meanwhile must not come back empty.
        FileIs::There => "rw",
        FileIs::ToRead => "ro",
    };
    let path = path.to_string_lossy().replace('\\', "/");
    format!("sqlite:{}?mode={mode}", utf8_percent_encode(&path, PATH))
}

async fn prepare(
    connection: &mut AnyConnection,
    key: &DataKey,
    path: &Path,
    now: DateTime<Utc>,
    file: FileIs,
) -> Result<()> {
    set_pragmas(connection, key).await?;
    match (schema(connection).await?, file) {
        (Schema::Missing, FileIs::There | FileIs::ToRead) => return Err(Error::StoreDamaged),
        (Schema::Older, FileIs::New | FileIs::There | FileIs::ToRead) => copy_before(connection, path, now).await?,
        (Schema::Missing, FileIs::New) | (Schema::Current, FileIs::New | FileIs::There | FileIs::ToRead) => {}
    }
    migrate(connection, Engine::Sqlite).await
}

/// The key first, and raw: a passphrase there would cost 120 ms for every connection.
async fn set_pragmas(connection: &mut AnyConnection, key: &DataKey) -> sqlx::Result<()> {
    set_key(connection, key).await?;
    let rest = "pragma journal_mode = wal; pragma synchronous = full; pragma foreign_keys = on; \
                pragma busy_timeout = 5000; pragma temp_store = memory; pragma cache_size = -16000;";
    sqlx::raw_sql(rest).execute(&mut *connection).await?;
    Ok(())
}

async fn set_reading_pragmas(connection: &mut AnyConnection, key: &DataKey) -> sqlx::Result<()> {
    set_key(connection, key).await?;
    sqlx::raw_sql("pragma query_only = on; pragma temp_store = memory; pragma cache_size = -16000;")
        .execute(connection)
        .await?;
    Ok(())
}

async fn set_key(connection: &mut AnyConnection, key: &DataKey) -> sqlx::Result<()> {
    let key = key.pragma();
    sqlx::raw_sql(sqlx::AssertSqlSafe(key.as_str())).execute(connection).await?;
    Ok(())
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

    /// Whether every change is refused: a backup that is open beside the store.
    #[must_use]
    pub const fn is_read_only(&self) -> bool {
        self.is_read_only
    }

    /// Closes every connection, and with the last one the key is wiped from memory.
    pub async fn close(self) {
        self.pool.close().await;
    }

    pub(super) const fn pool(&self) -> &AnyPool {
        &self.pool
    }
}
