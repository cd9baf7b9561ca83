//! What erasing one cohort costs: all children who left on the same day, with the history and the file swept after it.

use std::time::Instant;

use driehoek::clock;
use driehoek::family::ChildId;
use driehoek::privacy::erase::{erase, plan};
use driehoek::privacy::retention::calendar;
use driehoek::rights::Role;
use driehoek::store::Actor;

use crate::desk::BenchDesk;
use crate::measure::{Row, summary};

/// So many cohorts, the oldest first.
const COHORTS: usize = 3;
/// No cohort has more pages in the calendar.
const PAGES: i32 = 5;

/// Rows without a budget: the director asked for it and reads a dialog first. It takes away from the desk what it measures.
pub async fn all(desk: &BenchDesk) -> Vec<Row> {
    let (mut planned, mut erased) = (Vec::new(), Vec::new());
    for _ in 0..COHORTS {
        let cohort = oldest(desk).await;
        let began = Instant::now();
        let mut db = desk.store.read().await.expect("a connection");
        plan(&mut db, &cohort, desk.today).await.expect("a plan");
        drop(db);
        planned.push(began.elapsed());
        let actor = Actor { name: "Anja Peters".into(), at: clock::now(), role: Role::Director };
        let began = Instant::now();
        let line = erase(&desk.store, &actor, &cohort, "Bewaartermijn", desk.today).await.expect("it goes");
        erased.push(began.elapsed());
        println!("a cohort of {} children, {} rows, {} lines", line.children, line.records, line.journal_lines);
    }
    vec![
        summary("erasure_plan of a cohort", planned, None, None),
        summary("erase a cohort, and sweep the file", erased, None, None),
    ]
}

/// Who ended on the first day of the calendar.
async fn oldest(desk: &BenchDesk) -> Vec<ChildId> {
    let mut rows = Vec::new();
    for page in 0..PAGES {
        let mut db = desk.store.read().await.expect("a connection");
        rows.extend(calendar(&mut db, page * 20, desk.today).await.expect("the calendar").rows);
    }
    let left = rows.iter().filter(|row| row.kind == driehoek::privacy::RetentionKind::Left);
    let first = left.clone().map(|row| row.ended_on).min();
    left.filter(|row| Some(row.ended_on) == first && row.is_due).map(|row| row.child_id.clone()).collect()
}
