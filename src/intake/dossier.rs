//! All there is to know of one aanmelding, and the agreements that belong to it.

use std::collections::HashMap;

use chrono::NaiveDate;

use super::clock::{age_on, legal_clock};
use super::draft::{Dossier, GroupFill, InterviewView};
use super::prepare::{fill_of, likely_groups};
use super::register::{said, subject_of};
use super::rules::missing::{checklist, custody, missing, too_early};
use super::rules::objecting::objection_findings;
use super::rules::timeline::timeline;
use super::rules::{Facts, Talk, likely_start_on, next_step, not_after, status, worst_first};
use super::{Agreement, AgreementId, Application, ApplicationId, Interview, store as sql};
use crate::family::{ChildId, Family, store as family_store};
use crate::finding::{Finding, FindingCode, refuse_if_any};
use crate::school::rules::SchoolCalendar;
use crate::school::{self, StaffId};
use crate::store::{Actor, Changed, Db, HistoryLine, Page, Store, Tx, What, get};
use crate::typed::Typed;
use crate::wenochtend::{brief::first_mornings, stop};
use crate::{Error, Result, clock};

/// Everything about one aanmelding, with its dates as they follow from the child's birth date now.
///
/// # Errors
/// `NotFound`, or the database's.
pub async fn dossier(db: &mut Db, id: &ApplicationId, today: NaiveDate) -> Result<Dossier> {
    let calendar = school::store::calendar(db).await?;
    dossier_in(db, id, &calendar, today).await
}

/// The same, for who has read the calendar already.
pub(super) async fn dossier_in(
    db: &mut Db,
    id: &ApplicationId,
    calendar: &SchoolCalendar,
    today: NaiveDate,
) -> Result<Dossier> {
    let application = sql::application(db, id).await?;
    let family = family_store::family(db, &application.child_id, today).await?;
    let interviews = sql::interviews(db, id).await?;
    let signatures = sql::signatures(db, id).await?;
    let documents = sql::documents(db, id).await?;
    let objections = sql::objections(db, id).await?;
    let agreements = sql::agreements(db, id).await?;
    let staff = school::store::staff_names(db).await?;
    let first_morning_on = first_mornings(db, std::slice::from_ref(id)).await?.remove(id);
    let facts = Facts::of(&application, family.child.born_on, talks_of(&interviews));
    let facts = Facts { first_morning_on, ..facts };
    let clock = legal_clock(&facts.for_clock(), calendar);
    let customs = school::store::start_customs(db).await?;
    let start_on = likely_start_on(&facts, &clock, calendar, customs, today);
    let group = group_of(db, &application, facts.born_on, start_on).await?;
    let mut findings = objection_findings(&family.members, &objections);
    findings.extend(missing(&application, &family, &signatures, &documents));
    findings.extend(custody(&family));
    findings.extend(too_early(&facts, &clock));
    Ok(Dossier {
        age: age_on(family.child.born_on, today),
        checklist: checklist(&application, &family, &documents),
        status: status(&facts, today),
        next: next_step(&facts, &clock, today),
        timeline: timeline(&facts, &clock, today),
        interviews: interviews.into_iter().map(|interview| view(interview, &family, &staff)).collect(),
        application: Application { decide_by: clock.decide_by, ..application },
        findings: worst_first(findings),
        family,
        clock,
        signatures,
        documents,
        agreements,
        group,
        objections,
    })
}

/// The talks that were not called off.
pub(super) fn talks_of(interviews: &[Interview]) -> Vec<Talk> {
    let held = interviews.iter().filter(|interview| interview.cancelled_on.is_none());
    held.map(|interview| Talk { planned_on: interview.planned_on, held_on: interview.held_on }).collect()
}

fn view(interview: Interview, family: &Family, staff: &HashMap<StaffId, String>) -> InterviewView {
    let name = |id: &StaffId| staff.get(id).cloned();
    let comes = family.members.iter().filter(|member| interview.caregiver_ids.contains(&member.caregiver.id));
    InterviewView {
        director: name(&interview.director_id).unwrap_or_default(),
        teacher: interview.teacher_id.as_ref().and_then(name),
        caregivers: comes.map(|member| member.name.clone()).collect(),
        interview,
    }
}

/// The agreed group on the first day, or else the likely one.
async fn group_of(
    db: &mut Db,
    application: &Application,
    born_on: NaiveDate,
    start_on: Option<NaiveDate>,
) -> Result<Option<GroupFill>> {
    let Some(start_on) = start_on else { return Ok(None) };
    match &application.group_id {
        Some(id) => Ok(Some(fill_of(db, id, start_on).await?)),
        None => Ok(likely_groups(db, born_on, start_on).await?.into_iter().next()),
    }
}

/// The ids of every record whose history is that of the dossier: the aanmelding and all that hangs on it, the child and its family.
///
/// # Errors
/// `NotFound`, or the database's.
pub async fn record_ids(db: &mut Db, id: &ApplicationId) -> Result<Vec<String>> {
    let application = sql::application(db, id).await?;
    let family = family_store::family(db, &application.child_id, application.received_on).await?;
    let mut ids = vec![application.id.to_string(), application.child_id.to_string()];
    for member in &family.members {
        ids.extend([member.caregiver.id.to_string(), member.link.id.to_string()]);
        ids.extend(member.household.as_ref().map(|household| household.id.to_string()));
    }
    if let Some(starts_on) = application.starts_on {
        let placement = family_store::placement_on(db, &application.child_id, starts_on).await?;
        ids.extend(placement.map(|placement| placement.id.to_string()));
    }
    ids.extend(sql::interviews(db, id).await?.into_iter().map(|interview| interview.id.to_string()));
    ids.extend(sql::signatures(db, id).await?.into_iter().map(|signature| signature.id.to_string()));
    ids.extend(sql::all_objections(db, id).await?.into_iter().map(|objection| objection.id.to_string()));
    ids.extend(sql::documents(db, id).await?.into_iter().map(|document| document.id.to_string()));
    ids.extend(sql::agreements(db, id).await?.into_iter().map(|agreement| agreement.id.to_string()));
    ids.extend(sql::protocol::notes_of(db, id).await?.into_iter().map(|note| note.id.to_string()));
    ids.extend(sql::protocol::preparations(db, id).await?.into_iter().map(|preparation| preparation.id.to_string()));
    ids.extend(sql::starts::of(db, id).await?.map(|start| start.id.to_string()));
    ids.extend(stop::record_ids(db, id).await?);
    // Two caregivers may share a household.
    ids.sort();
    ids.dedup();
    Ok(ids)
}

/// Where somebody lives; not told of a family with a secret address, whose old addresses may lead there too.
const ADDRESS: [&str; 3] = ["street", "postcode", "city"];

/// Who changed what in a dossier, newest first.
///
/// # Errors
/// `NotFound`, or the database's.
pub async fn history(db: &mut Db, id: &ApplicationId, limit: i32, offset: i32) -> Result<Page<HistoryLine>> {
    let application = sql::application(db, id).await?;
    let family = family_store::family(db, &application.child_id, application.received_on).await?;
    let mut homes = family.members.iter().filter_map(|member| member.household.as_ref());
    let is_secret = homes.any(|home| home.secret_address);
    let records = record_ids(db, id).await?;
    let mut page = crate::store::history(db, &records, limit, offset).await?;
    if is_secret {
        for line in &mut page.rows {
            line.fields.retain(|field| field.kind != "household" || !ADDRESS.contains(&field.field.as_str()));
        }
    }
    Ok(page)
}

/// The aanmeldingen of a child, newest first.
///
/// # Errors
/// The database's.
pub async fn applications_of(db: &mut Db, child_id: &ChildId) -> Result<Vec<Application>> {
    sql::of_child(db, child_id).await
}

/// The newest aanmelding of each of these children that has one.
///
/// # Errors
/// The database's.
pub async fn newest_of(db: &mut Db, child_ids: &[ChildId]) -> Result<HashMap<ChildId, ApplicationId>> {
    sql::newest_of(db, child_ids).await
}

/// Agreements that are still open and due by a day, with their child.
///
/// # Errors
/// The database's.
pub async fn due_agreements(db: &mut Db, by: NaiveDate) -> Result<Vec<(Agreement, ChildId)>> {
    sql::due_agreements(db, by).await
}

/// Writes an agreement down, or edits it; an empty id is a new one.
///
/// # Errors
/// `Invalid`, `Conflict`, or the database's.
pub async fn save_agreement(store: &Store, actor: &Actor, agreement: Agreement) -> Result<Changed<Agreement>> {
    refuse_if_any(agreement_findings(&agreement, clock::day_of(actor.at)))?;
    let what = What::new("agreement.save", subject_of(store, &agreement.application_id).await?);
    let is_new = agreement.id.as_ref().is_empty();
    let id = if is_new { AgreementId::new() } else { agreement.id.clone() };
    let who = agreement.who.as_deref().and_then(said);
    let tidy = &Agreement { id, what: agreement.what.trim().to_owned(), who, ..agreement };
    store.change(actor, what, |tx| Box::pin(write_agreement(tx, tidy, is_new))).await
}

async fn write_agreement(tx: &mut Tx<'_>, agreement: &Agreement, is_new: bool) -> Result<Agreement> {
    if is_new {
        refuse_other_talk(tx, agreement).await?;
        return tx.insert(agreement).await;
    }
    let now: Agreement = get(tx.db(), agreement.id.as_ref()).await?;
    let Agreement { application_id, interview_id, .. } = now;
    tx.update(&Agreement { application_id, interview_id, ..agreement.clone() }).await
}

/// An agreement is made in a talk about the same child, if in one.
async fn refuse_other_talk(tx: &mut Tx<'_>, agreement: &Agreement) -> Result<()> {
    let Some(id) = &agreement.interview_id else { return Ok(()) };
    let talk = sql::interview(tx.db(), id).await?;
    if talk.application_id == agreement.application_id {
        return Ok(());
    }
    Err(Error::NotFound { kind: "interview".into(), id: id.to_string() })
}

fn agreement_findings(agreement: &Agreement, today: NaiveDate) -> Vec<Finding> {
    let mut typed = Typed::default();
    let what = typed.text("what", agreement.what.as_str());
    typed.line("who", agreement.who.as_deref());
    let empty = what.is_none().then(|| Finding::refusal("what", FindingCode::Required));
    let ahead = agreement.done_on.and_then(|on| not_after("done_on", on, today));
    empty.into_iter().chain(ahead).chain(typed.findings()).collect()
}

/// Takes an agreement away; undo brings it back.
///
/// # Errors
/// `NotFound`, `Conflict`, or the database's.
pub async fn remove_agreement(store: &Store, actor: &Actor, agreement: Agreement) -> Result<Changed<()>> {
    let agreement = &agreement;
    let what = What::new("agreement.remove", subject_of(store, &agreement.application_id).await?);
    store.change(actor, what, |tx| Box::pin(async move { tx.delete(agreement).await })).await
}
