//! Children, caregivers, households, the links between them, and the groups children are placed in.

pub mod brief;
pub mod check;
pub mod contact;
pub mod draft;
mod join;
pub mod owned;
pub mod rules;
pub mod save;
pub mod search;
pub mod store;
pub mod taken_back;

use chrono::NaiveDate;
use serde::Serialize;

use crate::school::GroupId;
use crate::{ids, record, text_enum};

ids! {
    /// A child, from the first aanmelding until long after leaving.
    ChildId,
    /// A parent or other caregiver.
    CaregiverId,
    /// An address where caregivers live.
    HouseholdId,
    /// Between a child and a caregiver.
    LinkId,
    /// A child in a group.
    PlacementId,
}

text_enum! {
    /// Sex as registered.
    pub enum Sex {
        /// Jongen.
        Boy = "boy",
        /// Meisje.
        Girl = "girl",
        /// Registered as neither (X).
        Other = "other",
    }
}

text_enum! {
    /// A fact that may not be known yet.
    pub enum Known {
        /// Yes.
        Yes = "yes",
        /// No.
        No = "no",
        /// Not asked, or not answered.
        Unknown = "unknown",
    }
}

text_enum! {
    /// What a caregiver is to a child.
    pub enum Relation {
        /// Moeder.
        Mother = "mother",
        /// Vader.
        Father = "father",
        /// Stiefouder.
        StepParent = "step_parent",
        /// Pleegouder.
        FosterParent = "foster_parent",
        /// Voogd.
        Guardian = "guardian",
        /// Opa of oma.
        Grandparent = "grandparent",
        /// Anders.
        Other = "other",
    }
}

record! {
    /// A child.
    pub struct Child in "child" {
        /// Its id.
        pub id: ChildId,
        /// See the change door.
        pub version: i32,
        /// First name in daily use.
        pub roepnaam: String,
        /// All first names.
        pub voornamen: Option<String>,
        /// `van`, `de`, …
        pub voorvoegsel: Option<String>,
        /// Family name without voorvoegsel.
        pub achternaam: String,
        /// Date of birth.
        pub born_on: NaiveDate,
        /// As registered, or left open.
        pub sex: Option<Sex>,
        /// Language at home.
        pub home_language: Option<String>,
        /// Free remarks; parents may read them.
        pub remarks: Option<String>,
        /// Folded names; made by the core.
        pub search_key: String,
        /// Folded, achternaam first; made by the core.
        pub sort_key: String,
    }
}

record! {
    /// A caregiver.
    pub struct Caregiver in "caregiver" {
        /// Its id.
        pub id: CaregiverId,
        /// See the change door.
        pub version: i32,
        /// Where they live.
        pub household_id: Option<HouseholdId>,
        /// First name in daily use, or initials.
        pub roepnaam: String,
        /// `van`, `de`, …
        pub voorvoegsel: Option<String>,
        /// Family name without voorvoegsel.
        pub achternaam: String,
        /// First number to call.
        pub phone: Option<String>,
        /// Second number.
        pub other_phone: Option<String>,
        /// E-mail.
        pub email: Option<String>,
        /// Language to speak with them.
        pub language: Option<String>,
        /// Whether a talk needs an interpreter.
        pub interpreter_needed: bool,
        /// Free remarks.
        pub remarks: Option<String>,
        /// Folded names, phones and e-mail; made by the core.
        pub search_key: String,
        /// Folded, achternaam first; made by the core.
        pub sort_key: String,
    }
}

record! {
    /// An address where caregivers live.
    pub struct Household in "household" {
        /// Its id.
        pub id: HouseholdId,
        /// See the change door.
        pub version: i32,
        /// Street and number.
        pub street: Option<String>,
        /// As `1234 AB`.
        pub postcode: Option<String>,
        /// The town.
        pub city: Option<String>,
        /// Never on a list or a letter that others see.
        pub secret_address: bool,
    }
}

record! {
    /// What a caregiver is to a child, and what that means for the school.
    pub struct Link in "caregiver_link" {
        /// Its id.
        pub id: LinkId,
        /// See the change door.
        pub version: i32,
        /// The child.
        pub child_id: ChildId,
        /// The caregiver.
        pub caregiver_id: CaregiverId,
        /// What they are to the child.
        pub relation: Relation,
        /// Gezag.
        pub custody: Known,
        /// When proof of it was seen.
        pub custody_seen_on: Option<NaiveDate>,
        /// By whom.
        pub custody_seen_by: Option<String>,
        /// Whether the child lives there, wholly or in part.
        pub lives_there: bool,
        /// Whether letters go there.
        pub gets_post: bool,
        /// Whether they want talks apart from the other caregiver.
        pub apart_talk: bool,
        /// Called when something is wrong.
        pub emergency_contact: bool,
        /// A judge forbade contact.
        pub no_contact_order: bool,
    }
}

record! {
    /// A child in a group, both days included.
    pub struct Placement in "placement" {
        /// Its id.
        pub id: PlacementId,
        /// See the change door.
        pub version: i32,
        /// The child.
        pub child_id: ChildId,
        /// The group.
        pub group_id: GroupId,
        /// First day.
        pub starts_on: NaiveDate,
        /// Last day.
        pub ends_on: NaiveDate,
    }
}

/// A caregiver as a child's family shows them.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, specta::Type)]
pub struct FamilyMember {
    /// The caregiver.
    pub caregiver: Caregiver,
    /// Whole name.
    pub name: String,
    /// What they are to the child.
    pub link: Link,
    /// Where they live.
    pub household: Option<Household>,
}

/// A brother or sister: another child with a shared caregiver.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, specta::Type)]
pub struct Sibling {
    /// The child.
    pub child_id: ChildId,
    /// Whole name.
    pub name: String,
    /// Date of birth.
    pub born_on: NaiveDate,
    /// The group on the day asked for; none when not at this school then.
    pub group: Option<String>,
    /// The teachers of that group.
    pub teachers: Vec<String>,
}

/// A child with everyone around it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, specta::Type)]
pub struct Family {
    /// The child.
    pub child: Child,
    /// Whole name.
    pub name: String,
    /// Caregivers, those with whom it lives first.
    pub members: Vec<FamilyMember>,
    /// Brothers and sisters, oldest first.
    pub siblings: Vec<Sibling>,
}

/// A caregiver found while typing, with enough to know them by.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, specta::Type)]
pub struct CaregiverMatch {
    /// The caregiver.
    pub caregiver: Caregiver,
    /// Whole name.
    pub name: String,
    /// Where they live.
    pub household: Option<Household>,
    /// Their children, by name.
    pub children: Vec<String>,
}
