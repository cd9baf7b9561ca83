//! Which weeks a school skips.

use std::collections::BTreeSet;

use proptest::prelude::*;

use super::*;
use crate::wenochtend::rules::tests::{calendar, careful, day, host, vacation};

fn skipped(on: &str) -> Option<SkippedWeek> {
    skipped_week(day(on), &careful().customs, &calendar())
}

#[test]
fn the_first_two_weeks_after_the_summer_are_skipped() {
    assert_eq!(skipped("2026-08-24"), Some(SkippedWeek::First), "the first school day");
    assert_eq!(skipped("2026-09-04"), Some(SkippedWeek::First));
    assert_eq!(skipped("2026-09-07"), None);
}

#[test]
fn the_last_four_weeks_before_the_summer_are_skipped() {
    assert_eq!(skipped("2027-06-25"), None);
    assert_eq!(skipped("2027-06-28"), Some(SkippedWeek::Last));
    assert_eq!(skipped("2027-07-23"), Some(SkippedWeek::Last), "the last school day");
    assert_eq!(skipped("2026-07-10"), Some(SkippedWeek::Last), "of the year before as well");
}

#[test]
fn the_week_of_5_december_is_skipped_also_when_that_is_in_the_weekend() {
    for (monday, friday) in [("2026-11-30", "2026-12-04"), ("2027-11-29", "2027-12-03"), ("2025-12-01", "2025-12-05")] {
        assert_eq!(skipped(monday), Some(SkippedWeek::Sinterklaas), "{monday}");
        assert_eq!(skipped(friday), Some(SkippedWeek::Sinterklaas), "{friday}");
    }
    assert_eq!(skipped("2026-11-27"), None);
    assert_eq!(skipped("2026-12-07"), None);
}

#[test]
fn a_week_that_is_all_vacation_is_not_counted() {
    let eight = crate::school::WenCustoms { skip_first_weeks: 8, ..careful().customs };
    let skipped = |on: &str| skipped_week(day(on), &eight, &calendar());
    assert_eq!(skipped("2026-10-16"), Some(SkippedWeek::First), "the eighth week");
    assert_eq!(skipped("2026-10-26"), None, "the week after the autumn is the ninth with school");
    let nine = crate::school::WenCustoms { skip_first_weeks: 9, ..eight.clone() };
    assert_eq!(skipped_week(day("2026-10-30"), &nine, &calendar()), Some(SkippedWeek::First));
}

#[test]
fn as_long_as_the_summer_is_not_entered_no_week_is_near_it() {
    let bare = SchoolCalendar::new([vacation("Herfstvakantie", "2026-10-17", "2026-10-25")], None);
    for on in ["2026-08-24", "2027-07-20", "2027-07-30"] {
        assert_eq!(skipped_week(day(on), &careful().customs, &bare), None, "{on}");
    }
}

#[test]
fn a_school_that_skips_nothing_is_always_open() {
    let days = day("2026-08-01").iter_days().take(365);
    assert_eq!(days.filter(|on| skipped_week(*on, &host().customs, &calendar()).is_some()).count(), 0);
}

proptest! {
    #[test]
    fn as_many_weeks_with_school_are_skipped_as_was_asked(first in 0_i32..9, last in 0_i32..9) {
        let customs = crate::school::WenCustoms {
            skip_first_weeks: first,
            skip_last_weeks: last,
            skip_sinterklaas: false,
            ..careful().customs
        };
        let calendar = calendar();
        let school_days = day("2026-08-01").iter_days().take(365).filter(|on| calendar.is_school_day(*on));
        let mut weeks = (BTreeSet::new(), BTreeSet::new(), BTreeSet::new());
        for on in school_days {
            let monday = week_of(on).0;
            match skipped_week(on, &customs, &calendar) {
                Some(SkippedWeek::First) => weeks.0.insert(monday),
                Some(SkippedWeek::Last) => weeks.1.insert(monday),
                Some(SkippedWeek::Sinterklaas) | None => weeks.2.insert(monday),
            };
        }
        prop_assert_eq!(weeks.0.len(), usize::try_from(first).unwrap());
        prop_assert_eq!(weeks.1.len(), usize::try_from(last).unwrap());
        prop_assert!(weeks.0.iter().all(|week| weeks.2.iter().all(|open| week < open)), "the first come first");
        prop_assert!(weeks.1.iter().all(|week| weeks.2.iter().all(|open| week > open)), "the last come last");
    }
}
