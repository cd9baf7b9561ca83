//! The only place that asks the system what time it is; everything else is handed `today` or `now`.

use chrono::{DateTime, Local, NaiveDate, NaiveTime, TimeDelta, Utc};

/// The calendar day at this desk.
#[must_use]
#[expect(clippy::disallowed_methods, reason = "the one clock")]
pub fn today() -> NaiveDate {
    Local::now().date_naive()
}

/// This moment, in UTC.
#[must_use]
#[expect(clippy::disallowed_methods, reason = "the one clock")]
pub fn now() -> DateTime<Utc> {
    Utc::now()
}

/// When a calendar day begins at this desk. Where the clock jumps over midnight it is the first moment after the jump.
#[must_use]
pub fn begin_of(day: NaiveDate) -> DateTime<Utc> {
    let midnight = day.and_time(NaiveTime::MIN);
    let hours = (0..3).filter_map(|hour| midnight.checked_add_signed(TimeDelta::hours(hour)));
    let begin = hours.filter_map(|time| time.and_local_timezone(Local).earliest()).next();
    begin.map_or_else(|| midnight.and_utc(), |begin| begin.to_utc())
}

/// The calendar day of a moment at this desk.
#[must_use]
pub fn day_of(moment: DateTime<Utc>) -> NaiveDate {
    moment.with_timezone(&Local).date_naive()
}
