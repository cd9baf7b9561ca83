//! Families and talks for the tests of this room.

use crate::family::rules::full_name;
use crate::family::{
    Caregiver, CaregiverId, Child, ChildId, Family, FamilyMember, Household, HouseholdId, Known, Link, LinkId, Relation,
};
use crate::intake::draft::{TalkProtocol, TalkSection, TalkTopic};
use crate::intake::{Protocol, ProtocolId, Section, SectionId, SectionKind, Topic, TopicId, TopicKind};
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
        wen_mornings: 5,
        wen_places: 2,
        wen_weekdays: vec![1, 2, 3, 4, 5],
        wen_skip_first_weeks: 2,
        wen_skip_last_weeks: 4,
        wen_skip_sinterklaas: true,
        wen_bring: Some("Een beker en een gezonde hap".into()),
        moving_up_on: None,
        look_back_weeks: 6,
    }
}

/// A protocol with these parts.
pub(super) fn protocol(sections: Vec<TalkSection>) -> TalkProtocol {
    let protocol = Protocol {
        id: ProtocolId::new(),
        version: 1,
        start_year: 2026,
        number: 1,
        released_on: None,
        released_by: None,
        begun: 0,
    };
    TalkProtocol { protocol, sections }
}

/// A part of it.
pub(super) fn section_of(title: &str, kind: SectionKind, topics: Vec<TalkTopic>) -> TalkSection {
    let (id, protocol_id) = (SectionId::new(), ProtocolId::new());
    TalkSection { section: Section { id, version: 1, protocol_id, position: 1, title: title.into(), kind }, topics }
}

/// A topic to talk about, on which nothing was said yet.
pub(super) fn topic(title: &str) -> TalkTopic {
    let topic = Topic {
        id: TopicId::new(),
        version: 1,
        section_id: SectionId::new(),
        topic_key: title.to_lowercase(),
        position: 1,
        title: title.into(),
        prompt: None,
        kind: TopicKind::Discuss,
        choices: Vec::new(),
    };
    TalkTopic { topic, preparation: None, note: None, is_left: true }
}
