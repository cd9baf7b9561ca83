//! The names of groups, for lists of other rooms.

use std::collections::HashMap;

use sqlx::Row;

use super::GroupId;
use crate::Result;
use crate::store::{Cell, Db, marks, rows};

/// The names of these groups, whatever their year.
///
/// # Errors
/// The database's.
pub async fn group_names(db: &mut Db, ids: &[GroupId]) -> Result<HashMap<GroupId, String>> {
    if ids.is_empty() {
        return Ok(HashMap::new());
    }
    let sql = format!("select id, name from school_group where id in ({})", marks(1, ids.len()));
    let found = rows(db, &sql, ids.iter().map(|id| id.as_ref().into())).await?;
    found.iter().map(|row| Ok((GroupId::read(row, "id")?, row.try_get("name")?))).collect()
}
