//! `cargo xtask fuzz`: rubbish for each parser of outside input, by libFuzzer. It needs a nightly compiler, and so is no part of the tests;
//! what it once found is a test.

use std::process::ExitCode;

use anyhow::{Context, Result, bail, ensure};

use crate::project::{Project, answer, step};
use crate::setup::{self, Need};

/// The parsers, by the files in `fuzz/fuzz_targets`.
fn targets(project: &Project) -> Result<Vec<String>> {
    let folder = project.path("fuzz/fuzz_targets");
    let mut names = Vec::new();
    for file in std::fs::read_dir(&folder).with_context(|| folder.display().to_string())? {
        let path = file?.path();
        names.extend(path.file_stem().map(|name| name.to_string_lossy().into_owned()));
    }
    names.sort();
    ensure!(!names.is_empty(), "no parsers in {}", folder.display());
    Ok(names)
}

/// Runs each for so many seconds, and stops at the first that breaks.
pub(crate) fn fuzz(project: &Project, seconds: u32) -> Result<ExitCode> {
    // The core takes the letters' font from the UI's packages.
    setup::prepare(project, &[Need::Build, Need::Packages])?;
    if answer("cargo", &["+nightly", "fuzz", "--version"]).is_none() {
        bail!(
            "this needs a nightly compiler and cargo-fuzz:\n\n  rustup toolchain install nightly && cargo install cargo-fuzz\n"
        );
    }
    for target in targets(project)? {
        println!("\nxtask: {target}, {seconds} s");
        // Not the compiler that this program runs under: libFuzzer's options are nightly's.
        let mut command = std::process::Command::new("cargo");
        command
            .current_dir(project.path("fuzz"))
            .env_remove("RUSTUP_TOOLCHAIN")
            .args(["+nightly", "fuzz", "run", &target]);
        command.args(["--", &format!("-max_total_time={seconds}"), "-max_len=4096", "-print_final_stats=1"]);
        step(&mut command, &target)?;
    }
    Ok(ExitCode::SUCCESS)
}
