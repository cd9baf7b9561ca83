//! What is proposed may follow the school or the parents, and never the wrong side of the law.

use proptest::option;
use proptest::prelude::*;

use super::*;
use crate::intake::clock::{birthday, legal_clock};
use crate::intake::draft::StartCustom::{AfterSummer, NoDecember, Wanted};
use crate::school::rules::ClosedRange;

const NONE: StartCustoms = StartCustoms { no_december: false, summer_weeks: 0 };
const BOTH: StartCustoms = StartCustoms { no_december: true, summer_weeks: 4 };

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

fn vacation(name: &str, starts_on: &str, ends_on: &str) -> ClosedRange {
    ClosedRange { starts_on: day(starts_on), ends_on: day(ends_on), name: name.into() }
}

fn calendar() -> SchoolCalendar {
    let periods = [
        vacation("Zomervakantie", "2026-07-11", "2026-08-23"),
        vacation("Kerstvakantie", "2026-12-19", "2027-01-03"),
        vacation("Meivakantie", "2027-04-24", "2027-05-09"),
        vacation("Zomervakantie", "2027-07-24", "2027-09-05"),
    ];
    SchoolCalendar::new(periods, Some(day("2027-07-31")))
}

/// A child that turns 4 on a day, applied for a year before it.
fn four_on(on: &str) -> Facts {
    let four = day(on);
    Facts {
        born_on: four.checked_sub_months(chrono::Months::new(48)).unwrap(),
        received_on: four.checked_sub_months(chrono::Months::new(12)).unwrap(),
        wanted_start_on: None,
        postponed_on: None,
        first_school: true,
        decision: None,
        decided_on: None,
        starts_on: None,
        group_agreed: false,
        withdrawn_on: None,
        first_morning_on: None,
        talks: Vec::new(),
    }
}

fn proposed(facts: &Facts, customs: StartCustoms) -> (Option<NaiveDate>, Option<StartCustom>) {
    let clock = legal_clock(&facts.for_clock(), &calendar());
    let start = proposal(facts, &clock, &calendar(), customs, day("2026-08-24"));
    assert_eq!(start.lawful_on, clock.first_school_day_on, "the law's day is shown beside it, whatever is proposed");
    (start.proposed_on, start.custom)
}

fn at(on: &str, custom: Option<StartCustom>) -> (Option<NaiveDate>, Option<StartCustom>) {
    (Some(day(on)), custom)
}

#[test]
fn without_customs_it_is_the_first_school_day_the_law_allows() {
    assert_eq!(proposed(&four_on("2027-01-12"), NONE), at("2027-01-12", None));
    assert_eq!(proposed(&four_on("2026-12-05"), NONE), at("2026-12-07", None), "a Saturday in December");
    assert_eq!(proposed(&four_on("2027-07-20"), NONE), at("2027-07-20", None), "the last week of the year");
}

#[test]
fn who_could_start_in_december_is_proposed_after_christmas() {
    assert_eq!(proposed(&four_on("2026-12-05"), BOTH), at("2027-01-04", Some(NoDecember)));
    assert_eq!(proposed(&four_on("2026-11-30"), BOTH), at("2026-11-30", None), "the last day of November");
    assert_eq!(proposed(&four_on("2026-12-20"), BOTH), at("2027-01-04", None), "that is when the law lets it in");
}

#[test]
fn who_turns_four_in_the_last_weeks_is_proposed_after_the_summer() {
    assert_eq!(proposed(&four_on("2027-06-28"), BOTH), at("2027-09-06", Some(AfterSummer)), "the Monday of four weeks");
    assert_eq!(proposed(&four_on("2027-06-27"), BOTH), at("2027-06-28", None), "the Sunday before them");
    assert_eq!(proposed(&four_on("2027-07-23"), BOTH), at("2027-09-06", Some(AfterSummer)), "the last school day");
    assert_eq!(proposed(&four_on("2027-07-24"), BOTH), at("2027-09-06", None), "that is when the law lets it in");
    let one_week = StartCustoms { summer_weeks: 1, ..NONE };
    assert_eq!(proposed(&four_on("2027-07-16"), one_week), at("2027-07-16", None));
    assert_eq!(proposed(&four_on("2027-07-19"), one_week), at("2027-09-06", Some(AfterSummer)));
}

#[test]
fn weeks_of_vacation_are_no_school_weeks() {
    let eleven = |on: &str| proposed(&four_on(on), StartCustoms { summer_weeks: 11, ..NONE });
    assert_eq!(eleven("2027-05-10"), at("2027-09-06", Some(AfterSummer)), "the first week after the May vacation");
    let twelve = |on: &str| proposed(&four_on(on), StartCustoms { summer_weeks: 12, ..NONE });
    assert_eq!(twelve("2027-04-19"), at("2027-09-06", Some(AfterSummer)), "the last week before it");
    assert_eq!(twelve("2027-04-16"), at("2027-04-16", None));
}

#[test]
fn the_day_that_parents_ask_for_goes_before_a_custom_when_it_is_lawful() {
    let wants = |on: &str| Facts { wanted_start_on: Some(day(on)), ..four_on("2026-12-05") };
    assert_eq!(proposed(&wants("2026-12-14"), BOTH), at("2026-12-14", Some(Wanted)));
    assert_eq!(proposed(&wants("2026-12-12"), BOTH), at("2026-12-14", Some(Wanted)), "a Saturday");
    assert_eq!(proposed(&wants("2027-03-01"), BOTH), at("2027-03-01", Some(Wanted)));
    assert_eq!(proposed(&wants("2026-12-04"), BOTH), at("2027-01-04", Some(NoDecember)), "still 3 on that day");
}

#[test]
fn no_custom_keeps_a_child_at_home_that_has_to_be_at_school() {
    let moved = Facts { first_school: false, ..four_on("2026-12-05") };
    assert_eq!(proposed(&moved, BOTH), at("2026-12-07", None), "it is at another school until then");
    let five = Facts { received_on: day("2026-12-01"), ..four_on("2025-11-10") };
    assert_eq!(proposed(&five, BOTH), at("2026-12-01", None), "leerplichtig from that day");
    let almost = Facts { received_on: day("2026-12-01"), ..four_on("2025-12-10") };
    assert_eq!(proposed(&almost, BOTH), at("2027-01-04", Some(NoDecember)), "leerplichtig from 4 January");
}

#[test]
fn no_wish_keeps_a_child_at_home_that_has_to_be_at_school() {
    let wants = |on: &str| Facts { wanted_start_on: Some(day(on)), ..four_on("2025-12-10") };
    assert_eq!(proposed(&wants("2027-01-04"), NONE), at("2027-01-04", Some(Wanted)), "leerplichtig from that day");
    assert_eq!(proposed(&wants("2027-01-05"), NONE), at("2026-08-24", None));
    let moves = Facts { first_school: false, ..wants("2027-01-05") };
    assert_eq!(proposed(&moves, NONE), at("2027-01-05", Some(Wanted)), "it is at another school until then");
}

#[test]
fn a_day_that_has_passed_is_not_proposed() {
    let waits = Facts { wanted_start_on: Some(day("2026-06-01")), ..four_on("2026-05-04") };
    assert_eq!(proposed(&waits, NONE), at("2026-08-24", None), "nobody asks for a day that has passed");
    let december =
        Facts { received_on: day("2026-12-01"), wanted_start_on: Some(day("2026-11-30")), ..four_on("2026-10-05") };
    assert_eq!(proposed(&december, BOTH), at("2027-01-04", Some(NoDecember)), "the custom, as if nothing was asked");
    assert_eq!(proposed(&four_on("2026-05-04"), NONE), at("2026-08-24", None));
}

#[test]
fn a_summer_that_is_not_entered_moves_nobody() {
    let facts = four_on("2028-07-19");
    let clock = legal_clock(&facts.for_clock(), &calendar());
    let start = proposal(&facts, &clock, &calendar(), BOTH, day("2026-08-24"));
    assert_eq!((start.proposed_on, start.custom), at("2028-07-19", None));
}

fn some_day() -> impl Strategy<Value = NaiveDate> {
    (0_u64..700).prop_map(|days| day("2026-03-01") + Days::new(days))
}

proptest! {
    #[test]
    fn a_proposal_is_a_school_day_that_the_law_allows(
        (born, received, today) in (some_day(), some_day(), some_day()),
        wanted_start_on in option::of(some_day()),
        (no_december, summer_weeks, first_school) in (any::<bool>(), 0..=8, any::<bool>()),
        years in 4_u32..6,
    ) {
        let born_on = born.checked_sub_months(chrono::Months::new(12 * years)).unwrap();
        let facts = Facts { born_on, received_on: received, wanted_start_on, first_school, ..four_on("2027-01-12") };
        let clock = legal_clock(&facts.for_clock(), &calendar());
        let start = proposal(&facts, &clock, &calendar(), StartCustoms { no_december, summer_weeks }, today);
        let on = start.proposed_on.unwrap();
        prop_assert!(calendar().is_school_day(on));
        prop_assert!(on >= birthday(born_on, 4) && on >= received && on >= today);
        prop_assert!(start.lawful_on.is_some_and(|lawful| on >= lawful));
        match start.custom {
            None => prop_assert_eq!(Some(on), calendar().first_school_day_on_or_after(clock.first_school_day_on.unwrap().max(today))),
            Some(Wanted) => prop_assert!(wanted_start_on.is_some_and(|wanted| on >= wanted && wanted >= today.max(received))),
            Some(NoDecember) => prop_assert!(no_december && on.month() != 12),
            Some(AfterSummer) => prop_assert!(summer_weeks > 0 && on.month() >= 8),
        }
        if matches!(start.custom, Some(NoDecember | AfterSummer)) {
            prop_assert!(first_school);
        }
        if first_school && start.custom.is_some() {
            prop_assert!(clock.compulsory_from.is_none_or(|from| on <= from));
        }
    }
}
