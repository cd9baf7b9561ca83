//! The protocol of the intake interview, and holding the interview with it.

use chrono::NaiveDate;
use driehoek::intake::draft::{ProtocolSummary, ProtocolView, TalkTick, TalkView};
use driehoek::intake::{
    Interview, InterviewId, InterviewNote, Protocol, ProtocolId, Section, SectionId, Topic, TopicId, TopicPreparation,
    protocol as protocols_of, talk as talks,
};
use driehoek::store::Changed;
use driehoek::{Result, clock};
use tauri::State;

use crate::desk::Desk;

/// Every version, the newest first.
#[tauri::command]
#[specta::specta]
pub async fn protocols(desk: State<'_, Desk>) -> Result<Vec<ProtocolSummary>> {
    let open = desk.open()?;
    protocols_of::protocols(&mut *open.store.read().await?, clock::today()).await
}

/// One version, whole.
#[tauri::command]
#[specta::specta]
pub async fn protocol(desk: State<'_, Desk>, id: ProtocolId) -> Result<ProtocolView> {
    let open = desk.open()?;
    protocols_of::protocol(&mut *open.store.read().await?, &id).await
}

/// Begins a draft: a copy of a version, or of what the program ships.
#[tauri::command]
#[specta::specta]
pub async fn start_protocol_draft(
    desk: State<'_, Desk>,
    start_year: i32,
    from: Option<ProtocolId>,
) -> Result<Changed<ProtocolId>> {
    let open = desk.open()?;
    protocols_of::start_draft(&open.store, &open.actor(), start_year, from).await
}

/// Adds or changes a part of a draft.
#[tauri::command]
#[specta::specta]
pub async fn save_section(desk: State<'_, Desk>, section: Section) -> Result<Changed<Section>> {
    let open = desk.open()?;
    protocols_of::save_section(&open.store, &open.actor(), section).await
}

/// Moves a part of a draft.
#[tauri::command]
#[specta::specta]
pub async fn move_section(desk: State<'_, Desk>, id: SectionId, position: i32) -> Result<Changed<()>> {
    let open = desk.open()?;
    protocols_of::move_section(&open.store, &open.actor(), &id, position).await
}

/// Removes a part of a draft with its topics.
#[tauri::command]
#[specta::specta]
pub async fn remove_section(desk: State<'_, Desk>, section: Section) -> Result<Changed<()>> {
    let open = desk.open()?;
    protocols_of::remove_section(&open.store, &open.actor(), section).await
}

/// Adds or changes a topic of a draft.
#[tauri::command]
#[specta::specta]
pub async fn save_topic(desk: State<'_, Desk>, topic: Topic) -> Result<Changed<Topic>> {
    let open = desk.open()?;
    protocols_of::save_topic(&open.store, &open.actor(), topic).await
}

/// Moves a topic of a draft, also to another part.
#[tauri::command]
#[specta::specta]
pub async fn move_topic(
    desk: State<'_, Desk>,
    id: TopicId,
    section_id: SectionId,
    position: i32,
) -> Result<Changed<()>> {
    let open = desk.open()?;
    protocols_of::move_topic(&open.store, &open.actor(), &id, &section_id, position).await
}

/// Removes a topic of a draft.
#[tauri::command]
#[specta::specta]
pub async fn remove_topic(desk: State<'_, Desk>, topic: Topic) -> Result<Changed<()>> {
    let open = desk.open()?;
    protocols_of::remove_topic(&open.store, &open.actor(), topic).await
}

/// Releases a draft.
#[tauri::command]
#[specta::specta]
pub async fn release_protocol(desk: State<'_, Desk>, id: ProtocolId, version: i32) -> Result<Changed<Protocol>> {
    let open = desk.open()?;
    protocols_of::release(&open.store, &open.actor(), &id, version).await
}

/// Throws a draft away.
#[tauri::command]
#[specta::specta]
pub async fn discard_protocol(desk: State<'_, Desk>, id: ProtocolId, version: i32) -> Result<Changed<()>> {
    let open = desk.open()?;
    protocols_of::discard(&open.store, &open.actor(), &id, version).await
}

/// Begins a talk, or goes on with it.
#[tauri::command]
#[specta::specta]
pub async fn begin_talk(desk: State<'_, Desk>, id: InterviewId, version: i32) -> Result<Changed<Interview>> {
    let open = desk.open()?;
    talks::begin(&open.store, &open.actor(), &id, version).await
}

/// A talk that has begun.
#[tauri::command]
#[specta::specta]
pub async fn talk(desk: State<'_, Desk>, id: InterviewId) -> Result<TalkView> {
    let open = desk.open()?;
    talks::talk(&mut *open.store.read().await?, &id, clock::today()).await
}

/// Writes down what is said on a topic.
#[tauri::command]
#[specta::specta]
pub async fn save_note(desk: State<'_, Desk>, note: InterviewNote) -> Result<Changed<InterviewNote>> {
    let open = desk.open()?;
    talks::save_note(&open.store, &open.actor(), note).await
}

/// Writes down what the director wants of a topic.
#[tauri::command]
#[specta::specta]
pub async fn prepare_topic(desk: State<'_, Desk>, preparation: TopicPreparation) -> Result<Changed<TopicPreparation>> {
    let open = desk.open()?;
    talks::prepare_topic(&open.store, &open.actor(), preparation).await
}

/// Ticks the tour or the introduction to the teacher.
#[tauri::command]
#[specta::specta]
pub async fn tick_talk(
    desk: State<'_, Desk>,
    id: InterviewId,
    version: i32,
    tick: TalkTick,
    on: Option<NaiveDate>,
    by: String,
) -> Result<Changed<Interview>> {
    let open = desk.open()?;
    talks::tick(&open.store, &open.actor(), &id, version, tick, on, &by).await
}
