//! `kopie.json`: what is in a backup, and the checksum that tells whether it still is.

use std::fs::{self, File};
use std::io::{Read as _, Write as _};
use std::path::Path;

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};
use sha2::{Digest as _, Sha256};
use sqlx::Row as _;

use super::{Manifest, TableCount};
use crate::error::{Error, Result};
use crate::store::cell::TextCell as _;
use crate::store::place;
use crate::store::read::{Db, rows};

/// The file beside a copy.
const FILE: &str = "kopie.json";

/// Read at a time for the checksum.
const BLOCK: usize = 1 << 17;

/// A `kopie.json` with which store it is a copy of.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Label {
    #[serde(flatten)]
    pub(super) manifest: Manifest,
    /// The id of the store's first change, which never goes: copies of another store in the same place stay there.
    pub(super) store: String,
}

/// What the rooms want a person to read about a backup; the store knows no room.
#[derive(Clone, Debug)]
pub struct Telling {
    /// The school's name.
    pub school: String,
    /// The kinds of data that a person counts.
    pub counted: &'static [&'static str],
}

/// What the manifest says besides its file.
pub(super) struct Inside {
    pub(super) counts: Vec<TableCount>,
    pub(super) last_seq: i32,
    pub(super) last_hash: String,
    pub(super) last_change_at: Option<String>,
    pub(super) store: String,
}

/// Looks into the schema `within` of a connection: the store itself (`main`), or a copy that was attached.
pub(super) async fn inside(db: &mut Db, within: &str, counted: &[&str]) -> Result<Inside> {
    let mut counts = Vec::with_capacity(counted.len());
    for table in counted {
        let found = rows(db, &format!("select count(*) as n from {within}.{table}"), []).await?;
        let rows: i64 = found.first().map_or(Ok(0), |row| row.try_get("n"))?;
        counts.push(TableCount { table: (*table).into(), rows: i32::try_from(rows).unwrap_or(i32::MAX) });
    }
    let ends = format!(
        "select id, seq, at, hash from {within}.journal_change where seq = 1 \
         union all select id, seq, at, hash from (select * from {within}.journal_change order by seq desc limit 1) as last"
    );
    let ends = rows(db, &ends, []).await?;
    let text = |row: Option<&sqlx::any::AnyRow>, name: &str| -> Result<Option<String>> {
        Ok(row.map(|row| row.try_get(name)).transpose()?)
    };
    let seq: i64 = ends.last().map_or(Ok(0), |row| row.try_get("seq"))?;
    Ok(Inside {
        counts,
        last_seq: i32::try_from(seq).unwrap_or(i32::MAX),
        last_hash: text(ends.last(), "hash")?.unwrap_or_default(),
        last_change_at: text(ends.last(), "at")?,
        store: text(ends.first(), "id")?.unwrap_or_default(),
    })
}

impl Label {
    /// The label of a copy whose file lies in `folder`.
    pub(super) fn of(folder: &Path, inside: Inside, school: String, now: DateTime<Utc>) -> Result<Self> {
        let file = place::store_file(folder);
        let bytes = fs::metadata(&file)?.len();
        let manifest = Manifest {
            made_at: now.to_text(),
            program: env!("CARGO_PKG_VERSION").into(),
            school,
            kilobytes: i32::try_from(bytes.div_ceil(1000)).unwrap_or(i32::MAX),
            checksum: checksum(&file)?,
            counts: inside.counts,
            last_seq: inside.last_seq,
            last_hash: inside.last_hash,
            last_change_at: inside.last_change_at,
        };
        Ok(Self { manifest, store: inside.store })
    }

    /// Reads the label of a backup; none when it has none that can be read.
    pub(super) fn read(folder: &Path) -> Option<Self> {
        let bytes = fs::read(folder.join(FILE)).ok()?;
        serde_json::from_slice(&bytes).ok()
    }

    /// Writes it.
    pub(super) fn write(&self, folder: &Path) -> Result<()> {
        let bytes = serde_json::to_vec_pretty(self).map_err(|_| Error::BackupDamaged)?;
        let mut file = File::create(folder.join(FILE))?;
        file.write_all(&bytes)?;
        Ok(file.sync_all()?)
    }
}

/// SHA-256 of a file in hex, however large it is.
///
/// # Errors
/// `File`.
pub(super) fn checksum(file: &Path) -> Result<String> {
    let mut file = File::open(file)?;
    let (mut sum, mut block) = (Sha256::new(), vec![0; BLOCK]);
    loop {
        match file.read(&mut block)? {
            0 => return Ok(hex::encode(sum.finalize())),
            read => sum.update(&block[..read]),
        }
    }
}

/// Refuses a backup whose file is not the one that was made. One without a label passes here: its pages tell.
///
/// # Errors
/// `BackupMissing`, `BackupDamaged`, or `File`.
pub(super) fn verify(folder: &Path) -> Result<Option<Label>> {
    let file = place::store_file(folder);
    if !file.is_file() {
        return Err(Error::BackupMissing);
    }
    let label = Label::read(folder);
    match &label {
        Some(label) if label.manifest.checksum != checksum(&file)? => Err(Error::BackupDamaged),
        Some(_) | None => Ok(label),
    }
}
