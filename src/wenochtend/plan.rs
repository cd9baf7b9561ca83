//! Planning, moving and calling off mornings, and what the parents say of them.

mod moving;
mod settle;

use std::collections::HashSet;

use chrono::{Datelike, NaiveDate};

pub use moving::move_to;
pub use settle::{answer, cancel, save_escort};

use super::agenda::{Agenda, days_ahead, window_of};
use super::draft::{MorningDraft, MorningTarget};
use super::{Morning, MorningId, store as sql};
use crate::finding::{Finding, FindingCode, refuse_if_any};
use crate::intake::ApplicationId;
use crate::intake::register::subject_of;
use crate::intake::store::newcomers::{Newcomer, newcomers};
use crate::store::{Actor, Changed, Db, Store, Tx, What};
use crate::typed::Typed;
use crate::{Error, Result};

/// The days of the child's window, with what stands in the way of each for a new morning, or for moving this one.
///
/// # Errors
/// `Invalid` without a group, `NotFound`, or the database's.
pub async fn targets(
    db: &mut Db,
    id: &ApplicationId,
    moving: Option<&MorningId>,
    today: NaiveDate,
) -> Result<Vec<MorningTarget>> {
    let newcomer = the_newcomer(db, id).await?;
    if newcomer.group_id.is_none() {
        refuse_if_any(vec![Finding::refusal("", FindingCode::GroupMissing)])?;
    }
    let half_days = match moving {
        Some(morning) => moved_half_days(db, morning, id).await?,
        None => 1,
    };
    let span = days_ahead(std::slice::from_ref(&newcomer), today);
    let agenda = Agenda::load(db, vec![newcomer.clone()], span).await?;
    let weekdays = span.0.iter_days().take_while(|day| *day <= window_of(&newcomer).1).filter(|day| is_weekday(*day));
    Ok(weekdays.map(|on| target(&agenda, &newcomer, (on, half_days), moving)).collect())
}

async fn the_newcomer(db: &mut Db, id: &ApplicationId) -> Result<Newcomer> {
    let found = newcomers(db, std::slice::from_ref(id)).await?.pop();
    found.ok_or_else(|| Error::NotFound { kind: "application".into(), id: id.to_string() })
}

async fn moved_half_days(db: &mut Db, id: &MorningId, application_id: &ApplicationId) -> Result<i32> {
    let morning = sql::morning(db, id).await?;
    if morning.application_id == *application_id {
        return Ok(morning.half_days);
    }
    Err(Error::NotFound { kind: "wenochtend".into(), id: id.to_string() })
}

fn is_weekday(day: NaiveDate) -> bool {
    day.weekday().number_from_monday() <= 5
}

fn target(
    agenda: &Agenda,
    newcomer: &Newcomer,
    (on, half_days): (NaiveDate, i32),
    moving: Option<&MorningId>,
) -> MorningTarget {
    let host = agenda.host_on(newcomer, on);
    MorningTarget {
        on,
        used: agenda.lane_of(newcomer).map_or(0, |lane| agenda.used(lane, on, moving)),
        places: host.map_or(0, |group| group.host.customs.places),
        teachers: host.map(|group| group.teachers_on(on)).unwrap_or_default(),
        findings: agenda.findings("planned_on", newcomer, (on, half_days), moving),
    }
}

/// Plans these mornings as one change.
///
/// # Errors
/// `Invalid` when a rule refuses one, with the findings on `mornings.<index>.planned_on`, or the database's.
pub async fn plan(
    store: &Store,
    actor: &Actor,
    drafts: &[MorningDraft],
    today: NaiveDate,
) -> Result<Changed<Vec<MorningId>>> {
    let children: HashSet<&ApplicationId> = drafts.iter().map(|draft| &draft.application_id).collect();
    let what = match (drafts.first(), children.len()) {
        (Some(only), 1) => What::new("wenochtend.plan", subject_of(store, &only.application_id).await?),
        (_, many) => What::new("wenochtend.plan_many", many.to_string()),
    };
    store.change(actor, what, |tx| Box::pin(write(tx, drafts, today))).await
}

async fn write(tx: &mut Tx<'_>, drafts: &[MorningDraft], today: NaiveDate) -> Result<Vec<MorningId>> {
    let mut agenda = agenda_of(tx.db(), drafts.iter().map(|draft| &draft.application_id), today).await?;
    let mut findings = none_chosen(drafts.is_empty());
    let mut planned = Vec::with_capacity(drafts.len());
    for (index, draft) in drafts.iter().enumerate() {
        let (morning, found) = judged(&agenda, index, draft, today)?;
        findings.extend(found);
        // The next ones find this one there.
        if let Some(morning) = morning {
            agenda.put(morning.clone());
            planned.push(morning);
        }
    }
    refuse_if_any(findings)?;
    let mut ids = Vec::with_capacity(planned.len());
    for morning in &planned {
        ids.push(tx.insert(morning).await?.id);
    }
    Ok(ids)
}

/// The agenda of the children of these aanmeldingen, read within the change: of two people who plan at once, the second one finds
/// what the first one took.
async fn agenda_of<'a>(db: &mut Db, ids: impl Iterator<Item = &'a ApplicationId>, today: NaiveDate) -> Result<Agenda> {
    let ids: HashSet<&ApplicationId> = ids.collect();
    let guests = newcomers(db, &ids.into_iter().cloned().collect::<Vec<_>>()).await?;
    let span = days_ahead(&guests, today);
    Agenda::load(db, guests, span).await
}

fn none_chosen(is_empty: bool) -> Vec<Finding> {
    is_empty.then(|| Finding::refusal("mornings", FindingCode::NoneChosen)).into_iter().collect()
}

/// The field of a day among many.
fn day_field(index: usize) -> String {
    format!("mornings.{index}.planned_on")
}

/// The day lies before today.
fn past(field: &str, on: NaiveDate, today: NaiveDate) -> Option<Finding> {
    (on < today).then(|| Finding::refusal(field, FindingCode::InThePast))
}

/// A draft as a morning, with what the rules say of it; no morning for a child without a group.
fn judged(
    agenda: &Agenda,
    index: usize,
    draft: &MorningDraft,
    today: NaiveDate,
) -> Result<(Option<Morning>, Vec<Finding>)> {
    let id = &draft.application_id;
    let unknown = || Error::NotFound { kind: "application".into(), id: id.to_string() };
    let newcomer = agenda.guest(id).ok_or_else(unknown)?;
    let mut typed = Typed::under(format!("mornings.{index}."));
    typed.number("half_days", draft.half_days, 1, 2);
    let escort = typed.line("escort", draft.escort.as_str());
    let field = day_field(index);
    typed.add(past(&field, draft.planned_on, today));
    // Half days that cannot be would only add that they are too many.
    let half_days = draft.half_days.clamp(1, 2);
    typed.add(agenda.findings(&field, newcomer, (draft.planned_on, half_days), None));
    let morning = newcomer.group_id.clone().map(|group_id| Morning {
        half_days,
        escort: escort.or_else(|| usual_escort(agenda, newcomer)),
        ..Morning::new(newcomer.child.id.clone(), id.clone(), group_id, draft.planned_on)
    });
    Ok((morning, typed.findings()))
}

/// Who brought and collected the child the last time that was said.
fn usual_escort(agenda: &Agenda, newcomer: &Newcomer) -> Option<String> {
    agenda.mornings_of(&newcomer.child.id).iter().rev().find_map(|morning| morning.escort.clone())
}
