//! The protocol of the intake interview: drafts, their parts and topics, and releases.

#![allow(clippy::unwrap_used, reason = "a step that fails here is a failed test")]

#[path = "support/intake.rs"]
mod desk_work;
#[path = "support/protocol.rs"]
mod paper;
mod support;

use desk_work::refusals;
use driehoek::Error;
use driehoek::intake::protocol::{
    discard, first_protocol, move_section, move_topic, protocols, release, remove_section, remove_topic, save_section,
    save_topic, start_draft,
};
use driehoek::intake::{ProtocolId, Section, SectionId, SectionKind, Topic, TopicKind};
use driehoek::store::Changed;
use paper::*;
use support::{Desk, actor, both};

/// Every edit there is, tried on a version; what each of them was refused for.
async fn every_edit(desk: &Desk, id: &ProtocolId) -> Vec<String> {
    let view = view(desk, id).await;
    let part = view.sections.first().unwrap();
    let (section, topic) = (&part.section, part.topics.first().unwrap());
    let (store, actor) = (&desk.store, &desk.actor);
    let mut refused = Vec::new();
    refused.extend(refusals(save_section(store, actor, new_section(id, "nieuw")).await));
    refused.extend(refusals(save_section(store, actor, Section { title: "anders".into(), ..section.clone() }).await));
    refused.extend(refusals(move_section(store, actor, &section.id, 2).await));
    refused.extend(refusals(remove_section(store, actor, section.clone()).await));
    refused.extend(refusals(save_topic(store, actor, new_topic(&section.id, "nieuw")).await));
    refused.extend(refusals(save_topic(store, actor, Topic { title: "anders".into(), ..topic.clone() }).await));
    refused.extend(refusals(move_topic(store, actor, &topic.id, &section.id, 2).await));
    refused.extend(refusals(remove_topic(store, actor, topic.clone()).await));
    refused.extend(refusals(discard(store, actor, id, view.protocol.version).await));
    refused
}

async fn titles(desk: &Desk, id: &ProtocolId) -> Vec<String> {
    order(&view(desk, id).await)
}

fn deed<T>(changed: &Changed<T>) -> &str {
    &changed.change.as_ref().unwrap().deed
}

both! {
    async fn a_new_school_has_a_released_protocol_for_this_year(desk: Desk) {
        let first = shipped(&desk).await;
        assert_eq!((first.protocol.start_year, first.protocol.number), (2026, 1));
        assert_eq!((first.protocol.released_on, first.protocol.released_by.as_deref()), (Some(desk.today), Some("Anja Peters")));
        assert!(first.sections.len() >= 18 && first.sections.iter().all(|part| !part.topics.is_empty()));
        let listed = protocols(&mut *desk.db().await, desk.today).await.unwrap();
        let topics: usize = first.sections.iter().map(|part| part.topics.len()).sum();
        assert_eq!(listed.iter().map(|one| (one.topics, one.talks, one.is_current)).collect::<Vec<_>>(), [(i32::try_from(topics).unwrap(), 0, true)]);
        assert_eq!(first_protocol(&desk.store, &desk.actor, desk.today).await, Err(Error::InTheWay), "a school has one first protocol");
    }

    async fn a_draft_copies_a_version_and_keeps_the_keys_of_its_topics(desk: Desk) {
        let first = shipped(&desk).await;
        let next = draft(&desk, 2027, &first.protocol.id).await;
        assert_eq!((next.protocol.start_year, next.protocol.number, next.protocol.released_on), (2027, 1, None));
        assert_eq!(order(&next), order(&first));
        let all = |view: &driehoek::intake::draft::ProtocolView| view.sections.iter().flat_map(|part| part.topics.clone()).collect::<Vec<_>>();
        for (old, new) in all(&first).iter().zip(&all(&next)) {
            assert_eq!((&old.topic_key, &old.prompt, old.kind, &old.choices), (&new.topic_key, &new.prompt, new.kind, &new.choices));
            assert_ne!(old.id, new.id);
        }
        let listed = protocols(&mut *desk.db().await, desk.today).await.unwrap();
        let listed: Vec<_> = listed.iter().map(|one| (one.protocol.start_year, one.is_current)).collect();
        assert_eq!(listed, [(2027, false), (2026, true)], "the newest first, and a draft is not in use");
        let missing = start_draft(&desk.store, &desk.actor, 2030, Some(ProtocolId::new())).await;
        assert!(matches!(missing, Err(Error::NotFound { .. })), "{missing:?}");
    }

    async fn a_year_has_one_draft_at_a_time_and_counts_its_versions(desk: Desk) {
        let first = shipped(&desk).await;
        let second = draft(&desk, 2026, &first.protocol.id).await;
        assert_eq!(second.protocol.number, 2);
        let again = start_draft(&desk.store, &desk.actor, 2026, None).await;
        assert_eq!(refusals(again), ["start_year: draft_exists!"]);
        released(&desk, &second.protocol.id).await;
        let third = draft(&desk, 2026, &second.protocol.id).await;
        assert_eq!(third.protocol.number, 3);
        for year in [1989, 2101, i32::MIN] {
            assert_eq!(refusals(start_draft(&desk.store, &desk.actor, year, None).await), ["start_year: out_of_range!"]);
        }
    }

    async fn two_people_begin_a_draft_at_once_and_one_hears_of_it(desk: Desk) {
        let bea = actor("Bea Smit");
        let (mine, theirs) = tokio::join!(
            start_draft(&desk.store, &desk.actor, 2027, None),
            start_draft(&desk.store, &bea, 2027, None),
        );
        assert!(mine.is_ok() != theirs.is_ok(), "{mine:?} {theirs:?}");
        assert_eq!(refusals(if mine.is_ok() { theirs } else { mine }), ["start_year: draft_exists!"]);
        assert_eq!(protocols(&mut *desk.db().await, desk.today).await.unwrap().len(), 1);
    }

    async fn parts_and_topics_are_added_at_the_end_and_changed_in_place(desk: Desk) {
        let small = small_draft(&desk).await;
        assert_eq!(order(&small), ["een: a b c", "twee: d"]);
        let part = part_called(&small, "twee");
        let typed = Section { title: "  Samen   verder ".into(), kind: SectionKind::ParentExpectation, position: 9, ..part };
        let saved = save_section(&desk.store, &desk.actor, typed).await.unwrap();
        assert_eq!(deed(&saved), "protocol.section.save");
        assert_eq!((saved.value.title.as_str(), saved.value.position), ("Samen verder", 2), "it keeps its place");
        let typed = Topic {
            prompt: Some(" Vraag het rustig.\nEn luister. ".into()),
            kind: TopicKind::Choice,
            choices: vec![" ja ".into(), "Ja".into(), String::new(), "nee".into()],
            topic_key: "anders".into(),
            section_id: saved.value.id.clone(),
            position: 7,
            ..topic_called(&small, "b")
        };
        let topic = save_topic(&desk.store, &desk.actor, typed).await.unwrap().value;
        assert_eq!(topic.prompt.as_deref(), Some("Vraag het rustig.\nEn luister."));
        assert_eq!(topic.choices, ["ja", "nee"], "answers that are the same stand once");
        assert_eq!(topic.topic_key, topic_called(&small, "b").topic_key, "a key never changes");
        assert_eq!(titles(&desk, &small.protocol.id).await, ["een: a b c", "Samen verder: d"]);
        let asked = Topic { kind: TopicKind::YesNo, ..topic };
        assert_eq!(save_topic(&desk.store, &desk.actor, asked).await.unwrap().value.choices, Vec::<String>::new());
    }

    async fn what_cannot_be_kept_is_said_per_field(desk: Desk) {
        let small = small_draft(&desk).await;
        let part = part_called(&small, "een");
        let section = async |section: Section| refusals(save_section(&desk.store, &desk.actor, section).await);
        assert_eq!(section(Section { title: " \n".into(), ..part.clone() }).await, ["title: required!"]);
        assert_eq!(section(Section { title: "x".repeat(201), ..part.clone() }).await, ["title: too_long!"]);
        let topic = async |topic: Topic| refusals(save_topic(&desk.store, &desk.actor, topic).await);
        let a = topic_called(&small, "a");
        assert_eq!(topic(Topic { title: String::new(), ..a.clone() }).await, ["title: required!"]);
        assert_eq!(topic(Topic { prompt: Some("x".repeat(4001)), ..a.clone() }).await, ["prompt: too_long!"]);
        let one = Topic { kind: TopicKind::Choice, choices: vec!["ja".into(), " JA ".into()], ..a.clone() };
        assert_eq!(topic(one).await, ["choices: too_few_choices!"]);
        let long = Topic { kind: TopicKind::Choice, choices: vec!["ja".into(), "x".repeat(201)], ..a };
        assert_eq!(topic(long).await, ["choices: too_long!"]);
        let lost = save_topic(&desk.store, &desk.actor, new_topic(&SectionId::new(), "e")).await;
        assert!(matches!(lost, Err(Error::NotFound { .. })), "{lost:?}");
        assert_eq!(titles(&desk, &small.protocol.id).await, ["een: a b c", "twee: d"]);
    }

    async fn parts_and_topics_are_moved_and_the_rest_stays_untouched(desk: Desk) {
        let small = small_draft(&desk).await;
        let (een, twee) = (part_called(&small, "een").id, part_called(&small, "twee").id);
        let id = |title: &str| topic_called(&small, title).id;
        let (store, me) = (&desk.store, &desk.actor);
        let moved = move_topic(store, me, &id("c"), &een, 2).await.unwrap();
        assert_eq!(deed(&moved), "protocol.topic.move");
        let now = view(&desk, &small.protocol.id).await;
        assert_eq!(order(&now), ["een: a c b", "twee: d"]);
        assert_eq!(topic_called(&now, "a"), topic_called(&small, "a"), "what keeps its place is not written");
        move_topic(store, me, &id("a"), &twee, 1).await.unwrap();
        assert_eq!(titles(&desk, &small.protocol.id).await, ["een: c b", "twee: a d"]);
        move_topic(store, me, &id("b"), &twee, 99).await.unwrap();
        assert_eq!(titles(&desk, &small.protocol.id).await, ["een: c", "twee: a d b"]);
        move_section(store, me, &twee, 1).await.unwrap();
        assert_eq!(titles(&desk, &small.protocol.id).await, ["twee: a d b", "een: c"]);
        assert_eq!(move_section(store, me, &twee, 0).await.unwrap().change, None, "it stands first already");
        assert_eq!(move_topic(store, me, &id("b"), &twee, 3).await.unwrap().change, None);
        for _ in 0..4 {
            desk.store.undo(&desk.actor).await.unwrap();
        }
        assert_eq!(titles(&desk, &small.protocol.id).await, ["een: a b c", "twee: d"], "undo puts all of it back");
        let elsewhere = draft(&desk, 2028, &small.protocol.id).await;
        let strange = move_topic(store, me, &id("a"), &part_called(&elsewhere, "een").id, 1).await;
        assert!(matches!(strange, Err(Error::NotFound { .. })), "a topic stays in its version: {strange:?}");
    }

    async fn what_is_removed_leaves_no_gap_and_comes_back_by_undo(desk: Desk) {
        let small = small_draft(&desk).await;
        let removed = remove_topic(&desk.store, &desk.actor, topic_called(&small, "b")).await.unwrap();
        assert_eq!(deed(&removed), "protocol.topic.remove");
        assert_eq!(titles(&desk, &small.protocol.id).await, ["een: a c", "twee: d"]);
        remove_section(&desk.store, &desk.actor, part_called(&small, "een")).await.unwrap();
        assert_eq!(titles(&desk, &small.protocol.id).await, ["twee: d"]);
        desk.store.undo(&desk.actor).await.unwrap();
        desk.store.undo(&desk.actor).await.unwrap();
        assert_eq!(titles(&desk, &small.protocol.id).await, ["een: a b c", "twee: d"]);
        desk.store.redo(&desk.actor).await.unwrap();
        assert_eq!(titles(&desk, &small.protocol.id).await, ["een: a c", "twee: d"]);
    }

    async fn who_read_an_older_row_hears_of_it(desk: Desk) {
        let small = small_draft(&desk).await;
        let (store, bea) = (&desk.store, actor("Bea Smit"));
        let a = topic_called(&small, "a");
        save_topic(store, &desk.actor, Topic { title: "aa".into(), ..a.clone() }).await.unwrap();
        let theirs = save_topic(store, &bea, Topic { title: "ab".into(), ..a.clone() }).await;
        let Err(Error::Conflict { fields, .. }) = theirs else { panic!("a silent overwrite: {theirs:?}") };
        let shown: Vec<_> = fields.iter().map(|one| (one.field.as_str(), one.mine.as_deref(), one.theirs.as_deref())).collect();
        assert_eq!(shown, [("title", Some("ab"), Some("aa"))]);
        assert!(matches!(remove_topic(store, &bea, a).await, Err(Error::Conflict { .. })));
        let een = part_called(&small, "een");
        save_section(store, &desk.actor, Section { title: "één".into(), ..een.clone() }).await.unwrap();
        assert!(matches!(remove_section(store, &bea, een.clone()).await, Err(Error::Conflict { .. })));
        assert!(matches!(save_section(store, &bea, Section { title: "1".into(), ..een }).await, Err(Error::Conflict { .. })));
    }

    async fn a_released_version_is_frozen(desk: Desk) {
        let first = shipped(&desk).await;
        assert_eq!(every_edit(&desk, &first.protocol.id).await, [": protocol_released!"; 9]);
        let again = release(&desk.store, &desk.actor, &first.protocol.id, first.protocol.version).await;
        assert_eq!(refusals(again), [": protocol_released!"]);
        assert_eq!(view(&desk, &first.protocol.id).await, first, "nothing in it changed");
    }

    async fn a_draft_is_released_by_who_saw_its_last_edit(desk: Desk) {
        let small = small_draft(&desk).await;
        let bea = actor("Bea Smit");
        save_topic(&desk.store, &bea, Topic { title: "dd".into(), ..topic_called(&small, "d") }).await.unwrap();
        let unseen = release(&desk.store, &desk.actor, &small.protocol.id, small.protocol.version).await;
        assert!(matches!(unseen, Err(Error::Conflict { .. })), "an edit that was not seen would be released: {unseen:?}");
        let done = released(&desk, &small.protocol.id).await;
        assert_eq!((done.released_on, done.released_by.as_deref()), (Some(desk.today), Some("Anja Peters")));
        desk.store.undo(&desk.actor).await.unwrap();
        let back = save_topic(&desk.store, &desk.actor, topic_called(&view(&desk, &small.protocol.id).await, "dd")).await;
        assert!(back.is_ok(), "it is a draft again");
    }

    async fn a_release_that_says_nothing_is_refused(desk: Desk) {
        let small = small_draft(&desk).await;
        let (id, me) = (&small.protocol.id, &desk.actor);
        remove_topic(&desk.store, me, topic_called(&small, "d")).await.unwrap();
        let version = view(&desk, id).await.protocol.version;
        let outcome = release(&desk.store, me, id, version).await;
        let Err(Error::Invalid { findings }) = &outcome else { panic!("{outcome:?}") };
        assert_eq!(findings.first().unwrap().values.get("name").map(String::as_str), Some("twee"), "which part is empty");
        assert_eq!(refusals(outcome), ["sections: no_topics!"]);
        for part in view(&desk, id).await.sections.into_iter().rev() {
            remove_section(&desk.store, me, part.section).await.unwrap();
        }
        let version = view(&desk, id).await.protocol.version;
        assert_eq!(refusals(release(&desk.store, me, id, version).await), [": no_topics!"]);
    }

    async fn undo_does_not_reach_into_a_version_that_was_released_since(desk: Desk) {
        let small = small_draft(&desk).await;
        let bea = actor("Bea Smit");
        save_topic(&desk.store, &bea, Topic { title: "dd".into(), ..topic_called(&small, "d") }).await.unwrap();
        released(&desk, &small.protocol.id).await;
        assert!(matches!(desk.store.undo(&bea).await, Err(Error::UndoBlocked { .. })));
        assert_eq!(titles(&desk, &small.protocol.id).await, ["een: a b c", "twee: dd"]);
    }

    async fn a_draft_is_thrown_away_whole_and_comes_back_by_undo(desk: Desk) {
        let small = small_draft(&desk).await;
        let stale = discard(&desk.store, &desk.actor, &small.protocol.id, small.protocol.version - 1).await;
        assert!(matches!(stale, Err(Error::Conflict { .. })), "{stale:?}");
        discard(&desk.store, &desk.actor, &small.protocol.id, small.protocol.version).await.unwrap();
        assert!(protocols(&mut *desk.db().await, desk.today).await.unwrap().is_empty());
        desk.store.undo(&desk.actor).await.unwrap();
        assert_eq!(titles(&desk, &small.protocol.id).await, ["een: a b c", "twee: d"]);
    }

    async fn an_edit_and_a_release_at_once_never_both_slip_through(desk: Desk) {
        let small = small_draft(&desk).await;
        let bea = actor("Bea Smit");
        let edited = Topic { title: "dd".into(), ..topic_called(&small, "d") };
        let (edit, release) = tokio::join!(
            save_topic(&desk.store, &bea, edited),
            release(&desk.store, &desk.actor, &small.protocol.id, small.protocol.version),
        );
        let now = view(&desk, &small.protocol.id).await;
        if release.is_ok() {
            assert_eq!(refusals(edit), [": protocol_released!"]);
            assert_eq!(order(&now), ["een: a b c", "twee: d"], "what was released is what was seen");
        } else {
            assert!(edit.is_ok() && matches!(release, Err(Error::Conflict { .. })), "{edit:?} {release:?}");
            assert_eq!(now.protocol.released_on, None);
        }
    }

    async fn two_people_move_topics_at_once_and_every_topic_has_a_place(desk: Desk) {
        let small = small_draft(&desk).await;
        let (een, twee) = (part_called(&small, "een").id, part_called(&small, "twee").id);
        let (a, c) = (topic_called(&small, "a").id, topic_called(&small, "c").id);
        let bea = actor("Bea Smit");
        let (mine, theirs) = tokio::join!(
            move_topic(&desk.store, &desk.actor, &a, &twee, 1),
            move_topic(&desk.store, &bea, &c, &een, 1),
        );
        mine.unwrap();
        theirs.unwrap();
        assert_eq!(titles(&desk, &small.protocol.id).await, ["een: c b", "twee: a d"]);
    }
}
