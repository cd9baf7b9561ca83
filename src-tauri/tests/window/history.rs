//! The history of everything: found again, taken back with its preview, put back from the bin, saved for Excel.

use crate::real_window::{Start, Theme, Window};

const AGREED: &str = "Wekelijks hutten bouwen met oma";
/// Of the line that stands highest in the history.
const FIRST_LINE: &str = "document.querySelector('main ol li')";

async fn agree_and_remove(window: &Window, dossier: &str) {
    window.goto(dossier).await;
    window.click("Afspraak toevoegen").await;
    window.fill("Wat is afgesproken", AGREED).await;
    window.click("Bewaren").await;
    window.dialog_closes().await;
    window.sees(AGREED).await;
    let menu = format!(
        "const line = [...document.querySelectorAll('main .agreement')].find((one) => one.innerText.includes('{AGREED}'));\
         const menu = line?.querySelector('button[aria-haspopup]'); menu?.click(); return menu !== undefined;"
    );
    window.until("the agreement's menu opens", &menu).await;
    window.click("Verwijderen").await;
    window
        .until(
            "the agreement is gone",
            &format!("return !document.querySelector('main').innerText.includes('{AGREED}')"),
        )
        .await;
}

async fn put_back_from_bin(window: &Window) {
    window.goto("#/beheer/geschiedenis?deel=prullenbak").await;
    window.sees(AGREED).await;
    window.is_accessible("prullenbak").await;
    window.click("Terugzetten").await;
    window
        .until("it left the bin", &format!("return !document.querySelector('main').innerText.includes('{AGREED}')"))
        .await;
}

/// Waits until the newest line that fits says so.
async fn first_line_says(window: &Window, words: &str) {
    window
        .until(
            &format!("the first line says “{words}”"),
            &format!("return {FIRST_LINE}?.innerText.includes('{words}') === true"),
        )
        .await;
}

/// Changes the school, and finds that among its changes in the history.
async fn rename_board(window: &Window) {
    window.goto("#/instellingen/school").await;
    window.fill("Bestuur", "Stichting De Verkeerde Naam").await;
    window.tab().await;
    window.has_saved_field("Bestuur").await;
    window.goto("#/beheer/geschiedenis").await;
    window.sees("wijzigingen, met wie en wanneer").await;
    window.is_accessible("geschiedenis").await;
    window.choose("Wat", "School").await;
    window.sees("bij wat u zoekt").await;
    first_line_says(window, "Gegevens van de school gewijzigd").await;
}

/// Takes it back from its line, having seen what that changes.
async fn take_back(window: &Window) {
    window.click("Ongedaan maken…").await;
    window.sees("Stichting De Verkeerde Naam").await;
    window.sees("Dit verandert er").await;
    window.is_accessible("ongedaan maken vanuit de geschiedenis").await;
    window.click("Ongedaan maken").await;
    window.dialog_closes().await;
    window.sees("Teruggedraaid: gegevens van de school gewijzigd").await;
}

/// Does it again from the same line.
async fn do_again(window: &Window) {
    window.click("Opnieuw uitvoeren…").await;
    window.sees("Dit verandert er").await;
    window.is_accessible("opnieuw uitvoeren vanuit de geschiedenis").await;
    window.click("Opnieuw uitvoeren").await;
    window.dialog_closes().await;
    window.sees("Opnieuw gedaan: gegevens van de school gewijzigd").await;
    window.goto("#/instellingen/school").await;
    let done_again =
        "return [...document.querySelectorAll('input')].some((one) => one.value === 'Stichting De Verkeerde Naam')";
    window.until("the board has its new name again", done_again).await;
}

#[tokio::test]
async fn what_was_removed_comes_back_and_what_was_done_is_taken_back() {
    let window = Window::open(Start::Demo, Theme::Light).await;
    window.sees("Gesprekken vandaag").await;
    let dossier = format!("#/aanmeldingen/{}", window.first_application().await);
    agree_and_remove(&window, &dossier).await;
    put_back_from_bin(&window).await;
    window.goto(&dossier).await;
    window.sees(AGREED).await;

    rename_board(&window).await;
    take_back(&window).await;
    do_again(&window).await;
    save_for_excel(&window).await;
    window.close().await;
}

async fn save_for_excel(window: &Window) {
    window.goto("#/beheer/geschiedenis").await;
    window.sees("wijzigingen, met wie en wanneer").await;
    window.click("Opslaan voor Excel").await;
    let sheet = window.paper(".csv").await;
    let words = String::from_utf8(std::fs::read(sheet).expect("the sheet")).expect("text");
    for expected in ["Stichting De Verkeerde Naam", AGREED, "Anja de Groot"] {
        assert!(words.contains(expected), "{expected} stands in the sheet");
    }
}
