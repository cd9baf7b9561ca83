//! A folder that is gone when its owner is.

use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicU32, Ordering};
use std::{env, fs, process};

use anyhow::{Context, Result};

static NUMBER: AtomicU32 = AtomicU32::new(0);

/// A private folder that is removed with everything in it when this value goes.
pub(crate) struct TemporaryFolder(PathBuf);

impl TemporaryFolder {
    /// Makes an empty folder with a name of its own.
    pub(crate) fn new(purpose: &str) -> Result<Self> {
        let folder = unused_name(&env::temp_dir(), purpose);
        fs::create_dir(&folder).with_context(|| format!("making the folder {}", folder.display()))?;
        Ok(Self(folder))
    }

    /// Where it is.
    pub(crate) fn path(&self) -> &Path {
        &self.0
    }
}

impl Drop for TemporaryFolder {
    fn drop(&mut self) {
        if let Err(error) = fs::remove_dir_all(&self.0) {
            eprintln!("xtask: {} stays behind: {error}", self.0.display());
        }
    }
}

/// A path that this process gives out only once.
pub(crate) fn unused_name(within: &Path, purpose: &str) -> PathBuf {
    let number = NUMBER.fetch_add(1, Ordering::Relaxed);
    within.join(format!("driehoek-{purpose}-{}-{number}", process::id()))
}
