//! `cargo xtask bench`: what the program costs, beside what it may cost.
//!
//! Each part gives rows; together they become `target/bench.json` and a table.

use std::fs;
use std::path::Path;
use std::process::ExitCode;

use anyhow::{Context, Result};
use serde::{Deserialize, Serialize};

use crate::project::{Project, step};
use crate::setup::{self, Need};
use crate::{bundle, office, startup, typing};

/// The variable that tells the benchmarks of the core where to leave their rows.
const ROWS_VARIABLE: &str = "DRIEHOEK_BENCH_OUT";

/// One thing measured. In milliseconds, unless the name says otherwise.
#[derive(Clone, Debug, Deserialize, PartialEq, Serialize)]
pub(crate) struct Row {
    pub(crate) name: String,
    /// Half of the runs took no longer.
    pub(crate) p50_ms: f64,
    /// 95 of 100 runs took no longer.
    pub(crate) p95_ms: f64,
    /// The least it can take: the same work through the raw engine, or an empty window.
    pub(crate) floor_ms: Option<f64>,
    /// What the 95 may take.
    pub(crate) budget_ms: Option<f64>,
}

/// One part of what is measured.
type Measure = fn(&Project) -> Result<Vec<Row>>;

impl Row {
    fn is_over_budget(&self) -> bool {
        self.budget_ms.is_some_and(|budget| self.p95_ms > budget)
    }
}

/// Measures everything, writes it down, and fails when a budget is broken or a part could not be measured.
pub(crate) fn bench(project: &Project) -> Result<ExitCode> {
    setup::prepare(project, &[Need::Build, Need::Packages, Need::Ui, Need::Window])?;
    let parts: [(&str, Measure); 5] = [
        ("commands", commands),
        ("office", office::measure),
        ("bundle", bundle::measure),
        ("start-up", startup::measure),
        ("typing", typing::measure),
    ];
    let mut rows = Vec::new();
    let mut all_measured = true;
    for (name, measure) in parts {
        match measure(project) {
            Ok(measured) => rows.extend(measured),
            Err(error) => {
                eprintln!("xtask: {name}: {error:#}");
                all_measured = false;
            }
        }
    }
    write(&project.path("target/bench.json"), &rows)?;
    print!("{}", table(&rows));
    let over = rows.iter().filter(|row| row.is_over_budget()).count();
    println!("xtask: {} measured, {over} over budget", rows.len());
    Ok(if all_measured && over == 0 { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}

fn commands(project: &Project) -> Result<Vec<Row>> {
    let file = project.path("target/bench-commands.json");
    // Rows of an earlier run must not pass for new ones.
    if file.exists() {
        fs::remove_file(&file)?;
    }
    let mut cargo = project.cargo();
    cargo.args(["bench", "--workspace", "--bench", "commands"]).env(ROWS_VARIABLE, &file);
    step(&mut cargo, "the benchmarks of the core")?;
    let text = fs::read_to_string(&file).context("the benchmarks left no rows")?;
    serde_json::from_str(&text).context("reading the rows of the benchmarks")
}

fn write(file: &Path, rows: &[Row]) -> Result<()> {
    let mut text = serde_json::to_string_pretty(rows)?;
    text.push('\n');
    fs::write(file, text).with_context(|| format!("writing {}", file.display()))
}

/// A row of the measured times: the middle one, and the one that 95 of 100 stay under.
///
/// # Errors
/// When nothing was measured.
pub(crate) fn summary(name: &str, mut times: Vec<f64>) -> Result<Row> {
    times.sort_by(f64::total_cmp);
    let (p50_ms, p95_ms) = percentile(&times, 50).zip(percentile(&times, 95)).context("nothing was measured")?;
    Ok(Row { name: name.to_owned(), p50_ms, p95_ms, floor_ms: None, budget_ms: None })
}

/// The smallest of the sorted times that at least `percent` of them do not exceed.
fn percentile(sorted: &[f64], percent: usize) -> Option<f64> {
    let rank = (sorted.len() * percent).div_ceil(100);
    sorted.get(rank.checked_sub(1)?).copied()
}

fn table(rows: &[Row]) -> String {
    let width = rows.iter().map(|row| row.name.chars().count()).max().unwrap_or(0).max(4);
    let mut text = format!("\n{:width$}  {:>9}  {:>9}  {:>9}  {:>9}\n", "name", "p50", "p95", "floor", "budget");
    for row in rows {
        let [p50, p95] = [row.p50_ms, row.p95_ms].map(|number| format!("{number:.2}"));
        let [floor, budget] = [row.floor_ms, row.budget_ms]
            .map(|number| number.map_or_else(|| "-".to_owned(), |number| format!("{number:.2}")));
        let verdict = if row.is_over_budget() { "  OVER BUDGET" } else { "" };
        text += &format!("{:width$}  {p50:>9}  {p95:>9}  {floor:>9}  {budget:>9}{verdict}\n", row.name);
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    fn row(name: &str, p95_ms: f64, budget_ms: Option<f64>) -> Row {
        Row { name: name.to_owned(), p50_ms: 1.0, p95_ms, floor_ms: None, budget_ms }
    }

    #[test]
    fn a_budget_is_broken_only_above_it() {
        assert!(!row("list", 16.0, Some(16.0)).is_over_budget());
        assert!(row("list", 16.01, Some(16.0)).is_over_budget());
        assert!(!row("list", 9999.0, None).is_over_budget(), "without a budget nothing is broken");
    }

    #[test]
    fn percentiles_are_times_that_were_measured() {
        let five = summary("start", vec![5.0, 1.0, 4.0, 2.0, 3.0]).unwrap();
        assert_eq!((five.p50_ms, five.p95_ms), (3.0, 5.0));
        let hundred = summary("read", (1..=100).map(f64::from).collect()).unwrap();
        assert_eq!((hundred.p50_ms, hundred.p95_ms), (50.0, 95.0));
        assert!(summary("never", Vec::new()).is_err());
    }

    #[test]
    fn rows_keep_their_form_in_the_file() {
        let text = r#"[{"name":"vandaag","p50_ms":1.5,"p95_ms":2.0,"floor_ms":null,"budget_ms":16.0}]"#;
        let rows: Vec<Row> = serde_json::from_str(text).unwrap();
        assert_eq!(rows[0].budget_ms, Some(16.0));
        assert_eq!(serde_json::to_string(&rows).unwrap(), text, "null must be written, not left out");
    }

    #[test]
    fn the_table_names_what_is_over() {
        let text = table(&[row("slow", 20.0, Some(16.0)), row("fine", 2.0, None)]);
        let lines: Vec<&str> = text.trim().lines().collect();
        assert!(lines[1].starts_with("slow") && lines[1].ends_with("16.00  OVER BUDGET"), "{text}");
        assert!(lines[2].ends_with('-'), "{text}");
    }
}
