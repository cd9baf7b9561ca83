//! Users, their roles and their keys.

use driehoek::store::Changed;
use driehoek::users::{NewUser, User, UserId, Users};
use driehoek::{Error, Result};
use tauri::State;

use crate::desk::Desk;

/// Who may open the store, and what each role may.
#[tauri::command]
#[specta::specta]
pub async fn users(_desk: State<'_, Desk>) -> Result<Users> {
    Err(Error::NotAllowed)
}

/// Adds a user, with the passphrase they typed themselves.
#[tauri::command]
#[specta::specta]
pub async fn add_user(_desk: State<'_, Desk>, _draft: NewUser) -> Result<Changed<User>> {
    Err(Error::NotAllowed)
}

/// Changes a user's name, role or place in the team.
#[tauri::command]
#[specta::specta]
pub async fn save_user(_desk: State<'_, Desk>, _user: User) -> Result<Changed<User>> {
    Err(Error::NotAllowed)
}

/// Ends a user: their passphrase opens nothing any more.
#[tauri::command]
#[specta::specta]
pub async fn end_user(_desk: State<'_, Desk>, _user: User) -> Result<Changed<User>> {
    Err(Error::NotAllowed)
}

/// Says that every role still fits.
#[tauri::command]
#[specta::specta]
pub async fn confirm_users(_desk: State<'_, Desk>) -> Result<Changed<()>> {
    Err(Error::NotAllowed)
}

/// Gives a user who forgot theirs another passphrase.
#[tauri::command]
#[specta::specta]
pub async fn set_passphrase(_desk: State<'_, Desk>, _id: UserId, _passphrase: String) -> Result<()> {
    Err(Error::NotAllowed)
}

/// A fresh recovery code, in groups; the old one stays until this one is confirmed.
#[tauri::command]
#[specta::specta]
pub async fn begin_recovery_code(_desk: State<'_, Desk>) -> Result<Vec<String>> {
    Err(Error::NotAllowed)
}

/// Makes the fresh recovery code the only one.
#[tauri::command]
#[specta::specta]
pub async fn confirm_recovery_code(_desk: State<'_, Desk>, _group: i32, _text: String) -> Result<()> {
    Err(Error::NotAllowed)
}

/// Encrypts the whole store anew, so that keys of those who ended open nothing that is written from now on.
#[tauri::command]
#[specta::specta]
pub async fn rotate_key(_desk: State<'_, Desk>) -> Result<()> {
    Err(Error::NotAllowed)
}

/// How far that is, in percent; none when nothing is being encrypted.
#[tauri::command]
#[specta::specta]
pub async fn rotation_progress(_desk: State<'_, Desk>) -> Result<Option<i32>> {
    Err(Error::NotAllowed)
}
