//! Putting a backup back before the desk is open: after a mistake, and over a store that is damaged.

use std::fs;
use std::ops::Range;
use std::path::Path;

use crate::backups::{AFTER, BEFORE, board_is, name_board};
use crate::real_window::people::PASSPHRASE;
use crate::real_window::{Start, Theme, Window};

/// Makes a school with a backup of its board's right name.
async fn backed_up() -> Window {
    let window = Window::open(Start::New, Theme::Light).await;
    window.makes_school().await;
    name_board(&window, BEFORE).await;
    window.goto("#/beheer/reservekopieen").await;
    window.click("Nu een reservekopie maken").await;
    window.lists("vandaag").await;
    window
}

/// Opens the backup in the list; what was kept aside is none.
const OPEN_BACKUP: &str = "const row = [...document.querySelectorAll('main tbody tr')].find((one) => !one.innerText.includes('opzij gezet'));\
    const opener = row?.querySelector('button'); opener?.click(); return opener != null";

/// From the lock to the backup, up to the passphrase of then.
async fn choose_at_lock(window: &Window) {
    window.click("Reservekopie terugzetten").await;
    window.is_on("Een reservekopie terugzetten").await;
    window.lists("vandaag").await;
    window.until("a backup opens", OPEN_BACKUP).await;
    window.is_on("Reservekopie van vandaag").await;
}

async fn put_back(window: &Window) {
    window.fill("Uw wachtzin van toen", PASSPHRASE).await;
    window.click("Reservekopie terugzetten").await;
    window.is_locked().await;
    window.unlocks(PASSPHRASE).await;
    board_is(window, BEFORE).await;
}

#[tokio::test]
async fn a_mistake_is_taken_back_from_the_lock() {
    let window = backed_up().await;
    name_board(&window, AFTER).await;
    window.locks().await;
    choose_at_lock(&window).await;
    window.is_accessible("een reservekopie vanaf het slot").await;
    window.fill("Uw wachtzin van toen", "een heel andere zin").await;
    window.click("Reservekopie terugzetten").await;
    window.sees_a_problem("the wrong passphrase of then").await;
    window.is_accessible("verkeerde wachtzin van toen").await;
    put_back(&window).await;
    assert_eq!(window.kept_in("opzij").len(), 1, "what made place stands aside");
    window.close().await;
}

/// As a disk that loses some of what it was given to keep.
fn damage(file: &Path, lost: Range<usize>) {
    let mut bytes = fs::read(file).expect("the file");
    bytes[lost].fill(0);
    fs::write(file, bytes).expect("the file is damaged");
}

#[tokio::test]
async fn a_damaged_store_and_damaged_keys_make_place_for_a_backup() {
    let closed = backed_up().await.goes_home().await;
    let store = closed.data().join("driehoek.db");
    damage(&store, 0..64);
    let window = closed.opens().await;
    window.is_locked().await;
    window.tries(PASSPHRASE).await;
    window.sees("is beschadigd of hoort niet bij deze sleutel").await;
    window.is_accessible("beschadigde gegevens").await;
    choose_at_lock(&window).await;
    put_back(&window).await;

    let closed = window.goes_home().await;
    damage(&closed.data().join("driehoek.keys"), 0..64);
    let window = closed.opens().await;
    window.is_locked().await;
    window.tries(PASSPHRASE).await;
    window.sees("Het sleutelbestand driehoek.keys is niet te lezen").await;
    window.is_accessible("beschadigd sleutelbestand").await;
    choose_at_lock(&window).await;
    put_back(&window).await;
    assert_eq!(window.kept_in("opzij").len(), 2, "what was damaged stands aside, each time");
    window.close().await;
}
