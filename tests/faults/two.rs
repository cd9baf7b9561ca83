//! Another program has it open, is newer, or runs by another clock.

use std::fs;

use chrono::{DateTime, Duration, Utc};
use driehoek::Error;
use driehoek::store::{Actor, place};

use crate::rows::{add, teacher};
use crate::support::{actor, make_store, now};
use crate::{everyone, numbers, open, run};

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

#[tokio::test]
async fn a_clock_that_is_set_back_neither_loses_nor_reorders_anything() {
    let folder = tempfile::tempdir().unwrap();
    let store = make_store(folder.path()).await;
    for (n, days) in [0, -400, 30_000, -20_000, 1].into_iter().enumerate() {
        add(&store, &at(now() + Duration::days(days)), &teacher(&format!("naam {n}"))).await.unwrap();
    }
    let undone = store.undo(&at(now() - Duration::days(9))).await.unwrap();
    assert_eq!(undone.deed, "undo:staff.add");
    assert_eq!(everyone(&store).await.unwrap().len(), 4, "undo takes the last one back, whatever its moment");
    assert_eq!(numbers(&store).await, [1, 2, 3, 4, 5, 6]);
    assert_eq!(store.check(&actor("Anja Peters"), &[]).await.unwrap().faults, []);
    store.close().await;
}

fn at(moment: DateTime<Utc>) -> Actor {
    Actor { at: moment, ..actor("Anja Peters") }
}
