//! The second place: a stick that gets every backup, is pulled out, and is filled again when it is back.

use std::fs;
use std::path::{Path, PathBuf};

use crate::backups::{BEFORE, name_board};
use crate::real_window::papers::entries;
use crate::real_window::people::PASSPHRASE;
use crate::real_window::{Start, Theme, Window};

/// The backups on the stick, by name. Each must be whole.
fn on_stick(stick: &Path) -> Vec<PathBuf> {
    let backups = entries(&stick.join("Driehoek"));
    for file in ["driehoek.db", "driehoek.keys", "kopie.json"] {
        assert!(backups.iter().all(|backup| backup.join(file).is_file()), "{file} in each of {backups:?}");
    }
    backups
}

fn names(backups: &[PathBuf]) -> Vec<String> {
    backups.iter().filter_map(|backup| Some(backup.file_name()?.to_string_lossy().into_owned())).collect()
}

/// Chooses the stick, first without it in the computer.
async fn choose_stick(window: &Window) {
    window.goto("#/beheer/reservekopieen").await;
    window.click("Tweede plek kiezen…").await;
    window.sees("Is de schijf aangesloten, en mag u er schrijven?").await;
    window.is_accessible("tweede plek die er niet is").await;
    fs::create_dir(window.stick()).expect("the stick goes in");
    window.click("Tweede plek kiezen…").await;
    window.sees("Elke reservekopie gaat ook naar").await;
    window.is_accessible("tweede plek gekozen").await;
}

async fn make_one(window: &Window) {
    window.goto("#/beheer/reservekopieen").await;
    window.click("Nu een reservekopie maken").await;
}

/// What is said when the stick is out, where one begins the day and where one looks after the backups.
async fn is_missed(window: &Window) {
    window.goto("#/vandaag").await;
    window.sees("De tweede plek voor reservekopieën is er niet").await;
    window.is_accessible("Vandaag zonder tweede plek").await;
    window.click("Naar de reservekopieën").await;
    window.sees("De tweede plek is niet te bereiken").await;
    window.is_accessible("reservekopieën zonder tweede plek").await;
}

#[tokio::test]
async fn a_stick_gets_every_backup_and_is_missed_when_it_is_out() {
    let window = Window::open(Start::New, Theme::Light).await;
    window.makes_school().await;
    choose_stick(&window).await;
    make_one(&window).await;
    window.sees("Ook op de tweede plek").await;
    window.lists("hier en tweede plek").await;
    window.is_accessible("reservekopieën op twee plekken").await;
    let (stick, pocket) = (window.stick(), window.stick().with_file_name("in de jaszak"));
    let first = names(&on_stick(&stick));
    assert_eq!(first, names(&window.kept_in("kopieen")), "the same one in both places");

    fs::rename(&stick, &pocket).expect("the stick comes out");
    is_missed(&window).await;
    name_board(&window, BEFORE).await;
    make_one(&window).await;
    window.sees("De tweede plek voor reservekopieën is niet te bereiken").await;
    window.lists("hier").await;
    window.no_longer_sees("hier en tweede plek").await;
    assert_eq!(names(&on_stick(&pocket)), first, "what lies on the stick stays");
    assert_ne!(names(&window.kept_in("kopieen")), first, "the newest of the day lies here alone");

    fs::rename(&pocket, &stick).expect("the stick goes in again");
    window.goto("#/vandaag").await;
    window.is_on("Niets dat vandaag wacht").await;
    let window = window.close_and_reopen().await;
    assert_eq!(names(&on_stick(&stick)), names(&window.kept_in("kopieen")), "closing filled it again");
    window.unlocks(PASSPHRASE).await;
    window.goto("#/beheer/reservekopieen").await;
    window.sees("Ook op de tweede plek").await;
    window.no_longer_sees("niet te bereiken").await;
    window.close().await;
}
