//! The reading commands, each as the window calls it.

use std::cell::RefCell;
use std::time::Instant;

use criterion::{BenchmarkId, Criterion, SamplingMode};
use driehoek::calendar::{search as everything, today as vandaag, years};
use driehoek::family::{ChildId, search, store as family};
use driehoek::intake::draft::{ApplicationFilter, ApplicationSort};
use driehoek::intake::{ApplicationId, Status, dossier, list, plan, prepare};
use driehoek::school::{rules, store as school};
use driehoek::store::{self, Db, history};
use tokio::runtime::Runtime;

use crate::desk::{BenchDesk, run_raw};
use crate::measure::{Row, median, summary};

/// A person sees no delay below one frame of the screen.
const BUDGET_MS: f64 = 16.0;

/// How often the raw engine is asked for the floor.
const RAW_RUNS: usize = 60;

/// Whom the commands are asked about.
struct Subjects {
    application: ApplicationId,
    child: ChildId,
    start_year: i32,
}

pub fn measure(criterion: &mut Criterion, runtime: &Runtime, desk: &BenchDesk) -> Vec<Row> {
    let subjects = runtime.block_on(subjects(desk));
    let Subjects { application, child, start_year } = &subjects;
    let today = desk.today;
    let mut rows = Vec::new();
    macro_rules! read {
        ($name:literal, |$db:ident| $call:expr) => {
            let run = async |$db: &mut Db| {
                std::hint::black_box($call.await.expect($name));
            };
            rows.push(one(criterion, runtime, desk, $name, run));
        };
    }
    read!("today", |db| vandaag::today(db, today));
    read!("application_board", |db| list::board(db, &filter(ApplicationSort::Urgency), today));
    read!("list_applications by urgency", |db| list::list(db, &filter(ApplicationSort::Urgency), today));
    read!("list_applications all by name", |db| list::list(db, &closed_too(ApplicationSort::Name), today));
    read!("list_applications by text", |db| list::list(db, &with_text("jan"), today));
    read!("dossier", |db| dossier::dossier(db, application, today));
    read!("dossier_history", |db| history_of(db, application));
    read!("preparation", |db| prepare::preparation(db, application, today));
    read!("plan_options", |db| plan::options(db, application, today));
    read!("search_everything", |db| everything::search(db, "de vries", today));
    read!("search_caregivers", |db| search::search_caregivers(db, "jan", 8));
    read!("family", |db| family::family(db, child, today));
    read!("school", |db| school::school(db));
    read!("staff", |db| school::staff(db, true));
    read!("staff_choices", |db| school::staff_choices(db, today));
    read!("school_years", |db| school::years(db));
    read!("year_overview", |db| years::overview(db, *start_year, today));
    rows
}

async fn history_of(db: &mut Db, id: &ApplicationId) -> driehoek::Result<()> {
    let records = dossier::record_ids(db, id).await?;
    history(db, &records, 20, 0).await.map(|_| ())
}

async fn subjects(desk: &BenchDesk) -> Subjects {
    let mut db = desk.store.read().await.expect("a connection");
    let planned = ApplicationFilter { status: Some(Status::InterviewPlanned), ..filter(ApplicationSort::Name) };
    let page = list::list(&mut db, &planned, desk.today).await.expect("the list");
    let row = page.rows.into_iter().next().expect("the demo has a planned interview");
    Subjects { application: row.id, child: row.child_id, start_year: rules::school_year_start(desk.today) }
}

fn one(criterion: &mut Criterion, runtime: &Runtime, desk: &BenchDesk, name: &str, run: impl AsyncFn(&mut Db)) -> Row {
    let samples = RefCell::new(Vec::new());
    let mut group = criterion.benchmark_group("commands");
    group.sampling_mode(SamplingMode::Flat).sample_size(20);
    group.bench_function(BenchmarkId::from_parameter(name), |bencher| {
        bencher.to_async(runtime).iter_custom(async |times| {
            let whole = Instant::now();
            for _ in 0..times {
                let began = Instant::now();
                run(&mut desk.store.read().await.expect("a connection")).await;
                samples.borrow_mut().push(began.elapsed());
            }
            whole.elapsed()
        });
    });
    group.finish();
    let floor = runtime.block_on(floor(desk, &run));
    summary(name, samples.into_inner(), Some(floor), Some(BUDGET_MS))
}

/// The SQL that the command runs, run again without everything that is ours.
async fn floor(desk: &BenchDesk, run: &impl AsyncFn(&mut Db)) -> f64 {
    let mut db = desk.store.read().await.expect("a connection");
    let ((), asked) = store::recorded(run(&mut db)).await;
    assert!(!asked.is_empty(), "a read asks the store something");
    let mut raw = desk.raw().await;
    let mut samples = Vec::new();
    for _ in 0..RAW_RUNS {
        let began = Instant::now();
        run_raw(&mut raw, &asked).await;
        samples.push(began.elapsed());
    }
    median(samples)
}

fn filter(sort: ApplicationSort) -> ApplicationFilter {
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

fn closed_too(sort: ApplicationSort) -> ApplicationFilter {
    ApplicationFilter { with_closed: true, ..filter(sort) }
}

fn with_text(text: &str) -> ApplicationFilter {
    ApplicationFilter { text: text.into(), with_closed: true, ..filter(ApplicationSort::Name) }
}
