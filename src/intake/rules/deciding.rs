//! What a decision, a postponement and a withdrawal have to say, apart from the group.

use chrono::NaiveDate;

use super::registering::{after_compulsory, impossible_start};
use super::{Facts, day_findings, not_after, not_before_receipt, status};
use crate::family::Known;
use crate::finding::{Finding, FindingCode};
use crate::intake::clock::LegalClock;
use crate::intake::draft::{DecisionDraft, GroupFill};
use crate::intake::{Application, Decision, RefusalGround, Status};
use crate::school::rules::{SchoolCalendar, school_year_bounds};
use crate::typed::Typed;

/// What the typed decision has to say by itself.
#[must_use]
pub fn decision_findings(
    draft: &DecisionDraft,
    facts: &Facts,
    support_needed: Known,
    clock: &LegalClock,
    calendar: &SchoolCalendar,
    today: NaiveDate,
) -> Vec<Finding> {
    let mut findings: Vec<Finding> = closed_finding(facts, today).into_iter().collect();
    findings.extend(day_of_decision(draft.decided_on, facts, clock, today));
    let mut typed = Typed::default();
    typed.label("decided_by", &draft.decided_by);
    typed.text("reason", draft.reason.as_str());
    findings.extend(typed.findings());
    match draft.decision {
        Decision::Admitted => findings.extend(start_findings(draft.starts_on, facts, clock, calendar)),
        Decision::WaitingList => {
            findings.extend(reason_finding(draft));
            findings.extend(waiting_findings(support_needed, clock));
        }
        Decision::NotAdmitted => {
            findings.extend(reason_finding(draft));
            findings.extend(refusal_findings(draft, facts, support_needed, today));
        }
    }
    findings
}

/// Nothing more can be decided once the parents withdrew or the child has started.
#[must_use]
pub fn closed_finding(facts: &Facts, today: NaiveDate) -> Option<Finding> {
    let over = matches!(status(facts, today), Status::Withdrawn | Status::Started);
    over.then(|| Finding::refusal("", FindingCode::ApplicationClosed))
}

fn day_of_decision(on: Option<NaiveDate>, facts: &Facts, clock: &LegalClock, today: NaiveDate) -> Vec<Finding> {
    let field = "decided_on";
    let Some(on) = on else { return vec![Finding::refusal(field, FindingCode::Required)] };
    let late = (on > clock.decide_by).then(|| {
        let finding = Finding::warning(field, FindingCode::AfterDecideBy);
        finding.with("on", clock.decide_by).because("WPO art. 40 lid 6")
    });
    let impossible = not_after(field, on, today).or_else(|| not_before_receipt(field, on, facts.received_on));
    impossible.into_iter().chain(late).collect()
}

fn start_findings(
    starts_on: Option<NaiveDate>,
    facts: &Facts,
    clock: &LegalClock,
    calendar: &SchoolCalendar,
) -> Vec<Finding> {
    let field = "starts_on";
    let Some(on) = starts_on else { return Vec::new() };
    if let Some(impossible) = impossible_start(field, on, clock) {
        return vec![impossible];
    }
    let mut findings = day_findings(field, on, calendar);
    findings.extend(not_before_receipt(field, on, facts.received_on));
    findings.extend(after_compulsory(field, on, facts.first_school, clock));
    findings
}

fn reason_finding(draft: &DecisionDraft) -> Option<Finding> {
    draft.reason.trim().is_empty().then(|| Finding::refusal("reason", FindingCode::Required))
}

/// The law knows no waiting list, so a place on it is said to be no decision; see `docs/decisions/009-waiting-list.md`.
fn waiting_findings(support_needed: Known, clock: &LegalClock) -> Vec<Finding> {
    let waits = Finding::warning("decision", FindingCode::WaitingIsNoDecision).with("on", clock.decide_by);
    let mut findings = vec![waits.because("WPO art. 40 lid 6")];
    if support_needed == Known::Yes {
        findings.push(Finding::warning("reason", FindingCode::DutyOfCare).because("WPO art. 40 lid 4"));
    }
    findings
}

/// On which ground a child is refused, and what the law asks when it needs support.
fn refusal_findings(draft: &DecisionDraft, facts: &Facts, support_needed: Known, today: NaiveDate) -> Vec<Finding> {
    let mut typed = Typed::default();
    typed.line("other_school", draft.other_school.as_str());
    let mut findings = typed.findings();
    if draft.refusal_ground.is_none() {
        findings.push(Finding::refusal("refusal_ground", FindingCode::GroundMissing));
    }
    for (field, on) in typed_days(draft) {
        findings.extend(not_after(field, on, today).or_else(|| not_before_receipt(field, on, facts.received_on)));
    }
    match duty_of_care(draft.refusal_ground, support_needed) {
        DutyOfCare::None => {}
        DutyOfCare::Unjudged => {
            let finding = Finding::refusal("refusal_ground", FindingCode::SupportUnknown);
            findings.push(finding.because("WPO art. 40 lid 3"));
        }
        DutyOfCare::Said(source) => {
            findings.push(Finding::warning("reason", FindingCode::DutyOfCare).because(source));
        }
        DutyOfCare::Owed => findings.extend(owed_findings(draft)),
    }
    findings
}

/// What the school owes a child that needs support (WPO art. 40 lid 4 and 5).
enum DutyOfCare {
    /// No support is needed.
    None,
    /// Whether support is needed must be judged first (WPO art. 40 lid 3).
    Unjudged,
    /// It is said, with the law: no ground is chosen yet, or the law's exception holds.
    Said(&'static str),
    /// Another school must be found, after talking with the parents.
    Owed,
}

/// A refusal for the support itself says that it is needed, whatever the aanmelding says.
fn duty_of_care(ground: Option<RefusalGround>, support_needed: Known) -> DutyOfCare {
    match (ground, support_needed) {
        (Some(RefusalGround::Support), _) | (Some(RefusalGround::Other), Known::Yes) => DutyOfCare::Owed,
        (Some(RefusalGround::Full) | None, Known::Yes) => DutyOfCare::Said("WPO art. 40 lid 4"),
        (Some(RefusalGround::Foundation), Known::Yes) => DutyOfCare::Said("WPO art. 40 lid 5"),
        (_, Known::Unknown) => DutyOfCare::Unjudged,
        (_, Known::No) => DutyOfCare::None,
    }
}

/// When another school was found, and when the parents were heard, as far as it is typed.
fn typed_days(draft: &DecisionDraft) -> impl Iterator<Item = (&'static str, NaiveDate)> {
    let days = [("other_school_on", draft.other_school_on), ("parents_heard_on", draft.parents_heard_on)];
    days.into_iter().filter_map(|(field, on)| Some((field, on?)))
}

/// The facts without which a child that needs support cannot be refused, and that they came before the refusal
/// (WPO art. 40 lid 4).
fn owed_findings(draft: &DecisionDraft) -> Vec<Finding> {
    let no_school = draft.other_school.trim().is_empty();
    let missing = [
        (no_school, "other_school", FindingCode::OtherSchoolMissing),
        (draft.other_school_on.is_none(), "other_school_on", FindingCode::OtherSchoolMissing),
        (draft.parents_heard_on.is_none(), "parents_heard_on", FindingCode::ParentsNotHeard),
    ];
    let missing = missing.into_iter().filter(|(is_missing, ..)| *is_missing);
    let missing = missing.map(|(_, field, code)| Finding::refusal(field, code));
    let late = typed_days(draft).filter_map(|(field, on)| {
        let decided_on = draft.decided_on.filter(|decided_on| on > *decided_on)?;
        Some(Finding::refusal(field, FindingCode::AfterDecision).with("on", decided_on))
    });
    missing.chain(late).map(|finding| finding.because("WPO art. 40 lid 4")).collect()
}

/// What is still owed to a child that was refused: that it needs support may be found out, or written down, after the refusal
/// (WPO art. 40 lid 4).
#[must_use]
pub fn still_owed(application: &Application) -> Vec<Finding> {
    let is_owed = match application.refusal_ground {
        Some(RefusalGround::Support | RefusalGround::Other) | None => application.support_needed == Known::Yes,
        Some(RefusalGround::Full | RefusalGround::Foundation) => false,
    };
    if !is_owed || application.decision != Some(Decision::NotAdmitted) || application.withdrawn_on.is_some() {
        return Vec::new();
    }
    let facts = [
        (application.other_school.is_none(), "other_school", FindingCode::OtherSchoolMissing),
        (application.parents_heard_on.is_none(), "parents_heard_on", FindingCode::ParentsNotHeard),
    ];
    let missing = facts.into_iter().filter(|(is_missing, ..)| *is_missing);
    missing.map(|(_, field, code)| Finding::warning(field, code).because("WPO art. 40 lid 4")).collect()
}

/// Refuses a first day outside the school year of the group: a place in a group is for that year.
#[must_use]
pub fn group_year_finding(starts_on: NaiveDate, start_year: i32, name: &str) -> Option<Finding> {
    let (from, until) = school_year_bounds(start_year);
    let finding = || Finding::refusal("group_id", FindingCode::NotInGroupYear);
    let outside = !(from..=until).contains(&starts_on);
    outside.then(|| finding().with("name", name).with("from", from).with("until", until))
}

/// Says that a group is full, counting the children that are in it without this one.
#[must_use]
pub fn full_finding(used: i32, capacity: i32, name: &str) -> Option<Finding> {
    let finding = || Finding::warning("group_id", FindingCode::GroupFull);
    (used >= capacity).then(|| finding().with("name", name).with("used", used).with("capacity", capacity))
}

/// Says that a group has room, to who refuses a child because the school is full; `groups` has the one with most room first.
#[must_use]
pub fn room_finding(draft: &DecisionDraft, groups: &[GroupFill]) -> Option<Finding> {
    let says_full = draft.decision == Decision::NotAdmitted && draft.refusal_ground == Some(RefusalGround::Full);
    let group = groups.first().filter(|group| says_full && group.children < group.capacity)?;
    let finding = Finding::warning("refusal_ground", FindingCode::RoomLeft).with("name", &group.name);
    Some(finding.with("used", group.children).with("capacity", group.capacity))
}

/// What a notice of postponement has to say: it counts from the first to the last day of the first term only.
#[must_use]
pub fn postpone_findings(on: NaiveDate, facts: &Facts, clock: &LegalClock, today: NaiveDate) -> Vec<Finding> {
    let field = "postponed_on";
    let source = "WPO art. 40 lid 6";
    let mut findings: Vec<Finding> = closed_finding(facts, today).into_iter().collect();
    if facts.decision.is_some() {
        findings.push(Finding::refusal("", FindingCode::AlreadyDecided));
    }
    findings.extend(not_after(field, on, today).or_else(|| not_before_receipt(field, on, facts.received_on)));
    if on > clock.postpone_by {
        let finding = Finding::refusal(field, FindingCode::PostponedTooLate);
        findings.push(finding.with("on", clock.postpone_by).because(source));
    } else if on >= facts.received_on && on < clock.term_starts_on {
        let finding = Finding::refusal(field, FindingCode::BeforeThirdBirthday);
        findings.push(finding.with("on", clock.term_starts_on).because(source));
    }
    findings
}

/// What a withdrawal has to say.
#[must_use]
pub fn withdraw_findings(on: NaiveDate, reason: &str, facts: &Facts, today: NaiveDate) -> Vec<Finding> {
    let field = "withdrawn_on";
    let day = not_after(field, on, today).or_else(|| not_before_receipt(field, on, facts.received_on));
    let mut typed = Typed::default();
    typed.text("withdrawn_reason", reason);
    closed_finding(facts, today).into_iter().chain(day).chain(typed.findings()).collect()
}
