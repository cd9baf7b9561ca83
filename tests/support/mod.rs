//! What every test of the core starts from: a desk with an open store, once on each engine.
//!
//! A test file says `mod support;` and takes the builders of the rooms it needs from their own files:
//! `#[path = "support/school.rs"] mod school;`. A builder file says `use crate::support::Desk;`.
//! A file with functions of its own that unwrap says `#![allow(clippy::unwrap_used, reason = "…")]`.

#![allow(dead_code, unused_macros, unused_imports, reason = "each test file uses its own part")]
#![allow(clippy::unwrap_used, reason = "a desk that cannot be laid is a failed test")]

use std::env;
use std::path::Path;

use chrono::{DateTime, NaiveDate, TimeZone as _, Utc};
use driehoek::rights::Role;
use driehoek::store::keys::{Cost, Keyholder, RecoveryCode};
use driehoek::store::{Actor, Store, Target, setup};
use driehoek::users::enter::Recovery;
use sqlx::any::Any;
use sqlx::pool::PoolConnection;
use sqlx::postgres::PgConnection;
use sqlx::{AssertSqlSafe, Connection as _};

/// Who opens every store on a desk: the id of her key.
pub(crate) const ANJA: &str = "anja";

/// The passphrase of every store on a desk.
pub(crate) const PASSPHRASE: &str = "zeven schapen op de dijk";

/// The variable that names a PostgreSQL server on which databases may be made; `cargo xtask test` sets it.
const SERVER: &str = "DRIEHOEK_TEST_POSTGRES";

/// Someone at work, with an open and empty store.
#[derive(Clone)]
pub(crate) struct Desk {
    /// The store, with the schema of this program and no rows.
    pub(crate) store: Store,
    /// Who sits there.
    pub(crate) actor: Actor,
    /// A Monday in a school year that is under way.
    pub(crate) today: NaiveDate,
}

impl Desk {
    /// A desk before a store.
    pub(crate) fn with(store: Store) -> Self {
        Self { store, actor: actor("Anja Peters"), today: today() }
    }

    /// A connection to read from.
    pub(crate) async fn db(&self) -> PoolConnection<Any> {
        self.store.read().await.unwrap()
    }
}

/// Monday 23 November 2026.
pub(crate) fn today() -> NaiveDate {
    now().date_naive()
}

/// The morning of that Monday.
pub(crate) fn now() -> DateTime<Utc> {
    Utc.with_ymd_and_hms(2026, 11, 23, 8, 15, 0).unwrap()
}

/// Someone who does something that morning.
pub(crate) fn actor(name: &str) -> Actor {
    Actor { name: name.into(), at: now(), role: Role::Director }
}

/// Someone who holds a key.
pub(crate) fn person(id: &str, name: &str) -> Keyholder {
    Keyholder { id: id.into(), name: name.into() }
}

/// What somebody with the code on paper fills in.
pub(crate) fn recovery(code: &str, user_id: &str, passphrase: &str) -> Recovery {
    let (code, passphrase) = (code.to_owned().into(), passphrase.to_owned().into());
    Recovery { code, user_id: user_id.into(), passphrase, cost: Cost::CHEAP }
}

/// Makes an encrypted store in a folder, opened by [`PASSPHRASE`].
pub(crate) async fn make_store(folder: &Path) -> Store {
    let code = RecoveryCode::generate().unwrap();
    let person = &person(ANJA, "Anja Peters");
    let new = setup::NewStore { person, passphrase: PASSPHRASE, recovery_code: &code, cost: Cost::CHEAP };
    setup::create(folder, &new, now(), async |_| Ok(())).await.unwrap().store
}

/// Runs a test on an encrypted file.
pub(crate) async fn on_sqlite<F: Future<Output = ()>>(test: impl FnOnce(Desk) -> F) {
    let folder = tempfile::tempdir().unwrap();
    let store = make_store(folder.path()).await;
    test(Desk::with(store.clone())).await;
    store.close().await;
}

/// Runs a test on a database of its own. A failed test leaves it behind, to be looked at.
pub(crate) async fn on_postgres<F: Future<Output = ()>>(test: impl FnOnce(Desk) -> F) {
    let database = Database::make().await;
    let store = driehoek::store::open(Target::Server { url: database.url() }, now()).await.unwrap();
    test(Desk::with(store.clone())).await;
    store.close().await;
    database.remove().await;
}

/// An empty database on the server of the tests.
pub(crate) struct Database {
    server: String,
    name: String,
}

impl Database {
    /// Makes one with a name that is not in use.
    pub(crate) async fn make() -> Self {
        let server = env::var(SERVER).unwrap_or_default();
        assert!(!server.is_empty(), "{SERVER} names no PostgreSQL server: run `cargo xtask test`");
        let name = format!("driehoek_{}", uuid::Uuid::now_v7().simple());
        let database = Self { server, name };
        database.on_server(&format!("create database {}", database.name)).await;
        database
    }

    /// Where it is.
    pub(crate) fn url(&self) -> String {
        let (server, _) = self.server.rsplit_once('/').unwrap();
        format!("{server}/{}", self.name)
    }

    /// Removes it, with whoever is still connected.
    pub(crate) async fn remove(self) {
        self.on_server(&format!("drop database {} with (force)", self.name)).await;
    }

    async fn on_server(&self, sql: &str) {
        let mut connection = PgConnection::connect(&self.server).await.unwrap();
        sqlx::raw_sql(AssertSqlSafe(sql)).execute(&mut connection).await.unwrap();
        connection.close().await.unwrap();
    }
}

/// Declares tests that run on both engines: `async fn someone_does_x(desk: Desk) { … }` becomes
/// `someone_does_x::sqlite` and `someone_does_x::postgres`.
macro_rules! both {
    ($( $(#[$meta:meta])* async fn $name:ident($desk:ident: Desk) $test:block )+) => {$(
        $(#[$meta])*
        #[cfg(test)]
        mod $name {
            #[allow(unused_imports, reason = "a short test may need none")]
            use super::*;

            async fn check($desk: $crate::support::Desk) $test

            #[tokio::test]
            async fn sqlite() {
                $crate::support::on_sqlite(check).await;
            }

            #[tokio::test]
            async fn postgres() {
                $crate::support::on_postgres(check).await;
            }
        }
    )+};
}
pub(crate) use both;
