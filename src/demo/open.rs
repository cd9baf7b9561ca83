//! The aanmeldingen that are under way, as the deeds in which they came about: their history shows who did what, and when.

use std::ops::RangeInclusive;

use chrono::{Months, NaiveDate};

use super::cases::{Case, DECIDED, HELD, PLANNED, RECEIVED, SETTLING, Stage, Who};
use super::dates::{moment, plus, working};
use super::deed::{Deed, Rows};
use super::family::{Family, Registry};
use super::household::Shape;
use super::intake::{Office, application, document, documents, last_day, signatures};
use super::names::BRABANT;
use super::pupils::{Roll, can_have, jaargroep_of, placement};
use super::school::office;
use super::talks::prepared;
use crate::family::rules::full_name;
use crate::family::{Child, Known};
use crate::intake::clock::{birthday, first_school_day_on};
use crate::intake::{
    Agreement, AgreementId, Application, Decision, Interview, InterviewId, Objection, ObjectionId, RefusalGround,
};
use crate::school::Group;
use crate::school::rules::{school_year_bounds, school_year_start};

/// The deeds of every aanmelding under way, in the order of their days.
pub(super) fn deeds(desk: &mut Office<'_>, registry: &mut Registry, roll: &mut Roll) -> Vec<Deed> {
    let mut deeds = Vec::new();
    let mut family = None;
    for case in RECEIVED.iter().chain(&PLANNED).chain(&HELD).chain(&DECIDED).chain(&SETTLING) {
        let born_on = plus(desk.today, case.four_in).checked_sub_months(Months::new(48)).unwrap_or(desk.today);
        let place = family.filter(|_| matches!(case.who, Who::Twin));
        let place = place.unwrap_or_else(|| family_of(case, registry, roll, born_on, desk.today));
        family = Some(place);
        deeds.extend(Dossier::new(desk, registry, case, &mut roll.families[place], born_on).deeds());
    }
    // What a deed changes was written by an earlier one of the same day: the sort keeps their order.
    deeds.sort_by_key(|deed| deed.at);
    deeds
}

fn family_of(case: &Case, registry: &mut Registry, roll: &mut Roll, born_on: NaiveDate, today: NaiveDate) -> usize {
    let family = match case.who {
        Who::New(shape, origin) => registry.family(shape, origin),
        Who::Sibling | Who::Twin => match known_family(registry, roll, born_on, today) {
            Some(place) => return place,
            None => registry.family(Shape::Together, &BRABANT),
        },
    };
    roll.families.push(family);
    roll.families.len() - 1
}

/// A family with a child at school, in which another one fits.
fn known_family(registry: &mut Registry, roll: &Roll, born_on: NaiveDate, today: NaiveDate) -> Option<usize> {
    let at_school = roll.pupils.iter().filter(|pupil| pupil.is_at_school(today)).map(|pupil| pupil.family);
    let places: Vec<_> = at_school.filter(|&place| can_have(&roll.families[place], born_on)).collect();
    (!places.is_empty()).then(|| registry.random.pick(&places))
}

/// One aanmelding while its deeds are made.
pub(super) struct Dossier<'d, 'o> {
    pub(super) desk: &'d mut Office<'o>,
    pub(super) case: &'d Case,
    family: &'d mut Family,
    pub(super) child: Child,
    pub(super) application: Application,
    /// The talk that was held.
    talk: Option<InterviewId>,
    deeds: Vec<Deed>,
}

impl<'d, 'o> Dossier<'d, 'o> {
    fn new(
        desk: &'d mut Office<'o>,
        registry: &mut Registry,
        case: &'d Case,
        family: &'d mut Family,
        born_on: NaiveDate,
    ) -> Self {
        let mut child = registry.child(family, born_on);
        let remark = case.told.settling.remark;
        child.remarks = (!remark.is_empty()).then(|| remark.to_owned()).or(child.remarks);
        let received_on = working(plus(desk.today, -case.received));
        let mut application = application(&child, received_on, case.channel);
        tell(&mut application, case);
        application.wanted_start_on = Some(start_for(desk, &child, received_on));
        Self { desk, case, family, child, application, talk: None, deeds: Vec::new() }
    }

    fn deeds(mut self) -> Vec<Deed> {
        self.register();
        match self.case.stage {
            Stage::Received => {}
            Stage::Planned(days) => self.plan_ahead(days),
            Stage::Moved(days) => self.call_off_and_plan(days),
            Stage::Unrecorded(ago) => self.stop_halfway(ago),
            Stage::Held(ago) => self.hold(ago, 1),
            Stage::Postponed { held, notice } => {
                self.hold(held, 1);
                self.postpone(self.ago(notice));
            }
            Stage::Decided { held, decided, decision, reason } => {
                self.hold(held, decided);
                let reason = (!reason.is_empty()).then_some(reason);
                self.decide(decision, self.ago(decided), reason, None);
            }
            Stage::Refused { held, decided, ground, reason, other_school } => {
                self.hold(held, decided);
                self.refuse(self.ago(decided), ground, reason, other_school);
            }
            Stage::Agreed { held, decided, start } => {
                self.hold(held, decided);
                let first_day = self.first_day(start);
                self.decide(Decision::Admitted, self.ago(decided), None, Some(first_day));
            }
            Stage::Withdrawn(ago, reason) => self.withdraw(self.ago(ago), reason),
        }
        self.ask();
        self.promise();
        self.object();
        self.enrol();
        self.settle();
        self.deeds
    }

    fn ago(&self, days: i64) -> NaiveDate {
        working(plus(self.desk.today, -days))
    }

    fn first_day(&self, start: Option<i64>) -> NaiveDate {
        let wanted = start.map(|days| plus(self.desk.today, days));
        let agreed = wanted.and_then(|day| self.desk.calendar.first_school_day_on_or_after(day));
        agreed.unwrap_or_else(|| start_for(self.desk, &self.child, self.application.received_on))
    }

    /// The group that waits for the child, when its year is prepared.
    fn group(&self, first_day: NaiveDate) -> Option<&Group> {
        let year = self.desk.year_of(first_day)?;
        let turn = self.case.told.settling.turn.unwrap_or(self.desk.diary.len());
        year.group(jaargroep_of(self.child.born_on, year.start_year), turn)
    }

    fn deed(&mut self, on: NaiveDate, by: String, key: &'static str, rows: Rows) {
        let minutes = self.desk.random.within(0..=14);
        self.deed_within(on, by, key, rows, minutes);
    }

    /// A deed of after the talk, of which the minute is drawn apart.
    fn later_deed(&mut self, on: NaiveDate, key: &'static str, rows: Rows) {
        let minutes = self.desk.admission.within(0..=14);
        self.deed_within(on, office(), key, rows, minutes);
    }

    pub(super) fn deed_within(&mut self, on: NaiveDate, by: String, key: &'static str, rows: Rows, minutes: i64) {
        let voorvoegsel = self.child.voorvoegsel.as_deref().unwrap_or_default();
        let subject = full_name(&self.child.roepnaam, voorvoegsel, &self.child.achternaam);
        // Each deed comes a little later than the one before it, also on the same day; and a twin after the twin.
        let before = self.deeds.len() + usize::from(matches!(self.case.who, Who::Twin));
        let minutes = 15 * i64::try_from(before).unwrap_or(0) + minutes;
        self.deeds.push(Deed { at: moment(on, minutes, self.desk.now), by, key, subject, rows });
    }

    fn register(&mut self) {
        let received_on = self.application.received_on;
        let mut rows = Rows::default();
        rows.add_family(self.family);
        let seen = self.case.told.papers.then(office);
        rows.add_child(self.family, self.child.clone(), seen.as_deref().map(|by| (received_on, by)));
        rows.applications.push(self.application.clone());
        let signatures = signatures(&self.application, self.family, received_on);
        // On the phone nobody can sign; of two parents often one comes by first.
        let count = if self.case.told.signed { signatures.len() } else { signatures.len().saturating_sub(1) };
        rows.signatures.extend(signatures.into_iter().take(count));
        if self.case.told.papers {
            rows.documents = documents(&self.application, self.family, received_on);
        }
        self.application.version = 1;
        self.deed(received_on, office(), "application.register", rows);
    }

    fn change(&mut self, on: NaiveDate, by: String, key: &'static str) {
        self.change_with(on, by, key, Rows::default());
    }

    fn change_with(&mut self, on: NaiveDate, by: String, key: &'static str, mut rows: Rows) {
        rows.changed_applications.push(self.application.clone());
        self.application.version += 1;
        self.deed(on, by, key, rows);
    }

    /// Writes a talk near this day, made known halfway between receipt and the talk.
    fn plan(&mut self, day: NaiveDate, days: &RangeInclusive<NaiveDate>) -> Interview {
        let wanted = self.application.wanted_start_on.unwrap_or(day);
        let group = self.group(wanted).map(|group| group.id.clone());
        let interview = self.desk.interview(&self.application, self.family, group.as_ref(), day, days);
        let received_on = self.application.received_on;
        let halfway = plus(received_on, (interview.planned_on - received_on).num_days() / 2);
        let rows = Rows { interviews: vec![interview.clone()], ..Rows::default() };
        self.deed(working(halfway.min(self.desk.today)), office(), "interview.plan", rows);
        Interview { version: 1, ..interview }
    }

    fn plan_ahead(&mut self, days: i64) {
        let today = self.desk.today;
        self.plan(plus(today, days), &(today..=plus(today, 90)));
    }

    /// A talk so many days ago, and at least `latest` days.
    fn plan_back(&mut self, ago: i64, latest: i64) -> Interview {
        self.plan(self.ago(ago), &(self.application.received_on..=self.ago(latest)))
    }

    fn call_off_and_plan(&mut self, days: i64) {
        let mut interview = self.plan_back(5, 1);
        interview.cancelled_on = Some(self.ago(6));
        let rows = Rows { changed_interviews: vec![interview], ..Rows::default() };
        self.deed(self.ago(6), office(), "interview.cancel", rows);
        self.plan_ahead(days);
    }

    fn hold(&mut self, ago: i64, latest: i64) {
        let mut interview = self.plan_back(ago, latest);
        let held_on = interview.planned_on;
        let mut rows = Rows::default();
        self.desk.write_down(&mut interview, held_on, &mut rows);
        self.talk = Some(interview.id.clone());
        rows.changed_interviews.push(interview);
        self.deed(held_on, self.desk.director(held_on), "interview.hold", rows);
    }

    /// A talk that was begun and not finished: half of the topics are left.
    fn stop_halfway(&mut self, ago: i64) {
        let mut interview = self.plan_back(ago, 1);
        let on = interview.planned_on;
        let mut rows = Rows::default();
        self.desk.write_half(&mut interview, &mut rows);
        rows.changed_interviews.push(interview);
        self.deed(on, self.desk.director(on), "interview.begin", rows);
    }

    fn postpone(&mut self, on: NaiveDate) {
        self.application.postponed_on = Some(on);
        self.application.decide_by = last_day(self.child.born_on, self.application.received_on, Some(on));
        self.change(on, office(), "application.postpone");
    }

    fn decide(&mut self, decision: Decision, on: NaiveDate, reason: Option<&str>, first_day: Option<NaiveDate>) {
        self.desk.decide(&mut self.application, decision, on, reason);
        let mut rows = Rows::default();
        if let Some(first_day) = first_day {
            self.application.starts_on = Some(first_day);
            let group = self.group(first_day).map(|group| group.id.clone());
            let (_, ends_on) = school_year_bounds(school_year_start(first_day));
            rows.placements = group.iter().map(|group| placement(&self.child.id, group, first_day, ends_on)).collect();
            self.application.group_id = group;
        }
        self.change_with(on, self.desk.director(on), "application.decide", rows);
    }

    /// Who will take the child was found in the week before, and the parents were told of it.
    fn refuse(&mut self, on: NaiveDate, ground: RefusalGround, reason: &str, other_school: &str) {
        let found = (!other_school.is_empty()).then(|| working(plus(on, -3)).max(self.application.received_on));
        self.application.refusal_ground = Some(ground);
        self.application.other_school = found.map(|_| other_school.into());
        self.application.other_school_on = found;
        self.application.parents_heard_on = found.map(|found| working(plus(on, -1)).max(found));
        self.decide(Decision::NotAdmitted, on, Some(reason), None);
    }

    fn withdraw(&mut self, on: NaiveDate, reason: &str) {
        self.application.withdrawn_on = Some(on);
        self.application.withdrawn_reason = Some(reason.into());
        self.change(on, office(), "application.withdraw");
    }

    /// The director writes down what to ask, and which topics matter.
    fn ask(&mut self) {
        let questions = self.case.told.questions;
        if !questions.is_empty() {
            self.application.questions = Some(questions.into());
            self.change(self.desk.today, self.desk.director(self.desk.today), "application.save");
        }
        let rows = Rows { preparations: prepared(&self.application, &self.case.told), ..Rows::default() };
        if !rows.preparations.is_empty() {
            self.deed(self.desk.today, self.desk.director(self.desk.today), "interview.prepare", rows);
        }
    }

    fn promise(&mut self) {
        for (what, role, due_in, is_done) in self.case.told.promises {
            let due_on = plus(self.desk.today, *due_in);
            let agreement = Agreement {
                id: AgreementId::new(),
                version: 0,
                application_id: self.application.id.clone(),
                what: (*what).into(),
                role: *role,
                who: None,
                due_on: Some(due_on),
                done_on: is_done.then_some(due_on),
                interview_id: self.talk.clone(),
            };
            let rows = Rows { agreements: vec![agreement], ..Rows::default() };
            self.deed(self.desk.today, self.desk.director(self.desk.today), "agreement.save", rows);
        }
    }

    /// A parent says not to agree, a few days after the other one applied.
    fn object(&mut self) {
        let note = self.case.told.objection;
        let Some(member) = self.family.deciding().last().filter(|_| !note.is_empty()) else { return };
        let said_on = working(plus(self.application.received_on, 4)).min(self.desk.today);
        let objection = Objection {
            id: ObjectionId::new(),
            version: 0,
            application_id: self.application.id.clone(),
            caregiver_id: member.caregiver.id.clone(),
            said_on,
            note: Some(note.into()),
            taken_back_on: None,
        };
        let rows = Rows { objections: vec![objection], ..Rows::default() };
        self.later_deed(said_on, "application.object", rows);
    }

    /// The office ticks off what enrolment asks for.
    fn enrol(&mut self) {
        for kind in self.case.told.enrolled {
            let documents = vec![document(&self.application, *kind, self.desk.today)];
            self.later_deed(self.desk.today, "document.seen", Rows { documents, ..Rows::default() });
        }
    }
}

/// Four-year-olds start after their birthday; who comes from another school, about a month from now.
fn start_for(desk: &Office<'_>, child: &Child, received_on: NaiveDate) -> NaiveDate {
    let month_ahead = plus(desk.today, 28);
    let is_older = birthday(child.born_on, 5) < desk.today;
    let first = if is_older { desk.calendar.first_school_day_on_or_after(month_ahead) } else { None };
    first.or_else(|| first_school_day_on(child.born_on, received_on, desk.calendar)).unwrap_or(month_ahead)
}

fn tell(application: &mut Application, case: &Case) {
    let told = &case.told;
    let some = |text: &str| (!text.is_empty()).then(|| text.to_owned());
    application.previous_school = some(told.previous_school);
    application.other_schools = some(told.other_schools);
    application.childcare = told.previous_school.is_empty().then(|| "Peuteropvang De Sprong".into());
    application.vve = if told.vve.is_empty() { Known::No } else { Known::Yes };
    application.vve_programme = some(told.vve);
    application.support_needed = if told.support.is_empty() { Known::No } else { Known::Yes };
    application.support_note = some(told.support);
    application.concerns = some(told.concerns);
    application.remarks = some(told.remarks);
    application.contact_consent = if told.consent { Known::Yes } else { Known::Unknown };
    application.contact_consent_on = told.consent.then_some(application.received_on);
}
