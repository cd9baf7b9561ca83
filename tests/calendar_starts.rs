//! What Vandaag says of children on their way to their first day, and just past it.

#![allow(clippy::unwrap_used, reason = "a step that fails here is a failed test")]

#[path = "support/intake.rs"]
mod desk_work;
#[path = "support/mornings.rs"]
mod mornings;
mod support;

use chrono::NaiveDate;
use desk_work::*;
use driehoek::calendar::today::{Today, today};
use driehoek::family::Known;
use driehoek::intake::draft::{ApplicationDraft, ApplicationFilter};
use driehoek::intake::sight::Sight;
use driehoek::intake::start::{self, LookBackDraft, ReadinessDraft, StartDraft, StartStep};
use driehoek::intake::{ApplicationId, Status, decide, dossier, list};
use driehoek::rights::Role;
use driehoek::school::{Group, StaffId};
use driehoek::store::Changed;
use driehoek::wenochtend::{CancelReason, draft::MorningCancel, plan};
use mornings::comes;
use support::{Desk, both};

/// Vandaag on a day, for somebody who sees everyone.
async fn vandaag(desk: &Desk, on: &str) -> Today {
    today(&mut *desk.db().await, &Sight::Everyone, day(on)).await.unwrap()
}

/// What starts ask for on a day: whom, what, by when.
async fn asked(desk: &Desk, on: &str) -> Vec<(String, StartStep, NaiveDate)> {
    let starts = vandaag(desk, on).await.starts;
    starts.into_iter().map(|task| (task.name, task.step, task.due_on)).collect()
}

fn sam_has(step: StartStep, due_on: &str) -> Vec<(String, StartStep, NaiveDate)> {
    vec![("Sam de Vries".to_owned(), step, day(due_on))]
}

/// A child that turns 4 on the day on which it starts in a group.
async fn starter(desk: &Desk, roepnaam: &str, starts_on: &str, group: &Group) -> ApplicationId {
    let born_on = starts_on.replace("2027-", "2023-").replace("2026-", "2022-");
    let parent = caregiver("Noor", "de", "Vries", "06-00001234");
    let draft = application(child(roepnaam, "de", "Vries", &born_on), vec![parent]);
    let id = registered(desk, &signed(ApplicationDraft { received_on: Some(day("2026-08-20")), ..draft })).await;
    admitted(desk, &id, starts_on, group).await;
    id
}

async fn version_of(desk: &Desk, id: &ApplicationId) -> i32 {
    start::view(&mut *desk.db().await, id, desk.today).await.unwrap().start.version
}

async fn looked(desk: &Desk, id: &ApplicationId) {
    let draft = ReadinessDraft {
        application_id: id.clone(),
        version: version_of(desk, id).await,
        looked_on: Some(desk.today),
        toilet: Known::Yes,
        self_reliance: Known::Yes,
        note: String::new(),
    };
    start::save_readiness(&desk.store, &desk.actor, &draft, desk.today).await.unwrap();
}

async fn confirmed(desk: &Desk, id: &ApplicationId) {
    let version = version_of(desk, id).await;
    start::confirm(&desk.store, &desk.actor, id, version, Some(desk.today)).await.unwrap();
}

/// Recorded on the day itself.
async fn started(desk: &Desk, id: &ApplicationId, on: &str, look_back_on: Option<&str>) {
    let draft = StartDraft {
        application_id: id.clone(),
        version: version_of(desk, id).await,
        started_on: Some(day(on)),
        ticks: Vec::new(),
        look_back_on: look_back_on.map(day),
    };
    start::start(&desk.store, &desk.actor, &draft, day(on)).await.unwrap();
}

async fn looked_back(desk: &Desk, id: &ApplicationId, on: &str) {
    let draft = LookBackDraft {
        application_id: id.clone(),
        version: version_of(desk, id).await,
        look_back_on: None,
        looked_back_on: Some(day(on)),
        note: String::new(),
    };
    start::save_look_back(&desk.store, &desk.actor, &draft, day(on)).await.unwrap();
}

async fn sight(desk: &Desk, staff: &StaffId) -> Sight {
    Sight::of(&mut *desk.db().await, Role::Teacher, Some(staff), desk.today).await.unwrap()
}

async fn status_on(desk: &Desk, id: &ApplicationId, on: &str) -> [Status; 3] {
    let mut db = desk.db().await;
    let page = list::list(&mut db, &everything_open(), &Sight::Everyone, day(on)).await.unwrap();
    let listed = page.rows.iter().find(|row| row.id == *id).unwrap().status;
    let columns = list::board(&mut db, &everything_open(), &Sight::Everyone, day(on)).await.unwrap();
    let column = columns.iter().find(|column| column.rows.iter().any(|row| row.id == *id)).unwrap();
    [listed, column.status, dossier::dossier(&mut db, id, day(on)).await.unwrap().status]
}

both! {
    async fn each_step_is_asked_for_a_week_ahead_and_stays_until_it_is_done(desk: Desk) {
        let school = open_school(&desk).await;
        let id = starter(&desk, "Sam", "2027-01-12", &school.kikkers).await;
        assert_eq!(asked(&desk, "2026-12-07").await, [], "more than a week before its last day");
        assert_eq!(asked(&desk, "2026-12-08").await, sam_has(StartStep::Readiness, "2026-12-15"));
        assert_eq!(asked(&desk, "2027-01-11").await, sam_has(StartStep::Readiness, "2026-12-15"), "late, and said");
        let days_left = vandaag(&desk, "2026-12-18").await.starts.first().unwrap().days_left;
        assert_eq!(days_left, -3);
        looked(&desk, &id).await;
        assert_eq!(asked(&desk, "2026-12-21").await, [], "confirming is not due yet");
        assert_eq!(asked(&desk, "2026-12-22").await, sam_has(StartStep::Confirm, "2026-12-29"));
        confirmed(&desk, &id).await;
        assert_eq!(asked(&desk, "2027-01-11").await, [], "the first day has to come");
        for later in ["2027-01-12", "2027-02-09", "2027-06-01"] {
            assert_eq!(asked(&desk, later).await, sam_has(StartStep::Start, "2027-01-12"), "{later}: keeps asking");
        }
        started(&desk, &id, "2027-01-12", Some("2027-02-23")).await;
        assert_eq!(asked(&desk, "2027-02-15").await, []);
        for later in ["2027-02-16", "2027-06-01"] {
            assert_eq!(asked(&desk, later).await, sam_has(StartStep::LookBack, "2027-02-23"), "{later}");
        }
        looked_back(&desk, &id, "2027-02-23").await;
        assert_eq!(asked(&desk, "2027-02-23").await, []);
    }

    async fn who_started_before_any_of_this_was_written_down_is_not_asked_for_ever(desk: Desk) {
        let school = open_school(&desk).await;
        starter(&desk, "Sam", "2026-11-02", &school.kikkers).await;
        assert_eq!(asked(&desk, "2026-11-30").await, sam_has(StartStep::Start, "2026-11-02"));
        assert_eq!(asked(&desk, "2026-12-01").await, [], "four weeks past, and nothing was ever written down");
    }

    async fn a_look_back_without_a_day_is_asked_for_around_the_proposed_one(desk: Desk) {
        let school = open_school(&desk).await;
        let id = starter(&desk, "Sam", "2026-11-09", &school.kikkers).await;
        started(&desk, &id, "2026-11-09", None).await;
        assert_eq!(asked(&desk, "2026-12-27").await, []);
        for on in ["2026-12-28", "2027-02-01"] {
            assert_eq!(asked(&desk, on).await, sam_has(StartStep::LookBack, "2027-01-04"), "{on}: after the vacation");
        }
        assert_eq!(asked(&desk, "2027-02-02").await, []);
    }

    async fn the_most_pressing_goes_first_and_who_does_not_come_is_left_out(desk: Desk) {
        let school = open_school(&desk).await;
        for (roepnaam, on) in [("Bo", "2026-12-14"), ("Aya", "2026-12-14"), ("Cas", "2026-12-07"), ("Weg", "2026-12-08")] {
            starter(&desk, roepnaam, on, &school.kikkers).await;
        }
        let gone = vandaag(&desk, "2026-11-23").await.starts.into_iter().find(|task| task.name == "Weg de Vries").unwrap();
        let version = dossier_of(&desk, &gone.application_id).await.application.version;
        decide::withdraw(&desk.store, &desk.actor, &gone.application_id, version, desk.today, "").await.unwrap();
        let names: Vec<_> = asked(&desk, "2026-11-23").await.into_iter().map(|(name, ..)| name).collect();
        assert_eq!(names, ["Cas de Vries", "Aya de Vries", "Bo de Vries"]);
    }

    async fn papers_stay_with_enrolment_and_nothing_else_is_said_twice(desk: Desk) {
        let school = open_school(&desk).await;
        starter(&desk, "Sam", "2026-12-07", &school.kikkers).await;
        let vandaag = vandaag(&desk, "2026-12-07").await;
        assert_eq!(vandaag.starts.iter().map(|task| task.step).collect::<Vec<_>>(), [StartStep::Start]);
        assert_eq!(vandaag.to_enrol.len(), 1, "the papers");
        assert!(vandaag.waiting.is_empty() && vandaag.deadlines.is_empty());
    }

    async fn a_teacher_is_asked_for_and_told_of_the_own_children_only(desk: Desk) {
        let school = open_school(&desk).await;
        let sam = starter(&desk, "Sam", "2026-12-07", &school.kikkers).await;
        let mees = starter(&desk, "Mees", "2026-12-08", &school.otters).await;
        for id in [&sam, &mees] {
            comes(&desk, id, "2026-11-23").await;
        }
        let whole = vandaag(&desk, "2026-11-23").await;
        assert_eq!((whole.starts.len(), whole.wen.today.len()), (2, 2));
        let hers = today(&mut *desk.db().await, &sight(&desk, &school.teacher).await, desk.today).await.unwrap();
        assert_eq!(hers.starts.iter().map(|task| &task.application_id).collect::<Vec<_>>(), [&sam]);
        assert_eq!(hers.wen.today.iter().map(|row| row.name.as_str()).collect::<Vec<_>>(), ["Sam de Vries"]);
        let nobody = today(&mut *desk.db().await, &sight(&desk, &school.support).await, desk.today).await.unwrap();
        assert!(nobody.starts.is_empty() && nobody.wen.today.is_empty() && nobody.wen.to_plan.is_empty());
    }

    async fn wennen_is_said_from_the_first_morning_that_stands_until_the_first_day(desk: Desk) {
        let school = open_school(&desk).await;
        let id = starter(&desk, "Sam", "2027-01-12", &school.kikkers).await;
        assert_eq!(status_on(&desk, &id, "2026-12-01").await, [Status::Admitted; 3], "no morning is planned");
        let first = comes(&desk, &id, "2026-12-01").await;
        comes(&desk, &id, "2026-12-10").await;
        assert_eq!(status_on(&desk, &id, "2026-11-30").await, [Status::Admitted; 3], "the day before");
        assert_eq!(status_on(&desk, &id, "2026-12-01").await, [Status::Settling; 3]);
        let off = MorningCancel { id: first.id, version: first.version, reason: CancelReason::Parents };
        let off: Changed<_> = plan::cancel(&desk.store, &desk.actor, &off, desk.today).await.unwrap();
        assert!(off.change.is_some());
        assert_eq!(status_on(&desk, &id, "2026-12-09").await, [Status::Admitted; 3], "that morning was called off");
        assert_eq!(status_on(&desk, &id, "2027-01-11").await, [Status::Settling; 3]);
        let settling = ApplicationFilter { status: Some(Status::Settling), ..everything_open() };
        let found = list::list(&mut *desk.db().await, &settling, &Sight::Everyone, day("2026-12-10")).await.unwrap();
        assert_eq!((found.total, found.rows.first().map(|row| row.id.clone())), (1, Some(id.clone())));
        let dossier = dossier::dossier(&mut *desk.db().await, &id, day("2027-01-12")).await.unwrap();
        assert_eq!(dossier.status, Status::Started);
    }
}
