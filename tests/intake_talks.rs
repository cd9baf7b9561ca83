//! Intake interviews: proposing a time, planning, clashes, holding, calling off, and the page the director prepares with.

#![allow(clippy::unwrap_used, reason = "a step that fails here is a failed test")]

#[path = "support/intake.rs"]
mod desk_work;
mod support;

use desk_work::*;
use driehoek::Error;
use driehoek::family::Known;
use driehoek::family::draft::CaregiverDraft;
use driehoek::intake::draft::{ApplicationDraft, InterviewDraft};
use driehoek::intake::{ApplicationId, DocumentKind, Status, Step, plan, prepare};
use support::{Desk, actor, both};

/// Pim Bos, another child with another mother.
fn pim() -> ApplicationDraft {
    application(child("Pim", "", "Bos", "2023-02-05"), vec![caregiver("An", "", "Bos", "06-00009876")])
}

async fn said_of(desk: &Desk, draft: &InterviewDraft) -> Vec<String> {
    said(&plan::check(&mut *desk.db().await, draft, desk.today).await.unwrap().findings)
}

async fn status_of(desk: &Desk, id: &ApplicationId) -> Status {
    dossier_of(desk, id).await.status
}

both! {
    async fn the_first_free_time_is_proposed_with_everyone_who_may_come(desk: Desk) {
        let school = open_school(&desk).await;
        let father = CaregiverDraft { custody: Known::No, lives_there: false, ..caregiver("Tom", "", "Smit", "06-00005555") };
        let barred = CaregiverDraft { no_contact_order: true, ..caregiver("Jan", "", "Kok", "06-00006666") };
        let id = registered(&desk, &ApplicationDraft { caregivers: vec![noor(), father, barred], ..sam() }).await;
        let options = plan::options(&mut *desk.db().await, &id, &plan::Planning::Next, desk.today).await.unwrap();
        let draft = &options.draft;
        assert_eq!((draft.planned_on, draft.starts_at.as_str()), (Some(day("2026-11-26")), "08:45"));
        assert_eq!(draft.director_id.as_ref(), Some(&school.director));
        assert_eq!(draft.teacher_id.as_ref(), Some(&school.teacher), "of the group with most room");
        assert_eq!((draft.minutes, draft.room.as_str()), (40, "Directiekamer"));
        assert!(draft.child_comes && draft.with_tour);
        let coming: Vec<_> = options.caregivers.iter().filter(|one| draft.caregiver_ids.contains(&one.id)).collect();
        assert_eq!(coming.iter().map(|one| one.name.as_str()).collect::<Vec<_>>(), ["Noor de Vries"]);
        assert_eq!((options.name.as_str(), options.caregivers.len()), ("Sam de Vries", 3));
        assert_eq!(said_of(&desk, draft).await, Vec::<String>::new(), "the proposal is fine as it is");
        plan::plan(&desk.store, &desk.actor, draft, desk.today).await.unwrap();

        let other = registered(&desk, &pim()).await;
        let next = plan::options(&mut *desk.db().await, &other, &plan::Planning::Next, desk.today).await.unwrap().draft;
        assert_eq!((next.planned_on, next.starts_at.as_str()), (Some(day("2026-11-26")), "10:00"), "08:45 is taken");
    }

    async fn parents_who_talk_apart_each_have_a_talk(desk: Desk) {
        let school = open_school(&desk).await;
        let tom = CaregiverDraft { apart_talk: true, ..caregiver("Tom", "", "Smit", "06-00005555") };
        let id = registered(&desk, &ApplicationDraft { caregivers: vec![noor(), tom], ..sam() }).await;
        let both = caregivers_of(&desk, &id).await;
        let first = InterviewDraft {
            caregiver_ids: both.iter().take(1).cloned().collect(),
            ..talk(&desk, &id, &school.director, "2026-11-26", "10:00").await
        };
        plan::plan(&desk.store, &desk.actor, &first, desk.today).await.unwrap();
        let again = plan::options(&mut *desk.db().await, &id, &plan::Planning::Next, desk.today).await.unwrap().draft;
        assert!(again.interview_id.is_some(), "the planned one is moved, unless another is asked for");
        let second = plan::options(&mut *desk.db().await, &id, &plan::Planning::Another, desk.today).await.unwrap().draft;
        assert_eq!((second.interview_id.as_ref(), second.version), (None, 0));
        assert_eq!(second.caregiver_ids, both.iter().skip(1).cloned().collect::<Vec<_>>(), "who has no talk yet");
        let later = plan::plan(&desk.store, &desk.actor, &second, desk.today).await.unwrap().value;
        let move_later = plan::Planning::Move { interview_id: later.clone() };
        let moved = plan::options(&mut *desk.db().await, &id, &move_later, desk.today).await.unwrap().draft;
        assert_eq!(moved.interview_id, Some(later), "each of the two can be moved");
        assert_eq!(dossier_of(&desk, &id).await.interviews.len(), 2);
        let third = plan::options(&mut *desk.db().await, &id, &plan::Planning::Another, desk.today).await.unwrap().draft;
        assert_eq!(third.caregiver_ids, both, "everyone had one, so everyone is asked again");
    }

    async fn a_planned_talk_comes_back_to_be_moved(desk: Desk) {
        let school = open_school(&desk).await;
        let id = registered(&desk, &sam()).await;
        let talk_id = planned(&desk, &id, &school.director, "2026-11-26", "10:00").await;
        assert_eq!(status_of(&desk, &id).await, Status::InterviewPlanned);
        let draft = plan::options(&mut *desk.db().await, &id, &plan::Planning::Next, desk.today).await.unwrap().draft;
        assert_eq!((draft.interview_id.as_ref(), draft.version), (Some(&talk_id), 1));
        assert_eq!(said_of(&desk, &draft).await, Vec::<String>::new(), "a talk does not clash with itself");
        let moved = InterviewDraft { planned_on: Some(day("2026-11-27")), ..draft.clone() };
        let change = plan::plan(&desk.store, &desk.actor, &moved, desk.today).await.unwrap();
        assert_eq!(change.change.unwrap().deed, "interview.move");
        let stale = plan::plan(&desk.store, &actor("Bea Smit"), &draft, desk.today).await;
        assert!(matches!(stale, Err(Error::Conflict { .. })), "{stale:?}");
        let talks = plan::between(&mut *desk.db().await, day("2026-11-23"), day("2026-11-29")).await.unwrap();
        assert_eq!(talks.len(), 1);
        assert_eq!(talks.first().unwrap().planned_on, day("2026-11-27"));
        assert_eq!((talks.first().unwrap().name.as_str(), talks.first().unwrap().director.as_str()), ("Sam de Vries", "Anja Peters"));
    }

    async fn the_director_is_never_in_two_talks_at_once(desk: Desk) {
        let school = open_school(&desk).await;
        let (one, two) = (registered(&desk, &sam()).await, registered(&desk, &pim()).await);
        let first = InterviewDraft { room: "Directiekamer".into(), ..talk(&desk, &one, &school.director, "2026-11-26", "10:00").await };
        plan::plan(&desk.store, &desk.actor, &first, desk.today).await.unwrap();
        let clash = InterviewDraft { room: " directiekamer ".into(), ..talk(&desk, &two, &school.director, "2026-11-26", "10:30").await };
        assert_eq!(said_of(&desk, &clash).await, ["director_id: staff_busy!", "room: room_busy"]);
        let refused = refusals(plan::plan(&desk.store, &desk.actor, &clash, desk.today).await);
        assert_eq!(refused, ["director_id: staff_busy!"]);
        let same_day = plan::check(&mut *desk.db().await, &clash, desk.today).await.unwrap().same_day;
        assert_eq!(same_day.iter().map(|row| row.name.as_str()).collect::<Vec<_>>(), ["Sam de Vries"]);
        let after = InterviewDraft { starts_at: "10:40".into(), ..clash.clone() };
        plan::plan(&desk.store, &desk.actor, &after, desk.today).await.unwrap();
        let colleague = talk(&desk, &two, &school.support, "2026-11-26", "10:00").await;
        let as_teacher = InterviewDraft { teacher_id: Some(school.director.clone()), ..colleague };
        assert_eq!(said_of(&desk, &as_teacher).await, ["teacher_id: staff_busy"], "an introduction can be worked out");
    }

    async fn two_people_plan_the_same_hour_at_once_and_one_hears_of_it(desk: Desk) {
        let school = open_school(&desk).await;
        let (one, two) = (registered(&desk, &sam()).await, registered(&desk, &pim()).await);
        let first = talk(&desk, &one, &school.director, "2026-11-26", "10:00").await;
        let second = talk(&desk, &two, &school.director, "2026-11-26", "10:00").await;
        let bea = actor("Bea Smit");
        let (first, second) = tokio::join!(
            plan::plan(&desk.store, &desk.actor, &first, desk.today),
            plan::plan(&desk.store, &bea, &second, desk.today),
        );
        assert!(first.is_ok() != second.is_ok(), "exactly one gets through: {first:?} {second:?}");
        let refused = refusals(if first.is_ok() { second } else { first });
        assert_eq!(refused, ["director_id: staff_busy!"]);
    }

    async fn a_day_or_time_that_is_odd_is_said_and_allowed(desk: Desk) {
        let school = open_school(&desk).await;
        let id = registered(&desk, &sam()).await;
        let on = async |leads, day: &str, time: &str| said_of(&desk, &talk(&desk, &id, leads, day, time).await).await;
        assert_eq!(on(&school.director, "2026-11-28", "10:00").await, ["planned_on: weekend_day", "director_id: staff_not_working"]);
        assert_eq!(on(&school.director, "2026-12-22", "10:00").await, ["planned_on: after_decide_by", "planned_on: closed_day"]);
        assert_eq!(on(&school.director, "2026-11-20", "10:00").await, ["planned_on: in_the_past"]);
        assert_eq!(on(&school.director, "2026-11-26", "08:10").await, ["starts_at: outside_school_hours"]);
        assert_eq!(on(&school.director, "2026-11-26", "16:20").await, Vec::<String>::new(), "ends at five");
        assert_eq!(on(&school.director, "2026-11-26", "16:21").await, ["starts_at: outside_school_hours"]);
        assert_eq!(on(&school.support, "2026-11-27", "10:00").await, ["director_id: staff_not_working"]);
        let vacation = talk(&desk, &id, &school.director, "2026-12-22", "10:00").await;
        plan::plan(&desk.store, &desk.actor, &vacation, desk.today).await.unwrap();
    }

    async fn a_talk_without_day_time_or_people_is_refused(desk: Desk) {
        let school = open_school(&desk).await;
        let id = registered(&desk, &sam()).await;
        let good = talk(&desk, &id, &school.director, "2026-11-26", "10:00").await;
        let refused = async |draft: InterviewDraft| refusals(plan::plan(&desk.store, &desk.actor, &draft, desk.today).await);
        assert_eq!(refused(InterviewDraft { planned_on: None, ..good.clone() }).await, ["planned_on: required!"]);
        assert_eq!(refused(InterviewDraft { starts_at: " ".into(), ..good.clone() }).await, ["starts_at: required!"]);
        assert_eq!(refused(InterviewDraft { starts_at: "25:00".into(), ..good.clone() }).await, ["starts_at: not_a_time!"]);
        assert_eq!(refused(InterviewDraft { minutes: 9, ..good.clone() }).await, ["minutes: out_of_range!"]);
        assert_eq!(refused(InterviewDraft { minutes: 241, ..good.clone() }).await, ["minutes: out_of_range!"]);
        assert_eq!(refused(InterviewDraft { director_id: None, ..good.clone() }).await, ["director_id: required!"]);
        assert_eq!(refused(InterviewDraft { caregiver_ids: vec![], ..good.clone() }).await, ["caregiver_ids: none_chosen!"]);
        assert_eq!(refused(InterviewDraft { room: "k".repeat(201), ..good.clone() }).await, ["room: too_long!"]);
        let stranger = caregivers_of(&desk, &registered(&desk, &pim()).await).await;
        let outcome = plan::plan(&desk.store, &desk.actor, &InterviewDraft { caregiver_ids: stranger, ..good }, desk.today).await;
        assert!(matches!(outcome, Err(Error::NotFound { .. })), "{outcome:?}");
    }

    async fn a_talk_is_held_or_called_off_and_either_can_be_put_right(desk: Desk) {
        let school = open_school(&desk).await;
        let id = registered(&desk, &sam()).await;
        let talk_id = planned(&desk, &id, &school.director, "2026-11-20", "10:00").await;
        assert_eq!(dossier_of(&desk, &id).await.next.step, Step::RecordInterview);
        let held = plan::hold(&desk.store, &desk.actor, &talk_id, 1, day("2026-11-20")).await.unwrap().value;
        assert_eq!(status_of(&desk, &id).await, Status::InterviewHeld);
        assert_eq!(dossier_of(&desk, &id).await.next.step, Step::Decide);
        let tomorrow = desk.today.succ_opt().unwrap();
        assert_eq!(refusals(plan::hold(&desk.store, &desk.actor, &talk_id, 2, tomorrow).await), ["held_on: in_the_future!"]);
        let off = plan::cancel(&desk.store, &desk.actor, &talk_id, held.version, desk.today).await.unwrap().value;
        assert_eq!((off.held_on, off.cancelled_on), (None, Some(desk.today)));
        assert_eq!(status_of(&desk, &id).await, Status::Applied);
        assert!(plan::between(&mut *desk.db().await, day("2026-11-20"), day("2026-11-20")).await.unwrap().is_empty());
        let stale = plan::hold(&desk.store, &desk.actor, &talk_id, 1, desk.today).await;
        assert!(matches!(stale, Err(Error::Conflict { .. })), "{stale:?}");
        desk.store.undo(&desk.actor).await.unwrap();
        assert_eq!(status_of(&desk, &id).await, Status::InterviewHeld);
    }

    async fn somebody_with_a_no_contact_order_is_named_when_asked_to_come(desk: Desk) {
        let school = open_school(&desk).await;
        let barred = CaregiverDraft { no_contact_order: true, ..caregiver("Jan", "", "Kok", "06-00006666") };
        let id = registered(&desk, &ApplicationDraft { caregivers: vec![noor(), barred], ..sam() }).await;
        let draft = talk(&desk, &id, &school.director, "2026-11-26", "10:00").await;
        let check = plan::check(&mut *desk.db().await, &draft, desk.today).await.unwrap();
        let warning = check.findings.first().unwrap();
        assert_eq!(said(&check.findings), ["caregiver_ids: no_contact_order"]);
        assert_eq!(warning.values.get("name").map(String::as_str), Some("Jan Kok"));
    }

    async fn the_director_prepares_with_all_there_is_to_know_on_one_page(desk: Desk) {
        let school = open_school(&desk).await;
        let brother = application(child("Bram", "de", "Vries", "2022-10-01"), vec![noor()]);
        let brother = registered(&desk, &ApplicationDraft { received_on: Some(day("2026-08-20")), ..brother }).await;
        admitted(&desk, &brother, "2026-10-01", &school.kikkers).await;
        let noor_id = caregivers_of(&desk, &brother).await.into_iter().next().unwrap();
        let father = CaregiverDraft {
            custody: Known::Unknown,
            lives_there: false,
            apart_talk: true,
            interpreter_needed: true,
            language: "Pools".into(),
            ..caregiver("Łukasz", "", "Wójcik", "06-00005555")
        };
        let draft = ApplicationDraft {
            caregivers: vec![CaregiverDraft { caregiver_id: Some(noor_id), ..noor() }, father],
            childcare: "De Vlinder".into(),
            support_needed: Known::Yes,
            documents: vec![DocumentKind::SixMonthDeclaration],
            ..sam()
        };
        let id = registered(&desk, &draft).await;
        planned(&desk, &id, &school.director, "2026-11-26", "10:00").await;
        let page = prepare::preparation(&mut *desk.db().await, &id, None, desk.today).await.unwrap();
        let missing = [
            "signatures: signature_missing",
            "signatures: signature_missing",
            "documents: document_missing",
            "contact_consent: consent_missing",
            "support_note: support_note_missing",
        ];
        assert_eq!(said(&page.missing), missing);
        let document = page.missing.iter().find(|one| one.field == "documents").unwrap();
        assert_eq!(document.values.get("kind"), Some(&paper(DocumentKind::Identity)));
        let custody = ["custody: custody_unclear", "custody: custody_unclear", "apart_talk: apart_talk", "interpreter_needed: interpreter_needed"];
        assert_eq!(said(&page.custody), custody, "his is unknown, of hers no proof was seen");
        let sibling = page.dossier.family.siblings.first().unwrap();
        assert_eq!((sibling.name.as_str(), sibling.group.as_deref()), ("Bram de Vries", Some("Kikkers")));
        assert_eq!(sibling.teachers, ["Sanne de Wit"]);
        assert_eq!(page.likely_start_on, Some(day("2027-01-12")));
        let groups: Vec<_> = page.groups.iter().map(|group| (group.name.as_str(), group.children, group.capacity)).collect();
        assert_eq!(groups, [("Kikkers", 1, 20), ("Otters", 0, 1)], "most room first");
        assert_eq!(page.interview.unwrap().director, "Anja Peters");
        assert_eq!((page.dossier.clock.wen_from, page.dossier.clock.wen_until), (day("2026-11-12"), day("2027-01-11")));
    }

    async fn a_child_from_another_school_brings_another_paper_and_goes_to_its_jaargroep(desk: Desk) {
        open_school(&desk).await;
        let older = application(child("Yara", "", "Demir", "2018-05-05"), vec![caregiver("Elif", "", "Demir", "06-00004444")]);
        let id = registered(&desk, &ApplicationDraft { previous_school: "De Regenboog".into(), ..older }).await;
        let page = prepare::preparation(&mut *desk.db().await, &id, None, desk.today).await.unwrap();
        let papers: Vec<_> = page.missing.iter().filter_map(|one| one.values.get("kind").cloned()).collect();
        assert_eq!(papers, [paper(DocumentKind::Identity), paper(DocumentKind::Deregistration)]);
        let consent = page.missing.iter().find(|one| one.field == "contact_consent").unwrap();
        assert_eq!(consent.values.get("name").map(String::as_str), Some("De Regenboog"));
        assert!(page.groups.is_empty(), "no group holds jaargroep 5: {:?}", page.groups);
        assert_eq!(page.dossier.clock.temporary_placement_on, None, "the child is at a school");
    }
}
