//! What can be done for a child whose window falls in the summer: law and customs leave it hardly a day.

use chrono::{Datelike, NaiveDate};

use super::day::host_findings;
use super::weeks::summer_over;
use super::{Guest, Host, window};
use crate::finding::Severity;
use crate::intake::clock::birthday;
use crate::school::rules::SchoolCalendar;
use crate::wenochtend::draft::SummerAdvice;

/// Advice for a child whose window lies over a summer vacation that leaves fewer days than it usually needs; none for others. The
/// later start is a day on which the child is 4, and later than the day that was agreed.
#[must_use]
pub fn summer_advice(
    guest: &Guest,
    host: &Host,
    moving_up_on: Option<NaiveDate>,
    calendar: &SchoolCalendar,
) -> Option<SummerAdvice> {
    let (from, until) = window(guest);
    let first_of_august = NaiveDate::from_ymd_opt(from.year(), 8, 1)?;
    let summer = summer_over(first_of_august, calendar)?;
    let overlaps = from <= until && summer.starts_on <= until && from <= summer.ends_on;
    let days: Vec<_> = from
        .iter_days()
        .take_while(|day| *day <= until)
        .filter_map(|day| Some((day, suits(day, host, calendar)?)))
        .collect();
    let enough = count(days.iter().filter(|(_, suits)| *suits)) >= host.customs.mornings;
    if !overlaps || enough {
        return None;
    }
    let later = calendar.first_school_day_on_or_after(first_of_august);
    Some(SummerAdvice {
        before: count(days.iter().filter(|(day, _)| *day < summer.starts_on)),
        after: count(days.iter().filter(|(day, _)| *day > summer.ends_on)),
        later_start_on: later
            .filter(|day| *day >= birthday(guest.born_on, 4) && guest.starts_on.is_none_or(|on| on < *day)),
        moving_up_on: moving_up_on.filter(|day| (from..=until).contains(day)),
    })
}

/// Whether a day is one that the group likes; none when it has no lessons at all.
fn suits(day: NaiveDate, host: &Host, calendar: &SchoolCalendar) -> Option<bool> {
    // How full it is says nothing about the summer.
    let findings = host_findings("", day, host, -1, calendar);
    let heaviest = findings.iter().map(|finding| finding.severity).max();
    (heaviest < Some(Severity::Refusal)).then_some(heaviest < Some(Severity::Warning))
}

fn count<T>(days: impl Iterator<Item = T>) -> i32 {
    i32::try_from(days.count()).unwrap_or(i32::MAX)
}

#[cfg(test)]
mod tests;
