//! Undo, redo and history.

use driehoek::intake::{ApplicationId, dossier};
use driehoek::store::{BinLine, ChangeSummary, HistoryLine, HistoryQuery, Page, UndoPreview, UndoState};
use driehoek::{Error, Result};
use tauri::{AppHandle, State};

use crate::desk::Desk;

/// What undo and redo would do now.
#[tauri::command]
#[specta::specta]
pub async fn undo_state(desk: State<'_, Desk>) -> Result<UndoState> {
    let open = desk.open()?;
    open.store.undo_state(&open.user.name).await
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

/// The whole history, newest first.
#[tauri::command]
#[specta::specta]
pub async fn history_page(_desk: State<'_, Desk>, _query: HistoryQuery) -> Result<Page<HistoryLine>> {
    Err(Error::NotAllowed)
}

/// Everybody who ever did something, by name.
#[tauri::command]
#[specta::specta]
pub async fn history_people(_desk: State<'_, Desk>) -> Result<Vec<String>> {
    Err(Error::NotAllowed)
}

/// What taking a change back, or doing it again, would touch.
#[tauri::command]
#[specta::specta]
pub async fn undo_preview(_desk: State<'_, Desk>, _change_id: String) -> Result<UndoPreview> {
    Err(Error::NotAllowed)
}

/// Does a change again that was taken back.
#[tauri::command]
#[specta::specta]
pub async fn redo_change(_desk: State<'_, Desk>, _change_id: String) -> Result<ChangeSummary> {
    Err(Error::NotAllowed)
}

/// What was removed in the last 30 days, newest first. `undo_change` puts it back.
#[tauri::command]
#[specta::specta]
pub async fn bin(_desk: State<'_, Desk>, _offset: i32) -> Result<Page<BinLine>> {
    Err(Error::NotAllowed)
}

/// Saves the history as a table for a spreadsheet: rows of cells in Dutch words, the heading first.
#[tauri::command]
#[specta::specta]
pub async fn save_history(_app: AppHandle, _rows: Vec<Vec<String>>) -> Result<Option<String>> {
    Err(Error::NotAllowed)
}
