//! A parent calls. The office types the aanmelding without touching the mouse.

use fantoccini::key::Key;

use crate::real_window::{Start, Theme, Window};

/// From the search window to an empty form, by keyboard.
async fn open_the_form(window: &Window) {
    window.press(&[Key::Control.into(), 'k']).await;
    window.types("nieuwe aan").await;
    window.sees("Handelingen").await;
    window.press(&[Key::Enter.into()]).await;
    window.is_on("Nieuwe aanmelding").await;
}

/// Goes on to the next field that is called so and types there.
async fn type_next(window: &Window, label: &str, text: &str) {
    window.tab().await;
    window.tab_to(label).await;
    window.types(text).await;
}

async fn type_the_call(window: &Window) {
    window.tab_to("Roepnaam").await;
    window.types("Fleur").await;
    type_next(window, "Voorvoegsel", "van der").await;
    type_next(window, "Achternaam", "Zwaluwenburg-Ooievaar").await;
    type_next(window, "Geboortedatum", "14-3-23").await;
    type_next(window, "Roepnaam", "Sanne").await;
    type_next(window, "Achternaam", "Ooievaar").await;
    type_next(window, "Telefoon", "0600001234").await;
}

#[tokio::test]
async fn an_aanmelding_is_typed_by_keyboard_alone_and_taken_back() {
    let window = Window::open(Start::Demo, Theme::Light).await;
    open_the_form(&window).await;
    type_the_call(&window).await;
    // Every legal date stands beside the form before anything is kept.
    window.sees("WPO art. 40 lid 6").await;
    window.sees("ma 15 mrt 2027").await;
    window.is_accessible("nieuwe aanmelding, ingevuld").await;

    window.press(&[Key::Control.into(), Key::Enter.into()]).await;
    window.is_on("Fleur van der Zwaluwenburg-Ooievaar").await;
    window.sees("Intakegesprek plannen").await;

    window.press(&[Key::Control.into(), 'k']).await;
    window.types("zwaluwenb").await;
    window.sees("Fleur van der Zwaluwenburg-Ooievaar").await;
    window.press(&[Key::Escape.into()]).await;

    window.goto("#/vandaag").await;
    window.sees("Gesprekken vandaag").await;
    window.press(&[Key::Control.into(), 'z']).await;
    window.press(&[Key::Control.into(), 'k']).await;
    window.types("zwaluwenburg").await;
    window.sees("Niets gevonden").await;
    window.close().await;
}

#[tokio::test]
async fn what_was_typed_stays_when_the_core_refuses() {
    let window = Window::open(Start::Demo, Theme::Light).await;
    open_the_form(&window).await;
    window.tab_to("Roepnaam").await;
    window.types("<script>alert(1)</script>").await;
    type_next(&window, "Achternaam", "Robert'); drop table child;--").await;
    type_next(&window, "Geboortedatum", "31-2-2023").await;
    window.press(&[Key::Control.into(), Key::Enter.into()]).await;
    window.until("refusals are said", "return document.querySelectorAll('[aria-invalid=true]').length >= 3").await;
    window.is_accessible("nieuwe aanmelding, geweigerd").await;
    let kept = "const all = [...document.querySelectorAll('input')].map((one) => one.value);\
        return all.includes('<script>alert(1)</script>') && all.some((one) => one.includes('drop table')) && all.includes('31-2-2023')";
    window.until("what was typed is still there", kept).await;
    window.goto("#/vandaag").await;
    window.sees("Gesprekken vandaag").await;
    window.close().await;
}
