//! What a keystroke costs while a note of the interview saves itself, in the real window of the release build.

use std::fs;

use anyhow::{Context, Result};

use crate::bench::{Row, summary};
use crate::display::Display;
use crate::project::{Project, step};
use crate::test;

/// One frame of the screen: a letter that takes longer is seen to lag.
const BUDGET_MS: f64 = 16.0;

/// Types in the window and reads what each key took.
pub(crate) fn measure(project: &Project) -> Result<Vec<Row>> {
    let file = project.path("target/bench-typing.json");
    // Times of an earlier run must not pass for new ones.
    if file.exists() {
        fs::remove_file(&file)?;
    }
    let display = Display::open()?;
    let mut cargo = test::on_screen(project, &display, "typing")?;
    cargo.arg("--release").env("DRIEHOEK_BIN", project.workspace()?.program("release"));
    step(cargo.env("DRIEHOEK_TYPING_OUT", &file), "typing in the window")?;
    let text = fs::read_to_string(&file).context("the window left no times")?;
    let times = serde_json::from_str(&text).context("reading the times")?;
    Ok(vec![Row { budget_ms: Some(BUDGET_MS), ..summary("a key in the note of a talk", times)? }])
}
