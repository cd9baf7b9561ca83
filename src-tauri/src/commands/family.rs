//! Children, caregivers and households.

use driehoek::family::draft::CaregiverDraft;
use driehoek::family::{
    Caregiver, CaregiverId, CaregiverMatch, Child, ChildId, Family, Household, Link, save, search, store,
};
use driehoek::store::Changed;
use driehoek::{Result, clock};
use tauri::State;

use crate::desk::Desk;

/// A child with everyone around it.
#[tauri::command]
#[specta::specta]
pub async fn family(desk: State<'_, Desk>, child_id: ChildId) -> Result<Family> {
    let open = desk.open()?;
    let db = &mut *open.store.read().await?;
    let sight = open.sight(db).await?;
    sight.refuse_unseen(&child_id)?;
    Ok(sight.family(store::family(db, &child_id, clock::today()).await?))
}

/// Caregivers that are known already, while one is typed.
#[tauri::command]
#[specta::specta]
pub async fn search_caregivers(desk: State<'_, Desk>, text: String) -> Result<Vec<CaregiverMatch>> {
    let open = desk.open()?;
    search::search_caregivers(&mut *open.store.read().await?, &text, 8).await
}

/// Changes a child.
#[tauri::command]
#[specta::specta]
pub async fn save_child(desk: State<'_, Desk>, child: Child) -> Result<Changed<Child>> {
    let open = desk.open()?;
    save::save_child(&open.store, &open.actor(), child, clock::today()).await
}

/// Changes a caregiver.
#[tauri::command]
#[specta::specta]
pub async fn save_caregiver(desk: State<'_, Desk>, caregiver: Caregiver) -> Result<Changed<Caregiver>> {
    let open = desk.open()?;
    save::save_caregiver(&open.store, &open.actor(), caregiver).await
}

/// Changes an address.
#[tauri::command]
#[specta::specta]
pub async fn save_household(desk: State<'_, Desk>, household: Household) -> Result<Changed<Household>> {
    let open = desk.open()?;
    save::save_household(&open.store, &open.actor(), household).await
}

/// Changes what a caregiver is to a child.
#[tauri::command]
#[specta::specta]
pub async fn save_link(desk: State<'_, Desk>, link: Link) -> Result<Changed<Link>> {
    let open = desk.open()?;
    save::save_link(&open.store, &open.actor(), link).await
}

/// Adds a caregiver to a child.
#[tauri::command]
#[specta::specta]
pub async fn add_caregiver(
    desk: State<'_, Desk>,
    child_id: ChildId,
    draft: CaregiverDraft,
) -> Result<Changed<CaregiverId>> {
    let open = desk.open()?;
    save::add_caregiver(&open.store, &open.actor(), &child_id, &draft).await
}

/// Takes a caregiver away from a child.
#[tauri::command]
#[specta::specta]
pub async fn remove_link(desk: State<'_, Desk>, link: Link) -> Result<Changed<()>> {
    let open = desk.open()?;
    save::remove_link(&open.store, &open.actor(), link).await
}

/// Gives a caregiver an address of their own, apart from the others at the one they had.
#[tauri::command]
#[specta::specta]
pub async fn give_home(
    desk: State<'_, Desk>,
    caregiver_id: CaregiverId,
    version: i32,
    household: Household,
) -> Result<Changed<Caregiver>> {
    let open = desk.open()?;
    save::give_home(&open.store, &open.actor(), &caregiver_id, version, household).await
}
