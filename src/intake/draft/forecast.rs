//! How many children each group has, month by month.

use chrono::NaiveDate;
use serde::Serialize;

use crate::intake::{ApplicationId, Status};
use crate::school::GroupId;

/// How many children each group has, month by month.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, specta::Type)]
pub struct Forecast {
    /// The school year: 2026 for 2026-2027.
    pub start_year: i32,
    /// The first of each month, August to July.
    pub months: Vec<NaiveDate>,
    /// The groups, youngest first, and last the children for whom there is none, if any.
    pub groups: Vec<ForecastGroup>,
    /// The children that start or may start in this year, by first day.
    pub starts: Vec<ForecastStart>,
    /// Whether somebody has a place from the first day of the year: until the groups are filled, only newcomers are counted.
    pub is_filled: bool,
}

/// A group in the forecast.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, specta::Type)]
pub struct ForecastGroup {
    /// The group; none for the children without one.
    pub group_id: Option<GroupId>,
    /// Its name; empty for the children without one.
    pub name: String,
    /// How many fit; none for the children without a group.
    pub capacity: Option<i32>,
    /// A cell a month.
    pub cells: Vec<ForecastCell>,
}

/// A group in a month.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, specta::Type)]
pub struct ForecastCell {
    /// Children in the group at the end of the month, with those admitted to it.
    pub present: i32,
    /// How many of them have their first day at school in this month.
    pub starting: i32,
    /// Children without a place that would likely be there too by then.
    pub expected: i32,
}

/// A child that starts, or may start.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, specta::Type)]
pub struct ForecastStart {
    /// The aanmelding.
    pub application_id: ApplicationId,
    /// Whole name.
    pub name: String,
    /// The first day: agreed, or else likely.
    pub on: NaiveDate,
    /// Whether that day and the group are agreed.
    pub is_agreed: bool,
    /// Agreed or likely group, if any.
    pub group_id: Option<GroupId>,
    /// Where it stands.
    pub status: Status,
}
