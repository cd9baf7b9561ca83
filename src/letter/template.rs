//! Templates: plain text with fields between braces, shipped by the program and changed by the school.

use chrono::NaiveDate;

use super::{LetterKind, Template, TemplateCheck, TemplateDraft, TemplateRow, TemplateView};
use crate::Result;
use crate::store::{Actor, Changed, Db, Store};

/// All templates, in the order of the intake.
///
/// # Errors
/// The database's.
pub async fn templates(_db: &mut Db) -> Result<Vec<TemplateRow>> {
    todo!()
}

/// One template, with the fields it may hold.
///
/// # Errors
/// The database's.
pub async fn template(_db: &mut Db, _kind: LetterKind, _today: NaiveDate) -> Result<TemplateView> {
    todo!()
}

/// What a typed template looks like for an invented child. Writes nothing.
///
/// # Errors
/// The database's.
pub async fn check(_db: &mut Db, _draft: &TemplateDraft, _today: NaiveDate) -> Result<TemplateCheck> {
    todo!()
}

/// Writes the school's own words down.
///
/// # Errors
/// `Invalid`, `Conflict`, or the database's.
pub async fn save(
    _store: &Store,
    _actor: &Actor,
    _draft: &TemplateDraft,
    _today: NaiveDate,
) -> Result<Changed<Template>> {
    todo!()
}

/// Puts the shipped text back; undo brings the school's own back again.
///
/// # Errors
/// `Conflict`, or the database's.
pub async fn reset(_store: &Store, _actor: &Actor, _kind: LetterKind, _version: i32) -> Result<Changed<()>> {
    todo!()
}
