//! Another data key: the whole store is encrypted anew, and the new pair comes in the place of the old one.

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicI32, Ordering};
use std::time::Duration;

use chrono::{DateTime, Utc};
use sqlx::{AnyConnection, Connection as _, Row as _};
use tokio::sync::MutexGuard;
use zeroize::Zeroizing;

use super::backup::make::settle;
use super::keys::{self, DataKey, KeyFile};
use super::open::{FileIs, Store, Target, apart, connect, open};
use super::read::{Db, rows};
use super::{place, swap};
use crate::error::{Error, Result};

/// How often the progress is looked at.
const GLANCE: Duration = Duration::from_millis(50);

/// A store that is encrypted anew, and does not stand in its place yet. Until it does nobody can write, so that nothing is left
/// behind.
pub struct Rotation {
    data: PathBuf,
    was: DataKey,
    key: DataKey,
    /// Holds the right to write.
    old: AnyConnection,
    /// Nobody gives or takes a key meanwhile.
    _alone: MutexGuard<'static, ()>,
}

/// Encrypts the store in a data folder anew, beside itself. Meanwhile `percent` goes from 0 to 100; the store can be read, and
/// whoever writes waits.
///
/// # Errors
/// `Busy` when somebody else writes, `KeyFileDamaged`, `DiskFull`, `File`, or the database's. The store stays as it was then, open
/// and under its old key.
pub async fn begin(data: &Path, key: &DataKey, percent: &AtomicI32) -> Result<Rotation> {
    let alone = keys::alone().await;
    percent.store(0, Ordering::Relaxed);
    let (folder, fresh) = (data.to_owned(), DataKey::generate()?);
    let passing = apart(move || swap::begin(&folder)).await?;
    let begun = encrypt(data, key, &fresh, &passing, percent).await;
    let old = match begun {
        Ok(old) => old,
        Err(error) => {
            let folder = data.to_owned();
            apart(move || swap::sweep(&folder)).await?;
            return Err(error);
        }
    };
    percent.store(100, Ordering::Relaxed);
    Ok(Rotation { data: data.to_owned(), was: key.clone(), key: fresh, old, _alone: alone })
}

async fn encrypt(
    data: &Path,
    key: &DataKey,
    fresh: &DataKey,
    passing: &Path,
    percent: &AtomicI32,
) -> Result<AnyConnection> {
    let mut old = connect(&place::store_file(data), key, FileIs::There).await?;
    let made = export(&mut old, data, fresh, place::store_file(passing), percent).await;
    match made {
        Ok(()) => Ok(old),
        Err(error) => {
            old.close().await?;
            Err(error)
        }
    }
}

async fn export(
    old: &mut AnyConnection,
    data: &Path,
    fresh: &DataKey,
    file: PathBuf,
    percent: &AtomicI32,
) -> Result<()> {
    // Attaching opens a file and makes none.
    fs::File::create(&file)?;
    attach(old, &file, fresh).await?;
    // The new file is nobody's until it is whole, so it needs no journal of its own.
    rows(old, "pragma fresh.journal_mode = off", []).await?;
    rows(old, "begin immediate", []).await?;
    watched(old, &place::store_file(data), &file, percent).await?;
    if !is_same(old).await? {
        return Err(Error::StoreDamaged);
    }
    rows(old, "commit", []).await?;
    rows(old, "detach database fresh", []).await?;
    // Taken again at once, for whoever writes between now and the end would write to what goes.
    rows(old, "begin immediate", []).await?;
    apart(move || settle(&file)).await
}

/// The statement carries a key: it goes past all that records statements.
async fn attach(old: &mut AnyConnection, file: &Path, fresh: &DataKey) -> Result<()> {
    let digits = fresh.to_hex();
    let mut key = Zeroizing::new(String::with_capacity(96));
    for part in ["x'", digits.as_str(), "'"] {
        key.push_str(part);
    }
    let file = file.to_string_lossy().into_owned();
    sqlx::query("attach database $1 as fresh key $2").bind(file).bind(key.as_str()).execute(old).await?;
    Ok(())
}

/// The export is one statement that says nothing meanwhile: how much of the file there is tells how far it is.
async fn watched(old: &mut AnyConnection, from: &Path, to: &Path, percent: &AtomicI32) -> Result<()> {
    let whole = size(from).max(1);
    let mut exporting = std::pin::pin!(rows(old, "select sqlcipher_export('fresh')", []));
    loop {
        tokio::select! {
            exported = &mut exporting => return exported.map(drop),
            () = tokio::time::sleep(GLANCE) => {
                let done = i32::try_from(size(to).saturating_mul(100) / whole).unwrap_or(99).min(99);
                percent.store(done, Ordering::Relaxed);
            }
        }
    }
}

fn size(file: &Path) -> u64 {
    fs::metadata(file).map_or(0, |file| file.len())
}

/// Whether every table came over whole, and reads back.
async fn is_same(db: &mut Db) -> Result<bool> {
    let fault = rows(db, "pragma fresh.quick_check(1)", []).await?;
    let fault: String = fault.first().map_or(Ok(String::new()), |row| row.try_get(0))?;
    if fault != "ok" {
        return Ok(false);
    }
    let tables = "select name from main.sqlite_master where type = 'table' and name not like 'sqlite_%'";
    for table in rows(db, tables, []).await? {
        let table: String = table.try_get("name")?;
        let counts =
            format!("select (select count(*) from main.{table}) as old, (select count(*) from fresh.{table}) as fresh");
        let counts = rows(db, &counts, []).await?;
        let same =
            counts.first().map(|row| Ok::<_, Error>(row.try_get::<i64, _>("old")? == row.try_get::<i64, _>("fresh")?));
        if !same.transpose()?.unwrap_or(false) {
            return Ok(false);
        }
    }
    Ok(true)
}

impl Rotation {
    /// Closes the store, puts the new pair in its place and opens it: for the people of these ids and the recovery code. The old file
    /// goes; backups keep the keys they have.
    ///
    /// # Errors
    /// `DiskFull`, `File`, or those of [`open`]. The store is closed then; unlocking finishes what was decided, or opens the old
    /// pair.
    pub async fn finish(self, store: Store, keep: Vec<String>, now: DateTime<Utc>) -> Result<(Store, DataKey)> {
        let Self { data, was, key, old, _alone } = self;
        store.close().await;
        old.close().await?;
        let (folder, fresh) = (data.clone(), key.clone());
        apart(move || {
            let keys = KeyFile::load(&folder).and_then(|keys| keys.with_key(&was, &fresh, &keep));
            let saved = keys.and_then(|keys| keys.save(&swap::passing(&folder)));
            let came = saved.and_then(|()| swap::commit(&folder, swap::Old::Gone));
            // A whole store that nobody has the key of would stay on a disk that is full already.
            came.or_else(|error| swap::sweep(&folder).and(Err(error)))
        })
        .await?;
        let store = open(Target::File { folder: data, key: key.clone() }, now).await?;
        Ok((store, key))
    }

    /// Thinks better of it: the store stays open under its old key.
    ///
    /// # Errors
    /// `File`, or the database's.
    pub async fn leave(self) -> Result<()> {
        self.old.close().await?;
        apart(move || swap::sweep(&self.data)).await
    }
}
