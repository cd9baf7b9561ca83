//! Backups and keys as the desk handles them: what stays open, what locks, and what is refused meanwhile.

#![allow(clippy::unwrap_used, reason = "what fails here fails the test")]

use std::fs;
use std::path::Path;

use driehoek::store::backup::{BackupPlace, BackupRef};
use driehoek::store::keys::{Attempts, RecoveryCode};
use driehoek::{Error, clock};
use driehoek_app::desk::{DEMO_PASSPHRASE, Desk, DeskStage, NewSchool};

const DIRECTOR: &str = "demo-directeur";

async fn demo(folder: &Path) -> Desk {
    let desk = Desk::at(folder.into(), None);
    desk.open_demo(1).await.unwrap();
    desk
}

fn backups(folder: &Path) -> usize {
    fs::read_dir(folder.join("kopieen")).map_or(0, Iterator::count)
}

#[tokio::test]
async fn a_backup_in_the_place_of_the_store_leaves_the_desk_locked() {
    let folder = tempfile::tempdir().unwrap();
    let desk = demo(folder.path()).await;
    let made = desk.make_backup().await.unwrap();
    assert_eq!(desk.backups().await.unwrap().rows.len(), 1);
    let wrong = desk.restore_backup(made.at.clone(), DIRECTOR.into(), "iets heel anders".into()).await.unwrap_err();
    assert_eq!(wrong, Error::WrongPassphrase);
    assert!(desk.open().is_ok(), "a wrong passphrase locks nobody's desk");
    let state = desk.restore_backup(made.at, DIRECTOR.into(), DEMO_PASSPHRASE.into()).await.unwrap();
    assert_eq!(state.stage, DeskStage::Locked);
    assert_eq!(desk.unlock(DIRECTOR, DEMO_PASSPHRASE).await.unwrap().stage, DeskStage::Open);
    let rows = desk.backups().await.unwrap().rows;
    assert!(rows.iter().any(|row| row.at.name.starts_with("opzij-")), "the store that was there is kept aside");
}

#[tokio::test]
async fn a_backup_that_is_open_beside_changes_nothing_and_its_keys_are_out_of_reach() {
    let folder = tempfile::tempdir().unwrap();
    let desk = demo(folder.path()).await;
    let made = desk.make_backup().await.unwrap();
    let state = desk.open_backup(made.at.clone(), DIRECTOR.into(), DEMO_PASSPHRASE.into()).await.unwrap();
    assert_eq!(state.stage, DeskStage::Open);
    assert_eq!(state.backup_of, Some(made.manifest.unwrap().made_at));
    assert_eq!(desk.make_backup().await.unwrap_err(), Error::ReadOnly);
    assert_eq!(desk.rotate_key().await.unwrap_err(), Error::ReadOnly);
    assert_eq!(desk.locksmith().map(drop).unwrap_err(), Error::ReadOnly);
    assert_eq!(desk.remember_key().await.map(drop).unwrap_err(), Error::ReadOnly);
    let safety = desk.safety().await.unwrap();
    assert_eq!(desk.save_safety(safety).await.map(drop).unwrap_err(), Error::ReadOnly);
    let left = desk.lock().await;
    assert_eq!((left.stage, left.backup_of), (DeskStage::Locked, None));
    assert!(!folder.path().join("demo").join("inzien").exists());
}

#[tokio::test]
async fn a_wrong_passphrase_for_a_backup_counts_once() {
    let folder = tempfile::tempdir().unwrap();
    let desk = demo(folder.path()).await;
    let at = desk.make_backup().await.unwrap().at;
    let wrong = || "iets heel anders".to_owned();
    for _ in 0..2 {
        let refused = desk.restore_backup(at.clone(), DIRECTOR.into(), wrong()).await.map(drop);
        assert_eq!(refused, Err(Error::WrongPassphrase), "two are free");
    }
    let counted = || Attempts::load(&folder.path().join("demo"), clock::now()).iter().count();
    assert_eq!(counted(), 2);
    let refused = desk.open_backup(at, DIRECTOR.into(), wrong()).await.map(drop);
    assert_eq!(refused, Err(Error::WrongPassphrase), "and a third too");
    assert_eq!(counted(), 3);
}

#[tokio::test]
async fn whoever_encrypts_all_anew_goes_on_under_the_new_key() {
    let folder = tempfile::tempdir().unwrap();
    let desk = demo(folder.path()).await;
    let before = desk.open().unwrap().key;
    desk.rotate_key().await.unwrap();
    let open = desk.open().unwrap();
    assert!(open.key != before);
    assert_eq!(desk.rotation_progress(), None);
    assert_eq!(desk.check_store().await.unwrap().faults, []);
    desk.lock().await;
    for person in driehoek::demo::people() {
        assert_eq!(desk.unlock(&person.id, DEMO_PASSPHRASE).await.unwrap().stage, DeskStage::Open, "{}", person.name);
    }
}

#[tokio::test]
async fn closing_makes_a_backup_of_a_school_that_changed_and_none_of_the_demo() {
    let folder = tempfile::tempdir().unwrap();
    let desk = demo(folder.path()).await;
    desk.back_up_if_changed().await;
    assert_eq!(backups(&folder.path().join("demo")), 0);

    let folder = tempfile::tempdir().unwrap();
    let desk = Desk::at(folder.path().into(), None);
    let code = desk.new_recovery_code().unwrap();
    assert!(RecoveryCode::parse(&code.concat()).is_some());
    let school = NewSchool {
        school: "KC De Sprong".into(),
        person: "Anja Peters".into(),
        passphrase: "zeven schapen op de dijk".into(),
        confirmed_group: 1,
        confirmed_text: code[0].clone(),
    };
    desk.create(&school).await.unwrap();
    desk.back_up_if_changed().await;
    desk.back_up_if_changed().await;
    assert_eq!(backups(folder.path()), 1, "nothing changed since");
    desk.check_store().await.unwrap();
    desk.back_up_if_changed().await;
    desk.lock().await;
    desk.back_up_if_changed().await;
    assert_eq!(backups(folder.path()), 1, "the newest of the day stays");
}

#[tokio::test]
async fn a_new_computer_takes_its_school_from_a_stick() {
    let old = tempfile::tempdir().unwrap();
    let desk = demo(old.path()).await;
    let made = desk.make_backup().await.unwrap();
    let stick = tempfile::tempdir().unwrap();
    let on_it = stick.path().join("Driehoek").join(&made.at.name);
    fs::create_dir_all(&on_it).unwrap();
    for file in ["driehoek.db", "driehoek.keys", "kopie.json"] {
        fs::copy(old.path().join("demo/kopieen").join(&made.at.name).join(file), on_it.join(file)).unwrap();
    }
    let new = tempfile::tempdir().unwrap();
    let desk = Desk::at(new.path().join("data"), None);
    assert_eq!(desk.state().await.unwrap().stage, DeskStage::New);
    assert_eq!(desk.choose_backup(new.path().into()).await.unwrap_err(), Error::BackupMissing);
    let row = desk.choose_backup(stick.path().into()).await.unwrap();
    assert_eq!((row.at.place, row.manifest.is_some()), (BackupPlace::Chosen, true));
    let other = BackupRef { name: "iets anders".into(), ..row.at.clone() };
    let refused = desk.restore_backup(other, DIRECTOR.into(), DEMO_PASSPHRASE.into()).await.unwrap_err();
    assert_eq!(refused, Error::BackupMissing);
    let state = desk.restore_backup(row.at, DIRECTOR.into(), DEMO_PASSPHRASE.into()).await.unwrap();
    assert_eq!(state.stage, DeskStage::Locked);
    assert_eq!(desk.unlock(DIRECTOR, DEMO_PASSPHRASE).await.unwrap().stage, DeskStage::Open);
}
