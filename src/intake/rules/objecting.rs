//! Who decides with the school: objections of caregivers, and custody when a child is admitted.

use super::missing::{missing_signatures, named};
use crate::family::{FamilyMember, Known};
use crate::finding::{Finding, FindingCode};
use crate::intake::{Objection, Signature};
use crate::store::TextCell;

/// Parents who share custody decide on a school together; the court decides when they do not agree.
pub(super) const SHARED_CUSTODY: &str = "BW 1:253a";

/// What stands in the way of admitting a child, or should be looked into first: the objection of a caregiver with custody is a
/// refusal, for a school that knows of it may not enrol the child. One signature is enough in good faith.
#[must_use]
pub fn admission_findings(
    members: &[FamilyMember],
    signatures: &[Signature],
    objections: &[Objection],
) -> Vec<Finding> {
    let objections = found(members, objections, Finding::refusal);
    let unknown = members.iter().filter(|member| member.link.custody == Known::Unknown);
    let unknown = unknown.map(|member| named(Finding::warning("custody", FindingCode::CustodyUnclear), member));
    objections.into_iter().chain(unknown).chain(missing_signatures(members, signatures)).collect()
}

/// Objections as a dossier says them, whatever is decided.
#[must_use]
pub fn objection_findings(members: &[FamilyMember], objections: &[Objection]) -> Vec<Finding> {
    found(members, objections, Finding::warning)
}

/// Somebody without custody has no say in it; whether somebody has custody must be found out first.
fn found(
    members: &[FamilyMember],
    objections: &[Objection],
    with_custody: fn(&'static str, FindingCode) -> Finding,
) -> Vec<Finding> {
    let about = |objection: &Objection| {
        let member = members.iter().find(|member| member.caregiver.id == objection.caregiver_id)?;
        let custody = member.link.custody;
        let finding = match custody {
            Known::Yes => with_custody,
            Known::Unknown => Finding::warning,
            Known::No => Finding::hint,
        };
        let finding = named(finding("decision", FindingCode::CaregiverObjects), member);
        let source = (custody != Known::No).then(|| SHARED_CUSTODY.into());
        let finding = finding.with("on", objection.said_on).with("custody", custody.to_text());
        Some(Finding { source, ..finding })
    };
    objections.iter().filter_map(about).collect()
}
