//! Getting a machine ready: finds what is missing, says it, and installs it where it may.

use std::process::Command;

use anyhow::{Context, Result, ensure};

use crate::project::{Project, answer};
use crate::{debian, postgres, ui};

/// Something a verb cannot do without.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) enum Need {
    /// A C compiler, Perl (for OpenSSL) and what a window is made of.
    Build,
    /// A private screen and the driver that clicks in it.
    Window,
    /// A server for the core's tests.
    Postgres,
    /// The programs that read a PDF back in the core's tests.
    Poppler,
    /// LibreOffice, to measure beside.
    Office,
    /// Node with the UI's packages; the core takes the letters' font from them.
    Packages,
    /// The UI, built from its present sources. Comes after [`Need::Packages`].
    Ui,
}

/// Makes sure that all this is there.
///
/// # Errors
/// With the command to type, when something is missing that may not be installed from here.
pub(crate) fn prepare(project: &Project, needs: &[Need]) -> Result<()> {
    prepare_system(needs)?;
    if needs.contains(&Need::Poppler) {
        ensure!(
            has_poppler(),
            "pdftotext and pdfinfo are missing: install poppler (macOS: brew install poppler; Windows: scoop install poppler)"
        );
    }
    if needs.contains(&Need::Office) {
        ensure!(has_office(), "soffice is missing: install LibreOffice, and see that it is in the PATH");
    }
    if needs.contains(&Need::Packages) {
        require_node()?;
        ui::install_packages(project)?;
    }
    if needs.contains(&Need::Ui) {
        ui::build_if_stale(project)?;
    }
    Ok(())
}

fn prepare_system(needs: &[Need]) -> Result<()> {
    let packages: Vec<&str> = needs.iter().flat_map(|need| debian_packages(*need)).copied().collect();
    if packages.is_empty() {
        return Ok(());
    }
    if debian::is_here() {
        return debian::install_missing(&packages);
    }
    if cfg!(target_os = "linux") {
        println!("xtask: not a Debian; if the build stops, install what these hold: {}", packages.join(" "));
    } else if needs.contains(&Need::Build) {
        println!("xtask: if the build stops, see https://v2.tauri.app/start/prerequisites/, and install Perl");
    }
    Ok(())
}

fn debian_packages(need: Need) -> &'static [&'static str] {
    match need {
        // perl and make build the vendored OpenSSL.
        Need::Build => {
            &["build-essential", "perl", "pkg-config", "libwebkit2gtk-4.1-dev", "libxdo-dev", "librsvg2-dev"]
        }
        Need::Window => &["xvfb", "webkit2gtk-driver"],
        Need::Postgres if postgres::offered().is_some() || postgres::programs().is_some() => &[],
        Need::Postgres => &["postgresql"],
        Need::Poppler if has_poppler() => &[],
        Need::Poppler => &["poppler-utils"],
        Need::Office if has_office() => &[],
        Need::Office => &["libreoffice-writer-nogui"],
        Need::Packages | Need::Ui => &[],
    }
}

fn has_poppler() -> bool {
    ["pdftotext", "pdfinfo"].iter().all(|program| answer(program, &["-v"]).is_some())
}

fn has_office() -> bool {
    starts("soffice")
}

/// The oldest Node that Vite runs on.
const OLDEST_NODE: (u32, u32) = (20, 19);

fn require_node() -> Result<()> {
    let version = answer("node", &["--version"]);
    let version = version.context("Node is missing: install Node 20.19 or newer from https://nodejs.org/")?;
    let numbers = major_and_minor(&version).with_context(|| format!("node says it is \"{version}\""))?;
    ensure!(numbers >= OLDEST_NODE, "Node {version} is too old: install 20.19 or newer from https://nodejs.org/");
    Ok(())
}

fn major_and_minor(version: &str) -> Option<(u32, u32)> {
    let mut numbers = version.trim_start_matches('v').split('.').map(str::parse);
    Some((numbers.next()?.ok()?, numbers.next()?.ok()?))
}

/// Whether a program can be started at all.
pub(crate) fn starts(program: &str) -> bool {
    Command::new(program).arg("--version").output().is_ok_and(|output| output.status.success())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn node_versions_compare_as_numbers() {
        assert_eq!(major_and_minor("v20.20.2"), Some((20, 20)));
        assert!(major_and_minor("v20.9.0") < Some(OLDEST_NODE), "9 is less than 19");
        assert!(major_and_minor("v22.0.0") > Some(OLDEST_NODE));
        assert_eq!(major_and_minor("unknown"), None);
    }
}
