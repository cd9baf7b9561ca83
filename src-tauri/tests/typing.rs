//! What a keystroke costs in the note of a talk while the note saves itself, in the real window. `cargo xtask bench` runs it and
//! judges the times it leaves in the file that `DRIEHOEK_TYPING_OUT` names.

#![allow(clippy::expect_used, reason = "a measurement that cannot go on must stop and say why")]

mod real_window;

use std::time::Duration;

use real_window::{Start, Theme, Window};

const SENTENCE: &str = "Vertelt over het konijn, lacht daarbij en wil graag naar de bouwhoek toe. ";
/// Longer than typing has to rest before the note saves itself.
const REST: Duration = Duration::from_millis(1200);

/// From a key that goes down until the page has dealt with it and is laid out again.
const WATCH: &str = "window.times = []; let down = 0; const begun = [];\
    const { port1, port2 } = new MessageChannel();\
    port1.onmessage = () => window.times.push(performance.now() - begun.shift());\
    document.addEventListener('keydown', () => { down = performance.now(); }, true);\
    document.addEventListener('input', () => { begun.push(down); void document.body.offsetHeight; port2.postMessage(0); });";

#[tokio::test]
async fn typing_a_note() {
    let file = std::env::var_os("DRIEHOEK_TYPING_OUT").expect("cargo xtask bench names the file");
    let window = Window::open(Start::Demo, Theme::Light).await;
    window.sees("Gesprekken vandaag").await;
    let id = window.first_application().await;
    window.goto(&format!("#/aanmeldingen/{id}/voorbereiding")).await;
    window.click("Gesprek beginnen").await;
    window.sees("Het gesprek is nog niet begonnen").await;
    window.click("Gesprek beginnen").await;
    window.fill("Aantekening", SENTENCE).await;
    window.has_saved_field("Aantekening").await;
    window.look(WATCH).await;
    for round in 1..=12 {
        window.types(SENTENCE).await;
        if round % 3 == 0 {
            tokio::time::sleep(REST).await;
        }
    }
    window.has_saved_field("Aantekening").await;
    let times = window.look("return window.times").await;
    std::fs::write(file, times.to_string()).expect("the times are kept");
    window.close().await;
}
