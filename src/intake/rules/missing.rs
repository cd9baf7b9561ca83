//! What a dossier still lacks, what enrolment asks for, and what needs care.

use chrono::{Days, NaiveDate};

use super::Facts;
use super::deciding::still_owed;
use super::objecting::SHARED_CUSTODY;
use crate::family::{Family, FamilyMember, Known, Link};
use crate::finding::{Finding, FindingCode};
use crate::intake::clock::LegalClock;
use crate::intake::draft::CheckItem;
use crate::intake::{Application, Decision, DocumentKind, SeenDocument, Signature};
use crate::store::TextCell;

/// Days within which the school that a child comes from hears of it (Besluit bekostiging WPO art. 7 lid 3).
const TELL_DAYS: u64 = 7;

/// Papers, signatures and consent that are missing, support that is not described, and what is owed to a refused child.
#[must_use]
pub fn missing(
    application: &Application,
    family: &Family,
    signatures: &[Signature],
    documents: &[SeenDocument],
) -> Vec<Finding> {
    let mut findings = missing_signatures(&family.members, signatures);
    findings.extend(missing_documents(application, family, documents));
    findings.extend(missing_consent(application));
    if application.support_needed == Known::Yes && application.support_note.is_none() {
        findings.push(Finding::warning("support_note", FindingCode::SupportNoteMissing));
    }
    findings.extend(still_owed(application));
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

/// Who decides with the school has not signed. Parents decide together (BW 1:253a), and one signature is enough in good faith: once
/// somebody who is known to have custody signed, another one who lives with the child is only a hint.
pub(super) fn missing_signatures(members: &[FamilyMember], signatures: &[Signature]) -> Vec<Finding> {
    let signed =
        |member: &FamilyMember| signatures.iter().any(|signature| signature.caregiver_id == member.caregiver.id);
    let first = members.iter().find(|member| member.link.custody == Known::Yes && signed(member));
    let open = members.iter().filter(|member| member.link.custody != Known::No && !signed(member));
    open.map(|member| signature_finding(member, first)).collect()
}

fn signature_finding(member: &FamilyMember, first: Option<&FamilyMember>) -> Finding {
    let good_faith = first.is_some() && member.link.lives_there;
    let finding = if good_faith { Finding::hint } else { Finding::warning };
    let finding = named(finding("signatures", FindingCode::SignatureMissing), member);
    match first {
        Some(first) => finding.with("signed_by", &first.name).because(SHARED_CUSTODY),
        None => finding.because("WPO art. 40 lid 2"),
    }
}

/// The papers before admission; once admitted, all that enrolment asks for. Custody is left out: [`custody`] says it by name.
fn missing_documents(application: &Application, family: &Family, documents: &[SeenDocument]) -> Vec<Finding> {
    let admitted = application.decision == Some(Decision::Admitted) && application.withdrawn_on.is_none();
    let asked_now = |kind: DocumentKind| match kind {
        DocumentKind::Identity | DocumentKind::SixMonthDeclaration | DocumentKind::Deregistration => true,
        DocumentKind::Administration
        | DocumentKind::Parro
        | DocumentKind::SchoolGuide
        | DocumentKind::ParticipationForm
        | DocumentKind::PreviousSchoolTold => admitted,
        DocumentKind::Custody | DocumentKind::Handover => false,
    };
    let mut open = checklist(application, family, documents);
    open.retain(|item| item.seen.is_none() && asked_now(item.kind));
    let finding = |item: CheckItem| {
        let finding = Finding::warning("documents", FindingCode::DocumentMissing).with("kind", item.kind.to_text());
        Finding { source: item.source, ..finding }
    };
    open.into_iter().map(finding).collect()
}

/// What enrolment asks for, in the order of the work, with what was seen or done already.
#[must_use]
pub fn checklist(application: &Application, family: &Family, documents: &[SeenDocument]) -> Vec<CheckItem> {
    let seen = |kind: DocumentKind| documents.iter().find(|document| document.kind == kind);
    let proof_wanted = family.members.iter().any(|member| is_unproved(&member.link));
    let wanted = Wanted {
        from_school: application.previous_school.is_some(),
        custody_proof: proof_wanted || seen(DocumentKind::Custody).is_some(),
    };
    let item = |(kind, source): (DocumentKind, Option<&str>)| CheckItem {
        kind,
        seen: seen(kind).cloned(),
        due_on: application.starts_on.filter(|_| kind == DocumentKind::PreviousSchoolTold).map(tell_by),
        source: source.map(Into::into),
    };
    wanted.items().into_iter().map(item).collect()
}

/// On what the list of things that enrolment asks for depends.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Wanted {
    /// The child comes from another school.
    pub from_school: bool,
    /// The custody of somebody is not proved.
    pub custody_proof: bool,
}

impl Wanted {
    /// The things, in the order of the work, each with the law behind it if there is one.
    #[must_use]
    pub fn items(self) -> Vec<(DocumentKind, Option<&'static str>)> {
        let origin = if self.from_school { DocumentKind::Deregistration } else { DocumentKind::SixMonthDeclaration };
        let custody = self.custody_proof.then_some((DocumentKind::Custody, None));
        let told = (DocumentKind::PreviousSchoolTold, Some("Besluit bekostiging WPO art. 7 lid 3"));
        let items = [
            Some((DocumentKind::Identity, Some("WPO art. 40b"))),
            Some((origin, Some("Besluit bekostiging WPO art. 7 lid 1 en 2"))),
            custody,
            Some((DocumentKind::SchoolGuide, Some("WPO art. 13 lid 2"))),
            Some((DocumentKind::Administration, None)),
            Some((DocumentKind::Parro, None)),
            self.from_school.then_some(told),
            Some((DocumentKind::ParticipationForm, None)),
        ];
        items.into_iter().flatten().collect()
    }
}

/// The last day for telling the previous school: a week after the first day attended, which is the day of enrolment
/// (Besluit bekostiging WPO art. 7 lid 3 and 4).
#[must_use]
pub fn tell_by(starts_on: NaiveDate) -> NaiveDate {
    starts_on.checked_add_days(Days::new(TELL_DAYS)).unwrap_or(NaiveDate::MAX)
}

/// Whether it must still be shown that somebody has custody.
fn is_unproved(link: &Link) -> bool {
    match link.custody {
        Known::Yes => link.custody_seen_on.is_none(),
        Known::Unknown => true,
        Known::No => false,
    }
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

pub(super) fn named(finding: Finding, member: &FamilyMember) -> Finding {
    finding.with("caregiver_id", &member.caregiver.id).with("name", &member.name)
}
