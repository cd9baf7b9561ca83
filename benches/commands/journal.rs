//! The journal: pages of a long history, walking its chain, and what it adds to a write.

use std::time::{Duration, Instant};

use criterion::Criterion;
use driehoek::clock;
use driehoek::rights::Role;
use driehoek::school::{StaffId, StaffMember, StaffRole};
use driehoek::store::history::{self, Days, HistoryQuery};
use driehoek::store::{Actor, Record as _, Store, Value, What, chain, rows};
use sqlx::Connection as _;
use tokio::runtime::Runtime;

use crate::desk::BenchDesk;
use crate::long_history::{self, PEOPLE};
use crate::measure::{Gauge, Row, summary};

/// Lines of the long history.
const LINES: i64 = 50_000;

/// How often each write is done.
const WRITES: i64 = 200;

/// How often the chain is walked.
const WALKS: usize = 5;

/// Pages of fifty thousand lines, each as the window asks it, and the walk through all of them.
pub fn long(criterion: &mut Criterion, runtime: &Runtime) -> Vec<Row> {
    let fill = async |store: Store| {
        long_history::write(&mut *store.read().await?, LINES, clock::now()).await;
        Ok(())
    };
    let desk = runtime.block_on(BenchDesk::filled("a long history", fill));
    let all = || HistoryQuery { limit: 50, ..HistoryQuery::default() };
    let queries = [
        ("", all()),
        (" far back", HistoryQuery { offset: 49_900, ..all() }),
        (" of one person", HistoryQuery { actor: Some(PEOPLE[2].into()), ..all() }),
        (" of one deed", HistoryQuery { deed: Some("letter".into()), ..all() }),
        (" about somebody", HistoryQuery { text: "yildiz 99".into(), ..all() }),
        (" about nobody", HistoryQuery { text: "qqqq".into(), ..all() }),
    ];
    let mut gauge = Gauge::new(criterion, runtime, &desk, " in 50,000 lines");
    for (what, query) in &queries {
        let page = async |store: &Store| {
            let mut db = store.read().await.expect("a connection");
            std::hint::black_box(history::page(&mut db, query, Days::default()).await.expect("a page"));
        };
        gauge.one(&format!("history_page{what}"), page);
    }
    let mut rows = gauge.rows();
    rows.push(runtime.block_on(walk(&desk.store)));
    runtime.block_on(desk.close());
    rows
}

async fn walk(store: &Store) -> Row {
    let mut samples = Vec::new();
    for _ in 0..WALKS {
        let mut db = store.read().await.expect("a connection");
        let began = Instant::now();
        assert_eq!(chain::verify(&mut db).await.expect("a walk"), [], "the history is whole");
        samples.push(began.elapsed());
    }
    summary("the chain of 50,000 lines", samples, None, None)
}

/// The same row added by itself, and as a change with its line in the journal.
pub fn writes(runtime: &Runtime, desk: &BenchDesk) -> Vec<Row> {
    runtime.block_on(async {
        vec![
            summary("a row without the journal", bare(&desk.store).await, None, None),
            summary("the same row as a change", changes(&desk.store).await, None, None),
        ]
    })
}

async fn bare(store: &Store) -> Vec<Duration> {
    let mut samples = Vec::new();
    for n in 0..WRITES {
        let member = StaffMember { version: 1, ..member(n) };
        let columns = StaffMember::COLUMNS;
        let marks = driehoek::store::marks(1, columns.len());
        let sql = format!("insert into staff_member ({}) values ({marks})", columns.join(", "));
        let values: Vec<Value> = member.values();
        let began = Instant::now();
        let mut db = store.read().await.expect("a connection");
        let mut tx = db.begin_with("begin immediate").await.expect("a transaction");
        rows(&mut tx, &sql, values).await.expect("a row");
        tx.commit().await.expect("it is kept");
        samples.push(began.elapsed());
    }
    samples
}

async fn changes(store: &Store) -> Vec<Duration> {
    let actor = Actor { name: PEOPLE[0].into(), at: clock::now(), role: Role::Director };
    let mut samples = Vec::new();
    for n in 0..WRITES {
        let member = member(n);
        let began = Instant::now();
        let change = store.change(&actor, What::new("staff.add", "Sanne Bakker"), |tx| {
            let member = &member;
            Box::pin(async move { tx.insert(member).await })
        });
        change.await.expect("a change");
        samples.push(began.elapsed());
    }
    samples
}

fn member(n: i64) -> StaffMember {
    StaffMember {
        id: StaffId::new(),
        version: 0,
        roepnaam: "Sanne".into(),
        voorvoegsel: None,
        achternaam: format!("Bakker {n}"),
        role: StaffRole::Teacher,
        email: Some("sanne@example.nl".into()),
        working_days: vec![1, 2, 4],
        left_on: None,
        sort_key: format!("bakker {n}"),
    }
}
