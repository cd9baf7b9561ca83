//! The seed table: complete, in order, and usable as a calendar.

use chrono::{Datelike, Weekday};

use super::*;
use crate::school::rules::{ClosedRange, SchoolCalendar, school_year_start};

fn day(year: i32, month: u32, day: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(year, month, day).unwrap()
}

fn all() -> Vec<SeedPeriod> {
    (2024..=2028).flat_map(|year| zuid(year).unwrap()).collect()
}

fn calendar() -> SchoolCalendar {
    let ranges = all().into_iter().map(|seed| ClosedRange {
        starts_on: seed.starts_on,
        ends_on: seed.ends_on,
        name: seed.name.into(),
    });
    SchoolCalendar::new(ranges, Some(day(2029, 7, 31)))
}

#[test]
fn every_year_of_the_table_has_its_vacations() {
    for year in 2025..=2028 {
        let names: Vec<_> = zuid(year).unwrap().iter().map(|seed| seed.name).collect();
        for name in [AUTUMN, CHRISTMAS, SPRING, MAY, MAY_EXTRA, SUMMER] {
            assert_eq!(names.iter().filter(|other| **other == name).count(), 1, "{name} of {year}");
        }
    }
    assert_eq!(zuid(2023), None);
    assert_eq!(zuid(2029), None);
}

#[test]
fn vacations_run_from_saturday_to_sunday_for_whole_weeks() {
    for seed in all() {
        let label = format!("{} of {}", seed.name, seed.starts_on);
        assert_eq!(seed.starts_on.weekday(), Weekday::Sat, "{label} starts on a Saturday");
        assert_eq!(seed.ends_on.weekday(), Weekday::Sun, "{label} ends on a Sunday");
        let weeks = match seed.name {
            SUMMER => 6,
            CHRISTMAS => 2,
            _ => 1,
        };
        assert_eq!((seed.ends_on - seed.starts_on).num_days(), 7 * weeks + 1, "{label} lasts {weeks} weeks");
    }
}

#[test]
fn vacations_are_in_order_and_belong_to_the_year_they_start_in() {
    let starts: Vec<_> = all().iter().map(|seed| seed.starts_on).collect();
    assert!(starts.is_sorted(), "{starts:?}");
    for year in 2024..=2028 {
        assert!(zuid(year).unwrap().iter().all(|seed| school_year_start(seed.starts_on) == year), "{year}");
    }
}

#[test]
fn what_sources_differ_on_has_to_be_checked() {
    let status = |year, name| zuid(year).unwrap().into_iter().find(|seed| seed.name == name).unwrap().status;
    for name in [SPRING, MAY, MAY_EXTRA, SUMMER] {
        assert_eq!(status(2026, name), PeriodStatus::Check, "{name} of 2026-2027");
    }
    for year in [2025, 2027, 2028] {
        for name in [CHRISTMAS, MAY, SUMMER] {
            assert_eq!(status(year, name), PeriodStatus::Official, "{name} of {year}");
        }
        for name in [AUTUMN, SPRING, MAY_EXTRA] {
            assert_eq!(status(year, name), PeriodStatus::Advice, "{name} of {year}");
        }
    }
    let to_check = all().into_iter().filter(|seed| seed.status == PeriodStatus::Check);
    assert!(to_check.into_iter().all(|seed| seed.note.is_some()), "what is to be checked says why");
}

#[test]
fn the_table_makes_a_calendar_that_opens_after_each_summer() {
    let calendar = calendar();
    for (august, opens_on) in [
        (day(2025, 8, 1), day(2025, 8, 18)),
        (day(2026, 8, 1), day(2026, 8, 24)),
        (day(2027, 8, 1), day(2027, 9, 6)),
        (day(2028, 8, 1), day(2028, 9, 4)),
        (day(2029, 8, 1), day(2029, 8, 27)),
    ] {
        assert_eq!(calendar.first_school_day_on_or_after(august), Some(opens_on));
    }
    assert_eq!(calendar.first_school_day_on_or_after(day(2026, 4, 18)), Some(day(2026, 5, 4)), "two weeks of May");
    assert!(calendar.knows(day(2025, 8, 18)), "the first school day of the first year is certain");
    assert!(!calendar.knows(day(2029, 8, 27)), "the year after the table is not");
}

#[test]
fn the_days_a_school_may_choose_are_asked_once_and_not_inside_a_vacation() {
    let days = |year| choice_days(year, &calendar()).into_iter().map(|seed| seed.starts_on).collect::<Vec<_>>();
    assert_eq!(days(2025), [day(2026, 4, 3), day(2026, 5, 15)]);
    assert_eq!(days(2026), [day(2027, 3, 26)], "7 May 2027 lies in the meivakantie");
    assert_eq!(choice_days(2040, &SchoolCalendar::default()).len(), 2, "also in a year without a table");
}
