//! Pure rules of the protocol and of the talk that is held with it: which version counts, what may be released, where a row lands,
//! and which answers fit.

use std::collections::HashSet;

use crate::family::rules::fold;
use crate::finding::{Finding, FindingCode};
use crate::intake::draft::{ProtocolView, SectionView, TalkProtocol, TalkSection, TalkTopic};
use crate::intake::{InterviewNote, Protocol, Topic, TopicKind, TopicMark, TopicPreparation};

/// A choice asks for so many answers at least.
const FEWEST_CHOICES: usize = 2;
/// The answers of [`TopicKind::YesNo`].
const YES_NO: [&str; 2] = ["yes", "no"];

/// The version that a talk in a school year is held with: the newest released one that was made for that year or an earlier
/// one, or else the newest there is.
#[must_use]
pub fn current(protocols: &[Protocol], start_year: i32) -> Option<&Protocol> {
    let newest = |latest: i32| {
        let released = protocols.iter().filter(|one| one.released_on.is_some() && one.start_year <= latest);
        released.max_by_key(|one| (one.start_year, one.number))
    };
    newest(start_year).or_else(|| newest(i32::MAX))
}

/// Refuses to touch what is released, or what a talk began with.
#[must_use]
pub fn frozen_finding(protocol: &Protocol) -> Option<Finding> {
    let is_frozen = protocol.released_on.is_some() || protocol.begun > 0;
    is_frozen.then(|| Finding::refusal("", FindingCode::ProtocolReleased))
}

/// What keeps a draft from being released: nothing in it, or a part without topics.
#[must_use]
pub fn release_findings(view: &ProtocolView) -> Vec<Finding> {
    if view.sections.is_empty() {
        return vec![Finding::refusal("", FindingCode::NoTopics)];
    }
    let empty = view.sections.iter().filter(|part| part.topics.is_empty());
    empty.map(|part| Finding::refusal("sections", FindingCode::NoTopics).with("name", &part.section.title)).collect()
}

/// The answers of a topic as they are kept: without spaces around them, empty ones and ones that only differ in capitals or
/// accents. A topic of another kind has none.
#[must_use]
pub fn tidy_choices(kind: TopicKind, choices: &[String]) -> Vec<String> {
    match kind {
        TopicKind::Choice => {
            let mut seen = HashSet::new();
            let choices = choices.iter().map(|choice| choice.split_whitespace().collect::<Vec<_>>().join(" "));
            choices.filter(|choice| !choice.is_empty() && seen.insert(fold(choice))).collect()
        }
        TopicKind::Discuss | TopicKind::Question | TopicKind::YesNo => Vec::new(),
    }
}

/// Refuses a choice with nothing to choose.
#[must_use]
pub fn choices_finding(kind: TopicKind, choices: &[String]) -> Option<Finding> {
    let too_few = kind == TopicKind::Choice && choices.len() < FEWEST_CHOICES;
    too_few.then(|| Finding::refusal("choices", FindingCode::TooFewChoices))
}

/// Refuses an answer that the topic does not ask for.
#[must_use]
pub fn answer_finding(topic: &Topic, answer: Option<&str>) -> Option<Finding> {
    let answer = answer?;
    let fits = match topic.kind {
        TopicKind::Discuss | TopicKind::Question => false,
        TopicKind::YesNo => YES_NO.contains(&answer),
        TopicKind::Choice => topic.choices.iter().any(|choice| choice == answer),
    };
    (!fits).then(|| Finding::refusal("answer", FindingCode::NotAChoice))
}

/// The rows with one more at a place, counted from 1; a place before the first or after the last is the first or the last.
#[must_use]
pub fn inserted<T>(mut rows: Vec<T>, row: T, position: i32) -> Vec<T> {
    let place = usize::try_from(position.saturating_sub(1)).unwrap_or(0).min(rows.len());
    rows.insert(place, row);
    rows
}

/// The rows that do not stand at the place their position says, each with the position it should have.
pub fn out_of_place<T>(rows: Vec<T>, position: impl Fn(&T) -> i32) -> impl Iterator<Item = (i32, T)> {
    (1..).zip(rows).filter(move |(place, row)| position(row) != *place)
}

/// The protocol as a talk needs it: each topic with what was prepared on it and what was said.
#[must_use]
pub fn in_talk(view: ProtocolView, preparations: &[TopicPreparation], notes: &[InterviewNote]) -> TalkProtocol {
    let topic = |topic: Topic| {
        let preparation = preparations.iter().find(|one| one.topic_key == topic.topic_key).cloned();
        let note = notes.iter().find(|one| one.topic_id == topic.id).cloned();
        let is_discussed = note.as_ref().is_some_and(|note| note.discussed);
        let is_skipped = preparation.as_ref().is_some_and(|one| one.mark == Some(TopicMark::Skip));
        TalkTopic { topic, preparation, note, is_left: !is_discussed && !is_skipped }
    };
    let section =
        |part: SectionView| TalkSection { section: part.section, topics: part.topics.into_iter().map(topic).collect() };
    TalkProtocol { protocol: view.protocol, sections: view.sections.into_iter().map(section).collect() }
}

/// How many topics are still to be talked about.
#[must_use]
pub fn left(protocol: &TalkProtocol) -> i32 {
    let topics = protocol.sections.iter().flat_map(|part| &part.topics);
    i32::try_from(topics.filter(|topic| topic.is_left).count()).unwrap_or(i32::MAX)
}

#[cfg(test)]
mod tests;
