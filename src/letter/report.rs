//! What a report tells of a talk: what was said topic by topic, and what was agreed.

use super::paper::Block;
use super::words::capital;
use crate::intake::draft::{TalkProtocol, TalkSection, TalkTopic};
use crate::intake::{InterviewNote, SectionKind};

/// The talk topic by topic, in the order of the protocol. What nobody talked about is left out. What school and parents expect of
/// each other is only said to have been talked about: it is never a condition.
#[must_use]
pub fn said_in(protocol: &TalkProtocol) -> Vec<Block> {
    let told: Vec<(SectionKind, Vec<Block>)> =
        protocol.sections.iter().map(|part| (part.section.kind, section(part))).collect();
    let expects = told.iter().any(|(kind, blocks)| *kind != SectionKind::Talk && !blocks.is_empty());
    let never = expects.then(|| Block::Paragraph { text: NO_CONDITION.into() });
    told.into_iter().flat_map(|(_, blocks)| blocks).chain(never).collect()
}

/// Said only when it was talked about.
const NO_CONDITION: &str =
    "Wat school en ouders van elkaar verwachten, is besproken. Het is geen voorwaarde om te worden toegelaten.";

fn section(part: &TalkSection) -> Vec<Block> {
    let told: Vec<(&TalkTopic, &InterviewNote)> = part.topics.iter().filter_map(discussed).collect();
    if told.is_empty() {
        return Vec::new();
    }
    let heading = Block::Heading { text: part.section.title.clone() };
    let rest = match part.section.kind {
        SectionKind::Talk => told.into_iter().map(|(topic, note)| said_on(topic, note)).collect(),
        SectionKind::SchoolExpectation | SectionKind::ParentExpectation => expectations(&told),
    };
    [heading].into_iter().chain(rest).collect()
}

/// A topic that was ticked, or on which something was written down.
fn discussed(topic: &TalkTopic) -> Option<(&TalkTopic, &InterviewNote)> {
    let note = topic.note.as_ref()?;
    (note.discussed || note.answer.is_some() || note.note.is_some()).then_some((topic, note))
}

fn said_on(topic: &TalkTopic, note: &InterviewNote) -> Block {
    let answer = note.answer.as_deref().map(answer_word);
    let paragraphs = note.note.iter().flat_map(|note| note.split("\n\n")).map(str::trim);
    let paragraphs = paragraphs.filter(|paragraph| !paragraph.is_empty()).map(str::to_owned);
    Block::Topic {
        title: topic.topic.title.clone(),
        prompts: Vec::new(),
        said: answer.into_iter().chain(paragraphs).collect(),
        lines: 0,
        is_marked: false,
    }
}

fn answer_word(answer: &str) -> String {
    match answer {
        "yes" => "Ja.".into(),
        "no" => "Nee.".into(),
        choice => capital(choice),
    }
}

fn expectations(told: &[(&TalkTopic, &InterviewNote)]) -> Vec<Block> {
    let item = |(topic, note): &(&TalkTopic, &InterviewNote)| {
        let remark = note.note.as_deref().map(|note| note.split_whitespace().collect::<Vec<_>>().join(" "));
        [Some(topic.topic.title.clone()), remark].into_iter().flatten().collect::<Vec<_>>().join(": ")
    };
    vec![Block::Paragraph { text: "Besproken:".into() }, Block::List { items: told.iter().map(item).collect() }]
}

#[cfg(test)]
mod tests;
