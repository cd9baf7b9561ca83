//! How many children each group has, month by month: those there, those admitted, and those that may come.

use std::collections::HashMap;

use chrono::{Datelike, Months, NaiveDate};

use super::clock::legal_clock;
use super::draft::Forecast;
use super::list::first_mornings;
use super::rules::forecasting::{self, Coming};
use super::rules::{Facts, likely_start_on, status};
use super::store::{self as sql, Lean, Scope};
use crate::Result;
use crate::family::ChildId;
use crate::family::brief::{groups_on, stays};
use crate::school::rules::{SchoolCalendar, school_year_bounds};
use crate::school::{self, Group, GroupId, StartCustoms};
use crate::store::Db;

/// The forecast of a school year, also of one without groups yet. Who is present next year is known as far as the groups of that
/// year are filled.
///
/// # Errors
/// The database's.
pub async fn forecast(db: &mut Db, start_year: i32, today: NaiveDate) -> Result<Forecast> {
    let groups = school::store::groups(db, start_year).await?;
    let groups: Vec<Group> = groups.into_iter().map(|overview| overview.group).collect();
    let ids: Vec<GroupId> = groups.iter().map(|group| group.id.clone()).collect();
    let stays = stays(db, &ids).await?;
    let coming = coming(db, start_year, today).await?;
    let coming = where_they_are(db, coming).await?;
    Ok(forecasting::forecast(start_year, groups, &stays, coming))
}

/// Everyone who started since the year began, and everyone whose aanmelding is open.
async fn coming(db: &mut Db, start_year: i32, today: NaiveDate) -> Result<Vec<Coming>> {
    let calendar = school::store::calendar(db).await?;
    let customs = school::store::start_customs(db).await?;
    let (first, _) = school_year_bounds(start_year);
    // Open on the day before the year, those who start in it are not closed yet.
    let since = first.pred_opt().unwrap_or(first).min(today);
    let lean = sql::lean(db, Scope::Open, since).await?;
    let mut talks = sql::open_talks(db, today).await?;
    let mornings = first_mornings(db, &lean, today).await?;
    let facts = |lean: Lean| {
        let talks = talks.remove(&lean.id).unwrap_or_default();
        (lean.facts(talks, mornings.get(&lean.id).copied()), lean)
    };
    let with_facts = lean.into_iter().map(facts);
    Ok(with_facts.filter_map(|(facts, lean)| coming_of(&facts, lean, &calendar, customs, today)).collect())
}

/// Who has a place, in the group in which it is when its first month ends: that is where it is counted as present. Who went elsewhere
/// within that month is left out.
async fn where_they_are(db: &mut Db, coming: Vec<Coming>) -> Result<Vec<Coming>> {
    let mut by_month: HashMap<NaiveDate, Vec<ChildId>> = HashMap::new();
    for child in coming.iter().filter(|child| child.place.is_some()) {
        by_month.entry(month_end(child.on)).or_default().push(child.child_id.clone());
    }
    let mut groups = HashMap::new();
    for (on, children) in &by_month {
        groups.extend(groups_on(db, children, *on).await?);
    }
    let placed = |child: Coming| match child.place {
        Some(_) => groups.remove(&child.child_id).map(|group_id| Coming { place: Some(group_id), ..child }),
        None => Some(child),
    };
    Ok(coming.into_iter().filter_map(placed).collect())
}

fn month_end(day: NaiveDate) -> NaiveDate {
    let next_month = day.with_day(1).and_then(|first| first.checked_add_months(Months::new(1)));
    next_month.and_then(|first| first.pred_opt()).unwrap_or(day)
}

/// None for a child without a school day near.
fn coming_of(
    facts: &Facts,
    lean: Lean,
    calendar: &SchoolCalendar,
    customs: StartCustoms,
    today: NaiveDate,
) -> Option<Coming> {
    let clock = legal_clock(&facts.for_clock(), calendar);
    Some(Coming {
        application_id: lean.id,
        child_id: lean.child.id,
        on: likely_start_on(facts, &clock, calendar, customs, today)?,
        place: lean.group_id.filter(|_| facts.starts_on.is_some()),
        status: status(facts, today),
        born_on: lean.child.born_on,
        name: lean.child.name,
        sort_key: lean.child.sort_key,
    })
}
