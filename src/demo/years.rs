//! School years of the demo: the ministry's vacations where they are known, believable ones for other years.

use chrono::{NaiveDate, Weekday};

use super::dates::{day, next, plus};
use crate::school::rules::HolidayName;
use crate::school::rules::{ClosedRange, SchoolCalendar, easter, school_choice_days, school_year_bounds};
use crate::school::vacations::zuid;
use crate::school::{ClosedPeriod, PeriodId, PeriodKind, PeriodStatus, SchoolYear, SchoolYearId};

const MADE_UP: &str = "Voorbeeldgegevens: berekend, niet vastgesteld.";

/// A school year with its vacations and closed days.
pub(super) struct Year {
    pub(super) row: SchoolYear,
    pub(super) periods: Vec<ClosedPeriod>,
}

impl Year {
    pub(super) fn new(start_year: i32) -> Self {
        let row = SchoolYear { id: SchoolYearId::new(), version: 0, start_year };
        let mut periods = known(&row).filter(|known| known.len() > 1).unwrap_or_else(|| made_up(&row));
        let closed: Vec<_> = closed_days(&row).into_iter().filter(|day| !is_within(&periods, day.starts_on)).collect();
        periods.extend(closed);
        Self { row, periods }
    }
}

/// The calendar of these years; it answers what the store's own calendar will answer.
pub(super) fn calendar(years: &[Year]) -> SchoolCalendar {
    let periods = years.iter().flat_map(|year| &year.periods);
    let ranges = periods.map(|period| ClosedRange {
        starts_on: period.starts_on,
        ends_on: period.ends_on,
        name: period.name.clone(),
    });
    SchoolCalendar::new(ranges, years.last().map(|year| school_year_bounds(year.row.start_year).1))
}

fn is_within(periods: &[ClosedPeriod], date: NaiveDate) -> bool {
    periods.iter().any(|period| (period.starts_on..=period.ends_on).contains(&date))
}

/// The ministry's table; of a year before the table it may hold no more than a summer, which is not enough.
fn known(year: &SchoolYear) -> Option<Vec<ClosedPeriod>> {
    let seeds = zuid(year.start_year)?;
    let periods = seeds.into_iter().map(|seed| ClosedPeriod {
        status: seed.status,
        note: seed.note.map(Into::into),
        ..period(year, seed.name, seed.kind, (seed.starts_on, seed.ends_on))
    });
    Some(periods.collect())
}

fn made_up(year: &SchoolYear) -> Vec<ClosedPeriod> {
    let (first, second) = (year.start_year, year.start_year + 1);
    let carnaval = plus(easter(second), -50);
    let christmas = next(Weekday::Sat, day(first, 12, 19));
    let may = next(Weekday::Sat, day(second, 4, 24));
    let vacation = |name, starts_on, days: i64| {
        let made = period(year, name, PeriodKind::Vacation, (starts_on, plus(starts_on, days - 1)));
        ClosedPeriod { status: PeriodStatus::Check, note: Some(MADE_UP.into()), ..made }
    };
    vec![
        vacation("Herfstvakantie", next(Weekday::Sat, day(first, 10, 12)), 9),
        vacation("Kerstvakantie", christmas, 16),
        vacation("Voorjaarsvakantie", carnaval, 9),
        vacation("Meivakantie", may, 16),
        vacation("Zomervakantie", summer(second), 44),
    ]
}

/// Regions take turns to begin; the summer the ministry's table opens with keeps its place.
fn summer(year: i32) -> NaiveDate {
    let table = zuid(year - 1).and_then(|seeds| seeds.last().map(|seed| seed.starts_on));
    table.unwrap_or_else(|| plus(next(Weekday::Sat, day(year, 7, 5)), i64::from(year.rem_euclid(3)) * 7))
}

fn closed_days(year: &SchoolYear) -> Vec<ClosedPeriod> {
    let (first, second) = (year.start_year, year.start_year + 1);
    let own = |name, date| period(year, name, PeriodKind::ClosedDay, (date, date));
    let chosen =
        school_choice_days(second).into_iter().filter_map(|holiday| Some(own(name_of(holiday.name)?, holiday.on)));
    let study = [next(Weekday::Thu, day(first, 10, 1)), next(Weekday::Wed, day(second, 3, 10)), study_in_june(second)];
    study.into_iter().map(|date| own("Studiedag", date)).chain(chosen).collect()
}

/// A Tuesday, because Whit Monday may fall in the same week.
fn study_in_june(year: i32) -> NaiveDate {
    next(Weekday::Tue, day(year, 6, 8))
}

/// The days that a school may choose to be free, as the school calls them.
fn name_of(holiday: HolidayName) -> Option<&'static str> {
    match holiday {
        HolidayName::GoodFriday => Some("Goede Vrijdag"),
        HolidayName::FridayAfterAscension => Some("Dag na Hemelvaart"),
        HolidayName::NewYear
        | HolidayName::EasterMonday
        | HolidayName::KingsDay
        | HolidayName::LiberationDay
        | HolidayName::AscensionDay
        | HolidayName::WhitMonday
        | HolidayName::ChristmasDay
        | HolidayName::SecondChristmasDay => None,
    }
}

fn period(
    year: &SchoolYear,
    name: &str,
    kind: PeriodKind,
    (starts_on, ends_on): (NaiveDate, NaiveDate),
) -> ClosedPeriod {
    ClosedPeriod {
        id: PeriodId::new(),
        version: 0,
        school_year_id: year.id.clone(),
        name: name.into(),
        kind,
        status: PeriodStatus::Own,
        starts_on,
        ends_on,
        note: None,
    }
}
