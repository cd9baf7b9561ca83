//! The first user of a new store.

use chrono::NaiveDate;

use super::{User, UserId};
use crate::error::Result;
use crate::rights::Role;
use crate::school::StaffRole;
use crate::school::store::staff;
use crate::store::keys::Keyholder;
use crate::store::{Actor, Changed, Store, What};

/// Makes who sets the school up its director, and the director in the team, if there is one already.
///
/// # Errors
/// `InTheWay` when this user is there already, or the database's.
pub async fn first_user(store: &Store, actor: &Actor, person: &Keyholder, today: NaiveDate) -> Result<Changed<User>> {
    let team = staff(&mut *store.read().await?, false).await?;
    let director = team.into_iter().find(|member| member.role == StaffRole::Director);
    let user = &User {
        id: UserId::from(person.id.clone()),
        version: 0,
        name: person.name.clone(),
        role: Role::Director,
        staff_id: director.map(|member| member.id),
        confirmed_on: today,
        ended_on: None,
    };
    let what = What::new("user.add", &user.name).for_good();
    store.change(actor, what, move |tx| Box::pin(async move { tx.insert(user).await })).await
}
