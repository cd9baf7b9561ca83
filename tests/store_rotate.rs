//! Another data key: everything comes over, the old key opens nothing, and nobody needs another passphrase.

#![allow(clippy::unwrap_used, reason = "what fails here fails the test")]

#[path = "support/keeping.rs"]
mod keeping;
#[path = "support/rows.rs"]
mod rows;
mod support;

use std::fs;
use std::sync::atomic::{AtomicI32, Ordering};
use std::time::Duration;

use driehoek::Error;
use driehoek::store::keys::KeyFile;
use driehoek::store::setup::unlock;
use driehoek::store::{Target, open, place, rotate};
use driehoek::users::enter::recover;
use keeping::{ANJA, School, TRUUS, director, everything, files, later};
use rows::{add, teacher};
use support::{PASSPHRASE, now, recovery};

const NEXT: &str = "vier fietsen onder een afdak";

fn everyone() -> Vec<String> {
    [ANJA, TRUUS].map(Into::into).to_vec()
}

#[tokio::test]
async fn everything_comes_over_and_the_old_key_opens_nothing() {
    let school = School::full().await;
    let then = everything(&school.store).await;
    let percent = AtomicI32::new(-1);
    let rotation = rotate::begin(school.folder(), &school.key, &percent).await.unwrap();
    assert_eq!(percent.load(Ordering::Relaxed), 100);
    assert_eq!(everything(&school.store).await, then, "meanwhile it can be read");
    let (store, key) = rotation.finish(school.store.clone(), everyone(), later()).await.unwrap();
    assert!(key != school.key);
    assert_eq!(everything(&store).await, then);
    add(&store, &director(), &teacher("Bakker")).await.unwrap();
    store.close().await;

    let old = Target::File { folder: school.folder().into(), key: school.key.clone() };
    assert_eq!(open(old, now()).await.map(drop), Err(Error::StoreDamaged));
    let names: Vec<_> =
        files(school.folder()).into_keys().filter(|file| file.to_string_lossy().contains("wissel")).collect();
    assert!(names.is_empty(), "{names:?}");
}

#[tokio::test]
async fn everyone_keeps_their_passphrase_and_whoever_ended_opens_nothing() {
    let school = School::small().await;
    school.give("karel", "Karel Smit", NEXT);
    let rotation = rotate::begin(school.folder(), &school.key, &AtomicI32::new(0)).await.unwrap();
    rotation.finish(school.store.clone(), everyone(), later()).await.unwrap().0.close().await;
    for user in [ANJA, TRUUS] {
        unlock(school.folder(), user, PASSPHRASE, later()).await.unwrap().store.close().await;
    }
    let outcome = unlock(school.folder(), "karel", NEXT, later()).await.map(|opened| opened.person);
    assert_eq!(outcome, Err(Error::WrongPassphrase));
    let code = school.code.groups().join("-");
    recover(school.folder(), recovery(&code, ANJA, NEXT), later()).await.unwrap().store.close().await;
}

#[tokio::test]
async fn a_backup_of_before_keeps_the_keys_it_has() {
    let school = School::small().await;
    let made = school.back_up().await;
    let rotation = rotate::begin(school.folder(), &school.key, &AtomicI32::new(0)).await.unwrap();
    rotation.finish(school.store.clone(), everyone(), later()).await.unwrap().0.close().await;
    school.restore(&school.made(&made), ANJA, PASSPHRASE).await.unwrap();
    unlock(school.folder(), ANJA, PASSPHRASE, later()).await.unwrap().store.close().await;
}

#[tokio::test]
async fn who_writes_meanwhile_waits_and_loses_nothing() {
    let school = School::small().await;
    let rotation = rotate::begin(school.folder(), &school.key, &AtomicI32::new(0)).await.unwrap();
    assert_eq!(add(&school.store, &director(), &teacher("Bakker")).await.unwrap_err(), Error::Busy);
    rotation.leave().await.unwrap();
    add(&school.store, &director(), &teacher("Bakker")).await.unwrap();
    assert!(!school.folder().join("wissel.new").exists());
    let keys = KeyFile::load(school.folder()).unwrap();
    assert!(keys.open_with_passphrase(ANJA, PASSPHRASE).unwrap() == school.key, "the old key is the key");
}

#[tokio::test]
async fn a_second_exchange_waits_for_the_first() {
    let school = School::small().await;
    let percent = AtomicI32::new(0);
    let first = rotate::begin(school.folder(), &school.key, &percent).await.unwrap();
    let second = rotate::begin(school.folder(), &school.key, &percent);
    assert!(tokio::time::timeout(Duration::from_millis(200), second).await.is_err(), "the second waits");
    first.finish(school.store.clone(), everyone(), later()).await.unwrap().0.close().await;
}

#[tokio::test]
async fn an_exchange_that_cannot_be_made_leaves_the_store_open_as_it_was() {
    let school = School::small().await;
    fs::write(school.folder().join("wissel.new"), "in the way").unwrap();
    let outcome = rotate::begin(school.folder(), &school.key, &AtomicI32::new(0)).await.map(drop);
    assert!(matches!(outcome, Err(Error::File { .. })), "{outcome:?}");
    add(&school.store, &director(), &teacher("Bakker")).await.unwrap();
    let bytes = fs::read(place::key_file(school.folder())).unwrap();
    fs::remove_file(school.folder().join("wissel.new")).unwrap();
    let rotation = rotate::begin(school.folder(), &school.key, &AtomicI32::new(0)).await.unwrap();
    fs::write(place::key_file(school.folder()), "no keys").unwrap();
    let outcome = rotation.finish(school.store.clone(), everyone(), later()).await.map(drop);
    assert_eq!(outcome, Err(Error::KeyFileDamaged));
    fs::write(place::key_file(school.folder()), bytes).unwrap();
    unlock(school.folder(), ANJA, PASSPHRASE, later()).await.unwrap().store.close().await;
}
