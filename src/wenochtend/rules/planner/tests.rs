//! Proposals as an office worker would judge them; `properties` judges those of many made-up schools.

mod properties;

use super::*;
use crate::wenochtend::rules::tests::{calendar, careful, day, four_on, host};

/// A school with one group, the same all year.
struct School {
    host: Host,
    taken: HashMap<(usize, NaiveDate), i32>,
    span: (NaiveDate, NaiveDate),
}

fn school(host: Host) -> School {
    School { host, taken: HashMap::new(), span: (day("2026-08-01"), day("2027-07-31")) }
}

impl School {
    fn within(mut self, from: &str, until: &str) -> Self {
        self.span = (day(from), day(until));
        self
    }

    fn full_on(mut self, on: &str) -> Self {
        self.taken.insert((0, day(on)), self.host.customs.places);
        self
    }

    fn board<T>(&self, ask: impl FnOnce(&Board<'_>) -> T) -> T {
        let host_on = |host: usize, _: NaiveDate| (host == 0).then_some(&self.host);
        ask(&Board { host_on: &host_on, taken: &self.taken, span: self.span, calendar: &calendar() })
    }

    fn propose(&self, wishes: &[Wish]) -> Vec<Vec<String>> {
        let found = self.board(|board| propose(wishes, board));
        found.iter().map(|days| days.iter().map(ToString::to_string).collect()).collect()
    }

    fn one(&self, wish: &Wish) -> Vec<String> {
        self.propose(std::slice::from_ref(wish)).remove(0)
    }

    fn repair(&self, stuck: &[Stuck]) -> Vec<Vec<Option<String>>> {
        let found = self.board(|board| repair(stuck, board));
        found.iter().map(|days| days.iter().map(|day| day.map(|day| day.to_string())).collect()).collect()
    }
}

fn wish(four: &str, wanted: usize) -> Wish {
    Wish { guest: four_on(four), host: 0, wanted, days: Vec::new() }
}

fn standing(days: &[(&str, i32)]) -> Vec<(NaiveDate, i32)> {
    days.iter().map(|(on, half_days)| (day(on), *half_days)).collect()
}

fn stuck(four: &str, mornings: &[(&str, i32)]) -> Stuck {
    Stuck { guest: four_on(four), host: 0, mornings: standing(mornings), days: Vec::new() }
}

fn found(days: &[&str]) -> Vec<Option<String>> {
    days.iter().map(|day| Some((*day).to_owned())).collect()
}

#[test]
fn five_mornings_are_spread_over_two_months_with_the_own_teacher() {
    // From 12 January to 11 March; the own teacher is there from Monday to Wednesday, and a vacation lies in between.
    let days = school(host()).one(&wish("2027-03-12", 5));
    assert_eq!(days, ["2027-01-13", "2027-01-27", "2027-02-08", "2027-02-24", "2027-03-08"]);
}

#[test]
fn what_stands_already_takes_its_share_of_the_spread() {
    let child = Wish { days: standing(&[("2027-01-13", 1), ("2027-02-08", 1)]), ..wish("2027-03-12", 3) };
    assert_eq!(school(host()).one(&child), ["2027-01-27", "2027-02-24", "2027-03-08"], "the gaps are filled");
}

#[test]
fn what_does_not_count_or_lies_outside_the_term_changes_no_spread() {
    let away = Wish { days: standing(&[("2027-01-15", 0)]), ..wish("2027-03-12", 5) };
    let closed_then = school(host()).full_on("2027-01-15");
    assert_eq!(school(host()).one(&away), closed_then.one(&wish("2027-03-12", 5)), "only that day itself is gone");
    let february = || school(host()).within("2027-02-01", "2027-02-28");
    let before = Wish { days: standing(&[("2027-01-13", 1)]), ..wish("2027-03-12", 2) };
    assert_eq!(february().one(&before), february().one(&wish("2027-03-12", 2)));
}

#[test]
fn a_day_that_suits_goes_before_the_own_teacher_and_both_before_the_spread() {
    let mut group = host();
    group.customs.weekdays = vec![4, 5];
    group.own_weekdays = vec![5];
    let fridays = school(group.clone()).one(&wish("2027-03-12", 3));
    assert!(fridays.iter().all(|on| day(on).weekday() == chrono::Weekday::Fri), "{fridays:?}");
    group.own_weekdays = vec![1];
    let days = school(group).one(&wish("2027-03-12", 3));
    assert!(days.iter().all(|on| day(on).weekday().number_from_monday() >= 4), "{days:?}");
}

#[test]
fn a_skipped_week_is_used_when_there_is_nothing_else() {
    let child = wish("2027-09-03", 5);
    let days = school(careful()).one(&child);
    assert_eq!(days.len(), 5, "only skipped weeks before the vacation, and still a morning each: {days:?}");
    let mut two = careful();
    two.customs.skip_last_weeks = 2;
    let days = school(two).one(&child);
    assert_eq!(
        days,
        ["2027-07-05", "2027-07-06", "2027-07-07", "2027-07-08", "2027-07-09"],
        "the free week goes first"
    );
}

#[test]
fn nothing_is_proposed_outside_the_days_that_are_asked_for() {
    let term = school(host()).within("2027-02-01", "2027-02-05");
    assert_eq!(term.one(&wish("2027-03-12", 9)).len(), 5, "five school days");
    assert!(
        school(host()).within("2027-05-01", "2027-06-30").one(&wish("2027-03-12", 5)).is_empty(),
        "long four by then"
    );
    assert!(school(host()).within("2027-02-05", "2027-02-01").one(&wish("2027-03-12", 5)).is_empty(), "no days at all");
}

#[test]
fn the_law_leaves_what_is_left_of_ten_half_days() {
    let whole = [("2027-01-12", 2), ("2027-01-13", 2), ("2027-01-14", 2), ("2027-01-15", 2)];
    let child = Wish { days: standing(&whole), ..wish("2027-03-12", 5) };
    assert_eq!(school(host()).one(&child).len(), 2);
    let away = [("2027-01-12", 2), ("2027-01-13", 2), ("2027-01-14", 2), ("2027-01-15", 2), ("2027-01-18", 0)];
    let child = Wish { days: standing(&away), ..wish("2027-03-12", 5) };
    assert_eq!(school(host()).one(&child).len(), 2, "a morning that was missed takes no half day");
    let too_many = Wish { days: standing(&[("2027-01-12", 12)]), ..wish("2027-03-12", 5) };
    assert!(school(host()).one(&too_many).is_empty());
}

#[test]
fn a_child_that_may_not_come_or_has_no_group_gets_nothing() {
    let asked = Wish { guest: Guest { admitted: false, ..four_on("2027-03-12") }, ..wish("2027-03-12", 5) };
    let elsewhere = Wish { host: 7, ..wish("2027-03-12", 5) };
    let nothing = Wish { wanted: 0, ..wish("2027-03-12", 5) };
    assert_eq!(school(host()).propose(&[asked, elsewhere, nothing]), vec![Vec::<String>::new(); 3]);
    assert!(school(host()).propose(&[]).is_empty());
}

#[test]
fn scarce_places_are_shared() {
    let mut group = host();
    group.customs.places = 1;
    let week = school(group).within("2027-02-01", "2027-02-04");
    let shares = week.propose(&[wish("2027-03-12", 4), wish("2027-03-12", 4)]);
    assert_eq!(shares.iter().map(Vec::len).collect::<Vec<_>>(), [2, 2]);
    let had = Wish { days: standing(&[("2027-01-18", 1), ("2027-01-19", 1)]), ..wish("2027-03-12", 4) };
    let shares = week.propose(&[had, wish("2027-03-12", 4)]);
    assert_eq!(shares.iter().map(Vec::len).collect::<Vec<_>>(), [1, 3], "who has two already gets one");
    let away = Wish { days: standing(&[("2027-01-18", 0), ("2027-01-19", 0)]), ..wish("2027-03-12", 4) };
    let shares = week.propose(&[away, wish("2027-03-12", 4)]);
    assert_eq!(shares.iter().map(Vec::len).collect::<Vec<_>>(), [2, 2], "who missed two has had none");
}

#[test]
fn a_child_with_few_days_gets_them_before_one_that_has_a_choice() {
    let mut group = host();
    group.customs.places = 1;
    group.own_weekdays = vec![1];
    let week = school(group).within("2027-02-01", "2027-02-02");
    let leaves_soon =
        Wish { guest: Guest { starts_on: Some(day("2027-02-02")), ..four_on("2027-02-02") }, ..wish("2027-02-02", 1) };
    let days = week.propose(&[wish("2027-03-12", 1), leaves_soon]);
    assert_eq!(days, [["2027-02-02"], ["2027-02-01"]], "Monday is all that the second has");
}

#[test]
fn places_that_are_taken_stay_taken() {
    let days = school(host()).within("2027-02-01", "2027-02-02").full_on("2027-02-01").one(&wish("2027-03-12", 2));
    assert_eq!(days, ["2027-02-02"]);
}

#[test]
fn a_group_can_be_another_after_the_summer() {
    let (mut before, mut after) = (host(), host());
    before.lesson_weekdays = vec![1];
    after.lesson_weekdays = vec![5];
    let host_on = |_: usize, on: NaiveDate| Some(if on < day("2027-08-01") { &before } else { &after });
    let (taken, calendar) = (HashMap::new(), calendar());
    let span = (day("2027-06-01"), day("2027-10-31"));
    let board = Board { host_on: &host_on, taken: &taken, span, calendar: &calendar };
    let days = propose(&[wish("2027-09-14", 9)], &board).remove(0);
    assert_eq!(days, [day("2027-07-19"), day("2027-09-10")], "a Monday before it, a Friday after it");
}

#[test]
fn a_morning_that_cannot_stay_moves_to_the_nearest_day() {
    let group = school(host()).full_on("2027-02-03");
    assert_eq!(
        group.repair(&[stuck("2027-03-12", &[("2027-02-03", 1)])]),
        [found(&["2027-02-02"])],
        "with the own teacher"
    );
    let vacation = group.repair(&[stuck("2027-03-12", &[("2027-02-19", 1)])]);
    assert_eq!(vacation, [found(&["2027-02-22"])], "the Monday after it is nearer than the Friday before");
}

#[test]
fn nearer_goes_before_the_own_teacher_but_not_before_the_customs() {
    let mut group = host();
    (group.lesson_weekdays, group.own_weekdays) = (vec![1, 2, 3, 4], vec![1]);
    let thursday = [stuck("2027-03-12", &[("2027-02-04", 1)])];
    let repaired = |host: &Host| school(host.clone()).full_on("2027-02-04").repair(&thursday);
    assert_eq!(repaired(&group), [found(&["2027-02-03"])], "not Monday, when the own teacher is there");
    group.customs.weekdays = vec![2];
    assert_eq!(repaired(&group), [found(&["2027-02-02"])], "Tuesdays are what suits");
}

#[test]
fn mornings_of_one_child_move_to_days_of_their_own() {
    let child =
        Stuck { days: standing(&[("2027-02-22", 1)]), ..stuck("2027-03-12", &[("2027-02-18", 1), ("2027-02-19", 1)]) };
    assert_eq!(school(host()).repair(&[child]), [found(&["2027-02-23", "2027-02-24"])]);
}

#[test]
fn a_morning_without_another_day_is_left_without_one() {
    let week = school(host()).within("2027-02-01", "2027-02-01");
    let three = stuck("2027-03-12", &[("2027-02-15", 1), ("2027-02-02", 1), ("2027-02-16", 1)]);
    assert_eq!(week.repair(&[three]), [[None, Some("2027-02-01".to_owned()), None]], "the nearest one gets it");
    let gone = Stuck { guest: four_on("2026-10-01"), ..stuck("2027-03-12", &[("2027-02-15", 1)]) };
    assert_eq!(school(host()).within("2027-01-01", "2027-07-31").repair(&[gone]), [[None]]);
}

#[test]
fn a_repair_keeps_to_ten_half_days_with_the_first_mornings() {
    let child = Stuck {
        days: standing(&[("2027-01-12", 2), ("2027-01-13", 2), ("2027-01-14", 2)]),
        ..stuck("2027-03-12", &[("2027-02-15", 2), ("2027-02-16", 2), ("2027-02-17", 1)])
    };
    let moved = school(host()).repair(&[child]).remove(0);
    assert_eq!(moved.iter().map(Option::is_some).collect::<Vec<_>>(), [true, true, false]);
}
