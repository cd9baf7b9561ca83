//! What can go wrong around mornings that are planned well: an absent child, a class of next year, a day that was said not to suit.

#![allow(clippy::unwrap_used, reason = "a step that fails here is a failed test")]

#[path = "support/intake.rs"]
mod desk_work;
mod support;
#[path = "support/wen.rs"]
mod wen;

use std::slice::from_ref;

use chrono::NaiveDate;
use desk_work::*;
use driehoek::Error;
use driehoek::intake::sight::Sight;
use driehoek::intake::{ApplicationId, decide};
use driehoek::rights::Role;
use driehoek::school::{School, StaffId, people, store as school_store};
use driehoek::store::Actor;
use driehoek::wenochtend::draft::{ChildMornings, DaysQuery, MarkDraft, WenState};
use driehoek::wenochtend::{Answer, Attendance, MorningId, calendar, children, days, mark, plan, propose};
use support::{Desk, both};
use wen::*;

async fn how_it_went(desk: &Desk, actor: &Actor, id: &MorningId, attendance: Attendance, on: &str) {
    let draft = MarkDraft {
        id: id.clone(),
        version: read(desk, id).await.version,
        attendance: Some(attendance),
        left_at: String::new(),
        play: String::new(),
        contact: String::new(),
        language: String::new(),
        self_reliance: String::new(),
        toilet: String::new(),
        parents_impression: String::new(),
        next_question: String::new(),
    };
    mark::mark(&desk.store, actor, &draft, day(on)).await.unwrap();
}

async fn mornings(desk: &Desk, id: &ApplicationId, on: &str) -> ChildMornings {
    children::of_application(&mut *desk.db().await, id, day(on)).await.unwrap()
}

async fn sight(desk: &Desk, staff_id: &StaffId, on: &str) -> Sight {
    Sight::of(&mut *desk.db().await, Role::Teacher, Some(staff_id), day(on)).await.unwrap()
}

fn numbers(whole: &ChildMornings) -> Vec<(i32, i32)> {
    whole.mornings.iter().map(|row| (row.number, row.of)).collect()
}

both! {
    async fn a_morning_on_which_the_child_was_ill_is_not_one_of_its_five(desk: Desk) {
        let school = open_groups(&desk).await;
        let sam = sam_bos(&desk, &school.kikkers).await;
        let planned = comes_on(&desk, &sam, &["2026-11-24", "2026-11-25", "2026-12-07", "2026-12-08", "2026-12-09"]).await;
        how_it_went(&desk, &desk.actor, &planned[0], Attendance::Present, "2026-11-24").await;
        how_it_went(&desk, &desk.actor, &planned[1], Attendance::Ill, "2026-11-25").await;
        let whole = mornings(&desk, &sam, "2026-11-26").await;
        let child = whole.child.clone().unwrap();
        assert_eq!((child.planned, child.held, child.usual, child.state), (4, 1, 5, WenState::ToPlan));
        assert_eq!(numbers(&whole), [(1, 4), (2, 5), (2, 4), (3, 4), (4, 4)], "the one it missed was to be the second");
        let later = Desk { today: day("2026-11-26"), ..desk.clone() };
        comes_on(&later, &sam, &["2026-12-15"]).await;
        let whole = mornings(&desk, &sam, "2026-11-26").await;
        assert_eq!(whole.child.clone().unwrap().planned, 5, "not six of five");
        assert_eq!(numbers(&whole)[5], (5, 5));
    }

    async fn who_receives_a_child_this_year_that_starts_with_another_next_year_sees_it(desk: Desk) {
        let school = open_groups(&desk).await;
        teach(&desk, &school.next_year.id, &[(1, &school.support)]).await;
        let zee = newcomer(&desk, "Zee", "2023-08-20", "2027-09-06", &school.next_year).await;
        let sees = async |on: &str| sight(&desk, &school.teacher, on).await.sees_application(&zee);
        assert!(!sees("2027-06-22").await, "it is another's as long as it comes to no morning");
        let june = Desk { today: day("2027-06-21"), ..desk.clone() };
        let morning = comes_on(&june, &zee, &["2027-06-22"]).await.remove(0);
        assert!(sees("2027-06-22").await);
        let query = DaysQuery { from: day("2027-06-22"), until: day("2027-06-22"), group_id: None, staff_id: None };
        let hers = sight(&desk, &school.teacher, "2027-06-22").await;
        let list = days::days(&mut *desk.db().await, &query, &hers, day("2027-06-22")).await.unwrap();
        assert_eq!(list[0].mornings.iter().map(|one| one.row.name.as_str()).collect::<Vec<_>>(), ["Sam Zee"]);
        let otters = sight(&desk, &school.director, "2027-06-22").await;
        assert!(!otters.sees_application(&zee), "and nobody else does");
        assert!(!sees("2027-09-07").await, "next year it is not hers");
        plan::answer(&june.store, &june.actor, &morning, 1, Answer::Cannot, june.today).await.unwrap();
        assert!(!sees("2027-06-22").await, "nor when it does not come");
    }

    async fn who_receives_a_child_sees_no_more_of_it_once_the_parents_withdrew(desk: Desk) {
        let school = open_groups(&desk).await;
        teach(&desk, &school.next_year.id, &[(1, &school.support)]).await;
        let zee = newcomer(&desk, "Zee", "2023-08-20", "2027-09-06", &school.next_year).await;
        let june = Desk { today: day("2027-06-21"), ..desk.clone() };
        let morning = comes_on(&june, &zee, &["2027-06-22"]).await.remove(0);
        how_it_went(&june, &june.actor, &morning, Attendance::Present, "2027-06-22").await;
        let version = dossier_of(&desk, &zee).await.application.version;
        decide::withdraw(&desk.store, &desk.actor, &zee, version, day("2026-11-23"), "Verhuisd").await.unwrap();
        assert!(!sight(&desk, &school.teacher, "2027-06-23").await.sees_application(&zee));
    }

    async fn no_more_mornings_are_looked_for_than_the_law_leaves(desk: Desk) {
        let school = open_groups(&desk).await;
        let now: School = school_store::school(&mut *desk.db().await).await.unwrap();
        people::save_school(&desk.store, &desk.actor, School { wen_mornings: 10, ..now }).await.unwrap();
        let sam = sam_bos(&desk, &school.kikkers).await;
        let whole_days = ["2026-12-07", "2026-12-08", "2026-12-09", "2026-12-14"].map(|on| {
            driehoek::wenochtend::draft::MorningDraft { half_days: 2, ..morning(&sam, on) }
        });
        plan::plan(&desk.store, &desk.actor, &whole_days, desk.today).await.unwrap();
        let proposal = propose::for_children(&mut *desk.db().await, from_ref(&sam), desk.today).await.unwrap();
        let child = &proposal.children[0];
        assert_eq!((child.wanted, child.mornings.len(), said(&child.findings)), (2, 2, vec![]), "ten half days less eight");
        comes_on(&desk, &sam, &["2026-12-15", "2026-12-16"]).await;
        let term = propose::for_term(&mut *desk.db().await, None, day("2026-11-23"), day("2027-01-29"), desk.today).await;
        assert_eq!(term.unwrap().children, [], "it has had its ten half days");
    }

    async fn a_repair_does_not_go_to_a_day_that_was_said_not_to_suit(desk: Desk) {
        let school = open_groups(&desk).await;
        let sam = sam_bos(&desk, &school.kikkers).await;
        let planned = comes_on(&desk, &sam, &["2026-12-08", "2026-12-09"]).await;
        plan::answer(&desk.store, &desk.actor, &planned[1], 1, Answer::Cannot, desk.today).await.unwrap();
        close(&desk, "2026-12-08", "2026-12-08").await;
        let found = repairs(&desk).await;
        let proposed: Vec<_> = found.iter().map(|one| one.proposed.as_ref().map(|one| one.on)).collect();
        assert_eq!(proposed, [Some(day("2026-12-07"))], "on the 9th it cannot come");
    }

    async fn a_teacher_takes_back_nothing_of_another(desk: Desk) {
        let school = open_groups(&desk).await;
        let sam = sam_bos(&desk, &school.kikkers).await;
        let planned = comes_on(&desk, &sam, &["2026-11-24"]).await.remove(0);
        let sanne = Actor { name: "Sanne de Wit".into(), role: Role::Teacher, ..desk.actor.clone() };
        how_it_went(&desk, &sanne, &planned, Attendance::Present, "2026-11-24").await;
        let change = desk.store.undo_state(&sanne.name).await.unwrap().undo.unwrap().id;
        let joost = Actor { name: "Joost".into(), ..sanne.clone() };
        assert_eq!(desk.store.undo_change(&joost, &change).await.err(), Some(Error::NotAllowed));
        assert_eq!(read(&desk, &planned).await.attendance, Some(Attendance::Present));
        desk.store.undo_change(&sanne, &change).await.unwrap();
        assert_eq!(desk.store.redo_change(&joost, &change).await.err(), Some(Error::NotAllowed));
        desk.store.redo_change(&desk.actor, &change).await.unwrap();
        assert_eq!(read(&desk, &planned).await.attendance, Some(Attendance::Present), "the office may");
    }

    async fn a_day_that_is_none_is_refused_and_breaks_nothing(desk: Desk) {
        let school = open_groups(&desk).await;
        let sam = sam_bos(&desk, &school.kikkers).await;
        let planned = comes_on(&desk, &sam, &["2026-12-08"]).await.remove(0);
        let planned = read(&desk, &planned).await;
        for on in [NaiveDate::MIN, day("0001-01-01"), day("1900-02-28"), day("2100-03-01"), day("9999-12-31"), NaiveDate::MAX] {
            let draft = driehoek::wenochtend::draft::MorningDraft { planned_on: on, ..morning(&sam, "2026-12-07") };
            assert!(!refusals(plan::plan(&desk.store, &desk.actor, &[draft], desk.today).await).is_empty(), "{on}");
            let away = driehoek::wenochtend::draft::MorningMove { planned_on: on, ..to(&planned, "2026-12-07") };
            assert!(!refusals(plan::move_to(&desk.store, &desk.actor, &[away], desk.today).await).is_empty(), "{on}");
            let db = &mut *desk.db().await;
            calendar::calendar(db, None, on, on, &Sight::Everyone, desk.today).await.unwrap();
            propose::for_term(db, None, on, on, desk.today).await.unwrap();
            let query = DaysQuery { from: on, until: on, group_id: None, staff_id: None };
            days::days(db, &query, &Sight::Everyone, desk.today).await.unwrap();
        }
    }

    async fn undoing_a_cancellation_whose_day_was_taken_since_is_blocked(desk: Desk) {
        let school = open_groups(&desk).await;
        let sam = sam_bos(&desk, &school.kikkers).await;
        let first = comes_on(&desk, &sam, &["2026-12-08"]).await.remove(0);
        let off = plan::answer(&desk.store, &desk.actor, &first, 1, Answer::Cannot, desk.today).await.unwrap();
        comes_on(&desk, &sam, &["2026-12-08"]).await;
        let undone = desk.store.undo_change(&desk.actor, &off.change.unwrap().id).await;
        assert!(matches!(undone, Err(Error::UndoBlocked { .. })), "{undone:?}");
        assert_eq!(days_of(&desk, &sam).await, ["2026-12-08"]);
    }
}
