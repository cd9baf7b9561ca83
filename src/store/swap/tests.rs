//! The power fails after each step, and the next opening finds one whole pair.

use chrono::TimeZone as _;

use super::*;
use crate::store::keys::{Cost, Keyholder, RecoveryCode};
use crate::store::place::Contents;
use crate::store::setup::{self, NewStore};

const OLD: &str = "zeven schapen op de dijk";
const NEW: &str = "vier fietsen onder een afdak";

fn now() -> DateTime<Utc> {
    Utc.with_ymd_and_hms(2026, 11, 23, 8, 15, 0).unwrap()
}

async fn pair(folder: &Path, passphrase: &str) {
    let code = RecoveryCode::generate().unwrap();
    let person = Keyholder { id: "anja".into(), name: "Anja Peters".into() };
    let new = NewStore { person: &person, passphrase, recovery_code: &code, cost: Cost::CHEAP };
    setup::create(folder, &new, now(), async |_| Ok(())).await.unwrap().store.close().await;
}

async fn opens(folder: &Path, passphrase: &str) -> bool {
    match setup::unlock(folder, "anja", passphrase, now()).await {
        Ok(opened) => {
            opened.store.close().await;
            true
        }
        Err(error) => {
            assert_eq!(error, crate::Error::WrongPassphrase, "the pair is whole, and of somebody else");
            false
        }
    }
}

/// A data folder with the old pair and what a crash left of its log, and the new pair ready beside it.
fn lay(old: &Path, new: &Path) -> tempfile::TempDir {
    let data = tempfile::tempdir().unwrap();
    let ready = begin(data.path()).unwrap();
    for file in [place::store_file, place::key_file] {
        fs::copy(file(old), file(data.path())).unwrap();
        fs::copy(file(new), file(&ready)).unwrap();
    }
    for log in [wal, shm] {
        fs::write(log(data.path()), "what the old store wrote last").unwrap();
    }
    data
}

fn names(folder: &Path) -> Vec<String> {
    let mut names: Vec<_> = fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .filter(|name| name.starts_with("wissel") || name.ends_with("-wal") || name.starts_with("opzij"))
        .collect();
    names.sort();
    names
}

#[tokio::test]
async fn a_crash_after_any_step_leaves_the_old_pair_or_the_new_one() {
    let (old, new) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    pair(old.path(), OLD).await;
    pair(new.path(), NEW).await;
    for fate in [Old::Gone, Old::Aside(now())] {
        for done in 0..=STEPS.len() {
            let data = lay(old.path(), new.path());
            decide(data.path(), fate).unwrap();
            let ready = ready(data.path()).unwrap();
            for step in &STEPS[..done] {
                step.take(data.path(), &ready).unwrap();
            }
            assert_eq!(
                place::contents(data.path()),
                Contents::Store,
                "{fate:?} after {done}: set-up makes no store here"
            );
            assert!(opens(data.path(), NEW).await, "{fate:?} after {done}");
            assert!(!opens(data.path(), OLD).await, "{fate:?} after {done}");
            match fate {
                Old::Gone => assert_eq!(names(data.path()), Vec::<String>::new(), "after {done}"),
                Old::Aside(_) => {
                    assert_eq!(names(data.path()), ["opzij"], "after {done}");
                    let aside = folder::aside(data.path()).join("2026-11-23-081500");
                    assert!(wal(&aside).exists() && shm(&aside).exists(), "its log went with it");
                    fs::remove_file(wal(&aside)).unwrap();
                    fs::remove_file(shm(&aside)).unwrap();
                    assert!(opens(&aside, OLD).await, "what was kept aside is whole, after {done}");
                }
            }
        }
    }
}

#[tokio::test]
async fn a_crash_before_it_was_decided_leaves_the_old_pair() {
    let (old, new) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    pair(old.path(), OLD).await;
    pair(new.path(), NEW).await;
    let data = lay(old.path(), new.path());
    for log in [wal, shm] {
        fs::remove_file(log(data.path())).unwrap();
    }
    assert!(opens(data.path(), OLD).await);
    assert!(!opens(data.path(), NEW).await);
    begin(data.path()).unwrap();
    assert_eq!(fs::read_dir(passing(data.path())).unwrap().count(), 0, "the next one starts with nothing");
}

#[test]
fn a_folder_in_which_nothing_was_decided_is_left_as_it_is() {
    let data = tempfile::tempdir().unwrap();
    settle(data.path()).unwrap();
    settle(&data.path().join("er niet")).unwrap();
    assert_eq!(fs::read_dir(data.path()).unwrap().count(), 0);
}
