//! Proposals of mornings: how long it takes to plan a term.

use std::collections::HashMap;
use std::hint::black_box;
use std::time::Instant;

use chrono::{Days, Months, NaiveDate};
use driehoek::school::WenCustoms;
use driehoek::school::rules::{ClosedRange, SchoolCalendar};
use driehoek::wenochtend::rules::planner::{Board, Wish, propose};
use driehoek::wenochtend::rules::{Guest, Host};

use crate::measure::{Row, summary};

/// More than any school has at once.
const CHILDREN: u64 = 60;
/// The usual number each.
const MORNINGS: usize = 5;
/// Somebody waits for it.
const TERM_BUDGET_MS: f64 = 100.0;
const CHILD_BUDGET_MS: f64 = 2.0;
const RUNS: usize = 60;

/// A term for sixty children in four groups, the same in one large group, and one child.
pub fn all() -> Vec<Row> {
    let (many, four) = (children(4), vec![host(2); 4]);
    let (together, one) = (children(1), vec![host(8)]);
    vec![
        measured("proposals for 60 children over a term", &many, &four, TERM_BUDGET_MS),
        measured("proposals for 60 children in one group", &together, &one, TERM_BUDGET_MS),
        measured("proposal for one child", &many[..1], &four, CHILD_BUDGET_MS),
    ]
}

fn measured(name: &str, wishes: &[Wish], hosts: &[Host], budget: f64) -> Row {
    let (taken, calendar) = (HashMap::new(), calendar());
    let host_on = |host: usize, _: NaiveDate| hosts.get(host);
    let span = (day(2027, 1, 4), day(2027, 4, 23));
    let board = Board { host_on: &host_on, taken: &taken, span, calendar: &calendar };
    let found: usize = propose(wishes, &board).iter().map(Vec::len).sum();
    assert_eq!(found, wishes.len() * MORNINGS, "everybody gets what was asked");
    let run = |_| {
        let began = Instant::now();
        black_box(propose(wishes, &board));
        began.elapsed()
    };
    summary(name, (0..RUNS).map(run).collect(), None, Some(budget))
}

/// Children who turn 4 between half February and half May, one a day or two.
fn children(groups: usize) -> Vec<Wish> {
    let wish = |number: u64| {
        let four = day(2027, 2, 15) + Days::new(number * 90 / CHILDREN);
        let born_on = four.checked_sub_months(Months::new(48)).expect("a birthday");
        let guest = Guest { born_on, starts_on: Some(four), admitted: true };
        let host = usize::try_from(number).expect("a number") % groups;
        Wish { guest, host, wanted: MORNINGS, days: Vec::new() }
    };
    (0..CHILDREN).map(wish).collect()
}

fn host(places: i32) -> Host {
    let customs = WenCustoms {
        mornings: 5,
        places,
        weekdays: vec![1, 2, 4, 5],
        skip_first_weeks: 2,
        skip_last_weeks: 4,
        skip_sinterklaas: true,
    };
    Host { name: "Groep 1/2".into(), lesson_weekdays: vec![1, 2, 3, 4, 5], customs, own_weekdays: vec![1, 2, 3] }
}

fn calendar() -> SchoolCalendar {
    let closed = |name: &str, starts_on, ends_on| ClosedRange { starts_on, ends_on, name: name.into() };
    let periods = [
        closed("Zomervakantie", day(2026, 7, 11), day(2026, 8, 23)),
        closed("Herfstvakantie", day(2026, 10, 17), day(2026, 10, 25)),
        closed("Kerstvakantie", day(2026, 12, 19), day(2027, 1, 3)),
        closed("Voorjaarsvakantie", day(2027, 2, 13), day(2027, 2, 21)),
        closed("Meivakantie", day(2027, 4, 24), day(2027, 5, 9)),
        closed("Zomervakantie", day(2027, 7, 24), day(2027, 9, 5)),
    ];
    SchoolCalendar::new(periods, Some(day(2027, 7, 31)))
}

fn day(year: i32, month: u32, day: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(year, month, day).expect("a day")
}
