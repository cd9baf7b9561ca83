//! The school's logo on its letters.

use serde::Serialize;

use crate::Result;
use crate::store::{Actor, Changed, Db, Store};

/// The logo as Instellingen shows it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, specta::Type)]
pub struct LogoView {
    /// What the file was called.
    pub file_name: String,
    /// `image/png`, `image/jpeg` or `image/svg+xml`.
    pub media_type: String,
    /// Base64.
    pub content: String,
    /// See the change door.
    pub version: i32,
}

/// The logo, if there is one.
///
/// # Errors
/// The database's.
pub async fn logo(_db: &mut Db) -> Result<Option<LogoView>> {
    todo!()
}

/// Takes a picture as the logo; one that stood there is replaced.
///
/// # Errors
/// `Invalid` when it is too large or no picture, or the database's.
pub async fn save(_store: &Store, _actor: &Actor, _file_name: &str, _content: &[u8]) -> Result<Changed<()>> {
    todo!()
}

/// Takes the logo away; undo brings it back.
///
/// # Errors
/// `NotFound`, `Conflict`, or the database's.
pub async fn remove(_store: &Store, _actor: &Actor, _version: i32) -> Result<Changed<()>> {
    todo!()
}
