//! Wrong passphrases, counted beside the store until the next right one: each makes the next wait longer.
//!
//! The file names nobody: it holds ids and moments. Who can write in the folder can take it away, and could as well take the store and
//! guess elsewhere; what it slows down is guessing at this desk.

use std::fs;
use std::path::{Path, PathBuf};

use chrono::{DateTime, TimeDelta, Utc};
use serde::{Deserialize, Serialize};

use crate::error::Result;

/// A wrong passphrase.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Attempt {
    /// Whose it should have been.
    pub user_id: String,
    /// When.
    pub at: DateTime<Utc>,
}

/// The wrong passphrases since the last right one.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Attempts(Vec<Attempt>);

/// So many are free: everyone mistypes now and then.
const FREE: usize = 2;
/// The longest wait, in seconds.
const LONGEST: i64 = 60;
/// More are not kept, nor written into the history.
const MOST: usize = 100;

impl Attempts {
    /// Those of a data folder. A file that cannot be read counts as none: it guards no data.
    #[must_use]
    pub fn load(folder: &Path, now: DateTime<Utc>) -> Self {
        let bytes = fs::read(file(folder)).unwrap_or_default();
        let attempts: Self = serde_json::from_slice(&bytes).unwrap_or_default();
        let settled = attempts.settled(now);
        if settled != attempts {
            settled.save(folder);
        }
        settled
    }

    /// When the clock was set back, the last attempt seems to lie ahead. It then counts as made now, lest the wait lasts until the clock
    /// has caught up.
    fn settled(&self, now: DateTime<Utc>) -> Self {
        Self(self.0.iter().map(|one| Attempt { at: one.at.min(now), ..one.clone() }).collect())
    }

    /// Seconds until another passphrase may be tried: none after the first two, then 1, 2, 4, … 60 after the last one.
    #[must_use]
    pub fn wait_seconds(&self, now: DateTime<Utc>) -> i32 {
        let Some(last) = self.0.last().filter(|_| self.0.len() > FREE) else { return 0 };
        let doublings = u32::try_from(self.0.len() - FREE - 1).unwrap_or(u32::MAX);
        let wait = TimeDelta::seconds(1_i64.checked_shl(doublings.min(6)).unwrap_or(LONGEST).min(LONGEST));
        let left = wait - (now - last.at).max(TimeDelta::zero());
        // Rounded up: after the seconds that are shown it may be tried.
        i32::try_from((left.num_milliseconds() + 999).div_euclid(1000)).unwrap_or(0).max(0)
    }

    /// Each of them, oldest first.
    pub fn iter(&self) -> impl Iterator<Item = &Attempt> {
        self.0.iter()
    }

    /// Adds one. What cannot be written is not counted: the passphrase was refused all the same.
    pub fn record(folder: &Path, user_id: &str, now: DateTime<Utc>) {
        let mut attempts = Self::load(folder, now);
        attempts.0.push(Attempt { user_id: user_id.into(), at: now });
        let surplus = attempts.0.len().saturating_sub(MOST);
        attempts.0.drain(..surplus);
        attempts.save(folder);
    }

    /// Forgets them all.
    ///
    /// # Errors
    /// `File`, when the file cannot be taken away.
    pub fn clear(folder: &Path) -> Result<()> {
        crate::store::setup::remove_if_there(&file(folder))
    }

    fn save(&self, folder: &Path) {
        let written =
            serde_json::to_vec(self).map_err(std::io::Error::other).and_then(|bytes| fs::write(file(folder), bytes));
        if let Err(error) = written {
            log::warn!("attempts: {:?}", error.kind());
        }
    }
}

fn file(folder: &Path) -> PathBuf {
    folder.join("driehoek.pogingen")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(seconds: i64) -> DateTime<Utc> {
        DateTime::UNIX_EPOCH + TimeDelta::seconds(seconds)
    }

    fn wrong(count: i64) -> Attempts {
        Attempts((0..count).map(|n| Attempt { user_id: "anja".into(), at: at(n) }).collect())
    }

    #[test]
    fn the_wait_doubles_from_the_third_wrong_one_to_a_minute() {
        let waits: Vec<_> = (0..12).map(|count| wrong(count).wait_seconds(at(count - 1))).collect();
        assert_eq!(waits, [0, 0, 0, 1, 2, 4, 8, 16, 32, 60, 60, 60]);
        assert_eq!(wrong(100).wait_seconds(at(99)), 60);
    }

    #[test]
    fn the_wait_passes() {
        let five = wrong(5);
        assert_eq!((five.wait_seconds(at(6)), five.wait_seconds(at(8)), five.wait_seconds(at(90))), (2, 0, 0));
        assert_eq!(five.wait_seconds(at(7) + TimeDelta::milliseconds(500)), 1, "half a second is not over");
    }

    #[test]
    fn a_clock_that_was_set_back_makes_it_a_minute_at_most_and_only_once() {
        let folder = tempfile::tempdir().unwrap();
        let year = at(365 * 86_400);
        for n in 0..12 {
            Attempts::record(folder.path(), "anja", year + TimeDelta::seconds(n));
        }
        assert_eq!(Attempts::load(folder.path(), at(0)).wait_seconds(at(0)), 60);
        assert_eq!(Attempts::load(folder.path(), at(59)).wait_seconds(at(59)), 1);
        assert_eq!(Attempts::load(folder.path(), at(60)).wait_seconds(at(60)), 0);
    }

    #[test]
    fn a_file_that_was_harmed_counts_as_none() {
        let folder = tempfile::tempdir().unwrap();
        for bytes in [b"".as_slice(), b"{}", b"[{\"user_id\":1}]", &[0; 64]] {
            fs::write(file(folder.path()), bytes).unwrap();
            assert_eq!(Attempts::load(folder.path(), at(0)), Attempts::default());
        }
        Attempts::record(folder.path(), "anja", at(1));
        assert_eq!(Attempts::load(folder.path(), at(1)).iter().count(), 1);
        Attempts::clear(folder.path()).unwrap();
        Attempts::clear(folder.path()).unwrap();
        assert_eq!(Attempts::load(folder.path(), at(1)), Attempts::default());
    }

    #[test]
    fn no_more_than_a_hundred_are_kept() {
        let folder = tempfile::tempdir().unwrap();
        for n in 0..105 {
            Attempts::record(folder.path(), "anja", at(n));
        }
        let kept = Attempts::load(folder.path(), at(200));
        assert_eq!((kept.iter().count(), kept.iter().next().unwrap().at), (100, at(5)));
    }
}
