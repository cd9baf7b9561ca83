//! What Vandaag says about the safety of the data, to those who can do something about it.

use std::path::PathBuf;

use chrono::{DateTime, NaiveDate, TimeDelta, Utc};
use serde::Serialize;

use super::safety::safety;
use crate::error::{Error, Result};
use crate::privacy::retention;
use crate::rights::{Right, Role};
use crate::store::backup::{self, SecondPlace};
use crate::store::{Db, TextCell, first_change_at, last_check};
use crate::users::{rules::unconfirmed_since, store::users};

/// A backup that is older than this is said.
const OLD: TimeDelta = TimeDelta::days(7);

/// Something about the safety of the data that asks for a deed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, specta::Type)]
#[serde(tag = "what", rename_all = "snake_case")]
pub enum SafetyNotice {
    /// The newest backup is older than a week, or there is none of a store that is as old.
    BackupOld {
        /// When it was made, in UTC; none when there is none.
        made_at: Option<String>,
    },
    /// The second place cannot be reached.
    SecondPlaceGone {
        /// The folder.
        folder: String,
    },
    /// The last check of the store found something wrong.
    StoreFaults {
        /// When, in UTC.
        at: String,
    },
    /// Nobody looked at the rights of the users for a year.
    RightsUnconfirmed {
        /// When somebody last did.
        since: NaiveDate,
    },
    /// The retention term of so many children has passed.
    ErasureDue {
        /// How many.
        children: i32,
    },
}

/// How the files around a store stand.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Around {
    /// When the newest backup was made, in UTC.
    pub newest_at: Option<String>,
    /// The second place, if one is set.
    pub second: Option<SecondPlace>,
}

/// Looks at the files around a store. Waits for their disks, also for one that is not there.
///
/// # Errors
/// The database's.
pub async fn around(db: &mut Db, data: PathBuf, now: DateTime<Utc>) -> Result<Around> {
    let second = safety(db).await?.second_place.map(PathBuf::from);
    let look =
        move || Around { newest_at: backup::newest_at(&data, now), second: second.as_deref().map(backup::second) };
    tokio::task::spawn_blocking(look).await.map_err(|error| Error::file(&error.into()))
}

/// What to say to somebody in this role. The demo has no files around it that anybody minds.
///
/// # Errors
/// The database's.
pub async fn notices(
    db: &mut Db,
    role: Role,
    around: Option<Around>,
    today: NaiveDate,
    now: DateTime<Utc>,
) -> Result<Vec<SafetyNotice>> {
    let mut notices = Vec::new();
    if role.may(Right::Backups) {
        if let Some(around) = around {
            let since = first_change_at(db).await?;
            notices.extend(about_backups(around, since, now));
        }
        let faulty = last_check(db).await?.filter(|check| !check.faults.is_empty());
        notices.extend(faulty.map(|check| SafetyNotice::StoreFaults { at: check.at }));
    }
    if role.may(Right::Users) {
        let since = unconfirmed_since(&users(db).await?, today);
        notices.extend(since.map(|since| SafetyNotice::RightsUnconfirmed { since }));
    }
    if role.may(Right::Privacy) {
        let children = retention::table(db, today).await?.iter().map(|row| row.due).sum();
        notices.extend((children > 0).then_some(SafetyNotice::ErasureDue { children }));
    }
    Ok(notices)
}

fn about_backups(around: Around, first: Option<String>, now: DateTime<Utc>) -> Vec<SafetyNotice> {
    // A store of this week need not have a backup of last week.
    let since = around.newest_at.as_ref().or(first.as_ref());
    let is_old = since.and_then(|at| DateTime::from_text(at)).is_some_and(|at| now - at > OLD);
    let old = is_old.then_some(SafetyNotice::BackupOld { made_at: around.newest_at });
    let gone = around.second.filter(|second| !second.is_there);
    old.into_iter().chain(gone.map(|second| SafetyNotice::SecondPlaceGone { folder: second.folder })).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn moment(text: &str) -> DateTime<Utc> {
        DateTime::from_text(text).unwrap_or_default()
    }

    fn said(newest_at: Option<&str>, first: Option<&str>) -> usize {
        let around = Around { newest_at: newest_at.map(Into::into), second: None };
        about_backups(around, first.map(Into::into), moment("2026-11-24T12:00:00Z")).len()
    }

    #[test]
    fn a_backup_of_over_a_week_ago_is_said_and_none_of_a_store_of_this_week_is_not() {
        assert_eq!(said(Some("2026-11-17T12:00:00Z"), Some("2026-01-01T08:00:00Z")), 0);
        assert_eq!(said(Some("2026-11-17T11:59:59Z"), Some("2026-01-01T08:00:00Z")), 1);
        assert_eq!(said(None, Some("2026-11-20T08:00:00Z")), 0, "a new store");
        assert_eq!(said(None, Some("2026-01-01T08:00:00Z")), 1, "never made one");
        assert_eq!(said(Some("2026-12-24T12:00:00Z"), None), 0, "a clock that was set back is no reason");
    }

    #[test]
    fn a_second_place_that_is_gone_is_said_by_its_name() {
        let second = SecondPlace { folder: "E:\\kopie".into(), is_there: false, newest_at: None };
        let around = Around { newest_at: Some("2026-11-24T11:00:00Z".into()), second: Some(second) };
        let said = about_backups(around, None, moment("2026-11-24T12:00:00Z"));
        assert_eq!(said, [SafetyNotice::SecondPlaceGone { folder: "E:\\kopie".into() }]);
    }
}
