//! Undo and redo: the images of the journal, written back the other way.

mod preview;

use serde::Serialize;
use sqlx::Row;

use super::cell::{Image, Value, image_of_row};
use super::change::{Actor, ChangeSummary, Touched, Tries, Tx};
use super::journal::Said;
use super::open::Store;
use super::read::{Db, rows};
use crate::error::{Error, Result};
use crate::rights::{self, Role};

/// What the undo and redo buttons would do now.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, specta::Type)]
pub struct UndoState {
    /// The change that undo takes back.
    pub undo: Option<ChangeSummary>,
    /// The change that redo does again.
    pub redo: Option<ChangeSummary>,
}

impl UndoState {
    /// What of it this role may: who did something in another role is not told of it any more.
    #[must_use]
    pub fn of(self, role: Role) -> Self {
        let may = |change: &ChangeSummary| rights::of_deed(&change.deed).is_some_and(|right| role.may(right));
        Self { undo: self.undo.filter(may), redo: self.redo.filter(may) }
    }
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Direction {
    Back,
    Again,
}

/// The last one that can be taken back; what was erased cannot.
const LAST_DONE: &str = "select id, deed, subject from journal_change \
     where actor = $1 and undone = 0 and undoable = 1 and reverses is null \
     and id not in (select change_id from journal_row where salt is null) order by seq desc limit 1";

/// The last one taken back, unless something new was done since: then its future is gone.
const LAST_UNDONE: &str = "select t.id, t.deed, t.subject from journal_change r join journal_change t on t.id = r.reverses \
     where r.actor = $1 and t.undone = 1 and r.seq > \
     (select coalesce(max(seq), 0) from journal_change where actor = $1 and undoable = 1 and reverses is null) \
     and t.id not in (select change_id from journal_row where salt is null) order by r.seq desc limit 1";

impl Store {
    /// What undo and redo would do for this person.
    ///
    /// # Errors
    /// The database's.
    pub async fn undo_state(&self, actor_name: &str) -> Result<UndoState> {
        let mut db = self.read().await?;
        Ok(UndoState {
            undo: candidate(&mut db, LAST_DONE, actor_name).await?,
            redo: candidate(&mut db, LAST_UNDONE, actor_name).await?,
        })
    }

    /// Takes back the last change of this person.
    ///
    /// # Errors
    /// `NothingToUndo`, or `UndoBlocked` when a later change touched the same record.
    pub async fn undo(&self, actor: &Actor) -> Result<ChangeSummary> {
        self.reverse_candidate(actor, LAST_DONE, Direction::Back).await
    }

    /// Does again what was taken back last.
    ///
    /// # Errors
    /// `NothingToUndo`, or `UndoBlocked` when a later change touched the same record.
    pub async fn redo(&self, actor: &Actor) -> Result<ChangeSummary> {
        self.reverse_candidate(actor, LAST_UNDONE, Direction::Again).await
    }

    /// Takes back one change, named by its id: the button in its own toast.
    ///
    /// # Errors
    /// `NothingToUndo` when it is taken back already, or `UndoBlocked`.
    pub async fn undo_change(&self, actor: &Actor, change_id: &str) -> Result<ChangeSummary> {
        self.reverse(actor, change_id, Direction::Back).await
    }

    /// Does one change again that was taken back, named by its id.
    ///
    /// # Errors
    /// `NothingToUndo` when it stands, or `UndoBlocked`.
    pub async fn redo_change(&self, actor: &Actor, change_id: &str) -> Result<ChangeSummary> {
        self.reverse(actor, change_id, Direction::Again).await
    }

    async fn reverse_candidate(&self, actor: &Actor, sql: &str, direction: Direction) -> Result<ChangeSummary> {
        let mut db = self.read().await?;
        let change = candidate(&mut db, sql, &actor.name).await?.ok_or(Error::NothingToUndo)?;
        drop(db);
        self.reverse(actor, &change.id, direction).await
    }

    async fn reverse(&self, actor: &Actor, change_id: &str, direction: Direction) -> Result<ChangeSummary> {
        let mut tries = Tries::on(self.engine());
        loop {
            match self.try_reverse(actor, change_id, direction).await {
                Err(Error::Busy) if tries.another().await => {}
                outcome => return outcome,
            }
        }
    }

    async fn try_reverse(&self, actor: &Actor, change_id: &str, direction: Direction) -> Result<ChangeSummary> {
        let mut tx = self.begin().await?;
        let (deed, subject, by) = mark(&mut tx, change_id, direction).await?;
        actor.may(&deed)?;
        actor.reaches(&by)?;
        put_all_back(&mut tx, change_id, direction).await?;
        let prefix = if direction == Direction::Back { "undo" } else { "redo" };
        let deed = format!("{prefix}:{deed}");
        tx.commit(actor, Said { deed: &deed, subject: &subject, reverses: Some(change_id), undoable: false }).await
    }
}

async fn candidate(db: &mut Db, sql: &str, actor_name: &str) -> Result<Option<ChangeSummary>> {
    let Some(row) = rows(db, sql, [actor_name.into()]).await?.pop() else { return Ok(None) };
    let id: String = row.try_get("id")?;
    let kinds =
        rows(db, "select distinct kind from journal_row where change_id = $1 order by kind", [id.as_str().into()]);
    let kinds = kinds.await?.iter().map(|row| row.try_get("kind")).collect::<sqlx::Result<_>>()?;
    Ok(Some(ChangeSummary { id, deed: row.try_get("deed")?, subject: row.try_get("subject")?, kinds }))
}

/// Flips the flag of the change, and so makes sure that nobody else just did. Answers its deed, its subject and who did it.
async fn mark(tx: &mut Tx<'_>, change_id: &str, direction: Direction) -> Result<(String, String, String)> {
    let (from, to) = if direction == Direction::Back { (0_i64, 1_i64) } else { (1, 0) };
    let sql = "update journal_change set undone = $1 where id = $2 and undone = $3 and undoable = 1 and reverses is null \
               and id not in (select change_id from journal_row where salt is null) returning deed, subject, actor";
    let row =
        rows(tx.db(), sql, [to.into(), change_id.into(), from.into()]).await?.pop().ok_or(Error::NothingToUndo)?;
    Ok((row.try_get("deed")?, row.try_get("subject")?, row.try_get("actor")?))
}

/// A row of the journal, turned so that `expected` should stand in the store and `wanted` comes in its place.
struct Turn {
    kind: String,
    row_id: String,
    expected: Option<Image>,
    wanted: Option<Image>,
}

async fn journal_rows(db: &mut Db, change_id: &str, direction: Direction) -> Result<Vec<Turn>> {
    let order = if direction == Direction::Back { "desc" } else { "asc" };
    let sql = format!(
        "select kind, row_id, before_image, after_image from journal_row where change_id = $1 order by seq {order}"
    );
    let lines = rows(db, &sql, [change_id.into()]).await?;
    lines.iter().map(|line| turn(line, direction)).collect()
}

fn turn(line: &sqlx::any::AnyRow, direction: Direction) -> Result<Turn> {
    let image = |name: &str| -> Result<Option<Image>> {
        let text: Option<String> = line.try_get(name)?;
        text.map(|text| serde_json::from_str(&text).map_err(|_| Error::StoreDamaged)).transpose()
    };
    let (before, after) = (image("before_image")?, image("after_image")?);
    let (expected, wanted) = if direction == Direction::Back { (after, before) } else { (before, after) };
    Ok(Turn { kind: line.try_get("kind")?, row_id: line.try_get("row_id")?, expected, wanted })
}

async fn put_all_back(tx: &mut Tx<'_>, change_id: &str, direction: Direction) -> Result<()> {
    for row in journal_rows(tx.db(), change_id, direction).await? {
        put_back(tx, row).await?;
    }
    Ok(())
}

async fn put_back(tx: &mut Tx<'_>, turn: Turn) -> Result<()> {
    let Turn { kind, row_id, expected, wanted } = turn;
    let sql = format!("select * from {kind} where id = $1");
    let now = rows(tx.db(), &sql, [row_id.as_str().into()]).await?.pop().as_ref().map(image_of_row).transpose()?;
    if content(now.as_ref()) != content(expected.as_ref()) {
        return Err(Error::UndoBlocked { kind, id: row_id });
    }
    let after = wanted.map(|image| next_version(image, now.as_ref()));
    let outcome = match (&now, &after) {
        (_, None) => delete(tx, &kind, &row_id).await,
        (None, Some(image)) => insert(tx, &kind, image).await,
        (Some(_), Some(image)) => update(tx, &kind, &row_id, image).await,
    };
    match outcome {
        // Later work refers to this record, or took its name.
        Err(Error::InTheWay) => return Err(Error::UndoBlocked { kind, id: row_id }),
        outcome => outcome?,
    }
    tx.touched.push(Touched { kind, row_id, before: now, after });
    Ok(())
}

/// The image without its version: undoing an undo meets the same words under another number.
fn content(image: Option<&Image>) -> Option<Image> {
    let mut image = image?.clone();
    image.remove("version");
    Some(image)
}

/// Versions only rise, so that an editor who read an earlier one hears of it.
fn next_version(mut image: Image, now: Option<&Image>) -> Image {
    let version = |image: &Image| image.get("version").and_then(serde_json::Value::as_i64).unwrap_or(0);
    let next = version(&image).max(now.map_or(0, version)) + 1;
    image.insert("version".into(), next.into());
    image
}

async fn delete(tx: &mut Tx<'_>, kind: &str, row_id: &str) -> Result<()> {
    tx.execute(format!("delete from {kind} where id = $1"), vec![row_id.into()]).await?;
    Ok(())
}

async fn insert(tx: &mut Tx<'_>, kind: &str, image: &Image) -> Result<()> {
    let (names, marks, values) = columns(image);
    tx.execute(format!("insert into {kind} ({}) values ({})", names.join(", "), marks.join(", ")), values).await?;
    Ok(())
}

async fn update(tx: &mut Tx<'_>, kind: &str, row_id: &str, image: &Image) -> Result<()> {
    let (names, marks, mut values) = columns(image);
    let sets = names.iter().zip(&marks).map(|(name, mark)| format!("{name} = {mark}")).collect::<Vec<_>>().join(", ");
    values.push(row_id.into());
    tx.execute(format!("update {kind} set {sets} where id = ${}", values.len()), values).await?;
    Ok(())
}

/// Names, marks and values of an image. A null is written as such: the image does not tell its column's type.
fn columns(image: &Image) -> (Vec<&str>, Vec<String>, Vec<Value>) {
    let (mut names, mut marks, mut values) = (Vec::new(), Vec::new(), Vec::new());
    for (name, value) in image {
        names.push(name.as_str());
        let value = match value {
            serde_json::Value::String(text) => Some(text.as_str().into()),
            serde_json::Value::Number(number) => number.as_i64().map(Into::into),
            serde_json::Value::Null
            | serde_json::Value::Bool(_)
            | serde_json::Value::Array(_)
            | serde_json::Value::Object(_) => None,
        };
        match value {
            Some(value) => {
                values.push(value);
                marks.push(format!("${}", values.len()));
            }
            None => marks.push("null".into()),
        }
    }
    (names, marks, values)
}
