//! A store with twenty years of demo data, opened twice: by the program, and by the raw engine.

use std::path::Path;
use std::str::FromStr as _;
use std::time::Instant;

use chrono::NaiveDate;
use driehoek::store::keys::{Cost, DataKey, KeyFile, RecoveryCode};
use driehoek::store::setup::{self, NewStore};
use driehoek::store::{Asked, Store, Value, place, rows};
use driehoek::{clock, demo};
use sqlx::sqlite::{SqliteConnectOptions, SqliteConnection};
use sqlx::{AssertSqlSafe, Connection as _, Row as _};

pub const PASSPHRASE: &str = "vier fietsen bij de sloot";

pub struct BenchDesk {
    folder: tempfile::TempDir,
    pub store: Store,
    pub key: DataKey,
    pub today: NaiveDate,
}

impl BenchDesk {
    /// A school of so many years.
    pub async fn new(years: u32) -> Self {
        let today = clock::today();
        let fill = async move |store: Store| demo::fill(&store, years, today, clock::now()).await;
        Self::filled(&format!("{years} years of demo data"), fill).await
    }

    /// A store that is filled so; `with` says with what.
    pub async fn filled<F, Filled>(with: &str, fill: F) -> Self
    where
        F: FnOnce(Store) -> Filled + Send,
        Filled: Future<Output = driehoek::Result<()>> + Send,
    {
        let folder = tempfile::tempdir().expect("a folder");
        let recovery_code = RecoveryCode::generate().expect("a code");
        let new = NewStore {
            person: &demo::people()[0],
            passphrase: PASSPHRASE,
            recovery_code: &recovery_code,
            cost: Cost::REAL,
        };
        let (today, began) = (clock::today(), Instant::now());
        let opened = setup::create(folder.path(), &new, clock::now(), fill).await.expect("a store");
        println!("{with} in {:.1} s", began.elapsed().as_secs_f64());
        let desk = Self { folder, store: opened.store, key: opened.key, today };
        desk.tell_size().await;
        desk
    }

    async fn tell_size(&self) {
        let mut db = self.store.read().await.expect("a connection");
        for table in ["application", "child", "caregiver", "journal_change", "journal_row"] {
            let sql = format!("select count(*) as n from {table}");
            let found = rows(&mut db, &sql, []).await.expect("a table");
            println!("{table}: {}", found[0].try_get::<i64, _>("n").expect("a number"));
        }
    }

    /// Waits until the store is closed: a thread that still closes it when the process ends meets a cryptography library
    /// that is cleared away already, and crashes.
    pub async fn close(self) {
        self.store.close().await;
    }

    pub fn folder(&self) -> &Path {
        self.folder.path()
    }

    /// The same file through sqlx's own SQLite driver, without `Any` and without us.
    pub async fn raw(&self) -> SqliteConnection {
        let keys = KeyFile::load(self.folder()).expect("the key file");
        let key = keys.open_with_passphrase(&demo::people()[0].id, PASSPHRASE).expect("the key");
        let url = format!("sqlite:{}", place::store_file(self.folder()).display());
        let options = SqliteConnectOptions::from_str(&url).expect("a url");
        let mut raw = SqliteConnection::connect_with(&options).await.expect("the raw engine");
        sqlx::raw_sql(AssertSqlSafe(key.pragma().to_string())).execute(&mut raw).await.expect("the key fits");
        raw
    }
}

/// Runs what a command asked, and takes every value out of every row.
pub async fn run_raw(raw: &mut SqliteConnection, asked: &[Asked]) {
    for Asked { sql, values } in asked {
        let mut query = sqlx::query(AssertSqlSafe(sql.clone()));
        for value in values {
            query = match value {
                Value::Text(text) => query.bind(text.clone()),
                Value::Int(number) => query.bind(*number),
            };
        }
        for row in query.fetch_all(&mut *raw).await.expect("the same SQL") {
            for column in 0..row.len() {
                std::hint::black_box(row.try_get_raw(column).is_ok());
            }
        }
    }
}
