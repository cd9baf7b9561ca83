//! Backups: whole copies of the store with the keys of that moment, kept in the data folder and, if set, in a second place.
//!
//! A backup is a folder that looks like a data folder: the store file, the key file, and `kopie.json` with what is in it. A copy
//! of it can be opened to be read only, and be put in the place of the store.

mod anchors;
pub(in crate::store) mod folder;
pub mod keep;
mod list;
pub(in crate::store) mod make;
mod manifest;
mod restore;

pub use anchors::{RESTORED, anchors};
pub use folder::{Places, here};
pub use list::{chosen, list, moments, newest_at, row, second};
pub use make::{Made, Making, make, make_if_changed};
pub use manifest::Telling;
pub use restore::{Beside, Opening, Staged, leave_beside, open_beside, stage, sweep_beside};

use serde::{Deserialize, Serialize};

use crate::{ids, record, text_enum};

ids! {
    /// The one row of settings; always `safety`.
    SafetyId,
}

record! {
    /// How the store guards itself.
    pub struct Safety in "safety" {
        /// Always `safety`.
        pub id: SafetyId,
        /// See the change door.
        pub version: i32,
        /// Locks by itself after so many minutes without a key or a click; 1 to 120.
        pub idle_minutes: i32,
        /// Keeps the newest backup of each of so many days.
        pub keep_daily: i32,
        /// And of so many months.
        pub keep_monthly: i32,
        /// And of so many years.
        pub keep_yearly: i32,
        /// A folder on another disk that gets every backup too.
        pub second_place: Option<String>,
    }
}

text_enum! {
    /// Where a backup lies.
    pub enum BackupPlace {
        /// In the data folder.
        Here = "here",
        /// In the second place.
        Second = "second",
        /// In a folder that somebody chose.
        Chosen = "chosen",
    }
}

/// What is in a backup, as its `kopie.json` says.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, specta::Type)]
pub struct Manifest {
    /// When it was made, in UTC.
    pub made_at: String,
    /// The program that made it.
    pub program: String,
    /// The school's name.
    pub school: String,
    /// Size of the store file in kilobytes of 1,000 bytes, rounded up.
    pub kilobytes: i32,
    /// SHA-256 of the store file, in hex.
    pub checksum: String,
    /// Rows of the kinds of data that a person counts: children, aanmeldingen, letters, …
    pub counts: Vec<TableCount>,
    /// The number of the last change in it.
    pub last_seq: i32,
    /// Its place in the chain of the history.
    pub last_hash: String,
    /// When it was made, in UTC; none for an empty store.
    pub last_change_at: Option<String>,
}

/// So many rows of a table.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, specta::Type)]
pub struct TableCount {
    /// The table, which is also the kind of data.
    pub table: String,
    /// How many rows.
    pub rows: i32,
}

/// Names one backup.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, specta::Type)]
pub struct BackupRef {
    /// Where it lies.
    pub place: BackupPlace,
    /// The folder's name there.
    pub name: String,
}

/// A backup as the list shows it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, specta::Type)]
pub struct BackupRow {
    /// Which one.
    pub at: BackupRef,
    /// What is in it; none when its `kopie.json` cannot be read.
    pub manifest: Option<Manifest>,
    /// Who can open it with the passphrase they had then.
    pub people: Vec<super::keys::Keyholder>,
    /// Whether the same backup lies in the other place too.
    pub also_elsewhere: bool,
}

/// The second place.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, specta::Type)]
pub struct SecondPlace {
    /// The folder.
    pub folder: String,
    /// Whether it can be reached now.
    pub is_there: bool,
    /// The newest backup there, in UTC.
    pub newest_at: Option<String>,
}

/// What guards the store, for the page about it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, specta::Type)]
pub struct Backups {
    /// Newest first.
    pub rows: Vec<BackupRow>,
    /// The second place, if one is set.
    pub second: Option<SecondPlace>,
    /// The settings.
    pub safety: Safety,
    /// The folder they lie in.
    pub folder: String,
    /// The last check of the store.
    pub check: Option<StoreCheck>,
}

/// What a check of the store found.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, specta::Type)]
pub struct StoreCheck {
    /// When, in UTC.
    pub at: String,
    /// Empty when all is well.
    pub faults: Vec<StoreFault>,
}

text_enum! {
    /// What can be wrong with a store.
    pub enum FaultKind {
        /// A page of the file does not decrypt, or its structure is broken.
        Integrity = "integrity",
        /// A row refers to one that is not there.
        ForeignKey = "foreign_key",
        /// A line of the history is not what was written.
        ChangedLine = "changed_line",
        /// A line of the history is gone.
        MissingLine = "missing_line",
        /// A line stands where another was written.
        MovedLine = "moved_line",
        /// The history does not hold what a backup says it held.
        Rewritten = "rewritten",
    }
}

/// One thing that is wrong.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, specta::Type)]
pub struct StoreFault {
    /// What.
    pub kind: FaultKind,
    /// How often.
    pub count: i32,
    /// The first place: a table, or the number of a line of the history.
    pub place: String,
}
