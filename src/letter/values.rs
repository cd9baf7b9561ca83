//! What each field becomes in a letter.

use super::addressee::Addressee;
use super::fields::Field;
use super::paper::{Block, Fact};
use super::story::{Story, everyone};
use super::words::{capital, date, ground, listed, time, weekday_and_date};

/// What a field becomes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Filling {
    /// Words within a sentence; empty for nothing.
    Words(String),
    /// Paragraphs of its own; none for nothing.
    Blocks(Vec<Block>),
}

impl Filling {
    /// Whether there is nothing to say.
    #[must_use]
    pub const fn is_empty(&self) -> bool {
        match self {
            Self::Words(words) => words.is_empty(),
            Self::Blocks(blocks) => blocks.is_empty(),
        }
    }
}

/// What a field becomes for one reader.
#[must_use]
pub fn filling(field: Field, story: &Story, reader: &Addressee) -> Filling {
    match field {
        Field::Details => Filling::Blocks(facts(details(story))),
        Field::Talk => Filling::Blocks(facts(talk(story))),
        Field::Report => Filling::Blocks(story.report.clone()),
        Field::Agreements => Filling::Blocks(agreements(story)),
        Field::Signatures => Filling::Blocks(signatures(story, reader)),
        Field::Wenochtenden => Filling::Blocks(wenochtenden(story)),
        Field::Times => Filling::Blocks(facts(times(story))),
        Field::Salutation => Filling::Words(reader.salutation()),
        Field::Child
        | Field::Roepnaam
        | Field::Born
        | Field::School
        | Field::Board
        | Field::Director
        | Field::Signer
        | Field::Today
        | Field::Received
        | Field::DecideBy
        | Field::Postponed
        | Field::PostponedUntil
        | Field::TalkDay
        | Field::TalkTime
        | Field::TalkLength
        | Field::TalkPlace
        | Field::Coming
        | Field::ChildWelcome
        | Field::Tour
        | Field::Teacher
        | Field::Decided
        | Field::Reason
        | Field::Ground
        | Field::OtherSchool
        | Field::OtherSchoolOn
        | Field::Heard
        | Field::FirstDay
        | Field::Group
        | Field::SchoolProof
        | Field::SettleFrom
        | Field::SettleUntil
        | Field::DoorsOpen
        | Field::LessonsStart
        | Field::LunchBreak
        | Field::LessonsEnd => Filling::Words(words(field, story).unwrap_or_default()),
    }
}

/// What a field within a sentence becomes, whoever reads it.
fn words(field: Field, story: &Story) -> Option<String> {
    let Story { school, child, request, decision, talk, .. } = story;
    let talk = talk.as_ref();
    match field {
        Field::Child => Some(child.name.clone()),
        Field::Roepnaam => Some(child.roepnaam.clone()),
        Field::Born => Some(date(child.born_on)),
        Field::School => Some(school.name.clone()),
        Field::Board => school.board.clone(),
        Field::Director => talk.map(|talk| talk.director.clone()).or_else(|| story.director.clone()),
        Field::Signer => decision.by.clone().or_else(|| words(Field::Director, story)),
        Field::Today => Some(weekday_and_date(story.today)),
        Field::Received => Some(weekday_and_date(request.received_on)),
        Field::DecideBy | Field::PostponedUntil => Some(weekday_and_date(request.decide_by)),
        Field::Postponed => request.postponed_on.map(weekday_and_date),
        Field::TalkDay => talk.map(|talk| weekday_and_date(talk.on)),
        Field::TalkTime => talk.map(|talk| time(&talk.starts_at)),
        Field::TalkLength => talk.map(|talk| format!("{} minuten", talk.minutes)),
        Field::TalkPlace => talk.map(|talk| talk.room.clone().unwrap_or_else(|| "op school".into())),
        Field::Coming => talk.map(|talk| everyone(talk, &child.roepnaam)),
        Field::ChildWelcome => talk.filter(|talk| talk.child_comes).map(|_| child_welcome(&child.roepnaam)),
        Field::Tour => talk.filter(|talk| talk.with_tour).map(|_| tour(&child.roepnaam)),
        Field::Teacher => talk.map_or_else(|| teachers(&decision.teachers), |talk| talk.teacher.clone()),
        Field::Decided => decision.on.map(weekday_and_date),
        Field::Reason => decision.reason.clone(),
        Field::Ground => decision.ground.map(|why| ground(why).to_owned()),
        Field::OtherSchool => decision.other_school.clone(),
        Field::OtherSchoolOn => decision.other_school_on.map(weekday_and_date),
        Field::Heard => decision.heard_on.map(weekday_and_date),
        Field::FirstDay => decision.starts_on.map(weekday_and_date),
        Field::Group => decision.group.clone(),
        Field::SchoolProof => Some(school_proof(request.previous_school.as_deref())),
        Field::SettleFrom => child.settling.map(|(from, _)| weekday_and_date(from)),
        Field::SettleUntil => child.settling.map(|(_, until)| weekday_and_date(until)),
        Field::DoorsOpen => Some(time(&school.doors_open_at)),
        Field::LessonsStart => Some(time(&school.lessons_start_at)),
        Field::LunchBreak => Some(time(&school.lunch_break_at)),
        Field::LessonsEnd => Some(time(&school.lessons_end_at)),
        // These fill paragraphs of their own, or depend on the reader.
        Field::Salutation
        | Field::Details
        | Field::Talk
        | Field::Report
        | Field::Agreements
        | Field::Signatures
        | Field::Wenochtenden
        | Field::Times => None,
    }
}

fn teachers(names: &[String]) -> Option<String> {
    (!names.is_empty()).then(|| listed(names))
}

fn child_welcome(roepnaam: &str) -> String {
    format!("{} is van harte welkom bij het gesprek: er ligt speelgoed klaar.", capital(roepnaam))
}

fn tour(roepnaam: &str) -> String {
    format!("Na het gesprek laten we u en {roepnaam} graag de school zien.")
}

/// What shows that a child is at no other school (Besluit bekostiging WPO art. 7 lid 1 en 2).
fn school_proof(previous_school: Option<&str>) -> String {
    match previous_school {
        Some(school) => format!("het bewijs van uitschrijving van {school}, niet ouder dan zes maanden"),
        None => "een verklaring van u dat uw kind de afgelopen zes maanden op geen andere school stond".into(),
    }
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

fn talk(story: &Story) -> Vec<Fact> {
    let Some(talk) = &story.talk else { return Vec::new() };
    let toured = talk.toured_on.map(date);
    let introduced = talk.introduced.as_ref().map(|(on, teacher)| format!("{teacher}, {}", date(*on)));
    let rows = [
        ("Dag", Some(weekday_and_date(talk.on))),
        ("Tijd", Some(format!("{} ({} minuten)", time(&talk.starts_at), talk.minutes))),
        ("Plek", talk.room.clone()),
        ("Met", Some(talk.director.clone())),
        ("Aanwezig", Some(everyone(talk, &story.child.roepnaam))),
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

fn agreements(story: &Story) -> Vec<Block> {
    let rows = story.agreements.clone();
    if rows.is_empty() { Vec::new() } else { vec![Block::Agreements { rows }] }
}

/// A line for each reader of this household, and one for the school.
fn signatures(story: &Story, reader: &Addressee) -> Vec<Block> {
    let director = words(Field::Director, story).unwrap_or_default();
    let school = [director.as_str(), &story.school.name].into_iter().filter(|part| !part.is_empty());
    let mut names = reader.names.clone();
    names.push(school.collect::<Vec<_>>().join(", "));
    vec![Block::Signatures { names }]
}

/// At most five days between 3 years and 10 months and the fourth birthday (WPO art. 39 lid 3).
fn wenochtenden(story: &Story) -> Vec<Block> {
    let Some((from, until)) = story.child.settling else { return Vec::new() };
    let (doors, lunch) = (time(&story.school.doors_open_at), time(&story.school.lunch_break_at));
    let items = vec![
        format!(
            "Wennen kan van {} tot en met {}, op hoogstens vijf dagen.",
            weekday_and_date(from),
            weekday_and_date(until)
        ),
        format!("Een wenochtend begint om {doors} en duurt tot de lunchpauze, om {lunch}."),
        "De leerkracht spreekt met u af welke ochtenden het worden.".into(),
    ];
    vec![Block::List { items }]
}
