//! Pure rules of mornings: what the law allows, what the school prefers, and which days are proposed. No clock, no database.
//!
//! A child may come to get used to school from 3 years and 10 months until the day before its fourth birthday, at most five days or
//! ten half days in all; it is no pupil then (WPO art. 39 lid 3). How that is read: `docs/decisions/014-wenochtenden.md`.

pub mod day;
pub mod planner;
pub mod summer;
pub mod weeks;

use chrono::{Days, NaiveDate};

pub use day::findings;
pub use summer::summer_advice;
pub use weeks::skipped_week;

use super::draft::WenState;
use crate::intake::clock::wen_window;
use crate::school::WenCustoms;

/// At most five days or ten half days in all (WPO art. 39 lid 3); a whole day counts as two.
pub const MOST_HALF_DAYS: i32 = 10;

/// Mornings are planned from so many days before the window opens: parents are invited some six weeks ahead.
pub const PLAN_AHEAD_DAYS: u64 = 42;

/// A child as the rules see it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Guest {
    /// Date of birth.
    pub born_on: NaiveDate,
    /// The agreed first day as a pupil.
    pub starts_on: Option<NaiveDate>,
    /// Whether the school decided that it may come.
    pub admitted: bool,
}

/// A group as the rules see it, in one school year.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Host {
    /// Its name.
    pub name: String,
    /// Weekdays with lessons, 1 (Monday) to 5.
    pub lesson_weekdays: Vec<i32>,
    /// What the school and the group prefer.
    pub customs: WenCustoms,
    /// Weekdays of the teacher who has the group most; empty when nobody is known.
    pub own_weekdays: Vec<i32>,
}

/// First and last day on which the child may come: [`wen_window`], and before its first day as a pupil. Ends before it begins for a
/// child that may not come at all.
#[must_use]
pub fn window(guest: &Guest) -> (NaiveDate, NaiveDate) {
    let (from, until) = wen_window(guest.born_on);
    let before_start = guest.starts_on.and_then(|on| on.pred_opt());
    (from, before_start.map_or(until, |last| until.min(last)))
}

/// The mornings of a child in numbers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Standing {
    /// Whether a group was agreed.
    pub group_agreed: bool,
    /// The school's usual number of mornings.
    pub usual: i32,
    /// Mornings that count, held or to come; see [`super::Morning::counts`].
    pub counting: i32,
    /// Their half days.
    pub half_days: i32,
    /// Mornings on which the child was there.
    pub held: i32,
    /// Mornings that stand, from today on, of which nothing was marked yet.
    pub coming: i32,
    /// See [`window`].
    pub window: (NaiveDate, NaiveDate),
}

/// Where a child stands with its mornings.
#[must_use]
pub fn state(standing: &Standing, today: NaiveDate) -> WenState {
    let (from, until) = standing.window;
    let room_left = standing.counting < standing.usual && standing.half_days < MOST_HALF_DAYS;
    let days_left = from <= until && today < until;
    if days_left && room_left {
        return match (standing.group_agreed, standing.counting) {
            (false, _) => WenState::NoGroup,
            (true, 0) if today < from - Days::new(PLAN_AHEAD_DAYS) => WenState::TooEarly,
            (true, _) => WenState::ToPlan,
        };
    }
    match (standing.coming, standing.held) {
        (0, _) => WenState::Done,
        (_, 0) => WenState::Planned,
        (_, _) => WenState::UnderWay,
    }
}

#[cfg(test)]
mod tests;
