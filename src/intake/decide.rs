//! Deciding on an aanmelding, telling parents that it takes longer, and their withdrawal.

use chrono::NaiveDate;

use super::clock::{LegalClock, legal_clock};
use super::draft::{DecisionDraft, DecisionOptions, GroupFill, StartProposal};
use super::prepare::likely_groups;
use super::register::{last_day, said, subject_of};
use super::rules::deciding::{
    decision_findings, full_finding, group_year_finding, postpone_findings, room_finding, withdraw_findings,
};
use super::rules::objecting::admission_findings;
use super::rules::starting::proposal;
use super::rules::{Facts, not_after, worst_first};
use super::start::unconfirm;
use super::{Application, ApplicationId, Decision, Interview, Objection, store as sql};
use crate::family::{CaregiverId, Child, save as family, store as family_store};
use crate::finding::{Finding, refuse_if_any};
use crate::school::rules::SchoolCalendar;
use crate::school::{self, GroupId};
use crate::store::{Actor, Changed, Db, Store, Tx, What};
use crate::typed::Typed;
use crate::wenochtend::{CancelReason, stop};
use crate::{Error, Result, clock};

/// An aanmelding with what the rules ask about it.
pub(super) struct Known {
    pub(super) application: Application,
    pub(super) child: Child,
    /// Without talks and wenochtenden, which have no say in a decision or a start.
    pub(super) facts: Facts,
    pub(super) clock: LegalClock,
    pub(super) calendar: SchoolCalendar,
}

pub(super) async fn known(db: &mut Db, id: &ApplicationId) -> Result<Known> {
    let application = sql::application(db, id).await?;
    let child = family_store::child(db, &application.child_id).await?;
    let calendar = school::store::calendar(db).await?;
    let facts = Facts::of(&application, child.born_on, vec![]);
    let clock = legal_clock(&facts.for_clock(), &calendar);
    Ok(Known { application, child, facts, clock, calendar })
}

/// What can be chosen, and a proposal.
///
/// # Errors
/// `NotFound`, or the database's.
pub async fn options(db: &mut Db, id: &ApplicationId, today: NaiveDate) -> Result<DecisionOptions> {
    let known = known(db, id).await?;
    let (start, groups) = choices(db, &known, today).await?;
    let custody = custody_findings(db, &known.application).await?;
    Ok(DecisionOptions { start, groups, decide_by: known.clock.decide_by, custody: worst_first(custody) })
}

/// The first day that is proposed, and the groups that fit on the day that is agreed or else proposed, the one with most room first.
async fn choices(db: &mut Db, known: &Known, today: NaiveDate) -> Result<(StartProposal, Vec<GroupFill>)> {
    let customs = school::store::start_customs(db).await?;
    let start = proposal(&known.facts, &known.clock, &known.calendar, customs, today);
    let groups = match known.facts.starts_on.or(start.proposed_on) {
        Some(start_on) => likely_groups(db, known.child.born_on, start_on).await?,
        None => Vec::new(),
    };
    Ok((start, groups))
}

/// What custody, signatures and objections mean for an admission.
async fn custody_findings(db: &mut Db, application: &Application) -> Result<Vec<Finding>> {
    let members = family_store::members(db, &application.child_id).await?;
    let signatures = sql::signatures(db, &application.id).await?;
    let objections = sql::objections(db, &application.id).await?;
    Ok(admission_findings(&members, &signatures, &objections))
}

/// What the rules say of a decision while it is typed. Writes nothing.
///
/// # Errors
/// `NotFound`, or the database's.
pub async fn check(db: &mut Db, draft: &DecisionDraft, today: NaiveDate) -> Result<Vec<Finding>> {
    let known = known(db, &draft.application_id).await?;
    let support = known.application.support_needed;
    let mut findings = decision_findings(draft, &known.facts, support, &known.clock, &known.calendar, today);
    match draft.decision {
        Decision::Admitted => findings.extend(custody_findings(db, &known.application).await?),
        Decision::NotAdmitted => {
            let (_, groups) = choices(db, &known, today).await?;
            findings.extend(room_finding(draft, &groups));
        }
        Decision::WaitingList => {}
    }
    if let Some((starts_on, group_id)) = place_of(draft) {
        findings.extend(group_findings(db, &known.child, starts_on, group_id).await?);
    }
    Ok(worst_first(findings))
}

/// The first day and the group, when both are agreed.
fn place_of(draft: &DecisionDraft) -> Option<(NaiveDate, &GroupId)> {
    let admitted = draft.decision == Decision::Admitted;
    draft.starts_on.zip(draft.group_id.as_ref()).filter(|_| admitted)
}

async fn group_findings(db: &mut Db, child: &Child, starts_on: NaiveDate, group_id: &GroupId) -> Result<Vec<Finding>> {
    let group = school::store::group(db, group_id).await?;
    let year = school::store::years(db).await?.into_iter().find(|year| year.id == group.school_year_id);
    let outside = year.and_then(|year| group_year_finding(starts_on, year.start_year, &group.name));
    let children = family_store::fill(db, std::slice::from_ref(group_id), starts_on).await?;
    // A child that has its place in the group already does not fill it twice.
    let here = family_store::placement_on(db, &child.id, starts_on).await?;
    let own = i32::from(here.is_some_and(|placement| placement.group_id == *group_id));
    let used = children.get(group_id).copied().unwrap_or(0) - own;
    Ok(outside.into_iter().chain(full_finding(used, group.capacity, &group.name)).collect())
}

/// Writes a decision down; one that stood there is replaced, and stays in the history. An admitted child with a first day and a
/// group gets its place in the group; another decision takes that place away, and the wenochtenden that come. Another first day is
/// to be confirmed anew.
///
/// # Errors
/// `Invalid` when a rule refuses it, `Conflict` when somebody else changed the aanmelding, or the database's.
pub async fn decide(
    store: &Store,
    actor: &Actor,
    draft: &DecisionDraft,
    today: NaiveDate,
) -> Result<Changed<Application>> {
    let what = What::new("application.decide", subject_of(store, &draft.application_id).await?);
    store.change(actor, what, |tx| Box::pin(write_decision(tx, draft, today))).await
}

async fn write_decision(tx: &mut Tx<'_>, draft: &DecisionDraft, today: NaiveDate) -> Result<Application> {
    refuse_if_any(check(tx.db(), draft, today).await?)?;
    let Known { application: now, child, .. } = known(tx.db(), &draft.application_id).await?;
    let (admitted, refused) = (draft.decision == Decision::Admitted, draft.decision == Decision::NotAdmitted);
    let decided = Application {
        version: draft.version,
        decision: Some(draft.decision),
        decided_on: draft.decided_on,
        decided_by: said(&draft.decided_by),
        decision_reason: said(&draft.reason),
        refusal_ground: draft.refusal_ground.filter(|_| refused),
        other_school: said(&draft.other_school).filter(|_| refused),
        other_school_on: draft.other_school_on.filter(|_| refused),
        parents_heard_on: draft.parents_heard_on.filter(|_| refused),
        starts_on: draft.starts_on.filter(|_| admitted),
        group_id: draft.group_id.clone().filter(|_| admitted),
        decide_by: last_day(&child, now.received_on, now.postponed_on),
        ..now.clone()
    };
    let written = tx.update(&decided).await?;
    let same_place = (now.starts_on, &now.group_id) == (written.starts_on, &written.group_id);
    if !same_place {
        leave_place(tx, &now).await?;
        take_place(tx, &written).await?;
    }
    if now.starts_on != written.starts_on {
        unconfirm(tx, &written.id).await?;
    }
    if !admitted {
        stop::cancel_from(tx, &written.id, today, CancelReason::School, today).await?;
    }
    Ok(written)
}

async fn leave_place(tx: &mut Tx<'_>, application: &Application) -> Result<()> {
    match (application.starts_on, &application.group_id) {
        (Some(starts_on), Some(_)) => family::unplace(tx, &application.child_id, starts_on).await,
        (Some(_), None) | (None, Some(_) | None) => Ok(()),
    }
}

async fn take_place(tx: &mut Tx<'_>, application: &Application) -> Result<()> {
    if let (Some(starts_on), Some(group_id)) = (application.starts_on, &application.group_id) {
        let group = school::store::group(tx.db(), group_id).await?;
        // A child that was here before may have a place that runs on.
        family::unplace(tx, &application.child_id, starts_on).await?;
        family::place(tx, &application.child_id, &group, starts_on).await?;
    }
    Ok(())
}

/// Writes down that a caregiver does not agree; without a day, that they took it back today.
///
/// # Errors
/// `Invalid` for a day in the future or a note that cannot be kept, `NotFound` for somebody who is no caregiver of the child, or
/// the database's.
pub async fn object(
    store: &Store,
    actor: &Actor,
    id: &ApplicationId,
    caregiver_id: &CaregiverId,
    on: Option<NaiveDate>,
    note: &str,
) -> Result<Changed<()>> {
    let today = clock::day_of(actor.at);
    let mut typed = Typed::default();
    let note = typed.text("note", note);
    typed.add(on.and_then(|on| not_after("said_on", on, today)));
    typed.accept()?;
    let said = on.map(|on| (on, note));
    let what = What::new("application.object", subject_of(store, id).await?);
    store.change(actor, what, |tx| Box::pin(write_objection(tx, id, caregiver_id, said.as_ref(), today))).await
}

/// `said` is the day and what was said; none takes it back. The row stays then, so that the history of the dossier tells of both.
async fn write_objection(
    tx: &mut Tx<'_>,
    id: &ApplicationId,
    caregiver_id: &CaregiverId,
    said: Option<&(NaiveDate, Option<String>)>,
    today: NaiveDate,
) -> Result<()> {
    let application = sql::application(tx.db(), id).await?;
    match (sql::objection_of(tx.db(), id, caregiver_id).await?, said.cloned()) {
        (Some(objection), Some((said_on, note))) => {
            tx.update(&Objection { said_on, note, taken_back_on: None, ..objection }).await?;
        }
        (Some(objection), None) => {
            let taken_back_on = objection.taken_back_on.or(Some(today));
            tx.update(&Objection { taken_back_on, ..objection }).await?;
        }
        (None, Some((said_on, note))) => {
            let members = family_store::members(tx.db(), &application.child_id).await?;
            if !members.iter().any(|member| member.caregiver.id == *caregiver_id) {
                return Err(Error::NotFound { kind: "caregiver".into(), id: caregiver_id.to_string() });
            }
            tx.insert(&sql::new_objection(id, caregiver_id, said_on, note)).await?;
        }
        (None, None) => {}
    }
    Ok(())
}

/// Writes down that parents were told in writing on a day that the decision takes longer: four weeks more.
///
/// # Errors
/// `Invalid` when the notice came after the first term, `Conflict`, or the database's.
pub async fn postpone(
    store: &Store,
    actor: &Actor,
    id: &ApplicationId,
    version: i32,
    on: NaiveDate,
) -> Result<Changed<Application>> {
    let today = clock::day_of(actor.at);
    let what = What::new("application.postpone", subject_of(store, id).await?);
    store.change(actor, what, |tx| Box::pin(write_postponement(tx, id, version, on, today))).await
}

async fn write_postponement(
    tx: &mut Tx<'_>,
    id: &ApplicationId,
    version: i32,
    on: NaiveDate,
    today: NaiveDate,
) -> Result<Application> {
    let known = known(tx.db(), id).await?;
    refuse_if_any(postpone_findings(on, &known.facts, &known.clock, today))?;
    let decide_by = last_day(&known.child, known.application.received_on, Some(on));
    tx.update(&Application { version, postponed_on: Some(on), decide_by, ..known.application }).await
}

/// Writes down that the parents withdrew. Talks and wenochtenden that were still to be held are called off, and the place in a group
/// goes.
///
/// # Errors
/// `Invalid` when the child has started or the day cannot be, `Conflict`, or the database's.
pub async fn withdraw(
    store: &Store,
    actor: &Actor,
    id: &ApplicationId,
    version: i32,
    on: NaiveDate,
    reason: &str,
) -> Result<Changed<Application>> {
    let today = clock::day_of(actor.at);
    let what = What::new("application.withdraw", subject_of(store, id).await?);
    store.change(actor, what, |tx| Box::pin(write_withdrawal(tx, id, version, on, reason, today))).await
}

async fn write_withdrawal(
    tx: &mut Tx<'_>,
    id: &ApplicationId,
    version: i32,
    on: NaiveDate,
    reason: &str,
    today: NaiveDate,
) -> Result<Application> {
    let known = known(tx.db(), id).await?;
    refuse_if_any(withdraw_findings(on, reason, &known.facts, today))?;
    let now = known.application;
    let decide_by = last_day(&known.child, now.received_on, now.postponed_on);
    let withdrawn_reason = said(reason);
    leave_place(tx, &now).await?;
    let withdrawn = Application { version, withdrawn_on: Some(on), withdrawn_reason, decide_by, ..now };
    let written = tx.update(&withdrawn).await?;
    for talk in sql::interviews(tx.db(), id).await? {
        if talk.held_on.is_none() && talk.cancelled_on.is_none() {
            tx.update(&Interview { cancelled_on: Some(on), ..talk }).await?;
        }
    }
    stop::cancel_from(tx, id, on, CancelReason::Parents, today).await?;
    Ok(written)
}
