//! The window of the law and where a child stands; and the school, group and child that the tests of these rules share.

use proptest::prelude::*;

use super::*;
use crate::intake::clock::age_on;
use crate::school::rules::{ClosedRange, SchoolCalendar};

pub(super) fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

pub(super) fn vacation(name: &str, starts_on: &str, ends_on: &str) -> ClosedRange {
    ClosedRange { starts_on: day(starts_on), ends_on: day(ends_on), name: name.into() }
}

/// School year 2026-2027 with the summers at both ends.
pub(super) fn calendar() -> SchoolCalendar {
    let periods = [
        vacation("Zomervakantie", "2026-07-11", "2026-08-23"),
        vacation("Herfstvakantie", "2026-10-17", "2026-10-25"),
        vacation("Studiedag", "2026-11-18", "2026-11-18"),
        vacation("Kerstvakantie", "2026-12-19", "2027-01-03"),
        vacation("Voorjaarsvakantie", "2027-02-13", "2027-02-21"),
        vacation("Meivakantie", "2027-04-24", "2027-05-09"),
        vacation("Zomervakantie", "2027-07-24", "2027-09-05"),
    ];
    SchoolCalendar::new(periods, Some(day("2027-07-31")))
}

/// An admitted child that turns 4 on a day, and starts then.
pub(super) fn four_on(on: &str) -> Guest {
    let four = day(on);
    let born_on = four.checked_sub_months(chrono::Months::new(48)).unwrap();
    Guest { born_on, starts_on: Some(four), admitted: true }
}

/// A group with lessons all week, two places and no further wishes.
pub(super) fn host() -> Host {
    let customs = WenCustoms {
        mornings: 5,
        places: 2,
        weekdays: vec![1, 2, 3, 4, 5],
        skip_first_weeks: 0,
        skip_last_weeks: 0,
        skip_sinterklaas: false,
    };
    Host { name: "Groep 1/2 A".into(), lesson_weekdays: vec![1, 2, 3, 4, 5], customs, own_weekdays: vec![1, 2, 3] }
}

/// What a school starts with: two weeks after the summer, four before it, and the week of Sinterklaas.
pub(super) fn careful() -> Host {
    let mut host = host();
    host.customs.skip_first_weeks = 2;
    host.customs.skip_last_weeks = 4;
    host.customs.skip_sinterklaas = true;
    host
}

fn born(on: &str) -> Guest {
    Guest { born_on: day(on), starts_on: None, admitted: true }
}

#[test]
fn the_window_opens_at_three_years_and_ten_months_and_closes_before_the_fourth_birthday() {
    assert_eq!(window(&born("2023-03-12")), (day("2027-01-12"), day("2027-03-11")));
    assert_eq!(window(&born("2024-02-29")), (day("2027-12-29"), day("2028-02-28")), "a leap day");
    assert_eq!(window(&born("2023-04-29")), (day("2027-03-01"), day("2027-04-28")), "no 29 February in 2027");
    assert_eq!(window(&born("2023-04-30")), (day("2027-03-01"), day("2027-04-29")), "never too early");
    assert_eq!(window(&born("2023-08-31")), (day("2027-07-01"), day("2027-08-30")), "June has 30 days");
    assert_eq!(window(&born("2023-12-31")), (day("2027-10-31"), day("2027-12-30")));
    assert_eq!(window(&born("2096-02-29")).1, day("2100-02-28"), "2100 has no leap day: four on 1 March");
}

#[test]
fn a_pupil_comes_no_more_to_get_used_to_school() {
    let early = Guest { starts_on: Some(day("2027-03-01")), ..born("2023-03-12") };
    assert_eq!(window(&early).1, day("2027-02-28"), "a first day that was agreed before the birthday");
    let late = Guest { starts_on: Some(day("2027-04-01")), ..born("2023-03-12") };
    assert_eq!(window(&late).1, day("2027-03-11"), "a later start makes the law no wider");
}

fn standing() -> Standing {
    let window = (day("2027-01-12"), day("2027-03-11"));
    Standing { group_agreed: true, usual: 5, counting: 0, half_days: 0, held: 0, coming: 0, window }
}

#[test]
fn a_child_goes_from_too_early_to_done() {
    let today = day("2027-01-20");
    let planned = |counting, held, coming| Standing { counting, half_days: counting, held, coming, ..standing() };
    assert_eq!(state(&standing(), day("2026-11-30")), WenState::TooEarly, "43 days before the window");
    assert_eq!(state(&standing(), day("2026-12-01")), WenState::ToPlan, "six weeks before it");
    assert_eq!(state(&planned(1, 0, 1), day("2026-11-30")), WenState::ToPlan, "who began early goes on");
    assert_eq!(state(&planned(4, 0, 4), today), WenState::ToPlan);
    assert_eq!(state(&planned(5, 0, 5), today), WenState::Planned);
    assert_eq!(state(&planned(5, 2, 3), today), WenState::UnderWay);
    assert_eq!(state(&planned(5, 5, 0), today), WenState::Done);
}

#[test]
fn without_a_group_nothing_can_be_planned() {
    let alone = Standing { group_agreed: false, ..standing() };
    assert_eq!(state(&alone, day("2026-06-01")), WenState::NoGroup);
    assert_eq!(state(&alone, day("2027-03-11")), WenState::Done, "no day is left either way");
}

#[test]
fn when_no_day_is_left_nothing_is_to_plan() {
    let few = Standing { counting: 2, half_days: 2, held: 2, ..standing() };
    assert_eq!(state(&few, day("2027-03-10")), WenState::ToPlan, "one day is left: the 11th");
    assert_eq!(state(&few, day("2027-03-11")), WenState::Done);
    let full = Standing { counting: 5, half_days: 10, held: 3, coming: 2, usual: 8, ..standing() };
    assert_eq!(state(&full, day("2027-02-01")), WenState::UnderWay, "five whole days are all that the law allows");
    let never = Standing { window: (day("2027-01-12"), day("2027-01-01")), ..standing() };
    assert_eq!(state(&never, day("2026-12-15")), WenState::Done, "a pupil before the window opened");
}

proptest! {
    #[test]
    fn the_window_is_every_day_from_46_to_48_months(born in 0_u64..3_000, offset in 1_380_u64..1_480) {
        let born_on = day("2020-01-01") + Days::new(born);
        let on = born_on + Days::new(offset);
        let (from, until) = window(&Guest { born_on, starts_on: None, admitted: true });
        let age = age_on(born_on, on);
        let allowed = (46..48).contains(&(age.years * 12 + age.months));
        prop_assert_eq!((from..=until).contains(&on), allowed, "{} on {}: {:?}", born_on, on, age);
    }
}
