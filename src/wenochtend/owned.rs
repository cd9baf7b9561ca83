//! Which rows of this room are whose: for erasing somebody, and for showing somebody all that is kept.

use sqlx::Row;

use super::Morning;
use crate::Result;
use crate::family::ChildId;
use crate::store::erase::{FreeText, RowRef};
use crate::store::{Cell, Db, Record, marks, rows};

/// So many ids go into one question: far below the limits of both engines.
const BATCH: usize = 500;

/// The free text of this room.
pub const FREE_TEXT: &[FreeText] = &[FreeText {
    table: "wenochtend",
    columns: &[
        "escort",
        "play",
        "contact",
        "language",
        "self_reliance",
        "toilet",
        "parents_impression",
        "next_question",
    ],
    child: Some("t.child_id"),
}];

/// The mornings of these children, also those that were called off, by day.
///
/// # Errors
/// The database's.
pub async fn of_children(db: &mut Db, ids: &[ChildId]) -> Result<Vec<RowRef>> {
    let mut mornings = Vec::new();
    for batch in ids.chunks(BATCH) {
        let sql =
            format!("select id from wenochtend where child_id in ({}) order by planned_on, id", marks(1, batch.len()));
        for row in rows(db, &sql, batch.iter().map(Cell::to_value)).await? {
            mornings.push(RowRef { table: Morning::TABLE, id: row.try_get("id")? });
        }
    }
    Ok(mornings)
}
