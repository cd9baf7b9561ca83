//! Who comes when: all that the rules ask about some children, read at once, and asked as often as there are days.

use std::collections::HashMap;

use chrono::NaiveDate;

use super::rows::count;
use super::rules::{self, Guest, day::Visit};
use super::store::{self as sql, HostGroup, Hosts};
use super::{Morning, MorningId};
use crate::Result;
use crate::family::ChildId;
use crate::finding::{Finding, FindingCode};
use crate::intake::ApplicationId;
use crate::intake::store::newcomers::Newcomer;
use crate::store::Db;

/// Who comes when, around some children.
pub(super) struct Agenda {
    /// The school and its groups.
    pub(super) hosts: Hosts,
    /// The children, by name.
    pub(super) guests: Vec<Newcomer>,
    /// All their mornings, by day.
    mornings: HashMap<ChildId, Vec<Morning>>,
    /// Which mornings stand, of whatever child, per lane and day.
    taken: HashMap<(usize, NaiveDate), Vec<MorningId>>,
}

/// A child as the rules see it.
pub(super) fn guest_of(newcomer: &Newcomer) -> Guest {
    Guest { born_on: newcomer.child.born_on, starts_on: newcomer.starts_on, admitted: newcomer.admitted }
}

/// First and last day on which the child may come.
pub(super) fn window_of(newcomer: &Newcomer) -> (NaiveDate, NaiveDate) {
    rules::window(&guest_of(newcomer))
}

/// The days from today on which any of these children may come; today alone when there is none.
pub(super) fn days_ahead(guests: &[Newcomer], today: NaiveDate) -> (NaiveDate, NaiveDate) {
    let windows = || guests.iter().map(window_of);
    let from = windows().map(|(from, _)| from).min().unwrap_or(today).max(today);
    let until = windows().map(|(_, until)| until).max().unwrap_or(today).max(from);
    (from, until)
}

impl Agenda {
    /// The agenda of these children between two days, both included.
    ///
    /// # Errors
    /// The database's.
    pub(super) async fn load(
        db: &mut Db,
        guests: Vec<Newcomer>,
        (from, until): (NaiveDate, NaiveDate),
    ) -> Result<Self> {
        let hosts = Hosts::load(db, from, until).await?;
        let mut children: Vec<ChildId> = guests.iter().map(|guest| guest.child.id.clone()).collect();
        children.sort_unstable();
        children.dedup();
        let mornings = sql::of_children(db, &children).await?;
        let mut agenda = Self { hosts, guests, mornings, taken: HashMap::new() };
        for morning in &sql::between(db, from, until).await? {
            agenda.take(morning);
        }
        Ok(agenda)
    }

    /// The child of an aanmelding.
    pub(super) fn guest(&self, id: &ApplicationId) -> Option<&Newcomer> {
        self.guests.iter().find(|guest| guest.application_id == *id)
    }

    /// All mornings of a child by day, those called off too.
    pub(super) fn mornings_of(&self, child_id: &ChildId) -> &[Morning] {
        self.mornings.get(child_id).map(Vec::as_slice).unwrap_or_default()
    }

    /// The group that receives the child on a day.
    pub(super) fn host_on(&self, newcomer: &Newcomer, day: NaiveDate) -> Option<&HostGroup> {
        self.hosts.group_on(newcomer.group_id.as_ref()?, day)
    }

    /// The lane of the group that was agreed for the child.
    pub(super) fn lane_of(&self, newcomer: &Newcomer) -> Option<usize> {
        self.hosts.lane_of(newcomer.group_id.as_ref()?)
    }

    /// How many come to a lane on a day, one morning left out.
    pub(super) fn used(&self, lane: usize, day: NaiveDate, without: Option<&MorningId>) -> i32 {
        count(self.there(lane, day).filter(|id| Some(*id) != without))
    }

    fn there(&self, lane: usize, day: NaiveDate) -> impl Iterator<Item = &MorningId> {
        self.taken.get(&(lane, day)).into_iter().flatten()
    }

    /// How many come to each lane on each day.
    pub(super) fn fills(&self) -> HashMap<(usize, NaiveDate), i32> {
        self.taken.iter().map(|(place, ids)| (*place, count(ids.iter()))).collect()
    }

    /// The days of the child's mornings as the rules count them, for one more on a day. Who was away that day does not come
    /// again that day, though the morning does not count.
    pub(super) fn days_of(
        &self,
        child_id: &ChildId,
        on: NaiveDate,
        without: Option<&MorningId>,
    ) -> Vec<(NaiveDate, i32)> {
        let others =
            self.mornings_of(child_id).iter().filter(|morning| morning.stands() && Some(&morning.id) != without);
        others
            .filter(|morning| morning.counts() || morning.planned_on == on)
            .map(|morning| (morning.planned_on, if morning.counts() { morning.half_days } else { 0 }))
            .collect()
    }

    /// What a new morning of this child would meet; one that is moved leaves its own place.
    pub(super) fn findings(
        &self,
        field: &str,
        newcomer: &Newcomer,
        (on, half_days): (NaiveDate, i32),
        moving: Option<&MorningId>,
    ) -> Vec<Finding> {
        let host = self.host_on(newcomer, on).map(|group| &group.host);
        let days = self.days_of(&newcomer.child.id, on, moving);
        let used = self.lane_of(newcomer).map_or(0, |lane| self.used(lane, on, moving));
        let guest = &guest_of(newcomer);
        rules::findings(field, &Visit { on, half_days, guest, host, days: &days, used }, &self.hosts.calendar)
    }

    /// What stands in the way of a morning that was planned before, or is not the school's custom; nothing for what has been, and
    /// for what was called off. Of a group with too many guests only those who were planned last have too little room.
    pub(super) fn standing_findings(&self, morning: &Morning, newcomer: &Newcomer, today: NaiveDate) -> Vec<Finding> {
        if !morning.comes_from(today) {
            return Vec::new();
        }
        let (field, on) = ("planned_on", morning.planned_on);
        let (lane, agreed) = (self.hosts.lane_of(&morning.group_id), self.lane_of(newcomer));
        // Without a group that waits, that is what there is to say; else the morning is looked at where it is.
        let host = agreed.and(lane).and_then(|lane| self.hosts.on(lane, on)).map(|group| &group.host);
        let used = lane.map_or(0, |lane| count(self.there(lane, on).filter(|id| **id < morning.id)));
        let came_before = |other: &&Morning| (other.planned_on >= today, &other.id) < (true, &morning.id);
        let others = self.mornings_of(&morning.child_id).iter().filter(|other| other.counts()).filter(came_before);
        let days: Vec<_> = others.map(|other| (other.planned_on, other.half_days)).collect();
        let (guest, half_days) = (&guest_of(newcomer), morning.half_days);
        let visit = Visit { on, half_days, guest, host, days: &days, used };
        let mut findings = rules::findings(field, &visit, &self.hosts.calendar);
        if let Some(agreed) = agreed.filter(|agreed| Some(*agreed) != lane) {
            let name = self.hosts.on(agreed, on).map(|group| group.host.name.as_str()).unwrap_or_default();
            findings.push(Finding::refusal(field, FindingCode::OtherGroup).with("name", name));
        }
        findings
    }

    /// Puts a morning in the agenda.
    pub(super) fn put(&mut self, morning: Morning) {
        self.take(&morning);
        let mornings = self.mornings.entry(morning.child_id.clone()).or_default();
        let at = mornings.partition_point(|other| (other.planned_on, &other.id) < (morning.planned_on, &morning.id));
        mornings.insert(at, morning);
    }

    /// Takes the place of a morning away from its group, so that others can have it.
    pub(super) fn free(&mut self, morning: &Morning) {
        let place = self.hosts.lane_of(&morning.group_id).map(|lane| (lane, morning.planned_on));
        if let Some(ids) = place.and_then(|place| self.taken.get_mut(&place)) {
            ids.retain(|id| *id != morning.id);
        }
    }

    /// Takes a morning out of the agenda.
    pub(super) fn lift(&mut self, morning: &Morning) {
        self.free(morning);
        if let Some(mornings) = self.mornings.get_mut(&morning.child_id) {
            mornings.retain(|other| other.id != morning.id);
        }
    }

    fn take(&mut self, morning: &Morning) {
        if let Some(lane) = self.hosts.lane_of(&morning.group_id).filter(|_| morning.stands()) {
            self.taken.entry((lane, morning.planned_on)).or_default().push(morning.id.clone());
        }
    }
}
