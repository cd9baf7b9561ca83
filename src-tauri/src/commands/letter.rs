//! Letters: templates, what a letter will look like, and saving it where the user says.

use chrono::NaiveDate;
use driehoek::family::CaregiverId;
use driehoek::intake::{ApplicationId, InterviewId};
use driehoek::letter::logo::{self as logos, LogoView};
use driehoek::letter::{
    BatchLine, LetterId, LetterKind, LetterOrder, LetterPlan, LetterRow, Template, TemplateCheck, TemplateDraft,
    TemplateRow, TemplateView, ics, make, mornings, store, template,
};
use driehoek::school::{GroupId, StaffId};
use driehoek::store::Changed;
use driehoek::wenochtend::draft::DaysQuery;
use driehoek::{Result, clock};
use tauri::{AppHandle, State};

use crate::ask;
use crate::desk::Desk;

/// All templates, in the order of the intake.
#[tauri::command]
#[specta::specta]
pub async fn letter_templates(desk: State<'_, Desk>) -> Result<Vec<TemplateRow>> {
    let open = desk.open()?;
    template::templates(&mut *open.store.read().await?).await
}

/// One template.
#[tauri::command]
#[specta::specta]
pub async fn letter_template(desk: State<'_, Desk>, kind: LetterKind) -> Result<TemplateView> {
    let open = desk.open()?;
    template::template(&mut *open.store.read().await?, kind, clock::today()).await
}

/// What a typed template looks like, and what is wrong with it.
#[tauri::command]
#[specta::specta]
pub async fn check_letter_template(desk: State<'_, Desk>, draft: TemplateDraft) -> Result<TemplateCheck> {
    let open = desk.open()?;
    template::check(&open.store, &draft, clock::today()).await
}

/// Keeps the school's own words.
#[tauri::command]
#[specta::specta]
pub async fn save_letter_template(desk: State<'_, Desk>, draft: TemplateDraft) -> Result<Changed<Template>> {
    let open = desk.open()?;
    template::save(&open.store, &open.actor(), &draft).await
}

/// Puts the shipped text back.
#[tauri::command]
#[specta::specta]
pub async fn reset_letter_template(desk: State<'_, Desk>, kind: LetterKind, version: i32) -> Result<Changed<()>> {
    let open = desk.open()?;
    template::reset(&open.store, &open.actor(), kind, version).await
}

/// Whom a letter can go to, and what is missing.
#[tauri::command]
#[specta::specta]
pub async fn letter_plan(desk: State<'_, Desk>, order: LetterOrder) -> Result<LetterPlan> {
    let open = desk.open()?;
    make::plan(&mut *open.store.read().await?, &order, clock::today()).await
}

/// The pages of a letter before it is made.
#[tauri::command]
#[specta::specta]
pub async fn preview_letter(
    desk: State<'_, Desk>,
    order: LetterOrder,
    caregiver_ids: Vec<CaregiverId>,
) -> Result<Vec<String>> {
    let open = desk.open()?;
    make::preview(&open.store, &order, &caregiver_ids, clock::today()).await
}

/// Makes a letter for each of these recipients and keeps it in the dossier.
#[tauri::command]
#[specta::specta]
pub async fn make_letters(
    desk: State<'_, Desk>,
    order: LetterOrder,
    recipients: Vec<Vec<CaregiverId>>,
) -> Result<Changed<Vec<LetterId>>> {
    let open = desk.open()?;
    make::make(&open.store, &open.actor(), &order, &recipients, clock::today()).await
}

/// The letters of an aanmelding, newest first.
#[tauri::command]
#[specta::specta]
pub async fn letters(desk: State<'_, Desk>, id: ApplicationId) -> Result<Vec<LetterRow>> {
    let open = desk.open()?;
    store::letters(&mut *open.store.read().await?, &id).await
}

/// The pages of a kept letter.
#[tauri::command]
#[specta::specta]
pub async fn letter_pages(desk: State<'_, Desk>, id: LetterId) -> Result<Vec<String>> {
    let open = desk.open()?;
    make::pages(&open.store, &id).await
}

/// Saves a kept letter as PDF where the user says; none when the user thought better of it.
#[tauri::command]
#[specta::specta]
pub async fn save_letter(app: AppHandle, desk: State<'_, Desk>, id: LetterId) -> Result<Option<String>> {
    let open = desk.open()?;
    let file = make::pdf(&open.store, &id).await?;
    ask::save(&app, file).await
}

/// Saves the preparation sheet as PDF where the user says.
#[tauri::command]
#[specta::specta]
pub async fn save_preparation_sheet(
    app: AppHandle,
    desk: State<'_, Desk>,
    id: ApplicationId,
) -> Result<Option<String>> {
    let open = desk.open()?;
    let file = make::preparation_pdf(&open.store, &id, clock::today()).await?;
    ask::save(&app, file).await
}

/// Saves the interview as an ICS file where the user says.
#[tauri::command]
#[specta::specta]
pub async fn save_invitation_event(app: AppHandle, desk: State<'_, Desk>, id: InterviewId) -> Result<Option<String>> {
    let open = desk.open()?;
    let file = ics::invitation(&mut *open.store.read().await?, &id, clock::now()).await?;
    ask::save(&app, file).await
}

/// Opens the file that was saved last, with the program the system has for it.
#[tauri::command]
#[specta::specta]
pub async fn open_saved(app: AppHandle) -> Result<()> {
    ask::open_saved(&app)
}

/// The aanmeldingen this letter could be made for now.
#[tauri::command]
#[specta::specta]
pub async fn letter_batch(desk: State<'_, Desk>, kind: LetterKind) -> Result<Vec<BatchLine>> {
    let open = desk.open()?;
    make::batch(&mut *open.store.read().await?, kind, clock::today()).await
}

/// Asks for the folder of a batch; none when the user thought better of it.
#[tauri::command]
#[specta::specta]
pub async fn choose_letter_folder(app: AppHandle) -> Result<Option<String>> {
    ask::folder(&app).await
}

/// Saves a kept letter as PDF in the folder of the batch; answers the name of the file.
#[tauri::command]
#[specta::specta]
pub async fn save_letter_in_folder(app: AppHandle, desk: State<'_, Desk>, id: LetterId) -> Result<String> {
    let open = desk.open()?;
    let file = make::pdf(&open.store, &id).await?;
    ask::save_in_folder(&app, file).await
}

/// The school's logo, if there is one.
#[tauri::command]
#[specta::specta]
pub async fn logo(desk: State<'_, Desk>) -> Result<Option<LogoView>> {
    let open = desk.open()?;
    logos::logo(&mut *open.store.read().await?).await
}

/// Asks for a picture and takes it as the logo, in place of the one whose version was shown; none when the user thought better of it.
#[tauri::command]
#[specta::specta]
pub async fn choose_logo(app: AppHandle, desk: State<'_, Desk>, version: Option<i32>) -> Result<Option<Changed<()>>> {
    let open = desk.open()?;
    match ask::picture(&app).await? {
        Some((name, content)) => logos::save(&open.store, &open.actor(), &name, content, version).await.map(Some),
        None => Ok(None),
    }
}

/// Takes the logo away.
#[tauri::command]
#[specta::specta]
pub async fn remove_logo(desk: State<'_, Desk>, version: i32) -> Result<Changed<()>> {
    let open = desk.open()?;
    logos::remove(&open.store, &open.actor(), version).await
}

/// Saves all coming mornings of a child as an ICS file where the user says.
#[tauri::command]
#[specta::specta]
pub async fn save_mornings_event(app: AppHandle, desk: State<'_, Desk>, id: ApplicationId) -> Result<Option<String>> {
    let open = desk.open()?;
    let file = ics::mornings(&mut *open.store.read().await?, &id, clock::now()).await?;
    ask::save(&app, file).await
}

/// Saves the list of a day, with whom to call, as PDF where the user says.
#[tauri::command]
#[specta::specta]
pub async fn save_day_list(
    app: AppHandle,
    desk: State<'_, Desk>,
    on: NaiveDate,
    group_id: Option<GroupId>,
) -> Result<Option<String>> {
    let open = desk.open()?;
    let sight = open.sight(&mut *open.store.read().await?).await?;
    let query = DaysQuery { from: on, until: on, group_id, staff_id: None };
    let file = mornings::day_list(&open.store, &query, &sight, clock::today()).await?;
    ask::save(&app, file).await
}

/// Saves the week sheet of a teacher as PDF where the user says.
#[tauri::command]
#[specta::specta]
pub async fn save_week_sheet(
    app: AppHandle,
    desk: State<'_, Desk>,
    staff_id: StaffId,
    monday: NaiveDate,
) -> Result<Option<String>> {
    let open = desk.open()?;
    let sight = open.sight(&mut *open.store.read().await?).await?;
    let file = mornings::week_sheet(&open.store, &staff_id, monday, &sight, clock::today()).await?;
    ask::save(&app, file).await
}
