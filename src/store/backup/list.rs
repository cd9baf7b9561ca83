//! What lies where.

use std::fs;
use std::path::{Path, PathBuf};

use chrono::{DateTime, Utc};

use super::folder::{self, Places};
use super::make::names;
use super::manifest::Label;
use super::{BackupPlace, BackupRef, BackupRow, SecondPlace};
use crate::error::{Error, Result};
use crate::store::keys::KeyFile;
use crate::store::{TextCell as _, migrate, place};

/// All backups here and in the second place, and the stores that were kept aside; newest first. Waits for the disks.
#[must_use]
pub fn list(places: &Places) -> Vec<BackupRow> {
    let here = folder::here(&places.data);
    let second = places.second.as_deref().map(folder::second);
    let mut rows: Vec<_> = rows(&here, BackupPlace::Here, second.as_deref()).collect();
    if let Some(second) = &second {
        rows.extend(self::rows(second, BackupPlace::Second, Some(&here)));
    }
    let aside = folder::aside(&places.data);
    rows.extend(names(&aside).into_iter().map(|name| BackupRow {
        at: BackupRef { place: BackupPlace::Here, name: folder::aside_name(&name) },
        manifest: None,
        people: people(&aside.join(&name)),
        also_elsewhere: false,
    }));
    rows.sort_by_key(|row| (std::cmp::Reverse(moment(&row.at.name)), row.at.place));
    rows
}

/// The moment in a row's name, also when the store was kept aside then.
fn moment(name: &str) -> Option<chrono::NaiveDateTime> {
    folder::moment(name.rsplit_once("opzij-").map_or(name, |(_, moment)| moment))
}

/// When what lies there was made, in UTC, by its label or else by its name: also the stores kept aside, and the copies of before a
/// migration.
#[must_use]
pub fn moments(data: &Path, rows: &[BackupRow]) -> Vec<String> {
    let of_row = |row: &BackupRow| {
        let labelled = row.manifest.as_ref().map(|manifest| manifest.made_at.clone());
        labelled.or_else(|| moment(&row.at.name).map(|moment| moment.and_utc().to_text()))
    };
    let copies = migrate::copies(data).unwrap_or_default().into_iter().map(|(_, moment)| moment.and_utc().to_text());
    rows.iter().filter_map(of_row).chain(copies).collect()
}

fn rows<'a>(place: &'a Path, kind: BackupPlace, other: Option<&'a Path>) -> impl Iterator<Item = BackupRow> + use<'a> {
    names(place).into_iter().map(move |name| {
        let label = Label::read(&place.join(&name));
        let there = other.and_then(|other| Label::read(&other.join(&name)));
        BackupRow {
            also_elsewhere: label.is_some() && label == there,
            manifest: label.map(|label| label.manifest),
            people: people(&place.join(&name)),
            at: BackupRef { place: kind, name },
        }
    })
}

fn people(backup: &Path) -> Vec<crate::store::keys::Keyholder> {
    KeyFile::load(backup).map(|keys| keys.people()).unwrap_or_default()
}

/// The row of one backup, wherever it lies.
///
/// # Errors
/// `BackupMissing`.
pub fn row(places: &Places, at: &BackupRef) -> Result<BackupRow> {
    if let Some(row) = list(places).into_iter().find(|row| row.at == *at) {
        return Ok(row);
    }
    let folder = places.find(at)?;
    Ok(BackupRow {
        at: at.clone(),
        manifest: Label::read(&folder).map(|label| label.manifest),
        people: people(&folder),
        also_elsewhere: false,
    })
}

/// The backup in a folder that somebody chose: the folder itself, or the newest one in it.
///
/// # Errors
/// `BackupMissing`.
pub fn chosen(folder: &Path) -> Result<PathBuf> {
    if place::store_file(folder).is_file() && place::key_file(folder).is_file() {
        return Ok(folder.to_owned());
    }
    let within = [folder.to_owned(), folder::second(folder), folder::here(folder)];
    let found = within.iter().flat_map(|place| names(place).into_iter().map(|name| place.join(name)));
    found.max_by_key(|backup| folder::file_name(backup)).ok_or(Error::BackupMissing)
}

/// How the second place stands. Waits for its disk.
#[must_use]
pub fn second(place: &Path) -> SecondPlace {
    let within = folder::second(place);
    let newest = names(&within).into_iter().max();
    SecondPlace {
        folder: place.display().to_string(),
        is_there: fs::read_dir(place).is_ok(),
        newest_at: newest.and_then(|name| Label::read(&within.join(name))).map(|label| label.manifest.made_at),
    }
}

/// When the newest backup here was made, as its label says; none when there is none. One that is dated after now says nothing as
/// long as there is another: the clock was wrong then, or is now.
#[must_use]
pub fn newest_at(data: &Path, now: DateTime<Utc>) -> Option<String> {
    let here = folder::here(data);
    let labels = names(&here).into_iter().filter_map(|name| Label::read(&here.join(name)));
    let moments = labels.filter_map(|label| DateTime::from_text(&label.manifest.made_at));
    let (past, ahead): (Vec<_>, Vec<_>) = moments.partition(|moment| *moment <= now);
    past.into_iter().max().or_else(|| ahead.into_iter().max()).map(|moment| moment.to_text())
}
