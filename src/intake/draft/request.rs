//! An aanmelding as it is typed, and as lists ask for it and show it.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use crate::family::draft::{CaregiverDraft, ChildDraft};
use crate::family::{ChildId, Known};
use crate::finding::Finding;
use crate::intake::clock::{Age, LegalClock};
use crate::intake::{ApplicationId, DocumentKind, ReceivedBy, Status, Step, Urgency};
use crate::school::GroupId;

/// A whole aanmelding as typed on one screen. Empty text means: not said.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize, Serialize, specta::Type)]
pub struct ApplicationDraft {
    /// The child.
    pub child: ChildDraft,
    /// One or more.
    pub caregivers: Vec<CaregiverDraft>,
    /// When it came in.
    pub received_on: Option<NaiveDate>,
    /// How it came in.
    pub channel: ReceivedBy,
    /// The first day the parents want.
    pub wanted_start_on: Option<NaiveDate>,
    /// Other schools.
    pub other_schools: String,
    /// Peuteropvang or kinderopvang.
    pub childcare: String,
    /// The school the child comes from.
    pub previous_school: String,
    /// VVE.
    pub vve: Known,
    /// Which programme.
    pub vve_programme: String,
    /// Extra support needed.
    pub support_needed: Known,
    /// What support.
    pub support_note: String,
    /// Worries.
    pub concerns: String,
    /// May the school ask the opvang or previous school?
    pub contact_consent: Known,
    /// Papers seen now.
    pub documents: Vec<DocumentKind>,
    /// Anything else.
    pub remarks: String,
}

/// What the rules say of a draft while it is typed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, specta::Type)]
pub struct ApplicationCheck {
    /// Per field, worst first.
    pub findings: Vec<Finding>,
    /// Every legal date, as soon as the birth date is known.
    pub clock: Option<LegalClock>,
    /// The child's age today.
    pub age: Option<Age>,
}

/// The next deed, and until when.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, specta::Type)]
pub struct NextStep {
    /// What.
    pub step: Step,
    /// The last day, or the day it happens.
    pub due_on: Option<NaiveDate>,
    /// Days until then; negative when it has passed.
    pub days_left: Option<i32>,
    /// How pressing.
    pub urgency: Urgency,
}

/// What list of aanmeldingen is asked for.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize, specta::Type)]
pub struct ApplicationFilter {
    /// Part of a name of child or caregiver, or a phone number.
    pub text: String,
    /// Only this status; none means all that are still open.
    pub status: Option<Status>,
    /// Also those that are closed (started, not admitted, withdrawn), when no status is asked for.
    pub with_closed: bool,
    /// Only starts (agreed, wanted, or else the fourth birthday) in this school year.
    pub start_year: Option<i32>,
    /// Only this group.
    pub group_id: Option<GroupId>,
    /// The order.
    pub sort: ApplicationSort,
    /// Turned round.
    pub descending: bool,
    /// Rows to skip.
    pub offset: i32,
    /// Rows at most; 100 at the most.
    pub limit: i32,
}

crate::text_enum! {
    /// The order of a list of aanmeldingen.
    pub enum ApplicationSort {
        /// By what must be done first.
        Urgency = "urgency",
        /// By name.
        Name = "name",
        /// By birth date.
        BornOn = "born_on",
        /// By receipt.
        ReceivedOn = "received_on",
        /// By first day.
        StartsOn = "starts_on",
    }
}

/// An aanmelding in a list.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, specta::Type)]
pub struct ApplicationRow {
    /// The aanmelding.
    pub id: ApplicationId,
    /// The child.
    pub child_id: ChildId,
    /// Whole name.
    pub name: String,
    /// Date of birth.
    pub born_on: NaiveDate,
    /// Age today.
    pub age: Age,
    /// When it came in.
    pub received_on: NaiveDate,
    /// Where it stands.
    pub status: Status,
    /// What now.
    pub next: NextStep,
    /// Agreed, wanted, or else the fourth birthday.
    pub starts_on: NaiveDate,
    /// Whether that day is agreed.
    pub start_agreed: bool,
    /// The group's name.
    pub group: Option<String>,
    /// The first caregiver to call.
    pub contact: Option<String>,
    /// And their number.
    pub contact_phone: Option<String>,
}

/// One column of the chain.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, specta::Type)]
pub struct BoardColumn {
    /// Its status.
    pub status: Status,
    /// How many in all.
    pub total: i32,
    /// The most pressing ones, up to 30.
    pub rows: Vec<ApplicationRow>,
}
