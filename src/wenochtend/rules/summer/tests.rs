//! Children whose window the summer takes away.

use super::*;
use crate::wenochtend::rules::tests::{calendar, careful, day, four_on, host};

#[test]
fn a_birthday_late_in_the_vacation_leaves_the_skipped_weeks_before_it() {
    let child = Guest { starts_on: None, ..four_on("2027-09-03") };
    let advice = summer_advice(&child, &careful(), Some(day("2027-07-13")), &calendar());
    let expected = SummerAdvice {
        before: 15,
        after: 0,
        later_start_on: Some(day("2027-09-06")),
        moving_up_on: Some(day("2027-07-13")),
    };
    assert_eq!(advice, Some(expected), "from 3 July: three school weeks, all of them skipped by custom");
}

#[test]
fn a_birthday_just_after_the_vacation_has_days_on_both_sides() {
    let child = Guest { starts_on: None, ..four_on("2027-09-10") };
    let advice = summer_advice(&child, &careful(), None, &calendar()).unwrap();
    assert_eq!((advice.before, advice.after), (10, 4), "from 12 July, and 6 to 9 September");
    assert_eq!(advice.later_start_on, None, "on 6 September it is not 4 yet");
}

#[test]
fn a_later_start_is_later_than_the_day_that_was_agreed() {
    let later = |starts_on: &str| {
        let child = Guest { starts_on: Some(day(starts_on)), ..four_on("2027-07-20") };
        summer_advice(&child, &Host { lesson_weekdays: vec![], ..careful() }, None, &calendar())
    };
    assert_eq!(later("2027-07-20"), None, "its window closes before the vacation begins");
    let child = |starts_on: &str| Guest { starts_on: Some(day(starts_on)), ..four_on("2027-07-28") };
    let advice =
        |starts_on| summer_advice(&child(starts_on), &Host { lesson_weekdays: vec![], ..careful() }, None, &calendar());
    assert_eq!(advice("2027-07-28").unwrap().later_start_on, Some(day("2027-09-06")));
    assert_eq!(advice("2027-09-06").unwrap().later_start_on, None, "that is agreed already");
}

#[test]
fn only_a_moving_up_within_the_window_helps() {
    let child = four_on("2027-09-03");
    let moving_up = |on| summer_advice(&child, &careful(), Some(day(on)), &calendar()).unwrap().moving_up_on;
    assert_eq!(moving_up("2027-07-03"), Some(day("2027-07-03")), "the first day of the window");
    assert_eq!(moving_up("2027-07-02"), None);
}

#[test]
fn who_has_days_enough_needs_no_advice() {
    assert_eq!(summer_advice(&four_on("2027-03-12"), &careful(), None, &calendar()), None, "no summer near");
    assert_eq!(summer_advice(&four_on("2027-09-03"), &host(), None, &calendar()), None, "a group that skips no week");
    assert!(summer_advice(&four_on("2027-09-03"), &careful(), None, &calendar()).is_some());
    let mut one = careful();
    one.customs.skip_last_weeks = 2;
    assert_eq!(summer_advice(&four_on("2027-09-03"), &one, None, &calendar()), None, "5 to 9 July are just enough");
    one.customs.mornings = 6;
    assert!(summer_advice(&four_on("2027-09-03"), &one, None, &calendar()).is_some());
}

#[test]
fn days_without_lessons_are_no_days() {
    let part = Host { lesson_weekdays: vec![1, 3], ..careful() };
    let advice = summer_advice(&four_on("2027-09-03"), &part, None, &calendar()).unwrap();
    assert_eq!(advice.before, 6, "three weeks of two days");
}
