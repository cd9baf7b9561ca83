//! Wenochtenden and the first day: the calendar, a proposal for a term and for one child, a day, and what is kept in the dossier.

use super::Album;
use crate::real_window::Window;

/// The first link of the list of which the line has these words.
fn line_with(words: &str) -> String {
    format!(
        "return [...document.querySelectorAll('main tbody tr')].filter((row) => row.innerText.includes('{words}') && !row.innerText.includes('geen groep'))\
         .map((row) => row.querySelector('a').hash)[0] ?? ''"
    )
}

async fn child_with(window: &Window, words: &str) -> String {
    window.goto("#/wenochtenden/kinderen").await;
    window.lists(words).await;
    window.look(&line_with(words)).await.as_str().unwrap_or_default().to_owned()
}

/// The newest day on which somebody came or comes, up to the end of this week.
async fn opens_day(window: &Window) {
    window.goto("#/wenochtenden/kalender").await;
    for _ in 0..20 {
        window.until("the week is there", "return document.querySelector('td[data-day]') !== null").await;
        window.comes_to_rest().await;
        let script = "return [...document.querySelectorAll('td[data-day]')].filter((cell) => cell.querySelector('[data-morning]'))\
            .map((cell) => cell.dataset.day).sort((one, other) =>\
            document.querySelectorAll(`[data-day=\"${other}\"] [data-morning]`).length - document.querySelectorAll(`[data-day=\"${one}\"] [data-morning]`).length)[0] ?? ''";
        let day = window.look(script).await;
        if let Some(on) = day.as_str().filter(|on| !on.is_empty()) {
            window.goto(&format!("#/wenochtenden/dag?dag={on}")).await;
            window.sees("Wie te bellen").await;
            return;
        }
        window.click("Vorige week").await;
    }
    panic!("a week in which somebody came");
}

/// All its screens.
pub(super) async fn mornings(album: &mut Album, window: &Window, suffix: &str) {
    let named = |name: &str| format!("{name}{suffix}");
    window.goto("#/wenochtenden/kalender").await;
    window.sees("Periode plannen").await;
    album.take(window, &named("wenochtenden-kalender")).await;
    window.goto("#/wenochtenden/kalender?weergave=maand").await;
    window.until("the month is there", "return document.querySelector('table.maand td[data-day]') !== null").await;
    album.take(window, &named("wenochtenden-maand")).await;
    window.goto("#/wenochtenden/voorstel").await;
    window.sees("Voorstel per kind").await;
    album.take(window, &named("wenochtenden-voorstel")).await;
    let plans = child_with(window, "0 van").await;
    let nearly = child_with(window, "bezig").await;
    window.goto(&plans).await;
    window.is_on("Wenochtenden van").await;
    album.take(window, &named("wenochtenden-kind")).await;
    window.goto("#/wenochtenden/herstel").await;
    window.is_on("Ochtenden die anders moeten").await;
    album.take(window, &named("wenochtenden-herstel")).await;
    opens_day(window).await;
    album.take(window, &named("wenochtenden-dag")).await;
    first_day(album, window, &nearly, suffix).await;
}

/// The dossier of a child that comes already, and its start.
async fn first_day(album: &mut Album, window: &Window, child: &str, suffix: &str) {
    let id = child.split("kind=").nth(1).unwrap_or_default();
    window.goto(&format!("#/aanmeldingen/{id}?tab=wennen")).await;
    window.sees("Geweest en afgezegd").await;
    album.take(window, &format!("wenochtenden-terugblik{suffix}")).await;
    window.click("Start vastleggen").await;
    window.sees("Dit legt u in één keer vast").await;
    album.take(window, &format!("eerste-dag{suffix}")).await;
    window.click("Annuleren").await;
    window.dialog_closes().await;
}
