//! Faults survived: what becomes of a store when its program is killed, its disk is full, its files are harmed, its clock is set back,
//! or a second program opens it. `cargo xtask test faults` runs these apart from the others, since they take minutes.

#![allow(clippy::unwrap_used, reason = "what fails here fails the test")]
#![allow(clippy::print_stdout, reason = "how often it was tried is told, for docs/measurements.md")]

mod damage;
mod disk;
mod full;
#[path = "../support/keeping.rs"]
mod keeping;
mod killed;
#[path = "../support/rows.rs"]
mod rows;
#[path = "../support/mod.rs"]
mod support;
mod two;
mod writer;

use std::path::Path;

use driehoek::Result;
use driehoek::school::StaffMember;
use driehoek::store::setup::unlock;
use driehoek::store::{Db, Store, What, all};
use rows::teacher;
use sqlx::{AssertSqlSafe, Row as _};
use support::{ANJA, PASSPHRASE, actor, make_store, now};

/// Numbers that look random and are the same in each run, so that a place that once failed fails again.
struct Chance(u64);

impl Chance {
    /// A number below `limit`.
    fn below(&mut self, limit: usize) -> usize {
        // Knuth's MMIX constants; the high bits are the random ones.
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(self.0 >> 33).unwrap() % limit
    }
}

/// A closed store with enough teachers to fill many pages.
async fn filled_store(folder: &Path) -> Vec<StaffMember> {
    let store = make_store(folder).await;
    let members = (0..400).map(|n| {
        let mut member = teacher(&format!("naam {n}"));
        member.email = Some(format!("{}@example.nl", "x".repeat(300)));
        member
    });
    let members = members.collect::<Vec<_>>();
    let anja = actor("Anja Peters");
    let added = store.change(&anja, What::new("staff.add", "allen"), |tx| {
        let members = &members;
        Box::pin(async move {
            for member in members {
                tx.insert(member).await?;
            }
            Ok(())
        })
    });
    added.await.unwrap();
    let staff = everyone(&store).await.unwrap();
    store.close().await;
    staff
}

async fn everyone(store: &Store) -> Result<Vec<StaffMember>> {
    all(&mut *store.read().await?, "order by id", []).await
}

async fn open(folder: &Path) -> Result<Store> {
    Ok(unlock(folder, ANJA, PASSPHRASE, now()).await?.store)
}

/// Opens the store and reads all of it, tables and journal.
async fn read_all(folder: &Path) -> Result<Vec<StaffMember>> {
    let store = open(folder).await?;
    let staff = everyone(&store).await;
    let journal = match store.read().await {
        Ok(mut db) => driehoek::store::rows(&mut db, "select * from journal_row", []).await.map(drop),
        Err(error) => Err(error),
    };
    store.close().await;
    journal.and(staff)
}

async fn run(db: &mut Db, sql: &str) {
    sqlx::raw_sql(AssertSqlSafe(sql)).execute(db).await.unwrap();
}

/// The numbers of the history's lines.
async fn numbers(store: &Store) -> Vec<i64> {
    let mut db = store.read().await.unwrap();
    let lines = driehoek::store::rows(&mut db, "select seq from journal_change order by seq", []).await.unwrap();
    lines.iter().map(|line| line.get("seq")).collect()
}
