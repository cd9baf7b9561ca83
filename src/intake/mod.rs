//! From aanmelding to the first day: applications and their legal clock, interviews, decision, agreements.

pub mod clock;
pub mod decide;
pub mod dossier;
pub mod draft;
pub mod enrol;
pub mod forecast;
pub mod list;
pub mod owned;
pub mod plan;
pub mod prepare;
pub mod protocol;
pub mod register;
pub mod rules;
pub mod sight;
pub mod start;
pub mod store;
pub mod talk;

use chrono::NaiveDate;

pub use protocol::record::{
    InterviewNote, Protocol, Section, SectionKind, Topic, TopicKind, TopicMark, TopicPreparation,
};

use crate::family::{CaregiverId, ChildId, Known};
use crate::school::{GroupId, StaffId};
use crate::{ids, record, text_enum};

ids! {
    /// An aanmelding.
    ApplicationId,
    /// Who signed an aanmelding.
    SignatureId,
    /// A paper that was seen.
    DocumentId,
    /// An intake interview.
    InterviewId,
    /// An agreement with the parents.
    AgreementId,
    /// A version of the protocol.
    ProtocolId,
    /// A part of a protocol.
    SectionId,
    /// A topic in one version of a protocol.
    TopicId,
    /// What the director prepared on a topic.
    TopicPreparationId,
    /// What was said on a topic.
    NoteId,
    /// A caregiver's objection to an aanmelding.
    ObjectionId,
    /// How a child becomes a pupil.
    ChildStartId,
}

text_enum! {
    /// How the aanmelding came in.
    pub enum ReceivedBy {
        /// On paper.
        Paper = "paper",
        /// By phone; the written form follows.
        Phone = "phone",
        /// By Parro.
        Parro = "parro",
        /// At a visit.
        Visit = "visit",
        /// By e-mail.
        Email = "email",
    }
}

text_enum! {
    /// What was decided.
    pub enum Decision {
        /// Toegelaten.
        Admitted = "admitted",
        /// Wachtlijst.
        WaitingList = "waiting_list",
        /// Niet toegelaten.
        NotAdmitted = "not_admitted",
    }
}

text_enum! {
    /// Papers the office sees before enrolment; none of them is kept.
    pub enum DocumentKind {
        /// Proof of identity, with the names and birth date (WPO art. 40b).
        Identity = "identity",
        /// The parents' declaration that the child was at no other school in the past six months.
        SixMonthDeclaration = "six_month_declaration",
        /// Bewijs van uitschrijving of the previous school.
        Deregistration = "deregistration",
        /// Proof of custody.
        Custody = "custody",
        /// Handover of the opvang.
        Handover = "handover",
        /// Entered in the pupil administration (ParnasSys).
        Administration = "administration",
        /// Invited to Parro.
        Parro = "parro",
        /// Schoolgids handed over (WPO art. 13 lid 2).
        SchoolGuide = "school_guide",
        /// Opgaveformulier given.
        ParticipationForm = "participation_form",
        /// The previous school was told (Besluit bekostiging WPO art. 7 lid 3).
        PreviousSchoolTold = "previous_school_told",
    }
}

text_enum! {
    /// Why a child is not admitted.
    pub enum RefusalGround {
        /// It needs support that another school gives (WPO art. 40 lid 4).
        Support = "support",
        /// The school is full.
        Full = "full",
        /// The parents do not respect the foundation of the school (WPO art. 40 lid 5).
        Foundation = "foundation",
        /// Another ground, which the reason explains.
        Other = "other",
    }
}

text_enum! {
    /// Whose part in the triangle an agreement is.
    pub enum AgreementRole {
        /// The school.
        School = "school",
        /// The parents.
        Parents = "parents",
        /// The child.
        Child = "child",
    }
}

text_enum! {
    /// Where an aanmelding stands. Follows from dated facts, see [`rules::status`].
    pub enum Status {
        /// Aangemeld.
        Applied = "applied",
        /// Gesprek gepland.
        InterviewPlanned = "interview_planned",
        /// Gesprek gevoerd.
        InterviewHeld = "interview_held",
        /// Wachtlijst.
        WaitingList = "waiting_list",
        /// Toegelaten.
        Admitted = "admitted",
        /// Wennen.
        Settling = "settling",
        /// Gestart.
        Started = "started",
        /// Niet toegelaten.
        NotAdmitted = "not_admitted",
        /// Ingetrokken.
        Withdrawn = "withdrawn",
    }
}

text_enum! {
    /// The next deed for an aanmelding.
    pub enum Step {
        /// Plan the intake interview.
        PlanInterview = "plan_interview",
        /// Prepare and hold the planned interview.
        HoldInterview = "hold_interview",
        /// The planned day has passed: was it held?
        RecordInterview = "record_interview",
        /// Decide.
        Decide = "decide",
        /// Agree on the first day and the group.
        AgreeStart = "agree_start",
        /// Everything is agreed; the first day comes.
        AwaitStart = "await_start",
        /// Nothing is left to do.
        None = "none",
    }
}

text_enum! {
    /// How pressing.
    pub enum Urgency {
        /// The last day has passed.
        Late = "late",
        /// Within a week.
        Soon = "soon",
        /// Later.
        Later = "later",
        /// No last day.
        None = "none",
    }
}

record! {
    /// An aanmelding: the written request to admit a child.
    pub struct Application in "application" {
        /// Its id.
        pub id: ApplicationId,
        /// See the change door.
        pub version: i32,
        /// The child.
        pub child_id: ChildId,
        /// When it came in.
        pub received_on: NaiveDate,
        /// How it came in.
        pub channel: ReceivedBy,
        /// The first day the parents want.
        pub wanted_start_on: Option<NaiveDate>,
        /// Other schools where the child is applied (WPO art. 40 lid 2).
        pub other_schools: Option<String>,
        /// Peuteropvang or kinderopvang.
        pub childcare: Option<String>,
        /// The school the child comes from.
        pub previous_school: Option<String>,
        /// Voor- en vroegschoolse educatie.
        pub vve: Known,
        /// Which programme, how long.
        pub vve_programme: Option<String>,
        /// Extra support needed.
        pub support_needed: Known,
        /// What support.
        pub support_note: Option<String>,
        /// What parents or school worry about.
        pub concerns: Option<String>,
        /// May the school ask the opvang or the previous school?
        pub contact_consent: Known,
        /// When that was said.
        pub contact_consent_on: Option<NaiveDate>,
        /// Anything else.
        pub remarks: Option<String>,
        /// The director's own questions for the interview.
        pub questions: Option<String>,
        /// Date of the written notice that the decision takes longer.
        pub postponed_on: Option<NaiveDate>,
        /// What was decided.
        pub decision: Option<Decision>,
        /// When.
        pub decided_on: Option<NaiveDate>,
        /// By whom.
        pub decided_by: Option<String>,
        /// Why.
        pub decision_reason: Option<String>,
        /// On which ground the child was not admitted.
        pub refusal_ground: Option<RefusalGround>,
        /// The school that was found willing to take it.
        pub other_school: Option<String>,
        /// When that school said so.
        pub other_school_on: Option<NaiveDate>,
        /// When this was talked over with the parents.
        pub parents_heard_on: Option<NaiveDate>,
        /// The agreed first day.
        pub starts_on: Option<NaiveDate>,
        /// The group that waits for the child.
        pub group_id: Option<GroupId>,
        /// When the parents withdrew.
        pub withdrawn_on: Option<NaiveDate>,
        /// Why.
        pub withdrawn_reason: Option<String>,
        /// The law's last day for the decision; computed on each write.
        pub decide_by: NaiveDate,
    }
}

record! {
    /// A caregiver's signature under an aanmelding.
    pub struct Signature in "signature" {
        /// Its id.
        pub id: SignatureId,
        /// See the change door.
        pub version: i32,
        /// Under which.
        pub application_id: ApplicationId,
        /// Whose.
        pub caregiver_id: CaregiverId,
        /// When.
        pub signed_on: NaiveDate,
    }
}

record! {
    /// A paper that was seen; never a copy.
    pub struct SeenDocument in "seen_document" {
        /// Its id.
        pub id: DocumentId,
        /// See the change door.
        pub version: i32,
        /// For which aanmelding.
        pub application_id: ApplicationId,
        /// Which paper.
        pub kind: DocumentKind,
        /// When.
        pub seen_on: NaiveDate,
        /// By whom.
        pub seen_by: String,
    }
}

record! {
    /// An intake interview.
    pub struct Interview in "interview" {
        /// Its id.
        pub id: InterviewId,
        /// See the change door.
        pub version: i32,
        /// For which aanmelding.
        pub application_id: ApplicationId,
        /// The day.
        pub planned_on: NaiveDate,
        /// `HH:MM`.
        pub starts_at: String,
        /// How long.
        pub minutes: i32,
        /// Where.
        pub room: Option<String>,
        /// Who leads it.
        pub director_id: StaffId,
        /// The teacher the family meets.
        pub teacher_id: Option<StaffId>,
        /// Who comes.
        pub caregiver_ids: Vec<CaregiverId>,
        /// Whether the child comes too.
        pub child_comes: bool,
        /// Whether a rondleiding belongs to it.
        pub with_tour: bool,
        /// When it was held.
        pub held_on: Option<NaiveDate>,
        /// When it was called off.
        pub cancelled_on: Option<NaiveDate>,
        /// The protocol it is held with, from the moment it begins.
        pub protocol_id: Option<ProtocolId>,
        /// When the family was shown round.
        pub toured_on: Option<NaiveDate>,
        /// By whom.
        pub toured_by: Option<String>,
        /// When the family met the teacher.
        pub introduced_on: Option<NaiveDate>,
        /// Which teacher.
        pub introduced_by: Option<String>,
    }
}

record! {
    /// What school, parents or child will do.
    pub struct Agreement in "agreement" {
        /// Its id.
        pub id: AgreementId,
        /// See the change door.
        pub version: i32,
        /// For which aanmelding.
        pub application_id: ApplicationId,
        /// What.
        pub what: String,
        /// Whose part.
        pub role: AgreementRole,
        /// Who, by name.
        pub who: Option<String>,
        /// By when.
        pub due_on: Option<NaiveDate>,
        /// Done when.
        pub done_on: Option<NaiveDate>,
        /// The talk in which it was agreed, if it was in one.
        pub interview_id: Option<InterviewId>,
    }
}

record! {
    /// A caregiver who said not to agree with the aanmelding.
    pub struct Objection in "objection" {
        /// Its id.
        pub id: ObjectionId,
        /// See the change door.
        pub version: i32,
        /// With which.
        pub application_id: ApplicationId,
        /// Who.
        pub caregiver_id: CaregiverId,
        /// When.
        pub said_on: NaiveDate,
        /// What was said.
        pub note: Option<String>,
        /// When it was taken back.
        pub taken_back_on: Option<NaiveDate>,
    }
}

record! {
    /// From admission to pupil: is the child ready, is the day confirmed, did it start, how did it go.
    pub struct ChildStart in "child_start" {
        /// Its id.
        pub id: ChildStartId,
        /// See the change door.
        pub version: i32,
        /// For which aanmelding.
        pub application_id: ApplicationId,
        /// When somebody looked whether the child is ready.
        pub looked_on: Option<NaiveDate>,
        /// Goes to the toilet by itself.
        pub toilet: Known,
        /// Undresses, eats and drinks mostly by itself.
        pub self_reliance: Known,
        /// What was seen or said of it.
        pub readiness_note: Option<String>,
        /// When school and parents confirmed the first day.
        pub confirmed_on: Option<NaiveDate>,
        /// The first day the child attended.
        pub started_on: Option<NaiveDate>,
        /// Inschrijfdatum (Besluit bekostiging WPO art. 7 lid 4 and 5).
        pub enrolled_on: Option<NaiveDate>,
        /// When school and parents look back.
        pub look_back_on: Option<NaiveDate>,
        /// When they did.
        pub looked_back_on: Option<NaiveDate>,
        /// What was said then.
        pub look_back_note: Option<String>,
    }
}

impl ChildStart {
    /// Of which nothing is written down yet.
    #[must_use]
    pub fn unwritten(application_id: ApplicationId) -> Self {
        Self {
            id: ChildStartId::new(),
            version: 0,
            application_id,
            looked_on: None,
            toilet: Known::Unknown,
            self_reliance: Known::Unknown,
            readiness_note: None,
            confirmed_on: None,
            started_on: None,
            enrolled_on: None,
            look_back_on: None,
            looked_back_on: None,
            look_back_note: None,
        }
    }
}
