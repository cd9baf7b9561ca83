//! What an undo or a redo would touch, found out by doing it and not keeping it.

use sqlx::Row;

use super::{Direction, put_all_back};
use crate::error::{Error, Result};
use crate::rights::{self, Role};
use crate::store::cell::Image;
use crate::store::change::{Touched, Tries};
use crate::store::history::{HistoryField, HistoryLine, LINE, UndoBlock, UndoPreview, differences, fill, line};
use crate::store::open::Store;
use crate::store::read::{Db, rows};

impl Store {
    /// What taking a change back would touch, or doing it again when it was taken back.
    ///
    /// # Errors
    /// `NotFound`, `ReadOnly`, or the database's.
    pub async fn undo_preview(&self, role: Role, change_id: &str) -> Result<UndoPreview> {
        let mut tries = Tries::on(self.engine());
        loop {
            match self.try_preview(role, change_id).await {
                Err(Error::Busy) if tries.another().await => {}
                outcome => return outcome,
            }
        }
    }

    async fn try_preview(&self, role: Role, change_id: &str) -> Result<UndoPreview> {
        let mut tx = self.begin().await?;
        let mut line = line_of(tx.db(), change_id).await?;
        let (again, undoable) = (line.undone, line.undoable);
        let may = rights::of_deed(&line.deed).is_some_and(|right| role.may(right));
        if !undoable || !may {
            let why = if undoable { UndoBlock::NotAllowed } else { UndoBlock::NotUndoable };
            return Ok(UndoPreview { line, again, blocked: Some(why) });
        }
        let direction = if again { Direction::Again } else { Direction::Back };
        match put_all_back(&mut tx, change_id, direction).await {
            Ok(()) => {
                line.fields = tx.touched.iter().flat_map(fields).collect();
                Ok(UndoPreview { line, again, blocked: None })
            }
            Err(Error::UndoBlocked { id, .. }) => {
                // A refused statement ends a transaction of PostgreSQL.
                drop(tx);
                self.blocked(line, again, &id).await
            }
            Err(error) => Err(error),
        }
    }

    async fn blocked(&self, line: HistoryLine, again: bool, row_id: &str) -> Result<UndoPreview> {
        let mut db = self.read().await?;
        let later = match later(&mut db, &line.change_id, row_id).await? {
            Some(id) => Some(line_of(&mut db, &id).await?),
            None => None,
        };
        Ok(UndoPreview { line, again, blocked: Some(UndoBlock::Later { line: later }) })
    }
}

fn fields(touched: &Touched) -> Vec<HistoryField> {
    let empty = Image::new();
    let side = |image: &Option<Image>| image.as_ref().unwrap_or(&empty).clone();
    differences(&touched.kind, &side(&touched.before), &side(&touched.after))
}

async fn line_of(db: &mut Db, change_id: &str) -> Result<HistoryLine> {
    let sql = format!("select {LINE} from journal_change c where c.id = $1");
    let found = rows(db, &sql, [change_id.into()]).await?;
    let not_found = || Error::NotFound { kind: "journal_change".into(), id: change_id.into() };
    let mut line = line(found.first().ok_or_else(not_found)?)?;
    fill(db, std::slice::from_mut(&mut line), &[]).await?;
    Ok(line)
}

/// The last change after this one that touched the record, or else the last that wrote its id into another record.
async fn later(db: &mut Db, change_id: &str, row_id: &str) -> Result<Option<String>> {
    let after = "c.seq > (select seq from journal_change where id = $1) order by c.seq desc limit 1";
    let touched = format!(
        "select c.id from journal_row r join journal_change c on c.id = r.change_id where r.row_id = $2 and {after}"
    );
    let refers = format!(
        "select c.id from journal_row r join journal_change c on c.id = r.change_id where r.after_image like $2 and {after}"
    );
    for (sql, value) in [(touched, row_id.to_owned()), (refers, format!("%{row_id}%"))] {
        if let Some(row) = rows(db, &sql, [change_id.into(), value.as_str().into()]).await?.first() {
            return Ok(Some(row.try_get("id")?));
        }
    }
    Ok(None)
}
