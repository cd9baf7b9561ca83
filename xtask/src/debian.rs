//! Debian packages: which are missing, and installing them.

use std::collections::HashSet;
use std::process::{Command, Stdio};

use anyhow::{Context, Result, anyhow, bail};

use crate::project::{answer, is_root, step};
use crate::setup::starts;

/// Whether this is Debian, or one of its children.
pub(crate) fn is_here() -> bool {
    cfg!(target_os = "linux") && starts("dpkg-query") && starts("apt-get")
}

/// Installs what is not installed yet.
///
/// # Errors
/// With the command to type, when this may not be done from here.
pub(crate) fn install_missing(wanted: &[&str]) -> Result<()> {
    let missing = missing(wanted)?;
    if missing.is_empty() {
        return Ok(());
    }
    let by_hand =
        format!("sudo apt-get update && sudo apt-get install -y --no-install-recommends {}", missing.join(" "));
    let Some(rights) = rights() else {
        bail!("these Debian packages are missing: {}\nInstall them with:\n\n  {by_hand}\n", missing.join(" "));
    };
    println!("xtask: installing the Debian packages {}", missing.join(" "));
    install(rights, &missing).map_err(|error| anyhow!("{error:#}\nTry it by hand:\n\n  {by_hand}\n"))
}

fn install(rights: &[&str], packages: &[&str]) -> Result<()> {
    step(&mut apt_get(rights, &["update", "--quiet"]), "apt-get update")?;
    let mut install = apt_get(rights, &["install", "--yes", "--quiet", "--no-install-recommends"]);
    step(install.args(packages), "apt-get install")
}

/// The words that give all rights without asking, if there are any.
fn rights() -> Option<&'static [&'static str]> {
    if is_root() {
        return Some(&[]);
    }
    answer("sudo", &["-n", "true"]).map(|_| ["sudo", "-n"].as_slice())
}

fn apt_get(rights: &[&str], arguments: &[&str]) -> Command {
    let mut words = rights.iter().chain(&["env", "DEBIAN_FRONTEND=noninteractive", "apt-get"]).chain(arguments);
    let mut command = Command::new(words.next().copied().unwrap_or_default());
    command.args(words).stdin(Stdio::null());
    command
}

fn missing<'a>(wanted: &[&'a str]) -> Result<Vec<&'a str>> {
    let mut query = Command::new("dpkg-query");
    query.args(["--show", "--showformat", "${Package} ${db:Status-Status}\\n"]).args(wanted);
    // It ends badly when it does not know a package: that one is missing.
    let output = query.output().context("asking dpkg-query what is installed")?;
    let listed = String::from_utf8_lossy(&output.stdout).into_owned();
    let installed = installed_in(&listed);
    Ok(wanted.iter().copied().filter(|package| !installed.contains(package)).collect())
}

fn installed_in(listed: &str) -> HashSet<&str> {
    listed.lines().filter_map(|line| line.strip_suffix(" installed")).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn removed_but_not_purged_is_not_installed() {
        let installed = installed_in("perl installed\nxvfb config-files\nperl-base not-installed\n");
        assert_eq!(installed, HashSet::from(["perl"]));
    }

    #[test]
    fn apt_never_asks() {
        let as_root = format!("{:?}", apt_get(&[], &["update"]));
        assert_eq!(as_root, r#""env" "DEBIAN_FRONTEND=noninteractive" "apt-get" "update""#);
        let with_sudo = format!("{:?}", apt_get(&["sudo", "-n"], &["update"]));
        assert!(with_sudo.starts_with(r#""sudo" "-n" "env" "DEBIAN_FRONTEND=noninteractive""#), "{with_sudo}");
    }
}
