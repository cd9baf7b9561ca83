//! What can be decided, and a decision as typed.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::GroupFill;
use crate::finding::Finding;
use crate::intake::{ApplicationId, RefusalGround};
use crate::school::GroupId;

crate::text_enum! {
    /// Why another first day may be proposed than the earliest one that the law allows.
    pub enum StartCustom {
        /// The day the parents asked for.
        Wanted = "wanted",
        /// No child starts in December.
        NoDecember = "no_december",
        /// Who turns 4 just before the summer starts after it.
        AfterSummer = "after_summer",
    }
}

/// The first day that is proposed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, specta::Type)]
pub struct StartProposal {
    /// The first school day the law allows: on or after the fourth birthday, and not before receipt. None when no school day is near.
    pub lawful_on: Option<NaiveDate>,
    /// What the parents' wish or else the school's customs make of it; never before today.
    pub proposed_on: Option<NaiveDate>,
    /// What decided, if it was more than the law.
    pub custom: Option<StartCustom>,
}

/// What can be chosen when deciding, and a proposal.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, specta::Type)]
pub struct DecisionOptions {
    /// The first day that is proposed.
    pub start: StartProposal,
    /// Groups that fit on the day that is agreed, or else proposed; the one with most room first.
    pub groups: Vec<GroupFill>,
    /// Last day for the decision.
    pub decide_by: NaiveDate,
    /// Who disagrees, whose custody is not known, and who did not sign.
    pub custody: Vec<Finding>,
}

/// A decision as typed.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize, specta::Type)]
pub struct DecisionDraft {
    /// The aanmelding.
    pub application_id: ApplicationId,
    /// The version it was read at.
    pub version: i32,
    /// What.
    pub decision: crate::intake::Decision,
    /// When.
    pub decided_on: Option<NaiveDate>,
    /// By whom.
    pub decided_by: String,
    /// Why.
    pub reason: String,
    /// The agreed first day, when admitted.
    pub starts_on: Option<NaiveDate>,
    /// The group, when admitted.
    pub group_id: Option<GroupId>,
    /// On which ground, when not admitted.
    pub refusal_ground: Option<RefusalGround>,
    /// The school that was found willing, when not admitted.
    pub other_school: String,
    /// When that school said so.
    pub other_school_on: Option<NaiveDate>,
    /// When this was talked over with the parents.
    pub parents_heard_on: Option<NaiveDate>,
}
