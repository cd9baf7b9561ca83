//! Making a letter: whom it can go to, how it will look, and keeping what was made.

use chrono::NaiveDate;

use super::addressee::{Addressee, chosen};
use super::compose::{place_and_date, sender};
use super::gather::{Ready, is_fine, ready};
use super::paper::{Block, Paper};
use super::secrets::secrets_in;
use super::sheet::sheet;
use super::{Letter, LetterId, LetterOrder, LetterPlan, Logo, file_name, press, store as sql};
use crate::family::{self, CaregiverId, Family};
use crate::finding::{Finding, FindingCode, refuse_if_any};
use crate::intake::register::subject_of;
use crate::intake::{self, ApplicationId, prepare};
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
        let mut minded = Vec::new();
        if can_be_made {
            let letter = ready.letter_to(&reader);
            minded = ready.minded_for(&reader, &letter);
            // What is empty is empty for everybody, and so is said once.
            let news = letter.findings.into_iter().filter(|finding| !findings.contains(finding));
            findings.extend(news.collect::<Vec<_>>());
        }
        recipients.push(reader.recipient(minded));
    }
    Ok(LetterPlan { recipients, findings, interview_id: ready.interview.map(|talk| talk.id) })
}

/// The pages of a letter before it is made, as SVG.
///
/// # Errors
/// `Invalid` when it cannot be made, `NotFound`, `File` when it cannot be set, or the database's.
pub async fn preview(
    store: &Store,
    order: &LetterOrder,
    caregiver_ids: &[CaregiverId],
    today: NaiveDate,
) -> Result<Vec<String>> {
    svg_pages(previewed(store, order, caregiver_ids, today).await?).await
}

async fn previewed(store: &Store, order: &LetterOrder, ids: &[CaregiverId], today: NaiveDate) -> Result<Manuscript> {
    let db = &mut *store.read().await?;
    let ready = ready(db, order, today).await?;
    Ok(Manuscript { paper: paper_for(&ready, ids)?.0, logo: sql::logo(db).await? })
}

/// The paper for these caregivers, and who they are.
fn paper_for(ready: &Ready, ids: &[CaregiverId]) -> Result<(Paper, Addressee)> {
    refuse_if_any(ready.findings())?;
    let reader = ready.addressee(ids)?;
    let letter = ready.letter_to(&reader);
    refuse_if_any(ready.minded_for(&reader, &letter))?;
    Ok((letter.paper, reader))
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
    for (paper, reader) in papers {
        let letter = Letter {
            id: LetterId::new(),
            version: 0,
            application_id: order.application_id.clone(),
            interview_id: ready.interview.as_ref().map(|talk| talk.id.clone()),
            kind: order.kind,
            made_on: today,
            made_by: actor.name.clone(),
            addressee: reader.name(),
            caregiver_ids: reader.caregiver_ids,
            subject: paper.subject.clone(),
            paper: serde_json::to_string(&paper).map_err(unreadable)?,
        };
        made.push(tx.insert(&letter).await?.id);
    }
    Ok(made)
}

/// The pages of a kept letter, as SVG: it may always be read at school.
///
/// # Errors
/// `NotFound`, `File` when it cannot be set, or the database's.
pub async fn pages(store: &Store, id: &LetterId) -> Result<Vec<String>> {
    svg_pages(kept_manuscript(store, id).await?).await
}

async fn kept_manuscript(store: &Store, id: &LetterId) -> Result<Manuscript> {
    let db = &mut *store.read().await?;
    let (_, paper) = kept(db, id).await?;
    Ok(Manuscript { paper, logo: sql::logo(db).await? })
}

/// A kept letter as PDF/UA.
///
/// # Errors
/// `Invalid` when it may not leave the school any more, `NotFound`, `File` when it cannot be set, or the database's.
pub async fn pdf(store: &Store, id: &LetterId) -> Result<PaperFile> {
    let (name, manuscript) = leaving(store, id).await?;
    pdf_file(name, manuscript).await
}

async fn leaving(store: &Store, id: &LetterId) -> Result<(String, Manuscript)> {
    let db = &mut *store.read().await?;
    let (letter, paper) = kept(db, id).await?;
    let application = intake::store::application(db, &letter.application_id).await?;
    let family = family::store::family(db, &application.child_id, letter.made_on).await?;
    refuse_if_any(kept_back(&letter, &paper, &family))?;
    let name = file_name::of_letter(&letter.subject, &letter.addressee, "pdf");
    Ok((name, Manuscript { paper, logo: sql::logo(db).await? }))
}

/// Why a kept letter may not leave the school any more: since it was made, its readers may have got to be others for the school, and
/// an address may have become secret.
fn kept_back(letter: &Letter, paper: &Paper, family: &Family) -> Vec<Finding> {
    match chosen(family, &letter.caregiver_ids) {
        Some(reader) => secrets_in(paper, family, &reader),
        None => vec![Finding::refusal("recipients", FindingCode::ReadersChanged).with("name", &letter.addressee)],
    }
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
/// `NotFound`, `File` when it cannot be set, or the database's.
pub async fn preparation_pdf(store: &Store, id: &ApplicationId, today: NaiveDate) -> Result<PaperFile> {
    let manuscript = preparation(store, id, today).await?;
    pdf_file(file_name::safe(&manuscript.paper.title, "pdf"), manuscript).await
}

async fn preparation(store: &Store, id: &ApplicationId, today: NaiveDate) -> Result<Manuscript> {
    let db = &mut *store.read().await?;
    let page = prepare::preparation(db, id, None, today).await?;
    let paper = sheet(&page, &school::school(db).await?, today);
    Ok(Manuscript { paper, logo: sql::logo(db).await? })
}

/// A paper that stays at school or goes with somebody, as PDF/UA: the school's head, a title, and what stands below it.
///
/// # Errors
/// `File` when it cannot be set, or the database's.
pub async fn pdf_of(store: &Store, title: String, blocks: Vec<Block>, today: NaiveDate) -> Result<PaperFile> {
    let name = file_name::safe(&title, "pdf");
    let db = &mut *store.read().await?;
    let school = school::school(db).await?;
    let paper = Paper {
        subject: title.clone(),
        title,
        sender: sender(&school),
        addressee: Vec::new(),
        place_and_date: place_and_date(&school, today),
        blocks,
    };
    let manuscript = Manuscript { paper, logo: sql::logo(db).await? };
    pdf_file(name, manuscript).await
}

/// All that the press needs; it is read first, so that no connection to the database waits for the press.
pub(super) struct Manuscript {
    /// What is set.
    pub(super) paper: Paper,
    /// What stands above it.
    pub(super) logo: Option<Logo>,
}

async fn pdf_file(name: String, Manuscript { paper, logo }: Manuscript) -> Result<PaperFile> {
    let content = pressed(move || press::pdf(&paper, logo.as_ref())).await?;
    Ok(PaperFile { name, content })
}

/// The pages of a paper, as SVG.
pub(super) async fn svg_pages(Manuscript { paper, logo }: Manuscript) -> Result<Vec<String>> {
    pressed(move || press::svg_pages(&paper, logo.as_ref())).await
}

/// Setting a page takes longer than other work may be kept waiting.
pub(super) async fn pressed<T: Send + 'static>(work: impl FnOnce() -> Result<T> + Send + 'static) -> Result<T> {
    match tokio::task::spawn_blocking(work).await {
        Ok(outcome) => outcome,
        Err(stopped) => Err(Error::file(&std::io::Error::other(stopped))),
    }
}

fn unreadable(error: serde_json::Error) -> Error {
    sqlx::Error::Decode(error.into()).into()
}
