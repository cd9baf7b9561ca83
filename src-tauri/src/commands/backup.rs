//! Backups, the check of the store, and how it guards itself.

use driehoek::Result;
use driehoek::store::Changed;
use driehoek::store::backup::{BackupRef, BackupRow, Backups, Safety, StoreCheck};
use tauri::{AppHandle, State};

use crate::ask;
use crate::desk::{Desk, DeskState};

/// All backups, here and in the second place.
#[tauri::command]
#[specta::specta]
pub async fn backups(desk: State<'_, Desk>) -> Result<Backups> {
    desk.backups().await
}

/// Makes one now.
#[tauri::command]
#[specta::specta]
pub async fn make_backup(desk: State<'_, Desk>) -> Result<BackupRow> {
    desk.make_backup().await
}

/// Checks the store: file, references, and the chain of the history.
#[tauri::command]
#[specta::specta]
pub async fn check_store(desk: State<'_, Desk>) -> Result<StoreCheck> {
    desk.check_store().await
}

/// How the store guards itself.
#[tauri::command]
#[specta::specta]
pub async fn safety(desk: State<'_, Desk>) -> Result<Safety> {
    desk.safety().await
}

/// Changes that.
#[tauri::command]
#[specta::specta]
pub async fn save_safety(desk: State<'_, Desk>, safety: Safety) -> Result<Changed<Safety>> {
    desk.save_safety(safety).await
}

/// Asks for the folder of the second place; answers it, and saves nothing.
#[tauri::command]
#[specta::specta]
pub async fn choose_second_place(app: AppHandle) -> Result<Option<String>> {
    ask::second_place(&app).await
}

/// The backups in the data folder, also of a locked or damaged store.
#[tauri::command]
#[specta::specta]
pub async fn backups_to_restore(desk: State<'_, Desk>) -> Result<Vec<BackupRow>> {
    desk.backups_to_restore().await
}

/// Asks for a folder with a backup; none when the user thought better of it.
#[tauri::command]
#[specta::specta]
pub async fn choose_backup(app: AppHandle, desk: State<'_, Desk>) -> Result<Option<BackupRow>> {
    match ask::backup(&app).await? {
        Some(folder) => desk.choose_backup(folder).await.map(Some),
        None => Ok(None),
    }
}

/// Puts a backup in the place of the store, which is kept aside. Asks the passphrase that a director had then.
#[tauri::command]
#[specta::specta]
pub async fn restore_backup(
    app: AppHandle,
    desk: State<'_, Desk>,
    at: BackupRef,
    user_id: String,
    passphrase: String,
) -> Result<DeskState> {
    ask::forget(&app);
    desk.restore_backup(at, user_id, passphrase).await
}

/// Opens a backup beside the store, to be read only.
#[tauri::command]
#[specta::specta]
pub async fn open_backup(
    app: AppHandle,
    desk: State<'_, Desk>,
    at: BackupRef,
    user_id: String,
    passphrase: String,
) -> Result<DeskState> {
    ask::forget(&app);
    desk.open_backup(at, user_id, passphrase).await
}

/// Closes that backup again; the store itself is locked then.
#[tauri::command]
#[specta::specta]
pub async fn leave_backup(app: AppHandle, desk: State<'_, Desk>) -> Result<DeskState> {
    ask::forget(&app);
    Ok(desk.lock().await)
}
