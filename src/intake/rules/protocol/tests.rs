//! Which version counts, and where rows land, for any order of them.

use chrono::NaiveDate;
use proptest::prelude::*;

use super::*;
use crate::intake::{ProtocolId, SectionId, TopicId};

fn version(start_year: i32, number: i32, is_released: bool) -> Protocol {
    let released_on = is_released.then(|| NaiveDate::from_ymd_opt(start_year, 5, 12).unwrap());
    Protocol { id: ProtocolId::new(), version: 1, start_year, number, released_on, released_by: None, begun: 0 }
}

fn topic(kind: TopicKind, choices: &[&str]) -> Topic {
    Topic {
        id: TopicId::new(),
        version: 1,
        section_id: SectionId::new(),
        topic_key: "sleep".into(),
        position: 1,
        title: "Slapen".into(),
        prompt: None,
        kind,
        choices: choices.iter().map(|choice| (*choice).to_owned()).collect(),
    }
}

#[test]
fn a_talk_is_held_with_the_newest_released_version_of_its_year_or_before() {
    let versions = [
        version(2025, 1, true),
        version(2026, 1, true),
        version(2026, 2, true),
        version(2026, 3, false),
        version(2027, 1, true),
    ];
    let of = |start_year| current(&versions, start_year).map(|one| (one.start_year, one.number));
    assert_eq!(of(2025), Some((2025, 1)));
    assert_eq!(of(2026), Some((2026, 2)), "a draft does not count");
    assert_eq!(of(2030), Some((2027, 1)), "as long as nobody made a newer one");
    assert_eq!(of(2020), Some((2027, 1)), "a talk of before the first version has the newest");
    assert_eq!(current(&versions[3..4], 2026), None);
}

#[test]
fn choices_are_tidy_and_at_least_two() {
    let typed = [" thuis ", "", "Thuis", "op  school", "THUÍS"].map(str::to_owned);
    assert_eq!(tidy_choices(TopicKind::Choice, &typed), ["thuis", "op school"]);
    assert_eq!(tidy_choices(TopicKind::YesNo, &typed), Vec::<String>::new());
    assert!(choices_finding(TopicKind::Choice, &["thuis".to_owned()]).is_some());
    assert!(choices_finding(TopicKind::Discuss, &[]).is_none());
}

#[test]
fn an_answer_fits_its_topic() {
    let refused = |kind, answer| answer_finding(&topic(kind, &["ja", "bijna"]), Some(answer)).is_some();
    assert!(!refused(TopicKind::YesNo, "yes") && !refused(TopicKind::YesNo, "no"));
    assert!(refused(TopicKind::YesNo, "ja"));
    assert!(!refused(TopicKind::Choice, "bijna"));
    assert!(refused(TopicKind::Choice, "yes"));
    assert!(refused(TopicKind::Discuss, "yes") && refused(TopicKind::Question, "ja"), "there is nothing to choose");
    assert_eq!(answer_finding(&topic(TopicKind::Choice, &[]), None), None, "nothing was chosen yet");
}

/// A row with the position it has.
type Row = (char, i32);

fn rows(count: usize) -> Vec<Row> {
    ('a'..='z').zip(1..).take(count).collect()
}

/// The order after the row at `from` was moved to `position`, with the rows that were written.
fn after_move(count: usize, from: usize, position: i32) -> (Vec<Row>, Vec<Row>) {
    let mut others = rows(count);
    let moved = others.remove(from);
    let written: Vec<Row> =
        out_of_place(inserted(others.clone(), moved, position), |row| row.1).map(|(at, row)| (row.0, at)).collect();
    let mut order = rows(count);
    for row in &mut order {
        row.1 = written.iter().find(|one| one.0 == row.0).map_or(row.1, |one| one.1);
    }
    order.sort_by_key(|row| row.1);
    (order, written)
}

#[test]
fn what_stays_where_it_is_is_not_written() {
    assert_eq!(after_move(4, 1, 2).1, [], "to its own place");
    assert_eq!(after_move(4, 3, 3).1, [('d', 3), ('c', 4)]);
    assert_eq!(after_move(3, 0, 99).0, [('b', 1), ('c', 2), ('a', 3)], "beyond the last is the last");
    assert_eq!(after_move(3, 2, i32::MIN).0, [('c', 1), ('a', 2), ('b', 3)], "before the first is the first");
}

proptest! {
    #[test]
    fn a_moved_row_lands_where_it_was_put_and_the_others_keep_their_order(
        (count, from) in (1_usize..20).prop_flat_map(|count| (Just(count), 0..count)),
        position in -3_i32..25,
    ) {
        let (order, written) = after_move(count, from, position);
        let count = i32::try_from(count).unwrap();
        prop_assert!(order.iter().map(|row| row.1).eq(1..=count), "places run from 1 without gaps");
        let moved = rows(20)[from].0;
        let place = order.iter().find(|row| row.0 == moved).unwrap().1;
        prop_assert_eq!(place, position.clamp(1, count));
        let others: Vec<char> = order.iter().map(|row| row.0).filter(|row| *row != moved).collect();
        prop_assert!(others.is_sorted(), "the others keep their order");
        let start = i32::try_from(from).unwrap() + 1;
        let between = place.min(start)..=place.max(start);
        prop_assert!(written.iter().all(|row| between.contains(&row.1)), "rows outside the move are not touched");
    }

    #[test]
    fn what_is_taken_away_leaves_no_gap(
        (count, gone) in (1_usize..20).prop_flat_map(|count| (Just(count), 0..count)),
    ) {
        let mut rest = rows(count);
        rest.remove(gone);
        let written: Vec<_> = out_of_place(rest, |row| row.1).collect();
        prop_assert_eq!(written.len(), count - gone - 1, "only the rows after it move up");
        prop_assert!(written.iter().all(|(place, row)| row.1 == place + 1));
    }
}
