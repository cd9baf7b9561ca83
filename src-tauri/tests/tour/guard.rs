//! Beheer: who may open Driehoek, how it is guarded, and what must go.

use super::Album;
use crate::real_window::people::{DEMO_PASSPHRASE, PASSPHRASE};
use crate::real_window::{Start, Theme, Window};

/// All its screens, in an old demo, and in a school of its own for what the demo does not do.
pub(super) async fn guard(album: &mut Album, theme: Theme, suffix: &str) {
    let window = Window::open(Start::OldDemo, theme).await;
    window.is_open().await;
    users(album, &window, suffix).await;
    history(album, &window, suffix).await;
    privacy(album, &window, suffix).await;
    access(album, &window, suffix).await;
    teacher(album, &window, suffix).await;
    album.keep_papers(&window);
    window.close().await;
    if theme == Theme::Light {
        own_store(album).await;
    }
}

async fn users(album: &mut Album, window: &Window, suffix: &str) {
    let named = |name: &str| format!("{name}{suffix}");
    window.goto("#/beheer/gebruikers").await;
    window.sees("Wie mag wat").await;
    album.take(window, &named("gebruikers")).await;
    window
        .look("[...document.querySelectorAll('h2')].find((one) => one.innerText === 'Wie mag wat').scrollIntoView()")
        .await;
    album.take(window, &named("rechten")).await;
    window.click("Gebruiker toevoegen").await;
    window.fill("Naam", "Ineke Wulpenhorst").await;
    window.click("Administratie").await;
    album.take(window, &named("gebruiker-toevoegen")).await;
    window.click("Annuleren").await;
    window.dialog_closes().await;
    window.goto("#/beheer/beveiliging").await;
    window.sees("Herstelcode").await;
    album.take(window, &named("beveiliging")).await;
}

async fn history(album: &mut Album, window: &Window, suffix: &str) {
    let named = |name: &str| format!("{name}{suffix}");
    window.goto("#/instellingen/school").await;
    window.fill("Bestuur", "Stichting De Verkeerde Naam").await;
    window.tab().await;
    window.has_saved_field("Bestuur").await;
    window.goto("#/instellingen/jaren").await;
    window.sees("Herfstvakantie").await;
    window.click("Herfstvakantie").await;
    window.click("Verwijderen").await;
    window.dialog_closes().await;
    window.goto("#/beheer/geschiedenis").await;
    window.sees("wijzigingen, met wie en wanneer").await;
    album.take(window, &named("geschiedenis")).await;
    window.choose("Wat", "School").await;
    window.sees("bij wat u zoekt").await;
    window.click("Ongedaan maken…").await;
    window.sees("Dit verandert er").await;
    album.take(window, &named("ongedaan-maken")).await;
    window.click("Annuleren").await;
    window.dialog_closes().await;
    window.goto("#/beheer/geschiedenis?deel=prullenbak").await;
    window.sees("Terug te zetten tot en met").await;
    album.take(window, &named("prullenbak")).await;
}

async fn privacy(album: &mut Album, window: &Window, suffix: &str) {
    let named = |name: &str| format!("{name}{suffix}");
    window.goto("#/beheer/privacy?deel=vernietigen").await;
    window.lists("termijn voorbij").await;
    window.look("document.querySelector('main tbody input:not([disabled])').click()").await;
    album.take(window, &named("vernietigen")).await;
    window.click("Wissen…").await;
    window.sees("Op welke grond").await;
    album.take(window, &named("wissen")).await;
    if window.text().await.contains("Ik heb deze plekken nagelezen") {
        window.click("Ik heb deze plekken nagelezen").await;
    }
    window.click("Definitief wissen").await;
    window.dialog_closes().await;
    window.goto("#/beheer/privacy?deel=termijnen").await;
    window.sees("Niet toegelaten kinderen").await;
    album.take(window, &named("bewaartermijnen")).await;
    window.click("Wijzigen: Niet toegelaten kinderen").await;
    album.take(window, &named("bewaartermijn-wijzigen")).await;
    window.click("Annuleren").await;
    window.dialog_closes().await;
    window.goto("#/beheer/privacy?deel=logboek").await;
    window.lists("gegevens").await;
    album.take(window, &named("logboek")).await;
}

async fn access(album: &mut Album, window: &Window, suffix: &str) {
    let named = |name: &str| format!("{name}{suffix}");
    window.goto("#/vandaag").await;
    window.sees("Gesprekken vandaag").await;
    let dossier = window.first_application().await;
    window.goto(&format!("#/aanmeldingen/{dossier}")).await;
    window.sees("Wat nog aandacht vraagt").await;
    let name = window.look("return document.querySelector('main h1').innerText").await;
    window.goto("#/beheer/privacy?deel=inzage").await;
    window.fill("Van wie", name.as_str().unwrap_or_default()).await;
    window
        .until("somebody is found", "return document.querySelector('[role=option][aria-selected=true]') !== null")
        .await;
    window.press(&[fantoccini::key::Key::Enter.into()]).await;
    window.sees("Alles over").await;
    album.take(window, &named("inzage")).await;
    window.click("Opslaan als PDF").await;
    window.paper(".pdf").await;
}

async fn teacher(album: &mut Album, window: &Window, suffix: &str) {
    let named = |name: &str| format!("{name}{suffix}");
    window.goto("#/vandaag").await;
    window.locks().await;
    album.take(window, &named("ontgrendelen")).await;
    window.unlocks_as("Sanne de Wit", DEMO_PASSPHRASE).await;
    window.comes_to_rest().await;
    album.take(window, &named("leerkracht-vandaag")).await;
    window.goto("#/aanmeldingen?weergave=tabel").await;
    window.is_on("Aanmeldingen").await;
    album.take(window, &named("leerkracht-aanmeldingen")).await;
}

/// What only a school's own store does: backups, and a wait after wrong passphrases.
async fn own_store(album: &mut Album) {
    let window = Window::open(Start::New, Theme::Light).await;
    window.makes_school().await;
    window.goto("#/beheer/beveiliging").await;
    window.sees("Herstelcode").await;
    window.click("Nieuwe herstelcode maken").await;
    window.recovery_code().await;
    album.take(&window, "herstelcode-nieuw").await;
    window.click("Blad opslaan (PDF)").await;
    window.paper(".pdf").await;
    window.click("Annuleren").await;
    window.dialog_closes().await;
    window.goto("#/beheer/reservekopieen").await;
    window.click("Nu een reservekopie maken").await;
    window.lists("vandaag").await;
    album.take(&window, "reservekopieen").await;
    window.click("vandaag").await;
    window.sees("Wat zit erin").await;
    album.take(&window, "reservekopie").await;
    window.click("Terugzetten").await;
    window.sees("Wat er gebeurt").await;
    album.take(&window, "terugzetten").await;
    window.click("Terug").await;
    window.click("Bekijken naast de gewone gegevens").await;
    window.fill("Uw wachtzin van toen", PASSPHRASE).await;
    window.click("Bekijken naast de gewone gegevens").await;
    window.sees("U kijkt in de reservekopie van").await;
    album.take(&window, "in-een-reservekopie").await;
    window.click("Terug naar de gewone gegevens").await;
    window.is_locked().await;
    for guess in ["een heel andere zin", "nog een andere zin", "en weer een andere", "en nog een andere"] {
        window.until("one may guess", "return document.body.innerText.includes('Ontgrendelen')").await;
        window.tries(guess).await;
        window.sees_a_problem("a wrong passphrase").await;
        window.until("it answered", "return document.querySelector('[aria-busy=true]') === null").await;
    }
    album.take(&window, "wachten").await;
    album.keep_papers(&window);
    window.close().await;
}
