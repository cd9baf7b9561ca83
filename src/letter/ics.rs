//! An interview as an ICS file, to attach to the invitation.

use chrono::{DateTime, Utc};

use super::make::PaperFile;
use crate::Result;
use crate::intake::InterviewId;
use crate::store::Db;

/// The talk as an event. It names the child, the school and the time, and nobody's address.
///
/// # Errors
/// `NotFound`, or the database's.
pub async fn invitation(_db: &mut Db, _id: &InterviewId, _now: DateTime<Utc>) -> Result<PaperFile> {
    todo!()
}
