//! The director prepares an interview, holds it, stops half-way, goes on, decides, and saves the papers.

use fantoccini::key::Key;

use crate::real_window::papers::words_of;
use crate::real_window::{Start, Theme, Window};

const SAID: &str = "Bouwt graag hutten in het bos, het liefst met oma.";
const QUESTION: &str = "Hoe gaat het slapen op een drukke dag?";

/// The words of the one paper whose name begins so.
fn words_of_paper(window: &Window, name: &str) -> String {
    let papers = window.papers();
    let named =
        |paper: &&std::path::PathBuf| paper.file_name().is_some_and(|file| file.to_string_lossy().starts_with(name));
    words_of(papers.iter().find(named).unwrap_or_else(|| panic!("no {name} among {papers:?}")))
}

async fn prepare(window: &Window, id: &str) {
    window.goto(&format!("#/aanmeldingen/{id}/voorbereiding")).await;
    window.sees("Gezin en gezag").await;
    window.fill("Wat wilt u vragen of bespreken?", QUESTION).await;
    window.tab().await;
    window.has_saved_field("Wat wilt u vragen of bespreken?").await;
    window.click("Voorbereidingsblad opslaan (PDF)").await;
    window.sees("Opgeslagen").await;
    let sheet = words_of_paper(window, "Voorbereiding");
    assert!(sheet.contains(QUESTION), "the question stands on the sheet: {sheet}");
    window.click("Gesprek beginnen").await;
    window.sees("Het gesprek is nog niet begonnen").await;
    window.is_accessible("voor het gesprek").await;
}

async fn talk_and_stop(window: &Window) {
    window.click("Gesprek beginnen").await;
    window.sees("Stoppen, later verder").await;
    window.fill("Aantekening", SAID).await;
    window.has_saved_field("Aantekening").await;
    window.is_accessible("gesprek").await;
    window.press(&[Key::Control.into(), Key::Enter.into()]).await;
    window.sees("2 van").await;
    window.press(&[Key::Alt.into(), 'a']).await;
    window.fill("Wat is afgesproken", "Logopedist bellen").await;
    window.click("Toevoegen").await;
    window.sees("Logopedist bellen").await;
    window.click("Stoppen, later verder").await;
}

async fn go_on_and_finish(window: &Window) {
    window.click("Verder gaan").await;
    window.sees("2 van").await;
    window.press(&[Key::Alt.into(), Key::Up.into()]).await;
    let script = format!("return document.querySelector('textarea')?.value === {}", serde_json::Value::from(SAID));
    window.until("what was typed before stopping is there", &script).await;
    window.click("Gesprek afronden").await;
    window.sees("gesprek gevoerd").await;
}

async fn decide(window: &Window) {
    window.click("Beslissing vastleggen").await;
    window.sees("Eerste dag").await;
    window.sees("plaatsen bezet").await;
    window.is_accessible("beslissing").await;
    window.click("Vastleggen").await;
    window.sees("toegelaten").await;
}

async fn make(window: &Window, id: &str, letter: &str, papers: usize) {
    window.goto(&format!("#/aanmeldingen/{id}?tab=brieven")).await;
    window.click("Brief maken").await;
    window.click(letter).await;
    let drawn = "return [...document.querySelectorAll('dialog[open] img')].some((page) => page.complete && page.naturalWidth > 0)";
    window.until("the letter is shown", drawn).await;
    window.is_accessible(&format!("brief maken: {letter}")).await;
    window.click("Maken en bewaren").await;
    window.sees("gemaakt en bewaard in het dossier").await;
    window.lists(letter).await;
    window.click("Opslaan als PDF").await;
    window.has_saved(papers).await;
}

#[tokio::test]
async fn a_talk_is_prepared_held_in_two_sittings_decided_and_put_on_paper() {
    let window = Window::open(Start::Demo, Theme::Light).await;
    window.sees("Gesprekken vandaag").await;
    let id = window.first_application().await;
    prepare(&window, &id).await;
    talk_and_stop(&window).await;
    go_on_and_finish(&window).await;
    decide(&window).await;
    make(&window, &id, "Gespreksverslag", 2).await;
    let report = words_of_paper(&window, "Verslag");
    assert!(report.contains(SAID) && report.contains("Logopedist bellen"), "what was said and agreed: {report}");
    make(&window, &id, "Toelating", 3).await;
    let admission = words_of_paper(&window, "Sterre");
    assert!(admission.contains("Eerste schooldag"), "the first day is told: {admission}");
    window.close().await;
}

#[tokio::test]
async fn letters_for_many_children_land_in_one_folder() {
    let window = Window::open(Start::Demo, Theme::Light).await;
    window.sees("Gesprekken vandaag").await;
    window.goto("#/aanmeldingen/brieven").await;
    window.sees("Eerder gemaakt").await;
    window.click("Map kiezen en maken").await;
    window.sees("Ze staan in de map die u koos, en in de dossiers.").await;
    let papers = window.papers();
    assert!(papers.len() > 5, "a letter each: {papers:?}");
    let first = papers.first().expect("a letter");
    assert!(words_of(first).contains("KC De Sprong"), "with the letterhead");
    window.close().await;
}
