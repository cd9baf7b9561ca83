//! Backups of another program, another clock, another school, and two at once.

#![allow(clippy::unwrap_used, reason = "what fails here fails the test")]

#[path = "support/keeping.rs"]
mod keeping;
#[path = "support/rows.rs"]
mod rows;
mod support;

use std::fs;

use chrono::{DateTime, Duration, Utc};
use driehoek::Error;
use driehoek::keeping::notices::{SafetyNotice, around, notices};
use driehoek::keeping::{When, back_up, open_beside};
use driehoek::rights::Role;
use driehoek::store::backup::{self, Places, chosen, leave_beside};
use driehoek::store::setup::unlock;
use driehoek::store::{Store, place};
use keeping::{ANJA, School, everything, files, here, later, listed, opening};
use sqlx::Row as _;
use support::{PASSPHRASE, now, today};

/// Takes the last schema change away again, as if the program of before had made this store.
async fn make_older(store: &Store) -> i64 {
    let mut db = store.read().await.unwrap();
    let newest = "select max(version) as version from _sqlx_migrations";
    let newest: i64 = driehoek::store::rows(&mut db, newest, []).await.unwrap()[0].get("version");
    assert_eq!(newest, 11, "this test takes away what the last schema change brought");
    for sql in ["drop table wenochtend", "drop table child_start", "delete from _sqlx_migrations where version = 11"] {
        driehoek::store::rows(&mut db, sql, []).await.unwrap();
    }
    newest
}

#[tokio::test]
async fn a_backup_of_an_earlier_program_is_brought_up_to_date_when_it_is_put_back_and_stays_as_it_is() {
    let school = School::full().await;
    let newest = make_older(&school.store).await;
    let then = everything(&school.store).await;
    let backup = school.made(&school.back_up().await);
    let before = files(&backup);
    let (beside, _) = open_beside(school.folder().into(), opening(&backup, ANJA, PASSPHRASE), later()).await.unwrap();
    assert_eq!(everything(&beside.store).await["child"], then["child"], "it can be read beside the store");
    beside.store.close().await;
    leave_beside(school.folder()).await.unwrap();
    school.restore(&backup, ANJA, PASSPHRASE).await.unwrap();
    let store = unlock(school.folder(), ANJA, PASSPHRASE, later()).await.unwrap().store;
    let now = everything(&store).await;
    assert!(
        now.contains_key("wenochtend")
            && now["_sqlx_migrations"].iter().any(|row| row.starts_with(&newest.to_string()))
    );
    for table in ["child", "caregiver", "household", "application", "letter", "journal_row", "app_user"] {
        assert_eq!(now[table], then[table], "{table}");
    }
    store.close().await;
    assert_eq!(files(&backup), before, "the backup itself is as it was made");
}

/// What Vandaag says of the backups to the director.
async fn said(school: &School, at: DateTime<Utc>) -> Vec<SafetyNotice> {
    let mut db = school.store.read().await.unwrap();
    let around = around(&mut db, school.folder().into(), at).await.unwrap();
    let said = notices(&mut db, Role::Director, Some(around), today(), at).await.unwrap();
    said.into_iter().filter(|notice| matches!(notice, SafetyNotice::BackupOld { .. })).collect()
}

#[tokio::test]
async fn a_backup_of_a_clock_that_ran_ahead_hides_no_old_one() {
    let school = School::small().await;
    school.back_up_at(now() - Duration::days(20)).await;
    let old = [SafetyNotice::BackupOld { made_at: Some("2026-11-03T08:15:00.000Z".into()) }];
    assert_eq!(said(&school, now()).await, old);
    school.back_up_at(now() + Duration::days(400)).await;
    assert_eq!(said(&school, now()).await, old, "it says nothing of what was made since");
}

#[tokio::test]
async fn a_label_that_lies_hides_no_old_backup_and_breaks_nothing() {
    let school = School::small().await;
    let made = school.back_up_at(now() - Duration::days(20)).await;
    let label = school.made(&made).join("kopie.json");
    let honest = fs::read_to_string(&label).unwrap();
    let lying = school.folder().join("kopieen").join("2026-11-10-100000");
    fs::create_dir_all(&lying).unwrap();
    for (honest_part, lie) in [
        ("2026-11-03T08:15:00.000Z", "zodra het uitkomt"),
        ("2026-11-03T08:15:00.000Z", "9999-99-99T99:99:99.999Z"),
        ("\"last_seq\": ", "\"last_seq\": 99999999999999999999"),
        ("\"kilobytes\": ", "\"kilobytes\": -1"),
        ("\"checksum\": \"", "\"checksum\": \"../../"),
    ] {
        assert!(honest.contains(honest_part), "{honest}");
        fs::write(lying.join("kopie.json"), honest.replace(honest_part, lie)).unwrap();
        assert_eq!(said(&school, now()).await.len(), 1, "{lie}");
        assert_eq!(listed(&school.places().await).len(), 2, "{lie}");
        let outcome = backup::stage(school.folder(), opening(&lying, ANJA, PASSPHRASE), now()).await.map(drop);
        assert_eq!(outcome, Err(Error::BackupMissing), "{lie}: there is no store in it");
        school.work().await;
        let again = now() - Duration::days(15);
        assert!(back_up(&school.store, school.folder().into(), When::Changed, again).await.is_ok(), "{lie}");
        assert!(lying.is_dir(), "{lie}: what nobody can tell is not rotated away");
        fs::remove_dir_all(school.folder().join("kopieen").join(folder_of(again))).unwrap();
    }
}

fn folder_of(at: DateTime<Utc>) -> String {
    at.format("%Y-%m-%d-%H%M%S").to_string()
}

#[tokio::test(flavor = "multi_thread")]
async fn two_programs_that_make_a_backup_at_once_leave_only_whole_ones() {
    let school = School::small().await;
    for round in 0..12 {
        school.work().await;
        let at = now() + Duration::minutes(round);
        let make = || {
            tokio::spawn({
                let (store, folder) = (school.store.clone(), school.folder().to_path_buf());
                async move { back_up(&store, folder, When::Asked, at).await.map(drop) }
            })
        };
        let (one, other) = (make(), make());
        let outcomes = [one.await.unwrap(), other.await.unwrap()];
        assert!(outcomes.iter().any(Result::is_ok), "{outcomes:?}");
    }
    let places = school.places().await;
    for (_, name) in listed(&places) {
        let backup = places.find(&here(&name)).unwrap();
        let (beside, _) =
            open_beside(school.folder().into(), opening(&backup, ANJA, PASSPHRASE), later()).await.unwrap();
        beside.store.close().await;
    }
}

#[tokio::test]
async fn two_schools_share_a_second_place_and_neither_takes_the_others_backups_away() {
    let (one, other) = (School::small().await, School::small().await);
    let shared = tempfile::tempdir().unwrap();
    for school in [&one, &other] {
        let folder = shared.path().display().to_string();
        school.set(|safety| (safety.second_place, safety.keep_daily, safety.keep_monthly) = (Some(folder), 1, 1)).await;
    }
    for days in 0..4 {
        for school in [&one, &other] {
            school.work().await;
            assert_eq!(school.back_up_at(now() + Duration::days(days)).await.second, Some(Ok(())));
        }
    }
    let within = shared.path().join("Driehoek");
    let names: Vec<_> = fs::read_dir(&within).unwrap().map(|entry| entry.unwrap().path()).collect();
    assert_eq!(names.len(), 2, "the newest of each: {names:?}");
    let newest = chosen(shared.path()).unwrap();
    assert!(place::store_file(&newest).is_file());
    for school in [&one, &other] {
        let places = Places { second: Some(shared.path().into()), ..school.places().await };
        let mine = backup::list(&places).into_iter().filter(|row| row.also_elsewhere).count();
        assert_eq!(mine, 2, "its own, here and there");
    }
}

#[tokio::test]
async fn a_clock_that_runs_ahead_takes_no_store_away_that_was_kept_aside() {
    let school = School::small().await;
    school.back_up().await;
    let aside = school.folder().join("opzij").join("2026-11-01-081500");
    let copy = school.folder().join("driehoek-voor-bijwerken-2026-10-05-120000.db");
    fs::create_dir_all(&aside).unwrap();
    fs::write(&copy, "kopie").unwrap();
    school.work().await;
    school.back_up_at(now() + Duration::days(800)).await;
    assert!(aside.is_dir() && copy.is_file(), "nobody waited for two years");
}
