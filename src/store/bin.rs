//! The bin: what was removed in the last thirty days, and can come back.

use std::collections::{BTreeMap, BTreeSet};

use chrono::{DateTime, Days, NaiveDate, Utc};
use sqlx::Row;
use sqlx::any::AnyRow;

use super::cell::{Image, TextCell, Value};
use super::history::{BinLine, LINE, differences, image, line};
use super::read::{Db, Page, marks, rows};
use crate::clock;
use crate::error::{Error, Result};

/// So many days something stays in the bin.
pub const DAYS_IN_BIN: u16 = 30;

fn days() -> Days {
    Days::new(u64::from(DAYS_IN_BIN))
}

/// The last day in the bin of what was removed on a day.
#[must_use]
pub fn last_day_in_bin(removed_on: NaiveDate) -> NaiveDate {
    removed_on.checked_add_days(days()).unwrap_or(removed_on)
}

/// So many lines are on a page.
const PAGE: usize = 20;

/// So many ids are asked for in one statement.
const AT_ONCE: usize = 500;

/// What was removed in the last thirty days and is still gone, newest first. Taking back its change brings it back.
///
/// # Errors
/// The database's.
pub async fn bin(db: &mut Db, today: NaiveDate, offset: i32) -> Result<Page<BinLine>> {
    let since = today.checked_sub_days(days()).unwrap_or(today);
    let removed = removed(db, clock::begin_of(since)).await?;
    let there = still_there(db, &removed).await?;
    let mut changes: Vec<(String, Vec<Removed>)> = Vec::new();
    for row in removed.into_iter().filter(|row| !there.contains(&row.row_id)) {
        match changes.last_mut() {
            Some((id, rows)) if *id == row.change_id => rows.push(row),
            _ => changes.push((row.change_id.clone(), vec![row])),
        }
    }
    let total = i32::try_from(changes.len()).unwrap_or(i32::MAX);
    let mut lines = Vec::new();
    for (id, removed) in changes.into_iter().skip(usize::try_from(offset).unwrap_or(0)).take(PAGE) {
        lines.push(bin_line(db, &id, &removed).await?);
    }
    Ok(Page { rows: lines, total })
}

struct Removed {
    change_id: String,
    seq: i64,
    kind: String,
    row_id: String,
}

/// Removed rows, but for those that the same change had added.
async fn removed(db: &mut Db, since: DateTime<Utc>) -> Result<Vec<Removed>> {
    let sql = "select r.change_id, r.seq, r.kind, r.row_id from journal_row r join journal_change c on c.id = r.change_id \
               where r.before_image is not null and r.after_image is null \
               and c.undone = 0 and c.undoable = 1 and c.at >= $1 \
               and r.row_id not in (select a.row_id from journal_row a where a.change_id = r.change_id and a.before_image is null) \
               order by c.seq desc, r.seq";
    let read = |row: &AnyRow| {
        Ok(Removed {
            change_id: row.try_get("change_id")?,
            seq: row.try_get("seq")?,
            kind: row.try_get("kind")?,
            row_id: row.try_get("row_id")?,
        })
    };
    rows(db, sql, [since.to_text().as_str().into()]).await?.iter().map(read).collect()
}

/// The ids of those that came back since.
async fn still_there(db: &mut Db, removed: &[Removed]) -> Result<BTreeSet<String>> {
    let mut kinds: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
    for row in removed {
        kinds.entry(&row.kind).or_default().push(&row.row_id);
    }
    let mut there = BTreeSet::new();
    for (kind, ids) in kinds {
        for ids in ids.chunks(AT_ONCE) {
            let sql = format!("select id from {kind} where id in ({})", marks(1, ids.len()));
            for row in rows(db, &sql, ids.iter().map(|id| Value::from(*id))).await? {
                there.insert(row.try_get("id")?);
            }
        }
    }
    Ok(there)
}

async fn bin_line(db: &mut Db, change_id: &str, removed: &[Removed]) -> Result<BinLine> {
    let sql = format!("select {LINE} from journal_change c where c.id = $1");
    let found = rows(db, &sql, [change_id.into()]).await?;
    let mut line = line(found.first().ok_or(Error::StoreDamaged)?)?;
    let sql = "select seq, kind, before_image from journal_row where change_id = $1 order by seq";
    for row in rows(db, sql, [change_id.into()]).await? {
        let seq: i64 = row.try_get("seq")?;
        if removed.iter().any(|removed| removed.seq == seq) {
            line.fields.extend(differences(row.try_get("kind")?, &image(&row, "before_image")?, &Image::new()));
        }
    }
    let at = DateTime::<Utc>::from_text(&line.at).ok_or(Error::StoreDamaged)?;
    let kinds = removed.iter().map(|row| row.kind.clone()).collect::<BTreeSet<_>>().into_iter().collect();
    Ok(BinLine { line, kinds, until: last_day_in_bin(clock::day_of(at)) })
}
