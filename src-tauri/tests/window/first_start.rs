//! A new computer: making the school's store, locking it, opening it again.

use crate::real_window::{Start, Theme, Window};

const PASSPHRASE: &str = "drie ganzen op de dorpspomp";

/// Walks the first start and gives back the recovery code.
async fn make_school(window: &Window) -> Vec<String> {
    window.is_on("Welkom bij Driehoek").await;
    window.is_accessible("welkom").await;
    window.click("School inrichten").await;
    window.is_on("Over welke school gaat het?").await;
    window.fill("Uw eigen naam", "Petra van den Heuvel").await;
    window.is_accessible("school en naam").await;
    window.click("Verder").await;
    window.is_on("Kies uw wachtzin").await;
    window.fill("Wachtzin", PASSPHRASE).await;
    window.fill("Nog een keer dezelfde wachtzin", PASSPHRASE).await;
    window.is_accessible("wachtzin").await;
    window.click("Verder").await;
    window.is_on("Schrijf de herstelcode op").await;
    let text = window.text().await;
    let is_group = |word: &&str| word.len() == 5 && word.chars().all(|c| c.is_ascii_digit() || c.is_ascii_uppercase());
    let code: Vec<String> = text.split_whitespace().filter(is_group).map(String::from).collect();
    assert_eq!(code.len(), 6, "six groups to write down: {text}");
    window.is_accessible("herstelcode").await;
    window.click("Ik heb de code opgeschreven").await;
    window.is_on("Even nakijken").await;
    window.fill("Groep 4 van de herstelcode", "00000").await;
    window.click("School openen").await;
    window.until("the wrong group is said", "return document.querySelector('[aria-invalid=true]') !== null").await;
    window.is_accessible("code nakijken").await;
    window.fill("Groep 4 van de herstelcode", &code[3].to_lowercase()).await;
    window.click("School openen").await;
    window.sees("Niets dat vandaag wacht").await;
    code
}

#[tokio::test]
async fn a_director_makes_the_store_locks_it_and_opens_it_the_next_morning() {
    let window = Window::open(Start::New, Theme::Light).await;
    make_school(&window).await;
    window.is_accessible("Vandaag zonder aanmeldingen").await;

    window.press(&[fantoccini::key::Key::Control.into(), 'l']).await;
    window.is_on("Driehoek is vergrendeld").await;
    window.no_longer_sees("Niets dat vandaag wacht").await;
    window.is_accessible("vergrendeld").await;

    window.fill("Wachtzin", "een heel andere zin").await;
    window.click("Ontgrendelen").await;
    window.until("the wrong passphrase is said", "return document.querySelector('[aria-invalid=true]') !== null").await;
    window.fill("Wachtzin", PASSPHRASE).await;
    window.click("Ontgrendelen").await;
    window.sees("Niets dat vandaag wacht").await;

    // Nothing was done yet that can be taken back: the school itself stays.
    let undo = "return document.querySelector('[aria-label^=\"Ongedaan\"]')?.disabled === true";
    window.until("there is nothing to undo", undo).await;

    let window = window.close_and_reopen().await;
    window.is_on("Driehoek is vergrendeld").await;
    window.fill("Wachtzin", PASSPHRASE).await;
    window.click("Ontgrendelen").await;
    window.sees("Niets dat vandaag wacht").await;
    window.close().await;
}

#[tokio::test]
async fn who_forgot_the_passphrase_opens_with_the_paper_and_chooses_a_new_one() {
    let window = Window::open(Start::New, Theme::Dark).await;
    let code = make_school(&window).await;
    window.click("Vergrendelen").await;
    window.click("Wachtzin vergeten?").await;
    window.is_on("Openen met de herstelcode").await;
    window.is_accessible("herstellen").await;
    window.fill("Herstelcode", &code.join(" ").to_lowercase()).await;
    window.fill("Nieuwe wachtzin", "twee zwanen bij de sluis").await;
    window.fill("Nog een keer dezelfde wachtzin", "twee zwanen bij de sluis").await;
    window.click("Openen").await;
    window.sees("Niets dat vandaag wacht").await;
    window.close().await;
}

#[tokio::test]
async fn what_showed_its_saved_mark_survives_a_killed_program() {
    let window = Window::open(Start::New, Theme::Light).await;
    make_school(&window).await;
    window.goto("#/instellingen/school").await;
    window.fill("Bestuur", "Stichting Voorbeeld primair onderwijs").await;
    window.tab().await;
    window.sees("bewaard").await;

    let window = window.kill_and_reopen().await;
    window.fill("Wachtzin", PASSPHRASE).await;
    window.click("Ontgrendelen").await;
    window.sees("Niets dat vandaag wacht").await;
    window.goto("#/instellingen/school").await;
    let kept = "return [...document.querySelectorAll('input')].some((one) => one.value === 'Stichting Voorbeeld primair onderwijs')";
    window.until("the board is still there", kept).await;
    window.close().await;
}
