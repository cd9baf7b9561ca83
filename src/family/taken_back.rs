//! Children and caregivers who were taken back as a whole: only the history still tells of them.

use chrono::NaiveDate;

use super::brief::ChildBrief;
use super::rules::full_name;
use super::{Caregiver, CaregiverId, Child};
use crate::error::{Error, Result};
use crate::store::gone::{Gone, gone};
use crate::store::{Db, Record, TextCell as _};

/// A child that was taken back.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TakenBackChild {
    /// What lists show of it.
    pub brief: ChildBrief,
    /// Its name without a voorvoegsel.
    pub short: String,
    /// The day on which it was taken back.
    pub on: NaiveDate,
}

/// A caregiver who was taken back.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TakenBackCaregiver {
    /// The caregiver.
    pub id: CaregiverId,
    /// Whole name.
    pub name: String,
    /// The name without a voorvoegsel.
    pub short: String,
}

/// The children who were taken back, did not come back and were not erased.
///
/// # Errors
/// The database's.
pub async fn children(db: &mut Db) -> Result<Vec<TakenBackChild>> {
    gone(db, Child::TABLE).await?.into_iter().map(child).collect()
}

fn child(gone: Gone) -> Result<TakenBackChild> {
    let (name, short) = names(&gone);
    let born_on = NaiveDate::from_text(gone.text("born_on")).ok_or(Error::StoreDamaged)?;
    let sort_key = gone.text("sort_key").to_owned();
    let brief = ChildBrief { id: gone.id.into(), name, born_on, sort_key };
    Ok(TakenBackChild { brief, short, on: gone.on })
}

/// The caregivers who were taken back, did not come back and were not erased.
///
/// # Errors
/// The database's.
pub async fn caregivers(db: &mut Db) -> Result<Vec<TakenBackCaregiver>> {
    let caregiver = |gone: Gone| {
        let (name, short) = names(&gone);
        TakenBackCaregiver { id: gone.id.into(), name, short }
    };
    Ok(gone(db, Caregiver::TABLE).await?.into_iter().map(caregiver).collect())
}

fn names(gone: &Gone) -> (String, String) {
    let [roepnaam, voorvoegsel, achternaam] = ["roepnaam", "voorvoegsel", "achternaam"].map(|column| gone.text(column));
    (full_name(roepnaam, voorvoegsel, achternaam), full_name(roepnaam, "", achternaam))
}
