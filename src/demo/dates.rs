//! Days, for data that is made and not typed.

use chrono::{DateTime, Datelike, Days, NaiveDate, NaiveTime, TimeDelta, Utc, Weekday};

/// A day that exists in the calendar.
pub(super) fn day(year: i32, month: u32, day: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(year, month, day).unwrap_or_default()
}

/// So many days later, or earlier when negative.
pub(super) fn plus(date: NaiveDate, days: i64) -> NaiveDate {
    date.checked_add_signed(TimeDelta::days(days)).unwrap_or(date)
}

/// The first such weekday on or after a date.
pub(super) fn next(weekday: Weekday, from: NaiveDate) -> NaiveDate {
    let ahead = weekday.days_since(from.weekday());
    from.checked_add_days(Days::new(ahead.into())).unwrap_or(from)
}

/// The day itself, or the Friday before a weekend: when an office works.
pub(super) fn working(date: NaiveDate) -> NaiveDate {
    let after_friday = i64::from(date.weekday().num_days_from_monday()) - 4;
    plus(date, -after_friday.max(0))
}

/// A moment in the office hours of a day, but never after `now`.
pub(super) fn moment(date: NaiveDate, minutes: i64, now: DateTime<Utc>) -> DateTime<Utc> {
    let opening = date.and_time(NaiveTime::default()).and_utc() + TimeDelta::hours(8);
    (opening + TimeDelta::minutes(minutes)).min(now)
}
