//! What must not get in by a side door: days that contradict each other, and facts that another deed already refused.

#![allow(clippy::unwrap_used, reason = "a step that fails here is a failed test")]

#[path = "support/intake.rs"]
mod desk_work;
mod support;

use chrono::NaiveDate;
use desk_work::*;
use driehoek::Error;
use driehoek::family::draft::ChildDraft;
use driehoek::family::{Child, Known, save as family, store as family_store};
use driehoek::intake::draft::{ApplicationDraft, DecisionDraft, InterviewDraft};
use driehoek::intake::{
    Agreement, AgreementId, AgreementRole, Application, ApplicationId, Decision, decide, dossier, plan, register,
};
use support::{Desk, both};

async fn stands(desk: &Desk, id: &ApplicationId) -> Application {
    dossier_of(desk, id).await.application
}

async fn refused_edit(desk: &Desk, edited: Application) -> Vec<String> {
    refusals(register::save(&desk.store, &desk.actor, edited, desk.today).await)
}

/// Sam with his mother and his father.
fn with_father() -> ApplicationDraft {
    ApplicationDraft { caregivers: vec![noor(), caregiver("Tom", "", "Smit", "06-00005555")], ..sam() }
}

both! {
    async fn receipt_does_not_move_past_what_followed_from_it(desk: Desk) {
        open_school(&desk).await;
        let id = registered(&desk, &sam()).await;
        decide::postpone(&desk.store, &desk.actor, &id, 1, day("2026-11-10")).await.unwrap();
        let now = stands(&desk, &id).await;
        let after_notice = Application { received_on: day("2026-11-11"), ..now.clone() };
        assert_eq!(refused_edit(&desk, after_notice).await, ["received_on: received_too_late!"], "the notice would precede it");
        let fits = Application { received_on: day("2026-11-09"), ..now };
        register::save(&desk.store, &desk.actor, fits, desk.today).await.unwrap();

        let refusal = DecisionDraft { decided_on: Some(day("2026-11-12")), ..decision(&desk, &id, Decision::NotAdmitted).await };
        decide::decide(&desk.store, &desk.actor, &refusal, desk.today).await.unwrap();
        let after_decision = Application { received_on: day("2026-11-20"), ..stands(&desk, &id).await };
        assert_eq!(refused_edit(&desk, after_decision).await, ["received_on: received_too_late!"]);
    }

    async fn receipt_lies_within_the_life_of_the_child(desk: Desk) {
        open_school(&desk).await;
        let early = ApplicationDraft { received_on: Some(day("1926-11-02")), ..sam() };
        let outcome = register::register(&desk.store, &desk.actor, &early, desk.today).await;
        assert_eq!(refusals(outcome), ["received_on: wrong_year!"]);
        let id = registered(&desk, &sam()).await;
        let edited = Application { received_on: day("2023-01-11"), ..stands(&desk, &id).await };
        assert_eq!(refused_edit(&desk, edited).await, ["received_on: wrong_year!"]);
    }

    async fn a_start_or_a_talk_in_an_impossible_year_is_refused(desk: Desk) {
        let school = open_school(&desk).await;
        for year in ["2207-01-12", "9999-12-31", "+12027-01-12"] {
            let late = ApplicationDraft { wanted_start_on: Some(day(year)), ..sam() };
            let outcome = register::register(&desk.store, &desk.actor, &late, desk.today).await;
            assert_eq!(refusals(outcome), ["wanted_start_on: wrong_year!"], "{year}");
        }
        let id = registered(&desk, &sam()).await;
        let edited = Application { wanted_start_on: Some(day("2207-01-12")), ..stands(&desk, &id).await };
        assert_eq!(refused_edit(&desk, edited).await, ["wanted_start_on: wrong_year!"]);
        let admission = DecisionDraft { starts_on: Some(day("2207-01-12")), ..decision(&desk, &id, Decision::Admitted).await };
        assert_eq!(refusals(decide::decide(&desk.store, &desk.actor, &admission, desk.today).await), ["starts_on: wrong_year!"]);
        for year in ["2206-11-26", "1926-11-26", "+12026-11-26"] {
            let draft = talk(&desk, &id, &school.director, year, "10:00").await;
            let outcome = plan::plan(&desk.store, &desk.actor, &draft, desk.today).await;
            assert_eq!(refusals(outcome), ["planned_on: wrong_year!"], "{year}");
        }
    }

    async fn what_happened_lies_not_in_the_future(desk: Desk) {
        open_school(&desk).await;
        let id = registered(&desk, &sam()).await;
        let ahead = day("2026-11-30");
        let edited = Application { contact_consent: Known::Yes, contact_consent_on: Some(ahead), ..stands(&desk, &id).await };
        assert_eq!(refused_edit(&desk, edited).await, ["contact_consent_on: in_the_future!"]);
        let promise = Agreement {
            id: AgreementId::from(String::new()),
            version: 0,
            application_id: id,
            what: "De school belt de opvang.".into(),
            role: AgreementRole::School,
            who: None,
            due_on: None,
            done_on: Some(ahead),
            interview_id: None,
        };
        let outcome = dossier::save_agreement(&desk.store, &desk.actor, promise).await;
        assert_eq!(refusals(outcome), ["done_on: in_the_future!"]);
    }

    async fn an_agreement_stays_in_its_dossier(desk: Desk) {
        open_school(&desk).await;
        let id = registered(&desk, &sam()).await;
        let pim = application(child("Pim", "", "Bos", "2023-02-05"), vec![caregiver("An", "", "Bos", "06-00009876")]);
        let other = registered(&desk, &pim).await;
        let promise = Agreement {
            id: AgreementId::from(String::new()),
            version: 0,
            application_id: id.clone(),
            what: "De school belt de opvang.".into(),
            role: AgreementRole::School,
            who: None,
            due_on: None,
            done_on: None,
            interview_id: None,
        };
        let written = dossier::save_agreement(&desk.store, &desk.actor, promise).await.unwrap().value;
        let moved = Agreement { application_id: other, ..written };
        let kept = dossier::save_agreement(&desk.store, &desk.actor, moved).await.unwrap().value;
        assert_eq!(kept.application_id, id);
    }

    async fn a_child_that_is_too_old_is_not_registered_by_its_id(desk: Desk) {
        open_school(&desk).await;
        let id = registered(&desk, &sam()).await;
        let known = dossier_of(&desk, &id).await.family.child;
        decide::withdraw(&desk.store, &desk.actor, &id, 1, desk.today, "").await.unwrap();
        let years_later = day("2039-11-21");
        let again = ApplicationDraft {
            child: ChildDraft { child_id: Some(known.id), ..ChildDraft::default() },
            received_on: Some(years_later),
            ..sam()
        };
        let outcome = register::register(&desk.store, &desk.actor, &again, years_later).await;
        assert_eq!(refusals(outcome), ["child.born_on: born_too_long_ago!"]);
    }

    async fn another_birth_date_that_forbids_the_agreed_start_is_said(desk: Desk) {
        let school = open_school(&desk).await;
        let id = registered(&desk, &sam()).await;
        admitted(&desk, &id, "2027-01-12", &school.kikkers).await;
        let sam = dossier_of(&desk, &id).await.family.child;
        let younger = Child { born_on: day("2023-03-12"), ..sam };
        family::save_child(&desk.store, &desk.actor, younger, desk.today).await.unwrap();
        let dossier = dossier_of(&desk, &id).await;
        let found = said(&dossier.findings);
        assert!(found.contains(&"starts_on: start_before_fourth_birthday".to_owned()), "{found:?}");
    }

    async fn a_talk_can_still_be_moved_when_a_caregiver_went(desk: Desk) {
        let school = open_school(&desk).await;
        let id = registered(&desk, &with_father()).await;
        planned(&desk, &id, &school.director, "2026-11-26", "10:00").await;
        let family = dossier_of(&desk, &id).await.family;
        let father = family.members.iter().find(|member| member.name == "Tom Smit").unwrap();
        family::remove_link(&desk.store, &desk.actor, father.link.clone()).await.unwrap();
        let draft = plan::options(&mut *desk.db().await, &id, &plan::Planning::Next, desk.today).await.unwrap().draft;
        assert_eq!(draft.caregiver_ids, caregivers_of(&desk, &id).await);
        let moved = InterviewDraft { planned_on: Some(day("2026-11-27")), ..draft };
        plan::plan(&desk.store, &desk.actor, &moved, desk.today).await.unwrap();
    }

    async fn a_talk_stays_with_its_aanmelding(desk: Desk) {
        let school = open_school(&desk).await;
        let id = registered(&desk, &sam()).await;
        let pim = application(child("Pim", "", "Bos", "2023-02-05"), vec![caregiver("An", "", "Bos", "06-00009876")]);
        let other = registered(&desk, &pim).await;
        let talk_id = planned(&desk, &id, &school.director, "2026-11-26", "10:00").await;
        let theirs = talk(&desk, &other, &school.director, "2026-11-26", "10:00").await;
        let strange = InterviewDraft { interview_id: Some(talk_id), version: 1, ..theirs };
        let outcome = plan::plan(&desk.store, &desk.actor, &strange, desk.today).await;
        assert!(matches!(outcome, Err(Error::NotFound { .. })), "another family would come to it: {outcome:?}");
    }

    async fn a_time_with_a_gap_is_no_time(desk: Desk) {
        let school = open_school(&desk).await;
        let id = registered(&desk, &sam()).await;
        let draft = talk(&desk, &id, &school.director, "2026-11-26", "9: 30").await;
        let outcome = plan::plan(&desk.store, &desk.actor, &draft, desk.today).await;
        assert_eq!(refusals(outcome), ["starts_at: not_a_time!"]);
    }

    async fn the_outer_ends_of_the_calendar_are_answered(desk: Desk) {
        open_school(&desk).await;
        for on in [NaiveDate::MIN, NaiveDate::MAX, day("0000-02-29"), day("9999-12-31")] {
            let mut draft = sam();
            (draft.received_on, draft.wanted_start_on, draft.child.born_on) = (Some(on), Some(on), Some(on));
            let check = register::check(&mut *desk.db().await, &draft, desk.today).await.unwrap();
            assert!(check.findings.iter().any(|one| one.severity == driehoek::finding::Severity::Refusal), "{on}");
        }
        assert!(family_store::child(&mut *desk.db().await, &String::new().into()).await.is_err());
    }
}
