//! What hangs on a first day: what comes next on the way to it, the inschrijfdatum, the kindrapport and the look back.

use chrono::{Datelike, Days, NaiveDate};

use super::registering::impossible_start;
use super::{Facts, day_findings, not_after, not_before_receipt};
use crate::family::Known;
use crate::finding::{Finding, FindingCode, Severity};
use crate::intake::clock::{LegalClock, enrolment_on};
use crate::intake::draft::CheckItem;
use crate::intake::start::{EnrolRule, LookBackDraft, ReadinessDraft, StartDraft, StartStep};
use crate::intake::{ChildStart, Decision, DocumentKind};
use crate::school::rules::SchoolCalendar;
use crate::store::TextCell;
use crate::typed::Typed;

/// Whether a child is ready is looked at four weeks before its first day, while there is time to agree on something.
const READINESS_DAYS: u64 = 28;
/// The day is confirmed two weeks before it.
const CONFIRM_DAYS: u64 = 14;
/// The last month in which who starts still fills in a kindrapport.
const LAST_KINDRAPPORT_MONTH: u32 = 10;

/// The inschrijfdatum of a child that starts on a day, and by which rule (Besluit bekostiging WPO art. 7 lid 4 and 5).
#[must_use]
pub fn enrolment(starts_on: NaiveDate, clock: &LegalClock, calendar: &SchoolCalendar) -> (NaiveDate, EnrolRule) {
    let on = enrolment_on(starts_on, clock.fourth_birthday_on, calendar);
    (on, if on < starts_on { EnrolRule::FirstOfAugust } else { EnrolRule::FirstDay })
}

/// Whether the child fills in a kindrapport in its first school year: who starts before the end of October does, who comes later is
/// at school too short for a report (educatief partnerschap of the school, 4.1, MijnRapportfolio).
#[must_use]
pub fn has_kindrapport(starts_on: NaiveDate) -> bool {
    let summer_is_over = starts_on.month() >= 8;
    summer_is_over && starts_on.month() <= LAST_KINDRAPPORT_MONTH
}

/// The proposed day of the look back: so many weeks after the first day, or the first school day after that. None when no school day
/// is near.
#[must_use]
pub fn look_back_on(starts_on: NaiveDate, weeks: i32, calendar: &SchoolCalendar) -> Option<NaiveDate> {
    let days = u64::try_from(weeks).unwrap_or(0).saturating_mul(7);
    calendar.first_school_day_on_or_after(starts_on.checked_add_days(Days::new(days))?)
}

/// How far a child is on the way from admission to pupil.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Way {
    /// The agreed first day.
    pub starts_on: Option<NaiveDate>,
    /// Somebody looked whether the child is ready.
    pub looked: bool,
    /// The first day is confirmed.
    pub confirmed: bool,
    /// The first day it attended.
    pub started_on: Option<NaiveDate>,
    /// When school and parents look back: agreed, or else proposed.
    pub look_back_on: Option<NaiveDate>,
    /// They did.
    pub looked_back: bool,
}

impl Way {
    /// How far one child is; the look back is the agreed one.
    #[must_use]
    pub fn of(start: Option<&ChildStart>, starts_on: Option<NaiveDate>) -> Self {
        let Some(start) = start else { return Self { starts_on, ..Self::default() } };
        Self {
            starts_on,
            looked: start.looked_on.is_some(),
            confirmed: start.confirmed_on.is_some(),
            started_on: start.started_on,
            look_back_on: start.look_back_on,
            looked_back: start.looked_back_on.is_some(),
        }
    }

    /// What comes next, and by when. Once the first day is there, what was to be done before it no longer comes next.
    #[must_use]
    pub fn next(&self, today: NaiveDate) -> (StartStep, Option<NaiveDate>) {
        let before = |days| self.starts_on.and_then(|on| on.checked_sub_days(Days::new(days)));
        if self.started_on.is_some() {
            return if self.looked_back { (StartStep::Done, None) } else { (StartStep::LookBack, self.look_back_on) };
        }
        let is_there = self.starts_on.is_some_and(|on| on <= today);
        match (self.looked, self.confirmed) {
            _ if is_there => (StartStep::Start, self.starts_on),
            (false, _) => (StartStep::Readiness, before(READINESS_DAYS)),
            (true, false) => (StartStep::Confirm, before(CONFIRM_DAYS)),
            (true, true) => (StartStep::Start, self.starts_on),
        }
    }
}

/// Refuses to do something about the start of a child that is not coming.
#[must_use]
pub fn not_coming(facts: &Facts) -> Option<Finding> {
    if facts.withdrawn_on.is_some() {
        return Some(Finding::refusal("", FindingCode::ApplicationClosed));
    }
    (facts.decision != Some(Decision::Admitted)).then(|| Finding::refusal("", FindingCode::NotAdmitted))
}

fn already_started(start: Option<&ChildStart>) -> Option<Finding> {
    let on = start?.started_on?;
    Some(Finding::refusal("", FindingCode::AlreadyStarted).with("on", on))
}

fn first_day_missing(facts: &Facts) -> Option<Finding> {
    facts.starts_on.is_none().then(|| Finding::refusal("", FindingCode::FirstDayMissing))
}

/// What a look at whether the child is ready has to say.
#[must_use]
pub fn readiness_findings(draft: &ReadinessDraft, facts: &Facts, today: NaiveDate) -> Vec<Finding> {
    let field = "looked_on";
    let mut typed = Typed::default();
    typed.text("note", draft.note.as_str());
    let day = draft
        .looked_on
        .and_then(|on| not_after(field, on, today).or_else(|| not_before_receipt(field, on, facts.received_on)));
    let answered = [draft.toilet, draft.self_reliance].iter().any(|answer| *answer != Known::Unknown);
    let says = answered || !draft.note.trim().is_empty();
    let undated = says && draft.looked_on.is_none();
    let undated = undated.then(|| Finding::refusal(field, FindingCode::Required));
    not_coming(facts).into_iter().chain(day).chain(undated).chain(typed.findings()).collect()
}

/// What stands in the way of confirming the first day on a day; none takes that back.
#[must_use]
pub fn confirm_findings(
    on: Option<NaiveDate>,
    facts: &Facts,
    start: Option<&ChildStart>,
    today: NaiveDate,
) -> Vec<Finding> {
    let whole = not_coming(facts).or_else(|| already_started(start)).or_else(|| first_day_missing(facts));
    let field = "confirmed_on";
    let day =
        on.and_then(|on| not_after(field, on, today).or_else(|| not_before_receipt(field, on, facts.received_on)));
    whole.into_iter().chain(day).collect()
}

/// What stands in the way of the start itself, and what was skipped before it.
#[must_use]
pub fn start_findings(
    draft: &StartDraft,
    facts: &Facts,
    start: Option<&ChildStart>,
    clock: &LegalClock,
    calendar: &SchoolCalendar,
    today: NaiveDate,
) -> Vec<Finding> {
    let group_missing = || (!facts.group_agreed).then(|| Finding::refusal("", FindingCode::GroupMissing));
    let whole = not_coming(facts).or_else(|| already_started(start));
    if let Some(whole) = whole.or_else(|| first_day_missing(facts)).or_else(group_missing) {
        return vec![whole];
    }
    let way = Way::of(start, facts.starts_on);
    let skipped = [
        (!way.looked).then(|| Finding::warning("", FindingCode::ReadinessNotLooked)),
        (!way.confirmed).then(|| Finding::warning("", FindingCode::StartNotConfirmed)),
    ];
    let mut findings = first_day_findings(draft.started_on, facts, clock, calendar, today);
    findings.extend(look_back_findings(draft.look_back_on, draft.started_on, calendar));
    findings.extend(skipped.into_iter().flatten());
    findings
}

/// A pupil is at least four (WPO art. 39 lid 1), and its first day is one that it attended: a school day that was there.
fn first_day_findings(
    started_on: Option<NaiveDate>,
    facts: &Facts,
    clock: &LegalClock,
    calendar: &SchoolCalendar,
    today: NaiveDate,
) -> Vec<Finding> {
    let field = "started_on";
    let Some(on) = started_on else { return vec![Finding::refusal(field, FindingCode::Required)] };
    let impossible = impossible_start(field, on, clock)
        .or_else(|| not_after(field, on, today))
        .or_else(|| not_before_receipt(field, on, facts.received_on));
    if let Some(impossible) = impossible {
        return vec![impossible];
    }
    let mut findings = day_findings(field, on, calendar);
    let closes = |finding: &&mut Finding| matches!(finding.code, FindingCode::WeekendDay | FindingCode::ClosedDay);
    findings.iter_mut().filter(closes).for_each(|finding| finding.severity = Severity::Refusal);
    findings
}

/// A look back comes after the first day, on a day on which there is school.
fn look_back_findings(
    look_back_on: Option<NaiveDate>,
    first_day: Option<NaiveDate>,
    calendar: &SchoolCalendar,
) -> Vec<Finding> {
    let field = "look_back_on";
    let Some(on) = look_back_on else { return Vec::new() };
    before_first_day(field, on, first_day).map_or_else(|| day_findings(field, on, calendar), |finding| vec![finding])
}

fn before_first_day(field: &str, on: NaiveDate, first_day: Option<NaiveDate>) -> Option<Finding> {
    let first = first_day.filter(|first| on < *first)?;
    Some(Finding::refusal(field, FindingCode::BeforeFirstDay).with("on", first))
}

/// What the typed look back has to say, of a child with that first day.
#[must_use]
pub fn looked_back_findings(
    draft: &LookBackDraft,
    facts: &Facts,
    first_day: Option<NaiveDate>,
    calendar: &SchoolCalendar,
    today: NaiveDate,
) -> Vec<Finding> {
    let field = "looked_back_on";
    let day = draft
        .looked_back_on
        .and_then(|on| not_after(field, on, today).or_else(|| before_first_day(field, on, first_day)));
    let mut typed = Typed::default();
    typed.text("note", draft.note.as_str());
    let whole = not_coming(facts)
        .or_else(|| first_day.is_none_or(|on| on > today).then(|| Finding::refusal("", FindingCode::FirstDayMissing)));
    let planned = look_back_findings(draft.look_back_on, first_day, calendar);
    whole.into_iter().chain(planned).chain(day).chain(typed.findings()).collect()
}

/// What enrolment asks for and is neither done nor ticked now. Custody is left out: it is said by name elsewhere.
#[must_use]
pub fn unticked(checklist: &[CheckItem], ticks: &[DocumentKind]) -> Vec<Finding> {
    let is_open =
        |item: &&CheckItem| item.seen.is_none() && !ticks.contains(&item.kind) && item.kind != DocumentKind::Custody;
    let finding = |item: &CheckItem| {
        let finding = Finding::warning("ticks", FindingCode::DocumentMissing).with("kind", item.kind.to_text());
        Finding { source: item.source.clone(), ..finding }
    };
    checklist.iter().filter(is_open).map(finding).collect()
}

#[cfg(test)]
mod tests;
