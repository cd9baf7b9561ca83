//! The groups that receive children, looked up by day: a group goes on under its name from one school year into the next.

use std::collections::HashMap;

use chrono::{Datelike, NaiveDate};

use crate::family::rules::fold;
use crate::school::rules::{SchoolCalendar, school_year_start};
use crate::school::{self, Group, GroupId, GroupOverview, School, TeacherDays, WenCustoms};
use crate::store::Db;
use crate::wenochtend::draft::WenGroup;
use crate::wenochtend::rules::Host;
use crate::{Error, Result};

/// A child can be expected in the group of a later school year than that of its mornings: at most so many.
const YEARS_AHEAD: i32 = 2;

/// A group in one school year, with all that the rules of mornings ask of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct HostGroup {
    /// The group.
    pub group: Group,
    /// 2026 for 2026-2027.
    pub start_year: i32,
    /// Who teaches when.
    pub teachers: Vec<TeacherDays>,
    /// As the rules see it.
    pub host: Host,
}

impl HostGroup {
    fn new(overview: GroupOverview, start_year: i32, customs: &WenCustoms) -> Self {
        let GroupOverview { group, teachers, .. } = overview;
        let host = Host {
            name: group.name.clone(),
            lesson_weekdays: lesson_weekdays(&teachers),
            customs: customs.in_group(&group),
            own_weekdays: own_weekdays(&teachers),
        };
        Self { group, start_year, teachers, host }
    }

    /// The names of who teaches it on the weekday of this day.
    #[must_use]
    pub fn teachers_on(&self, day: NaiveDate) -> Vec<String> {
        let weekday = weekday_of(day);
        let teaches = |teacher: &&TeacherDays| teacher.weekdays.contains(&weekday);
        self.teachers.iter().filter(teaches).map(|teacher| teacher.name.clone()).collect()
    }

    /// As the calendar of mornings shows it.
    #[must_use]
    pub fn shown(&self) -> WenGroup {
        WenGroup {
            group_id: self.group.id.clone(),
            name: self.host.name.clone(),
            places: self.host.customs.places,
            weekdays: self.host.customs.weekdays.clone(),
            lesson_weekdays: self.host.lesson_weekdays.clone(),
            teachers: self.teachers.clone(),
        }
    }
}

/// 1 for Monday.
fn weekday_of(day: NaiveDate) -> i32 {
    day.weekday().number_from_monday().cast_signed()
}

/// The weekdays on which somebody teaches; Monday to Friday as long as nobody was said to.
fn lesson_weekdays(teachers: &[TeacherDays]) -> Vec<i32> {
    if teachers.is_empty() { vec![1, 2, 3, 4, 5] } else { weekdays(teachers.iter()) }
}

/// The weekdays of whoever has the group most; of both who have it equally often.
fn own_weekdays(teachers: &[TeacherDays]) -> Vec<i32> {
    let most = teachers.iter().map(|teacher| teacher.weekdays.len()).max().unwrap_or(0);
    weekdays(teachers.iter().filter(|teacher| teacher.weekdays.len() == most))
}

fn weekdays<'t>(teachers: impl Iterator<Item = &'t TeacherDays>) -> Vec<i32> {
    let mut weekdays: Vec<i32> = teachers.flat_map(|teacher| teacher.weekdays.iter().copied()).collect();
    weekdays.sort_unstable();
    weekdays.dedup();
    weekdays
}

/// The school, its calendar and its groups, read once for a command. A lane is a group through the years.
#[derive(Clone, Debug)]
pub struct Hosts {
    /// The school; none before it is set up.
    pub school: Option<School>,
    /// Which days are school days.
    pub calendar: SchoolCalendar,
    customs: WenCustoms,
    /// Youngest jaargroep first, then by name; each from its first school year to its last.
    lanes: Vec<Vec<HostGroup>>,
    by_group: HashMap<GroupId, usize>,
}

impl Hosts {
    /// Those of the school years of these two days, the years between, and those in which the children will be pupils.
    ///
    /// # Errors
    /// The database's.
    pub async fn load(db: &mut Db, from: NaiveDate, until: NaiveDate) -> Result<Self> {
        let school = match school::store::school(db).await {
            Ok(school) => Some(school),
            Err(Error::NotFound { .. }) => None,
            Err(error) => return Err(error),
        };
        let calendar = school::store::calendar(db).await?;
        let years = school::store::years(db).await?;
        let years: HashMap<_, _> = years.into_iter().map(|year| (year.id, year.start_year)).collect();
        let (first, last) = (school_year_start(from).saturating_sub(1), school_year_start(until) + YEARS_AHEAD);
        let groups = school::store::groups_of_years(db, first, last).await?;
        let in_year = |overview: GroupOverview| Some((*years.get(&overview.group.school_year_id)?, overview));
        Ok(Self::new(school, calendar, groups.into_iter().filter_map(in_year)))
    }

    fn new(
        school: Option<School>,
        calendar: SchoolCalendar,
        groups: impl Iterator<Item = (i32, GroupOverview)>,
    ) -> Self {
        let customs = school.as_ref().map_or_else(no_customs, WenCustoms::of);
        let (mut lanes, mut by_group, mut by_name) = (Vec::<Vec<HostGroup>>::new(), HashMap::new(), HashMap::new());
        for (start_year, overview) in groups {
            let group = HostGroup::new(overview, start_year, &customs);
            let lane: usize = *by_name.entry(fold(&group.host.name)).or_insert(lanes.len());
            by_group.insert(group.group.id.clone(), lane);
            match lanes.get_mut(lane) {
                Some(years) => years.push(group),
                None => lanes.push(vec![group]),
            }
        }
        for lane in &mut lanes {
            lane.sort_by_key(|group| group.start_year);
        }
        Self { school, calendar, customs, lanes, by_group }
    }

    /// What the school prefers, whatever the group.
    #[must_use]
    pub const fn customs(&self) -> &WenCustoms {
        &self.customs
    }

    /// How many groups there are through the years; a lane is a number below this.
    #[must_use]
    pub fn lanes(&self) -> usize {
        self.lanes.len()
    }

    /// The lane of a group.
    #[must_use]
    pub fn lane_of(&self, group_id: &GroupId) -> Option<usize> {
        self.by_group.get(group_id).copied()
    }

    /// The group of a lane as it is on a day: of that school year, or else of the first later year, or else of the last.
    #[must_use]
    pub fn on(&self, lane: usize, day: NaiveDate) -> Option<&HostGroup> {
        let years = self.lanes.get(lane)?;
        let year = school_year_start(day);
        years.iter().find(|group| group.start_year >= year).or_else(|| years.last())
    }

    /// The group that receives a child on a day, when this one was agreed.
    #[must_use]
    pub fn group_on(&self, agreed: &GroupId, day: NaiveDate) -> Option<&HostGroup> {
        self.on(self.lane_of(agreed)?, day)
    }
}

/// Before the school is set up: nothing is preferred, and nothing fits.
const fn no_customs() -> WenCustoms {
    WenCustoms {
        mornings: 0,
        places: 0,
        weekdays: Vec::new(),
        skip_first_weeks: 0,
        skip_last_weeks: 0,
        skip_sinterklaas: false,
    }
}
