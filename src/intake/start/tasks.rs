//! What starts ask for now.

use chrono::{Days, NaiveDate};

use super::draft::{StartStep, StartTask};
use crate::Result;
use crate::intake::rules::first_day::look_back_on;
use crate::intake::store::starts::{self, OnTheWay, Span};
use crate::school;
use crate::school::rules::SchoolCalendar;
use crate::store::Db;

/// A step is said so many days before it is due.
const AHEAD_DAYS: u64 = 7;
/// The first step is due so many days before the first day; no other is asked for earlier.
const FIRST_STEP_DAYS: u64 = 28;
/// A start of which nothing was written down is asked for until so many days after the first day, as what enrolment asks for is; and so
/// is a look back for which no day was agreed.
const AFTER_DAYS: u64 = 28;
/// The longest vacation that can move a proposed look back.
const LONGEST_VACATION_DAYS: u64 = 60;

/// What starts ask for now, most pressing first.
///
/// # Errors
/// The database's.
pub async fn tasks(db: &mut Db, today: NaiveDate) -> Result<Vec<StartTask>> {
    let weeks = school::store::school(db).await?.look_back_weeks;
    let look_back_days = u64::try_from(weeks).unwrap_or(0) * 7;
    let span = Span {
        unwritten_from: back(today, AFTER_DAYS),
        until: ahead(today, FIRST_STEP_DAYS + AHEAD_DAYS),
        look_back_until: ahead(today, AHEAD_DAYS),
        started_from: back(today, look_back_days + AFTER_DAYS + LONGEST_VACATION_DAYS),
    };
    let children = starts::on_the_way(db, &span).await?;
    let asks_calendar = |child: &OnTheWay| child.way.started_on.is_some() && child.way.look_back_on.is_none();
    let calendar =
        if children.iter().any(asks_calendar) { school::store::calendar(db).await? } else { SchoolCalendar::default() };
    let mut due: Vec<_> = children.into_iter().filter_map(|child| task(child, weeks, &calendar, today)).collect();
    due.sort_by(|(one, one_key), (other, other_key)| {
        (one.due_on, one_key, &one.application_id).cmp(&(other.due_on, other_key, &other.application_id))
    });
    Ok(due.into_iter().map(|(task, _)| task).collect())
}

/// What this child's start asks for, if it does now, with the name by which it is sorted.
fn task(child: OnTheWay, weeks: i32, calendar: &SchoolCalendar, today: NaiveDate) -> Option<(StartTask, String)> {
    let (step, due_on) = child.way.next(today);
    // Only the day of a look back can be left open; what is proposed then is not asked for ever.
    let proposed = || {
        let on = child.way.started_on.and_then(|on| look_back_on(on, weeks, calendar))?;
        (on >= back(today, AFTER_DAYS)).then_some(on)
    };
    let due_on = due_on.or_else(proposed)?;
    let from = match step {
        // Nobody can make a child a pupil before its first day.
        StartStep::Start => due_on,
        StartStep::Readiness | StartStep::Confirm | StartStep::LookBack | StartStep::Done => back(due_on, AHEAD_DAYS),
    };
    let days_left = i32::try_from((due_on - today).num_days()).unwrap_or(i32::MIN);
    let task = StartTask { application_id: child.id, name: child.child.name, step, due_on, days_left };
    (today >= from).then_some((task, child.child.sort_key))
}

fn ahead(day: NaiveDate, days: u64) -> NaiveDate {
    day.checked_add_days(Days::new(days)).unwrap_or(NaiveDate::MAX)
}

fn back(day: NaiveDate, days: u64) -> NaiveDate {
    day.checked_sub_days(Days::new(days)).unwrap_or(NaiveDate::MIN)
}
