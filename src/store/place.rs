//! Where a store may lie: on a disk of this computer, and in no folder that a cloud service copies.

use std::path::{Path, PathBuf};

use sysinfo::Disks;

use super::open::apart;
use crate::error::{Error, Result};

/// The database of a data folder.
#[must_use]
pub fn store_file(folder: &Path) -> PathBuf {
    folder.join("driehoek.db")
}

/// The key file of a data folder.
#[must_use]
pub fn key_file(folder: &Path) -> PathBuf {
    folder.join("driehoek.keys")
}

/// Waits until the disk has what was renamed in this folder, on systems where a folder can be asked.
///
/// # Errors
/// `File`.
pub(super) fn settle(folder: &Path) -> Result<()> {
    #[cfg(unix)]
    std::fs::File::open(folder)?.sync_all()?;
    #[cfg(not(unix))]
    let _ = folder;
    Ok(())
}

/// What a data folder holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Contents {
    /// No store: the first start may make one.
    Nothing,
    /// A store and its keys.
    Store,
    /// A store whose key file is gone.
    StoreWithoutKeys,
}

/// Looks at a data folder. A key file alone is what an interrupted set-up leaves, and counts as nothing.
/// A folder that cannot be looked into counts as full: opening it tells why, and nothing is made in it.
#[must_use]
pub fn contents(folder: &Path) -> Contents {
    let is_there = |file: PathBuf| file.try_exists().unwrap_or(true);
    if super::swap::is_decided(folder) {
        // A restore that was interrupted: a store comes in place at the next opening.
        return Contents::Store;
    }
    match (is_there(store_file(folder)), is_there(key_file(folder))) {
        (false, _) => Contents::Nothing,
        (true, true) => Contents::Store,
        (true, false) => Contents::StoreWithoutKeys,
    }
}

/// Refuses folders where a database file would be broken or leak.
///
/// # Errors
/// `NetworkFolder`, `SyncedFolder`, or `File` when the folder cannot be made.
pub fn check(folder: &Path) -> Result<()> {
    make(folder)?;
    // Resolves links and, on Windows, drive letters of network shares to \\server\share.
    let real = std::fs::canonicalize(folder)?;
    let text = || folder.display().to_string();
    if let Some(service) = synced_by(&real) {
        return Err(Error::SyncedFolder { folder: text(), service: service.into() });
    }
    if is_network_path(&real) || is_network_file_system(&file_system_of(&real)) {
        return Err(Error::NetworkFolder { folder: text() });
    }
    Ok(())
}

/// Whether a folder is `outer` or lies in it, whatever links lead there.
///
/// # Errors
/// `File`, when one of them is not there.
pub async fn within(outer: PathBuf, folder: PathBuf) -> Result<bool> {
    apart(move || Ok(std::fs::canonicalize(folder)?.starts_with(std::fs::canonicalize(outer)?))).await
}

/// Whether files can be made in a folder.
pub async fn is_writable(folder: PathBuf) -> bool {
    let probe = folder.join(format!("driehoek-{}.proef", uuid::Uuid::now_v7().simple()));
    let written = apart(move || {
        std::fs::write(&probe, "Driehoek")?;
        Ok(std::fs::remove_file(&probe)?)
    });
    written.await.is_ok()
}

/// Makes the folder, for this person alone where the system knows such a thing.
fn make(folder: &Path) -> std::io::Result<()> {
    let mut builder = std::fs::DirBuilder::new();
    #[cfg(unix)]
    std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
    builder.recursive(true).create(folder)
}

fn file_system_of(folder: &Path) -> String {
    // A system that cannot name its disks must not keep anybody from working.
    let Ok(disks) = Disks::new_with_refreshed_list() else { return String::new() };
    let holding = disks.iter().filter(|disk| folder.starts_with(disk.mount_point()));
    let closest = holding.max_by_key(|disk| disk.mount_point().as_os_str().len());
    closest.map_or_else(String::new, |disk| disk.file_system().to_string_lossy().to_lowercase())
}

fn is_network_path(folder: &Path) -> bool {
    let text = folder.to_string_lossy();
    text.starts_with(r"\\?\UNC\") || (text.starts_with(r"\\") && !text.starts_with(r"\\?\"))
}

fn is_network_file_system(name: &str) -> bool {
    const NETWORK: &[&str] =
        &["nfs", "cifs", "smb", "afp", "webdav", "davfs", "sshfs", "ncp", "9p", "fuse.rclone", "ceph"];
    NETWORK.iter().any(|network| name.contains(network))
}

/// The cloud service that copies this folder, told by the names such services give their folders.
fn synced_by(folder: &Path) -> Option<&'static str> {
    const SERVICES: &[(&str, &str)] = &[
        ("onedrive", "OneDrive"),
        ("dropbox", "Dropbox"),
        ("google drive", "Google Drive"),
        ("googledrive", "Google Drive"),
        ("mobile documents", "iCloud"),
        ("icloud", "iCloud"),
        ("cloudstorage", "een clouddienst"),
        ("nextcloud", "Nextcloud"),
        ("owncloud", "ownCloud"),
        ("stackdrive", "STACK"),
        ("syncthing", "Syncthing"),
    ];
    folder.components().find_map(|component| {
        let name = component.as_os_str().to_string_lossy().to_lowercase();
        SERVICES.iter().find(|(mark, _)| name.starts_with(mark)).map(|(_, service)| *service)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_folder_of_a_cloud_service_is_refused_wherever_the_store_lies_in_it() {
        for (folder, service) in [
            ("/home/an/Dropbox/school", "Dropbox"),
            ("/Users/an/Library/Mobile Documents/x", "iCloud"),
            ("/c/Users/an/OneDrive - Stichting Optimus/Driehoek", "OneDrive"),
        ] {
            assert_eq!(synced_by(Path::new(folder)), Some(service), "{folder}");
        }
        assert_eq!(synced_by(Path::new("/home/an/.local/share/driehoek")), None);
    }

    #[test]
    fn a_network_disk_is_known_by_its_path_or_its_file_system() {
        assert!(is_network_path(Path::new(r"\\server\school\driehoek")));
        assert!(is_network_path(Path::new(r"\\?\UNC\server\school")));
        assert!(!is_network_path(Path::new(r"\\?\C:\Users\an")));
        assert!(["nfs4", "cifs", "smbfs", "fuse.sshfs"].into_iter().all(is_network_file_system));
        assert!(!["ext4", "apfs", "ntfs", "btrfs", ""].into_iter().any(is_network_file_system));
    }
}
