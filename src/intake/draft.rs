//! What is typed while a parent is on the phone, and what the screens ask and show of an aanmelding.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::clock::{Age, LegalClock};
use super::{
    Agreement, Application, ApplicationId, DocumentKind, Interview, InterviewId, InterviewNote, Objection, Protocol,
    ReceivedBy, RefusalGround, Section, SeenDocument, Signature, Status, Step, Topic, TopicPreparation, Urgency,
};
use crate::family::draft::{CaregiverDraft, ChildDraft};
use crate::family::{CaregiverId, ChildId, Family, Known, Relation};
use crate::finding::Finding;
use crate::school::{GroupId, StaffChoice, StaffId};

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

/// A version of the protocol in a list.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, specta::Type)]
pub struct ProtocolSummary {
    /// The version.
    pub protocol: Protocol,
    /// How many topics it has.
    pub topics: i32,
    /// How many talks are held with it.
    pub talks: i32,
    /// Whether talks that begin today are held with it.
    pub is_current: bool,
}

/// A version of the protocol, whole.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, specta::Type)]
pub struct ProtocolView {
    /// The version.
    pub protocol: Protocol,
    /// Its parts, in order.
    pub sections: Vec<SectionView>,
    /// How many talks are held with it.
    pub talks: i32,
}

/// A part of a protocol with its topics, in order.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, specta::Type)]
pub struct SectionView {
    /// The part.
    pub section: Section,
    /// Its topics.
    pub topics: Vec<Topic>,
}

/// The protocol as one talk, or the preparation of it, needs it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, specta::Type)]
pub struct TalkProtocol {
    /// The version.
    pub protocol: Protocol,
    /// Its parts, in order.
    pub sections: Vec<TalkSection>,
}

/// A part of the protocol in a talk.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, specta::Type)]
pub struct TalkSection {
    /// The part.
    pub section: Section,
    /// Its topics, in order.
    pub topics: Vec<TalkTopic>,
}

/// A topic in a talk.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, specta::Type)]
pub struct TalkTopic {
    /// The topic.
    pub topic: Topic,
    /// What the director wants of it.
    pub preparation: Option<TopicPreparation>,
    /// What was said; none before anything was, and none when only preparing.
    pub note: Option<InterviewNote>,
    /// Whether it is still to be talked about: not discussed, and not marked as not needed.
    pub is_left: bool,
}

/// A talk under way: the topics, with the facts beside them.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, specta::Type)]
pub struct TalkView {
    /// The talk.
    pub interview: InterviewView,
    /// Child, family and all the rest.
    pub dossier: Dossier,
    /// Topics and notes.
    pub protocol: TalkProtocol,
    /// What was agreed in this talk.
    pub agreements: Vec<Agreement>,
    /// How long it has lasted so far, in seconds, before this sitting.
    pub elapsed_seconds: i32,
    /// How many topics are left.
    pub left: i32,
}

crate::text_enum! {
    /// What is ticked beside a talk.
    pub enum TalkTick {
        /// The family was shown round.
        Tour = "tour",
        /// The family met the teacher.
        Introduction = "introduction",
    }
}

/// How many children each group has, month by month.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, specta::Type)]
pub struct Forecast {
    /// The school year: 2026 for 2026-2027.
    pub start_year: i32,
    /// The first of each month, August to July.
    pub months: Vec<NaiveDate>,
    /// The groups, youngest first, and last the children for whom there is none, if any.
    pub groups: Vec<ForecastGroup>,
    /// The children that start or may start in this year, by first day.
    pub starts: Vec<ForecastStart>,
    /// Whether somebody has a place from the first day of the year: until the groups are filled, only newcomers are counted.
    pub is_filled: bool,
}

/// A group in the forecast.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, specta::Type)]
pub struct ForecastGroup {
    /// The group; none for the children without one.
    pub group_id: Option<GroupId>,
    /// Its name; empty for the children without one.
    pub name: String,
    /// How many fit; none for the children without a group.
    pub capacity: Option<i32>,
    /// A cell a month.
    pub cells: Vec<ForecastCell>,
}

/// A group in a month.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, specta::Type)]
pub struct ForecastCell {
    /// Children in the group at the end of the month, with those admitted to it.
    pub present: i32,
    /// How many of them have their first day at school in this month.
    pub starting: i32,
    /// Children without a place that would likely be there too by then.
    pub expected: i32,
}

/// A child that starts, or may start.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, specta::Type)]
pub struct ForecastStart {
    /// The aanmelding.
    pub application_id: ApplicationId,
    /// Whole name.
    pub name: String,
    /// The first day: agreed, or else likely.
    pub on: NaiveDate,
    /// Whether that day and the group are agreed.
    pub is_agreed: bool,
    /// Agreed or likely group, if any.
    pub group_id: Option<GroupId>,
    /// Where it stands.
    pub status: Status,
}

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

/// A decision as typed.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize, specta::Type)]
pub struct DecisionDraft {
    /// The aanmelding.
    pub application_id: ApplicationId,
    /// The version it was read at.
    pub version: i32,
    /// What.
    pub decision: super::Decision,
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
