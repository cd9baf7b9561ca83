//! The room's SQL.

use super::LetterRow;
use crate::Result;
use crate::intake::ApplicationId;
use crate::store::Db;

/// The letters of an aanmelding, newest first.
///
/// # Errors
/// The database's.
pub async fn letters(_db: &mut Db, _id: &ApplicationId) -> Result<Vec<LetterRow>> {
    todo!()
}
