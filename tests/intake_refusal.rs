//! Refusing by the law: the duty of care, a ground and a reason, a full school, the waiting list, and what was decided before.

#![allow(clippy::unwrap_used, reason = "a step that fails here is a failed test")]

#[path = "support/intake.rs"]
mod desk_work;
mod support;

use desk_work::*;
use driehoek::family::Known;
use driehoek::finding::{Finding, FindingCode};
use driehoek::intake::draft::{ApplicationDraft, DecisionDraft};
use driehoek::intake::{ApplicationId, Decision, RefusalGround, Status, Step, decide, dossier, register};
use driehoek::school::groups;
use support::{Desk, both};

/// Sam needs support, and his mother signed.
fn sam_with_support() -> ApplicationDraft {
    ApplicationDraft { support_needed: Known::Yes, support_note: "Epilepsie".into(), ..signed(sam()) }
}

async fn refusal(desk: &Desk, id: &ApplicationId, ground: RefusalGround) -> DecisionDraft {
    DecisionDraft { refusal_ground: Some(ground), ..decision(desk, id, Decision::NotAdmitted).await }
}

async fn checked(desk: &Desk, draft: &DecisionDraft) -> Vec<Finding> {
    decide::check(&mut *desk.db().await, draft, desk.today).await.unwrap()
}

both! {
    async fn nobody_refuses_a_child_that_needs_support_in_silence(desk: Desk) {
        open_school(&desk).await;
        let id = registered(&desk, &sam_with_support()).await;
        for ground in [RefusalGround::Support, RefusalGround::Other] {
            let bare = refusal(&desk, &id, ground).await;
            let found = checked(&desk, &bare).await;
            let missing = [
                "other_school: other_school_missing!",
                "other_school_on: other_school_missing!",
                "parents_heard_on: parents_not_heard!",
            ];
            assert_eq!(said(&found), missing, "{ground:?}");
            assert!(found.iter().all(|one| one.source.as_deref() == Some("WPO art. 40 lid 4")));
            let refused = refusals(decide::decide(&desk.store, &desk.actor, &bare, desk.today).await);
            assert_eq!(refused, missing, "and it is not written");
        }
        let whole = DecisionDraft {
            other_school: " SBO De Oefenboom ".into(),
            other_school_on: Some(day("2026-11-20")),
            parents_heard_on: Some(desk.today),
            ..refusal(&desk, &id, RefusalGround::Support).await
        };
        assert_eq!(checked(&desk, &whole).await, vec![]);
        let written = decide::decide(&desk.store, &desk.actor, &whole, desk.today).await.unwrap().value;
        assert_eq!((written.refusal_ground, written.other_school.as_deref()), (Some(RefusalGround::Support), Some("SBO De Oefenboom")));
        assert_eq!((written.other_school_on, written.parents_heard_on), (whole.other_school_on, whole.parents_heard_on));
        assert_eq!(dossier_of(&desk, &id).await.status, Status::NotAdmitted);
    }

    async fn a_full_school_and_a_foundation_that_is_not_respected_are_the_exceptions_of_the_law(desk: Desk) {
        open_school(&desk).await;
        let id = registered(&desk, &sam_with_support()).await;
        for (ground, source) in [(RefusalGround::Full, "WPO art. 40 lid 4"), (RefusalGround::Foundation, "WPO art. 40 lid 5")] {
            let found = checked(&desk, &refusal(&desk, &id, ground).await).await;
            let found: Vec<_> = found.into_iter().filter(|one| one.code != FindingCode::RoomLeft).collect();
            assert_eq!(said(&found), ["reason: duty_of_care"], "{ground:?}: said, and allowed");
            assert_eq!(found.first().and_then(|one| one.source.as_deref()), Some(source));
        }
    }

    async fn whether_a_child_needs_support_is_judged_before_it_is_refused(desk: Desk) {
        open_school(&desk).await;
        let id = registered(&desk, &ApplicationDraft { support_needed: Known::Unknown, ..signed(sam()) }).await;
        for ground in [None, Some(RefusalGround::Full), Some(RefusalGround::Foundation), Some(RefusalGround::Other)] {
            let draft = DecisionDraft { refusal_ground: ground, ..decision(&desk, &id, Decision::NotAdmitted).await };
            let found = checked(&desk, &draft).await;
            let unknown = found.iter().find(|one| one.code == FindingCode::SupportUnknown).unwrap();
            assert_eq!((unknown.field.as_str(), unknown.source.as_deref()), ("refusal_ground", Some("WPO art. 40 lid 3")), "{ground:?}");
            let refused = refusals(decide::decide(&desk.store, &desk.actor, &draft, desk.today).await);
            assert!(refused.contains(&"refusal_ground: support_unknown!".to_owned()), "{refused:?}");
        }
        let judged = driehoek::intake::Application { support_needed: Known::No, ..dossier_of(&desk, &id).await.application };
        register::save(&desk.store, &desk.actor, judged, desk.today).await.unwrap();
        let draft = refusal(&desk, &id, RefusalGround::Other).await;
        decide::decide(&desk.store, &desk.actor, &draft, desk.today).await.unwrap();
    }

    async fn what_is_owed_to_a_refused_child_is_said_when_its_support_turns_out_later(desk: Desk) {
        open_school(&desk).await;
        let id = registered(&desk, &signed(sam())).await;
        let owed = async || {
            let found = said(&dossier_of(&desk, &id).await.findings);
            found.into_iter().filter(|one| one.starts_with("other_school") || one.starts_with("parents_heard_on")).collect::<Vec<_>>()
        };
        let both = ["other_school: other_school_missing", "parents_heard_on: parents_not_heard"];
        decide::decide(&desk.store, &desk.actor, &refusal(&desk, &id, RefusalGround::Other).await, desk.today).await.unwrap();
        assert_eq!(owed().await, Vec::<String>::new(), "no support, nothing owed");
        let turned_out = driehoek::intake::Application {
            support_needed: Known::Yes,
            support_note: Some("Epilepsie".into()),
            ..dossier_of(&desk, &id).await.application
        };
        register::save(&desk.store, &desk.actor, turned_out, desk.today).await.unwrap();
        assert_eq!(owed().await, both);
        decide::decide(&desk.store, &desk.actor, &refusal(&desk, &id, RefusalGround::Full).await, desk.today).await.unwrap();
        assert_eq!(owed().await, Vec::<String>::new(), "the exception of the law");
    }

    async fn a_refusal_needs_a_ground_and_a_reason(desk: Desk) {
        open_school(&desk).await;
        let id = registered(&desk, &signed(sam())).await;
        let bare = DecisionDraft { refusal_ground: None, reason: " ".into(), ..decision(&desk, &id, Decision::NotAdmitted).await };
        assert_eq!(said(&checked(&desk, &bare).await), ["reason: required!", "refusal_ground: ground_missing!"]);
        for ground in [RefusalGround::Foundation, RefusalGround::Other] {
            assert_eq!(checked(&desk, &refusal(&desk, &id, ground).await).await, vec![], "{ground:?}");
        }
        let support = checked(&desk, &refusal(&desk, &id, RefusalGround::Support).await).await;
        assert_eq!(support.len(), 3, "who refuses for support says that it is needed: {support:?}");
    }

    async fn who_says_that_the_school_is_full_hears_which_group_has_room(desk: Desk) {
        let school = open_school(&desk).await;
        let id = registered(&desk, &signed(sam())).await;
        let draft = refusal(&desk, &id, RefusalGround::Full).await;
        let found = checked(&desk, &draft).await;
        assert_eq!(said(&found), ["refusal_ground: room_left"]);
        let value = |name: &str| found.first().and_then(|one| one.values.get(name)).cloned().unwrap();
        assert_eq!((value("name"), value("used"), value("capacity")), ("Kikkers".into(), "0".into(), "20".into()), "the one with most room");
        groups::remove_group(&desk.store, &desk.actor, school.kikkers).await.unwrap();
        let pim = application(child("Pim", "", "Bos", "2022-12-05"), vec![caregiver("An", "", "Bos", "06-00009876")]);
        admitted(&desk, &registered(&desk, &pim).await, "2026-12-07", &school.otters).await;
        assert_eq!(checked(&desk, &draft).await, vec![], "it is full on the day Sam could start");
    }

    async fn a_place_on_the_waiting_list_is_said_to_be_no_decision(desk: Desk) {
        open_school(&desk).await;
        let id = registered(&desk, &sam_with_support()).await;
        let waits = decision(&desk, &id, Decision::WaitingList).await;
        let found = checked(&desk, &waits).await;
        assert_eq!(said(&found), ["decision: waiting_is_no_decision", "reason: duty_of_care"]);
        let waiting = found.first().unwrap();
        assert_eq!((waiting.values.get("on").map(String::as_str), waiting.source.as_deref()), (Some("2026-12-14"), Some("WPO art. 40 lid 6")));
        decide::decide(&desk.store, &desk.actor, &waits, desk.today).await.unwrap();
        assert_eq!(dossier_of(&desk, &id).await.status, Status::WaitingList, "said, and allowed");
    }

    async fn what_comes_before_a_refusal_cannot_come_after_it(desk: Desk) {
        open_school(&desk).await;
        let id = registered(&desk, &sam_with_support()).await;
        let at = async |found: &str, heard: &str, decided: &str| {
            let draft = DecisionDraft {
                decided_on: Some(day(decided)),
                other_school: "SBO De Oefenboom".into(),
                other_school_on: Some(day(found)),
                parents_heard_on: Some(day(heard)),
                ..refusal(&desk, &id, RefusalGround::Support).await
            };
            said(&checked(&desk, &draft).await)
        };
        assert_eq!(at("2026-11-20", "2026-11-20", "2026-11-20").await, Vec::<String>::new(), "all on one day");
        assert_eq!(at("2026-11-24", "2026-11-01", "2026-11-23").await, [
            "other_school_on: in_the_future!", "parents_heard_on: before_received!", "other_school_on: after_decision!",
        ]);
        assert_eq!(at("2026-11-20", "2026-11-20", "2026-11-19").await, [
            "other_school_on: after_decision!", "parents_heard_on: after_decision!",
        ]);
        let long = DecisionDraft { other_school: "S".repeat(201), ..refusal(&desk, &id, RefusalGround::Full).await };
        assert_eq!(refusals(decide::decide(&desk.store, &desk.actor, &long, desk.today).await), ["other_school: too_long!"]);
    }

    async fn another_decision_clears_what_was_said_of_the_refusal(desk: Desk) {
        open_school(&desk).await;
        let id = registered(&desk, &sam_with_support()).await;
        let found = |draft: DecisionDraft| DecisionDraft {
            other_school: "SBO De Oefenboom".into(),
            other_school_on: Some(day("2026-11-20")),
            parents_heard_on: Some(day("2026-11-20")),
            ..draft
        };
        let refused = found(refusal(&desk, &id, RefusalGround::Support).await);
        decide::decide(&desk.store, &desk.actor, &refused, desk.today).await.unwrap();
        for other in [Decision::WaitingList, Decision::Admitted] {
            let draft = found(DecisionDraft { refusal_ground: Some(RefusalGround::Other), ..decision(&desk, &id, other).await });
            let written = decide::decide(&desk.store, &desk.actor, &draft, desk.today).await.unwrap().value;
            assert_eq!((written.refusal_ground, written.other_school, written.other_school_on, written.parents_heard_on), (None, None, None, None), "{other:?}");
        }
        assert_eq!(dossier_of(&desk, &id).await.next.step, Step::AgreeStart);
    }

    async fn a_decision_that_is_undone_stays_in_the_history_of_the_dossier(desk: Desk) {
        let school = open_school(&desk).await;
        let id = registered(&desk, &signed(sam())).await;
        admitted(&desk, &id, "2027-01-12", &school.kikkers).await;
        desk.store.undo(&desk.actor).await.unwrap();
        let waits = decision(&desk, &id, Decision::WaitingList).await;
        decide::decide(&desk.store, &desk.actor, &waits, desk.today).await.unwrap();
        let lines = dossier::history(&mut *desk.db().await, &id, 50, 0).await.unwrap().rows;
        let deeds: Vec<_> = lines.iter().map(|line| (line.deed.as_str(), line.undone)).collect();
        assert_eq!(deeds, [
            ("application.decide", false),
            ("undo:application.decide", false),
            ("application.decide", true),
            ("application.register", false),
        ]);
        let decided = |line: usize| lines[line].fields.iter().find(|field| field.field == "decision").unwrap();
        assert_eq!(decided(2).after.as_deref(), Some("admitted"), "what was decided first");
        assert_eq!((decided(1).before.as_deref(), decided(1).after.as_deref()), (Some("admitted"), None), "and taken back");
        assert_eq!(decided(0).after.as_deref(), Some("waiting_list"));
    }
}
