//! Who counts where, and from which month on.

use chrono::Days;
use proptest::prelude::*;

use super::*;
use crate::school::SchoolYearId;

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

fn group(name: &str, jaargroepen: &[i32], capacity: i32) -> Group {
    Group {
        id: GroupId::from(name.to_owned()),
        version: 1,
        school_year_id: SchoolYearId::from("2026".to_owned()),
        name: name.into(),
        unit: None,
        jaargroepen: jaargroepen.to_vec(),
        capacity,
        room: None,
        wen_places: None,
        wen_weekdays: Vec::new(),
    }
}

fn groups() -> Vec<Group> {
    vec![group("1/2A", &[1, 2], 20), group("1/2B", &[1, 2], 20), group("3", &[3], 30)]
}

fn stay(group: &str, starts_on: &str, ends_on: &str, children: i32) -> Stay {
    Stay { group_id: GroupId::from(group.to_owned()), starts_on: day(starts_on), ends_on: day(ends_on), children }
}

/// A child that turns 4 on its first day.
fn coming(name: &str, on: &str, place: Option<&str>) -> Coming {
    let on = day(on);
    Coming {
        application_id: ApplicationId::from(name.to_owned()),
        child_id: ChildId::from(name.to_owned()),
        name: name.into(),
        sort_key: name.to_lowercase(),
        born_on: on.checked_sub_months(Months::new(48)).unwrap(),
        on,
        place: place.map(|id| GroupId::from(id.to_owned())),
        status: Status::Applied,
    }
}

/// A row as numbers: one of `present`, `starting` or `expected`, a month each.
fn numbers(of: &Forecast, name: &str, number: fn(&ForecastCell) -> i32) -> Vec<i32> {
    of.groups.iter().find(|group| group.name == name).unwrap().cells.iter().map(number).collect()
}

#[test]
fn a_year_runs_from_august_to_july() {
    let year = forecast(2026, groups(), &[], Vec::new());
    assert_eq!(year.months.len(), 12);
    assert_eq!((year.months[0], year.months[11]), (day("2026-08-01"), day("2027-07-01")));
    let names: Vec<_> = year.groups.iter().map(|group| group.name.as_str()).collect();
    assert_eq!(names, ["1/2A", "1/2B", "3"], "nobody is without a group, so there is no row for them");
}

#[test]
fn present_are_those_with_a_place_on_the_last_day_of_the_month() {
    let stays = [
        stay("1/2A", "2026-08-01", "2027-07-31", 15),
        stay("1/2A", "2026-11-30", "2027-07-31", 1),
        stay("1/2A", "2026-08-01", "2026-12-30", 2),
    ];
    let present = numbers(&forecast(2026, groups(), &stays, Vec::new()), "1/2A", |cell| cell.present);
    assert_eq!(present, [17, 17, 17, 18, 16, 16, 16, 16, 16, 16, 16, 16]);
}

#[test]
fn who_has_a_place_starts_in_its_month_and_who_has_none_is_expected_from_then_on() {
    let stays = [stay("1/2B", "2026-08-01", "2027-07-31", 12), stay("1/2A", "2026-08-01", "2027-07-31", 19)];
    let children = vec![coming("Sam", "2027-01-12", Some("1/2A")), coming("Pim", "2027-05-10", None)];
    let year = forecast(2026, groups(), &stays, children);
    assert_eq!(numbers(&year, "1/2A", |cell| cell.starting), [0, 0, 0, 0, 0, 1, 0, 0, 0, 0, 0, 0]);
    assert_eq!(numbers(&year, "1/2B", |cell| cell.expected), [0, 0, 0, 0, 0, 0, 0, 0, 0, 1, 1, 1], "most room");
    assert_eq!(numbers(&year, "1/2A", |cell| cell.expected), [0; 12]);
    let starts: Vec<_> = year.starts.iter().map(|start| (start.name.as_str(), start.is_agreed)).collect();
    assert_eq!(starts, [("Sam", true), ("Pim", false)], "by day");
    assert_eq!(year.starts[1].group_id, Some(GroupId::from("1/2B".to_owned())));
}

#[test]
fn the_expected_spread_over_the_groups_that_fit() {
    let stays = [stay("1/2A", "2026-08-01", "2027-07-31", 18)];
    let children = (1..=6).map(|n| coming(&format!("Kind {n}"), "2027-02-01", None)).collect();
    let year = forecast(2026, vec![group("1/2A", &[1, 2], 20), group("1/2B", &[1], 4)], &stays, children);
    let last = |name| numbers(&year, name, |cell| cell.expected)[11];
    assert_eq!((last("1/2A"), last("1/2B")), (2, 4), "as far as there is room in both");
}

#[test]
fn a_year_is_filled_once_somebody_has_a_place_from_its_first_day() {
    let newcomer = stay("1/2A", "2026-09-01", "2027-07-31", 1);
    assert!(!forecast(2026, groups(), &[newcomer], Vec::new()).is_filled, "only who was admitted");
    let filled = stay("1/2A", "2026-08-01", "2027-07-31", 15);
    assert!(forecast(2026, groups(), &[filled], Vec::new()).is_filled);
}

#[test]
fn a_child_for_whom_there_is_no_group_stands_in_the_last_row() {
    let year = forecast(2026, vec![group("8", &[8], 30)], &[], vec![coming("Sam", "2027-01-12", None)]);
    let last = year.groups.last().unwrap();
    assert_eq!((&last.group_id, last.capacity, last.cells[5].expected), (&None, None, 1));
    assert_eq!(year.starts[0].group_id, None);
    let without_groups = forecast(2026, Vec::new(), &[], vec![coming("Sam", "2027-01-12", None)]);
    assert_eq!(without_groups.groups.len(), 1, "a year without groups shows who comes");
}

#[test]
fn who_starts_in_another_year_is_left_out() {
    let children = vec![coming("Sam", "2026-07-31", None), coming("Pim", "2027-08-01", None)];
    let year = forecast(2026, groups(), &[], children);
    assert_eq!(year.starts, Vec::new());
}

#[test]
fn a_year_outside_the_calendar_is_empty() {
    for year in [i32::MIN, i32::MAX] {
        let year = forecast(year, groups(), &[], vec![coming("Sam", "2027-01-12", None)]);
        assert_eq!(year.starts, Vec::new());
    }
}

proptest! {
    #[test]
    fn everybody_is_counted_once_and_nobody_disappears(
        days in prop::collection::vec((0_u64..365, any::<bool>(), -400_i64..2000), 0..40),
        capacity in 0..6,
    ) {
        let children: Vec<_> = days.iter().enumerate().map(|(n, (ahead, placed, older))| {
            let on = (day("2026-08-01") + Days::new(*ahead)).to_string();
            let child = coming(&format!("Kind {n}"), &on, placed.then_some("1/2A"));
            Coming { born_on: child.born_on - chrono::TimeDelta::days(*older), ..child }
        }).collect();
        let year = forecast(2026, vec![group("1/2A", &[1, 2], capacity), group("4", &[4], 30)], &[], children);
        let sum = |number: fn(&ForecastCell) -> i32, from: usize| -> i32 {
            year.groups.iter().flat_map(|group| group.cells.iter().skip(from)).map(number).sum()
        };
        let placed = days.iter().filter(|(_, placed, _)| *placed).count();
        prop_assert_eq!(usize::try_from(sum(|cell| cell.starting, 0)).unwrap(), placed);
        prop_assert_eq!(usize::try_from(sum(|cell| cell.expected, 11)).unwrap(), days.len() - placed);
        prop_assert_eq!(year.starts.len(), days.len());
        prop_assert!(year.starts.is_sorted_by_key(|start| start.on));
        for group in &year.groups {
            prop_assert!(group.cells.is_sorted_by_key(|cell| cell.expected), "who is expected stays expected");
        }
    }
}
