//! The lock: wrong passphrases wait, a new recovery code takes the place of the old, and nobody at work locks it.

use std::time::{Duration, Instant};

use crate::real_window::papers::words_of;
use crate::real_window::people::{DIRECTOR, PASSPHRASE};
use crate::real_window::{Start, Theme, Window};

const NEW_PASSPHRASE: &str = "twee zwanen bij de sluis";

/// A second is short: it is caught when it is shown, rather than looked for.
const HEAR_WAIT: &str = "new MutationObserver(() => {\
      const words = document.body.innerText;\
      if (/Nog \\d+ second/.test(words) && words.includes('Wacht even; wat u typte blijft staan')) window.waits = true;\
    }).observe(document.body, { subtree: true, childList: true, characterData: true })";

/// Guesses wrongly until the lock asks to wait, and tells how often. The third costs a second: a slow computer may need that long to say
/// so, and then the next one costs two.
async fn guess_until_it_waits(window: &Window) -> usize {
    window.look(HEAR_WAIT).await;
    for (at, guess) in (1..).zip([
        "een heel andere zin",
        "nog een andere zin",
        "en weer een andere zin",
        "weer niet deze zin",
        "noch deze",
    ]) {
        window.tries(guess).await;
        // What was typed wrongly is marked, and gone from the field with the next guess.
        let said = format!(
            "return document.querySelector('[aria-invalid=true]')?.value === {} && !document.querySelector('[aria-busy=true]')",
            serde_json::Value::from(guess)
        );
        window.until("the wrong passphrase is said", &said).await;
        if window.look("return window.waits === true").await == true {
            return at;
        }
    }
    panic!("it never asked to wait")
}

#[tokio::test]
async fn wrong_passphrases_wait_and_stand_in_the_history() {
    let window = Window::open(Start::New, Theme::Light).await;
    window.makes_school().await;
    window.locks().await;
    let guesses = guess_until_it_waits(&window).await;
    assert!(guesses > 2, "two mistakes are free");
    window.is_accessible("wachten na verkeerde wachtzinnen").await;
    window.until("the wait is over", "return document.body.innerText.includes('Ontgrendelen')").await;
    window.unlocks(PASSPHRASE).await;
    window.goto("#/beheer/geschiedenis").await;
    window.sees(&format!("Verkeerde wachtzin voor {DIRECTOR}")).await;
    let tries = window.text().await.matches("Verkeerde wachtzin voor").count();
    assert_eq!(tries, guesses, "each wrong try is told");
    window.is_accessible("geschiedenis met verkeerde wachtzinnen").await;
    window.close().await;
}

async fn make_new_code(window: &Window) -> Vec<String> {
    window.goto("#/beheer/beveiliging").await;
    window.sees("Herstelcode").await;
    window.is_accessible("beveiliging").await;
    window.click("Nieuwe herstelcode maken").await;
    let code = window.recovery_code().await;
    window.is_accessible("nieuwe herstelcode").await;
    window.click("Blad opslaan (PDF)").await;
    // Who reads a PDF by machine may see a gap where two letters of a group stand apart.
    let sheet = words_of(&window.paper(".pdf").await).replace(' ', "");
    assert!(code.iter().all(|group| sheet.contains(group)), "the sheet has the code: {sheet}");
    window.click("De code staat op papier").await;
    window.fill("Groep 4 van de herstelcode", &code[3]).await;
    window.is_accessible("nieuwe herstelcode nakijken").await;
    window.click("Nieuwe code laten gelden").await;
    window.dialog_closes().await;
    window.sees("De nieuwe herstelcode geldt").await;
    code
}

async fn open_with_code(window: &Window, code: &[String]) {
    window.fill("Herstelcode", &code.join(" ")).await;
    window.fill_new_passphrase("Nieuwe wachtzin", NEW_PASSPHRASE).await;
    window.click("Openen").await;
}

#[tokio::test]
async fn a_new_recovery_code_opens_and_the_old_one_no_longer() {
    let window = Window::open(Start::New, Theme::Light).await;
    let old = window.makes_school().await;
    let new = make_new_code(&window).await;
    assert_ne!(old, new);
    window.locks().await;
    window.click("Wachtzin vergeten?").await;
    window.is_on("Openen met de herstelcode").await;
    open_with_code(&window, &old).await;
    window.sees("Deze herstelcode past niet").await;
    window.is_accessible("oude herstelcode").await;
    open_with_code(&window, &new).await;
    window.is_open().await;
    window.locks().await;
    window.unlocks(NEW_PASSPHRASE).await;
    window.close().await;
}

#[tokio::test]
async fn nobody_at_work_for_a_minute_locks_it() {
    let window = Window::open(Start::New, Theme::Light).await;
    window.makes_school().await;
    window.goto("#/beheer/beveiliging").await;
    window.fill("Vergrendelen na", "1").await;
    window.tab().await;
    window.sees("vergrendelt zichzelf na 1 minuut").await;
    // Somebody who types stays in; looking at the page, as this test does, is no work.
    let began = Instant::now();
    while !window.text().await.contains("Driehoek is vergrendeld") {
        assert!(began.elapsed() < Duration::from_secs(120), "it never locked");
        tokio::time::sleep(Duration::from_millis(500)).await;
    }
    assert!(began.elapsed() > Duration::from_secs(45), "not before its time: {:?}", began.elapsed());
    window.unlocks(PASSPHRASE).await;
    window.close().await;
}
