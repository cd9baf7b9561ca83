//! A tour of the program for people: numbered pictures of the main paths, in `DRIEHOEK_TOUR_DIR`. `cargo xtask tour`.

#![allow(clippy::expect_used, reason = "a test that cannot go on must stop and say why")]

mod real_window;

use std::path::PathBuf;

use real_window::{Start, Theme, Window};

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
        window.comes_to_rest().await;
        self.number += 1;
        window.picture(&self.folder.join(format!("{:02}-{name}.png", self.number))).await;
    }
}

#[tokio::test]
async fn the_tour() {
    let mut album = Album::new();
    first_start(&mut album).await;
    for (theme, suffix) in [(Theme::Light, ""), (Theme::Dark, "-donker")] {
        rooms(&mut album, theme, suffix).await;
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
