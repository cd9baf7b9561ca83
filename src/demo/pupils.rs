//! The children who came to school in the years of the demo, and the groups they went through.

use chrono::{Datelike, NaiveDate};

use super::dates::{day, plus};
use super::family::{Family, Registry};
use super::school::YearGroups;
use crate::family::{Child, ChildId, Placement, PlacementId};
use crate::intake::clock::first_school_day_on;
use crate::school::rules::{SchoolCalendar, school_year_bounds, school_year_start};
use crate::school::{Group, GroupId};

const SCHOOLS: [&str; 5] = [
    "Basisschool De Voorbeeldboom, Boxmeer",
    "Basisschool Het Oefenveld, Mill",
    "De Proeftuin, Cuijk",
    "IKC De Schets, Uden",
    "Szkoła Przykładowa, Poznań",
];

/// The last jaargroep.
const LAST: i32 = 8;

/// A child that came to school.
pub(super) struct Pupil {
    pub(super) child: Child,
    /// Its family's place in the list.
    pub(super) family: usize,
    /// The school year in which it is in groep 1 from the first day.
    cohort: i32,
    pub(super) starts_on: NaiveDate,
    leaves_on: NaiveDate,
    /// Where it was before, when it did not begin here.
    pub(super) previous_school: Option<&'static str>,
    /// Which of the groups that share a jaargroep.
    turn: usize,
}

impl Pupil {
    /// Its groep in a school year; 1 also for who starts before the cohort's year.
    fn jaargroep(&self, start_year: i32) -> i32 {
        (start_year - self.cohort + 1).max(1)
    }

    /// The group it went to, or goes to, in a school year.
    pub(super) fn group<'y>(&self, year: &'y YearGroups) -> Option<&'y Group> {
        year.group(self.jaargroep(year.start_year), self.turn)
    }

    pub(super) fn is_at_school(&self, day: NaiveDate) -> bool {
        (self.starts_on..=self.leaves_on).contains(&day)
    }

    /// Its place in a school year; none when it was not at school then.
    pub(super) fn placement(&self, year: &YearGroups) -> Option<Placement> {
        let (first, last) = school_year_bounds(year.start_year);
        let (starts_on, ends_on) = (self.starts_on.max(first), self.leaves_on.min(last));
        let group = self.group(year).filter(|_| starts_on <= ends_on)?;
        Some(placement(&self.child.id, &group.id, starts_on, ends_on))
    }
}

/// A child in a group, from and until.
pub(super) fn placement(child: &ChildId, group: &GroupId, starts_on: NaiveDate, ends_on: NaiveDate) -> Placement {
    Placement {
        id: PlacementId::new(),
        version: 0,
        child_id: child.clone(),
        group_id: group.clone(),
        starts_on,
        ends_on,
    }
}

/// Everyone who is or was at school between the first year and today, and their families.
pub(super) struct Roll {
    pub(super) pupils: Vec<Pupil>,
    pub(super) families: Vec<Family>,
}

impl Roll {
    pub(super) fn new(registry: &mut Registry, first_year: i32, today: NaiveDate, calendar: &SchoolCalendar) -> Self {
        let mut roll = Self { pupils: Vec::new(), families: Vec::new() };
        for cohort in first_year + 1 - LAST..=school_year_start(today) + 1 {
            let mut births: Vec<_> = (0..registry.random.within(25..=28)).map(|_| born_in(cohort, registry)).collect();
            births.sort_unstable();
            for (turn, born_on) in births.into_iter().enumerate() {
                roll.birth(registry, (cohort, turn), born_on, calendar);
            }
        }
        let (opening, _) = school_year_bounds(first_year);
        roll.pupils.retain(|pupil| pupil.starts_on <= today && pupil.leaves_on >= opening);
        roll.pupils.sort_by_key(|pupil| pupil.starts_on);
        roll
    }

    fn birth(
        &mut self,
        registry: &mut Registry,
        (cohort, turn): (i32, usize),
        born_on: NaiveDate,
        calendar: &SchoolCalendar,
    ) {
        let family = self.family_for(registry, born_on);
        let previous_school = registry.random.chance(6).then(|| registry.random.pick(&SCHOOLS));
        let starts_on = previous_school
            .map(|_| change_of_school(registry, cohort))
            .and_then(|day| calendar.first_school_day_on_or_after(day))
            .or_else(|| first_school_day_on(born_on, born_on, calendar))
            .unwrap_or(born_on);
        let leaves_on = leaves_on(registry, cohort, starts_on);
        // A twin goes to the next group: many parents and schools want that.
        let turns = if registry.random.chance(2) { turn..=turn + 1 } else { turn..=turn };
        for turn in turns {
            let child = registry.child(&mut self.families[family], born_on);
            self.pupils.push(Pupil { child, family, cohort, starts_on, leaves_on, previous_school, turn });
        }
    }

    /// Nearly half of the children are a younger brother or sister.
    fn family_for(&mut self, registry: &mut Registry, born_on: NaiveDate) -> usize {
        let waiting: Vec<_> =
            (0..self.families.len()).filter(|&place| can_have(&self.families[place], born_on)).collect();
        if !waiting.is_empty() && registry.random.chance(55) {
            return registry.random.pick(&waiting);
        }
        let family = registry.any_family();
        self.families.push(family);
        self.families.len() - 1
    }
}

/// Whether a brother or sister born on this day would surprise nobody.
pub(super) fn can_have(family: &Family, born_on: NaiveDate) -> bool {
    let days = family.last_born_on.map(|last| (born_on - last).num_days());
    family.room > 0 && days.is_some_and(|days| (500..=1900).contains(&days))
}

/// A cohort turns 4 from 1 October before its year until 30 September in it.
fn born_in(cohort: i32, registry: &mut Registry) -> NaiveDate {
    plus(day(cohort - 5, 10, 1), registry.random.within(0..=364))
}

/// The end of groep 8, or of an earlier year for the few that move house.
fn leaves_on(registry: &mut Registry, cohort: i32, starts_on: NaiveDate) -> NaiveDate {
    let (_, finished) = school_year_bounds(cohort + LAST - 1);
    let years = i32::try_from(registry.random.within(1..=6)).unwrap_or(1);
    let (_, moved) = school_year_bounds(cohort + years);
    if registry.random.chance(5) && moved > starts_on { moved } else { finished }
}

/// A day in groep 2 to 7.
fn change_of_school(registry: &mut Registry, cohort: i32) -> NaiveDate {
    let years = i32::try_from(registry.random.within(1..=6)).unwrap_or(1);
    plus(day(cohort + years, 9, 1), registry.random.within(0..=270))
}

/// The jaargroep in which a child of this birth date is in a school year, or will begin.
pub(super) fn jaargroep_of(born_on: NaiveDate, start_year: i32) -> i32 {
    let turns_four = born_on.year() + 4;
    let cohort = if born_on.month() >= 10 { turns_four + 1 } else { turns_four };
    (start_year - cohort + 1).clamp(1, LAST)
}
