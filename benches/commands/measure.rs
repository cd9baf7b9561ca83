//! From durations to the rows that `cargo xtask bench` judges.

use std::time::Duration;

use serde::Serialize;

/// One thing measured, in milliseconds.
#[derive(Debug, Serialize)]
pub struct Row {
    pub name: String,
    pub p50_ms: f64,
    pub p95_ms: f64,
    pub floor_ms: Option<f64>,
    pub budget_ms: Option<f64>,
}

/// The middle and the 95th of a hundred.
pub fn summary(name: &str, samples: Vec<Duration>, floor: Option<f64>, budget: Option<f64>) -> Row {
    let sorted = milliseconds(samples);
    Row { name: name.into(), p50_ms: at(&sorted, 0.50), p95_ms: at(&sorted, 0.95), floor_ms: floor, budget_ms: budget }
}

/// Half of the runs took no longer.
pub fn median(samples: Vec<Duration>) -> f64 {
    at(&milliseconds(samples), 0.5)
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
