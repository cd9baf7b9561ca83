//! Children and caregivers for tests, typed as an office worker types them.

#![allow(dead_code, reason = "each test file uses its own part")]
#![allow(clippy::unwrap_used, reason = "a family that cannot be made is a failed test")]

use chrono::NaiveDate;
use driehoek::Result;
use driehoek::family::draft::{CaregiverDraft, ChildDraft};
use driehoek::family::save::{insert_family, place, unplace};
use driehoek::family::{CaregiverId, ChildId, Family, Known, Placement, Relation, store};
use driehoek::school::Group;
use driehoek::store::{Changed, What};

use crate::support::Desk;

/// A child as typed: names and birth date.
pub(crate) fn child(roepnaam: &str, voorvoegsel: &str, achternaam: &str, born_on: &str) -> ChildDraft {
    ChildDraft {
        roepnaam: roepnaam.into(),
        voorvoegsel: voorvoegsel.into(),
        achternaam: achternaam.into(),
        born_on: Some(born_on.parse().unwrap()),
        ..ChildDraft::default()
    }
}

/// A mother with custody with whom the child lives.
pub(crate) fn mother(roepnaam: &str, voorvoegsel: &str, achternaam: &str, phone: &str) -> CaregiverDraft {
    CaregiverDraft {
        caregiver_id: None,
        roepnaam: roepnaam.into(),
        voorvoegsel: voorvoegsel.into(),
        achternaam: achternaam.into(),
        phone: phone.into(),
        other_phone: String::new(),
        email: String::new(),
        language: String::new(),
        interpreter_needed: false,
        relation: Relation::Mother,
        custody: Known::Yes,
        lives_there: true,
        gets_post: true,
        apart_talk: false,
        emergency_contact: true,
        no_contact_order: false,
        signed: true,
        same_address: false,
        street: String::new(),
        postcode: String::new(),
        city: String::new(),
        secret_address: false,
    }
}

/// A father at the same address as whoever was typed before.
pub(crate) fn father(roepnaam: &str, voorvoegsel: &str, achternaam: &str, phone: &str) -> CaregiverDraft {
    let typed = mother(roepnaam, voorvoegsel, achternaam, phone);
    CaregiverDraft { relation: Relation::Father, same_address: true, ..typed }
}

/// The same caregiver, at an address in Wanroij.
pub(crate) fn living_at(street: &str, caregiver: CaregiverDraft) -> CaregiverDraft {
    let (street, postcode, city) = (street.into(), "5446aa".into(), "Wanroij".into());
    CaregiverDraft { same_address: false, street, postcode, city, ..caregiver }
}

/// A caregiver who is known already, chosen from what was found.
pub(crate) fn known(id: &CaregiverId) -> CaregiverDraft {
    CaregiverDraft { caregiver_id: Some(id.clone()), ..mother("", "", "", "") }
}

/// Writes a family down in one change, as an aanmelding does.
pub(crate) async fn try_enter(
    desk: &Desk,
    child: &ChildDraft,
    caregivers: &[CaregiverDraft],
) -> Result<Changed<(ChildId, Vec<CaregiverId>)>> {
    let what = What::new("child.family", &child.roepnaam);
    desk.store.change(&desk.actor, what, |tx| Box::pin(insert_family(tx, child, caregivers))).await
}

/// Writes a family down and answers the child.
pub(crate) async fn enter(desk: &Desk, child: &ChildDraft, caregivers: &[CaregiverDraft]) -> ChildId {
    try_enter(desk, child, caregivers).await.unwrap().value.0
}

/// The child with everyone around it, today.
pub(crate) async fn family(desk: &Desk, child_id: &ChildId) -> Family {
    store::family(&mut *desk.db().await, child_id, desk.today).await.unwrap()
}

/// Places a child in a group from a day on.
pub(crate) async fn try_place(desk: &Desk, child_id: &ChildId, group: &Group, from: NaiveDate) -> Result<Placement> {
    let what = What::new("child.place", &group.name);
    let changed = desk.store.change(&desk.actor, what, |tx| Box::pin(place(tx, child_id, group, from))).await?;
    Ok(changed.value)
}

/// Takes a child out of its groups from a day on.
pub(crate) async fn take_out(desk: &Desk, child_id: &ChildId, from: NaiveDate) {
    let what = What::new("child.unplace", "");
    desk.store.change(&desk.actor, what, |tx| Box::pin(unplace(tx, child_id, from))).await.unwrap();
}
