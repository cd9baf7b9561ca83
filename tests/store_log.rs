//! What the log may never hold: the key, a passphrase, the code on paper, or anything that was typed.
//!
//! A file of its own, because a program has one logger.

#![allow(clippy::unwrap_used, reason = "what fails here fails the test")]

#[path = "support/rows.rs"]
mod rows;
mod support;

use std::fs;
use std::sync::Mutex;

use driehoek::store::keys::{Cost, RecoveryCode};
use driehoek::store::setup::{NewStore, create, open_with_code, unlock};
use driehoek::store::{Store, Target, open, place};
use log::{LevelFilter, Log, Metadata, Record};
use rows::{add, remove, save, teacher};
use support::{ANJA, Database, PASSPHRASE, actor, now, person};

struct Lines(Mutex<Vec<String>>);

impl Log for Lines {
    fn enabled(&self, _: &Metadata<'_>) -> bool {
        true
    }

    fn log(&self, record: &Record<'_>) {
        self.0.lock().unwrap().push(format!("{} {} {}", record.level(), record.target(), record.args()));
    }

    fn flush(&self) {}
}

static LINES: Lines = Lines(Mutex::new(Vec::new()));

const TYPED: &str = "Geheimschrijver";
const WRONG: &str = "geheel verkeerde wachtzin";

/// All that people do in a day, with what may go wrong.
async fn work(store: &Store) {
    let me = actor("Anja Geheimhouder");
    let mut member = add(store, &me, &teacher(TYPED)).await.unwrap().value;
    member.email = Some("geheim.adres@example.nl".into());
    let saved = save(store, &me, &member).await.unwrap().value;
    save(store, &me, &member).await.unwrap_err();
    add(store, &me, &saved).await.unwrap_err();
    let nowhere = driehoek::store::rows(&mut store.read().await.unwrap(), "select geheim from nergens", []).await;
    assert!(nowhere.is_err());
    remove(store, &me, &saved).await.unwrap();
    store.undo(&me).await.unwrap();
    store.redo(&me).await.unwrap();
}

#[tokio::test]
async fn the_log_holds_no_secret_and_no_personal_data() {
    log::set_logger(&LINES).unwrap();
    log::set_max_level(LevelFilter::Trace);
    let folder = tempfile::tempdir().unwrap();
    let code = RecoveryCode::generate().unwrap();
    let person = &person(ANJA, "Anja");
    let new = NewStore { person, passphrase: PASSPHRASE, recovery_code: &code, cost: Cost::CHEAP };
    let store = create(folder.path(), &new, now(), async |_| Ok(())).await.unwrap().store;
    work(&store).await;
    store.close().await;
    assert!(unlock(folder.path(), ANJA, WRONG, now()).await.is_err());
    unlock(folder.path(), ANJA, PASSPHRASE, now()).await.unwrap().store.close().await;
    let printed = code.groups().join("-");
    open_with_code(folder.path(), &printed, ANJA, now()).await.unwrap().store.close().await;
    fs::write(place::store_file(folder.path()), [9; 9000]).unwrap();
    assert!(unlock(folder.path(), ANJA, PASSPHRASE, now()).await.is_err());

    let database = Database::make().await;
    let store = open(Target::Server { url: database.url() }, now()).await.unwrap();
    work(&store).await;
    store.close().await;
    database.remove().await;

    let lines = LINES.0.lock().unwrap();
    assert!(lines.iter().any(|line| line.starts_with("ERROR") && line.contains("nergens")), "the log was listened to");
    let secrets = [PASSPHRASE, WRONG, TYPED, "geheim.adres", "Geheimhouder", "pragma key", "insert into", &printed];
    for line in lines.iter() {
        let lower = line.to_lowercase();
        let found = secrets.iter().find(|secret| lower.contains(&secret.to_lowercase()));
        assert_eq!(found, None, "in the log: {line}");
        assert!(!holds_a_key(&lower), "a key in the log: {line}");
    }
}

/// The data key is not to be had here, so anything that could be one counts: 64 hexadecimal digits in a row.
fn holds_a_key(line: &str) -> bool {
    line.split(|letter: char| !letter.is_ascii_hexdigit()).any(|digits| digits.len() >= 64)
}

#[test]
fn a_key_is_recognised() {
    assert!(holds_a_key(&format!("pragma key = \"x'{}'\"", "0af3".repeat(16))));
    assert!(!holds_a_key("0199b3c4-1111-7000-8000-000000000000"));
}
