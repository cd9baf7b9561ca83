//! Undo, redo and history.

use driehoek::Result;
use driehoek::intake::{ApplicationId, dossier};
use driehoek::store::{ChangeSummary, HistoryLine, Page, UndoState};
use tauri::State;

use crate::desk::Desk;

/// What undo and redo would do now.
#[tauri::command]
#[specta::specta]
pub async fn undo_state(desk: State<'_, Desk>) -> Result<UndoState> {
    let open = desk.open()?;
    open.store.undo_state(&open.person).await
}

/// Takes back the last change.
#[tauri::command]
#[specta::specta]
pub async fn undo(desk: State<'_, Desk>) -> Result<ChangeSummary> {
    let open = desk.open()?;
    open.store.undo(&open.actor()).await
}

/// Does again what was taken back last.
#[tauri::command]
#[specta::specta]
pub async fn redo(desk: State<'_, Desk>) -> Result<ChangeSummary> {
    let open = desk.open()?;
    open.store.redo(&open.actor()).await
}

/// Takes back one change: the button in its own toast.
#[tauri::command]
#[specta::specta]
pub async fn undo_change(desk: State<'_, Desk>, change_id: String) -> Result<ChangeSummary> {
    let open = desk.open()?;
    open.store.undo_change(&open.actor(), &change_id).await
}

/// Who changed what in a dossier, newest first.
#[tauri::command]
#[specta::specta]
pub async fn dossier_history(desk: State<'_, Desk>, id: ApplicationId, offset: i32) -> Result<Page<HistoryLine>> {
    let open = desk.open()?;
    dossier::history(&mut *open.store.read().await?, &id, 20, offset).await
}
