//! First start, unlock, lock and close: the only commands of a locked desk.

use driehoek::Result;
use driehoek::store::keys::{Strength, strength};
use tauri::{AppHandle, State};

use crate::ask;
use crate::desk::{Desk, DeskState, NewSchool};
use crate::window;

/// How the desk stands.
#[tauri::command]
#[specta::specta]
pub async fn desk_state(desk: State<'_, Desk>) -> Result<DeskState> {
    desk.state().await
}

/// A fresh recovery code, in groups, for the paper.
#[tauri::command]
#[specta::specta]
pub async fn begin_setup(desk: State<'_, Desk>) -> Result<Vec<String>> {
    desk.new_recovery_code()
}

/// How hard a passphrase is to guess.
#[tauri::command]
#[specta::specta]
pub async fn passphrase_strength(passphrase: String) -> Result<Strength> {
    Ok(strength(&passphrase))
}

/// Makes the store and opens it.
#[tauri::command]
#[specta::specta]
pub async fn create_store(desk: State<'_, Desk>, setup: NewSchool) -> Result<DeskState> {
    desk.create(&setup).await
}

/// Opens the store with a passphrase.
#[tauri::command]
#[specta::specta]
pub async fn unlock(desk: State<'_, Desk>, passphrase: String) -> Result<DeskState> {
    desk.unlock(&passphrase).await
}

/// Opens the store with the recovery code and sets a new passphrase.
#[tauri::command]
#[specta::specta]
pub async fn recover(desk: State<'_, Desk>, code: String, passphrase: String) -> Result<DeskState> {
    desk.recover(&code, &passphrase).await
}

/// Closes the store, and forgets where files of it went.
#[tauri::command]
#[specta::specta]
pub async fn lock(app: AppHandle, desk: State<'_, Desk>) -> Result<DeskState> {
    ask::forget(&app);
    Ok(desk.lock().await)
}

/// Opens a store of invented data.
#[tauri::command]
#[specta::specta]
pub async fn open_demo(desk: State<'_, Desk>) -> Result<DeskState> {
    desk.open_demo(1).await
}

/// Closes the window, once the page has saved what was typed.
#[tauri::command]
#[specta::specta]
pub async fn close_window(app: AppHandle) -> Result<()> {
    window::close(&app);
    Ok(())
}
