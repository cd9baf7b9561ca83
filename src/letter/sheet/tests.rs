use super::*;
use crate::intake::{ApplicationId, TopicPreparation, TopicPreparationId};
use crate::letter::sample::{section_of, topic};

fn prepared(topic: TalkTopic, mark: Option<TopicMark>, question: Option<&str>) -> TalkTopic {
    let preparation = TopicPreparation {
        id: TopicPreparationId::new(),
        version: 1,
        application_id: ApplicationId::new(),
        topic_key: topic.topic.topic_key.clone(),
        mark,
        question: question.map(str::to_owned),
    };
    TalkTopic { preparation: Some(preparation), ..topic }
}

fn asked(kind: TopicKind, topic: TalkTopic) -> TalkTopic {
    let choices = if kind == TopicKind::Choice { vec!["thuis".into(), "opvang".into()] } else { Vec::new() };
    let prompt = Some("Hoe gaat het?".into());
    TalkTopic { topic: crate::intake::Topic { kind, choices, prompt, ..topic.topic.clone() }, ..topic }
}

fn on_paper(title: &str, prompts: &[&str], lines: u8, is_marked: bool) -> Block {
    let prompts = prompts.iter().map(|text| (*text).to_owned()).collect();
    Block::Topic { title: title.into(), prompts, said: Vec::new(), lines, is_marked }
}

#[test]
fn each_topic_has_its_questions_and_room_to_write() {
    let topics = vec![
        prepared(asked(TopicKind::Question, topic("Slapen")), Some(TopicMark::Must), Some("Ook overdag?")),
        topic("Spelen"),
        asked(TopicKind::YesNo, topic("Zindelijk")),
        asked(TopicKind::Choice, topic("Waar")),
        prepared(topic("Eten"), Some(TopicMark::Skip), None),
    ];
    let expected = [
        Block::Heading { text: "Het kind".into() },
        on_paper("Slapen", &["Hoe gaat het?", "Ook overdag?"], 3, true),
        on_paper("Spelen", &[], 1, false),
        on_paper("Zindelijk", &["Hoe gaat het?", "Ja / nee"], 1, false),
        on_paper("Waar", &["Hoe gaat het?", "thuis / opvang"], 1, false),
    ];
    assert_eq!(section(&section_of("Het kind", SectionKind::Talk, topics)), expected, "what is not needed is left out");
}

#[test]
fn expectations_are_only_named_unless_the_director_wants_more_of_one() {
    let asked = prepared(topic("Parro lezen"), None, Some("Lukt dat in het Nederlands?"));
    let topics = vec![topic("Op tijd komen"), asked, topic("Afmelden")];
    let part = section_of("Wat school verwacht", SectionKind::ParentExpectation, topics);
    let expected = [
        Block::Heading { text: "Wat school verwacht".into() },
        Block::List { items: vec!["Op tijd komen".into(), "Afmelden".into()] },
        on_paper("Parro lezen", &["Lukt dat in het Nederlands?"], 3, false),
        on_paper("Opmerkingen", &[], 2, false),
    ];
    assert_eq!(section(&part), expected);
}

#[test]
fn a_part_without_topics_has_no_heading() {
    let skipped = prepared(topic("Eten"), Some(TopicMark::Skip), None);
    assert_eq!(section(&section_of("Het kind", SectionKind::Talk, vec![skipped])), Vec::new());
}

#[test]
fn what_needs_care_is_said_in_words() {
    let finding = Finding::warning("documents", FindingCode::DocumentMissing).with("kind", "identity");
    assert_eq!(point(&finding).unwrap(), "Nog niet gezien: identiteitsbewijs (alleen laten zien).");
    let barred = Finding::warning("no_contact_order", FindingCode::NoContactOrder).with("name", "Jan Kok");
    assert_eq!(point(&barred).unwrap(), "Jan Kok heeft een contactverbod.");
    assert_eq!(point(&Finding::hint("x", FindingCode::KnownChild)), None);
}
