//! Proposals of mornings for children and a whole term, and repairs of what changed since.

#![allow(clippy::unwrap_used, reason = "a step that fails here is a failed test")]

#[path = "support/intake.rs"]
mod desk_work;
mod support;
#[path = "support/wen.rs"]
mod wen;

use chrono::NaiveDate;
use desk_work::*;
use driehoek::Error;
use driehoek::family::{save, store as family_store};
use driehoek::intake::ApplicationId;
use driehoek::intake::decide;
use driehoek::school::GroupId;
use driehoek::wenochtend::draft::{MorningDraft, MorningMove, ProposedChild, Repair, WenProposal};
use driehoek::wenochtend::{plan, propose};
use support::{Desk, both};
use wen::*;

async fn for_children(desk: &Desk, ids: &[ApplicationId]) -> WenProposal {
    propose::for_children(&mut *desk.db().await, ids, desk.today).await.unwrap()
}

async fn for_term(desk: &Desk, group_id: Option<&GroupId>, from: &str, until: &str) -> WenProposal {
    propose::for_term(&mut *desk.db().await, group_id, day(from), day(until), desk.today).await.unwrap()
}

fn days(child: &ProposedChild) -> Vec<NaiveDate> {
    child.mornings.iter().map(|one| one.on).collect()
}

/// All that is proposed, as the office takes it over.
fn drafts(proposal: &WenProposal) -> Vec<MorningDraft> {
    let of_child = |child: &ProposedChild| {
        let id = child.child.application_id.clone();
        child.mornings.iter().map(|one| morning(&id, &one.on.to_string())).collect::<Vec<_>>()
    };
    proposal.children.iter().flat_map(of_child).collect()
}

/// Every repair that has a day, as the office takes it over.
fn moves(repairs: &[Repair]) -> Vec<MorningMove> {
    let one = |repair: &Repair| Some(to(&repair.row.morning, &repair.proposed.as_ref()?.on.to_string()));
    repairs.iter().filter_map(one).collect()
}

fn told(repairs: &[Repair]) -> Vec<(String, Vec<String>, Option<String>)> {
    let one = |repair: &Repair| {
        let on = repair.row.morning.planned_on.to_string();
        (on, said(&repair.row.findings), repair.proposed.as_ref().map(|one| one.on.to_string()))
    };
    repairs.iter().map(one).collect()
}

both! {
    async fn the_mornings_proposed_for_a_child_keep_to_every_custom_and_can_be_taken_as_they_are(desk: Desk) {
        let school = open_groups(&desk).await;
        let sam = sam_bos(&desk, &school.kikkers).await;
        let proposal = for_children(&desk, std::slice::from_ref(&sam)).await;
        let child = proposal.children.first().unwrap();
        assert_eq!((child.wanted, child.mornings.len(), child.child.name.as_str()), (5, 5, "Sam Bos"));
        assert_eq!((child.findings.as_slice(), child.child.group.as_str()), ([].as_slice(), "Kikkers"));
        assert!(child.mornings.iter().all(|one| one.findings.is_empty() && one.teachers == ["Sanne de Wit"]), "{child:?}");
        assert!(days(child).iter().all(|on| *on > desk.today), "nobody is asked for today");
        plan::plan(&desk.store, &desk.actor, &drafts(&proposal), desk.today).await.unwrap();
        let again = for_children(&desk, &[sam]).await;
        let child = again.children.first().unwrap();
        assert_eq!((child.wanted, child.mornings.len(), child.child.planned), (0, 0, 5));
    }

    async fn an_absent_child_gets_a_new_proposal_beside_what_stands(desk: Desk) {
        let school = open_groups(&desk).await;
        let sam = sam_bos(&desk, &school.kikkers).await;
        let taken = ["2026-12-07", "2026-12-08", "2026-12-09", "2026-12-14", "2026-12-15"];
        let first = comes_on(&desk, &sam, &taken).await.remove(0);
        plan::answer(&desk.store, &desk.actor, &first, 1, driehoek::wenochtend::Answer::Cannot, desk.today).await.unwrap();
        let proposal = for_children(&desk, &[sam]).await;
        let child = proposal.children.first().unwrap();
        assert_eq!((child.wanted, child.mornings.len()), (1, 1));
        let on = days(child).remove(0).to_string();
        assert!(!taken.iter().skip(1).any(|day| *day == on), "not on a day it comes already: {on}");
    }

    async fn the_day_on_which_the_child_cannot_come_is_not_proposed_again(desk: Desk) {
        let school = open_groups(&desk).await;
        let sam = sam_bos(&desk, &school.kikkers).await;
        let proposal = for_children(&desk, std::slice::from_ref(&sam)).await;
        let planned = plan::plan(&desk.store, &desk.actor, &drafts(&proposal), desk.today).await.unwrap().value;
        for (id, on) in planned.iter().zip(days(&proposal.children[0])) {
            plan::answer(&desk.store, &desk.actor, id, 1, driehoek::wenochtend::Answer::Cannot, desk.today).await.unwrap();
            let again = for_children(&desk, std::slice::from_ref(&sam)).await;
            assert_eq!(again.children[0].mornings.len(), 1, "another day there is");
            assert_ne!(days(&again.children[0]), [on], "it was said that this day does not suit");
            desk.store.undo(&desk.actor).await.unwrap();
        }
    }

    async fn a_term_is_proposed_for_everyone_at_once_and_accepted_and_undone_as_one(desk: Desk) {
        let school = open_groups(&desk).await;
        let mut children = Vec::new();
        for (name, born_on, starts_on) in [("Bos", "2023-01-12", "2027-01-12"), ("Kok", "2023-01-20", "2027-01-20"), ("Smit", "2023-01-26", "2027-01-26")] {
            children.push(newcomer(&desk, name, born_on, starts_on, &school.kikkers).await);
        }
        let otter = newcomer(&desk, "Visser", "2023-01-15", "2027-01-15", &school.otters).await;
        let late = newcomer(&desk, "Zwart", "2023-08-20", "2027-09-06", &school.next_year).await;
        comes_on(&desk, children.first().unwrap(), &["2026-12-07"]).await;
        let proposal = for_term(&desk, None, "2026-11-23", "2027-01-29").await;
        let names: Vec<_> = proposal.children.iter().map(|one| one.child.name.as_str()).collect();
        assert_eq!(names, ["Sam Bos", "Sam Kok", "Sam Smit", "Sam Visser"], "Zwart may only come from June");
        assert_eq!(proposal.children.iter().map(|one| (one.wanted, one.mornings.len())).collect::<Vec<_>>(), [(4, 4), (5, 5), (5, 5), (5, 5)]);
        assert_eq!(proposal.groups.iter().map(|one| one.name.as_str()).collect::<Vec<_>>(), ["Kikkers", "Otters"]);
        let change = plan::plan(&desk.store, &desk.actor, &drafts(&proposal), desk.today).await.unwrap();
        assert_eq!(change.change.unwrap().subject, "4");
        let full = for_term(&desk, None, "2026-11-23", "2027-01-29").await;
        assert!(full.children.is_empty(), "{:?}", full.children);
        desk.store.undo(&desk.actor).await.unwrap();
        assert_eq!(days_of(&desk, children.first().unwrap()).await, ["2026-12-07"]);
        assert_eq!((days_of(&desk, &otter).await.len(), days_of(&desk, &late).await.len()), (0, 0));
    }

    async fn a_term_shows_how_full_each_morning_is_and_which_stay_empty(desk: Desk) {
        let school = open_groups(&desk).await;
        let sam = sam_bos(&desk, &school.kikkers).await;
        newcomer(&desk, "Visser", "2023-01-15", "2027-01-15", &school.otters).await;
        comes_on(&desk, &sam, &["2026-12-01", "2026-12-07"]).await;
        let proposal = for_term(&desk, Some(&school.kikkers.id), "2026-11-23", "2026-12-18").await;
        assert_eq!(proposal.children.iter().map(|one| one.child.name.as_str()).collect::<Vec<_>>(), ["Sam Bos"], "of the one group");
        assert!(proposal.fills.iter().all(|one| one.group_id == school.kikkers.id && one.places == 2));
        let on = |text: &str| proposal.fills.iter().find(|one| one.on == day(text)).map(|one| (one.used, one.proposed));
        assert_eq!(on("2026-12-07"), Some((1, 0)));
        assert_eq!(on("2026-12-01"), Some((1, 0)), "in the week of Sinterklaas, but somebody comes");
        assert_eq!(on("2026-12-02"), None, "and this one does not suit");
        assert_eq!([on("2026-12-11"), on("2026-12-12"), on("2026-11-23")], [None, None, None], "no lessons, no school, today");
        let proposed: i32 = proposal.fills.iter().map(|one| one.proposed).sum();
        assert_eq!((proposed, proposal.fills.iter().any(|one| one.used + one.proposed == 0)), (3, true));
        let empty = for_term(&desk, Some(&school.next_year.id), "2027-03-01", "2027-03-12").await;
        assert_eq!((empty.children.len(), empty.groups.len()), (0, 1), "a group nobody comes to can be looked at too");
        assert!(empty.fills.iter().all(|one| one.used + one.proposed == 0) && !empty.fills.is_empty());
    }

    async fn when_places_are_short_it_is_said_how_many_were_found(desk: Desk) {
        let school = open_groups(&desk).await;
        with_places(&desk, &school.kikkers.id, 1).await;
        let (one, two) = (sam_bos(&desk, &school.kikkers).await, newcomer(&desk, "Kok", "2023-01-12", "2027-01-12", &school.kikkers).await);
        close(&desk, "2026-11-24", "2026-12-11").await;
        close(&desk, "2027-01-04", "2027-01-11").await;
        let proposal = for_children(&desk, &[one.clone(), two.clone()]).await;
        let found: Vec<usize> = proposal.children.iter().map(|child| child.mornings.len()).collect();
        assert_eq!(found, [2, 2], "the four that are left are shared");
        let finding = proposal.children.first().and_then(|child| child.findings.first()).unwrap();
        assert_eq!(said(std::slice::from_ref(finding)), [": too_few_mornings"]);
        let value = |key: &str| finding.values.get(key).map(String::as_str);
        assert_eq!((value("found"), value("wanted")), (Some("2"), Some("5")));
        plan::plan(&desk.store, &desk.actor, &drafts(&proposal), desk.today).await.unwrap();
        let none = for_children(&desk, &[one]).await;
        assert_eq!(none.children.first().map(|child| (child.wanted, child.mornings.len())), Some((3, 0)));
    }

    async fn a_child_for_whom_nothing_can_be_proposed_tells_why(desk: Desk) {
        let school = open_groups(&desk).await;
        let waits = applied(&desk, "Kok", "2023-01-12").await;
        let sam = sam_bos(&desk, &school.kikkers).await;
        let ungrouped = applied(&desk, "Prins", "2023-01-20").await;
        let admission = driehoek::intake::draft::DecisionDraft {
            starts_on: Some(day("2027-01-20")),
            ..decision(&desk, &ungrouped, driehoek::intake::Decision::Admitted).await
        };
        decide::decide(&desk.store, &desk.actor, &admission, desk.today).await.unwrap();
        let proposal = for_children(&desk, &[ungrouped.clone(), waits, sam]).await;
        let why: Vec<_> = proposal.children.iter().map(|one| (one.child.name.as_str(), said(&one.findings), one.mornings.len())).collect();
        let expected = [("Sam Bos", vec![], 5), ("Sam Kok", vec![": not_admitted!".into()], 0), ("Sam Prins", vec![": group_missing!".into()], 0)];
        assert_eq!(why, expected);
        let term = for_term(&desk, None, "2026-11-23", "2026-12-18").await;
        assert_eq!(term.children.iter().map(|one| one.child.name.as_str()).collect::<Vec<_>>(), ["Sam Bos", "Sam Prins"], "who is not admitted is not there");
        let unknown = propose::for_children(&mut *desk.db().await, &[ungrouped, ApplicationId::new()], desk.today).await;
        assert!(matches!(unknown, Err(Error::NotFound { .. })), "{unknown:?}");
    }

    async fn a_term_that_is_none_is_refused(desk: Desk) {
        open_groups(&desk).await;
        let term = async |from: &str, until: &str| propose::for_term(&mut *desk.db().await, None, day(from), day(until), desk.today).await;
        assert_eq!(refusals(term("2026-12-01", "2026-11-30").await), ["until: ends_before_start!"]);
        assert_eq!(refusals(term("2026-08-01", "2027-08-06").await), ["until: out_of_range!"]);
        assert!(term("2026-08-01", "2027-08-05").await.is_ok(), "370 days");
        let past = term("2025-08-01", "2025-12-31").await.unwrap();
        assert_eq!((past.children.len(), past.fills.len()), (0, 0));
    }

    async fn a_vacation_that_is_added_moves_the_mornings_in_it_to_the_nearest_day(desk: Desk) {
        let school = open_groups(&desk).await;
        let sam = sam_bos(&desk, &school.kikkers).await;
        comes_on(&desk, &sam, &["2026-12-07", "2026-12-08", "2026-12-14"]).await;
        assert_eq!(told(&repairs(&desk).await), []);
        close(&desk, "2026-12-07", "2026-12-08").await;
        let found = repairs(&desk).await;
        let expected = [
            ("2026-12-07".to_owned(), vec!["planned_on: closed_day!".to_owned()]),
            ("2026-12-08".to_owned(), vec!["planned_on: closed_day!".to_owned()]),
        ];
        assert_eq!(told(&found).into_iter().map(|(on, why, _)| (on, why)).collect::<Vec<_>>(), expected);
        let proposed: Vec<_> = told(&found).into_iter().filter_map(|(_, _, to)| to).collect();
        assert_eq!(proposed.len(), 2);
        assert!(proposed.contains(&"2026-12-09".to_owned()), "right after it: {proposed:?}");
        let row = &found.first().unwrap().row;
        assert_eq!((row.name.as_str(), row.group.as_str(), row.number, row.of), ("Sam Bos", "Kikkers", 1, 3));
        let change = plan::move_to(&desk.store, &desk.actor, &moves(&found), desk.today).await.unwrap().change.unwrap();
        assert_eq!((change.deed.as_str(), change.subject.as_str()), ("wenochtend.repair", "1"));
        assert_eq!(told(&repairs(&desk).await), []);
        assert_eq!(days_of(&desk, &sam).await.len(), 3);
    }

    async fn a_child_that_goes_to_another_group_keeps_its_days_when_that_group_has_room(desk: Desk) {
        let school = open_groups(&desk).await;
        let sam = sam_bos(&desk, &school.kikkers).await;
        comes_on(&desk, &sam, &["2026-12-07", "2026-12-08"]).await;
        with_places(&desk, &school.otters.id, 1).await;
        let kok = newcomer(&desk, "Kok", "2023-01-20", "2027-01-20", &school.otters).await;
        comes_on(&desk, &kok, &["2026-12-07"]).await;
        admitted(&desk, &sam, "2027-01-12", &school.otters).await;
        let found = repairs(&desk).await;
        let expected = [
            ("2026-12-07".to_owned(), vec!["planned_on: other_group!".to_owned()], Some("2026-12-09".to_owned())),
            ("2026-12-08".to_owned(), vec!["planned_on: other_group!".to_owned()], Some("2026-12-08".to_owned())),
        ];
        assert_eq!(told(&found), expected, "the Otters are full on the 7th");
        plan::move_to(&desk.store, &desk.actor, &moves(&found), desk.today).await.unwrap();
        assert!(mornings_of(&desk, &sam).await.iter().all(|one| one.group_id == school.otters.id));
        assert_eq!(told(&repairs(&desk).await), []);
    }

    async fn of_a_group_with_fewer_places_only_who_was_planned_last_must_go(desk: Desk) {
        let school = open_groups(&desk).await;
        let (sam, kok) = (sam_bos(&desk, &school.kikkers).await, newcomer(&desk, "Kok", "2023-01-12", "2027-01-12", &school.kikkers).await);
        comes_on(&desk, &kok, &["2026-12-08"]).await;
        comes_on(&desk, &sam, &["2026-12-08"]).await;
        with_places(&desk, &school.kikkers.id, 1).await;
        let found = repairs(&desk).await;
        assert_eq!(found.iter().map(|one| one.row.name.as_str()).collect::<Vec<_>>(), ["Sam Bos"]);
        assert_eq!(told(&found).first().map(|(_, why, _)| why.clone()), Some(vec!["planned_on: morning_full!".to_owned()]));
        plan::move_to(&desk.store, &desk.actor, &moves(&found), desk.today).await.unwrap();
        assert_eq!((told(&repairs(&desk).await), days_of(&desk, &kok).await), (vec![], vec!["2026-12-08".to_owned()]));
    }

    async fn a_birthday_that_was_wrong_is_found_in_the_mornings_after_it(desk: Desk) {
        let school = open_groups(&desk).await;
        let sam = sam_bos(&desk, &school.kikkers).await;
        comes_on(&desk, &sam, &["2026-12-07", "2027-01-06"]).await;
        let child_id = dossier_of(&desk, &sam).await.application.child_id;
        let child = family_store::child(&mut *desk.db().await, &child_id).await.unwrap();
        let child = driehoek::family::Child { born_on: day("2022-12-20"), ..child };
        save::save_child(&desk.store, &desk.actor, child, desk.today).await.unwrap();
        let found = repairs(&desk).await;
        let expected = [("2027-01-06".to_owned(), vec!["planned_on: after_wen_window!".to_owned()], Some("2026-12-17".to_owned()))];
        assert_eq!(told(&found), expected, "the last day on which the Kikkers have lessons before it is four");
    }

    async fn a_day_on_which_the_group_has_no_lessons_any_more_is_moved_to_one_with(desk: Desk) {
        let school = open_groups(&desk).await;
        let sam = sam_bos(&desk, &school.kikkers).await;
        comes_on(&desk, &sam, &["2026-12-10"]).await;
        teach(&desk, &school.kikkers.id, &[(1, &school.teacher), (2, &school.teacher)]).await;
        let expected = [("2026-12-10".to_owned(), vec!["planned_on: no_lessons!".to_owned()], Some("2026-12-08".to_owned()))];
        assert_eq!(told(&repairs(&desk).await), expected);
    }

    async fn a_morning_without_another_day_can_only_be_called_off(desk: Desk) {
        let school = open_groups(&desk).await;
        let sam = newcomer(&desk, "Bos", "2022-12-09", "2026-12-09", &school.kikkers).await;
        comes_on(&desk, &sam, &["2026-12-07", "2026-12-08"]).await;
        close(&desk, "2026-11-24", "2026-12-07").await;
        let stays = ("2026-12-07".to_owned(), vec!["planned_on: closed_day!".to_owned()], None);
        assert_eq!(told(&repairs(&desk).await), [stays], "the one day that is left is one on which it comes already");
    }

    async fn a_withdrawn_child_leaves_no_morning_behind_until_that_is_undone(desk: Desk) {
        let school = open_groups(&desk).await;
        let sam = sam_bos(&desk, &school.kikkers).await;
        comes_on(&desk, &sam, &["2026-12-07"]).await;
        let version = dossier_of(&desk, &sam).await.application.version;
        decide::withdraw(&desk.store, &desk.actor, &sam, version, desk.today, "Verhuisd").await.unwrap();
        assert_eq!((days_of(&desk, &sam).await, told(&repairs(&desk).await)), (vec![], vec![]));
        desk.store.undo(&desk.actor).await.unwrap();
        assert_eq!(days_of(&desk, &sam).await, ["2026-12-07"]);
    }

    async fn a_morning_of_which_the_day_has_passed_needs_no_repair(desk: Desk) {
        let school = open_groups(&desk).await;
        let sam = sam_bos(&desk, &school.kikkers).await;
        comes_on(&desk, &sam, &["2026-11-24"]).await;
        close(&desk, "2026-11-24", "2026-11-24").await;
        assert_eq!(repairs(&desk).await.len(), 1);
        let later = driehoek::wenochtend::repair::repairs(&mut *desk.db().await, day("2026-11-25")).await.unwrap();
        assert_eq!(told(&later), [], "its day has passed");
    }
}
