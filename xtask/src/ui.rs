//! The UI's packages and its build.

use std::fs::{self, File};
use std::io;
use std::path::Path;
use std::time::SystemTime;

use anyhow::{Context, Result};

use crate::project::{Project, step};

/// Folders in `ui/` that are made from the others.
const MADE: [&str; 2] = ["node_modules", "dist"];

/// Installs the npm packages when the lock file is newer than what is installed.
pub(crate) fn install_packages(project: &Project) -> Result<()> {
    let installed = modified(&project.path("ui/node_modules/.package-lock.json"));
    let locked = modified(&project.path("ui/package-lock.json")).context("ui/package-lock.json is missing")?;
    if installed.is_some_and(|installed| installed >= locked) {
        return Ok(());
    }
    println!("xtask: installing the npm packages of the UI");
    step(project.npm().args(["ci", "--no-audit", "--no-fund"]), "npm ci")
}

/// Builds the UI when its sources changed since the last build began.
pub(crate) fn build_if_stale(project: &Project) -> Result<()> {
    let stamp = project.path("target/ui-built");
    let built = modified(&stamp).filter(|_| project.path("ui/dist/index.html").is_file());
    let changed = newest_source(&project.path("ui")).context("reading the times of the UI's sources")?;
    if built.is_some_and(|built| built >= changed) {
        return Ok(());
    }
    println!("xtask: building the UI");
    // The beginning counts: what is edited during the build may have been missed by it.
    let began = touch(&project.path("target/ui-begun"))?;
    step(project.npm().args(["run", "build", "--silent"]), "building the UI")?;
    File::create(&stamp)?.set_modified(began)?;
    Ok(())
}

/// Makes an empty file, and tells what time the file system calls now.
fn touch(file: &Path) -> Result<SystemTime> {
    fs::create_dir_all(file.parent().unwrap_or(file))?;
    File::create(file)?;
    modified(file).with_context(|| format!("{} has no time", file.display()))
}

/// When anything in the folder last changed. Folders count too: a file that was removed leaves its trace there only.
fn newest_source(folder: &Path) -> io::Result<SystemTime> {
    let mut newest = SystemTime::UNIX_EPOCH;
    for entry in fs::read_dir(folder)? {
        let entry = entry?;
        if MADE.iter().any(|made| entry.file_name() == *made) {
            continue;
        }
        newest = newest.max(entry.metadata()?.modified()?);
        if entry.file_type()?.is_dir() {
            newest = newest.max(newest_source(&entry.path())?);
        }
    }
    Ok(newest)
}

fn modified(path: &Path) -> Option<SystemTime> {
    fs::metadata(path).ok()?.modified().ok()
}

#[cfg(test)]
#[cfg(unix)]
mod tests {
    use std::time::Duration;

    use super::*;
    use crate::temporary::TemporaryFolder;

    fn at(seconds: u64) -> SystemTime {
        SystemTime::UNIX_EPOCH + Duration::from_secs(seconds)
    }

    fn write(path: &Path, seconds: u64) {
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        File::create(path).unwrap().set_modified(at(seconds)).unwrap();
    }

    fn age_folder(path: &Path, seconds: u64) {
        File::open(path).unwrap().set_modified(at(seconds)).unwrap();
    }

    #[test]
    fn the_newest_source_is_found_at_any_depth_but_not_in_what_is_made() {
        let folder = TemporaryFolder::new("sources").unwrap();
        let ui = folder.path();
        write(&ui.join("index.html"), 10);
        write(&ui.join("src/rooms/intake/Form.svelte"), 30);
        write(&ui.join("dist/index.html"), 90);
        write(&ui.join("node_modules/vite/index.js"), 99);
        for inner in ["src/rooms/intake", "src/rooms", "src"] {
            age_folder(&ui.join(inner), 20);
        }
        assert_eq!(newest_source(ui).unwrap(), at(30));

        fs::remove_file(ui.join("src/rooms/intake/Form.svelte")).unwrap();
        assert!(newest_source(ui).unwrap() > at(30), "a removed file must make the build stale");
    }
}
