//! Retention, erasure and inzage.

use driehoek::family::ChildId;
use driehoek::privacy::{
    AccessFile, AccessPaper, AccessSubject, DueRow, Erasure, ErasurePlan, ErasureRow, Hold, RetentionKind,
    RetentionRow, access, erase as erasing, hold, retention as keeping,
};
use driehoek::store::{Changed, Page};
use driehoek::{Result, clock};
use tauri::{AppHandle, State};

use crate::ask;
use crate::desk::Desk;

/// How long what is kept.
#[tauri::command]
#[specta::specta]
pub async fn retention(desk: State<'_, Desk>) -> Result<Vec<RetentionRow>> {
    let open = desk.open()?;
    keeping::table(&mut *open.store.read().await?, clock::today()).await
}

/// Keeps the board's own term, written over the version it was read at (0 for none); no months put the shipped term back.
#[tauri::command]
#[specta::specta]
pub async fn save_retention(
    desk: State<'_, Desk>,
    kind: RetentionKind,
    months: Option<i32>,
    source: Option<String>,
    version: i32,
) -> Result<Changed<()>> {
    let open = desk.open()?;
    keeping::save(&open.store, &open.actor(), kind, months, source, version).await
}

/// Children whose term passed or passes within a year, first day first.
#[tauri::command]
#[specta::specta]
pub async fn destruction_calendar(desk: State<'_, Desk>, offset: i32) -> Result<Page<DueRow>> {
    let open = desk.open()?;
    keeping::calendar(&mut *open.store.read().await?, offset, clock::today()).await
}

/// Keeps a child's data whatever the calendar says.
#[tauri::command]
#[specta::specta]
pub async fn place_hold(desk: State<'_, Desk>, child_id: ChildId, reason: String) -> Result<Changed<Hold>> {
    let open = desk.open()?;
    hold::place(&open.store, &open.actor(), &child_id, &reason, clock::today()).await
}

/// Ends that.
#[tauri::command]
#[specta::specta]
pub async fn lift_hold(desk: State<'_, Desk>, hold: Hold) -> Result<Changed<Hold>> {
    let open = desk.open()?;
    hold::lift(&open.store, &open.actor(), &hold, clock::today()).await
}

/// What erasing these children would take away.
#[tauri::command]
#[specta::specta]
pub async fn erasure_plan(desk: State<'_, Desk>, children: Vec<ChildId>) -> Result<ErasurePlan> {
    let open = desk.open()?;
    erasing::plan(&mut *open.store.read().await?, &children, clock::today()).await
}

/// Erases them, for good.
#[tauri::command]
#[specta::specta]
pub async fn erase(desk: State<'_, Desk>, children: Vec<ChildId>, ground: String) -> Result<Erasure> {
    let open = desk.open()?;
    erasing::erase(&open.store, &open.actor(), &children, &ground, clock::today()).await
}

/// What was erased, newest first, and which backups still hold it.
#[tauri::command]
#[specta::specta]
pub async fn erasures(desk: State<'_, Desk>, offset: i32) -> Result<Page<ErasureRow>> {
    let open = desk.open()?;
    let moments = desk.backup_moments().await?;
    erasing::erasures(&mut *open.store.read().await?, offset, &moments).await
}

/// Everything about one person.
#[tauri::command]
#[specta::specta]
pub async fn access_file(desk: State<'_, Desk>, subject: AccessSubject) -> Result<AccessFile> {
    let open = desk.open()?;
    access::file(&mut *open.store.read().await?, &subject, clock::now(), clock::today()).await
}

/// Saves what was read through as PDF where the user says.
#[tauri::command]
#[specta::specta]
pub async fn save_access_paper(app: AppHandle, desk: State<'_, Desk>, paper: AccessPaper) -> Result<Option<String>> {
    let open = desk.open()?;
    let file = access::pdf(&open.store, paper, clock::today()).await?;
    ask::save(&app, file).await
}

/// Saves what was read through as a file for another program (JSON); `left_out` names the sections and fields that do not go with it,
/// by their place: -1 for a whole section.
#[tauri::command]
#[specta::specta]
pub async fn save_access_data(
    app: AppHandle,
    desk: State<'_, Desk>,
    subject: AccessSubject,
    left_out: Vec<(i32, i32)>,
) -> Result<Option<String>> {
    let open = desk.open()?;
    let file = access::file(&mut *open.store.read().await?, &subject, clock::now(), clock::today()).await?;
    ask::save(&app, access::data(file, &left_out)?).await
}
