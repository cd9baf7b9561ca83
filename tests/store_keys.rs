//! Who gets into a store and who does not, and what set-up leaves in its folder.

#![allow(clippy::unwrap_used, reason = "what fails here fails the test")]

#[path = "support/rows.rs"]
mod rows;
mod support;

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;
use std::time::Duration;

use driehoek::Error;
use driehoek::store::keys::{Cost, RecoveryCode};
use driehoek::store::setup::{NewStore, Opened, create, recover, unlock};
use driehoek::store::{Store, place};
use rows::{add, teacher};
use support::{ANJA, PASSPHRASE, actor, make_store, now, person, recovery};

const OTHER_PASSPHRASE: &str = "vier fietsen onder een afdak";

/// A recovery code in which a nought and a one can be mistaken for letters.
fn mistakable_code() -> RecoveryCode {
    loop {
        let code = RecoveryCode::generate().unwrap();
        let text = code.groups().concat();
        if text.contains('0') && text.contains('1') {
            return code;
        }
    }
}

async fn make(folder: &Path, passphrase: &str, code: &RecoveryCode) -> driehoek::Result<Opened> {
    let person = &person(ANJA, "Anja Peters");
    let new = NewStore { person, passphrase, recovery_code: code, cost: Cost::CHEAP };
    create(folder, &new, now(), async |_| Ok(())).await
}

/// Every file of a folder with its bytes, to see that nothing was touched.
fn contents(folder: &Path) -> BTreeMap<String, Vec<u8>> {
    let files = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap());
    files.map(|file| (file.file_name().into_string().unwrap(), fs::read(file.path()).unwrap())).collect()
}

fn refused(outcome: driehoek::Result<Opened>) -> Error {
    outcome.map(|opened| opened.person.name).unwrap_err()
}

/// A store with one teacher in it, closed.
async fn closed_store(folder: &Path) {
    let store = make_store(folder).await;
    add(&store, &actor("Anja Peters"), &teacher("Bakker")).await.unwrap();
    store.close().await;
}

async fn holds_the_teacher(store: &Store) -> bool {
    let mut db = store.read().await.unwrap();
    !driehoek::store::rows(&mut db, "select id from staff_member where achternaam = 'Bakker'", [])
        .await
        .unwrap()
        .is_empty()
}

#[tokio::test]
async fn the_passphrase_opens_the_store_in_its_persons_name() {
    let folder = tempfile::tempdir().unwrap();
    closed_store(folder.path()).await;
    let opened = unlock(folder.path(), ANJA, PASSPHRASE, now()).await.unwrap();
    assert_eq!(opened.person.name, "Anja Peters");
    assert!(holds_the_teacher(&opened.store).await);
}

#[tokio::test]
async fn any_other_passphrase_opens_nothing_and_touches_nothing() {
    let folder = tempfile::tempdir().unwrap();
    closed_store(folder.path()).await;
    let before = contents(folder.path());
    for wrong in
        ["", " ", OTHER_PASSPHRASE, "Zeven schapen op de dijk", "zeven schapen op de dijk ", "zeven schapen op de dij"]
    {
        assert_eq!(refused(unlock(folder.path(), ANJA, wrong, now()).await), Error::WrongPassphrase, "{wrong:?}");
    }
    assert_eq!(contents(folder.path()), before);
}

#[tokio::test]
async fn guessing_does_not_hold_up_the_program() {
    let folder = tempfile::tempdir().unwrap();
    let code = RecoveryCode::generate().unwrap();
    let person = &person(ANJA, "Anja");
    let new = NewStore { person, passphrase: PASSPHRASE, recovery_code: &code, cost: Cost::REAL };
    create(folder.path(), &new, now(), async |_| Ok(())).await.unwrap().store.close().await;
    let mut ticks = 0;
    let mut guess = std::pin::pin!(unlock(folder.path(), ANJA, OTHER_PASSPHRASE, now()));
    let outcome = loop {
        tokio::select! {
            biased;
            outcome = &mut guess => break outcome,
            () = tokio::time::sleep(Duration::from_millis(1)) => ticks += 1,
        }
    };
    assert_eq!(refused(outcome), Error::WrongPassphrase);
    assert!(ticks > 0, "nothing else could run while the passphrase was tried");
}

#[tokio::test]
async fn the_code_on_paper_gives_a_new_passphrase() {
    let folder = tempfile::tempdir().unwrap();
    let code = mistakable_code();
    make(folder.path(), PASSPHRASE, &code).await.unwrap().store.close().await;
    let as_typed = code.groups().join("  -").to_lowercase().replace('0', "o").replace('1', "l");
    let opened =
        recover(folder.path(), recovery(&format!(" {as_typed}\n"), ANJA, OTHER_PASSPHRASE), now()).await.unwrap();
    assert_eq!(opened.person.name, "Anja Peters");
    opened.store.close().await;
    assert_eq!(
        refused(unlock(folder.path(), ANJA, PASSPHRASE, now()).await),
        Error::WrongPassphrase,
        "the old one is dead"
    );
    let opened = unlock(folder.path(), ANJA, OTHER_PASSPHRASE, now()).await.unwrap();
    assert_eq!(opened.person.name, "Anja Peters");
    opened.store.close().await;
    recover(folder.path(), recovery(&as_typed, ANJA, PASSPHRASE), now()).await.unwrap();
}

#[tokio::test]
async fn a_wrong_code_or_a_weak_new_passphrase_changes_no_key() {
    let folder = tempfile::tempdir().unwrap();
    let code = RecoveryCode::generate().unwrap();
    make(folder.path(), PASSPHRASE, &code).await.unwrap().store.close().await;
    let before = contents(folder.path());
    let printed = code.groups().join("-");
    let other = RecoveryCode::generate().unwrap().groups().join("-");
    let short = &printed[1..];
    for (typed, passphrase, expected) in [
        (other.as_str(), OTHER_PASSPHRASE, Error::WrongRecoveryCode),
        (short, OTHER_PASSPHRASE, Error::WrongRecoveryCode),
        ("", OTHER_PASSPHRASE, Error::WrongRecoveryCode),
        (PASSPHRASE, OTHER_PASSPHRASE, Error::WrongRecoveryCode),
        (printed.as_str(), "sprong2026!!", Error::WeakPassphrase),
    ] {
        let outcome = recover(folder.path(), recovery(typed, ANJA, passphrase), now()).await;
        assert_eq!(refused(outcome), expected, "{typed}");
    }
    assert_eq!(contents(folder.path()), before);
    assert_eq!(
        refused(unlock(folder.path(), ANJA, &printed, now()).await),
        Error::WrongPassphrase,
        "the code is no passphrase: who uses it is asked for a new one"
    );
}

#[tokio::test]
async fn a_weak_passphrase_makes_no_store() {
    let folder = tempfile::tempdir().unwrap();
    let code = RecoveryCode::generate().unwrap();
    for weak in ["", "kort", "wachtwoord123", "aaaaaaaaaaaaaaaaaaaa", "driehoekdriehoek", "123456789012345"] {
        assert_eq!(refused(make(folder.path(), weak, &code).await), Error::WeakPassphrase, "{weak:?}");
    }
    assert_eq!(contents(folder.path()), BTreeMap::new());
}

#[tokio::test]
async fn a_store_without_its_key_file_stays_closed_and_whole() {
    let folder = tempfile::tempdir().unwrap();
    closed_store(folder.path()).await;
    fs::remove_file(place::key_file(folder.path())).unwrap();
    let before = contents(folder.path());
    let code = RecoveryCode::generate().unwrap();
    assert_eq!(refused(unlock(folder.path(), ANJA, PASSPHRASE, now()).await), Error::KeyFileMissing);
    let recovered = recover(folder.path(), recovery(&code.groups().concat(), ANJA, OTHER_PASSPHRASE), now()).await;
    assert_eq!(refused(recovered), Error::KeyFileMissing);
    assert_eq!(refused(make(folder.path(), PASSPHRASE, &code).await), Error::StoreExists);
    assert_eq!(contents(folder.path()), before);
}

#[tokio::test]
async fn a_damaged_key_file_is_named_as_such_and_left_alone() {
    let folder = tempfile::tempdir().unwrap();
    closed_store(folder.path()).await;
    let keys = place::key_file(folder.path());
    let whole = fs::read(&keys).unwrap();
    let text = String::from_utf8(whole.clone()).unwrap();
    let mut damages: Vec<Vec<u8>> = (0..whole.len() - 1).step_by(37).map(|length| whole[..length].to_vec()).collect();
    damages.extend([
        vec![0; 4096],
        b"[]".to_vec(),
        b"{\"format\":1,\"wraps\":[]}".to_vec(),
        text.replace("\"format\": 1", "\"format\": 2").into_bytes(),
        text.replace("BEGIN AGE", "BEGIN PGP").into_bytes(),
        text.replace("\"age\": \"", "\"age\": \"x").into_bytes(),
    ]);
    for damaged in damages {
        assert_ne!(damaged, whole, "the damage is none");
        fs::write(&keys, &damaged).unwrap();
        let shown = String::from_utf8_lossy(&damaged).into_owned();
        assert_eq!(refused(unlock(folder.path(), ANJA, PASSPHRASE, now()).await), Error::KeyFileDamaged, "{shown}");
        assert_eq!(fs::read(&keys).unwrap(), damaged);
    }
    fs::write(&keys, &whole).unwrap();
    assert!(holds_the_teacher(&unlock(folder.path(), ANJA, PASSPHRASE, now()).await.unwrap().store).await);
}

#[tokio::test]
async fn the_keys_of_another_store_do_not_fit() {
    let (mine, other) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    closed_store(mine.path()).await;
    closed_store(other.path()).await;
    let store = fs::read(place::store_file(mine.path())).unwrap();
    fs::copy(place::key_file(other.path()), place::key_file(mine.path())).unwrap();
    assert_eq!(refused(unlock(mine.path(), ANJA, PASSPHRASE, now()).await), Error::StoreDamaged);
    assert_eq!(fs::read(place::store_file(mine.path())).unwrap(), store);
}

#[tokio::test]
async fn a_set_up_that_was_interrupted_can_be_done_again() {
    let whole = tempfile::tempdir().unwrap();
    closed_store(whole.path()).await;
    let (store, keys) = (place::store_file(whole.path()), place::key_file(whole.path()));
    for (left, bytes) in [
        ("driehoek.db.new", fs::read(&store).unwrap()),
        ("driehoek.db.new", b"half".to_vec()),
        ("driehoek.db.new-wal", vec![7; 9000]),
        ("driehoek.db.new-shm", vec![7; 32768]),
        ("driehoek.keys.new", b"{\"format\"".to_vec()),
        ("driehoek.keys", fs::read(&keys).unwrap()),
    ] {
        let folder = tempfile::tempdir().unwrap();
        fs::write(folder.path().join(left), bytes).unwrap();
        assert_eq!(refused(unlock(folder.path(), ANJA, PASSPHRASE, now()).await), Error::StoreMissing, "{left}");
        closed_store(folder.path()).await;
        let opened = unlock(folder.path(), ANJA, PASSPHRASE, now()).await.unwrap();
        assert!(holds_the_teacher(&opened.store).await, "{left}");
        opened.store.close().await;
        let made = contents(folder.path()).into_keys().filter(|name| name.contains(".new")).collect::<Vec<_>>();
        assert_eq!(made, Vec::<String>::new(), "{left}");
    }
}

#[tokio::test]
async fn set_up_never_throws_away_the_keys_of_a_store_that_was_moved() {
    let folder = tempfile::tempdir().unwrap();
    closed_store(folder.path()).await;
    let elsewhere = tempfile::tempdir().unwrap();
    fs::rename(place::store_file(folder.path()), place::store_file(elsewhere.path())).unwrap();
    make(folder.path(), OTHER_PASSPHRASE, &RecoveryCode::generate().unwrap()).await.unwrap().store.close().await;
    let kept = folder.path().join("driehoek-eerder-2026-11-23-081500.keys");
    fs::rename(kept, place::key_file(elsewhere.path())).unwrap();
    assert!(holds_the_teacher(&unlock(elsewhere.path(), ANJA, PASSPHRASE, now()).await.unwrap().store).await);
}

#[tokio::test]
async fn set_up_never_writes_over_a_store() {
    let folder = tempfile::tempdir().unwrap();
    closed_store(folder.path()).await;
    let before = contents(folder.path());
    let code = RecoveryCode::generate().unwrap();
    assert_eq!(refused(make(folder.path(), OTHER_PASSPHRASE, &code).await), Error::StoreExists);
    assert_eq!(contents(folder.path()), before);
}

#[tokio::test]
async fn a_folder_that_cannot_be_is_a_file_error() {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("file"), "no folder").unwrap();
    let beneath = folder.path().join("file").join("driehoek");
    let code = RecoveryCode::generate().unwrap();
    assert!(matches!(refused(make(&beneath, PASSPHRASE, &code).await), Error::File { .. } | Error::StoreExists));
    #[cfg(unix)]
    assert!(matches!(refused(unlock(&beneath, ANJA, PASSPHRASE, now()).await), Error::File { .. }));
}

#[cfg(unix)]
#[tokio::test]
async fn set_up_makes_a_folder_for_nobody_else() {
    use std::os::unix::fs::PermissionsExt as _;
    let folder = tempfile::tempdir().unwrap();
    let within = folder.path().join("data").join("driehoek");
    closed_store(&within).await;
    assert_eq!(fs::metadata(&within).unwrap().permissions().mode() & 0o777, 0o700);
}

#[tokio::test]
async fn a_folder_may_have_any_name() {
    let folder = tempfile::tempdir().unwrap();
    for name in ["met spatie", "50% #1?mode=ro&x", "Zürich 'ÿ'", "a:b"] {
        let within = folder.path().join(name);
        closed_store(&within).await;
        assert!(within.join("driehoek.db").is_file(), "{name}");
        assert!(holds_the_teacher(&unlock(&within, ANJA, PASSPHRASE, now()).await.unwrap().store).await, "{name}");
    }
}

#[tokio::test]
async fn nothing_that_was_typed_can_be_read_in_the_files() {
    let folder = tempfile::tempdir().unwrap();
    let store = make_store(folder.path()).await;
    let mut secret = teacher("Geheimschrijver");
    secret.email = Some("geheim.adres@example.nl".into());
    for _ in 0..50 {
        secret.id = driehoek::school::StaffId::new();
        add(&store, &actor("Anja Peters"), &secret).await.unwrap();
    }
    let open = contents(folder.path());
    store.close().await;
    let closed = contents(folder.path());
    assert!(open.contains_key("driehoek.db-wal"), "the log beside the store is searched too: {:?}", open.keys());
    for (name, bytes) in open.iter().chain(&closed) {
        for words in ["Geheimschrijver", "geheim.adres", PASSPHRASE, "staff_member", "create table", "SQLite format"] {
            let found = bytes.windows(words.len()).any(|window| window == words.as_bytes());
            assert!(!found, "{words} stands readable in {name}");
        }
    }
    assert!(closed["driehoek.db"].len() > 50 * 100, "the rows are in the file that was searched");
}
