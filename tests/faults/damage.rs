//! A file is cut off, harmed, another's, or lost its tables.

use std::fs;
use std::path::Path;

use driehoek::Error;
use driehoek::store::backup::FaultKind;
use driehoek::store::place;
use sqlx::sqlite::SqliteConnectOptions;
use sqlx::{ConnectOptions as _, Connection as _};

use crate::support::{actor, make_store};
use crate::{Chance, filled_store, open, read_all, run};

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

/// So many places each.
const PLACES: usize = 200;

/// A file cut off or with one bit turned, at random places: it opens as what was written, or is called damaged.
#[tokio::test]
async fn a_store_cut_off_or_harmed_anywhere_never_opens_as_if_it_were_whole() {
    let folder = tempfile::tempdir().unwrap();
    let staff = filled_store(folder.path()).await;
    let file = place::store_file(folder.path());
    let whole = fs::read(&file).unwrap();
    let mut chance = Chance(4);
    let mut noticed = 0;
    for _ in 0..PLACES {
        let place = chance.below(whole.len());
        for harmed in [whole[..place].to_vec(), with_a_bit_turned(&whole, place, chance.below(8))] {
            fs::write(&file, &harmed).unwrap();
            match read_all(folder.path()).await {
                Ok(read) => assert!(read == staff, "byte {place}: other data than was written"),
                Err(error) => {
                    assert_eq!(error, Error::StoreDamaged, "byte {place}");
                    noticed += 1;
                }
            }
        }
    }
    // A turned bit in a page that holds nothing any more, or the last part of an index, may go unseen by reading.
    assert!(noticed > PLACES * 3 / 2, "{noticed} of {} noticed", PLACES * 2);
    println!("harmed {} times: {noticed} named damaged, the others read as written", PLACES * 2);
}

/// The check reads what reading the tables does not.
#[tokio::test]
async fn a_check_finds_each_bit_that_was_turned() {
    let folder = tempfile::tempdir().unwrap();
    filled_store(folder.path()).await;
    let file = place::store_file(folder.path());
    let whole = fs::read(&file).unwrap();
    let mut chance = Chance(40);
    for _ in 0..PLACES / 4 {
        let place = chance.below(whole.len());
        fs::write(&file, with_a_bit_turned(&whole, place, 0)).unwrap();
        let Ok(store) = open(folder.path()).await else { continue };
        let found =
            store.check(&actor("Anja Peters"), &[]).await.unwrap_or_else(|error| panic!("byte {place}: {error}"));
        // Also where the harm keeps the outcome from being written, and nothing is said of lines that cannot be read.
        let kinds: Vec<_> = found.faults.iter().map(|fault| fault.kind).collect();
        assert_eq!(kinds, [FaultKind::Integrity], "byte {place} of {}", whole.len());
        store.close().await;
    }
}

/// A key file cut off or with one bit turned opens the store all the same, or says what is wrong. It never opens another.
#[tokio::test]
async fn a_key_file_harmed_anywhere_is_named_and_the_store_stays_as_it_is() {
    let folder = tempfile::tempdir().unwrap();
    let staff = filled_store(folder.path()).await;
    let file = place::key_file(folder.path());
    let whole = fs::read(&file).unwrap();
    let store = fs::read(place::store_file(folder.path())).unwrap();
    let mut chance = Chance(44);
    for _ in 0..PLACES {
        let place = chance.below(whole.len());
        for harmed in [whole[..place].to_vec(), with_a_bit_turned(&whole, place, chance.below(8))] {
            fs::write(&file, &harmed).unwrap();
            match read_all(folder.path()).await {
                Ok(read) => assert!(read == staff, "byte {place}"),
                Err(error) => assert!(is_about_keys(&error), "byte {place}: {error}"),
            }
            assert!(fs::read(&file).unwrap() == harmed, "byte {place}: the key file was written");
        }
    }
    fs::write(&file, &whole).unwrap();
    assert!(fs::read(place::store_file(folder.path())).unwrap() == store, "the store was touched");
    assert_eq!(read_all(folder.path()).await.unwrap(), staff, "the key file put back opens as before");
}

fn is_about_keys(error: &Error) -> bool {
    matches!(error, Error::KeyFileDamaged | Error::WrongPassphrase | Error::UserEnded | Error::StoreDamaged)
}

fn with_a_bit_turned(whole: &[u8], place: usize, bit: usize) -> Vec<u8> {
    let mut harmed = whole.to_vec();
    harmed[place] ^= 1 << bit;
    harmed
}
