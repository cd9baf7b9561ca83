use chrono::{Datelike as _, Duration, NaiveDate, NaiveDateTime};
use proptest::collection::vec;
use proptest::prelude::*;

use super::*;

const SHIPPED: Keep = Keep { daily: 14, monthly: 12, yearly: 7 };

fn at(text: &str) -> NaiveDateTime {
    text.parse().unwrap()
}

fn noon(day: NaiveDate) -> NaiveDateTime {
    day.and_hms_opt(12, 0, 0).unwrap()
}

fn kept(moments: &[NaiveDateTime], keep: Keep, now: NaiveDateTime) -> Vec<NaiveDateTime> {
    let gone = rotation(moments, keep, now).remove;
    moments.iter().copied().filter(|moment| !gone.contains(moment)).collect()
}

#[test]
fn two_backups_on_a_day_leave_the_later_one() {
    let (morning, evening) = (at("2026-11-22T08:00:00"), at("2026-11-22T17:00:00"));
    let today = at("2026-11-23T08:00:00");
    assert_eq!(rotation(&[morning, evening, today], SHIPPED, today).remove, [morning]);
}

#[test]
fn ten_years_of_days_come_down_to_what_the_director_was_told() {
    let today = at("2026-11-23T12:00:00");
    let all: Vec<_> = (0..3652).map(|days| today - Duration::days(days)).collect();
    let kept = kept(&all, SHIPPED, today);
    assert!(kept.len() <= 33 && kept.len() >= 29, "{}: a day can serve as month and year too", kept.len());
    for day in 0..14 {
        assert!(kept.contains(&(today - Duration::days(day))), "{day} days ago");
    }
    for last_of_a_month in ["2026-10-31T12:00:00", "2026-02-28T12:00:00", "2025-12-31T12:00:00"] {
        assert!(kept.contains(&at(last_of_a_month)), "{last_of_a_month}");
    }
    assert!(kept.contains(&at("2020-12-31T12:00:00")), "the seventh year");
    assert!(!kept.contains(&at("2019-12-31T12:00:00")), "the eighth year");
}

#[test]
fn whoever_comes_back_from_the_summer_finds_the_days_of_june() {
    let june: Vec<_> = (1..=14).map(|day| noon(NaiveDate::from_ymd_opt(2026, 6, day).unwrap())).collect();
    assert_eq!(rotation(&june, SHIPPED, at("2026-08-31T08:00:00")).remove, []);
}

#[test]
fn a_clock_that_was_set_back_takes_nothing_away() {
    let real: Vec<_> = (1..=14).map(|day| noon(NaiveDate::from_ymd_opt(2026, 11, day).unwrap())).collect();
    let set_back = at("2020-01-01T00:00:00");
    let outcome = rotation(&[real.clone(), vec![set_back]].concat(), SHIPPED, set_back);
    assert_eq!(outcome, Rotation { remove: vec![], ahead: real });
}

#[test]
fn a_clock_that_ran_ahead_for_a_day_costs_at_most_one_place() {
    let mut moments: Vec<_> = (1..=14).map(|day| noon(NaiveDate::from_ymd_opt(2026, 11, day).unwrap())).collect();
    moments.push(at("2040-01-01T00:00:00"));
    let outcome = rotation(&moments, Keep { daily: 14, monthly: 0, yearly: 0 }, at("2040-01-01T00:00:00"));
    assert_eq!(outcome.remove, [at("2026-11-01T12:00:00")]);
}

#[test]
fn nothing_asked_for_still_keeps_the_newest() {
    let moments = [at("2026-11-21T08:00:00"), at("2026-11-22T08:00:00")];
    let none = Keep { daily: 0, monthly: 0, yearly: 0 };
    assert_eq!(kept(&moments, none, at("2026-11-23T08:00:00")), [moments[1]]);
}

fn moments() -> impl Strategy<Value = Vec<NaiveDateTime>> {
    let start = at("2010-01-01T00:00:00");
    vec(0..(20 * 365 * 24 * 60_i64), 0..120)
        .prop_map(move |minutes| minutes.into_iter().map(|minute| start + Duration::minutes(minute)).collect())
}

fn keep() -> impl Strategy<Value = Keep> {
    (0..20_usize, 0..15_usize, 0..8_usize).prop_map(|(daily, monthly, yearly)| Keep { daily, monthly, yearly })
}

proptest! {
    #[test]
    fn the_newest_always_stays_and_no_more_than_was_asked(moments in moments(), keep in keep(), now in moments()) {
        let now = now.first().copied().unwrap_or(at("2031-01-01T00:00:00"));
        let outcome = rotation(&moments, keep, now);
        let kept = kept(&moments, keep, now);
        let past: BTreeSet<_> = kept.iter().filter(|moment| **moment <= now).collect();
        prop_assert!(past.len() <= (keep.daily + keep.monthly + keep.yearly).max(1));
        if let Some(newest) = moments.iter().filter(|moment| **moment <= now).max() {
            prop_assert!(kept.contains(newest), "the newest one");
        }
        prop_assert!(outcome.ahead.iter().all(|moment| *moment > now && kept.contains(moment)), "what is ahead stays");
        prop_assert!(outcome.remove.iter().all(|moment| *moment <= now), "only what is past goes");
    }

    #[test]
    fn what_goes_has_a_younger_one_that_stays_on_its_day_or_enough_days_after_it(moments in moments(), keep in keep()) {
        let now = at("2031-01-01T00:00:00");
        let kept = kept(&moments, keep, now);
        for gone in rotation(&moments, keep, now).remove {
            let later = kept.iter().filter(|moment| **moment > gone);
            let days: BTreeSet<_> = later.clone().map(NaiveDateTime::date).collect();
            let served = days.contains(&gone.date()) || days.len() >= keep.daily;
            prop_assert!(served, "{gone} was the newest of one of the last days");
            let years: BTreeSet<_> = later.map(|moment| moment.year()).collect();
            prop_assert!(years.contains(&gone.year()) || years.len() >= keep.yearly, "{gone} was the newest of a year");
        }
    }

    #[test]
    fn doing_it_again_removes_nothing_more(moments in moments(), keep in keep()) {
        let now = at("2031-01-01T00:00:00");
        let kept = kept(&moments, keep, now);
        prop_assert_eq!(rotation(&kept, keep, now).remove, Vec::new());
    }
}
