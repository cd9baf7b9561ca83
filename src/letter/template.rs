//! Templates: plain text with fields between braces, shipped by the program and changed by the school.

use chrono::NaiveDate;

use super::compose::compose;
use super::example::{reader, story};
use super::fields::Field;
use super::gather::is_fine;
use super::make::{Manuscript, svg_pages};
use super::paper::{Block, Paper};
use super::parse::parse;
use super::shipped::{shipped, tidy};
use super::values;
use super::{
    LetterKind, Template, TemplateCheck, TemplateDraft, TemplateField, TemplateId, TemplateRow, TemplateView,
    store as sql, words,
};
use crate::Result;
use crate::finding::{Finding, refuse_if_any};
use crate::school::{School, store as school};
use crate::store::{Actor, Changed, Db, Store, Tx, What};
use crate::typed::Typed;

/// The longest text of a letter, in characters: some eight pages.
const BODY_MAX: u32 = 20_000;

/// All templates, in the order of the intake.
///
/// # Errors
/// The database's.
pub async fn templates(db: &mut Db) -> Result<Vec<TemplateRow>> {
    let own = sql::own_templates(db).await?;
    let row = |&kind| TemplateRow { kind, is_own: own.iter().any(|template| template.kind == kind) };
    Ok(LetterKind::ALL.iter().map(row).collect())
}

/// One template, with the fields it may hold.
///
/// # Errors
/// The database's.
pub async fn template(db: &mut Db, kind: LetterKind, today: NaiveDate) -> Result<TemplateView> {
    let own = sql::own_template(db, kind).await?;
    let school = school::school(db).await?;
    let fields = Field::all_of(kind).map(|field| described(field, kind, &school, today)).collect();
    Ok(TemplateView { is_own: own.is_some(), template: own.unwrap_or_else(|| shipped(kind)), fields })
}

fn described(field: Field, kind: LetterKind, school: &School, today: NaiveDate) -> TemplateField {
    let (story, reader) = (story(kind, school, today), reader());
    let example = match field.is_block() {
        true => values::blocks(field, &story, &reader).first().map(in_short).unwrap_or_default(),
        false => values::words(field, &story, &reader),
    };
    TemplateField { name: field.name(), example, is_block: field.is_block() }
}

/// How a block begins.
fn in_short(block: &Block) -> String {
    match block {
        Block::Heading { text } | Block::Paragraph { text } => text.clone(),
        Block::List { items: lines } | Block::Signatures { names: lines } => lines.first().cloned().unwrap_or_default(),
        Block::Facts { rows } => rows.first().map(|row| format!("{}: {}", row.label, row.value)).unwrap_or_default(),
        Block::Topic { title, .. } => title.clone(),
        Block::Table { rows, .. } => rows.first().map(|cells| cells.join(" ")).unwrap_or_default(),
        Block::Agreements { rows } => rows.first().map(|row| row.what.clone()).unwrap_or_default(),
    }
}

/// What a typed template looks like for an invented child. Writes nothing.
///
/// # Errors
/// `File` when its pages cannot be set, or the database's.
pub async fn check(store: &Store, draft: &TemplateDraft, today: NaiveDate) -> Result<TemplateCheck> {
    let findings = findings(draft);
    if !is_fine(&findings) {
        return Ok(TemplateCheck { findings, pages: Vec::new() });
    }
    let pages = svg_pages(example_manuscript(store, draft, today).await?).await?;
    Ok(TemplateCheck { findings, pages })
}

async fn example_manuscript(store: &Store, draft: &TemplateDraft, today: NaiveDate) -> Result<Manuscript> {
    let db = &mut *store.read().await?;
    Ok(Manuscript { paper: example(db, draft, today).await?, logo: sql::logo(db).await? })
}

/// The letter that a typed template becomes for an invented child.
///
/// # Errors
/// The database's.
pub async fn example(db: &mut Db, draft: &TemplateDraft, today: NaiveDate) -> Result<Paper> {
    let school = school::school(db).await?;
    let form = parse(draft.kind, &draft.subject, &draft.body);
    Ok(compose(&form, &story(draft.kind, &school, today), &reader()).paper)
}

/// What is wrong with a typed template, fields `subject` and `body`.
#[must_use]
pub fn findings(draft: &TemplateDraft) -> Vec<Finding> {
    let mut typed = Typed::default();
    typed.label("subject", &draft.subject);
    typed.text_up_to("body", &draft.body, BODY_MAX);
    typed.add(parse(draft.kind, &draft.subject, &draft.body).findings);
    typed.findings()
}

/// Writes the school's own words down. Exactly the shipped text needs no row of its own, and takes one away.
///
/// # Errors
/// `Invalid` when the text cannot be read, `Conflict` when somebody saved it meanwhile, or the database's.
pub async fn save(store: &Store, actor: &Actor, draft: &TemplateDraft) -> Result<Changed<Template>> {
    refuse_if_any(findings(draft))?;
    let what = What::new("letter.template.save", words::letter(draft.kind));
    store.change(actor, what, |tx| Box::pin(write(tx, draft))).await
}

async fn write(tx: &mut Tx<'_>, draft: &TemplateDraft) -> Result<Template> {
    let shipped = shipped(draft.kind);
    let typed = Template {
        version: draft.version,
        subject: draft.subject.trim().to_owned(),
        body: tidy(&draft.body),
        ..shipped.clone()
    };
    let is_shipped = (&typed.subject, &typed.body) == (&shipped.subject, &shipped.body);
    match sql::own_template(tx.db(), draft.kind).await? {
        Some(now) if is_shipped => {
            tx.delete(&Template { version: draft.version, ..now }).await?;
            Ok(shipped)
        }
        Some(now) => tx.update(&Template { id: now.id, ..typed }).await,
        None if is_shipped => Ok(shipped),
        // Also when somebody put the shipped text back meanwhile: what is typed here is wanted now.
        None => tx.insert(&Template { id: TemplateId::new(), ..typed }).await,
    }
}

/// Puts the shipped text back; undo brings the school's own back again.
///
/// # Errors
/// `Conflict` when somebody saved it meanwhile, or the database's.
pub async fn reset(store: &Store, actor: &Actor, kind: LetterKind, version: i32) -> Result<Changed<()>> {
    let what = What::new("letter.template.reset", words::letter(kind));
    store.change(actor, what, |tx| Box::pin(put_back(tx, kind, version))).await
}

async fn put_back(tx: &mut Tx<'_>, kind: LetterKind, version: i32) -> Result<()> {
    match sql::own_template(tx.db(), kind).await? {
        Some(now) => tx.delete(&Template { version, ..now }).await,
        None => Ok(()),
    }
}
