//! From a command to the row that `cargo xtask bench` judges.

use std::cell::RefCell;
use std::time::{Duration, Instant};

use criterion::measurement::WallTime;
use criterion::{BenchmarkGroup, Criterion, SamplingMode};
use driehoek::store::{self, Store};
use serde::Serialize;
use sqlx::Connection as _;
use tokio::runtime::Runtime;

use crate::desk::{BenchDesk, run_raw};

/// A person sees no delay below one frame of the screen.
const BUDGET_MS: f64 = 16.0;

/// How often the raw engine is asked for the floor.
const RAW_RUNS: usize = 60;

/// One thing measured, in milliseconds.
#[derive(Debug, Serialize)]
pub struct Row {
    pub name: String,
    pub p50_ms: f64,
    pub p95_ms: f64,
    pub floor_ms: Option<f64>,
    pub budget_ms: Option<f64>,
}

/// Measures commands on one store.
pub struct Gauge<'a> {
    group: BenchmarkGroup<'a, WallTime>,
    runtime: &'a Runtime,
    desk: &'a BenchDesk,
    when: &'a str,
    rows: Vec<Row>,
}

impl<'a> Gauge<'a> {
    /// `when` is said after the name of each command.
    pub fn new(criterion: &'a mut Criterion, runtime: &'a Runtime, desk: &'a BenchDesk, when: &'a str) -> Self {
        let mut group = criterion.benchmark_group("commands");
        group.sampling_mode(SamplingMode::Flat).sample_size(20);
        group.warm_up_time(Duration::from_secs(1)).measurement_time(Duration::from_secs(2));
        Self { group, runtime, desk, when, rows: Vec::new() }
    }

    /// Measures one command.
    pub fn one(&mut self, name: &str, run: impl AsyncFn(&Store)) {
        let (name, desk, samples) = (format!("{name}{}", self.when), self.desk, RefCell::new(Vec::new()));
        self.group.bench_function(&name, |bencher| {
            bencher.to_async(self.runtime).iter_custom(async |times| {
                let whole = Instant::now();
                for _ in 0..times {
                    let began = Instant::now();
                    run(&desk.store).await;
                    samples.borrow_mut().push(began.elapsed());
                }
                whole.elapsed()
            });
        });
        let samples = samples.into_inner();
        // A filter on the command line leaves commands out.
        if !samples.is_empty() {
            let floor = self.runtime.block_on(floor(desk, &run));
            self.rows.push(summary(&name, samples, Some(floor), Some(BUDGET_MS)));
        }
    }

    /// What was measured.
    pub fn rows(self) -> Vec<Row> {
        self.group.finish();
        self.rows
    }
}

/// The SQL that the command runs, run again without everything that is ours.
async fn floor(desk: &BenchDesk, run: &impl AsyncFn(&Store)) -> f64 {
    let ((), asked) = store::recorded(run(&desk.store)).await;
    assert!(!asked.is_empty(), "a read asks the store something");
    let mut raw = desk.raw().await;
    let mut samples = Vec::new();
    for _ in 0..RAW_RUNS {
        let began = Instant::now();
        run_raw(&mut raw, &asked).await;
        samples.push(began.elapsed());
    }
    raw.close().await.expect("the raw engine closes");
    at(&milliseconds(samples), 0.5)
}

/// The middle and the 95th of a hundred.
pub fn summary(name: &str, samples: Vec<Duration>, floor: Option<f64>, budget: Option<f64>) -> Row {
    let sorted = milliseconds(samples);
    Row { name: name.into(), p50_ms: at(&sorted, 0.50), p95_ms: at(&sorted, 0.95), floor_ms: floor, budget_ms: budget }
}

fn milliseconds(samples: Vec<Duration>) -> Vec<f64> {
    let mut all: Vec<f64> = samples.into_iter().map(|sample| sample.as_secs_f64() * 1000.0).collect();
    all.sort_by(f64::total_cmp);
    all
}

#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, clippy::cast_precision_loss, reason = "an index")]
fn at(sorted: &[f64], part: f64) -> f64 {
    let index = (sorted.len().saturating_sub(1) as f64 * part).ceil() as usize;
    sorted[index]
}
