//! What other rooms ask of mornings.

use std::collections::{HashMap, HashSet};

use chrono::{Days, NaiveDate};

use super::agenda::Agenda;
use super::draft::{MorningRow, WenChildRow, WenState, WenTodo};
use super::rows::{count, is_refused};
use super::rules::PLAN_AHEAD_DAYS;
use super::{Answer, Morning, store as sql};
use crate::Result;
use crate::family::ChildId;
use crate::family::rules::fold;
use crate::intake::ApplicationId;
use crate::intake::sight::Sight;
use crate::school::rules::school_year_bounds;
use crate::store::Db;

/// A list on Vandaag shows so many.
const MOST: usize = 20;
/// An answer is missed so many days before.
const ANSWER_DAYS: u64 = 14;
/// A morning of longer ago is no work for today any more.
const MARK_DAYS: u64 = 365;

/// The first morning that stands of each of these aanmeldingen; those without one are left out.
///
/// # Errors
/// The database's.
pub async fn first_mornings(db: &mut Db, ids: &[ApplicationId]) -> Result<HashMap<ApplicationId, NaiveDate>> {
    sql::first_mornings(db, ids).await
}

/// The admitted children who come in a school year to get used to a group of one of these names. A group goes on under its name, so
/// who receives them may be another than who has the group when they start.
///
/// # Errors
/// The database's.
pub async fn received_in(db: &mut Db, groups: &[String], year: i32) -> Result<HashSet<ChildId>> {
    if groups.is_empty() {
        return Ok(HashSet::new());
    }
    let names: HashSet<String> = groups.iter().map(|name| fold(name)).collect();
    let received = sql::received(db, school_year_bounds(year)).await?;
    Ok(received.into_iter().filter(|(_, group)| names.contains(&fold(group))).map(|(child_id, _)| child_id).collect())
}

/// What is left to do about mornings, as far as it is about children who are seen.
///
/// # Errors
/// The database's.
pub async fn todo(db: &mut Db, sight: &Sight, today: NaiveDate) -> Result<WenTodo> {
    let mark_from = today.checked_sub_days(Days::new(MARK_DAYS)).unwrap_or(today);
    let mut mornings = sql::unmarked(db, mark_from, today).await?;
    let past = mornings.len();
    mornings.extend(sql::to_come(db, today).await?);
    let guests = sql::guests(db, &mornings, today).await?;
    let last = mornings.last().map_or(today, |morning| morning.planned_on.max(today));
    let agenda = Agenda::load(db, guests, (today, last)).await?;
    let coming = mornings.split_off(past);
    let seen = |morning: &Morning| sight.sees(&morning.child_id);
    let mut to_mark: Vec<_> = mornings.into_iter().filter(seen).collect();
    to_mark.truncate(MOST);
    let coming: Vec<_> = coming.into_iter().filter(seen).collect();
    let to_plan = to_plan(&agenda, sight, today);
    Ok(WenTodo {
        to_mark: to_mark.into_iter().filter_map(|morning| agenda.row(morning, today)).collect(),
        to_plan_total: count(to_plan.iter()),
        to_plan: to_plan.into_iter().take(MOST).collect(),
        unanswered: unanswered(&coming, today),
        repairs: repairs(&agenda, &coming, today),
        today: of_today(&agenda, coming, today),
    })
}

/// Who come today, by group and name; also those of whom is known already how it went.
fn of_today(agenda: &Agenda, coming: Vec<Morning>, today: NaiveDate) -> Vec<MorningRow> {
    let of_today = coming.into_iter().filter(|morning| morning.planned_on == today);
    agenda.in_order(of_today.filter_map(|morning| agenda.row(morning, today)).collect())
}

/// The children with too few mornings whose window is open, or opens soon enough to plan; soonest first.
fn to_plan(agenda: &Agenda, sight: &Sight, today: NaiveDate) -> Vec<WenChildRow> {
    let asks = |row: &WenChildRow| match row.state {
        WenState::ToPlan => true,
        WenState::NoGroup => row.from <= today + Days::new(PLAN_AHEAD_DAYS),
        WenState::TooEarly | WenState::Planned | WenState::UnderWay | WenState::Done => false,
    };
    let seen = agenda.guests.iter().filter(|guest| guest.admitted && sight.sees(&guest.child.id));
    let waits = |row: &WenChildRow| row.until >= today && row.starts_on.is_none_or(|on| on > today);
    let mut rows: Vec<_> = seen.map(|guest| agenda.child_row(guest, today)).filter(waits).filter(asks).collect();
    rows.sort_by_key(|row| row.from);
    rows
}

fn unanswered(coming: &[Morning], today: NaiveDate) -> i32 {
    let soon = today.checked_add_days(Days::new(ANSWER_DAYS)).unwrap_or(today);
    let open = |morning: &&Morning| {
        morning.answer == Answer::Open && morning.attendance.is_none() && morning.planned_on <= soon
    };
    count(coming.iter().filter(open))
}

fn repairs(agenda: &Agenda, coming: &[Morning], today: NaiveDate) -> i32 {
    let is_stuck = |morning: &&Morning| {
        let guest = agenda.guest(&morning.application_id);
        guest.is_some_and(|guest| is_refused(&agenda.standing_findings(morning, guest, today)))
    };
    count(coming.iter().filter(is_stuck))
}
