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
use driehoek::store::keys::{Cost, DataKey, KeyFile, RecoveryCode};
use driehoek::store::setup::{NewStore, Opened, create, open_with_code, open_with_key, unlock};
use driehoek::store::{Store, place};
use rows::{add, teacher};
use support::{ANJA, PASSPHRASE, actor, make_store, now, person};

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
async fn the_code_on_paper_opens_the_store_however_it_is_typed() {
    let folder = tempfile::tempdir().unwrap();
    let code = mistakable_code();
    make(folder.path(), PASSPHRASE, &code).await.unwrap().store.close().await;
    let as_typed = code.groups().join("  -").to_lowercase().replace('0', "o").replace('1', "l");
    let opened = open_with_code(folder.path(), &format!(" {as_typed}\n"), ANJA, now()).await.unwrap();
    assert_eq!(opened.person.name, "Anja Peters");
    opened.store.close().await;
    assert_eq!(
        refused(open_with_code(folder.path(), &as_typed, "nobody", now()).await),
        Error::UserEnded,
        "for somebody who holds a key"
    );
}

#[tokio::test]
async fn a_wrong_code_opens_nothing_and_the_right_one_is_no_passphrase() {
    let folder = tempfile::tempdir().unwrap();
    let code = RecoveryCode::generate().unwrap();
    make(folder.path(), PASSPHRASE, &code).await.unwrap().store.close().await;
    let before = contents(folder.path());
    let printed = code.groups().join("-");
    let other = RecoveryCode::generate().unwrap().groups().join("-");
    for typed in [other.as_str(), &printed[1..], "", PASSPHRASE] {
        let outcome = open_with_code(folder.path(), typed, ANJA, now()).await;
        assert_eq!(refused(outcome), Error::WrongRecoveryCode, "{typed}");
    }
    let as_passphrase = unlock(folder.path(), ANJA, &printed, now()).await;
    assert_eq!(refused(as_passphrase), Error::WrongPassphrase, "who uses it is asked for a new one");
    assert_eq!(contents(folder.path()), before);
}

/// The keys of a closed store, with whom they are for.
async fn keys_of_three(folder: &Path) -> (KeyFile, DataKey) {
    let code = RecoveryCode::generate().unwrap();
    let opened = make(folder, PASSPHRASE, &code).await.unwrap();
    opened.store.close().await;
    let mut keys = KeyFile::load(folder).unwrap();
    keys.give(&person("truus", "Truus"), OTHER_PASSPHRASE, &opened.key, Cost::CHEAP).unwrap();
    keys.give(&person("jan", "Jan"), "acht lammetjes in de wei", &opened.key, Cost::CHEAP).unwrap();
    (keys, opened.key)
}

#[tokio::test]
async fn each_person_opens_with_their_own_passphrase_only() {
    let folder = tempfile::tempdir().unwrap();
    let (mut keys, key) = keys_of_three(folder.path()).await;
    assert_eq!(keys.open_with_passphrase("truus", OTHER_PASSPHRASE), Ok(key.clone()));
    assert_eq!(keys.open_with_passphrase("truus", PASSPHRASE), Err(Error::WrongPassphrase), "that is Anja's");
    assert_eq!(keys.open_with_passphrase("nobody", PASSPHRASE), Err(Error::WrongPassphrase));
    keys.take("truus");
    assert_eq!(keys.open_with_passphrase("truus", OTHER_PASSPHRASE), Err(Error::WrongPassphrase));
    let names: Vec<_> = keys.people().into_iter().map(|person| person.name).collect();
    assert_eq!(names, ["Anja Peters", "Jan"]);
    keys.give(&person(ANJA, "Anja Peters"), OTHER_PASSPHRASE, &key, Cost::CHEAP).unwrap();
    assert_eq!(keys.open_with_passphrase(ANJA, PASSPHRASE), Err(Error::WrongPassphrase), "the old one is dead");
    assert_eq!(keys.open_with_passphrase(ANJA, OTHER_PASSPHRASE), Ok(key));
    assert_eq!(keys.people().len(), 2, "and has no wrap any more");
}

#[tokio::test]
async fn another_key_goes_to_who_may_keep_it_without_their_passphrases() {
    let folder = tempfile::tempdir().unwrap();
    let (mut keys, old) = keys_of_three(folder.path()).await;
    let code = RecoveryCode::generate().unwrap();
    keys.give_code(&code, &old).unwrap();
    let new = DataKey::generate().unwrap();
    let anew = keys.with_key(&old, &new, &[ANJA.into(), "jan".into()]).unwrap();
    assert_eq!(anew.open_with_passphrase(ANJA, PASSPHRASE), Ok(new.clone()));
    assert_eq!(anew.open_with_passphrase("jan", "acht lammetjes in de wei"), Ok(new.clone()));
    assert_eq!(anew.open_with_passphrase("truus", OTHER_PASSPHRASE), Err(Error::WrongPassphrase), "she was left out");
    assert_eq!(anew.open_with_code(&code), Ok(new.clone()));
    assert!(anew.holds(ANJA, &new) && !anew.holds(ANJA, &old) && !anew.holds("truus", &new));
    let third = DataKey::generate().unwrap();
    let once_more = anew.with_key(&new, &third, &[ANJA.into()]).unwrap();
    assert_eq!(once_more.open_with_passphrase(ANJA, PASSPHRASE), Ok(third));
}

#[tokio::test]
async fn a_holder_that_was_slipped_into_the_file_is_not_handed_the_next_key() {
    let (mine, theirs) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    let (keys, key) = keys_of_three(mine.path()).await;
    let (foreign, _) = keys_of_three(theirs.path()).await;
    let mut text = serde_json::to_value(&keys).unwrap();
    text["holders"][0]["wrap"] = serde_json::to_value(&foreign).unwrap()["holders"][0]["wrap"].clone();
    let slipped = KeyFile::parse(text.to_string().as_bytes()).unwrap();
    let new = DataKey::generate().unwrap();
    let refused = slipped.with_key(&key, &new, &[ANJA.into()]).map(|keys| keys.people());
    assert_eq!(refused, Err(Error::KeyFileDamaged));
    let mut text = serde_json::to_value(&keys).unwrap();
    text["holders"][0]["holder"]["id"] = "truus".into();
    let renamed = KeyFile::parse(text.to_string().as_bytes()).unwrap();
    let refused = renamed.with_key(&key, &new, &["truus".into()]).map(|keys| keys.people());
    assert_eq!(refused, Err(Error::KeyFileDamaged), "nor may one take another's name");
}

#[tokio::test]
async fn who_puts_their_wrap_under_anothers_name_does_not_come_in_as_that_other() {
    let folder = tempfile::tempdir().unwrap();
    let (keys, _) = keys_of_three(folder.path()).await;
    let mut text = serde_json::to_value(&keys).unwrap();
    let holders = text["holders"].as_array().unwrap().clone();
    let place = |id: &str| holders.iter().position(|held| held["holder"]["id"] == id).unwrap();
    text["holders"][place(ANJA)]["wrap"] = holders[place("truus")]["wrap"].clone();
    let moved = KeyFile::parse(text.to_string().as_bytes()).unwrap();
    assert!(moved.open_with_passphrase("truus", OTHER_PASSPHRASE).is_ok());
    assert_eq!(moved.open_with_passphrase(ANJA, OTHER_PASSPHRASE), Err(Error::KeyFileDamaged));
}

#[tokio::test]
async fn a_remembered_key_opens_as_long_as_the_person_holds_it() {
    let folder = tempfile::tempdir().unwrap();
    let (mut keys, key) = keys_of_three(folder.path()).await;
    let opened = open_with_key(folder.path(), ANJA, key.clone(), now()).await.unwrap();
    assert_eq!(opened.person.id, ANJA);
    opened.store.close().await;
    let other = DataKey::generate().unwrap();
    assert_eq!(refused(open_with_key(folder.path(), ANJA, other, now()).await), Error::WrongPassphrase);
    keys.take(ANJA);
    keys.save(folder.path()).unwrap();
    assert_eq!(refused(open_with_key(folder.path(), ANJA, key, now()).await), Error::UserEnded);
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
    let recovered = open_with_code(folder.path(), &code.groups().concat(), ANJA, now()).await;
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
        b"{\"format\":2,\"holders\":[]}".to_vec(),
        text.replace("\"format\": 2", "\"format\": 1").into_bytes(),
        text.replace("\"format\": 2", "\"format\": 3").into_bytes(),
        text.replace("BEGIN AGE", "BEGIN PGP").into_bytes(),
        text.replace("\"identity\": \"", "\"identity\": \"x").into_bytes(),
        text.replace("\"key\": \"", "\"key\": \"x").into_bytes(),
        format!("{text}{}", " ".repeat(10_000_000)).into_bytes(),
    ]);
    for damaged in damages {
        assert_ne!(damaged, whole, "the damage is none");
        fs::write(&keys, &damaged).unwrap();
        let shown: String = String::from_utf8_lossy(&damaged).chars().take(3000).collect();
        let outcome = unlock(folder.path(), ANJA, PASSPHRASE, now()).await;
        assert_eq!(refused(outcome), Error::KeyFileDamaged, "{shown}");
        assert!(fs::read(&keys).unwrap() == damaged, "it was left alone: {shown}");
    }
    fs::write(&keys, &whole).unwrap();
    assert!(holds_the_teacher(&unlock(folder.path(), ANJA, PASSPHRASE, now()).await.unwrap().store).await);
}

#[tokio::test]
async fn a_flipped_bit_in_the_key_file_never_gives_a_wrong_key() {
    let folder = tempfile::tempdir().unwrap();
    let (keys, key) = keys_of_three(folder.path()).await;
    let whole = serde_json::to_vec_pretty(&keys).unwrap();
    let mut refusals = 0;
    // A prime, so that every place in a line of the file has its turn.
    for (place, bit) in (0..whole.len()).step_by(7).zip((0..8).cycle()) {
        let mut flipped = whole.clone();
        flipped[place] ^= 1 << bit;
        match KeyFile::parse(&flipped).and_then(|keys| keys.open_with_passphrase(ANJA, PASSPHRASE)) {
            // In a name, in a space, or in another one's wrap: it is still the key.
            Ok(opened) => assert!(opened == key, "at {place}"),
            Err(Error::KeyFileDamaged | Error::WrongPassphrase) => refusals += 1,
            Err(other) => panic!("at {place}: {other:?}"),
        }
    }
    assert!(refusals > 100, "most of what was flipped was noticed: {refusals}");
}

#[tokio::test]
async fn a_key_file_that_cannot_be_written_leaves_the_old_one() {
    let folder = tempfile::tempdir().unwrap();
    let (keys, _) = keys_of_three(folder.path()).await;
    let before = fs::read(place::key_file(folder.path())).unwrap();
    fs::create_dir(folder.path().join("driehoek.keys.new")).unwrap();
    assert!(matches!(keys.save(folder.path()), Err(Error::File { .. })));
    assert!(fs::read(place::key_file(folder.path())).unwrap() == before);
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
