//! A child and its mornings as the lists show them.

use chrono::NaiveDate;

use super::agenda::{Agenda, guest_of, window_of};
use super::draft::{MorningRow, ProposedMorning, SummerAdvice, WenChildRow};
use super::rules::{self, Standing};
use super::{Attendance, Morning, MorningId};
use crate::finding::{Finding, Severity};
use crate::intake::store::newcomers::Newcomer;

impl Agenda {
    /// A child with its mornings in numbers.
    pub(super) fn child_row(&self, newcomer: &Newcomer, today: NaiveDate) -> WenChildRow {
        let mornings = self.mornings_of(&newcomer.child.id);
        let coming: Vec<_> = mornings.iter().filter(|one| one.comes_from(today)).collect();
        let (from, until) = window_of(newcomer);
        let counting = mornings.iter().filter(|one| one.counts());
        let planned = count(counting.clone());
        let held = count(mornings.iter().filter(|one| was_held(one)));
        let usual = self.hosts.customs().mornings;
        let standing = Standing {
            group_agreed: newcomer.group_id.is_some(),
            usual,
            counting: planned,
            half_days: counting.map(|one| one.half_days).sum(),
            held,
            coming: count(coming.iter()),
            window: (from, until),
        };
        let host = self.host_on(newcomer, from.max(today).min(until));
        WenChildRow {
            application_id: newcomer.application_id.clone(),
            child_id: newcomer.child.id.clone(),
            name: newcomer.child.name.clone(),
            born_on: newcomer.child.born_on,
            group_id: newcomer.group_id.clone(),
            group: host.map(|group| group.host.name.clone()).unwrap_or_default(),
            from,
            until,
            starts_on: newcomer.starts_on,
            planned,
            held,
            usual,
            unanswered: count(coming.iter().filter(|one| one.answer == super::Answer::Open)),
            next_on: coming.first().map(|one| one.planned_on),
            state: rules::state(&standing, today),
        }
    }

    /// A morning of a child on the agenda, with all that is shown of it.
    pub(super) fn morning_row(&self, morning: Morning, newcomer: &Newcomer, today: NaiveDate) -> MorningRow {
        let host = self.hosts.group_on(&morning.group_id, morning.planned_on);
        let (number, of) = self.number(&morning);
        MorningRow {
            name: newcomer.child.name.clone(),
            born_on: newcomer.child.born_on,
            group: host.map(|group| group.host.name.clone()).unwrap_or_default(),
            teachers: host.map(|group| group.teachers_on(morning.planned_on)).unwrap_or_default(),
            number,
            of,
            findings: self.standing_findings(&morning, newcomer, today),
            morning,
        }
    }

    /// Which morning of the child it is, from 1, and of how many; 0 for one that was called off. Mornings that the child missed are
    /// not counted; one that it missed itself is told as it would have been.
    pub(super) fn number(&self, morning: &Morning) -> (i32, i32) {
        let others = || self.mornings_of(&morning.child_id).iter().filter(|one| one.counts() && one.id != morning.id);
        if !morning.stands() {
            return (0, count(others()));
        }
        (count(others().filter(|one| one.planned_on < morning.planned_on)) + 1, count(others()) + 1)
    }

    /// A day that is proposed for a child, or for one of its mornings, with the customs it does not keep to.
    pub(super) fn proposed(
        &self,
        newcomer: &Newcomer,
        (on, half_days): (NaiveDate, i32),
        moving: Option<&MorningId>,
    ) -> ProposedMorning {
        let findings = self.findings("", newcomer, (on, half_days), moving);
        let teachers = self.host_on(newcomer, on).map(|group| group.teachers_on(on)).unwrap_or_default();
        ProposedMorning { on, teachers, findings }
    }

    /// What to do when the child's window falls in the summer.
    pub(super) fn summer_of(&self, newcomer: &Newcomer) -> Option<SummerAdvice> {
        let host = &self.host_on(newcomer, window_of(newcomer).0)?.host;
        let moving_up_on = self.hosts.school.as_ref().and_then(|school| school.moving_up_on);
        rules::summer_advice(&guest_of(newcomer), host, moving_up_on, &self.hosts.calendar)
    }
}

/// Whether something makes that it cannot be.
pub(super) fn is_refused(findings: &[Finding]) -> bool {
    findings.iter().any(|finding| finding.severity == Severity::Refusal)
}

fn was_held(morning: &Morning) -> bool {
    morning.stands() && matches!(morning.attendance, Some(Attendance::Present | Attendance::WentHome))
}

/// How many, as the window takes numbers.
pub(super) fn count<T>(items: impl Iterator<Item = T>) -> i32 {
    i32::try_from(items.count()).unwrap_or(i32::MAX)
}
