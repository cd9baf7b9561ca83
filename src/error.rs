//! Everything that can go wrong, tagged by `code` for the window, which makes the Dutch sentence.

use serde::Serialize;

use crate::finding::Finding;

/// What the core answers, or why it could not.
pub type Result<T> = std::result::Result<T, Error>;

/// One field on which two people disagree.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, specta::Type)]
pub struct FieldConflict {
    /// The column, as the record names it.
    pub field: String,
    /// What this edit wanted to write.
    pub mine: Option<String>,
    /// What stands in the store now.
    pub theirs: Option<String>,
}

/// Why the core refused or failed.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error, Serialize, specta::Type)]
#[serde(tag = "code", rename_all = "snake_case")]
pub enum Error {
    /// The store is locked: only unlocking is possible.
    #[error("the store is locked")]
    Locked,
    /// There is no store in this folder yet.
    #[error("no store here")]
    StoreMissing,
    /// A store stands here already; it is never overwritten.
    #[error("a store stands here already")]
    StoreExists,
    /// The key file beside the store is gone.
    #[error("the key file is missing")]
    KeyFileMissing,
    /// The key file cannot be read as one.
    #[error("the key file is damaged")]
    KeyFileDamaged,
    /// The passphrase opens no wrap of the data key.
    #[error("wrong passphrase")]
    WrongPassphrase,
    /// The recovery code opens no wrap of the data key.
    #[error("wrong recovery code")]
    WrongRecoveryCode,
    /// The typed part of the recovery code is not the one shown.
    #[error("the recovery code was not confirmed")]
    RecoveryCodeNotConfirmed,
    /// The passphrase is too easy to guess.
    #[error("the passphrase is too weak")]
    WeakPassphrase,
    /// The file is no store of ours, or its pages do not decrypt.
    #[error("the store file is damaged")]
    StoreDamaged,
    /// The store was made by a newer program.
    #[error("schema {found} is newer than this program's {known}")]
    NewerSchema {
        /// The newest migration in the store.
        found: i32,
        /// The newest migration this program knows.
        known: i32,
    },
    /// The folder lies on a network disk, where locks cannot be trusted.
    #[error("the folder is on a network disk")]
    NetworkFolder {
        /// The folder that was refused.
        folder: String,
    },
    /// The folder is copied to a cloud service behind our back.
    #[error("the folder is synchronised by {service}")]
    SyncedFolder {
        /// The folder that was refused.
        folder: String,
        /// The service that copies it.
        service: String,
    },
    /// There is no room left on the disk.
    #[error("the disk is full")]
    DiskFull,
    /// A file could not be read or written; the log has the details under `reference`.
    #[error("file trouble, reference {reference}")]
    File {
        /// What the user can read out to whoever helps.
        reference: String,
    },
    /// The database refused; the log has the details under `reference`.
    #[error("database trouble, reference {reference}")]
    Database {
        /// What the user can read out to whoever helps.
        reference: String,
    },
    /// Someone else was writing all the while; trying again helps.
    #[error("someone else is writing")]
    Busy,
    /// No such record (any more).
    #[error("no {kind} {id}")]
    NotFound {
        /// The kind of record.
        kind: String,
        /// Its id.
        id: String,
    },
    /// The record changed since it was read.
    #[error("{kind} {id} changed meanwhile")]
    Conflict {
        /// The kind of record.
        kind: String,
        /// Its id.
        id: String,
        /// Its version now; writing over it needs this one.
        version: i32,
        /// Where the two differ.
        fields: Vec<FieldConflict>,
    },
    /// The input breaks a rule that may not be broken.
    #[error("invalid input: {findings:?}")]
    Invalid {
        /// What is wrong, per field.
        findings: Vec<Finding>,
    },
    /// There is no change left to undo or redo.
    #[error("nothing to undo")]
    NothingToUndo,
    /// A later change touched the same record, so this one cannot be undone alone.
    #[error("a later change is in the way of undoing {kind} {id}")]
    UndoBlocked {
        /// The kind of record in the way.
        kind: String,
        /// Its id.
        id: String,
    },
}

impl Error {
    /// A file error, logged under a fresh reference. A full disk keeps its own name.
    #[must_use]
    pub fn file(error: &std::io::Error) -> Self {
        if error.kind() == std::io::ErrorKind::StorageFull {
            return Self::DiskFull;
        }
        let reference = new_reference();
        log::error!("{reference}: {:?}", error.kind());
        Self::File { reference }
    }
}

impl From<std::io::Error> for Error {
    fn from(error: std::io::Error) -> Self {
        Self::file(&error)
    }
}

/// SQLite's primary result codes that mean something to a user.
const SQLITE_BUSY: i32 = 5;
const SQLITE_CORRUPT: i32 = 11;
const SQLITE_FULL: i32 = 13;
const SQLITE_NOTADB: i32 = 26;

/// PostgreSQL's ways to say that two transactions met.
const POSTGRES_SERIALIZATION: &str = "40001";
const POSTGRES_DEADLOCK: &str = "40P01";

impl From<sqlx::Error> for Error {
    fn from(error: sqlx::Error) -> Self {
        if let sqlx::Error::Database(database) = &error {
            if matches!(database.code().as_deref(), Some(POSTGRES_SERIALIZATION | POSTGRES_DEADLOCK)) {
                return Self::Busy;
            }
            let code = database.code().and_then(|code| code.parse::<i32>().ok());
            match code.map(|code| code & 0xff) {
                Some(SQLITE_CORRUPT | SQLITE_NOTADB) => return Self::StoreDamaged,
                Some(SQLITE_BUSY) => return Self::Busy,
                Some(SQLITE_FULL) => return Self::DiskFull,
                _ => {}
            }
        }
        let reference = new_reference();
        log::error!("{reference}: {error}");
        Self::Database { reference }
    }
}

/// Eight characters that are easy to read out over the phone.
fn new_reference() -> String {
    let id = uuid::Uuid::now_v7().simple().to_string();
    id.get(24..).unwrap_or_default().to_uppercase()
}
