//! The few facts of the school that lists of other rooms show: names of groups, vacations somebody must check.

use std::collections::HashMap;

use sqlx::Row;

use super::{ClosedPeriod, GroupId, PeriodStatus, StaffId};
use crate::Result;
use crate::store::{Cell, Db, all, marks, rows};

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

/// Vacations and closed days of these two school years and those between, of which the dates are not sure; by date.
///
/// # Errors
/// The database's.
pub async fn periods_to_check(db: &mut Db, first_year: i32, last_year: i32) -> Result<Vec<ClosedPeriod>> {
    let tail = "where status = $1 and school_year_id in \
         (select id from school_year where start_year >= $2 and start_year <= $3) order by starts_on, id";
    all(db, tail, [PeriodStatus::Check.to_value(), first_year.to_value(), last_year.to_value()]).await
}

/// The groups that somebody teaches, in this school year and later ones.
///
/// # Errors
/// The database's.
pub async fn groups_of_teacher(db: &mut Db, staff_id: &StaffId, first_year: i32) -> Result<Vec<GroupId>> {
    let sql = "select distinct t.group_id from group_teaching t join school_group g on g.id = t.group_id \
         join school_year y on y.id = g.school_year_id where t.staff_id = $1 and y.start_year >= $2";
    let found = rows(db, sql, [staff_id.to_value(), first_year.to_value()]).await?;
    found.iter().map(|row| Ok(GroupId::read(row, "group_id")?)).collect()
}

/// The names of the groups that somebody teaches in one school year.
///
/// # Errors
/// The database's.
pub async fn names_of_teacher(db: &mut Db, staff_id: &StaffId, year: i32) -> Result<Vec<String>> {
    let sql = "select distinct g.name from group_teaching t join school_group g on g.id = t.group_id \
         join school_year y on y.id = g.school_year_id where t.staff_id = $1 and y.start_year = $2";
    let found = rows(db, sql, [staff_id.to_value(), year.to_value()]).await?;
    found.iter().map(|row| Ok(row.try_get("name")?)).collect()
}

/// The names of all groups there ever were, by id.
///
/// # Errors
/// The database's.
pub async fn all_group_names(db: &mut Db) -> Result<HashMap<String, String>> {
    let found = rows(db, "select id, name from school_group", []).await?;
    found.iter().map(|row| Ok((row.try_get("id")?, row.try_get("name")?))).collect()
}
