//! Backups, the check of the store, and how it guards itself.

use driehoek::store::Changed;
use driehoek::store::backup::{BackupRef, BackupRow, Backups, Safety, StoreCheck};
use driehoek::{Error, Result};
use tauri::{AppHandle, State};

use crate::desk::{Desk, DeskState};

/// All backups, here and in the second place.
#[tauri::command]
#[specta::specta]
pub async fn backups(_desk: State<'_, Desk>) -> Result<Backups> {
    Err(Error::NotAllowed)
}

/// Makes one now.
#[tauri::command]
#[specta::specta]
pub async fn make_backup(_desk: State<'_, Desk>) -> Result<BackupRow> {
    Err(Error::NotAllowed)
}

/// Checks the store: file, references, and the chain of the history.
#[tauri::command]
#[specta::specta]
pub async fn check_store(_desk: State<'_, Desk>) -> Result<StoreCheck> {
    Err(Error::NotAllowed)
}

/// How the store guards itself.
#[tauri::command]
#[specta::specta]
pub async fn safety(_desk: State<'_, Desk>) -> Result<Safety> {
    Err(Error::NotAllowed)
}

/// Changes that.
#[tauri::command]
#[specta::specta]
pub async fn save_safety(_desk: State<'_, Desk>, _safety: Safety) -> Result<Changed<Safety>> {
    Err(Error::NotAllowed)
}

/// Asks for the folder of the second place; answers it, and saves nothing.
#[tauri::command]
#[specta::specta]
pub async fn choose_second_place(_app: AppHandle) -> Result<Option<String>> {
    Err(Error::NotAllowed)
}

/// The backups in the data folder, also of a locked or damaged store.
#[tauri::command]
#[specta::specta]
pub async fn backups_to_restore(_desk: State<'_, Desk>) -> Result<Vec<BackupRow>> {
    Err(Error::NotAllowed)
}

/// Asks for a folder with a backup; none when the user thought better of it.
#[tauri::command]
#[specta::specta]
pub async fn choose_backup(_app: AppHandle, _desk: State<'_, Desk>) -> Result<Option<BackupRow>> {
    Err(Error::NotAllowed)
}

/// Puts a backup in the place of the store, which is kept aside. Asks the passphrase that a director had then.
#[tauri::command]
#[specta::specta]
pub async fn restore_backup(
    _desk: State<'_, Desk>,
    _at: BackupRef,
    _user_id: String,
    _passphrase: String,
) -> Result<DeskState> {
    Err(Error::NotAllowed)
}

/// Opens a backup beside the store, to be read only.
#[tauri::command]
#[specta::specta]
pub async fn open_backup(
    _desk: State<'_, Desk>,
    _at: BackupRef,
    _user_id: String,
    _passphrase: String,
) -> Result<DeskState> {
    Err(Error::NotAllowed)
}

/// Closes that backup again; the store itself is locked then.
#[tauri::command]
#[specta::specta]
pub async fn leave_backup(_desk: State<'_, Desk>) -> Result<DeskState> {
    Err(Error::NotAllowed)
}
