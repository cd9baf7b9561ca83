//! The room's SQL.

use super::User;
use crate::error::{Error, Result};
use crate::store::{Db, all, find};

/// The person with this id, as long as they may open the store.
///
/// # Errors
/// `UserEnded` when they may not, or never could; or the database's.
pub async fn signed_in(db: &mut Db, id: &str) -> Result<User> {
    let user: Option<User> = find(db, id).await?;
    user.filter(|user| user.ended_on.is_none()).ok_or(Error::UserEnded)
}

/// Everyone who may open the store, or could.
///
/// # Errors
/// The database's.
pub async fn users(db: &mut Db) -> Result<Vec<User>> {
    all(db, "", []).await
}
