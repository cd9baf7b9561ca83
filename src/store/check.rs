//! The check of the store: the file, its references, and the chain of the history.

use chrono::{DateTime, Months, Utc};
use sqlx::Row;

use super::backup::{FaultKind, StoreCheck, StoreFault};
use super::cell::TextCell;
use super::chain;
use super::change::{Actor, What};
use super::open::{Engine, Store};
use super::read::{Db, rows};
use crate::error::{Error, Result};

/// The deed under which the history keeps an outcome.
const DEED: &str = "store.check";

/// Faults, told once per kind with the first place.
#[derive(Default)]
pub(super) struct Faults(Vec<StoreFault>);

impl Faults {
    pub(super) fn add(&mut self, kind: FaultKind, place: impl ToString) {
        self.add_many(kind, 1, place);
    }

    pub(super) fn add_many(&mut self, kind: FaultKind, count: i64, place: impl ToString) {
        let count = i32::try_from(count).unwrap_or(i32::MAX);
        match self.0.iter_mut().find(|fault| fault.kind == kind) {
            Some(fault) => {
                fault.count = fault.count.saturating_add(count);
                let number = |place: &str| place.parse::<i64>().unwrap_or(i64::MAX);
                if number(&place.to_string()) < number(&fault.place) {
                    fault.place = place.to_string();
                }
            }
            None => self.0.push(StoreFault { kind, count, place: place.to_string() }),
        }
    }

    pub(super) fn told(self) -> Vec<StoreFault> {
        self.0
    }
}

impl Store {
    /// Checks the store, and writes the outcome in the history. The anchors are numbers and hashes of lines that backups say the
    /// history held: a history that was rewritten from end to end is whole in itself, but does not hold them.
    ///
    /// # Errors
    /// `NotAllowed`, or the database's where it can answer nothing at all.
    pub async fn check(&self, actor: &Actor, anchors: &[(i32, String)]) -> Result<StoreCheck> {
        actor.may(DEED)?;
        let mut db = self.read().await?;
        let mut faults = match self.engine() {
            Engine::Sqlite => check_file(&mut db).await?,
            Engine::Postgres => Vec::new(),
        };
        // In a harmed file the lines and references that cannot be read would be told as missing.
        let is_harmed = faults.iter().any(|fault| fault.kind == FaultKind::Integrity);
        if !is_harmed {
            faults.extend(chain::verify(&mut db).await?);
            faults.extend(check_anchors(&mut db, anchors).await?);
        }
        drop(db);
        match self.note(actor, What::new(DEED, words(&faults))).await {
            // A backup that is only looked at can be checked too.
            Ok(_) | Err(Error::ReadOnly) => Ok(StoreCheck { at: actor.at.to_text(), faults }),
            // What was found is told, also where the harm keeps it from being written.
            Err(Error::StoreDamaged) if is_harmed => Ok(StoreCheck { at: actor.at.to_text(), faults }),
            Err(error) => Err(error),
        }
    }
}

/// The pages, the structure, and the references of the file. PostgreSQL keeps those itself.
async fn check_file(db: &mut Db) -> Result<Vec<StoreFault>> {
    let mut faults = Faults::default();
    // This one answers a row per fault, and none when all is well.
    for _ in rows(db, "pragma cipher_integrity_check", []).await? {
        faults.add(FaultKind::Integrity, "driehoek.db");
    }
    // A page that does not decrypt spoils the connection that reads it for all other pages.
    if !faults.0.is_empty() {
        return Ok(faults.told());
    }
    match rows(db, "pragma integrity_check", []).await {
        Ok(found) => {
            let said = found.iter().map(|row| row.try_get::<String, _>(0)).collect::<sqlx::Result<Vec<_>>>()?;
            said.iter().filter(|line| *line != "ok").for_each(|_| faults.add(FaultKind::Integrity, "driehoek.db"));
        }
        Err(Error::StoreDamaged) => faults.add(FaultKind::Integrity, "driehoek.db"),
        Err(error) => return Err(error),
    }
    for row in rows(db, "pragma foreign_key_check", []).await? {
        faults.add(FaultKind::ForeignKey, row.try_get::<String, _>(0)?);
    }
    Ok(faults.told())
}

async fn check_anchors(db: &mut Db, anchors: &[(i32, String)]) -> Result<Vec<StoreFault>> {
    let mut faults = Faults::default();
    for (seq, hash) in anchors {
        if !chain::holds(db, i64::from(*seq), hash).await? {
            faults.add(FaultKind::Rewritten, seq);
        }
    }
    Ok(faults.told())
}

/// The subject of the line: nothing when all is well.
fn words(faults: &[StoreFault]) -> String {
    let told = |fault: &StoreFault| format!("{} {} {}", fault.kind.to_text(), fault.count, fault.place);
    faults.iter().map(told).collect::<Vec<_>>().join(", ")
}

/// A fault from the words of [`words`].
fn fault(words: &str) -> Option<StoreFault> {
    let (kind, rest) = words.split_once(' ')?;
    let (count, place) = rest.split_once(' ')?;
    Some(StoreFault { kind: FaultKind::from_text(kind)?, count: count.parse().ok()?, place: place.to_owned() })
}

/// The last check, from the history.
///
/// # Errors
/// The database's.
pub async fn last_check(db: &mut Db) -> Result<Option<StoreCheck>> {
    let sql = "select at, subject from journal_change where deed = $1 order by seq desc limit 1";
    let Some(row) = rows(db, sql, [DEED.into()]).await?.pop() else { return Ok(None) };
    let subject: String = row.try_get("subject")?;
    let faults = subject.split(", ").filter_map(fault).collect();
    Ok(Some(StoreCheck { at: row.try_get("at")?, faults }))
}

/// Whether a month went by since the last check. One that is dated after now says nothing: the clock was wrong then, or is now.
#[must_use]
pub fn check_is_due(last: Option<DateTime<Utc>>, now: DateTime<Utc>) -> bool {
    last.is_none_or(|last| last > now || last.checked_add_months(Months::new(1)).is_none_or(|due| due <= now))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn moment(text: &str) -> DateTime<Utc> {
        DateTime::from_text(text).unwrap()
    }

    #[test]
    fn the_store_is_checked_a_month_after_the_last_time_and_when_the_clock_was_wrong() {
        let last = Some(moment("2026-01-31T10:00:00.000Z"));
        assert!(check_is_due(None, moment("2026-01-31T10:00:00.000Z")));
        assert!(!check_is_due(last, moment("2026-02-28T09:59:59.000Z")));
        assert!(check_is_due(last, moment("2026-02-28T10:00:00.000Z")));
        assert!(check_is_due(last, moment("2025-12-01T10:00:00.000Z")), "a check of the future is none");
    }

    #[test]
    fn what_was_found_is_read_back_from_the_history() {
        let faults =
            FaultKind::ALL.iter().map(|kind| StoreFault { kind: *kind, count: 3, place: "journal_head".into() });
        let faults = faults.collect::<Vec<_>>();
        assert_eq!(words(&faults).split(", ").filter_map(fault).collect::<Vec<_>>(), faults);
        assert_eq!(words(&[]), "");
    }
}
