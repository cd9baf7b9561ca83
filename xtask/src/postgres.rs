//! A private PostgreSQL for the tests of the core: started on a free port, gone afterwards.

use std::ffi::OsStr;
use std::fs;
use std::net::{Ipv4Addr, TcpListener};
use std::path::{Path, PathBuf};
use std::process::{Command, ExitCode, Stdio};
use std::time::{Duration, Instant};
use std::{env, thread};

use anyhow::{Context, Result, bail, ensure};

use crate::keeper::{Keeper, Kept, User};
use crate::project::{Project, answer, forget_xtask, is_root};
use crate::setup::{self, Need};
use crate::temporary::unused_name;

/// The variable by which the tests find the server. Who sets it has a server already, and none is started.
pub(crate) const VARIABLE: &str = "DRIEHOEK_TEST_POSTGRES";

/// First start on a slow and busy machine.
const PATIENCE: Duration = Duration::from_secs(60);

/// A server that tests may use. A private one stops when this value goes.
pub(crate) struct Server {
    url: String,
    _private: Option<Keeper>,
}

impl Server {
    /// Finds the server the user offers, or starts a private one.
    pub(crate) fn find_or_start() -> Result<Self> {
        match offered() {
            Some(url) => Ok(Self { url, _private: None }),
            None => start().context("starting a private PostgreSQL"),
        }
    }

    /// Tells a command where the server is.
    pub(crate) fn lend_to(&self, command: &mut Command) {
        command.env(VARIABLE, &self.url);
    }
}

/// The server that the user offers, if any.
pub(crate) fn offered() -> Option<String> {
    env::var(VARIABLE).ok().filter(|url| !url.is_empty())
}

/// Runs a command that finds the server in its environment.
pub(crate) fn lend(project: &Project, words: &[String]) -> Result<ExitCode> {
    // The command is a test of the core, as a rule.
    setup::prepare(project, &[Need::Postgres, Need::Poppler, Need::Packages])?;
    let Some((program, arguments)) = words.split_first() else {
        bail!("no command to run");
    };
    let server = Server::find_or_start()?;
    let mut command = Command::new(program);
    command.args(arguments);
    forget_xtask(&mut command);
    server.lend_to(&mut command);
    let status = command.status().with_context(|| format!("{program} does not start"))?;
    Ok(if status.success() { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}

/// The folder with the programs of the newest PostgreSQL here.
pub(crate) fn programs() -> Option<PathBuf> {
    let debian = fs::read_dir("/usr/lib/postgresql").into_iter().flatten().flatten();
    let debian = debian.filter_map(|entry| Some((major(&entry.file_name())?, entry.path().join("bin"))));
    let newest = debian.filter(|(_, folder)| folder.join("initdb").is_file()).max();
    newest.map(|(_, folder)| folder).or_else(|| {
        let path = env::var_os("PATH")?;
        env::split_paths(&path).find(|folder| folder.join("initdb").is_file())
    })
}

fn major(folder: &OsStr) -> Option<u32> {
    folder.to_str()?.parse().ok()
}

fn start() -> Result<Server> {
    let programs = programs().with_context(|| format!("no initdb here; or set {VARIABLE} to the URL of a server"))?;
    let user = other_user()?;
    // Another user cannot enter a TMPDIR that is root's own.
    let within = if user.is_some() { PathBuf::from("/tmp") } else { env::temp_dir() };
    let folder = unused_name(&within, "postgres");
    make_private(&folder, user)?;
    match start_in(&folder, &programs, user) {
        Ok(server) => Ok(server),
        Err(error) => {
            let log = fs::read_to_string(folder.join("log")).unwrap_or_default();
            // The keeper may have cleared it away already.
            let _ = fs::remove_dir_all(&folder);
            Err(error.context(log))
        }
    }
}

fn start_in(folder: &Path, programs: &Path, user: Option<User>) -> Result<Server> {
    make_cluster(folder, programs, user)?;
    let port = free_port()?;
    let keeper = Keeper::start(&Kept {
        command: server_command(folder, programs, port),
        // Immediate shutdown: what it holds is thrown away.
        signal: "QUIT",
        folder: Some(folder.to_owned()),
        user,
    })?;
    wait_until_ready(programs, port)?;
    println!("xtask: PostgreSQL on port {port}, for these tests only");
    Ok(Server { url: format!("postgres://postgres@127.0.0.1:{port}/postgres"), _private: Some(keeper) })
}

fn make_cluster(folder: &Path, programs: &Path, user: Option<User>) -> Result<()> {
    let mut initdb = Command::new(programs.join("initdb"));
    initdb.current_dir(folder).stdin(Stdio::null()).arg("--pgdata").arg(folder.join("data"));
    initdb.args(["--username=postgres", "--auth=trust", "--encoding=UTF8", "--locale=C.UTF-8", "--no-sync"]);
    // A school's server sorts as people do, not by bytes: a query that leans on byte order must fail here.
    initdb.args(["--locale-provider=icu", "--icu-locale=nl"]);
    if let Some(user) = user {
        user.become_in(&mut initdb);
    }
    let output = initdb.output().context("initdb does not start")?;
    ensure!(output.status.success(), "initdb failed: {}", String::from_utf8_lossy(&output.stderr));
    Ok(())
}

fn server_command(folder: &Path, programs: &Path, port: u16) -> Vec<String> {
    let settings = [
        "listen_addresses=127.0.0.1".to_owned(),
        format!("port={port}"),
        "unix_socket_directories=".to_owned(),
        "max_connections=200".to_owned(),
        // Nothing here outlives the tests, so nothing has to reach the disk.
        "fsync=off".to_owned(),
        "synchronous_commit=off".to_owned(),
        "full_page_writes=off".to_owned(),
        "autovacuum=off".to_owned(),
    ];
    let data = folder.join("data").display().to_string();
    let log = folder.join("log").display().to_string();
    let redirect = r#"log=$1; shift; exec "$@" >"$log" 2>&1"#;
    let mut words = vec!["sh".to_owned(), "-c".to_owned(), redirect.to_owned(), "postgres".to_owned(), log];
    words.extend([programs.join("postgres").display().to_string(), "-D".to_owned(), data]);
    for setting in settings {
        words.extend(["-c".to_owned(), setting]);
    }
    words
}

fn wait_until_ready(programs: &Path, port: u16) -> Result<()> {
    let began = Instant::now();
    let program = programs.join("pg_isready").display().to_string();
    let port = port.to_string();
    while answer(&program, &["--host=127.0.0.1", "--port", &port]).is_none() {
        ensure!(began.elapsed() < PATIENCE, "it does not answer");
        thread::sleep(Duration::from_millis(50));
    }
    Ok(())
}

fn free_port() -> Result<u16> {
    let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).context("looking for a free port")?;
    Ok(listener.local_addr()?.port())
}

/// PostgreSQL refuses to run as root; then an ordinary user is borrowed.
fn other_user() -> Result<Option<User>> {
    if !is_root() {
        return Ok(None);
    }
    let found = ["postgres", "nobody"].into_iter().find_map(|name| {
        let uid = answer("id", &["-u", name])?.parse().ok()?;
        let gid = answer("id", &["-g", name])?.parse().ok()?;
        Some(User { uid, gid })
    });
    found.map(Some).context("no user \"postgres\" or \"nobody\" to run it as")
}

#[cfg(unix)]
fn make_private(folder: &Path, owner: Option<User>) -> Result<()> {
    use std::os::unix::fs::{DirBuilderExt, chown};
    let made = fs::DirBuilder::new().mode(0o700).create(folder);
    made.with_context(|| format!("making the folder {}", folder.display()))?;
    if let Some(owner) = owner {
        chown(folder, Some(owner.uid), Some(owner.gid)).context("handing over the folder")?;
    }
    Ok(())
}

#[cfg(not(unix))]
fn make_private(_folder: &Path, _owner: Option<User>) -> Result<()> {
    bail!("on this system, set {VARIABLE} to the URL of a PostgreSQL server")
}
