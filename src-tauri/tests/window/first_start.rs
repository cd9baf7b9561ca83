//! A new computer: making the school's store, locking it, opening it again.

use crate::real_window::people::PASSPHRASE;
use crate::real_window::{Start, Theme, Window};

#[tokio::test]
async fn a_director_makes_the_store_locks_it_and_opens_it_the_next_morning() {
    let window = Window::open(Start::New, Theme::Light).await;
    window.makes_school().await;
    window.is_accessible("Vandaag zonder aanmeldingen").await;

    window.locks().await;
    window.no_longer_sees("Niets dat vandaag wacht").await;
    window.is_accessible("vergrendeld").await;

    window.tries("een heel andere zin").await;
    window.sees_a_problem("the wrong passphrase").await;
    window.tries(PASSPHRASE).await;
    window.sees("Niets dat vandaag wacht").await;

    // Nothing was done yet that can be taken back: the school itself stays.
    let undo = "return document.querySelector('[aria-label^=\"Ongedaan\"]')?.disabled === true";
    window.until("there is nothing to undo", undo).await;

    let window = window.close_and_reopen().await;
    window.is_locked().await;
    window.tries(PASSPHRASE).await;
    window.sees("Niets dat vandaag wacht").await;
    window.close().await;
}

#[tokio::test]
async fn who_forgot_the_passphrase_opens_with_the_paper_and_chooses_a_new_one() {
    let window = Window::open(Start::New, Theme::Dark).await;
    let code = window.makes_school().await;
    window.click("Vergrendelen").await;
    window.click("Wachtzin vergeten?").await;
    window.is_on("Openen met de herstelcode").await;
    window.is_accessible("herstellen").await;
    window.fill("Herstelcode", &code.join(" ").to_lowercase()).await;
    window.fill_new_passphrase("Nieuwe wachtzin", "twee zwanen bij de sluis").await;
    window.click("Openen").await;
    window.sees("Niets dat vandaag wacht").await;
    window.close().await;
}

#[tokio::test]
async fn what_showed_its_saved_mark_survives_a_killed_program() {
    let window = Window::open(Start::New, Theme::Light).await;
    window.makes_school().await;
    window.goto("#/instellingen/school").await;
    window.fill("Bestuur", "Stichting Voorbeeld primair onderwijs").await;
    window.tab().await;
    window.has_saved_field("Bestuur").await;

    let window = window.kill_and_reopen().await;
    window.tries(PASSPHRASE).await;
    window.sees("Niets dat vandaag wacht").await;
    window.goto("#/instellingen/school").await;
    let kept = "return [...document.querySelectorAll('input')].some((one) => one.value === 'Stichting Voorbeeld primair onderwijs')";
    window.until("the board is still there", kept).await;
    window.close().await;
}
