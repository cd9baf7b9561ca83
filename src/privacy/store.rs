//! The room's SQL.

use std::collections::HashMap;

use super::rules::{Facts, Terms};
use super::{Erasure, Hold, RetentionKind, RetentionTerm};
use crate::Result;
use crate::family::{self, ChildId};
use crate::intake;
use crate::store::erase::FreeText;
use crate::store::{Cell, Db, Page, Value, all, marks, rows};

/// So many ids go into one question: far below the limits of both engines.
const BATCH: usize = 500;

/// What the calendar needs to know of children: of all, or of these. A child of which nothing is known is left out.
pub(super) async fn facts(db: &mut Db, ids: Option<&[ChildId]>) -> Result<HashMap<ChildId, Facts>> {
    let mut facts: HashMap<ChildId, Facts> = HashMap::new();
    for (child, placed_until) in family::owned::placed_until(db, ids).await? {
        facts.entry(child).or_default().placed_until = Some(placed_until);
    }
    for (child, applications) in intake::owned::outcomes(db, ids).await? {
        facts.entry(child).or_default().applications = applications;
    }
    Ok(facts)
}

/// The board's own terms.
pub(super) async fn own_terms(db: &mut Db) -> Result<Vec<RetentionTerm>> {
    all(db, "order by kind", []).await
}

/// The term the board chose for one kind, if it did.
pub(super) async fn own_term(db: &mut Db, kind: RetentionKind) -> Result<Option<RetentionTerm>> {
    Ok(all(db, "where kind = $1", [kind.to_value()]).await?.pop())
}

/// The terms that hold.
pub(super) async fn terms(db: &mut Db) -> Result<Terms> {
    Ok(Terms::of(own_terms(db).await?.into_iter().map(|term| (term.kind, term.months))))
}

/// The holds that are not lifted, by child.
pub(super) async fn holds(db: &mut Db) -> Result<HashMap<ChildId, Hold>> {
    let holds: Vec<Hold> = all(db, "where lifted_on is null order by id", []).await?;
    Ok(holds.into_iter().map(|hold| (hold.child_id.clone(), hold)).collect())
}

/// What keeps a child, if something does.
pub(super) async fn hold_of(db: &mut Db, child_id: &ChildId) -> Result<Option<Hold>> {
    Ok(all(db, "where child_id = $1 and lifted_on is null order by id", [child_id.to_value()]).await?.pop())
}

/// All holds there ever were on these children.
pub(super) async fn holds_ever(db: &mut Db, ids: &[ChildId]) -> Result<Vec<Hold>> {
    let mut holds = Vec::new();
    for batch in ids.chunks(BATCH) {
        let within = format!("where child_id in ({}) order by id", marks(1, batch.len()));
        holds.extend(all::<Hold>(db, &within, batch.iter().map(Cell::to_value)).await?);
    }
    Ok(holds)
}

/// What was erased, newest first.
pub(super) async fn erasures(db: &mut Db, limit: i32, offset: i32) -> Result<Page<Erasure>> {
    let total = rows(db, "select count(*) as n from erasure", []).await?;
    let total = total.first().map_or(Ok(0), |row| i32::read(row, "n"))?;
    let page = [i64::from(limit).into(), i64::from(offset.max(0)).into()];
    let rows = all(db, "order by erased_at desc, id desc limit $1 offset $2", page).await?;
    Ok(Page { rows, total })
}

/// A row in whose free text one of the asked words stands.
pub(super) struct Told {
    pub(super) id: String,
    pub(super) child_id: Option<ChildId>,
    pub(super) texts: Vec<(&'static str, String)>,
}

/// Rows in whose free text `pattern` stands, whatever its capitals; at most so many.
pub(super) async fn told(db: &mut Db, of: &FreeText, pattern: &str, limit: i32) -> Result<Vec<Told>> {
    let says = of.columns.iter().map(|column| format!("lower(t.{column}) like $1 escape '\\'"));
    let says = says.collect::<Vec<_>>().join(" or ");
    let columns = of.columns.iter().map(|column| format!("t.{column}")).collect::<Vec<_>>().join(", ");
    let child = of.child.map_or_else(|| "cast(null as text)".to_owned(), str::to_owned);
    let table = of.table;
    let sql =
        format!("select t.id, {child} as about_child, {columns} from {table} t where {says} order by t.id limit $2");
    let values: [Value; 2] = [pattern.into(), i64::from(limit).into()];
    let mut found = Vec::new();
    for row in rows(db, &sql, values).await? {
        let mut texts = Vec::new();
        for column in of.columns {
            if let Some(text) = Cell::read(&row, column)? {
                texts.push((*column, text));
            }
        }
        found.push(Told { id: Cell::read(&row, "id")?, child_id: Cell::read(&row, "about_child")?, texts });
    }
    Ok(found)
}
