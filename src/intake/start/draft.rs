//! What is typed of the start of a child, and what the screens show of it.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use specta::Type;

use crate::family::Known;
use crate::finding::Finding;
use crate::intake::draft::CheckItem;
use crate::intake::{ApplicationId, ChildStart, DocumentKind};
use crate::text_enum;

text_enum! {
    /// What comes next on the way from admission to pupil.
    pub enum StartStep {
        /// Look whether the child is ready; four weeks before the first day.
        Readiness = "readiness",
        /// Confirm the first day.
        Confirm = "confirm",
        /// Make the child a pupil.
        Start = "start",
        /// Look back with the parents.
        LookBack = "look_back",
        /// Nothing is left.
        Done = "done",
    }
}

text_enum! {
    /// Which rule gives the inschrijfdatum.
    pub enum EnrolRule {
        /// The first day the child attends (Besluit bekostiging WPO art. 7 lid 4).
        FirstDay = "first_day",
        /// 1 August, for who starts on the first school day of the year and is 4 by then (lid 5).
        FirstOfAugust = "first_of_august",
    }
}

/// One thing that the start changes, to be shown before and after.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Type)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum StartChange {
    /// The child sits in this group from that day until the end of the school year.
    Placed {
        /// The group's name.
        group: String,
        /// First day.
        from: NaiveDate,
        /// Last day.
        until: NaiveDate,
    },
    /// The first day differs from the one agreed.
    Moved {
        /// As agreed.
        agreed_on: NaiveDate,
        /// As it is now.
        starts_on: NaiveDate,
    },
    /// The inschrijfdatum.
    Enrolled {
        /// The day.
        on: NaiveDate,
        /// By which rule.
        rule: EnrolRule,
    },
    /// The office did this.
    Ticked {
        /// What.
        document: DocumentKind,
    },
    /// School and parents look back.
    LookBack {
        /// The day.
        on: NaiveDate,
    },
    /// Mornings that would come on or after the first day are called off.
    MorningsCancelled {
        /// How many.
        count: i32,
    },
}

/// Where the start of a child stands.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Type)]
pub struct StartView {
    /// What is written down; version 0 when nothing is.
    pub start: ChildStart,
    /// The agreed first day.
    pub starts_on: Option<NaiveDate>,
    /// The group; empty without one.
    pub group: String,
    /// What comes next.
    pub step: StartStep,
    /// By when.
    pub due_on: Option<NaiveDate>,
    /// The inschrijfdatum that follows from the first day.
    pub enrols_on: Option<NaiveDate>,
    /// By which rule.
    pub enrol_rule: Option<EnrolRule>,
    /// Whether the child fills in a kindrapport: who starts before the end of October does. None without a first day.
    pub kindrapport: Option<bool>,
    /// The proposed day of the look back: so many weeks after the first day, on a school day.
    pub look_back_proposed_on: Option<NaiveDate>,
    /// What the office does for enrolment.
    pub checklist: Vec<CheckItem>,
}

/// Whether a child is ready, as typed.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize, Type)]
pub struct ReadinessDraft {
    /// Of which aanmelding.
    pub application_id: ApplicationId,
    /// As it was read; 0 when nothing was written down.
    pub version: i32,
    /// The day somebody looked.
    pub looked_on: Option<NaiveDate>,
    /// See [`ChildStart`].
    pub toilet: Known,
    /// See [`ChildStart`].
    pub self_reliance: Known,
    /// See [`ChildStart`].
    pub note: String,
}

/// The start, as typed.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize, Type)]
pub struct StartDraft {
    /// Of which aanmelding.
    pub application_id: ApplicationId,
    /// As it was read; 0 when nothing was written down.
    pub version: i32,
    /// The first day the child attends.
    pub started_on: Option<NaiveDate>,
    /// What the office did.
    pub ticks: Vec<DocumentKind>,
    /// When school and parents look back; none to agree on that later.
    pub look_back_on: Option<NaiveDate>,
}

/// What the rules say of a start while it is typed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Type)]
pub struct StartCheck {
    /// Findings on the draft's fields.
    pub findings: Vec<Finding>,
    /// All that it changes.
    pub changes: Vec<StartChange>,
}

/// The look back, as typed.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize, Type)]
pub struct LookBackDraft {
    /// Of which aanmelding.
    pub application_id: ApplicationId,
    /// As it was read.
    pub version: i32,
    /// When it is.
    pub look_back_on: Option<NaiveDate>,
    /// When it was.
    pub looked_back_on: Option<NaiveDate>,
    /// What was said.
    pub note: String,
}

/// A start that asks for a deed, for Vandaag.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Type)]
pub struct StartTask {
    /// The aanmelding.
    pub application_id: ApplicationId,
    /// The child's name.
    pub name: String,
    /// What.
    pub step: StartStep,
    /// By when.
    pub due_on: NaiveDate,
    /// Days until then; negative when it has passed.
    pub days_left: i32,
}
