//! Backups: made whole or not at all, and put back row for row with the passphrases or the recovery code of then.

#![allow(clippy::unwrap_used, reason = "what fails here fails the test")]

#[path = "support/keeping.rs"]
mod keeping;
#[path = "support/rows.rs"]
mod rows;
mod support;

use std::fs;
use std::path::Path;
use std::time::SystemTime;

use chrono::Duration;
use driehoek::Error;
use driehoek::keeping::{When, back_up, open_beside};
use driehoek::store::backup::{self, BackupPlace, Places, leave_beside};
use driehoek::store::keys::{KeyFile, RecoveryCode};
use driehoek::store::setup::unlock;
use driehoek::store::{What, place};
use driehoek::users::enter::recover;
use keeping::{ANJA, School, TRUUS, director, everything, files, flip, here, later, listed, opening};
use rows::{add, teacher};
use support::{PASSPHRASE, now, recovery};

const TODAYS: &str = "vier fietsen onder een afdak";

async fn unlocked(school: &School, user_id: &str, passphrase: &str) -> driehoek::Result<driehoek::store::Store> {
    Ok(unlock(school.folder(), user_id, passphrase, later()).await?.store)
}

#[tokio::test]
async fn a_whole_school_comes_back_row_for_row_from_both_places() {
    let school = School::full().await;
    school.set_second().await;
    let then = everything(&school.store).await;
    assert!(then["child"].len() > 200 && then["journal_row"].len() > 1000, "the school is full");
    let made = school.back_up().await;
    assert_eq!(made.second, Some(Ok(())));
    school.work().await;
    for backup in [school.made(&made), school.second().join("Driehoek").join(&made.name)] {
        school.restore(&backup, ANJA, PASSPHRASE).await.unwrap();
        let store = unlocked(&school, ANJA, PASSPHRASE).await.unwrap();
        let now = everything(&store).await;
        store.close().await;
        for (table, rows) in &then {
            match table.as_str() {
                // That it was restored, and by whom, is in the history.
                "journal_change" => assert_eq!(now[table].len(), rows.len() + 1),
                "journal_head" => assert_ne!(&now[table], rows),
                _ => assert_eq!(&now[table], rows, "{table}"),
            }
        }
        assert!(
            then["journal_change"].iter().all(|line| now["journal_change"].contains(line)),
            "nothing left the history"
        );
    }
}

#[tokio::test]
async fn what_is_in_a_backup_can_be_read_without_opening_it() {
    let school = School::full().await;
    let made = school.back_up().await;
    let row = backup::row(&school.places().await, &here(&made.name)).unwrap();
    let manifest = row.manifest.unwrap();
    let then = everything(&school.store).await;
    assert_eq!(manifest.school, "KC De Sprong");
    for count in &manifest.counts {
        assert_eq!(count.rows, i32::try_from(then[&count.table].len()).unwrap(), "{}", count.table);
    }
    assert!(manifest.counts.iter().any(|count| count.table == "child" && count.rows > 200));
    assert_eq!(manifest.last_seq, i32::try_from(then["journal_change"].len()).unwrap());
    assert!(then["journal_head"][0].contains(&manifest.last_hash));
    let names: Vec<_> = row.people.iter().map(|person| person.id.as_str()).collect();
    assert_eq!(names, [ANJA, TRUUS]);
    let label = fs::read_to_string(school.made(&made).join("kopie.json")).unwrap();
    assert!(!label.contains("Yilmaz") && !label.contains("de Groot"), "the label names nobody");
}

#[tokio::test]
async fn a_restored_store_opens_with_the_passphrases_of_then() {
    let school = School::small().await;
    let made = school.back_up().await;
    school.give(ANJA, "Anja Peters", TODAYS);
    let backup = school.made(&made);
    assert_eq!(school.restore(&backup, ANJA, TODAYS).await.unwrap_err(), Error::WrongPassphrase);
    let by = school.restore(&backup, ANJA, PASSPHRASE).await.unwrap();
    assert_eq!(by.name, "Anja Peters");
    assert_eq!(unlocked(&school, ANJA, TODAYS).await.map(drop), Err(Error::WrongPassphrase));
    unlocked(&school, ANJA, PASSPHRASE).await.unwrap().close().await;
}

#[tokio::test]
async fn the_recovery_code_of_then_opens_a_backup_and_what_was_restored() {
    let school = School::small().await;
    let backup = school.made(&school.back_up().await);
    let (code, other) = (school.code.groups().join("-").to_lowercase(), RecoveryCode::generate().unwrap());
    let mut keys = KeyFile::load(school.folder()).unwrap();
    keys.give_code(&other, &school.key).unwrap();
    keys.save(school.folder()).unwrap();
    let of_now = other.groups().join(" ");
    assert_eq!(school.restore(&backup, ANJA, &of_now).await.unwrap_err(), Error::WrongPassphrase, "the code of now");
    assert_eq!(school.restore(&backup, TRUUS, &code).await.unwrap_err(), Error::NotAllowed, "the office of then");
    assert_eq!(school.restore(&backup, "niemand", &code).await.unwrap_err(), Error::WrongPassphrase);
    let open = opening(&backup, TRUUS, &code);
    let (beside, user) = open_beside(school.folder().into(), open, later()).await.unwrap();
    assert_eq!(user.name, "Truus Ermers 2");
    beside.store.close().await;
    leave_beside(school.folder()).await.unwrap();
    assert_eq!(school.restore(&backup, ANJA, &code).await.unwrap().name, "Anja Peters");
    let recovered = recover(school.folder(), recovery(&code, ANJA, TODAYS), later()).await.unwrap();
    recovered.store.close().await;
    unlocked(&school, ANJA, TODAYS).await.unwrap().close().await;
}

#[tokio::test]
async fn whoever_may_not_restore_touches_nothing() {
    let school = School::small().await;
    let made = school.back_up().await;
    let backup = school.made(&made);
    school.store.clone().close().await;
    // Wrong passphrases are counted beside the store.
    let files = || -> Vec<_> {
        files(school.folder()).into_iter().filter(|(file, _)| !file.ends_with("driehoek.pogingen")).collect()
    };
    let before = files();
    for (user, passphrase, refusal) in [
        (ANJA, TODAYS, Error::WrongPassphrase),
        ("niemand", PASSPHRASE, Error::WrongPassphrase),
        (TRUUS, PASSPHRASE, Error::NotAllowed),
    ] {
        assert_eq!(school.restore(&backup, user, passphrase).await.unwrap_err(), refusal, "{user}");
        assert_eq!(files(), before, "{user}");
    }
}

#[tokio::test]
async fn guessing_at_a_backup_takes_as_long_as_guessing_at_the_store() {
    let school = School::small().await;
    let backup = school.made(&school.back_up().await);
    for _ in 0..3 {
        assert_eq!(school.restore(&backup, ANJA, TODAYS).await.unwrap_err(), Error::WrongPassphrase);
    }
    assert_eq!(school.restore(&backup, ANJA, PASSPHRASE).await.unwrap_err(), Error::Wait { seconds: 1 });
    let outcome = unlock(school.folder(), ANJA, PASSPHRASE, later()).await;
    outcome.unwrap().store.close().await;
}

#[tokio::test]
async fn the_check_holds_the_history_to_what_backups_say_also_after_a_restore() {
    let school = School::small().await;
    let first = school.back_up_at(now() - Duration::days(1)).await;
    school.work().await;
    school.back_up().await;
    let check = async |store: &driehoek::store::Store| {
        driehoek::keeping::check(store, &director(), school.folder().into()).await.unwrap().faults
    };
    assert_eq!(check(&school.store).await, []);
    school.restore(&school.made(&first), ANJA, PASSPHRASE).await.unwrap();
    let store = unlocked(&school, ANJA, PASSPHRASE).await.unwrap();
    for _ in 0..4 {
        add(&store, &director(), &teacher("Anders")).await.unwrap();
    }
    assert_eq!(check(&store).await, [], "the second backup holds lines of the store that was kept aside");
    let label = school.made(&first).join("kopie.json");
    let hash = backup::row(&school.places_of(&store).await, &here(&first.name)).unwrap().manifest.unwrap().last_hash;
    fs::write(&label, fs::read_to_string(&label).unwrap().replace(&hash, &"0".repeat(64))).unwrap();
    let faults = check(&store).await;
    assert_eq!((faults.len(), faults[0].kind), (1, backup::FaultKind::Rewritten));
    store.close().await;
}

#[tokio::test]
async fn a_flipped_byte_is_found_with_and_without_the_label() {
    let school = School::small().await;
    let made = school.back_up().await;
    let backup = school.made(&made);
    flip(&place::store_file(&backup));
    school.store.clone().close().await;
    let store = fs::read(place::store_file(school.folder())).unwrap();
    assert_eq!(school.restore(&backup, ANJA, PASSPHRASE).await.unwrap_err(), Error::BackupDamaged);
    fs::write(backup.join("kopie.json"), "{\"made_at\":").unwrap();
    let outcome = school.restore(&backup, ANJA, PASSPHRASE).await.unwrap_err();
    assert!(matches!(outcome, Error::BackupDamaged | Error::StoreDamaged), "{outcome:?}");
    assert_eq!(fs::read(place::store_file(school.folder())).unwrap(), store);
    assert!(!school.folder().join("wissel.new").exists() && !school.folder().join("opzij").exists());
}

#[tokio::test]
async fn a_backup_without_its_label_is_listed_and_can_still_be_put_back() {
    let school = School::small().await;
    let made = school.back_up().await;
    let backup = school.made(&made);
    fs::remove_file(backup.join("kopie.json")).unwrap();
    let rows = backup::list(&school.places().await);
    assert_eq!((rows.len(), &rows[0].manifest, rows[0].people.len()), (1, &None, 2));
    school.restore(&backup, ANJA, PASSPHRASE).await.unwrap();
    unlocked(&school, ANJA, PASSPHRASE).await.unwrap().close().await;
}

#[tokio::test]
async fn a_backup_comes_in_the_place_of_a_damaged_store_of_one_without_keys_and_of_none() {
    let school = School::small().await;
    let made = school.back_up().await;
    let backup = tempfile::tempdir().unwrap();
    for file in ["driehoek.db", "driehoek.keys", "kopie.json"] {
        fs::copy(school.made(&made).join(file), backup.path().join(file)).unwrap();
    }
    school.store.clone().close().await;
    let damages: [fn(&Path); 5] = [
        |folder| fs::write(place::store_file(folder), "not a store").unwrap(),
        |folder| fs::remove_file(place::key_file(folder)).unwrap(),
        |folder| fs::write(place::key_file(folder), "not a key file").unwrap(),
        |folder| fs::remove_file(place::store_file(folder)).unwrap(),
        |folder| {
            fs::write(folder.join("driehoek.db-wal"), vec![7; 9000]).unwrap();
            fs::write(folder.join("driehoek.db-shm"), vec![7; 32768]).unwrap();
        },
    ];
    for damage in damages {
        damage(school.folder());
        school.restore(backup.path(), ANJA, PASSPHRASE).await.unwrap();
        unlocked(&school, ANJA, PASSPHRASE).await.unwrap().close().await;
    }
    let empty = tempfile::tempdir().unwrap();
    let opening = opening(backup.path(), ANJA, PASSPHRASE);
    let staged = driehoek::keeping::stage(empty.path(), opening, later()).await.unwrap();
    staged.put_in_place(later()).await.unwrap();
    unlock(empty.path(), ANJA, PASSPHRASE, later()).await.unwrap().store.close().await;
}

#[tokio::test]
async fn the_store_that_was_kept_aside_can_be_put_back_too() {
    let school = School::small().await;
    let made = school.back_up().await;
    school.work().await;
    school.store.clone().close().await;
    school.restore(&school.made(&made), ANJA, PASSPHRASE).await.unwrap();
    let places = Places { data: school.folder().into(), ..Places::default() };
    let names = listed(&places);
    assert_eq!(names[0], (BackupPlace::Here, "opzij-2026-11-24-081500".into()), "{names:?}");
    let aside = places.find(&here("opzij-2026-11-24-081500")).unwrap();
    school.restore(&aside, ANJA, PASSPHRASE).await.unwrap();
    let store = unlocked(&school, ANJA, PASSPHRASE).await.unwrap();
    let staff = everything(&store).await["staff_member"].join("");
    assert!(staff.contains("Nakomer"), "the work of after the backup is back");
    store.close().await;
}

#[tokio::test]
async fn what_was_kept_aside_or_copied_before_a_migration_counts_as_a_copy_and_goes_after_a_year() {
    let school = School::small().await;
    for (name, is_folder) in [
        ("opzij/2025-10-23-081500", true),
        ("opzij/2026-11-01-081500", true),
        ("driehoek-voor-bijwerken-2025-01-05-120000.db", false),
        ("driehoek-voor-bijwerken-2026-10-05-120000.db", false),
        ("driehoek-voor-bijwerken-van-an.db", false),
    ] {
        let path = school.folder().join(name);
        if is_folder { fs::create_dir_all(path).unwrap() } else { fs::write(path, "kopie").unwrap() }
    }
    let rows = backup::list(&school.places().await);
    let moments = backup::moments(school.folder(), &rows);
    for moment in ["2025-10-23T08:15:00.000Z", "2026-11-01T08:15:00.000Z", "2025-01-05T12:00:00.000Z"] {
        assert!(moments.iter().any(|one| one == moment), "{moment} in {moments:?}");
    }
    school.back_up().await;
    let is_there = |name: &str| school.folder().join(name).exists();
    assert!(!is_there("opzij/2025-10-23-081500") && !is_there("driehoek-voor-bijwerken-2025-01-05-120000.db"));
    assert!(is_there("opzij/2026-11-01-081500") && is_there("driehoek-voor-bijwerken-2026-10-05-120000.db"));
    assert!(is_there("driehoek-voor-bijwerken-van-an.db"), "what is not ours stays");
}

#[tokio::test]
async fn a_backup_that_is_open_beside_can_be_read_and_never_written() {
    let school = School::full().await;
    let then = everything(&school.store).await;
    let made = school.back_up().await;
    school.work().await;
    let before = files(&school.made(&made));
    let open = opening(&school.made(&made), TRUUS, PASSPHRASE);
    let (beside, user) = open_beside(school.folder().into(), open, later()).await.unwrap();
    assert_eq!((user.name.as_str(), beside.made_at.as_deref()), ("Truus Ermers 2", Some("2026-11-23T08:15:00.000Z")));
    assert_eq!(everything(&beside.store).await, then, "row for row");
    let written = add(&beside.store, &director(), &teacher("Bakker")).await.unwrap_err();
    assert_eq!(written, Error::ReadOnly);
    assert_eq!(beside.store.note(&director(), What::new("store.check", "")).await.unwrap_err(), Error::ReadOnly);
    assert_eq!(beside.store.undo(&director()).await.unwrap_err(), Error::ReadOnly);
    let raw = "delete from staff_member";
    let raw = driehoek::store::rows(&mut beside.store.read().await.unwrap(), raw, []).await;
    assert!(raw.is_err(), "the engine refuses as well");
    beside.store.close().await;
    leave_beside(school.folder()).await.unwrap();
    assert!(!school.folder().join("inzien").exists());
    assert_eq!(files(&school.made(&made)), before, "the backup itself was never touched");
    assert!(everything(&school.store).await["staff_member"].join("").contains("Nakomer"), "nor was the store");
}

#[tokio::test]
async fn a_backup_of_a_newer_program_is_left_alone() {
    let school = School::small().await;
    let newer = "insert into _sqlx_migrations (version, description, success, checksum, execution_time) \
                 values (9000, 'from the future', true, x'00', 0)";
    driehoek::store::rows(&mut school.store.read().await.unwrap(), newer, []).await.unwrap();
    let made = school.back_up().await;
    let outcome = school.restore(&school.made(&made), ANJA, PASSPHRASE).await.unwrap_err();
    assert!(matches!(outcome, Error::NewerSchema { found: 9000, .. }), "{outcome:?}");
    let open = opening(&school.made(&made), ANJA, PASSPHRASE);
    let outcome = open_beside(school.folder().into(), open, later()).await.map(drop).unwrap_err();
    assert!(matches!(outcome, Error::NewerSchema { found: 9000, .. }), "{outcome:?}");
    assert!(!school.folder().join("inzien").exists() && !school.folder().join("wissel.new").exists());
}

#[tokio::test]
async fn a_store_that_nobody_changed_is_not_copied_again() {
    let school = School::small().await;
    let first = school.back_up().await;
    let again = |at| back_up(&school.store, school.folder().into(), When::Changed, at);
    let second = again(later()).await.unwrap();
    assert_eq!((second.is_new, &second.name), (false, &first.name));
    school.work().await;
    let third = again(later()).await.unwrap();
    assert_eq!((third.is_new, third.name.as_str()), (true, "2026-11-24-081500"));
    school.give(ANJA, "Anja Peters", TODAYS);
    let fourth = again(later()).await.unwrap();
    assert_eq!((fourth.is_new, fourth.name.as_str()), (true, "2026-11-24-081501"), "another passphrase is a change");
    assert!(!again(later()).await.unwrap().is_new);
}

#[tokio::test]
async fn a_backup_of_a_clock_that_ran_ahead_stays_and_is_in_nobodys_way() {
    let school = School::small().await;
    let ahead = school.back_up_at(now() + Duration::days(4000)).await;
    school.work().await;
    let again = |at| back_up(&school.store, school.folder().into(), When::Changed, at);
    let made = again(now()).await.unwrap();
    assert!(made.is_new);
    let unchanged = again(later()).await.unwrap();
    assert_eq!((unchanged.is_new, unchanged.name), (false, made.name));
    assert!(school.made(&ahead).is_dir(), "it may be the only one of its moment");
}

#[tokio::test]
async fn a_backup_that_cannot_be_made_leaves_nothing_half() {
    let school = School::small().await;
    let rows = everything(&school.store).await;
    let keys = place::key_file(school.folder());
    let bytes = fs::read(&keys).unwrap();
    fs::remove_file(&keys).unwrap();
    let outcome = back_up(&school.store, school.folder().into(), When::Asked, now()).await.map(drop);
    assert!(matches!(outcome, Err(Error::File { .. })), "{outcome:?}");
    assert_eq!(fs::read_dir(school.folder().join("kopieen")).unwrap().count(), 0);
    fs::write(&keys, bytes).unwrap();
    school.back_up().await;
    assert_eq!(everything(&school.store).await, rows, "the store was not touched");
}

#[tokio::test]
async fn what_a_crash_left_half_is_swept_away_and_never_listed() {
    let school = School::small().await;
    let half = school.folder().join("kopieen").join("2026-11-20-170000.new");
    fs::create_dir_all(&half).unwrap();
    fs::write(half.join("driehoek.db"), "half").unwrap();
    assert_eq!(listed(&school.places().await), []);
    school.back_up().await;
    assert!(half.exists(), "another program may be making it");
    fs::File::open(&half).unwrap().set_modified(SystemTime::UNIX_EPOCH).unwrap();
    school.back_up().await;
    assert!(!half.exists());
}

#[tokio::test]
async fn a_store_on_a_server_has_backups_of_its_own() {
    support::on_postgres(async |desk| {
        let folder = tempfile::tempdir().unwrap();
        for when in [When::Asked, When::Changed] {
            let outcome = back_up(&desk.store, folder.path().into(), when, now()).await.map(drop);
            assert_eq!(outcome, Err(Error::BackupMissing));
        }
        assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 0);
    })
    .await;
}
