//! Pure rules of the school room: Dutch holidays, the school year, and which days are school days.

use std::ops::Range;

use chrono::{Datelike, Days, NaiveDate, Weekday};
use serde::Serialize;
use specta::Type;

/// How far a school day is looked for before the answer is "none": longer than any vacation and any school year.
const SEARCH_DAYS: u64 = 400;

/// A free day that every school in the Netherlands knows by name.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Type)]
#[serde(rename_all = "snake_case")]
pub enum HolidayName {
    /// Nieuwjaarsdag, 1 January.
    NewYear,
    /// Goede Vrijdag; the school decides whether it is free.
    GoodFriday,
    /// Tweede Paasdag.
    EasterMonday,
    /// Koningsdag, 27 April, or the 26th when the 27th is a Sunday.
    KingsDay,
    /// Bevrijdingsdag, 5 May; free for schools every year.
    LiberationDay,
    /// Hemelvaartsdag.
    AscensionDay,
    /// The Friday after Hemelvaart; the school decides whether it is free.
    FridayAfterAscension,
    /// Tweede Pinksterdag.
    WhitMonday,
    /// Eerste Kerstdag.
    ChristmasDay,
    /// Tweede Kerstdag.
    SecondChristmasDay,
}

/// A holiday in one particular year.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Type)]
pub struct Holiday {
    /// The day.
    pub on: NaiveDate,
    /// Which holiday it is.
    pub name: HolidayName,
}

/// Easter Sunday in the Gregorian calendar (the anonymous computus). Years that chrono cannot hold give its nearest year.
#[must_use]
pub fn easter(year: i32) -> NaiveDate {
    let year = year.clamp(NaiveDate::MIN.year(), NaiveDate::MAX.year());
    let (century, in_century) = (year.div_euclid(100), year.rem_euclid(100));
    let golden = year.rem_euclid(19);
    let moon_shift = (8 * century + 13).div_euclid(25);
    let epact = (19 * golden + century - century.div_euclid(4) - moon_shift + 15).rem_euclid(30);
    let weekday = (32 + 2 * century.rem_euclid(4) + 2 * (in_century / 4) - epact - in_century % 4).rem_euclid(7);
    let correction = (golden + 11 * epact + 22 * weekday) / 451;
    let days = epact + weekday - 7 * correction + 114;
    // 22 March to 25 April: both parts are small and positive.
    date_in(year, (days / 31).unsigned_abs(), (days % 31 + 1).unsigned_abs())
}

/// The days in `year` on which every primary school is free, in order. When Hemelvaart falls on 5 May both are in it.
#[must_use]
pub fn dutch_holidays(year: i32) -> Vec<Holiday> {
    let mut holidays = official_days(year).to_vec();
    holidays.sort_by_key(|holiday| holiday.on);
    holidays
}

/// The days in `year` that a school may choose to be free: Goede Vrijdag and the Friday after Hemelvaart. They only close the
/// school when it has entered them as closed days.
#[must_use]
pub fn school_choice_days(year: i32) -> Vec<Holiday> {
    let after_ascension = plus_days(easter(year), 40);
    vec![
        Holiday { on: good_friday(year), name: HolidayName::GoodFriday },
        Holiday { on: after_ascension, name: HolidayName::FridayAfterAscension },
    ]
}

fn official_days(year: i32) -> [Holiday; 8] {
    let easter = easter(year);
    let fixed = |month, day, name| Holiday { on: date_in(year, month, day), name };
    let moving = |days, name| Holiday { on: plus_days(easter, days), name };
    [
        fixed(1, 1, HolidayName::NewYear),
        moving(1, HolidayName::EasterMonday),
        Holiday { on: kings_day(year), name: HolidayName::KingsDay },
        fixed(5, 5, HolidayName::LiberationDay),
        moving(39, HolidayName::AscensionDay),
        moving(50, HolidayName::WhitMonday),
        fixed(12, 25, HolidayName::ChristmasDay),
        fixed(12, 26, HolidayName::SecondChristmasDay),
    ]
}

fn kings_day(year: i32) -> NaiveDate {
    let day = date_in(year, 4, 27);
    if day.weekday() == Weekday::Sun { date_in(year, 4, 26) } else { day }
}

fn good_friday(year: i32) -> NaiveDate {
    easter(year).checked_sub_days(Days::new(2)).unwrap_or(NaiveDate::MIN)
}

fn holiday_on(date: NaiveDate) -> Option<HolidayName> {
    official_days(date.year()).into_iter().find(|holiday| holiday.on == date).map(|holiday| holiday.name)
}

/// The year in which the school year of `date` starts: 2026 for every day of 2026-2027 (1 August to 31 July, WPO art. 1).
#[must_use]
pub fn school_year_start(date: NaiveDate) -> i32 {
    if date.month() >= 8 { date.year() } else { date.year() - 1 }
}

/// First and last day of the school year that starts in `start_year`: 1 August and 31 July (WPO art. 1).
#[must_use]
pub fn school_year_bounds(start_year: i32) -> (NaiveDate, NaiveDate) {
    (date_in(start_year, 8, 1), date_in(start_year.saturating_add(1), 7, 31))
}

/// The school year as schools and EDEXML write it: `2026-2027`.
#[must_use]
pub fn school_year_label(start_year: i32) -> String {
    format!("{start_year:04}-{:04}", start_year.saturating_add(1))
}

/// The start year of a label such as `2026-2027`; `None` unless it is four digits, a hyphen and the year after.
#[must_use]
pub fn parse_school_year(label: &str) -> Option<i32> {
    let (first, second) = label.trim().split_once('-')?;
    let (first, second) = (four_digits(first)?, four_digits(second)?);
    (second == first + 1).then_some(first)
}

fn four_digits(text: &str) -> Option<i32> {
    let is_year = text.len() == 4 && text.bytes().all(|byte| byte.is_ascii_digit());
    if is_year { text.parse().ok() } else { None }
}

/// The last day up to which the vacations are entered: 31 July of the last year in the first unbroken row of years that each have
/// their summer. A Dutch summer vacation always runs over 31 July, so that is how it is known, whatever the school calls it.
#[must_use]
pub fn known_until(start_years: &[i32], periods: &[ClosedRange]) -> Option<NaiveDate> {
    let has_summer = |year: i32| {
        let (_, last) = school_year_bounds(year);
        periods.iter().any(|period| period.starts_on <= last && period.ends_on > last)
    };
    let mut years = start_years.to_vec();
    years.sort_unstable();
    let mut until = None;
    for year in years.into_iter().skip_while(|year| !has_summer(*year)) {
        if !has_summer(year) || until.is_some_and(|last| last + 1 != year) {
            break;
        }
        until = Some(year);
    }
    until.map(|year| school_year_bounds(year).1)
}

/// A stretch of days without school that the school has entered: a vacation, or one closed day.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ClosedRange {
    /// First day without school.
    pub starts_on: NaiveDate,
    /// Last day without school.
    pub ends_on: NaiveDate,
    /// What the school calls it.
    pub name: String,
}

/// Why there is no school.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Type)]
#[serde(tag = "kind", content = "name", rename_all = "snake_case")]
pub enum ClosureName {
    /// A vacation or closed day, by the name the school gave it.
    Period(String),
    /// A Dutch holiday outside the vacations.
    Holiday(HolidayName),
    /// Saturday and Sunday.
    Weekend,
}

/// A stretch without school, and why.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Type)]
pub struct Closure {
    /// First day of it.
    pub starts_on: NaiveDate,
    /// Last day of it.
    pub ends_on: NaiveDate,
    /// The reason.
    pub name: ClosureName,
}

/// Which days are school days: Monday to Friday, except holidays and what the school has entered.
///
/// Build it once for a screen and ask it often: an answer takes well under a microsecond. Holidays are worked out anew for each
/// question, which is quick enough (60 ns measured) to keep the calendar free of hidden state.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct SchoolCalendar {
    /// Sorted by first day.
    periods: Vec<ClosedRange>,
    /// What overlaps, merged: sorted, and never overlapping, so that a day is found by binary search.
    blocks: Vec<Block>,
    known_until: Option<NaiveDate>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
struct Block {
    starts_on: NaiveDate,
    ends_on: NaiveDate,
    periods: Range<usize>,
}

impl SchoolCalendar {
    /// A calendar of vacations and closed days, in any order; they may overlap. One that ends before it starts closes nothing.
    /// `known_until` is the last day of the last school year whose vacations are entered, with none missing before it.
    #[must_use]
    pub fn new(periods: impl IntoIterator<Item = ClosedRange>, known_until: Option<NaiveDate>) -> Self {
        let mut periods: Vec<_> = periods.into_iter().filter(|period| period.starts_on <= period.ends_on).collect();
        periods.sort_by_key(|period| (period.starts_on, period.ends_on));
        let blocks = merge(&periods);
        Self { periods, blocks, known_until }
    }

    /// Whether there is school on this day.
    #[must_use]
    pub fn is_school_day(&self, date: NaiveDate) -> bool {
        !is_weekend(date) && self.block_on(date).is_none() && holiday_on(date).is_none()
    }

    /// Why there is no school on this day; `None` on a school day. A vacation goes before the holidays and weekends inside it,
    /// and of two periods the one that lasts longest is named.
    #[must_use]
    pub fn closure_on(&self, date: NaiveDate) -> Option<Closure> {
        self.period_on(date)
            .map(|period| Closure {
                starts_on: period.starts_on,
                ends_on: period.ends_on,
                name: ClosureName::Period(period.name.clone()),
            })
            .or_else(|| {
                holiday_on(date).map(|name| Closure {
                    starts_on: date,
                    ends_on: date,
                    name: ClosureName::Holiday(name),
                })
            })
            .or_else(|| weekend_of(date))
    }

    /// The first day with school from `date` on; `None` when there is none in the next 400 days.
    #[must_use]
    pub fn first_school_day_on_or_after(&self, date: NaiveDate) -> Option<NaiveDate> {
        let last = plus_days(date, SEARCH_DAYS);
        let mut day = date;
        while day <= last {
            if self.is_school_day(day) {
                return Some(day);
            }
            day = self.block_on(day).map_or(day, |block| block.ends_on).succ_opt()?;
        }
        None
    }

    /// The last day with school up to `date`; `None` when there is none in the 400 days before it.
    #[must_use]
    pub fn last_school_day_on_or_before(&self, date: NaiveDate) -> Option<NaiveDate> {
        let first = date.checked_sub_days(Days::new(SEARCH_DAYS)).unwrap_or(NaiveDate::MIN);
        let mut day = date;
        while day >= first {
            if self.is_school_day(day) {
                return Some(day);
            }
            day = self.block_on(day).map_or(day, |block| block.starts_on).pred_opt()?;
        }
        None
    }

    /// The safe day for a deadline: `date` itself when the office works then, else the last working day before it. A working
    /// day is Monday to Friday, not a holiday and not Goede Vrijdag (which the Algemene termijnenwet, art. 3 lid 2, puts on
    /// a par with holidays). Vacations do not count: they would move the day weeks away.
    #[must_use]
    pub fn previous_working_day(&self, date: NaiveDate) -> NaiveDate {
        let mut day = date;
        while is_weekend(day) || holiday_on(day).is_some() || day == good_friday(day.year()) {
            match day.pred_opt() {
                Some(before) => day = before,
                None => return day,
            }
        }
        day
    }

    /// Whether the vacations around this day are entered, so that what is computed from them can be trusted. Nothing is known
    /// before the first entered period: the summer that a school year opens with belongs to the year before it.
    #[must_use]
    pub fn knows(&self, date: NaiveDate) -> bool {
        let after_start = self.periods.first().is_some_and(|first| first.starts_on <= date);
        after_start && self.known_until.is_some_and(|until| date <= until)
    }

    fn block_on(&self, date: NaiveDate) -> Option<&Block> {
        let after = self.blocks.partition_point(|block| block.starts_on <= date);
        let candidate = self.blocks.get(after.checked_sub(1)?)?;
        (date <= candidate.ends_on).then_some(candidate)
    }

    fn period_on(&self, date: NaiveDate) -> Option<&ClosedRange> {
        self.periods
            .get(self.block_on(date)?.periods.clone())?
            .iter()
            .filter(|period| (period.starts_on..=period.ends_on).contains(&date))
            .max_by_key(|period| period.ends_on - period.starts_on)
    }
}

/// Joins periods that overlap; they come sorted by first day.
fn merge(periods: &[ClosedRange]) -> Vec<Block> {
    let mut blocks: Vec<Block> = Vec::new();
    for (index, period) in periods.iter().enumerate() {
        match blocks.last_mut() {
            Some(block) if period.starts_on <= block.ends_on => {
                block.ends_on = block.ends_on.max(period.ends_on);
                block.periods.end = index + 1;
            }
            Some(_) | None => {
                blocks.push(Block { starts_on: period.starts_on, ends_on: period.ends_on, periods: index..index + 1 })
            }
        }
    }
    blocks
}

fn is_weekend(date: NaiveDate) -> bool {
    matches!(date.weekday(), Weekday::Sat | Weekday::Sun)
}

fn weekend_of(date: NaiveDate) -> Option<Closure> {
    is_weekend(date).then(|| {
        let monday_first = u64::from(date.weekday().num_days_from_monday());
        let saturday = date.checked_sub_days(Days::new(monday_first - 5)).unwrap_or(NaiveDate::MIN);
        Closure { starts_on: saturday, ends_on: plus_days(saturday, 1), name: ClosureName::Weekend }
    })
}

fn plus_days(date: NaiveDate, days: u64) -> NaiveDate {
    date.checked_add_days(Days::new(days)).unwrap_or(NaiveDate::MAX)
}

/// A day that exists every year; a year outside chrono's calendar gives its nearest end.
fn date_in(year: i32, month: u32, day: u32) -> NaiveDate {
    let outside = if year < 0 { NaiveDate::MIN } else { NaiveDate::MAX };
    NaiveDate::from_ymd_opt(year, month, day).unwrap_or(outside)
}

#[cfg(test)]
mod tests;
