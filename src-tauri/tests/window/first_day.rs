//! From a wenochtend to the first day as a pupil: what was seen is written down, whether the child is ready, and that it started.
//!
//! The demo counts its days from today. Which child it is and which day will do, is asked of the program.

use chrono::{Datelike as _, Days, NaiveDate};
use driehoek::clock::today;
use fantoccini::key::Key;
use serde_json::Value;

use crate::real_window::people::DEMO_PASSPHRASE;
use crate::real_window::{Start, Theme, Window};
use crate::wenochtend::{LONG_MONTHS, day_in, texts};

const TEACHER: &str = "Sanne de Wit";
/// The one in which she teaches.
const GROUP: &str = "1/2A";

const NOTE: &str = "Oefent thuis met de wc; reservekleren in de tas.";
const SEEN: &str = "Bouwde een brug van kisten en liep er tien keer overheen.";

async fn opens_list(window: &Window) {
    window.goto("#/aanmeldingen?weergave=tabel").await;
    window.lists("toegelaten").await;
    window.comes_to_rest().await;
}

/// The children that were admitted and did not start, from the list of aanmeldingen: the name, and where the dossier is.
async fn admitted(window: &Window) -> Vec<(String, String)> {
    opens_list(window).await;
    let script = "return [...document.querySelectorAll('main tbody tr')]\
        .filter((row) => /toegelaten|wennen/.test(row.innerText))\
        .map((row) => row.querySelector('th').innerText.trim() + row.querySelector('a').hash)";
    let lines = texts(window, script).await;
    lines.iter().filter_map(|line| line.split_once('#')).map(|(name, at)| (name.into(), format!("#{at}"))).collect()
}

/// Opens the dossier of the first child of this age that is offered this deed on the way to its first day.
async fn opens_dossier_offering(window: &Window, deed: &str, years: &str, all: &[(String, String)]) {
    let offered = format!(
        "return [...document.querySelectorAll('main li button')].some((one) => one.innerText.trim() === '{deed}')\
           && document.querySelector('main').innerText.includes('\\n{years} jaar')"
    );
    let known = "return document.querySelector('main ol[aria-label^=Stappen]') !== null\
        || document.body.innerText.includes('Er is nog geen eerste schooldag afgesproken')";
    for (name, at) in all {
        // Not from one dossier to the next: what stands there is of this child, then.
        opens_list(window).await;
        window.goto(&format!("{at}?tab=wennen")).await;
        window.is_on(name).await;
        window.until("the way to the first day is there", known).await;
        if window.look(&offered).await == Value::Bool(true) {
            return;
        }
    }
    panic!("a child of {years} for “{deed}” among {all:?}");
}

/// Somebody looks whether the child is ready, and the day is confirmed; that it started cannot be said before that day.
async fn gets_ready(window: &Window) {
    window.click("Vastleggen").await;
    window.sees("Het is geen voorwaarde om te mogen komen.").await;
    window.click("Nee").await;
    window.fill("Wat zagen of bespraken we?", NOTE).await;
    window.is_accessible("klaar voor de start").await;
    window.click("Bewaren").await;
    window.dialog_closes().await;
    window.sees("gaat nog niet zelf naar het toilet").await;
    window.sees(NOTE).await;
    window.sees("Naar de afspraken").await;
    window.click("Bevestigen").await;
    window.sees("Bevestigd op").await;
    window.is_accessible("eerste schooldag bevestigd").await;

    let agreed = "return [...document.querySelectorAll('main dt')].find((one) => one.innerText.trim() === 'Eerste schooldag')\
        .nextElementSibling.innerText";
    let agreed = window.look(agreed).await;
    let agreed = day_in(&agreed.as_str().unwrap_or_default().replace(',', "")).expect("the agreed first day");
    window.click("Start vastleggen").await;
    types_first_day(window, agreed).await;
    window.sees("Deze dag ligt na vandaag").await;
    window.sees_a_problem("that the day has yet to come").await;
    window.is_accessible("start geweigerd").await;
    window.click("Start vastleggen").await;
    window.comes_to_rest().await;
    assert_eq!(window.find_all("dialog[open]").await, 1, "nothing was written down");
    window.click("Annuleren").await;
    window.dialog_closes().await;
}

/// Types the day in the field that waits for one, and waits for what is said of it.
async fn types_first_day(window: &Window, on: NaiveDate) {
    window.fill("Eerste dag op school", &on.format("%d-%m-%Y").to_string()).await;
    window.tab().await;
    let answered =
        "return document.querySelector('dialog[open] section li, dialog[open] [aria-invalid=true]') !== null";
    window.until("it is said whether that can be", answered).await;
}

/// Asks whether the child can have started on this day; the form stays open when it can.
async fn can_start_on(window: &Window, on: NaiveDate) -> bool {
    window.click("Start vastleggen").await;
    types_first_day(window, on).await;
    let can = window.find_all("dialog[open] section li").await > 0;
    if !can {
        let why = window.text().await;
        assert!(why.contains("Deze dag valt in het weekend") || why.contains("Op deze dag is er geen school"), "{why}");
        window.is_accessible("start op een dag zonder school").await;
        window.click("Annuleren").await;
        window.dialog_closes().await;
    }
    can
}

/// Makes a pupil of a child that became four these days, and takes that back.
async fn starts_and_does_not(window: &Window) {
    let began = today();
    for back in 0..3 {
        if !can_start_on(window, began - Days::new(back)).await {
            continue;
        }
        window.click("Alles aanvinken").await;
        window.sees("Afgevinkt: ").await;
        window.sees("De eerste schooldag verandert van").await;
        window.sees("Dit legt u in één keer vast").await;
        window.is_accessible("start vastleggen").await;
        window.click("Start vastleggen").await;
        window.dialog_closes().await;
        window.sees("Begonnen op").await;
        let offered = "return [...document.querySelectorAll('main li button')].every((one) => one.innerText.trim() !== 'Start vastleggen')";
        window.until("it has started", offered).await;
        window.is_accessible("gestart als leerling").await;
        window.press(&[Key::Control.into(), 'z']).await;
        window.no_longer_sees("Begonnen op").await;
        let again = "return [...document.querySelectorAll('main li button')].some((one) => one.innerText.trim() === 'Start vastleggen')";
        window.until("the start is offered again", again).await;
        window.sees("Bevestigd op").await;
        return;
    }
    // In a vacation nobody starts: each of these days was refused, and it was said why.
}

#[tokio::test]
async fn a_child_gets_ready_starts_as_a_pupil_and_that_is_taken_back_as_one() {
    let window = Window::open(Start::Demo, Theme::Light).await;
    window.sees("Gesprekken vandaag").await;
    let all = admitted(&window).await;
    opens_dossier_offering(&window, "Bevestiging terugnemen", "4", &all).await;
    starts_and_does_not(&window).await;
    opens_dossier_offering(&window, "Vastleggen", "3", &all).await;
    gets_ready(&window).await;
    window.close().await;
}

/// Opens the day with a child of which it can be written down how it went, and gives back that child and its dossier.
async fn opens_morning_to_mark(window: &Window) -> (String, String) {
    let script = "return [...document.querySelectorAll('main a')].filter((one) => one.innerText.startsWith('Opschrijven'))\
        .map((one) => one.hash.split('dag=')[1])";
    let asked = texts(window, script).await;
    let began = today();
    // When nothing is asked for, a morning that was marked will do.
    let days = asked.iter().filter_map(|day| day.parse().ok()).chain((0..180).map(|back| began - Days::new(back)));
    for on in days {
        opens_day(window, on).await;
        let script = "const all = [...document.querySelectorAll('main article')].filter((one) => one.querySelector('[role=toolbar]'));\
            if (document.querySelector('main').innerText.includes('Naar huis om')) return [];\
            const found = all.find((one) => one.querySelector('[aria-pressed=true]') === null) ?? all[0];\
            return found ? [found.querySelector('.who a').innerText.trim(), found.querySelector('.who a').hash] : []";
        if let [name, dossier] = texts(window, script).await.as_slice() {
            return (name.clone(), dossier.clone());
        }
    }
    panic!("a morning of which it can be said how it went");
}

async fn opens_day(window: &Window, on: NaiveDate) {
    window.goto(&format!("#/wenochtenden/dag?dag={on}")).await;
    let title = format!("{} {} {}", on.day(), LONG_MONTHS[on.month0() as usize], on.year());
    let script =
        format!("return [...document.querySelectorAll('main h2')].some((one) => one.innerText.includes('{title}'))");
    window.until(&format!("{on} is there"), &script).await;
    window.comes_to_rest().await;
}

/// Whether this stands as what became of the child's morning.
fn is_pressed(name: &str, mark: &str, pressed: bool) -> String {
    format!(
        "const one = [...document.querySelectorAll('main article')].find((one) => one.innerText.includes({}));\
         const mark = [...(one?.querySelectorAll('[role=toolbar] button') ?? [])].find((one) => one.innerText.trim() === '{mark}');\
         return mark != null && (mark.getAttribute('aria-pressed') === 'true') === {pressed}",
        Value::from(name)
    )
}

#[tokio::test]
async fn what_was_seen_on_a_morning_is_kept_and_read_in_the_dossier() {
    let window = Window::open(Start::Demo, Theme::Light).await;
    window.sees("Gesprekken vandaag").await;
    let (name, dossier) = opens_morning_to_mark(&window).await;
    if window.look(&is_pressed(&name, "Aanwezig", true)).await == Value::Bool(true) {
        window.click_of(&name, "Aanwezig").await;
        window.until("it is taken back", &is_pressed(&name, "Aanwezig", false)).await;
    }
    window.click_of(&name, "Aanwezig").await;
    window.until("the child was there", &is_pressed(&name, "Aanwezig", true)).await;
    window.click_of(&name, "Opschrijven wat u zag").await;
    window.fill("Spelen", SEEN).await;
    window.tab().await;
    window.has_saved_field("Spelen").await;
    window.is_accessible("opschrijven wat u zag").await;

    window.click_of(&name, "Eerder naar huis").await;
    window.fill("Naar huis om", "10:20").await;
    window.is_accessible("eerder naar huis").await;
    window.tab().await;
    window.has_saved_field("Naar huis om").await;
    window.until("it went home", &is_pressed(&name, "Eerder naar huis", true)).await;

    window.goto(&dossier).await;
    window.sees(SEEN).await;
    window.sees("10:20").await;
    window.is_accessible("wenochtend in het dossier").await;
    window.close().await;
}

/// The list of children as this person sees it; it may be empty.
async fn wenkinderen(window: &Window) -> Vec<String> {
    window.goto("#/wenochtenden/kinderen").await;
    window.is_on("Wenkinderen").await;
    let told = "return document.querySelector('main tbody tr, main .empty') !== null";
    window.until("the children are there", told).await;
    window.comes_to_rest().await;
    texts(
        window,
        "return [...document.querySelectorAll('main tbody tr')].map((row) => row.innerText.replace(/\\s+/g, ' '))",
    )
    .await
}

/// The children on Vandaag of whom a morning is told.
const TOLD: &str = "return [...document.querySelectorAll('main section')]\
    .filter((one) => /^(Wenkinderen vandaag|Hoe ging de wenochtend)/.test(one.querySelector('h2')?.innerText ?? ''))\
    .flatMap((one) => [...one.querySelectorAll('li')]).filter((one) => one.querySelector('p')).map((one) => one.innerText)";

#[tokio::test]
async fn a_teacher_meets_their_own_wenkinderen_and_plans_nothing() {
    const TABS: &str =
        "return [...document.querySelectorAll('nav[aria-label=Wenochtenden] a')].map((one) => one.innerText.trim())";
    let window = Window::open(Start::Demo, Theme::Light).await;
    window.sees("Wenochtenden regelen").await;
    let all = wenkinderen(&window).await;
    assert_eq!(texts(&window, TABS).await, ["Kalender", "Kinderen", "Dag", "Voorstel", "Herstel"]);
    window.locks().await;
    window.unlocks_as(TEACHER, DEMO_PASSPHRASE).await;

    let own = wenkinderen(&window).await;
    assert!(own.len() < all.len(), "some of them: {own:?}");
    let hers = |words: &str| words.contains(GROUP);
    // A child that was moved to another group since still has its mornings with her.
    assert!(own.iter().all(|words| hers(words) || !words.contains(" 0 van ")), "her own: {own:?}");
    assert!(all.iter().all(|one| own.contains(one) || !hers(one)), "all of her own: {own:?} of {all:?}");
    assert_eq!(texts(&window, TABS).await, ["Kalender", "Kinderen", "Dag"]);
    window.is_accessible("wenkinderen van een leerkracht").await;

    window.goto("#/vandaag").await;
    let arrived = "return ![null, undefined, 'Wenkinderen'].includes(document.querySelector('main h1')?.innerText)";
    window.until("Vandaag is there", arrived).await;
    window.comes_to_rest().await;
    let told = texts(&window, TOLD).await;
    assert!(told.iter().all(|words| words.contains(GROUP)), "of their own group: {told:?}");
    assert!(!window.text().await.contains("Wenochtenden regelen"), "planning is the office's");
    window.is_accessible("Vandaag van een leerkracht met wenkinderen").await;
    window.close().await;
}
