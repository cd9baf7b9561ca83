//! Wenochtenden: the mornings on which a child that is nearly four gets used to its group.

mod agenda;
pub mod brief;
pub mod calendar;
pub mod children;
pub mod days;
pub mod draft;
pub mod mark;
pub mod owned;
pub mod plan;
pub mod propose;
pub mod repair;
mod rows;
pub mod rules;
pub mod stop;
pub mod store;

use chrono::NaiveDate;

use crate::family::ChildId;
use crate::intake::ApplicationId;
use crate::school::GroupId;
use crate::{ids, record, text_enum};

ids! {
    /// A morning of one child.
    MorningId,
}

text_enum! {
    /// What the parents said of a morning.
    pub enum Answer {
        /// Nothing yet.
        Open = "open",
        /// The child comes.
        Comes = "comes",
        /// The child cannot come: the morning was called off.
        Cannot = "cannot",
    }
}

text_enum! {
    /// Why a morning was called off.
    pub enum CancelReason {
        /// The parents or the child cannot come.
        Parents = "parents",
        /// The school cannot receive the child.
        School = "school",
        /// It was planned by mistake.
        Mistake = "mistake",
    }
}

text_enum! {
    /// What became of a morning.
    pub enum Attendance {
        /// The child was there until the lunch break.
        Present = "present",
        /// Did not come.
        Absent = "absent",
        /// Was ill.
        Ill = "ill",
        /// Came, and went home before the end.
        WentHome = "went_home",
    }
}

record! {
    /// A morning of one child in one group.
    pub struct Morning in "wenochtend" {
        /// Its id.
        pub id: MorningId,
        /// See the change door.
        pub version: i32,
        /// Who comes.
        pub child_id: ChildId,
        /// The aanmelding under which.
        pub application_id: ApplicationId,
        /// In which group.
        pub group_id: GroupId,
        /// The day.
        pub planned_on: NaiveDate,
        /// 1 for a morning, 2 for a whole day.
        pub half_days: i32,
        /// What the parents said.
        pub answer: Answer,
        /// When they said it.
        pub answered_on: Option<NaiveDate>,
        /// Who brings and collects.
        pub escort: Option<String>,
        /// When it was called off.
        pub cancelled_on: Option<NaiveDate>,
        /// Why.
        pub cancel_reason: Option<CancelReason>,
        /// What became of it.
        pub attendance: Option<Attendance>,
        /// `HH:MM` at which a child that did not stay went home.
        pub left_at: Option<String>,
        /// What was seen: play.
        pub play: Option<String>,
        /// Contact with children and grown-ups.
        pub contact: Option<String>,
        /// Language.
        pub language: Option<String>,
        /// Self-reliance.
        pub self_reliance: Option<String>,
        /// Going to the toilet.
        pub toilet: Option<String>,
        /// What the parents thought of it.
        pub parents_impression: Option<String>,
        /// One question for next time.
        pub next_question: Option<String>,
        /// Who wrote this down.
        pub marked_by: Option<String>,
    }
}

impl Morning {
    /// A morning of which nothing but the child, the group and the day is known.
    #[must_use]
    pub fn new(child_id: ChildId, application_id: ApplicationId, group_id: GroupId, planned_on: NaiveDate) -> Self {
        Self {
            id: MorningId::new(),
            version: 0,
            child_id,
            application_id,
            group_id,
            planned_on,
            half_days: 1,
            answer: Answer::Open,
            answered_on: None,
            escort: None,
            cancelled_on: None,
            cancel_reason: None,
            attendance: None,
            left_at: None,
            play: None,
            contact: None,
            language: None,
            self_reliance: None,
            toilet: None,
            parents_impression: None,
            next_question: None,
            marked_by: None,
        }
    }

    /// Whether it is still to come: it stands, its day is not before this one, and nothing was written down of it.
    #[must_use]
    pub fn comes_from(&self, day: NaiveDate) -> bool {
        self.stands() && self.attendance.is_none() && self.planned_on >= day
    }

    /// Whether it still stands: not called off.
    #[must_use]
    pub const fn stands(&self) -> bool {
        self.cancelled_on.is_none()
    }

    /// Whether it counts for the law's most: it stands, and the child was not away.
    #[must_use]
    pub const fn counts(&self) -> bool {
        self.stands() && !matches!(self.attendance, Some(Attendance::Absent | Attendance::Ill))
    }
}
