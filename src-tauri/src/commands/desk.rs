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
pub async fn unlock(desk: State<'_, Desk>, user_id: String, passphrase: String) -> Result<DeskState> {
    desk.unlock(&user_id, &passphrase).await
}

/// Opens the store with the key that this computer's keychain remembers.
#[tauri::command]
#[specta::specta]
pub async fn unlock_remembered(desk: State<'_, Desk>) -> Result<DeskState> {
    desk.unlock_remembered().await
}

/// Opens the store with the recovery code and gives this user a new passphrase.
#[tauri::command]
#[specta::specta]
pub async fn recover(desk: State<'_, Desk>, code: String, user_id: String, passphrase: String) -> Result<DeskState> {
    desk.recover(&code, &user_id, &passphrase).await
}

/// Saves the sheet with the recovery code that is on the screen, as PDF.
#[tauri::command]
#[specta::specta]
pub async fn save_recovery_sheet(app: AppHandle, desk: State<'_, Desk>) -> Result<Option<String>> {
    ask::save(&app, desk.recovery_sheet().await?).await
}

/// Says that somebody is at work: the desk locks by itself when nobody is.
#[tauri::command]
#[specta::specta]
pub async fn stay_open(desk: State<'_, Desk>) -> Result<()> {
    desk.stay_open();
    Ok(())
}

/// Changes one's own passphrase.
#[tauri::command]
#[specta::specta]
pub async fn change_passphrase(desk: State<'_, Desk>, old: String, fresh: String) -> Result<()> {
    desk.change_passphrase(&old, &fresh).await
}

/// Puts the key in this computer's keychain, so that the next start asks no passphrase.
#[tauri::command]
#[specta::specta]
pub async fn remember_here(desk: State<'_, Desk>) -> Result<DeskState> {
    desk.remember_key().await
}

/// Takes it out again.
#[tauri::command]
#[specta::specta]
pub async fn forget_here(desk: State<'_, Desk>) -> Result<DeskState> {
    desk.forget_key().await?;
    desk.state().await
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
