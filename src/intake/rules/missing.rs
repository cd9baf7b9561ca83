//! What a dossier still lacks, and what needs care.

use super::Facts;
use crate::family::{Family, FamilyMember, Known};
use crate::finding::{Finding, FindingCode};
use crate::intake::clock::LegalClock;
use crate::intake::{Application, DocumentKind, SeenDocument, Signature};

/// Papers, signatures and consent that are missing, and support that is not described.
#[must_use]
pub fn missing(
    application: &Application,
    family: &Family,
    signatures: &[Signature],
    documents: &[SeenDocument],
) -> Vec<Finding> {
    let mut findings = missing_signatures(family, signatures);
    findings.extend(missing_documents(application, documents));
    findings.extend(missing_consent(application));
    if application.support_needed == Known::Yes && application.support_note.is_none() {
        findings.push(Finding::warning("support_note", FindingCode::SupportNoteMissing));
    }
    findings
}

/// A first day before the fourth birthday: it was refused when it was typed, but the birth date was put right since then.
#[must_use]
pub fn too_early(facts: &Facts, clock: &LegalClock) -> Option<Finding> {
    let days = [("starts_on", facts.starts_on), ("wanted_start_on", facts.wanted_start_on)];
    let (field, _) = days.into_iter().find(|(_, on)| on.is_some_and(|on| on < clock.fourth_birthday_on))?;
    let finding = Finding::warning(field, FindingCode::StartBeforeFourthBirthday);
    Some(finding.with("on", clock.fourth_birthday_on).because("WPO art. 39 lid 1"))
}

/// What is particular about custody and about talking with each caregiver.
#[must_use]
pub fn custody(family: &Family) -> Vec<Finding> {
    family.members.iter().flat_map(about_caregiver).collect()
}

/// One signature is enough in good faith, so the others are only a hint once somebody with custody signed.
fn missing_signatures(family: &Family, signatures: &[Signature]) -> Vec<Finding> {
    let signed =
        |member: &FamilyMember| signatures.iter().any(|signature| signature.caregiver_id == member.caregiver.id);
    let may_sign = |member: &&FamilyMember| member.link.custody != Known::No;
    let one_is_there = family.members.iter().filter(may_sign).any(signed);
    family
        .members
        .iter()
        .filter(may_sign)
        .filter(|member| !signed(member))
        .map(|member| {
            let finding = if one_is_there { Finding::hint } else { Finding::warning };
            named(finding("signatures", FindingCode::SignatureMissing), member).because("WPO art. 40 lid 2")
        })
        .collect()
}

fn missing_documents(application: &Application, documents: &[SeenDocument]) -> Vec<Finding> {
    let history = match application.previous_school {
        Some(_) => DocumentKind::Deregistration,
        None => DocumentKind::SixMonthDeclaration,
    };
    [(DocumentKind::Identity, "WPO art. 40b"), (history, "Besluit bekostiging WPO art. 7 lid 1 en 2")]
        .into_iter()
        .filter(|(kind, _)| !documents.iter().any(|document| document.kind == *kind))
        .map(|(kind, source)| {
            Finding::warning("documents", FindingCode::DocumentMissing)
                .with("kind", crate::store::TextCell::to_text(&kind))
                .because(source)
        })
        .collect()
}

fn missing_consent(application: &Application) -> Option<Finding> {
    let whom = application.previous_school.as_ref().or(application.childcare.as_ref())?;
    (application.contact_consent == Known::Unknown)
        .then(|| Finding::warning("contact_consent", FindingCode::ConsentMissing).with("name", whom))
}

fn about_caregiver(member: &FamilyMember) -> Vec<Finding> {
    let link = &member.link;
    let mut findings = Vec::new();
    if link.no_contact_order {
        findings.push(Finding::warning("no_contact_order", FindingCode::NoContactOrder));
    }
    match link.custody {
        Known::Unknown => findings.push(Finding::warning("custody", FindingCode::CustodyUnclear)),
        Known::Yes if link.custody_seen_on.is_none() => {
            findings.push(Finding::hint("custody", FindingCode::CustodyUnclear));
        }
        Known::No => findings.push(Finding::hint("custody", FindingCode::NoCustody).because("BW 1:377c")),
        Known::Yes => {}
    }
    if link.apart_talk {
        findings.push(Finding::hint("apart_talk", FindingCode::ApartTalk));
    }
    if member.caregiver.interpreter_needed {
        let language = member.caregiver.language.as_deref().unwrap_or_default();
        findings.push(Finding::hint("interpreter_needed", FindingCode::InterpreterNeeded).with("language", language));
    }
    findings.into_iter().map(|finding| named(finding, member)).collect()
}

fn named(finding: Finding, member: &FamilyMember) -> Finding {
    finding.with("caregiver_id", &member.caregiver.id).with("name", &member.name)
}
