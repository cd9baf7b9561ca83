//! What must go goes, whose data it is gets it, and how long things stay is the board's to say.

use serde_json::Value;

use crate::real_window::papers::words_of;
use crate::real_window::{Start, Theme, Window};

const SOURCE: &str = "privacyreglement leerlingen 2026, artikel 8";

#[tokio::test]
async fn a_term_is_changed_and_put_back() {
    let window = Window::open(Start::Demo, Theme::Light).await;
    window.sees("Gesprekken vandaag").await;
    window.goto("#/beheer/privacy?deel=termijnen").await;
    window.sees("Niet toegelaten kinderen").await;
    window.is_accessible("bewaartermijnen").await;
    window.click("Wijzigen: Niet toegelaten kinderen").await;
    window.fill("Termijn", "27").await;
    window.fill("Waar het bestuur dit vastlegde", SOURCE).await;
    window.is_accessible("bewaartermijn wijzigen").await;
    window.click("Bewaren").await;
    window.dialog_closes().await;
    window.lists("2 jaar en 3 maanden").await;
    window.lists(SOURCE).await;
    window.click("Wijzigen: Niet toegelaten kinderen").await;
    window.click("Terug naar het voorstel").await;
    window.dialog_closes().await;
    window
        .until(
            "the term is as proposed",
            &format!("return !document.querySelector('main').innerText.includes({})", Value::from(SOURCE)),
        )
        .await;
    window.close().await;
}

/// Ticks the first child whose term has passed, and gives its name.
async fn tick_first(window: &Window) -> String {
    window.goto("#/beheer/privacy?deel=vernietigen").await;
    window.lists("termijn voorbij").await;
    window.is_accessible("vernietigen").await;
    let script = "const row = [...document.querySelectorAll('main tbody tr')].find((one) => one.innerText.includes('termijn voorbij'));\
        row.querySelector('input').click(); return row.querySelector('.name').innerText";
    window.look(script).await.as_str().unwrap_or_default().to_owned()
}

/// Whether the search window finds somebody by this name.
async fn is_found(window: &Window, name: &str) -> bool {
    window.press(&[fantoccini::key::Key::Control.into(), 'k']).await;
    window.types(name).await;
    let answered = format!(
        "const said = document.querySelector('dialog[open]').innerText;\
         return said.includes('Niets gevonden') || [...document.querySelectorAll('dialog[open] [role=option]')].some((one) => one.innerText.includes({}))",
        Value::from(name)
    );
    window.until("the search answers", &answered).await;
    let found = !window.text().await.contains("Niets gevonden");
    window.press(&[fantoccini::key::Key::Escape.into()]).await;
    window.dialog_closes().await;
    found
}

/// Whether the history has a line with this name.
async fn is_in_history(window: &Window, name: &str) -> bool {
    window.goto("#/beheer/geschiedenis").await;
    window.sees("wijzigingen, met wie en wanneer").await;
    window.fill("Over wie of wat", name).await;
    let answered = "const main = document.querySelector('main').innerText; return main.includes('bij wat u zoekt') || main.includes('Niets gevonden')";
    window.until("the history answers", answered).await;
    window.comes_to_rest().await;
    window.find_all("main ol li").await > 0
}

#[tokio::test]
async fn a_child_whose_term_has_passed_is_erased_everywhere() {
    let window = Window::open(Start::OldDemo, Theme::Light).await;
    window.sees("Gesprekken vandaag").await;
    let name = tick_first(&window).await;
    assert!(is_found(&window, &name).await, "{name} is there before");

    window.click("Wissen…").await;
    window.sees("Dit kind gaat weg").await;
    window.sees("Op welke grond").await;
    window.is_accessible("wissen").await;
    if window.text().await.contains("Ik heb deze plekken nagelezen") {
        window.click("Ik heb deze plekken nagelezen").await;
    }
    window.click("Definitief wissen").await;
    window.dialog_closes().await;
    window.sees("Gewist: één kind").await;
    window.is_accessible("na het wissen").await;

    assert!(!is_found(&window, &name).await, "{name} is found by no search");
    assert!(!is_in_history(&window, &name).await, "{name} is in no line of the history");
    window.goto("#/beheer/privacy?deel=logboek").await;
    window.lists("Bewaartermijn van").await;
    window.is_accessible("logboek").await;
    assert!(!window.text().await.contains(&name), "the log has no name");
    window.close().await;
}

const COMPLAINT: &str = "Klacht bij de commissie, zaak 2026-14";

/// Waits until the row of this child does, or does not, say that it is held.
async fn row_is_held(window: &Window, name: &str, held: bool) {
    let script = format!(
        "const row = [...document.querySelectorAll('main tbody tr')].find((one) => one.innerText.includes({}));\
         return row?.innerText.includes({}) === {held} && row.querySelector('input').disabled === {held}",
        Value::from(name),
        Value::from(COMPLAINT)
    );
    window.until(&format!("{name} is held: {held}"), &script).await;
}

/// Places a hold on the child, or lifts it, by the button on its row.
async fn hold(window: &Window, name: &str, place: bool) {
    window.goto("#/beheer/privacy?deel=vernietigen").await;
    window.click(&format!("Bewaarplicht… voor {name}")).await;
    if place {
        window.fill("Waarom", COMPLAINT).await;
        window.is_accessible("bewaarplicht instellen").await;
        window.click("Bewaarplicht instellen").await;
    } else {
        window.sees("Er geldt een bewaarplicht").await;
        window.is_accessible("bewaarplicht opheffen").await;
        window.click("Bewaarplicht opheffen").await;
    }
    window.dialog_closes().await;
    row_is_held(window, name, place).await;
}

/// Comes to the question of erasing from the child's dossier, where anybody may be asked for.
async fn asks_to_erase_from_dossier(window: &Window, name: &str) {
    window.press(&[fantoccini::key::Key::Control.into(), 'k']).await;
    window.types(name).await;
    let found = format!(
        "return document.querySelector('dialog[open] [role=option][aria-selected=true]')?.innerText.includes({}) === true",
        Value::from(name)
    );
    window.until("the search answers", &found).await;
    window.press(&[fantoccini::key::Key::Enter.into()]).await;
    window.dialog_closes().await;
    window.is_on(name).await;
    window.click("Meer").await;
    window.click("Gegevens wissen…").await;
    window.is_on("Privacy").await;
}

#[tokio::test]
async fn a_hold_keeps_a_child_from_erasure_until_it_is_lifted() {
    let window = Window::open(Start::OldDemo, Theme::Light).await;
    window.sees("Gesprekken vandaag").await;
    window.goto("#/beheer/privacy?deel=vernietigen").await;
    window.lists("termijn voorbij").await;
    let script = "const row = [...document.querySelectorAll('main tbody tr')].find((one) => one.innerText.includes('termijn voorbij'));\
        return row.querySelector('.name').innerText";
    let name = window.look(script).await.as_str().unwrap_or_default().to_owned();
    hold(&window, &name, true).await;
    window.is_accessible("vernietigen met een bewaarplicht").await;
    window.click("Alle op deze bladzijde aanvinken").await;
    let ticked = "return [...document.querySelectorAll('main tbody tr')].every((row) => row.innerText.includes('termijn voorbij') === row.querySelector('input').checked)";
    window.until("those whose term has passed are ticked, and not the one that is held", ticked).await;

    asks_to_erase_from_dossier(&window, &name).await;
    window.sees("Dit kan nu niet worden gewist").await;
    window.sees(COMPLAINT).await;
    window.is_accessible("wissen bij een bewaarplicht").await;
    assert!(!window.text().await.contains("Definitief wissen"), "there is nothing to do it with");
    window.click("Annuleren").await;
    window.dialog_closes().await;

    hold(&window, &name, false).await;
    asks_to_erase_from_dossier(&window, &name).await;
    window.sees("Definitief wissen").await;
    window.close().await;
}

#[tokio::test]
async fn who_asks_for_their_data_gets_theirs_alone() {
    let window = Window::open(Start::Demo, Theme::Light).await;
    window.sees("Gesprekken vandaag").await;
    let dossier = window.first_application().await;
    window.goto(&format!("#/aanmeldingen/{dossier}")).await;
    window.sees("Wat nog aandacht vraagt").await;
    let name =
        window.look("return document.querySelector('main h1').innerText").await.as_str().unwrap_or_default().to_owned();
    window.goto(&format!("#/aanmeldingen/{dossier}?tab=gezin")).await;
    window.sees("Ouders en verzorgers").await;
    window.comes_to_rest().await;
    let fields =
        window.look("return [...document.querySelectorAll('main input')].map((one) => one.value).join(' ')").await;
    let own = phones(&format!("{} {fields}", window.text().await));
    assert!(!own.is_empty(), "the family can be called");
    window.goto("#/beheer/privacy?deel=inzage").await;
    window.sees("Wie vraagt om inzage?").await;
    window.is_accessible("inzage").await;
    window.fill("Van wie", &name).await;
    window
        .until("somebody is found", "return document.querySelector('[role=option][aria-selected=true]') !== null")
        .await;
    window.press(&[fantoccini::key::Key::Enter.into()]).await;
    window.sees(&format!("Alles over {name}")).await;
    window.is_accessible("inzage van een kind").await;
    window.click("Opslaan als PDF").await;
    let paper = words_of(&window.paper(".pdf").await);
    window.click("Opslaan als bestand (JSON)").await;
    let data = std::fs::read(window.paper(".json").await).expect("the file");
    let data: Value = serde_json::from_slice(&data).expect("JSON, and whole");
    assert!(paper.contains(&name), "of {name}: {paper}");
    assert!(data.to_string().contains(&name), "of {name}: {data}");
    let shown: Vec<String> = [&paper, &data.to_string()].into_iter().flat_map(|text| phones(text)).collect();
    let others: Vec<_> = shown.iter().filter(|phone| !own.contains(phone)).collect();
    assert!(others.is_empty(), "no phone of another household: {others:?}; their own are {own:?}");
    window.close().await;
}

/// The phone numbers in a text, without what stands between their digits. The demo has but these two ranges.
fn phones(text: &str) -> Vec<String> {
    let bare: String = text.chars().filter(|c| !" -–()".contains(*c)).collect();
    let starts = ["060000", "048500"].into_iter().flat_map(|start| bare.match_indices(start).collect::<Vec<_>>());
    starts
        .filter_map(|(at, _)| bare.get(at..at + 10))
        .filter(|phone| phone.chars().all(|c| c.is_ascii_digit()))
        .map(String::from)
        .collect()
}
