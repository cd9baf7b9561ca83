//! Proposing mornings: for one child, some, or a whole term.

use std::collections::{BTreeSet, HashMap, HashSet};

use chrono::NaiveDate;

use super::agenda::{Agenda, days_ahead, guest_of, window_of};
use super::draft::{ProposedChild, ProposedFill, WenProposal};
use super::rules::MOST_HALF_DAYS;
use super::rules::day::host_findings;
use super::rules::planner::{Board, Wish, propose};
use super::{CancelReason, Morning};
use crate::finding::{Finding, FindingCode, refuse_if_any};
use crate::intake::ApplicationId;
use crate::intake::store::newcomers::{Newcomer, newcomers, to_start};
use crate::school::GroupId;
use crate::store::Db;
use crate::{Error, Result};

/// A term is not longer than a school year.
const LONGEST_DAYS: i64 = 370;

/// First and last day on which mornings are looked for.
type Span = (NaiveDate, NaiveDate);

/// What is proposed for these children; what stands stays.
///
/// # Errors
/// `NotFound`, or the database's.
pub async fn for_children(db: &mut Db, ids: &[ApplicationId], today: NaiveDate) -> Result<WenProposal> {
    let guests = newcomers(db, ids).await?;
    let known: HashSet<&ApplicationId> = guests.iter().map(|guest| &guest.application_id).collect();
    if let Some(id) = ids.iter().find(|id| !known.contains(id)) {
        return Err(Error::NotFound { kind: "application".into(), id: id.to_string() });
    }
    let span = days_ahead(&guests, tomorrow(today));
    let agenda = Agenda::load(db, guests, span).await?;
    let lanes = agenda.guests.iter().filter_map(|guest| agenda.lane_of(guest)).collect();
    Ok(proposal(&agenda, &agenda.guests.iter().collect::<Vec<_>>(), &lanes, span, today))
}

/// What is proposed for every admitted child with too few mornings, on the days of a term; of one group or all.
///
/// # Errors
/// `Invalid` for a term that ends before it starts or is longer than a school year, or the database's.
pub async fn for_term(
    db: &mut Db,
    group_id: Option<&GroupId>,
    from: NaiveDate,
    until: NaiveDate,
    today: NaiveDate,
) -> Result<WenProposal> {
    refuse_if_any(term_finding(from, until).into_iter().collect())?;
    let span = (from.max(tomorrow(today)), until);
    let guests = to_start(db, today).await?;
    let agenda = Agenda::load(db, guests, span).await?;
    let only = group_id.map(|id| agenda.hosts.lane_of(id));
    let takes_part = |guest: &&Newcomer| {
        let (first, last) = window_of(guest);
        let is_of_group = only.is_none_or(|lane| lane.is_some() && agenda.lane_of(guest) == lane);
        is_of_group && first.max(span.0) <= last.min(span.1) && agenda.wanted(guest) > 0
    };
    let guests: Vec<&Newcomer> = agenda.guests.iter().filter(takes_part).collect();
    let lanes = guests.iter().filter_map(|guest| agenda.lane_of(guest)).chain(only.flatten()).collect();
    Ok(proposal(&agenda, &guests, &lanes, span, today))
}

/// Who is asked today to come is asked for another day.
fn tomorrow(today: NaiveDate) -> NaiveDate {
    today.succ_opt().unwrap_or(today)
}

fn term_finding(from: NaiveDate, until: NaiveDate) -> Option<Finding> {
    if until < from {
        return Some(Finding::refusal("until", FindingCode::EndsBeforeStart));
    }
    let finding = || Finding::refusal("until", FindingCode::OutOfRange).with("min", 1).with("max", LONGEST_DAYS);
    ((until - from).num_days() >= LONGEST_DAYS).then(finding)
}

impl Agenda {
    /// How many mornings are looked for: the usual number less those that count, and no more than the law leaves half days.
    fn wanted(&self, guest: &Newcomer) -> i32 {
        let standing = self.standing_days(guest);
        let half_days: i32 = standing.iter().map(|(_, half_days)| half_days).sum();
        let standing = i32::try_from(standing.len()).unwrap_or(i32::MAX);
        self.hosts.customs().mornings.saturating_sub(standing).min(MOST_HALF_DAYS - half_days).max(0)
    }

    fn standing_days(&self, guest: &Newcomer) -> Vec<(NaiveDate, i32)> {
        let mornings = self.mornings_of(&guest.child.id).iter().filter(|morning| morning.counts());
        mornings.map(|morning| (morning.planned_on, morning.half_days)).collect()
    }

    fn wish(&self, guest: &Newcomer) -> Option<Wish> {
        Some(Wish {
            host: self.lane_of(guest)?,
            guest: guest_of(guest),
            wanted: usize::try_from(self.wanted(guest)).ok()?,
            days: self.standing_days(guest).into_iter().chain(self.unsuited_days(guest)).collect(),
        })
    }

    /// Days on which the child or the school said not to: they take no half day, and are not proposed again.
    pub(super) fn unsuited_days(&self, guest: &Newcomer) -> Vec<(NaiveDate, i32)> {
        let unsuited =
            |morning: &&Morning| matches!(morning.cancel_reason, Some(CancelReason::Parents | CancelReason::School));
        self.mornings_of(&guest.child.id).iter().filter(unsuited).map(|morning| (morning.planned_on, 0)).collect()
    }
}

fn proposal(
    agenda: &Agenda,
    guests: &[&Newcomer],
    lanes: &BTreeSet<usize>,
    span: Span,
    today: NaiveDate,
) -> WenProposal {
    let taken = agenda.fills();
    let host_on = |lane, day| agenda.hosts.on(lane, day).map(|group| &group.host);
    let board = Board { host_on: &host_on, taken: &taken, span, calendar: &agenda.hosts.calendar };
    let mut days = proposed_days(agenda, guests, &board);
    let mut proposed: HashMap<(usize, NaiveDate), i32> = HashMap::new();
    let mut children = Vec::with_capacity(guests.len());
    for guest in guests {
        let days = days.remove(&guest.application_id).unwrap_or_default();
        for place in agenda.lane_of(guest).into_iter().flat_map(|lane| days.iter().map(move |day| (lane, *day))) {
            *proposed.entry(place).or_default() += 1;
        }
        children.push(proposed_child(agenda, guest, &days, today));
    }
    let groups = lanes.iter().filter_map(|lane| agenda.hosts.on(*lane, span.0));
    WenProposal {
        children,
        groups: groups.map(|group| group.shown()).collect(),
        fills: lanes.iter().flat_map(|lane| fills(agenda, *lane, &board, &proposed)).collect(),
    }
}

fn proposed_days(agenda: &Agenda, guests: &[&Newcomer], board: &Board<'_>) -> HashMap<ApplicationId, Vec<NaiveDate>> {
    let mut children = HashSet::new();
    let wishes = guests.iter().filter_map(|guest| Some((&guest.application_id, agenda.wish(guest)?, &guest.child.id)));
    // A child with two aanmeldingen comes once.
    let wishes = wishes.filter(|(.., child_id)| children.insert(*child_id));
    let (ids, wishes): (Vec<_>, Vec<_>) = wishes.map(|(id, wish, _)| (id.clone(), wish)).unzip();
    ids.into_iter().zip(propose(&wishes, board)).collect()
}

fn proposed_child(agenda: &Agenda, guest: &Newcomer, days: &[NaiveDate], today: NaiveDate) -> ProposedChild {
    let wanted = agenda.wanted(guest);
    ProposedChild {
        child: agenda.child_row(guest, today),
        wanted,
        mornings: days.iter().map(|on| agenda.proposed(guest, (*on, 1), None)).collect(),
        findings: too_few(agenda, guest, days.len(), wanted).into_iter().collect(),
        summer: agenda.summer_of(guest),
    }
}

/// Why fewer are proposed than are looked for, if so.
fn too_few(agenda: &Agenda, guest: &Newcomer, found: usize, wanted: i32) -> Option<Finding> {
    if !guest.admitted {
        Some(Finding::refusal("", FindingCode::NotAdmitted))
    } else if agenda.lane_of(guest).is_none() {
        Some(Finding::refusal("", FindingCode::GroupMissing))
    } else if i32::try_from(found).is_ok_and(|found| found < wanted) {
        Some(Finding::warning("", FindingCode::TooFewMornings).with("found", found).with("wanted", wanted))
    } else {
        None
    }
}

/// The mornings of a group within the span that suit it, and those on which somebody comes all the same.
fn fills(
    agenda: &Agenda,
    lane: usize,
    board: &Board<'_>,
    proposed: &HashMap<(usize, NaiveDate), i32>,
) -> Vec<ProposedFill> {
    let (first, last) = board.span;
    let Some(shown) = agenda.hosts.on(lane, first) else { return Vec::new() };
    let fill = |on: NaiveDate| {
        let host = (board.host_on)(lane, on)?;
        let count = |counts: &HashMap<(usize, NaiveDate), i32>| counts.get(&(lane, on)).copied().unwrap_or(0);
        let (used, proposed) = (count(board.taken), count(proposed));
        // How full it is says nothing of whether the day suits.
        let suits = || host_findings("", on, host, -1, board.calendar).is_empty();
        let fill =
            || ProposedFill { group_id: shown.group.id.clone(), on, used, proposed, places: host.customs.places };
        (used > 0 || proposed > 0 || suits()).then(fill)
    };
    first.iter_days().take_while(|day| *day <= last).filter_map(fill).collect()
}
