//! Making a backup: whole under a passing name first, then here, then in the second place, and then those that have served go.

use std::collections::BTreeSet;
use std::fs::{self, OpenOptions};
use std::io::ErrorKind;
use std::path::Path;

use chrono::{DateTime, Duration, NaiveDateTime, Utc};
use sqlx::Row as _;
use sqlx::any::Any;
use sqlx::pool::PoolConnection;

use super::folder::{self, Places};
use super::keep::{Keep, rotation};
use super::manifest::{Inside, Label, Telling, checksum, inside};
use crate::error::{Error, Result};
use crate::store::open::{Engine, Store, apart};
use crate::store::read::rows;
use crate::store::{migrate, place};

/// What nobody wrote to for so long was left by a crash.
const LEFT: std::time::Duration = std::time::Duration::from_secs(60 * 60);

/// Where backups go, how many stay, and what they tell.
#[derive(Clone, Debug)]
pub struct Making {
    /// The data folder and the second place.
    pub places: Places,
    /// How many stay.
    pub keep: Keep,
    /// What a person reads about one.
    pub telling: Telling,
}

/// What came of it.
#[derive(Debug)]
pub struct Made {
    /// The newest backup here.
    pub name: String,
    /// Whether it was made now; a store that nobody changed is not copied again.
    pub is_new: bool,
    /// Whether it lies in the second place too; none when none is set.
    pub second: Option<Result<()>>,
}

/// Makes a backup.
///
/// # Errors
/// `BackupMissing` for a store on a server, which has backups of its own; `DiskFull`, `File`, or the database's. Nothing half
/// is left then. A second place that fails is told in what was made, and costs the first nothing.
pub async fn make(store: &Store, making: &Making, now: DateTime<Utc>) -> Result<Made> {
    if store.engine() == Engine::Postgres {
        return Err(Error::BackupMissing);
    }
    let places = making.places.clone();
    let name = apart(move || begin(&places, now)).await?;
    let passing = folder::here(&making.places.data).join(folder::passing(&name));
    if let Err(error) = fill(store, making, &passing, now).await {
        // What is left is swept away next time, if it cannot be now.
        let _ = apart(move || Ok(fs::remove_dir_all(passing)?)).await;
        return Err(error);
    }
    finish(making, name, true, now).await
}

/// Makes a backup when something changed since the newest one; either way the newest comes to lie in the second place.
///
/// # Errors
/// Those of [`make`].
pub async fn make_if_changed(store: &Store, making: &Making, now: DateTime<Utc>) -> Result<Made> {
    if store.engine() == Engine::Postgres {
        return Err(Error::BackupMissing);
    }
    let (data, stands) = (making.places.data.clone(), inside(&mut *store.read().await?, "main", &[]).await?);
    match apart(move || Ok(same_here(&data, &stands))).await? {
        Some(name) => finish(making, name, false, now).await,
        None => make(store, making, now).await,
    }
}

fn is_same(label: &Label, stands: &Inside) -> bool {
    let manifest = &label.manifest;
    (manifest.last_seq, &manifest.last_hash, &label.store) == (stands.last_seq, &stands.last_hash, &stands.store)
}

/// A passphrase that changed is worth a copy: the older one opens with the passphrase of then.
fn has_same_keys(data: &Path, name: &str) -> bool {
    let copied = fs::read(place::key_file(&folder::here(data).join(name)));
    matches!((copied, fs::read(place::key_file(data))), (Ok(then), Ok(now)) if then == now)
}

/// The latest backup here that holds what stands in the store. One that is dated ahead, by a clock that was wrong, may lie after it.
fn same_here(data: &Path, stands: &Inside) -> Option<String> {
    let here = folder::here(data);
    let mut names = names(&here);
    names.sort_unstable();
    let is_same = |name: &String| {
        let backup = here.join(name);
        Label::read(&backup).is_some_and(|label| is_same(&label, stands))
            && place::store_file(&backup).is_file()
            && has_same_keys(data, name)
    };
    names.into_iter().rev().find(is_same)
}

/// The names of backups in a place; nothing else in it is ours.
pub(super) fn names(place: &Path) -> Vec<String> {
    let Ok(entries) = fs::read_dir(place) else { return Vec::new() };
    let names = entries.flatten().map(|entry| entry.file_name().to_string_lossy().into_owned());
    names.filter(|name| folder::moment(name).is_some()).collect()
}

/// Sweeps away what was never finished, and takes the first free name: another program may be making one at this moment.
fn begin(places: &Places, now: DateTime<Utc>) -> Result<String> {
    let here = folder::here(&places.data);
    fs::create_dir_all(&here)?;
    sweep(&here)?;
    let second = places.second.as_deref().map(folder::second);
    let is_taken =
        |name: &str| here.join(name).exists() || second.as_ref().is_some_and(|second| second.join(name).exists());
    let names = (0..).map(|seconds| folder::name(now + Duration::seconds(seconds)));
    for name in names.filter(|name| !is_taken(name)) {
        match fs::create_dir(here.join(folder::passing(&name))) {
            Err(error) if error.kind() == ErrorKind::AlreadyExists => {}
            made => return Ok(made.map(|()| name)?),
        }
    }
    Err(Error::Busy)
}

/// Removes what was never finished and nobody works on: another program may be writing there, also that of another school.
fn sweep(place: &Path) -> Result<()> {
    for entry in fs::read_dir(place)?.flatten() {
        let is_left = || entry.metadata()?.modified()?.elapsed().map_or(Ok(false), |since| Ok(since > LEFT));
        let left: std::io::Result<bool> = is_left();
        if folder::is_passing(&entry.file_name().to_string_lossy()) && left.unwrap_or(false) {
            fs::remove_dir_all(entry.path())?;
        }
    }
    Ok(())
}

/// The store file, looked into by the key it was written with; then the keys, the label, and the real name.
async fn fill(store: &Store, making: &Making, passing: &Path, now: DateTime<Utc>) -> Result<()> {
    let file = place::store_file(passing);
    let mut db = store.read().await?;
    rows(&mut db, "vacuum into $1", [file.to_string_lossy().as_ref().into()]).await?;
    let inside = look_into(db, &file, making.telling.counted).await?;
    let (data, passing) = (making.places.data.clone(), passing.to_owned());
    let school = making.telling.school.clone();
    apart(move || {
        fs::copy(place::key_file(&data), place::key_file(&passing))?;
        for file in [place::store_file(&passing), place::key_file(&passing)] {
            settle(&file)?;
        }
        Label::of(&passing, inside, school, now)?.write(&passing)?;
        take_name(&passing)
    })
    .await
}

/// Reads the copy through the connection that made it, which lends it its key. A copy with a broken page is none.
async fn look_into(mut db: PoolConnection<Any>, file: &Path, counted: &[&str]) -> Result<Inside> {
    rows(&mut db, "attach database $1 as copy", [file.to_string_lossy().as_ref().into()]).await?;
    let looked = async {
        let fault = rows(&mut db, "pragma copy.quick_check(1)", []).await?;
        let fault: String = fault.first().map_or(Ok(String::new()), |row| row.try_get(0))?;
        if fault != "ok" {
            return Err(Error::StoreDamaged);
        }
        inside(&mut db, "copy", counted).await
    }
    .await;
    match rows(&mut db, "detach database copy", []).await {
        Ok(_) => looked,
        Err(error) => {
            // It would keep the copy's file open, and answer for it under a name that the next one wants.
            db.close_on_drop();
            looked.and(Err(error))
        }
    }
}

/// Waits until a file is on the disk; `vacuum into` does not.
pub(in crate::store) fn settle(file: &Path) -> Result<()> {
    Ok(OpenOptions::new().write(true).open(file)?.sync_all()?)
}

/// Gives a whole backup its real name.
fn take_name(passing: &Path) -> Result<()> {
    place::settle(passing)?;
    fs::rename(passing, passing.with_extension(""))?;
    passing.parent().map_or(Ok(()), place::settle)
}

/// The second place, and those that have served.
async fn finish(making: &Making, name: String, is_new: bool, now: DateTime<Utc>) -> Result<Made> {
    let (places, keep) = (making.places.clone(), making.keep);
    let of = name.clone();
    // The second backup of the same second is called after the next one.
    let now = folder::moment(&name).filter(|_| is_new).map_or(now, |moment| moment.and_utc().max(now));
    let second = apart(move || {
        let second = places.second.as_deref().map(|place| copy_to(&places.data, place, &of));
        let here = folder::here(&places.data);
        if let Some(label) = Label::read(&here.join(&of)) {
            rotate(&here, &label.store, keep, now)?;
            forget_aside(&places.data, now)?;
            if let (Some(place), Some(Ok(()))) = (&places.second, &second) {
                rotate(&folder::second(place), &label.store, keep, now)?;
            }
        }
        Ok(second)
    })
    .await?;
    Ok(Made { name, is_new, second })
}

/// Copies a backup to the second place, whole or not at all, and reads it back.
fn copy_to(data: &Path, place: &Path, name: &str) -> Result<()> {
    if !place.is_dir() {
        return Err(Error::SecondPlaceGone);
    }
    let from = folder::here(data).join(name);
    let copied = copy_whole(&from, &folder::second(place), name);
    copied.map_err(|error| if place.is_dir() { error } else { Error::SecondPlaceGone })
}

fn copy_whole(from: &Path, to: &Path, name: &str) -> Result<()> {
    let label = Label::read(from).ok_or(Error::BackupDamaged)?;
    if Label::read(&to.join(name)).as_ref() == Some(&label) && place::store_file(&to.join(name)).is_file() {
        return Ok(());
    }
    fs::create_dir_all(to)?;
    sweep(to)?;
    let passing = to.join(folder::passing(name));
    // One that is there is another program's, to be left alone.
    fs::create_dir(&passing)?;
    let copied = fill_copy(from, &passing, &label);
    if copied.is_err() {
        // A disk that was pulled out has nothing to remove from.
        let _ = fs::remove_dir_all(&passing);
    }
    copied
}

fn fill_copy(from: &Path, passing: &Path, label: &Label) -> Result<()> {
    for file in [place::store_file, place::key_file] {
        fs::copy(file(from), file(passing))?;
        settle(&file(passing))?;
    }
    if checksum(&place::store_file(passing))? != label.manifest.checksum {
        return Err(Error::BackupDamaged);
    }
    label.write(passing)?;
    take_name(passing)
}

/// Removes the backups of this store that have served. Those of another store, those that nobody can tell and all that is no
/// backup stay.
fn rotate(place: &Path, store: &str, keep: Keep, now: DateTime<Utc>) -> Result<()> {
    let is_ours = |name: &String| Label::read(&place.join(name)).is_some_and(|label| label.store == store);
    let ours = names(place).into_iter().filter(is_ours);
    let moments: Vec<_> = ours.filter_map(|name| folder::moment(&name)).collect();
    let rotation = rotation(&moments, keep, now.naive_utc());
    if !rotation.ahead.is_empty() {
        log::warn!("{} backups are dated after now", rotation.ahead.len());
    }
    for moment in rotation.remove {
        remove(&place.join(folder::name(moment.and_utc())))?;
    }
    Ok(())
}

/// So many days a store that was kept aside, or was copied before a migration, is of use. It is in no rotation, and may hold what was erased.
const ASIDE_DAYS: i64 = 365;
/// And of so many days there has to be a backup since, or as many as there are.
const SURE_DAYS: usize = 7;

/// Removes stores that lie beside this one for longer than that.
fn forget_aside(data: &Path, now: DateTime<Utc>) -> Result<()> {
    // A clock that runs ahead takes nothing away, as with backups: that day has to be confirmed by some others.
    let days = names(&folder::here(data)).iter().filter_map(|name| folder::moment(name)).collect::<BTreeSet<_>>();
    let past = days.range(..=now.naive_utc()).map(NaiveDateTime::date).collect::<BTreeSet<_>>();
    let sure = past.into_iter().rev().take(SURE_DAYS).min();
    let is_old = |moment: &NaiveDateTime| sure.is_some_and(|day| day - moment.date() > Duration::days(ASIDE_DAYS));
    let aside = folder::aside(data);
    for name in names(&aside).into_iter().filter(|name| folder::moment(name).as_ref().is_some_and(is_old)) {
        remove(&aside.join(name))?;
    }
    for (file, _) in migrate::copies(data)?.into_iter().filter(|(_, moment)| is_old(moment)) {
        fs::remove_file(file)?;
    }
    Ok(())
}

/// Takes the name away first: half a backup must not look like one.
fn remove(backup: &Path) -> Result<()> {
    let passing = backup.with_extension("new");
    match fs::rename(backup, &passing) {
        Err(error) if error.kind() == ErrorKind::NotFound => Ok(()),
        renamed => Ok(renamed.and_then(|()| fs::remove_dir_all(&passing))?),
    }
}
