//! One holder's way to the data key: an identity that only their secret opens, and the data key for that identity.
//!
//! Because the data key is wrapped for the identity and not by the secret, it can be exchanged for another without anybody's
//! passphrase.

use std::io::Read as _;

use age::secrecy::{ExposeSecret as _, SecretString};
use age::x25519::{Identity, Recipient};
use hmac::{Hmac, Mac as _};
use serde::{Deserialize, Serialize};
use sha2::Sha256;
use zeroize::Zeroizing;

use super::{Cost, DataKey};
use crate::error::{Error, Result};

/// Files made elsewhere may not make this computer work for minutes.
const HIGHEST_COST: u8 = 20;

/// What the key file keeps of one holder.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub(super) struct Wrap {
    /// Whom the data key is encrypted for: the public half of the identity.
    recipient: String,
    /// The identity, encrypted by the secret.
    identity: String,
    /// The data key, encrypted for the recipient.
    key: String,
    /// Proof that who wrote the recipient had the data key. Without it anyone who can write the file could have the next key sent to
    /// a recipient of their own.
    seal: String,
}

impl Wrap {
    /// A wrap of `key` that `secret` opens, for the holder of this name.
    pub(super) fn make(holder: &str, secret: &str, key: &DataKey, cost: Cost) -> Result<Self> {
        let identity = Identity::generate();
        let mut by_secret = age::scrypt::Recipient::new(SecretString::from(secret.to_owned()));
        by_secret.set_work_factor(cost.0);
        let text = identity.to_string();
        let wrapped = age::encrypt_and_armor(&by_secret, text.expose_secret().as_bytes());
        Self::of(holder, &identity.to_public(), wrapped.map_err(|_| Error::KeyFileDamaged)?, key)
    }

    /// The same holder's wrap of another key, when the recipient is who it was when `old` was the key.
    pub(super) fn with_key(&self, holder: &str, old: &DataKey, new: &DataKey) -> Result<Self> {
        if !self.is_of(holder, old) {
            return Err(Error::KeyFileDamaged);
        }
        let recipient: Recipient = self.recipient.parse().map_err(|_| Error::KeyFileDamaged)?;
        Self::of(holder, &recipient, self.identity.clone(), new)
    }

    /// Whether this holder's recipient was written by who had `key`.
    pub(super) fn is_of(&self, holder: &str, key: &DataKey) -> bool {
        let Ok(sealed) = hex::decode(&self.seal) else { return false };
        seal(holder, &self.recipient, key).is_ok_and(|seal| seal.verify_slice(&sealed).is_ok())
    }

    fn of(holder: &str, recipient: &Recipient, identity: String, key: &DataKey) -> Result<Self> {
        let wrapped = age::encrypt_and_armor(recipient, &key.0).map_err(|_| Error::KeyFileDamaged)?;
        let recipient = recipient.to_string();
        let seal = hex::encode(seal(holder, &recipient, key)?.finalize().into_bytes());
        Ok(Self { recipient, identity, key: wrapped, seal })
    }

    /// The data key; none when the secret is another one.
    ///
    /// # Errors
    /// `KeyFileDamaged`, when the wrap is no wrap.
    pub(super) fn open(&self, secret: &str) -> Result<Option<DataKey>> {
        let mut by_secret = age::scrypt::Identity::new(SecretString::from(secret.to_owned()));
        by_secret.set_max_work_factor(HIGHEST_COST);
        let Some(text) = decrypt(&self.identity, &by_secret)? else { return Ok(None) };
        let identity: Identity =
            std::str::from_utf8(&text).ok().and_then(|text| text.parse().ok()).ok_or(Error::KeyFileDamaged)?;
        let plain = decrypt(&self.key, &identity)?.ok_or(Error::KeyFileDamaged)?;
        let mut key = DataKey([0; 32]);
        if plain.len() != key.0.len() {
            return Err(Error::KeyFileDamaged);
        }
        key.0.copy_from_slice(&plain);
        Ok(Some(key))
    }
}

fn seal(holder: &str, recipient: &str, key: &DataKey) -> Result<Hmac<Sha256>> {
    let mut seal = Hmac::<Sha256>::new_from_slice(&key.0).map_err(|_| Error::KeyFileDamaged)?;
    for part in ["driehoek holder", holder, recipient] {
        seal.update(part.as_bytes());
        // No id holds one, so that no two holders can be read the same.
        seal.update(&[0]);
    }
    Ok(seal)
}

/// No plain text in a key file is longer.
const LONGEST: u64 = 256;

/// None when the identity does not open it; an error when it is no age file.
fn decrypt(armored: &str, identity: &dyn age::Identity) -> Result<Option<Zeroizing<Vec<u8>>>> {
    let reader = age::armor::ArmoredReader::new(armored.as_bytes());
    let decryptor = age::Decryptor::new(reader).map_err(|_| Error::KeyFileDamaged)?;
    let plain = match decryptor.decrypt(std::iter::once(identity)) {
        Ok(plain) => plain,
        Err(
            age::DecryptError::DecryptionFailed
            | age::DecryptError::NoMatchingKeys
            | age::DecryptError::KeyDecryptionFailed,
        ) => return Ok(None),
        Err(_) => return Err(Error::KeyFileDamaged),
    };
    // As large as it can get: grown step by step, it would leave copies behind.
    let mut text = Zeroizing::new(Vec::with_capacity(usize::try_from(LONGEST).unwrap_or(0)));
    plain.take(LONGEST).read_to_end(&mut text).map_err(|_| Error::KeyFileDamaged)?;
    Ok(Some(text))
}
