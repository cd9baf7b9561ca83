//! The room's SQL.

use std::collections::HashMap;

use chrono::NaiveDate;

use super::{Letter, LetterId, LetterKind, LetterRow, Logo, Template};
use crate::Result;
use crate::intake::ApplicationId;
use crate::store::{Cell, Db, all, get, marks, rows};

/// So many ids go into one question: far below the limits of both engines.
const BATCH: usize = 1000;

/// The letters of an aanmelding, newest first. Their texts are not read for it.
///
/// # Errors
/// The database's.
pub async fn letters(db: &mut Db, id: &ApplicationId) -> Result<Vec<LetterRow>> {
    let sql = "select id, kind, made_on, made_by, addressee, subject from letter \
         where application_id = $1 order by made_on desc, id desc";
    let found = rows(db, sql, [id.to_value()]).await?;
    let row = |row| {
        Ok(LetterRow {
            id: Cell::read(row, "id")?,
            kind: Cell::read(row, "kind")?,
            made_on: Cell::read(row, "made_on")?,
            made_by: Cell::read(row, "made_by")?,
            addressee: Cell::read(row, "addressee")?,
            subject: Cell::read(row, "subject")?,
        })
    };
    found.iter().map(row).collect()
}

/// A kept letter.
pub(super) async fn letter(db: &mut Db, id: &LetterId) -> Result<Letter> {
    get(db, id.as_ref()).await
}

/// When this letter was made last for each of these aanmeldingen; those that never had one are left out.
pub(super) async fn made_on(
    db: &mut Db,
    kind: LetterKind,
    ids: &[ApplicationId],
) -> Result<HashMap<ApplicationId, NaiveDate>> {
    let mut found = HashMap::new();
    for batch in ids.chunks(BATCH) {
        let sql = format!(
            "select application_id, max(made_on) as made_on from letter \
             where kind = $1 and application_id in ({}) group by application_id",
            marks(2, batch.len())
        );
        let values = [kind.to_value()].into_iter().chain(batch.iter().map(Cell::to_value));
        for row in rows(db, &sql, values).await? {
            found.insert(Cell::read(&row, "application_id")?, Cell::read(&row, "made_on")?);
        }
    }
    Ok(found)
}

/// The templates in the school's own words.
pub(super) async fn own_templates(db: &mut Db) -> Result<Vec<Template>> {
    all(db, "", []).await
}

/// The school's own words for a letter, if it has any.
pub(super) async fn own_template(db: &mut Db, kind: LetterKind) -> Result<Option<Template>> {
    Ok(all(db, "where kind = $1", [kind.to_value()]).await?.pop())
}

/// The school's logo, if there is one.
pub(super) async fn logo(db: &mut Db) -> Result<Option<Logo>> {
    Ok(all(db, "", []).await?.pop())
}
