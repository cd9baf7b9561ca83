//! Retention, erasure and inzage.

use driehoek::family::ChildId;
use driehoek::privacy::{
    AccessFile, AccessPaper, AccessSubject, DueRow, Erasure, ErasurePlan, ErasureRow, Hold, RetentionKind, RetentionRow,
};
use driehoek::store::{Changed, Page};
use driehoek::{Error, Result};
use tauri::{AppHandle, State};

use crate::desk::Desk;

/// How long what is kept.
#[tauri::command]
#[specta::specta]
pub async fn retention(_desk: State<'_, Desk>) -> Result<Vec<RetentionRow>> {
    Err(Error::NotAllowed)
}

/// Keeps the board's own term, written over the version it was read at (0 for none); no months put the shipped term back.
#[tauri::command]
#[specta::specta]
pub async fn save_retention(
    _desk: State<'_, Desk>,
    _kind: RetentionKind,
    _months: Option<i32>,
    _source: Option<String>,
    _version: i32,
) -> Result<Changed<()>> {
    Err(Error::NotAllowed)
}

/// Children whose term passed or passes within a year, first day first.
#[tauri::command]
#[specta::specta]
pub async fn destruction_calendar(_desk: State<'_, Desk>, _offset: i32) -> Result<Page<DueRow>> {
    Err(Error::NotAllowed)
}

/// Keeps a child's data whatever the calendar says.
#[tauri::command]
#[specta::specta]
pub async fn place_hold(_desk: State<'_, Desk>, _child_id: ChildId, _reason: String) -> Result<Changed<Hold>> {
    Err(Error::NotAllowed)
}

/// Ends that.
#[tauri::command]
#[specta::specta]
pub async fn lift_hold(_desk: State<'_, Desk>, _hold: Hold) -> Result<Changed<Hold>> {
    Err(Error::NotAllowed)
}

/// What erasing these children would take away.
#[tauri::command]
#[specta::specta]
pub async fn erasure_plan(_desk: State<'_, Desk>, _children: Vec<ChildId>) -> Result<ErasurePlan> {
    Err(Error::NotAllowed)
}

/// Erases them, for good.
#[tauri::command]
#[specta::specta]
pub async fn erase(_desk: State<'_, Desk>, _children: Vec<ChildId>, _ground: String) -> Result<Erasure> {
    Err(Error::NotAllowed)
}

/// What was erased, newest first, and which backups still hold it.
#[tauri::command]
#[specta::specta]
pub async fn erasures(_desk: State<'_, Desk>, _offset: i32) -> Result<Page<ErasureRow>> {
    Err(Error::NotAllowed)
}

/// Everything about one person.
#[tauri::command]
#[specta::specta]
pub async fn access_file(_desk: State<'_, Desk>, _subject: AccessSubject) -> Result<AccessFile> {
    Err(Error::NotAllowed)
}

/// Saves what was read through as PDF where the user says.
#[tauri::command]
#[specta::specta]
pub async fn save_access_paper(_app: AppHandle, _desk: State<'_, Desk>, _paper: AccessPaper) -> Result<Option<String>> {
    Err(Error::NotAllowed)
}

/// Saves what was read through as a file for another program (JSON); `kept` names the sections and fields that stay, by their place.
#[tauri::command]
#[specta::specta]
pub async fn save_access_data(
    _app: AppHandle,
    _desk: State<'_, Desk>,
    _subject: AccessSubject,
    _left_out: Vec<(i32, i32)>,
) -> Result<Option<String>> {
    Err(Error::NotAllowed)
}
