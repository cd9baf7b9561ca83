//! Holding the interview: the topics of the protocol, what was prepared on them, and what is said.

use chrono::NaiveDate;

use super::dossier::dossier;
use super::draft::{TalkTick, TalkView};
use super::protocol::current_on;
use super::register::{said, subject_of};
use super::rules::not_after;
use super::rules::protocol::{answer_finding, in_talk, left};
use super::store::{self as sql, protocol as topics};
use super::{Interview, InterviewId, InterviewNote, NoteId, Protocol, Topic, TopicPreparation, TopicPreparationId};
use crate::finding::{Finding, FindingCode, refuse_if_any};
use crate::school;
use crate::store::{Actor, Changed, Db, Store, Tx, What};
use crate::typed::Typed;
use crate::{Error, Result, clock};

/// No talk lasts longer than a day, whatever a clock says.
const LONGEST_SECONDS: i32 = 24 * 60 * 60;

/// Begins a talk, or goes on with it: from the first time on it keeps the version of the protocol that was current then, also when
/// its beginning was undone after something was written down.
///
/// # Errors
/// `Invalid` when it was called off or no protocol is released, `Conflict`, or the database's.
pub async fn begin(store: &Store, actor: &Actor, id: &InterviewId, version: i32) -> Result<Changed<Interview>> {
    let what = What::new("interview.begin", subject_of_talk(store, id).await?);
    store.change(actor, what, |tx| Box::pin(write_beginning(tx, id, version))).await
}

async fn write_beginning(tx: &mut Tx<'_>, id: &InterviewId, version: i32) -> Result<Interview> {
    let now = sql::interview(tx.db(), id).await?;
    if now.cancelled_on.is_some() {
        refuse_if_any(vec![Finding::refusal("cancelled_on", FindingCode::TalkCancelled)])?;
    }
    if now.protocol_id.is_some() {
        return Ok(now);
    }
    let protocol = match topics::noted_with(tx.db(), id).await? {
        Some(noted) => Some(noted),
        None => current_on(tx.db(), now.planned_on).await?,
    };
    let Some(protocol) = protocol else {
        return Err(Error::Invalid { findings: vec![Finding::refusal("protocol", FindingCode::NoTopics)] });
    };
    let begun = tx.update(&Interview { version, protocol_id: Some(protocol.id.clone()), ..now }).await?;
    // Undo of an edit or of the release finds another row from now on.
    tx.update(&Protocol { begun: protocol.begun + 1, ..protocol }).await?;
    Ok(begun)
}

/// The child a talk is about, as the history says it.
async fn subject_of_talk(store: &Store, id: &InterviewId) -> Result<String> {
    let application_id = sql::interview(&mut *store.read().await?, id).await?.application_id;
    subject_of(store, &application_id).await
}

/// A talk that has begun.
///
/// # Errors
/// `NotFound`, also of a talk that has not begun, or the database's.
pub async fn talk(db: &mut Db, id: &InterviewId, today: NaiveDate) -> Result<TalkView> {
    let interview = sql::interview(db, id).await?;
    let protocol_id = interview.protocol_id.as_ref().ok_or_else(|| no_talk(id))?;
    let view = topics::whole(db, protocol_id).await?;
    let preparations = topics::preparations(db, &interview.application_id).await?;
    let notes = topics::notes(db, id).await?;
    let dossier = dossier(db, &interview.application_id, today).await?;
    let interview = dossier.interviews.iter().find(|view| view.interview.id == *id).cloned();
    let agreements = dossier.agreements.iter().filter(|agreement| agreement.interview_id.as_ref() == Some(id));
    let protocol = in_talk(view, &preparations, &notes);
    Ok(TalkView {
        interview: interview.ok_or_else(|| no_talk(id))?,
        agreements: agreements.cloned().collect(),
        left: left(&protocol),
        elapsed_seconds: notes.iter().map(|note| note.elapsed_seconds).max().unwrap_or(0),
        protocol,
        dossier,
    })
}

fn no_talk(id: &InterviewId) -> Error {
    Error::NotFound { kind: "interview".into(), id: id.to_string() }
}

/// Writes down what is said on a topic; an empty id is a first note.
///
/// # Errors
/// `Invalid`, `Conflict`, or the database's.
pub async fn save_note(store: &Store, actor: &Actor, note: InterviewNote) -> Result<Changed<InterviewNote>> {
    let mut typed = Typed::default();
    let text = typed.long_text("note", note.note.as_deref());
    let answer = note.answer.as_deref().and_then(said);
    typed.accept()?;
    let elapsed_seconds = note.elapsed_seconds.clamp(0, LONGEST_SECONDS);
    let note = &InterviewNote { note: text, answer, elapsed_seconds, ..note };
    let what = What::new("interview.note", subject_of_talk(store, &note.interview_id).await?);
    store.change(actor, what, |tx| Box::pin(write_note(tx, note))).await
}

async fn write_note(tx: &mut Tx<'_>, note: &InterviewNote) -> Result<InterviewNote> {
    let topic = topic_of(tx.db(), note).await?;
    refuse_if_any(answer_finding(&topic, note.answer.as_deref()).into_iter().collect())?;
    match topics::note_on(tx.db(), &note.interview_id, &note.topic_id).await? {
        None if note.id.as_ref().is_empty() => tx.insert(&InterviewNote { id: NoteId::new(), ..note.clone() }).await,
        None => Err(Error::NotFound { kind: "interview_note".into(), id: note.id.to_string() }),
        Some(now) => {
            let elapsed_seconds = note.elapsed_seconds.max(now.elapsed_seconds);
            let version = version_read(&note.id, note.version, &now.id);
            tx.update(&InterviewNote { id: now.id, version, elapsed_seconds, ..note.clone() }).await
        }
    }
}

/// Who writes a first row where one stands by now has read none: a version that no row has.
fn version_read<T: PartialEq>(id: &T, version: i32, now: &T) -> i32 {
    if id == now { version } else { 0 }
}

/// The topic of a note, when it is one of the protocol that the talk is held with.
async fn topic_of(db: &mut Db, note: &InterviewNote) -> Result<Topic> {
    let talk = sql::interview(db, &note.interview_id).await?;
    let topic = topics::topic(db, &note.topic_id).await?;
    let section = topics::section(db, &topic.section_id).await?;
    if talk.protocol_id == Some(section.protocol_id) {
        return Ok(topic);
    }
    Err(Error::NotFound { kind: "protocol_topic".into(), id: note.topic_id.to_string() })
}

/// Writes down what the director wants of a topic; an empty id is the first time.
///
/// # Errors
/// `Invalid`, `Conflict`, or the database's.
pub async fn prepare_topic(
    store: &Store,
    actor: &Actor,
    preparation: TopicPreparation,
) -> Result<Changed<TopicPreparation>> {
    let mut typed = Typed::default();
    let question = typed.text("question", preparation.question.as_deref());
    typed.accept()?;
    let preparation = &TopicPreparation { question, ..preparation };
    let what = What::new("interview.prepare", subject_of(store, &preparation.application_id).await?);
    store.change(actor, what, |tx| Box::pin(write_preparation(tx, preparation))).await
}

async fn write_preparation(tx: &mut Tx<'_>, preparation: &TopicPreparation) -> Result<TopicPreparation> {
    let TopicPreparation { id, application_id, topic_key, .. } = preparation;
    if topics::topic_with_key(tx.db(), topic_key).await?.is_none() {
        return Err(Error::NotFound { kind: "protocol_topic".into(), id: topic_key.clone() });
    }
    match topics::preparation_on(tx.db(), application_id, topic_key).await? {
        None if id.as_ref().is_empty() => {
            tx.insert(&TopicPreparation { id: TopicPreparationId::new(), ..preparation.clone() }).await
        }
        None => Err(Error::NotFound { kind: "topic_preparation".into(), id: id.to_string() }),
        Some(now) => {
            let version = version_read(id, preparation.version, &now.id);
            tx.update(&TopicPreparation { id: now.id, version, ..preparation.clone() }).await
        }
    }
}

/// Ticks that the family was shown round or met the teacher, by whom and when; no day takes it back. Nobody named: who leads the
/// talk for the tour, the teacher it was planned with for the introduction, else the person at the keyboard.
///
/// # Errors
/// `Invalid` for a day in the future, `Conflict`, or the database's.
pub async fn tick(
    store: &Store,
    actor: &Actor,
    id: &InterviewId,
    version: i32,
    tick: TalkTick,
    on: Option<NaiveDate>,
    by: &str,
) -> Result<Changed<Interview>> {
    let (on_field, by_field) = match tick {
        TalkTick::Tour => ("toured_on", "toured_by"),
        TalkTick::Introduction => ("introduced_on", "introduced_by"),
    };
    let mut typed = Typed::default();
    let by = typed.line(by_field, by);
    typed.add(on.and_then(|on| not_after(on_field, on, clock::day_of(actor.at))));
    typed.accept()?;
    let ticked = &Ticked { tick, on, by, otherwise: actor.name.clone() };
    let what = What::new("interview.tick", subject_of_talk(store, id).await?);
    store.change(actor, what, |tx| Box::pin(write_tick(tx, id, version, ticked))).await
}

/// What is ticked, when and by whom as typed, and who it was when nobody was typed or planned.
struct Ticked {
    tick: TalkTick,
    on: Option<NaiveDate>,
    by: Option<String>,
    otherwise: String,
}

async fn write_tick(tx: &mut Tx<'_>, id: &InterviewId, version: i32, ticked: &Ticked) -> Result<Interview> {
    let now = sql::interview(tx.db(), id).await?;
    let on = ticked.on;
    let by = match (on, &ticked.by) {
        (None, _) => None,
        (Some(_), Some(by)) => Some(by.clone()),
        (Some(_), None) => Some(usual_person(tx.db(), &now, ticked).await?),
    };
    let ticked = match ticked.tick {
        TalkTick::Tour => Interview { version, toured_on: on, toured_by: by, ..now },
        TalkTick::Introduction => Interview { version, introduced_on: on, introduced_by: by, ..now },
    };
    tx.update(&ticked).await
}

async fn usual_person(db: &mut Db, talk: &Interview, ticked: &Ticked) -> Result<String> {
    let usual = match ticked.tick {
        TalkTick::Tour => Some(&talk.director_id),
        TalkTick::Introduction => talk.teacher_id.as_ref(),
    };
    let name = match usual {
        Some(id) => school::store::staff_names(db).await?.remove(id),
        None => None,
    };
    Ok(name.unwrap_or_else(|| ticked.otherwise.clone()))
}
