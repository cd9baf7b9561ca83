//! The data key and its wraps: one random key encrypts the store; passphrases and the recovery code only wrap it.

use std::fs;
use std::io::{Read as _, Write as _};
use std::path::Path;

use age::secrecy::SecretString;
use serde::{Deserialize, Serialize};
use zeroize::{Zeroize, ZeroizeOnDrop, Zeroizing};

use super::place;
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
        let digits = Zeroizing::new(hex::encode(self.0.as_slice()));
        // Grown step by step, a text leaves copies of itself behind.
        let mut pragma = Zeroizing::new(String::with_capacity(96));
        for part in ["pragma key = \"x'", digits.as_str(), "'\""] {
            pragma.push_str(part);
        }
        pragma
    }
}

fn fill_random(bytes: &mut [u8]) -> Result<()> {
    getrandom::fill(bytes).map_err(|error| Error::file(&std::io::Error::other(error.to_string())))
}

/// Letters and digits that are not mistaken for one another when read from paper (Crockford's base 32).
const ALPHABET: &[u8; 32] = b"0123456789ABCDEFGHJKMNPQRSTVWXYZ";
const GROUPS: usize = 6;
const GROUP_LENGTH: usize = 5;

/// The code on paper that opens the store when every passphrase is forgotten: 6 groups of 5 characters, 150 bits.
#[derive(Clone, PartialEq, Eq, Zeroize, ZeroizeOnDrop)]
pub struct RecoveryCode(String);

impl std::fmt::Debug for RecoveryCode {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter.write_str("RecoveryCode(…)")
    }
}

impl RecoveryCode {
    /// A fresh code.
    ///
    /// # Errors
    /// `File`, when the system has no randomness to give.
    pub fn generate() -> Result<Self> {
        let mut bytes = Zeroizing::new([0; GROUPS * GROUP_LENGTH]);
        fill_random(bytes.as_mut_slice())?;
        Ok(Self(bytes.iter().map(|byte| char::from(ALPHABET[usize::from(byte % 32)])).collect()))
    }

    /// What somebody typed from paper: case, spaces and hyphens do not count, O is 0, I and L are 1.
    #[must_use]
    pub fn parse(typed: &str) -> Option<Self> {
        let code: String = typed.chars().filter(|c| !c.is_whitespace() && *c != '-').map(unmistaken).collect();
        let known = code.bytes().all(|byte| ALPHABET.contains(&byte));
        (known && code.len() == GROUPS * GROUP_LENGTH).then_some(Self(code))
    }

    /// The groups as they are printed.
    #[must_use]
    pub fn groups(&self) -> Vec<String> {
        let groups = self.0.as_bytes().chunks(GROUP_LENGTH);
        groups.map(|group| String::from_utf8_lossy(group).into_owned()).collect()
    }

    pub(super) fn secret(&self) -> &str {
        &self.0
    }

    /// Whether `typed` is the group with this number, counted from 1.
    #[must_use]
    pub fn confirms(&self, group: usize, typed: &str) -> bool {
        let typed: String = typed.trim().chars().map(unmistaken).collect();
        group.checked_sub(1).and_then(|index| self.groups().into_iter().nth(index)) == Some(typed)
    }
}

fn unmistaken(letter: char) -> char {
    match letter.to_ascii_uppercase() {
        'O' => '0',
        'I' | 'L' => '1',
        other => other,
    }
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
    /// For real stores: a quarter of a second and 128 MiB on an ordinary laptop of 2020.
    pub const REAL: Self = Self(17);

    /// For tests and the throw-away demo, whose data is not worth guarding.
    pub const CHEAP: Self = Self(6);
}

/// Files made elsewhere may not make this computer work for minutes.
const HIGHEST_COST: u8 = 20;

/// Whose wrap it is.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum Holder {
    /// A person, by their passphrase.
    Person {
        /// The user's id.
        id: String,
        /// The name as the history shows it.
        name: String,
    },
    /// The recovery code on paper.
    RecoveryCode,
}

impl From<&Keyholder> for Holder {
    fn from(person: &Keyholder) -> Self {
        Self::Person { id: person.id.clone(), name: person.name.clone() }
    }
}

#[derive(Clone, Debug, Serialize, Deserialize)]
struct Wrap {
    holder: Holder,
    age: String,
}

/// The file beside the store that holds the wraps of its key.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct KeyFile {
    format: u32,
    wraps: Vec<Wrap>,
}

const FORMAT: u32 = 1;

impl Default for KeyFile {
    fn default() -> Self {
        Self { format: FORMAT, wraps: Vec::new() }
    }
}

impl KeyFile {
    /// Adds a wrap of `key` for `holder`.
    ///
    /// # Errors
    /// `File`, when the wrap cannot be made.
    pub fn add(&mut self, holder: Holder, secret: &str, key: &DataKey, cost: Cost) -> Result<()> {
        let mut recipient = age::scrypt::Recipient::new(SecretString::from(secret.to_owned()));
        recipient.set_work_factor(cost.0);
        let age = age::encrypt_and_armor(&recipient, &key.0).map_err(|_| Error::KeyFileDamaged)?;
        self.wraps.push(Wrap { holder, age });
        Ok(())
    }

    /// The data key, by the passphrase of this person; nobody else's wrap is tried.
    ///
    /// # Errors
    /// `WrongPassphrase`, or `KeyFileDamaged` when the wrap cannot be read at all.
    pub fn open_with_passphrase(&self, user_id: &str, passphrase: &str) -> Result<DataKey> {
        for wrap in &self.wraps {
            if let Holder::Person { id, .. } = &wrap.holder
                && id == user_id
                && let Some(key) = unwrap(&wrap.age, passphrase)?
            {
                return Ok(key);
            }
        }
        Err(Error::WrongPassphrase)
    }

    /// The data key, by the recovery code.
    ///
    /// # Errors
    /// `WrongRecoveryCode`, or `KeyFileDamaged` when a wrap cannot be read at all.
    pub fn open_with_code(&self, code: &RecoveryCode) -> Result<DataKey> {
        for wrap in self.wraps.iter().filter(|wrap| wrap.holder == Holder::RecoveryCode) {
            if let Some(key) = unwrap(&wrap.age, code.secret())? {
                return Ok(key);
            }
        }
        Err(Error::WrongRecoveryCode)
    }

    /// Who can open the store with a passphrase, in the order they came.
    #[must_use]
    pub fn people(&self) -> Vec<Keyholder> {
        let people = self.wraps.iter().filter_map(|wrap| match &wrap.holder {
            Holder::Person { id, name } => Some(Keyholder { id: id.clone(), name: name.clone() }),
            Holder::RecoveryCode => None,
        });
        people.collect()
    }

    /// The person with this id.
    #[must_use]
    pub fn person(&self, user_id: &str) -> Option<Keyholder> {
        self.people().into_iter().find(|person| person.id == user_id)
    }

    /// Replaces all of a person's wraps by one for a new passphrase.
    ///
    /// # Errors
    /// `File`, when the wrap cannot be made.
    pub fn replace(&mut self, person: &Keyholder, passphrase: &str, key: &DataKey, cost: Cost) -> Result<()> {
        self.wraps.retain(|wrap| !matches!(&wrap.holder, Holder::Person { id, .. } if *id == person.id));
        self.add(person.into(), passphrase, key, cost)
    }

    /// Reads the key file of a data folder.
    ///
    /// # Errors
    /// `KeyFileMissing`, `KeyFileDamaged`, or `File`.
    pub fn load(folder: &Path) -> Result<Self> {
        let bytes = match fs::read(place::key_file(folder)) {
            Ok(bytes) => bytes,
            Err(error) if error.kind() == std::io::ErrorKind::NotFound => return Err(Error::KeyFileMissing),
            Err(error) => return Err(error.into()),
        };
        let file: Self = serde_json::from_slice(&bytes).map_err(|_| Error::KeyFileDamaged)?;
        if file.format != FORMAT || file.wraps.is_empty() {
            return Err(Error::KeyFileDamaged);
        }
        Ok(file)
    }

    /// Writes the key file whole or not at all.
    ///
    /// # Errors
    /// `DiskFull` or `File`.
    pub fn save(&self, folder: &Path) -> Result<()> {
        let target = place::key_file(folder);
        let passing = target.with_extension("keys.new");
        let bytes = serde_json::to_vec_pretty(self).map_err(|_| Error::KeyFileDamaged)?;
        let mut file = fs::File::create(&passing)?;
        file.write_all(&bytes)?;
        file.sync_all()?;
        fs::rename(&passing, &target)?;
        Ok(())
    }
}

/// `None` when the secret is another one; an error when the wrap is no wrap.
fn unwrap(armored: &str, secret: &str) -> Result<Option<DataKey>> {
    let damaged = |_| Error::KeyFileDamaged;
    let reader = age::armor::ArmoredReader::new(armored.as_bytes());
    let decryptor = age::Decryptor::new(reader).map_err(|_| Error::KeyFileDamaged)?;
    let mut identity = age::scrypt::Identity::new(SecretString::from(secret.to_owned()));
    identity.set_max_work_factor(HIGHEST_COST);
    let mut plain = match decryptor.decrypt(std::iter::once(&identity as &dyn age::Identity)) {
        Ok(plain) => plain,
        Err(
            age::DecryptError::DecryptionFailed
            | age::DecryptError::NoMatchingKeys
            | age::DecryptError::KeyDecryptionFailed,
        ) => return Ok(None),
        Err(_) => return Err(Error::KeyFileDamaged),
    };
    let mut key = DataKey([0; 32]);
    plain.read_exact(&mut key.0).map_err(damaged)?;
    Ok(Some(key))
}

/// How hard a passphrase is to guess.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, specta::Type)]
pub struct Strength {
    /// 0 (guessed at once) to 4 (out of reach).
    pub score: i32,
    /// Whether the program accepts it.
    pub enough: bool,
    /// Characters still wanted.
    pub missing_characters: i32,
}

/// A shorter one may be strong by measure, and is still typed over somebody's shoulder.
const SHORTEST: usize = 12;

/// What whoever knows the school tries first; it adds nothing to a passphrase.
const EXPECTED: [&str; 3] = ["driehoek", "sprong", "wanroij"];

/// Measures a passphrase: at least 12 characters, and not guessable (zxcvbn 3 of 4), also without the words everyone
/// expects here.
#[must_use]
pub fn strength(passphrase: &str) -> Strength {
    let length = passphrase.chars().count();
    // Longer input makes the measuring slow and cannot make it weaker.
    let measured: Zeroizing<String> = Zeroizing::new(passphrase.chars().take(72).collect());
    let mut rest = Zeroizing::new(measured.to_lowercase());
    for word in EXPECTED {
        rest = Zeroizing::new(rest.replace(word, ""));
    }
    let score = score(&measured).min(score(&rest));
    Strength {
        score,
        enough: length >= SHORTEST && score >= 3,
        missing_characters: i32::try_from(SHORTEST.saturating_sub(length)).unwrap_or(0),
    }
}

fn score(text: &str) -> i32 {
    if text.is_empty() { 0 } else { i32::from(u8::from(zxcvbn::zxcvbn(text, &[]).score())) }
}
