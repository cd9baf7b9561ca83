//! A process that lives no longer than its owner, whatever happens to the owner.
//!
//! A drop guard alone does not run on Ctrl-C or when a CI job is killed. So a small shell stands between: it waits until the
//! pipe to us closes, which the system does for every kind of death, then stops the process and clears away its folder.

use std::path::PathBuf;
use std::process::{Child, ChildStdout, Command, Stdio};

use anyhow::{Context, Result};

/// `$1` signal that stops it, `$2` folder to remove afterwards (may be empty), then the command.
/// The shell lets go of the output, so that its end shows the end of the process.
const WAIT_AND_STOP: &str = r#"
signal=$1 folder=$2
shift 2
"$@" &
kept=$!
exec >&-
read -r _
kill -s "$signal" "$kept" 2>/dev/null
wait "$kept"
if [ -n "$folder" ]; then rm -rf "$folder"; fi
"#;

/// Runs a process until dropped.
pub(crate) struct Keeper(Child);

/// What to keep, and how it ends.
pub(crate) struct Kept {
    /// The program and its arguments.
    pub(crate) command: Vec<String>,
    /// The name of the signal that makes it stop at once, such as `TERM`.
    pub(crate) signal: &'static str,
    /// Removed when the process has stopped; also where it runs.
    pub(crate) folder: Option<PathBuf>,
    /// The user it runs as, when not our own.
    pub(crate) user: Option<User>,
}

/// A user of the system, by number.
#[derive(Clone, Copy, Debug)]
pub(crate) struct User {
    pub(crate) uid: u32,
    pub(crate) gid: u32,
}

impl User {
    /// Makes a command run as this user.
    pub(crate) fn become_in(self, command: &mut Command) {
        let Self { uid, gid } = self;
        #[cfg(unix)]
        {
            use std::os::unix::process::CommandExt;
            command.uid(uid).gid(gid);
        }
        #[cfg(not(unix))]
        let _ = (uid, gid, command);
    }
}

impl Keeper {
    /// Starts the process.
    pub(crate) fn start(kept: &Kept) -> Result<Self> {
        let mut shell = Command::new("sh");
        shell.args(["-c", WAIT_AND_STOP, "keeper", kept.signal]);
        shell.arg(kept.folder.as_deref().unwrap_or("".as_ref())).args(&kept.command);
        shell.stdin(Stdio::piped()).stdout(Stdio::piped());
        if let Some(folder) = &kept.folder {
            shell.current_dir(folder);
        }
        if let Some(user) = kept.user {
            user.become_in(&mut shell);
        }
        leave_our_group(&mut shell);
        let name = kept.command.first().map_or("", String::as_str);
        shell.spawn().map(Self).with_context(|| format!("starting {name}"))
    }

    /// The output of the process, once.
    pub(crate) fn output(&mut self) -> Option<ChildStdout> {
        self.0.stdout.take()
    }
}

impl Drop for Keeper {
    fn drop(&mut self) {
        drop(self.0.stdin.take());
        if let Err(error) = self.0.wait() {
            eprintln!("xtask: a process may be left running: {error}");
        }
    }
}

/// Ctrl-C in the terminal goes to a whole group; outside it the shell lives to clear away.
fn leave_our_group(shell: &mut Command) {
    #[cfg(unix)]
    std::os::unix::process::CommandExt::process_group(shell, 0);
    #[cfg(not(unix))]
    let _ = shell;
}

#[cfg(test)]
#[cfg(unix)]
mod tests {
    use std::fs;
    use std::io::{BufRead, BufReader};

    use super::*;
    use crate::project::answer;
    use crate::temporary::unused_name;

    fn keep(words: &[&str], folder: Option<PathBuf>) -> Keeper {
        let command = words.iter().map(|word| (*word).to_owned()).collect();
        Keeper::start(&Kept { command, signal: "TERM", folder, user: None }).unwrap()
    }

    #[test]
    fn dropping_it_stops_the_process_and_clears_the_folder() {
        let folder = unused_name(&std::env::temp_dir(), "kept");
        fs::create_dir(&folder).unwrap();
        let mut keeper = keep(&["sh", "-c", "echo $$; touch trace; exec sleep 60"], Some(folder.clone()));
        let mut pid = String::new();
        BufReader::new(keeper.output().unwrap()).read_line(&mut pid).unwrap();
        let runs = || answer("kill", &["-0", pid.trim()]).is_some();
        assert!(runs(), "it should run as long as it is kept");

        drop(keeper);
        assert!(!runs(), "it outlived its keeper");
        assert!(!folder.exists(), "its folder stayed behind");
    }

    #[test]
    fn the_output_ends_with_the_process() {
        let mut keeper = keep(&["echo", "gone"], None);
        let mut lines = BufReader::new(keeper.output().unwrap()).lines();
        assert_eq!(lines.next().unwrap().unwrap(), "gone");
        assert!(lines.next().is_none(), "whoever waits for more must see that nothing comes");
    }
}
