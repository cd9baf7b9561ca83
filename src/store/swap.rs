//! Putting another store with its keys in the place of the one that stands here, such that a crash leaves the old pair or the
//! new one, and never a store with the other's keys.
//!
//! The new pair is made ready in a passing folder. Giving that folder its real name decides: from then on the new pair comes in
//! place, if not now then at the next opening.

use std::fs;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};

use chrono::{DateTime, Duration, Utc};

use super::backup::folder;
use super::place;
use super::setup::remove_if_there;
use crate::error::Result;

/// Where the new pair is made ready.
const PASSING: &str = "wissel.new";

/// A new pair that is ready, and the old one may go.
const READY: &str = "wissel-weg";

/// A new pair that is ready, and the old one is kept aside under the moment that follows.
const READY_ASIDE: &str = "wissel-opzij-";

/// What becomes of the pair that stands here.
#[derive(Clone, Copy, Debug)]
pub(super) enum Old {
    /// Kept in a folder of this moment.
    Aside(DateTime<Utc>),
    /// Removed.
    Gone,
}

/// An empty folder for the new pair.
///
/// # Errors
/// `DiskFull` or `File`.
pub(super) fn begin(data: &Path) -> Result<PathBuf> {
    sweep(data)?;
    fs::create_dir(passing(data))?;
    Ok(passing(data))
}

/// That folder.
pub(super) fn passing(data: &Path) -> PathBuf {
    data.join(PASSING)
}

/// Removes a pair that was never ready.
///
/// # Errors
/// `File`.
pub(super) fn sweep(data: &Path) -> Result<()> {
    match fs::remove_dir_all(passing(data)) {
        Err(error) if error.kind() != ErrorKind::NotFound => Err(error.into()),
        _ => Ok(()),
    }
}

/// Decides for the new pair, and brings it in place. Nothing may have the store open.
///
/// # Errors
/// `DiskFull` or `File`; when it was decided already, [`settle`] does the rest.
pub(super) fn commit(data: &Path, old: Old) -> Result<()> {
    decide(data, old)?;
    settle(data)
}

fn decide(data: &Path, old: Old) -> Result<()> {
    let name = match old {
        Old::Gone => READY.to_owned(),
        Old::Aside(moment) => format!("{READY_ASIDE}{}", free_aside(data, moment)),
    };
    place::settle(&passing(data))?;
    fs::rename(passing(data), data.join(name))?;
    place::settle(data)
}

fn free_aside(data: &Path, moment: DateTime<Utc>) -> String {
    let mut names = (0..).map(|seconds| folder::name(moment + Duration::seconds(seconds)));
    names.find(|name| !folder::aside(data).join(name).exists()).unwrap_or_else(|| folder::name(moment))
}

/// Whether a new pair is ready that did not come in place yet.
pub(super) fn is_decided(data: &Path) -> bool {
    ready(data).is_some()
}

fn ready(data: &Path) -> Option<PathBuf> {
    let names = fs::read_dir(data).ok()?.flatten().map(|entry| entry.file_name().to_string_lossy().into_owned());
    let mut ready = names.filter(|name| name == READY || name.starts_with(READY_ASIDE));
    ready.next().map(|name| data.join(name))
}

/// Finishes what was decided before the program or the computer stopped. Whoever opens a store asks this first.
///
/// # Errors
/// `DiskFull` or `File`; it can be asked again.
pub fn settle(data: &Path) -> Result<()> {
    let Some(ready) = ready(data) else { return Ok(()) };
    STEPS.iter().try_for_each(|step| step.take(data, &ready))
}

/// One step towards the new pair. Each can be done again, and all after one that was interrupted.
#[derive(Clone, Copy, Debug)]
enum Step {
    /// The old file leaves, as long as the new one that follows it waits: once that is in place, nothing is old.
    Leave { file: File, waiting: File },
    /// The new file comes.
    Come(File),
    /// The folder of the new pair goes.
    End,
}

/// A file of the pair, beneath a data folder.
type File = fn(&Path) -> PathBuf;

/// The log beside the store leaves before the new store comes: it would be played back into it.
const STEPS: &[Step] = &[
    Step::Leave { file: wal, waiting: place::store_file },
    Step::Leave { file: shm, waiting: place::store_file },
    Step::Leave { file: place::store_file, waiting: place::store_file },
    Step::Come(place::store_file),
    Step::Leave { file: place::key_file, waiting: place::key_file },
    Step::Come(place::key_file),
    Step::End,
];

fn wal(data: &Path) -> PathBuf {
    data.join("driehoek.db-wal")
}

fn shm(data: &Path) -> PathBuf {
    data.join("driehoek.db-shm")
}

impl Step {
    fn take(self, data: &Path, ready: &Path) -> Result<()> {
        match self {
            Self::Leave { file, waiting } if waiting(ready).exists() => leave(data, ready, file)?,
            Self::Come(file) if file(ready).exists() => fs::rename(file(ready), file(data))?,
            Self::Leave { .. } | Self::Come(_) => return Ok(()),
            Self::End => return Ok(fs::remove_dir_all(ready)?),
        }
        place::settle(data)
    }
}

fn leave(data: &Path, ready: &Path, file: File) -> Result<()> {
    let aside = folder::file_name(ready);
    let Some(moment) = aside.strip_prefix(READY_ASIDE) else { return remove_if_there(&file(data)) };
    let aside = folder::aside(data).join(moment);
    fs::create_dir_all(&aside)?;
    match fs::rename(file(data), file(&aside)) {
        Err(error) if error.kind() == ErrorKind::NotFound => Ok(()),
        renamed => Ok(renamed?),
    }
}

#[cfg(test)]
mod tests;
