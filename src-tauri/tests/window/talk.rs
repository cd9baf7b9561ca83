//! From an aanmelding to a prepared interview.

use fantoccini::key::Key;

use crate::real_window::{Start, Theme, Window};

/// Registers a child whose interview nobody planned yet.
async fn register(window: &Window) {
    window.goto("#/aanmeldingen/nieuw").await;
    window.is_on("Nieuwe aanmelding").await;
    window.fill("Roepnaam", "Mees").await;
    window.fill("Achternaam", "Wulpenhorst").await;
    window.fill("Geboortedatum", "2-5-23").await;
    window.tab().await;
    window.sees("WPO art. 40 lid 6").await;
    for (label, text) in [("Roepnaam", "Joost"), ("Achternaam", "Wulpenhorst"), ("Telefoon", "0600005678")] {
        window.tab().await;
        window.tab_to(label).await;
        window.types(text).await;
    }
    window.press(&[Key::Control.into(), Key::Enter.into()]).await;
    window.is_on("Mees Wulpenhorst").await;
}

#[tokio::test]
async fn a_talk_is_planned_prepared_and_taken_back() {
    let window = Window::open(Start::Demo, Theme::Light).await;
    register(&window).await;
    window.click("Intakegesprek plannen").await;
    window.is_on("Intakegesprek met Mees Wulpenhorst").await;
    window.sees("Voorstel:").await;
    window.is_accessible("gesprek plannen").await;
    // A Sunday is said, and allowed.
    window.fill("Dag", "6-12-26").await;
    window.tab().await;
    window.sees("zo 6 dec 2026").await;
    window.click("Terug naar het voorstel").await;
    window.press(&[Key::Control.into(), Key::Enter.into()]).await;
    window.is_on("Mees Wulpenhorst").await;
    window.sees("gesprek gepland").await;

    window.click("Gesprek voorbereiden").await;
    window.is_on("Voorbereiding: Mees Wulpenhorst").await;
    window.sees("Gezin en gezag").await;
    window.fill("Wat wilt u vragen of bespreken?", "Hoe gaat het slapen? Wat vindt Mees leuk?").await;
    window.tab().await;
    window.has_saved_field("Wat wilt u vragen of bespreken?").await;
    window.is_accessible("voorbereiding").await;

    window.goto("#/vandaag").await;
    window.sees("Gesprekken vandaag").await;
    // First the question is taken back, then the talk.
    window.press(&[Key::Control.into(), 'z']).await;
    window.press(&[Key::Control.into(), 'z']).await;
    window.goto("#/aanmeldingen?tekst=wulpenhorst").await;
    window.fill("Zoeken in de lijst", "wulpenhorst").await;
    window.sees("Mees Wulpenhorst").await;
    window
        .until("the talk is gone", "return document.querySelector('main').innerText.includes('Intakegesprek plannen')")
        .await;
    window.close().await;
}
