//! Users, their roles and their keys.

use driehoek::store::Changed;
use driehoek::users::{self as room, NewUser, User, UserId, Users, deeds};
use driehoek::{Result, clock};
use tauri::{AppHandle, State};

use crate::desk::Desk;
use crate::watch;

/// Who may open the store, and what each role may.
#[tauri::command]
#[specta::specta]
pub async fn users(desk: State<'_, Desk>) -> Result<Users> {
    let open = desk.open()?;
    room::list(&mut *open.store.read().await?, &open.user.id, &desk.people(), clock::today()).await
}

/// Adds a user, with the passphrase they typed themselves.
#[tauri::command]
#[specta::specta]
pub async fn add_user(desk: State<'_, Desk>, draft: NewUser) -> Result<Changed<User>> {
    let open = desk.open()?;
    deeds::add(&open.store, &open.actor(), &desk.locksmith()?, draft, clock::today()).await
}

/// Changes a user's name, role or place in the team.
#[tauri::command]
#[specta::specta]
pub async fn save_user(desk: State<'_, Desk>, user: User) -> Result<Changed<User>> {
    let open = desk.open()?;
    let saved = deeds::save(&open.store, &open.actor(), &desk.locksmith()?, user).await?;
    if saved.value.id == open.user.id {
        desk.look_again().await?;
    }
    Ok(saved)
}

/// Ends a user: their passphrase opens nothing any more, nor does what this computer remembers for them.
#[tauri::command]
#[specta::specta]
pub async fn end_user(app: AppHandle, desk: State<'_, Desk>, user: User) -> Result<Changed<User>> {
    let open = desk.open()?;
    let ended = deeds::end(&open.store, &open.actor(), &desk.locksmith()?, &user, clock::today()).await?;
    desk.forget_key_of(Some(user.id.as_ref())).await;
    if user.id == open.user.id {
        watch::lock_now(&app).await;
    }
    Ok(ended)
}

/// Says that every role still fits.
#[tauri::command]
#[specta::specta]
pub async fn confirm_users(desk: State<'_, Desk>) -> Result<Changed<()>> {
    let open = desk.open()?;
    deeds::confirm(&open.store, &open.actor(), clock::today()).await
}

/// Gives a user who forgot theirs another passphrase.
#[tauri::command]
#[specta::specta]
pub async fn set_passphrase(desk: State<'_, Desk>, id: UserId, passphrase: String) -> Result<()> {
    let open = desk.open()?;
    deeds::set_passphrase(&open.store, &open.actor(), &desk.locksmith()?, &id, &passphrase).await
}

/// A fresh recovery code, in groups; the old one stays until this one is confirmed.
#[tauri::command]
#[specta::specta]
pub async fn begin_recovery_code(desk: State<'_, Desk>) -> Result<Vec<String>> {
    desk.new_recovery_code()
}

/// Makes the fresh recovery code the only one.
#[tauri::command]
#[specta::specta]
pub async fn confirm_recovery_code(desk: State<'_, Desk>, group: i32, text: String) -> Result<()> {
    desk.confirm_recovery_code(group, &text).await
}

/// Encrypts the whole store anew, so that keys of those who ended open nothing that is written from now on.
#[tauri::command]
#[specta::specta]
pub async fn rotate_key(desk: State<'_, Desk>) -> Result<()> {
    desk.rotate_key().await
}

/// How far that is, in percent; none when nothing is being encrypted.
#[tauri::command]
#[specta::specta]
pub async fn rotation_progress(desk: State<'_, Desk>) -> Result<Option<i32>> {
    Ok(desk.rotation_progress())
}
