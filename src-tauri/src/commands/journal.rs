//! Undo, redo and history.

use chrono::NaiveDate;
use driehoek::intake::{ApplicationId, dossier};
use driehoek::letter::make::PaperFile;
use driehoek::store::history::{self, Days};
use driehoek::store::{self, BinLine, ChangeSummary, HistoryLine, HistoryQuery, Page, UndoPreview, UndoState};
use driehoek::{Result, clock};
use tauri::{AppHandle, State};

use crate::desk::Desk;
use crate::{ask, table};

/// What undo and redo would do now.
#[tauri::command]
#[specta::specta]
pub async fn undo_state(desk: State<'_, Desk>) -> Result<UndoState> {
    let open = desk.open()?;
    Ok(open.store.undo_state(&open.user.name).await?.of(open.user.role))
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
pub async fn history_page(desk: State<'_, Desk>, query: HistoryQuery) -> Result<Page<HistoryLine>> {
    let open = desk.open()?;
    let day_after = |day: NaiveDate| day.succ_opt().map(clock::begin_of);
    let days = Days { begin: query.from.map(clock::begin_of), end: query.until.and_then(day_after) };
    history::page(&mut *open.store.read().await?, &query, days).await
}

/// Everybody who ever did something, by name.
#[tauri::command]
#[specta::specta]
pub async fn history_people(desk: State<'_, Desk>) -> Result<Vec<String>> {
    let open = desk.open()?;
    history::people(&mut *open.store.read().await?).await
}

/// What taking a change back, or doing it again, would touch.
#[tauri::command]
#[specta::specta]
pub async fn undo_preview(desk: State<'_, Desk>, change_id: String) -> Result<UndoPreview> {
    let open = desk.open()?;
    open.store.undo_preview(open.actor().role, &change_id).await
}

/// Does a change again that was taken back.
#[tauri::command]
#[specta::specta]
pub async fn redo_change(desk: State<'_, Desk>, change_id: String) -> Result<ChangeSummary> {
    let open = desk.open()?;
    open.store.redo_change(&open.actor(), &change_id).await
}

/// What was removed in the last 30 days, newest first. `undo_change` puts it back.
#[tauri::command]
#[specta::specta]
pub async fn bin(desk: State<'_, Desk>, offset: i32) -> Result<Page<BinLine>> {
    let open = desk.open()?;
    store::bin(&mut *open.store.read().await?, clock::today(), offset).await
}

/// Saves the history as a table for a spreadsheet: rows of cells in Dutch words, the heading first.
#[tauri::command]
#[specta::specta]
pub async fn save_history(app: AppHandle, rows: Vec<Vec<String>>) -> Result<Option<String>> {
    let file =
        PaperFile { name: format!("Geschiedenis {}.csv", clock::today()), content: table::for_spreadsheet(&rows)? };
    ask::save(&app, file).await
}
