//! What guards the data: how the store guards itself, backups that are made by themselves, and putting one back.

pub mod notices;
mod safety;

use std::path::{Path, PathBuf};

use chrono::{DateTime, TimeDelta, Utc};

use crate::error::{Error, Result};
use crate::rights::Right;
use crate::school;
use crate::store::backup::{
    self, Backups, Beside, Made, Making, Opening, Places, Safety, Staged, StoreCheck, Telling, keep::Keep,
};
use crate::store::{self, Actor, Store, What};
use crate::users::enter::guessing;
use crate::users::{self, User};

pub use safety::{safety, save_safety};

/// The kinds of data that a person counts, to know what is in a backup.
pub const COUNTED: &[&str] =
    &["child", "caregiver", "household", "application", "interview", "letter", "journal_change"];

/// A backup comes by itself when the newest is so old.
const DAILY: TimeDelta = TimeDelta::hours(20);

/// When to make a backup.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum When {
    /// Somebody asks.
    Asked,
    /// Only if the store is not what the newest backup holds.
    Changed,
}

/// Makes a backup of an open store.
///
/// # Errors
/// Those of [`backup::make`].
pub async fn back_up(store: &Store, data: PathBuf, when: When, now: DateTime<Utc>) -> Result<Made> {
    let making = making(store, data).await?;
    match when {
        When::Asked => backup::make(store, &making, now).await,
        When::Changed => backup::make_if_changed(store, &making, now).await,
    }
}

async fn making(store: &Store, data: PathBuf) -> Result<Making> {
    let mut db = store.read().await?;
    let safety = safety(&mut db).await?;
    let school = match school::store::school(&mut db).await {
        Ok(school) => school.name,
        // A store before its first school has nothing to tell, and can still be copied.
        Err(Error::NotFound { .. }) => String::new(),
        Err(error) => return Err(error),
    };
    Ok(Making { places: places(data, &safety), keep: keep(&safety), telling: Telling { school, counted: COUNTED } })
}

/// Where backups lie, as the settings say.
#[must_use]
pub fn places(data: PathBuf, safety: &Safety) -> Places {
    Places { data, second: safety.second_place.clone().map(Into::into), chosen: None }
}

fn keep(safety: &Safety) -> Keep {
    let number = |number: i32| usize::try_from(number).unwrap_or(0);
    Keep { daily: number(safety.keep_daily), monthly: number(safety.keep_monthly), yearly: number(safety.keep_yearly) }
}

/// What guards the store in a data folder, for the page about it.
///
/// # Errors
/// The database's.
pub async fn backups(store: &Store, data: PathBuf) -> Result<Backups> {
    let mut db = store.read().await?;
    let (safety, check) = (safety(&mut db).await?, store::last_check(&mut db).await?);
    drop(db);
    let (folder, places) = (backup::here(&data).display().to_string(), places(data, &safety));
    store::apart(move || {
        let second = places.second.as_deref().map(backup::second);
        Ok(Backups { rows: backup::list(&places), second, safety, folder, check })
    })
    .await
}

/// Checks the store, also against what its backups say.
///
/// # Errors
/// Those of [`Store::check`].
pub async fn check(store: &Store, actor: &Actor, data: PathBuf) -> Result<StoreCheck> {
    let mut db = store.read().await?;
    let places = places(data, &safety(&mut db).await?);
    let anchors = match backup::anchors(&mut db, &places).await {
        // The check itself tells of it.
        Err(Error::StoreDamaged) => Vec::new(),
        anchors => anchors?,
    };
    drop(db);
    store.check(actor, &anchors).await
}

/// Whether a backup is due by itself. One that is dated after now says nothing: the clock was wrong then, or is now.
#[must_use]
pub fn is_due(newest: Option<DateTime<Utc>>, now: DateTime<Utc>) -> bool {
    newest.is_none_or(|newest| newest > now || now - newest >= DAILY)
}

/// Makes a backup ready to be put in the place of the store, by a director of then: [`Staged::put_in_place`] does it.
///
/// # Errors
/// `NotAllowed` for whoever was no director then, `Wait` after too many wrong passphrases, `UserEnded`, or those of
/// [`backup::stage`]. The store that stands here is not touched.
pub async fn stage(data: &Path, opening: Opening, now: DateTime<Utc>) -> Result<Staged> {
    let who = opening.user_id.clone();
    // A backup is guessed at no faster than the store.
    let staged = guessing(data, &who, now, backup::stage(data, opening, now)).await?;
    match restorer(&staged, now).await {
        Ok(()) => Ok(staged),
        Err(error) => {
            staged.leave().await?;
            Err(error)
        }
    }
}

/// The director of then, in whose name the history goes on.
async fn restorer(staged: &Staged, now: DateTime<Utc>) -> Result<()> {
    let user = users::store::signed_in(&mut *staged.store.read().await?, &staged.person.id).await?;
    if !user.role.may(Right::Safety) {
        return Err(Error::NotAllowed);
    }
    let actor = Actor { name: user.name.clone(), at: now, role: user.role };
    let moment = staged.made_at.clone().unwrap_or_default();
    staged.store.note(&actor, What::new(backup::RESTORED, moment)).await.map(drop)
}

/// Opens a backup to be read only, in the role of then.
///
/// # Errors
/// `Wait`, `UserEnded`, or those of [`backup::open_beside`].
pub async fn open_beside(data: PathBuf, opening: Opening, now: DateTime<Utc>) -> Result<(Beside, User)> {
    let who = opening.user_id.clone();
    let beside = guessing(&data, &who, now, backup::open_beside(&data, opening, now)).await?;
    let user = match beside.store.read().await {
        Ok(mut db) => users::store::signed_in(&mut db, &beside.person.id).await,
        Err(error) => Err(error),
    };
    match user {
        Ok(user) => Ok((beside, user)),
        Err(error) => {
            beside.store.close().await;
            backup::leave_beside(&data).await?;
            Err(error)
        }
    }
}
