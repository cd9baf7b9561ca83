//! Lists of aanmeldingen: as a table, as the columns of the chain, and for Vandaag.

use std::cmp::Ordering;
use std::collections::{HashMap, HashSet};

use chrono::NaiveDate;

use super::clock::{age_on, legal_clock};
use super::draft::{ApplicationFilter, ApplicationRow, ApplicationSort, BoardColumn};
use super::rules::{Facts, dated, is_closed, next_step, status};
use super::sight::Sight;
use super::store::{self, Scope};
use super::{ApplicationId, Interview, Status, Step, Urgency};
use crate::Result;
use crate::family::{ChildId, brief};
use crate::school::brief::group_names;
use crate::school::rules::{SchoolCalendar, school_year_bounds};
use crate::school::{self, GroupId};
use crate::store::{Db, Page};
use crate::wenochtend;

/// No page is longer than this.
const LONGEST_PAGE: usize = 100;
/// A column shows so many; it says how many there are in all.
const COLUMN_ROWS: usize = 30;

/// An aanmelding of a list that may still be filtered, sorted and cut, before the names that only shown rows need are looked up.
pub struct Listed {
    /// The row, still without the name of the group and the contact.
    pub row: ApplicationRow,
    /// The last day for the decision, as long as the law waits for one.
    pub undecided_until: Option<NaiveDate>,
    /// When the parents were told that the decision takes longer.
    pub postponed_on: Option<NaiveDate>,
    /// The agreed group.
    pub group_id: Option<GroupId>,
    sort_key: String,
}

/// A page of the aanmeldingen that are seen.
///
/// # Errors
/// The database's.
pub async fn list(
    db: &mut Db,
    filter: &ApplicationFilter,
    sight: &Sight,
    today: NaiveDate,
) -> Result<Page<ApplicationRow>> {
    let mut found = filtered(db, filter, sight, today).await?;
    found.sort_by(|one, other| order(one, other, filter.sort));
    if filter.descending {
        found.reverse();
    }
    let total = number(found.len());
    let offset = usize::try_from(filter.offset).unwrap_or(0);
    let limit = usize::try_from(filter.limit).unwrap_or(0).clamp(1, LONGEST_PAGE);
    let page = found.into_iter().skip(offset).take(limit).collect();
    Ok(Page { rows: shown(db, page).await?, total })
}

/// The chain of what is seen as columns: every open status, also when it is empty, and the closed ones when asked for.
///
/// # Errors
/// The database's.
pub async fn board(
    db: &mut Db,
    filter: &ApplicationFilter,
    sight: &Sight,
    today: NaiveDate,
) -> Result<Vec<BoardColumn>> {
    let mut found = filtered(db, filter, sight, today).await?;
    found.sort_by(|one, other| order(one, other, ApplicationSort::Urgency));
    let mut totals = HashMap::<Status, usize>::new();
    found.retain(|listed| {
        let total = totals.entry(listed.row.status).or_default();
        *total += 1;
        *total <= COLUMN_ROWS
    });
    let mut rows = shown(db, found).await?;
    let column = |status: Status| {
        let here = rows.extract_if(.., |row| row.status == status).collect();
        let total = totals.get(&status).copied().unwrap_or(0);
        BoardColumn { status, total: number(total), rows: here }
    };
    Ok(columns_of(filter).into_iter().map(column).collect())
}

fn columns_of(filter: &ApplicationFilter) -> Vec<Status> {
    let wanted = |status: &Status| match filter.status {
        Some(only) => *status == only,
        None => filter.with_closed || !is_closed(*status),
    };
    Status::ALL.iter().copied().filter(wanted).collect()
}

/// Every aanmelding that still asks for something, in no order.
///
/// # Errors
/// The database's.
pub async fn open(db: &mut Db, calendar: &SchoolCalendar, today: NaiveDate) -> Result<Vec<Listed>> {
    listed(db, Scope::Open, None, calendar, today).await
}

/// The interviews of every aanmelding that still asks for something, those that were called off left out.
///
/// # Errors
/// The database's.
pub async fn open_interviews(db: &mut Db, today: NaiveDate) -> Result<HashMap<ApplicationId, Vec<Interview>>> {
    let mut found: HashMap<ApplicationId, Vec<Interview>> = HashMap::new();
    for interview in store::open_interviews(db, today).await? {
        found.entry(interview.application_id.clone()).or_default().push(interview);
    }
    Ok(found)
}

/// The rows as they are shown: with the group's name and whom to call.
///
/// # Errors
/// The database's.
pub async fn shown(db: &mut Db, page: Vec<Listed>) -> Result<Vec<ApplicationRow>> {
    let children: Vec<ChildId> = page.iter().map(|listed| listed.row.child_id.clone()).collect();
    let mut contacts = brief::contacts(db, &children).await?;
    let mut groups: Vec<GroupId> = page.iter().filter_map(|listed| listed.group_id.clone()).collect();
    groups.sort();
    groups.dedup();
    let groups = group_names(db, &groups).await?;
    Ok(page.into_iter().map(|listed| with_names(listed, &groups, &mut contacts)).collect())
}

fn with_names(
    listed: Listed,
    groups: &HashMap<GroupId, String>,
    contacts: &mut HashMap<ChildId, brief::Contact>,
) -> ApplicationRow {
    let contact = contacts.get(&listed.row.child_id);
    ApplicationRow {
        group: listed.group_id.and_then(|id| groups.get(&id).cloned()),
        contact: contact.map(|contact| contact.name.clone()),
        contact_phone: contact.and_then(|contact| contact.phone.clone()),
        ..listed.row
    }
}

async fn filtered(db: &mut Db, filter: &ApplicationFilter, sight: &Sight, today: NaiveDate) -> Result<Vec<Listed>> {
    let calendar = school::store::calendar(db).await?;
    let asks_closed = filter.status.map_or(filter.with_closed, is_closed);
    let scope = if asks_closed { Scope::All } else { Scope::Open };
    let named = match filter.text.trim() {
        "" => None,
        text => Some(brief::named_like(db, text).await?),
    };
    let mut found = listed(db, scope, named.as_ref(), &calendar, today).await?;
    let year = filter.start_year.map(school_year_bounds);
    found.retain(|listed| {
        sight.sees(&listed.row.child_id)
            && filter.status.is_none_or(|status| listed.row.status == status)
            && year.is_none_or(|(first, last)| (first..=last).contains(&listed.row.starts_on))
            && filter.group_id.as_ref().is_none_or(|group| listed.group_id.as_ref() == Some(group))
    });
    Ok(found)
}

async fn listed(
    db: &mut Db,
    scope: Scope,
    named: Option<&HashSet<ChildId>>,
    calendar: &SchoolCalendar,
    today: NaiveDate,
) -> Result<Vec<Listed>> {
    let mut lean = store::lean(db, scope, today).await?;
    if let Some(named) = named {
        lean.retain(|lean| named.contains(&lean.child.id));
    }
    let mut talks = store::open_talks(db, today).await?;
    let mornings = first_mornings(db, &lean, today).await?;
    let listed = lean.into_iter().map(|lean| {
        let facts = lean.facts(talks.remove(&lean.id).unwrap_or_default(), mornings.get(&lean.id).copied());
        listed_one(lean, facts, calendar, today)
    });
    Ok(listed.collect())
}

/// The first wenochtend of those of whom it says where they stand.
pub(super) async fn first_mornings(
    db: &mut Db,
    lean: &[store::Lean],
    today: NaiveDate,
) -> Result<HashMap<ApplicationId, NaiveDate>> {
    let ids: Vec<ApplicationId> =
        lean.iter().filter(|lean| lean.may_settle(today)).map(|lean| lean.id.clone()).collect();
    wenochtend::brief::first_mornings(db, &ids).await
}

fn listed_one(lean: store::Lean, facts: Facts, calendar: &SchoolCalendar, today: NaiveDate) -> Listed {
    let child = lean.child;
    let status = status(&facts, today);
    // Nothing waits for a closed one, so a long list does not compute its days.
    let clock = (!is_closed(status)).then(|| legal_clock(&facts.for_clock(), calendar));
    let row = ApplicationRow {
        id: lean.id,
        child_id: child.id,
        name: child.name,
        born_on: child.born_on,
        age: age_on(child.born_on, today),
        received_on: facts.received_on,
        status,
        next: clock.as_ref().map_or_else(|| dated(Step::None, None, today), |clock| next_step(&facts, clock, today)),
        starts_on: facts.start_on(),
        start_agreed: facts.starts_on.is_some(),
        group: None,
        contact: None,
        contact_phone: None,
    };
    let undecided_until = clock.filter(|_| facts.is_undecided()).map(|clock| clock.decide_by);
    let postponed_on = facts.postponed_on;
    Listed { row, undecided_until, postponed_on, sort_key: child.sort_key, group_id: lean.group_id }
}

/// The order of a list; equal ones by name, and by id when they share even that, so that pages never shuffle.
#[must_use]
pub fn order(one: &Listed, other: &Listed, sort: ApplicationSort) -> Ordering {
    let first = match sort {
        ApplicationSort::Urgency => pressing(&one.row).cmp(&pressing(&other.row)),
        ApplicationSort::Name => Ordering::Equal,
        ApplicationSort::BornOn => one.row.born_on.cmp(&other.row.born_on),
        ApplicationSort::ReceivedOn => one.row.received_on.cmp(&other.row.received_on),
        ApplicationSort::StartsOn => one.row.starts_on.cmp(&other.row.starts_on),
    };
    first.then_with(|| one.sort_key.cmp(&other.sort_key)).then_with(|| one.row.id.cmp(&other.row.id))
}

/// What has a last day goes before what has none.
fn pressing(row: &ApplicationRow) -> (bool, Option<NaiveDate>) {
    (row.next.urgency == Urgency::None, row.next.due_on)
}

fn number(count: usize) -> i32 {
    i32::try_from(count).unwrap_or(i32::MAX)
}
