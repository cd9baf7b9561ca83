//! The room's SQL.

use sqlx::Row;

use super::User;
use crate::error::{Error, Result};
use crate::store::keys::Keyholder;
use crate::store::{Db, all, find, rows};

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

/// What everybody is called, and was called before another name was given.
///
/// # Errors
/// The database's.
pub async fn names(db: &mut Db) -> Result<Vec<Keyholder>> {
    let now = users(db).await?.into_iter();
    let mut names: Vec<_> = now.map(|user| Keyholder { id: user.id.to_string(), name: user.name }).collect();
    let sql = "select row_id, before_image from journal_row where kind = 'app_user' and before_image is not null";
    for row in rows(db, sql, []).await? {
        let before: serde_json::Value =
            serde_json::from_str(row.try_get("before_image")?).map_err(|_| Error::StoreDamaged)?;
        if let Some(name) = before["name"].as_str() {
            names.push(Keyholder { id: row.try_get("row_id")?, name: name.into() });
        }
    }
    Ok(names)
}
