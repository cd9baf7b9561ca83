//! From aanmelding to the first day.

use chrono::NaiveDate;
use driehoek::family::CaregiverId;
use driehoek::intake::draft::{
    ApplicationCheck, ApplicationDraft, ApplicationFilter, ApplicationRow, BoardColumn, DecisionDraft, DecisionOptions,
    Dossier, Forecast, InterviewCheck, InterviewDraft, PlanOptions, Preparation,
};
use driehoek::intake::plan::Planning;
use driehoek::intake::{
    Agreement, Application, ApplicationId, DocumentKind, Interview, InterviewId, decide, dossier as dossiers, forecast,
    list, plan, prepare, register,
};
use driehoek::store::{Changed, Page};
use driehoek::{Finding, Result, clock};
use tauri::State;

use crate::desk::Desk;

/// What the rules say of an aanmelding while it is typed.
#[tauri::command]
#[specta::specta]
pub async fn check_application(desk: State<'_, Desk>, draft: ApplicationDraft) -> Result<ApplicationCheck> {
    let open = desk.open()?;
    register::check(&mut *open.store.read().await?, &draft, clock::today()).await
}

/// Registers an aanmelding.
#[tauri::command]
#[specta::specta]
pub async fn register_application(desk: State<'_, Desk>, draft: ApplicationDraft) -> Result<Changed<ApplicationId>> {
    let open = desk.open()?;
    register::register(&open.store, &open.actor(), &draft, clock::today()).await
}

/// Changes an aanmelding.
#[tauri::command]
#[specta::specta]
pub async fn save_application(desk: State<'_, Desk>, application: Application) -> Result<Changed<Application>> {
    let open = desk.open()?;
    register::save(&open.store, &open.actor(), application, clock::today()).await
}

/// Notes or removes a signature.
#[tauri::command]
#[specta::specta]
pub async fn sign_application(
    desk: State<'_, Desk>,
    id: ApplicationId,
    caregiver_id: CaregiverId,
    on: Option<NaiveDate>,
) -> Result<Changed<()>> {
    let open = desk.open()?;
    register::sign(&open.store, &open.actor(), &id, &caregiver_id, on).await
}

/// Notes or removes that a paper was seen.
#[tauri::command]
#[specta::specta]
pub async fn see_document(
    desk: State<'_, Desk>,
    id: ApplicationId,
    kind: DocumentKind,
    on: Option<NaiveDate>,
    by: String,
) -> Result<Changed<()>> {
    let open = desk.open()?;
    register::see_document(&open.store, &open.actor(), &id, kind, on, &by).await
}

/// A page of aanmeldingen.
#[tauri::command]
#[specta::specta]
pub async fn list_applications(desk: State<'_, Desk>, filter: ApplicationFilter) -> Result<Page<ApplicationRow>> {
    let open = desk.open()?;
    let db = &mut *open.store.read().await?;
    let sight = open.sight(db).await?;
    list::list(db, &filter, &sight, clock::today()).await
}

/// The chain as columns.
#[tauri::command]
#[specta::specta]
pub async fn application_board(desk: State<'_, Desk>, filter: ApplicationFilter) -> Result<Vec<BoardColumn>> {
    let open = desk.open()?;
    let db = &mut *open.store.read().await?;
    let sight = open.sight(db).await?;
    list::board(db, &filter, &sight, clock::today()).await
}

/// All there is to know of one aanmelding.
#[tauri::command]
#[specta::specta]
pub async fn dossier(desk: State<'_, Desk>, id: ApplicationId) -> Result<Dossier> {
    let open = desk.open()?;
    let db = &mut *open.store.read().await?;
    let sight = open.sight(db).await?;
    sight.refuse_unseen_application(&id)?;
    let dossier = dossiers::dossier(db, &id, clock::today()).await?;
    Ok(Dossier { family: sight.family(dossier.family), ..dossier })
}

/// Adds or changes an agreement.
#[tauri::command]
#[specta::specta]
pub async fn save_agreement(desk: State<'_, Desk>, agreement: Agreement) -> Result<Changed<Agreement>> {
    let open = desk.open()?;
    dossiers::save_agreement(&open.store, &open.actor(), agreement).await
}

/// Removes an agreement.
#[tauri::command]
#[specta::specta]
pub async fn remove_agreement(desk: State<'_, Desk>, agreement: Agreement) -> Result<Changed<()>> {
    let open = desk.open()?;
    dossiers::remove_agreement(&open.store, &open.actor(), agreement).await
}

/// What can be chosen when an interview is planned, and a proposal.
#[tauri::command]
#[specta::specta]
pub async fn plan_options(desk: State<'_, Desk>, id: ApplicationId, planning: Planning) -> Result<PlanOptions> {
    let open = desk.open()?;
    plan::options(&mut *open.store.read().await?, &id, &planning, clock::today()).await
}

/// What the rules say of an interview while it is planned.
#[tauri::command]
#[specta::specta]
pub async fn check_interview(desk: State<'_, Desk>, draft: InterviewDraft) -> Result<InterviewCheck> {
    let open = desk.open()?;
    plan::check(&mut *open.store.read().await?, &draft, clock::today()).await
}

/// Plans or moves an interview.
#[tauri::command]
#[specta::specta]
pub async fn plan_interview(desk: State<'_, Desk>, draft: InterviewDraft) -> Result<Changed<InterviewId>> {
    let open = desk.open()?;
    plan::plan(&open.store, &open.actor(), &draft, clock::today()).await
}

/// Notes that an interview was held.
#[tauri::command]
#[specta::specta]
pub async fn hold_interview(
    desk: State<'_, Desk>,
    id: InterviewId,
    version: i32,
    on: NaiveDate,
) -> Result<Changed<Interview>> {
    let open = desk.open()?;
    plan::hold(&open.store, &open.actor(), &id, version, on).await
}

/// Calls an interview off.
#[tauri::command]
#[specta::specta]
pub async fn cancel_interview(
    desk: State<'_, Desk>,
    id: InterviewId,
    version: i32,
    on: NaiveDate,
) -> Result<Changed<Interview>> {
    let open = desk.open()?;
    plan::cancel(&open.store, &open.actor(), &id, version, on).await
}

/// The calm page before an interview.
#[tauri::command]
#[specta::specta]
pub async fn preparation(
    desk: State<'_, Desk>,
    id: ApplicationId,
    interview_id: Option<InterviewId>,
) -> Result<Preparation> {
    let open = desk.open()?;
    prepare::preparation(&mut *open.store.read().await?, &id, interview_id.as_ref(), clock::today()).await
}

/// What the rules say of a decision while it is typed.
#[tauri::command]
#[specta::specta]
pub async fn check_decision(desk: State<'_, Desk>, draft: DecisionDraft) -> Result<Vec<Finding>> {
    let open = desk.open()?;
    decide::check(&mut *open.store.read().await?, &draft, clock::today()).await
}

/// Records the decision.
#[tauri::command]
#[specta::specta]
pub async fn decide_application(desk: State<'_, Desk>, draft: DecisionDraft) -> Result<Changed<Application>> {
    let open = desk.open()?;
    decide::decide(&open.store, &open.actor(), &draft, clock::today()).await
}

/// Records the written notice that the decision takes longer.
#[tauri::command]
#[specta::specta]
pub async fn postpone_decision(
    desk: State<'_, Desk>,
    id: ApplicationId,
    version: i32,
    on: NaiveDate,
) -> Result<Changed<Application>> {
    let open = desk.open()?;
    decide::postpone(&open.store, &open.actor(), &id, version, on).await
}

/// Records that the parents withdrew.
#[tauri::command]
#[specta::specta]
pub async fn withdraw_application(
    desk: State<'_, Desk>,
    id: ApplicationId,
    version: i32,
    on: NaiveDate,
    reason: String,
) -> Result<Changed<Application>> {
    let open = desk.open()?;
    decide::withdraw(&open.store, &open.actor(), &id, version, on, &reason).await
}

/// What can be chosen when deciding, and a proposal.
#[tauri::command]
#[specta::specta]
pub async fn decision_options(desk: State<'_, Desk>, id: ApplicationId) -> Result<DecisionOptions> {
    let open = desk.open()?;
    decide::options(&mut *open.store.read().await?, &id, clock::today()).await
}

/// Notes or removes that a caregiver does not agree.
#[tauri::command]
#[specta::specta]
pub async fn object_application(
    desk: State<'_, Desk>,
    id: ApplicationId,
    caregiver_id: CaregiverId,
    on: Option<NaiveDate>,
    note: String,
) -> Result<Changed<()>> {
    let open = desk.open()?;
    decide::object(&open.store, &open.actor(), &id, &caregiver_id, on, &note).await
}

/// How many children each group has, month by month.
#[tauri::command]
#[specta::specta]
pub async fn intake_forecast(desk: State<'_, Desk>, start_year: i32) -> Result<Forecast> {
    let open = desk.open()?;
    forecast::forecast(&mut *open.store.read().await?, start_year, clock::today()).await
}
