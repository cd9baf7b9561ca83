//! Making a store for the first time, and opening it again with a passphrase or the recovery code.

use std::fs;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};

use chrono::{DateTime, Utc};
use zeroize::Zeroizing;

use super::keys::{Cost, DataKey, KeyFile, Keyholder, RecoveryCode, strength};
use super::open::{FileIs, Store, Target, apart, open, open_at};
use super::place::{self, Contents};
use crate::error::{Error, Result};

/// What the first start needs to make a store.
pub struct NewStore<'a> {
    /// Who will open it.
    pub person: &'a Keyholder,
    /// Their passphrase.
    pub passphrase: &'a str,
    /// The code that was shown on the screen for the paper.
    pub recovery_code: &'a RecoveryCode,
    /// How much work a guess costs.
    pub cost: Cost,
}

/// An opened store, by whose passphrase, and what else opens it.
pub struct Opened {
    /// The store.
    pub store: Store,
    /// Its key, for wraps that are made while it is open.
    pub key: DataKey,
    /// The person whose passphrase it was.
    pub person: Keyholder,
}

/// Makes an encrypted store in an empty folder and lets `furnish` put into it what a store never lacks. Interrupted or
/// refused half-way it leaves no store behind, and can be done again.
///
/// # Errors
/// `WeakPassphrase`, `StoreExists`, `NetworkFolder`, `SyncedFolder`, `DiskFull`, `File`, or those of `furnish`.
pub async fn create<F, Furnished>(folder: &Path, new: &NewStore<'_>, now: DateTime<Utc>, furnish: F) -> Result<Opened>
where
    F: FnOnce(Store) -> Furnished + Send,
    Furnished: Future<Output = Result<()>> + Send,
{
    let place = folder.to_owned();
    let passphrase = Zeroizing::new(new.passphrase.to_owned());
    let (key, keys) = {
        let (person, code, cost) = (new.person.clone(), new.recovery_code.clone(), new.cost);
        apart(move || {
            clear(&place, &passphrase)?;
            let key = DataKey::generate()?;
            let keys = wraps(&person, &passphrase, &code, &key, cost)?;
            Ok((key, keys))
        })
        .await?
    };
    let passing = passing(folder);
    let store = open_at(&passing, key.clone(), now, FileIs::New).await?;
    let furnished = furnish(store.clone()).await;
    // Closed either way, so that a next try can clear it away.
    store.close().await;
    furnished?;
    let place = folder.to_owned();
    apart(move || {
        keep_older_keys(&place, now)?;
        keys.save(&place)?;
        Ok(fs::rename(passing, place::store_file(&place))?)
    })
    .await?;
    let store = open(Target::File { folder: folder.into(), key: key.clone() }, now).await?;
    Ok(Opened { store, key, person: new.person.clone() })
}

/// The name under which set-up makes the store: only a whole one gets the real name.
fn passing(folder: &Path) -> PathBuf {
    folder.join("driehoek.db.new")
}

/// Refuses what may not be overwritten, and clears away what an interrupted set-up left.
fn clear(folder: &Path, passphrase: &str) -> Result<()> {
    if !strength(passphrase).enough {
        return Err(Error::WeakPassphrase);
    }
    place::check(folder)?;
    if place::contents(folder) != Contents::Nothing {
        return Err(Error::StoreExists);
    }
    for left in ["driehoek.db.new", "driehoek.db.new-wal", "driehoek.db.new-shm"] {
        remove_if_there(&folder.join(left))?;
    }
    Ok(())
}

fn wraps(person: &Keyholder, passphrase: &str, code: &RecoveryCode, key: &DataKey, cost: Cost) -> Result<KeyFile> {
    let mut keys = KeyFile::default();
    keys.give(person, passphrase, key, cost)?;
    keys.give_code(code, key)?;
    Ok(keys)
}

/// A key file without a store may belong to one that was moved away, or to a backup: without it they stay closed for ever.
fn keep_older_keys(folder: &Path, now: DateTime<Utc>) -> Result<()> {
    let kept = folder.join(format!("driehoek-eerder-{}.keys", now.format("%Y-%m-%d-%H%M%S")));
    match fs::rename(place::key_file(folder), kept) {
        Err(error) if error.kind() != ErrorKind::NotFound => Err(error.into()),
        _ => Ok(()),
    }
}

pub(super) fn remove_if_there(path: &Path) -> Result<()> {
    match fs::remove_file(path) {
        Err(error) if error.kind() != ErrorKind::NotFound => Err(error.into()),
        _ => Ok(()),
    }
}

/// Opens the store with the passphrase of this person.
///
/// # Errors
/// `StoreMissing`, `KeyFileMissing`, `KeyFileDamaged`, `WrongPassphrase`, or those of [`open`].
pub async fn unlock(folder: &Path, user_id: &str, passphrase: &str, now: DateTime<Utc>) -> Result<Opened> {
    let (place, id, passphrase) = (folder.to_owned(), user_id.to_owned(), Zeroizing::new(passphrase.to_owned()));
    let (key, person) = apart(move || {
        let keys = keys_of(&place)?;
        let person = keys.person(&id).ok_or(Error::WrongPassphrase)?;
        Ok((keys.open_with_passphrase(&id, &passphrase)?, person))
    })
    .await?;
    let store = open(Target::File { folder: folder.into(), key: key.clone() }, now).await?;
    Ok(Opened { store, key, person })
}

/// Opens the store with the recovery code, in the name of this person.
///
/// # Errors
/// `WrongRecoveryCode`, `UserEnded` when the person holds no key, or those of [`unlock`].
pub async fn open_with_code(folder: &Path, typed: &str, user_id: &str, now: DateTime<Utc>) -> Result<Opened> {
    let (place, id, typed) = (folder.to_owned(), user_id.to_owned(), Zeroizing::new(typed.to_owned()));
    let (key, person) = apart(move || {
        let keys = keys_of(&place)?;
        let code = RecoveryCode::parse(&typed).ok_or(Error::WrongRecoveryCode)?;
        Ok((keys.open_with_code(&code)?, keys.person(&id).ok_or(Error::UserEnded)?))
    })
    .await?;
    let store = open(Target::File { folder: folder.into(), key: key.clone() }, now).await?;
    Ok(Opened { store, key, person })
}

/// Opens the store with a key that was remembered for this person.
///
/// # Errors
/// `UserEnded` when the person holds no key any more, `WrongPassphrase` when theirs is another one, or those of [`unlock`].
pub async fn open_with_key(folder: &Path, user_id: &str, key: DataKey, now: DateTime<Utc>) -> Result<Opened> {
    let (place, id, remembered) = (folder.to_owned(), user_id.to_owned(), key.clone());
    let person = apart(move || {
        let keys = keys_of(&place)?;
        let person = keys.person(&id).ok_or(Error::UserEnded)?;
        if keys.holds(&id, &remembered) { Ok(person) } else { Err(Error::WrongPassphrase) }
    })
    .await?;
    let store = open(Target::File { folder: folder.into(), key: key.clone() }, now).await?;
    Ok(Opened { store, key, person })
}

fn keys_of(folder: &Path) -> Result<KeyFile> {
    super::swap::settle(folder)?;
    match place::contents(folder) {
        Contents::Nothing => Err(Error::StoreMissing),
        Contents::StoreWithoutKeys => Err(Error::KeyFileMissing),
        Contents::Store => KeyFile::load(folder),
    }
}
