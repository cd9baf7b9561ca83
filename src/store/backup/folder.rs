//! Where backups lie, and what their folders are called.

use std::path::{Path, PathBuf};

use chrono::{DateTime, NaiveDateTime, Utc};

use super::{BackupPlace, BackupRef};
use crate::error::{Error, Result};

/// The form of a backup's name: its moment in UTC.
const MOMENT: &str = "%Y-%m-%d-%H%M%S";

/// Comes before the moment in the name of a store that was kept aside.
const ASIDE: &str = "opzij-";

/// The end of the name of a folder that is not whole yet.
const PASSING: &str = ".new";

/// Where the backups of a data folder lie.
#[must_use]
pub fn here(data: &Path) -> PathBuf {
    data.join("kopieen")
}

/// Where they lie in a second place.
pub(in crate::store) fn second(place: &Path) -> PathBuf {
    place.join("Driehoek")
}

/// Where stores lie that a restored one took the place of.
pub(in crate::store) fn aside(data: &Path) -> PathBuf {
    data.join("opzij")
}

/// The name of a backup of this moment.
pub(in crate::store) fn name(moment: DateTime<Utc>) -> String {
    moment.format(MOMENT).to_string()
}

/// The name under which the list shows a store that was kept aside.
pub(super) fn aside_name(folder: &str) -> String {
    format!("{ASIDE}{folder}")
}

/// The moment in a name; none for a folder that is not ours.
pub(super) fn moment(name: &str) -> Option<NaiveDateTime> {
    let moment = NaiveDateTime::parse_from_str(name, MOMENT).ok()?;
    // Only as we write it: no sign, no missing nought.
    (moment.format(MOMENT).to_string() == name).then_some(moment)
}

/// The name under which a backup is made.
pub(super) fn passing(name: &str) -> String {
    format!("{name}{PASSING}")
}

/// Whether a folder is one that was never finished.
pub(super) fn is_passing(name: &str) -> bool {
    name.strip_suffix(PASSING).and_then(moment).is_some()
}

/// Where backups may lie.
#[derive(Clone, Debug, Default)]
pub struct Places {
    /// The data folder.
    pub data: PathBuf,
    /// The second place, as it is set.
    pub second: Option<PathBuf>,
    /// The folder that somebody chose.
    pub chosen: Option<PathBuf>,
}

impl Places {
    /// The folder of a backup. A name is never a path: it comes from the window.
    ///
    /// # Errors
    /// `BackupMissing`.
    pub fn find(&self, backup: &BackupRef) -> Result<PathBuf> {
        let folder = match backup.place {
            BackupPlace::Here => match backup.name.strip_prefix(ASIDE) {
                Some(moment) => named(aside(&self.data), moment),
                None => named(here(&self.data), &backup.name),
            },
            BackupPlace::Second => self.second.as_deref().and_then(|place| named(second(place), &backup.name)),
            BackupPlace::Chosen => self.chosen.clone().filter(|chosen| file_name(chosen) == backup.name),
        };
        folder.filter(|folder| folder.is_dir()).ok_or(Error::BackupMissing)
    }
}

fn named(place: PathBuf, name: &str) -> Option<PathBuf> {
    moment(name).map(|_| place.join(name))
}

/// The last part of a folder's path.
pub(in crate::store) fn file_name(folder: &Path) -> String {
    folder.file_name().unwrap_or_default().to_string_lossy().into_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_is_a_moment_and_nothing_else() {
        assert!(moment("2026-11-23-081500").is_some());
        for other in [
            "",
            "..",
            "2026-11-23",
            "2026-11-23-0815",
            "+2026-11-23-081500",
            "2026-11-23-081500.new",
            "2026-1-2-000000",
        ] {
            assert_eq!(moment(other), None, "{other}");
        }
        assert!(is_passing("2026-11-23-081500.new") && !is_passing("vakantiefoto's.new"));
    }

    #[test]
    fn a_name_from_the_window_never_leaves_the_folder_of_backups() {
        let data = tempfile::tempdir().unwrap();
        std::fs::create_dir_all(here(data.path()).join("2026-11-23-081500")).unwrap();
        let places = Places { data: data.path().into(), ..Places::default() };
        let at = |place, name: &str| BackupRef { place, name: name.into() };
        assert!(places.find(&at(BackupPlace::Here, "2026-11-23-081500")).is_ok());
        for (place, name) in [
            (BackupPlace::Here, "../kopieen/2026-11-23-081500"),
            (BackupPlace::Here, ".."),
            (BackupPlace::Here, "opzij-.."),
            (BackupPlace::Second, "2026-11-23-081500"),
            (BackupPlace::Chosen, "2026-11-23-081500"),
        ] {
            assert_eq!(places.find(&at(place, name)), Err(Error::BackupMissing), "{name}");
        }
    }
}
