//! The file reads, and keeps the rules that the school's own edits keep.

use std::collections::HashSet;

use super::*;
use crate::family::rules::{FREE_TEXT_MAX, NAME_MAX, text_problem};
use crate::intake::rules::protocol::{choices_finding, tidy_choices};

fn topics() -> Vec<Topic> {
    parts(&ProtocolId::new()).into_iter().flat_map(|part| part.topics).collect()
}

fn titles_of(kind: SectionKind) -> Vec<(String, usize)> {
    let parts = parts(&ProtocolId::new()).into_iter().filter(|part| part.section.kind == kind);
    parts.map(|part| (part.section.title, part.topics.len())).collect()
}

#[test]
fn the_file_reads_into_parts_with_topics_in_order() {
    assert!(serde_json::from_str::<Vec<ShippedPart>>(FILE).is_ok());
    let parts = parts(&ProtocolId::new());
    for (place, part) in (1..).zip(&parts) {
        assert_eq!(part.section.position, place);
        assert!(!part.topics.is_empty(), "{} could not be released", part.section.title);
        let positions = part.topics.iter().map(|topic| topic.position);
        assert!(positions.eq((1..).take(part.topics.len())), "{}", part.section.title);
    }
}

#[test]
fn every_text_could_have_been_typed() {
    let mut keys = HashSet::new();
    for topic in topics() {
        let prompt = topic.prompt.as_deref().expect("the director finds what to say");
        assert_eq!(text_problem(&topic.title, NAME_MAX), None, "{}", topic.title);
        assert_eq!(text_problem(prompt, FREE_TEXT_MAX), None, "{prompt}");
        assert_eq!(tidy_choices(topic.kind, &topic.choices), topic.choices, "{}", topic.title);
        assert_eq!(choices_finding(topic.kind, &topic.choices), None, "{}", topic.title);
        assert!(keys.insert(topic.topic_key.clone()), "{} stands twice", topic.topic_key);
    }
}

#[test]
fn every_point_of_the_policy_is_there_grouped_as_there_and_only_to_talk_over() {
    let school = [("communicatie", 11), ("schoolklimaat", 3), ("aanmelding", 4), ("beleid", 5)];
    let school = school.map(|(group, count)| (format!("Wat u van ons mag verwachten: {group}"), count));
    assert_eq!(titles_of(SectionKind::SchoolExpectation), school);
    let parents = [
        ("aanmelding", 3),
        ("informatie", 7),
        ("omgang met de leerkrachten", 6),
        ("schoolbetrokkenheid", 7),
        ("omgang met andere ouders en kinderen", 8),
        ("aanwezigheid", 4),
        ("schoolregels", 1),
    ];
    let parents = parents.map(|(group, count)| (format!("Wat wij u vragen: {group}"), count));
    assert_eq!(titles_of(SectionKind::ParentExpectation), parents);
    let expectations = parts(&ProtocolId::new()).into_iter().filter(|part| part.section.kind != SectionKind::Talk);
    let kinds: HashSet<_> = expectations.flat_map(|part| part.topics).map(|topic| topic.kind).collect();
    assert_eq!(kinds, HashSet::from([TopicKind::Discuss]), "an expectation is no question to pass");
}

#[test]
fn what_only_the_start_can_tell_is_asked_with_answers_to_choose_from() {
    let of_part = |key: &str| topics().into_iter().filter(|topic| topic.topic_key.starts_with(key)).collect::<Vec<_>>();
    let chosen =
        of_part("self.").into_iter().filter(|topic| matches!(topic.kind, TopicKind::Choice | TopicKind::YesNo));
    assert_eq!(chosen.count(), 7, "toilet, dressing, eating, drinking and asking for help can be compared later");
}
