//! A tour of the program for people: numbered pictures of the main paths, in `DRIEHOEK_TOUR_DIR`. `cargo xtask tour`.

#![allow(clippy::expect_used, reason = "a test that cannot go on must stop and say why")]

#[path = "tour/guard.rs"]
mod guard;
mod real_window;
#[path = "tour/wen.rs"]
mod wen;

use std::path::PathBuf;

use real_window::{Start, Theme, Window};

const CLOSE_MESSAGES: &str =
    "document.querySelectorAll('.toasts button[aria-label=\"Melding sluiten\"]').forEach((one) => one.click())";

/// Takes pictures in order.
struct Album {
    folder: PathBuf,
    number: usize,
}

impl Album {
    fn new() -> Self {
        let folder = std::env::var_os("DRIEHOEK_TOUR_DIR").expect("cargo xtask tour names the folder");
        Self { folder: folder.into(), number: 0 }
    }

    async fn take(&mut self, window: &Window, name: &str) {
        // Messages of earlier steps would lie over the picture.
        window.look(CLOSE_MESSAGES).await;
        window.comes_to_rest().await;
        self.number += 1;
        window.picture(&self.folder.join(format!("{:02}-{name}.png", self.number))).await;
    }

    /// Keeps what was saved on the way beside the pictures.
    fn keep_papers(&self, window: &Window) {
        for paper in window.papers() {
            let name = paper.file_name().expect("a paper has a name");
            std::fs::copy(&paper, self.folder.join(name)).expect("the paper is kept");
        }
    }
}

#[tokio::test]
async fn the_tour() {
    let mut album = Album::new();
    first_start(&mut album).await;
    for (theme, suffix) in [(Theme::Light, ""), (Theme::Dark, "-donker")] {
        rooms(&mut album, theme, suffix).await;
    }
    for (theme, suffix) in [(Theme::Light, ""), (Theme::Dark, "-donker")] {
        guard::guard(&mut album, theme, suffix).await;
    }
}

async fn first_start(album: &mut Album) {
    let window = Window::open(Start::New, Theme::Light).await;
    album.take(&window, "welkom").await;
    window.click("School inrichten").await;
    window.fill("Uw eigen naam", "Petra van den Heuvel").await;
    window.click("Verder").await;
    window.fill("Wachtzin", "drie ganzen op de dorpspomp").await;
    window.fill("Nog een keer dezelfde wachtzin", "drie ganzen op de dorpspomp").await;
    album.take(&window, "wachtzin").await;
    window.click("Verder").await;
    window.is_on("Schrijf de herstelcode op").await;
    album.take(&window, "herstelcode").await;
    window.close().await;
}

async fn rooms(album: &mut Album, theme: Theme, suffix: &str) {
    let window = Window::open(Start::Demo, theme).await;
    let named = |name: &str| format!("{name}{suffix}");
    album.take(&window, &named("vandaag")).await;
    window.goto("#/aanmeldingen").await;
    window.is_on("Aanmeldingen").await;
    album.take(&window, &named("aanmeldingen-kolommen")).await;
    window.goto("#/aanmeldingen?weergave=tabel").await;
    album.take(&window, &named("aanmeldingen-tabel")).await;
    window.goto("#/aanmeldingen/nieuw").await;
    window.is_on("Nieuwe aanmelding").await;
    window.fill("Roepnaam", "Fleur").await;
    window.fill("Achternaam", "Jansen").await;
    window.fill("Geboortedatum", "14-3-2023").await;
    window.tab().await;
    window.sees("Beslissen").await;
    album.take(&window, &named("nieuwe-aanmelding")).await;
    dossier(album, &window, suffix).await;
    talk(album, &window, suffix).await;
    letters(album, &window, suffix).await;
    wen::mornings(album, &window, suffix).await;
    for (tab, heading) in [("school", "School"), ("team", "Team"), ("jaren", "Schooljaren"), ("groepen", "Groepen")] {
        window.goto(&format!("#/instellingen/{tab}")).await;
        window.is_on(heading).await;
        album.take(&window, &named(&format!("instellingen-{tab}"))).await;
    }
    window.press(&[fantoccini::key::Key::Control.into(), 'k']).await;
    window.types("jan").await;
    window.sees("Personen").await;
    album.take(&window, &named("zoeken")).await;
    window.close().await;
}

/// One aanmelding from all sides: the first of Vandaag's talks.
async fn dossier(album: &mut Album, window: &Window, suffix: &str) {
    let named = |name: &str| format!("{name}{suffix}");
    window.goto("#/vandaag").await;
    window.sees("Gesprekken vandaag").await;
    let id = window.first_application().await;
    window.goto(&format!("#/aanmeldingen/{id}")).await;
    window.sees("Wat nog aandacht vraagt").await;
    album.take(window, &named("dossier")).await;
    for tab in ["aanmelding", "gezin", "gesprek", "papieren", "geschiedenis"] {
        window.goto(&format!("#/aanmeldingen/{id}?tab={tab}")).await;
        album.take(window, &named(&format!("dossier-{tab}"))).await;
    }
    window.goto(&format!("#/aanmeldingen/{id}/gesprek")).await;
    window.is_on("Intakegesprek met").await;
    album.take(window, &named("gesprek-plannen")).await;
    window.goto(&format!("#/aanmeldingen/{id}/voorbereiding")).await;
    window.sees("vragen").await;
    album.take(window, &named("voorbereiding")).await;
}

/// The interview of today's second talk, from its topics to the decision.
async fn talk(album: &mut Album, window: &Window, suffix: &str) {
    let named = |name: &str| format!("{name}{suffix}");
    window.goto("#/vandaag").await;
    window.sees("Gesprekken vandaag").await;
    let id = window.first_application().await;
    window.goto(&format!("#/aanmeldingen/{id}/voorbereiding")).await;
    window.sees("zeker bespreken").await;
    window
        .look("[...document.querySelectorAll('h2')].find((one) => one.innerText.startsWith('Onderwerpen van het gesprek'))?.scrollIntoView()")
        .await;
    album.take(window, &named("voorbereiding-onderwerpen")).await;
    window.click("Voorbereidingsblad opslaan (PDF)").await;
    window.click("Gesprek beginnen").await;
    window.sees("Het gesprek is nog niet begonnen").await;
    window.click("Gesprek beginnen").await;
    window.sees("Stoppen, later verder").await;
    window.fill("Aantekening", "Is benieuwd en een beetje verlegen. Wil vooral de bouwhoek zien.").await;
    window.has_saved_field("Aantekening").await;
    window.no_longer_sees("Opgeslagen").await;
    album.take(window, &named("gesprek-voeren")).await;
    window.press(&[fantoccini::key::Key::Alt.into(), 'a']).await;
    window.fill("Wat is afgesproken", "Samen oefenen met jas en schoenen").await;
    album.take(window, &named("gesprek-afspraak")).await;
    window.click("Toevoegen").await;
    window.no_longer_sees("Nog geen afspraken.").await;
    window.click("Gesprek afronden").await;
    window.sees("gesprek gevoerd").await;
    window.click("Beslissing vastleggen").await;
    window.sees("plaatsen bezet").await;
    album.take(window, &named("beslissing")).await;
    window.click("Niet toegelaten").await;
    window.sees("Grond").await;
    window.click("Ondersteuning").await;
    window.sees("School die het kind wil toelaten").await;
    album.take(window, &named("beslissing-zorgplicht")).await;
    window.click("Toegelaten").await;
    window.click("Vastleggen").await;
    window.sees("toegelaten").await;
    window.goto(&format!("#/aanmeldingen/{id}?tab=papieren")).await;
    window.sees("Voor de inschrijving").await;
    album.take(window, &named("inschrijving")).await;
    window.goto(&format!("#/aanmeldingen/{id}?tab=brieven")).await;
    for (papers, letter) in [(2, "Gespreksverslag"), (3, "Toelating")] {
        window.click("Brief maken").await;
        window.click(letter).await;
        window.until("the letter is shown", DRAWN).await;
        if letter == "Gespreksverslag" {
            album.take(window, &named("brief-maken")).await;
        }
        window.click("Maken en bewaren").await;
        window.lists(letter).await;
        window.click("Opslaan als PDF").await;
        window.has_saved(papers).await;
    }
    album.take(window, &named("dossier-brieven")).await;
    album.keep_papers(window);
}

const DRAWN: &str =
    "return [...document.querySelectorAll('img')].some((page) => page.complete && page.naturalWidth > 300)";

async fn letters(album: &mut Album, window: &Window, suffix: &str) {
    let named = |name: &str| format!("{name}{suffix}");
    window.goto("#/aanmeldingen/instroom").await;
    window.sees("In getallen").await;
    album.take(window, &named("instroom")).await;
    window.goto("#/aanmeldingen/brieven").await;
    window.sees("Eerder gemaakt").await;
    album.take(window, &named("brieven-meer")).await;
    window.goto("#/instellingen/brieven").await;
    window.sees("Welkomstbrief").await;
    album.take(window, &named("instellingen-brieven")).await;
    window.goto("#/instellingen/brieven/admission").await;
    window.until("the letter is shown", DRAWN).await;
    album.take(window, &named("brief-tekst")).await;
    window.goto("#/instellingen/intakeprotocol").await;
    window.sees("in gebruik").await;
    album.take(window, &named("protocol-versies")).await;
    window.click("Nieuwe versie maken").await;
    window.click("Concept maken").await;
    window.sees("Vrijgeven").await;
    album.take(window, &named("protocol")).await;
}
