//! Planning an interview.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use crate::family::{CaregiverId, Relation};
use crate::finding::Finding;
use crate::intake::{ApplicationId, InterviewId};
use crate::school::{StaffChoice, StaffId};

/// An interview as typed.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize, Serialize, specta::Type)]
pub struct InterviewDraft {
    /// The interview that is moved; none for a new one.
    pub interview_id: Option<InterviewId>,
    /// The version it was read at; 0 for a new one.
    pub version: i32,
    /// For which aanmelding.
    pub application_id: ApplicationId,
    /// The day.
    pub planned_on: Option<NaiveDate>,
    /// `HH:MM`; empty when not chosen yet.
    pub starts_at: String,
    /// How long.
    pub minutes: i32,
    /// Where.
    pub room: String,
    /// Who leads it.
    pub director_id: Option<StaffId>,
    /// The teacher the family meets.
    pub teacher_id: Option<StaffId>,
    /// Who comes.
    pub caregiver_ids: Vec<CaregiverId>,
    /// Whether the child comes too.
    pub child_comes: bool,
    /// Whether a rondleiding belongs to it.
    pub with_tour: bool,
}

/// What can be chosen when planning, and a first proposal.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, specta::Type)]
pub struct PlanOptions {
    /// The child's name.
    pub name: String,
    /// Who can lead it: directors first.
    pub staff: Vec<StaffChoice>,
    /// The school's rooms.
    pub rooms: Vec<String>,
    /// The child's caregivers.
    pub caregivers: Vec<CaregiverChoice>,
    /// A first proposal, or the interview that is planned already.
    pub draft: InterviewDraft,
    /// Last day for the decision.
    pub decide_by: NaiveDate,
}

/// A caregiver in a choice list.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, specta::Type)]
pub struct CaregiverChoice {
    /// The caregiver.
    pub id: CaregiverId,
    /// Whole name.
    pub name: String,
    /// What they are to the child.
    pub relation: Relation,
    /// Number to call with the proposal.
    pub phone: Option<String>,
}

/// What the rules say of a planned interview, and what else is on that day.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, specta::Type)]
pub struct InterviewCheck {
    /// Per field, worst first.
    pub findings: Vec<Finding>,
    /// The other talks of that day, by time.
    pub same_day: Vec<InterviewRow>,
}

/// An interview in a list.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, specta::Type)]
pub struct InterviewRow {
    /// The interview.
    pub id: InterviewId,
    /// The aanmelding.
    pub application_id: ApplicationId,
    /// The child's name.
    pub name: String,
    /// The day.
    pub planned_on: NaiveDate,
    /// `HH:MM`.
    pub starts_at: String,
    /// How long.
    pub minutes: i32,
    /// Where.
    pub room: Option<String>,
    /// Who leads it.
    pub director: String,
    /// Whether it was held.
    pub held: bool,
}
