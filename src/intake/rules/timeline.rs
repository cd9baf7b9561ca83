//! The chain of one aanmelding with its dates.

use chrono::NaiveDate;

use super::{Facts, Talk, is_closed, status};
use crate::intake::clock::LegalClock;
use crate::intake::draft::{PointKind, PointState, TimelinePoint};
use crate::intake::{Decision, Status};

/// The points by date, each once. What no longer can happen is left out: a decision replaces its last day, and an aanmelding
/// that came to nothing has no first school day.
#[must_use]
pub fn timeline(facts: &Facts, clock: &LegalClock, today: NaiveDate) -> Vec<TimelinePoint> {
    let mut points = vec![
        passing(PointKind::EarliestApplication, clock.earliest_application_on, today),
        happened(PointKind::Received, facts.received_on),
    ];
    points.extend(facts.talks.iter().map(|talk| interview(talk, today)));
    points.extend(decision(facts, clock, today));
    points.extend(facts.withdrawn_on.map(|on| happened(PointKind::Withdrawn, on)));
    points.extend(start(facts, clock, today));
    points.sort_by_key(|point| (point.on, point.kind));
    points.dedup_by_key(|point| (point.on, point.kind));
    if let Some(next) = points.iter_mut().find(|point| point.state == PointState::Future) {
        next.state = PointState::Next;
    }
    points
}

const fn happened(kind: PointKind, on: NaiveDate) -> TimelinePoint {
    TimelinePoint { kind, on, state: PointState::Done }
}

/// A day that comes by itself.
fn passing(kind: PointKind, on: NaiveDate, today: NaiveDate) -> TimelinePoint {
    let state = if on <= today { PointState::Done } else { PointState::Future };
    TimelinePoint { kind, on, state }
}

/// A last day that somebody has to keep; the day itself is still in time.
fn last_day(kind: PointKind, on: NaiveDate, today: NaiveDate) -> TimelinePoint {
    let state = if on < today { PointState::Late } else { PointState::Future };
    TimelinePoint { kind, on, state }
}

fn interview(talk: &Talk, today: NaiveDate) -> TimelinePoint {
    talk.held_on.map_or_else(
        || last_day(PointKind::Interview, talk.planned_on, today),
        |held_on| happened(PointKind::Interview, held_on),
    )
}

fn decision(facts: &Facts, clock: &LegalClock, today: NaiveDate) -> Vec<TimelinePoint> {
    let mut points: Vec<_> = facts.decided_on.map(|on| happened(PointKind::Decided, on)).into_iter().collect();
    if facts.is_undecided() {
        points.push(last_day(PointKind::DecideBy, clock.decide_by, today));
        points.extend(clock.temporary_placement_on.map(|on| {
            // From that day on the child has a place by law: it should not have come to that.
            let state = if on <= today { PointState::Late } else { PointState::Future };
            TimelinePoint { kind: PointKind::TemporaryPlacement, on, state }
        }));
    }
    points
}

fn start(facts: &Facts, clock: &LegalClock, today: NaiveDate) -> Vec<TimelinePoint> {
    let mut points = vec![passing(PointKind::FourthBirthday, clock.fourth_birthday_on, today)];
    if comes_to_nothing(facts, today) {
        return points;
    }
    if facts.received_on <= clock.wen_until {
        points.push(passing(PointKind::WenFrom, clock.wen_from, today));
    }
    points.extend(facts.starts_on.or(clock.first_school_day_on).map(|on| first_day(facts, on, today)));
    points.extend(clock.compulsory_from.map(|on| passing(PointKind::Compulsory, on, today)));
    points
}

fn comes_to_nothing(facts: &Facts, today: NaiveDate) -> bool {
    let status = status(facts, today);
    is_closed(status) && status != Status::Started
}

/// A child that could have come already waits for the school, unless its day is agreed.
fn first_day(facts: &Facts, on: NaiveDate, today: NaiveDate) -> TimelinePoint {
    let agreed = facts.decision == Some(Decision::Admitted) && facts.starts_on.is_some();
    if agreed {
        return passing(PointKind::FirstSchoolDay, on, today);
    }
    last_day(PointKind::FirstSchoolDay, on, today)
}
