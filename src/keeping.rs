//! What guards the data: how the store guards itself, backups that are made by themselves, and putting one back.

mod safety;

use std::path::PathBuf;

use chrono::{DateTime, TimeDelta, Utc};

use crate::error::{Error, Result};
use crate::rights::Right;
use crate::school;
use crate::store::backup::{self, Beside, Made, Making, Opening, Places, Safety, Staged, Telling, keep::Keep};
use crate::store::{Actor, Store, What};
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

/// Whether a backup is due by itself. One that is dated after now says nothing: the clock was wrong then, or is now.
#[must_use]
pub fn is_due(newest: Option<DateTime<Utc>>, now: DateTime<Utc>) -> bool {
    newest.is_none_or(|newest| newest > now || now - newest >= DAILY)
}

/// Puts a backup in the place of the store, which is kept aside. Nothing may have that one open. Answers who did it.
///
/// # Errors
/// `NotAllowed` for whoever was no director then, `UserEnded`, or those of [`backup::stage`] and
/// [`backup::Staged::put_in_place`].
pub async fn restore(data: PathBuf, opening: Opening, now: DateTime<Utc>) -> Result<User> {
    let staged = backup::stage(&data, opening, now).await?;
    match restorer(&staged, now).await {
        Ok(user) => {
            staged.put_in_place(now).await?;
            Ok(user)
        }
        Err(error) => {
            staged.leave().await?;
            Err(error)
        }
    }
}

/// The director of then, in whose name the history goes on.
async fn restorer(staged: &Staged, now: DateTime<Utc>) -> Result<User> {
    let user = users::store::signed_in(&mut *staged.store.read().await?, &staged.person.id).await?;
    if !user.role.may(Right::Safety) {
        return Err(Error::NotAllowed);
    }
    let actor = Actor { name: user.name.clone(), at: now, role: user.role };
    let moment = staged.made_at.clone().unwrap_or_default();
    staged.store.note(&actor, What::new("backup.restore", moment)).await?;
    Ok(user)
}

/// Opens a backup to be read only, in the role of then.
///
/// # Errors
/// `UserEnded`, or those of [`backup::open_beside`].
pub async fn open_beside(data: PathBuf, opening: Opening, now: DateTime<Utc>) -> Result<(Beside, User)> {
    let beside = backup::open_beside(&data, opening, now).await?;
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
