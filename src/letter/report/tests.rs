use super::*;
use crate::letter::sample::{protocol, section_of, topic};

fn note(topic: TalkTopic, discussed: bool, answer: &str, said: &str) -> TalkTopic {
    let some = |text: &str| (!text.is_empty()).then(|| text.to_owned());
    let note = InterviewNote {
        id: crate::intake::NoteId::new(),
        version: 1,
        interview_id: crate::intake::InterviewId::new(),
        topic_id: topic.topic.id.clone(),
        discussed,
        answer: some(answer),
        note: some(said),
        elapsed_seconds: 60,
    };
    TalkTopic { note: Some(note), ..topic }
}

fn said(title: &str, said: &[&str]) -> Block {
    Block::Topic {
        title: title.into(),
        prompts: Vec::new(),
        said: said.iter().map(|text| (*text).to_owned()).collect(),
        lines: 0,
        is_marked: false,
    }
}

#[test]
fn the_report_tells_topic_by_topic_what_was_said() {
    let topics = vec![
        note(topic("Spelen"), true, "", "Graag buiten.\n\nMet blokken."),
        topic("Slapen"),
        note(topic("Eten"), false, "", ""),
        note(topic("Zindelijk"), true, "yes", "Alleen 's nachts niet."),
        note(topic("Thuistaal"), false, "pools", ""),
    ];
    let blocks = said_in(&protocol(vec![section_of("Het kind", SectionKind::Talk, topics)]));
    let expected = [
        Block::Heading { text: "Het kind".into() },
        said("Spelen", &["Graag buiten.", "Met blokken."]),
        said("Zindelijk", &["Ja.", "Alleen 's nachts niet."]),
        said("Thuistaal", &["Pools"]),
    ];
    assert_eq!(blocks, expected);
}

#[test]
fn what_is_expected_of_each_other_is_only_said_to_be_talked_about() {
    let topics = vec![
        note(topic("Communicatie"), true, "", "Ouders willen\neen eigen gesprek."),
        note(topic("Op tijd komen"), true, "", ""),
        topic("Schoolregels"),
    ];
    let blocks = said_in(&protocol(vec![section_of("Wat school verwacht", SectionKind::ParentExpectation, topics)]));
    let items = vec!["Communicatie: Ouders willen een eigen gesprek.".into(), "Op tijd komen".into()];
    let expected = [
        Block::Heading { text: "Wat school verwacht".into() },
        Block::Paragraph { text: "Besproken:".into() },
        Block::List { items },
        Block::Paragraph { text: NO_CONDITION.into() },
    ];
    assert_eq!(blocks, expected);
}

#[test]
fn a_part_that_nobody_talked_about_is_left_out() {
    let blocks = said_in(&protocol(vec![section_of("Het kind", SectionKind::Talk, vec![topic("Slapen")])]));
    assert_eq!(blocks, Vec::new());
}
