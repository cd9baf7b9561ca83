//! Opening a backup with the passphrase of then, or the recovery code of then: beside the store to be read only, or to put it in the place of the store.
//!
//! Both work on a copy, so that a backup itself is never written to, whatever schema it has.

use std::fs;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};

use chrono::{DateTime, Utc};
use sqlx::Row as _;
use zeroize::Zeroizing;

use super::folder;
use super::make::settle;
use super::manifest::{Label, checksum, verify};
use crate::error::{Error, Result};
use crate::store::cell::TextCell as _;
use crate::store::keys::{DataKey, KeyFile, Keyholder, RecoveryCode};
use crate::store::open::{FileIs, Store, apart, open_at, open_read_only};
use crate::store::read::rows;
use crate::store::{place, swap};

/// A backup, and who opens it.
pub struct Opening {
    /// The backup's folder.
    pub backup: PathBuf,
    /// The user, as they were called then.
    pub user_id: String,
    /// Their passphrase of then, or the recovery code of then.
    pub passphrase: Zeroizing<String>,
}

/// A copy of a backup that is open, to be looked into before it comes in the place of the store.
pub struct Staged {
    /// The copy, brought up to date to this program's schema.
    pub store: Store,
    /// Who opened it.
    pub person: Keyholder,
    /// When the backup was made, in UTC, if it can be told.
    pub made_at: Option<String>,
    data: PathBuf,
}

/// A backup that is open to be read only.
pub struct Beside {
    /// The copy; every change is refused.
    pub store: Store,
    /// Its key.
    pub key: DataKey,
    /// Who opened it.
    pub person: Keyholder,
    /// When the backup was made, in UTC, if it can be told.
    pub made_at: Option<String>,
}

/// Copies a backup to where it can be put in place, and opens it there.
///
/// # Errors
/// `BackupMissing`, `BackupDamaged`, `WrongPassphrase`, `KeyFileMissing`, `KeyFileDamaged`, `NewerSchema`, `NetworkFolder`,
/// `SyncedFolder`, `DiskFull`, `File`; the store that stands here is not touched.
pub async fn stage(data: &Path, opening: Opening, now: DateTime<Utc>) -> Result<Staged> {
    let (folder, data) = (data.to_owned(), data.to_owned());
    let unlocked = apart(move || {
        place::check(&folder)?;
        swap::settle(&folder)?;
        copy(opening, || swap::begin(&folder))
    })
    .await?;
    match unlocked.open(now).await {
        Ok(store) => Ok(Staged { store, person: unlocked.person, made_at: unlocked.made_at, data }),
        Err(error) => {
            apart(move || swap::sweep(&data)).await?;
            Err(error)
        }
    }
}

impl Staged {
    /// Puts the copy in the place of the store, which is kept aside. Nothing may have that one open.
    ///
    /// # Errors
    /// `DiskFull` or `File`. Once it was decided, the next opening finishes it.
    pub async fn put_in_place(self, now: DateTime<Utc>) -> Result<()> {
        self.store.close().await;
        apart(move || {
            let passing = swap::passing(&self.data);
            // Closing the last connection writes the log back; one that stayed behind would be lost.
            let whole = if passing.join("driehoek.db-wal").exists() { Err(Error::BackupDamaged) } else { Ok(()) };
            let ready = whole.and_then(|()| settle(&place::store_file(&passing)));
            let came = ready.and_then(|()| swap::commit(&self.data, swap::Old::Aside(now)));
            came.or_else(|error| swap::sweep(&self.data).and(Err(error)))
        })
        .await
    }

    /// Thinks better of it.
    ///
    /// # Errors
    /// `File`.
    pub async fn leave(self) -> Result<()> {
        self.store.close().await;
        apart(move || swap::sweep(&self.data)).await
    }
}

/// Opens a backup to be read only: a copy of it in the data folder, until [`leave_beside`].
///
/// # Errors
/// Those of [`stage`].
pub async fn open_beside(data: &Path, opening: Opening, now: DateTime<Utc>) -> Result<Beside> {
    let (folder, data) = (data.to_owned(), data.to_owned());
    let unlocked = apart(move || {
        place::check(&folder)?;
        copy(opening, || make_beside(&folder))
    })
    .await?;
    let opened = match unlocked.open(now).await {
        Ok(store) => {
            store.close().await;
            open_read_only(&place::store_file(&beside(&data)), unlocked.key.clone()).await
        }
        Err(error) => Err(error),
    };
    match opened {
        Ok(store) => Ok(Beside { store, key: unlocked.key, person: unlocked.person, made_at: unlocked.made_at }),
        Err(error) => {
            leave_beside(&data).await?;
            Err(error)
        }
    }
}

/// Removes the copy that was open to be read only; also one that a crash left.
///
/// # Errors
/// `File`.
pub async fn leave_beside(data: &Path) -> Result<()> {
    let data = data.to_owned();
    apart(move || sweep_beside(&data)).await
}

/// The same, without a runtime: at the start of the program.
///
/// # Errors
/// `File`.
pub fn sweep_beside(data: &Path) -> Result<()> {
    match fs::remove_dir_all(beside(data)) {
        Err(error) if error.kind() != ErrorKind::NotFound => Err(error.into()),
        _ => Ok(()),
    }
}

/// Where that copy lies.
fn beside(data: &Path) -> PathBuf {
    data.join("inzien")
}

fn make_beside(data: &Path) -> Result<PathBuf> {
    sweep_beside(data)?;
    fs::create_dir(beside(data))?;
    Ok(beside(data))
}

/// A copy whose key is known.
struct Unlocked {
    folder: PathBuf,
    key: DataKey,
    person: Keyholder,
    made_at: Option<String>,
    is_labelled: bool,
}

/// Verifies, unlocks and copies a backup. The passphrase is tried before anything is written.
fn copy(opening: Opening, into: impl FnOnce() -> Result<PathBuf>) -> Result<Unlocked> {
    let Opening { backup, user_id, passphrase } = opening;
    let label = verify(&backup)?;
    let keys = KeyFile::load(&backup)?;
    let key = key_of(&keys, &user_id, &passphrase)?;
    let person = keys.person(&user_id).ok_or(Error::WrongPassphrase)?;
    let folder = into()?;
    match copy_files(&backup, &folder, label.as_ref()) {
        Ok(()) => {
            let made_at =
                label.as_ref().map_or_else(|| moment_in_name(&backup), |label| Some(label.manifest.made_at.clone()));
            Ok(Unlocked { folder, key, person, made_at, is_labelled: label.is_some() })
        }
        Err(error) => {
            fs::remove_dir_all(folder)?;
            Err(error)
        }
    }
}

/// The key, by the passphrase; what is none may be the recovery code, which opens it in anybody's name. A wrong code counts as a wrong
/// passphrase.
fn key_of(keys: &KeyFile, user_id: &str, typed: &str) -> Result<DataKey> {
    match keys.open_with_passphrase(user_id, typed) {
        Err(Error::WrongPassphrase) => {
            let code = RecoveryCode::parse(typed).ok_or(Error::WrongPassphrase)?;
            keys.open_with_code(&code)
                .map_err(|error| if error == Error::WrongRecoveryCode { Error::WrongPassphrase } else { error })
        }
        opened => opened,
    }
}

/// A store that was kept aside has no label; its folder says when.
fn moment_in_name(backup: &Path) -> Option<String> {
    folder::moment(&folder::file_name(backup)).map(|moment| moment.and_utc().to_text())
}

fn copy_files(backup: &Path, folder: &Path, label: Option<&Label>) -> Result<()> {
    for file in [place::store_file, place::key_file] {
        fs::copy(file(backup), file(folder))?;
    }
    // A store that was kept aside after a crash has changes that are only in its log.
    let log = |folder: &Path| folder.join("driehoek.db-wal");
    if label.is_none() && log(backup).exists() {
        fs::copy(log(backup), log(folder))?;
    }
    settle(&place::key_file(folder))?;
    match label {
        Some(label) if label.manifest.checksum != checksum(&place::store_file(folder))? => Err(Error::BackupDamaged),
        Some(_) | None => Ok(()),
    }
}

impl Unlocked {
    /// Opens the copy. Without a label its pages tell whether it is whole.
    async fn open(&self, now: DateTime<Utc>) -> Result<Store> {
        let store = open_at(&place::store_file(&self.folder), self.key.clone(), now, FileIs::There).await?;
        if self.is_labelled || is_whole(&store).await? {
            return Ok(store);
        }
        store.close().await;
        Err(Error::BackupDamaged)
    }
}

/// Every page decrypts to what was written, and together they are a database.
async fn is_whole(store: &Store) -> Result<bool> {
    let mut db = store.read().await?;
    let broken = rows(&mut db, "pragma cipher_integrity_check", []).await?;
    let checked = rows(&mut db, "pragma quick_check(1)", []).await?;
    let checked: String = checked.first().map_or(Ok(String::new()), |row| row.try_get(0))?;
    Ok(broken.is_empty() && checked == "ok")
}
