//! Weeks in which a school would rather have no wenkinderen. Customs, no law: they only warn.

use std::iter::successors;

use chrono::{Days, NaiveDate};

use crate::intake::rules::planning::week_of;
use crate::intake::rules::starting::monday_of_last_weeks;
use crate::school::WenCustoms;
use crate::school::rules::{Closure, ClosureName, SchoolCalendar, school_year_bounds, school_year_start};
use crate::wenochtend::draft::SkippedWeek;

/// More weeks than a school can skip, vacations between them counted.
const WEEKS_ON: usize = 26;

/// Why the school would rather have no wenkinderen in the week of this day. Weeks without school are not counted; as long as a summer
/// vacation is not entered, no week is near it.
#[must_use]
pub fn skipped_week(on: NaiveDate, customs: &WenCustoms, calendar: &SchoolCalendar) -> Option<SkippedWeek> {
    let holds = |weeks: Option<(NaiveDate, NaiveDate)>| weeks.is_some_and(|(first, last)| (first..=last).contains(&on));
    if holds(first_weeks(on, customs.skip_first_weeks, calendar)) {
        Some(SkippedWeek::First)
    } else if customs.skip_sinterklaas && holds(sinterklaas(on)) {
        Some(SkippedWeek::Sinterklaas)
    } else if holds(last_weeks(on, customs.skip_last_weeks, calendar)) {
        Some(SkippedWeek::Last)
    } else {
        None
    }
}

/// The summer vacation of a year: the one that lasts over 1 August, whatever the school calls it.
pub(super) fn summer_over(first_of_august: NaiveDate, calendar: &SchoolCalendar) -> Option<Closure> {
    calendar.closure_on(first_of_august).filter(|closure| matches!(closure.name, ClosureName::Period(_)))
}

/// Monday of the first and Sunday of the last of the first so many weeks with school after the summer.
fn first_weeks(on: NaiveDate, weeks: i32, calendar: &SchoolCalendar) -> Option<(NaiveDate, NaiveDate)> {
    let (first_of_august, _) = school_year_bounds(school_year_start(on));
    let more = usize::try_from(weeks).ok()?.checked_sub(1)?;
    summer_over(first_of_august, calendar)?;
    let (monday, _) = week_of(calendar.first_school_day_on_or_after(first_of_august)?);
    let mondays = successors(Some(monday), |monday| monday.checked_add_days(Days::new(7)));
    let has_school = |monday: &NaiveDate| {
        let next = calendar.first_school_day_on_or_after(*monday);
        next.is_some_and(|day| day <= week_of(*monday).1)
    };
    let last = mondays.take(WEEKS_ON).filter(has_school).nth(more)?;
    Some((monday, week_of(last).1))
}

/// The week of 5 December.
fn sinterklaas(on: NaiveDate) -> Option<(NaiveDate, NaiveDate)> {
    NaiveDate::from_ymd_opt(school_year_start(on), 12, 5).map(week_of)
}

/// Monday of the first and Sunday of the last of the last so many weeks with school before the summer.
fn last_weeks(on: NaiveDate, weeks: i32, calendar: &SchoolCalendar) -> Option<(NaiveDate, NaiveDate)> {
    let (_, last_of_july) = school_year_bounds(school_year_start(on));
    summer_over(last_of_july.succ_opt()?, calendar)?;
    let last = calendar.last_school_day_on_or_before(last_of_july)?;
    Some((monday_of_last_weeks(last, weeks, calendar)?, week_of(last).1))
}

#[cfg(test)]
mod tests;
