//! The chain of the journal: what makes a line that is changed, missing or moved show.
//!
//! Each line's hash holds the hash of the line before it. It is made of digests, not of words: erasure takes words and salt away,
//! and the digest that stays tells nothing about them.

mod verify;

use sha2::{Digest as _, Sha256};
use sqlx::Row;

use super::read::{Db, rows};
use crate::error::{Error, Result};

pub use verify::verify;

/// Where the chain ends.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Head {
    /// The number of the last line.
    pub seq: i64,
    /// Its hash.
    pub hash: String,
}

/// Where the chain ends; none for an empty history.
///
/// # Errors
/// The database's.
pub async fn head(db: &mut Db) -> Result<Option<Head>> {
    let found = rows(db, "select seq, hash from journal_head", []).await?;
    let head = |row: &sqlx::any::AnyRow| Ok(Head { seq: row.try_get("seq")?, hash: row.try_get("hash")? });
    found.first().map(head).transpose()
}

/// Whether the history still holds the line that a backup says it held.
///
/// # Errors
/// The database's.
pub async fn holds(db: &mut Db, seq: i64, hash: &str) -> Result<bool> {
    let sql = "select seq from journal_change where seq = $1 and hash = $2";
    Ok(!rows(db, sql, [seq.into(), hash.into()]).await?.is_empty())
}

/// A line of the journal as the chain sees it.
pub(super) struct Link<'l> {
    pub(super) seq: i64,
    pub(super) id: &'l str,
    pub(super) at: &'l str,
    pub(super) actor: &'l str,
    pub(super) deed: &'l str,
    pub(super) subject_digest: &'l str,
    pub(super) reverses: Option<&'l str>,
    pub(super) undoable: bool,
}

/// A row that the line touched, as the chain sees it.
pub(super) struct RowLink<'l> {
    pub(super) kind: &'l str,
    pub(super) row_id: &'l str,
    pub(super) digest: &'l str,
}

/// The hash of a line that stands after `previous`; that of the first line is empty.
pub(super) fn hash<'l>(previous: &str, line: &Link<'l>, rows: impl IntoIterator<Item = RowLink<'l>>) -> String {
    let mut parts = Parts::default();
    parts.add(Some(previous));
    parts.add(Some(&line.seq.to_string()));
    for part in [line.id, line.at, line.actor, line.deed, line.subject_digest] {
        parts.add(Some(part));
    }
    parts.add(line.reverses);
    parts.add(Some(if line.undoable { "1" } else { "0" }));
    for RowLink { kind, row_id, digest } in rows {
        for part in [kind, row_id, digest] {
            parts.add(Some(part));
        }
    }
    parts.digest()
}

/// The digest of what a line says, which nobody who has only the digest can guess.
pub(super) fn digest(salt: &str, said: &[Option<&str>]) -> String {
    let mut parts = Parts::default();
    parts.add(Some(salt));
    for part in said {
        parts.add(*part);
    }
    parts.digest()
}

/// So many salts of 16 random bytes, in hex.
pub(super) fn salts(count: usize) -> Result<Vec<String>> {
    let mut bytes = vec![0; count * 16];
    getrandom::fill(&mut bytes).map_err(|error| Error::file(&std::io::Error::other(error.to_string())))?;
    Ok(bytes.chunks(16).map(hex::encode).collect())
}

/// Parts, each with its length before it, so that no two lists of parts give the same bytes.
#[derive(Default)]
struct Parts(Sha256);

impl Parts {
    fn add(&mut self, part: Option<&str>) {
        match part {
            None => self.0.update([0]),
            Some(text) => {
                self.0.update([1]);
                self.0.update(u64::try_from(text.len()).unwrap_or(u64::MAX).to_le_bytes());
                self.0.update(text);
            }
        }
    }

    fn digest(self) -> String {
        hex::encode(self.0.finalize())
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn no_two_lists_of_parts_have_one_digest(
            one in prop::collection::vec(prop::option::of("[a-c\\x00\\x01]{0,3}"), 0..5),
            other in prop::collection::vec(prop::option::of("[a-c\\x00\\x01]{0,3}"), 0..5),
        ) {
            let told = |parts: &[Option<String>]| digest("salt", &parts.iter().map(Option::as_deref).collect::<Vec<_>>());
            prop_assert_eq!(told(&one) == told(&other), one == other);
        }
    }

    #[test]
    fn a_line_with_the_same_words_has_another_hash_in_another_place() {
        let link = |seq| Link {
            seq,
            id: "id",
            at: "2026-11-23T08:15:00.000Z",
            actor: "Anja Peters",
            deed: "child.save",
            subject_digest: "digest",
            reverses: None,
            undoable: true,
        };
        let first = hash("", &link(1), []);
        assert_ne!(first, hash("", &link(2), []));
        assert_ne!(first, hash("before", &link(1), []));
        assert_ne!(first, hash("", &link(1), [RowLink { kind: "child", row_id: "id", digest: "digest" }]));
    }

    #[test]
    fn salts_are_long_and_never_the_same() {
        let salts = salts(3).unwrap();
        assert!(salts.iter().all(|salt| salt.len() == 32));
        assert!(salts[0] != salts[1] && salts[1] != salts[2]);
    }
}
