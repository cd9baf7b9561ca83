//! The program is killed, at any moment.

use std::collections::HashSet;
use std::env;
use std::path::Path;
use std::process::{Child, Command};
use std::thread;
use std::time::Duration;

use sqlx::Row as _;

use crate::rows::{add, teacher};
use crate::support::{actor, make_store};
use crate::writer::{self, AS_WRITER, Told};
use crate::{Chance, everyone, numbers, open};

/// So often, each time a little further in its work: while it opens, between two changes, in the middle of one.
const KILLS: usize = 300;
/// Of a writer that takes some 60 ms to open and 5 ms for a change.
const LONGEST_LIFE_MS: usize = 240;

#[tokio::test]
async fn a_program_killed_at_any_moment_loses_nothing_that_was_confirmed() {
    let folder = tempfile::tempdir().unwrap();
    make_store(folder.path()).await.close().await;
    let mut chance = Chance(20_261_124);
    let (mut next, mut writing) = (0, 0);
    for _ in 0..KILLS {
        let life = Duration::from_millis(chance.below(LONGEST_LIFE_MS).try_into().unwrap());
        let command = &mut Command::new(env::current_exe().unwrap());
        let told = kill_after(life, writer::start(command.args(AS_WRITER), folder.path(), next));
        assert_eq!(told.refused, None, "after {next} changes");
        writing += usize::from(told.confirmed.is_some());
        next = told.confirmed.map_or(next, |last| last + 1);
        next = assert_nothing_lost(folder.path(), next).await;
    }
    assert!(writing > KILLS / 4, "only {writing} writers got to write: kill them later");
    assert_whole(folder.path()).await;
    println!("killed {KILLS} times, {writing} of them while it wrote: {next} changes confirmed, all there");
}

/// SIGKILL on Unix: nothing is cleaned up. What was told before is heard.
fn kill_after(life: Duration, mut child: Child) -> Told {
    let id = child.id();
    thread::sleep(life);
    child.kill().unwrap_or_else(|error| panic!("process {id}: {error}"));
    writer::listen(child)
}

/// All that was confirmed is there, and at most the one change that was under way besides. Answers how many are there.
async fn assert_nothing_lost(folder: &Path, confirmed: usize) -> usize {
    let store = open(folder).await.unwrap();
    let staff = everyone(&store).await.unwrap();
    let names: HashSet<&str> = staff.iter().map(|member| member.achternaam.as_str()).collect();
    for n in 0..confirmed {
        assert!(names.contains(format!("naam {n}").as_str()), "change {n} of {confirmed} is lost");
    }
    assert!((confirmed..=confirmed + 1).contains(&staff.len()), "{confirmed} confirmed, {} there", staff.len());
    assert_eq!(numbers(&store).await.len(), staff.len(), "each change has its line in the history");
    store.close().await;
    staff.len()
}

/// The file, the references and the chain of the history are whole, and work goes on.
pub(crate) async fn assert_whole(folder: &Path) {
    let store = open(folder).await.unwrap();
    let mut db = store.read().await.unwrap();
    let check = driehoek::store::rows(&mut db, "pragma integrity_check", []).await.unwrap();
    assert_eq!(check[0].get::<String, _>(0), "ok");
    drop(db);
    let seq = numbers(&store).await;
    assert_eq!(seq, (1..=i64::try_from(seq.len()).unwrap()).collect::<Vec<_>>());
    assert_eq!(store.check(&actor("Anja Peters"), &[]).await.unwrap().faults, []);
    add(&store, &actor("Anja Peters"), &teacher("daarna")).await.unwrap();
    store.close().await;
}
