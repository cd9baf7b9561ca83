//! Holding the interview: beginning, notes, what was prepared, ticks and agreements.

#![allow(clippy::unwrap_used, reason = "a step that fails here is a failed test")]

#[path = "support/intake.rs"]
mod desk_work;
#[path = "support/protocol.rs"]
mod paper;
mod support;

use desk_work::{OpenSchool, day, dossier_of, open_school, planned, refusals, registered, sam, talk as typed_talk};
use driehoek::Error;
use driehoek::intake::draft::{InterviewDraft, TalkTick, TalkTopic, TalkView};
use driehoek::intake::{
    Agreement, AgreementId, AgreementRole, ApplicationId, Interview, InterviewId, InterviewNote, NoteId, Topic,
    TopicMark, TopicPreparation, TopicPreparationId, dossier, plan, prepare, protocol, talk,
};
use driehoek::store::Store;
use paper::*;
use support::{Desk, actor, both};

/// Sam's aanmelding with a talk that is planned on a day.
async fn sams_talk(desk: &Desk, school: &OpenSchool) -> (ApplicationId, InterviewId) {
    let id = registered(desk, &sam()).await;
    let talk_id = planned(desk, &id, &school.director, "2026-11-26", "10:00").await;
    (id, talk_id)
}

async fn interview(desk: &Desk, application: &ApplicationId, id: &InterviewId) -> Interview {
    let dossier = dossier_of(desk, application).await;
    dossier.interviews.into_iter().find(|view| view.interview.id == *id).unwrap().interview
}

async fn begun(desk: &Desk, id: &InterviewId) -> Interview {
    talk::begin(&desk.store, &desk.actor, id, 1).await.unwrap().value
}

async fn talk_of(desk: &Desk, id: &InterviewId) -> TalkView {
    talk::talk(&mut *desk.db().await, id, desk.today).await.unwrap()
}

/// A topic of the talk, by its key.
fn topic_in(view: &TalkView, key: &str) -> TalkTopic {
    let mut topics = view.protocol.sections.iter().flat_map(|part| &part.topics);
    topics.find(|topic| topic.topic.topic_key == key).unwrap().clone()
}

/// A first note.
fn note(id: &InterviewId, topic: &TalkTopic, text: &str) -> InterviewNote {
    InterviewNote {
        id: NoteId::from(String::new()),
        version: 0,
        interview_id: id.clone(),
        topic_id: topic.topic.id.clone(),
        discussed: true,
        answer: None,
        note: Some(text.into()),
        elapsed_seconds: 60,
    }
}

async fn noted(store: &Store, desk: &Desk, note: InterviewNote) -> InterviewNote {
    talk::save_note(store, &desk.actor, note).await.unwrap().value
}

fn preparation(id: &ApplicationId, key: &str) -> TopicPreparation {
    TopicPreparation {
        id: TopicPreparationId::from(String::new()),
        version: 0,
        application_id: id.clone(),
        topic_key: key.into(),
        mark: None,
        question: None,
    }
}

fn agreement(id: &ApplicationId, talk_id: Option<&InterviewId>) -> Agreement {
    Agreement {
        id: AgreementId::from(String::new()),
        version: 0,
        application_id: id.clone(),
        what: "Thuis oefenen met de jas".into(),
        role: AgreementRole::Child,
        who: Some("Sam".into()),
        due_on: Some(day("2027-01-08")),
        done_on: None,
        interview_id: talk_id.cloned(),
    }
}

both! {
    async fn a_talk_begins_with_the_protocol_of_its_school_year_and_keeps_it(desk: Desk) {
        let school = open_school(&desk).await;
        let first = shipped(&desk).await;
        let (id, talk_id) = sams_talk(&desk, &school).await;
        let not_begun = talk::talk(&mut *desk.db().await, &talk_id, desk.today).await;
        assert!(matches!(not_begun, Err(Error::NotFound { .. })), "{not_begun:?}");
        let next_year = draft(&desk, 2027, &first.protocol.id).await;
        released(&desk, &next_year.protocol.id).await;
        let changed = talk::begin(&desk.store, &desk.actor, &talk_id, 1).await.unwrap();
        assert_eq!(changed.change.as_ref().unwrap().deed, "interview.begin");
        assert_eq!(changed.value.protocol_id.as_ref(), Some(&first.protocol.id), "next year's is for next year's talks");

        let view = talk_of(&desk, &talk_id).await;
        let said = note(&talk_id, &topic_in(&view, "child.sleep"), "Slaapt goed door.");
        noted(&desk.store, &desk, said).await;
        let newer = draft(&desk, 2026, &first.protocol.id).await;
        protocol::remove_topic(&desk.store, &desk.actor, topic_called(&newer, "Slapen")).await.unwrap();
        released(&desk, &newer.protocol.id).await;
        let again = talk::begin(&desk.store, &desk.actor, &talk_id, 1).await.unwrap();
        assert_eq!((again.value.protocol_id.as_ref(), again.change), (Some(&first.protocol.id), None), "it goes on with its own");
        let view = talk_of(&desk, &talk_id).await;
        assert_eq!(topic_in(&view, "child.sleep").note.unwrap().note.as_deref(), Some("Slaapt goed door."));
        let versions = protocol::protocols(&mut *desk.db().await, desk.today).await.unwrap();
        let versions: Vec<_> = versions.iter().map(|one| (one.protocol.start_year, one.protocol.number, one.talks, one.is_current)).collect();
        assert_eq!(versions, [(2027, 1, 0, false), (2026, 2, 0, true), (2026, 1, 1, false)]);
        let moved = InterviewDraft { interview_id: Some(talk_id.clone()), version: 2, ..typed_talk(&desk, &id, &school.director, "2026-11-27", "10:00").await };
        plan::plan(&desk.store, &desk.actor, &moved, desk.today).await.unwrap();
        assert_eq!(interview(&desk, &id, &talk_id).await.protocol_id, Some(first.protocol.id), "also when it is moved");
    }

    async fn a_talk_that_was_called_off_or_has_no_protocol_does_not_begin(desk: Desk) {
        let school = open_school(&desk).await;
        let (id, talk_id) = sams_talk(&desk, &school).await;
        assert_eq!(refusals(talk::begin(&desk.store, &desk.actor, &talk_id, 1).await), ["protocol: no_topics!"]);
        let page = prepare::preparation(&mut *desk.db().await, &id, None, desk.today).await.unwrap();
        assert_eq!(page.protocol, None, "there is nothing to prepare with");
        shipped(&desk).await;
        let stale = talk::begin(&desk.store, &desk.actor, &talk_id, 0).await;
        assert!(matches!(stale, Err(Error::Conflict { .. })), "{stale:?}");
        plan::cancel(&desk.store, &desk.actor, &talk_id, 1, desk.today).await.unwrap();
        assert_eq!(refusals(talk::begin(&desk.store, &desk.actor, &talk_id, 2).await), ["cancelled_on: talk_cancelled!"]);
    }

    async fn two_people_begin_a_talk_at_once_and_both_go_on_with_it(desk: Desk) {
        let school = open_school(&desk).await;
        let first = shipped(&desk).await;
        let (_, talk_id) = sams_talk(&desk, &school).await;
        let bea = actor("Bea Smit");
        let (mine, theirs) = tokio::join!(
            talk::begin(&desk.store, &desk.actor, &talk_id, 1),
            talk::begin(&desk.store, &bea, &talk_id, 1),
        );
        let (mine, theirs) = (mine.unwrap(), theirs.unwrap());
        assert_eq!(mine.value, theirs.value);
        assert_eq!(mine.value.protocol_id, Some(first.protocol.id));
        assert!(mine.change.is_some() != theirs.change.is_some(), "it began once");
    }

    async fn notes_are_kept_as_they_are_typed_and_the_talk_goes_on_later(desk: Desk) {
        let school = open_school(&desk).await;
        shipped(&desk).await;
        let (_, talk_id) = sams_talk(&desk, &school).await;
        begun(&desk, &talk_id).await;
        let before = talk_of(&desk, &talk_id).await;
        assert_eq!((before.elapsed_seconds, before.left), (0, i32::try_from(before.protocol.sections.iter().map(|part| part.topics.len()).sum::<usize>()).unwrap()));
        let sleep = topic_in(&before, "child.sleep");
        let first = InterviewNote { discussed: false, ..note(&talk_id, &sleep, " Slaapt ") };
        let first = noted(&desk.store, &desk, first).await;
        assert_eq!(first.note.as_deref(), Some("Slaapt"));
        assert_eq!(talk_of(&desk, &talk_id).await.left, before.left, "it is not talked through yet");
        let typed = InterviewNote { note: Some("Slaapt door,\nmet een lampje.".into()), discussed: true, elapsed_seconds: 95, ..first };
        let typed = noted(&desk.store, &desk, typed).await;
        let later = InterviewNote { elapsed_seconds: 20, note: Some("Slaapt door.".into()), ..typed };
        assert_eq!(noted(&desk.store, &desk, later).await.elapsed_seconds, 95, "a clock that starts anew takes nothing back");

        let sitting = talk_of(&desk, &talk_id).await;
        let sleep = topic_in(&sitting, "child.sleep");
        assert_eq!((sitting.elapsed_seconds, sitting.left, sleep.is_left), (95, before.left - 1, false));
        assert_eq!(sleep.note.unwrap().note.as_deref(), Some("Slaapt door."));
        assert_eq!((sitting.interview.director.as_str(), sitting.dossier.family.name.as_str()), ("Anja Peters", "Sam de Vries"));
        desk.store.undo(&desk.actor).await.unwrap();
        let back = topic_in(&talk_of(&desk, &talk_id).await, "child.sleep").note.unwrap();
        assert_eq!(back.note.as_deref(), Some("Slaapt door,\nmet een lampje."));
        for _ in 0..2 {
            desk.store.undo(&desk.actor).await.unwrap();
        }
        assert_eq!(topic_in(&talk_of(&desk, &talk_id).await, "child.sleep").note, None);
    }

    async fn an_answer_fits_its_topic_and_a_note_its_room(desk: Desk) {
        let school = open_school(&desk).await;
        shipped(&desk).await;
        let (_, talk_id) = sams_talk(&desk, &school).await;
        begun(&desk, &talk_id).await;
        let view = talk_of(&desk, &talk_id).await;
        let answered = |key: &str, answer: &str| InterviewNote {
            answer: Some(answer.into()),
            ..note(&talk_id, &topic_in(&view, key), "")
        };
        let coat = noted(&desk.store, &desk, answered("self.coat", "lukt zelf")).await;
        assert_eq!((coat.answer.as_deref(), coat.note), (Some("lukt zelf"), None));
        noted(&desk.store, &desk, answered("health.allergies", "no")).await;
        noted(&desk.store, &desk, answered("health.senses", " ")).await;
        for (key, answer) in [("self.coat", "yes"), ("health.allergies", "ja"), ("meeting.welcome", "yes"), ("child.sleep", "goed")] {
            let outcome = talk::save_note(&desk.store, &desk.actor, answered(key, answer)).await;
            assert_eq!(refusals(outcome), ["answer: not_a_choice!"], "{key}");
        }
        let sleep = topic_in(&view, "child.sleep");
        let text = |count: usize| note(&talk_id, &sleep, &"é".repeat(count));
        assert_eq!(refusals(talk::save_note(&desk.store, &desk.actor, text(100_000)).await), ["note: too_long!"]);
        assert_eq!(refusals(talk::save_note(&desk.store, &desk.actor, note(&talk_id, &sleep, "a\u{202e}b")).await), ["note: control_characters!"]);
        let long = noted(&desk.store, &desk, InterviewNote { elapsed_seconds: i32::MAX, ..text(20_000) }).await;
        assert_eq!(long.elapsed_seconds, 86_400, "a clock that ran wild does not keep a note from being written");
        noted(&desk.store, &desk, InterviewNote { elapsed_seconds: -5, ..note(&talk_id, &topic_in(&view, "child.play"), "Blokken") }).await;
    }

    async fn who_writes_over_a_note_that_changed_hears_of_it(desk: Desk) {
        let school = open_school(&desk).await;
        shipped(&desk).await;
        let (_, talk_id) = sams_talk(&desk, &school).await;
        begun(&desk, &talk_id).await;
        let sleep = topic_in(&talk_of(&desk, &talk_id).await, "child.sleep");
        let bea = actor("Bea Smit");
        let (mine, theirs) = tokio::join!(
            talk::save_note(&desk.store, &desk.actor, note(&talk_id, &sleep, "mijn")),
            talk::save_note(&desk.store, &bea, note(&talk_id, &sleep, "hun")),
        );
        let (done, refused) = if mine.is_ok() { (mine, theirs) } else { (theirs, mine) };
        let Err(Error::Conflict { fields, version, .. }) = refused else { panic!("a note was lost: {refused:?}") };
        assert!(fields.iter().any(|one| one.field == "note") && version == 1, "both texts are shown: {fields:?}");
        let first = done.unwrap().value;
        noted(&desk.store, &desk, InterviewNote { note: Some("meer".into()), ..first.clone() }).await;
        let stale = talk::save_note(&desk.store, &bea, InterviewNote { note: Some("minder".into()), ..first.clone() }).await;
        assert!(matches!(stale, Err(Error::Conflict { .. })), "{stale:?}");
        let gone = talk::save_note(&desk.store, &bea, InterviewNote { id: NoteId::new(), ..first }).await;
        assert!(matches!(gone, Err(Error::Conflict { .. })), "another note stands there: {gone:?}");
    }

    async fn a_note_belongs_to_a_topic_of_its_own_talk(desk: Desk) {
        let school = open_school(&desk).await;
        let first = shipped(&desk).await;
        let (_, talk_id) = sams_talk(&desk, &school).await;
        let newer = draft(&desk, 2027, &first.protocol.id).await;
        let strange = |topic: &Topic| InterviewNote {
            topic_id: topic.id.clone(),
            ..note(&talk_id, &TalkTopic { topic: topic.clone(), preparation: None, note: None, is_left: true }, "x")
        };
        let early = talk::save_note(&desk.store, &desk.actor, strange(&topic_called(&first, "Slapen"))).await;
        assert!(matches!(early, Err(Error::NotFound { .. })), "the talk has not begun: {early:?}");
        begun(&desk, &talk_id).await;
        let outcome = talk::save_note(&desk.store, &desk.actor, strange(&topic_called(&newer, "Slapen"))).await;
        assert!(matches!(outcome, Err(Error::NotFound { .. })), "{outcome:?}");
    }

    async fn parents_who_are_heard_apart_have_talks_with_notes_of_their_own(desk: Desk) {
        let school = open_school(&desk).await;
        shipped(&desk).await;
        let (id, hers) = sams_talk(&desk, &school).await;
        let his = planned(&desk, &id, &school.director, "2026-11-27", "10:00").await;
        begun(&desk, &hers).await;
        begun(&desk, &his).await;
        let sleep = topic_in(&talk_of(&desk, &hers).await, "child.sleep");
        noted(&desk.store, &desk, note(&hers, &sleep, "Slaapt door.")).await;
        assert_eq!(topic_in(&talk_of(&desk, &his).await, "child.sleep").note, None, "he has not been asked yet");
        noted(&desk.store, &desk, note(&his, &sleep, "Komt vaak uit bed.")).await;
        let said = async |talk_id| topic_in(&talk_of(&desk, talk_id).await, "child.sleep").note.unwrap().note.unwrap();
        assert_eq!((said(&hers).await, said(&his).await), ("Slaapt door.".into(), "Komt vaak uit bed.".into()));
        let mine = agreement(&id, Some(&his));
        dossier::save_agreement(&desk.store, &desk.actor, mine).await.unwrap();
        assert_eq!((talk_of(&desk, &hers).await.agreements.len(), talk_of(&desk, &his).await.agreements.len()), (0, 1));
        let told = dossier::history(&mut *desk.db().await, &id, 50, 0).await.unwrap();
        assert_eq!(told.rows.iter().filter(|line| line.deed == "interview.note").count(), 2, "the history tells of both");
    }

    async fn what_is_prepared_comes_along_into_the_talk_whatever_the_version(desk: Desk) {
        let school = open_school(&desk).await;
        let first = shipped(&desk).await;
        let (id, talk_id) = sams_talk(&desk, &school).await;
        let must = TopicPreparation { mark: Some(TopicMark::Must), question: Some(" Ook overdag? ".into()), ..preparation(&id, "child.sleep") };
        let changed = talk::prepare_topic(&desk.store, &desk.actor, must).await.unwrap();
        assert_eq!(changed.change.unwrap().deed, "interview.prepare");
        let skip = TopicPreparation { mark: Some(TopicMark::Skip), ..preparation(&id, "meeting.homes") };
        let skipped = talk::prepare_topic(&desk.store, &desk.actor, skip).await.unwrap().value;
        let newer = draft(&desk, 2026, &first.protocol.id).await;
        released(&desk, &newer.protocol.id).await;

        let page = prepare::preparation(&mut *desk.db().await, &id, None, desk.today).await.unwrap().protocol.unwrap();
        assert_eq!(page.protocol.id, newer.protocol.id, "the talk would begin with the newer one");
        let topics: Vec<_> = page.sections.iter().flat_map(|part| &part.topics).collect();
        let prepared = |key: &str| topics.iter().find(|one| one.topic.topic_key == key).unwrap().preparation.clone();
        assert_eq!(prepared("child.sleep").unwrap().question.as_deref(), Some("Ook overdag?"));
        assert!(topics.iter().all(|one| one.note.is_none()));
        begun(&desk, &talk_id).await;
        let view = talk_of(&desk, &talk_id).await;
        assert!(topic_in(&view, "child.sleep").is_left && !topic_in(&view, "meeting.homes").is_left);
        assert_eq!(view.left, i32::try_from(topics.len()).unwrap() - 1, "what is not needed is not left");
        let back = TopicPreparation { mark: None, ..skipped.clone() };
        talk::prepare_topic(&desk.store, &desk.actor, back.clone()).await.unwrap();
        assert!(topic_in(&talk_of(&desk, &talk_id).await, "meeting.homes").is_left);
        let stale = talk::prepare_topic(&desk.store, &actor("Bea Smit"), TopicPreparation { mark: Some(TopicMark::Must), ..back }).await;
        assert!(matches!(stale, Err(Error::Conflict { .. })), "{stale:?}");
        let twice = TopicPreparation { mark: Some(TopicMark::Must), ..preparation(&id, "meeting.homes") };
        assert!(matches!(talk::prepare_topic(&desk.store, &desk.actor, twice).await, Err(Error::Conflict { .. })));
        let told = dossier::history(&mut *desk.db().await, &id, 50, 0).await.unwrap();
        assert_eq!(told.rows.iter().filter(|line| line.deed == "interview.prepare").count(), 3);
    }

    async fn a_question_that_cannot_be_kept_is_refused(desk: Desk) {
        let school = open_school(&desk).await;
        shipped(&desk).await;
        let (id, _) = sams_talk(&desk, &school).await;
        let long = TopicPreparation { question: Some("x".repeat(4001)), ..preparation(&id, "child.sleep") };
        assert_eq!(refusals(talk::prepare_topic(&desk.store, &desk.actor, long).await), ["question: too_long!"]);
        let unknown = talk::prepare_topic(&desk.store, &desk.actor, preparation(&id, "no.such.topic")).await;
        assert!(matches!(unknown, Err(Error::NotFound { .. })), "{unknown:?}");
    }

    async fn tour_and_introduction_are_ticked_with_who_and_when(desk: Desk) {
        let school = open_school(&desk).await;
        let id = registered(&desk, &sam()).await;
        let with_teacher = InterviewDraft { teacher_id: Some(school.teacher.clone()), ..typed_talk(&desk, &id, &school.director, "2026-11-23", "10:00").await };
        let talk_id = plan::plan(&desk.store, &desk.actor, &with_teacher, desk.today).await.unwrap().value;
        let (store, me, today) = (&desk.store, &desk.actor, desk.today);
        let toured = talk::tick(store, me, &talk_id, 1, TalkTick::Tour, Some(today), " Joost de Wit ").await.unwrap().value;
        assert_eq!((toured.toured_on, toured.toured_by.as_deref()), (Some(today), Some("Joost de Wit")));
        let met = talk::tick(store, me, &talk_id, 2, TalkTick::Introduction, Some(today), "").await.unwrap().value;
        assert_eq!(met.introduced_by.as_deref(), Some("Sanne de Wit"), "the teacher it was planned with");
        let led = talk::tick(store, &actor("Bea Smit"), &talk_id, 3, TalkTick::Tour, Some(today), "").await.unwrap().value;
        assert_eq!(led.toured_by.as_deref(), Some("Anja Peters"), "who leads the talk");
        let off = talk::tick(store, me, &talk_id, 4, TalkTick::Tour, None, "wie dan ook").await.unwrap().value;
        assert_eq!((off.toured_on, off.toured_by, off.introduced_on), (None, None, Some(today)));
        let stale = talk::tick(store, me, &talk_id, 4, TalkTick::Tour, Some(today), "").await;
        assert!(matches!(stale, Err(Error::Conflict { .. })), "{stale:?}");
        let ahead = talk::tick(store, me, &talk_id, 5, TalkTick::Introduction, Some(day("2026-11-24")), "").await;
        assert_eq!(refusals(ahead), ["introduced_on: in_the_future!"]);
        let long = talk::tick(store, me, &talk_id, 5, TalkTick::Tour, Some(today), &"x".repeat(201)).await;
        assert_eq!(refusals(long), ["toured_by: too_long!"]);
    }

    async fn an_agreement_stays_with_the_talk_it_was_made_in(desk: Desk) {
        let school = open_school(&desk).await;
        shipped(&desk).await;
        let (id, talk_id) = sams_talk(&desk, &school).await;
        begun(&desk, &talk_id).await;
        let made = dossier::save_agreement(&desk.store, &desk.actor, agreement(&id, Some(&talk_id))).await.unwrap().value;
        let edited = Agreement { what: "Elke dag oefenen".into(), interview_id: None, ..made };
        let edited = dossier::save_agreement(&desk.store, &desk.actor, edited).await.unwrap().value;
        assert_eq!(edited.interview_id.as_ref(), Some(&talk_id), "an edit in the dossier does not lose it");
        assert_eq!(talk_of(&desk, &talk_id).await.agreements, [edited]);
        let pim = desk_work::application(desk_work::child("Pim", "", "Bos", "2023-02-05"), vec![desk_work::noor()]);
        let other = registered(&desk, &pim).await;
        let strange = dossier::save_agreement(&desk.store, &desk.actor, agreement(&other, Some(&talk_id))).await;
        assert!(matches!(strange, Err(Error::NotFound { .. })), "{strange:?}");
        let missing = dossier::save_agreement(&desk.store, &desk.actor, agreement(&id, Some(&InterviewId::new()))).await;
        assert!(matches!(missing, Err(Error::NotFound { .. })), "{missing:?}");
    }

    async fn nobody_is_named_for_the_introduction_when_no_teacher_was_planned(desk: Desk) {
        let school = open_school(&desk).await;
        let (_, talk_id) = sams_talk(&desk, &school).await;
        let bea = actor("Bea Smit");
        let met = talk::tick(&desk.store, &bea, &talk_id, 1, TalkTick::Introduction, Some(desk.today), "").await.unwrap().value;
        assert_eq!(met.introduced_by.as_deref(), Some("Bea Smit"), "who is at the keyboard");
    }

    async fn undo_does_not_reach_into_a_version_that_a_talk_began_with(desk: Desk) {
        let school = open_school(&desk).await;
        let small = small_draft(&desk).await;
        let (bea, chris) = (actor("Bea Smit"), actor("Chris Bos"));
        let (id, other) = sams_talk(&desk, &school).await;
        let first = planned(&desk, &id, &school.director, "2026-11-27", "10:00").await;
        protocol::save_topic(&desk.store, &bea, Topic { title: "dd".into(), ..topic_called(&small, "d") }).await.unwrap();
        released(&desk, &small.protocol.id).await;
        talk::begin(&desk.store, &chris, &first, 1).await.unwrap();
        assert!(matches!(desk.store.undo(&desk.actor).await, Err(Error::UndoBlocked { .. })), "the release");
        assert!(matches!(desk.store.undo(&bea).await, Err(Error::UndoBlocked { .. })), "the edit");
        talk::begin(&desk.store, &bea, &other, 1).await.unwrap();
        assert!(matches!(desk.store.undo(&chris).await, Err(Error::UndoBlocked { .. })), "another talk began since");
        desk.store.undo(&bea).await.unwrap();
        desk.store.undo(&chris).await.unwrap();
        desk.store.undo(&desk.actor).await.unwrap();
        let back = view(&desk, &small.protocol.id).await;
        assert_eq!((back.protocol.released_on, back.talks), (None, 0), "no talk has begun: the release can be taken back");
    }

    async fn a_talk_whose_beginning_was_undone_goes_on_with_the_protocol_of_its_notes(desk: Desk) {
        let school = open_school(&desk).await;
        let first = shipped(&desk).await;
        let (id, talk_id) = sams_talk(&desk, &school).await;
        begun(&desk, &talk_id).await;
        let sleep = topic_in(&talk_of(&desk, &talk_id).await, "child.sleep");
        talk::save_note(&desk.store, &actor("Bea Smit"), note(&talk_id, &sleep, "Slaapt door.")).await.unwrap();
        desk.store.undo(&desk.actor).await.unwrap();
        assert_eq!(interview(&desk, &id, &talk_id).await.protocol_id, None);
        let newer = draft(&desk, 2026, &first.protocol.id).await;
        released(&desk, &newer.protocol.id).await;
        let version = interview(&desk, &id, &talk_id).await.version;
        let again = talk::begin(&desk.store, &desk.actor, &talk_id, version).await.unwrap().value;
        assert_eq!(again.protocol_id.as_ref(), Some(&first.protocol.id));
        let kept = topic_in(&talk_of(&desk, &talk_id).await, "child.sleep").note.unwrap();
        assert_eq!(kept.note.as_deref(), Some("Slaapt door."));
    }

    async fn each_of_two_talks_is_prepared_with_its_own_protocol(desk: Desk) {
        let school = open_school(&desk).await;
        let first = shipped(&desk).await;
        let (id, hers) = sams_talk(&desk, &school).await;
        let his = planned(&desk, &id, &school.director, "2026-11-27", "10:00").await;
        begun(&desk, &hers).await;
        let newer = draft(&desk, 2026, &first.protocol.id).await;
        released(&desk, &newer.protocol.id).await;
        let page = async |talk_id: Option<InterviewId>| prepare::preparation(&mut *desk.db().await, &id, talk_id.as_ref(), desk.today).await;
        let shown = async |talk_id: Option<InterviewId>| {
            let page = page(talk_id).await.unwrap();
            (page.interview.unwrap().interview.id, page.protocol.unwrap().protocol.id)
        };
        assert_eq!(shown(Some(his.clone())).await, (his, newer.protocol.id), "it would begin with the newer one");
        assert_eq!(shown(Some(hers.clone())).await, (hers.clone(), first.protocol.id.clone()), "it has begun");
        assert_eq!(shown(None).await, (hers, first.protocol.id), "the next one");
        let strange = page(Some(InterviewId::new())).await;
        assert!(matches!(strange, Err(Error::NotFound { .. })), "{strange:?}");
    }
}
