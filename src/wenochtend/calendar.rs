//! The calendar of mornings: a week, a month or a year, of one group or all.

use std::collections::BTreeSet;

use chrono::{Datelike, NaiveDate};

use super::agenda::Agenda;
use super::days::span;
use super::draft::{CalendarMorning, WenCalendar, WenDay, WenFill, WenGroup};
use super::rows::is_refused;
use super::rules::skipped_week;
use super::{Morning, store as sql};
use crate::Result;
use crate::family::brief::groups_on;
use crate::intake::sight::Sight;
use crate::school::GroupId;
use crate::school::rules::school_year_start;
use crate::store::Db;

/// A calendar is not longer than a school year.
const LONGEST_DAYS: i64 = 370;
/// Children who come for the first time come into this jaargroep.
const FIRST_JAARGROEP: i32 = 1;

/// Days, groups and mornings between two days, both included; at most 370 days. The mornings are those of children who are seen.
///
/// # Errors
/// `Invalid` for days that end before they begin or are too many, or the database's.
pub async fn calendar(
    db: &mut Db,
    group_id: Option<&GroupId>,
    from: NaiveDate,
    until: NaiveDate,
    sight: &Sight,
    today: NaiveDate,
) -> Result<WenCalendar> {
    span(from, until, LONGEST_DAYS)?;
    let mornings = sql::between(db, from, until).await?;
    let guests = sql::guests(db, &mornings, today).await?;
    let agenda = Agenda::load(db, guests, (from, until)).await?;
    let own = own_groups(db, sight, today).await?;
    let only = group_id.map(|id| agenda.hosts.lane_of(id));
    let mut lanes = lanes(&agenda, (from, until), sight, own);
    lanes.retain(|lane| only.is_none_or(|only| only == Some(*lane)));
    Ok(WenCalendar {
        groups: lanes.iter().filter_map(|lane| shown(&agenda, *lane, from)).collect(),
        days: weekdays(from, until).map(|on| day(&agenda, on)).collect(),
        fills: fills(&agenda, &lanes, (from, until)),
        mornings: seen_mornings(&agenda, &lanes, mornings, (from, today), sight),
    })
}

/// Monday to Friday.
pub(super) fn weekdays(from: NaiveDate, until: NaiveDate) -> impl Iterator<Item = NaiveDate> {
    from.iter_days().take_while(move |day| *day <= until).filter(|day| day.weekday().number_from_monday() <= 5)
}

fn day(agenda: &Agenda, on: NaiveDate) -> WenDay {
    let (calendar, customs) = (&agenda.hosts.calendar, agenda.hosts.customs());
    WenDay { on, closed: calendar.closure_on(on), skipped: skipped_week(on, customs, calendar) }
}

/// Where the children are who somebody sees, as far as not everyone is seen.
async fn own_groups(db: &mut Db, sight: &Sight, today: NaiveDate) -> Result<Option<Vec<GroupId>>> {
    let Sight::Only { children, .. } = sight else { return Ok(None) };
    let children: Vec<_> = children.iter().cloned().collect();
    Ok(Some(groups_on(db, &children, today).await?.into_values().collect()))
}

/// The groups that receive children in these days: those of the youngest, and any other to which somebody comes. For somebody who does
/// not see everyone only the own ones.
fn lanes(
    agenda: &Agenda,
    (from, until): (NaiveDate, NaiveDate),
    sight: &Sight,
    own: Option<Vec<GroupId>>,
) -> Vec<usize> {
    let years = school_year_start(from)..=school_year_start(until);
    let receives = |lane: &usize| {
        let group = agenda.hosts.on(*lane, from).filter(|group| years.contains(&group.start_year));
        group.is_some_and(|group| group.group.jaargroepen.contains(&FIRST_JAARGROEP))
    };
    let come: BTreeSet<usize> = agenda.fills().into_keys().map(|(lane, _)| lane).collect();
    let all = (0..agenda.hosts.lanes()).filter(|lane| come.contains(lane) || receives(lane));
    let Some(own) = own else { return all.collect() };
    let seen = agenda.guests.iter().filter(|guest| sight.sees(&guest.child.id));
    let expected = seen.filter_map(|guest| agenda.lane_of(guest));
    let own: BTreeSet<usize> = own.iter().filter_map(|id| agenda.hosts.lane_of(id)).chain(expected).collect();
    all.filter(|lane| own.contains(lane)).collect()
}

fn shown(agenda: &Agenda, lane: usize, from: NaiveDate) -> Option<WenGroup> {
    agenda.hosts.on(lane, from).map(|group| group.shown())
}

fn fills(agenda: &Agenda, lanes: &[usize], (from, until): (NaiveDate, NaiveDate)) -> Vec<WenFill> {
    let fill = |((lane, on), used): ((usize, NaiveDate), i32)| {
        let is_shown = lanes.contains(&lane) && (from..=until).contains(&on);
        let group_id = agenda.hosts.on(lane, from).filter(|_| is_shown)?.group.id.clone();
        let places = agenda.hosts.on(lane, on)?.host.customs.places;
        Some((lane, WenFill { group_id, on, used, places }))
    };
    let mut fills: Vec<_> = agenda.fills().into_iter().filter_map(fill).collect();
    fills.sort_by_key(|(lane, fill)| (fill.on, *lane));
    fills.into_iter().map(|(_, fill)| fill).collect()
}

/// By day and name; each in the group as it is shown, which may be that of another school year.
fn seen_mornings(
    agenda: &Agenda,
    lanes: &[usize],
    mornings: Vec<Morning>,
    (from, today): (NaiveDate, NaiveDate),
    sight: &Sight,
) -> Vec<CalendarMorning> {
    let shown = |morning: Morning| {
        let lane = agenda.hosts.lane_of(&morning.group_id).filter(|lane| lanes.contains(lane))?;
        let group_id = agenda.hosts.on(lane, from)?.group.id.clone();
        let guest = agenda.guest(&morning.application_id)?;
        let (number, of) = agenda.number(&morning);
        let calendar_morning = CalendarMorning {
            needs_repair: is_refused(&agenda.standing_findings(&morning, guest, today)),
            id: morning.id,
            version: morning.version,
            application_id: morning.application_id,
            name: guest.child.name.clone(),
            group_id,
            planned_on: morning.planned_on,
            half_days: morning.half_days,
            answer: morning.answer,
            attendance: morning.attendance,
            number,
            of,
        };
        Some((guest.child.sort_key.as_str(), calendar_morning))
    };
    let seen = mornings.into_iter().filter(|morning| sight.sees(&morning.child_id));
    let mut seen: Vec<_> = seen.filter_map(shown).collect();
    seen.sort_by(|(one, on), (other, other_on)| (on.planned_on, one).cmp(&(other_on.planned_on, other)));
    seen.into_iter().map(|(_, morning)| morning).collect()
}
