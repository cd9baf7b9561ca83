//! Who may open Driehoek: somebody new, what they see, and the end of their access.

use serde_json::Value;

use crate::real_window::people::{self, DEMO_PASSPHRASE, PASSPHRASE};
use crate::real_window::{Start, Theme, Window};

const DIRECTOR: &str = "Anja de Groot";
const TEACHER: &str = "Sanne de Wit";
const NEWCOMER: &str = "Ineke Wulpenhorst";
const FIRST: &str = "zeven reigers in de polder";
const OWN: &str = "negen futen langs de dijk";

async fn add_office_worker(window: &Window) {
    window.goto("#/beheer/gebruikers").await;
    window.sees("Driehoek openen, ").await;
    window.is_accessible("gebruikers").await;
    window.click("Gebruiker toevoegen").await;
    window.fill("Naam", NEWCOMER).await;
    window.click("Administratie").await;
    window.fill_new_passphrase("Wachtzin", FIRST).await;
    window.is_accessible("gebruiker toevoegen").await;
    window.click("Gebruiker toevoegen").await;
    window.dialog_closes().await;
    window.lists(NEWCOMER).await;
}

/// The address of a dossier that waits for a decision.
async fn undecided(window: &Window) -> String {
    window.goto("#/aanmeldingen?weergave=tabel").await;
    window.lists("Beslissing vastleggen").await;
    let script = "return [...document.querySelectorAll('main tbody tr')]\
        .find((row) => row.innerText.includes('Beslissing vastleggen')).querySelector('a').hash";
    format!("{}?tab=gesprek", window.look(script).await.as_str().unwrap_or_default())
}

/// How many buttons there are to decide with. The next step stands there in words as well, for everyone.
async fn deciding(window: &Window) -> u64 {
    window.comes_to_rest().await;
    let script = "return [...document.querySelectorAll('main button')].filter((one) => one.innerText.includes('Beslissing vastleggen')).length";
    window.look(script).await.as_u64().unwrap_or_default()
}

/// The screens of Beheer that this person is shown.
async fn tabs_of_beheer(window: &Window) -> String {
    window.goto("#/beheer/beveiliging").await;
    window.is_on("Beveiliging").await;
    let script =
        "return [...document.querySelectorAll('nav[aria-label=Beheer] a')].map((one) => one.innerText).join(', ')";
    window.look(script).await.as_str().unwrap_or_default().to_owned()
}

async fn change_own_passphrase(window: &Window) {
    window.goto("#/beheer/beveiliging").await;
    window.click("Wachtzin wijzigen").await;
    window.fill("Wachtzin van nu", FIRST).await;
    window.fill_new_passphrase("Nieuwe wachtzin", OWN).await;
    window.is_accessible("wachtzin wijzigen").await;
    window.click("Wachtzin wijzigen").await;
    window.dialog_closes().await;
    window.sees("Uw wachtzin is gewijzigd").await;
}

async fn end_access(window: &Window) {
    window.goto("#/beheer/gebruikers").await;
    window.lists(NEWCOMER).await;
    window.click(NEWCOMER).await;
    window.is_accessible("gebruiker wijzigen").await;
    window.click("Toegang beëindigen").await;
    window.sees("blijft in de geschiedenis staan").await;
    window.is_accessible("toegang beëindigen").await;
    window.click("Toegang beëindigen").await;
    // Who leaves may have taken a copy: encrypting anew is offered, and can wait.
    window.sees("kan deze Driehoek niet meer openen").await;
    window.is_accessible("opnieuw versleutelen").await;
    window.click("Nu niet").await;
    window.dialog_closes().await;
}

async fn only_the_own_passphrase_opens(window: &Window) {
    window.locks().await;
    window.tries(FIRST).await;
    window.sees_a_problem("that the first passphrase opens nothing any more").await;
    window.unlocks(OWN).await;
}

async fn can_no_longer_open(window: &Window) {
    window.locks().await;
    let names =
        window.look("return [...document.querySelectorAll('select option')].map((one) => one.label).join()").await;
    assert!(
        !names.as_str().unwrap_or_default().contains(NEWCOMER),
        "they are no longer among those who may open: {names}"
    );
    window.unlocks_as(DIRECTOR, DEMO_PASSPHRASE).await;
    window.goto("#/beheer/gebruikers").await;
    window.click("Ook wie geen toegang meer heeft").await;
    window.lists(NEWCOMER).await;
}

#[tokio::test]
async fn an_office_worker_gets_a_key_of_their_own_and_loses_it_again() {
    let window = Window::open(Start::Demo, Theme::Light).await;
    window.sees("Gesprekken vandaag").await;
    let dossier = undecided(&window).await;
    window.goto(&dossier).await;
    window.sees("Besluit").await;
    assert_eq!(deciding(&window).await, 1, "the director does");
    add_office_worker(&window).await;

    window.locks().await;
    window.is_accessible("ontgrendelen met keuze").await;
    window.unlocks_as(NEWCOMER, FIRST).await;
    window.goto(&dossier).await;
    window.sees("Besluit").await;
    assert_eq!(deciding(&window).await, 0, "the office does not decide");
    assert_eq!(tabs_of_beheer(&window).await, "Beveiliging, Reservekopieën, Geschiedenis");
    window.goto("#/beheer/gebruikers").await;
    window.sees("Dit onderdeel is voor de directeur").await;
    window.is_accessible("niet voor uw rol").await;
    change_own_passphrase(&window).await;

    only_the_own_passphrase_opens(&window).await;
    window.locks().await;
    window.unlocks_as(DIRECTOR, DEMO_PASSPHRASE).await;
    end_access(&window).await;

    can_no_longer_open(&window).await;
    window.close().await;
}

/// The percentages that were told, as somebody hears them who looks on: they are gone before one can look for them.
const HEAR_PROGRESS: &str = "window.told = []; new MutationObserver(() => {\
      const words = document.querySelector('dialog[open] [role=progressbar]')?.getAttribute('aria-valuetext');\
      if (words && !window.told.includes(words)) window.told.push(words);\
    }).observe(document.body, { subtree: true, childList: true, characterData: true, attributes: true })";

/// Encrypts all data anew, and looks on.
async fn encrypt_anew(window: &Window) {
    window.look(HEAR_PROGRESS).await;
    window.click("Opnieuw versleutelen").await;
    window.sees("Alle gegevens zijn opnieuw versleuteld").await;
    window.is_accessible("opnieuw versleuteld").await;
    let told = window.look("return window.told").await;
    assert!(told.as_array().is_some_and(|told| !told.is_empty()), "how far it was, was told");
    window.click("Sluiten").await;
    window.dialog_closes().await;
}

/// Looks into the backup as somebody who could open it then.
async fn looks_into_backup(window: &Window, who: &str, passphrase: &str) {
    window.goto("#/beheer/reservekopieen").await;
    window.lists("vandaag").await;
    window.click("vandaag").await;
    window.click("Bekijken naast de gewone gegevens").await;
    window.choose("Wie bent u?", who).await;
    window.fill("Uw wachtzin van toen", passphrase).await;
    window.click("Bekijken naast de gewone gegevens").await;
    window.sees("U kijkt in de reservekopie van").await;
    window.sees(&format!("{who},")).await;
    window.click("Terug naar de gewone gegevens").await;
    window.is_locked().await;
}

#[tokio::test]
async fn the_key_is_exchanged_and_what_was_kept_before_opens_as_it_did() {
    let window = Window::open(Start::New, Theme::Light).await;
    let code = window.makes_school().await;
    add_office_worker(&window).await;
    window.goto("#/beheer/reservekopieen").await;
    window.click("Nu een reservekopie maken").await;
    window.lists("vandaag").await;
    let key_file = window.data().join("driehoek.keys");
    let keys_then = std::fs::read(&key_file).expect("the keys");

    window.goto("#/beheer/gebruikers").await;
    window.lists(NEWCOMER).await;
    window.click(NEWCOMER).await;
    window.click("Toegang beëindigen").await;
    window.sees("blijft in de geschiedenis staan").await;
    window.click("Toegang beëindigen").await;
    window.sees("kan deze Driehoek niet meer openen").await;
    encrypt_anew(&window).await;

    // What somebody took home opens nothing of now.
    window.locks().await;
    let keys_now = std::fs::read(&key_file).expect("the keys");
    std::fs::write(&key_file, keys_then).expect("the keys of then");
    window.tries(PASSPHRASE).await;
    window.sees("is beschadigd of hoort niet bij deze sleutel").await;
    std::fs::write(&key_file, keys_now).expect("the keys of now");

    // Who stays opens it as before, and so does the paper in the safe.
    window.unlocks(PASSPHRASE).await;
    looks_into_backup(&window, people::DIRECTOR, PASSPHRASE).await;
    window.unlocks(PASSPHRASE).await;
    looks_into_backup(&window, NEWCOMER, FIRST).await;
    window.click("Wachtzin vergeten?").await;
    window.fill("Herstelcode", &code.join(" ")).await;
    window.fill_new_passphrase("Nieuwe wachtzin", OWN).await;
    window.click("Openen").await;
    window.is_open().await;
    window.goto("#/beheer/geschiedenis").await;
    window.sees("opnieuw versleuteld").await;
    window.close().await;
}

/// The names in the list of aanmeldingen, on its first page.
async fn listed(window: &Window) -> Vec<String> {
    window.goto("#/aanmeldingen?weergave=tabel").await;
    window.is_on("Aanmeldingen").await;
    window.until("the list is there", "return document.querySelector('main tbody tr th') !== null").await;
    window.comes_to_rest().await;
    let names = window
        .look("return [...document.querySelectorAll('main tbody tr th')].map((one) => one.innerText.trim())")
        .await;
    let all = names.as_array().cloned().unwrap_or_default();
    all.iter().filter_map(Value::as_str).map(String::from).collect()
}

/// The aanmeldingen in the list of children who start in another group than the demo's teacher has.
const ELSEWHERE: &str = "return [...document.querySelectorAll('main tbody tr')]\
    .filter((row) => (row.innerText.match(/[1-8]\\/?[1-8]?[A-D]/g) ?? []).some((group) => group !== '1/2A'))\
    .map((row) => row.querySelector('th a').hash.split('?')[0])";

#[tokio::test]
async fn a_teacher_sees_the_children_of_their_own_groups() {
    let window = Window::open(Start::Demo, Theme::Light).await;
    window.sees("Gesprekken vandaag").await;
    let all = listed(&window).await;
    window.locks().await;
    window.unlocks_as(TEACHER, DEMO_PASSPHRASE).await;
    window.is_accessible("Vandaag van een leerkracht").await;
    let own = listed(&window).await;
    window.is_accessible("aanmeldingen van een leerkracht").await;
    assert!(!own.is_empty() && own.len() < all.len(), "some of them: {own:?} of {all:?}");
    // The demo moved one child to another group while it still has wenochtenden in this one: whoever receives it sees it.
    let elsewhere = window.look(ELSEWHERE).await.as_array().cloned().unwrap_or_default();
    assert!(elsewhere.len() <= 1, "children of their own group, or who still come to it: {elsewhere:?}");
    for dossier in elsewhere.iter().filter_map(Value::as_str) {
        window.goto(&format!("{dossier}?tab=wennen")).await;
        window.sees("1/2A, met").await;
    }
    let others = all.iter().find(|name| !own.contains(name)).expect("somebody else's");
    window.press(&[fantoccini::key::Key::Control.into(), 'k']).await;
    window.types(others).await;
    window.sees("Niets gevonden").await;
    window.close().await;
}
