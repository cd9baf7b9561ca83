//! Where backups lie: a second place beside the data folder, how many stay in each, and a folder that somebody chose.

#![allow(clippy::unwrap_used, reason = "what fails here fails the test")]

#[path = "support/keeping.rs"]
mod keeping;
#[path = "support/rows.rs"]
mod rows;
mod support;

use std::fs;
use std::path::Path;

use chrono::Duration;
use driehoek::Error;
use driehoek::keeping::{When, back_up};
use driehoek::store::backup::{self, BackupPlace, Places};
use keeping::{School, director, files, later};
use support::now;

#[tokio::test]
async fn a_second_place_that_is_gone_costs_nothing_and_is_filled_when_it_is_back() {
    let school = School::small().await;
    school.set_second().await;
    let away = school.second().with_extension("weg");
    fs::rename(school.second(), &away).unwrap();
    let made = school.back_up().await;
    assert_eq!(made.second, Some(Err(Error::SecondPlaceGone)));
    assert!(school.made(&made).join("kopie.json").is_file(), "the first is whole");
    assert!(!school.second().exists(), "nothing is made where the disk should be");
    assert!(!backup::second(school.second()).is_there);
    fs::rename(&away, school.second()).unwrap();
    let again = back_up(&school.store, school.folder().into(), When::Changed, later()).await.unwrap();
    assert_eq!((again.is_new, again.second), (false, Some(Ok(()))));
    let rows = backup::list(&school.places().await);
    assert!(rows.len() == 2 && rows.iter().all(|row| row.also_elsewhere), "{rows:?}");
    assert_eq!(backup::second(school.second()).newest_at.as_deref(), Some("2026-11-23T08:15:00.000Z"));
}

#[tokio::test]
async fn a_second_place_that_cannot_be_written_leaves_nothing_half() {
    let school = School::small().await;
    school.set_second().await;
    fs::write(school.second().join("Driehoek"), "a file where the folder should be").unwrap();
    let made = school.back_up().await;
    assert!(matches!(made.second, Some(Err(Error::File { .. }))), "{:?}", made.second);
    assert!(school.made(&made).is_dir());
    assert_eq!(files(school.second()).len(), 1);
}

#[tokio::test]
async fn those_that_served_go_in_both_places_and_nothing_else_does() {
    let school = School::small().await;
    school.set_second().await;
    school.set(|safety| (safety.keep_daily, safety.keep_monthly, safety.keep_yearly) = (2, 0, 0)).await;
    let strangers = [
        school.second().join("vakantie.jpg"),
        school.second().join("Driehoek").join("lees mij.txt"),
        school.second().join("Driehoek").join("2026-11-01-080000"),
        school.folder().join("kopieen").join("2026-11-02-080000"),
        school.folder().join("kopieen").join("brief.new"),
    ];
    fs::create_dir_all(school.second().join("Driehoek")).unwrap();
    fs::create_dir_all(school.folder().join("kopieen")).unwrap();
    for stranger in &strangers {
        fs::write(stranger, "van iemand anders").unwrap();
    }
    let other = School::small().await;
    let second = school.second().display().to_string();
    other.set(|safety| safety.second_place = Some(second)).await;
    let theirs = other.back_up_at(now() - Duration::days(30)).await;
    assert_eq!(theirs.second, Some(Ok(())));

    for day in 0..5 {
        school.work().await;
        assert_eq!(school.back_up_at(now() + Duration::days(day)).await.second, Some(Ok(())));
    }
    let ours = ["2026-11-27-081500", "2026-11-26-081500"];
    for place in [school.folder().join("kopieen"), school.second().join("Driehoek")] {
        for name in ours {
            assert!(place.join(name).join("kopie.json").is_file(), "{name} stays in {}", place.display());
        }
        assert!(!place.join("2026-11-25-081500").exists(), "it served in {}", place.display());
    }
    for stranger in &strangers {
        assert_eq!(fs::read(stranger).unwrap(), b"van iemand anders", "{}", stranger.display());
    }
    assert!(school.second().join("Driehoek").join(&theirs.name).is_dir(), "another school's backup stays");
}

#[tokio::test]
async fn a_folder_that_somebody_chose_is_a_backup_or_holds_one() {
    let school = School::small().await;
    school.set_second().await;
    let made = school.back_up().await;
    let whole = school.second().join("Driehoek").join(&made.name);
    assert_eq!(backup::chosen(&whole).unwrap(), whole);
    assert_eq!(backup::chosen(school.second()).unwrap(), whole, "the root of the stick");
    assert_eq!(backup::chosen(&school.second().join("Driehoek")).unwrap(), whole);
    assert_eq!(backup::chosen(&std::env::temp_dir().join("leeg")).unwrap_err(), Error::BackupMissing);
    let places = Places { chosen: Some(whole.clone()), ..Places::default() };
    let at = backup::BackupRef { place: BackupPlace::Chosen, name: made.name };
    assert!(backup::row(&places, &at).unwrap().manifest.is_some());
}

#[tokio::test]
async fn the_second_place_lies_elsewhere_and_can_be_written() {
    let school = School::small().await;
    let save = async |place: &Path| {
        let mut safety = school.safety().await;
        safety.second_place = Some(place.display().to_string());
        driehoek::keeping::save_safety(&school.store, &director(), school.folder().into(), safety).await
    };
    fs::create_dir(school.folder().join("binnen")).unwrap();
    for (place, code) in [
        (school.folder().to_owned(), "PlaceInStore"),
        (school.folder().join("binnen"), "PlaceInStore"),
        (school.second().join("er niet"), "PlaceNotWritable"),
    ] {
        let refused = format!("{:?}", save(&place).await.unwrap_err());
        assert!(refused.contains(code) && refused.contains("second_place"), "{refused}");
    }
    let saved = save(school.second()).await.unwrap().value;
    assert_eq!((saved.version, saved.second_place), (1, Some(school.second().display().to_string())));
    assert_eq!(fs::read_dir(school.second()).unwrap().count(), 0, "trying left nothing");
}

#[tokio::test]
async fn how_the_store_guards_itself_has_bounds_and_versions() {
    let school = School::small().await;
    let shipped = school.safety().await;
    assert_eq!((shipped.idle_minutes, shipped.keep_daily, shipped.keep_monthly, shipped.keep_yearly), (10, 14, 12, 7));
    let mut wrong = shipped.clone();
    (wrong.idle_minutes, wrong.keep_daily, wrong.keep_monthly, wrong.keep_yearly) = (0, 0, 121, -1);
    let data = || school.folder().into();
    let refused = driehoek::keeping::save_safety(&school.store, &director(), data(), wrong).await.unwrap_err();
    let Error::Invalid { findings } = refused else { panic!("{refused:?}") };
    let fields: Vec<_> = findings.iter().map(|finding| finding.field.as_str()).collect();
    assert_eq!(fields, ["idle_minutes", "keep_daily", "keep_monthly", "keep_yearly"]);
    school.set(|safety| safety.idle_minutes = 5).await;
    assert_eq!(school.safety().await.idle_minutes, 5);
    let stale = driehoek::keeping::save_safety(&school.store, &director(), data(), shipped).await.unwrap_err();
    assert!(matches!(stale, Error::Conflict { .. }), "{stale:?}");
}
