//! `cargo xtask test`: all runners, and one count over them.

use std::process::{Command, ExitCode};

use anyhow::{Result, bail};

use crate::arguments::Selection;
use crate::display::Display;
use crate::postgres::Server;
use crate::project::{Project, Workspace, step};
use crate::setup::{self, Need};
use crate::stream::stream;
use crate::tally::{self, Tally};

/// The package with the window.
pub(crate) const SHELL: &str = "driehoek-app";

/// Integration tests of the shell that need a screen, and so are no part of [`Suite::Core`].
const ON_SCREEN: [&str; 3] = ["window", "tour", "typing"];

/// Tests of the core that take minutes, and so are a suite of their own.
const FAULTS: &str = "faults";

/// One kind of tests.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) enum Suite {
    /// Formatting and lints of Rust and of the UI.
    Lint,
    /// The core on both engines, the shell without its window, and xtask.
    Core,
    /// Parts and rooms of the UI.
    Ui,
    /// The store, killed, cut off and starved some hundred times.
    Faults,
    /// The program in a real window.
    Window,
}

impl Suite {
    /// All, those with the quickest answer first.
    const ALL: [Self; 5] = [Self::Ui, Self::Lint, Self::Core, Self::Faults, Self::Window];

    /// All that can run on this system.
    pub(crate) fn all_here() -> Vec<Self> {
        let all = Self::ALL.into_iter();
        all.filter(|suite| *suite != Self::Window || cfg!(target_os = "linux")).collect()
    }

    /// The suite a person calls by this name.
    pub(crate) fn named(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|suite| suite.name() == name)
    }

    fn name(self) -> &'static str {
        match self {
            Self::Lint => "lint",
            Self::Core => "core",
            Self::Faults => FAULTS,
            Self::Ui => "ui",
            Self::Window => "window",
        }
    }

    fn needs(self) -> &'static [Need] {
        match self {
            // Clippy looks at the shell as well, which holds the built UI.
            Self::Lint => &[Need::Build, Need::Packages, Need::Ui],
            Self::Core => &[Need::Build, Need::Packages, Need::Ui, Need::Postgres, Need::Poppler],
            // Cargo builds the whole workspace for each selection of tests, and the shell holds the built UI.
            Self::Faults => &[Need::Build, Need::Packages, Need::Ui],
            Self::Ui => &[Need::Packages],
            Self::Window => &[Need::Build, Need::Packages, Need::Ui, Need::Window, Need::Poppler],
        }
    }

    fn run(self, project: &Project, filter: &[String]) -> Result<Tally> {
        match self {
            Self::Lint => lint(project),
            Self::Core => core(project, filter),
            Self::Faults => faults(project, filter),
            Self::Ui => ui(project, filter),
            Self::Window => window(project, filter),
        }
    }
}

/// Runs the suites, and ends with the line `N passed, N failed`.
pub(crate) fn test(project: &Project, selection: &Selection) -> ExitCode {
    let total = run_all(project, selection);
    println!("{total}");
    if total.failed == 0 { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}

fn run_all(project: &Project, selection: &Selection) -> Tally {
    let mut total = Tally::default();
    let needs: Vec<Need> = selection.suites.iter().flat_map(|suite| suite.needs()).copied().collect();
    let (ui, others): (Vec<Need>, Vec<Need>) = needs.into_iter().partition(|need| *need == Need::Ui);
    let others = set_up(project, &others);
    if others.failed > 0 {
        return others;
    }
    // A UI that does not build is one failure; what needs no new one is still worth knowing.
    total.add(set_up(project, &ui));
    for suite in &selection.suites {
        println!("\nxtask: {} tests", suite.name());
        let tally = counted(suite.name(), suite.run(project, &selection.filter));
        println!("xtask: {}: {tally}", suite.name());
        total.add(tally);
    }
    total
}

fn set_up(project: &Project, needs: &[Need]) -> Tally {
    counted("set-up", setup::prepare(project, needs).map(|()| Tally::default()))
}

/// What breaks before it can count is one failure.
fn counted(what: &str, result: Result<Tally>) -> Tally {
    result.unwrap_or_else(|error| {
        eprintln!("xtask: {what}: {error:#}");
        Tally::FAILURE
    })
}

fn lint(project: &Project) -> Result<Tally> {
    let mut format = project.cargo();
    format.args(["fmt", "--all", "--check"]);
    let mut clippy = project.cargo();
    clippy.args(["clippy", "--workspace", "--all-targets", "--", "--deny", "warnings"]);
    let mut check = project.npm();
    check.args(["run", "--silent", "check"]);
    let mut rules = project.npm();
    rules.args(["run", "--silent", "lint"]);
    let mut total = Tally::default();
    for command in [&mut check, &mut rules, &mut format, &mut clippy] {
        total.add(if stream(command, |_| {})? { Tally::SUCCESS } else { Tally::FAILURE });
    }
    Ok(total)
}

/// One selection of packages for all tests: each other selection has other features, and so costs a second build of
/// nearly all dependencies.
fn core(project: &Project, filter: &[String]) -> Result<Tally> {
    let server = Server::find_or_start()?;
    let workspace = project.workspace()?;
    let mut code = cargo_test(project);
    code.args(["--lib", "--bins"]);
    for test in without_screen(&workspace) {
        code.args(["--test", test]);
    }
    let mut documentation = cargo_test(project);
    documentation.arg("--doc");
    let commands = [&mut code, &mut documentation];
    count(
        commands.map(|command| {
            server.lend_to(command);
            command.args(filter)
        }),
        tally::from_cargo,
    )
}

fn without_screen(workspace: &Workspace) -> Vec<&str> {
    let tests = workspace.packages().flat_map(|package| {
        let tests = workspace.integration_tests(package).into_iter();
        tests.filter(move |test| *test != FAULTS && (package != SHELL || !ON_SCREEN.contains(test)))
    });
    tests.collect()
}

fn faults(project: &Project, filter: &[String]) -> Result<Tally> {
    let mut cargo = cargo_test(project);
    cargo.args(["--test", FAULTS]).args(filter).args(["--", "--show-output"]);
    count([&mut cargo], tally::from_cargo)
}

fn ui(project: &Project, filter: &[String]) -> Result<Tally> {
    let mut npm = project.npm();
    npm.args(["test", "--silent", "--"]).args(filter);
    count([&mut npm], tally::from_vitest)
}

fn window(project: &Project, filter: &[String]) -> Result<Tally> {
    let display = Display::open()?;
    let mut cargo = on_screen(project, &display, "window")?;
    cargo.args(filter).args(["--", "--test-threads=1"]);
    count([&mut cargo], tally::from_cargo)
}

/// The command that runs an integration test of the shell on a private screen. Cargo builds the program for it.
pub(crate) fn on_screen(project: &Project, display: &Display, test: &str) -> Result<Command> {
    if !cfg!(target_os = "linux") {
        bail!("the real window is tested on Linux only: its driver is WebKitGTK's");
    }
    let mut cargo = cargo_test(project);
    cargo.args(["--test", test]);
    display.lend_to(&mut cargo);
    cargo.env("TAURI_WEBVIEW_AUTOMATION", "true");
    cargo.env("DRIEHOEK_BIN", project.workspace()?.program("debug"));
    Ok(cargo)
}

/// Writes the TypeScript of the bridge anew. The test that compares it with the committed file knows how.
pub(crate) fn write_bindings(project: &Project) -> Result<ExitCode> {
    setup::prepare(project, &[Need::Build, Need::Packages])?;
    let mut cargo = cargo_test(project);
    cargo.args(["--test", "bridge"]).env("DRIEHOEK_WRITE_BINDINGS", "1");
    step(&mut cargo, "writing the bindings")?;
    Ok(ExitCode::SUCCESS)
}

fn cargo_test(project: &Project) -> Command {
    let mut cargo = project.cargo();
    cargo.args(["test", "--workspace", "--no-fail-fast"]);
    cargo
}

/// Runs the commands of one suite and adds up their closing lines.
fn count<const N: usize>(commands: [&mut Command; N], closing_line: fn(&str) -> Option<Tally>) -> Result<Tally> {
    let mut tally = Tally::default();
    let mut all_ended_well = true;
    for command in commands {
        all_ended_well &= stream(command, |line| {
            if let Some(part) = closing_line(line) {
                tally.add(part);
            }
        })?;
    }
    Ok(tally.settled(all_ended_well))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_is_a_suite_of_its_own_is_left_out_of_core() {
        let workspace = serde_json::from_str(
            r#"{"target_directory": "target", "packages": [
                {"name": "driehoek", "targets": [
                    {"name": "driehoek", "kind": ["lib"]},
                    {"name": "intake", "kind": ["test"]},
                    {"name": "faults", "kind": ["test"]},
                    {"name": "commands", "kind": ["bench"]}]},
                {"name": "driehoek-app", "targets": [
                    {"name": "driehoek", "kind": ["bin"]},
                    {"name": "window", "kind": ["test"]},
                    {"name": "tour", "kind": ["test"]},
                    {"name": "bindings", "kind": ["test"]}]}]}"#,
        );
        assert_eq!(without_screen(&workspace.unwrap()), ["intake", "bindings"]);
    }

    #[test]
    fn every_suite_can_be_named() {
        for suite in Suite::ALL {
            assert_eq!(Suite::named(suite.name()), Some(suite));
        }
        assert_eq!(Suite::named(""), None);
    }
}
