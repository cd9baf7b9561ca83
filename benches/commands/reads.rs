//! The reading commands, each as the window calls it.

use std::hint::black_box;

use chrono::NaiveDate;
use criterion::Criterion;
use driehoek::calendar::{search as everything, today as vandaag, years};
use driehoek::family::{search, store as family};
use driehoek::intake::draft::{ApplicationFilter, ApplicationSort};
use driehoek::intake::sight::Sight;
use driehoek::intake::{
    ApplicationId, decide, dossier, forecast, list, plan, prepare, protocol as versions, register, talk as talks,
};
use driehoek::letter::{LetterKind, LetterOrder, TemplateDraft, make, shipped, store as letters, template};
use driehoek::privacy::retention;
use driehoek::school::{rules, store as school, years as school_years};
use driehoek::store::{Db, Store, history};
use driehoek::wenochtend::draft::{DaysQuery, WenFilter};
use driehoek::wenochtend::{calendar as mornings, children, days as morning_days, propose, repair};
use tokio::runtime::Runtime;

use crate::desk::BenchDesk;
use crate::measure::{Gauge, Row};
use crate::subjects::{Subjects, draft, settling, span_of_days};

/// Measures one command: what it is called, and how it is asked.
macro_rules! read {
    ($gauge:ident, $name:literal, |$db:ident| $call:expr) => {
        let run = async |store: &Store| {
            let mut connection = store.read().await.expect("a connection");
            let $db: &mut Db = &mut connection;
            black_box($call.await.expect($name));
        };
        $gauge.one($name, run);
    };
}

/// Every reading command.
pub fn all(criterion: &mut Criterion, runtime: &Runtime, desk: &BenchDesk) -> Vec<Row> {
    let mut rows = growing(criterion, runtime, desk, "");
    let mut gauge = Gauge::new(criterion, runtime, desk, "");
    let subjects = runtime.block_on(Subjects::of(desk));
    let Subjects { application, child, start_year, talk, held, protocol, decision, period, busiest } = &subjects;
    let (today, typed) = (desk.today, draft(desk.today));
    read!(gauge, "application_board closed too", |db| list::board(db, &closed_too(), &Sight::Everyone, today));
    read!(gauge, "list_applications closed too by name", |db| list::list(db, &closed_too(), &Sight::Everyone, today));
    read!(gauge, "list_applications closed too by text", |db| list::list(
        db,
        &with_text("jan"),
        &Sight::Everyone,
        today
    ));
    read!(gauge, "check_application", |db| register::check(db, &typed, today));
    read!(gauge, "dossier", |db| dossier::dossier(db, application, today));
    read!(gauge, "dossier_history", |db| history_of(db, application));
    read!(gauge, "destruction_calendar", |db| retention::calendar(db, 0, today));
    read!(gauge, "retention", |db| retention::table(db, today));
    read!(gauge, "preparation", |db| prepare::preparation(db, application, None, today));
    read!(gauge, "protocols", |db| versions::protocols(db, today));
    read!(gauge, "protocol", |db| versions::protocol(db, protocol));
    read!(gauge, "talk", |db| talks::talk(db, held, today));
    read!(gauge, "plan_options", |db| plan::options(db, application, &plan::Planning::Next, today));
    read!(gauge, "check_interview", |db| plan::check(db, talk, today));
    read!(gauge, "decision_options", |db| decide::options(db, application, today));
    read!(gauge, "check_decision", |db| decide::check(db, decision, today));
    read!(gauge, "intake_forecast", |db| forecast::forecast(db, *start_year, today));
    read!(gauge, "search_caregivers", |db| search::search_caregivers(db, "jan", 8));
    read!(gauge, "family", |db| family::family(db, child, today));
    read!(gauge, "school", |db| school::school(db));
    read!(gauge, "staff", |db| school::staff(db, true));
    read!(gauge, "staff_choices", |db| school::staff_choices(db, today));
    read!(gauge, "school_years", |db| school::years(db));
    read!(gauge, "year_overview", |db| years::overview(db, *start_year, today));
    read!(gauge, "check_period", |db| school_years::check_period(db, period));
    let order = LetterOrder { application_id: application.clone(), kind: LetterKind::Invitation, interview_id: None };
    let typed_letter = letter(LetterKind::Report);
    read!(gauge, "letters", |db| letters::letters(db, application));
    read!(gauge, "letter_plan", |db| make::plan(db, &order, today));
    read!(gauge, "letter_template", |db| template::template(db, LetterKind::Report, today));
    read!(gauge, "check_letter_template without its pages", |db| template::example(db, &typed_letter, today));
    let undo = async |store: &Store| {
        black_box(store.undo_state(busiest).await.expect("undo_state"));
    };
    gauge.one("undo_state", undo);
    rows.extend(gauge.rows());
    rows
}

/// The commands that go through everybody, and could grow with the years; `when` tells their rows apart.
pub fn growing(criterion: &mut Criterion, runtime: &Runtime, desk: &BenchDesk, when: &str) -> Vec<Row> {
    let today = desk.today;
    let mut gauge = Gauge::new(criterion, runtime, desk, when);
    read!(gauge, "today", |db| vandaag::today(db, &Sight::Everyone, today));
    read!(gauge, "application_board", |db| list::board(db, &filter(ApplicationSort::Urgency), &Sight::Everyone, today));
    read!(gauge, "list_applications", |db| list::list(db, &filter(ApplicationSort::Urgency), &Sight::Everyone, today));
    read!(gauge, "search_everything", |db| everything::search(db, "de vries", &Sight::Everyone, today));
    read!(gauge, "letter_batch", |db| make::batch(db, LetterKind::Confirmation, today));
    wenochtenden(&mut gauge, &runtime.block_on(settling(desk)), today);
    read!(gauge, "search_everything for nobody", |db| everything::search(db, "qqqq", &Sight::Everyone, today));
    gauge.rows()
}

/// What is asked about wenochtenden.
fn wenochtenden(gauge: &mut Gauge<'_>, child: &ApplicationId, today: NaiveDate) {
    let ((from, until), everyone) = (rules::school_year_bounds(rules::school_year_start(today)), &Sight::Everyone);
    let (first, last) = span_of_days(today, 31);
    let week = DaysQuery { from: first, until: span_of_days(today, 7).1, group_id: None, staff_id: None };
    let filter = WenFilter::default();
    read!(gauge, "wen_calendar of a year", |db| mornings::calendar(db, None, from, until, everyone, today));
    read!(gauge, "wen_calendar of a month", |db| mornings::calendar(db, None, first, last, everyone, today));
    read!(gauge, "wen_children", |db| children::list(db, &filter, 0, everyone, today));
    read!(gauge, "child_mornings", |db| children::of_application(db, child, today));
    read!(gauge, "wen_days of a week", |db| morning_days::days(db, &week, everyone, today));
    read!(gauge, "wen_repairs", |db| repair::repairs(db, today));
    read!(gauge, "propose_term", |db| propose::for_term(db, None, first, span_of_days(today, 120).1, today));
}

async fn history_of(db: &mut Db, id: &ApplicationId) -> driehoek::Result<()> {
    let records = dossier::record_ids(db, id).await?;
    history(db, &records, 20, 0).await.map(|_| ())
}

/// The shipped text of a letter, typed once more.
fn letter(kind: LetterKind) -> TemplateDraft {
    let shipped = shipped::shipped(kind);
    TemplateDraft { kind, version: shipped.version, subject: shipped.subject, body: shipped.body }
}

/// The first page of the aanmeldingen that are open.
pub fn filter(sort: ApplicationSort) -> ApplicationFilter {
    ApplicationFilter {
        text: String::new(),
        status: None,
        with_closed: false,
        start_year: None,
        group_id: None,
        sort,
        descending: false,
        offset: 0,
        limit: 50,
    }
}

fn closed_too() -> ApplicationFilter {
    ApplicationFilter { with_closed: true, ..filter(ApplicationSort::Name) }
}

fn with_text(text: &str) -> ApplicationFilter {
    ApplicationFilter { text: text.into(), ..closed_too() }
}
