//! What is kept how long: pure functions over dated facts. `today` is passed in.

use chrono::{Datelike as _, Days, Months, NaiveDate};

use super::RetentionKind;
use crate::intake::Decision;
use crate::intake::owned::Outcome;
use crate::store::{DAYS_IN_BIN, last_day_in_bin};

/// The longest term a board can choose, in months: ten years.
pub const MAX_MONTHS: i32 = 120;

/// How many months the program keeps what ended so, unless the board chose its own term. None of what was taken back: see [`taken_back`].
///
/// A pupil's file: two years after leaving (poraad.nl, "Hoe lang bewaar ik een leerlingdossier"; vgs.nl). For children who never
/// became pupils no law names a term: the board sets and documents it (vgs.nl); a year is only what the program proposes.
#[must_use]
pub const fn shipped_months(kind: RetentionKind) -> i32 {
    match kind {
        RetentionKind::Left => 24,
        RetentionKind::NotAdmitted | RetentionKind::Withdrawn | RetentionKind::NeverStarted => 12,
        RetentionKind::TakenBack => 0,
    }
}

/// Whether sector and law fixed the term, or the bin of the program, so that the board cannot choose another. See [`shipped_months`].
#[must_use]
pub const fn is_fixed(kind: RetentionKind) -> bool {
    match kind {
        RetentionKind::Left | RetentionKind::TakenBack => true,
        RetentionKind::NotAdmitted | RetentionKind::Withdrawn | RetentionKind::NeverStarted => false,
    }
}

/// How many days the program keeps beside those months.
#[must_use]
pub fn shipped_days(kind: RetentionKind) -> i32 {
    if kind == RetentionKind::TakenBack { DAYS_IN_BIN.into() } else { 0 }
}

/// The terms that hold, in months.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Terms(Vec<(RetentionKind, i32)>);

impl Terms {
    /// The board's own terms over the shipped ones. One for a kind that is fixed is passed over.
    #[must_use]
    pub fn of(own: impl IntoIterator<Item = (RetentionKind, i32)>) -> Self {
        Self(own.into_iter().filter(|(kind, _)| !is_fixed(*kind)).collect())
    }

    /// How many months this kind is kept.
    #[must_use]
    pub fn months(&self, kind: RetentionKind) -> i32 {
        let own = self.0.iter().find(|(one, _)| *one == kind);
        own.map_or_else(|| shipped_months(kind), |(_, months)| *months)
    }
}

/// What the calendar needs to know of one child.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Facts {
    /// Its aanmeldingen.
    pub applications: Vec<Outcome>,
    /// Its last day in a group, if it was ever in one.
    pub placed_until: Option<NaiveDate>,
}

/// What keeps a child longest, and when all must go. Ordered by that day.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Due {
    /// The first day on which it must go.
    pub due_on: NaiveDate,
    /// When what it is about ended.
    pub ended_on: NaiveDate,
    /// Which kind of data it is.
    pub kind: RetentionKind,
}

/// How one aanmelding stands.
enum Standing {
    Open,
    Ended(RetentionKind, NaiveDate),
    /// The child came; its last day in a group tells the rest.
    Came,
}

fn standing(application: &Outcome, placed_until: Option<NaiveDate>, today: NaiveDate) -> Standing {
    if let Some(on) = application.withdrawn_on {
        return Standing::Ended(RetentionKind::Withdrawn, on);
    }
    match (application.decision, application.starts_on) {
        (Some(Decision::NotAdmitted), _) => {
            application.decided_on.map_or(Standing::Open, |on| Standing::Ended(RetentionKind::NotAdmitted, on))
        }
        (Some(Decision::Admitted), Some(on)) if on <= today => {
            if placed_until.is_some_and(|until| until >= on) {
                Standing::Came
            } else {
                Standing::Ended(RetentionKind::NeverStarted, on)
            }
        }
        (Some(Decision::Admitted | Decision::WaitingList) | None, _) => Standing::Open,
    }
}

/// Whether a child is a pupil, or will be, or has an open aanmelding: nothing of it can be erased then.
#[must_use]
pub fn is_here(facts: &Facts, today: NaiveDate) -> bool {
    let is_open = |one: &Outcome| matches!(standing(one, facts.placed_until, today), Standing::Open);
    facts.placed_until.is_some_and(|until| until >= today) || facts.applications.iter().any(is_open)
}

/// What keeps a child that is not here longest, and when it must go: no term may be cut short by another that ended later. None for a child that is here, and for one of which no
/// aanmelding and no group is known.
#[must_use]
pub fn due(facts: &Facts, terms: &Terms, today: NaiveDate) -> Option<Due> {
    if is_here(facts, today) {
        return None;
    }
    let left = facts.placed_until.map(|until| (RetentionKind::Left, until));
    let ended = facts.applications.iter().filter_map(|one| match standing(one, facts.placed_until, today) {
        Standing::Ended(kind, on) => Some((kind, on)),
        Standing::Open | Standing::Came => None,
    });
    let due = |(kind, ended_on)| Due { kind, ended_on, due_on: after(ended_on, terms.months(kind)) };
    left.into_iter().chain(ended).map(due).max()
}

/// When a child must go that was taken back as a whole: the day after its last one in the bin, were it there.
#[must_use]
pub fn taken_back(on: NaiveDate) -> Due {
    let last = last_day_in_bin(on);
    Due { kind: RetentionKind::TakenBack, ended_on: on, due_on: last.succ_opt().unwrap_or(last) }
}

/// The first day on which so many whole months have passed: where the month is too short for the day, its end has to pass first, so
/// that nothing goes a day early.
#[must_use]
pub fn after(day: NaiveDate, months: i32) -> NaiveDate {
    let months = Months::new(u32::try_from(months).unwrap_or(0));
    let reached = day.checked_add_months(months).unwrap_or(NaiveDate::MAX);
    if reached.day() == day.day() {
        return reached;
    }
    reached.checked_add_days(Days::new(1)).unwrap_or(reached)
}

#[cfg(test)]
mod tests;
