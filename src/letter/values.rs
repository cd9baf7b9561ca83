//! What each field becomes in a letter.

use super::addressee::{Addressee, Hidden};
use super::fields::Field;
use super::paper::{Block, Fact, Promise};
use super::secrets::has_words;
use super::story::{AgreementFacts, Comer, MorningFacts, Story, TalkFacts};
use super::words::{capital, date, ground, listed, role, time, weekday_and_date};
use crate::intake::{AgreementRole, DocumentKind};

/// The paragraphs that a field becomes for one reader; none for a field within a sentence.
#[must_use]
pub fn blocks(field: Field, story: &Story, reader: &Addressee) -> Vec<Block> {
    let found = BLOCKS.iter().find(|(of, _)| *of == field);
    found.map(|(_, blocks)| blocks(story, reader)).unwrap_or_default()
}

/// The words that a field becomes for one reader; empty for nothing, and for a field that fills paragraphs of its own.
#[must_use]
pub fn words(field: Field, story: &Story, reader: &Addressee) -> String {
    let found = every_word().find(|(of, _)| *of == field);
    found.and_then(|(_, words)| words(story, reader)).unwrap_or_default()
}

fn every_word() -> impl Iterator<Item = &'static (Field, Words)> {
    [SCHOOL, CHILD, TALK, DECISION, START].into_iter().flatten()
}

type Blocks = fn(&Story, &Addressee) -> Vec<Block>;
type Words = fn(&Story, &Addressee) -> Option<String>;

/// The fields that fill paragraphs of their own.
const BLOCKS: &[(Field, Blocks)] = &[
    (Field::Details, |story, _| facts(details(story))),
    (Field::Talk, |story, reader| facts(talk(story, reader))),
    (Field::Report, |story, _| story.report.clone()),
    (Field::Agreements, agreements),
    (Field::Signatures, signatures),
    (Field::Wenochtenden, |story, _| wenochtenden(story)),
    (Field::Mornings, |story, _| mornings(story)),
    (Field::Times, |story, _| facts(times(story))),
];

/// The school, and the reader.
const SCHOOL: &[(Field, Words)] = &[
    (Field::Salutation, |_, reader| Some(reader.salutation())),
    (Field::School, |story, _| Some(story.school.name.clone())),
    (Field::Board, |story, _| story.school.board.clone()),
    (Field::Director, |story, _| director(story)),
    (Field::Signer, |story, _| story.decision.by.clone().or_else(|| director(story))),
    (Field::Today, |story, _| Some(weekday_and_date(story.today))),
    (Field::DoorsOpen, |story, _| Some(time(&story.school.doors_open_at))),
    (Field::LessonsStart, |story, _| Some(time(&story.school.lessons_start_at))),
    (Field::LunchBreak, |story, _| Some(time(&story.school.lunch_break_at))),
    (Field::LessonsEnd, |story, _| Some(time(&story.school.lessons_end_at))),
];

/// The child and its aanmelding.
const CHILD: &[(Field, Words)] = &[
    (Field::Child, |story, _| Some(story.child.name.clone())),
    (Field::Roepnaam, |story, _| Some(story.child.roepnaam.clone())),
    (Field::Born, |story, _| Some(date(story.child.born_on))),
    (Field::Received, |story, _| Some(weekday_and_date(story.request.received_on))),
    (Field::DecideBy, |story, _| Some(weekday_and_date(story.request.decide_by))),
    (Field::Postponed, |story, _| story.request.postponed_on.map(weekday_and_date)),
    (Field::PostponedUntil, |story, _| Some(weekday_and_date(story.request.decide_by))),
];

/// The talk.
const TALK: &[(Field, Words)] = &[
    (Field::TalkDay, |story, _| told(story, |talk| Some(weekday_and_date(talk.on)))),
    (Field::TalkTime, |story, _| told(story, |talk| Some(time(&talk.starts_at)))),
    (Field::TalkLength, |story, _| told(story, |talk| Some(format!("{} minuten", talk.minutes)))),
    (Field::TalkPlace, |story, _| told(story, |talk| Some(talk.room.clone().unwrap_or_else(|| "op school".into())))),
    (Field::Coming, |story, reader| told(story, |talk| Some(everyone(talk, &story.child.roepnaam, reader)))),
    (Field::ChildWelcome, |story, _| told(story, |talk| child_welcome(talk, &story.child.roepnaam))),
    (Field::Tour, |story, _| told(story, |talk| tour(talk, &story.child.roepnaam))),
    (Field::Teacher, |story, _| match &story.talk {
        Some(talk) => talk.teacher.clone(),
        None => teachers(&story.decision.teachers),
    }),
];

/// The decision.
const DECISION: &[(Field, Words)] = &[
    (Field::Decided, |story, _| story.decision.on.map(weekday_and_date)),
    (Field::Reason, |story, _| story.decision.reason.clone()),
    (Field::Ground, |story, _| story.decision.ground.map(|why| ground(why).to_owned())),
    (Field::OtherSchool, |story, _| story.decision.other_school.clone()),
    (Field::OtherSchoolOn, |story, _| story.decision.other_school_on.map(weekday_and_date)),
    (Field::Heard, |story, _| story.decision.heard_on.map(weekday_and_date)),
];

/// The first day, and what comes before it.
const START: &[(Field, Words)] = &[
    (Field::FirstDay, |story, _| story.decision.starts_on.map(weekday_and_date)),
    (Field::Group, |story, _| story.decision.group.clone()),
    (Field::Bring, |story, _| story.school.wen_bring.clone()),
    (Field::IdentityProof, |story, _| identity_proof(story)),
    (Field::SchoolProof, |story, _| school_proof(story)),
    (Field::SettleFrom, |story, _| story.child.settling.map(|(from, _)| weekday_and_date(from))),
    (Field::SettleUntil, |story, _| story.child.settling.map(|(_, until)| weekday_and_date(until))),
];

fn told(story: &Story, words: impl Fn(&TalkFacts) -> Option<String>) -> Option<String> {
    story.talk.as_ref().and_then(words)
}

/// Who leads the talk, or else the school.
fn director(story: &Story) -> Option<String> {
    story.talk.as_ref().map(|talk| talk.director.clone()).or_else(|| story.director.clone())
}

fn teachers(names: &[String]) -> Option<String> {
    (!names.is_empty()).then(|| listed(names))
}

/// Who comes, as far as the reader may know, and the child when it comes too.
fn everyone(talk: &TalkFacts, roepnaam: &str, reader: &Addressee) -> String {
    let known = talk.comes.iter().filter(|comer| !reader.may_not_know(&comer.id));
    let mut names: Vec<&str> = known.map(|Comer { name, .. }| name.as_str()).collect();
    names.extend(talk.child_comes.then_some(roepnaam));
    listed(&names)
}

fn child_welcome(talk: &TalkFacts, roepnaam: &str) -> Option<String> {
    let welcome = || format!("{} is van harte welkom bij het gesprek: er ligt speelgoed klaar.", capital(roepnaam));
    talk.child_comes.then(welcome)
}

fn tour(talk: &TalkFacts, roepnaam: &str) -> Option<String> {
    let whom = if talk.child_comes { format!("u en {roepnaam}") } else { "u".into() };
    talk.with_tour.then(|| format!("Na het gesprek laten we {whom} graag de school zien."))
}

/// With the names and the birth date of the child (WPO art. 40b).
fn identity_proof(story: &Story) -> Option<String> {
    let is_seen = story.request.seen.contains(&DocumentKind::Identity);
    (!is_seen).then(|| "een identiteitsbewijs van uw kind of een ander officieel papier".into())
}

/// What shows that a child is at no other school (Besluit bekostiging WPO art. 7 lid 1 en 2).
fn school_proof(story: &Story) -> Option<String> {
    let (kind, proof) = match &story.request.previous_school {
        Some(school) => (
            DocumentKind::Deregistration,
            format!("het bewijs van uitschrijving van {school}, niet ouder dan zes maanden"),
        ),
        None => (
            DocumentKind::SixMonthDeclaration,
            "een verklaring van u dat uw kind de afgelopen zes maanden op geen andere school stond".into(),
        ),
    };
    (!story.request.seen.contains(&kind)).then_some(proof)
}

fn details(story: &Story) -> Vec<Fact> {
    let Story { child, request, .. } = story;
    let rows = [
        ("Kind", Some(child.name.clone())),
        ("Geboren", Some(date(child.born_on))),
        ("Aanmelding ontvangen", Some(weekday_and_date(request.received_on))),
        ("Vorige school", request.previous_school.clone()),
        ("Gewenste eerste dag", request.wanted_start_on.map(weekday_and_date)),
    ];
    known(rows)
}

fn talk(story: &Story, reader: &Addressee) -> Vec<Fact> {
    let Some(talk) = &story.talk else { return Vec::new() };
    let toured = talk.toured_on.map(date);
    let introduced = talk.introduced.as_ref().map(|(on, teacher)| format!("{teacher}, {}", date(*on)));
    let rows = [
        ("Dag", Some(weekday_and_date(talk.on))),
        ("Tijd", Some(format!("{} ({} minuten)", time(&talk.starts_at), talk.minutes))),
        ("Plek", talk.room.clone()),
        ("Met", Some(talk.director.clone())),
        ("Aanwezig", Some(everyone(talk, &story.child.roepnaam, reader))),
        ("Rondleiding", toured),
        ("Kennisgemaakt met", introduced),
    ];
    known(rows)
}

fn times(story: &Story) -> Vec<Fact> {
    let school = &story.school;
    let rows = [
        ("Deuren open", &school.doors_open_at),
        ("Begin van de lessen", &school.lessons_start_at),
        ("Lunchpauze", &school.lunch_break_at),
        ("Einde van de lessen", &school.lessons_end_at),
    ];
    known(rows.map(|(label, at)| (label, Some(time(at)))))
}

fn known<const N: usize>(rows: [(&str, Option<String>); N]) -> Vec<Fact> {
    let fact = |(label, value): (&str, Option<String>)| {
        let value = value.filter(|value| !value.is_empty())?;
        Some(Fact { label: label.to_owned(), value })
    };
    rows.into_iter().filter_map(fact).collect()
}

fn facts(rows: Vec<Fact>) -> Vec<Block> {
    if rows.is_empty() { Vec::new() } else { vec![Block::Facts { rows }] }
}

fn agreements(story: &Story, reader: &Addressee) -> Vec<Block> {
    let rows: Vec<Promise> = story.agreements.iter().map(|agreed| promise(agreed, story, reader)).collect();
    if rows.is_empty() { Vec::new() } else { vec![Block::Agreements { rows }] }
}

/// An agreement as it is printed: without the name of somebody whom the reader may not know to be there.
fn promise(agreed: &AgreementFacts, story: &Story, reader: &Addressee) -> Promise {
    let is_known = |who: &&str| {
        let may_be_read = reader.names.iter().chain([&story.child.name, &story.child.roepnaam]).any(|name| name == who);
        may_be_read
            || agreed.role == AgreementRole::School
            || !reader.hidden.iter().any(|hidden| is_named(hidden, who, story))
    };
    let who = [Some(role(agreed.role)), agreed.who.as_deref().filter(is_known)].into_iter().flatten();
    Promise {
        what: agreed.what.clone(),
        who: who.collect::<Vec<_>>().join(": "),
        due: agreed.due_on.map(weekday_and_date).unwrap_or_default(),
    }
}

/// Whether an agreement is for somebody, by first or by family name; a family name that the child shares tells nothing.
fn is_named(hidden: &Hidden, who: &str, story: &Story) -> bool {
    has_words(who, &hidden.roepnaam)
        || (has_words(who, &hidden.achternaam) && !has_words(&story.child.name, &hidden.achternaam))
}

/// A line for each reader of this household, and one for the school.
fn signatures(story: &Story, reader: &Addressee) -> Vec<Block> {
    let director = director(story).unwrap_or_default();
    let school = [director.as_str(), &story.school.name].into_iter().filter(|part| !part.is_empty());
    let mut names = reader.names.clone();
    names.push(school.collect::<Vec<_>>().join(", "));
    vec![Block::Signatures { names }]
}

/// The planned mornings, a line each.
fn mornings(story: &Story) -> Vec<Block> {
    let (doors, lunch) = (time(&story.school.doors_open_at), time(&story.school.lunch_break_at));
    let end = time(&story.school.lessons_end_at);
    let row = |morning: &MorningFacts| Fact {
        label: capital(&weekday_and_date(morning.on)),
        value: {
            let until = if morning.whole_day { &end } else { &lunch };
            let with = teachers(&morning.teachers).map(|names| format!(", bij {names}")).unwrap_or_default();
            format!("van {doors} tot {until}{with}")
        },
    };
    facts(story.mornings.iter().map(row).collect())
}

/// At most five days between 3 years and 10 months and the fourth birthday (WPO art. 39 lid 3).
fn wenochtenden(story: &Story) -> Vec<Block> {
    let Some((from, until)) = story.child.settling else { return Vec::new() };
    let (doors, lunch) = (time(&story.school.doors_open_at), time(&story.school.lunch_break_at));
    let mut items = vec![
        format!(
            "Wennen kan van {} tot en met {}, op hoogstens vijf dagen.",
            weekday_and_date(from),
            weekday_and_date(until)
        ),
        format!("Een wenochtend begint om {doors} en duurt tot de lunchpauze, om {lunch}."),
    ];
    let agreed = mornings(story);
    if agreed.is_empty() {
        items.push("Wij spreken met u af welke ochtenden het worden.".into());
    }
    [Block::List { items }].into_iter().chain(agreed).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::store::TextCell;

    #[test]
    fn every_field_becomes_something_and_no_field_two_things() {
        for &field in Field::ALL {
            let words = every_word().filter(|(of, _)| *of == field).count();
            let blocks = BLOCKS.iter().filter(|(of, _)| *of == field).count();
            let expected = if field.is_block() { (0, 1) } else { (1, 0) };
            assert_eq!((words, blocks), expected, "{}", field.to_text());
        }
    }
}
