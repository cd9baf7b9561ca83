//! The report of a talk that was held with the protocol.

#![allow(clippy::unwrap_used, reason = "a step that fails here is a failed test")]

#[path = "support/intake.rs"]
mod desk_work;
mod support;

use desk_work::*;
use driehoek::intake::draft::TalkView;
use driehoek::intake::protocol::{protocol, release, start_draft};
use driehoek::intake::talk::{begin, save_note, talk};
use driehoek::intake::{ApplicationId, InterviewId, InterviewNote, NoteId, SectionKind, Topic};
use driehoek::letter::paper::{Block, Paper};
use driehoek::letter::{LetterKind, LetterOrder, make};
use driehoek::store::Store;
use support::{Desk, both};

/// Releases what the program ships, and begins the talk with it.
async fn begun(desk: &Desk, id: &InterviewId) -> TalkView {
    let draft = start_draft(&desk.store, &desk.actor, 2026, None).await.unwrap().value;
    let version = protocol(&mut *desk.db().await, &draft).await.unwrap().protocol.version;
    release(&desk.store, &desk.actor, &draft, version).await.unwrap();
    begin(&desk.store, &desk.actor, id, 1).await.unwrap();
    talk(&mut *desk.db().await, id, desk.today).await.unwrap()
}

/// The first topic of a part of this kind.
fn topic_of(view: &TalkView, kind: SectionKind) -> (String, Topic) {
    let part = view.protocol.sections.iter().find(|part| part.section.kind == kind).unwrap();
    (part.section.title.clone(), part.topics.first().unwrap().topic.clone())
}

async fn note(desk: &Desk, id: &InterviewId, topic: &Topic, text: &str) {
    let note = InterviewNote {
        id: NoteId::from(String::new()),
        version: 0,
        interview_id: id.clone(),
        topic_id: topic.id.clone(),
        discussed: true,
        answer: None,
        note: Some(text.into()),
        elapsed_seconds: 60,
    };
    save_note(&desk.store, &desk.actor, note).await.unwrap();
}

async fn report(store: &Store, desk: &Desk, id: &ApplicationId) -> driehoek::Result<Paper> {
    let order = LetterOrder { application_id: id.clone(), kind: LetterKind::Report, interview_id: None };
    let readers = [caregivers_of(desk, id).await];
    let made = make::make(store, &desk.actor, &order, &readers, desk.today).await?.value.remove(0);
    Ok(make::kept(&mut *desk.db().await, &made).await?.1)
}

both! {
    async fn the_report_tells_what_was_said_and_that_expectations_were_talked_about(desk: Desk) {
        let school = open_school(&desk).await;
        let id = registered(&desk, &sam()).await;
        let talk = planned(&desk, &id, &school.director, "2026-11-23", "10:00").await;
        let view = begun(&desk, &talk).await;
        let nothing = refusals(report(&desk.store, &desk, &id).await);
        assert_eq!(nothing, ["interview_id: nothing_to_tell!"], "nobody has said anything yet");
        let (part, first) = topic_of(&view, SectionKind::Talk);
        note(&desk, &talk, &first, "Speelt graag buiten.").await;
        let (expectations, expected) = topic_of(&view, SectionKind::SchoolExpectation);
        note(&desk, &talk, &expected, "Liefst op papier.").await;
        let paper = report(&desk.store, &desk, &id).await.unwrap();
        let heading = |text: &str| Block::Heading { text: text.into() };
        let place = paper.blocks.iter().position(|block| *block == heading(&part)).unwrap();
        let Some(Block::Topic { title, said, lines, .. }) = paper.blocks.get(place + 1) else { panic!("{paper:?}") };
        assert_eq!((title, said.as_slice(), *lines), (&first.title, ["Speelt graag buiten.".to_owned()].as_slice(), 0));
        let place = paper.blocks.iter().position(|block| *block == heading(&expectations)).unwrap();
        let items = vec![format!("{}: Liefst op papier.", expected.title)];
        assert_eq!(paper.blocks.get(place + 2), Some(&Block::List { items }));
        let topics = paper.blocks.iter().filter(|block| matches!(block, Block::Topic { .. })).count();
        assert_eq!(topics, 1, "what nobody talked about is left out");
    }
}
