//! Wenochtenden and first days of the demo: within the law, and of every kind.

use std::collections::{HashMap, HashSet};

use chrono::NaiveDate;

use super::super::years::{Year, calendar};
use super::{made_on, many_days, monday, outcome};
use crate::demo::deed::Rows;
use crate::family::rules::{FREE_TEXT_MAX, text_problem};
use crate::intake::clock::wen_window;
use crate::school::rules::{SchoolCalendar, school_year_start};
use crate::wenochtend::{Answer, Attendance, Morning};

fn calendar_around(today: NaiveDate) -> SchoolCalendar {
    let year = school_year_start(today);
    calendar(&(year - 3..=year + 1).map(Year::new).collect::<Vec<_>>())
}

fn group_names(all: &Rows) -> HashMap<&crate::school::GroupId, &str> {
    all.groups.iter().map(|group| (&group.id, group.name.as_str())).collect()
}

#[test]
fn no_morning_breaks_the_law_or_fills_a_group_over() {
    for today in many_days() {
        let (all, calendar) = (outcome(&made_on(2, today)), calendar_around(today));
        let born: HashMap<_, _> = all.children.iter().map(|child| (&child.id, child.born_on)).collect();
        let starts: HashMap<_, _> = all.applications.iter().map(|one| (&one.id, one.starts_on)).collect();
        let names = group_names(&all);
        let (mut once, mut halves, mut used) = (HashSet::new(), HashMap::<_, i32>::new(), HashMap::<_, i32>::new());
        for morning in all.mornings.iter().filter(|one| one.stands()) {
            let (from, until) = wen_window(born[&morning.child_id]);
            let on = morning.planned_on;
            assert!((from..=until).contains(&on), "made on {today}: {morning:?}");
            assert!(starts[&morning.application_id].is_none_or(|first| on < first), "made on {today}: {morning:?}");
            assert!(calendar.is_school_day(on), "made on {today}: {morning:?}");
            assert!(once.insert((&morning.child_id, on)), "made on {today}: twice {morning:?}");
            *halves.entry(&morning.child_id).or_default() += if morning.counts() { morning.half_days } else { 0 };
            *used.entry((names[&morning.group_id], on)).or_default() += 1;
        }
        assert!(halves.values().all(|half_days| *half_days <= 5), "made on {today}: more than the usual five");
        assert!(used.values().all(|used| *used <= 2), "made on {today}: {used:?}");
    }
}

#[test]
fn what_is_known_of_a_morning_fits_its_day() {
    for today in many_days() {
        for morning in outcome(&made_on(1, today)).mornings {
            let is_past = morning.planned_on < today;
            assert!(morning.attendance.is_none() || is_past, "made on {today}: {morning:?}");
            assert_eq!(morning.attendance == Some(Attendance::WentHome), morning.left_at.is_some(), "{morning:?}");
            assert!(morning.answered_on.is_none_or(|on| on <= today), "made on {today}: {morning:?}");
            assert_eq!(morning.answer == Answer::Open, morning.answered_on.is_none(), "{morning:?}");
            assert_eq!(morning.answer == Answer::Cannot, !morning.stands(), "{morning:?}");
            for text in [&morning.play, &morning.contact, &morning.language, &morning.escort].into_iter().flatten() {
                assert_eq!(text_problem(text, FREE_TEXT_MAX), None, "{text}");
            }
        }
    }
}

#[test]
fn on_an_ordinary_day_the_demo_has_a_morning_of_every_kind() {
    let today = monday();
    let all = outcome(&made_on(1, today));
    let some = |what: &str, is_so: &dyn Fn(&Morning) -> bool| {
        assert!(all.mornings.iter().any(is_so), "no morning {what}");
    };
    some("today", &|one| one.planned_on == today && one.stands());
    some("without an answer", &|one| one.planned_on > today && one.answer == Answer::Open);
    some("that nobody marked", &|one| one.planned_on < today && one.attendance.is_none() && one.stands());
    some("on which a child was ill", &|one| one.attendance == Some(Attendance::Ill));
    some("on which a child went home early", &|one| one.attendance == Some(Attendance::WentHome));
    some("that was called off", &|one| !one.stands());
    let names = group_names(&all);
    let mut used = HashMap::<_, i32>::new();
    for morning in all.mornings.iter().filter(|one| one.stands() && one.planned_on > today) {
        *used.entry((names[&morning.group_id], morning.planned_on)).or_default() += 1;
    }
    assert!(used.values().any(|used| *used == 2), "a morning that is full");
    let group_of: HashMap<_, _> = all.applications.iter().map(|one| (&one.id, one.group_id.as_ref())).collect();
    let strays = |one: &&Morning| one.planned_on > today && group_of[&one.application_id] != Some(&one.group_id);
    assert!(all.mornings.iter().any(|one| strays(&one)), "a morning in another group than the one that waits");
}

#[test]
fn whoever_started_has_a_start_with_its_enrolment_and_most_had_their_mornings() {
    let all = outcome(&made_on(20, monday()));
    let started: Vec<_> = all.starts.iter().filter(|start| start.started_on.is_some()).collect();
    assert!((520..=640).contains(&started.len()), "{} started", started.len());
    assert!(started.iter().all(|start| start.enrolled_on.is_some() && start.look_back_on.is_some()));
    assert!(started.iter().all(|start| start.enrolled_on <= start.started_on && start.looked_on <= start.confirmed_on));
    let in_august = started.iter().filter(|start| start.enrolled_on < start.started_on);
    assert!(in_august.count() > 5, "some are enrolled on 1 August");
    let one_each: HashSet<_> = all.starts.iter().map(|start| &start.application_id).collect();
    assert_eq!(one_each.len(), all.starts.len());
    assert!((1900..=2900).contains(&all.mornings.len()), "{} mornings in twenty years", all.mornings.len());
}
