//! Vandaag and search.

use driehoek::calendar::search::SearchHit;
use driehoek::calendar::today::Today;
use driehoek::calendar::{search, today as vandaag};
use driehoek::keeping::notices::SafetyNotice;
use driehoek::{Result, clock};
use tauri::State;

use crate::desk::Desk;

/// What to do now.
#[tauri::command]
#[specta::specta]
pub async fn today(desk: State<'_, Desk>) -> Result<Today> {
    let open = desk.open()?;
    let db = &mut *open.store.read().await?;
    let sight = open.sight(db).await?;
    vandaag::today(db, &sight, clock::today()).await
}

/// What asks for a deed to keep the data safe.
#[tauri::command]
#[specta::specta]
pub async fn safety_notices(desk: State<'_, Desk>) -> Result<Vec<SafetyNotice>> {
    desk.safety_notices().await
}

/// Anyone, by part of a name or number.
#[tauri::command]
#[specta::specta]
pub async fn search_everything(desk: State<'_, Desk>, text: String) -> Result<Vec<SearchHit>> {
    let open = desk.open()?;
    let db = &mut *open.store.read().await?;
    let sight = open.sight(db).await?;
    search::search(db, &text, &sight, clock::today()).await
}
