//! `cargo xtask run`: the program in its window.

use std::ffi::OsString;
use std::process::{Command, ExitCode};

use anyhow::{Context, Result, bail};

use crate::arguments::RunOptions;
use crate::display;
use crate::project::{Project, step};
use crate::setup::{self, Need};

/// Builds what is needed and opens the program.
pub(crate) fn run(project: &Project, options: &RunOptions) -> Result<ExitCode> {
    if !display::is_at_hand() {
        bail!(
            "there is no screen here (neither DISPLAY nor WAYLAND_DISPLAY is set).\nFor pictures of the program: cargo xtask tour"
        );
    }
    setup::prepare(project, &[Need::Build, Need::Packages, Need::Ui])?;
    // `cargo run` takes no --workspace, and without it the features differ and half of everything is built again.
    step(project.cargo().args(["build", "--workspace", "--bin", "driehoek"]), "building the program")?;
    let program = project.workspace()?.program("debug");
    let status = Command::new(program).args(flags(options)).status().context("starting the program")?;
    Ok(if status.success() { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}

fn flags(options: &RunOptions) -> Vec<OsString> {
    let mut flags = Vec::new();
    match options.demo {
        Some(Some(years)) => flags.push(format!("--demo={years}").into()),
        Some(None) => flags.push("--demo".into()),
        None => {}
    }
    if let Some(folder) = &options.data {
        flags.extend(["--data".into(), folder.into()]);
    }
    flags
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_flags_go_on_to_the_program() {
        assert!(flags(&RunOptions::default()).is_empty());
        let small = RunOptions { demo: Some(None), data: None };
        assert_eq!(flags(&small), ["--demo"]);
        let large = RunOptions { demo: Some(Some(3)), data: Some("there".into()) };
        assert_eq!(flags(&large), ["--demo=3", "--data", "there"]);
    }
}
