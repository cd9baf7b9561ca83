//! The disk is full, or may not be written.

use std::process::{Command, Stdio};
use std::{env, fs};

use driehoek::Error;
use driehoek::store::{Store, place};
use sqlx::Row as _;

use crate::killed::assert_whole;
use crate::rows::{add, teacher};
use crate::support::{actor, make_store};
use crate::writer::{self, AS_WRITER};
use crate::{everyone, filled_store, numbers, open, read_all, run};

#[tokio::test]
async fn a_full_disk_is_named_and_what_was_confirmed_stays() {
    let folder = tempfile::tempdir().unwrap();
    let before = filled_store(folder.path()).await;
    let store = open(folder.path()).await.unwrap();
    // SQLite answers a page limit just as it answers a disk without room.
    limit_pages(&store, "(select page_count + 4 from pragma_page_count)").await;
    let mut confirmed = before.len();
    let refusal = loop {
        match add(&store, &actor("Anja Peters"), &teacher(&"lang ".repeat(500))).await {
            Ok(_) => confirmed += 1,
            Err(error) => break error,
        }
        assert!(confirmed < 2000, "the limit does not limit");
    };
    assert_eq!(refusal, Error::DiskFull);
    assert_eq!(everyone(&store).await.unwrap().len(), confirmed, "reading goes on, and shows what was confirmed");
    assert_eq!(numbers(&store).await.len(), 1 + confirmed - before.len());
    limit_pages(&store, "1000000").await;
    for _ in 0..8 {
        // Each connection of the pool gets its turn, also the one on which the change broke.
        add(&store, &actor("Anja Peters"), &teacher("na opruimen")).await.unwrap();
    }
    store.close().await;
    assert_eq!(read_all(folder.path()).await.unwrap().len(), confirmed + 8);
}

/// Sets the limit on every connection of the pool, because it belongs to a connection.
async fn limit_pages(store: &Store, limit: &str) {
    let mut connections = Vec::new();
    for _ in 0..4 {
        connections.push(store.read().await.unwrap());
    }
    for connection in &mut connections {
        let pages = driehoek::store::rows(connection, &format!("select {limit} as pages"), []).await.unwrap();
        let pages: i64 = pages[0].get("pages");
        run(connection, &format!("pragma max_page_count = {pages}")).await;
    }
}

/// The system refuses to let any file of the writer grow further, in the middle of a change.
#[cfg(unix)]
#[tokio::test]
async fn a_file_that_may_not_grow_is_a_clear_error_and_the_store_stays_whole() {
    let folder = tempfile::tempdir().unwrap();
    make_store(folder.path()).await.close().await;
    // In blocks of 512 bytes, of 1024 in some shells; both leave room for some changes.
    let script = r#"trap '' XFSZ; ulimit -f 600 && exec "$@""#;
    let mut shell = Command::new("sh");
    shell.args(["-c", script, "sh"]).arg(env::current_exe().unwrap()).args(AS_WRITER);
    let told = writer::listen(writer::start(&mut shell, folder.path(), 0));
    let confirmed = told.confirmed.expect("something could be written");
    assert!(matches!(told.refused.as_deref(), Some("file" | "disk_full")), "{told:?}");
    assert_eq!(read_all(folder.path()).await.unwrap().len(), confirmed + 1);
    assert_whole(folder.path()).await;
}

/// A disk of 3 MB that is really full: a file system in memory, in a mount namespace of the writer's own. An ordinary user may make one
/// where the kernel lets users have namespaces; where it does not, this says so and the tests above stand alone.
#[cfg(target_os = "linux")]
#[tokio::test]
async fn a_disk_that_is_really_full_is_named_and_what_was_confirmed_stays() {
    if !may_mount() {
        println!("not tried: this system gives no mount namespace to an ordinary user");
        return;
    }
    let (here, kept) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    make_store(kept.path()).await.close().await;
    // What is on the small disk is gone with the writer, so it is copied out as the last deed.
    let script = r#"mount -t tmpfs -o size=3m tmpfs "$1" && cp "$2"/* "$1" && here=$1 kept=$2 && shift 2 && "$@"; cp "$here"/* "$kept""#;
    let mut shell = Command::new("unshare");
    shell.args(["--user", "--map-root-user", "--mount", "sh", "-c", script, "sh"]);
    shell.args([here.path(), kept.path()]).arg(env::current_exe().unwrap()).args(AS_WRITER);
    let told = writer::listen(writer::start(&mut shell, here.path(), 0));
    assert_eq!(told.refused.as_deref(), Some("disk_full"), "{told:?}");
    let confirmed = told.confirmed.expect("something could be written");
    assert!(confirmed > 20, "{told:?}");
    assert_eq!(read_all(kept.path()).await.unwrap().len(), confirmed + 1);
    assert_whole(kept.path()).await;
}

#[cfg(target_os = "linux")]
pub(crate) fn may_mount() -> bool {
    let mut probe = Command::new("unshare");
    let probe = probe.args(["--user", "--map-root-user", "--mount", "true"]);
    probe.stderr(Stdio::null()).status().is_ok_and(|status| status.success())
}

/// The folder may be read and not written, as on a stick with its lock on. Root may write everywhere, so the writer of a test that root
/// runs gets a read-only mount instead of a mode.
#[cfg(target_os = "linux")]
#[tokio::test]
async fn a_folder_that_may_not_be_written_is_a_clear_error_and_stays_as_it_is() {
    if !may_mount() {
        println!("not tried: this system gives no mount namespace to an ordinary user");
        return;
    }
    let folder = tempfile::tempdir().unwrap();
    make_store(folder.path()).await.close().await;
    let before = fs::read(place::store_file(folder.path())).unwrap();
    let script = r#"mount --bind "$1" "$1" && mount -o remount,bind,ro "$1" && shift && exec "$@""#;
    let mut shell = Command::new("unshare");
    shell.args(["--user", "--map-root-user", "--mount", "sh", "-c", script, "sh"]);
    shell.arg(folder.path()).arg(env::current_exe().unwrap()).args(AS_WRITER);
    let told = writer::listen(writer::start(&mut shell, folder.path(), 0));
    assert_eq!(told.confirmed, None, "{told:?}");
    assert!(fs::read(place::store_file(folder.path())).unwrap() == before, "the file was touched");
    assert_whole(folder.path()).await;
}
