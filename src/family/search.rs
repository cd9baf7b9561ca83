//! Finding people: by words of their name in any order, without accents, by telephone digits or e-mail.

use chrono::NaiveDate;
use serde::Serialize;

use super::brief::groups_on;
use super::draft::CaregiverDraft;
use super::rules::{fold, full_name, search_words};
use super::store::{self as sql, caregiver_name, child_name};
use super::{Caregiver, CaregiverMatch, Child, ChildId};
use crate::Result;
use crate::school::GroupId;
use crate::school::brief::group_names;
use crate::store::Db;
use crate::typed::Typed;

/// A child found by name.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, specta::Type)]
pub struct ChildMatch {
    /// The child.
    pub child_id: ChildId,
    /// Whole name.
    pub name: String,
    /// Date of birth.
    pub born_on: NaiveDate,
    /// Its group on the day asked for.
    pub group: Option<String>,
}

/// Caregivers who have every word in their names, numbers or e-mail, by achternaam; none for an empty text.
///
/// # Errors
/// The database's.
pub async fn search_caregivers(db: &mut Db, text: &str, limit: i32) -> Result<Vec<CaregiverMatch>> {
    let words = search_words(text);
    if words.is_empty() {
        return Ok(Vec::new());
    }
    let found = sql::caregivers_like(db, &words, limit).await?;
    matches(db, found).await
}

/// Children who have every word in their names, by achternaam, with their group on a day; none for an empty text.
///
/// # Errors
/// The database's.
pub async fn search_children(db: &mut Db, text: &str, on: NaiveDate, limit: i32) -> Result<Vec<ChildMatch>> {
    let words = search_words(text);
    if words.is_empty() {
        return Ok(Vec::new());
    }
    let found = sql::children_like(db, &words, limit).await?;
    let ids: Vec<ChildId> = found.iter().map(|child| child.id.clone()).collect();
    let groups = groups_on(db, &ids, on).await?;
    let names = group_names(db, &groups.values().cloned().collect::<Vec<GroupId>>()).await?;
    let hit = |child: Child| ChildMatch {
        name: child_name(&child),
        group: groups.get(&child.id).and_then(|id| names.get(id)).cloned(),
        born_on: child.born_on,
        child_id: child.id,
    };
    Ok(found.into_iter().map(hit).collect())
}

/// The child with these names, whatever the accents and capitals, and this birth date. A voorvoegsel typed with the achternaam
/// makes no difference.
///
/// # Errors
/// The database's.
pub async fn same_child(db: &mut Db, roepnaam: &str, achternaam: &str, born_on: NaiveDate) -> Result<Option<Child>> {
    if roepnaam.trim().is_empty() || achternaam.trim().is_empty() {
        return Ok(None);
    }
    let born_then = sql::born_on(db, born_on).await?;
    Ok(born_then.into_iter().find(|child| is_same(child, &fold(roepnaam), &fold(achternaam))))
}

fn is_same(child: &Child, roepnaam: &str, achternaam: &str) -> bool {
    let voorvoegsel = child.voorvoegsel.as_deref().unwrap_or_default();
    let own = [fold(&child.achternaam), fold(&full_name("", voorvoegsel, &child.achternaam))];
    fold(&child.roepnaam) == roepnaam && own.iter().any(|name| name == achternaam)
}

/// Caregivers who are probably the one typed: with the same whole name, telephone number or e-mail address.
///
/// # Errors
/// The database's.
pub async fn same_caregivers(db: &mut Db, draft: &CaregiverDraft) -> Result<Vec<CaregiverMatch>> {
    let mut typed = Typed::default();
    let phones: Vec<String> =
        [&draft.phone, &draft.other_phone].into_iter().filter_map(|phone| typed.phone("", phone.as_str())).collect();
    let email = typed.email("", draft.email.as_str());
    let is_whole = !draft.roepnaam.trim().is_empty() && !draft.achternaam.trim().is_empty();
    let name =
        if is_whole { fold(&full_name(&draft.roepnaam, &draft.voorvoegsel, &draft.achternaam)) } else { String::new() };
    let mut found = sql::caregivers_with(db, &name, &phones, email.as_deref()).await?;
    found.retain(|one| is_like(one, &name, &phones, email.as_deref()));
    matches(db, found).await
}

/// The database's answer, judged again: it takes a name for the beginning of a longer one.
fn is_like(caregiver: &Caregiver, name: &str, phones: &[String], email: Option<&str>) -> bool {
    let has_phone =
        [&caregiver.phone, &caregiver.other_phone].into_iter().flatten().any(|phone| phones.contains(phone));
    let has_email =
        email.is_some_and(|email| caregiver.email.as_deref().is_some_and(|own| own.eq_ignore_ascii_case(email)));
    has_phone || has_email || fold(&caregiver_name(caregiver)) == name
}

async fn matches(db: &mut Db, found: Vec<Caregiver>) -> Result<Vec<CaregiverMatch>> {
    let ids: Vec<_> = found.iter().map(|caregiver| caregiver.id.clone()).collect();
    let mut children = sql::children_names(db, &ids).await?;
    let homes = sql::households(db, found.iter()).await?;
    let hit = |caregiver: Caregiver| CaregiverMatch {
        name: caregiver_name(&caregiver),
        // A name typed by chance must not bring a secret address on the screen.
        household: caregiver
            .household_id
            .as_ref()
            .and_then(|id| homes.get(id.as_ref()))
            .filter(|home| !home.secret_address)
            .cloned(),
        children: children.remove(&caregiver.id).unwrap_or_default(),
        caregiver,
    };
    Ok(found.into_iter().map(hit).collect())
}
