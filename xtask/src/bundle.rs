//! How much JavaScript the program carries: before its first screen, and for each room that is opened.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Stdio;

use anyhow::{Context, Result, ensure};

use crate::bench::Row;
use crate::project::Project;

/// What is read before the first screen, in KB of gzip (docs/decisions/008).
const START_KB: f64 = 100.0;
/// What is read when a room is opened for the first time, at most.
const ROOM_KB: f64 = 60.0;

/// Tells the gzip size of each file named as an argument. Node has gzip at hand; we need it for nothing else.
const GZIP_SIZES: &str = "const { readFileSync } = require('node:fs');
const { gzipSync } = require('node:zlib');
console.log(JSON.stringify(process.argv.slice(1).map((file) => gzipSync(readFileSync(file)).length)));";

/// The sizes of the scripts in the built UI, in units of 1000 bytes: those the page names itself, the largest of the others,
/// and all together.
pub(crate) fn measure(project: &Project) -> Result<Vec<Row>> {
    let built = project.path("ui/dist");
    let page = fs::read_to_string(built.join("index.html")).context("reading the built page")?;
    let scripts = scripts_in(&built).context("looking for scripts in ui/dist")?;
    let (start, rooms): (Vec<_>, Vec<_>) = scripts.into_iter().partition(|script| is_named(&page, script));
    ensure!(!start.is_empty(), "the built page names no script");
    let (start, rooms) = (gzip_kb(&start)?, gzip_kb(&rooms)?);
    let largest = rooms.iter().copied().fold(0.0, f64::max);
    let at_start = start.iter().sum::<f64>();
    Ok(vec![
        row("ui start gzip KB", at_start, Some(START_KB)),
        row("ui largest room gzip KB", largest, Some(ROOM_KB)),
        row("ui bundle gzip KB", at_start + rooms.iter().sum::<f64>(), None),
    ])
}

fn row(name: &str, kilobytes: f64, budget_ms: Option<f64>) -> Row {
    Row { name: name.to_owned(), p50_ms: kilobytes, p95_ms: kilobytes, floor_ms: None, budget_ms }
}

/// Whether the page has the script read at once, by itself or ahead for another.
fn is_named(page: &str, script: &Path) -> bool {
    script.file_name().and_then(|name| name.to_str()).is_some_and(|name| page.contains(name))
}

fn gzip_kb(scripts: &[PathBuf]) -> Result<Vec<f64>> {
    let mut node = std::process::Command::new("node");
    let output = node.args(["-e", GZIP_SIZES]).args(scripts).stderr(Stdio::inherit()).output()?;
    let bytes: Vec<f64> = serde_json::from_slice(&output.stdout).context("node gave no sizes")?;
    Ok(bytes.into_iter().map(|bytes| bytes / 1000.0).collect())
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

    #[test]
    fn what_the_page_names_is_read_at_the_start() {
        let page =
            r#"<script src="./assets/index-a1.js"></script><link rel="modulepreload" href="./assets/base-b2.js">"#;
        assert!(is_named(page, Path::new("dist/assets/index-a1.js")));
        assert!(is_named(page, Path::new("dist/assets/base-b2.js")));
        assert!(!is_named(page, Path::new("dist/assets/intake-c3.js")), "a room comes when it is opened");
    }
}
