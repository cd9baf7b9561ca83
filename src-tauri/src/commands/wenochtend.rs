//! Wenochtenden: the calendar, planning, and the morning itself.

use chrono::NaiveDate;
use driehoek::intake::ApplicationId;
use driehoek::school::GroupId;
use driehoek::store::{Changed, Page};
use driehoek::wenochtend::draft::{
    ChildMornings, DayList, DaysQuery, MarkDraft, MorningCancel, MorningDraft, MorningMove, MorningTarget, Repair,
    WenCalendar, WenChildRow, WenFilter, WenProposal,
};
use driehoek::wenochtend::{Answer, Morning, MorningId, calendar, children, days, mark, plan, propose, repair};
use driehoek::{Result, clock};
use tauri::State;

use crate::desk::Desk;

/// Days, groups and mornings between two days.
#[tauri::command]
#[specta::specta]
pub async fn wen_calendar(
    desk: State<'_, Desk>,
    group_id: Option<GroupId>,
    from: NaiveDate,
    until: NaiveDate,
) -> Result<WenCalendar> {
    let open = desk.open()?;
    let db = &mut *open.store.read().await?;
    let sight = open.sight(db).await?;
    calendar::calendar(db, group_id.as_ref(), from, until, &sight, clock::today()).await
}

/// The children who come to get used to school.
#[tauri::command]
#[specta::specta]
pub async fn wen_children(desk: State<'_, Desk>, filter: WenFilter, offset: i32) -> Result<Page<WenChildRow>> {
    let open = desk.open()?;
    let db = &mut *open.store.read().await?;
    let sight = open.sight(db).await?;
    children::list(db, &filter, offset, &sight, clock::today()).await
}

/// One child with all its mornings.
#[tauri::command]
#[specta::specta]
pub async fn child_mornings(desk: State<'_, Desk>, id: ApplicationId) -> Result<ChildMornings> {
    let open = desk.open()?;
    let db = &mut *open.store.read().await?;
    open.sight(db).await?.refuse_unseen_application(&id)?;
    children::of_application(db, &id, clock::today()).await
}

/// Who comes on these days.
#[tauri::command]
#[specta::specta]
pub async fn wen_days(desk: State<'_, Desk>, query: DaysQuery) -> Result<Vec<DayList>> {
    let open = desk.open()?;
    let db = &mut *open.store.read().await?;
    let sight = open.sight(db).await?;
    days::days(db, &query, &sight, clock::today()).await
}

/// What is proposed for these children.
#[tauri::command]
#[specta::specta]
pub async fn propose_mornings(desk: State<'_, Desk>, ids: Vec<ApplicationId>) -> Result<WenProposal> {
    let open = desk.open()?;
    propose::for_children(&mut *open.store.read().await?, &ids, clock::today()).await
}

/// What is proposed for a whole term.
#[tauri::command]
#[specta::specta]
pub async fn propose_term(
    desk: State<'_, Desk>,
    group_id: Option<GroupId>,
    from: NaiveDate,
    until: NaiveDate,
) -> Result<WenProposal> {
    let open = desk.open()?;
    propose::for_term(&mut *open.store.read().await?, group_id.as_ref(), from, until, clock::today()).await
}

/// The days on which a child can come, with what stands in the way.
#[tauri::command]
#[specta::specta]
pub async fn morning_targets(
    desk: State<'_, Desk>,
    id: ApplicationId,
    moving: Option<MorningId>,
) -> Result<Vec<MorningTarget>> {
    let open = desk.open()?;
    plan::targets(&mut *open.store.read().await?, &id, moving.as_ref(), clock::today()).await
}

/// Plans mornings as one change.
#[tauri::command]
#[specta::specta]
pub async fn plan_mornings(desk: State<'_, Desk>, drafts: Vec<MorningDraft>) -> Result<Changed<Vec<MorningId>>> {
    let open = desk.open()?;
    plan::plan(&open.store, &open.actor(), &drafts, clock::today()).await
}

/// Moves mornings as one change.
#[tauri::command]
#[specta::specta]
pub async fn move_mornings(desk: State<'_, Desk>, moves: Vec<MorningMove>) -> Result<Changed<()>> {
    let open = desk.open()?;
    plan::move_to(&open.store, &open.actor(), &moves, clock::today()).await
}

/// Calls a morning off.
#[tauri::command]
#[specta::specta]
pub async fn cancel_morning(desk: State<'_, Desk>, cancel: MorningCancel) -> Result<Changed<Morning>> {
    let open = desk.open()?;
    plan::cancel(&open.store, &open.actor(), &cancel, clock::today()).await
}

/// Writes down what the parents said.
#[tauri::command]
#[specta::specta]
pub async fn answer_morning(
    desk: State<'_, Desk>,
    id: MorningId,
    version: i32,
    answer: Answer,
) -> Result<Changed<Morning>> {
    let open = desk.open()?;
    plan::answer(&open.store, &open.actor(), &id, version, answer, clock::today()).await
}

/// Writes down who brings and collects the child.
#[tauri::command]
#[specta::specta]
pub async fn save_escort(
    desk: State<'_, Desk>,
    id: MorningId,
    version: i32,
    escort: String,
) -> Result<Changed<Morning>> {
    let open = desk.open()?;
    plan::save_escort(&open.store, &open.actor(), &id, version, &escort).await
}

/// Mornings that cannot stay as they are.
#[tauri::command]
#[specta::specta]
pub async fn wen_repairs(desk: State<'_, Desk>) -> Result<Vec<Repair>> {
    let open = desk.open()?;
    repair::repairs(&mut *open.store.read().await?, clock::today()).await
}

/// Writes down whether the child came and what was seen.
#[tauri::command]
#[specta::specta]
pub async fn mark_morning(desk: State<'_, Desk>, draft: MarkDraft) -> Result<Changed<Morning>> {
    let open = desk.open()?;
    {
        let db = &mut *open.store.read().await?;
        let sight = open.sight(db).await?;
        mark::refuse_unseen(db, &draft.id, &sight).await?;
    }
    mark::mark(&open.store, &open.actor(), &draft, clock::today()).await
}
