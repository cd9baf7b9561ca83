//! Pure rules of the intake room: where an aanmelding stands, what comes next, and what a day has to say. No clock, no database.

pub mod deciding;
pub mod first_day;
pub mod forecasting;
pub mod missing;
pub mod objecting;
pub mod planning;
pub mod protocol;
pub mod registering;
pub mod starting;
pub mod timeline;

use chrono::NaiveDate;

use super::clock::{ClockFacts, LegalClock, age_on, birthday};
use super::draft::NextStep;
use super::{Application, Decision, Status, Step, Urgency};
use crate::finding::{Finding, FindingCode};
use crate::school::StartCustoms;
use crate::school::rules::{ClosureName, SchoolCalendar, school_year_start};

/// Within so many days a last day is pressing.
const SOON_DAYS: i64 = 7;
/// The jaargroepen of a primary school.
const JAARGROEPEN: std::ops::RangeInclusive<i32> = 1..=8;
/// A child that is 4 when the school year is under way sits in jaargroep 1.
const AGE_BEFORE_JAARGROEP_1: i32 = 3;

/// One interview, as far as the status asks. Those that were called off are left out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Talk {
    /// The day.
    pub planned_on: NaiveDate,
    /// When it was held.
    pub held_on: Option<NaiveDate>,
}

/// The dated facts from which status, next step and time line follow.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Facts {
    /// The child's birth date.
    pub born_on: NaiveDate,
    /// When the aanmelding came in.
    pub received_on: NaiveDate,
    /// The first day the parents want.
    pub wanted_start_on: Option<NaiveDate>,
    /// Date of the notice that the decision takes longer.
    pub postponed_on: Option<NaiveDate>,
    /// False when the child comes from another school.
    pub first_school: bool,
    /// What was decided.
    pub decision: Option<Decision>,
    /// When.
    pub decided_on: Option<NaiveDate>,
    /// The agreed first day.
    pub starts_on: Option<NaiveDate>,
    /// Whether a group is agreed.
    pub group_agreed: bool,
    /// When the parents withdrew.
    pub withdrawn_on: Option<NaiveDate>,
    /// The first wenochtend that was not called off.
    pub first_morning_on: Option<NaiveDate>,
    /// Interviews, those called off left out.
    pub talks: Vec<Talk>,
}

impl Facts {
    /// The facts of one aanmelding, without its wenochtenden: those only say whether an admitted child gets used to school already.
    #[must_use]
    pub fn of(application: &Application, born_on: NaiveDate, talks: Vec<Talk>) -> Self {
        Self {
            born_on,
            received_on: application.received_on,
            wanted_start_on: application.wanted_start_on,
            postponed_on: application.postponed_on,
            first_school: application.previous_school.is_none(),
            decision: application.decision,
            decided_on: application.decided_on,
            starts_on: application.starts_on,
            group_agreed: application.group_id.is_some(),
            withdrawn_on: application.withdrawn_on,
            first_morning_on: None,
            talks,
        }
    }

    /// What the legal clock asks of them.
    #[must_use]
    pub const fn for_clock(&self) -> ClockFacts {
        ClockFacts {
            born_on: self.born_on,
            received_on: self.received_on,
            wanted_start_on: self.wanted_start_on,
            postponed_on: self.postponed_on,
            first_school: self.first_school,
        }
    }

    /// The day by which lists order a start: agreed, wanted, or else the fourth birthday.
    #[must_use]
    pub fn start_on(&self) -> NaiveDate {
        self.starts_on.or(self.wanted_start_on).unwrap_or_else(|| birthday(self.born_on, 4))
    }

    /// Whether the law still waits for a decision.
    #[must_use]
    pub const fn is_undecided(&self) -> bool {
        self.decision.is_none() && self.withdrawn_on.is_none()
    }

    fn held(&self) -> bool {
        self.talks.iter().any(|talk| talk.held_on.is_some())
    }

    /// The interview that still has to be held; the first one when there are more.
    fn planned(&self) -> Option<NaiveDate> {
        self.talks.iter().filter(|talk| talk.held_on.is_none()).map(|talk| talk.planned_on).min()
    }
}

/// Where an aanmelding stands. What ends it goes first: withdrawn, then the decision, then the interviews.
///
/// "Wennen" is said of an admitted child from its first wenochtend until its first day; see `docs/decisions/004-settling-before-mornings.md`.
#[must_use]
pub fn status(facts: &Facts, today: NaiveDate) -> Status {
    if facts.withdrawn_on.is_some() {
        return Status::Withdrawn;
    }
    match facts.decision {
        Some(Decision::NotAdmitted) => Status::NotAdmitted,
        Some(Decision::Admitted) => admitted(facts, today),
        Some(Decision::WaitingList) => Status::WaitingList,
        // Parents who talk apart are both heard before anybody decides.
        None if facts.planned().is_some() => Status::InterviewPlanned,
        None if facts.held() => Status::InterviewHeld,
        None => Status::Applied,
    }
}

fn admitted(facts: &Facts, today: NaiveDate) -> Status {
    let has_come = |on: Option<NaiveDate>| on.is_some_and(|on| on <= today);
    if has_come(facts.starts_on) {
        Status::Started
    } else if has_come(facts.first_morning_on) {
        Status::Settling
    } else {
        Status::Admitted
    }
}

/// Whether nothing is left to do: started, not admitted or withdrawn.
#[must_use]
pub const fn is_closed(status: Status) -> bool {
    match status {
        Status::Started | Status::NotAdmitted | Status::Withdrawn => true,
        Status::Applied
        | Status::InterviewPlanned
        | Status::InterviewHeld
        | Status::WaitingList
        | Status::Admitted
        | Status::Settling => false,
    }
}

/// The next deed, and until when.
#[must_use]
pub fn next_step(facts: &Facts, clock: &LegalClock, today: NaiveDate) -> NextStep {
    let (step, due_on) = match status(facts, today) {
        Status::Applied => (Step::PlanInterview, Some(clock.decide_by)),
        Status::InterviewPlanned => match facts.planned() {
            Some(on) if on < today => (Step::RecordInterview, Some(on)),
            on => (Step::HoldInterview, on),
        },
        Status::InterviewHeld => (Step::Decide, Some(clock.decide_by)),
        // The law's term ended with the place on the list; the parents still count on the day they asked for.
        Status::WaitingList => (Step::Decide, Some(facts.start_on())),
        Status::Admitted | Status::Settling => start_step(facts, clock),
        Status::Started | Status::NotAdmitted | Status::Withdrawn => (Step::None, None),
    };
    dated(step, due_on, today)
}

fn start_step(facts: &Facts, clock: &LegalClock) -> (Step, Option<NaiveDate>) {
    match facts.starts_on {
        Some(on) if facts.group_agreed => (Step::AwaitStart, Some(on)),
        Some(on) => (Step::AgreeStart, Some(on)),
        None => (Step::AgreeStart, agree_by(facts, clock)),
    }
}

/// Parents know it before the child comes to get used to school, or else before it can start at all.
fn agree_by(facts: &Facts, clock: &LegalClock) -> Option<NaiveDate> {
    if facts.decided_on.is_some_and(|on| on < clock.wen_from) {
        return Some(clock.wen_from);
    }
    facts.wanted_start_on.or(clock.first_school_day_on)
}

/// A step with the days that are left for it.
#[must_use]
pub fn dated(step: Step, due_on: Option<NaiveDate>, today: NaiveDate) -> NextStep {
    let days = due_on.map(|on| (on - today).num_days());
    let urgency = match days {
        None => Urgency::None,
        Some(days) if days < 0 => Urgency::Late,
        Some(days) if days <= SOON_DAYS => Urgency::Soon,
        Some(_) => Urgency::Later,
    };
    NextStep { step, due_on, days_left: days.map(|days| i32::try_from(days).unwrap_or(i32::MAX)), urgency }
}

/// The likely first day: the one agreed, or else the one that is proposed, see [`starting::proposal`].
#[must_use]
pub fn likely_start_on(
    facts: &Facts,
    clock: &LegalClock,
    calendar: &SchoolCalendar,
    customs: StartCustoms,
    today: NaiveDate,
) -> Option<NaiveDate> {
    facts.starts_on.or_else(|| starting::proposal(facts, clock, calendar, customs, today).proposed_on)
}

/// The jaargroep a child of that age most likely comes in. The law draws no line between groep 1 and 2, so a four-year-old
/// is taken for groep 1; older children by their age on 1 October, as schools mostly do.
#[must_use]
pub fn likely_jaargroep(born_on: NaiveDate, start_on: NaiveDate) -> i32 {
    if age_on(born_on, start_on).years <= 4 {
        return *JAARGROEPEN.start();
    }
    let first_of_october = NaiveDate::from_ymd_opt(school_year_start(start_on), 10, 1).unwrap_or(start_on);
    let jaargroep = age_on(born_on, first_of_october).years - AGE_BEFORE_JAARGROEP_1;
    jaargroep.clamp(*JAARGROEPEN.start(), *JAARGROEPEN.end())
}

/// What a chosen day has to say by itself: a weekend, a vacation or holiday, or a year that is not entered.
#[must_use]
pub fn day_findings(field: &str, day: NaiveDate, calendar: &SchoolCalendar) -> Vec<Finding> {
    let closed = calendar.closure_on(day).map(|closure| match closure.name {
        ClosureName::Weekend => Finding::warning(field, FindingCode::WeekendDay),
        ClosureName::Period(name) => Finding::warning(field, FindingCode::ClosedDay).with("name", name),
        ClosureName::Holiday(holiday) => {
            let key = serde_json::to_value(holiday).ok();
            let key = key.as_ref().and_then(serde_json::Value::as_str).unwrap_or_default().to_owned();
            Finding::warning(field, FindingCode::ClosedDay).with("holiday", key)
        }
    });
    let unknown = (!calendar.knows(day)).then(|| Finding::hint(field, FindingCode::UnknownYear));
    closed.into_iter().chain(unknown).collect()
}

/// Refuses a day after `today` for something that must have happened.
#[must_use]
pub fn not_after(field: &str, day: NaiveDate, today: NaiveDate) -> Option<Finding> {
    (day > today).then(|| Finding::refusal(field, FindingCode::InTheFuture))
}

/// Refuses a day before the aanmelding came in.
#[must_use]
pub fn not_before_receipt(field: &str, day: NaiveDate, received_on: NaiveDate) -> Option<Finding> {
    (day < received_on).then(|| Finding::refusal(field, FindingCode::BeforeReceived).with("on", received_on))
}

/// Findings with the worst first; equally bad ones keep the order of the fields.
#[must_use]
pub fn worst_first(mut findings: Vec<Finding>) -> Vec<Finding> {
    findings.sort_by_key(|finding| std::cmp::Reverse(finding.severity));
    findings
}

#[cfg(test)]
mod tests;
