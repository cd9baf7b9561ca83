//! How much JavaScript the program carries.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Stdio;

use anyhow::{Context, Result, ensure};

use crate::bench::Row;
use crate::project::Project;

/// `ui.md`: 150 KB of gzip for the whole program.
const BUDGET_KB: f64 = 150.0;

/// Adds up the gzip sizes of the files named as arguments. Node has gzip at hand; we need it for nothing else.
const GZIP_SIZES: &str = "const { readFileSync } = require('node:fs');
const { gzipSync } = require('node:zlib');
console.log(process.argv.slice(1).reduce((sum, file) => sum + gzipSync(readFileSync(file)).length, 0));";

/// The size of all scripts in the built UI, in units of 1000 bytes.
pub(crate) fn measure(project: &Project) -> Result<Vec<Row>> {
    let scripts = scripts_in(&project.path("ui/dist")).context("looking for scripts in ui/dist")?;
    ensure!(!scripts.is_empty(), "there is no script in ui/dist");
    let mut node = std::process::Command::new("node");
    let output = node.args(["-e", GZIP_SIZES]).args(&scripts).stderr(Stdio::inherit()).output()?;
    let bytes: f64 = String::from_utf8_lossy(&output.stdout).trim().parse().context("node gave no size")?;
    let size = bytes / 1000.0;
    let name = "ui bundle gzip KB".to_owned();
    Ok(vec![Row { name, p50_ms: size, p95_ms: size, floor_ms: None, budget_ms: Some(BUDGET_KB) }])
}

fn scripts_in(folder: &Path) -> std::io::Result<Vec<PathBuf>> {
    let mut scripts = Vec::new();
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        if path.is_dir() {
            scripts.extend(scripts_in(&path)?);
        } else if path.extension().is_some_and(|kind| kind == "js" || kind == "mjs") {
            scripts.push(path);
        }
    }
    Ok(scripts)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::temporary::TemporaryFolder;

    #[test]
    fn scripts_are_found_at_any_depth() {
        let folder = TemporaryFolder::new("scripts").unwrap();
        fs::create_dir(folder.path().join("assets")).unwrap();
        for name in ["index.html", "start.js", "assets/room.js", "assets/room.css"] {
            fs::write(folder.path().join(name), "").unwrap();
        }
        let mut found = scripts_in(folder.path()).unwrap();
        found.sort();
        assert_eq!(found, [folder.path().join("assets/room.js"), folder.path().join("start.js")]);
    }
}
