//! What a decision, a postponement and a withdrawal have to say, apart from the group.

use chrono::NaiveDate;

use super::registering::impossible_start;
use super::{Facts, day_findings, not_after, not_before_receipt, status};
use crate::family::Known;
use crate::finding::{Finding, FindingCode};
use crate::intake::clock::LegalClock;
use crate::intake::draft::DecisionDraft;
use crate::intake::{Decision, Status};
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
        Decision::WaitingList | Decision::NotAdmitted => findings.extend(reason_findings(draft, support_needed)),
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
    findings
}

fn reason_findings(draft: &DecisionDraft, support_needed: Known) -> Vec<Finding> {
    let mut findings = Vec::new();
    if draft.reason.trim().is_empty() {
        findings.push(Finding::refusal("reason", FindingCode::Required));
    }
    if draft.decision == Decision::NotAdmitted && support_needed == Known::Yes {
        findings.push(Finding::warning("reason", FindingCode::DutyOfCare).because("WPO art. 40 lid 4"));
    }
    findings
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
