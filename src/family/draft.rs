//! Children and caregivers as they are typed.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::{CaregiverId, ChildId, Known, Relation, Sex};

/// A child as typed; an id when it is known already.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize, Serialize, specta::Type)]
pub struct ChildDraft {
    /// A child that is known already.
    pub child_id: Option<ChildId>,
    /// First name in daily use.
    pub roepnaam: String,
    /// All first names.
    pub voornamen: String,
    /// `van`, `de`, …
    pub voorvoegsel: String,
    /// Family name without voorvoegsel.
    pub achternaam: String,
    /// Date of birth.
    pub born_on: Option<NaiveDate>,
    /// As registered, or left open.
    pub sex: Option<Sex>,
    /// Language at home.
    pub home_language: String,
    /// Remarks.
    pub remarks: String,
}

/// A caregiver as typed; an id when they are known already, and then only the link is new.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize, Serialize, specta::Type)]
pub struct CaregiverDraft {
    /// A caregiver that is known already.
    pub caregiver_id: Option<CaregiverId>,
    /// First name or initials.
    pub roepnaam: String,
    /// `van`, `de`, …
    pub voorvoegsel: String,
    /// Family name without voorvoegsel.
    pub achternaam: String,
    /// First number to call.
    pub phone: String,
    /// Second number.
    pub other_phone: String,
    /// E-mail.
    pub email: String,
    /// Language to speak with them.
    pub language: String,
    /// Whether a talk needs an interpreter.
    pub interpreter_needed: bool,
    /// What they are to the child.
    pub relation: Relation,
    /// Gezag.
    pub custody: Known,
    /// Whether the child lives there, wholly or in part.
    pub lives_there: bool,
    /// Whether letters go there.
    pub gets_post: bool,
    /// Whether they want talks apart.
    pub apart_talk: bool,
    /// Called when something is wrong.
    pub emergency_contact: bool,
    /// A judge forbade contact.
    pub no_contact_order: bool,
    /// Whether they signed the aanmelding.
    pub signed: bool,
    /// Lives at the address of the caregiver typed before.
    pub same_address: bool,
    /// Street and number.
    pub street: String,
    /// Postcode.
    pub postcode: String,
    /// Town.
    pub city: String,
    /// Never on a list or letter.
    pub secret_address: bool,
}
