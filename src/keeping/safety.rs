//! The settings: what may be typed, and saving them.

use std::path::PathBuf;

use crate::error::Result;
use crate::finding::{Finding, FindingCode};
use crate::store::backup::{Safety, SafetyId};
use crate::store::{Actor, Changed, Db, Store, Tx, What, find, place};
use crate::typed::Typed;

/// The id of the one row.
const ID: &str = "safety";

/// How the store guards itself; until somebody sets it, as it comes.
///
/// # Errors
/// The database's.
pub async fn safety(db: &mut Db) -> Result<Safety> {
    Ok(find(db, ID).await?.unwrap_or_else(shipped))
}

/// As it comes.
fn shipped() -> Safety {
    Safety {
        id: SafetyId::from(ID.to_owned()),
        version: 0,
        idle_minutes: 10,
        keep_daily: 14,
        keep_monthly: 12,
        keep_yearly: 7,
        second_place: None,
    }
}

/// Changes how the store in folder `data` guards itself.
///
/// # Errors
/// `Invalid` with findings on the record's fields, `Conflict`, or the database's.
pub async fn save_safety(store: &Store, actor: &Actor, data: PathBuf, safety: Safety) -> Result<Changed<Safety>> {
    let stands = self::safety(&mut *store.read().await?).await?;
    let second_place = safety.second_place.map(|place| place.trim().to_owned()).filter(|place| !place.is_empty());
    let safety = Safety { id: stands.id.clone(), second_place, ..safety };
    let mut typed = Typed::default();
    typed.number("idle_minutes", safety.idle_minutes, 1, 120);
    typed.number("keep_daily", safety.keep_daily, 1, 366);
    typed.number("keep_monthly", safety.keep_monthly, 0, 120);
    typed.number("keep_yearly", safety.keep_yearly, 0, 50);
    // A disk that is not there today must not keep anybody from setting something else.
    if safety.second_place != stands.second_place
        && let Some(place) = &safety.second_place
    {
        typed.add(check_second_place(data, place.into()).await?);
    }
    typed.accept()?;
    let safety = &safety;
    let what = What::new("safety.save", "");
    store.change(actor, what, move |tx| Box::pin(write(tx, safety))).await
}

async fn write(tx: &mut Tx<'_>, safety: &Safety) -> Result<Safety> {
    match find::<Safety>(tx.db(), ID).await? {
        Some(_) => tx.update(safety).await,
        None => tx.insert(safety).await,
    }
}

/// A copy must lie on something else than what it is a copy of.
async fn check_second_place(data: PathBuf, place: PathBuf) -> Result<Option<Finding>> {
    let found = match place::within(data, place.clone()).await {
        Ok(true) => Some(FindingCode::PlaceInStore),
        Ok(false) if place::is_writable(place).await => None,
        Ok(false) | Err(_) => Some(FindingCode::PlaceNotWritable),
    };
    Ok(found.map(|code| Finding::refusal("second_place", code)))
}
