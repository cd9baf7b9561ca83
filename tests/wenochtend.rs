//! Mornings on which a child gets used to its group: planning, moving, calling off, and what the parents say.

#![allow(clippy::unwrap_used, reason = "a step that fails here is a failed test")]

#[path = "support/intake.rs"]
mod desk_work;
mod support;
#[path = "support/wen.rs"]
mod wen;

use desk_work::*;
use driehoek::Error;
use driehoek::finding::FindingCode;
use driehoek::intake::ApplicationId;
use driehoek::rights::Role;
use driehoek::school::groups;
use driehoek::store::Actor;
use driehoek::wenochtend::draft::{MorningCancel, MorningDraft};
use driehoek::wenochtend::{Answer, Attendance, CancelReason, Morning, plan};
use support::{Desk, actor, both};
use wen::*;

/// Ten days in December and January on which a child of the Otters can come.
const TEN: [&str; 10] = [
    "2026-12-07",
    "2026-12-08",
    "2026-12-09",
    "2026-12-10",
    "2026-12-11",
    "2026-12-14",
    "2026-12-15",
    "2026-12-16",
    "2026-12-17",
    "2026-12-18",
];

/// Writes down what became of a morning, without asking whether that day has come.
async fn marked(desk: &Desk, morning: Morning, attendance: Attendance) -> Morning {
    let what = driehoek::store::What::new("wenochtend.mark", "Sam Bos");
    let marked = &Morning { attendance: Some(attendance), ..morning };
    desk.store.change(&desk.actor, what, |tx| Box::pin(async move { tx.update(marked).await })).await.unwrap().value
}

both! {
    async fn the_office_plans_five_mornings_at_once_and_takes_them_back_at_once(desk: Desk) {
        let school = open_groups(&desk).await;
        let sam = sam_bos(&desk, &school.kikkers).await;
        let days = ["2026-12-07", "2026-12-08", "2026-12-10", "2026-12-14", "2026-12-16"];
        let change = try_plan(&desk, &sam, &days).await.unwrap();
        let said = change.change.unwrap();
        assert_eq!((said.deed.as_str(), said.subject.as_str()), ("wenochtend.plan", "Sam Bos"));
        assert_eq!(said.kinds, ["wenochtend"]);
        assert_eq!(days_of(&desk, &sam).await, days);
        let first = mornings_of(&desk, &sam).await.remove(0);
        assert_eq!((first.group_id, first.half_days, first.answer), (school.kikkers.id, 1, Answer::Open));
        desk.store.undo(&desk.actor).await.unwrap();
        assert_eq!(mornings_of(&desk, &sam).await, [], "undone as one");
    }

    async fn the_mornings_of_several_children_are_one_deed(desk: Desk) {
        let school = open_groups(&desk).await;
        let (one, two) = (sam_bos(&desk, &school.kikkers).await, newcomer(&desk, "Kok", "2023-01-20", "2027-01-20", &school.otters).await);
        let drafts = [morning(&one, "2026-12-07"), morning(&two, "2026-12-07"), morning(&two, "2026-12-08")];
        let change = plan::plan(&desk.store, &desk.actor, &drafts, desk.today).await.unwrap();
        let said = change.change.unwrap();
        assert_eq!((said.deed.as_str(), said.subject.as_str()), ("wenochtend.plan_many", "2"));
        assert_eq!(change.value.len(), 3);
        assert_eq!(read(&desk, change.value.get(1).unwrap()).await.application_id, two, "in the order of the drafts");
        desk.store.undo(&desk.actor).await.unwrap();
        assert_eq!((days_of(&desk, &one).await.len(), days_of(&desk, &two).await.len()), (0, 0));
    }

    async fn what_cannot_be_is_said_of_each_day_and_nothing_is_planned(desk: Desk) {
        let school = open_groups(&desk).await;
        let sam = sam_bos(&desk, &school.kikkers).await;
        let days = ["2026-12-07", "2026-12-11", "2026-12-21", "2026-12-12", "2026-11-20", "2027-01-12", "2026-12-07"];
        let refused = refusals(try_plan(&desk, &sam, &days).await);
        let expected = [
            "mornings.1.planned_on: no_lessons!",
            "mornings.2.planned_on: closed_day!",
            "mornings.3.planned_on: weekend_day!",
            "mornings.4.planned_on: in_the_past!",
            "mornings.4.planned_on: no_lessons!",
            "mornings.5.planned_on: after_wen_window!",
            "mornings.5.planned_on: after_first_day!",
            "mornings.6.planned_on: morning_twice!",
        ];
        assert_eq!(refused, expected);
        assert_eq!(mornings_of(&desk, &sam).await, [], "all or nothing");
        let early = newcomer(&desk, "Kok", "2023-02-12", "2027-02-12", &school.kikkers).await;
        let findings = findings_of(try_plan(&desk, &early, &["2026-12-10"]).await);
        let first = findings.first().unwrap();
        assert_eq!((first.code, first.values.get("from").map(String::as_str)), (FindingCode::BeforeWenWindow, Some("2026-12-12")));
        assert_eq!(first.source.as_deref(), Some("WPO art. 39 lid 3"));
        assert_eq!(refusals(try_plan(&desk, &early, &[]).await), ["mornings: none_chosen!"]);
    }

    async fn the_eleventh_half_day_is_refused(desk: Desk) {
        let school = open_groups(&desk).await;
        let sam = sam_bos(&desk, &school.otters).await;
        comes_on(&desk, &sam, &TEN).await;
        let eleventh = findings_of(try_plan(&desk, &sam, &["2027-01-05"]).await);
        let law = eleventh.first().unwrap();
        assert_eq!((law.code, law.source.as_deref()), (FindingCode::TooManyHalfDays, Some("WPO art. 39 lid 3")));
        let ill = mornings_of(&desk, &sam).await.remove(0);
        marked(&desk, ill, Attendance::Ill).await;
        let instead = try_plan(&desk, &sam, &["2027-01-05"]).await.unwrap();
        assert_eq!(instead.value.len(), 1, "who was ill that day did not have that half day");
        assert_eq!(refusals(try_plan(&desk, &sam, &["2027-01-06"]).await), ["mornings.0.planned_on: too_many_half_days!"]);
    }

    async fn a_whole_day_counts_as_two_half_days(desk: Desk) {
        let school = open_groups(&desk).await;
        let sam = sam_bos(&desk, &school.otters).await;
        let whole = |on: &&str| MorningDraft { half_days: 2, ..morning(&sam, on) };
        let five: Vec<_> = TEN.iter().take(5).map(whole).collect();
        let outcome = plan::plan(&desk.store, &desk.actor, &TEN.iter().take(6).map(whole).collect::<Vec<_>>(), desk.today).await;
        assert_eq!(refusals(outcome), ["mornings.5.planned_on: too_many_half_days!"]);
        plan::plan(&desk.store, &desk.actor, &five, desk.today).await.unwrap();
        assert_eq!(refusals(try_plan(&desk, &sam, &["2027-01-05"]).await), ["mornings.0.planned_on: too_many_half_days!"]);
        for half_days in [0, 3, -1] {
            let odd = [MorningDraft { half_days, ..morning(&sam, "2027-01-05") }];
            let refused = refusals(plan::plan(&desk.store, &desk.actor, &odd, desk.today).await);
            assert_eq!(refused.first().map(String::as_str), Some("mornings.0.half_days: out_of_range!"));
        }
    }

    async fn a_full_morning_is_refused_until_the_group_has_more_places(desk: Desk) {
        let school = open_groups(&desk).await;
        let mut children = Vec::new();
        for name in ["Bos", "Kok", "Smit"] {
            children.push(newcomer(&desk, name, "2023-01-12", "2027-01-12", &school.kikkers).await);
        }
        let drafts: Vec<_> = children.iter().map(|id| morning(id, "2026-12-07")).collect();
        let findings = findings_of(plan::plan(&desk.store, &desk.actor, &drafts, desk.today).await);
        assert_eq!(said(&findings), ["mornings.2.planned_on: morning_full!"], "the two before it are counted");
        let values = &findings.first().unwrap().values;
        let value = |key: &str| values.get(key).map(String::as_str);
        assert_eq!((value("used"), value("places"), value("name")), (Some("2"), Some("2"), Some("Kikkers")));
        with_places(&desk, &school.kikkers.id, 3).await;
        plan::plan(&desk.store, &desk.actor, &drafts, desk.today).await.unwrap();
    }

    async fn a_group_of_next_year_shares_its_places_with_the_same_group_now(desk: Desk) {
        let school = open_groups(&desk).await;
        with_places(&desk, &school.kikkers.id, 1).await;
        let sam = sam_bos(&desk, &school.kikkers).await;
        let after_summer = newcomer(&desk, "Kok", "2023-01-20", "2027-09-06", &school.next_year).await;
        comes_on(&desk, &sam, &["2026-12-07"]).await;
        assert_eq!(refusals(try_plan(&desk, &after_summer, &["2026-12-07"]).await), ["mornings.0.planned_on: morning_full!"]);
        assert_eq!(refusals(try_plan(&desk, &after_summer, &["2026-12-11"]).await), ["mornings.0.planned_on: no_lessons!"]);
        let id = comes_on(&desk, &after_summer, &["2026-12-08"]).await.remove(0);
        assert_eq!(read(&desk, &id).await.group_id, school.next_year.id);
    }

    async fn two_office_workers_take_the_last_place_at_once_and_one_hears_of_it(desk: Desk) {
        let school = open_groups(&desk).await;
        with_places(&desk, &school.kikkers.id, 1).await;
        let (one, two) = (sam_bos(&desk, &school.kikkers).await, newcomer(&desk, "Kok", "2023-01-20", "2027-01-20", &school.kikkers).await);
        let (mine, theirs) = ([morning(&one, "2026-12-07")], [morning(&two, "2026-12-07")]);
        let bea = actor("Bea Smit");
        let (first, second) = tokio::join!(
            plan::plan(&desk.store, &desk.actor, &mine, desk.today),
            plan::plan(&desk.store, &bea, &theirs, desk.today),
        );
        assert!(first.is_ok() != second.is_ok(), "exactly one gets through: {first:?} {second:?}");
        assert_eq!(refusals(if first.is_ok() { second } else { first }), ["mornings.0.planned_on: morning_full!"]);
        let there = days_of(&desk, &one).await.len() + days_of(&desk, &two).await.len();
        assert_eq!(there, 1, "one place, one child");
    }

    async fn two_office_workers_plan_the_same_morning_at_once_and_it_is_there_once(desk: Desk) {
        let school = open_groups(&desk).await;
        let sam = sam_bos(&desk, &school.kikkers).await;
        let (draft, bea) = ([morning(&sam, "2026-12-07")], actor("Bea Smit"));
        let (first, second) = tokio::join!(
            plan::plan(&desk.store, &desk.actor, &draft, desk.today),
            plan::plan(&desk.store, &bea, &draft, desk.today),
        );
        assert!(first.is_ok() != second.is_ok(), "exactly one gets through: {first:?} {second:?}");
        assert_eq!(refusals(if first.is_ok() { second } else { first }), ["mornings.0.planned_on: morning_twice!"]);
        assert_eq!(days_of(&desk, &sam).await, ["2026-12-07"]);
    }

    async fn the_last_place_is_taken_by_a_plan_or_by_a_move_but_not_by_both(desk: Desk) {
        let school = open_groups(&desk).await;
        with_places(&desk, &school.kikkers.id, 1).await;
        let (one, two) = (sam_bos(&desk, &school.kikkers).await, newcomer(&desk, "Kok", "2023-01-20", "2027-01-20", &school.kikkers).await);
        let there = comes_on(&desk, &two, &["2026-12-08"]).await.remove(0);
        let there = read(&desk, &there).await;
        let (draft, moves, bea) = ([morning(&one, "2026-12-07")], [to(&there, "2026-12-07")], actor("Bea Smit"));
        let (plan, moved) = tokio::join!(
            plan::plan(&desk.store, &desk.actor, &draft, desk.today),
            plan::move_to(&desk.store, &bea, &moves, desk.today),
        );
        assert!(plan.is_ok() != moved.is_ok(), "exactly one gets through: {plan:?} {moved:?}");
        let refused = if plan.is_ok() { refusals(moved) } else { refusals(plan) };
        assert_eq!(refused, ["mornings.0.planned_on: morning_full!"]);
    }

    async fn a_child_without_a_group_or_an_admission_cannot_come(desk: Desk) {
        let school = open_groups(&desk).await;
        let applied = applied(&desk, "Kok", "2023-01-12").await;
        let refused = refusals(try_plan(&desk, &applied, &["2026-12-07"]).await);
        assert_eq!(refused, ["mornings.0.planned_on: not_admitted!", "mornings.0.planned_on: group_missing!"]);
        assert_eq!(refusals(plan::targets(&mut *desk.db().await, &applied, None, desk.today).await), [": group_missing!"]);
        let sam = sam_bos(&desk, &school.kikkers).await;
        let version = dossier_of(&desk, &sam).await.application.version;
        driehoek::intake::decide::withdraw(&desk.store, &desk.actor, &sam, version, desk.today, "Verhuisd").await.unwrap();
        assert_eq!(refusals(try_plan(&desk, &sam, &["2026-12-07"]).await), ["mornings.0.planned_on: not_admitted!"]);
        let nobody = ApplicationId::from("'); drop table wenochtend; --".to_owned());
        let outcome = try_plan(&desk, &nobody, &["2026-12-07"]).await;
        assert!(matches!(&outcome, Err(Error::NotFound { kind, .. }) if kind == "application"), "{outcome:?}");
    }

    async fn a_child_born_on_the_29th_of_february_comes_until_the_28th(desk: Desk) {
        let school = open_groups(&desk).await;
        let leap = application(child("Fem", "", "Prins", "2024-02-29"), vec![caregiver("Ans", "", "Prins", "06-00007777")]);
        let leap = registered(&desk, &driehoek::intake::draft::ApplicationDraft { received_on: Some(desk.today), ..leap }).await;
        admitted(&desk, &leap, "2028-02-29", &school.next_year).await;
        let later = day("2027-12-20");
        let plan_on = async |on: &str| plan::plan(&desk.store, &desk.actor, &[morning(&leap, on)], later).await;
        assert_eq!(refusals(plan_on("2028-02-29").await).first().map(String::as_str), Some("mornings.0.planned_on: after_wen_window!"));
        let days = plan::targets(&mut *desk.db().await, &leap, None, day("2027-06-01")).await.unwrap();
        let ends = days.first().zip(days.last()).map(|(first, last)| (first.on, last.on));
        assert_eq!(ends, Some((day("2027-12-29"), day("2028-02-28"))), "3 years and 10 months is 29 December");
        plan_on("2028-01-10").await.unwrap();
    }

    async fn each_day_of_the_window_tells_how_full_it_is_and_what_stands_in_its_way(desk: Desk) {
        let school = open_groups(&desk).await;
        let (sam, kok) = (sam_bos(&desk, &school.kikkers).await, newcomer(&desk, "Kok", "2023-01-20", "2027-01-20", &school.kikkers).await);
        comes_on(&desk, &kok, &["2026-12-07"]).await;
        let id = comes_on(&desk, &sam, &["2026-12-07"]).await.remove(0);
        let targets = plan::targets(&mut *desk.db().await, &sam, None, desk.today).await.unwrap();
        assert_eq!(targets.first().map(|one| one.on), Some(desk.today), "from today, though the window opened before");
        assert_eq!(targets.last().map(|one| one.on), Some(day("2027-01-11")));
        let on = |day_: &str| targets.iter().find(|one| one.on == day(day_)).unwrap();
        assert_eq!(said(&on("2026-12-07").findings), ["planned_on: morning_twice!", "planned_on: morning_full!"]);
        assert_eq!((on("2026-12-07").used, on("2026-12-07").places), (2, 2));
        assert_eq!((on("2026-12-08").teachers.as_slice(), said(&on("2026-12-08").findings)), (["Sanne de Wit".to_owned()].as_slice(), vec![]));
        assert_eq!(on("2026-12-10").teachers, ["Joost de Wit"]);
        assert_eq!(said(&on("2026-12-03").findings), ["planned_on: skipped_week"], "Sinterklaas is only a custom");
        assert!(targets.iter().all(|one| one.on != day("2026-12-12")), "no Saturdays");
        let moving = plan::targets(&mut *desk.db().await, &sam, Some(&id), desk.today).await.unwrap();
        let own = moving.iter().find(|one| one.on == day("2026-12-07")).unwrap();
        assert_eq!((own.used, said(&own.findings)), (1, vec![]), "itself left out");
        let strange = plan::targets(&mut *desk.db().await, &kok, Some(&id), desk.today).await;
        assert!(matches!(strange, Err(Error::NotFound { .. })), "{strange:?}");
    }

    async fn a_morning_is_moved_and_the_parents_are_asked_anew(desk: Desk) {
        let school = open_groups(&desk).await;
        let sam = sam_bos(&desk, &school.kikkers).await;
        let id = comes_on(&desk, &sam, &["2026-12-07", "2026-12-08"]).await.remove(0);
        let said = plan::answer(&desk.store, &desk.actor, &id, 1, Answer::Comes, desk.today).await.unwrap().value;
        assert_eq!((said.answer, said.answered_on), (Answer::Comes, Some(desk.today)));
        assert_eq!(refusals(try_move(&desk, &said, "2026-12-08").await), ["mornings.0.planned_on: morning_twice!"]);
        assert_eq!(refusals(try_move(&desk, &said, "2026-12-11").await), ["mornings.0.planned_on: no_lessons!"]);
        let change = try_move(&desk, &said, "2026-12-09").await.unwrap().change.unwrap();
        assert_eq!((change.deed.as_str(), change.subject.as_str()), ("wenochtend.move", "Sam Bos"));
        let moved = read(&desk, &id).await;
        assert_eq!((moved.planned_on, moved.answer, moved.answered_on), (day("2026-12-09"), Answer::Open, None));
        let stale = try_move(&desk, &said, "2026-12-14").await;
        let Err(Error::Conflict { kind, fields, .. }) = stale else { panic!("overwritten: {stale:?}") };
        assert_eq!(kind, "wenochtend");
        let field = fields.iter().find(|field| field.field == "planned_on").unwrap();
        assert_eq!((field.mine.as_deref(), field.theirs.as_deref()), (Some("2026-12-14"), Some("2026-12-09")));
        let stale_and_wrong = try_move(&desk, &said, "2026-12-11").await;
        assert!(matches!(stale_and_wrong, Err(Error::Conflict { .. })), "{stale_and_wrong:?}");
        desk.store.undo(&desk.actor).await.unwrap();
        let back = read(&desk, &id).await;
        assert_eq!((back.planned_on, back.answer), (day("2026-12-07"), Answer::Comes));
    }

    async fn two_children_change_places_and_one_childs_mornings_shift_a_day(desk: Desk) {
        let school = open_groups(&desk).await;
        with_places(&desk, &school.kikkers.id, 1).await;
        let (sam, kok) = (sam_bos(&desk, &school.kikkers).await, newcomer(&desk, "Kok", "2023-01-20", "2027-01-20", &school.kikkers).await);
        comes_on(&desk, &sam, &["2026-12-07"]).await;
        comes_on(&desk, &kok, &["2026-12-08", "2026-12-09"]).await;
        let mine = mornings_of(&desk, &sam).await.remove(0);
        let [first, second] = mornings_of(&desk, &kok).await.try_into().unwrap();
        let moves = [to(&mine, "2026-12-08"), to(&first, "2026-12-09"), to(&second, "2026-12-10")];
        let change = plan::move_to(&desk.store, &desk.actor, &moves, desk.today).await.unwrap().change.unwrap();
        assert_eq!((change.deed.as_str(), change.subject.as_str()), ("wenochtend.repair", "2"));
        assert_eq!(days_of(&desk, &sam).await, ["2026-12-08"]);
        assert_eq!(days_of(&desk, &kok).await, ["2026-12-09", "2026-12-10"]);
        desk.store.undo(&desk.actor).await.unwrap();
        assert_eq!(days_of(&desk, &kok).await, ["2026-12-08", "2026-12-09"]);
        let both = [to(&read(&desk, &first.id).await, "2026-12-09"), to(&read(&desk, &second.id).await, "2026-12-08")];
        let swapped = plan::move_to(&desk.store, &desk.actor, &both, desk.today).await;
        assert_eq!(refusals(swapped), ["mornings.0.planned_on: morning_twice!"], "a swap of one child's own days says nothing");
        assert_eq!(refusals(plan::move_to(&desk.store, &desk.actor, &[], desk.today).await), ["mornings: none_chosen!"]);
    }

    async fn what_was_held_or_has_passed_stays_as_it_is(desk: Desk) {
        let school = open_groups(&desk).await;
        let sam = sam_bos(&desk, &school.kikkers).await;
        comes_on(&desk, &sam, &["2026-11-23", "2026-11-24"]).await;
        let [held, next] = mornings_of(&desk, &sam).await.try_into().unwrap();
        let held = marked(&desk, held, Attendance::Present).await;
        let off = |one: &Morning| MorningCancel { id: one.id.clone(), version: one.version, reason: CancelReason::School };
        assert_eq!(refusals(try_move(&desk, &held, "2026-12-07").await), ["mornings.0.planned_on: morning_over!"]);
        assert_eq!(refusals(plan::cancel(&desk.store, &desk.actor, &off(&held), desk.today).await), [": morning_over!"]);
        let after = day("2026-11-25");
        assert_eq!(refusals(plan::cancel(&desk.store, &desk.actor, &off(&next), after).await), [": morning_over!"]);
        assert_eq!(refusals(plan::answer(&desk.store, &desk.actor, &next.id, 1, Answer::Comes, after).await), [": morning_over!"]);
        let late = plan::move_to(&desk.store, &desk.actor, &[to(&next, "2026-12-07")], after).await;
        assert_eq!(refusals(late), ["mornings.0.planned_on: morning_over!"]);
        plan::answer(&desk.store, &desk.actor, &next.id, 1, Answer::Comes, day("2026-11-24")).await.unwrap();
        assert_eq!(refusals(try_move(&desk, &read(&desk, &next.id).await, "2026-11-20").await).first().map(String::as_str), Some("mornings.0.planned_on: in_the_past!"));
    }

    async fn who_cannot_come_is_called_off_and_gives_the_place_to_another(desk: Desk) {
        let school = open_groups(&desk).await;
        with_places(&desk, &school.kikkers.id, 1).await;
        let (sam, kok) = (sam_bos(&desk, &school.kikkers).await, newcomer(&desk, "Kok", "2023-01-20", "2027-01-20", &school.kikkers).await);
        let id = comes_on(&desk, &sam, &["2026-12-07"]).await.remove(0);
        let off = plan::answer(&desk.store, &desk.actor, &id, 1, Answer::Cannot, desk.today).await.unwrap().value;
        assert_eq!((off.answer, off.cancelled_on, off.cancel_reason), (Answer::Cannot, Some(desk.today), Some(CancelReason::Parents)));
        comes_on(&desk, &kok, &["2026-12-07"]).await;
        assert_eq!(refusals(plan::answer(&desk.store, &desk.actor, &id, 2, Answer::Comes, desk.today).await), [": morning_over!"]);
        comes_on(&desk, &sam, &["2026-12-08"]).await;
        let reason = MorningCancel { id: comes_on(&desk, &sam, &["2026-12-09"]).await.remove(0), version: 1, reason: CancelReason::School };
        let change = plan::cancel(&desk.store, &desk.actor, &reason, desk.today).await.unwrap();
        assert_eq!((change.value.answer, change.value.cancel_reason), (Answer::Open, Some(CancelReason::School)));
        assert_eq!(change.change.unwrap().deed, "wenochtend.cancel");
        assert!(matches!(plan::cancel(&desk.store, &desk.actor, &reason, desk.today).await, Err(Error::Conflict { .. })));
        desk.store.undo(&desk.actor).await.unwrap();
        assert_eq!(days_of(&desk, &sam).await, ["2026-12-08", "2026-12-09"]);
    }

    async fn a_morning_that_was_called_off_does_not_come_back_beside_another(desk: Desk) {
        let school = open_groups(&desk).await;
        let sam = sam_bos(&desk, &school.kikkers).await;
        let id = comes_on(&desk, &sam, &["2026-12-07"]).await.remove(0);
        let off = plan::answer(&desk.store, &desk.actor, &id, 1, Answer::Cannot, desk.today).await.unwrap();
        comes_on(&desk, &sam, &["2026-12-07"]).await;
        let undone = desk.store.undo_change(&desk.actor, &off.change.unwrap().id).await;
        assert!(matches!(undone, Err(Error::UndoBlocked { .. })), "{undone:?}");
        assert_eq!(days_of(&desk, &sam).await, ["2026-12-07"]);
    }

    async fn who_brings_the_child_is_remembered_for_the_next_mornings(desk: Desk) {
        let school = open_groups(&desk).await;
        let sam = sam_bos(&desk, &school.kikkers).await;
        let opa = "  opa Henk 👴 haalt om kwart voor twaalf; '); drop table wenochtend; --  ";
        let first = [MorningDraft { escort: opa.into(), ..morning(&sam, "2026-12-07") }];
        let id = plan::plan(&desk.store, &desk.actor, &first, desk.today).await.unwrap().value.remove(0);
        let next = comes_on(&desk, &sam, &["2026-12-08"]).await.remove(0);
        assert_eq!(read(&desk, &id).await.escort.as_deref(), Some(opa.trim()));
        assert_eq!(read(&desk, &next).await.escort.as_deref(), Some(opa.trim()), "as the last time");
        let saved = plan::save_escort(&desk.store, &desk.actor, &next, 1, "moeder").await.unwrap();
        assert_eq!((saved.value.escort.as_deref(), saved.change.unwrap().deed.as_str()), (Some("moeder"), "wenochtend.escort"));
        let third = comes_on(&desk, &sam, &["2026-12-09"]).await.remove(0);
        assert_eq!(read(&desk, &third).await.escort.as_deref(), Some("moeder"));
        assert!(matches!(plan::save_escort(&desk.store, &actor("Bea Smit"), &next, 1, "vader").await, Err(Error::Conflict { .. })));
        let long = "k".repeat(201);
        assert_eq!(refusals(plan::save_escort(&desk.store, &desk.actor, &next, 2, &long).await), ["escort: too_long!"]);
        assert_eq!(refusals(plan::save_escort(&desk.store, &desk.actor, &next, 2, "op\u{202e}a").await), ["escort: control_characters!"]);
        let draft = [MorningDraft { escort: long, ..morning(&sam, "2026-12-10") }];
        assert_eq!(refusals(plan::plan(&desk.store, &desk.actor, &draft, desk.today).await), ["mornings.0.escort: too_long!"]);
        assert_eq!(plan::save_escort(&desk.store, &desk.actor, &next, 2, " ").await.unwrap().value.escort, None);
    }

    async fn a_teacher_and_a_reader_plan_nothing(desk: Desk) {
        let school = open_groups(&desk).await;
        let sam = sam_bos(&desk, &school.kikkers).await;
        let id = comes_on(&desk, &sam, &["2026-12-07"]).await.remove(0);
        let there = read(&desk, &id).await;
        for role in [Role::Teacher, Role::Reader] {
            let who = Actor { role, ..desk.actor.clone() };
            let (store, today) = (&desk.store, desk.today);
            let off = MorningCancel { id: id.clone(), version: 1, reason: CancelReason::School };
            assert_eq!(plan::plan(store, &who, &[morning(&sam, "2026-12-08")], today).await.map(drop), Err(Error::NotAllowed));
            assert_eq!(plan::move_to(store, &who, &[to(&there, "2026-12-08")], today).await.map(drop), Err(Error::NotAllowed));
            assert_eq!(plan::cancel(store, &who, &off, today).await.map(drop), Err(Error::NotAllowed));
            assert_eq!(plan::answer(store, &who, &id, 1, Answer::Comes, today).await.map(drop), Err(Error::NotAllowed));
            assert_eq!(plan::save_escort(store, &who, &id, 1, "oma").await.map(drop), Err(Error::NotAllowed));
        }
        assert_eq!(read(&desk, &id).await, there);
        let office = Actor { role: Role::Office, ..desk.actor.clone() };
        plan::answer(&desk.store, &office, &id, 1, Answer::Comes, desk.today).await.unwrap();
    }

    async fn a_group_with_mornings_cannot_be_removed(desk: Desk) {
        let school = open_groups(&desk).await;
        let sam = sam_bos(&desk, &school.otters).await;
        comes_on(&desk, &sam, &["2026-12-07"]).await;
        admitted(&desk, &sam, "2027-01-12", &school.kikkers).await;
        let outcome = groups::remove_group(&desk.store, &desk.actor, school.otters).await;
        assert_eq!(refusals(outcome), [": in_use!"], "no aanmelding waits for it any more, but a morning is in it");
    }
}
