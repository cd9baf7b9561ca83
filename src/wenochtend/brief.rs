//! What other rooms ask of mornings.

use std::collections::HashMap;

use chrono::NaiveDate;

use super::draft::WenTodo;
use crate::Result;
use crate::intake::ApplicationId;
use crate::intake::sight::Sight;
use crate::store::Db;

/// The first morning that stands of each of these aanmeldingen; those without one are left out.
///
/// # Errors
/// The database's.
pub async fn first_mornings(_db: &mut Db, _ids: &[ApplicationId]) -> Result<HashMap<ApplicationId, NaiveDate>> {
    Ok(HashMap::new())
}

/// What is left to do about mornings, as far as it is about children who are seen.
///
/// # Errors
/// The database's.
pub async fn todo(_db: &mut Db, _sight: &Sight, _today: NaiveDate) -> Result<WenTodo> {
    Ok(WenTodo::default())
}
