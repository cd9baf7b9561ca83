//! Which letters are whose: for erasing somebody, and for showing somebody all that is kept.

use std::collections::HashSet;

use sqlx::Row;

use super::paper::{Block, Fact, Paper, Promise};
use crate::Result;
use crate::family::CaregiverId;
use crate::intake::ApplicationId;
use crate::store::erase::{FreeText, RowRef};
use crate::store::{Cell, Db, Record, rows};

/// The free text of this room.
pub const FREE_TEXT: &[FreeText] = &[FreeText {
    table: "letter",
    columns: &["subject", "addressee", "paper"],
    child: Some("(select a.child_id from application a where a.id = t.application_id)"),
}];

/// The letters about these aanmeldingen.
///
/// # Errors
/// The database's.
pub async fn of_applications(db: &mut Db, ids: &[ApplicationId]) -> Result<Vec<RowRef>> {
    let mut letters = Vec::new();
    for id in ids {
        let found = rows(db, "select id from letter where application_id = $1 order by id", [id.to_value()]).await?;
        for row in found {
            letters.push(RowRef { table: super::Letter::TABLE, id: row.try_get("id")? });
        }
    }
    Ok(letters)
}

/// The letters to a caregiver, with the aanmelding that each is about.
///
/// # Errors
/// The database's.
pub async fn to_caregiver(db: &mut Db, id: &CaregiverId) -> Result<Vec<(ApplicationId, RowRef)>> {
    let named = format!("%\"{id}\"%");
    let sql = "select id, application_id from letter where caregiver_ids like $1 order by made_on, id";
    let found = rows(db, sql, [named.as_str().into()]).await?;
    let letter = |row| {
        let letter = RowRef { table: super::Letter::TABLE, id: Row::try_get(row, "id")? };
        Ok((Cell::read(row, "application_id")?, letter))
    };
    found.iter().map(letter).collect()
}

/// Those of these caregivers to whom a letter about another child was made: they stay with it.
///
/// # Errors
/// The database's.
pub async fn needed_elsewhere(
    db: &mut Db,
    caregivers: &[CaregiverId],
    going: &[ApplicationId],
) -> Result<HashSet<CaregiverId>> {
    let mut needed = HashSet::new();
    for id in caregivers {
        if to_caregiver(db, id).await?.iter().any(|(application, _)| !going.contains(application)) {
            needed.insert(id.clone());
        }
    }
    Ok(needed)
}

/// The words of a kept paper without its letterhead and address, as one reads them; none when it cannot be read.
#[must_use]
pub fn words(paper: &str) -> Option<String> {
    let paper: Paper = serde_json::from_str(paper).ok()?;
    let lines = paper.blocks.iter().flat_map(lines_of).filter(|line| !line.trim().is_empty());
    Some(lines.collect::<Vec<_>>().join("\n"))
}

fn lines_of(block: &Block) -> Vec<String> {
    match block {
        Block::Heading { text } | Block::Paragraph { text } => vec![text.clone()],
        Block::List { items: lines } | Block::Signatures { names: lines } => lines.clone(),
        Block::Facts { rows } => rows.iter().map(|Fact { label, value }| format!("{label}: {value}")).collect(),
        Block::Topic { title, prompts, said, .. } => [title].into_iter().chain(prompts).chain(said).cloned().collect(),
        Block::Table { rows, .. } => rows.iter().map(|cells| cells.join(" · ")).collect(),
        Block::Agreements { rows } => {
            rows.iter().map(|Promise { what, who, due }| [what, who, due].map(String::as_str).join(" · ")).collect()
        }
    }
}
