//! The school: adapters for Instellingen.

use driehoek::calendar::years;
use driehoek::school::{
    ClosedPeriod, Group, GroupDraft, School, SchoolYear, StaffChoice, StaffMember, YearOverview, groups, people, store,
    years as school_years,
};
use driehoek::store::Changed;
use driehoek::{Finding, Result, clock};
use tauri::State;

use crate::desk::Desk;

/// The school itself.
#[tauri::command]
#[specta::specta]
pub async fn school(desk: State<'_, Desk>) -> Result<School> {
    let open = desk.open()?;
    store::school(&mut *open.store.read().await?).await
}

/// Everyone who works here; those who left only when asked.
#[tauri::command]
#[specta::specta]
pub async fn staff(desk: State<'_, Desk>, with_left: bool) -> Result<Vec<StaffMember>> {
    let open = desk.open()?;
    store::staff(&mut *open.store.read().await?, with_left).await
}

/// Who can be chosen today.
#[tauri::command]
#[specta::specta]
pub async fn staff_choices(desk: State<'_, Desk>) -> Result<Vec<StaffChoice>> {
    let open = desk.open()?;
    store::staff_choices(&mut *open.store.read().await?, clock::today()).await
}

/// The years that are entered.
#[tauri::command]
#[specta::specta]
pub async fn school_years(desk: State<'_, Desk>) -> Result<Vec<SchoolYear>> {
    let open = desk.open()?;
    store::years(&mut *open.store.read().await?).await
}

/// A year with its vacations, holidays and groups.
#[tauri::command]
#[specta::specta]
pub async fn year_overview(desk: State<'_, Desk>, start_year: i32) -> Result<YearOverview> {
    let open = desk.open()?;
    years::overview(&mut *open.store.read().await?, start_year, clock::today()).await
}

/// What the rules say of a vacation or closed day as typed.
#[tauri::command]
#[specta::specta]
pub async fn check_period(desk: State<'_, Desk>, period: ClosedPeriod) -> Result<Vec<Finding>> {
    let open = desk.open()?;
    school_years::check_period(&mut *open.store.read().await?, &period).await
}

/// Changes the school.
#[tauri::command]
#[specta::specta]
pub async fn save_school(desk: State<'_, Desk>, school: School) -> Result<Changed<School>> {
    let open = desk.open()?;
    people::save_school(&open.store, &open.actor(), school).await
}

/// Adds or changes someone.
#[tauri::command]
#[specta::specta]
pub async fn save_staff(desk: State<'_, Desk>, member: StaffMember) -> Result<Changed<StaffMember>> {
    let open = desk.open()?;
    people::save_staff(&open.store, &open.actor(), member).await
}

/// Adds a school year with the vacations that are known.
#[tauri::command]
#[specta::specta]
pub async fn add_year(desk: State<'_, Desk>, start_year: i32) -> Result<Changed<SchoolYear>> {
    let open = desk.open()?;
    school_years::add_year(&open.store, &open.actor(), start_year).await
}

/// Adds or changes a vacation or closed day.
#[tauri::command]
#[specta::specta]
pub async fn save_period(desk: State<'_, Desk>, period: ClosedPeriod) -> Result<Changed<ClosedPeriod>> {
    let open = desk.open()?;
    school_years::save_period(&open.store, &open.actor(), period).await
}

/// Removes a vacation or closed day.
#[tauri::command]
#[specta::specta]
pub async fn remove_period(desk: State<'_, Desk>, period: ClosedPeriod) -> Result<Changed<()>> {
    let open = desk.open()?;
    school_years::remove_period(&open.store, &open.actor(), period).await
}

/// Adds or changes a group and who teaches it.
#[tauri::command]
#[specta::specta]
pub async fn save_group(desk: State<'_, Desk>, draft: GroupDraft) -> Result<Changed<Group>> {
    let open = desk.open()?;
    groups::save_group(&open.store, &open.actor(), draft).await
}

/// Removes a group nobody is in.
#[tauri::command]
#[specta::specta]
pub async fn remove_group(desk: State<'_, Desk>, group: Group) -> Result<Changed<()>> {
    let open = desk.open()?;
    groups::remove_group(&open.store, &open.actor(), group).await
}
