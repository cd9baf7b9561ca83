//! How long it takes from starting the program to the first screen one can use.
//!
//! The program itself tells: with `DRIEHOEK_STARTUP_PROBE=FILE` it writes `{"first_paint_ms": 123.4}` to the file when its
//! first usable screen was painted, and ends. With `DRIEHOEK_EMPTY_WINDOW=1` as well it shows an empty page: that is the floor.

use std::fs;
use std::path::Path;
use std::process::{Child, Command, ExitStatus, Stdio};
use std::thread;
use std::time::{Duration, Instant};

use anyhow::{Context, Result, bail, ensure};
use serde::Deserialize;

use crate::bench::{Row, summary};
use crate::display::Display;
use crate::project::{Project, step};
use crate::temporary::TemporaryFolder;

const RUNS: usize = 9;

/// A start that takes longer has hung.
const PATIENCE: Duration = Duration::from_secs(60);

#[derive(Deserialize)]
struct Probe {
    first_paint_ms: f64,
}

#[derive(Clone, Copy)]
enum Page {
    First,
    Empty,
}

/// Starts the program a few times, each time beside an empty window.
pub(crate) fn measure(project: &Project) -> Result<Vec<Row>> {
    ensure!(cfg!(target_os = "linux"), "measured on Linux only, on a private screen");
    // A test of the window has the program built with the features that the benchmarks have: with others, nearly every
    // dependency is built a second time.
    let arguments = ["test", "--release", "--workspace", "--test", "window", "--no-run"];
    step(project.cargo().args(arguments), "building for release")?;
    let program = project.workspace()?.program("release");
    let display = Display::open()?;
    // The very first start reads the program from disk; it is no measure of either.
    first_paint(&program, &display, Page::Empty)?;
    let (mut own, mut floor) = (Vec::new(), Vec::new());
    for _ in 0..RUNS {
        // In turn, so that a busy moment of the machine weighs on both.
        own.push(first_paint(&program, &display, Page::First)?);
        floor.push(first_paint(&program, &display, Page::Empty)?);
    }
    // About every other start waits half a second for the system, whatever the page: the least is what a window takes.
    let floor_ms = floor.into_iter().reduce(f64::min);
    Ok(vec![Row { floor_ms, ..summary("start to first usable paint", own)? }])
}

fn first_paint(program: &Path, display: &Display, page: Page) -> Result<f64> {
    let folder = TemporaryFolder::new("startup")?;
    let file = folder.path().join("probe.json");
    let mut command = Command::new(program);
    command.arg("--data").arg(folder.path().join("data")).env("DRIEHOEK_STARTUP_PROBE", &file);
    // Nothing of an installed program, such as a remembered window size, may play a part.
    command.env("HOME", folder.path());
    // Without an address the system starts a bus of its own, and services that mount folders in this home.
    command.env("DBUS_SESSION_BUS_ADDRESS", "disabled:");
    for name in ["XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_CACHE_HOME", "XDG_RUNTIME_DIR"] {
        command.env_remove(name);
    }
    display.lend_to(&mut command);
    match page {
        Page::First => {}
        Page::Empty => {
            command.env("DRIEHOEK_EMPTY_WINDOW", "1");
        }
    }
    let status = within(PATIENCE, command.stdin(Stdio::null()).spawn().context("the program does not start")?)?;
    ensure!(status.success(), "the program ended badly ({status})");
    let text = fs::read_to_string(&file).context("the program left no measurement")?;
    let probe: Probe = serde_json::from_str(&text).context("reading the measurement")?;
    Ok(probe.first_paint_ms)
}

/// Waits for the end of a process, and ends it itself when that takes too long.
fn within(patience: Duration, mut child: Child) -> Result<ExitStatus> {
    let began = Instant::now();
    loop {
        if let Some(status) = child.try_wait()? {
            return Ok(status);
        }
        if began.elapsed() > patience {
            child.kill()?;
            child.wait()?;
            bail!("no end within {} seconds", patience.as_secs());
        }
        thread::sleep(Duration::from_millis(20));
    }
}

#[cfg(test)]
#[cfg(unix)]
mod tests {
    use super::*;

    #[test]
    fn a_program_that_hangs_is_ended() {
        let began = Instant::now();
        let sleeper = Command::new("sleep").arg("30").spawn().unwrap();
        assert!(within(Duration::from_millis(50), sleeper).is_err());
        assert!(began.elapsed() < Duration::from_secs(20));
        let quick = Command::new("true").spawn().unwrap();
        assert!(within(Duration::from_secs(20), quick).unwrap().success());
    }
}
