//! The page about users.

use std::collections::HashMap;

use chrono::NaiveDate;

use super::rules::{last_director, sort, unconfirmed_since};
use super::store::users;
use super::{User, UserId, UserRow, Users};
use crate::error::Result;
use crate::rights;
use crate::school::rules::school_year_start;
use crate::school::store::{groups, staff_names};
use crate::school::{GroupOverview, StaffId};
use crate::store::Db;
use crate::store::keys::Keyholder;

/// Who may open the store, as the one with the id `you` sees it; `holders` have a key.
///
/// # Errors
/// The database's.
pub async fn list(db: &mut Db, you: &UserId, holders: &[Keyholder], today: NaiveDate) -> Result<Users> {
    let mut everyone = users(db).await?;
    sort(&mut everyone);
    let names = staff_names(db).await?;
    let groups = groups(db, school_year_start(today)).await?;
    let last = last_director(&everyone, holders).cloned();
    Ok(Users {
        unconfirmed_since: unconfirmed_since(&everyone, today),
        rights: rights::table(),
        users: everyone
            .into_iter()
            .map(|user| UserRow {
                is_you: user.id == *you,
                is_last_director: Some(&user.id) == last.as_ref(),
                ..row(user, &names, &groups)
            })
            .collect(),
    })
}

fn row(user: User, names: &HashMap<StaffId, String>, groups: &[GroupOverview]) -> UserRow {
    let teaches =
        |group: &&GroupOverview| group.teachings.iter().any(|one| Some(&one.staff_id) == user.staff_id.as_ref());
    UserRow {
        staff_name: user.staff_id.as_ref().and_then(|id| names.get(id).cloned()),
        groups: groups.iter().filter(teaches).map(|one| one.group.name.clone()).collect(),
        is_you: false,
        is_last_director: false,
        user,
    }
}
