//! The keys of a desk: what this computer remembers, the recovery code on the screen, and what locking leaves.

#![allow(clippy::unwrap_used, reason = "a step that fails is a failed test")]

use std::collections::HashMap;
use std::path::Path;
use std::sync::{Arc, Mutex};

use chrono::TimeDelta;
use driehoek::rights::Role;
use driehoek::store::keys::Attempts;
use driehoek::users::store::signed_in;
use driehoek::users::{User, deeds};
use driehoek::{Error, Result, clock, demo};
use driehoek_app::desk::{DEMO_PASSPHRASE, Desk, DeskStage, DeskState};
use driehoek_app::keychain::Keychain;
use zeroize::Zeroizing;

const OTHER_PASSPHRASE: &str = "vier fietsen onder een afdak";

/// A computer's keychain, that stays while programs come and go.
#[derive(Default)]
struct Drawer(Mutex<HashMap<String, String>>);

impl Keychain for Drawer {
    fn read(&self, store: &str) -> Result<Option<Zeroizing<String>>> {
        Ok(self.0.lock().unwrap().get(store).cloned().map(Zeroizing::new))
    }

    fn write(&self, store: &str, secret: &str) -> Result<()> {
        self.0.lock().unwrap().insert(store.into(), secret.into());
        Ok(())
    }

    fn remove(&self, store: &str) -> Result<()> {
        self.0.lock().unwrap().remove(store);
        Ok(())
    }
}

/// A closed store with a user of each role in `folder`/demo.
async fn closed_store(folder: &Path) {
    let desk = Desk::at(folder.into(), Some(0));
    desk.state().await.unwrap();
    desk.lock().await;
}

/// The program, started on that store.
async fn start(folder: &Path, drawer: &Arc<Drawer>) -> (Desk, DeskState) {
    let desk = Desk::with(folder.join("demo"), None, Arc::<Drawer>::clone(drawer) as Arc<dyn Keychain>);
    let state = desk.state().await.unwrap();
    (desk, state)
}

async fn unlock(desk: &Desk, person: usize) -> DeskState {
    desk.unlock(&demo::people()[person].id, DEMO_PASSPHRASE).await.unwrap()
}

fn remembers(state: &DeskState) -> Option<String> {
    state.keychain.remembers.as_ref().map(|person| person.name.clone())
}

#[tokio::test]
async fn a_remembered_key_opens_the_next_start_and_not_a_desk_that_was_locked() {
    let (folder, drawer) = (tempfile::tempdir().unwrap(), Arc::new(Drawer::default()));
    closed_store(folder.path()).await;
    let (desk, state) = start(folder.path(), &drawer).await;
    assert_eq!((state.stage, state.keychain.is_there, remembers(&state)), (DeskStage::Locked, true, None));
    unlock(&desk, 1).await;
    assert_eq!(remembers(&desk.remember_key().await.unwrap()).as_deref(), Some("Truus Ermers"));
    let locked = desk.lock().await;
    assert_eq!(remembers(&locked), None, "the passphrase is asked");
    assert_eq!(desk.unlock_remembered().await.unwrap().stage, DeskStage::Locked);

    let (desk, state) = start(folder.path(), &drawer).await;
    assert_eq!(remembers(&state).as_deref(), Some("Truus Ermers"));
    let open = desk.unlock_remembered().await.unwrap();
    assert_eq!(open.user.unwrap().name, "Truus Ermers");
    desk.forget_key().await.unwrap();
    desk.lock().await;
    let (desk, state) = start(folder.path(), &drawer).await;
    assert_eq!(remembers(&state), None);
    assert_eq!(desk.unlock_remembered().await.unwrap().stage, DeskStage::Locked, "nothing is remembered");
}

#[tokio::test]
async fn a_remembered_key_opens_nothing_once_its_user_was_ended_and_is_forgotten() {
    let (folder, drawer) = (tempfile::tempdir().unwrap(), Arc::new(Drawer::default()));
    closed_store(folder.path()).await;
    let (desk, _) = start(folder.path(), &drawer).await;
    unlock(&desk, 1).await;
    desk.remember_key().await.unwrap();
    unlock(&desk, 0).await;
    let open = desk.open().unwrap();
    let truus = signed_in(&mut open.store.read().await.unwrap(), &demo::people()[1].id).await.unwrap();
    let locksmith = desk.locksmith().unwrap();
    deeds::end(&open.store, &open.actor(), &locksmith, &truus, clock::today()).await.unwrap();
    desk.lock().await;
    let (desk, _) = start(folder.path(), &drawer).await;
    assert_eq!(desk.unlock_remembered().await.unwrap().stage, DeskStage::Locked);
    assert!(drawer.0.lock().unwrap().is_empty(), "it is forgotten");
}

#[tokio::test]
async fn a_remembered_key_opens_nothing_once_the_store_was_encrypted_anew_elsewhere() {
    let (folder, drawer) = (tempfile::tempdir().unwrap(), Arc::new(Drawer::default()));
    closed_store(folder.path()).await;
    let (desk, _) = start(folder.path(), &drawer).await;
    unlock(&desk, 0).await;
    desk.remember_key().await.unwrap();
    let of_before = drawer.0.lock().unwrap().clone();
    desk.rotate_key().await.unwrap();
    desk.lock().await;
    let (desk, state) = start(folder.path(), &drawer).await;
    assert_eq!(remembers(&state).as_deref(), Some("Anja de Groot"), "this computer knows the new key");
    assert_eq!(desk.unlock_remembered().await.unwrap().stage, DeskStage::Open);
    desk.lock().await;
    *drawer.0.lock().unwrap() = of_before;
    let (desk, _) = start(folder.path(), &drawer).await;
    assert_eq!(desk.unlock_remembered().await.unwrap().stage, DeskStage::Locked, "another one knows the old key");
    assert!(drawer.0.lock().unwrap().is_empty());
    assert_eq!(unlock(&desk, 2).await.user.unwrap().name, "Sanne de Wit", "passphrases stay what they were");
    desk.lock().await;
}

#[tokio::test]
async fn a_computer_without_a_keychain_says_so() {
    let folder = tempfile::tempdir().unwrap();
    closed_store(folder.path()).await;
    let desk = Desk::at(folder.path().join("demo"), None);
    assert!(!desk.state().await.unwrap().keychain.is_there);
    unlock(&desk, 0).await;
    assert_eq!(desk.remember_key().await.map(drop), Err(Error::KeychainMissing));
    desk.lock().await;
}

#[tokio::test]
async fn a_new_recovery_code_counts_once_it_was_typed_over_and_locking_takes_it_off_the_screen() {
    let (folder, drawer) = (tempfile::tempdir().unwrap(), Arc::new(Drawer::default()));
    closed_store(folder.path()).await;
    let (desk, _) = start(folder.path(), &drawer).await;
    unlock(&desk, 0).await;
    assert_eq!(desk.recovery_sheet().await.map(drop), Err(Error::RecoveryCodeNotConfirmed), "there is no code yet");
    let groups = desk.new_recovery_code().unwrap();
    assert!(desk.recovery_sheet().await.unwrap().content.starts_with(b"%PDF"));
    let wrong = desk.confirm_recovery_code(3, &groups[3]).await;
    assert_eq!(wrong, Err(Error::RecoveryCodeNotConfirmed));
    desk.lock().await;
    unlock(&desk, 0).await;
    let gone = desk.confirm_recovery_code(3, &groups[2]).await;
    assert_eq!(gone, Err(Error::RecoveryCodeNotConfirmed), "who sits here now never saw it");

    let groups = desk.new_recovery_code().unwrap();
    desk.confirm_recovery_code(3, &groups[2].to_lowercase()).await.unwrap();
    desk.lock().await;
    let anja = &demo::people()[0].id;
    let recovered = desk.recover(&groups.join("-"), anja, OTHER_PASSPHRASE).await.unwrap();
    assert_eq!(recovered.user.unwrap().name, "Anja de Groot");
    desk.lock().await;
    assert_eq!(desk.unlock(anja, DEMO_PASSPHRASE).await.map(drop), Err(Error::WrongPassphrase));
}

#[tokio::test]
async fn a_locked_desk_says_how_long_to_wait_and_who_can_open_it() {
    let (folder, drawer) = (tempfile::tempdir().unwrap(), Arc::new(Drawer::default()));
    closed_store(folder.path()).await;
    let (desk, state) = start(folder.path(), &drawer).await;
    let names: Vec<_> = state.people.iter().map(|person| person.name.as_str()).collect();
    assert_eq!(names, ["Anja de Groot", "Liesbeth Kusters", "Sanne de Wit", "Truus Ermers"]);
    let anja = &demo::people()[0].id;
    // Many long ago, so that the wait is long enough for a slow computer to see.
    for _ in 0..8 {
        Attempts::record(&folder.path().join("demo"), anja, clock::now() - TimeDelta::hours(1));
    }
    assert_eq!(desk.state().await.unwrap().wait_seconds, 0);
    assert_eq!(desk.unlock(anja, OTHER_PASSPHRASE).await.map(drop), Err(Error::WrongPassphrase));
    let waits = desk.state().await.unwrap().wait_seconds;
    assert!((30..=60).contains(&waits), "{waits}");
    assert!(matches!(desk.unlock(anja, DEMO_PASSPHRASE).await.map(drop), Err(Error::Wait { .. })));
}

#[tokio::test]
async fn what_another_window_does_to_a_user_counts_at_their_own_desk_too() {
    let (folder, drawer) = (tempfile::tempdir().unwrap(), Arc::new(Drawer::default()));
    closed_store(folder.path()).await;
    let (directors, _) = start(folder.path(), &drawer).await;
    let (hers, _) = start(folder.path(), &drawer).await;
    unlock(&directors, 0).await;
    unlock(&hers, 1).await;
    let director = directors.open().unwrap();
    let truus = hers.open().unwrap().user;
    let (actor, locksmith) = (director.actor(), directors.locksmith().unwrap());
    let reader = User { role: Role::Reader, ..truus };
    let truus = deeds::save(&director.store, &actor, &locksmith, reader).await.unwrap().value;
    assert!(hers.may_go_on().await);
    assert_eq!(hers.open().unwrap().actor().role, Role::Reader, "and so the change door asks");
    deeds::end(&director.store, &actor, &locksmith, &truus, clock::today()).await.unwrap();
    assert!(!hers.may_go_on().await, "the watch locks");
    assert!(directors.may_go_on().await);
    hers.lock().await;
    assert!(hers.may_go_on().await, "nobody sits there");
}

#[tokio::test]
async fn a_dialog_that_was_left_open_gives_nothing_to_whoever_finds_it_after_the_lock() {
    let (folder, drawer) = (tempfile::tempdir().unwrap(), Arc::new(Drawer::default()));
    closed_store(folder.path()).await;
    let (desk, _) = start(folder.path(), &drawer).await;
    let seat = desk.seat();
    assert_eq!(desk.still_has(seat), Ok(()), "the sheet of a first start");
    unlock(&desk, 0).await;
    let seat = desk.seat();
    assert_eq!(desk.still_has(seat), Ok(()));
    desk.lock().await;
    assert_eq!(desk.still_has(seat), Err(Error::Locked));
    unlock(&desk, 1).await;
    assert_eq!(desk.still_has(seat), Err(Error::Locked), "somebody else sits there now");
}
