//! Erasing for good: rows, what the history says of them, and what the file keeps of both.

use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};

use serde_json::Value as Json;
use sqlx::any::AnyRow;
use sqlx::{AssertSqlSafe, Column as _, Row};

use super::cell::{Image, Value};
use super::change::{Actor, Deed, Tries, Tx, What};
use super::journal::Said;
use super::open::{Engine, Store};
use super::read::{Db, marks, rows};
use super::record::Record;
use crate::error::{Error, Result};

/// So many ids go into one statement: far below the limits of both engines.
const BATCH: usize = 500;

/// Names one row of a room.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct RowRef {
    /// The table.
    pub table: &'static str,
    /// Its id.
    pub id: String,
}

impl RowRef {
    /// The row of a record.
    #[must_use]
    pub fn of<R: Record>(record: &R) -> Self {
        Self { table: R::TABLE, id: record.id().to_owned() }
    }
}

/// Free text of a room's table, in which people may be named.
#[derive(Clone, Copy, Debug)]
pub struct FreeText {
    /// The table.
    pub table: &'static str,
    /// Its columns of free text.
    pub columns: &'static [&'static str],
    /// SQL that gives the child a row `t` of this table is about; none when it is about no single child.
    pub child: Option<&'static str>,
}

/// What is to be erased.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Erasing<T> {
    /// The rows, each before those it refers to.
    pub rows: Vec<RowRef>,
    /// Rows that are gone already, of which the history still tells.
    pub gone: Vec<RowRef>,
    /// Names under which the history may speak of them, and of nobody who stays.
    pub names: Vec<String>,
    /// For the line that stays.
    pub value: T,
}

/// What was erased.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Erased {
    /// Rows.
    pub records: i32,
    /// Rows and subjects of the history that lost their words.
    pub journal_lines: i32,
}

impl Store {
    /// Erases what `deed` names, with everything the history says of it, in one transaction, and leaves the line that `line` makes.
    /// Afterwards nothing of it is in the file any more: not in its free pages, not in its log.
    ///
    /// # Errors
    /// `NotAllowed`, `InTheWay` when a row that stays refers to one of them, or the database's; nothing is erased then. An error
    /// that comes while the file is swept (a full disk) leaves the rows erased, and [`Store::sweep_left`] sweeps later.
    pub async fn erase<'a, T, R, F>(
        &self,
        actor: &Actor,
        what: What,
        deed: F,
        line: impl Fn(&T, Erased) -> R + Send + Sync,
    ) -> Result<R>
    where
        T: Send,
        R: Record,
        F: for<'t> Fn(&'t mut Tx<'a>) -> Deed<'t, Erasing<T>> + Send + Sync,
    {
        actor.may(what.deed)?;
        let mut tries = Tries::on(self.engine());
        let (left, tables) = loop {
            match self.try_erase(actor, &what, &deed, &line).await {
                Err(Error::Busy) if tries.another().await => {}
                outcome => break outcome?,
            }
        };
        self.sweep(&tables).await?;
        Ok(left)
    }

    async fn try_erase<'a, T, R, F>(
        &self,
        actor: &Actor,
        what: &What,
        deed: &F,
        line: &(impl Fn(&T, Erased) -> R + Send + Sync),
    ) -> Result<(R, BTreeSet<&'static str>)>
    where
        T: Send,
        R: Record,
        F: for<'t> Fn(&'t mut Tx<'a>) -> Deed<'t, Erasing<T>> + Send + Sync,
    {
        let mut tx = self.begin().await?;
        let Erasing { rows, gone, names, value } = deed(&mut tx).await?;
        let journal_lines = forget(tx.db(), rows.iter().chain(&gone), &names).await?;
        for row in &rows {
            tx.execute(format!("delete from {} where id = $1", row.table), vec![row.id.as_str().into()]).await?;
        }
        let records = i32::try_from(rows.len()).unwrap_or(i32::MAX);
        let left = tx.insert(&line(&value, Erased { records, journal_lines })).await?;
        if self.engine() == Engine::Sqlite {
            run(tx.db(), TO_SWEEP).await?;
        }
        tx.commit(actor, Said { deed: what.deed, subject: &what.subject, reverses: None, undoable: false }).await?;
        Ok((left, rows.iter().map(|row| row.table).collect()))
    }

    /// Rewrites what held the erased words: a deleted row stays readable in the file until its page is written again.
    async fn sweep(&self, tables: &BTreeSet<&'static str>) -> Result<()> {
        let mut db = self.read().await?;
        match self.engine() {
            Engine::Sqlite => {
                run(&mut db, "vacuum").await?;
                empty_log(&mut db).await?;
                run(&mut db, SWEPT).await?;
                // All that can stand in the log now is that it was done.
                empty_log(&mut db).await.or_else(|error| if error == Error::Busy { Ok(()) } else { Err(error) })
            }
            Engine::Postgres => {
                for table in tables.iter().copied().chain(["journal_change", "journal_row"]) {
                    run(&mut db, &format!("vacuum full {table}")).await?;
                }
                Ok(())
            }
        }
    }

    /// Sweeps what an erasure could not: the disk was full, somebody read for too long, or the program stopped.
    ///
    /// # Errors
    /// The database's; it can be asked again.
    pub async fn sweep_left(&self) -> Result<()> {
        if self.engine() == Engine::Postgres || self.is_read_only() {
            return Ok(());
        }
        let mark = rows(&mut *self.read().await?, "pragma user_version", []).await?.pop();
        let mark: i64 = mark.as_ref().map_or(Ok(0), |row| row.try_get(0))?;
        if mark == 0 { Ok(()) } else { self.sweep(&BTreeSet::new()).await }
    }
}

/// Marks in the file that erased words may still stand in it; nothing else uses this number.
const TO_SWEEP: &str = "pragma user_version = 1";
/// And that they do not.
const SWEPT: &str = "pragma user_version = 0";

async fn run(db: &mut Db, sql: &str) -> Result<()> {
    sqlx::raw_sql(AssertSqlSafe(sql.to_owned())).execute(db).await?;
    Ok(())
}

/// Whoever still reads an earlier state keeps the log as it is; they are done soon.
const CHECKPOINT_TRIES: usize = 20;

async fn empty_log(db: &mut Db) -> Result<()> {
    for _ in 0..CHECKPOINT_TRIES {
        let outcome = rows(db, "pragma wal_checkpoint(truncate)", []).await?.pop();
        let busy: i64 = outcome.as_ref().map_or(Ok(0), |row| row.try_get(0))?;
        if busy == 0 {
            return Ok(());
        }
        tokio::time::sleep(std::time::Duration::from_millis(100)).await;
    }
    Err(Error::Busy)
}

/// So many lines of the history would lose their words.
///
/// # Errors
/// The database's.
pub async fn lines_about(db: &mut Db, rows: impl IntoIterator<Item = &RowRef>, names: &[String]) -> Result<i32> {
    let ids = with_removed(db, rows).await?;
    let count = rows_about(db, &ids).await? + changes_about(db, &ids, names).await?.len();
    Ok(i32::try_from(count).unwrap_or(i32::MAX))
}

async fn rows_about(db: &mut Db, ids: &[String]) -> Result<usize> {
    let mut count = 0;
    for batch in ids.chunks(BATCH) {
        let sql = format!(
            "select count(*) as n from journal_row where salt is not null and row_id in ({})",
            marks(1, batch.len())
        );
        let found = rows(db, &sql, texts(batch)).await?;
        count += found.first().map_or(Ok(0), |row| row.try_get::<i64, _>("n"))?;
    }
    Ok(usize::try_from(count).unwrap_or(0))
}

/// Takes words and salt from all the history says of these rows, and answers from how many lines.
async fn forget(db: &mut Db, erased: impl IntoIterator<Item = &RowRef>, names: &[String]) -> Result<i32> {
    let ids = with_removed(db, erased).await?;
    let changes = changes_about(db, &ids, names).await?;
    let count = rows_about(db, &ids).await? + changes.len();
    for batch in ids.chunks(BATCH) {
        let sql = format!(
            "update journal_row set before_image = null, after_image = null, salt = null where row_id in ({})",
            marks(1, batch.len())
        );
        rows(db, &sql, texts(batch)).await?;
    }
    for batch in changes.chunks(BATCH) {
        let sql = format!(
            "update journal_change set subject = '', subject_key = '', subject_salt = null, undoable = 0 where id in ({})",
            marks(1, batch.len())
        );
        rows(db, &sql, texts(batch)).await?;
    }
    Ok(i32::try_from(count).unwrap_or(i32::MAX))
}

fn texts(ids: &[String]) -> impl Iterator<Item = Value> {
    ids.iter().map(|id| id.as_str().into())
}

/// The changes that touched these rows, and those that were said to be about one of the names.
async fn changes_about(db: &mut Db, ids: &[String], names: &[String]) -> Result<Vec<String>> {
    let mut changes = BTreeSet::new();
    for batch in ids.chunks(BATCH) {
        let sql = format!(
            "select distinct c.id from journal_row r join journal_change c on c.id = r.change_id \
             where c.subject_salt is not null and r.row_id in ({})",
            marks(1, batch.len())
        );
        for row in rows(db, &sql, texts(batch)).await? {
            changes.insert(row.try_get("id")?);
        }
    }
    for name in names {
        let sql = "select id from journal_change where subject_salt is not null and subject like $1 escape '\\'";
        let name = name.replace('\\', "\\\\").replace('%', "\\%").replace('_', "\\_");
        for row in rows(db, sql, [format!("%{name}%").as_str().into()]).await? {
            changes.insert(row.try_get("id")?);
        }
    }
    Ok(changes.into_iter().collect())
}

/// The ids of these rows, and of rows that are gone already but stand in the history and referred to one of them: an agreement that
/// was removed is still the child's.
async fn with_removed(db: &mut Db, erased: impl IntoIterator<Item = &RowRef>) -> Result<Vec<String>> {
    let removed = removed(db).await?;
    let mut ids: HashSet<String> = erased.into_iter().map(|row| row.id.clone()).collect();
    loop {
        let refers = |image: &Image| referred(image).any(|id| ids.contains(id));
        let more: Vec<String> = removed
            .iter()
            .filter(|(id, image)| !ids.contains(*id) && refers(image))
            .map(|(id, _)| id.clone())
            .collect();
        if more.is_empty() {
            return Ok(ids.into_iter().collect());
        }
        ids.extend(more);
    }
}

/// What rows of a table that were removed held in `wanted`, of those that held one of `ids` in `column`.
///
/// # Errors
/// The database's.
pub async fn once_tied(
    db: &mut Db,
    table: &str,
    (column, ids): (&str, &[String]),
    wanted: &str,
) -> Result<BTreeSet<String>> {
    let sql =
        "select before_image from journal_row where kind = $1 and after_image is null and before_image is not null";
    let mut held = BTreeSet::new();
    for row in rows(db, sql, [table.into()]).await? {
        let image = read(row.try_get("before_image")?)?;
        let text = |name: &str| image.get(name).and_then(Json::as_str);
        if text(column).is_some_and(|id| ids.iter().any(|one| one == id)) {
            held.extend(text(wanted).map(str::to_owned));
        }
    }
    Ok(held)
}

/// What was removed, by id, as it was.
async fn removed(db: &mut Db) -> Result<BTreeMap<String, Image>> {
    let sql = "select row_id, before_image from journal_row where after_image is null and before_image is not null";
    let found = rows(db, sql, []).await?;
    found.iter().map(|row| Ok((row.try_get("row_id")?, read(row.try_get("before_image")?)?))).collect()
}

fn read(image: String) -> Result<Image> {
    serde_json::from_str(&image).map_err(|_| Error::StoreDamaged)
}

/// The ids that a row holds of others.
fn referred(image: &Image) -> impl Iterator<Item = &str> {
    image.iter().filter(|(name, _)| name.ends_with("_id")).filter_map(|(_, value)| value.as_str())
}

/// All that a column of these rows ever held, as the history knows it.
///
/// # Errors
/// The database's.
pub async fn once_held(db: &mut Db, ids: &[String], column: &str) -> Result<BTreeSet<String>> {
    let mut held = BTreeSet::new();
    for batch in ids.chunks(BATCH) {
        let sql =
            format!("select before_image, after_image from journal_row where row_id in ({})", marks(1, batch.len()));
        for row in rows(db, &sql, texts(batch)).await? {
            for name in ["before_image", "after_image"] {
                let Some(image) = row.try_get::<Option<String>, _>(name)? else { continue };
                held.extend(read(image)?.get(column).and_then(Json::as_str).map(str::to_owned));
            }
        }
    }
    Ok(held)
}

/// A row as it stands in its table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Standing {
    /// Which.
    pub row: RowRef,
    /// Its columns in their order, with what a person would read there.
    pub fields: Vec<(String, Option<String>)>,
}

/// These rows as they stand, in the order asked for; one that is not there is passed over.
///
/// # Errors
/// The database's.
pub async fn standing(db: &mut Db, wanted: &[RowRef]) -> Result<Vec<Standing>> {
    let mut tables: BTreeMap<&'static str, Vec<String>> = BTreeMap::new();
    for row in wanted {
        tables.entry(row.table).or_default().push(row.id.clone());
    }
    let mut found: HashMap<RowRef, Standing> = HashMap::new();
    for (table, ids) in tables {
        for batch in ids.chunks(BATCH) {
            let sql = format!("select * from {table} where id in ({})", marks(1, batch.len()));
            for row in rows(db, &sql, texts(batch)).await? {
                let id = RowRef { table, id: row.try_get("id")? };
                found.insert(id.clone(), Standing { row: id, fields: fields(&row)? });
            }
        }
    }
    Ok(wanted.iter().filter_map(|row| found.remove(row)).collect())
}

fn fields(row: &AnyRow) -> Result<Vec<(String, Option<String>)>> {
    let columns = row.columns().iter();
    columns.map(|column| Ok((column.name().to_string(), Value::of_column(row, column.ordinal())?.to_plain()))).collect()
}
