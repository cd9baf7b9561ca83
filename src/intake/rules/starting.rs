//! The first day that is proposed: the earliest that the law allows, and what the parents' wish or else the school's customs make of it.
//!
//! A pupil is at least 4 (WPO art. 39 lid 1). The law lets a board choose moments of admission, at least one a month, for children who
//! were at no school before (lid 2); customs that let a child wait longer are practice of schools and no law, so they only propose, and
//! never for a child that comes from another school or that has to be at school by then. `docs/decisions/006-first-day.md` says which
//! customs there are, and which one cannot be.

use std::iter::successors;

use chrono::{Datelike, Days, NaiveDate};

use super::Facts;
use super::planning::week_of;
use crate::intake::clock::LegalClock;
use crate::intake::draft::{StartCustom, StartProposal};
use crate::school::StartCustoms;
use crate::school::rules::{ClosureName, SchoolCalendar, school_year_bounds, school_year_start};

/// So many weeks back is further than any custom reaches, also past a vacation.
const WEEKS_BACK: usize = 26;

/// The first day that is proposed, on or after `today`. A day that the parents ask for goes before the school's customs, unless it
/// has passed, cannot be, or comes after a child that is at no school has to be at one.
#[must_use]
pub fn proposal(
    facts: &Facts,
    clock: &LegalClock,
    calendar: &SchoolCalendar,
    customs: StartCustoms,
    today: NaiveDate,
) -> StartProposal {
    let lawful_on = clock.first_school_day_on;
    let earliest = clock.fourth_birthday_on.max(facts.received_on).max(today);
    let from = |day: NaiveDate| calendar.first_school_day_on_or_after(day.max(earliest));
    let must_by = clock.compulsory_from.filter(|_| facts.first_school);
    let can_be = |on: &NaiveDate| *on >= earliest && must_by.is_none_or(|by| *on <= by);
    if let Some(on) = facts.wanted_start_on.filter(can_be).and_then(from) {
        return StartProposal { lawful_on, proposed_on: Some(on), custom: Some(StartCustom::Wanted) };
    }
    let first = from(earliest);
    let later = first.filter(|_| facts.first_school).and_then(|on| by_custom(on, clock, calendar, customs));
    match later {
        Some((custom, on)) => StartProposal { lawful_on, proposed_on: Some(on), custom: Some(custom) },
        None => StartProposal { lawful_on, proposed_on: first, custom: None },
    }
}

/// A later day than `first`, when a custom of the school asks for one and the child does not have to be at school before it
/// (Leerplichtwet art. 3 lid 1).
fn by_custom(
    first: NaiveDate,
    clock: &LegalClock,
    calendar: &SchoolCalendar,
    customs: StartCustoms,
) -> Option<(StartCustom, NaiveDate)> {
    let after_summer = || Some((StartCustom::AfterSummer, after_summer(first, clock, calendar, customs)?));
    let after_christmas = || Some((StartCustom::NoDecember, after_december(first, calendar, customs)?));
    let (custom, on) = after_summer().or_else(after_christmas)?;
    clock.compulsory_from.is_none_or(|from| on <= from).then_some((custom, on))
}

/// No child starts in December: the first school day of the new year, which is the first after the Christmas vacation.
fn after_december(first: NaiveDate, calendar: &SchoolCalendar, customs: StartCustoms) -> Option<NaiveDate> {
    let is_december = customs.no_december && first.month() == 12;
    let new_year = NaiveDate::from_ymd_opt(first.year() + 1, 1, 1).filter(|_| is_december)?;
    calendar.first_school_day_on_or_after(new_year)
}

/// A birthday in the last school weeks before the summer vacation, which is the one that lasts over 1 August: the first school day
/// after it.
fn after_summer(
    first: NaiveDate,
    clock: &LegalClock,
    calendar: &SchoolCalendar,
    customs: StartCustoms,
) -> Option<NaiveDate> {
    let (_, last_of_year) = school_year_bounds(school_year_start(first));
    let first_of_august = last_of_year.succ_opt()?;
    let in_vacation = matches!(calendar.closure_on(first_of_august)?.name, ClosureName::Period(_));
    let last = calendar.last_school_day_on_or_before(last_of_year).filter(|last| in_vacation && first <= *last)?;
    let from = monday_of_last_weeks(last, customs.summer_weeks, calendar)?;
    let is_close = (from..=last).contains(&clock.fourth_birthday_on);
    calendar.first_school_day_on_or_after(first_of_august).filter(|_| is_close)
}

/// The Monday with which the last so many weeks that have school begin, counted back from a school day; none for no weeks.
#[must_use]
pub fn monday_of_last_weeks(last: NaiveDate, weeks: i32, calendar: &SchoolCalendar) -> Option<NaiveDate> {
    let before = usize::try_from(weeks).ok()?.checked_sub(1)?;
    let mondays = successors(Some(week_of(last).0), |monday| monday.checked_sub_days(Days::new(7)));
    let has_school = |monday: &NaiveDate| {
        let next = calendar.first_school_day_on_or_after(*monday);
        next.is_some_and(|day| day <= week_of(*monday).1)
    };
    mondays.take(WEEKS_BACK).filter(has_school).nth(before)
}

#[cfg(test)]
mod tests;
