//! The only place that asks the system what time it is; everything else is handed `today` or `now`.

use chrono::{DateTime, Local, NaiveDate, Utc};

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
