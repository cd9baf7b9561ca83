//! The data key and who holds it: one random key encrypts the store; passphrases and the recovery code only wrap it.

mod attempts;
mod code;
mod file;
mod locksmith;
mod strength;
mod wrap;

use serde::{Deserialize, Serialize};
use zeroize::{Zeroize, ZeroizeOnDrop, Zeroizing};

pub use attempts::{Attempt, Attempts};
pub use code::RecoveryCode;
pub use file::{Holder, KeyFile};
pub use locksmith::Locksmith;
pub(super) use locksmith::alone;
pub use strength::{Strength, strength};

use crate::error::{Error, Result};

/// The raw 256-bit key of the store. Wiped from memory when dropped.
#[derive(Clone, Zeroize, ZeroizeOnDrop, PartialEq, Eq)]
pub struct DataKey([u8; 32]);

impl std::fmt::Debug for DataKey {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter.write_str("DataKey(…)")
    }
}

impl DataKey {
    /// A key from the system's randomness.
    ///
    /// # Errors
    /// `File`, when the system has none to give.
    pub fn generate() -> Result<Self> {
        let mut bytes = [0; 32];
        fill_random(&mut bytes)?;
        Ok(Self(bytes))
    }

    /// The statement that opens an encrypted file. It holds the key: never log it.
    #[must_use]
    pub fn pragma(&self) -> Zeroizing<String> {
        let digits = self.to_hex();
        // Grown step by step, a text leaves copies of itself behind.
        let mut pragma = Zeroizing::new(String::with_capacity(96));
        for part in ["pragma key = \"x'", digits.as_str(), "'\""] {
            pragma.push_str(part);
        }
        pragma
    }

    /// The key as text, for this computer's keychain.
    #[must_use]
    pub fn to_hex(&self) -> Zeroizing<String> {
        Zeroizing::new(hex::encode(self.0.as_slice()))
    }

    /// The key of such a text.
    #[must_use]
    pub fn from_hex(text: &str) -> Option<Self> {
        let mut key = Self([0; 32]);
        hex::decode_to_slice(text, &mut key.0).ok()?;
        Some(key)
    }
}

fn fill_random(bytes: &mut [u8]) -> Result<()> {
    getrandom::fill(bytes).map_err(|error| Error::file(&std::io::Error::other(error.to_string())))
}

/// A person who holds a key, as the key file names them.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, specta::Type)]
pub struct Keyholder {
    /// The user's id.
    pub id: String,
    /// The name as the history shows it.
    pub name: String,
}

/// How much work guessing one passphrase costs: scrypt's log2(N).
#[derive(Clone, Copy, Debug)]
pub struct Cost(u8);

impl Cost {
    /// For real stores: about a second and 256 MiB on an old laptop.
    pub const REAL: Self = Self(18);

    /// For tests and the throw-away demo, whose data is not worth guarding.
    pub const CHEAP: Self = Self(6);
}
