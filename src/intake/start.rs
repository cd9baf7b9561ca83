//! The start of a child as a pupil: ready, confirmed, started, looked back on.

mod draft;
mod record;
mod tasks;

use chrono::NaiveDate;

pub use draft::{
    EnrolRule, LookBackDraft, ReadinessDraft, StartChange, StartCheck, StartDraft, StartStep, StartTask, StartView,
};
pub use record::{check, start};
pub use tasks::tasks;

use super::decide::known;
use super::register::subject_of;
use super::rules::first_day::{
    Way, confirm_findings, enrolment, has_kindrapport, look_back_on, looked_back_findings, readiness_findings,
};
use super::rules::missing::checklist;
use super::rules::worst_first;
use super::store::{self as sql, starts};
use super::{ApplicationId, ChildStart};
use crate::family::store as family_store;
use crate::finding::refuse_if_any;
use crate::school;
use crate::store::{Actor, Changed, Db, Store, Tx, What};
use crate::typed::Typed;
use crate::{Result, clock};

/// Where the start of a child stands.
///
/// # Errors
/// `NotFound`, or the database's.
pub async fn view(db: &mut Db, id: &ApplicationId, today: NaiveDate) -> Result<StartView> {
    let known = known(db, id).await?;
    let family = family_store::family(db, &known.application.child_id, today).await?;
    let documents = sql::documents(db, id).await?;
    let start = starts::of(db, id).await?;
    let group = match &known.application.group_id {
        Some(group_id) => school::store::group(db, group_id).await?.name,
        None => String::new(),
    };
    let starts_on = known.application.starts_on;
    let mut way = Way::of(start.as_ref(), starts_on);
    let first_day = way.started_on.or(starts_on);
    let weeks = school::store::school(db).await?.look_back_weeks;
    let proposed = first_day.and_then(|on| look_back_on(on, weeks, &known.calendar));
    way.look_back_on = way.look_back_on.or(proposed);
    let (step, due_on) = way.next(today);
    let enrolment = first_day.map(|on| enrolment(on, &known.clock, &known.calendar));
    Ok(StartView {
        start: start.unwrap_or_else(|| ChildStart::unwritten(id.clone())),
        starts_on,
        group,
        step,
        due_on,
        enrols_on: enrolment.map(|(on, _)| on),
        enrol_rule: enrolment.map(|(_, rule)| rule),
        kindrapport: first_day.map(has_kindrapport),
        look_back_proposed_on: proposed,
        checklist: checklist(&known.application, &family, &documents),
    })
}

/// Writes over what was read at `version`, or the first word when nothing was written yet.
async fn write(
    tx: &mut Tx<'_>,
    id: &ApplicationId,
    version: i32,
    change: impl FnOnce(ChildStart) -> ChildStart,
) -> Result<ChildStart> {
    match starts::of(tx.db(), id).await? {
        Some(now) => tx.update(&ChildStart { version, ..change(now) }).await,
        None => {
            let empty = ChildStart::unwritten(id.clone());
            let said = change(empty.clone());
            if said == empty { Ok(said) } else { tx.insert(&said).await }
        }
    }
}

/// Writes down whether the child is ready.
///
/// # Errors
/// `Invalid`, `Conflict`, or the database's.
pub async fn save_readiness(
    store: &Store,
    actor: &Actor,
    draft: &ReadinessDraft,
    today: NaiveDate,
) -> Result<Changed<ChildStart>> {
    let what = What::new("start.readiness", subject_of(store, &draft.application_id).await?);
    store.change(actor, what, |tx| Box::pin(write_readiness(tx, draft, today))).await
}

async fn write_readiness(tx: &mut Tx<'_>, draft: &ReadinessDraft, today: NaiveDate) -> Result<ChildStart> {
    let known = known(tx.db(), &draft.application_id).await?;
    refuse_if_any(readiness_findings(draft, &known.facts, today))?;
    let readiness_note = Typed::default().text("note", draft.note.as_str());
    let ReadinessDraft { looked_on, toilet, self_reliance, .. } = *draft;
    let said = |now| ChildStart { looked_on, toilet, self_reliance, readiness_note, ..now };
    write(tx, &draft.application_id, draft.version, said).await
}

/// Confirms the agreed first day, or takes that back.
///
/// # Errors
/// `Invalid` without a first day, `Conflict`, or the database's.
pub async fn confirm(
    store: &Store,
    actor: &Actor,
    id: &ApplicationId,
    version: i32,
    on: Option<NaiveDate>,
) -> Result<Changed<ChildStart>> {
    let today = clock::day_of(actor.at);
    let what = What::new("start.confirm", subject_of(store, id).await?);
    store.change(actor, what, |tx| Box::pin(write_confirmation(tx, id, version, on, today))).await
}

async fn write_confirmation(
    tx: &mut Tx<'_>,
    id: &ApplicationId,
    version: i32,
    on: Option<NaiveDate>,
    today: NaiveDate,
) -> Result<ChildStart> {
    let known = known(tx.db(), id).await?;
    let start = starts::of(tx.db(), id).await?;
    refuse_if_any(confirm_findings(on, &known.facts, start.as_ref(), today))?;
    write(tx, id, version, |now| ChildStart { confirmed_on: on, ..now }).await
}

/// Takes the confirmation back within the change that moves the first day: another day was confirmed.
///
/// # Errors
/// The database's.
pub(super) async fn unconfirm(tx: &mut Tx<'_>, id: &ApplicationId) -> Result<()> {
    if let Some(start) = starts::of(tx.db(), id).await? {
        tx.update(&ChildStart { confirmed_on: None, ..start }).await?;
    }
    Ok(())
}

/// Writes down when school and parents look back, and what was said.
///
/// # Errors
/// `Invalid`, `Conflict`, or the database's.
pub async fn save_look_back(
    store: &Store,
    actor: &Actor,
    draft: &LookBackDraft,
    today: NaiveDate,
) -> Result<Changed<ChildStart>> {
    let what = What::new("start.look_back", subject_of(store, &draft.application_id).await?);
    store.change(actor, what, |tx| Box::pin(write_look_back(tx, draft, today))).await
}

async fn write_look_back(tx: &mut Tx<'_>, draft: &LookBackDraft, today: NaiveDate) -> Result<ChildStart> {
    let known = known(tx.db(), &draft.application_id).await?;
    let start = starts::of(tx.db(), &draft.application_id).await?;
    // Who started before this was written down has only the agreed day.
    let first_day = start.and_then(|start| start.started_on).or(known.facts.starts_on);
    let findings = looked_back_findings(draft, &known.facts, first_day, &known.calendar, today);
    refuse_if_any(worst_first(findings))?;
    let look_back_note = Typed::default().text("note", draft.note.as_str());
    let LookBackDraft { look_back_on, looked_back_on, .. } = *draft;
    let said = |now| ChildStart { look_back_on, looked_back_on, look_back_note, ..now };
    write(tx, &draft.application_id, draft.version, said).await
}
