//! The file beside the store that says who holds its key.

use std::fs;
use std::io::{Read as _, Write as _};
use std::path::Path;

use serde::{Deserialize, Serialize};

use super::wrap::Wrap;
use super::{Cost, DataKey, Keyholder, RecoveryCode};
use crate::error::{Error, Result};
use crate::store::place;

/// Whose wrap it is.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum Holder {
    /// A person, by their passphrase.
    Person(Keyholder),
    /// The recovery code on paper.
    RecoveryCode,
}

impl Holder {
    /// What the wrap is sealed to. No user has an id of this form.
    fn id(&self) -> &str {
        match self {
            Self::Person(person) => &person.id,
            Self::RecoveryCode => "recovery code",
        }
    }
}

#[derive(Clone, Debug, Serialize, Deserialize)]
struct Held {
    holder: Holder,
    wrap: Wrap,
}

impl Held {
    /// The data key; none when the secret is another one.
    ///
    /// # Errors
    /// `KeyFileDamaged`, also when the wrap was made for another holder: whoever can write the file could else come in as anybody.
    fn open(&self, secret: &str) -> Result<Option<DataKey>> {
        let Some(key) = self.wrap.open(secret)? else { return Ok(None) };
        if self.is_of(&key) { Ok(Some(key)) } else { Err(Error::KeyFileDamaged) }
    }

    fn is_of(&self, key: &DataKey) -> bool {
        self.wrap.is_of(self.holder.id(), key)
    }
}

/// The file beside the store that holds the wraps of its key.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct KeyFile {
    format: u32,
    holders: Vec<Held>,
}

const FORMAT: u32 = 2;

/// Far more than a file with a wrap for everybody of a large school; a larger one is no key file, and is not read whole.
const MOST_BYTES: u64 = 1_000_000;

impl Default for KeyFile {
    fn default() -> Self {
        Self { format: FORMAT, holders: Vec::new() }
    }
}

impl KeyFile {
    /// Gives a person this passphrase, and it alone.
    ///
    /// # Errors
    /// `KeyFileDamaged`, when the wrap cannot be made.
    pub fn give(&mut self, person: &Keyholder, passphrase: &str, key: &DataKey, cost: Cost) -> Result<()> {
        let wrap = Wrap::make(&person.id, passphrase, key, cost)?;
        self.put(Holder::Person(person.clone()), wrap);
        Ok(())
    }

    /// Makes this the only recovery code.
    ///
    /// # Errors
    /// `KeyFileDamaged`, when the wrap cannot be made.
    pub fn give_code(&mut self, code: &RecoveryCode, key: &DataKey) -> Result<()> {
        // The code has 150 random bits: no work factor makes guessing it any harder.
        let wrap = Wrap::make(Holder::RecoveryCode.id(), code.secret(), key, Cost::CHEAP)?;
        self.put(Holder::RecoveryCode, wrap);
        Ok(())
    }

    /// In the place of the same holder's wrap, or at the end.
    fn put(&mut self, holder: Holder, wrap: Wrap) {
        let held = Held { holder, wrap };
        match self.holders.iter_mut().find(|other| other.holder.id() == held.holder.id()) {
            Some(other) => *other = held,
            None => self.holders.push(held),
        }
    }

    /// Takes the key from a person.
    pub fn take(&mut self, user_id: &str) {
        self.holders.retain(|held| held.holder == Holder::RecoveryCode || held.holder.id() != user_id);
    }

    /// Gives a person back what they held `before`.
    pub fn put_back(&mut self, before: &Self, user_id: &str) {
        if let Some(held) = before.held_by(user_id) {
            self.put(held.holder.clone(), held.wrap.clone());
        }
    }

    /// Calls everyone in the file as they are called now.
    pub fn rename(&mut self, names: &[Keyholder]) {
        for held in &mut self.holders {
            if let Holder::Person(person) = &mut held.holder
                && let Some(named) = names.iter().find(|named| named.id == person.id)
            {
                person.name.clone_from(&named.name);
            }
        }
    }

    /// The same holders of another data key: those persons that may `keep` it, and the recovery code. Nobody's passphrase is needed.
    ///
    /// # Errors
    /// `KeyFileDamaged`, when somebody else than the program put a holder in this file.
    pub fn with_key(&self, old: &DataKey, new: &DataKey, keep: &[String]) -> Result<Self> {
        let kept = self.holders.iter().filter(|held| match &held.holder {
            Holder::Person(person) => keep.contains(&person.id),
            Holder::RecoveryCode => true,
        });
        let anew = |held: &Held| {
            let wrap = held.wrap.with_key(held.holder.id(), old, new)?;
            Ok(Held { holder: held.holder.clone(), wrap })
        };
        Ok(Self { format: FORMAT, holders: kept.map(anew).collect::<Result<_>>()? })
    }

    /// The data key, by the passphrase of this person; nobody else's wrap is tried.
    ///
    /// # Errors
    /// `WrongPassphrase`, or `KeyFileDamaged` when the wrap cannot be read at all.
    pub fn open_with_passphrase(&self, user_id: &str, passphrase: &str) -> Result<DataKey> {
        let held = self.held_by(user_id).ok_or(Error::WrongPassphrase)?;
        held.open(passphrase)?.ok_or(Error::WrongPassphrase)
    }

    /// Whether this is the key that the person holds; found without their passphrase.
    #[must_use]
    pub fn holds(&self, user_id: &str, key: &DataKey) -> bool {
        self.held_by(user_id).is_some_and(|held| held.is_of(key))
    }

    /// Whether this is the key that anybody holds, or the recovery code.
    #[must_use]
    pub fn wraps(&self, key: &DataKey) -> bool {
        self.holders.iter().any(|held| held.is_of(key))
    }

    fn held_by(&self, user_id: &str) -> Option<&Held> {
        self.holders.iter().find(|held| matches!(&held.holder, Holder::Person(person) if person.id == user_id))
    }

    /// The data key, by the recovery code.
    ///
    /// # Errors
    /// `WrongRecoveryCode`, or `KeyFileDamaged` when the wrap cannot be read at all.
    pub fn open_with_code(&self, code: &RecoveryCode) -> Result<DataKey> {
        let held = self.holders.iter().find(|held| held.holder == Holder::RecoveryCode);
        held.ok_or(Error::WrongRecoveryCode)?.open(code.secret())?.ok_or(Error::WrongRecoveryCode)
    }

    /// Who can open the store with a passphrase, in the order they came.
    #[must_use]
    pub fn people(&self) -> Vec<Keyholder> {
        let people = self.holders.iter().filter_map(|held| match &held.holder {
            Holder::Person(person) => Some(person.clone()),
            Holder::RecoveryCode => None,
        });
        people.collect()
    }

    /// The person with this id.
    #[must_use]
    pub fn person(&self, user_id: &str) -> Option<Keyholder> {
        self.people().into_iter().find(|person| person.id == user_id)
    }

    /// Reads the key file of a data folder.
    ///
    /// # Errors
    /// `KeyFileMissing`, `KeyFileDamaged`, or `File`.
    pub fn load(folder: &Path) -> Result<Self> {
        let file = match fs::File::open(place::key_file(folder)) {
            Ok(file) => file,
            Err(error) if error.kind() == std::io::ErrorKind::NotFound => return Err(Error::KeyFileMissing),
            Err(error) => return Err(error.into()),
        };
        let mut bytes = Vec::new();
        file.take(MOST_BYTES + 1).read_to_end(&mut bytes)?;
        Self::parse(&bytes)
    }

    /// Reads the bytes of a key file.
    ///
    /// # Errors
    /// `KeyFileDamaged`.
    pub fn parse(bytes: &[u8]) -> Result<Self> {
        if u64::try_from(bytes.len()).is_ok_and(|length| length > MOST_BYTES) {
            return Err(Error::KeyFileDamaged);
        }
        let file: Self = serde_json::from_slice(bytes).map_err(|_| Error::KeyFileDamaged)?;
        if file.format != FORMAT || file.holders.is_empty() {
            return Err(Error::KeyFileDamaged);
        }
        Ok(file)
    }

    /// Writes the key file whole or not at all: the old one stays until the new one is on the disk.
    ///
    /// # Errors
    /// `DiskFull` or `File`.
    pub fn save(&self, folder: &Path) -> Result<()> {
        let target = place::key_file(folder);
        let passing = target.with_extension("keys.new");
        let bytes = serde_json::to_vec_pretty(self).map_err(|_| Error::KeyFileDamaged)?;
        let mut file = for_this_person_alone().open(&passing)?;
        file.write_all(&bytes)?;
        file.sync_all()?;
        fs::rename(&passing, &target)?;
        place::settle(folder)
    }
}

fn for_this_person_alone() -> fs::OpenOptions {
    let mut options = fs::OpenOptions::new();
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    options.write(true).create(true).truncate(true);
    options
}
