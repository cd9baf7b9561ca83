//! Where the project stands, and how its tools are called.

use std::env;
use std::ffi::OsStr;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use anyhow::{Context, Result, ensure};
use serde::Deserialize;

/// The folder that holds everything.
pub(crate) struct Project {
    root: PathBuf,
}

/// What cargo tells about the workspace.
#[derive(Deserialize)]
pub(crate) struct Workspace {
    target_directory: PathBuf,
    packages: Vec<Package>,
}

#[derive(Deserialize)]
struct Package {
    name: String,
    targets: Vec<Target>,
}

#[derive(Deserialize)]
struct Target {
    name: String,
    kind: Vec<String>,
}

impl Project {
    /// The project this program was started for.
    pub(crate) fn find() -> Result<Self> {
        let own = env::var_os("CARGO_MANIFEST_DIR").context("start me as `cargo xtask`")?;
        let root = Path::new(&own).parent().context("xtask lies in no project")?;
        Ok(Self { root: root.to_owned() })
    }

    /// A path inside the project.
    pub(crate) fn path(&self, inside: &str) -> PathBuf {
        self.root.join(inside)
    }

    /// Cargo, in the project's folder.
    pub(crate) fn cargo(&self) -> Command {
        let cargo = env::var_os("CARGO").unwrap_or_else(|| "cargo".into());
        let mut command = Command::new(cargo);
        command.current_dir(&self.root);
        forget_xtask(&mut command);
        command
    }

    /// npm, in the folder of the UI.
    pub(crate) fn npm(&self) -> Command {
        let mut command = Command::new(if cfg!(windows) { "npm.cmd" } else { "npm" });
        command.current_dir(self.path("ui")).stdin(Stdio::null());
        command
    }

    /// Asks cargo how the workspace is made up.
    pub(crate) fn workspace(&self) -> Result<Workspace> {
        let output = self
            .cargo()
            .args(["metadata", "--format-version=1", "--no-deps"])
            .stderr(Stdio::inherit())
            .output()
            .context("asking cargo for the workspace")?;
        ensure!(output.status.success(), "cargo cannot read the workspace");
        serde_json::from_slice(&output.stdout).context("reading what cargo tells about the workspace")
    }
}

impl Workspace {
    /// The program as built with the profile's folder, `debug` or `release`.
    pub(crate) fn program(&self, profile: &str) -> PathBuf {
        let name = format!("driehoek{}", env::consts::EXE_SUFFIX);
        self.target_directory.join(profile).join(name)
    }

    /// The names of the integration tests of a package, sorted.
    pub(crate) fn integration_tests(&self, package: &str) -> Vec<&str> {
        let targets = self.packages.iter().filter(|it| it.name == package).flat_map(|it| &it.targets);
        let tests = targets.filter(|it| it.kind.iter().any(|kind| kind == "test"));
        let mut names: Vec<&str> = tests.map(|it| it.name.as_str()).collect();
        names.sort_unstable();
        names
    }

    /// The names of all packages.
    pub(crate) fn packages(&self) -> impl Iterator<Item = &str> {
        self.packages.iter().map(|it| it.name.as_str())
    }
}

/// Takes away what `cargo run` told this program about itself: build scripts that watch these variables
/// would otherwise run again at each change between `cargo xtask` and cargo alone.
pub(crate) fn forget_xtask(command: &mut Command) {
    for (name, _) in env::vars_os() {
        if tells_about_xtask(&name) {
            command.env_remove(name);
        }
    }
}

fn tells_about_xtask(name: &OsStr) -> bool {
    let starts = ["CARGO_PKG_", "CARGO_MANIFEST_", "CARGO_BIN_", "CARGO_CRATE_", "CARGO_PRIMARY_"];
    name.to_str().is_some_and(|name| starts.iter().any(|start| name.starts_with(start)))
}

/// Runs a step to its end with the output in sight.
///
/// # Errors
/// When it cannot start or ends badly; `what` says which step it was.
pub(crate) fn step(command: &mut Command, what: &str) -> Result<()> {
    let status = command.status().with_context(|| format!("{what}: {:?} does not start", command.get_program()))?;
    ensure!(status.success(), "{what} failed ({status})");
    Ok(())
}

/// The trimmed output of a command that must go well; `None` when it does not.
pub(crate) fn answer(program: &str, arguments: &[&str]) -> Option<String> {
    let output = Command::new(program).args(arguments).stdin(Stdio::null()).output().ok()?;
    let text = String::from_utf8(output.stdout).ok()?;
    output.status.success().then(|| text.trim().to_owned())
}

/// Whether this program has all rights. False on Windows, where nothing here asks for them.
pub(crate) fn is_root() -> bool {
    cfg!(unix) && answer("id", &["-u"]).as_deref() == Some("0")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_is_about_xtask_is_forgotten() {
        assert!(tells_about_xtask(OsStr::new("CARGO_PKG_NAME")));
        assert!(tells_about_xtask(OsStr::new("CARGO_MANIFEST_DIR")));
        for kept in ["CARGO_HOME", "CARGO_TARGET_DIR", "CARGO_TERM_COLOR", "CARGO_NET_OFFLINE", "PATH"] {
            assert!(!tells_about_xtask(OsStr::new(kept)), "{kept} is a wish of the user");
        }
    }

    #[test]
    fn finds_its_own_workspace() {
        let workspace = Project::find().unwrap().workspace().unwrap();
        assert!(workspace.packages().any(|name| name == "xtask"));
        assert!(workspace.program("debug").components().any(|part| part.as_os_str() == "debug"));
    }
}
