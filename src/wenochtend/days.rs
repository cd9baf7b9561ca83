//! Who comes on a day: for the teacher, and for whoever has to call.

use std::collections::HashMap;

use chrono::{Datelike, NaiveDate};

use super::agenda::Agenda;
use super::calendar::weekdays;
use super::draft::{DayList, DayMorning, DaysQuery, MorningRow, PhoneLine};
use super::{Morning, store as sql};
use crate::Result;
use crate::family::ChildId;
use crate::family::brief::{Callable, callable, remarks};
use crate::finding::{Finding, FindingCode, refuse_if_any};
use crate::intake::ApplicationId;
use crate::intake::sight::Sight;
use crate::intake::store::newcomers::{Newcomer, newcomers};
use crate::intake::store::said::said_on;
use crate::school::StaffId;
use crate::store::Db;

/// So many days after the first the last one may be.
const LONGEST_DAYS: i64 = 32;
/// The topic of the intake interview on which allergies are asked.
const ALLERGIES: &str = "health.allergies";

/// Refuses days that end before they begin, or that are more than `most`.
pub(super) fn span(from: NaiveDate, until: NaiveDate, most: i64) -> Result<()> {
    let days = (until - from).num_days() + 1;
    let backward = (days < 1).then(|| Finding::refusal("until", FindingCode::EndsBeforeStart));
    let long = || Finding::refusal("until", FindingCode::OutOfRange).with("min", 1).with("max", most);
    refuse_if_any(backward.or_else(|| (days > most).then(long)).into_iter().collect()).map(drop)
}

/// The days that are asked for with everyone who is seen, days on which nobody comes too; no Saturdays and Sundays.
///
/// # Errors
/// `Invalid` for days that end before they begin or are too many, or the database's.
pub async fn days(db: &mut Db, query: &DaysQuery, sight: &Sight, today: NaiveDate) -> Result<Vec<DayList>> {
    span(query.from, query.until, LONGEST_DAYS)?;
    let mut mornings = sql::between(db, query.from, query.until).await?;
    mornings.retain(|morning| sight.sees(&morning.child_id));
    let mut ids: Vec<ApplicationId> = mornings.iter().map(|morning| morning.application_id.clone()).collect();
    ids.sort_unstable();
    ids.dedup();
    let guests = newcomers(db, &ids).await?;
    let agenda = Agenda::load(db, guests, (query.from, query.until)).await?;
    mornings.retain(|morning| agenda.is_asked(morning, query));
    let known = Known::gather(db, &agenda.guests).await?;
    let rows = mornings.into_iter().filter_map(|morning| agenda.row(morning, today)).collect();
    let mut rows: HashMap<NaiveDate, Vec<DayMorning>> =
        agenda.in_order(rows).into_iter().fold(HashMap::new(), |mut days, row| {
            days.entry(row.morning.planned_on).or_default().push(known.tell(&agenda, row));
            days
        });
    let day = |on: NaiveDate| DayList {
        on,
        closed: agenda.hosts.calendar.closure_on(on),
        mornings: rows.remove(&on).unwrap_or_default(),
    };
    Ok(weekdays(query.from, query.until).map(day).collect())
}

impl Agenda {
    fn is_asked(&self, morning: &Morning, query: &DaysQuery) -> bool {
        let lane = self.hosts.lane_of(&morning.group_id);
        let in_group = query.group_id.as_ref().is_none_or(|id| lane.is_some() && self.hosts.lane_of(id) == lane);
        in_group && query.staff_id.as_ref().is_none_or(|id| self.receives(id, morning))
    }

    /// Whether this teacher has the group on the weekday of the morning.
    fn receives(&self, staff_id: &StaffId, morning: &Morning) -> bool {
        let weekday = morning.planned_on.weekday().number_from_monday().cast_signed();
        let group = self.hosts.group_on(&morning.group_id, morning.planned_on);
        let mut teachers = group.into_iter().flat_map(|group| &group.teachers);
        teachers.any(|teacher| teacher.staff_id == *staff_id && teacher.weekdays.contains(&weekday))
    }

    /// A morning with all that is shown of it; none when the aanmelding is not on the agenda.
    pub(super) fn row(&self, morning: Morning, today: NaiveDate) -> Option<MorningRow> {
        let guest = self.guest(&morning.application_id)?;
        Some(self.morning_row(morning, guest, today))
    }

    /// By group, youngest first, and then by name.
    pub(super) fn in_order(&self, mut rows: Vec<MorningRow>) -> Vec<MorningRow> {
        let names: HashMap<&ApplicationId, usize> =
            self.guests.iter().enumerate().map(|(place, guest)| (&guest.application_id, place)).collect();
        rows.sort_by_key(|row| {
            (self.hosts.lane_of(&row.morning.group_id), names.get(&row.morning.application_id).copied())
        });
        rows
    }
}

/// What was said of allergies in the interview, and then the remarks on the child, for each of these aanmeldingen.
pub(super) async fn allergies(db: &mut Db, guests: &[Newcomer]) -> Result<HashMap<ApplicationId, Vec<String>>> {
    let ids: Vec<ApplicationId> = guests.iter().map(|guest| guest.application_id.clone()).collect();
    let children: Vec<ChildId> = guests.iter().map(|guest| guest.child.id.clone()).collect();
    let mut said = said_on(db, &ids, ALLERGIES).await?;
    let remarks = remarks(db, &children).await?;
    for guest in guests {
        if let Some(remark) = remarks.get(&guest.child.id) {
            said.entry(guest.application_id.clone()).or_default().push(remark.clone());
        }
    }
    Ok(said)
}

/// What the teacher must know of the children of some days.
struct Known {
    contacts: HashMap<ChildId, Vec<Callable>>,
    allergies: HashMap<ApplicationId, Vec<String>>,
}

impl Known {
    async fn gather(db: &mut Db, guests: &[Newcomer]) -> Result<Self> {
        let children: Vec<ChildId> = guests.iter().map(|guest| guest.child.id.clone()).collect();
        Ok(Self { contacts: callable(db, &children).await?, allergies: allergies(db, guests).await? })
    }

    fn tell(&self, agenda: &Agenda, row: MorningRow) -> DayMorning {
        let morning = &row.morning;
        let contacts = self.contacts.get(&morning.child_id).into_iter().flatten().map(phone_line);
        let mornings = agenda.mornings_of(&morning.child_id).iter();
        let mut earlier = mornings.rev().filter(|one| one.planned_on < morning.planned_on);
        DayMorning {
            contacts: contacts.collect(),
            allergies: self.allergies.get(&morning.application_id).cloned().unwrap_or_default(),
            last_question: earlier.find_map(|one| one.next_question.clone()),
            row,
        }
    }
}

fn phone_line(callable: &Callable) -> PhoneLine {
    PhoneLine {
        name: callable.name.clone(),
        phone: callable.phone.clone(),
        other_phone: callable.other_phone.clone(),
        emergency: callable.emergency,
    }
}
