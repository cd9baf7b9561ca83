//! How full the groups of a school year get, month by month, if everybody who is expected comes.

use chrono::{Months, NaiveDate};

use super::likely_jaargroep;
use crate::family::ChildId;
use crate::family::brief::Stay;
use crate::intake::draft::{Forecast, ForecastCell, ForecastGroup, ForecastStart};
use crate::intake::{ApplicationId, Status};
use crate::school::rules::school_year_bounds;
use crate::school::{Group, GroupId};

/// A child that starts in the year, or may.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Coming {
    /// The aanmelding.
    pub application_id: ApplicationId,
    /// The child.
    pub child_id: ChildId,
    /// Whole name.
    pub name: String,
    /// Folded, achternaam first.
    pub sort_key: String,
    /// Date of birth.
    pub born_on: NaiveDate,
    /// The first day: agreed, or else likely.
    pub on: NaiveDate,
    /// The group in which it has its place when the month of that day ends.
    pub place: Option<GroupId>,
    /// Where the aanmelding stands.
    pub status: Status,
}

/// The forecast of a school year. Who has no place yet is taken for the group of its likely jaargroep with most room on its first day,
/// those who come before it counted: all of one jaargroep do not go to the same group.
#[must_use]
pub fn forecast(start_year: i32, groups: Vec<Group>, stays: &[Stay], mut coming: Vec<Coming>) -> Forecast {
    let (first, last) = school_year_bounds(start_year);
    coming.retain(|child| (first..=last).contains(&child.on));
    coming.sort_by(|one, other| {
        (one.on, &one.sort_key, &one.application_id).cmp(&(other.on, &other.sort_key, &other.application_id))
    });
    let mut year = Year::new(first, groups, stays);
    let starts = coming.into_iter().map(|child| year.take(child)).collect();
    let months = year.months.iter().map(|month| month.first).collect();
    let is_filled = stays.iter().any(|stay| stay.starts_on <= first);
    Forecast { start_year, months, groups: year.rows(), starts, is_filled }
}

struct Month {
    first: NaiveDate,
    last: NaiveDate,
}

/// The groups while the children are handed out.
struct Year<'s> {
    months: Vec<Month>,
    rows: Vec<Row<'s>>,
    /// Those for whom there is no group.
    without: Vec<ForecastCell>,
}

struct Row<'s> {
    group: Group,
    stays: Vec<&'s Stay>,
    /// Children without a place that were taken for this group so far.
    taken: i32,
    cells: Vec<ForecastCell>,
}

impl<'s> Year<'s> {
    fn new(first: NaiveDate, groups: Vec<Group>, stays: &'s [Stay]) -> Self {
        let first_of = |month: u32| first.checked_add_months(Months::new(month));
        let month = |month: u32| Some(Month { first: first_of(month)?, last: first_of(month + 1)?.pred_opt()? });
        let months: Vec<_> = (0..12).filter_map(month).collect();
        let row = |group: Group| {
            let stays: Vec<_> = stays.iter().filter(|stay| stay.group_id == group.id).collect();
            let present = |month: &Month| ForecastCell { present: present(&stays, month.last), ..EMPTY };
            let cells = months.iter().map(present).collect();
            Row { group, stays, taken: 0, cells }
        };
        let rows = groups.into_iter().map(row).collect();
        let without = vec![EMPTY; months.len()];
        Self { months, rows, without }
    }

    /// Counts a child that starts in this year.
    fn take(&mut self, child: Coming) -> ForecastStart {
        let month = self.months.iter().rposition(|month| month.first <= child.on).unwrap_or(0);
        let placed = child.place.as_ref().and_then(|id| self.rows.iter().position(|row| row.group.id == *id));
        let group = match placed {
            Some(place) => {
                self.rows[place].cells[month].starting += 1;
                Some(place)
            }
            None => self.expect(&child, month),
        };
        ForecastStart {
            group_id: group.map(|place| self.rows[place].group.id.clone()),
            application_id: child.application_id,
            name: child.name,
            on: child.on,
            is_agreed: placed.is_some(),
            status: child.status,
        }
    }

    /// Counts a child without a place, from this month on.
    fn expect(&mut self, child: &Coming, month: usize) -> Option<usize> {
        let jaargroep = likely_jaargroep(child.born_on, child.on);
        let fitting = (0..self.rows.len()).filter(|&place| self.rows[place].group.jaargroepen.contains(&jaargroep));
        let group = fitting.min_by_key(|&place| {
            let row = &self.rows[place];
            (present(&row.stays, child.on) + row.taken - row.group.capacity, &row.group.name)
        });
        let cells = match group {
            Some(place) => {
                let row = &mut self.rows[place];
                row.taken += 1;
                &mut row.cells
            }
            None => &mut self.without,
        };
        cells.iter_mut().skip(month).for_each(|cell| cell.expected += 1);
        group
    }

    fn rows(self) -> Vec<ForecastGroup> {
        let row = |row: Row<'_>| ForecastGroup {
            group_id: Some(row.group.id),
            name: row.group.name,
            capacity: Some(row.group.capacity),
            cells: row.cells,
        };
        let somebody = self.without.iter().any(|cell| cell.expected > 0);
        let without = ForecastGroup { group_id: None, name: String::new(), capacity: None, cells: self.without };
        self.rows.into_iter().map(row).chain(somebody.then_some(without)).collect()
    }
}

const EMPTY: ForecastCell = ForecastCell { present: 0, starting: 0, expected: 0 };

/// How many children stay on a day.
fn present(stays: &[&Stay], on: NaiveDate) -> i32 {
    stays.iter().filter(|stay| (stay.starts_on..=stay.ends_on).contains(&on)).map(|stay| stay.children).sum()
}

#[cfg(test)]
mod tests;
