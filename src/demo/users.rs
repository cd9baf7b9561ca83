//! Who may open the demo: one of each role, so that each can be tried.

use chrono::NaiveDate;

use super::dates::plus;
use super::school::Staff;
use crate::rights::Role;
use crate::store::keys::Keyholder;
use crate::users::{User, UserId};

/// The id, the name, which somebody of the team has too, and the role.
const USERS: [(&str, &str, Role); 4] = [
    ("demo-directeur", "Anja de Groot", Role::Director),
    ("demo-administratie", "Truus Ermers", Role::Office),
    ("demo-leerkracht", "Sanne de Wit", Role::Teacher),
    ("demo-lezer", "Liesbeth Kusters", Role::Reader),
];
/// How many days ago the rights were looked at.
const CONFIRMED: i64 = 96;

/// Everyone who may open the demo, the director first.
#[must_use]
pub fn people() -> Vec<Keyholder> {
    USERS.iter().map(|(id, name, _)| Keyholder { id: (*id).into(), name: (*name).into() }).collect()
}

/// Their rows.
pub(super) fn users(staff: &Staff, today: NaiveDate) -> Vec<User> {
    let row = |(id, name, role): &(&str, &str, Role)| User {
        id: UserId::from((*id).to_owned()),
        version: 0,
        name: (*name).into(),
        role: *role,
        staff_id: staff.named(name),
        confirmed_on: plus(today, -CONFIRMED),
        ended_on: None,
    };
    USERS.iter().map(row).collect()
}
