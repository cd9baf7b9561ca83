//! Every reading command on twenty years of demo data, beside the same SQL through the raw engine.
//!
//! `cargo xtask bench` runs it and judges the rows it leaves in the file that `DRIEHOEK_BENCH_OUT` names.

#![allow(
    clippy::expect_used,
    clippy::print_stdout,
    missing_docs,
    unreachable_pub,
    reason = "a measurement that cannot go on must stop and say why"
)]

#[path = "commands/desk.rs"]
mod desk;
#[path = "commands/erasing.rs"]
mod erasing;
#[path = "commands/journal.rs"]
mod journal;
#[path = "commands/keeping.rs"]
mod keeping;
#[path = "../tests/support/long_history.rs"]
mod long_history;
#[path = "commands/measure.rs"]
mod measure;
#[path = "commands/mornings.rs"]
mod mornings;
#[path = "commands/papers.rs"]
mod papers;
#[path = "commands/reads.rs"]
mod reads;
#[path = "commands/subjects.rs"]
mod subjects;

use criterion::{Criterion, criterion_group, criterion_main};
use driehoek::intake::sight::Sight;
use driehoek::store::setup;
use driehoek::{calendar, clock, demo};

use desk::BenchDesk;
use measure::{Row, summary};

/// Years of data; the generator's most.
const YEARS: u32 = 20;

/// How often unlocking is tried: it is slow on purpose.
const UNLOCKS: usize = 7;

fn commands(criterion: &mut Criterion) {
    let runtime = tokio::runtime::Runtime::new().expect("a runtime");
    let desk = runtime.block_on(BenchDesk::new(YEARS));
    let mut rows = reads::all(criterion, &runtime, &desk);
    let young = runtime.block_on(BenchDesk::new(1));
    rows.extend(reads::growing(criterion, &runtime, &young, " after 1 year"));
    rows.push(runtime.block_on(unlock_to_today(&desk)));
    rows.extend(runtime.block_on(keeping::all(&desk)));
    rows.extend(papers::all());
    rows.extend(mornings::all());
    rows.extend(journal::long(criterion, &runtime));
    rows.extend(journal::writes(&runtime, &young));
    // Last: it takes away what the others measure.
    rows.extend(runtime.block_on(erasing::all(&desk)));
    leave(&rows);
    runtime.block_on(async {
        desk.close().await;
        young.close().await;
    });
}

/// From the passphrase to the first list. Half of it is the work that makes guessing slow, so it has no budget here.
async fn unlock_to_today(desk: &BenchDesk) -> Row {
    let mut samples = Vec::new();
    for _ in 0..UNLOCKS {
        let began = std::time::Instant::now();
        let opened =
            setup::unlock(desk.folder(), &demo::people()[0].id, desk::PASSPHRASE, clock::now()).await.expect("unlocks");
        let mut db = opened.store.read().await.expect("a connection");
        calendar::today::today(&mut db, &Sight::Everyone, desk.today).await.expect("Vandaag");
        samples.push(began.elapsed());
        drop(db);
        opened.store.close().await;
    }
    summary("unlock to Vandaag", samples, None, None)
}

fn leave(rows: &[Row]) {
    let Some(file) = std::env::var_os("DRIEHOEK_BENCH_OUT") else { return };
    let text = serde_json::to_string(rows).expect("rows are JSON");
    std::fs::write(file, text).expect("the rows are kept");
}

criterion_group! {
    name = benches;
    config = Criterion::default().without_plots();
    targets = commands
}
criterion_main!(benches);
