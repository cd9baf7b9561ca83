//! Bringing people and groups together inside a change of another room: a new family, a place in a group.

use chrono::NaiveDate;

use super::check::{read_address, read_caregiver_draft, read_child_draft};
use super::draft::{CaregiverDraft, ChildDraft};
use super::store as sql;
use super::{Caregiver, CaregiverId, Child, ChildId, HouseholdId, Known, Link, LinkId, Placement, PlacementId};
use crate::Result;
use crate::finding::{Finding, FindingCode, refuse_if_any};
use crate::school::rules::school_year_bounds;
use crate::school::{Group, store as school};
use crate::store::Tx;
use crate::typed::Typed;

/// Adds child, caregivers, households and links inside a change of another room. An id in a draft means: known already, so only
/// linked; a link that is there already only gets what was not known of it. The caregivers' ids come back in the order of the drafts.
///
/// # Errors
/// `Invalid` when something typed cannot be kept (ask `check` first), `NotFound` for an unknown id, or the database's.
pub async fn insert_family(
    tx: &mut Tx<'_>,
    child: &ChildDraft,
    caregivers: &[CaregiverDraft],
) -> Result<(ChildId, Vec<CaregiverId>)> {
    let child = child_of(tx, child).await?;
    let mut ids = Vec::with_capacity(caregivers.len());
    let mut home = None;
    for draft in caregivers {
        let caregiver = link_caregiver(tx, &child.id, draft, home).await?;
        home = caregiver.household_id;
        ids.push(caregiver.id);
    }
    Ok((child.id, ids))
}

async fn child_of(tx: &mut Tx<'_>, draft: &ChildDraft) -> Result<Child> {
    if let Some(id) = &draft.child_id {
        return sql::child(tx.db(), id).await;
    }
    let mut typed = Typed::under("child.");
    let child = read_child_draft(&mut typed, draft);
    typed.accept()?;
    tx.insert(&child).await
}

/// The caregiver of a draft, made if new, linked to the child if not yet. `home` is where the caregiver before lives.
pub(super) async fn link_caregiver(
    tx: &mut Tx<'_>,
    child_id: &ChildId,
    draft: &CaregiverDraft,
    home: Option<HouseholdId>,
) -> Result<Caregiver> {
    let caregiver = match &draft.caregiver_id {
        Some(id) => sql::caregiver(tx.db(), id).await?,
        None => insert_caregiver(tx, draft, home).await?,
    };
    let links = sql::links(tx.db(), child_id).await?;
    match links.into_iter().find(|link| link.caregiver_id == caregiver.id) {
        Some(there) => tx.update(&completed(there, draft)).await?,
        None => tx.insert(&link(child_id, &caregiver.id, draft)).await?,
    };
    Ok(caregiver)
}

/// A link that was there already, with what was not known of it until now. What is known is changed in the dossier, not in passing.
fn completed(there: Link, draft: &CaregiverDraft) -> Link {
    let custody = if there.custody == Known::Unknown { draft.custody } else { there.custody };
    Link { custody, no_contact_order: there.no_contact_order || draft.no_contact_order, ..there }
}

async fn insert_caregiver(tx: &mut Tx<'_>, draft: &CaregiverDraft, home: Option<HouseholdId>) -> Result<Caregiver> {
    let mut typed = Typed::default();
    let mut caregiver = read_caregiver_draft(&mut typed, draft);
    let household = read_address(&mut typed, draft);
    typed.accept()?;
    caregiver.household_id = match household {
        Some(household) => Some(tx.insert(&household).await?.id),
        None => home.filter(|_| draft.same_address),
    };
    tx.insert(&caregiver).await
}

fn link(child_id: &ChildId, caregiver_id: &CaregiverId, draft: &CaregiverDraft) -> Link {
    Link {
        id: LinkId::new(),
        version: 0,
        child_id: child_id.clone(),
        caregiver_id: caregiver_id.clone(),
        relation: draft.relation,
        custody: draft.custody,
        custody_seen_on: None,
        custody_seen_by: None,
        lives_there: draft.lives_there,
        gets_post: draft.gets_post,
        apart_talk: draft.apart_talk,
        emergency_contact: draft.emergency_contact,
        no_contact_order: draft.no_contact_order,
    }
}

/// Places a child in a group from `starts_on` until 31 July of the group's year.
///
/// # Errors
/// `Invalid` on `starts_on` when it lies outside the group's year or the child has a place then, or the database's.
pub async fn place(tx: &mut Tx<'_>, child_id: &ChildId, group: &Group, starts_on: NaiveDate) -> Result<Placement> {
    let last = last_in_year(tx, group, starts_on).await?;
    let others = sql::placements_from(tx.db(), child_id, starts_on).await?;
    if let Some(other) = others.into_iter().find(|other| other.starts_on <= last) {
        let other = school::group(tx.db(), &other.group_id).await?;
        refuse_if_any(vec![Finding::refusal("starts_on", FindingCode::Overlaps).with("name", other.name)])?;
    }
    let (child_id, group_id) = (child_id.clone(), group.id.clone());
    tx.insert(&Placement { id: PlacementId::new(), version: 0, child_id, group_id, starts_on, ends_on: last }).await
}

/// The last day of the group's year, in which a place has to begin.
async fn last_in_year(tx: &mut Tx<'_>, group: &Group, starts_on: NaiveDate) -> Result<NaiveDate> {
    let year = school::year_of(tx.db(), &group.school_year_id).await?;
    let (first, last) = school_year_bounds(year.start_year);
    if !(first..=last).contains(&starts_on) {
        let finding = Finding::refusal("starts_on", FindingCode::NotInGroupYear).with("name", &group.name);
        refuse_if_any(vec![finding.with("from", first).with("until", last)])?;
    }
    Ok(last)
}

/// Lets a place that was to begin on `was_on` begin on another day. What the child has then ends; a place that comes after it stays. A
/// child without that place in this group gets one, instead of all it has from then on.
///
/// # Errors
/// See [`place`].
pub async fn place_anew(
    tx: &mut Tx<'_>,
    child_id: &ChildId,
    group: &Group,
    was_on: NaiveDate,
    starts_on: NaiveDate,
) -> Result<Placement> {
    let from = was_on.min(starts_on);
    let places = sql::placements_from(tx.db(), child_id, from).await?;
    let is_it = |place: &Placement| place.group_id == group.id && place.starts_on == was_on;
    let Some(own) = places.iter().find(|place| is_it(place)).cloned() else {
        unplace(tx, child_id, from).await?;
        return place(tx, child_id, group, starts_on).await;
    };
    last_in_year(tx, group, starts_on).await?;
    for earlier in places.into_iter().filter(|place| place.starts_on < own.starts_on) {
        end_before(tx, earlier, starts_on).await?;
    }
    tx.update(&Placement { starts_on, ..own }).await
}

/// Takes a child out of its groups from this day on: later placements go, a running one ends the day before. A child without a
/// place is fine.
///
/// # Errors
/// The database's.
pub async fn unplace(tx: &mut Tx<'_>, child_id: &ChildId, from: NaiveDate) -> Result<()> {
    for placement in sql::placements_from(tx.db(), child_id, from).await? {
        end_before(tx, placement, from).await?;
    }
    Ok(())
}

async fn end_before(tx: &mut Tx<'_>, placement: Placement, day: NaiveDate) -> Result<()> {
    match day.pred_opt().filter(|before| *before >= placement.starts_on) {
        Some(ends_on) => tx.update(&Placement { ends_on, ..placement }).await.map(drop),
        None => tx.delete(&placement).await,
    }
}
