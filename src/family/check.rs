//! What is wrong with a child, caregiver, address or link as typed, and what they become when nothing is.

use chrono::{Months, NaiveDate};

use super::draft::{CaregiverDraft, ChildDraft};
use super::rules::{caregiver_search_key, child_search_key, sort_key};
use super::{Caregiver, CaregiverId, Child, ChildId, Household, HouseholdId, Known, Link};
use crate::finding::{Finding, FindingCode};
use crate::typed::Typed;

/// Children leave primary school at 12 or 13: who is older was typed with a wrong year.
const OLDEST_MONTHS: u32 = 13 * 12;

/// What is wrong with a child as typed, in fields such as `child.roepnaam`. A child that is known already is not typed again.
#[must_use]
pub fn check_child_draft(child: &ChildDraft, today: NaiveDate) -> Vec<Finding> {
    if child.child_id.is_some() {
        return Vec::new();
    }
    let mut typed = Typed::under("child.");
    read_child_draft(&mut typed, child);
    if let Some(born_on) = child.born_on {
        check_birth(&mut typed, born_on, today);
    }
    typed.findings()
}

/// What is wrong with caregivers as typed, in fields such as `caregivers.0.phone`. At least one is needed, and a phone or
/// e-mail of at least one.
#[must_use]
pub fn check_caregiver_drafts(caregivers: &[CaregiverDraft]) -> Vec<Finding> {
    if caregivers.is_empty() {
        return vec![Finding::refusal("caregivers", FindingCode::NoneChosen)];
    }
    let each = caregivers.iter().enumerate();
    let mut findings: Vec<_> =
        each.flat_map(|(position, typed)| check_caregiver_draft(&format!("caregivers.{position}."), typed)).collect();
    if !caregivers.iter().any(can_be_reached) {
        findings.push(Finding::refusal("caregivers.0.phone", FindingCode::Required));
    }
    findings
}

/// What is wrong with one caregiver as typed, in fields that begin with `prefix`. One who is known already is not typed again.
#[must_use]
pub fn check_caregiver_draft(prefix: &str, caregiver: &CaregiverDraft) -> Vec<Finding> {
    let mut typed = Typed::under(prefix);
    if caregiver.caregiver_id.is_none() {
        read_caregiver_draft(&mut typed, caregiver);
        read_address(&mut typed, caregiver);
    }
    typed.findings()
}

fn can_be_reached(caregiver: &CaregiverDraft) -> bool {
    let is_typed = |text: &str| !text.trim().is_empty();
    caregiver.caregiver_id.is_some() || is_typed(&caregiver.phone) || is_typed(&caregiver.email)
}

fn check_birth(typed: &mut Typed, born_on: NaiveDate, today: NaiveDate) {
    let oldest = today.checked_sub_months(Months::new(OLDEST_MONTHS));
    if born_on > today {
        typed.refuse("born_on", FindingCode::BornInFuture);
    } else if oldest.is_some_and(|oldest| born_on < oldest) {
        typed.refuse("born_on", FindingCode::BornTooLongAgo);
    }
}

/// The birth date of a child that is here already: only a new one is judged, so that someone who left long ago can be edited.
pub(super) fn check_new_birth(typed: &mut Typed, born_on: NaiveDate, before: NaiveDate, today: NaiveDate) {
    if born_on != before {
        check_birth(typed, born_on, today);
    }
}

/// A new child as it is kept. Without a birth date it is refused.
pub(super) fn read_child_draft(typed: &mut Typed, draft: &ChildDraft) -> Child {
    if draft.born_on.is_none() {
        typed.refuse("born_on", FindingCode::Required);
    }
    let child = Child {
        id: ChildId::new(),
        version: 0,
        roepnaam: draft.roepnaam.clone(),
        voornamen: Some(draft.voornamen.clone()),
        voorvoegsel: Some(draft.voorvoegsel.clone()),
        achternaam: draft.achternaam.clone(),
        born_on: draft.born_on.unwrap_or_default(),
        sex: draft.sex,
        home_language: Some(draft.home_language.clone()),
        remarks: Some(draft.remarks.clone()),
        search_key: String::new(),
        sort_key: String::new(),
    };
    read_child(typed, child)
}

/// A child as it is kept.
pub(super) fn read_child(typed: &mut Typed, child: Child) -> Child {
    let mut child = Child {
        roepnaam: typed.name("roepnaam", &child.roepnaam),
        voornamen: typed.name_if_any("voornamen", child.voornamen.as_deref()),
        voorvoegsel: typed.voorvoegsel(child.voorvoegsel.as_deref()),
        achternaam: typed.name("achternaam", &child.achternaam),
        home_language: typed.line("home_language", child.home_language.as_deref()),
        remarks: typed.text("remarks", child.remarks.as_deref()),
        ..child
    };
    child.search_key = child_search_key(&child);
    child.sort_key = sort_key(&child.achternaam, child.voorvoegsel.as_deref().unwrap_or_default(), &child.roepnaam);
    child
}

/// A new caregiver as they are kept, without a household yet.
pub(super) fn read_caregiver_draft(typed: &mut Typed, draft: &CaregiverDraft) -> Caregiver {
    let caregiver = Caregiver {
        id: CaregiverId::new(),
        version: 0,
        household_id: None,
        roepnaam: draft.roepnaam.clone(),
        voorvoegsel: Some(draft.voorvoegsel.clone()),
        achternaam: draft.achternaam.clone(),
        phone: Some(draft.phone.clone()),
        other_phone: Some(draft.other_phone.clone()),
        email: Some(draft.email.clone()),
        language: Some(draft.language.clone()),
        interpreter_needed: draft.interpreter_needed,
        remarks: None,
        search_key: String::new(),
        sort_key: String::new(),
    };
    read_caregiver(typed, caregiver)
}

/// A caregiver as they are kept.
pub(super) fn read_caregiver(typed: &mut Typed, caregiver: Caregiver) -> Caregiver {
    let mut caregiver = Caregiver {
        roepnaam: typed.name("roepnaam", &caregiver.roepnaam),
        voorvoegsel: typed.voorvoegsel(caregiver.voorvoegsel.as_deref()),
        achternaam: typed.name("achternaam", &caregiver.achternaam),
        phone: typed.phone("phone", caregiver.phone.as_deref()),
        other_phone: typed.phone("other_phone", caregiver.other_phone.as_deref()),
        email: typed.email("email", caregiver.email.as_deref()),
        language: typed.line("language", caregiver.language.as_deref()),
        remarks: typed.text("remarks", caregiver.remarks.as_deref()),
        ..caregiver
    };
    let voorvoegsel = caregiver.voorvoegsel.as_deref().unwrap_or_default();
    caregiver.sort_key = sort_key(&caregiver.achternaam, voorvoegsel, &caregiver.roepnaam);
    caregiver.search_key = caregiver_search_key(&caregiver);
    caregiver
}

/// The household of a new caregiver: only when something of an address was typed, or that it must stay secret.
pub(super) fn read_address(typed: &mut Typed, draft: &CaregiverDraft) -> Option<Household> {
    if draft.same_address {
        return None;
    }
    let household = Household {
        id: HouseholdId::new(),
        version: 0,
        street: Some(draft.street.clone()),
        postcode: Some(draft.postcode.clone()),
        city: Some(draft.city.clone()),
        secret_address: draft.secret_address,
    };
    let household = read_household(typed, household);
    (!is_empty(&household)).then_some(household)
}

/// Whether a household says nothing: no part of an address, and not that it must stay secret.
pub(super) fn is_empty(household: &Household) -> bool {
    let Household { street, postcode, city, secret_address, .. } = household;
    street.is_none() && postcode.is_none() && city.is_none() && !secret_address
}

/// An address as it is kept.
pub(super) fn read_household(typed: &mut Typed, household: Household) -> Household {
    Household {
        street: typed.line("street", household.street.as_deref()),
        postcode: typed.postcode("postcode", household.postcode.as_deref()),
        city: typed.line("city", household.city.as_deref()),
        ..household
    }
}

/// A link as it is kept. Proof of custody was seen by someone on some day, not later than `today`, and says yes or no.
pub(super) fn read_link(typed: &mut Typed, link: Link, today: NaiveDate) -> Link {
    let link = Link { custody_seen_by: typed.line("custody_seen_by", link.custody_seen_by.as_deref()), ..link };
    match (link.custody_seen_on, &link.custody_seen_by) {
        (Some(_), None) => typed.refuse("custody_seen_by", FindingCode::Required),
        (None, Some(_)) => typed.refuse("custody_seen_on", FindingCode::Required),
        (Some(on), Some(_)) if on > today => typed.refuse("custody_seen_on", FindingCode::InTheFuture),
        (Some(_), Some(_)) if link.custody == Known::Unknown => typed.refuse("custody", FindingCode::Required),
        (Some(_), Some(_)) | (None, None) => {}
    }
    link
}
