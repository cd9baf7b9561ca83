//! What becomes of an aanmelding: deciding, telling parents that it takes longer, and their withdrawal.

#![allow(clippy::unwrap_used, reason = "a step that fails here is a failed test")]

#[path = "support/intake.rs"]
mod desk_work;
mod support;

use desk_work::*;
use driehoek::Error;
use driehoek::family::{Known, store as family_store};
use driehoek::finding::FindingCode;
use driehoek::intake::draft::{ApplicationDraft, DecisionDraft};
use driehoek::intake::{Decision, Status, Step, decide};
use support::both;

both! {
    async fn telling_parents_in_time_that_it_takes_longer_gives_four_weeks(desk: Desk) {
        open_school(&desk).await;
        let id = registered(&desk, &sam()).await;
        let told = decide::postpone(&desk.store, &desk.actor, &id, 1, desk.today).await.unwrap().value;
        assert_eq!(told.decide_by, day("2027-01-11"));
        assert!(dossier_of(&desk, &id).await.clock.extended);

        let late = ApplicationDraft { received_on: Some(day("2026-10-11")), ..application(child("Pim", "", "Bos", "2023-01-05"), vec![caregiver("An", "", "Bos", "06-00009876")]) };
        let late = registered(&desk, &late).await;
        let refused = refusals(decide::postpone(&desk.store, &desk.actor, &late, 1, desk.today).await);
        assert_eq!(refused, ["postponed_on: postponed_too_late!"], "the term ended on 22 November");
        let outcome = decide::postpone(&desk.store, &desk.actor, &id, 1, desk.today).await;
        assert!(matches!(outcome, Err(Error::Conflict { .. })), "an old version: {outcome:?}");
    }

    async fn the_director_admits_a_child_and_it_has_its_place(desk: Desk) {
        let school = open_school(&desk).await;
        let id = registered(&desk, &sam()).await;
        admitted(&desk, &id, "2027-01-12", &school.kikkers).await;
        let dossier = dossier_of(&desk, &id).await;
        assert_eq!(dossier.status, Status::Admitted, "it comes to no wenochtend yet");
        assert_eq!((dossier.next.step, dossier.next.due_on), (Step::AwaitStart, Some(day("2027-01-12"))));
        let group = dossier.group.unwrap();
        assert_eq!((group.name.as_str(), group.children, group.on), ("Kikkers", 1, day("2027-01-12")));
        let mut db = desk.db().await;
        let placement = family_store::placement_on(&mut db, &dossier.family.child.id, day("2027-01-12")).await;
        assert_eq!(placement.unwrap().unwrap().ends_on, day("2027-07-31"));
    }

    async fn undo_of_a_decision_gives_the_place_free(desk: Desk) {
        let school = open_school(&desk).await;
        let id = registered(&desk, &sam()).await;
        admitted(&desk, &id, "2027-01-12", &school.kikkers).await;
        desk.store.undo(&desk.actor).await.unwrap();
        let dossier = dossier_of(&desk, &id).await;
        assert_eq!((dossier.status, dossier.application.decision), (Status::Applied, None));
        assert_eq!(dossier.group.unwrap().children, 0);
        desk.store.redo(&desk.actor).await.unwrap();
        assert_eq!(dossier_of(&desk, &id).await.group.unwrap().children, 1);
    }

    async fn a_new_decision_replaces_the_old_one_and_its_place(desk: Desk) {
        let school = open_school(&desk).await;
        let id = registered(&desk, &sam()).await;
        let placements = async || {
            let counts = rows_in_all(&desk).await;
            counts.iter().find(|(table, _)| *table == "placement").unwrap().1
        };
        admitted(&desk, &id, "2027-01-12", &school.kikkers).await;
        admitted(&desk, &id, "2027-01-18", &school.otters).await;
        assert_eq!(placements().await, 1, "moved, not placed twice");
        let waits = decision(&desk, &id, Decision::WaitingList).await;
        decide::decide(&desk.store, &desk.actor, &waits, desk.today).await.unwrap();
        let dossier = dossier_of(&desk, &id).await;
        assert_eq!(dossier.status, Status::WaitingList);
        assert_eq!((dossier.application.starts_on, dossier.application.group_id), (None, None));
        assert_eq!(placements().await, 0);
    }

    async fn a_decision_says_what_the_law_and_the_group_say(desk: Desk) {
        let school = open_school(&desk).await;
        let id = registered(&desk, &ApplicationDraft { support_needed: Known::Yes, ..signed(sam()) }).await;
        let admission = decision(&desk, &id, Decision::Admitted).await;
        let at = |on: &str, group: &driehoek::school::Group| DecisionDraft {
            starts_on: Some(day(on)),
            group_id: Some(group.id.clone()),
            ..admission.clone()
        };
        let check = async |draft: &DecisionDraft| said(&decide::check(&mut *desk.db().await, draft, desk.today).await.unwrap());
        assert_eq!(check(&admission).await, Vec::<String>::new(), "day and group may follow later");
        assert_eq!(check(&at("2027-01-11", &school.kikkers)).await, ["starts_on: start_before_fourth_birthday!"]);
        assert_eq!(check(&at("2027-01-16", &school.kikkers)).await, ["starts_on: weekend_day"]);
        assert_eq!(check(&at("2027-01-12", &school.next_year)).await, ["group_id: not_in_group_year!"]);
        assert_eq!(check(&at("2027-01-12", &school.otters)).await, Vec::<String>::new());
        let refusal = DecisionDraft { decision: Decision::NotAdmitted, reason: " ".into(), ..admission.clone() };
        assert_eq!(check(&refusal).await, ["reason: required!", "refusal_ground: ground_missing!", "reason: duty_of_care"]);
        assert_eq!(check(&at("2028-02-01", &school.next_year)).await, Vec::<String>::new(), "leerplichtig from that day");
        assert_eq!(check(&at("2028-02-02", &school.next_year)).await, ["starts_on: after_compulsory"]);
        let ahead = DecisionDraft { decided_on: desk.today.succ_opt(), decided_by: String::new(), ..admission.clone() };
        assert_eq!(check(&ahead).await, ["decided_on: in_the_future!", "decided_by: required!"]);

        let pim = application(child("Pim", "", "Bos", "2022-12-05"), vec![caregiver("An", "", "Bos", "06-00009876")]);
        admitted(&desk, &registered(&desk, &pim).await, "2026-12-07", &school.otters).await;
        assert_eq!(check(&at("2027-01-12", &school.otters)).await, ["group_id: group_full"]);
        admitted(&desk, &id, "2027-01-12", &school.otters).await;
        let once_more = DecisionDraft { version: 2, ..at("2027-01-13", &school.otters) };
        let full = decide::check(&mut *desk.db().await, &once_more, desk.today).await.unwrap();
        let used = full.iter().find(|one| one.code == FindingCode::GroupFull).unwrap().values.get("used").cloned();
        assert_eq!(used.as_deref(), Some("1"), "Pim, and not Sam himself");
    }

    async fn a_stale_decision_is_a_conflict(desk: Desk) {
        open_school(&desk).await;
        let id = registered(&desk, &sam()).await;
        let old = decision(&desk, &id, Decision::Admitted).await;
        decide::postpone(&desk.store, &desk.actor, &id, 1, desk.today).await.unwrap();
        let outcome = decide::decide(&desk.store, &desk.actor, &old, desk.today).await;
        assert!(matches!(outcome, Err(Error::Conflict { .. })), "{outcome:?}");
    }

    async fn withdrawing_calls_off_the_talk_and_frees_the_place(desk: Desk) {
        let school = open_school(&desk).await;
        let id = registered(&desk, &sam()).await;
        planned(&desk, &id, &school.director, "2026-11-26", "10:00").await;
        admitted(&desk, &id, "2027-01-12", &school.kikkers).await;
        let version = dossier_of(&desk, &id).await.application.version;
        decide::withdraw(&desk.store, &desk.actor, &id, version, desk.today, " Verhuizing ").await.unwrap();
        let dossier = dossier_of(&desk, &id).await;
        assert_eq!((dossier.status, dossier.next.step), (Status::Withdrawn, Step::None));
        assert_eq!(dossier.application.withdrawn_reason.as_deref(), Some("Verhuizing"));
        assert_eq!(dossier.interviews.first().unwrap().interview.cancelled_on, Some(desk.today));
        assert_eq!(rows_in_all(&desk).await.last().unwrap(), &("placement", 0));
        let again = decision(&desk, &id, Decision::Admitted).await;
        let refused = refusals(decide::decide(&desk.store, &desk.actor, &again, desk.today).await);
        assert_eq!(refused, [": application_closed!"]);
        desk.store.undo(&desk.actor).await.unwrap();
        let dossier = dossier_of(&desk, &id).await;
        assert_eq!(dossier.status, Status::Admitted, "undone as one deed");
        assert_eq!(dossier.interviews.first().unwrap().interview.cancelled_on, None);
    }
}
