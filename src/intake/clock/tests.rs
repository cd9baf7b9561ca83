//! The legal clock: worked examples from the law, and its promises on any birth date of two centuries.

use chrono::Weekday;
use proptest::prelude::*;

use super::*;
use crate::school::rules::ClosedRange;
use crate::school::vacations::zuid;

fn day(year: i32, month: u32, day: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(year, month, day).unwrap()
}

fn calendar() -> SchoolCalendar {
    let ranges = (2024..=2028).flat_map(|year| zuid(year).unwrap()).map(|seed| ClosedRange {
        starts_on: seed.starts_on,
        ends_on: seed.ends_on,
        name: seed.name.into(),
    });
    SchoolCalendar::new(ranges, Some(day(2029, 7, 31)))
}

fn facts(born_on: NaiveDate, received_on: NaiveDate) -> ClockFacts {
    ClockFacts { born_on, received_on, wanted_start_on: None, postponed_on: None, first_school: true }
}

fn clock(facts: &ClockFacts) -> LegalClock {
    legal_clock(facts, &calendar())
}

#[test]
fn a_child_applied_for_in_time() {
    let clock =
        clock(&ClockFacts { wanted_start_on: Some(day(2027, 1, 11)), ..facts(day(2023, 1, 8), day(2026, 9, 1)) });
    assert_eq!(clock.third_birthday_on, day(2026, 1, 8));
    assert_eq!(clock.earliest_application_on, day(2026, 1, 8));
    assert_eq!(clock.fourth_birthday_on, day(2027, 1, 8));
    assert_eq!(clock.fifth_birthday_on, day(2028, 1, 8));
    assert_eq!(clock.advised_application_by, Some(day(2026, 11, 2)));
    assert_eq!(clock.term_starts_on, day(2026, 9, 1));
    assert_eq!(clock.postpone_by, day(2026, 10, 13));
    assert_eq!(clock.decide_by, day(2026, 10, 13));
    assert_eq!(clock.decide_by_safe, day(2026, 10, 13));
    assert!(!clock.extended);
    assert_eq!(clock.temporary_placement_on, Some(day(2027, 1, 8)), "ten weeks end before the child is 4");
    assert_eq!((clock.wen_from, clock.wen_until), (day(2026, 11, 8), day(2027, 1, 7)));
    assert_eq!(clock.first_school_day_on, Some(day(2027, 1, 8)));
    assert!(clock.start_is_certain);
    assert_eq!(clock.compulsory_from, Some(day(2028, 2, 1)));
}

#[test]
fn the_term_waits_for_the_third_birthday() {
    let clock = clock(&facts(day(2024, 3, 20), day(2026, 10, 1)));
    assert_eq!(clock.term_starts_on, day(2027, 3, 20));
    assert_eq!(clock.decide_by, day(2027, 5, 1));
    assert_eq!(clock.decide_by_safe, day(2027, 4, 30), "1 May 2027 is a Saturday");
}

#[test]
fn a_notice_extends_only_inside_the_first_six_weeks() {
    let base = facts(day(2023, 1, 8), day(2026, 9, 1));
    let decide_by = |postponed_on| clock(&ClockFacts { postponed_on: Some(postponed_on), ..base }).decide_by;
    assert_eq!(decide_by(day(2026, 9, 1)), day(2026, 11, 10), "on the day of receipt");
    assert_eq!(decide_by(day(2026, 10, 13)), day(2026, 11, 10), "on the last day");
    assert_eq!(decide_by(day(2026, 10, 14)), day(2026, 10, 13), "a day late");
    assert_eq!(decide_by(day(2026, 8, 31)), day(2026, 10, 13), "before there was an aanmelding");
}

#[test]
fn a_child_of_four_is_placed_after_ten_weeks() {
    let late = facts(day(2022, 5, 1), day(2026, 9, 1));
    assert_eq!(clock(&late).temporary_placement_on, Some(day(2026, 11, 11)), "the day after 10 November");
    let from_elsewhere = ClockFacts { first_school: false, ..late };
    assert_eq!(clock(&from_elsewhere).temporary_placement_on, None, "a child at another school waits there");
}

#[test]
fn the_first_school_day_skips_what_is_closed() {
    let first = |born_on| clock(&facts(born_on, day(2026, 5, 1))).first_school_day_on;
    assert_eq!(first(day(2022, 10, 20)), Some(day(2026, 10, 26)), "autumn");
    assert_eq!(first(day(2023, 8, 1)), Some(day(2027, 9, 6)), "summer");
    assert_eq!(first(day(2023, 5, 17)), Some(day(2027, 5, 18)), "Whit Monday");
    assert_eq!(first(day(2022, 11, 21)), Some(day(2026, 11, 23)), "Saturday");
}

#[test]
fn a_child_that_is_four_already_starts_after_the_application() {
    let clock = clock(&facts(day(2020, 3, 3), day(2026, 11, 21)));
    assert_eq!(clock.first_school_day_on, Some(day(2026, 11, 23)));
    assert_eq!(clock.compulsory_from, Some(day(2025, 4, 1)), "long compulsory");
}

#[test]
fn a_start_outside_the_entered_years_is_uncertain() {
    assert!(
        !clock(&facts(day(2025, 8, 10), day(2028, 9, 1))).start_is_certain,
        "the summer of 2029 is entered, the year is not"
    );
    assert!(clock(&facts(day(2025, 7, 13), day(2028, 9, 1))).start_is_certain, "the last school day that is known");
    assert!(!legal_clock(&facts(day(2023, 1, 8), day(2026, 9, 1)), &SchoolCalendar::default()).start_is_certain);
}

#[test]
fn compulsory_education_waits_for_a_school_day() {
    let from = |born_on| compulsory_from(born_on, &calendar());
    assert_eq!(from(day(2022, 1, 31)), Some(day(2027, 2, 1)));
    assert_eq!(from(day(2021, 12, 1)), Some(day(2027, 1, 4)), "Christmas holds until 3 January");
    assert_eq!(from(day(2022, 7, 1)), Some(day(2027, 9, 6)), "August 2027 is all vacation");
    assert_eq!(from(day(2022, 12, 31)), Some(day(2028, 1, 10)), "over the end of the year");
}

#[test]
fn who_starts_with_the_year_is_enrolled_on_the_first_of_august() {
    let calendar = calendar();
    let opens_on = day(2026, 8, 24);
    assert_eq!(enrolment_on(opens_on, day(2026, 7, 31), &calendar), day(2026, 8, 1));
    assert_eq!(enrolment_on(opens_on, day(2026, 8, 1), &calendar), day(2026, 8, 1), "4 on the day itself");
    assert_eq!(enrolment_on(opens_on, day(2026, 8, 2), &calendar), opens_on, "not yet 4");
    assert_eq!(enrolment_on(day(2026, 8, 25), day(2026, 5, 1), &calendar), day(2026, 8, 25), "a day later");
    assert_eq!(enrolment_on(day(2027, 1, 11), day(2027, 1, 8), &calendar), day(2027, 1, 11), "in the year");
}

#[test]
fn leap_children_get_no_right_too_early_and_no_term_too_late() {
    let born_on = day(2024, 2, 29);
    let clock = clock(&facts(born_on, day(2026, 11, 2)));
    assert_eq!(clock.earliest_application_on, day(2027, 3, 1), "a right: the later reading");
    assert_eq!(clock.third_birthday_on, day(2027, 3, 1));
    assert_eq!(clock.term_starts_on, day(2027, 2, 28), "a term: the earlier reading");
    assert_eq!(clock.fourth_birthday_on, day(2028, 2, 29), "leap years have the day");
    assert_eq!((clock.wen_from, clock.wen_until), (day(2027, 12, 29), day(2028, 2, 28)));
    assert_eq!(clock.fifth_birthday_on, day(2029, 3, 1));
    assert_eq!(clock.compulsory_from, Some(day(2029, 3, 1)), "turns 5 in February");
    assert_eq!(birthday(day(2096, 2, 29), 4), day(2100, 3, 1), "2100 has no leap day");
}

#[test]
fn a_missing_day_becomes_the_first_of_the_next_month() {
    assert_eq!(add_years_months(day(2023, 1, 31), 3, 10), day(2026, 12, 1));
    assert_eq!(add_years_months(day(2023, 4, 29), 3, 10), day(2027, 3, 1));
    assert_eq!(add_years_months(day(2023, 4, 30), 3, 10), day(2027, 3, 1));
    assert_eq!(add_years_months(day(2024, 4, 29), 3, 10), day(2028, 2, 29), "a leap year has it");
    assert_eq!(add_years_months_within_month(day(2023, 1, 31), 3, 10), day(2026, 11, 30));
    assert_eq!(add_years_months(NaiveDate::MAX, 13, 0), NaiveDate::MAX, "the end of the calendar");
    assert_eq!(add_years_months(day(2024, 1, 1), u32::MAX, u32::MAX), NaiveDate::MAX);
}

#[test]
fn an_impossible_birth_date_is_named() {
    let today = day(2026, 11, 23);
    assert_eq!(born_problem(day(2026, 11, 24), today), Some(BornProblem::Future));
    assert_eq!(born_problem(today, today), None);
    assert_eq!(born_problem(day(2013, 11, 23), today), None, "13 today is not over 13");
    assert_eq!(born_problem(day(2013, 11, 22), today), Some(BornProblem::TooOld));
}

#[test]
fn ages_are_whole_months() {
    let age = |born_on, on| {
        let age = age_on(born_on, on);
        (age.years, age.months)
    };
    assert_eq!(age(day(2023, 1, 8), day(2026, 11, 23)), (3, 10));
    assert_eq!(age(day(2023, 1, 8), day(2027, 1, 7)), (3, 11));
    assert_eq!(age(day(2023, 1, 8), day(2027, 1, 8)), (4, 0));
    assert_eq!(age(day(2024, 2, 29), day(2027, 2, 28)), (2, 11), "a leap child, one day before");
    assert_eq!(age(day(2024, 2, 29), day(2027, 3, 1)), (3, 0));
    assert_eq!(age(day(2027, 1, 1), day(2026, 11, 23)), (0, 0), "not born yet");
    let _ = age_on(NaiveDate::MIN, NaiveDate::MAX);
}

#[test]
fn the_clock_does_not_panic_at_the_edge_of_time() {
    for edge in [NaiveDate::MIN, NaiveDate::MAX] {
        for other in [NaiveDate::MIN, day(2026, 1, 1), NaiveDate::MAX] {
            let facts = ClockFacts { wanted_start_on: Some(other), postponed_on: Some(edge), ..facts(edge, other) };
            let _ = (clock(&facts), enrolment_on(edge, other, &calendar()), born_problem(edge, other));
        }
    }
}

fn any_day() -> impl Strategy<Value = NaiveDate> {
    (0_u64..73_413).prop_map(|days| day(1900, 1, 1) + Days::new(days))
}

/// Every 29 February, and the days around it, weigh as much as all other days together.
fn any_birth() -> impl Strategy<Value = NaiveDate> {
    let around_leap_day = (0_i32..50, 0_u64..3).prop_map(|(leap, days)| day(1904 + 4 * leap, 2, 28) + Days::new(days));
    prop_oneof![any_day(), around_leap_day]
}

/// A birth date, and facts that fit it: received up to five years later, wanted and postponed as they come.
fn any_facts() -> impl Strategy<Value = ClockFacts> {
    (any_birth(), 0_u64..2_000, proptest::option::of(0_u64..2_500), proptest::option::of(0_u64..2_500), any::<bool>())
        .prop_map(|(born_on, received, wanted, postponed, first_school)| ClockFacts {
            born_on,
            received_on: born_on + Days::new(received),
            wanted_start_on: wanted.map(|days| born_on + Days::new(days)),
            postponed_on: postponed.map(|days| born_on + Days::new(days)),
            first_school,
        })
}

proptest! {
    #[test]
    fn nothing_is_allowed_too_early(facts in any_facts()) {
        let clock = clock(&facts);
        let eve = |on: NaiveDate| on.pred_opt().unwrap();
        prop_assert_eq!(age_on(facts.born_on, clock.earliest_application_on), Age { years: 3, months: 0 });
        prop_assert_eq!(age_on(facts.born_on, eve(clock.earliest_application_on)), Age { years: 2, months: 11 });
        prop_assert_eq!(age_on(facts.born_on, clock.fourth_birthday_on), Age { years: 4, months: 0 });
        prop_assert_eq!(age_on(facts.born_on, eve(clock.fourth_birthday_on)), Age { years: 3, months: 11 });
        prop_assert_eq!(age_on(facts.born_on, clock.wen_from), Age { years: 3, months: 10 });
        prop_assert_eq!(age_on(facts.born_on, eve(clock.wen_from)), Age { years: 3, months: 9 });
    }

    #[test]
    fn the_wen_window_is_two_months_before_the_birthday(facts in any_facts()) {
        let clock = clock(&facts);
        let length = (clock.wen_until - clock.wen_from).num_days() + 1;
        prop_assert!((59..=62).contains(&length), "{} days", length);
        prop_assert_eq!(clock.wen_until.succ_opt(), Some(clock.fourth_birthday_on));
    }

    #[test]
    fn six_weeks_and_four_more_only_after_a_notice_in_time(facts in any_facts()) {
        let with = clock(&facts);
        let without = clock(&ClockFacts { postponed_on: None, ..facts });
        prop_assert!(with.term_starts_on >= facts.received_on);
        prop_assert!(with.term_starts_on <= facts.received_on.max(with.third_birthday_on), "never later than the birthday");
        prop_assert!((with.third_birthday_on - with.term_starts_on).num_days() <= 1, "never much before 3");
        prop_assert_eq!((without.decide_by - without.term_starts_on).num_days(), 42);
        prop_assert_eq!(without.postpone_by, without.decide_by);
        prop_assert_eq!((with.decide_by - without.decide_by).num_days(), if with.extended { 28 } else { 0 });
        let in_time = facts.postponed_on.is_some_and(|on| on >= with.term_starts_on && on <= with.postpone_by);
        prop_assert_eq!(with.extended, in_time);
    }

    #[test]
    fn the_safe_day_is_a_working_day_before_the_deadline(facts in any_facts()) {
        let clock = clock(&facts);
        prop_assert!(clock.decide_by_safe <= clock.decide_by);
        prop_assert!(!matches!(clock.decide_by_safe.weekday(), Weekday::Sat | Weekday::Sun));
        prop_assert!(SchoolCalendar::default().is_school_day(clock.decide_by_safe), "no holiday either");
    }

    #[test]
    fn placement_comes_after_the_deadline_and_not_before_four(facts in any_facts()) {
        let clock = clock(&facts);
        prop_assert_eq!(clock.temporary_placement_on.is_some(), facts.first_school);
        if let Some(placed_on) = clock.temporary_placement_on {
            prop_assert!(placed_on > clock.decide_by && placed_on >= clock.fourth_birthday_on);
            let from_receipt = (facts.received_on + Days::new(71)).max(clock.fourth_birthday_on);
            prop_assert_eq!(placed_on, from_receipt, "counting from receipt makes no difference");
        }
    }

    #[test]
    fn the_first_school_day_is_the_first(facts in any_facts()) {
        let calendar = calendar();
        let clock = legal_clock(&facts, &calendar);
        let earliest = clock.fourth_birthday_on.max(facts.received_on);
        let first = clock.first_school_day_on.unwrap();
        prop_assert!(first >= earliest && calendar.is_school_day(first));
        prop_assert!(earliest.iter_days().take_while(|on| *on < first).all(|on| !calendar.is_school_day(on)));
    }

    #[test]
    fn compulsory_education_starts_in_the_month_after(born_on in any_birth()) {
        let from = compulsory_from(born_on, &SchoolCalendar::default()).unwrap();
        let month_index = |on: NaiveDate| on.year() * 12 + month_number(on);
        prop_assert_eq!(month_index(from), month_index(born_on) + 61, "five years and a month, whatever the day");
        prop_assert!(from.day() <= 5, "the longest free stretch at the start of a month is Easter");
        prop_assert!(compulsory_from(born_on, &calendar()).unwrap() >= from, "vacations only move it later");
    }

    #[test]
    fn enrolment_is_the_start_or_the_first_of_august(start_on in any_day(), fourth_birthday_on in any_day()) {
        let enrolled_on = enrolment_on(start_on, fourth_birthday_on, &calendar());
        prop_assert!(enrolled_on <= start_on);
        if enrolled_on != start_on {
            prop_assert_eq!((enrolled_on.month(), enrolled_on.day()), (8, 1));
            prop_assert!(fourth_birthday_on <= enrolled_on, "never enrolled before 4");
        }
    }

    #[test]
    fn age_and_reaching_an_age_agree(born_on in any_birth(), later in 0_u64..6_000) {
        let on = born_on + Days::new(later);
        let age = age_on(born_on, on);
        let months = (age.years * 12 + age.months).unsigned_abs();
        prop_assert!(add_years_months(born_on, 0, months) <= on);
        prop_assert!(add_years_months(born_on, 0, months + 1) > on);
    }

    #[test]
    fn both_readings_differ_by_a_day_at_most(date in any_birth(), years in 0_u32..20, months in 0_u32..12) {
        let right = add_years_months(date, years, months);
        let term = add_years_months_within_month(date, years, months);
        prop_assert!((0..=1).contains(&(right - term).num_days()));
        prop_assert!(right == term || right.day() == 1);
    }
}
