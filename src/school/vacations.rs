//! The vacations that a school in region Zuid starts with. They become the school's own rows, which it can change.
//!
//! Kerst, one week of May and summer are fixed by the minister (WPO art. 15 lid 2, Regeling vaststelling schoolvakanties);
//! autumn, spring and a second week of May are advice. Sources, and what two sources say differently:
//! `docs/decisions/002-birthdays-and-terms.md`.

use chrono::NaiveDate;

use super::rules::{HolidayName, SchoolCalendar, school_choice_days};
use super::{PeriodKind, PeriodStatus};

/// One vacation of the table below.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct SeedPeriod {
    /// The Dutch name, as it becomes the school's own data.
    pub name: &'static str,
    /// What kind of period.
    pub kind: PeriodKind,
    /// How sure it is.
    pub status: PeriodStatus,
    /// First day without school (a Saturday).
    pub starts_on: NaiveDate,
    /// Last day without school (a Sunday).
    pub ends_on: NaiveDate,
    /// What the school should know about it, in Dutch, as its own data.
    pub note: Option<&'static str>,
}

const AUTUMN: &str = "Herfstvakantie";
const CHRISTMAS: &str = "Kerstvakantie";
const SPRING: &str = "Voorjaarsvakantie";
const MAY: &str = "Meivakantie";
const MAY_EXTRA: &str = "Meivakantie, extra week";
const SUMMER: &str = "Zomervakantie";

/// The vacations of region Zuid that start in the school year of `start_year`, in order; `None` for a year not in the table.
///
/// A summer crosses 31 July and stays whole, with the year it starts in. 2024 therefore holds one summer only: without it
/// the first days of August 2025 would pass for school days.
#[must_use]
pub fn zuid(start_year: i32) -> Option<Vec<SeedPeriod>> {
    match start_year {
        2024 => seeds(&[(SUMMER, PeriodStatus::Official, (2025, 7, 5), (2025, 8, 17), Some(SUMMER_2025))]),
        2025 => seeds(&[
            (AUTUMN, PeriodStatus::Advice, (2025, 10, 11), (2025, 10, 19), None),
            (CHRISTMAS, PeriodStatus::Official, (2025, 12, 20), (2026, 1, 4), None),
            (SPRING, PeriodStatus::Advice, (2026, 2, 14), (2026, 2, 22), None),
            (MAY_EXTRA, PeriodStatus::Advice, (2026, 4, 18), (2026, 4, 26), None),
            (MAY, PeriodStatus::Official, (2026, 4, 25), (2026, 5, 3), None),
            (SUMMER, PeriodStatus::Official, (2026, 7, 11), (2026, 8, 23), None),
        ]),
        2026 => seeds(&[
            (AUTUMN, PeriodStatus::Advice, (2026, 10, 17), (2026, 10, 25), None),
            (CHRISTMAS, PeriodStatus::Official, (2026, 12, 19), (2027, 1, 3), None),
            (SPRING, PeriodStatus::Check, (2027, 2, 6), (2027, 2, 14), Some(SPRING_2027)),
            (MAY, PeriodStatus::Check, (2027, 4, 24), (2027, 5, 2), Some(MAY_2027)),
            (MAY_EXTRA, PeriodStatus::Check, (2027, 5, 1), (2027, 5, 9), Some(MAY_2027)),
            (SUMMER, PeriodStatus::Check, (2027, 7, 24), (2027, 9, 5), Some(SUMMER_2027)),
        ]),
        2027 => seeds(&[
            (AUTUMN, PeriodStatus::Advice, (2027, 10, 23), (2027, 10, 31), None),
            (CHRISTMAS, PeriodStatus::Official, (2027, 12, 25), (2028, 1, 9), None),
            (SPRING, PeriodStatus::Advice, (2028, 2, 26), (2028, 3, 5), None),
            (MAY_EXTRA, PeriodStatus::Advice, (2028, 4, 22), (2028, 4, 30), None),
            (MAY, PeriodStatus::Official, (2028, 4, 29), (2028, 5, 7), None),
            (SUMMER, PeriodStatus::Official, (2028, 7, 22), (2028, 9, 3), None),
        ]),
        2028 => seeds(&[
            (AUTUMN, PeriodStatus::Advice, (2028, 10, 21), (2028, 10, 29), None),
            (CHRISTMAS, PeriodStatus::Official, (2028, 12, 23), (2029, 1, 7), None),
            (SPRING, PeriodStatus::Advice, (2029, 2, 10), (2029, 2, 18), None),
            (MAY_EXTRA, PeriodStatus::Advice, (2029, 4, 21), (2029, 4, 29), None),
            (MAY, PeriodStatus::Official, (2029, 4, 28), (2029, 5, 6), None),
            (SUMMER, PeriodStatus::Official, (2029, 7, 14), (2029, 8, 26), None),
        ]),
        _ => None,
    }
}

const SUMMER_2025: &str = "Staat hier omdat het schooljaar 2025-2026 in deze vakantie begint.";
const SPRING_2027: &str =
    "Carnavalsweek. Een andere bron noemt 13 t/m 21 februari 2027. Controleer dit bij het bestuur.";
const MAY_2027: &str =
    "Bronnen zijn het eens over 24 april t/m 9 mei 2027, niet over welke week vastligt. Controleer dit.";
const SUMMER_2027: &str = "Een andere bron noemt 17 juli t/m 29 augustus 2027. Controleer dit bij het bestuur.";

type Day = (i32, u32, u32);
type Row = (&'static str, PeriodStatus, Day, Day, Option<&'static str>);

fn seeds(rows: &[Row]) -> Option<Vec<SeedPeriod>> {
    rows.iter().map(seed).collect()
}

/// `None` only for a day that does not exist; the tests show that the table has none.
fn seed(&(name, status, from, until, note): &Row) -> Option<SeedPeriod> {
    Some(SeedPeriod {
        name,
        kind: PeriodKind::Vacation,
        status,
        starts_on: NaiveDate::from_ymd_opt(from.0, from.1, from.2)?,
        ends_on: NaiveDate::from_ymd_opt(until.0, until.1, until.2)?,
        note,
    })
}

const CHOICE: &str = "De school kiest zelf of deze dag vrij is. Haal hem weg als er les is.";

/// The days in the school year of `start_year` that a school may choose to be free and that are no holiday or vacation already,
/// as closed days that somebody must check.
#[must_use]
pub fn choice_days(start_year: i32, vacations: &SchoolCalendar) -> Vec<SeedPeriod> {
    let days = school_choice_days(start_year.saturating_add(1)).into_iter();
    days.filter(|day| vacations.is_school_day(day.on))
        .map(|day| SeedPeriod {
            name: if day.name == HolidayName::GoodFriday { "Goede Vrijdag" } else { "Vrijdag na Hemelvaart" },
            kind: PeriodKind::ClosedDay,
            status: PeriodStatus::Check,
            starts_on: day.on,
            ends_on: day.on,
            note: Some(CHOICE),
        })
        .collect()
}

#[cfg(test)]
mod tests;
