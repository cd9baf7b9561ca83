//! What becomes of a store when its file is harmed, its disk is full, its program is killed, or a second one opens it.

#![allow(clippy::unwrap_used, reason = "what fails here fails the test")]

#[path = "support/rows.rs"]
mod rows;
mod support;

use std::fs;
use std::io::{BufRead as _, BufReader, Write as _};
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::{env, io};

use driehoek::school::StaffMember;
use driehoek::store::setup::unlock;
use driehoek::store::{Db, Store, What, all, place};
use driehoek::{Error, Result};
use rows::{add, teacher};
use sqlx::sqlite::SqliteConnectOptions;
use sqlx::{AssertSqlSafe, ConnectOptions as _, Connection as _, Row as _};
use support::{PASSPHRASE, actor, make_store, now};

/// A closed store with enough teachers to fill many pages.
async fn filled_store(folder: &Path) -> Vec<StaffMember> {
    let store = make_store(folder).await;
    let members = (0..400).map(|n| {
        let mut member = teacher(&format!("naam {n}"));
        member.email = Some(format!("{}@example.nl", "x".repeat(300)));
        member
    });
    let members = members.collect::<Vec<_>>();
    let anja = actor("Anja Peters");
    let added = store.change(&anja, What::new("staff.add", "allen"), |tx| {
        let members = &members;
        Box::pin(async move {
            for member in members {
                tx.insert(member).await?;
            }
            Ok(())
        })
    });
    added.await.unwrap();
    let staff = everyone(&store).await.unwrap();
    store.close().await;
    staff
}

async fn everyone(store: &Store) -> Result<Vec<StaffMember>> {
    all(&mut *store.read().await?, "order by id", []).await
}

async fn open(folder: &Path) -> Result<Store> {
    Ok(unlock(folder, PASSPHRASE, now()).await?.store)
}

/// Opens the store and reads all of it, tables and journal.
async fn read_all(folder: &Path) -> Result<Vec<StaffMember>> {
    let store = open(folder).await?;
    let staff = everyone(&store).await;
    let journal = match store.read().await {
        Ok(mut db) => driehoek::store::rows(&mut db, "select * from journal_row", []).await.map(drop),
        Err(error) => Err(error),
    };
    store.close().await;
    journal.and(staff)
}

async fn run(db: &mut Db, sql: &str) {
    sqlx::raw_sql(AssertSqlSafe(sql)).execute(db).await.unwrap();
}

#[tokio::test]
async fn a_file_that_is_no_store_of_ours_is_called_damaged_and_left_alone() {
    let folder = tempfile::tempdir().unwrap();
    filled_store(folder.path()).await;
    let file = place::store_file(folder.path());
    let whole = fs::read(&file).unwrap();
    let plain = tempfile::tempdir().unwrap();
    for damaged in [
        Vec::new(),
        whole[..1].to_vec(),
        whole[..100].to_vec(),
        whole[..4095].to_vec(),
        whole[..4096].to_vec(),
        whole[..whole.len() / 2].to_vec(),
        whole[4096..].to_vec(),
        vec![0; whole.len()],
        b"dit is geen database ".repeat(1000),
        plain_database(&plain.path().join("plain.db")).await,
    ] {
        fs::write(&file, &damaged).unwrap();
        let outcome = open(folder.path()).await.map(drop);
        assert_eq!(outcome, Err(Error::StoreDamaged), "{} bytes", damaged.len());
        assert!(fs::read(&file).unwrap() == damaged, "a file of {} bytes was touched", damaged.len());
    }
    fs::write(&file, &whole).unwrap();
    assert_eq!(read_all(folder.path()).await.unwrap().len(), 400, "the copy put back opens as before");
}

#[tokio::test]
async fn a_store_that_lost_its_tables_is_not_shown_as_a_school_without_children() {
    let folder = tempfile::tempdir().unwrap();
    let store = make_store(folder.path()).await;
    let mut db = store.read().await.unwrap();
    run(&mut db, "drop table _sqlx_migrations").await;
    drop(db);
    store.close().await;
    assert_eq!(open(folder.path()).await.map(drop), Err(Error::StoreDamaged));
}

/// The bytes of an ordinary SQLite file, with the very tables of a store.
async fn plain_database(path: &Path) -> Vec<u8> {
    let options = SqliteConnectOptions::new().filename(path).create_if_missing(true);
    let mut connection = options.connect().await.unwrap();
    sqlx::migrate::Migrator::new(Path::new("migrations")).await.unwrap().run(&mut connection).await.unwrap();
    connection.close().await.unwrap();
    let bytes = fs::read(path).unwrap();
    assert!(bytes.starts_with(b"SQLite format 3"));
    bytes
}

#[tokio::test]
async fn a_harmed_page_is_never_read_as_if_it_were_whole() {
    let folder = tempfile::tempdir().unwrap();
    let staff = filled_store(folder.path()).await;
    let file = place::store_file(folder.path());
    let whole = fs::read(&file).unwrap();
    let mut noticed = Vec::new();
    let pages = whole.len() / 4096;
    for page in (1..pages).step_by(pages / 12) {
        let mut harmed = whole.clone();
        harmed[page * 4096 + 1000] ^= 1;
        fs::write(&file, &harmed).unwrap();
        match read_all(folder.path()).await {
            Ok(read) => assert!(read == staff, "page {page}: other data than was written"),
            Err(error) => {
                assert_eq!(error, Error::StoreDamaged, "page {page}");
                noticed.push(page);
            }
        }
    }
    assert!(noticed.len() >= 6, "one bit was turned in each of a dozen pages of {pages}, noticed only in {noticed:?}");
}

#[tokio::test]
async fn a_store_of_a_newer_program_is_not_touched() {
    let folder = tempfile::tempdir().unwrap();
    let store = make_store(folder.path()).await;
    let mut db = store.read().await.unwrap();
    run(
        &mut db,
        "insert into _sqlx_migrations (version, description, success, checksum, execution_time) \
         values (9000, 'from the future', true, x'00', 0)",
    )
    .await;
    drop(db);
    store.close().await;
    let before = fs::read(place::store_file(folder.path())).unwrap();
    let outcome = open(folder.path()).await.map(drop);
    assert!(matches!(outcome, Err(Error::NewerSchema { found: 9000, known }) if known < 9000), "{outcome:?}");
    assert!(fs::read(place::store_file(folder.path())).unwrap() == before);
    let files = fs::read_dir(folder.path()).unwrap().count();
    assert_eq!(files, 2, "the store and its keys, and no copy");
}

#[tokio::test(flavor = "multi_thread")]
async fn two_programs_may_write_the_same_store() {
    let folder = tempfile::tempdir().unwrap();
    make_store(folder.path()).await.close().await;
    let programs = [open(folder.path()).await.unwrap(), open(folder.path()).await.unwrap()];
    let work = programs.iter().enumerate().map(|(program, store)| {
        let store = store.clone();
        tokio::spawn(async move {
            for n in 0..25 {
                add(&store, &actor("Anja Peters"), &teacher(&format!("naam {program}-{n}"))).await.unwrap();
            }
        })
    });
    for done in work.collect::<Vec<_>>() {
        done.await.unwrap();
    }
    for store in &programs {
        assert_eq!(everyone(store).await.unwrap().len(), 50, "each sees what the other wrote");
        assert_eq!(numbers(store).await, (1..=50).collect::<Vec<_>>());
    }
}

async fn numbers(store: &Store) -> Vec<i64> {
    let mut db = store.read().await.unwrap();
    let lines = driehoek::store::rows(&mut db, "select seq from journal_change order by seq", []).await.unwrap();
    lines.iter().map(|line| line.get("seq")).collect()
}

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

/// The variable by which a child process learns which store to write in.
const WRITE_IN: &str = "DRIEHOEK_TEST_WRITE_IN";

/// Not a test of its own: what the child process of the tests below does until it dies or cannot go on.
#[tokio::test]
#[ignore = "runs in a process of its own, started by other tests"]
async fn write_until_the_end() {
    let folder = env::var_os(WRITE_IN).unwrap();
    let store = open(Path::new(&folder)).await.unwrap();
    for n in 1..100_000 {
        let line = match add(&store, &actor("Anja Peters"), &teacher(&format!("naam {n}"))).await {
            Ok(_) => format!("\nconfirmed {n}\n"),
            Err(error) => format!("\nrefused {}\n", serde_json::to_value(error).unwrap()["code"]),
        };
        // One write, so that a line is there whole or not at all.
        io::stdout().write_all(line.as_bytes()).unwrap();
        io::stdout().flush().unwrap();
        if line.contains("refused") {
            return;
        }
    }
}

fn writer(folder: &Path, command: &mut Command) -> Child {
    let command = command.env(WRITE_IN, folder).stdout(Stdio::piped()).stderr(Stdio::null());
    command.spawn().unwrap()
}

const AS_WRITER: [&str; 4] = ["--exact", "write_until_the_end", "--ignored", "--nocapture"];

/// Reads what the child told, up to a number of confirmed changes after which it is killed.
fn told(child: &mut Child, kill_after: Option<usize>) -> (usize, Option<String>) {
    let (mut confirmed, mut refused) = (0, None);
    let lines = BufReader::new(child.stdout.take().unwrap()).lines();
    for line in lines.map_while(io::Result::ok) {
        if let Some(number) = line.strip_prefix("confirmed ") {
            confirmed = number.parse().unwrap();
            if Some(confirmed) == kill_after {
                // SIGKILL on Unix: nothing is cleaned up. What was told before is read on.
                child.kill().unwrap();
            }
        }
        if let Some(code) = line.strip_prefix("refused ") {
            refused = Some(code.trim_matches('"').to_owned());
        }
    }
    child.wait().unwrap();
    (confirmed, refused)
}

/// All that was confirmed is there, each change whole, and at most the one that was under way besides.
async fn assert_whole(folder: &Path, confirmed: usize) {
    let store = open(folder).await.unwrap();
    let staff = everyone(&store).await.unwrap();
    assert!((confirmed..=confirmed + 1).contains(&staff.len()), "{confirmed} confirmed, {} there", staff.len());
    for n in 1..=confirmed {
        assert!(staff.iter().any(|member| member.achternaam == format!("naam {n}")), "change {n} is lost");
    }
    assert_eq!(numbers(&store).await, (1..=i64::try_from(staff.len()).unwrap()).collect::<Vec<_>>());
    let mut db = store.read().await.unwrap();
    let check = driehoek::store::rows(&mut db, "pragma integrity_check", []).await.unwrap();
    assert_eq!(check[0].get::<String, _>(0), "ok");
    drop(db);
    add(&store, &actor("Anja Peters"), &teacher("daarna")).await.unwrap();
    store.close().await;
}

#[tokio::test]
async fn a_killed_program_loses_nothing_that_was_confirmed() {
    for after in [1, 20, 77] {
        let folder = tempfile::tempdir().unwrap();
        make_store(folder.path()).await.close().await;
        let mut child = writer(folder.path(), Command::new(env::current_exe().unwrap()).args(AS_WRITER));
        let (confirmed, refused) = told(&mut child, Some(after));
        assert!(confirmed >= after && refused.is_none(), "the child died by itself: {confirmed}, {refused:?}");
        assert_whole(folder.path(), confirmed).await;
    }
}

/// The system refuses to let any file of the child grow further, as a full disk would, in the middle of a change.
#[cfg(unix)]
#[tokio::test]
async fn a_file_that_may_not_grow_is_a_clear_error_and_the_store_stays_whole() {
    let folder = tempfile::tempdir().unwrap();
    make_store(folder.path()).await.close().await;
    // In blocks of 512 bytes, of 1024 in some shells; both leave room for some changes.
    let script = r#"trap '' XFSZ; ulimit -f 600 && exec "$@""#;
    let mut shell = Command::new("sh");
    shell.args(["-c", script, "sh"]).arg(env::current_exe().unwrap()).args(AS_WRITER);
    let mut child = writer(folder.path(), &mut shell);
    let (confirmed, refused) = told(&mut child, None);
    assert!(confirmed > 0, "nothing could be written at all");
    assert!(matches!(refused.as_deref(), Some("file" | "disk_full")), "{refused:?}");
    assert_whole(folder.path(), confirmed).await;
}
