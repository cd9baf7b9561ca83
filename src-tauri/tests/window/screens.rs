//! Every screen on much data, in both colour schemes and at the smallest size, looked at by axe.

use fantoccini::key::Key;

use crate::real_window::{Start, Theme, Window};

/// The address of each screen and words that tell that its data is there.
fn screens(id: &str) -> Vec<(String, &'static str)> {
    let of = |rest: &str| format!("#/aanmeldingen/{id}{rest}");
    vec![
        ("#/vandaag".into(), "Gesprekken vandaag"),
        ("#/aanmeldingen".into(), "wachtlijst"),
        ("#/aanmeldingen?weergave=tabel".into(), "Ontvangen"),
        ("#/aanmeldingen/nieuw".into(), "Ouder of verzorger 1"),
        (of(""), "Wat nog aandacht vraagt"),
        (of("?tab=aanmelding"), "Hoe aangemeld"),
        (of("?tab=gezin"), "Ouders en verzorgers"),
        (of("?tab=gesprek"), "Besluit"),
        (of("?tab=papieren"), "Handtekeningen"),
        (of("?tab=brieven"), "Brief maken"),
        (of("?tab=geschiedenis"), "vastgelegd"),
        (of("/gesprek"), "Wanneer en waar"),
        (of("/voorbereiding"), "Gezin en gezag"),
        ("#/aanmeldingen/instroom".into(), "In getallen"),
        ("#/aanmeldingen/brieven".into(), "Eerder gemaakt"),
        ("#/wenochtenden/kalender".into(), "Periode plannen"),
        ("#/wenochtenden/kalender?weergave=maand".into(), "Deze maand"),
        ("#/wenochtenden/kinderen".into(), "komen wennen"),
        ("#/wenochtenden/dag".into(), "Naar dag"),
        ("#/wenochtenden/dag?week=1".into(), "Leerkracht"),
        ("#/wenochtenden/voorstel".into(), "Tot en met"),
        ("#/wenochtenden/herstel".into(), "Ochtenden die anders moeten"),
        ("#/instellingen/school".into(), "Schooltijden"),
        ("#/instellingen/team".into(), "Werkdagen"),
        ("#/instellingen/jaren".into(), "Herfstvakantie"),
        ("#/instellingen/groepen".into(), "plaatsen bezet"),
        ("#/instellingen/intakeprotocol".into(), "in gebruik"),
        ("#/instellingen/brieven".into(), "Welkomstbrief"),
        ("#/instellingen/brieven/invitation".into(), "Velden van deze brief"),
        ("#/beheer/gebruikers".into(), "Wie mag wat"),
        ("#/beheer/beveiliging".into(), "Nieuwe herstelcode maken"),
        ("#/beheer/reservekopieen".into(), "Controle van de opslag"),
        ("#/beheer/geschiedenis".into(), "met wie en wanneer"),
        ("#/beheer/geschiedenis?deel=prullenbak".into(), "De prullenbak is leeg"),
        ("#/beheer/privacy?deel=vernietigen".into(), "Moet weg vanaf"),
        ("#/beheer/privacy?deel=termijnen".into(), "Niet toegelaten kinderen"),
        ("#/beheer/privacy?deel=inzage".into(), "Wie vraagt om inzage?"),
        ("#/beheer/privacy?deel=logboek".into(), "Nog niets gewist"),
    ]
}

/// The dialogs of Beheer: on which screen, what opens one, and words that tell that it is there.
const DIALOGS: [(&str, &[&str], &str); 10] = [
    ("#/beheer/gebruikers", &["Gebruiker toevoegen"], "Minstens 12 tekens"),
    ("#/beheer/gebruikers", &["Truus Ermers"], "Truus Ermers wijzigen"),
    ("#/beheer/gebruikers", &["Truus Ermers", "Nieuwe wachtzin"], "Nieuwe wachtzin voor Truus Ermers"),
    ("#/beheer/gebruikers", &["Truus Ermers", "Toegang beëindigen"], "De toegang van Truus Ermers beëindigen?"),
    ("#/beheer/gebruikers", &["Opnieuw versleutelen…"], "Alle gegevens krijgen een nieuwe sleutel"),
    ("#/beheer/beveiliging", &["Wachtzin wijzigen"], "Wachtzin van nu"),
    ("#/beheer/beveiliging", &["Nieuwe herstelcode maken"], "Groep 6"),
    ("#/beheer/geschiedenis", &["Ongedaan maken…"], "Deze wijziging ongedaan maken"),
    ("#/beheer/privacy?deel=vernietigen", &["Bewaarplicht…"], "Bewaarplicht instellen"),
    ("#/beheer/privacy?deel=termijnen", &["Wijzigen: Niet toegelaten kinderen"], "Waar het bestuur dit vastlegde"),
];

async fn every_dialog_is_accessible(window: &Window, theme: Theme) {
    for (address, clicks, words) in DIALOGS {
        window.goto(address).await;
        for name in clicks {
            window.click(name).await;
        }
        window.sees(words).await;
        window.comes_to_rest().await;
        window.is_accessible(&format!("{address} {clicks:?} {theme:?}")).await;
        window.press(&[Key::Escape.into()]).await;
        window.dialog_closes().await;
    }
}

/// What sticks out at the right, when the page scrolls sideways.
const TOO_WIDE: &str = "if (document.documentElement.scrollWidth <= innerWidth) return [];\
    return [...document.querySelectorAll('main *')].filter((one) => one.getBoundingClientRect().right > innerWidth + 1)\
      .slice(0, 5).map((one) => one.outerHTML.slice(0, 120))";

async fn every_screen_is_accessible(theme: Theme) {
    let window = Window::open(Start::Demo, theme).await;
    window.sees("Gesprekken vandaag").await;
    let dark = window.look("return matchMedia('(prefers-color-scheme: dark)').matches").await;
    assert_eq!(dark, theme == Theme::Dark, "the window follows the system's colours");
    let id = window.first_application().await;
    window.resize(1024, 700).await;
    for (address, words) in screens(&id) {
        window.goto(&address).await;
        window.sees(words).await;
        window.comes_to_rest().await;
        window.is_accessible(&format!("{address} {theme:?}")).await;
        let over = window.look(TOO_WIDE).await;
        assert_eq!(over.as_array().map(Vec::len), Some(0), "{address} fits the smallest window: {over}");
    }
    every_dialog_is_accessible(&window, theme).await;
    window.press(&[Key::Control.into(), 'k']).await;
    window.types("jan").await;
    window.sees("Personen").await;
    window.is_accessible("zoeken").await;
    window.close().await;
}

#[tokio::test]
async fn every_screen_is_accessible_by_day() {
    every_screen_is_accessible(Theme::Light).await;
}

#[tokio::test]
async fn every_screen_is_accessible_in_the_dark() {
    every_screen_is_accessible(Theme::Dark).await;
}
