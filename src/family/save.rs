//! Changing what is known of children, caregivers, addresses, and what they are to each other.

use chrono::{Days, NaiveDate};

use super::check::{
    check_caregiver_draft, check_new_birth, is_empty, read_caregiver, read_child, read_household, read_link,
};
use super::draft::CaregiverDraft;
use super::rules::full_name;
use super::store::{self as sql, caregiver_name, child_name};
use super::{Caregiver, CaregiverId, Child, ChildId, Household, HouseholdId, Link};
use crate::Result;
use crate::finding::{Finding, FindingCode, refuse_if_any};
use crate::store::{Actor, Changed, Store, Tx, What};
use crate::typed::Typed;

use super::join::link_caregiver;
pub use super::join::{insert_family, place, place_anew, unplace};

/// Changes a child.
///
/// # Errors
/// `Invalid` with findings on the record's fields, `Conflict`, `NotFound`, or the database's.
pub async fn save_child(store: &Store, actor: &Actor, child: Child, today: NaiveDate) -> Result<Changed<Child>> {
    let mut typed = Typed::default();
    let child = &read_child(&mut typed, child);
    let typed = &typed;
    let what = What::new("child.save", child_name(child));
    store
        .change(actor, what, move |tx| {
            Box::pin(async move {
                let before = sql::child(tx.db(), &child.id).await?;
                let mut typed = typed.clone();
                check_new_birth(&mut typed, child.born_on, before.born_on, today);
                typed.accept()?;
                tx.update(child).await
            })
        })
        .await
}

/// Changes a caregiver.
///
/// # Errors
/// `Invalid` with findings on the record's fields, `Conflict`, `NotFound`, or the database's.
pub async fn save_caregiver(store: &Store, actor: &Actor, caregiver: Caregiver) -> Result<Changed<Caregiver>> {
    let mut typed = Typed::default();
    let caregiver = &read_caregiver(&mut typed, caregiver);
    typed.accept()?;
    let what = What::new("caregiver.save", caregiver_name(caregiver));
    store.change(actor, what, move |tx| Box::pin(async move { tx.update(caregiver).await })).await
}

/// Changes an address, for everyone who lives there.
///
/// # Errors
/// `Invalid` with findings on the record's fields, `Conflict`, `NotFound`, or the database's.
pub async fn save_household(store: &Store, actor: &Actor, household: Household) -> Result<Changed<Household>> {
    let mut typed = Typed::default();
    let household = &read_household(&mut typed, household);
    typed.accept()?;
    // Whose it is, never the address itself: everyone reads the list of changes, also where an address is secret.
    let residents = sql::residents(&mut *store.read().await?, &household.id).await?;
    let subject = residents.iter().map(caregiver_name).collect::<Vec<_>>().join(", ");
    let what = What::new("household.save", subject);
    store.change(actor, what, move |tx| Box::pin(async move { tx.update(household).await })).await
}

/// Gives a caregiver, read at `version`, an address of their own; who lived with them stays where they are.
///
/// # Errors
/// `Invalid` with findings on the household's fields (`street` when nothing is typed), `Conflict`, `NotFound`, or the database's.
pub async fn give_home(
    store: &Store,
    actor: &Actor,
    caregiver_id: &CaregiverId,
    version: i32,
    home: Household,
) -> Result<Changed<Caregiver>> {
    let mut typed = Typed::default();
    let home = Household { id: HouseholdId::new(), version: 0, ..read_household(&mut typed, home) };
    if is_empty(&home) {
        typed.refuse("street", FindingCode::Required);
    }
    typed.accept()?;
    let caregiver = sql::caregiver(&mut *store.read().await?, caregiver_id).await?;
    let what = What::new("caregiver.save", caregiver_name(&caregiver));
    let moved = Caregiver { household_id: Some(home.id.clone()), version, ..caregiver };
    let (home, moved) = (&home, &moved);
    store
        .change(actor, what, move |tx| {
            Box::pin(async move {
                tx.insert(home).await?;
                tx.update(moved).await
            })
        })
        .await
}

/// Changes what a caregiver is to a child; between whom the link is stays as it was.
///
/// # Errors
/// `Invalid` with findings on the record's fields, `Conflict`, `NotFound`, or the database's.
pub async fn save_link(store: &Store, actor: &Actor, link: Link) -> Result<Changed<Link>> {
    let mut typed = Typed::default();
    // The actor's moment is in UTC, which lies up to two hours behind the calendar on the wall.
    let tomorrow = actor.at.date_naive() + Days::new(1);
    let link = &read_link(&mut typed, link, tomorrow);
    typed.accept()?;
    let subject = subject(store, link).await?;
    store
        .change(actor, What::new("link.save", subject), move |tx| {
            Box::pin(async move {
                let before = sql::link(tx.db(), link).await?;
                let (child_id, caregiver_id) = (before.child_id, before.caregiver_id);
                tx.update(&Link { child_id, caregiver_id, ..link.clone() }).await
            })
        })
        .await
}

/// Adds a caregiver to a child: a new one, or the link with one who is known. `same_address` means that of the caregiver the
/// child's family names first.
///
/// # Errors
/// `Invalid` with findings on the draft's fields, also when this caregiver is linked already, `NotFound`, or the database's.
pub async fn add_caregiver(
    store: &Store,
    actor: &Actor,
    child_id: &ChildId,
    draft: &CaregiverDraft,
) -> Result<Changed<CaregiverId>> {
    refuse_if_any(check_caregiver_draft("", draft))?;
    let name = match &draft.caregiver_id {
        Some(id) => caregiver_name(&sql::caregiver(&mut *store.read().await?, id).await?),
        None => full_name(&draft.roepnaam, &draft.voorvoegsel, &draft.achternaam),
    };
    let what = What::new("caregiver.add", name);
    store.change(actor, what, move |tx| Box::pin(write_caregiver(tx, child_id, draft))).await
}

async fn write_caregiver(tx: &mut Tx<'_>, child_id: &ChildId, draft: &CaregiverDraft) -> Result<CaregiverId> {
    sql::child(tx.db(), child_id).await?;
    let members = sql::members(tx.db(), child_id).await?;
    let known = members.iter().find(|member| Some(&member.caregiver.id) == draft.caregiver_id.as_ref());
    if let Some(member) = known {
        let finding = Finding::refusal("caregiver_id", FindingCode::NameTaken).with("name", &member.name);
        refuse_if_any(vec![finding])?;
    }
    let home = members.first().and_then(|member| member.caregiver.household_id.clone());
    let caregiver = link_caregiver(tx, child_id, draft, home).await?;
    Ok(caregiver.id)
}

/// Takes a caregiver away from a child. Both stay known; the last caregiver of a child cannot be taken away.
///
/// # Errors
/// `Invalid` when it is the last, `Conflict`, `NotFound`, or the database's.
pub async fn remove_link(store: &Store, actor: &Actor, link: Link) -> Result<Changed<()>> {
    let link = &link;
    let subject = subject(store, link).await?;
    store
        .change(actor, What::new("link.remove", subject), move |tx| {
            Box::pin(async move {
                let now = sql::link(tx.db(), link).await?;
                let links = sql::links(tx.db(), &now.child_id).await?;
                if links.iter().all(|other| other.id == now.id) {
                    refuse_if_any(vec![Finding::refusal("", FindingCode::NoneChosen)])?;
                }
                tx.delete(link).await
            })
        })
        .await
}

/// The caregiver a link is about: the child is in whose history it stands.
async fn subject(store: &Store, link: &Link) -> Result<String> {
    let mut db = store.read().await?;
    let now = sql::link(&mut db, link).await?;
    Ok(caregiver_name(&sql::caregiver(&mut db, &now.caregiver_id).await?))
}
