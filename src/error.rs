//! Everything that can go wrong, tagged by `code` for the window, which makes the Dutch sentence.

use std::io::ErrorKind;

use serde::Serialize;
use sqlx::error::DatabaseError;

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
    /// This role may not do that.
    #[error("not allowed")]
    NotAllowed,
    /// The store is open to be read only: a backup, beside the store itself.
    #[error("read only")]
    ReadOnly,
    /// Too many wrong passphrases: only after so many seconds may another be tried.
    #[error("wait {seconds} s")]
    Wait {
        /// Seconds left.
        seconds: i32,
    },
    /// The passphrase is right, but this person may not open the store any more.
    #[error("this person was ended")]
    UserEnded,
    /// Somebody must be the director.
    #[error("the last director stays")]
    LastDirector,
    /// This computer has no keychain, or it refuses.
    #[error("no keychain")]
    KeychainMissing,
    /// The backup is not whole: its file is not the one that was made.
    #[error("the backup is damaged")]
    BackupDamaged,
    /// No backup lies there.
    #[error("no backup there")]
    BackupMissing,
    /// The second place cannot be reached.
    #[error("the second place is gone")]
    SecondPlaceGone,
    /// A legal hold keeps this data, or the child is here: it cannot be erased.
    #[error("kept from erasure")]
    KeptFromErasure,
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
    /// Another record is in the way: it refers to the one that should go, or has the name or place that this one wants.
    #[error("another record is in the way")]
    InTheWay,
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
        if matches!(error.kind(), ErrorKind::StorageFull | ErrorKind::QuotaExceeded) {
            return Self::DiskFull;
        }
        let reference = new_reference();
        log::error!("{reference}: {:?}", error.kind());
        Self::File { reference }
    }

    /// A paper that cannot be set, logged under a fresh reference. The detail holds nobody's words.
    pub(crate) fn paper(detail: &str) -> Self {
        let reference = new_reference();
        log::error!("{reference}: {detail}");
        Self::File { reference }
    }
}

impl From<std::io::Error> for Error {
    fn from(error: std::io::Error) -> Self {
        Self::file(&error)
    }
}

impl From<sqlx::Error> for Error {
    fn from(error: sqlx::Error) -> Self {
        if matches!(error, sqlx::Error::PoolTimedOut) {
            // Every connection is in use, and stayed so.
            return Self::Busy;
        }
        error.as_database_error().and_then(known).unwrap_or_else(|| {
            let reference = new_reference();
            log::error!("{reference}: {error}");
            Self::Database { reference }
        })
    }
}

/// What the engine's code means to a user, if anything.
fn known(error: &dyn DatabaseError) -> Option<Error> {
    let code = error.code()?;
    // PostgreSQL's codes have five characters, and SQLite's numbers never that many digits.
    let known = if code.len() == 5 {
        known_to_postgres(&code, error.constraint())
    } else {
        known_to_sqlite(code.parse().ok()?, error)
    };
    let in_the_way = || error.is_foreign_key_violation() || error.is_unique_violation();
    known.or_else(|| in_the_way().then_some(Error::InTheWay))
}

/// PostgreSQL's ways to say that two transactions met. The number of a change is one more than the last, so two
/// changes at once can also meet there.
fn known_to_postgres(code: &str, constraint: Option<&str>) -> Option<Error> {
    const SERIALIZATION: &str = "40001";
    const DEADLOCK: &str = "40P01";
    const DISK_FULL: &str = "53100";
    match code {
        SERIALIZATION | DEADLOCK => Some(Error::Busy),
        DISK_FULL => Some(Error::DiskFull),
        _ if constraint == Some("journal_change_seq") => Some(Error::Busy),
        _ => None,
    }
}

/// SQLite's primary result codes that mean something to a user; the extended ones have them in their low byte.
fn known_to_sqlite(code: i32, error: &dyn DatabaseError) -> Option<Error> {
    const BUSY: i32 = 5;
    // SQLCipher has no other word for a page that does not decrypt; a computer without memory ends the program instead.
    const NOMEM: i32 = 7;
    const READONLY: i32 = 8;
    const IOERR: i32 = 10;
    const CORRUPT: i32 = 11;
    const FULL: i32 = 13;
    const CANTOPEN: i32 = 14;
    const NOTADB: i32 = 26;
    // The file beside the log could not grow: it is the first that a full disk refuses on opening.
    const IOERR_SHMSIZE: i32 = IOERR | 19 << 8;
    match code & 0xff {
        _ if code == IOERR_SHMSIZE => Some(Error::DiskFull),
        BUSY => Some(Error::Busy),
        NOMEM | CORRUPT | NOTADB => Some(Error::StoreDamaged),
        FULL => Some(Error::DiskFull),
        READONLY | IOERR | CANTOPEN => {
            let reference = new_reference();
            log::error!("{reference}: {error}");
            Some(Error::File { reference })
        }
        _ => None,
    }
}

/// Eight characters that are easy to read out over the phone.
fn new_reference() -> String {
    let id = uuid::Uuid::now_v7().simple().to_string();
    id.get(24..).unwrap_or_default().to_uppercase()
}
