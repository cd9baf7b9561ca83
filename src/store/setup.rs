//! Making a store for the first time, and opening it again with a passphrase or the recovery code.

use std::fs;
use std::path::Path;

use chrono::{DateTime, Utc};

use super::keys::{Cost, DataKey, Holder, KeyFile, RecoveryCode, strength};
use super::open::{Store, Target, open, open_at};
use super::place::{self, Contents};
use crate::error::{Error, Result};

/// What the first start needs to make a store.
pub struct NewStore<'a> {
    /// Who will open it.
    pub person: &'a str,
    /// Their passphrase.
    pub passphrase: &'a str,
    /// The code that was shown on the screen for the paper.
    pub recovery_code: &'a RecoveryCode,
    /// How much work a guess costs.
    pub cost: Cost,
}

/// An opened store and in whose name.
pub struct Opened {
    /// The store.
    pub store: Store,
    /// The person whose passphrase it was.
    pub person: String,
}

/// Makes an encrypted store in an empty folder. Interrupted half-way it leaves no store behind, and can be done again.
///
/// # Errors
/// `WeakPassphrase`, `StoreExists`, `NetworkFolder`, `SyncedFolder`, `DiskFull` or `File`.
pub async fn create(folder: &Path, new: &NewStore<'_>, now: DateTime<Utc>) -> Result<Opened> {
    if !strength(new.passphrase).enough {
        return Err(Error::WeakPassphrase);
    }
    place::check(folder)?;
    if place::contents(folder) != Contents::Nothing {
        return Err(Error::StoreExists);
    }
    let key = DataKey::generate()?;
    let passing = folder.join("driehoek.db.new");
    remove_if_there(&passing)?;
    open_at(&passing, key.clone(), now).await?.close().await;
    write_keys(folder, new, &key)?;
    fs::rename(&passing, place::store_file(folder))?;
    let store = open(Target::File { folder: folder.into(), key }, now).await?;
    Ok(Opened { store, person: new.person.into() })
}

fn write_keys(folder: &Path, new: &NewStore<'_>, key: &DataKey) -> Result<()> {
    let mut keys = KeyFile::default();
    keys.add(Holder::Person { name: new.person.into() }, new.passphrase, key, new.cost)?;
    // The code has 150 random bits: no work factor makes guessing it any harder.
    keys.add(Holder::RecoveryCode, &new.recovery_code.groups().concat(), key, Cost::CHEAP)?;
    keys.save(folder)
}

fn remove_if_there(path: &Path) -> Result<()> {
    match fs::remove_file(path) {
        Err(error) if error.kind() != std::io::ErrorKind::NotFound => Err(error.into()),
        _ => Ok(()),
    }
}

/// Opens the store with a passphrase.
///
/// # Errors
/// `StoreMissing`, `KeyFileMissing`, `KeyFileDamaged`, `WrongPassphrase`, or those of [`open`].
pub async fn unlock(folder: &Path, passphrase: &str, now: DateTime<Utc>) -> Result<Opened> {
    let keys = keys_of(folder)?;
    let (key, person) = keys.open_with_passphrase(passphrase)?;
    let store = open(Target::File { folder: folder.into(), key }, now).await?;
    Ok(Opened { store, person })
}

/// Opens the store with the recovery code and gives its first person a new passphrase.
///
/// # Errors
/// `WeakPassphrase`, `WrongRecoveryCode`, or those of [`unlock`].
pub async fn recover(folder: &Path, typed: &str, passphrase: &str, cost: Cost, now: DateTime<Utc>) -> Result<Opened> {
    if !strength(passphrase).enough {
        return Err(Error::WeakPassphrase);
    }
    let mut keys = keys_of(folder)?;
    let code = RecoveryCode::parse(typed).ok_or(Error::WrongRecoveryCode)?;
    let key = keys.open_with_code(&code)?;
    let person = keys.first_person().ok_or(Error::KeyFileDamaged)?;
    keys.replace(&person, passphrase, &key, cost)?;
    let store = open(Target::File { folder: folder.into(), key }, now).await?;
    keys.save(folder)?;
    Ok(Opened { store, person })
}

fn keys_of(folder: &Path) -> Result<KeyFile> {
    match place::contents(folder) {
        Contents::Nothing => Err(Error::StoreMissing),
        Contents::StoreWithoutKeys => Err(Error::KeyFileMissing),
        Contents::Store => KeyFile::load(folder),
    }
}
