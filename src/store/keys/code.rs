//! The recovery code on paper.

use zeroize::{Zeroize, ZeroizeOnDrop, Zeroizing};

use super::fill_random;
use crate::error::Result;

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

    pub(in crate::store) fn secret(&self) -> &str {
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
