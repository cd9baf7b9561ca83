//! Backups of a school's own store: made, looked into beside the store, and put back in its place.

use serde_json::Value;

use crate::real_window::people::{DIRECTOR, PASSPHRASE};
use crate::real_window::{Start, Theme, Window};

pub(crate) const BEFORE: &str = "Stichting Voorbeeld primair onderwijs";
pub(crate) const AFTER: &str = "Stichting De Verkeerde Naam";

pub(crate) async fn name_board(window: &Window, name: &str) {
    window.goto("#/instellingen/school").await;
    window.fill("Bestuur", name).await;
    window.tab().await;
    window.has_saved_field("Bestuur").await;
}

/// Waits until the school's board is called so in its field.
pub(crate) async fn board_is(window: &Window, name: &str) {
    window.goto("#/instellingen/school").await;
    let script =
        format!("return [...document.querySelectorAll('input')].some((one) => one.value === {})", Value::from(name));
    window.until(&format!("the board is {name}"), &script).await;
}

async fn make_one(window: &Window) {
    window.goto("#/beheer/reservekopieen").await;
    window.sees("Nog geen reservekopieën").await;
    window.is_accessible("reservekopieën, nog geen").await;
    window.click("Nu een reservekopie maken").await;
    window.lists("vandaag").await;
    window.sees("De nieuwste reservekopie is van vandaag").await;
    window.is_accessible("reservekopieën").await;
}

/// Opens the newest backup's own window, and goes on to one of its deeds.
async fn choose_newest(window: &Window, deed: &str) {
    window.goto("#/beheer/reservekopieen").await;
    window.lists("vandaag").await;
    window.click("vandaag").await;
    window.sees("Wat zit erin").await;
    window.is_accessible("een reservekopie").await;
    window.click(deed).await;
    window.fill("Uw wachtzin van toen", PASSPHRASE).await;
    window.is_accessible(deed).await;
}

#[tokio::test]
async fn a_backup_is_made_looked_into_and_put_back() {
    let window = Window::open(Start::New, Theme::Light).await;
    window.makes_school().await;
    name_board(&window, BEFORE).await;
    make_one(&window).await;
    assert_eq!(window.kept_in("kopieen").len(), 1, "one on the disk");
    name_board(&window, AFTER).await;

    choose_newest(&window, "Bekijken naast de gewone gegevens").await;
    window.click("Bekijken naast de gewone gegevens").await;
    window.sees("U kijkt in de reservekopie van").await;
    window.goto("#/instellingen/school").await;
    window.sees(BEFORE).await;
    window.is_accessible("in een reservekopie").await;
    assert_eq!(window.find_all("main :is(input, textarea, select)").await, 0, "nothing can be changed");
    window.goto("#/aanmeldingen/nieuw").await;
    window.sees("In een reservekopie kunt u alleen kijken").await;

    window.click("Terug naar de gewone gegevens").await;
    window.is_locked().await;
    window.unlocks(PASSPHRASE).await;
    board_is(&window, AFTER).await;

    choose_newest(&window, "Terugzetten").await;
    window.click("Reservekopie terugzetten").await;
    window.is_locked().await;
    window.unlocks(PASSPHRASE).await;
    board_is(&window, BEFORE).await;
    assert_eq!(window.kept_in("kopieen").len(), 1, "the backup stays");
    let aside = window.kept_in("opzij");
    assert_eq!(aside.len(), 1, "what made place stands aside: {aside:?}");
    assert!(aside[0].join("driehoek.db").exists() && aside[0].join("driehoek.keys").exists(), "whole: {aside:?}");
    window.goto("#/beheer/geschiedenis").await;
    window.sees("teruggezet").await;
    window.sees(DIRECTOR).await;
    window.close().await;
}

#[tokio::test]
async fn closing_the_program_makes_a_backup_by_itself() {
    let window = Window::open(Start::New, Theme::Light).await;
    window.makes_school().await;
    name_board(&window, BEFORE).await;
    assert!(window.kept_in("kopieen").is_empty(), "none yet");
    let window = window.close_and_reopen().await;
    let backups = window.kept_in("kopieen");
    assert_eq!(backups.len(), 1, "one of the day: {backups:?}");
    for file in ["driehoek.db", "driehoek.keys", "kopie.json"] {
        assert!(backups[0].join(file).exists(), "{file} in {backups:?}");
    }
    // It can be put back from the lock, by who forgot how to get in otherwise.
    window.click("Reservekopie terugzetten").await;
    window.is_on("Een reservekopie terugzetten").await;
    window.lists("vandaag").await;
    window.is_accessible("terugzetten vanaf het slot").await;
    window.close().await;
}
