//! What is in no table any more, as the history last knew it.

use std::collections::BTreeMap;

use chrono::{DateTime, NaiveDate, Utc};
use serde_json::Value as Json;
use sqlx::Row;

use super::cell::{Image, TextCell};
use super::read::{Db, rows};
use crate::clock;
use crate::error::{Error, Result};

/// A row that was removed and did not come back.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Gone {
    /// Its id.
    pub id: String,
    /// The day on which it was removed last, at this desk.
    pub on: NaiveDate,
    image: Image,
}

impl Gone {
    /// What stood in a text column; empty where nothing did.
    #[must_use]
    pub fn text(&self, column: &str) -> &str {
        self.image.get(column).and_then(Json::as_str).unwrap_or_default()
    }
}

/// The rows of a table that were removed and did not come back, by id. What was erased is not among them: the history knows nothing of it.
///
/// # Errors
/// The database's.
pub async fn gone(db: &mut Db, table: &'static str) -> Result<Vec<Gone>> {
    // Ordered here: a database that orders by the line's number reads the whole history for it.
    let sql = format!(
        "select r.row_id, r.before_image, c.seq, c.at from journal_row r join journal_change c on c.id = r.change_id \
         where r.kind = $1 and r.before_image is not null and r.after_image is null \
         and not exists (select 1 from {table} t where t.id = r.row_id)"
    );
    let mut last: BTreeMap<String, (i64, Gone)> = BTreeMap::new();
    for row in rows(db, &sql, [table.into()]).await? {
        let (id, seq): (String, i64) = (row.try_get("row_id")?, row.try_get("seq")?);
        if last.get(&id).is_some_and(|(later, _)| *later > seq) {
            continue;
        }
        let (at, image): (&str, &str) = (row.try_get("at")?, row.try_get("before_image")?);
        let at = DateTime::<Utc>::from_text(at).ok_or(Error::StoreDamaged)?;
        let image = serde_json::from_str(image).map_err(|_| Error::StoreDamaged)?;
        last.insert(id.clone(), (seq, Gone { id, on: clock::day_of(at), image }));
    }
    Ok(last.into_values().map(|(_, gone)| gone).collect())
}
