//! The history: who changed what, when, from what to what.

mod whole;

use std::collections::BTreeSet;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use serde_json::Value;
use sqlx::Row;
use sqlx::any::AnyRow;

use super::cell::{Image, Value as SqlValue};
use super::read::{Db, Page, marks, rows};
use crate::error::{Error, Result};

pub use whole::{Days, page, people};

/// One field that a change gave another value.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, specta::Type)]
pub struct HistoryField {
    /// The kind of record the field is of.
    pub kind: String,
    /// The field.
    pub field: String,
    /// Its value before; none for a record that was new.
    pub before: Option<String>,
    /// Its value after; none for a record that was removed.
    pub after: Option<String>,
}

/// One change, as far as it touched the records asked for.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, specta::Type)]
pub struct HistoryLine {
    /// The change.
    pub change_id: String,
    /// When, in UTC.
    pub at: String,
    /// By whom.
    pub actor: String,
    /// The deed's key.
    pub deed: String,
    /// Whom or what it was about.
    pub subject: String,
    /// Whether it was taken back later.
    pub undone: bool,
    /// Whether it can be taken back at all.
    pub undoable: bool,
    /// What changed.
    pub fields: Vec<HistoryField>,
}

/// What to look for in the whole history.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize, specta::Type)]
pub struct HistoryQuery {
    /// By this person only.
    pub actor: Option<String>,
    /// Deeds whose key begins so (`application`, `letter.make`; several with commas), also taken back or done again.
    pub deed: Option<String>,
    /// Words in the subject, whatever the accents and capitals.
    pub text: String,
    /// On this day or later, at this desk.
    pub from: Option<NaiveDate>,
    /// On this day or earlier.
    pub until: Option<NaiveDate>,
    /// So many lines at most; 1 to 500.
    pub limit: i32,
    /// After so many.
    pub offset: i32,
}

/// What taking a change back, or doing it again, would touch.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, specta::Type)]
pub struct UndoPreview {
    /// The change, with each field from what stands there now to what would come.
    pub line: HistoryLine,
    /// Whether it would be done again instead of taken back.
    pub again: bool,
    /// Why it cannot be done.
    pub blocked: Option<UndoBlock>,
}

/// Why a change cannot be taken back.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, specta::Type)]
#[serde(tag = "why", rename_all = "snake_case")]
pub enum UndoBlock {
    /// A later change touched the same record, or refers to it.
    Later {
        /// That change, if it can be told.
        line: Option<HistoryLine>,
    },
    /// It changed more than records: keys, files, or what was erased.
    NotUndoable,
    /// This role may not.
    NotAllowed,
}

/// A change that removed something, in the bin for 30 days.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, specta::Type)]
pub struct BinLine {
    /// The change, with what was removed as fields.
    pub line: HistoryLine,
    /// The kinds of data that were removed.
    pub kinds: Vec<String>,
    /// The last day in the bin.
    pub until: NaiveDate,
}

/// When the first change was made, in UTC; none of a store in which nothing was.
///
/// # Errors
/// The database's.
pub async fn first_change_at(db: &mut Db) -> Result<Option<String>> {
    let first = rows(db, "select at from journal_change order by seq limit 1", []).await?;
    first.first().map(|row| Ok(row.try_get("at")?)).transpose()
}

/// The changes that touched any of these records, newest first.
///
/// # Errors
/// The database's.
pub async fn history(db: &mut Db, record_ids: &[String], limit: i32, offset: i32) -> Result<Page<HistoryLine>> {
    if record_ids.is_empty() {
        return Ok(Page { rows: Vec::new(), total: 0 });
    }
    let ids = || record_ids.iter().map(|id| id.as_str().into());
    let within = format!("in ({})", marks(1, record_ids.len()));
    let total = format!("select count(distinct change_id) as n from journal_row where row_id {within}");
    let total: i64 = rows(db, &total, ids()).await?.first().map_or(Ok(0), |row| row.try_get("n"))?;
    let next = record_ids.len() + 1;
    let sql = format!(
        "select {LINE} from journal_change c \
         where c.id in (select change_id from journal_row where row_id {within}) \
         order by c.seq desc limit ${next} offset ${}",
        next + 1
    );
    let changes = rows(db, &sql, ids().chain([i64::from(limit).into(), i64::from(offset).into()])).await?;
    let mut lines = changes.iter().map(line).collect::<Result<Vec<_>>>()?;
    fill(db, &mut lines, record_ids).await?;
    Ok(Page { rows: lines, total: i32::try_from(total).unwrap_or(i32::MAX) })
}

/// The columns of a line, of `journal_change c`.
pub(super) const LINE: &str = "c.id, c.at, c.actor, c.deed, c.subject, c.undone, c.undoable";

/// A line without its fields.
pub(super) fn line(row: &AnyRow) -> Result<HistoryLine> {
    Ok(HistoryLine {
        change_id: row.try_get("id")?,
        at: row.try_get("at")?,
        actor: row.try_get("actor")?,
        deed: row.try_get("deed")?,
        subject: row.try_get("subject")?,
        undone: row.try_get::<i64, _>("undone")? != 0,
        undoable: row.try_get::<i64, _>("undoable")? != 0,
        fields: Vec::new(),
    })
}

/// Gives each line its fields: of these records only, or of all when none is named.
pub(super) async fn fill(db: &mut Db, lines: &mut [HistoryLine], record_ids: &[String]) -> Result<()> {
    if lines.is_empty() {
        return Ok(());
    }
    let mut sql = format!(
        "select change_id, kind, before_image, after_image, salt from journal_row where change_id in ({})",
        marks(1, lines.len())
    );
    if !record_ids.is_empty() {
        let within = format!(" and row_id in ({})", marks(lines.len() + 1, record_ids.len()));
        sql.push_str(&within);
    }
    sql.push_str(" order by change_id, seq");
    let values = lines.iter().map(|line| &line.change_id).chain(record_ids).map(|id| id.as_str().into());
    let values = values.collect::<Vec<SqlValue>>();
    for row in rows(db, &sql, values).await? {
        let (change_id, kind): (&str, &str) = (row.try_get("change_id")?, row.try_get("kind")?);
        let fields = differences(kind, &image(&row, "before_image")?, &image(&row, "after_image")?);
        let line = lines.iter_mut().find(|line| line.change_id == change_id);
        if let Some(line) = line {
            line.fields.extend(fields);
            // What was erased cannot be put back.
            line.undoable &= row.try_get::<Option<&str>, _>("salt")?.is_some();
        }
    }
    Ok(())
}

pub(super) fn image(row: &AnyRow, name: &str) -> Result<Image> {
    let text: Option<&str> = row.try_get(name)?;
    text.map_or(Ok(Image::new()), |text| serde_json::from_str(text).map_err(|_| Error::StoreDamaged))
}

/// Fields that differ; ids and search keys are for the program, not for a reader.
pub(super) fn differences(kind: &str, before: &Image, after: &Image) -> Vec<HistoryField> {
    let names: BTreeSet<&String> = before.keys().chain(after.keys()).collect();
    let shown = |name: &str| !(name == "id" || name == "version" || name == "search_key" || name == "sort_key");
    names
        .into_iter()
        .filter(|name| shown(name) && before.get(*name) != after.get(*name))
        .map(|name| HistoryField {
            kind: kind.into(),
            field: name.clone(),
            before: plain(before.get(name)),
            after: plain(after.get(name)),
        })
        .filter(|field| field.before.is_some() || field.after.is_some())
        .collect()
}

fn plain(value: Option<&Value>) -> Option<String> {
    let value = value?;
    match value {
        Value::Null => None,
        Value::String(text) => Some(text.clone()),
        Value::Bool(_) | Value::Number(_) | Value::Array(_) | Value::Object(_) => Some(value.to_string()),
    }
}
