//! Users: who may open the store, in which role, and whether that still fits.

pub mod deeds;
pub mod enter;
mod list;
pub mod passphrase;
pub mod rules;
pub mod setup;
pub mod store;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use crate::rights::{RightRow, Role};
use crate::school::StaffId;
use crate::{ids, record};

pub use list::list;

ids! {
    /// Someone who may open the store.
    UserId,
}

record! {
    /// Someone who may open the store.
    pub struct User in "app_user" {
        /// Its id; also names the wrap in the key file.
        pub id: UserId,
        /// See the change door.
        pub version: i32,
        /// As the history shows it; unique.
        pub name: String,
        /// What they are here.
        pub role: Role,
        /// Who they are in the team; a teacher's groups follow from it.
        pub staff_id: Option<StaffId>,
        /// When somebody last said that the role still fits.
        pub confirmed_on: NaiveDate,
        /// From then on they open nothing.
        pub ended_on: Option<NaiveDate>,
    }
}

/// A user as the list shows one.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, specta::Type)]
pub struct UserRow {
    /// The user.
    pub user: User,
    /// Their name in the team.
    pub staff_name: Option<String>,
    /// Names of the groups they teach this school year.
    pub groups: Vec<String>,
    /// The one who looks.
    pub is_you: bool,
    /// The only director left: stays one.
    pub is_last_director: bool,
}

/// The page about users.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, specta::Type)]
pub struct Users {
    /// By role and name; those who ended last.
    pub users: Vec<UserRow>,
    /// Who may what.
    pub rights: Vec<RightRow>,
    /// Since when the rights have not been looked at, when that is a year or longer.
    pub unconfirmed_since: Option<NaiveDate>,
}

/// A user to add.
#[derive(Clone, Debug, Deserialize, specta::Type)]
pub struct NewUser {
    /// As the history will show it.
    pub name: String,
    /// What they will be.
    pub role: Role,
    /// Who they are in the team.
    pub staff_id: Option<StaffId>,
    /// Their first passphrase, typed by themselves.
    pub passphrase: String,
}
