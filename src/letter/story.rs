//! What a letter about one aanmelding can tell. Of its own it has no address, number or e-mail of anybody but the school; those that
//! somebody typed into a note, an agreement or a reason are looked for by [`super::secrets`].

use chrono::NaiveDate;

use super::LetterKind;
use super::paper::Block;
use crate::family::{CaregiverId, Family, FamilyMember};
use crate::intake::draft::{Dossier, InterviewView};
use crate::intake::{Agreement, AgreementRole, Decision, DocumentKind, Interview, RefusalGround};
use crate::school::School;
use crate::wenochtend::draft::MorningRow;

/// Everything a letter can tell.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Story {
    /// The day of the letter.
    pub today: NaiveDate,
    /// The school, which writes it.
    pub school: School,
    /// The director, by name.
    pub director: Option<String>,
    /// The child.
    pub child: ChildFacts,
    /// The aanmelding.
    pub request: RequestFacts,
    /// The decision.
    pub decision: DecisionFacts,
    /// The talk it is about.
    pub talk: Option<TalkFacts>,
    /// What was said in it.
    pub report: Vec<Block>,
    /// What was agreed in it.
    pub agreements: Vec<AgreementFacts>,
    /// The wenochtenden that come, by day.
    pub mornings: Vec<MorningFacts>,
}

/// A wenochtend that comes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MorningFacts {
    /// The day.
    pub on: NaiveDate,
    /// Whether it lasts the whole day.
    pub whole_day: bool,
    /// Who teaches the group that day.
    pub teachers: Vec<String>,
}

/// The child.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ChildFacts {
    /// Whole name.
    pub name: String,
    /// Name in daily use.
    pub roepnaam: String,
    /// Birth date.
    pub born_on: NaiveDate,
    /// When it may still come to get used to school; none when that is over, or it comes from another school.
    pub settling: Option<(NaiveDate, NaiveDate)>,
}

/// The aanmelding.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RequestFacts {
    /// When it came in.
    pub received_on: NaiveDate,
    /// The first day the parents want.
    pub wanted_start_on: Option<NaiveDate>,
    /// The school the child comes from.
    pub previous_school: Option<String>,
    /// Last day for the decision.
    pub decide_by: NaiveDate,
    /// Last day to tell that it takes longer.
    pub postpone_by: NaiveDate,
    /// When that was told.
    pub postponed_on: Option<NaiveDate>,
    /// Whether that gave more time.
    pub extended: bool,
    /// Whether the parents withdrew it.
    pub is_withdrawn: bool,
    /// The papers that were seen.
    pub seen: Vec<DocumentKind>,
}

/// The decision.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct DecisionFacts {
    /// What.
    pub decision: Option<Decision>,
    /// When.
    pub on: Option<NaiveDate>,
    /// By whom.
    pub by: Option<String>,
    /// Why.
    pub reason: Option<String>,
    /// On which ground not.
    pub ground: Option<RefusalGround>,
    /// The school that was found willing.
    pub other_school: Option<String>,
    /// When it said so.
    pub other_school_on: Option<NaiveDate>,
    /// When this was talked over with the parents.
    pub heard_on: Option<NaiveDate>,
    /// The agreed first day.
    pub starts_on: Option<NaiveDate>,
    /// The agreed group.
    pub group: Option<String>,
    /// Its teachers.
    pub teachers: Vec<String>,
}

/// A talk.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TalkFacts {
    /// The day it is planned on, or was held.
    pub on: NaiveDate,
    /// `HH:MM`.
    pub starts_at: String,
    /// How long.
    pub minutes: i32,
    /// Where.
    pub room: Option<String>,
    /// Whether it was held.
    pub is_held: bool,
    /// Who leads it.
    pub director: String,
    /// Whom the family meets.
    pub teacher: Option<String>,
    /// Who comes; never somebody with a no-contact order.
    pub comes: Vec<Comer>,
    /// Whether the child comes too.
    pub child_comes: bool,
    /// Whether a rondleiding belongs to it.
    pub with_tour: bool,
    /// When the family was shown round.
    pub toured_on: Option<NaiveDate>,
    /// When the family met the teacher, and which.
    pub introduced: Option<(NaiveDate, String)>,
}

/// A caregiver who comes to a talk.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Comer {
    /// The caregiver.
    pub id: CaregiverId,
    /// Whole name.
    pub name: String,
}

/// An agreement.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AgreementFacts {
    /// What.
    pub what: String,
    /// Whose part.
    pub role: AgreementRole,
    /// Who, by name.
    pub who: Option<String>,
    /// By when.
    pub due_on: Option<NaiveDate>,
}

impl Story {
    /// The story of a dossier; the talk and what was said in it are told apart.
    #[must_use]
    pub fn of(dossier: &Dossier, school: School, director: Option<String>, today: NaiveDate) -> Self {
        Self {
            today,
            school,
            director,
            child: ChildFacts::of(dossier, today),
            request: RequestFacts::of(dossier),
            decision: DecisionFacts::of(dossier),
            talk: None,
            report: Vec::new(),
            agreements: Vec::new(),
            mornings: Vec::new(),
        }
    }
}

impl ChildFacts {
    fn of(dossier: &Dossier, today: NaiveDate) -> Self {
        let (child, clock) = (&dossier.family.child, &dossier.clock);
        let settles = dossier.application.previous_school.is_none() && clock.wen_until >= today;
        Self {
            name: dossier.family.name.clone(),
            roepnaam: child.roepnaam.clone(),
            born_on: child.born_on,
            settling: settles.then_some((clock.wen_from.max(today), clock.wen_until)),
        }
    }
}

impl RequestFacts {
    fn of(dossier: &Dossier) -> Self {
        let (application, clock) = (&dossier.application, &dossier.clock);
        Self {
            received_on: application.received_on,
            wanted_start_on: application.wanted_start_on,
            previous_school: application.previous_school.clone(),
            decide_by: clock.decide_by,
            postpone_by: clock.postpone_by,
            postponed_on: application.postponed_on,
            extended: clock.extended,
            is_withdrawn: application.withdrawn_on.is_some(),
            seen: dossier.documents.iter().map(|document| document.kind).collect(),
        }
    }
}

impl DecisionFacts {
    fn of(dossier: &Dossier) -> Self {
        let application = &dossier.application;
        let group = dossier.group.as_ref().filter(|group| application.group_id.as_ref() == Some(&group.group_id));
        Self {
            decision: application.decision,
            on: application.decided_on,
            by: application.decided_by.clone(),
            reason: application.decision_reason.clone(),
            ground: application.refusal_ground,
            other_school: application.other_school.clone(),
            other_school_on: application.other_school_on,
            heard_on: application.parents_heard_on,
            starts_on: application.starts_on,
            group: group.map(|group| group.name.clone()),
            teachers: group.map(|group| group.teachers.clone()).unwrap_or_default(),
        }
    }
}

impl TalkFacts {
    /// A talk, as far as its family may read of it.
    #[must_use]
    pub fn of(view: &InterviewView, family: &Family) -> Self {
        let talk = &view.interview;
        let ids = comes_to(talk, family);
        let members = family.members.iter().filter(|member| ids.contains(&member.caregiver.id));
        Self {
            on: talk.held_on.unwrap_or(talk.planned_on),
            starts_at: talk.starts_at.clone(),
            minutes: talk.minutes,
            room: talk.room.clone(),
            is_held: talk.held_on.is_some(),
            director: view.director.clone(),
            teacher: view.teacher.clone(),
            comes: members.map(comer).collect(),
            child_comes: talk.child_comes,
            with_tour: talk.with_tour,
            toured_on: talk.toured_on,
            introduced: talk.introduced_on.zip(talk.introduced_by.clone()),
        }
    }
}

fn comer(member: &FamilyMember) -> Comer {
    Comer { id: member.caregiver.id.clone(), name: member.name.clone() }
}

impl From<&MorningRow> for MorningFacts {
    fn from(row: &MorningRow) -> Self {
        let whole_day = row.morning.half_days > 1;
        Self { on: row.morning.planned_on, whole_day, teachers: row.teachers.clone() }
    }
}

impl From<&Agreement> for AgreementFacts {
    fn from(agreement: &Agreement) -> Self {
        let Agreement { what, role, who, due_on, .. } = agreement;
        Self { what: what.clone(), role: *role, who: who.clone(), due_on: *due_on }
    }
}

/// Who comes to a talk; somebody whom a judge forbade contact does not, whatever was planned.
#[must_use]
pub fn comes_to(talk: &Interview, family: &Family) -> Vec<CaregiverId> {
    let barred = |id: &CaregiverId| {
        family.members.iter().any(|member| member.caregiver.id == *id && member.link.no_contact_order)
    };
    talk.caregiver_ids.iter().filter(|id| !barred(id)).cloned().collect()
}

/// The talk that a letter is about when nobody says which: the next one to be invited for, or the last one to report.
#[must_use]
pub fn best_talk(kind: LetterKind, talks: &[Interview], today: NaiveDate) -> Option<&Interview> {
    let fitting = talks.iter().filter(|talk| fits(kind, talk, today));
    let when = |talk: &&Interview| (talk.planned_on, talk.starts_at.clone());
    if kind == LetterKind::Invitation { fitting.min_by_key(when) } else { fitting.max_by_key(when) }
}

/// Whether a letter can be about a talk: one that is still to come is invited for, one that was begun or held is reported.
#[must_use]
pub fn fits(kind: LetterKind, talk: &Interview, today: NaiveDate) -> bool {
    let goes_on = talk.cancelled_on.is_none();
    match kind {
        LetterKind::Invitation => goes_on && talk.held_on.is_none() && talk.planned_on >= today,
        LetterKind::Report => goes_on && (talk.held_on.is_some() || talk.protocol_id.is_some()),
        LetterKind::Confirmation
        | LetterKind::Admission
        | LetterKind::Postponement
        | LetterKind::Refusal
        | LetterKind::WaitingList
        | LetterKind::Welcome
        | LetterKind::WenInvitation => false,
    }
}
