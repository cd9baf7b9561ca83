//! Mornings of all children of a term at once, planned and taken back as one.

use std::fmt::Write as _;

use driehoek::clock::today;
use fantoccini::key::Key;

use crate::real_window::{Start, Theme, Window};
use crate::wenochtend::texts;

/// The days of the proposal, each with whether it is ticked.
const TICKED: &str = "return [...document.querySelectorAll('.child .chip input')].map((one) => String(one.checked))";

async fn is_ticked(window: &Window, mornings: usize) {
    let script = format!("return document.querySelectorAll('.child .chip input:checked').length === {mornings}");
    window.until(&format!("{mornings} mornings are ticked"), &script).await;
}

#[tokio::test]
async fn a_term_is_planned_but_for_one_morning_and_taken_back_as_one() {
    let window = Window::open(Start::Demo, Theme::Light).await;
    window.sees("Gesprekken vandaag").await;
    // Half a year reaches over any vacation.
    let mut address = "#/wenochtenden/voorstel?tot=".to_owned();
    write!(address, "{}", today() + chrono::Days::new(180)).expect("an address");
    window.goto(&address).await;
    window.sees("Voorstel per kind").await;
    let all = texts(&window, TICKED).await.len();
    assert!(all > 1, "mornings are proposed");
    is_ticked(&window, all).await;
    window.sees("Wenkinderen per ochtend in").await;
    window.is_accessible("voorstel voor een periode").await;
    window.look("document.querySelector('.child .chip input').focus()").await;
    window.types(" ").await;
    is_ticked(&window, all - 1).await;
    window.click("Aangevinkte plannen").await;
    window.sees("Ongedaan maken haalt ze alle weer weg.").await;
    window.is_accessible("periode gepland").await;
    window.press(&[Key::Control.into(), 'z']).await;
    is_ticked(&window, all).await;
    window.close().await;
}
