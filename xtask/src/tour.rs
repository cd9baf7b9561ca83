//! `cargo xtask tour`: the main paths in a real window, as numbered pictures, with the papers that were made on the way.

use std::fs;
use std::io;
use std::path::Path;
use std::process::ExitCode;

use anyhow::{Context, Result, ensure};

use crate::display::Display;
use crate::project::{Project, step};
use crate::setup::{self, Need};
use crate::test;

/// Walks the program and leaves the pictures and papers in `target/tour`.
pub(crate) fn tour(project: &Project) -> Result<ExitCode> {
    setup::prepare(project, &[Need::Build, Need::Packages, Need::Ui, Need::Window])?;
    let folder = project.path("target/tour");
    empty(&folder).with_context(|| format!("emptying {}", folder.display()))?;
    let display = Display::open()?;
    let mut cargo = test::on_screen(project, &display, "tour")?;
    cargo.env("DRIEHOEK_TOUR_DIR", &folder).args(["--", "--nocapture", "--test-threads=1"]);
    step(&mut cargo, "the tour")?;
    let (pictures, papers) = (files_in(&folder, "png")?, files_in(&folder, "pdf")?);
    ensure!(pictures > 0 && papers > 0, "the tour left {pictures} pictures and {papers} papers");
    println!("xtask: pictures: {pictures}, papers: {papers}, in {}", folder.display());
    Ok(ExitCode::SUCCESS)
}

fn empty(folder: &Path) -> io::Result<()> {
    if folder.exists() {
        fs::remove_dir_all(folder)?;
    }
    fs::create_dir_all(folder)
}

fn files_in(folder: &Path, kind: &str) -> io::Result<usize> {
    let entries = fs::read_dir(folder)?.flatten();
    Ok(entries.filter(|entry| entry.path().extension().is_some_and(|ending| ending == kind)).count())
}
