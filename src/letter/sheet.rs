//! The preparation sheet: what the director must know and ask, with room to write. It stays at school; of its own it
//! still names no address, and what somebody typed into a note or a question stands there as it was typed.

use chrono::NaiveDate;

use super::compose::{place_and_date, sender};
use super::paper::{Block, Fact, Paper};
use super::words::{capital, date, known, listed, relation, time, weekday_and_date};
use crate::family::{FamilyMember, Known, Sibling};
use crate::finding::{Finding, FindingCode};
use crate::intake::draft::{InterviewView, Preparation, TalkSection, TalkTopic};
use crate::intake::{DocumentKind, SectionKind, TopicKind, TopicMark};
use crate::school::School;
use crate::store::TextCell;

/// Lines to write on below what must be discussed for sure, or was asked by the director.
const MARKED_LINES: u8 = 3;
/// Lines to write an answer on.
const ANSWER_LINES: u8 = 2;
/// Lines for a remark.
const REMARK_LINES: u8 = 1;
/// Lines below a whole part of what is expected of each other: its points are only named, else the sheet would be a book.
const EXPECTATION_LINES: u8 = 2;

/// The sheet for a talk.
#[must_use]
pub fn sheet(page: &Preparation, school: &School, today: NaiveDate) -> Paper {
    let title = format!("Voorbereiding intakegesprek {}", page.dossier.family.name);
    let mut blocks = Vec::new();
    part(&mut blocks, "Gesprek", facts(talk(page.interview.as_ref())));
    part(&mut blocks, "Kind", facts(child(page)));
    part(&mut blocks, "Gezin", facts(family(page)));
    part(&mut blocks, "Let op", points(page));
    part(&mut blocks, "Eigen vragen", list(questions(page)));
    if let Some(protocol) = &page.protocol {
        blocks.extend(protocol.sections.iter().flat_map(section));
        let skipped = protocol.sections.iter().flat_map(|part| &part.topics).filter(|topic| is_skipped(topic));
        part(&mut blocks, "Niet nodig", list(skipped.map(|topic| topic.topic.title.clone()).collect()));
    }
    Paper {
        subject: title.clone(),
        title,
        sender: sender(school),
        addressee: Vec::new(),
        place_and_date: place_and_date(school, today),
        blocks,
    }
}

/// A heading with what stands under it; nothing when that is nothing.
fn part(blocks: &mut Vec<Block>, title: &str, block: Option<Block>) {
    if let Some(block) = block {
        blocks.extend([Block::Heading { text: title.into() }, block]);
    }
}

fn list(items: Vec<String>) -> Option<Block> {
    (!items.is_empty()).then_some(Block::List { items })
}

type Row = (&'static str, Option<String>);

fn facts(rows: Vec<Row>) -> Option<Block> {
    let row = |(label, value): Row| Some(Fact { label: label.into(), value: value.filter(|value| !value.is_empty())? });
    let rows: Vec<Fact> = rows.into_iter().filter_map(row).collect();
    (!rows.is_empty()).then_some(Block::Facts { rows })
}

fn talk(view: Option<&InterviewView>) -> Vec<Row> {
    let Some(view) = view else { return Vec::new() };
    let talk = &view.interview;
    let when = format!("{}, {} ({} minuten)", weekday_and_date(talk.planned_on), time(&talk.starts_at), talk.minutes);
    let also = [talk.child_comes.then_some("kind komt mee"), talk.with_tour.then_some("rondleiding")];
    let also: Vec<&str> = also.into_iter().flatten().collect();
    vec![
        ("Wanneer", Some(when)),
        ("Plek", talk.room.clone()),
        ("Gesprek met", Some(view.director.clone())),
        ("Wie komt", Some(listed(&view.caregivers))),
        ("Ook", Some(capital(&listed(&also)))),
        ("Kennismaken met", view.teacher.clone()),
    ]
}

fn child(page: &Preparation) -> Vec<Row> {
    let (dossier, application) = (&page.dossier, &page.dossier.application);
    let child = &dossier.family.child;
    let born = format!("{} ({} jaar en {} maanden)", date(child.born_on), dossier.age.years, dossier.age.months);
    let support = match &application.support_note {
        Some(note) => note.clone(),
        None => known(application.support_needed).to_owned(),
    };
    vec![
        ("Naam", Some(dossier.family.name.clone())),
        ("Geboren", Some(born)),
        ("Thuistaal", child.home_language.clone()),
        ("Opvang", application.childcare.clone()),
        ("VVE", application.vve_programme.clone().or_else(|| said(application.vve))),
        ("Vorige school", application.previous_school.clone()),
        ("Ondersteuning", Some(support)),
        ("Zorgen", application.concerns.clone()),
        ("Bijzonderheden", application.remarks.clone()),
        ("Beslissen uiterlijk", Some(weekday_and_date(dossier.clock.decide_by))),
        ("Waarschijnlijke start", page.likely_start_on.map(weekday_and_date)),
        ("Waarschijnlijke groep", groups(page)),
    ]
}

fn said(known_: Known) -> Option<String> {
    (known_ != Known::Unknown).then(|| known(known_).to_owned())
}

fn groups(page: &Preparation) -> Option<String> {
    let group = page.dossier.group.as_ref().or_else(|| page.groups.first())?;
    Some(format!("{} ({} van {} plaatsen bezet)", group.name, group.children, group.capacity))
}

fn family(page: &Preparation) -> Vec<Row> {
    let family = &page.dossier.family;
    let members = family.members.iter().map(|member| ("Ouder of verzorger", Some(about(member))));
    members.chain(family.siblings.iter().map(|sibling| ("Broer of zus", Some(about_sibling(sibling))))).collect()
}

fn about(member: &FamilyMember) -> String {
    let language = member.caregiver.language.as_ref().map(|language| format!("spreekt {language}"));
    let lives = if member.link.lives_there { "kind woont daar" } else { "kind woont daar niet" };
    let home = member.household.as_ref().is_some_and(|home| home.secret_address).then(|| "geheim adres".to_owned());
    let custody = format!("gezag: {}", known(member.link.custody));
    let tie = Some(relation(member.link.relation).to_owned()).filter(|tie| !tie.is_empty());
    let parts = [Some(member.name.clone()), tie, Some(custody), Some(lives.into()), language, home];
    parts.into_iter().flatten().collect::<Vec<_>>().join(", ")
}

fn about_sibling(sibling: &Sibling) -> String {
    let group = sibling.group.as_ref().map(|group| format!("in {group}"));
    let parts = [Some(sibling.name.clone()), Some(format!("geboren {}", date(sibling.born_on))), group];
    parts.into_iter().flatten().collect::<Vec<_>>().join(", ")
}

/// What is particular about custody, and what is missing.
fn points(page: &Preparation) -> Option<Block> {
    list(page.custody.iter().chain(&page.missing).filter_map(point).collect())
}

type Point = fn(&str, &Finding) -> String;

/// Each finding that the sheet tells, in words.
const POINTS: [(FindingCode, Point); 9] = [
    (FindingCode::NoContactOrder, |name, _| format!("{name} heeft een contactverbod.")),
    (FindingCode::CaregiverObjects, |name, _| format!("{name} heeft gezag en is het niet eens met de aanmelding.")),
    (FindingCode::CustodyUnclear, |name, _| format!("Vraag naar het gezag van {name} en naar het bewijs.")),
    (FindingCode::NoCustody, |name, _| format!("{name} heeft geen gezag en krijgt informatie op eigen verzoek.")),
    (FindingCode::ApartTalk, |name, _| format!("{name} wil liever een apart gesprek.")),
    (FindingCode::InterpreterNeeded, |name, _| format!("{name} heeft een tolk nodig.")),
    (FindingCode::SignatureMissing, |name, _| format!("De handtekening van {name} ontbreekt.")),
    (FindingCode::DocumentMissing, |_, finding| format!("Nog niet gezien: {}.", paper(finding))),
    (FindingCode::ConsentMissing, |name, _| format!("Vraag of school informatie mag vragen bij {name}.")),
];

fn point(finding: &Finding) -> Option<String> {
    let name = finding.values.get("name").map(String::as_str).unwrap_or_default();
    let (_, words) = POINTS.iter().find(|(code, _)| *code == finding.code)?;
    Some(words(name, finding))
}

fn paper(finding: &Finding) -> &'static str {
    match finding.values.get("kind").and_then(|kind| DocumentKind::from_text(kind)) {
        Some(DocumentKind::Identity) => "identiteitsbewijs (alleen laten zien)",
        Some(DocumentKind::SixMonthDeclaration) => "verklaring over de afgelopen zes maanden",
        Some(DocumentKind::Deregistration) => "bewijs van uitschrijving",
        Some(DocumentKind::Custody) => "bewijs van gezag",
        Some(DocumentKind::Handover) => "overdracht van de opvang",
        Some(DocumentKind::Administration) => "invoer in de leerlingadministratie",
        Some(DocumentKind::Parro) => "uitnodiging voor Parro",
        Some(DocumentKind::SchoolGuide) => "schoolgids meegegeven",
        Some(DocumentKind::ParticipationForm) => "opgaveformulier meegegeven",
        Some(DocumentKind::PreviousSchoolTold) => "bericht aan de vorige school",
        None => "een papier",
    }
}

/// The director's own questions, a line each.
fn questions(page: &Preparation) -> Vec<String> {
    let questions = page.dossier.application.questions.as_deref().unwrap_or_default();
    questions.lines().map(str::trim).filter(|line| !line.is_empty()).map(str::to_owned).collect()
}

fn section(part: &TalkSection) -> Vec<Block> {
    let topics: Vec<&TalkTopic> = part.topics.iter().filter(|topic| !is_skipped(topic)).collect();
    if topics.is_empty() {
        return Vec::new();
    }
    let mut blocks = vec![Block::Heading { text: part.section.title.clone() }];
    match part.section.kind {
        SectionKind::Talk => blocks.extend(topics.into_iter().map(to_ask)),
        SectionKind::SchoolExpectation | SectionKind::ParentExpectation => blocks.extend(expectations(&topics)),
    }
    blocks
}

/// What is expected, point by point, with room for remarks on all of it; what the director wants of a point stands by itself.
fn expectations(topics: &[&TalkTopic]) -> Vec<Block> {
    let (apart, named): (Vec<&TalkTopic>, Vec<&TalkTopic>) = topics.iter().partition(|topic| is_prepared(topic));
    let mut blocks: Vec<Block> =
        list(named.iter().map(|topic| topic.topic.title.clone()).collect()).into_iter().collect();
    blocks.extend(apart.into_iter().map(to_ask));
    blocks.push(Block::Topic {
        title: "Opmerkingen".into(),
        prompts: Vec::new(),
        said: Vec::new(),
        lines: EXPECTATION_LINES,
        is_marked: false,
    });
    blocks
}

fn mark(topic: &TalkTopic) -> Option<TopicMark> {
    topic.preparation.as_ref().and_then(|preparation| preparation.mark)
}

fn is_skipped(topic: &TalkTopic) -> bool {
    mark(topic) == Some(TopicMark::Skip)
}

fn own_question(topic: &TalkTopic) -> Option<String> {
    topic.preparation.as_ref().and_then(|preparation| preparation.question.clone())
}

fn is_prepared(topic: &TalkTopic) -> bool {
    mark(topic) == Some(TopicMark::Must) || own_question(topic).is_some()
}

fn to_ask(topic: &TalkTopic) -> Block {
    let own = own_question(topic);
    let answers = match topic.topic.kind {
        TopicKind::YesNo => Some("Ja / nee".to_owned()),
        TopicKind::Choice => Some(topic.topic.choices.join(" / ")),
        TopicKind::Discuss | TopicKind::Question => None,
    };
    Block::Topic {
        title: topic.topic.title.clone(),
        prompts: [topic.topic.prompt.clone(), own, answers].into_iter().flatten().collect(),
        said: Vec::new(),
        lines: lines(topic),
        is_marked: mark(topic) == Some(TopicMark::Must),
    }
}

fn lines(topic: &TalkTopic) -> u8 {
    if is_prepared(topic) {
        return MARKED_LINES;
    }
    match topic.topic.kind {
        TopicKind::Question => ANSWER_LINES,
        TopicKind::Discuss | TopicKind::YesNo | TopicKind::Choice => REMARK_LINES,
    }
}

#[cfg(test)]
mod tests;
