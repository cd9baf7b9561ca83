//! All there is to know of one aanmelding, and what it still asks for.

use chrono::NaiveDate;
use serde::Serialize;

use super::{NextStep, TalkProtocol};
use crate::family::Family;
use crate::finding::Finding;
use crate::intake::clock::{Age, LegalClock};
use crate::intake::{
    Agreement, Application, ApplicationId, DocumentKind, Interview, Objection, SeenDocument, Signature, Status,
};
use crate::school::GroupId;

crate::text_enum! {
    /// A dated point in the life of an aanmelding.
    pub enum PointKind {
        /// Third birthday: earliest aanmelding.
        EarliestApplication = "earliest_application",
        /// Received.
        Received = "received",
        /// Interview planned or held.
        Interview = "interview",
        /// Last day for the decision.
        DecideBy = "decide_by",
        /// Decided.
        Decided = "decided",
        /// Withdrawn.
        Withdrawn = "withdrawn",
        /// Temporary placement by law.
        TemporaryPlacement = "temporary_placement",
        /// First day of the wenochtenden window.
        WenFrom = "wen_from",
        /// Fourth birthday.
        FourthBirthday = "fourth_birthday",
        /// First school day.
        FirstSchoolDay = "first_school_day",
        /// Leerplicht.
        Compulsory = "compulsory",
    }
}

crate::text_enum! {
    /// What a point on the time line is to today.
    pub enum PointState {
        /// It happened.
        Done = "done",
        /// It comes next.
        Next = "next",
        /// It passed and should not have.
        Late = "late",
        /// It comes later.
        Future = "future",
    }
}

/// A point on the time line.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, specta::Type)]
pub struct TimelinePoint {
    /// What.
    pub kind: PointKind,
    /// When.
    pub on: NaiveDate,
    /// What it is to today.
    pub state: PointState,
}

/// How full a group is on a day.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, specta::Type)]
pub struct GroupFill {
    /// The group.
    pub group_id: GroupId,
    /// Its name.
    pub name: String,
    /// Its teachers.
    pub teachers: Vec<String>,
    /// Children in it on that day, with those admitted to it by then.
    pub children: i32,
    /// How many fit.
    pub capacity: i32,
    /// The day.
    pub on: NaiveDate,
}

/// An interview with the names the screens need.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, specta::Type)]
pub struct InterviewView {
    /// The interview.
    pub interview: Interview,
    /// Who leads it.
    pub director: String,
    /// The teacher the family meets.
    pub teacher: Option<String>,
    /// Who comes, by name.
    pub caregivers: Vec<String>,
}

/// All there is to know of one aanmelding.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, specta::Type)]
pub struct Dossier {
    /// The aanmelding.
    pub application: Application,
    /// The child and everyone around it.
    pub family: Family,
    /// Age today.
    pub age: Age,
    /// Where it stands.
    pub status: Status,
    /// What now.
    pub next: NextStep,
    /// Every legal date.
    pub clock: LegalClock,
    /// The chain with its dates, by date.
    pub timeline: Vec<TimelinePoint>,
    /// Interviews, newest first.
    pub interviews: Vec<InterviewView>,
    /// Who signed.
    pub signatures: Vec<Signature>,
    /// Papers seen.
    pub documents: Vec<SeenDocument>,
    /// Agreements, open ones first.
    pub agreements: Vec<Agreement>,
    /// What is missing or needs care.
    pub findings: Vec<Finding>,
    /// The group that is agreed or likely.
    pub group: Option<GroupFill>,
    /// Caregivers who do not agree.
    pub objections: Vec<Objection>,
    /// What enrolment asks for, in the order of the work.
    pub checklist: Vec<CheckItem>,
}

/// One thing that enrolment asks for.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, specta::Type)]
pub struct CheckItem {
    /// What.
    pub kind: DocumentKind,
    /// When it was seen or done, and by whom; none when it was not yet.
    pub seen: Option<SeenDocument>,
    /// The last day the law gives, if it gives one.
    pub due_on: Option<NaiveDate>,
    /// The law behind it, if there is one.
    pub source: Option<String>,
}

/// An admitted child of whom something that enrolment asks for is not done, or with whose admission a caregiver does not agree.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, specta::Type)]
pub struct ToEnrol {
    /// The aanmelding.
    pub application_id: ApplicationId,
    /// The child's name.
    pub name: String,
    /// The first day.
    pub starts_on: NaiveDate,
    /// Days until then; negative when it has passed.
    pub days_left: i32,
    /// What is not seen or done, in the order of the work; empty as long as the first day is not near.
    pub open: Vec<DocumentKind>,
    /// Whether a caregiver with custody does not agree.
    pub objects: bool,
}

/// The calm page for the director before an interview.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, specta::Type)]
pub struct Preparation {
    /// All there is to know.
    pub dossier: Dossier,
    /// The interview it prepares: the one asked for, or else the next, if one is planned.
    pub interview: Option<InterviewView>,
    /// Papers, signatures and consent that are missing.
    pub missing: Vec<Finding>,
    /// What is particular about custody, per caregiver.
    pub custody: Vec<Finding>,
    /// The likely first day.
    pub likely_start_on: Option<NaiveDate>,
    /// Groups it could go to on that day, best first.
    pub groups: Vec<GroupFill>,
    /// The protocol of the interview, with what was prepared on each topic; none as long as the school has released none.
    pub protocol: Option<TalkProtocol>,
}
