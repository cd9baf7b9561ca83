//! What one more morning on a day would meet: the law and the calendar refuse, the school's customs only warn.

use chrono::{Datelike, NaiveDate};

use super::{Guest, Host, MOST_HALF_DAYS, skipped_week};
use crate::finding::{Finding, FindingCode, Severity};
use crate::intake::clock::wen_window;
use crate::intake::rules::day_findings;
use crate::school::rules::SchoolCalendar;
use crate::store::TextCell as _;

/// The law of these mornings.
const LAW: &str = "WPO art. 39 lid 3";

/// One more morning of a child on a day.
#[derive(Clone, Copy, Debug)]
pub struct Visit<'a> {
    /// The day.
    pub on: NaiveDate,
    /// 1, or 2 for a whole day.
    pub half_days: i32,
    /// The child.
    pub guest: &'a Guest,
    /// The group that waits for it, as it is that day; none when no group was agreed.
    pub host: Option<&'a Host>,
    /// Days and half days of the child's other mornings that stand. No half days for one from which the child was away: it does not
    /// count for the law's most, but the day is taken.
    pub days: &'a [(NaiveDate, i32)],
    /// How many others come to that group that day.
    pub used: i32,
}

/// What stands in the way of a morning, refusals and warnings. Whether the day has passed is not said here.
#[must_use]
pub fn findings(field: &str, visit: &Visit<'_>, calendar: &SchoolCalendar) -> Vec<Finding> {
    let Visit { on, half_days, guest, host, days, used } = *visit;
    let mut findings = guest_findings(field, on, guest, days);
    findings.extend(too_many(field, half_days, days));
    match host {
        Some(host) => {
            findings.extend(host_findings(field, on, host, used, calendar));
            findings.extend(more_than_usual(field, host, days));
        }
        None => {
            findings.push(Finding::refusal(field, FindingCode::GroupMissing));
            findings.extend(closed(field, on, calendar));
        }
    }
    findings
}

/// Whether the child may come that day: admitted, within the law's window, before it is a pupil, and once a day.
pub(super) fn guest_findings(field: &str, on: NaiveDate, guest: &Guest, days: &[(NaiveDate, i32)]) -> Vec<Finding> {
    let refusal = |code| Finding::refusal(field, code);
    let (from, until) = wen_window(guest.born_on);
    let not_admitted = (!guest.admitted).then(|| refusal(FindingCode::NotAdmitted));
    let too_young = (on < from).then(|| refusal(FindingCode::BeforeWenWindow).with("from", from).because(LAW));
    let too_old = (on > until).then(|| refusal(FindingCode::AfterWenWindow).with("until", until).because(LAW));
    let first_day = guest.starts_on.filter(|first| *first <= on);
    let pupil = first_day.map(|first| refusal(FindingCode::AfterFirstDay).with("on", first));
    let twice = days.iter().any(|(day, _)| *day == on).then(|| refusal(FindingCode::MorningTwice));
    [not_admitted, too_young, too_old, pupil, twice].into_iter().flatten().collect()
}

/// Whether the group can receive one more child that day, and would rather not.
pub(in crate::wenochtend) fn host_findings(
    field: &str,
    on: NaiveDate,
    host: &Host,
    used: i32,
    calendar: &SchoolCalendar,
) -> Vec<Finding> {
    let weekday = on.weekday().number_from_monday().cast_signed();
    let named = |code| Finding::refusal(field, code).with("name", &host.name);
    let mut findings = closed(field, on, calendar);
    if weekday <= 5 && !host.lesson_weekdays.contains(&weekday) {
        findings.push(named(FindingCode::NoLessons));
    }
    if used >= host.customs.places {
        let full = named(FindingCode::MorningFull);
        findings.push(full.with("used", used).with("places", host.customs.places));
    }
    if let Some(week) = skipped_week(on, &host.customs, calendar) {
        findings.push(Finding::warning(field, FindingCode::SkippedWeek).with("week", week.to_text()));
    }
    if weekday <= 5 && !host.customs.weekdays.contains(&weekday) {
        findings.push(Finding::warning(field, FindingCode::WeekdayNotSuited));
    }
    findings
}

/// No morning on a day without school. A year whose vacations are not entered is only told.
fn closed(field: &str, on: NaiveDate, calendar: &SchoolCalendar) -> Vec<Finding> {
    let mut findings = day_findings(field, on, calendar);
    for finding in &mut findings {
        if finding.severity == Severity::Warning {
            finding.severity = Severity::Refusal;
        }
    }
    findings
}

fn too_many(field: &str, half_days: i32, days: &[(NaiveDate, i32)]) -> Option<Finding> {
    let had: i32 = days.iter().map(|(_, half_days)| half_days).sum();
    let finding = || Finding::refusal(field, FindingCode::TooManyHalfDays).with("max", MOST_HALF_DAYS).because(LAW);
    (had + half_days > MOST_HALF_DAYS).then(finding)
}

fn more_than_usual(field: &str, host: &Host, days: &[(NaiveDate, i32)]) -> Option<Finding> {
    let usual = host.customs.mornings;
    let others = days.iter().filter(|(_, half_days)| *half_days > 0).count();
    let within = i32::try_from(others).is_ok_and(|others| others < usual);
    (!within).then(|| Finding::warning(field, FindingCode::MoreThanUsual).with("usual", usual))
}

#[cfg(test)]
mod tests;
