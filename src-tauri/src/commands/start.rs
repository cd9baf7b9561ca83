//! The start of a child as a pupil.

use chrono::NaiveDate;
use driehoek::intake::start::{self, LookBackDraft, ReadinessDraft, StartChange, StartCheck, StartDraft, StartView};
use driehoek::intake::{ApplicationId, ChildStart};
use driehoek::store::Changed;
use driehoek::{Result, clock};
use tauri::State;

use crate::desk::Desk;

/// Where the start of a child stands.
#[tauri::command]
#[specta::specta]
pub async fn start_view(desk: State<'_, Desk>, id: ApplicationId) -> Result<StartView> {
    let open = desk.open()?;
    let db = &mut *open.store.read().await?;
    open.sight(db).await?.refuse_unseen_application(&id)?;
    start::view(db, &id, clock::today()).await
}

/// Writes down whether the child is ready.
#[tauri::command]
#[specta::specta]
pub async fn save_readiness(desk: State<'_, Desk>, draft: ReadinessDraft) -> Result<Changed<ChildStart>> {
    let open = desk.open()?;
    start::save_readiness(&open.store, &open.actor(), &draft, clock::today()).await
}

/// Confirms the first day, or takes that back.
#[tauri::command]
#[specta::specta]
pub async fn confirm_start(
    desk: State<'_, Desk>,
    id: ApplicationId,
    version: i32,
    on: Option<NaiveDate>,
) -> Result<Changed<ChildStart>> {
    let open = desk.open()?;
    start::confirm(&open.store, &open.actor(), &id, version, on).await
}

/// What the rules say of a start while it is typed.
#[tauri::command]
#[specta::specta]
pub async fn check_start(desk: State<'_, Desk>, draft: StartDraft) -> Result<StartCheck> {
    let open = desk.open()?;
    start::check(&mut *open.store.read().await?, &draft, clock::today()).await
}

/// Makes the child a pupil.
#[tauri::command]
#[specta::specta]
pub async fn start_child(desk: State<'_, Desk>, draft: StartDraft) -> Result<Changed<Vec<StartChange>>> {
    let open = desk.open()?;
    start::start(&open.store, &open.actor(), &draft, clock::today()).await
}

/// Writes down when school and parents look back, and what was said.
#[tauri::command]
#[specta::specta]
pub async fn save_look_back(desk: State<'_, Desk>, draft: LookBackDraft) -> Result<Changed<ChildStart>> {
    let open = desk.open()?;
    start::save_look_back(&open.store, &open.actor(), &draft, clock::today()).await
}
