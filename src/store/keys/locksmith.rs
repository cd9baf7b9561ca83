//! Who changes the key file of a store that is open.

use std::path::PathBuf;

use tokio::sync::{Mutex, MutexGuard};
use zeroize::Zeroizing;

use super::{Cost, DataKey, KeyFile, Keyholder, RecoveryCode, strength};
use crate::error::{Error, Result};
use crate::store::open::apart;

/// Makes and takes away keys of an open store.
#[derive(Clone)]
pub struct Locksmith {
    /// The data folder.
    pub folder: PathBuf,
    /// The key that is wrapped.
    pub key: DataKey,
    /// How much work a guess costs.
    pub cost: Cost,
}

/// One hand at a key file at a time: two would each write back what the other changed.
static HAND: Mutex<()> = Mutex::const_new(());

/// Keeps every other hand from the key file, while the key that it wraps is exchanged.
pub(in crate::store) async fn alone() -> MutexGuard<'static, ()> {
    HAND.lock().await
}

impl Locksmith {
    /// Who can open the store with a passphrase.
    ///
    /// # Errors
    /// `KeyFileMissing`, `KeyFileDamaged`, or `File`.
    pub async fn people(&self) -> Result<Vec<Keyholder>> {
        let folder = self.folder.clone();
        apart(move || Ok(KeyFile::load(&folder)?.people())).await
    }

    /// Gives a person this passphrase, in the place of any other.
    ///
    /// # Errors
    /// `WeakPassphrase`, or those of reading and writing the key file.
    pub async fn give(&self, person: Keyholder, passphrase: &str) -> Result<()> {
        let passphrase = Zeroizing::new(passphrase.to_owned());
        self.edit(move |keys, key, cost| {
            if !strength(&passphrase).enough {
                return Err(Error::WeakPassphrase);
            }
            keys.give(&person, &passphrase, key, cost)
        })
        .await
    }

    /// Whether this is the passphrase of that person.
    ///
    /// # Errors
    /// `WrongPassphrase`, or those of reading the key file.
    pub async fn try_passphrase(&self, user_id: &str, passphrase: &str) -> Result<()> {
        let (folder, user_id) = (self.folder.clone(), user_id.to_owned());
        let passphrase = Zeroizing::new(passphrase.to_owned());
        apart(move || KeyFile::load(&folder)?.open_with_passphrase(&user_id, &passphrase).map(drop)).await
    }

    /// Takes the key from a person, and answers the file as it was.
    ///
    /// # Errors
    /// Those of reading and writing the key file.
    pub async fn take(&self, user_id: &str) -> Result<KeyFile> {
        let user_id = user_id.to_owned();
        self.edit(move |keys, _, _| {
            let before = keys.clone();
            keys.take(&user_id);
            Ok(before)
        })
        .await
    }

    /// Gives a person back the key that [`Locksmith::take`] took; what others got meanwhile stays.
    ///
    /// # Errors
    /// Those of reading and writing the key file.
    pub async fn put_back(&self, before: KeyFile, user_id: &str) -> Result<()> {
        let user_id = user_id.to_owned();
        self.edit(move |keys, _, _| {
            keys.put_back(&before, &user_id);
            Ok(())
        })
        .await
    }

    /// Calls people as they are called now.
    ///
    /// # Errors
    /// Those of reading and writing the key file.
    pub async fn rename(&self, names: Vec<Keyholder>) -> Result<()> {
        self.edit(move |keys, _, _| {
            keys.rename(&names);
            Ok(())
        })
        .await
    }

    /// Makes this the only recovery code.
    ///
    /// # Errors
    /// Those of reading and writing the key file.
    pub async fn give_code(&self, code: RecoveryCode) -> Result<()> {
        self.edit(move |keys, key, _| keys.give_code(&code, key)).await
    }

    async fn edit<T, F>(&self, change: F) -> Result<T>
    where
        T: Send + 'static,
        F: FnOnce(&mut KeyFile, &DataKey, Cost) -> Result<T> + Send + 'static,
    {
        let _alone = alone().await;
        let Self { folder, key, cost } = self.clone();
        apart(move || {
            let mut keys = KeyFile::load(&folder)?;
            if !keys.wraps(&key) {
                // The key was exchanged meanwhile: a wrap of the old one would open nothing.
                return Err(Error::Busy);
            }
            let answer = change(&mut keys, &key, cost)?;
            keys.save(&folder)?;
            Ok(answer)
        })
        .await
    }
}
