//! Planning interviews: what can be chosen, what stands in the way, and what became of them.

use std::collections::HashMap;

use chrono::{Days, NaiveDate};
use serde::Deserialize;

use super::clock::legal_clock;
use super::dossier::talks_of;
use super::draft::{CaregiverChoice, InterviewCheck, InterviewDraft, InterviewRow, PlanOptions};
use super::prepare::likely_teacher;
use super::register::{said, subject_of};
use super::rules::planning::{
    Occupied, PROPOSAL_DAYS, USUAL_MINUTES, clashes, hours_finding, planned_day_findings, proposal, typed_findings,
    working_finding,
};
use super::rules::{Facts, likely_start_on, not_after, worst_first};
use super::store::Booking;
use super::{Application, ApplicationId, Interview, InterviewId, store as sql};
use crate::family::{CaregiverId, ChildId, Family, FamilyMember, Known, brief, store as family_store};
use crate::finding::{Finding, FindingCode, refuse_if_any};
use crate::school::rules::SchoolCalendar;
use crate::school::{self, StaffChoice, StaffId, StaffMember, StaffRole, StartCustoms};
use crate::store::{Actor, Changed, Db, Store, Tx, What};
use crate::{Error, Result, clock};

/// Which talk is planned.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize, specta::Type)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum Planning {
    /// The one that is planned already and comes soonest, or else the first one.
    Next,
    /// One beside those that are planned.
    Another,
    /// This one, to be moved.
    Move {
        /// Which.
        interview_id: InterviewId,
    },
}

/// What can be chosen for an interview, and a proposal: the talk that is planned already, or else the first free time.
///
/// # Errors
/// `NotFound`, or the database's.
pub async fn options(db: &mut Db, id: &ApplicationId, planning: &Planning, today: NaiveDate) -> Result<PlanOptions> {
    let calendar = school::store::calendar(db).await?;
    let school = school::store::school(db).await?;
    let staff = school::store::staff_choices(db, today).await?;
    let application = sql::application(db, id).await?;
    let family = family_store::family(db, &application.child_id, today).await?;
    let interviews = sql::interviews(db, id).await?;
    let facts = Facts::of(&application, family.child.born_on, talks_of(&interviews));
    let clock = legal_clock(&facts.for_clock(), &calendar);
    let draft = match planned(&interviews, planning) {
        Some(interview) => draft_of(interview, &family),
        None => {
            let mut draft = empty_draft(&application, &family, school.rooms.first());
            draft.caregiver_ids = without_a_talk(draft.caregiver_ids, &interviews);
            let customs = StartCustoms::of(&school);
            let start_on = likely_start_on(&facts, &clock, &calendar, customs, today);
            draft.teacher_id = teacher(db, &application, &family, start_on).await?;
            propose(db, &mut draft, &staff, &calendar, clock.decide_by, today).await?;
            draft
        }
    };
    Ok(PlanOptions {
        name: family.name.clone(),
        staff,
        rooms: school.rooms,
        caregivers: family.members.into_iter().map(choice).collect(),
        draft,
        decide_by: clock.decide_by,
    })
}

/// The talk that is to be moved.
fn planned(interviews: &[Interview], planning: &Planning) -> Option<Interview> {
    let mut waiting = interviews.iter().filter(|talk| talk.held_on.is_none() && talk.cancelled_on.is_none());
    match planning {
        // Newest first, so the last one comes soonest.
        Planning::Next => waiting.next_back(),
        Planning::Another => None,
        Planning::Move { interview_id } => waiting.find(|talk| talk.id == *interview_id),
    }
    .cloned()
}

fn choice(member: FamilyMember) -> CaregiverChoice {
    CaregiverChoice {
        id: member.caregiver.id,
        name: member.name,
        relation: member.link.relation,
        phone: member.caregiver.phone,
    }
}

fn draft_of(interview: Interview, family: &Family) -> InterviewDraft {
    // Who was taken away from the child since then cannot come any more.
    let is_here = |id: &CaregiverId| family.members.iter().any(|member| member.caregiver.id == *id);
    InterviewDraft {
        interview_id: Some(interview.id),
        version: interview.version,
        application_id: interview.application_id,
        planned_on: Some(interview.planned_on),
        starts_at: interview.starts_at,
        minutes: interview.minutes,
        room: interview.room.unwrap_or_default(),
        director_id: Some(interview.director_id),
        teacher_id: interview.teacher_id,
        caregiver_ids: interview.caregiver_ids.into_iter().filter(is_here).collect(),
        child_comes: interview.child_comes,
        with_tour: interview.with_tour,
    }
}

fn empty_draft(application: &Application, family: &Family, room: Option<&String>) -> InterviewDraft {
    let may_come = |member: &&FamilyMember| {
        let link = &member.link;
        !link.no_contact_order && (link.lives_there || link.custody == Known::Yes)
    };
    InterviewDraft {
        interview_id: None,
        version: 0,
        application_id: application.id.clone(),
        planned_on: None,
        starts_at: String::new(),
        minutes: USUAL_MINUTES,
        room: room.cloned().unwrap_or_default(),
        director_id: None,
        teacher_id: None,
        caregiver_ids: family.members.iter().filter(may_come).map(|member| member.caregiver.id.clone()).collect(),
        child_comes: true,
        with_tour: true,
    }
}

/// Those of the caregivers who come to no other talk: parents who talk apart each have one. All, when each of them has.
fn without_a_talk(caregiver_ids: Vec<CaregiverId>, interviews: &[Interview]) -> Vec<CaregiverId> {
    let talks = || interviews.iter().filter(|talk| talk.cancelled_on.is_none());
    let has_one = |id: &CaregiverId| talks().any(|talk| talk.caregiver_ids.contains(id));
    let (with, without): (Vec<_>, Vec<_>) = caregiver_ids.into_iter().partition(has_one);
    if without.is_empty() { with } else { without }
}

async fn teacher(
    db: &mut Db,
    application: &Application,
    family: &Family,
    start_on: Option<NaiveDate>,
) -> Result<Option<StaffId>> {
    match start_on {
        Some(start_on) => likely_teacher(db, application.group_id.as_ref(), family.child.born_on, start_on).await,
        None => Ok(None),
    }
}

async fn propose(
    db: &mut Db,
    draft: &mut InterviewDraft,
    staff: &[StaffChoice],
    calendar: &SchoolCalendar,
    decide_by: NaiveDate,
    today: NaiveDate,
) -> Result<()> {
    let Some(leads) = staff.iter().find(|choice| choice.role == StaffRole::Director).or(staff.first()) else {
        return Ok(());
    };
    draft.director_id = Some(leads.id.clone());
    let members = school::store::staff(db, false).await?;
    let Some(director) = members.iter().find(|member| member.id == leads.id) else { return Ok(()) };
    let until = today.checked_add_days(Days::new(PROPOSAL_DAYS)).unwrap_or(today);
    let others: Vec<Occupied> = sql::bookings(db, today, until).await?.iter().map(occupied).collect();
    let room = said(&draft.room);
    if let Some((day, time)) = proposal(director, room.as_deref(), &others, calendar, decide_by, today) {
        draft.planned_on = Some(day);
        draft.starts_at = time.to_owned();
    }
    Ok(())
}

fn occupied(booking: &Booking) -> Occupied {
    Occupied {
        on: booking.planned_on,
        starts_at: booking.starts_at.clone(),
        minutes: booking.minutes,
        room: booking.room.clone(),
        director_id: booking.director_id.clone(),
        teacher_id: booking.teacher_id.clone(),
    }
}

/// What the rules say of a talk while it is planned, and what else is on that day. Writes nothing.
///
/// # Errors
/// `NotFound`, or the database's.
pub async fn check(db: &mut Db, draft: &InterviewDraft, today: NaiveDate) -> Result<InterviewCheck> {
    let mut findings = typed_findings(draft);
    findings.extend(family_findings(db, draft, today).await?);
    let Some(day) = draft.planned_on else {
        return Ok(InterviewCheck { findings: worst_first(findings), same_day: Vec::new() });
    };
    findings.extend(hours_finding(draft, &school::store::school(db).await?));
    let mut bookings = sql::bookings(db, day, day).await?;
    bookings.retain(|booking| Some(&booking.id) != draft.interview_id.as_ref());
    let others: Vec<Occupied> = bookings.iter().map(occupied).collect();
    let names = school::store::staff_names(db).await?;
    let name_of = |id: &StaffId| names.get(id).cloned().unwrap_or_default();
    findings.extend(clashes(draft, &others, &name_of));
    let staff = school::store::staff(db, true).await?;
    findings.extend(working_findings(draft, &staff, day, &name_of));
    let same_day = shown(db, bookings, &names).await?;
    Ok(InterviewCheck { findings: worst_first(findings), same_day })
}

fn working_findings(
    draft: &InterviewDraft,
    staff: &[StaffMember],
    day: NaiveDate,
    name_of: &dyn Fn(&StaffId) -> String,
) -> Vec<Finding> {
    let chosen = [("director_id", &draft.director_id), ("teacher_id", &draft.teacher_id)];
    let finding = |(field, id): (&str, &Option<StaffId>)| {
        let person = staff.iter().find(|person| Some(&person.id) == id.as_ref())?;
        working_finding(field, person, &name_of(&person.id), day)
    };
    chosen.into_iter().filter_map(finding).collect()
}

/// What the aanmelding and the family have to say: its last day, whether it is over, and who may not come.
async fn family_findings(db: &mut Db, draft: &InterviewDraft, today: NaiveDate) -> Result<Vec<Finding>> {
    let calendar = school::store::calendar(db).await?;
    let application = sql::application(db, &draft.application_id).await?;
    let family = family_store::family(db, &application.child_id, today).await?;
    let facts = Facts::of(&application, family.child.born_on, vec![]);
    let mut findings = Vec::new();
    if facts.withdrawn_on.is_some() {
        findings.push(Finding::refusal("", FindingCode::ApplicationClosed));
    }
    if let Some(day) = draft.planned_on {
        let decide_by = facts.is_undecided().then(|| legal_clock(&facts.for_clock(), &calendar).decide_by);
        findings.extend(planned_day_findings(day, decide_by, &calendar, today));
    }
    for id in &draft.caregiver_ids {
        let member = family.members.iter().find(|member| member.caregiver.id == *id);
        let member = member.ok_or_else(|| Error::NotFound { kind: "caregiver".into(), id: id.to_string() })?;
        if member.link.no_contact_order {
            let finding = Finding::warning("caregiver_ids", FindingCode::NoContactOrder);
            findings.push(finding.with("caregiver_id", id).with("name", &member.name));
        }
    }
    Ok(findings)
}

/// Plans a talk, or moves the one that the draft names.
///
/// # Errors
/// `Invalid` when a rule refuses it, `Conflict` when somebody else changed the talk, or the database's.
pub async fn plan(
    store: &Store,
    actor: &Actor,
    draft: &InterviewDraft,
    today: NaiveDate,
) -> Result<Changed<InterviewId>> {
    let deed = if draft.interview_id.is_some() { "interview.move" } else { "interview.plan" };
    let what = What::new(deed, subject_of(store, &draft.application_id).await?);
    store.change(actor, what, |tx| Box::pin(write(tx, draft, today))).await
}

async fn write(tx: &mut Tx<'_>, draft: &InterviewDraft, today: NaiveDate) -> Result<InterviewId> {
    // Within the change, so that two people who plan at once cannot both take the director.
    let findings = refuse_if_any(check(tx.db(), draft, today).await?.findings)?;
    // Both are required, so the rules have refused already when one is missing.
    let (Some(planned_on), Some(director_id)) = (draft.planned_on, draft.director_id.clone()) else {
        return Err(Error::Invalid { findings });
    };
    let base = match &draft.interview_id {
        Some(id) => interview_of(tx.db(), id, &draft.application_id).await?,
        None => new_interview(&draft.application_id, planned_on, director_id.clone()),
    };
    let typed = Interview { planned_on, director_id, ..typed_over(draft, base) };
    let written = if draft.interview_id.is_some() { tx.update(&typed).await? } else { tx.insert(&typed).await? };
    Ok(written.id)
}

/// The talk that is moved. The rules were asked about this aanmelding, so a talk of another family is not found.
async fn interview_of(db: &mut Db, id: &InterviewId, application_id: &ApplicationId) -> Result<Interview> {
    let now = sql::interview(db, id).await?;
    if now.application_id == *application_id {
        return Ok(now);
    }
    Err(Error::NotFound { kind: "interview".into(), id: id.to_string() })
}

/// A talk of which nothing but its day and who leads it is known.
fn new_interview(application_id: &ApplicationId, planned_on: NaiveDate, director_id: StaffId) -> Interview {
    Interview {
        id: InterviewId::new(),
        version: 0,
        application_id: application_id.clone(),
        planned_on,
        starts_at: String::new(),
        minutes: USUAL_MINUTES,
        room: None,
        director_id,
        teacher_id: None,
        caregiver_ids: Vec::new(),
        child_comes: false,
        with_tour: false,
        held_on: None,
        cancelled_on: None,
        protocol_id: None,
        toured_on: None,
        toured_by: None,
        introduced_on: None,
        introduced_by: None,
    }
}

/// The fields that are typed, laid over a talk; the day and who leads it are required and stand apart.
fn typed_over(draft: &InterviewDraft, base: Interview) -> Interview {
    Interview {
        version: draft.version,
        starts_at: draft.starts_at.trim().to_owned(),
        minutes: draft.minutes,
        room: said(&draft.room),
        teacher_id: draft.teacher_id.clone(),
        caregiver_ids: draft.caregiver_ids.clone(),
        child_comes: draft.child_comes,
        with_tour: draft.with_tour,
        ..base
    }
}

/// Writes down that a talk was held on a day, also when it seemed called off.
///
/// # Errors
/// `Invalid` for a day in the future, `Conflict`, or the database's.
pub async fn hold(
    store: &Store,
    actor: &Actor,
    id: &InterviewId,
    version: i32,
    on: NaiveDate,
) -> Result<Changed<Interview>> {
    refuse_if_any(not_after("held_on", on, clock::day_of(actor.at)).into_iter().collect())?;
    settle(store, actor, "interview.hold", id, version, |now| Interview {
        held_on: Some(on),
        cancelled_on: None,
        ..now
    })
    .await
}

/// Writes down that a talk was called off on a day, also when it seemed held.
///
/// # Errors
/// `Invalid` for a day in the future, `Conflict`, or the database's.
pub async fn cancel(
    store: &Store,
    actor: &Actor,
    id: &InterviewId,
    version: i32,
    on: NaiveDate,
) -> Result<Changed<Interview>> {
    refuse_if_any(not_after("cancelled_on", on, clock::day_of(actor.at)).into_iter().collect())?;
    settle(store, actor, "interview.cancel", id, version, |now| Interview {
        held_on: None,
        cancelled_on: Some(on),
        ..now
    })
    .await
}

async fn settle(
    store: &Store,
    actor: &Actor,
    deed: &'static str,
    id: &InterviewId,
    version: i32,
    outcome: impl Fn(Interview) -> Interview + Send + Sync,
) -> Result<Changed<Interview>> {
    let application_id = sql::interview(&mut *store.read().await?, id).await?.application_id;
    let what = What::new(deed, subject_of(store, &application_id).await?);
    let outcome = &outcome;
    store.change(actor, what, |tx| Box::pin(write_outcome(tx, id, version, outcome))).await
}

async fn write_outcome(
    tx: &mut Tx<'_>,
    id: &InterviewId,
    version: i32,
    outcome: &(impl Fn(Interview) -> Interview + Send + Sync),
) -> Result<Interview> {
    let now = sql::interview(tx.db(), id).await?;
    tx.update(&Interview { version, ..outcome(now) }).await
}

/// The talks between two days, both included, by day and time; what was called off is left out.
///
/// # Errors
/// The database's.
pub async fn between(db: &mut Db, from: NaiveDate, until: NaiveDate) -> Result<Vec<InterviewRow>> {
    let bookings = sql::bookings(db, from, until).await?;
    let names = school::store::staff_names(db).await?;
    shown(db, bookings, &names).await
}

async fn shown(db: &mut Db, bookings: Vec<Booking>, staff: &HashMap<StaffId, String>) -> Result<Vec<InterviewRow>> {
    let children: Vec<ChildId> = bookings.iter().map(|booking| booking.child_id.clone()).collect();
    let children = brief::briefs(db, &children).await?;
    let row = |booking: Booking| InterviewRow {
        name: children.get(&booking.child_id).map(|child| child.name.clone()).unwrap_or_default(),
        director: staff.get(&booking.director_id).cloned().unwrap_or_default(),
        id: booking.id,
        application_id: booking.application_id,
        planned_on: booking.planned_on,
        starts_at: booking.starts_at,
        minutes: booking.minutes,
        room: booking.room,
        held: booking.held,
    };
    Ok(bookings.into_iter().map(row).collect())
}
