//! What a chosen day and time of an interview have to say, and which one to propose.

use chrono::{Datelike, Days, NaiveDate, NaiveTime, TimeDelta, Timelike};

use super::day_findings;
use crate::finding::{Finding, FindingCode};
use crate::intake::draft::InterviewDraft;
use crate::school::rules::SchoolCalendar;
use crate::school::{School, StaffId, StaffMember};
use crate::typed::Typed;

/// An interview takes so long unless the director says otherwise.
pub const USUAL_MINUTES: i32 = 40;
/// The shortest and longest interview.
pub const MINUTES: std::ops::RangeInclusive<i32> = 10..=240;
/// Times that are proposed, first to last: when lessons have begun, around the lunch break, and after school.
const PROPOSED_TIMES: [&str; 7] = ["08:45", "10:00", "11:00", "13:15", "14:15", "15:15", "16:00"];
/// Parents hear of it so many school days before.
const NOTICE_SCHOOL_DAYS: usize = 3;
/// How far ahead a free time is looked for.
pub const PROPOSAL_DAYS: u64 = 60;
/// A talk further than this from today was typed with a wrong year.
const FARTHEST_DAYS: i64 = 2 * 366;
/// Somebody is at school until so long after the lessons.
const OPEN_AFTER_LESSONS_HOURS: i64 = 3;

/// A talk of somebody, in a room, at a time.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Occupied {
    /// The day.
    pub on: NaiveDate,
    /// `HH:MM`.
    pub starts_at: String,
    /// How long.
    pub minutes: i32,
    /// Where.
    pub room: Option<String>,
    /// Who leads it.
    pub director_id: StaffId,
    /// The teacher the family meets.
    pub teacher_id: Option<StaffId>,
}

/// A time of day as `HH:MM`.
#[must_use]
pub fn time_of(text: &str) -> Option<NaiveTime> {
    let text = text.trim();
    // The parser alone would also take spaces for digits.
    let is_written_out = text.len() == 5 && text.bytes().filter(u8::is_ascii_digit).count() == 4;
    if is_written_out { NaiveTime::parse_from_str(text, "%H:%M").ok() } else { None }
}

/// Minutes since midnight at which a talk starts and ends; none when its time cannot be read.
fn span(starts_at: &str, minutes: i32) -> Option<(i64, i64)> {
    let start = time_of(starts_at).map(|time| i64::from(time.hour()) * 60 + i64::from(time.minute()))?;
    Some((start, start + i64::from(minutes)))
}

fn overlaps(one: (i64, i64), other: (i64, i64)) -> bool {
    one.0 < other.1 && other.0 < one.1
}

/// What has to be filled in, and whether it can be read.
#[must_use]
pub fn typed_findings(draft: &InterviewDraft) -> Vec<Finding> {
    let mut findings = Vec::new();
    if draft.planned_on.is_none() {
        findings.push(Finding::refusal("planned_on", FindingCode::Required));
    }
    if draft.starts_at.trim().is_empty() {
        findings.push(Finding::refusal("starts_at", FindingCode::Required));
    } else if time_of(&draft.starts_at).is_none() {
        findings.push(Finding::refusal("starts_at", FindingCode::NotATime));
    }
    if !MINUTES.contains(&draft.minutes) {
        let finding = Finding::refusal("minutes", FindingCode::OutOfRange);
        findings.push(finding.with("min", MINUTES.start()).with("max", MINUTES.end()));
    }
    if draft.director_id.is_none() {
        findings.push(Finding::refusal("director_id", FindingCode::Required));
    }
    if draft.caregiver_ids.is_empty() {
        findings.push(Finding::refusal("caregiver_ids", FindingCode::NoneChosen));
    }
    let mut typed = Typed::default();
    typed.line("room", draft.room.as_str());
    findings.extend(typed.findings());
    findings
}

/// What the day itself has to say. Only a wrong year stops the director: a talk in a vacation, or one written down afterwards, can be.
#[must_use]
pub fn planned_day_findings(
    day: NaiveDate,
    decide_by: Option<NaiveDate>,
    calendar: &SchoolCalendar,
    today: NaiveDate,
) -> Vec<Finding> {
    let field = "planned_on";
    if (day - today).num_days().abs() > FARTHEST_DAYS {
        return vec![Finding::refusal(field, FindingCode::WrongYear)];
    }
    let mut findings = Vec::new();
    if day < today {
        findings.push(Finding::warning(field, FindingCode::InThePast));
    }
    if let Some(by) = decide_by.filter(|by| day > *by) {
        let finding = Finding::warning(field, FindingCode::AfterDecideBy);
        findings.push(finding.with("on", by).because("WPO art. 40 lid 6"));
    }
    findings.extend(day_findings(field, day, calendar));
    findings
}

/// Whether the talk starts before the doors open, or ends long after the lessons.
#[must_use]
pub fn hours_finding(draft: &InterviewDraft, school: &School) -> Option<Finding> {
    let (start, end) = span(&draft.starts_at, draft.minutes)?;
    let (opens, _) = span(&school.doors_open_at, 0)?;
    let (_, lessons_end) = span(&school.lessons_end_at, 0)?;
    let outside = start < opens || end > lessons_end + OPEN_AFTER_LESSONS_HOURS * 60;
    outside.then(|| Finding::warning("starts_at", FindingCode::OutsideSchoolHours))
}

/// Whether somebody who takes part does not work that day, or no longer works here.
#[must_use]
pub fn working_finding(field: &str, person: &StaffMember, name: &str, day: NaiveDate) -> Option<Finding> {
    let at_work = works_on(person, day);
    (!at_work).then(|| Finding::warning(field, FindingCode::StaffNotWorking).with("name", name))
}

fn works_on(person: &StaffMember, day: NaiveDate) -> bool {
    let weekday = i32::try_from(day.weekday().number_from_monday()).unwrap_or(0);
    person.working_days.contains(&weekday) && person.left_on.is_none_or(|left| day <= left)
}

/// Who or what is taken then. The one who leads a talk cannot lead another; the rest may be worked out, and is only said.
#[must_use]
pub fn clashes(draft: &InterviewDraft, others: &[Occupied], name_of: &dyn Fn(&StaffId) -> String) -> Vec<Finding> {
    let Some(mine) = span(&draft.starts_at, draft.minutes) else { return Vec::new() };
    let mut findings = Vec::new();
    for other in others.iter().filter(|other| Some(other.on) == draft.planned_on) {
        let then = span(&other.starts_at, other.minutes);
        if !then.is_some_and(|then| overlaps(mine, then)) {
            continue;
        }
        findings.extend(people_clashes(draft, other, name_of));
        let room = draft.room.trim();
        if !room.is_empty() && other.room.as_deref().is_some_and(|taken| same_room(taken, room)) {
            let finding = Finding::warning("room", FindingCode::RoomBusy);
            findings.push(finding.with("name", room).with("time", &other.starts_at));
        }
    }
    findings
}

fn same_room(one: &str, other: &str) -> bool {
    crate::family::rules::fold(one) == crate::family::rules::fold(other)
}

fn people_clashes(draft: &InterviewDraft, other: &Occupied, name_of: &dyn Fn(&StaffId) -> String) -> Vec<Finding> {
    let takes_part = |id: &StaffId| other.director_id == *id || other.teacher_id.as_ref() == Some(id);
    let busy = |finding: Finding, id: &StaffId| finding.with("name", name_of(id)).with("time", &other.starts_at);
    let mut findings = Vec::new();
    if let Some(director) = draft.director_id.as_ref().filter(|id| takes_part(id)) {
        let leads = other.director_id == *director;
        let finding = if leads { Finding::refusal } else { Finding::warning };
        findings.push(busy(finding("director_id", FindingCode::StaffBusy), director));
    }
    // Somebody who is chosen twice is said once.
    let teacher = draft.teacher_id.as_ref().filter(|id| draft.director_id.as_ref() != Some(id));
    if let Some(teacher) = teacher.filter(|id| takes_part(id)) {
        findings.push(busy(Finding::warning("teacher_id", FindingCode::StaffBusy), teacher));
    }
    findings
}

/// The first free time on a school day on which the director works, with three school days' notice, or sooner when the
/// last day for the decision is nearer than that. None when sixty days have no such time.
#[must_use]
pub fn proposal(
    director: &StaffMember,
    room: Option<&str>,
    others: &[Occupied],
    calendar: &SchoolCalendar,
    decide_by: NaiveDate,
    today: NaiveDate,
) -> Option<(NaiveDate, &'static str)> {
    let tomorrow = today.checked_add_days(Days::new(1))?;
    let school_days = || tomorrow.iter_days().take(days_ahead()).filter(|day| calendar.is_school_day(*day));
    let noticed = school_days().nth(NOTICE_SCHOOL_DAYS - 1)?;
    let earliest = noticed.min(decide_by.max(tomorrow));
    school_days()
        .filter(|day| *day >= earliest && works_on(director, *day))
        .find_map(|day| Some((day, free_time(day, director, room, others)?)))
}

fn days_ahead() -> usize {
    usize::try_from(PROPOSAL_DAYS).unwrap_or(usize::MAX)
}

fn free_time(day: NaiveDate, director: &StaffMember, room: Option<&str>, others: &[Occupied]) -> Option<&'static str> {
    let in_the_way = |other: &&Occupied| {
        let person = other.director_id == director.id || other.teacher_id.as_ref() == Some(&director.id);
        let place = room.zip(other.room.as_deref()).is_some_and(|(room, taken)| same_room(room, taken));
        other.on == day && (person || place)
    };
    let taken: Vec<_> =
        others.iter().filter(in_the_way).filter_map(|other| span(&other.starts_at, other.minutes)).collect();
    let is_free =
        |time: &&str| span(time, USUAL_MINUTES).is_some_and(|mine| !taken.iter().any(|then| overlaps(mine, *then)));
    PROPOSED_TIMES.iter().copied().find(is_free)
}

/// Monday and Sunday of a week.
#[must_use]
pub fn week_of(day: NaiveDate) -> (NaiveDate, NaiveDate) {
    let monday = day - TimeDelta::days(i64::from(day.weekday().num_days_from_monday()));
    (monday, monday + TimeDelta::days(6))
}
