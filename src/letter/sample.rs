//! Families and talks for the tests of this room.

use crate::family::rules::full_name;
use crate::family::{
    Caregiver, CaregiverId, Child, ChildId, Family, FamilyMember, Household, HouseholdId, Known, Link, LinkId, Relation,
};
use crate::school::{School, SchoolId};

/// A child with these members.
pub(super) fn family(members: Vec<FamilyMember>) -> Family {
    let child = Child {
        id: ChildId::new(),
        version: 1,
        roepnaam: "Sam".into(),
        voornamen: None,
        voorvoegsel: Some("de".into()),
        achternaam: "Vries".into(),
        born_on: "2023-01-12".parse().unwrap(),
        sex: None,
        home_language: None,
        remarks: None,
        search_key: String::new(),
        sort_key: String::new(),
    };
    Family { child, name: "Sam de Vries".into(), members, siblings: Vec::new() }
}

/// A caregiver with custody who gets post, at an address if there is one.
pub(super) fn member(roepnaam: &str, achternaam: &str, home: Option<&Household>) -> FamilyMember {
    let caregiver = Caregiver {
        id: CaregiverId::new(),
        version: 1,
        household_id: home.map(|home| home.id.clone()),
        roepnaam: roepnaam.into(),
        voorvoegsel: None,
        achternaam: achternaam.into(),
        phone: None,
        other_phone: None,
        email: None,
        language: None,
        interpreter_needed: false,
        remarks: None,
        search_key: String::new(),
        sort_key: String::new(),
    };
    let link = Link {
        id: LinkId::new(),
        version: 1,
        child_id: ChildId::new(),
        caregiver_id: caregiver.id.clone(),
        relation: Relation::Mother,
        custody: Known::Yes,
        custody_seen_on: None,
        custody_seen_by: None,
        lives_there: true,
        gets_post: true,
        apart_talk: false,
        emergency_contact: false,
        no_contact_order: false,
    };
    FamilyMember { name: full_name(roepnaam, "", achternaam), caregiver, link, household: home.cloned() }
}

/// An address in Wanroij.
pub(super) fn home(street: &str) -> Household {
    Household {
        id: HouseholdId::new(),
        version: 1,
        street: Some(street.into()),
        postcode: Some("5446 AB".into()),
        city: Some("Wanroij".into()),
        secret_address: false,
    }
}

/// The school of the letters.
pub(super) fn school() -> School {
    School {
        id: SchoolId::from("school".to_owned()),
        version: 1,
        name: "KC De Sprong".into(),
        brin: None,
        board: Some("Stichting Optimus primair onderwijs".into()),
        street: Some("Voorbeeldstraat 1".into()),
        postcode: Some("5446 XX".into()),
        city: Some("Wanroij".into()),
        phone: Some("0485-000000".into()),
        email: Some("info@example.nl".into()),
        doors_open_at: "08:20".into(),
        lessons_start_at: "08:30".into(),
        lunch_break_at: "12:00".into(),
        lessons_end_at: "14:00".into(),
        rooms: Vec::new(),
        start_no_december: false,
        start_summer_weeks: 0,
        start_first_weeks: 0,
    }
}
