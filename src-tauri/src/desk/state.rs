//! How the desk stands, as the window hears it.

use driehoek::rights::{Right, Role};
use driehoek::store::keys::Keyholder;
use driehoek::users::User;
use serde::Serialize;

/// What the window shows first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, specta::Type)]
#[serde(rename_all = "snake_case")]
pub enum DeskStage {
    /// No store yet: the first start.
    New,
    /// A store that is locked.
    Locked,
    /// A store whose key file is gone.
    KeysMissing,
    /// Open.
    Open,
}

/// How the desk stands.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, specta::Type)]
pub struct DeskState {
    /// What to show.
    pub stage: DeskStage,
    /// The folder of the store.
    pub folder: String,
    /// Who opened it, with what they may do.
    pub user: Option<DeskUser>,
    /// Who can open it with a passphrase; by name.
    pub people: Vec<Keyholder>,
    /// Seconds until another passphrase may be tried.
    pub wait_seconds: i32,
    /// What this computer's keychain can do.
    pub keychain: KeychainState,
    /// Locks by itself after so many minutes without a key or a click.
    pub idle_minutes: i32,
    /// The moment of the backup that is open, to be read only, instead of the store.
    pub backup_of: Option<String>,
    /// The demo's passphrase, when this is the demo.
    pub demo_passphrase: Option<String>,
    /// The program's version.
    pub version: String,
    /// The calendar day at this desk.
    pub today: chrono::NaiveDate,
}

/// Who opened the store.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, specta::Type)]
pub struct DeskUser {
    /// The user.
    pub id: String,
    /// As the history shows it.
    pub name: String,
    /// Their role.
    pub role: Role,
    /// What they may do.
    pub rights: Vec<Right>,
}

/// What this computer's keychain can do.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, specta::Type)]
pub struct KeychainState {
    /// Whether there is one. Not asked while the store is open and nobody looks.
    pub is_there: bool,
    /// Whose key it remembers.
    pub remembers: Option<Keyholder>,
}

impl From<&User> for DeskUser {
    fn from(user: &User) -> Self {
        let User { id, name, role, .. } = user;
        Self { id: id.to_string(), name: name.clone(), role: *role, rights: role.rights() }
    }
}
