//! The only place that asks the system what time it is; everything else is handed `today` or `now`.
//!
//! A day is a day of the school, in the Netherlands, whatever the zone of the computer: the window shows moments that way, and a "today"
//! of another zone would be yesterday beside them for an hour or two of each night.

use chrono::{DateTime, NaiveDate, NaiveDateTime, NaiveTime, Utc};
use chrono_tz::Europe::Amsterdam;

/// The calendar day at school.
#[must_use]
pub fn today() -> NaiveDate {
    day_of(now())
}

/// This moment, in UTC.
#[must_use]
#[expect(clippy::disallowed_methods, reason = "the one clock")]
pub fn now() -> DateTime<Utc> {
    Utc::now()
}

/// When a calendar day begins at school.
#[must_use]
pub fn begin_of(day: NaiveDate) -> DateTime<Utc> {
    let midnight = day.and_time(NaiveTime::MIN);
    moment_of(midnight).unwrap_or_else(|| midnight.and_utc())
}

/// The calendar day of a moment at school.
#[must_use]
pub fn day_of(moment: DateTime<Utc>) -> NaiveDate {
    moment.with_timezone(&Amsterdam).date_naive()
}

/// The moment at which a clock at school shows this: the first one in the hour that comes twice, none in the hour that is passed over.
#[must_use]
pub fn moment_of(local: NaiveDateTime) -> Option<DateTime<Utc>> {
    local.and_local_timezone(Amsterdam).earliest().map(|moment| moment.to_utc())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn utc(local: &str) -> Option<String> {
        moment_of(local.parse().unwrap()).map(|moment| moment.format("%Y-%m-%dT%H:%M").to_string())
    }

    #[test]
    fn winter_is_one_hour_ahead_and_summer_two() {
        assert_eq!(utc("2026-11-26T10:00:00").unwrap(), "2026-11-26T09:00");
        assert_eq!(utc("2027-06-15T10:00:00").unwrap(), "2027-06-15T08:00");
        assert_eq!(utc("2027-01-01T00:30:00").unwrap(), "2026-12-31T23:30");
    }

    #[test]
    fn the_clock_changes_on_the_last_sundays_of_march_and_october() {
        assert_eq!(utc("2027-03-28T01:59:00").unwrap(), "2027-03-28T00:59");
        assert_eq!(utc("2027-03-28T02:30:00"), None, "that night has no such time");
        assert_eq!(utc("2027-03-28T03:00:00").unwrap(), "2027-03-28T01:00");
        assert_eq!(utc("2027-10-31T02:30:00").unwrap(), "2027-10-31T00:30", "the first of two");
        // In 2024 the last day of March was that Sunday itself.
        assert_eq!(utc("2024-03-31T12:00:00").unwrap(), "2024-03-31T10:00");
    }

    #[test]
    fn a_day_at_school_begins_before_it_does_in_utc() {
        let moment = |text: &str| text.parse::<DateTime<Utc>>().unwrap();
        let day = |text: &str| text.parse::<NaiveDate>().unwrap();
        assert_eq!(day_of(moment("2026-11-24T22:59:59Z")), day("2026-11-24"));
        assert_eq!(day_of(moment("2026-11-24T23:00:00Z")), day("2026-11-25"));
        assert_eq!(day_of(moment("2027-06-14T22:00:00Z")), day("2027-06-15"));
        for text in ["1900-01-01", "2026-11-25", "2028-02-29", "2100-12-31"] {
            assert_eq!(day_of(begin_of(day(text))), day(text), "{text}");
        }
    }
}
