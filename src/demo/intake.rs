//! What every aanmelding of the demo is made of, long ago or now.

use std::collections::{HashMap, HashSet};
use std::ops::RangeInclusive;

use chrono::{DateTime, Datelike, NaiveDate, Utc, Weekday};

use super::dates::plus;
use super::family::Family;
use super::random::Random;
use super::school::{Staff, YearGroups, office};
use crate::family::{Child, Known};
use crate::intake::clock::{decide_by, is_extended, term_starts_on};
use crate::intake::draft::ProtocolView;
use crate::intake::{
    Application, ApplicationId, DocumentId, DocumentKind, Interview, InterviewId, ReceivedBy, SeenDocument, Signature,
    SignatureId,
};
use crate::school::rules::{SchoolCalendar, school_year_start};
use crate::school::{GroupId, WenCustoms};

const TIMES: [&str; 5] = ["08:45", "10:00", "11:00", "13:15", "14:15"];
const MINUTES: i32 = 40;
/// How many days a talk moves for a school day, and how many at most.
const NEAR: i64 = 12;
const FAR: i64 = 90;

/// The school as an aanmelding meets it, with the director's diary.
pub(super) struct Office<'s> {
    pub(super) today: NaiveDate,
    pub(super) now: DateTime<Utc>,
    pub(super) staff: &'s Staff,
    pub(super) years: &'s [YearGroups],
    pub(super) calendar: &'s SchoolCalendar,
    pub(super) protocols: &'s [ProtocolView],
    pub(super) random: Random,
    pub(super) talks: Random,
    /// For what comes after a talk: objections and enrolment.
    pub(super) admission: Random,
    /// For wenochtenden and first days.
    pub(super) wen: Random,
    /// What the school prefers for them.
    pub(super) customs: WenCustoms,
    /// How many wenkinderen come to a group, by its name, on a day.
    pub(super) guests: HashMap<(String, NaiveDate), i32>,
    pub(super) diary: HashSet<(NaiveDate, &'static str)>,
}

impl Office<'_> {
    /// The groups of the school year of a day.
    pub(super) fn year_of(&self, day: NaiveDate) -> Option<&YearGroups> {
        let start_year = school_year_start(day);
        self.years.iter().find(|year| year.start_year == start_year)
    }

    /// Who leads the school on a day, by name.
    pub(super) fn director(&self, day: NaiveDate) -> String {
        self.staff.director_on(day).1.clone()
    }

    /// A talk at a free time of the wanted day, or of the nearest school day within `days`.
    pub(super) fn interview(
        &mut self,
        application: &Application,
        family: &Family,
        group: Option<&GroupId>,
        wanted: NaiveDate,
        days: &RangeInclusive<NaiveDate>,
    ) -> Interview {
        let (planned_on, starts_at) = self.free(wanted, days);
        let teacher_id = group.and_then(|group| self.years.iter().find_map(|year| year.teacher(group)));
        Interview {
            id: InterviewId::new(),
            version: 0,
            application_id: application.id.clone(),
            planned_on,
            starts_at: starts_at.into(),
            minutes: MINUTES,
            room: Some("Directiekamer".into()),
            director_id: self.staff.director_on(planned_on).0.clone(),
            teacher_id,
            caregiver_ids: family.guests(),
            child_comes: true,
            with_tour: self.random.chance(80),
            held_on: None,
            cancelled_on: None,
            protocol_id: None,
            toured_on: None,
            toured_by: None,
            introduced_on: None,
            introduced_by: None,
        }
    }

    /// School days first; in a long vacation any weekday will do.
    fn free(&mut self, wanted: NaiveDate, days: &RangeInclusive<NaiveDate>) -> (NaiveDate, &'static str) {
        let around = (0..=FAR).flat_map(|distance| [plus(wanted, -distance), plus(wanted, distance)]);
        let fitting: Vec<_> = around.filter(|day| days.contains(day) && !is_weekend(*day)).collect();
        let near = |day: &&NaiveDate| self.calendar.is_school_day(**day) && (**day - wanted).num_days().abs() <= NEAR;
        let mut tried: Vec<_> = fitting.iter().filter(near).copied().collect();
        tried.extend(fitting);
        let offset = usize::try_from(self.random.within(0..=4)).unwrap_or(0);
        for day in tried {
            let mut times = TIMES.iter().cycle().skip(offset).take(TIMES.len());
            if let Some(time) = times.find(|time| self.diary.insert((day, **time))) {
                return (day, time);
            }
        }
        (wanted, TIMES[offset])
    }
}

fn is_weekend(day: NaiveDate) -> bool {
    matches!(day.weekday(), Weekday::Sat | Weekday::Sun)
}

/// An aanmelding of which only child, date and way are known.
pub(super) fn application(child: &Child, received_on: NaiveDate, channel: ReceivedBy) -> Application {
    Application {
        id: ApplicationId::new(),
        version: 0,
        child_id: child.id.clone(),
        received_on,
        channel,
        wanted_start_on: None,
        other_schools: None,
        childcare: None,
        previous_school: None,
        vve: Known::Unknown,
        vve_programme: None,
        support_needed: Known::No,
        support_note: None,
        concerns: None,
        contact_consent: Known::Unknown,
        contact_consent_on: None,
        remarks: None,
        questions: None,
        postponed_on: None,
        decision: None,
        decided_on: None,
        decided_by: None,
        decision_reason: None,
        refusal_ground: None,
        other_school: None,
        other_school_on: None,
        parents_heard_on: None,
        starts_on: None,
        group_id: None,
        withdrawn_on: None,
        withdrawn_reason: None,
        decide_by: last_day(child.born_on, received_on, None),
    }
}

/// The law's last day for the decision.
pub(super) fn last_day(born_on: NaiveDate, received_on: NaiveDate, postponed_on: Option<NaiveDate>) -> NaiveDate {
    let term = term_starts_on(born_on, received_on);
    decide_by(term, is_extended(term, postponed_on))
}

/// The signatures of all who have custody.
pub(super) fn signatures(application: &Application, family: &Family, signed_on: NaiveDate) -> Vec<Signature> {
    let sign = |member: &super::family::Member| Signature {
        id: SignatureId::new(),
        version: 0,
        application_id: application.id.clone(),
        caregiver_id: member.caregiver.id.clone(),
        signed_on,
    };
    family.deciding().map(sign).collect()
}

/// A paper that the office saw.
pub(super) fn document(application: &Application, kind: DocumentKind, seen_on: NaiveDate) -> SeenDocument {
    SeenDocument {
        id: DocumentId::new(),
        version: 0,
        application_id: application.id.clone(),
        kind,
        seen_on,
        seen_by: office(),
    }
}

/// The papers that enrolment asks for.
pub(super) fn documents(application: &Application, family: &Family, seen_on: NaiveDate) -> Vec<SeenDocument> {
    let origin = match application.previous_school {
        Some(_) => DocumentKind::Deregistration,
        None => DocumentKind::SixMonthDeclaration,
    };
    let custody = family.shape.needs_proof().then_some(DocumentKind::Custody);
    let kinds = [Some(DocumentKind::Identity), Some(origin), custody];
    kinds.into_iter().flatten().map(|kind| document(application, kind, seen_on)).collect()
}

/// What the office does when a child is enrolled, all of it on one day.
pub(super) fn enrolled(application: &Application, on: NaiveDate) -> Vec<SeenDocument> {
    let told = application.previous_school.as_ref().map(|_| DocumentKind::PreviousSchoolTold);
    let kinds =
        [DocumentKind::SchoolGuide, DocumentKind::Administration, DocumentKind::Parro, DocumentKind::ParticipationForm];
    kinds.into_iter().chain(told).map(|kind| document(application, kind, on)).collect()
}
