//! Which mornings are proposed. As many as can be; when places are short nobody gets much less than another; then as few as possible
//! against the school's customs. After that new mornings are with the own teacher where they can be and spread over the days that suit,
//! and those that take the place of another are as near to it as can be.
//!
//! What a refusal of [`super::findings`] forbids is never proposed. The same question always gives the same answer.

mod assign;

use std::collections::{BTreeMap, HashMap};
use std::ops::RangeInclusive;

use chrono::{Datelike, NaiveDate};

use super::day::{guest_findings, host_findings};
use super::{Guest, Host, MOST_HALF_DAYS, window};
use crate::finding::Severity;
use crate::school::rules::SchoolCalendar;
use assign::{Drawback, Room, Seeker, assign};

/// A child that wants mornings. Each child once.
#[derive(Clone, Debug)]
pub struct Wish {
    /// The child.
    pub guest: Guest,
    /// The number of its group.
    pub host: usize,
    /// How many more mornings, of half a day each.
    pub wanted: usize,
    /// See [`super::day::Visit::days`].
    pub days: Vec<(NaiveDate, i32)>,
}

/// A child with mornings that cannot stay. Each child once.
#[derive(Clone, Debug)]
pub struct Stuck {
    /// The child.
    pub guest: Guest,
    /// The number of its group.
    pub host: usize,
    /// Days and half days of those mornings.
    pub mornings: Vec<(NaiveDate, i32)>,
    /// The others, see [`super::day::Visit::days`].
    pub days: Vec<(NaiveDate, i32)>,
}

/// What the school has to offer.
#[derive(Clone, Copy)]
pub struct Board<'a> {
    /// The group of that number as it is on a day; none when it is not there.
    pub host_on: &'a dyn Fn(usize, NaiveDate) -> Option<&'a Host>,
    /// How many come already, by group number and day.
    pub taken: &'a HashMap<(usize, NaiveDate), i32>,
    /// First and last day on which mornings are looked for.
    pub span: (NaiveDate, NaiveDate),
    /// The school days.
    pub calendar: &'a SchoolCalendar,
}

/// Days for each wish, first to last; fewer than wanted when there are no more.
#[must_use]
pub fn propose(wishes: &[Wish], board: &Board<'_>) -> Vec<Vec<NaiveDate>> {
    let asks = wishes.iter().map(|wish| Ask {
        guest: &wish.guest,
        host: wish.host,
        days: &wish.days,
        slots: Slots::Spread(wish.wanted.min(half_days_left(&wish.days))),
    });
    let found = answer(&asks.collect::<Vec<_>>(), board);
    let sorted = found.into_iter().map(|days| {
        let mut days: Vec<_> = days.into_iter().flatten().collect();
        days.sort_unstable();
        days
    });
    sorted.collect()
}

/// For each morning that cannot stay a day as near as can be; none when there is no such day.
#[must_use]
pub fn repair(stuck: &[Stuck], board: &Board<'_>) -> Vec<Vec<Option<NaiveDate>>> {
    let asks = stuck.iter().map(|child| Ask {
        guest: &child.guest,
        host: child.host,
        days: &child.days,
        slots: Slots::Near(within_law(&child.mornings, &child.days)),
    });
    let found = answer(&asks.collect::<Vec<_>>(), board);
    let padded = found.into_iter().zip(stuck).map(|(mut days, child)| {
        days.resize(child.mornings.len(), None);
        days
    });
    padded.collect()
}

/// What one child asks for.
struct Ask<'a> {
    guest: &'a Guest,
    host: usize,
    days: &'a [(NaiveDate, i32)],
    slots: Slots,
}

enum Slots {
    /// So many, spread.
    Spread(usize),
    /// One as near as can be to each of these.
    Near(Vec<NaiveDate>),
}

/// How many half days the law leaves (WPO art. 39 lid 3).
fn half_days_left(days: &[(NaiveDate, i32)]) -> usize {
    let had: i32 = days.iter().map(|(_, half_days)| half_days).sum();
    usize::try_from(MOST_HALF_DAYS - had).unwrap_or(0)
}

/// As many of these mornings, first ones first, as the law leaves room for.
fn within_law(mornings: &[(NaiveDate, i32)], days: &[(NaiveDate, i32)]) -> Vec<NaiveDate> {
    let mut left = half_days_left(days);
    let fits = |(_, half_days): &&(NaiveDate, i32)| {
        let rest = usize::try_from(*half_days).ok().and_then(|half_days| left.checked_sub(half_days));
        rest.map(|rest| left = rest).is_some()
    };
    mornings.iter().take_while(fits).map(|(day, _)| *day).collect()
}

/// A day on which a group can receive a child.
struct Open {
    on: NaiveDate,
    room: Room,
    own_teacher: bool,
}

/// The groups do not share places, so each is a question of its own.
fn answer(asks: &[Ask<'_>], board: &Board<'_>) -> Vec<Vec<Option<NaiveDate>>> {
    let mut by_host: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
    for (index, ask) in asks.iter().enumerate() {
        by_host.entry(ask.host).or_default().push(index);
    }
    let mut found = vec![Vec::new(); asks.len()];
    for (host, indices) in by_host {
        let group: Vec<_> = indices.iter().map(|index| &asks[*index]).collect();
        for (index, days) in indices.into_iter().zip(in_host(host, &group, board)) {
            found[index] = days;
        }
    }
    found
}

fn in_host(host: usize, asks: &[&Ask<'_>], board: &Board<'_>) -> Vec<Vec<Option<NaiveDate>>> {
    let spans: Vec<_> = asks.iter().map(|ask| span_of(ask.guest, board)).collect();
    let first = spans.iter().map(|span| *span.start()).min();
    let last = spans.iter().map(|span| *span.end()).max();
    let Some((first, last)) = first.zip(last) else { return Vec::new() };
    let within_any = |day: &NaiveDate| spans.iter().any(|span| span.contains(day));
    let days = first.iter_days().take_while(|day| *day <= last).filter(within_any);
    let open: Vec<_> = days.filter_map(|on| open_on(host, on, board)).collect();
    let seekers: Vec<_> = asks.iter().zip(&spans).map(|(ask, span)| seeker(ask, span, &open)).collect();
    let rooms: Vec<_> = open.iter().map(|day| day.room).collect();
    let chosen = assign(&seekers, &rooms).into_iter();
    chosen.map(|slots| slots.into_iter().map(|day| day.map(|index| open[index].on)).collect()).collect()
}

/// The child's window, as far as mornings are looked for.
fn span_of(guest: &Guest, board: &Board<'_>) -> RangeInclusive<NaiveDate> {
    let (from, until) = window(guest);
    from.max(board.span.0)..=until.min(board.span.1)
}

/// The places of a group on a day, unless something refuses it.
fn open_on(host: usize, on: NaiveDate, board: &Board<'_>) -> Option<Open> {
    let group = (board.host_on)(host, on)?;
    let used = board.taken.get(&(host, on)).copied().unwrap_or(0);
    let findings = host_findings("", on, group, used, board.calendar);
    if findings.iter().any(|finding| finding.severity == Severity::Refusal) {
        return None;
    }
    let weekday = on.weekday().number_from_monday().cast_signed();
    let places = usize::try_from(group.customs.places - used).unwrap_or(0);
    let own_teacher = group.own_weekdays.contains(&weekday);
    Some(Open { on, room: Room { places, broken: findings.len() }, own_teacher })
}

/// The child's days among those that are open, and what each is worth to every slot.
fn seeker(ask: &Ask<'_>, span: &RangeInclusive<NaiveDate>, open: &[Open]) -> Seeker {
    let may_come = |day: &Open| span.contains(&day.on) && guest_findings("", day.on, ask.guest, ask.days).is_empty();
    let (days, its): (Vec<_>, Vec<_>) = open.iter().enumerate().filter(|(_, day)| may_come(day)).unzip();
    let standing: Vec<_> = ask.days.iter().filter(|(_, half_days)| *half_days > 0).map(|(day, _)| *day).collect();
    let slots = match &ask.slots {
        Slots::Near(mornings) => drawbacks(mornings, &its, |apart, other_teacher| (apart, other_teacher)),
        Slots::Spread(wanted) => {
            let within: Vec<_> = standing.iter().copied().filter(|day| span.contains(day)).collect();
            drawbacks(&spread(*wanted, &within, &its), &its, |apart, other_teacher| (other_teacher, apart))
        }
    };
    Seeker { days, slots, had: standing.len() }
}

/// For each aim how far every day is from it, and whether another than the own teacher is there, ranked.
fn drawbacks(aims: &[NaiveDate], days: &[&Open], rank: impl Fn(u64, u64) -> Drawback) -> Vec<Vec<Drawback>> {
    let of = |aim: NaiveDate, day: &Open| rank(squared_days(day.on, aim), u64::from(!day.own_teacher));
    aims.iter().map(|aim| days.iter().map(|day| of(*aim, day)).collect()).collect()
}

/// Days that part the child's days evenly, for so many mornings beside those that stand.
fn spread(wanted: usize, standing: &[NaiveDate], days: &[&Open]) -> Vec<NaiveDate> {
    let in_all = wanted + standing.len();
    let liked: Vec<_> = days.iter().filter(|day| day.room.broken == 0).map(|day| day.on).collect();
    let among = if liked.len() < wanted { days.iter().map(|day| day.on).collect() } else { liked };
    if among.is_empty() {
        return Vec::new();
    }
    let mut aims: Vec<_> = (0..in_all).map(|slot| among[(2 * slot + 1) * among.len() / (2 * in_all)]).collect();
    for day in standing {
        let nearest = (0..aims.len()).min_by_key(|index| squared_days(aims[*index], *day));
        nearest.map(|index| aims.remove(index));
    }
    aims
}

fn squared_days(one: NaiveDate, other: NaiveDate) -> u64 {
    (one - other).num_days().unsigned_abs().pow(2)
}

#[cfg(test)]
mod tests;
