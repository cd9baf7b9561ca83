//! What the program is made of that is not ours: the check of it, and the list of it.

use std::fs;
use std::path::PathBuf;
use std::process::{Command, ExitCode, Stdio};

use anyhow::{Context, Result, ensure};

use crate::project::{Project, step};
use crate::setup::{self, Need};

/// A program of cargo's own registry, in the version that was tried.
struct Tool {
    krate: &'static str,
    version: &'static str,
}

const DENY: Tool = Tool { krate: "cargo-deny", version: "0.20.2" };
const CYCLONEDX: Tool = Tool { krate: "cargo-cyclonedx", version: "0.5.9" };

impl Tool {
    /// Its path; built first when it is not there, which takes some minutes.
    fn program(&self, project: &Project) -> Result<PathBuf> {
        let root = project.path("target/tools");
        let program = root.join("bin").join(format!("{}{}", self.krate, std::env::consts::EXE_SUFFIX));
        // Cargo does nothing when this version is there.
        let mut install = project.cargo();
        install.args(["install", "--quiet", "--locked", "--version", self.version, "--root"]).arg(&root);
        step(install.arg(self.krate), self.krate)?;
        Ok(program)
    }
}

/// Checks licences, sources and double versions, and the known weaknesses as far as their lists can be reached.
pub(crate) fn check(project: &Project) -> Result<ExitCode> {
    setup::prepare(project, &[Need::Packages])?;
    let deny = DENY.program(project)?;
    let cargo_deny = |what: &[&str]| {
        let mut command = Command::new(&deny);
        command.current_dir(project.path("")).args(["--log-level", "error", "check"]).args(what);
        command
    };
    let sound = step(&mut cargo_deny(&["licenses", "bans", "sources"]), "licences, bans and sources");
    let known = [
        weaknesses("cargo", &mut cargo_deny(&["advisories"]))?,
        weaknesses("npm", project.npm().args(["audit", "--omit=dev"]))?,
    ];
    sound?;
    Ok(if known.contains(&Known::Weak) { ExitCode::FAILURE } else { ExitCode::SUCCESS })
}

/// What a list of known weaknesses says.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Known {
    Sound,
    Weak,
    /// The list lies on a server that this machine does not reach.
    NotReached,
}

fn weaknesses(whose: &str, command: &mut Command) -> Result<Known> {
    let output = command.stdin(Stdio::null()).output().with_context(|| format!("{whose} does not start"))?;
    let told = format!("{}{}", String::from_utf8_lossy(&output.stdout), String::from_utf8_lossy(&output.stderr));
    let known = judge(output.status.success(), &told);
    match known {
        Known::Sound => println!("xtask: {whose}: no known weakness"),
        Known::Weak => println!("{told}\nxtask: {whose}: known weaknesses, see above"),
        Known::NotReached => {
            println!("xtask: {whose}: NOT CHECKED, its list of known weaknesses cannot be reached from here")
        }
    }
    Ok(known)
}

fn judge(ended_well: bool, told: &str) -> Known {
    const NOT_REACHED: [&str; 3] =
        ["failed to fetch advisory database", "audit endpoint returned an error", "ENOTFOUND"];
    if ended_well {
        Known::Sound
    } else if NOT_REACHED.iter().any(|sign| told.contains(sign)) {
        Known::NotReached
    } else {
        Known::Weak
    }
}

/// Writes what the program is made of as two CycloneDX files: its Rust side, and what its window holds.
pub(crate) fn list(project: &Project) -> Result<ExitCode> {
    setup::prepare(project, &[Need::Packages])?;
    let folder = project.path("target/sbom");
    fs::create_dir_all(&folder)?;
    let cyclonedx = CYCLONEDX.program(project)?;
    // It writes beside each manifest, so the file is taken from there.
    let beside = project.path("src-tauri/driehoek-app.cdx.json");
    let mut rust = Command::new(cyclonedx);
    rust.current_dir(project.path("")).args(["cyclonedx", "--manifest-path", "src-tauri/Cargo.toml"]);
    rust.args(["--format", "json", "--spec-version", "1.5", "--override-filename", "driehoek-app.cdx"]);
    step(&mut rust, "listing the crates")?;
    let program = folder.join("driehoek.cdx.json");
    fs::copy(&beside, &program)?;
    remove_written_beside(project)?;
    let window = project.npm().args(["sbom", "--sbom-format=cyclonedx", "--omit=dev"]).output().context("npm sbom")?;
    ensure!(window.status.success(), "npm sbom failed: {}", String::from_utf8_lossy(&window.stderr));
    let ui = folder.join("driehoek-ui.cdx.json");
    fs::write(&ui, &window.stdout)?;
    for file in [program, ui] {
        println!("{}: {} components", file.display(), components(&fs::read(&file)?)?);
    }
    Ok(ExitCode::SUCCESS)
}

/// Each member of the workspace gets a file; only the shell's says all of the program.
fn remove_written_beside(project: &Project) -> Result<()> {
    for member in ["", "src-tauri", "xtask"] {
        let file = project.path(member).join("driehoek-app.cdx.json");
        if file.exists() {
            fs::remove_file(file)?;
        }
    }
    Ok(())
}

fn components(sbom: &[u8]) -> Result<usize> {
    let sbom: serde_json::Value = serde_json::from_slice(sbom)?;
    ensure!(sbom["bomFormat"] == "CycloneDX", "this is no CycloneDX file");
    Ok(sbom["components"].as_array().map_or(0, Vec::len))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_list_that_cannot_be_reached_is_neither_sound_nor_weak() {
        assert_eq!(judge(true, ""), Known::Sound);
        assert_eq!(judge(false, "error: failed to fetch advisory database https://…"), Known::NotReached);
        assert_eq!(judge(false, "npm error audit endpoint returned an error"), Known::NotReached);
        assert_eq!(judge(false, "error[vulnerability]: …"), Known::Weak);
    }

    #[test]
    fn only_a_cyclonedx_file_is_counted() {
        assert_eq!(components(br#"{"bomFormat": "CycloneDX", "components": [{}, {}]}"#).unwrap(), 2);
        assert!(components(b"{}").is_err());
    }
}
