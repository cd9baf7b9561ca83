//! Moving mornings: one that somebody drags, or all that cannot stay as they are.

use std::collections::{HashMap, HashSet};

use chrono::NaiveDate;

use super::{agenda_of, day_field, none_chosen, past};
use crate::family::ChildId;
use crate::finding::{Finding, FindingCode, refuse_if_any};
use crate::intake::register::subject_of;
use crate::store::{Actor, Changed, Store, Tx, What};
use crate::wenochtend::agenda::Agenda;
use crate::wenochtend::draft::MorningMove;
use crate::wenochtend::{Answer, Morning, store as sql};
use crate::{Error, Result};

/// Moves these mornings as one change, into the group that waits for the child now. What the parents said is asked anew.
///
/// # Errors
/// `Invalid` when a rule refuses one, with the findings on `mornings.<index>.planned_on`, `Conflict`, or the database's.
pub async fn move_to(store: &Store, actor: &Actor, moves: &[MorningMove], today: NaiveDate) -> Result<Changed<()>> {
    let what = what_of(store, moves).await?;
    store.change(actor, what, |tx| Box::pin(write(tx, moves, today))).await
}

async fn what_of(store: &Store, moves: &[MorningMove]) -> Result<What> {
    let mut children: HashSet<ChildId> = HashSet::new();
    let mut only = None;
    {
        let db = &mut *store.read().await?;
        for one in moves {
            let morning = sql::morning(db, &one.id).await?;
            children.insert(morning.child_id);
            only = Some(morning.application_id).filter(|_| moves.len() == 1);
        }
    }
    Ok(match only {
        Some(id) => What::new("wenochtend.move", subject_of(store, &id).await?),
        None => What::new("wenochtend.repair", children.len().to_string()),
    })
}

/// A morning with the day it goes to.
struct Leaving<'a> {
    index: usize,
    to: &'a MorningMove,
    morning: Morning,
}

async fn write(tx: &mut Tx<'_>, moves: &[MorningMove], today: NaiveDate) -> Result<()> {
    let mut leaving = Vec::with_capacity(moves.len());
    for (index, to) in moves.iter().enumerate() {
        leaving.push(Leaving { index, to, morning: sql::morning(tx.db(), &to.id).await? });
    }
    let versions: HashMap<_, _> = leaving.iter().map(|one| (one.morning.id.clone(), one.morning.version)).collect();
    let mut agenda = agenda_of(tx.db(), leaving.iter().map(|one| &one.morning.application_id), today).await?;
    // Two children can change places in a full group, so all give up theirs first.
    for one in &leaving {
        agenda.free(&one.morning);
    }
    let mut findings = none_chosen(moves.is_empty());
    let mut moved = Vec::with_capacity(moves.len());
    for one in in_order(leaving) {
        let (morning, found) = judged(&mut agenda, &one, today)?;
        findings.extend(found);
        moved.push(morning);
    }
    // Who read an older one hears of that, and not of what is wrong by now.
    let is_stale = |morning: &&Morning| versions.get(&morning.id) != Some(&morning.version);
    if let Some(stale) = moved.iter().find(is_stale) {
        tx.update(stale).await?;
    }
    refuse_if_any(findings)?;
    for morning in &moved {
        tx.update(morning).await?;
    }
    Ok(())
}

/// In an order in which a child's morning only takes the day of another once that one has gone: a child has one morning a day.
fn in_order(mut leaving: Vec<Leaving<'_>>) -> Vec<Leaving<'_>> {
    let mut ordered = Vec::with_capacity(leaving.len());
    while !leaving.is_empty() {
        let is_free = |one: &Leaving<'_>| !leaving.iter().any(|other| is_on_the_day_of(one, other));
        // Mornings that wait for each other cannot be served; the rules say so of the first.
        let next = leaving.iter().position(is_free).unwrap_or(0);
        ordered.push(leaving.remove(next));
    }
    ordered
}

fn is_on_the_day_of(one: &Leaving<'_>, other: &Leaving<'_>) -> bool {
    let (mine, theirs) = (&one.morning, &other.morning);
    mine.id != theirs.id && mine.child_id == theirs.child_id && theirs.planned_on == one.to.planned_on
}

/// The morning on its new day, with what the rules say of that; the agenda has it there from now on.
fn judged(agenda: &mut Agenda, one: &Leaving<'_>, today: NaiveDate) -> Result<(Morning, Vec<Finding>)> {
    let (morning, on) = (&one.morning, one.to.planned_on);
    let id = &morning.application_id;
    let unknown = || Error::NotFound { kind: "application".into(), id: id.to_string() };
    let newcomer = agenda.guest(id).ok_or_else(unknown)?.clone();
    let field = day_field(one.index);
    let mut findings: Vec<Finding> = over(&field, morning, today).into_iter().collect();
    findings.extend(past(&field, on, today));
    findings.extend(agenda.findings(&field, &newcomer, (on, morning.half_days), Some(&morning.id)));
    let moved = Morning {
        version: one.to.version,
        planned_on: on,
        group_id: newcomer.group_id.unwrap_or_else(|| morning.group_id.clone()),
        answer: Answer::Open,
        answered_on: None,
        ..morning.clone()
    };
    agenda.lift(morning);
    agenda.put(moved.clone());
    Ok((moved, findings))
}

/// What was held, marked or called off, or whose day has passed, stays as it is.
pub(super) fn over(field: &str, morning: &Morning, today: NaiveDate) -> Option<Finding> {
    (!morning.comes_from(today)).then(|| Finding::refusal(field, FindingCode::MorningOver))
}
