//! The retention table, and the destruction calendar that follows from it.

use chrono::NaiveDate;

use super::rules::{Due, MAX_MONTHS, after, due, is_fixed, shipped_days, shipped_months, taken_back};
use super::{DueRow, RetentionKind, RetentionRow, RetentionTerm, RetentionTermId, store as sql};
use crate::Result;
use crate::error::Error;
use crate::family::brief::briefs;
use crate::family::taken_back::{self, TakenBackChild};
use crate::family::{ChildId, brief::ChildBrief};
use crate::finding::{Finding, FindingCode};
use crate::store::{Actor, Changed, Db, Page, Record, Store, TextCell as _, What};
use crate::typed::Typed;

/// Rows on one page of the calendar.
const PAGE: usize = 20;
/// How far the calendar looks ahead, in months.
const AHEAD_MONTHS: i32 = 12;

/// How long what is kept, and how many children are due now that nothing holds.
///
/// # Errors
/// The database's.
pub async fn table(db: &mut Db, today: NaiveDate) -> Result<Vec<RetentionRow>> {
    let own = sql::own_terms(db).await?;
    let holds = sql::holds(db).await?;
    let back = taken_back::children(db).await?;
    let dues = dues(db, &back, today).await?;
    let row = |kind: &RetentionKind| {
        let term = own.iter().find(|term| term.kind == *kind).cloned();
        let shipped_months = shipped_months(*kind);
        let is_due =
            |(child, due): &&(ChildId, Due)| due.kind == *kind && due.due_on <= today && !holds.contains_key(child);
        RetentionRow {
            kind: *kind,
            months: term.as_ref().filter(|_| !is_fixed(*kind)).map_or(shipped_months, |term| term.months),
            shipped_months,
            days: shipped_days(*kind),
            fixed: is_fixed(*kind),
            source: term.as_ref().and_then(|term| term.source.clone()),
            due: i32::try_from(dues.iter().filter(is_due).count()).unwrap_or(i32::MAX),
            term,
        }
    };
    Ok(RetentionKind::ALL.iter().map(row).collect())
}

/// Keeps the board's own term, written over the version it was read at (0 for none); no months put the shipped term back.
///
/// # Errors
/// `Invalid` for a term that is fixed or out of range, `Conflict`, or the database's.
pub async fn save(
    store: &Store,
    actor: &Actor,
    kind: RetentionKind,
    months: Option<i32>,
    source: Option<String>,
    version: i32,
) -> Result<Changed<()>> {
    let mut typed = Typed::default();
    let source = typed.line("source", source.as_deref());
    if is_fixed(kind) {
        // Not even the term that holds: there is nothing to keep.
        let only = shipped_months(kind);
        typed.add([Finding::refusal("months", FindingCode::OutOfRange).with("min", only).with("max", only)]);
    } else if let Some(months) = months {
        typed.number("months", months, 1, MAX_MONTHS);
    }
    typed.accept()?;
    let wanted = &months.map(|months| RetentionTerm { id: RetentionTermId::new(), version, kind, months, source });
    store
        .change(actor, What::new("privacy.term", kind.to_text()), move |tx| {
            Box::pin(async move {
                let now = sql::own_term(tx.db(), kind).await?;
                match (now, wanted) {
                    (Some(now), Some(wanted)) => {
                        tx.update(&RetentionTerm { id: now.id, ..wanted.clone() }).await?;
                    }
                    (Some(now), None) => tx.delete(&RetentionTerm { version, ..now }).await?,
                    (None, Some(wanted)) if version == 0 => {
                        tx.insert(wanted).await?;
                    }
                    (None, None) if version == 0 => {}
                    (None, _) => return Err(gone(kind)),
                }
                Ok(())
            })
        })
        .await
}

/// Somebody put the shipped term back meanwhile.
fn gone(kind: RetentionKind) -> Error {
    Error::NotFound { kind: RetentionTerm::TABLE.into(), id: kind.to_text() }
}

/// Children whose term passed or passes within a year: first day first, then by achternaam. One that was taken back stands here from
/// the day it must go: until then whoever took it back can do it again, and it is nobody's to decide about.
///
/// # Errors
/// The database's.
pub async fn calendar(db: &mut Db, offset: i32, today: NaiveDate) -> Result<Page<DueRow>> {
    let horizon = after(today, AHEAD_MONTHS);
    let back = taken_back::children(db).await?;
    let mut dues = dues(db, &back, today).await?;
    dues.retain(|(_, due)| due.due_on <= horizon);
    dues.sort_by_key(|(_, due)| due.due_on);
    let total = i32::try_from(dues.len()).unwrap_or(i32::MAX);
    let offset = usize::try_from(offset).unwrap_or(0);
    let (before, near) = days_of_page(&dues, offset);
    // Names are read of those days only: a whole class leaves on one, and twenty years of classes may wait.
    let ids: Vec<ChildId> = near.iter().map(|(id, _)| id.clone()).collect();
    let mut children = briefs(db, &ids).await?;
    children.extend(back.into_iter().map(|one| (one.brief.id.clone(), one.brief)));
    let mut rows: Vec<(ChildBrief, Due)> =
        near.iter().filter_map(|(id, due)| Some((children.remove(id)?, *due))).collect();
    rows.sort_by(|(one, due), (other, later)| {
        (due.due_on, &one.sort_key, &one.id).cmp(&(later.due_on, &other.sort_key, &other.id))
    });
    let mut holds = sql::holds(db).await?;
    let row = |(child, due): (ChildBrief, Due)| DueRow {
        hold: holds.remove(&child.id),
        child_id: child.id,
        name: child.name,
        born_on: child.born_on,
        kind: due.kind,
        ended_on: due.ended_on,
        due_on: due.due_on,
        is_due: due.due_on <= today,
    };
    let rows = rows.into_iter().skip(offset - before).take(PAGE).map(row).collect();
    Ok(Page { rows, total })
}

/// All that is due on the days that a page shows, and how many are due before those days.
fn days_of_page(dues: &[(ChildId, Due)], offset: usize) -> (usize, &[(ChildId, Due)]) {
    let Some((_, first)) = dues.get(offset) else { return (offset, &[]) };
    let last = dues.get(offset + PAGE - 1).or(dues.last()).map_or(first.due_on, |(_, due)| due.due_on);
    let before = dues.partition_point(|(_, due)| due.due_on < first.due_on);
    let until = dues.partition_point(|(_, due)| due.due_on <= last);
    (before, dues.get(before..until).unwrap_or_default())
}

async fn dues(db: &mut Db, back: &[TakenBackChild], today: NaiveDate) -> Result<Vec<(ChildId, Due)>> {
    let terms = sql::terms(db).await?;
    let facts = sql::facts(db, None).await?;
    let here = facts.into_iter().filter_map(|(id, facts)| Some((id, due(&facts, &terms, today)?)));
    let back = back.iter().map(|one| (one.brief.id.clone(), taken_back(one.on)));
    Ok(here.chain(back.filter(|(_, due)| due.due_on <= today)).collect())
}

/// Refuses when nobody is chosen.
pub(super) fn some_chosen(ids: &[ChildId]) -> Result<()> {
    let mut typed = Typed::default();
    if ids.is_empty() {
        typed.refuse("children", FindingCode::NoneChosen);
    }
    typed.accept()
}
