//! The aanmeldingen of earlier years: decided and started, and now and then one that ended otherwise.

use std::ops::RangeInclusive;

use chrono::NaiveDate;

use super::dates::{plus, working};
use super::deed::Rows;
use super::family::{Family, Registry};
use super::intake::{Office, application, document, documents, enrolled, last_day, signatures};
use super::pupils::Pupil;
use crate::family::{Child, Known};
use crate::intake::clock::{birthday, term_starts_on};
use crate::intake::{
    Agreement, AgreementId, AgreementRole, Application, Decision, DocumentKind, InterviewId, ReceivedBy, RefusalGround,
};
use crate::privacy::{Hold, HoldId};
use crate::school::GroupId;
use crate::school::rules::{school_year_bounds, school_year_start};

const CHANNELS: [ReceivedBy; 8] = [
    ReceivedBy::Paper,
    ReceivedBy::Paper,
    ReceivedBy::Paper,
    ReceivedBy::Phone,
    ReceivedBy::Visit,
    ReceivedBy::Visit,
    ReceivedBy::Email,
    ReceivedBy::Parro,
];
const CHILDCARE: [&str; 5] = [
    "Peuteropvang De Sprong",
    "Kinderdagverblijf De Krijtstreep",
    "Peuteropvang De Sprong",
    "Gastouder",
    "Kinderopvang Het Voorbeeld",
];
const SUPPORT: [&str; 3] = [
    "Logopedie via de opvang; advies om dit op school door te laten lopen.",
    "Slechthorend links, heeft een hoorapparaat. Begeleiding door een audiologisch centrum.",
    "Traject bij de jeugdarts wegens druk gedrag.",
];

impl Office<'_> {
    /// How a child that is or was at school came in.
    pub(super) fn history(&mut self, pupil: &Pupil, family: &Family, rows: &mut Rows) {
        let received_on = self.received_on(pupil);
        let mut application = self.believable(&pupil.child, received_on, pupil.previous_school);
        application.wanted_start_on = Some(pupil.starts_on);
        let group = self.year_of(pupil.starts_on).and_then(|year| pupil.group(year)).map(|group| group.id.clone());
        let term = term_starts_on(pupil.child.born_on, received_on);
        let wanted = plus(term, self.random.within(7..=24)).min(plus(pupil.starts_on, -4));
        let days = received_on..=plus(pupil.starts_on, -2).min(application.decide_by);
        let (talk, talk_id) = self.held(&application, family, group.as_ref(), (wanted, days), rows);
        if self.random.chance(4) && plus(term, 80) < pupil.starts_on {
            application.postponed_on = Some(plus(term, self.random.within(35..=41)));
            application.decide_by = last_day(pupil.child.born_on, received_on, application.postponed_on);
        }
        let earliest = application.postponed_on.unwrap_or(talk);
        let decided_on = plus(earliest, self.random.within(0..=8)).min(application.decide_by).max(talk);
        self.decide(&mut application, Decision::Admitted, decided_on.min(plus(pupil.starts_on, -1)), None);
        application.starts_on = Some(pupil.starts_on);
        application.group_id = group;
        rows.signatures.extend(signatures(&application, family, received_on));
        rows.documents.extend(documents(&application, family, talk));
        rows.documents.extend(enrolled(&application, pupil.starts_on));
        if application.childcare.is_some() && self.random.chance(60) {
            rows.documents.push(document(&application, DocumentKind::Handover, talk));
        }
        if self.random.chance(30) {
            rows.agreements.push(self.kept(&application, talk, talk_id));
        }
        self.settled(pupil, &application, rows);
        rows.applications.push(application);
    }

    /// A family that chose another school after all, every year one; in some years one that the school had no place for.
    pub(super) fn ended_otherwise(&mut self, registry: &mut Registry, start_year: i32, rows: &mut Rows) {
        let (opening, _) = school_year_bounds(start_year);
        for is_refused in [false].into_iter().chain((start_year % 3 == 0).then_some(true)) {
            let received_on = working(plus(opening, self.random.within(40..=250)));
            if plus(received_on, 45) >= self.today {
                continue;
            }
            let mut family = registry.any_family();
            let child = registry.child(&mut family, plus(received_on, self.random.within(-1300..=-1120)));
            let mut application = self.believable(&child, received_on, None);
            let days = received_on..=plus(received_on, 35);
            let (talk, _) = self.held(&application, &family, None, (plus(received_on, 14), days), rows);
            if is_refused {
                let reason = "Alle kleutergroepen zitten vol; de ouders kozen een school in Mill.";
                self.decide(&mut application, Decision::NotAdmitted, plus(talk, 6), Some(reason));
                application.refusal_ground = Some(RefusalGround::Full);
            } else {
                let on = working(plus(talk, 9));
                application.withdrawn_on = Some(on);
                application.withdrawn_reason = Some("Gaat verhuizen.".into());
                if start_year == school_year_start(self.today) - 2 {
                    rows.holds.push(self.held_back(&child, on));
                }
            }
            rows.signatures.extend(signatures(&application, &family, received_on));
            rows.applications.push(application);
            rows.add_family(&mut family);
            rows.add_child(&family, child, None);
        }
    }

    /// What keeps the data of somebody who is due.
    fn held_back(&self, child: &Child, withdrawn_on: NaiveDate) -> Hold {
        let placed_on = working(plus(withdrawn_on, 12));
        Hold {
            id: HoldId::new(),
            version: 0,
            child_id: child.id.clone(),
            reason: "De ouders hebben een klacht ingediend; de commissie heeft nog niet geoordeeld.".into(),
            placed_on,
            placed_by: self.director(placed_on),
            lifted_on: None,
            lifted_by: None,
        }
    }

    fn received_on(&mut self, pupil: &Pupil) -> NaiveDate {
        let third = birthday(pupil.child.born_on, 3);
        let received_on = match pupil.previous_school {
            Some(_) => plus(pupil.starts_on, -self.random.within(28..=80)),
            None => plus(third, self.random.within(-30..=200)).min(plus(pupil.starts_on, -30)),
        };
        working(received_on)
    }

    /// An aanmelding with what families usually tell.
    fn believable(&mut self, child: &Child, received_on: NaiveDate, previous_school: Option<&str>) -> Application {
        let channel = self.random.pick(&CHANNELS);
        let mut application = application(child, received_on, channel);
        application.previous_school = previous_school.map(Into::into);
        if previous_school.is_none() && self.random.chance(85) {
            application.childcare = Some(self.random.pick(&CHILDCARE).into());
            application.vve = if self.random.chance(18) { Known::Yes } else { Known::No };
            application.vve_programme =
                (application.vve == Known::Yes).then(|| "Uk & Puk, vier dagdelen per week sinds 2,5 jaar.".into());
        }
        if self.random.chance(8) {
            application.support_needed = Known::Yes;
            application.support_note = Some(self.random.pick(&SUPPORT).into());
        }
        application.contact_consent = if self.random.chance(90) { Known::Yes } else { Known::No };
        application.contact_consent_on = Some(received_on);
        application
    }

    /// Adds a talk that was held, and tells when and which.
    fn held(
        &mut self,
        application: &Application,
        family: &Family,
        group: Option<&GroupId>,
        (wanted, days): (NaiveDate, RangeInclusive<NaiveDate>),
        rows: &mut Rows,
    ) -> (NaiveDate, InterviewId) {
        let mut interview = self.interview(application, family, group, wanted, &days);
        let (held_on, id) = (interview.planned_on, interview.id.clone());
        self.write_down(&mut interview, held_on, rows);
        rows.interviews.push(interview);
        (held_on, id)
    }

    /// Writes the decision on an aanmelding.
    pub(super) fn decide(&self, of: &mut Application, decision: Decision, on: NaiveDate, reason: Option<&str>) {
        let on = working(on);
        of.decision = Some(decision);
        of.decided_on = Some(on);
        of.decided_by = Some(self.director(on));
        of.decision_reason = reason.map(Into::into);
    }

    fn kept(&self, application: &Application, talk: NaiveDate, talk_id: InterviewId) -> Agreement {
        Agreement {
            id: AgreementId::new(),
            version: 0,
            application_id: application.id.clone(),
            what: "Thuis oefenen met jas en schoenen aantrekken.".into(),
            role: AgreementRole::Parents,
            who: None,
            due_on: Some(plus(talk, 60)),
            done_on: Some(plus(talk, 55).min(self.today)),
            interview_id: Some(talk_id),
        }
    }
}
