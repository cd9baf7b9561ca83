//! The bridge: what the window knows of the commands is what there is.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on must stop and say why")]

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use driehoek_app::bridge;

fn project(path: &str) -> std::path::PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("..").join(path)
}

/// The commands of the one list, read from its source.
fn commands() -> BTreeSet<String> {
    let source = fs::read_to_string(project("src-tauri/src/bridge.rs")).unwrap();
    let list = source.split("collect_commands![").nth(1).unwrap().split(']').next().unwrap();
    list.split(',').filter_map(|path| path.trim().split("::").nth(1)).map(String::from).collect()
}

#[test]
fn the_committed_bindings_are_those_the_program_makes() {
    let committed = project("ui/src/bridge/bindings.ts");
    if std::env::var_os("DRIEHOEK_WRITE_BINDINGS").is_some() {
        bridge::export(&committed).unwrap();
    }
    let folder = tempfile::tempdir().unwrap();
    let fresh = folder.path().join("bindings.ts");
    bridge::export(&fresh).unwrap();
    let (fresh, committed) = (fs::read_to_string(fresh).unwrap(), fs::read_to_string(committed).unwrap());
    assert!(fresh == committed, "ui/src/bridge/bindings.ts is stale: run cargo xtask bindings");
}

#[test]
fn the_capability_allows_the_commands_there_are_and_no_others() {
    let text = fs::read_to_string(project("src-tauri/capabilities/main.json")).unwrap();
    let capability: serde_json::Value = serde_json::from_str(&text).unwrap();
    let allowed: BTreeSet<String> = capability["permissions"]
        .as_array()
        .unwrap()
        .iter()
        .map(|permission| permission.as_str().unwrap().trim_start_matches("allow-").replace('-', "_"))
        .collect();
    assert_eq!(allowed, commands());
}
