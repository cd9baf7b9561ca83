//! Vandaag: what to do now.

use chrono::{Days, NaiveDate};
use serde::Serialize;

use crate::Result;
use crate::family::{ChildId, brief::briefs};
use crate::intake::draft::{ApplicationRow, ApplicationSort, InterviewRow, ToEnrol};
use crate::intake::list::{Listed, order};
use crate::intake::rules::{dated, planning::week_of};
use crate::intake::sight::Sight;
use crate::intake::start::{self, StartTask};
use crate::intake::{Agreement, ApplicationId, Step, dossier, enrol, list, plan};
use crate::school::rules::{Closure, school_year_start};
use crate::school::{self, ClosedPeriod, brief};
use crate::store::Db;
use crate::wenochtend::{self, draft::WenTodo};

/// A last day is said so many days before.
const DEADLINE_DAYS: u64 = 14;
/// An agreement is said so many days before.
const AGREEMENT_DAYS: u64 = 7;
/// More than this is no list of things to do now.
const MOST_WAITING: usize = 50;

/// An agreement that is due, with the child it is about.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, specta::Type)]
pub struct DueAgreement {
    /// The agreement.
    pub agreement: Agreement,
    /// The aanmelding.
    pub application_id: ApplicationId,
    /// The child's name.
    pub name: String,
    /// Days until then; negative when it has passed.
    pub days_left: i32,
}

/// What each person has to do now.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, specta::Type)]
pub struct Today {
    /// The day it is about.
    pub on: NaiveDate,
    /// Why there are no lessons today, if so.
    pub closed: Option<Closure>,
    /// Legal last days that passed or come within two weeks, most pressing first.
    pub deadlines: Vec<ApplicationRow>,
    /// Talks today, by time.
    pub talks_today: Vec<InterviewRow>,
    /// Talks in the rest of this week, by day and time.
    pub talks_this_week: Vec<InterviewRow>,
    /// Other aanmeldingen that wait for a step, most pressing first; at most 50.
    pub waiting: Vec<ApplicationRow>,
    /// How many wait in all.
    pub waiting_total: i32,
    /// Agreements due within a week.
    pub agreements: Vec<DueAgreement>,
    /// Children who start within two weeks or started within four, of whom something that enrolment asks for is not done, and admitted
    /// children with whose admission a caregiver with custody does not agree; by first day.
    pub to_enrol: Vec<ToEnrol>,
    /// Vacations of this and the next school year that somebody must check.
    pub to_check: Vec<ClosedPeriod>,
    /// Wenochtenden: who come today, and what is left to do.
    pub wen: WenTodo,
    /// Children on their way to their first day, or just past it, of whom something is to be done.
    pub starts: Vec<StartTask>,
}

/// What to do on `today`, as far as it is about children who are seen.
///
/// # Errors
/// The database's.
pub async fn today(db: &mut Db, sight: &Sight, today: NaiveDate) -> Result<Today> {
    let calendar = school::store::calendar(db).await?;
    let mut open = list::open(db, &calendar, today).await?;
    open.retain(|listed| sight.sees(&listed.row.child_id));
    open.sort_by(|one, other| order(one, other, ApplicationSort::Urgency));
    let (deadlines, mut waiting) = deadlines(open, today);
    waiting.retain(|listed| waits_for_us(listed, today));
    let waiting_total = i32::try_from(waiting.len()).unwrap_or(i32::MAX);
    waiting.truncate(MOST_WAITING);
    let (talks_today, talks_this_week) = talks(db, sight, today).await?;
    Ok(Today {
        on: today,
        closed: calendar.closure_on(today),
        deadlines: list::shown(db, deadlines).await?,
        talks_today,
        talks_this_week,
        waiting: list::shown(db, waiting).await?,
        waiting_total,
        agreements: agreements(db, sight, today).await?,
        to_enrol: to_enrol(db, sight, today).await?,
        to_check: to_check(db, today).await?,
        wen: wenochtend::brief::todo(db, sight, today).await?,
        starts: starts(db, sight, today).await?,
    })
}

/// The aanmeldingen whose legal last day is near or past, by that day and with it as the day their step is due; and the others.
fn deadlines(open: Vec<Listed>, today: NaiveDate) -> (Vec<Listed>, Vec<Listed>) {
    let horizon = ahead(today, DEADLINE_DAYS);
    let is_near = |listed: &Listed| listed.undecided_until.is_some_and(|until| until <= horizon);
    let (mut near, others): (Vec<_>, Vec<_>) = open.into_iter().partition(is_near);
    for listed in &mut near {
        listed.row.next = dated(listed.row.next.step, listed.undecided_until, today);
    }
    near.sort_by(|one, other| order(one, other, ApplicationSort::Urgency));
    (near, others)
}

/// Whether somebody can do something now: not when only a planned day has to come.
fn waits_for_us(listed: &Listed, today: NaiveDate) -> bool {
    match listed.row.next.step {
        Step::PlanInterview | Step::RecordInterview | Step::Decide | Step::AgreeStart => true,
        Step::HoldInterview => listed.row.next.due_on.is_none_or(|on| on <= today),
        Step::AwaitStart | Step::None => false,
    }
}

/// The talks of today, and of the rest of the week.
async fn talks(db: &mut Db, sight: &Sight, today: NaiveDate) -> Result<(Vec<InterviewRow>, Vec<InterviewRow>)> {
    let (_, sunday) = week_of(today);
    let mut talks = plan::between(db, today, sunday).await?;
    talks.retain(|talk| sight.sees_application(&talk.application_id));
    Ok(talks.into_iter().partition(|talk| talk.planned_on == today))
}

async fn agreements(db: &mut Db, sight: &Sight, today: NaiveDate) -> Result<Vec<DueAgreement>> {
    let mut due = dossier::due_agreements(db, ahead(today, AGREEMENT_DAYS)).await?;
    due.retain(|(_, child_id)| sight.sees(child_id));
    let children: Vec<ChildId> = due.iter().map(|(_, child_id)| child_id.clone()).collect();
    let children = briefs(db, &children).await?;
    let row = |(agreement, child_id): (Agreement, ChildId)| {
        let days_left = (agreement.due_on? - today).num_days();
        Some(DueAgreement {
            application_id: agreement.application_id.clone(),
            name: children.get(&child_id)?.name.clone(),
            days_left: i32::try_from(days_left).unwrap_or(i32::MIN),
            agreement,
        })
    };
    Ok(due.into_iter().filter_map(row).collect())
}

async fn to_enrol(db: &mut Db, sight: &Sight, today: NaiveDate) -> Result<Vec<ToEnrol>> {
    let mut found = enrol::to_enrol(db, today).await?;
    found.retain(|one| sight.sees_application(&one.application_id));
    Ok(found)
}

async fn starts(db: &mut Db, sight: &Sight, today: NaiveDate) -> Result<Vec<StartTask>> {
    let mut found = start::tasks(db, today).await?;
    found.retain(|one| sight.sees_application(&one.application_id));
    Ok(found)
}

/// Vacations of this and the next school year whose dates somebody must look up, as long as they are not over.
async fn to_check(db: &mut Db, today: NaiveDate) -> Result<Vec<ClosedPeriod>> {
    let this_year = school_year_start(today);
    let mut found = brief::periods_to_check(db, this_year, this_year + 1).await?;
    found.retain(|period| period.ends_on >= today);
    Ok(found)
}

fn ahead(day: NaiveDate, days: u64) -> NaiveDate {
    day.checked_add_days(Days::new(days)).unwrap_or(NaiveDate::MAX)
}
