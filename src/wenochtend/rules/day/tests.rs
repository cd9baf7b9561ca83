//! What is said of one more morning.

use std::collections::BTreeSet;

use super::*;
use crate::finding::FindingCode as Code;
use crate::wenochtend::rules::Guest;
use crate::wenochtend::rules::tests::{calendar, careful, day, four_on, host};

/// Code, weight, and values.
type Said = (Code, Severity, Vec<(String, String)>);

/// A child that turns 4 on 12 March 2027 and may come from 12 January, to a group with room for two.
struct Case {
    guest: Guest,
    host: Option<Host>,
    days: Vec<(NaiveDate, i32)>,
    used: i32,
}

fn case() -> Case {
    Case { guest: four_on("2027-03-12"), host: Some(host()), days: Vec::new(), used: 0 }
}

impl Case {
    fn with(mut self, days: &[(&str, i32)]) -> Self {
        self.days = days.iter().map(|(on, half_days)| (day(on), *half_days)).collect();
        self
    }

    fn on(&self, on: &str, half_days: i32) -> Vec<Finding> {
        let Self { guest, host, days, used } = self;
        let visit = Visit { on: day(on), half_days, guest, host: host.as_ref(), days, used: *used };
        findings("planned_on", &visit, &calendar())
    }

    fn codes(&self, on: &str) -> Vec<Code> {
        self.on(on, 1).into_iter().map(|finding| finding.code).collect()
    }

    /// What is said of that day.
    fn said(&self, on: &str) -> Vec<Said> {
        let said = |finding: Finding| (finding.code, finding.severity, finding.values.into_iter().collect());
        self.on(on, 1).into_iter().map(said).collect()
    }
}

fn values(of: &[(&str, &str)]) -> Vec<(String, String)> {
    of.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect()
}

#[test]
fn an_ordinary_morning_meets_nothing() {
    assert_eq!(case().on("2027-01-12", 1), []);
    assert_eq!(case().on("2027-03-11", 2), [], "the last day, and a whole one");
}

#[test]
fn the_law_refuses_a_day_outside_the_window_and_says_which_days_are_in_it() {
    let before = case().on("2027-01-11", 1).remove(0);
    assert_eq!((before.code, before.severity), (Code::BeforeWenWindow, Severity::Refusal));
    assert_eq!(before.values.get("from").map(String::as_str), Some("2027-01-12"));
    assert_eq!(before.source.as_deref(), Some("WPO art. 39 lid 3"));
    let mut later = case();
    later.guest.starts_on = Some(day("2027-04-01"));
    let birthday = later.said("2027-03-12");
    assert_eq!(birthday, [(Code::AfterWenWindow, Severity::Refusal, values(&[("until", "2027-03-11")]))]);
}

#[test]
fn a_pupil_and_a_child_that_was_not_admitted_do_not_come() {
    let mut early = case();
    early.guest.starts_on = Some(day("2027-03-01"));
    let refused = [(Code::AfterFirstDay, Severity::Refusal, values(&[("on", "2027-03-01")]))];
    assert_eq!(early.said("2027-03-01"), refused, "on the first day itself");
    assert_eq!(early.said("2027-02-26"), [], "the Friday before it");
    let mut asked = case();
    asked.guest.admitted = false;
    assert_eq!(asked.said("2027-02-01"), [(Code::NotAdmitted, Severity::Refusal, vec![])]);
}

#[test]
fn a_day_without_school_is_refused_by_its_name() {
    let mut lone = case();
    assert_eq!(
        lone.said("2027-02-15"),
        [(Code::ClosedDay, Severity::Refusal, values(&[("name", "Voorjaarsvakantie")]))]
    );
    assert_eq!(lone.said("2027-02-06"), [(Code::WeekendDay, Severity::Refusal, vec![])], "a Saturday");
    lone.guest = four_on("2027-05-20");
    assert_eq!(
        lone.said("2027-03-29"),
        [(Code::ClosedDay, Severity::Refusal, values(&[("holiday", "easter_monday")]))]
    );
}

#[test]
fn a_year_whose_vacations_are_not_entered_is_told_and_allowed() {
    let far = Case { guest: four_on("2027-11-12"), ..case() };
    assert_eq!(far.said("2027-10-04"), [(Code::UnknownYear, Severity::Hint, vec![])]);
}

#[test]
fn the_eleventh_half_day_is_refused() {
    let nine = [("2027-01-12", 2), ("2027-01-13", 2), ("2027-01-14", 2), ("2027-01-15", 2), ("2027-01-18", 1)];
    let child = case().with(&nine);
    assert!(!child.on("2027-02-01", 1).iter().any(|finding| finding.severity == Severity::Refusal), "the tenth");
    let eleventh = child.on("2027-02-01", 2).remove(0);
    assert_eq!((eleventh.code, eleventh.severity), (Code::TooManyHalfDays, Severity::Refusal));
    assert_eq!(eleventh.values.get("max").map(String::as_str), Some("10"));
    assert_eq!(eleventh.source.as_deref(), Some("WPO art. 39 lid 3"));
}

#[test]
fn a_child_comes_once_a_day_also_when_it_was_away() {
    assert_eq!(case().with(&[("2027-01-12", 1)]).codes("2027-01-12"), [Code::MorningTwice]);
    let away =
        case().with(&[("2027-01-12", 0), ("2027-01-13", 1), ("2027-01-14", 1), ("2027-01-15", 1), ("2027-01-18", 1)]);
    assert_eq!(away.codes("2027-01-12"), [Code::MorningTwice]);
    assert_eq!(away.codes("2027-01-19"), [], "a morning that was missed is no fifth");
}

#[test]
fn a_full_morning_is_refused_in_numbers() {
    let one = Case { used: 1, ..case() };
    assert_eq!(one.codes("2027-02-01"), []);
    let full = Case { used: 2, ..case() };
    let expected = values(&[("name", "Groep 1/2 A"), ("places", "2"), ("used", "2")]);
    assert_eq!(full.said("2027-02-01"), [(Code::MorningFull, Severity::Refusal, expected)]);
}

#[test]
fn without_a_group_or_its_lessons_no_morning_can_be() {
    let alone = Case { host: None, ..case() };
    assert_eq!(alone.codes("2027-02-01"), [Code::GroupMissing]);
    assert_eq!(alone.codes("2027-02-15"), [Code::GroupMissing, Code::ClosedDay], "a vacation is one for everybody");
    let part = Case { host: Some(Host { lesson_weekdays: vec![1, 2], ..host() }), ..case() };
    assert_eq!(part.said("2027-02-03"), [(Code::NoLessons, Severity::Refusal, values(&[("name", "Groep 1/2 A")]))]);
    assert_eq!(part.codes("2027-02-02"), []);
    assert_eq!(part.codes("2027-02-06"), [Code::WeekendDay], "of a Saturday that is enough to say");
}

#[test]
fn a_custom_only_warns() {
    let mut monday = case();
    monday.host = Some(Host { customs: crate::school::WenCustoms { weekdays: vec![1], ..host().customs }, ..host() });
    assert_eq!(monday.said("2027-02-02"), [(Code::WeekdayNotSuited, Severity::Warning, vec![])]);
    let december = Case { host: Some(careful()), guest: four_on("2027-01-20"), ..case() };
    let week = values(&[("week", "sinterklaas")]);
    assert_eq!(december.said("2026-12-02"), [(Code::SkippedWeek, Severity::Warning, week)]);
    let five = [("2027-01-12", 1), ("2027-01-13", 1), ("2027-01-14", 1), ("2027-01-15", 1), ("2027-01-18", 1)];
    let sixth = case().with(&five).said("2027-02-01");
    assert_eq!(sixth, [(Code::MoreThanUsual, Severity::Warning, values(&[("usual", "5")]))]);
}

#[test]
fn every_rule_can_speak() {
    let ten: Vec<_> = (12..=16).map(|of_month| (NaiveDate::from_ymd_opt(2027, 7, of_month).unwrap(), 2)).collect();
    let refused = Guest { starts_on: Some(day("2027-03-01")), admitted: false, ..four_on("2027-03-12") };
    let mut unkind = Host { lesson_weekdays: vec![], ..careful() };
    unkind.customs.weekdays = vec![];
    let worst = Case { guest: refused, host: Some(unkind), days: ten, used: 9 };
    let alone = Case { host: None, ..case() };
    let days = ["2026-12-02", "2027-02-06", "2027-02-15", "2027-07-12", "2027-10-04"];
    let heard: BTreeSet<_> = days.iter().flat_map(|on| [worst.codes(on), alone.codes(on)].concat()).collect();
    let expected = BTreeSet::from([
        Code::NotAdmitted,
        Code::BeforeWenWindow,
        Code::AfterWenWindow,
        Code::AfterFirstDay,
        Code::MorningTwice,
        Code::TooManyHalfDays,
        Code::GroupMissing,
        Code::ClosedDay,
        Code::WeekendDay,
        Code::UnknownYear,
        Code::NoLessons,
        Code::MorningFull,
        Code::SkippedWeek,
        Code::WeekdayNotSuited,
        Code::MoreThanUsual,
    ]);
    assert_eq!(heard, expected);
}
