//! What must hold of the demo on any day it is made; nothing here needs a store.

mod wen;

use std::collections::{HashMap, HashSet};

use chrono::{Datelike, NaiveDate, NaiveTime, TimeDelta, Weekday};

use super::dates::{day, plus};
use super::deed::{Deed, Rows};
use super::deeds;
use crate::family::contact::{Email, Phone, Postcode};
use crate::family::rules::{FREE_TEXT_MAX, NAME_MAX, name_problem, text_problem};
use crate::family::{Child, Known};
use crate::intake::clock::{birthday, born_problem, decide_by, is_extended, term_starts_on};
use crate::intake::rules::protocol::answer_finding;
use crate::intake::{Application, Interview};
use crate::store::Record;

fn made_on(years: u32, today: NaiveDate) -> Vec<Deed> {
    deeds(years, today, today.and_time(NaiveTime::default()).and_utc() + TimeDelta::hours(9))
}

fn monday() -> NaiveDate {
    day(2026, 11, 23)
}

/// All days of a school year that are worth a look: weekends, vacations, both turns of the year.
fn many_days() -> impl Iterator<Item = NaiveDate> {
    (0..40).map(|step| plus(day(2026, 7, 25), step * 11)).chain([day(2028, 2, 29), day(2031, 8, 1), day(2027, 7, 31)])
}

/// Everything that was inserted, with what later deeds made of it.
fn outcome(deeds: &[Deed]) -> Rows {
    let mut all = Rows::default();
    for rows in deeds.iter().map(|deed| deed.rows.clone()) {
        all.staff.extend(rows.staff);
        all.groups.extend(rows.groups);
        all.teachings.extend(rows.teachings);
        all.households.extend(rows.households);
        all.caregivers.extend(rows.caregivers);
        all.children.extend(rows.children);
        all.links.extend(rows.links);
        all.placements.extend(rows.placements);
        all.applications.extend(rows.applications);
        all.signatures.extend(rows.signatures);
        all.protocols.extend(rows.protocols);
        all.sections.extend(rows.sections);
        all.topics.extend(rows.topics);
        all.preparations.extend(rows.preparations);
        all.notes.extend(rows.notes);
        all.agreements.extend(rows.agreements);
        all.interviews.extend(rows.interviews);
        all.mornings.extend(rows.mornings);
        all.starts.extend(rows.starts);
        all.periods.extend(rows.periods);
        replace(&mut all.applications, rows.changed_applications);
        replace(&mut all.interviews, rows.changed_interviews);
        replace(&mut all.mornings, rows.changed_mornings);
        replace(&mut all.starts, rows.changed_starts);
    }
    all
}

fn replace<R: Record>(all: &mut [R], changed: Vec<R>) {
    for change in changed {
        let place = all.iter_mut().find(|record| record.id() == change.id());
        *place.expect("a deed only changes what an earlier one wrote") = change;
    }
}

/// The text of it all with each id replaced by the number of its first appearance.
fn without_ids(deeds: &[Deed]) -> String {
    let mut numbers = HashMap::new();
    let text = format!("{deeds:?}");
    let parts = text.split('"').map(|part| {
        let is_id = part.len() == 36 && part.matches('-').count() == 4;
        let next = numbers.len();
        if is_id { numbers.entry(part.to_owned()).or_insert(next).to_string() } else { part.to_owned() }
    });
    parts.collect::<Vec<_>>().join("\"")
}

#[test]
fn the_same_day_makes_the_same_school_and_another_day_another() {
    let first = without_ids(&made_on(3, monday()));
    assert_eq!(first, without_ids(&made_on(3, monday())), "only the ids may differ");
    assert_ne!(first, without_ids(&made_on(3, day(2026, 11, 24))), "the days follow today");
}

#[test]
fn some_210_children_are_at_school_whatever_the_day_and_the_years() {
    for (years, today) in many_days().map(|today| (2, today)).chain([(1, monday()), (20, monday())]) {
        let all = outcome(&made_on(years, today));
        let at_school =
            all.placements.iter().filter(|place| (place.starts_on..=place.ends_on).contains(&today)).count();
        assert!((185..=235).contains(&at_school), "{at_school} children on {today} after {years} years");
    }
}

#[test]
fn twenty_years_hold_all_the_children_of_those_years() {
    let all = outcome(&made_on(20, monday()));
    assert!((720..=860).contains(&all.children.len()), "{} children", all.children.len());
    let started = all.applications.iter().filter(|application| application.starts_on.is_some()).count();
    assert!((520..=640).contains(&started), "{started} children came in by an aanmelding");
    assert_eq!(all.groups.len(), 22 * 9, "nine groups in twenty years, this one and the next");
}

#[test]
fn no_child_is_in_two_groups_on_a_day_or_in_a_group_that_is_over_full() {
    for today in many_days() {
        let mut all = outcome(&made_on(4, today));
        all.placements.sort_by(|one, other| (&one.child_id, one.starts_on).cmp(&(&other.child_id, other.starts_on)));
        for pair in all.placements.windows(2) {
            let apart = pair[0].child_id != pair[1].child_id || pair[0].ends_on < pair[1].starts_on;
            assert!(apart, "{:?} and {:?} overlap", pair[0], pair[1]);
        }
        for group in &all.groups {
            let inside = all.placements.iter().filter(|place| place.group_id == group.id);
            let most =
                inside.clone().map(|place| place.ends_on).max().into_iter().map(|last| {
                    inside.clone().filter(|place| (place.starts_on..=place.ends_on).contains(&last)).count()
                });
            for most in most {
                assert!(
                    most <= usize::try_from(group.capacity).unwrap() + 3,
                    "{most} in {} made on {today}",
                    group.name
                );
            }
        }
    }
}

#[test]
fn no_number_or_address_can_be_somebodys() {
    let all = outcome(&made_on(20, monday()));
    let mut numbers = HashSet::new();
    for caregiver in &all.caregivers {
        for phone in [&caregiver.phone, &caregiver.other_phone].into_iter().flatten() {
            let is_invented = phone.starts_with("06-0000") || phone.starts_with("0485-00");
            assert!(is_invented && phone.len() == 11, "{phone} is not in the ranges for examples");
            assert_eq!(Phone::parse(phone).unwrap().as_str(), phone, "it stands as the program writes it");
            assert!(numbers.insert(phone.clone()), "{phone} is given twice");
        }
    }
    let addresses = all.caregivers.iter().filter_map(|caregiver| caregiver.email.as_ref());
    for email in addresses.chain(all.staff.iter().filter_map(|member| member.email.as_ref())) {
        assert!(email.ends_with("@example.nl"), "{email} could be real");
        assert_eq!(Email::parse(email).unwrap().as_str(), email, "it stands as the program writes it");
    }
    for household in &all.households {
        let postcode = household.postcode.as_ref().unwrap();
        assert_eq!(Postcode::parse(postcode).unwrap().as_str(), postcode, "it stands as the program writes it");
    }
}

#[test]
fn every_name_is_one_that_the_program_takes() {
    let all = outcome(&made_on(20, monday()));
    let children = all.children.iter().flat_map(|child| [&child.roepnaam, &child.achternaam]);
    let caregivers = all.caregivers.iter().flat_map(|caregiver| [&caregiver.roepnaam, &caregiver.achternaam]);
    for name in children.chain(caregivers) {
        assert_eq!(name_problem(name, NAME_MAX), None, "{name}");
    }
}

#[test]
fn names_are_as_diverse_as_in_a_real_classroom() {
    let all = outcome(&made_on(1, monday()));
    for language in ["Nederlands", "Pools", "Turks", "Arabisch", "Fries"] {
        let speaks = |child: &&Child| child.home_language.as_deref() == Some(language);
        assert!(all.children.iter().filter(speaks).count() >= 2, "nobody speaks {language}");
    }
    let names: Vec<_> = all.children.iter().map(|child| format!("{} {}", child.roepnaam, child.achternaam)).collect();
    let parents: Vec<_> = all.caregivers.iter().map(|one| &one.achternaam).collect();
    assert!(names.iter().any(|name| name.contains(['Ł', 'ł'])), "a Polish letter");
    assert!(names.iter().any(|name| name.contains(['ş', 'Ş', 'ı', 'ğ', 'Ç', 'Ö'])), "a Turkish letter");
    assert!(all.children.iter().any(|child| child.voorvoegsel.as_deref() == Some("van den")), "a voorvoegsel");
    assert!(parents.iter().any(|name| name.contains("-van")), "a woman with two names");
    assert!(all.children.iter().any(|child| child.achternaam.contains(" van ")), "a child with two names");
}

#[test]
fn the_dates_of_an_aanmelding_come_in_the_order_of_the_law() {
    for today in many_days() {
        let all = outcome(&made_on(2, today));
        let born: HashMap<_, _> = all.children.iter().map(|child| (&child.id, child.born_on)).collect();
        for application in &all.applications {
            check_dates(application, born[&application.child_id], today);
        }
        for interview in &all.interviews {
            let application = all.applications.iter().find(|one| one.id == interview.application_id).unwrap();
            check_talk(interview, application, today);
        }
    }
}

fn check_dates(application: &Application, born_on: NaiveDate, today: NaiveDate) {
    let received_on = application.received_on;
    assert_eq!(born_problem(born_on, received_on), None, "made on {today}: {application:?}");
    assert!(received_on <= today, "made on {today}: received later");
    let term = term_starts_on(born_on, received_on);
    let by = decide_by(term, is_extended(term, application.postponed_on));
    assert_eq!(application.decide_by, by, "made on {today}: the clock says otherwise");
    if let Some(postponed_on) = application.postponed_on {
        assert!(is_extended(term, Some(postponed_on)), "made on {today}: a notice too late: {application:?}");
    }
    if let Some(decided_on) = application.decided_on {
        assert!((received_on..=today).contains(&decided_on), "made on {today}: {application:?}");
        assert!(application.decision.is_some() && application.decided_by.is_some(), "a decision is whole");
    }
    if let Some(starts_on) = application.starts_on {
        assert!(starts_on >= birthday(born_on, 4), "made on {today}: before the fourth birthday: {application:?}");
        assert!(application.decided_on.is_some_and(|on| on <= starts_on), "made on {today}: {application:?}");
        assert!(!matches!(starts_on.weekday(), Weekday::Sat | Weekday::Sun), "made on {today}: {starts_on}");
    }
    for text in [&application.support_note, &application.questions, &application.decision_reason].into_iter().flatten()
    {
        assert_eq!(text_problem(text, FREE_TEXT_MAX), None, "{text}");
    }
}

fn check_talk(interview: &Interview, application: &Application, today: NaiveDate) {
    assert!(interview.planned_on >= application.received_on, "made on {today}: {interview:?}");
    assert!(!interview.caregiver_ids.is_empty(), "made on {today}: nobody comes: {interview:?}");
    for on in [interview.held_on, interview.cancelled_on].into_iter().flatten() {
        assert!(on <= today, "made on {today}: {interview:?}");
    }
    if let (Some(held_on), Some(decided_on)) = (interview.held_on, application.decided_on) {
        assert!(held_on <= decided_on, "made on {today}: decided before the talk: {application:?} {interview:?}");
    }
}

#[test]
fn talks_of_late_are_written_down_with_the_protocol_of_their_year() {
    for today in many_days() {
        let all = outcome(&made_on(2, today));
        assert_eq!(all.protocols.len(), 2, "of the last school year and this one");
        let part_of =
            |topic: &crate::intake::Topic| all.sections.iter().find(|part| part.id == topic.section_id).unwrap();
        let topics: HashMap<_, _> = all.topics.iter().map(|topic| (&topic.id, topic)).collect();
        let talks: HashMap<_, _> = all.interviews.iter().map(|talk| (&talk.id, talk)).collect();
        for note in &all.notes {
            let (talk, topic) = (talks[&note.interview_id], topics[&note.topic_id]);
            assert_eq!(talk.protocol_id.as_ref(), Some(&part_of(topic).protocol_id), "made on {today}");
            assert_eq!(answer_finding(topic, note.answer.as_deref()), None, "{topic:?} {note:?}");
        }
        for protocol in all.interviews.iter().filter_map(|talk| talk.protocol_id.as_ref()) {
            assert!(
                all.protocols.iter().any(|one| one.id == *protocol && one.released_on.is_some_and(|on| on <= today))
            );
        }
        let halfway = all.interviews.iter().filter(|talk| talk.protocol_id.is_some() && talk.held_on.is_none());
        assert!(halfway.count() >= 1, "made on {today}: a talk to go on with");
        assert!(all.interviews.iter().any(|talk| talk.toured_on.is_some() && talk.introduced_on.is_some()));
        assert!(all.agreements.iter().any(|one| one.interview_id.is_some()) && !all.preparations.is_empty());
        let known: HashSet<_> = all.topics.iter().map(|topic| &topic.topic_key).collect();
        assert!(all.preparations.iter().all(|one| known.contains(&one.topic_key)), "made on {today}");
    }
}

#[test]
fn nobody_leads_two_talks_at_once() {
    for today in many_days() {
        let mut taken = HashSet::new();
        for talk in outcome(&made_on(6, today)).interviews {
            let slot = (talk.planned_on, talk.starts_at.clone(), talk.director_id.clone());
            assert!(taken.insert(slot), "made on {today}: {talk:?}");
        }
    }
}

#[test]
fn a_teacher_stands_before_one_group_at_a_time_and_only_on_working_days() {
    let all = outcome(&made_on(9, monday()));
    let year_of: HashMap<_, _> = all.groups.iter().map(|group| (&group.id, &group.school_year_id)).collect();
    let mut taken = HashSet::new();
    for teaching in &all.teachings {
        let slot = (year_of[&teaching.group_id], &teaching.staff_id, teaching.weekday);
        assert!(taken.insert(slot), "in two groups at once: {teaching:?}");
        let teacher = all.staff.iter().find(|member| member.id == teaching.staff_id).unwrap();
        assert!(teacher.working_days.contains(&teaching.weekday), "{} works another day", teacher.achternaam);
    }
    for group in &all.groups {
        let days: HashSet<_> =
            all.teachings.iter().filter(|one| one.group_id == group.id).map(|one| one.weekday).collect();
        assert_eq!(days.len(), 5, "somebody is there every day of {}", group.name);
    }
}

#[test]
fn who_may_not_come_near_never_comes_signs_or_gets_post() {
    let all = outcome(&made_on(20, monday()));
    let kept_away: Vec<_> = all.links.iter().filter(|link| link.no_contact_order).collect();
    assert!(!kept_away.is_empty(), "there is such a family");
    for link in kept_away {
        assert!(!link.gets_post && !link.lives_there && !link.emergency_contact, "{link:?}");
        let comes = all.interviews.iter().any(|talk| talk.caregiver_ids.contains(&link.caregiver_id));
        assert!(!comes, "{link:?} comes to a talk");
        assert!(!all.signatures.iter().any(|one| one.caregiver_id == link.caregiver_id), "{link:?} signed");
    }
}

#[test]
fn the_families_differ_as_families_do() {
    let all = outcome(&made_on(1, monday()));
    let homes = |link: &crate::family::Link| {
        all.caregivers.iter().find(|one| one.id == link.caregiver_id).and_then(|one| one.household_id.clone())
    };
    let mut per_child: HashMap<_, Vec<_>> = HashMap::new();
    for link in &all.links {
        per_child.entry(link.child_id.clone()).or_default().push(link);
    }
    assert_eq!(per_child.len(), all.children.len(), "every child has a caregiver");
    let two_homes = per_child.values().filter(|links| {
        links.iter().filter(|link| link.lives_there).map(|link| homes(link)).collect::<HashSet<_>>().len() > 1
    });
    assert!(two_homes.count() >= 10, "children who live in two households");
    assert!(all.links.iter().any(|link| link.custody == Known::Unknown), "custody that nobody knows");
    assert!(all.households.iter().any(|household| household.secret_address), "a secret address");
    assert!(all.caregivers.iter().any(|caregiver| caregiver.interpreter_needed), "an interpreter");
    let mut births = HashSet::new();
    let twin = all.children.iter().any(|child| !births.insert((child.born_on, child.achternaam.clone())));
    assert!(twin, "twins");
    let families: HashSet<_> = all.links.iter().map(|link| &link.caregiver_id).collect();
    assert!(families.len() < all.links.len(), "brothers and sisters share their caregivers");
}

#[test]
fn every_row_comes_after_what_it_refers_to_and_every_change_after_the_one_before() {
    for today in many_days() {
        let mut written = Written::default();
        for deed in made_on(2, today) {
            written.take(&deed.rows);
        }
    }
}

/// The rows that are written so far, with their versions.
#[derive(Default)]
struct Written(HashMap<String, i32>);

impl Written {
    fn take(&mut self, rows: &Rows) {
        self.add(&rows.staff, |_| vec![]);
        self.add(&rows.years, |_| vec![]);
        self.add(&rows.periods, |row| vec![row.school_year_id.as_ref()]);
        self.add(&rows.groups, |row| vec![row.school_year_id.as_ref()]);
        self.add(&rows.teachings, |row| vec![row.group_id.as_ref(), row.staff_id.as_ref()]);
        self.add(&rows.protocols, |_| vec![]);
        self.add(&rows.sections, |row| vec![row.protocol_id.as_ref()]);
        self.add(&rows.topics, |row| vec![row.section_id.as_ref()]);
        self.add(&rows.households, |_| vec![]);
        self.add(&rows.caregivers, |row| row.household_id.iter().map(AsRef::as_ref).collect());
        self.add(&rows.children, |_| vec![]);
        self.add(&rows.links, |row| vec![row.child_id.as_ref(), row.caregiver_id.as_ref()]);
        self.add(&rows.placements, |row| vec![row.child_id.as_ref(), row.group_id.as_ref()]);
        self.add(&rows.applications, |row| vec![row.child_id.as_ref()]);
        self.add(&rows.signatures, |row| vec![row.application_id.as_ref(), row.caregiver_id.as_ref()]);
        self.add(&rows.documents, |row| vec![row.application_id.as_ref()]);
        self.add(&rows.objections, |row| vec![row.application_id.as_ref(), row.caregiver_id.as_ref()]);
        self.add(&rows.interviews, |row| {
            let talk = [row.application_id.as_ref(), row.director_id.as_ref()];
            talk.into_iter().chain(row.protocol_id.as_ref().map(AsRef::as_ref)).collect()
        });
        self.add(&rows.preparations, |row| vec![row.application_id.as_ref()]);
        self.add(&rows.notes, |row| vec![row.interview_id.as_ref(), row.topic_id.as_ref()]);
        self.add(&rows.agreements, |row| {
            [row.application_id.as_ref()].into_iter().chain(row.interview_id.as_ref().map(AsRef::as_ref)).collect()
        });
        self.add(&rows.mornings, |row| vec![row.child_id.as_ref(), row.application_id.as_ref(), row.group_id.as_ref()]);
        self.add(&rows.starts, |row| vec![row.application_id.as_ref()]);
        self.change(&rows.changed_applications);
        self.change(&rows.changed_interviews);
        self.change(&rows.changed_mornings);
        self.change(&rows.changed_starts);
    }

    fn add<R: Record + std::fmt::Debug>(&mut self, rows: &[R], refers_to: impl Fn(&R) -> Vec<&str>) {
        for row in rows {
            for id in refers_to(row) {
                assert!(self.0.contains_key(id), "refers to a row that is not written yet: {row:?}");
            }
            assert_eq!(self.0.insert(row.id().into(), 1), None, "written twice: {row:?}");
        }
    }

    fn change<R: Record + std::fmt::Debug>(&mut self, rows: &[R]) {
        for row in rows {
            let version = self.0.get_mut(row.id()).expect("a deed only changes what an earlier one wrote");
            assert_eq!(*version, row.version(), "another change came between: {row:?}");
            *version += 1;
        }
    }
}
