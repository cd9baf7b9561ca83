//! From admission to pupil: is the child ready, is the day confirmed, did it start, how did it go.

#![allow(clippy::unwrap_used, reason = "a step that fails here is a failed test")]

#[path = "support/intake.rs"]
mod desk_work;
#[path = "support/family.rs"]
mod family;
#[path = "support/mornings.rs"]
mod mornings;
mod support;

use chrono::NaiveDate;
use desk_work::*;
use driehoek::Error;
use driehoek::family::{Known, Placement, store as family_store};
use driehoek::intake::draft::DecisionDraft;
use driehoek::intake::start::{
    self, EnrolRule, LookBackDraft, ReadinessDraft, StartChange, StartDraft, StartStep, StartView,
};
use driehoek::intake::{ApplicationId, Decision, DocumentKind, Status, decide, dossier, register};
use mornings::{comes, standing};
use support::{Desk, both};

/// The same desk, on another day.
fn on(desk: &Desk, day_text: &str) -> Desk {
    let days = day(day_text) - desk.today;
    let mut desk = desk.clone();
    desk.today += days;
    desk.actor.at += days;
    desk
}

/// Sam, admitted to the Kikkers from his fourth birthday, 12 January 2027, with what is asked of him.
async fn sam_admitted(desk: &Desk) -> (OpenSchool, ApplicationId) {
    let school = open_school(desk).await;
    let id = registered(desk, &signed(sam())).await;
    admitted(desk, &id, "2027-01-12", &school.kikkers).await;
    (school, id)
}

async fn view(desk: &Desk, id: &ApplicationId) -> StartView {
    start::view(&mut *desk.db().await, id, desk.today).await.unwrap()
}

async fn looked(desk: &Desk, id: &ApplicationId) -> driehoek::Result<()> {
    let version = view(desk, id).await.start.version;
    let draft = ReadinessDraft {
        application_id: id.clone(),
        version,
        looked_on: Some(desk.today),
        toilet: Known::Yes,
        self_reliance: Known::No,
        note: "  Jas aandoen oefenen. ".into(),
    };
    start::save_readiness(&desk.store, &desk.actor, &draft, desk.today).await.map(drop)
}

async fn confirmed(desk: &Desk, id: &ApplicationId) -> driehoek::Result<()> {
    let version = view(desk, id).await.start.version;
    start::confirm(&desk.store, &desk.actor, id, version, Some(desk.today)).await.map(drop)
}

/// A start on a day, of what is written down now.
async fn starts(desk: &Desk, id: &ApplicationId, started_on: &str) -> StartDraft {
    let version = view(desk, id).await.start.version;
    let started_on = Some(day(started_on));
    StartDraft { application_id: id.clone(), version, started_on, ticks: Vec::new(), look_back_on: None }
}

async fn started(desk: &Desk, draft: &StartDraft) -> driehoek::Result<Vec<StartChange>> {
    start::start(&desk.store, &desk.actor, draft, desk.today).await.map(|changed| changed.value)
}

/// In which group the child sits on a day, and from when until when.
async fn place(desk: &Desk, id: &ApplicationId, on: &str) -> Option<Placement> {
    let child_id = dossier_of(desk, id).await.application.child_id;
    family_store::placement_on(&mut *desk.db().await, &child_id, day(on)).await.unwrap()
}

async fn agreed(desk: &Desk, id: &ApplicationId) -> Option<NaiveDate> {
    dossier_of(desk, id).await.application.starts_on
}

async fn warned(desk: &Desk, draft: &StartDraft) -> Vec<String> {
    said(&start::check(&mut *desk.db().await, draft, desk.today).await.unwrap().findings)
}

both! {
    async fn a_child_walks_from_readiness_to_the_look_back(desk: Desk) {
        let (_, id) = sam_admitted(&desk).await;
        let first = view(&desk, &id).await;
        assert_eq!((first.step, first.due_on), (StartStep::Readiness, Some(day("2026-12-15"))));
        assert_eq!((first.start.version, first.group.as_str(), first.starts_on), (0, "Kikkers", Some(day("2027-01-12"))));
        assert_eq!((first.enrols_on, first.enrol_rule), (Some(day("2027-01-12")), Some(EnrolRule::FirstDay)));
        assert_eq!((first.kindrapport, first.look_back_proposed_on), (Some(false), Some(day("2027-02-23"))));

        looked(&desk, &id).await.unwrap();
        let ready = view(&desk, &id).await;
        assert_eq!((ready.step, ready.due_on), (StartStep::Confirm, Some(day("2026-12-29"))));
        assert_eq!((ready.start.toilet, ready.start.self_reliance), (Known::Yes, Known::No));
        assert_eq!(ready.start.readiness_note.as_deref(), Some("Jas aandoen oefenen."));
        confirmed(&desk, &id).await.unwrap();
        assert_eq!(view(&desk, &id).await.step, StartStep::Start);

        let desk = on(&desk, "2027-01-12");
        let draft = StartDraft { look_back_on: Some(day("2027-02-23")), ..starts(&desk, &id, "2027-01-12").await };
        started(&desk, &draft).await.unwrap();
        let there = view(&desk, &id).await;
        assert_eq!((there.step, there.due_on), (StartStep::LookBack, Some(day("2027-02-23"))));
        assert_eq!((there.start.started_on, there.start.enrolled_on), (Some(day("2027-01-12")), Some(day("2027-01-12"))));
        assert_eq!(there.start.readiness_note, ready.start.readiness_note, "what was seen stays");

        let desk = on(&desk, "2027-02-23");
        let draft = LookBackDraft {
            application_id: id.clone(),
            version: there.start.version,
            look_back_on: Some(day("2027-02-23")),
            looked_back_on: Some(desk.today),
            note: "Sam gaat graag naar school.".into(),
        };
        start::save_look_back(&desk.store, &desk.actor, &draft, desk.today).await.unwrap();
        assert_eq!(view(&desk, &id).await.step, StartStep::Done);
    }

    async fn a_start_says_all_it_changes_and_is_undone_as_one(desk: Desk) {
        let (_, id) = sam_admitted(&desk).await;
        comes(&desk, &id, "2026-12-01").await;
        comes(&desk, &id, "2027-01-21").await;
        let desk = on(&desk, "2027-01-18");
        let draft = StartDraft {
            ticks: vec![DocumentKind::Administration, DocumentKind::Parro, DocumentKind::Parro],
            look_back_on: Some(day("2027-03-01")),
            ..starts(&desk, &id, "2027-01-18").await
        };
        let before = (rows_in_all(&desk).await, place(&desk, &id, "2027-01-12").await);
        let told = [
            StartChange::Placed { group: "Kikkers".into(), from: day("2027-01-18"), until: day("2027-07-31") },
            StartChange::Moved { agreed_on: day("2027-01-12"), starts_on: day("2027-01-18") },
            StartChange::Enrolled { on: day("2027-01-18"), rule: EnrolRule::FirstDay },
            StartChange::Ticked { document: DocumentKind::Administration },
            StartChange::Ticked { document: DocumentKind::Parro },
            StartChange::LookBack { on: day("2027-03-01") },
            StartChange::MorningsCancelled { count: 1 },
        ];
        let ahead = start::check(&mut *desk.db().await, &draft, desk.today).await.unwrap();
        assert_eq!((ahead.changes.as_slice(), rows_in_all(&desk).await), (told.as_slice(), before.0.clone()), "only said");
        assert_eq!(started(&desk, &draft).await.unwrap(), told, "and then done");

        let dossier = dossier_of(&desk, &id).await;
        assert_eq!((dossier.status, dossier.application.starts_on), (Status::Started, Some(day("2027-01-18"))));
        assert_eq!(place(&desk, &id, "2027-01-17").await, None);
        assert_eq!(place(&desk, &id, "2027-01-18").await.unwrap().ends_on, day("2027-07-31"));
        let seen: Vec<_> = dossier.documents.iter().map(|one| (one.kind, one.seen_on, one.seen_by.as_str())).collect();
        assert_eq!(seen, [(DocumentKind::Administration, desk.today, "Anja Peters"), (DocumentKind::Parro, desk.today, "Anja Peters")]);
        assert_eq!(standing(&desk, &id).await, [day("2026-12-01")], "what was before the first day stays");
        let told = dossier::history(&mut *desk.db().await, &id, 20, 0).await.unwrap();
        assert_eq!(told.rows.first().unwrap().deed, "start.child");

        desk.store.undo(&desk.actor).await.unwrap();
        assert_eq!((rows_in_all(&desk).await, place(&desk, &id, "2027-01-12").await.map(|one| one.starts_on)), (before.0, before.1.map(|one| one.starts_on)));
        assert_eq!(agreed(&desk, &id).await, Some(day("2027-01-12")));
        assert_eq!(standing(&desk, &id).await, [day("2026-12-01"), day("2027-01-21")]);
        assert_eq!(view(&desk, &id).await.start.version, 0);
    }

    async fn what_cannot_be_is_refused_and_nothing_is_written(desk: Desk) {
        let (_, id) = sam_admitted(&desk).await;
        let desk = on(&desk, "2027-01-25");
        let before = rows_in_all(&desk).await;
        for (on, refused) in [
            ("2027-01-11", "started_on: start_before_fourth_birthday!"),
            ("2027-01-26", "started_on: in_the_future!"),
            ("2027-01-16", "started_on: weekend_day!"),
        ] {
            assert_eq!(refusals(started(&desk, &starts(&desk, &id, on).await).await), [refused], "{on}");
        }
        let early = StartDraft { look_back_on: Some(day("2027-01-11")), ..starts(&desk, &id, "2027-01-12").await };
        assert_eq!(refusals(started(&desk, &early).await), ["look_back_on: before_first_day!"]);
        assert_eq!(rows_in_all(&desk).await, before);
        assert_eq!(view(&desk, &id).await.start.version, 0);
    }

    async fn a_child_that_is_not_coming_does_not_start(desk: Desk) {
        open_school(&desk).await;
        let id = registered(&desk, &sam()).await;
        let late = on(&desk, "2027-01-12");
        let refused = async || refusals(started(&late, &starts(&late, &id, "2027-01-12").await).await);
        assert_eq!(refused().await, [": not_admitted!"]);
        assert_eq!(refusals(looked(&late, &id).await), [": not_admitted!"]);
        let half = decision(&desk, &id, Decision::Admitted).await;
        decide::decide(&desk.store, &desk.actor, &half, desk.today).await.unwrap();
        assert_eq!(refused().await, [": first_day_missing!"]);
        assert_eq!(refusals(confirmed(&late, &id).await), [": first_day_missing!"]);
        let without_group = DecisionDraft { starts_on: Some(day("2027-01-12")), ..decision(&desk, &id, Decision::Admitted).await };
        decide::decide(&desk.store, &desk.actor, &without_group, desk.today).await.unwrap();
        assert_eq!(refused().await, [": group_missing!"]);
        confirmed(&late, &id).await.unwrap();
    }

    async fn what_was_skipped_and_who_objects_is_said_and_stops_nobody(desk: Desk) {
        let (_, id) = sam_admitted(&desk).await;
        let noor = caregivers_of(&desk, &id).await.remove(0);
        decide::object(&desk.store, &desk.actor, &id, &noor, Some(desk.today), "").await.unwrap();
        let desk = on(&desk, "2027-01-12");
        let ticks = vec![
            DocumentKind::Identity,
            DocumentKind::SixMonthDeclaration,
            DocumentKind::SchoolGuide,
            DocumentKind::Administration,
            DocumentKind::Parro,
        ];
        let draft = StartDraft { ticks, ..starts(&desk, &id, "2027-01-12").await };
        let found = [": readiness_not_looked", ": start_not_confirmed", ": caregiver_objects", "ticks: document_missing"];
        assert_eq!(warned(&desk, &draft).await, found, "the opgaveformulier is not given");
        started(&desk, &draft).await.unwrap();
    }

    async fn who_starts_with_the_year_sits_in_the_group_of_that_name_and_is_enrolled_on_the_first_of_august(desk: Desk) {
        let (school, id) = sam_admitted(&desk).await;
        let desk = on(&desk, "2027-09-06");
        started(&desk, &starts(&desk, &id, "2027-09-06").await).await.unwrap();
        let there = place(&desk, &id, "2027-09-06").await.unwrap();
        assert_eq!((there.group_id, there.starts_on), (school.next_year.id, day("2027-09-06")));
        assert_eq!(place(&desk, &id, "2027-07-01").await, None, "the place that waited is gone");
        let start = view(&desk, &id).await;
        assert_eq!((start.start.enrolled_on, start.enrol_rule), (Some(day("2027-08-01")), Some(EnrolRule::FirstOfAugust)));
        assert_eq!(start.kindrapport, Some(true));
    }

    async fn a_year_without_a_group_of_that_name_is_refused(desk: Desk) {
        let (school, id) = sam_admitted(&desk).await;
        admitted(&desk, &id, "2027-01-12", &school.otters).await;
        let desk = on(&desk, "2027-09-06");
        let refused = refusals(started(&desk, &starts(&desk, &id, "2027-09-06").await).await);
        assert_eq!(refused, ["started_on: not_in_group_year!"]);
        assert!(place(&desk, &id, "2027-01-12").await.is_some(), "nothing was lost");
    }

    async fn a_place_of_a_later_year_survives_another_first_day(desk: Desk) {
        let (school, id) = sam_admitted(&desk).await;
        let child_id = dossier_of(&desk, &id).await.application.child_id;
        family::try_place(&desk, &child_id, &school.next_year, day("2027-08-01")).await.unwrap();
        let desk = on(&desk, "2027-01-25");
        started(&desk, &starts(&desk, &id, "2027-01-18").await).await.unwrap();
        assert_eq!(place(&desk, &id, "2027-09-06").await.unwrap().group_id, school.next_year.id);
    }

    async fn nobody_starts_twice_or_over_an_older_version(desk: Desk) {
        let (_, id) = sam_admitted(&desk).await;
        let desk = on(&desk, "2027-01-12");
        let stale = starts(&desk, &id, "2027-01-12").await;
        looked(&desk, &id).await.unwrap();
        let outcome = started(&desk, &stale).await;
        assert!(matches!(outcome, Err(Error::Conflict { .. })), "somebody looked meanwhile: {outcome:?}");
        assert_eq!(agreed(&desk, &id).await, Some(day("2027-01-12")));
        started(&desk, &starts(&desk, &id, "2027-01-12").await).await.unwrap();
        assert_eq!(refusals(started(&desk, &starts(&desk, &id, "2027-01-12").await).await), [": already_started!"]);
        assert_eq!(refusals(confirmed(&desk, &id).await), [": already_started!"]);
    }

    async fn two_who_start_a_child_at_once_start_it_once(desk: Desk) {
        let (_, id) = sam_admitted(&desk).await;
        let desk = on(&desk, "2027-01-12");
        let draft = starts(&desk, &id, "2027-01-12").await;
        let (one, other) = tokio::join!(started(&desk, &draft), started(&desk, &draft));
        let told = [&one, &other].into_iter().filter(|outcome| outcome.is_ok()).count();
        assert_eq!(told, 1, "{one:?} and {other:?}");
        assert_eq!(refusals(if one.is_ok() { other } else { one }), [": already_started!"]);
    }

    async fn after_the_start_nothing_is_decided_or_withdrawn_any_more(desk: Desk) {
        let (school, id) = sam_admitted(&desk).await;
        let desk = on(&desk, "2027-01-25");
        started(&desk, &starts(&desk, &id, "2027-01-18").await).await.unwrap();
        let again = decision(&desk, &id, Decision::Admitted).await;
        let again = DecisionDraft { starts_on: Some(day("2027-02-01")), group_id: Some(school.otters.id), ..again };
        assert_eq!(refusals(decide::decide(&desk.store, &desk.actor, &again, desk.today).await), [": application_closed!"]);
        let withdrawn = decide::withdraw(&desk.store, &desk.actor, &id, again.version, desk.today, "").await;
        assert_eq!(refusals(withdrawn), [": application_closed!"]);
        assert_eq!(agreed(&desk, &id).await, Some(day("2027-01-18")));
    }

    async fn another_first_day_is_confirmed_anew(desk: Desk) {
        let (school, id) = sam_admitted(&desk).await;
        looked(&desk, &id).await.unwrap();
        confirmed(&desk, &id).await.unwrap();
        admitted(&desk, &id, "2027-01-12", &school.otters).await;
        assert!(view(&desk, &id).await.start.confirmed_on.is_some(), "another group on the same day");
        admitted(&desk, &id, "2027-01-18", &school.otters).await;
        let moved = view(&desk, &id).await;
        assert_eq!((moved.step, moved.due_on), (StartStep::Confirm, Some(day("2027-01-04"))));
        assert!(moved.start.looked_on.is_some(), "the child is as ready as it was");
    }

    async fn who_does_not_come_any_more_has_no_mornings_left(desk: Desk) {
        let (school, id) = sam_admitted(&desk).await;
        for on in ["2026-11-23", "2026-12-01"] {
            comes(&desk, &id, on).await;
        }
        let waits = decision(&desk, &id, Decision::WaitingList).await;
        decide::decide(&desk.store, &desk.actor, &waits, desk.today).await.unwrap();
        assert_eq!(standing(&desk, &id).await, Vec::<NaiveDate>::new());
        desk.store.undo(&desk.actor).await.unwrap();
        assert_eq!(standing(&desk, &id).await.len(), 2);

        let version = dossier_of(&desk, &id).await.application.version;
        decide::withdraw(&desk.store, &desk.actor, &id, version, desk.today, "Verhuizing").await.unwrap();
        assert_eq!(standing(&desk, &id).await, Vec::<NaiveDate>::new());
        let again = registered(&desk, &signed(application(child("Pim", "", "Bos", "2023-01-12"), vec![noor()]))).await;
        admitted(&desk, &again, "2027-01-12", &school.kikkers).await;
        comes(&desk, &again, "2026-12-01").await;
        assert_eq!(standing(&desk, &again).await.len(), 1, "another child is not touched");
    }

    async fn readiness_is_dated_and_can_be_taken_back(desk: Desk) {
        let (_, id) = sam_admitted(&desk).await;
        let draft = |version, looked_on, toilet| ReadinessDraft { application_id: id.clone(), version, looked_on, toilet, self_reliance: Known::Unknown, note: String::new() };
        let save = async |draft: ReadinessDraft| start::save_readiness(&desk.store, &desk.actor, &draft, desk.today).await;
        assert!(save(draft(0, None, Known::Unknown)).await.unwrap().change.is_none(), "nothing said is nothing written");
        assert_eq!(refusals(save(draft(0, None, Known::Yes)).await), ["looked_on: required!"]);
        assert_eq!(refusals(save(draft(0, desk.today.succ_opt(), Known::Yes)).await), ["looked_on: in_the_future!"]);
        let written = save(draft(0, Some(desk.today), Known::Yes)).await.unwrap().value;
        let taken_back = save(draft(written.version, None, Known::Unknown)).await.unwrap().value;
        assert_eq!((taken_back.looked_on, taken_back.toilet, taken_back.id), (None, Known::Unknown, written.id));
    }

    async fn nobody_looks_back_on_a_start_that_is_to_come(desk: Desk) {
        let (_, id) = sam_admitted(&desk).await;
        let draft = |looked_back_on: &str| LookBackDraft {
            application_id: id.clone(),
            version: 0,
            look_back_on: None,
            looked_back_on: Some(day(looked_back_on)),
            note: String::new(),
        };
        let save = async |desk: &Desk, draft: LookBackDraft| start::save_look_back(&desk.store, &desk.actor, &draft, desk.today).await;
        assert_eq!(refusals(save(&desk, draft("2026-11-23")).await), [": first_day_missing!", "looked_back_on: before_first_day!"]);
        let later = on(&desk, "2027-02-23");
        assert_eq!(refusals(save(&later, draft("2027-02-24")).await), ["looked_back_on: in_the_future!"]);
        save(&later, draft("2027-02-23")).await.unwrap();
    }

    async fn a_paper_that_was_seen_before_keeps_its_day(desk: Desk) {
        let (_, id) = sam_admitted(&desk).await;
        register::see_document(&desk.store, &desk.actor, &id, DocumentKind::Identity, Some(desk.today), "Joost de Wit").await.unwrap();
        let later = on(&desk, "2027-01-12");
        let draft = StartDraft { ticks: vec![DocumentKind::Identity], ..starts(&later, &id, "2027-01-12").await };
        let told = started(&later, &draft).await.unwrap();
        assert!(!told.iter().any(|change| matches!(change, StartChange::Ticked { .. })), "{told:?}");
        let seen = dossier_of(&later, &id).await.documents.remove(0);
        assert_eq!((seen.seen_on, seen.seen_by.as_str()), (desk.today, "Joost de Wit"));
    }
}
