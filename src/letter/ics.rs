//! An interview as an ICS file, to attach to the invitation.

use chrono::{DateTime, Duration, NaiveDate, NaiveTime, Utc};
use icalendar::{Calendar, Class, Component as _, Event, EventLike as _};

use super::make::PaperFile;
use super::mornings::coming_mornings;
use super::needs::no_talk;
use super::{LetterKind, file_name};
use crate::finding::{Finding, FindingCode, refuse_if_any};
use crate::intake::{self, Interview, InterviewId};
use crate::school::{self, School};
use crate::store::Db;
use crate::wenochtend::draft::MorningRow;
use crate::{Error, Result, clock, family};

/// The talk as an event. It names the child, the school and the time, and nobody's address.
///
/// Its times are UTC: every calendar shows them right without a table of time zones, which Outlook and Google each read in a way of
/// their own. A talk that was moved keeps its name and counts on, so the calendar moves it too.
///
/// # Errors
/// `Invalid` when the talk was called off or held already, `NotFound`, or the database's.
pub async fn invitation(db: &mut Db, id: &InterviewId, now: DateTime<Utc>) -> Result<PaperFile> {
    let interview = intake::store::interview(db, id).await?;
    let is_over = interview.cancelled_on.or(interview.held_on).is_some();
    refuse_if_any(is_over.then(|| no_talk(LetterKind::Invitation)).into_iter().collect())?;
    let application = intake::store::application(db, &interview.application_id).await?;
    let child = family::store::child(db, &application.child_id).await?;
    let school = school::store::school(db).await?;
    let event = event(&interview, &child.roepnaam, &school, now)?;
    let content = empty_calendar().push(event).done().to_string().into_bytes();
    Ok(PaperFile { name: file_name::safe(&format!("Intakegesprek {}", child.roepnaam), "ics"), content })
}

/// All coming mornings of a child, an event each.
///
/// # Errors
/// `Invalid` when none comes, `NotFound`, or the database's.
pub async fn mornings(db: &mut Db, id: &intake::ApplicationId, now: DateTime<Utc>) -> Result<PaperFile> {
    let coming = coming_mornings(db, id, clock::day_of(now)).await?;
    let nothing = || Finding::refusal("mornings", FindingCode::NothingToTell).with("what", "mornings");
    refuse_if_any(coming.is_empty().then(nothing).into_iter().collect())?;
    let application = intake::store::application(db, id).await?;
    let child = family::store::child(db, &application.child_id).await?;
    let school = school::store::school(db).await?;
    let mut calendar = empty_calendar();
    for row in &coming {
        calendar.push(morning_event(row, &child.roepnaam, &school, now)?);
    }
    let content = calendar.done().to_string().into_bytes();
    Ok(PaperFile { name: file_name::safe(&format!("Wenochtenden {}", child.roepnaam), "ics"), content })
}

/// A morning from the opening of the doors until the lunch break, or the end of the lessons.
fn morning_event(row: &MorningRow, roepnaam: &str, school: &School, now: DateTime<Utc>) -> Result<Event> {
    let morning = &row.morning;
    let ends_at = if morning.half_days > 1 { &school.lessons_end_at } else { &school.lunch_break_at };
    let at = |time| moment_at(morning.planned_on, time).ok_or_else(|| Error::paper("a school without times of day"));
    let mut event = Event::new();
    event.uid(&format!("{}@driehoek.invalid", morning.id));
    event.timestamp(now);
    event.sequence(u32::try_from(morning.version).unwrap_or_default());
    event.starts(at(&school.doors_open_at)?).ends(at(ends_at)?);
    event.summary(&format!("Wenochtend {roepnaam}")).location(&place(school));
    let bring = school.wen_bring.as_deref().map(|bring| format!(" Neem mee: {bring}")).unwrap_or_default();
    event.description(&format!("Wennen in {} op {}.{bring}", row.group, school.name));
    event.class(Class::Private);
    Ok(event.done())
}

fn empty_calendar() -> Calendar {
    let mut calendar = Calendar::empty();
    for (name, value) in
        [("VERSION", "2.0"), ("PRODID", "-//Driehoek//NL"), ("CALSCALE", "GREGORIAN"), ("METHOD", "PUBLISH")]
    {
        calendar.append_property((name, value));
    }
    calendar
}

fn event(interview: &Interview, roepnaam: &str, school: &School, now: DateTime<Utc>) -> Result<Event> {
    let starts_at = moment(interview).ok_or_else(|| Error::paper("an interview without a time of day"))?;
    let mut event = Event::new();
    event.uid(&format!("{}@driehoek.invalid", interview.id));
    event.timestamp(now);
    event.sequence(u32::try_from(interview.version).unwrap_or_default());
    event.starts(starts_at).ends(starts_at + Duration::minutes(interview.minutes.into()));
    event.summary(&format!("Intakegesprek {roepnaam}"));
    event.location(&place(school)).description(&description(interview, school));
    event.class(Class::Private);
    Ok(event.done())
}

/// The school and its own address, as far as it is entered.
fn place(school: &School) -> String {
    let town = [school.postcode.as_deref(), school.city.as_deref()].into_iter().flatten().collect::<Vec<_>>().join(" ");
    let parts = [school.name.as_str(), school.street.as_deref().unwrap_or_default(), town.as_str()];
    parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(", ")
}

fn description(interview: &Interview, school: &School) -> String {
    let mut text = format!("Kennismaking op {}. We trekken er {} minuten voor uit.", school.name, interview.minutes);
    if interview.child_comes {
        text += " Uw kind komt mee.";
    }
    if interview.with_tour {
        text += " Een rondleiding hoort erbij.";
    }
    text
}

/// When the talk begins.
fn moment(interview: &Interview) -> Option<DateTime<Utc>> {
    moment_at(interview.planned_on, &interview.starts_at)
}

fn moment_at(day: NaiveDate, time: &str) -> Option<DateTime<Utc>> {
    clock::moment_of(day.and_time(NaiveTime::parse_from_str(time, "%H:%M").ok()?))
}
