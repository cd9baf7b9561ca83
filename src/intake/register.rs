//! Taking in an aanmelding: what the rules say while it is typed, writing it down, and editing it later.

use chrono::NaiveDate;

use super::clock::{
    BornProblem, ClockFacts, LegalClock, age_on, born_problem, decide_by, is_extended, legal_clock, term_starts_on,
};
use super::draft::{ApplicationCheck, ApplicationDraft};
use super::rules::registering::{
    application_texts, draft_texts, receipt_after_deed, receipt_findings, wanted_start_findings,
};
use super::rules::{Facts, is_closed, not_after, status, worst_first};
use super::{Application, ApplicationId, DocumentKind, store as sql};
use crate::family::rules::full_name;
use crate::family::{CaregiverId, Child, Known, check as people, save as family, search, store as family_store};
use crate::finding::{Finding, FindingCode, refuse_if_any};
use crate::school::{self, rules::SchoolCalendar};
use crate::store::{Actor, Changed, Db, Store, Tx, What};
use crate::typed::Typed;
use crate::{Error, Result, clock};

/// What the rules say of a draft, with every legal date as soon as the birth date is there. Writes nothing.
///
/// # Errors
/// The database's.
pub async fn check(db: &mut Db, draft: &ApplicationDraft, today: NaiveDate) -> Result<ApplicationCheck> {
    let calendar = school::store::calendar(db).await?;
    let known = match &draft.child.child_id {
        Some(id) => Some(family_store::child(db, id).await?),
        None => None,
    };
    let born_on = known.as_ref().map(|child| child.born_on).or(draft.child.born_on);
    let believable = born_on.filter(|on| born_problem(*on, today).is_none());
    let clock = believable.map(|born_on| draft_clock(draft, born_on, today, &calendar));
    let mut findings = typed_findings(draft, known.as_ref(), clock.as_ref(), &calendar, today);
    findings.extend(child_findings(db, draft, known, today).await?);
    findings.extend(caregiver_findings(db, draft).await?);
    let age = believable.map(|born_on| age_on(born_on, today));
    Ok(ApplicationCheck { findings: worst_first(findings), clock, age })
}

fn draft_clock(
    draft: &ApplicationDraft,
    born_on: NaiveDate,
    today: NaiveDate,
    calendar: &SchoolCalendar,
) -> LegalClock {
    let facts = ClockFacts {
        born_on,
        received_on: draft.received_on.unwrap_or(today),
        wanted_start_on: draft.wanted_start_on,
        postponed_on: None,
        first_school: draft.previous_school.trim().is_empty(),
    };
    legal_clock(&facts, calendar)
}

fn typed_findings(
    draft: &ApplicationDraft,
    known: Option<&Child>,
    clock: Option<&LegalClock>,
    calendar: &SchoolCalendar,
    today: NaiveDate,
) -> Vec<Finding> {
    let mut findings = match known {
        // Their names are not typed again, and so need no check; but they may have left this school long ago.
        Some(child) => known_birth(child.born_on, today).into_iter().collect(),
        None => people::check_child_draft(&draft.child, today),
    };
    findings.extend(people::check_caregiver_drafts(&draft.caregivers));
    let received_on = draft.received_on.unwrap_or(today);
    findings.extend(receipt_findings(draft.received_on, clock, today));
    let first_school = draft.previous_school.trim().is_empty();
    findings.extend(wanted_start_findings(draft.wanted_start_on, received_on, first_school, clock, calendar));
    findings.extend(draft_texts(draft));
    findings
}

fn known_birth(born_on: NaiveDate, today: NaiveDate) -> Option<Finding> {
    let code = match born_problem(born_on, today)? {
        BornProblem::Future => FindingCode::BornInFuture,
        BornProblem::TooOld => FindingCode::BornTooLongAgo,
    };
    Some(Finding::refusal("child.born_on", code))
}

/// Whether this child is here already, and has an aanmelding that is still open.
async fn child_findings(
    db: &mut Db,
    draft: &ApplicationDraft,
    known: Option<Child>,
    today: NaiveDate,
) -> Result<Vec<Finding>> {
    let typed = &draft.child;
    let chosen = known.is_some();
    let found = match (known, typed.born_on) {
        (Some(child), _) => Some(child),
        (None, Some(born_on)) => search::same_child(db, &typed.roepnaam, &typed.achternaam, born_on).await?,
        (None, None) => None,
    };
    let Some(child) = found else { return Ok(Vec::new()) };
    let name = name_of(&child);
    if let Some(open) = open_application(db, &child, today).await? {
        let finding = Finding::refusal("child", FindingCode::DoubleApplication);
        return Ok(vec![finding.with("application_id", open.id).with("name", name)]);
    }
    if chosen {
        return Ok(Vec::new());
    }
    let finding = Finding::hint("child", FindingCode::KnownChild);
    Ok(vec![finding.with("child_id", child.id).with("name", name)])
}

async fn open_application(db: &mut Db, child: &Child, today: NaiveDate) -> Result<Option<Application>> {
    let applications = sql::of_child(db, &child.id).await?;
    // Interviews never close an aanmelding, so none are needed here.
    let is_open = |application: &Application| !is_closed(status(&Facts::of(application, child.born_on, vec![]), today));
    Ok(applications.into_iter().find(is_open))
}

/// Caregivers that are probably here already, so that the window can offer to take that one.
async fn caregiver_findings(db: &mut Db, draft: &ApplicationDraft) -> Result<Vec<Finding>> {
    let mut findings = Vec::new();
    for (position, typed) in draft.caregivers.iter().enumerate() {
        if typed.caregiver_id.is_some() {
            continue;
        }
        for found in search::same_caregivers(db, typed).await? {
            let finding = Finding::hint(format!("caregivers.{position}"), FindingCode::KnownCaregiver);
            findings.push(finding.with("caregiver_id", found.caregiver.id).with("name", found.name));
        }
    }
    Ok(findings)
}

/// Writes a whole aanmelding down in one change: the family, the aanmelding, who signed, and which papers were seen.
///
/// # Errors
/// `Invalid` when a rule refuses it, or the database's.
pub async fn register(
    store: &Store,
    actor: &Actor,
    draft: &ApplicationDraft,
    today: NaiveDate,
) -> Result<Changed<ApplicationId>> {
    let subject = match &draft.child.child_id {
        Some(id) => name_of(&family_store::child(&mut *store.read().await?, id).await?),
        None => full_name(&draft.child.roepnaam, &draft.child.voorvoegsel, &draft.child.achternaam),
    };
    let what = What::new("application.register", subject);
    store.change(actor, what, |tx| Box::pin(write(tx, actor, draft, today))).await
}

async fn write(tx: &mut Tx<'_>, actor: &Actor, draft: &ApplicationDraft, today: NaiveDate) -> Result<ApplicationId> {
    // Within the change, so that two people who register the same child at once do not both get through.
    refuse_if_any(check(tx.db(), draft, today).await?.findings)?;
    let (child_id, caregiver_ids) = family::insert_family(tx, &draft.child, &draft.caregivers).await?;
    let child = family_store::child(tx.db(), &child_id).await?;
    let application = tx.insert(&application_from(draft, &child, today)).await?;
    let signed = draft.caregivers.iter().zip(&caregiver_ids).filter(|(typed, _)| typed.signed);
    for (_, caregiver_id) in signed {
        // The same caregiver may have been typed twice.
        let already = sql::signature_of(tx.db(), &application.id, caregiver_id).await?;
        if already.is_none() {
            tx.insert(&sql::new_signature(&application.id, caregiver_id, application.received_on)).await?;
        }
    }
    for (position, kind) in draft.documents.iter().enumerate() {
        let is_first = !draft.documents.iter().take(position).any(|earlier| earlier == kind);
        if is_first {
            tx.insert(&sql::new_document(&application.id, *kind, today, &actor.name)).await?;
        }
    }
    Ok(application.id)
}

fn application_from(draft: &ApplicationDraft, child: &Child, today: NaiveDate) -> Application {
    let received_on = draft.received_on.unwrap_or(today);
    Application {
        id: ApplicationId::new(),
        version: 0,
        child_id: child.id.clone(),
        received_on,
        channel: draft.channel,
        wanted_start_on: draft.wanted_start_on,
        other_schools: said(&draft.other_schools),
        childcare: said(&draft.childcare),
        previous_school: said(&draft.previous_school),
        vve: draft.vve,
        vve_programme: said(&draft.vve_programme),
        support_needed: draft.support_needed,
        support_note: said(&draft.support_note),
        concerns: said(&draft.concerns),
        contact_consent: draft.contact_consent,
        contact_consent_on: (draft.contact_consent != Known::Unknown).then_some(received_on),
        remarks: said(&draft.remarks),
        questions: None,
        postponed_on: None,
        decision: None,
        decided_on: None,
        decided_by: None,
        decision_reason: None,
        refusal_ground: None,
        other_school: None,
        other_school_on: None,
        parents_heard_on: None,
        starts_on: None,
        group_id: None,
        withdrawn_on: None,
        withdrawn_reason: None,
        decide_by: last_day(child, received_on, None),
    }
}

/// Writes an edited aanmelding. Only what was said at the aanmelding itself, and the director's questions, can be edited here;
/// decision, postponement and withdrawal are deeds of their own.
///
/// # Errors
/// `Invalid`, or `Conflict` when somebody else changed it meanwhile.
pub async fn save(
    store: &Store,
    actor: &Actor,
    application: Application,
    today: NaiveDate,
) -> Result<Changed<Application>> {
    let application = &application;
    let what = What::new("application.save", subject_of(store, &application.id).await?);
    store.change(actor, what, |tx| Box::pin(write_edit(tx, application, today))).await
}

async fn write_edit(tx: &mut Tx<'_>, application: &Application, today: NaiveDate) -> Result<Application> {
    let now = sql::application(tx.db(), &application.id).await?;
    let child = family_store::child(tx.db(), &now.child_id).await?;
    let calendar = school::store::calendar(tx.db()).await?;
    let edited = edited(application, &now, &child, today);
    let clock = legal_clock(&Facts::of(&edited, child.born_on, vec![]).for_clock(), &calendar);
    let mut findings = application_texts(&edited);
    // A day that stood there already does not get in the way of editing something else.
    if edited.received_on != now.received_on {
        findings.extend(receipt_findings(Some(edited.received_on), Some(&clock), today));
        findings.extend(receipt_after_deed(&edited));
    }
    if edited.wanted_start_on != now.wanted_start_on {
        let (wanted, received) = (edited.wanted_start_on, edited.received_on);
        let first_school = edited.previous_school.is_none();
        findings.extend(wanted_start_findings(wanted, received, first_school, Some(&clock), &calendar));
    }
    if edited.contact_consent_on != now.contact_consent_on {
        findings.extend(edited.contact_consent_on.and_then(|on| not_after("contact_consent_on", on, today)));
    }
    refuse_if_any(findings)?;
    tx.update(&edited).await
}

/// What stands there now, with the fields that may be edited as they were typed.
fn edited(typed: &Application, now: &Application, child: &Child, today: NaiveDate) -> Application {
    let said_again = |text: &Option<String>| text.as_deref().and_then(said);
    Application {
        version: typed.version,
        received_on: typed.received_on,
        channel: typed.channel,
        wanted_start_on: typed.wanted_start_on,
        other_schools: said_again(&typed.other_schools),
        childcare: said_again(&typed.childcare),
        previous_school: said_again(&typed.previous_school),
        vve: typed.vve,
        vve_programme: said_again(&typed.vve_programme),
        support_needed: typed.support_needed,
        support_note: said_again(&typed.support_note),
        concerns: said_again(&typed.concerns),
        contact_consent: typed.contact_consent,
        contact_consent_on: consent_day(typed, now, today),
        remarks: said_again(&typed.remarks),
        questions: said_again(&typed.questions),
        decide_by: last_day(child, typed.received_on, now.postponed_on),
        ..now.clone()
    }
}

/// Consent is dated on the day it was given or refused; another answer without another date is of today.
fn consent_day(typed: &Application, now: &Application, today: NaiveDate) -> Option<NaiveDate> {
    let same_day = typed.contact_consent_on == now.contact_consent_on;
    match typed.contact_consent {
        Known::Unknown => None,
        Known::Yes | Known::No if typed.contact_consent != now.contact_consent && same_day => Some(today),
        Known::Yes | Known::No => typed.contact_consent_on.or(Some(today)),
    }
}

/// Writes down that a caregiver signed on a day, or takes that back when the day is none.
///
/// # Errors
/// `Invalid` for a day in the future, `NotFound` for somebody who is no caregiver of the child, or the database's.
pub async fn sign(
    store: &Store,
    actor: &Actor,
    id: &ApplicationId,
    caregiver_id: &CaregiverId,
    on: Option<NaiveDate>,
) -> Result<Changed<()>> {
    refuse_if_any(on.and_then(|on| not_after("signed_on", on, clock::day_of(actor.at))).into_iter().collect())?;
    let what = What::new("application.sign", subject_of(store, id).await?);
    store.change(actor, what, |tx| Box::pin(write_signature(tx, id, caregiver_id, on))).await
}

async fn write_signature(
    tx: &mut Tx<'_>,
    id: &ApplicationId,
    caregiver_id: &CaregiverId,
    on: Option<NaiveDate>,
) -> Result<()> {
    let application = sql::application(tx.db(), id).await?;
    let there = sql::signature_of(tx.db(), id, caregiver_id).await?;
    match (there, on) {
        (Some(signature), Some(signed_on)) => {
            tx.update(&super::Signature { signed_on, ..signature }).await?;
        }
        (Some(signature), None) => tx.delete(&signature).await?,
        (None, Some(signed_on)) => {
            let family = family_store::family(tx.db(), &application.child_id, signed_on).await?;
            if !family.members.iter().any(|member| member.caregiver.id == *caregiver_id) {
                return Err(Error::NotFound { kind: "caregiver".into(), id: caregiver_id.to_string() });
            }
            tx.insert(&sql::new_signature(id, caregiver_id, signed_on)).await?;
        }
        (None, None) => {}
    }
    Ok(())
}

/// Writes down that a paper was seen, when and by whom, or takes that back when the day is none. Nobody named: the person
/// at the keyboard.
///
/// # Errors
/// `Invalid` for a day in the future or an impossible name, or the database's.
pub async fn see_document(
    store: &Store,
    actor: &Actor,
    id: &ApplicationId,
    kind: DocumentKind,
    on: Option<NaiveDate>,
    by: &str,
) -> Result<Changed<()>> {
    let future = on.and_then(|on| not_after("seen_on", on, clock::day_of(actor.at)));
    let mut typed = Typed::default();
    typed.line("seen_by", by);
    refuse_if_any(future.into_iter().chain(typed.findings()).collect())?;
    let by = &said(by).unwrap_or_else(|| actor.name.clone());
    let what = What::new("document.seen", subject_of(store, id).await?);
    store.change(actor, what, |tx| Box::pin(write_document(tx, id, kind, on, by))).await
}

async fn write_document(
    tx: &mut Tx<'_>,
    id: &ApplicationId,
    kind: DocumentKind,
    on: Option<NaiveDate>,
    by: &str,
) -> Result<()> {
    match (sql::document_of(tx.db(), id, kind).await?, on) {
        (Some(document), Some(seen_on)) => {
            tx.update(&super::SeenDocument { seen_on, seen_by: by.to_owned(), ..document }).await?;
        }
        (Some(document), None) => tx.delete(&document).await?,
        (None, Some(seen_on)) => {
            tx.insert(&sql::new_document(id, kind, seen_on, by)).await?;
        }
        (None, None) => {}
    }
    Ok(())
}

/// The name of the child an aanmelding is about, as the history says it.
///
/// # Errors
/// `NotFound`, or the database's.
pub async fn subject_of(store: &Store, id: &ApplicationId) -> Result<String> {
    let mut db = store.read().await?;
    let application = sql::application(&mut db, id).await?;
    Ok(name_of(&family_store::child(&mut db, &application.child_id).await?))
}

pub(super) fn name_of(child: &Child) -> String {
    full_name(&child.roepnaam, child.voorvoegsel.as_deref().unwrap_or_default(), &child.achternaam)
}

/// A text without the spaces around it; nothing when nothing was said.
pub(super) fn said(text: &str) -> Option<String> {
    let text = text.trim();
    (!text.is_empty()).then(|| text.to_owned())
}

/// The law's last day for the decision. Screens compute it anew from the child's birth date as it is then.
pub(super) fn last_day(child: &Child, received_on: NaiveDate, postponed_on: Option<NaiveDate>) -> NaiveDate {
    let starts_on = term_starts_on(child.born_on, received_on);
    decide_by(starts_on, is_extended(starts_on, postponed_on))
}
