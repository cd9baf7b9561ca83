//! Making a letter: whom it can go to, how it will look, and keeping what was made.

use chrono::NaiveDate;

use super::{BatchLine, LetterId, LetterKind, LetterOrder, LetterPlan};
use crate::Result;
use crate::family::CaregiverId;
use crate::intake::ApplicationId;
use crate::store::{Actor, Changed, Db, Store};

/// A file to be saved where the user says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PaperFile {
    /// A name that every system allows.
    pub name: String,
    /// Its bytes.
    pub content: Vec<u8>,
}

/// Whom a letter can go to, and what is missing.
///
/// # Errors
/// `NotFound`, or the database's.
pub async fn plan(_db: &mut Db, _order: &LetterOrder, _today: NaiveDate) -> Result<LetterPlan> {
    todo!()
}

/// The pages of a letter before it is made, as SVG.
///
/// # Errors
/// `Invalid` when it cannot be made, `NotFound`, or the database's.
pub async fn preview(
    _db: &mut Db,
    _order: &LetterOrder,
    _caregiver_ids: &[CaregiverId],
    _today: NaiveDate,
) -> Result<Vec<String>> {
    todo!()
}

/// Makes a letter for each of these recipients and keeps it.
///
/// # Errors
/// `Invalid` when it cannot be made, `NotFound`, or the database's.
pub async fn make(
    _store: &Store,
    _actor: &Actor,
    _order: &LetterOrder,
    _recipients: &[Vec<CaregiverId>],
    _today: NaiveDate,
) -> Result<Changed<Vec<LetterId>>> {
    todo!()
}

/// The aanmeldingen this letter could be made for now.
///
/// # Errors
/// The database's.
pub async fn batch(_db: &mut Db, _kind: LetterKind, _today: NaiveDate) -> Result<Vec<BatchLine>> {
    todo!()
}

/// The pages of a kept letter, as SVG.
///
/// # Errors
/// `NotFound`, or the database's.
pub async fn pages(_db: &mut Db, _id: &LetterId) -> Result<Vec<String>> {
    todo!()
}

/// A kept letter as PDF/UA.
///
/// # Errors
/// `NotFound`, or the database's.
pub async fn pdf(_db: &mut Db, _id: &LetterId) -> Result<PaperFile> {
    todo!()
}

/// The preparation sheet as PDF/UA, with room to write.
///
/// # Errors
/// `NotFound`, or the database's.
pub async fn preparation_pdf(_db: &mut Db, _id: &ApplicationId, _today: NaiveDate) -> Result<PaperFile> {
    todo!()
}
