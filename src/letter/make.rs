//! Making a letter: whom it can go to, how it will look, and keeping what was made.

use chrono::NaiveDate;

use super::gather::{Ready, is_fine, ready};
use super::paper::Paper;
use super::sheet::sheet;
use super::{Letter, LetterId, LetterOrder, LetterPlan, Logo, file_name, press, store as sql};
use crate::family::CaregiverId;
use crate::finding::{Finding, FindingCode, refuse_if_any};
use crate::intake::register::subject_of;
use crate::intake::{ApplicationId, prepare};
use crate::school::store as school;
use crate::store::{Actor, Changed, Db, Store, Tx, What};
use crate::{Error, Result};

pub use super::batch::batch;

/// A file to be saved where the user says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PaperFile {
    /// A name that every system allows.
    pub name: String,
    /// Its bytes.
    pub content: Vec<u8>,
}

/// Whom a letter can go to, and what is missing.
///
/// # Errors
/// `NotFound`, or the database's.
pub async fn plan(db: &mut Db, order: &LetterOrder, today: NaiveDate) -> Result<LetterPlan> {
    let ready = ready(db, order, today).await?;
    let mut findings = ready.findings();
    let can_be_made = is_fine(&findings);
    let mut recipients = Vec::new();
    for reader in ready.addressees() {
        let mut secrets = Vec::new();
        if can_be_made {
            let letter = ready.letter_to(&reader);
            secrets = ready.secrets_for(&reader, &letter);
            // What is empty is empty for everybody, and so is said once.
            let news = letter.findings.into_iter().filter(|finding| !findings.contains(finding));
            findings.extend(news.collect::<Vec<_>>());
        }
        recipients.push(reader.recipient(secrets));
    }
    Ok(LetterPlan { recipients, findings, interview_id: ready.interview.map(|talk| talk.id) })
}

/// The pages of a letter before it is made, as SVG.
///
/// # Errors
/// `Invalid` when it cannot be made, `NotFound`, or the database's.
pub async fn preview(
    db: &mut Db,
    order: &LetterOrder,
    caregiver_ids: &[CaregiverId],
    today: NaiveDate,
) -> Result<Vec<String>> {
    let ready = ready(db, order, today).await?;
    let (paper, _) = paper_for(&ready, caregiver_ids)?;
    svg_pages(paper, sql::logo(db).await?).await
}

/// The paper for these caregivers, and their names.
fn paper_for(ready: &Ready, ids: &[CaregiverId]) -> Result<(Paper, String)> {
    refuse_if_any(ready.findings())?;
    let reader = ready.addressee(ids)?;
    let letter = ready.letter_to(&reader);
    refuse_if_any(ready.secrets_for(&reader, &letter))?;
    Ok((letter.paper, reader.name()))
}

/// Makes a letter for each of these recipients and keeps it.
///
/// # Errors
/// `Invalid` when it cannot be made, `NotFound`, or the database's.
pub async fn make(
    store: &Store,
    actor: &Actor,
    order: &LetterOrder,
    recipients: &[Vec<CaregiverId>],
    today: NaiveDate,
) -> Result<Changed<Vec<LetterId>>> {
    let what = What::new("letter.make", subject_of(store, &order.application_id).await?);
    store.change(actor, what, |tx| Box::pin(write(tx, actor, order, recipients, today))).await
}

async fn write(
    tx: &mut Tx<'_>,
    actor: &Actor,
    order: &LetterOrder,
    recipients: &[Vec<CaregiverId>],
    today: NaiveDate,
) -> Result<Vec<LetterId>> {
    let nobody = recipients.is_empty().then(|| Finding::refusal("recipients", FindingCode::NoneChosen));
    refuse_if_any(nobody.into_iter().collect())?;
    let ready = ready(tx.db(), order, today).await?;
    // All of them first, so that a letter that cannot be made costs nothing.
    let papers: Vec<_> = recipients.iter().map(|ids| paper_for(&ready, ids)).collect::<Result<_>>()?;
    let mut made = Vec::with_capacity(papers.len());
    for (ids, (paper, addressee)) in recipients.iter().zip(papers) {
        let letter = Letter {
            id: LetterId::new(),
            version: 0,
            application_id: order.application_id.clone(),
            interview_id: ready.interview.as_ref().map(|talk| talk.id.clone()),
            kind: order.kind,
            made_on: today,
            made_by: actor.name.clone(),
            addressee,
            caregiver_ids: ids.clone(),
            subject: paper.subject.clone(),
            paper: serde_json::to_string(&paper).map_err(unreadable)?,
        };
        made.push(tx.insert(&letter).await?.id);
    }
    Ok(made)
}

/// The pages of a kept letter, as SVG.
///
/// # Errors
/// `NotFound`, or the database's.
pub async fn pages(db: &mut Db, id: &LetterId) -> Result<Vec<String>> {
    let (_, paper) = kept(db, id).await?;
    svg_pages(paper, sql::logo(db).await?).await
}

/// A kept letter as PDF/UA.
///
/// # Errors
/// `NotFound`, or the database's.
pub async fn pdf(db: &mut Db, id: &LetterId) -> Result<PaperFile> {
    let (letter, paper) = kept(db, id).await?;
    let name = file_name::safe(&format!("{} - {}", letter.subject, letter.addressee), "pdf");
    pdf_file(name, paper, sql::logo(db).await?).await
}

/// A kept letter with the paper it was made as.
///
/// # Errors
/// `NotFound`, or the database's.
pub async fn kept(db: &mut Db, id: &LetterId) -> Result<(Letter, Paper)> {
    let letter = sql::letter(db, id).await?;
    let paper = serde_json::from_str(&letter.paper).map_err(unreadable)?;
    Ok((letter, paper))
}

/// The preparation sheet as PDF/UA, with room to write.
///
/// # Errors
/// `NotFound`, or the database's.
pub async fn preparation_pdf(db: &mut Db, id: &ApplicationId, today: NaiveDate) -> Result<PaperFile> {
    let page = prepare::preparation(db, id, None, today).await?;
    let paper = sheet(&page, &school::school(db).await?, today);
    let name = file_name::safe(&paper.title, "pdf");
    pdf_file(name, paper, sql::logo(db).await?).await
}

async fn pdf_file(name: String, paper: Paper, logo: Option<Logo>) -> Result<PaperFile> {
    let content = pressed(move || press::pdf(&paper, logo.as_ref())).await?;
    Ok(PaperFile { name, content })
}

/// The pages of a paper, as SVG.
pub(super) async fn svg_pages(paper: Paper, logo: Option<Logo>) -> Result<Vec<String>> {
    pressed(move || press::svg_pages(&paper, logo.as_ref())).await
}

/// Setting a page takes longer than other work may be kept waiting.
async fn pressed<T: Send + 'static>(work: impl FnOnce() -> Result<T> + Send + 'static) -> Result<T> {
    match tokio::task::spawn_blocking(work).await {
        Ok(outcome) => outcome,
        Err(stopped) => Err(Error::file(&std::io::Error::other(stopped))),
    }
}

fn unreadable(error: serde_json::Error) -> Error {
    sqlx::Error::Decode(error.into()).into()
}
