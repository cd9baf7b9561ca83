//! Mornings of one child: planned in one click, seen in the calendar, moved by keyboard and by mouse, answered by phone, and put on paper.
//!
//! The demo counts its days from today. What is planned here lies ahead, on days that the program itself proposes.

use chrono::{Datelike as _, NaiveDate};
use fantoccini::key::Key;
use serde_json::Value;

use crate::real_window::papers::words_of;
use crate::real_window::{Start, Theme, Window};

/// A child of whom nothing is planned, with the days that were proposed.
pub(crate) struct Planned {
    pub(crate) name: String,
    pub(crate) id: String,
    pub(crate) days: Vec<NaiveDate>,
}

const MONTHS: [&str; 12] = ["jan", "feb", "mrt", "apr", "mei", "jun", "jul", "aug", "sep", "okt", "nov", "dec"];

pub(crate) const LONG_MONTHS: [&str; 12] = [
    "januari",
    "februari",
    "maart",
    "april",
    "mei",
    "juni",
    "juli",
    "augustus",
    "september",
    "oktober",
    "november",
    "december",
];

/// The day in words like `wo 25 nov 2026`.
pub(crate) fn day_in(words: &str) -> Option<NaiveDate> {
    let parts: Vec<_> = words.split_whitespace().collect();
    parts.windows(3).find_map(|three| {
        let month = MONTHS.iter().position(|month| *month == three[1])?;
        NaiveDate::from_ymd_opt(three[2].parse().ok()?, u32::try_from(month + 1).ok()?, three[0].parse().ok()?)
    })
}

/// What a script gives back as a list of texts.
pub(crate) async fn texts(window: &Window, script: &str) -> Vec<String> {
    let found = window.look(script).await;
    found.as_array().into_iter().flatten().filter_map(Value::as_str).map(String::from).collect()
}

/// The children that come to get used to school: what stands on each line of the list, and where it leads.
async fn children(window: &Window) -> Vec<(String, String)> {
    window.goto("#/wenochtenden/kinderen").await;
    window.lists(" van ").await;
    let script = "return [...document.querySelectorAll('main tbody tr')]\
        .map((row) => row.innerText.replace(/\\s+/g, ' ') + '#' + row.querySelector('a').hash.slice(1))";
    let lines = texts(window, script).await;
    lines.iter().filter_map(|line| line.split_once('#')).map(|(words, at)| (words.into(), format!("#{at}"))).collect()
}

/// Opens the first child of whom nothing is planned and for whom a morning or more can be proposed.
async fn opens_unplanned(window: &Window) -> Planned {
    for (words, at) in children(window).await {
        if !words.contains(" 0 van ") || words.contains("nog geen groep") {
            continue;
        }
        window.goto(&at).await;
        window.is_on("Wenochtenden van").await;
        let name = window.look("return document.querySelector('main h1').innerText").await;
        let days =
            texts(window, "return [...document.querySelectorAll('main label')].map((one) => one.innerText)").await;
        let days: Vec<_> = days.iter().filter_map(|words| day_in(words)).collect();
        if days.len() > 2 {
            let name = name.as_str().unwrap_or_default().replace("Wenochtenden van ", "");
            return Planned { name, id: at.split("kind=").nth(1).unwrap_or_default().into(), days };
        }
    }
    panic!("a child with mornings to plan");
}

/// The card of this child on that day in the calendar, for CSS.
fn card(on: NaiveDate, name: &str) -> String {
    format!("[data-day=\"{on}\"] [data-morning][title=\"{name}\"]")
}

async fn stands_on(window: &Window, on: NaiveDate, name: &str) {
    let script = format!("return document.querySelector({}) !== null", Value::from(card(on, name)));
    window.until(&format!("{name} stands on {on}"), &script).await;
}

async fn is_gone_from(window: &Window, on: NaiveDate, name: &str) {
    let script = format!(
        "return document.querySelector('[data-day=\"{on}\"]') !== null && document.querySelector({}) === null",
        Value::from(card(on, name))
    );
    window.until(&format!("{name} is gone from {on}"), &script).await;
}

async fn opens_week_of(window: &Window, on: NaiveDate) {
    window.goto(&format!("#/wenochtenden/kalender?van={on}")).await;
    window.until("the week is there", &format!("return document.querySelector('[data-day=\"{on}\"]') !== null")).await;
}

/// Plans what is proposed, sees it, takes it back, and plans it after all.
async fn plans_one(window: &Window) -> Planned {
    let child = opens_unplanned(window).await;
    window.is_accessible("wenochtenden van een kind").await;
    window.click("Deze ochtenden plannen").await;
    window.sees(&format!("{} ochtenden zijn gepland.", child.days.len())).await;
    window.is_accessible("wenochtenden gepland").await;
    opens_week_of(window, child.days[0]).await;
    stands_on(window, child.days[0], &child.name).await;
    window.is_accessible("kalender van een week").await;
    window.press(&[Key::Control.into(), 'z']).await;
    is_gone_from(window, child.days[0], &child.name).await;
    let child = opens_unplanned(window).await;
    window.click("Deze ochtenden plannen").await;
    window.sees("ochtenden zijn gepland.").await;
    child
}

/// Walks in the dialog of a morning to another day on which it can be, and gives it back.
async fn walks_to_another_day(window: &Window, but: NaiveDate) -> NaiveDate {
    const CHOSEN: &str =
        "return document.querySelector('dialog[open] [role=grid] [aria-selected=true] button') !== null";
    for _ in 0..60 {
        window.press(&[Key::Right.into()]).await;
        window.until("a day is chosen", CHOSEN).await;
        let deed = window
            .look("return [...document.querySelectorAll('dialog[open] button:not([disabled])')].at(-1).innerText")
            .await;
        if !deed.as_str().unwrap_or_default().starts_with("Verplaatsen naar") {
            continue;
        }
        let typed = window.look("return document.querySelector('dialog[open] input').value").await;
        if let Some(on) = day_in(typed.as_str().unwrap_or_default()).filter(|on| *on != but) {
            return on;
        }
    }
    panic!("another day for the morning of {but}");
}

async fn moves_by_keyboard(window: &Window, child: &mut Planned) {
    let from = child.days[0];
    opens_week_of(window, from).await;
    stands_on(window, from, &child.name).await;
    window.look(&format!("document.querySelector({}).focus()", Value::from(card(from, &child.name)))).await;
    window.press(&[Key::Enter.into()]).await;
    window.until("the menu has the focus", "return document.activeElement?.innerText?.trim() === 'Verplaatsen…'").await;
    window.is_accessible("menu van een ochtend").await;
    window.press(&[Key::Enter.into()]).await;
    window.sees("Andere dag voor").await;
    window.until("the days have the focus", "return document.activeElement?.closest('[role=grid]') !== null").await;
    window.is_accessible("ochtend verplaatsen").await;
    let to = walks_to_another_day(window, from).await;
    window.tab_to("Verplaatsen naar").await;
    window.press(&[Key::Enter.into()]).await;
    window.dialog_closes().await;
    opens_week_of(window, to).await;
    stands_on(window, to, &child.name).await;
    child.days[0] = to;
}

/// In its week: the first cell of the child's own group that takes what is in the hand, as its looks say.
const TAKES: &str = "td.can[data-day], td.rather[data-day]";

/// Drags a morning of the child to another day of its week: each week is tried until one has such a day.
async fn moves_by_mouse(window: &Window, child: &Planned) {
    for on in &child.days[1..] {
        opens_week_of(window, *on).await;
        stands_on(window, *on, &child.name).await;
        window.picks_up(&card(*on, &child.name)).await;
        window.until("it is in the hand", "return document.querySelector('table.dragging') !== null").await;
        let asked = "return document.querySelector('td[data-day].looking') === null";
        window.until("each day says whether it can be", asked).await;
        let to = window.look(&format!("return document.querySelector('{TAKES}')?.dataset.day ?? ''")).await;
        let Some(to) = to.as_str().and_then(|day| day.parse().ok()) else {
            window.press(&[Key::Escape.into()]).await;
            window.drops().await;
            continue;
        };
        window.drags_to(TAKES).await;
        window.until("the hand is over it", "return document.querySelector('td.over') !== null").await;
        window.drops().await;
        stands_on(window, to, &child.name).await;
        is_gone_from(window, *on, &child.name).await;
        drops_where_it_cannot_be(window, to, child).await;
        return;
    }
    panic!("a week of {:?} with two days", child.days);
}

/// In another group nothing is moved, and it is said why.
async fn drops_where_it_cannot_be(window: &Window, on: NaiveDate, child: &Planned) {
    window.picks_up(&card(on, &child.name)).await;
    let other = format!("td.cannot[data-day=\"{on}\"]");
    window.until("another group does not take it", &format!("return document.querySelector('{other}') !== null")).await;
    window.drags_to(&other).await;
    window.until("the hand is over it", "return document.querySelector('td.over') !== null").await;
    window.drops().await;
    window.sees("is niet verplaatst.").await;
    stands_on(window, on, &child.name).await;
    window.is_accessible("ochtend niet verplaatst").await;
}

/// The parents call: not that day. The child gets another.
async fn answers_by_phone(window: &Window, child: &Planned) {
    let on = child.days[0];
    window.goto(&format!("#/wenochtenden/dag?dag={on}")).await;
    window.sees(&child.name).await;
    window.sees("Wie te bellen").await;
    window.comes_to_rest().await;
    window.is_accessible("dag van de wenkinderen").await;
    window.click_of(&child.name, "Kan niet").await;
    window.sees(&format!("Nieuw voorstel voor {}", child.name)).await;
    window.sees("Deze ochtend plannen").await;
    window.is_accessible("nieuw voorstel").await;
    window.click("Deze ochtend plannen").await;
    window.sees("De ochtend is gepland.").await;
    window.click("Sluiten").await;
    window.dialog_closes().await;
    window.goto(&format!("#/aanmeldingen/{}?tab=wennen", child.id)).await;
    window.sees("afgezegd op").await;
    window.sees(&format!("{} gepland", child.days.len())).await;
    window.is_accessible("wenochtenden in het dossier").await;
}

/// What goes to the teacher and to the parents.
async fn saves_papers(window: &Window, child: &Planned) {
    window.goto(&format!("#/aanmeldingen/{}?tab=wennen", child.id)).await;
    window.sees("Komende ochtenden").await;
    let script = "return [...document.querySelectorAll('main li .when')].map((one) => one.innerText)\
        .filter((words) => words.includes('nog geen antwoord'))";
    let on = texts(window, script).await.iter().find_map(|words| day_in(words)).expect("a morning that comes");
    window.click("Agenda-bestand opslaan").await;
    let agenda = std::fs::read_to_string(window.paper(".ics").await).expect("the agenda");
    let stamp = on.format("%Y%m%d").to_string();
    assert!(agenda.lines().any(|line| line.starts_with("DTSTART") && line.contains(&stamp)), "{on} in {agenda}");

    window.goto(&format!("#/wenochtenden/dag?dag={on}")).await;
    window.sees(&child.name).await;
    window.click("Bellijst opslaan (PDF)").await;
    saved(window, "Wenochtend ", &child.name).await;
    let teachers =
        texts(window, "return [...document.querySelectorAll('main section')].map((one) => one.innerText)").await;
    let here = teachers.iter().find(|words| words.contains(&child.name)).expect("its group");
    let teacher = here.lines().find_map(|line| line.strip_prefix("met ")).expect("who teaches");
    let teacher = teacher.split(" en ").next().unwrap_or_default().to_owned();
    window.goto(&format!("#/wenochtenden/dag?dag={on}&week=1")).await;
    window.choose("Leerkracht", &teacher).await;
    window.sees(&child.name).await;
    window.comes_to_rest().await;
    window.is_accessible("week van een leerkracht").await;
    window.click("Weekblad opslaan (PDF)").await;
    saved(window, "Wenkinderen van", &child.name).await;

    window.goto(&format!("#/aanmeldingen/{}?tab=brieven", child.id)).await;
    window.click("Brief maken").await;
    window.click("Uitnodiging voor de wenochtenden").await;
    window.click("Maken en bewaren").await;
    window.lists("Uitnodiging voor de wenochtenden").await;
    let before = window.papers();
    window.click("Opslaan als PDF").await;
    window.has_saved(before.len() + 1).await;
    let papers = window.papers();
    let letter = words_of(papers.iter().find(|paper| !before.contains(paper)).expect("the letter"));
    let day = format!("{} {}", on.day(), LONG_MONTHS[on.month0() as usize]);
    assert!(letter.contains(&day), "the invitation names {day}: {letter}");
}

/// Waits for the paper with this beginning, and for these words on it.
async fn saved(window: &Window, name: &str, words: &str) {
    let script = "return document.querySelector('[aria-busy=true]') === null";
    let mut found = Vec::new();
    for _ in 0..200 {
        window.until("nothing is being done", script).await;
        found = window.papers();
        let named = |paper: &&std::path::PathBuf| {
            paper.file_name().is_some_and(|file| {
                file.to_string_lossy().starts_with(name) && file.to_string_lossy().ends_with(".pdf")
            })
        };
        if let Some(paper) = found.iter().find(named) {
            let read = words_of(paper);
            assert!(read.contains(words), "{words} on {name}: {read}");
            return;
        }
        tokio::time::sleep(std::time::Duration::from_millis(50)).await;
    }
    panic!("no {name} among {found:?}");
}

#[tokio::test]
async fn mornings_of_a_child_are_planned_moved_answered_and_put_on_paper() {
    let window = Window::open(Start::Demo, Theme::Light).await;
    window.sees("Gesprekken vandaag").await;
    let mut child = plans_one(&window).await;
    moves_by_keyboard(&window, &mut child).await;
    moves_by_mouse(&window, &child).await;
    answers_by_phone(&window, &child).await;
    saves_papers(&window, &child).await;
    window.close().await;
}
