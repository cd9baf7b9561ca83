//! Coming in: with a passphrase, with the recovery code, or with the key that this computer remembers.

use std::path::Path;

use chrono::{DateTime, Utc};
use zeroize::Zeroizing;

use super::User;
use super::store::{signed_in, users};
use crate::error::{Error, Result};
use crate::store::keys::{Attempts, Cost, DataKey, Keyholder, Locksmith, strength};
use crate::store::setup::{self, Opened};
use crate::store::{Actor, Store, What};

/// A store that somebody has opened.
pub struct Entered {
    /// The store.
    pub store: Store,
    /// Its key.
    pub key: DataKey,
    /// Who opened it.
    pub user: User,
}

/// Opens the store with the passphrase of this person.
///
/// # Errors
/// `Wait` after too many wrong ones, `WrongPassphrase`, `UserEnded`, or those of [`setup::unlock`].
pub async fn unlock(folder: &Path, user_id: &str, passphrase: &str, now: DateTime<Utc>) -> Result<Entered> {
    let opened = guessing(folder, user_id, now, setup::unlock(folder, user_id, passphrase, now)).await?;
    enter(folder, opened, now).await
}

/// One guess at a time: of many at once, none would have to wait for the others.
static GUESS: tokio::sync::Mutex<()> = tokio::sync::Mutex::const_new(());

/// Tries a passphrase of this person: not while the wrong ones of before make one wait, and a wrong one counts.
///
/// # Errors
/// `Wait`, or those of trying.
pub async fn guessing<T>(
    folder: &Path,
    user_id: &str,
    now: DateTime<Utc>,
    trying: impl Future<Output = Result<T>>,
) -> Result<T> {
    let _one = GUESS.lock().await;
    let seconds = Attempts::load(folder, now).wait_seconds(now);
    if seconds > 0 {
        return Err(Error::Wait { seconds });
    }
    let outcome = trying.await;
    if matches!(outcome, Err(Error::WrongPassphrase)) {
        Attempts::record(folder, user_id, now);
    }
    outcome
}

/// What recovering needs.
pub struct Recovery {
    /// The code as typed from paper.
    pub code: Zeroizing<String>,
    /// Who gets a new passphrase.
    pub user_id: String,
    /// That passphrase.
    pub passphrase: Zeroizing<String>,
    /// How much work a guess costs.
    pub cost: Cost,
}

/// Opens the store with the recovery code, and gives this person a new passphrase.
///
/// # Errors
/// `WeakPassphrase`, `WrongRecoveryCode`, `UserEnded`, or those of [`setup::open_with_code`].
pub async fn recover(folder: &Path, recovery: Recovery, now: DateTime<Utc>) -> Result<Entered> {
    if !strength(&recovery.passphrase).enough {
        return Err(Error::WeakPassphrase);
    }
    let opened = setup::open_with_code(folder, &recovery.code, &recovery.user_id, now).await?;
    let (person, key) = (opened.person.clone(), opened.key.clone());
    let entered = enter(folder, opened, now).await?;
    let given = Locksmith { folder: folder.into(), key, cost: recovery.cost }.give(person, &recovery.passphrase).await;
    match given {
        Ok(()) => {
            say(&entered, "desk.recovered", &entered.user.name, now).await;
            Ok(entered)
        }
        Err(error) => {
            entered.store.close().await;
            Err(error)
        }
    }
}

/// Opens the store with a key that this computer remembered for somebody.
///
/// # Errors
/// `WrongPassphrase` when the store has another key by now, `UserEnded`, or those of [`setup::unlock`].
pub async fn remembered(folder: &Path, user_id: &str, key: DataKey, now: DateTime<Utc>) -> Result<Entered> {
    let opened = setup::open_with_key(folder, user_id, key, now).await?;
    enter(folder, opened, now).await
}

/// Lets who opened the store come in: their row decides who they are and whether they still may. Then the history hears of what happened at the
/// locked door.
pub async fn enter(folder: &Path, opened: Opened, now: DateTime<Utc>) -> Result<Entered> {
    let Opened { store, key, person } = opened;
    match known(&store, &person).await {
        Ok((user, names)) => {
            let entered = Entered { store, key, user };
            say_attempts(folder, &entered, &names, now).await;
            name_as_known(folder, &entered.key, names).await;
            Ok(entered)
        }
        Err(error) => {
            store.close().await;
            Err(error)
        }
    }
}

/// Who comes in, and what everybody is called.
async fn known(store: &Store, person: &Keyholder) -> Result<(User, Vec<Keyholder>)> {
    let mut db = store.read().await?;
    let user = signed_in(&mut db, &person.id).await?;
    let named = |user: User| Keyholder { id: user.id.to_string(), name: user.name };
    Ok((user, users(&mut db).await?.into_iter().map(named).collect()))
}

/// They stay beside the store until the history has them; a full disk keeps nobody from reading.
async fn say_attempts(folder: &Path, entered: &Entered, names: &[Keyholder], now: DateTime<Utc>) {
    let attempts = Attempts::load(folder, now);
    for attempt in attempts.iter() {
        let Some(person) = names.iter().find(|person| person.id == attempt.user_id) else { continue };
        if !say(entered, "desk.wrong_passphrase", &person.name, attempt.at).await {
            return;
        }
    }
    if attempts != Attempts::default()
        && let Err(error) = Attempts::clear(folder)
    {
        log::warn!("attempts: {error}");
    }
}

/// An event in the name of who it was about; whether it could be written.
async fn say(entered: &Entered, deed: &'static str, name: &str, at: DateTime<Utc>) -> bool {
    let actor = Actor { name: name.into(), at, role: entered.user.role };
    let said = entered.store.note(&actor, What::new(deed, name)).await;
    if let Err(error) = &said {
        log::warn!("{deed}: {error}");
    }
    said.is_ok()
}

/// A program that ended between the two may have left an old name in the key file, where the list of names at the door comes from.
async fn name_as_known(folder: &Path, key: &DataKey, names: Vec<Keyholder>) {
    let locksmith = Locksmith { folder: folder.into(), key: key.clone(), cost: Cost::REAL };
    let Ok(people) = locksmith.people().await else { return };
    let is_other = |person: &Keyholder| names.iter().any(|named| named.id == person.id && named.name != person.name);
    if people.iter().any(is_other)
        && let Err(error) = locksmith.rename(names).await
    {
        log::warn!("names: {error}");
    }
}
