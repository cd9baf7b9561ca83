//! The legal clock: every date that the law or the ministry hangs on an aanmelding. Pure; `today` is passed in.
//!
//! Article numbers are those of the WPO, the Besluit bekostiging WPO and the Leerplichtwet as read for the project. How a birthday on
//! 29 February and a term that ends in a weekend are read: `docs/decisions/002-birthdays-and-terms.md`.

use chrono::{Datelike, Days, Months, NaiveDate};
use serde::Serialize;
use specta::Type;

use crate::school::rules::{SchoolCalendar, school_year_bounds, school_year_start};

/// Six weeks to decide (WPO art. 40 lid 6).
const DECISION_DAYS: u64 = 42;
/// At most four weeks more after a written notice (WPO art. 40 lid 6).
const EXTENSION_DAYS: u64 = 28;
/// Ten weeks: the advised notice before the start (WPO art. 40 lid 2), and how long a child may wait for a decision (lid 7).
const TEN_WEEKS_DAYS: u64 = 70;
/// Older than this is a slip of the pen at a primary school.
const OLDEST_YEARS: u32 = 13;

/// What the clock needs to know of an aanmelding.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ClockFacts {
    /// The child's birth date.
    pub born_on: NaiveDate,
    /// When the written aanmelding came in.
    pub received_on: NaiveDate,
    /// The day on which the parents want the child to start.
    pub wanted_start_on: Option<NaiveDate>,
    /// The date of the written notice that the decision takes longer.
    pub postponed_on: Option<NaiveDate>,
    /// False when the child comes from another school.
    pub first_school: bool,
}

/// The dates that follow from the facts.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Type)]
pub struct LegalClock {
    /// See [`birthday`].
    pub third_birthday_on: NaiveDate,
    /// See [`birthday`]; the first day on which the child can be a pupil (WPO art. 39 lid 1).
    pub fourth_birthday_on: NaiveDate,
    /// See [`birthday`].
    pub fifth_birthday_on: NaiveDate,
    /// See [`earliest_application_on`].
    pub earliest_application_on: NaiveDate,
    /// See [`advised_application_by`]; none without a wanted start.
    pub advised_application_by: Option<NaiveDate>,
    /// See [`term_starts_on`].
    pub term_starts_on: NaiveDate,
    /// Last day of the first six weeks, and so the last day for a notice of postponement. See [`postpone_by`].
    pub postpone_by: NaiveDate,
    /// Whether a notice of postponement was in time, and gives four weeks more.
    pub extended: bool,
    /// Last day for the decision. See [`decide_by`].
    pub decide_by: NaiveDate,
    /// The last working day on or before `decide_by`; never later.
    pub decide_by_safe: NaiveDate,
    /// See [`temporary_placement_on`]; none for a child that is at another school.
    pub temporary_placement_on: Option<NaiveDate>,
    /// First day on which the child may come to get used to school. See [`wen_window`].
    pub wen_from: NaiveDate,
    /// Last day of that window: the day before the fourth birthday.
    pub wen_until: NaiveDate,
    /// See [`first_school_day_on`]; none when no school day is near.
    pub first_school_day_on: Option<NaiveDate>,
    /// Whether the vacations that decide the first school day are all entered.
    pub start_is_certain: bool,
    /// See [`compulsory_from`]; none when no school day is near.
    pub compulsory_from: Option<NaiveDate>,
}

/// All dates for one aanmelding.
#[must_use]
pub fn legal_clock(facts: &ClockFacts, calendar: &SchoolCalendar) -> LegalClock {
    let fourth_birthday_on = birthday(facts.born_on, 4);
    let term_starts_on = term_starts_on(facts.born_on, facts.received_on);
    let extended = is_extended(term_starts_on, facts.postponed_on);
    let decide_by = decide_by(term_starts_on, extended);
    let (wen_from, wen_until) = wen_window(facts.born_on);
    let first_school_day_on = first_school_day_on(facts.born_on, facts.received_on, calendar);
    LegalClock {
        third_birthday_on: birthday(facts.born_on, 3),
        fourth_birthday_on,
        fifth_birthday_on: birthday(facts.born_on, 5),
        earliest_application_on: earliest_application_on(facts.born_on),
        advised_application_by: facts.wanted_start_on.map(advised_application_by),
        term_starts_on,
        postpone_by: postpone_by(term_starts_on),
        extended,
        decide_by,
        decide_by_safe: calendar.previous_working_day(decide_by),
        temporary_placement_on: facts.first_school.then(|| temporary_placement_on(term_starts_on, fourth_birthday_on)),
        wen_from,
        wen_until,
        first_school_day_on,
        // A vacation that is missing could only close that day itself: the days before it are closed already.
        start_is_certain: first_school_day_on.is_some_and(|day| calendar.knows(day)),
        compulsory_from: compulsory_from(facts.born_on, calendar),
    }
}

/// The day on which a child reaches an age. Born on 29 February: 1 March in a common year, so that nothing is allowed too early.
#[must_use]
pub fn birthday(born_on: NaiveDate, years: u32) -> NaiveDate {
    add_years_months(born_on, years, 0)
}

/// The first day on which parents can apply: the third birthday (WPO art. 40 lid 2).
#[must_use]
pub fn earliest_application_on(born_on: NaiveDate) -> NaiveDate {
    birthday(born_on, 3)
}

/// The day by which parents are advised to apply: ten weeks before the wanted start, "zo mogelijk" (WPO art. 40 lid 2).
#[must_use]
pub fn advised_application_by(wanted_start_on: NaiveDate) -> NaiveDate {
    minus_days(wanted_start_on, TEN_WEEKS_DAYS)
}

/// The day from which the weeks are counted: receipt, or the third birthday when that is later (WPO art. 40 lid 2 and 6).
/// Born on 29 February: 28 February in a common year, so that no deadline comes too late.
#[must_use]
pub fn term_starts_on(born_on: NaiveDate, received_on: NaiveDate) -> NaiveDate {
    received_on.max(add_years_months_within_month(born_on, 3, 0))
}

/// The last day of the first six weeks; a written notice of postponement counts up to and on this day (WPO art. 40 lid 6).
#[must_use]
pub fn postpone_by(term_starts_on: NaiveDate) -> NaiveDate {
    plus_days(term_starts_on, DECISION_DAYS)
}

/// Whether a notice of that date extends the term: only when it is given within the first six weeks (WPO art. 40 lid 6).
#[must_use]
pub fn is_extended(term_starts_on: NaiveDate, postponed_on: Option<NaiveDate>) -> bool {
    postponed_on.is_some_and(|on| (term_starts_on..=postpone_by(term_starts_on)).contains(&on))
}

/// The last day for the decision: six weeks, and four more when extended (WPO art. 40 lid 6). Never moved for a weekend.
#[must_use]
pub fn decide_by(term_starts_on: NaiveDate, extended: bool) -> NaiveDate {
    let first_end = postpone_by(term_starts_on);
    if extended { plus_days(first_end, EXTENSION_DAYS) } else { first_end }
}

/// The day from which a child without a decision is placed for the time being: the day after ten weeks, and not before it is 4
/// (WPO art. 40 lid 7). Only for a child that is at no other school. Counting from receipt gives the same day for every child:
/// who applies before the third birthday waits for the fourth either way.
#[must_use]
pub fn temporary_placement_on(term_starts_on: NaiveDate, fourth_birthday_on: NaiveDate) -> NaiveDate {
    plus_days(term_starts_on, TEN_WEEKS_DAYS + 1).max(fourth_birthday_on)
}

/// First and last day on which a child may come to get used to school, at most five days in all: from 3 years and 10 months
/// until the day before the fourth birthday (WPO art. 39 lid 3).
#[must_use]
pub fn wen_window(born_on: NaiveDate) -> (NaiveDate, NaiveDate) {
    (add_years_months(born_on, 3, 10), minus_days(birthday(born_on, 4), 1))
}

/// The first day on which the child can sit in class: the first school day on or after its fourth birthday (WPO art. 39 lid 1),
/// and not before the aanmelding came in.
#[must_use]
pub fn first_school_day_on(born_on: NaiveDate, received_on: NaiveDate, calendar: &SchoolCalendar) -> Option<NaiveDate> {
    calendar.first_school_day_on_or_after(birthday(born_on, 4).max(received_on))
}

/// The first day of compulsory education: the first school day of the month after the one in which the child turns 5
/// (Leerplichtwet art. 3 lid 1). When that month is all vacation it is the first school day after it. Who was born on 29 February
/// turns 5 in February.
#[must_use]
pub fn compulsory_from(born_on: NaiveDate, calendar: &SchoolCalendar) -> Option<NaiveDate> {
    let fifth = add_years_months_within_month(born_on, 5, 0);
    let next_month = fifth.with_day(1)?.checked_add_months(Months::new(1))?;
    calendar.first_school_day_on_or_after(next_month)
}

/// The date of enrolment for a child that starts on `start_on`: that day itself, but 1 August for who starts on the first school
/// day of the year and was 4 on 1 August (Besluit bekostiging WPO art. 7 lid 4 and 5). The calendar must know the summer before.
#[must_use]
pub fn enrolment_on(start_on: NaiveDate, fourth_birthday_on: NaiveDate, calendar: &SchoolCalendar) -> NaiveDate {
    let (first_of_august, _) = school_year_bounds(school_year_start(start_on));
    let starts_with_the_year = calendar.first_school_day_on_or_after(first_of_august) == Some(start_on);
    if starts_with_the_year && fourth_birthday_on <= first_of_august { first_of_august } else { start_on }
}

/// Why a birth date cannot be right for a child at a primary school.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Type)]
#[serde(rename_all = "snake_case")]
pub enum BornProblem {
    /// Born after today.
    Future,
    /// The thirteenth birthday is past.
    TooOld,
}

/// What is wrong with a birth date, if anything.
#[must_use]
pub fn born_problem(born_on: NaiveDate, today: NaiveDate) -> Option<BornProblem> {
    if born_on > today {
        Some(BornProblem::Future)
    } else if birthday(born_on, OLDEST_YEARS) < today {
        Some(BornProblem::TooOld)
    } else {
        None
    }
}

/// An age in whole years and the whole months since the last birthday.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Type)]
pub struct Age {
    /// Birthdays reached.
    pub years: i32,
    /// Months since then, 0 to 11.
    pub months: i32,
}

/// The age on a day; zero before birth. Agrees with [`add_years_months`]: a child is as old as the months it has reached.
#[must_use]
pub fn age_on(born_on: NaiveDate, day: NaiveDate) -> Age {
    let calendar_months = (day.year() - born_on.year()) * 12 + month_number(day) - month_number(born_on);
    let unfinished_month = i32::from(day.day() < born_on.day());
    let months = (calendar_months - unfinished_month).max(0);
    Age { years: months / 12, months: months % 12 }
}

/// The same day so many years and months later. A day that does not exist there becomes the first of the next month, so that
/// an age is never reached too early: 29 February becomes 1 March, 31 January plus ten months becomes 1 December.
#[must_use]
pub fn add_years_months(date: NaiveDate, years: u32, months: u32) -> NaiveDate {
    let within = add_years_months_within_month(date, years, months);
    let day_is_missing = within.day() < date.day();
    if day_is_missing { plus_days(within, 1) } else { within }
}

/// The same, but a day that does not exist there becomes the last of its month, so that a term never starts too late and a
/// birthday keeps its month: 29 February becomes 28 February.
#[must_use]
pub fn add_years_months_within_month(date: NaiveDate, years: u32, months: u32) -> NaiveDate {
    let months = Months::new(years.saturating_mul(12).saturating_add(months));
    date.checked_add_months(months).unwrap_or(NaiveDate::MAX)
}

fn month_number(date: NaiveDate) -> i32 {
    date.month0().cast_signed()
}

fn plus_days(date: NaiveDate, days: u64) -> NaiveDate {
    date.checked_add_days(Days::new(days)).unwrap_or(NaiveDate::MAX)
}

fn minus_days(date: NaiveDate, days: u64) -> NaiveDate {
    date.checked_sub_days(Days::new(days)).unwrap_or(NaiveDate::MIN)
}

#[cfg(test)]
mod tests;
