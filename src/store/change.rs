//! The change door: the only way to write.

use std::collections::BTreeSet;
use std::marker::PhantomData;
use std::pin::Pin;
use std::time::Duration;

use chrono::{DateTime, Utc};
use serde::Serialize;
use sqlx::any::Any;
use sqlx::{AssertSqlSafe, Transaction};

use super::cell::{Image, Value};
use super::journal::{self, Said};
use super::open::{Engine, Store};
use super::read::{self, Db};
use super::record::Record;
use crate::error::{Error, FieldConflict, Result};
use crate::rights::{self, Role};

/// Who does it, and when.
#[derive(Clone, Debug)]
pub struct Actor {
    /// The name as the history shows it.
    pub name: String,
    /// The moment of the deed.
    pub at: DateTime<Utc>,
    /// In which role; the change door asks it.
    pub role: Role,
}

impl Actor {
    /// Refuses a deed that this role may not do.
    ///
    /// # Errors
    /// `NotAllowed`.
    pub(super) fn may(&self, deed: &str) -> Result<()> {
        match rights::of_deed(deed) {
            Some(right) if self.role.may(right) => Ok(()),
            _ => Err(Error::NotAllowed),
        }
    }

    /// Refuses what somebody else did, to a role that does not see everyone: it may be about a child that is not seen.
    ///
    /// # Errors
    /// `NotAllowed`.
    pub(super) fn reaches(&self, by: &str) -> Result<()> {
        if self.role.sees_everyone() || self.name == by { Ok(()) } else { Err(Error::NotAllowed) }
    }
}

/// What is done, for the history and the undo button.
#[derive(Clone, Debug)]
pub struct What {
    /// A stable key such as `application.register`; the window has the words.
    pub deed: &'static str,
    /// Whom or what it is about, as the user would say it.
    pub subject: String,
    /// Whether undo takes it back; what also changed a file, or took words away, stays as it is.
    pub undoable: bool,
}

impl What {
    /// A deed and its subject.
    #[must_use]
    pub fn new(deed: &'static str, subject: impl Into<String>) -> Self {
        Self { deed, subject: subject.into(), undoable: true }
    }

    /// The same, passed over by undo.
    #[must_use]
    pub fn for_good(self) -> Self {
        Self { undoable: false, ..self }
    }

    fn said(&self) -> Said<'_> {
        Said { deed: self.deed, subject: &self.subject, reverses: None, undoable: self.undoable }
    }
}

/// A change that was made, as the undo button and the toast need it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, specta::Type)]
pub struct ChangeSummary {
    /// Its id in the journal.
    pub id: String,
    /// The deed's key.
    pub deed: String,
    /// Whom or what it was about.
    pub subject: String,
    /// The kinds of data it touched, so that the window reloads just those.
    pub kinds: Vec<String>,
}

/// What a deed made, and what changed by it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, specta::Type)]
pub struct Changed<T> {
    /// What the deed answers.
    pub value: T,
    /// The change in the journal; none when nothing had to be written.
    pub change: Option<ChangeSummary>,
}

impl<T> Changed<T> {
    /// The same change with another answer.
    pub fn map<U>(self, change: impl FnOnce(T) -> U) -> Changed<U> {
        Changed { value: change(self.value), change: self.change }
    }
}

/// The future a deed returns: `Box::pin(async move { … })`.
pub type Deed<'t, T> = Pin<Box<dyn Future<Output = Result<T>> + Send + 't>>;

/// An open change. Everything written through it lands in the journal, or nothing lands at all.
///
/// The lifetime only ties a deed to what it borrows, so that it may run again after a serialization failure.
pub struct Tx<'a> {
    pub(super) inner: Transaction<'static, Any>,
    pub(super) touched: Vec<Touched>,
    pub(super) borrowed: PhantomData<&'a ()>,
}

pub(super) struct Touched {
    pub(super) kind: String,
    pub(super) row_id: String,
    pub(super) before: Option<Image>,
    pub(super) after: Option<Image>,
}

/// Tries that are left. PostgreSQL refuses a serializable transaction that met another; it is then done again from
/// the start. SQLite has waited long enough by itself.
pub(super) struct Tries(u64);

/// The last wait is at most this long and the first a tenth of it: together enough for the other to finish on a busy computer.
const LONGEST_WAIT_MS: u64 = 500;

impl Tries {
    pub(super) const fn on(engine: Engine) -> Self {
        match engine {
            Engine::Sqlite => Self(0),
            Engine::Postgres => Self(10),
        }
    }

    /// Waits a moment, at random lest the same two meet again, and says whether to go on.
    pub(super) async fn another(&mut self) -> bool {
        if self.0 == 0 {
            return false;
        }
        self.0 -= 1;
        let random = u64::from(getrandom::u32().unwrap_or_default());
        tokio::time::sleep(Duration::from_millis(random % (LONGEST_WAIT_MS / (self.0 + 1)))).await;
        true
    }
}

impl Store {
    /// Runs `deed` in one transaction and writes what it touched to the journal.
    ///
    /// On PostgreSQL the deed may run more than once, so it must not do anything but read and write through `Tx`.
    ///
    /// # Errors
    /// Whatever the deed answers, or the database; nothing is written then.
    pub async fn change<'a, T, F>(&self, actor: &Actor, what: What, deed: F) -> Result<Changed<T>>
    where
        F: for<'t> Fn(&'t mut Tx<'a>) -> Deed<'t, T> + Send + Sync,
    {
        actor.may(what.deed)?;
        let mut tries = Tries::on(self.engine());
        loop {
            match self.try_change(actor, &what, &deed).await {
                Err(Error::Busy) if tries.another().await => {}
                outcome => return outcome,
            }
        }
    }

    async fn try_change<'a, T, F>(&self, actor: &Actor, what: &What, deed: &F) -> Result<Changed<T>>
    where
        F: for<'t> Fn(&'t mut Tx<'a>) -> Deed<'t, T> + Send + Sync,
    {
        let mut tx = self.begin().await?;
        let value = deed(&mut tx).await?;
        if tx.touched.is_empty() {
            return Ok(Changed { value, change: None });
        }
        let change = tx.commit(actor, what.said()).await?;
        Ok(Changed { value, change: Some(change) })
    }

    /// Writes something that happened into the history, though it changed no record; undo passes over it.
    ///
    /// # Errors
    /// `NotAllowed`, or the database's.
    pub async fn note(&self, actor: &Actor, what: What) -> Result<ChangeSummary> {
        actor.may(what.deed)?;
        let what = what.for_good();
        let mut tries = Tries::on(self.engine());
        loop {
            match self.try_note(actor, &what).await {
                Err(Error::Busy) if tries.another().await => {}
                outcome => return outcome,
            }
        }
    }

    async fn try_note(&self, actor: &Actor, what: &What) -> Result<ChangeSummary> {
        self.begin().await?.commit(actor, what.said()).await
    }

    pub(super) async fn begin<'a>(&self) -> Result<Tx<'a>> {
        if self.is_read_only() {
            return Err(Error::ReadOnly);
        }
        let begin = match self.engine() {
            Engine::Sqlite => "begin immediate",
            Engine::Postgres => "begin isolation level serializable",
        };
        Ok(Tx { inner: self.pool().begin_with(begin).await?, touched: Vec::new(), borrowed: PhantomData })
    }
}

impl Tx<'_> {
    /// Adds a record; it gets version 1.
    ///
    /// # Errors
    /// `InTheWay` when a constraint would break, or the database's.
    pub async fn insert<R: Record>(&mut self, record: &R) -> Result<R> {
        let mut stored = record.clone();
        stored.set_version(1);
        let marks = (1..=R::COLUMNS.len()).map(|n| format!("${n}")).collect::<Vec<_>>().join(", ");
        let sql = format!("insert into {} ({}) values ({marks})", R::TABLE, R::COLUMNS.join(", "));
        self.execute(sql, stored.values()).await?;
        self.touch::<R>(stored.id(), None, Some(image(&stored)));
        Ok(stored)
    }

    /// Writes a record over the version it was read at. Writing what stands there already changes nothing.
    ///
    /// # Errors
    /// `NotFound`, or `Conflict` when the record has another version by now.
    pub async fn update<R: Record>(&mut self, record: &R) -> Result<R> {
        let now = self.same_version(record).await?;
        if now.values() == record.values() {
            return Ok(now);
        }
        self.write_over(&now, record).await
    }

    /// Gives a record its next version even when its own columns stay the same, because rows that belong to it change: who read
    /// it before then hears of it.
    ///
    /// # Errors
    /// `NotFound`, or `Conflict` when the record has another version by now.
    pub async fn renew<R: Record>(&mut self, record: &R) -> Result<R> {
        let now = self.same_version(record).await?;
        self.write_over(&now, record).await
    }

    async fn same_version<R: Record>(&mut self, record: &R) -> Result<R> {
        let now: R = read::get(self.db(), record.id()).await?;
        if now.version() == record.version() { Ok(now) } else { Err(conflict(record, &now)) }
    }

    async fn write_over<R: Record>(&mut self, now: &R, record: &R) -> Result<R> {
        let mut stored = record.clone();
        stored.set_version(record.version() + 1);
        let sets = R::COLUMNS.iter().enumerate().map(|(n, name)| format!("{name} = ${}", n + 1));
        let sets = sets.collect::<Vec<_>>().join(", ");
        let sql = format!("update {} set {sets} where id = ${}", R::TABLE, R::COLUMNS.len() + 1);
        let mut values = stored.values();
        values.push(Value::Text(Some(record.id().to_owned())));
        self.execute(sql, values).await?;
        self.touch::<R>(record.id(), Some(image(now)), Some(image(&stored)));
        Ok(stored)
    }

    /// Removes a record that still has the version it was read at.
    ///
    /// # Errors
    /// `NotFound`, `Conflict`, or `InTheWay` when something still refers to it.
    pub async fn delete<R: Record>(&mut self, record: &R) -> Result<()> {
        let now = self.same_version(record).await?;
        let sql = format!("delete from {} where id = $1", R::TABLE);
        self.execute(sql, vec![record.id().into()]).await?;
        self.touch::<R>(record.id(), Some(image(&now)), None);
        Ok(())
    }

    /// The kinds of data touched so far, each once.
    #[must_use]
    pub fn kinds(&self) -> Vec<String> {
        self.touched.iter().map(|touched| touched.kind.clone()).collect::<BTreeSet<_>>().into_iter().collect()
    }

    /// The connection, for reading within this change.
    pub fn db(&mut self) -> &mut Db {
        &mut self.inner
    }

    /// Writes the journal and commits.
    pub(super) async fn commit(mut self, actor: &Actor, said: Said<'_>) -> Result<ChangeSummary> {
        let id = journal::write(&mut self, actor, said).await?;
        let kinds = self.kinds();
        self.inner.commit().await?;
        Ok(ChangeSummary { id, deed: said.deed.into(), subject: said.subject.into(), kinds })
    }

    pub(super) async fn execute(&mut self, sql: String, values: Vec<Value>) -> Result<()> {
        let mut query = sqlx::query(AssertSqlSafe(sql));
        for value in values {
            query = value.bind(query);
        }
        query.execute(&mut *self.inner).await?;
        Ok(())
    }

    fn touch<R: Record>(&mut self, id: &str, before: Option<Image>, after: Option<Image>) {
        self.touched.push(Touched { kind: R::TABLE.into(), row_id: id.to_owned(), before, after });
    }
}

fn image<R: Record>(record: &R) -> Image {
    let values = record.values();
    R::COLUMNS.iter().zip(values).map(|(name, value)| ((*name).to_owned(), value.to_json())).collect()
}

/// Both versions, where they differ; the version itself is no field a user knows.
fn conflict<R: Record>(mine: &R, theirs: &R) -> Error {
    let pairs = mine.values().into_iter().zip(theirs.values());
    let fields = R::COLUMNS
        .iter()
        .zip(pairs)
        .filter(|(name, (mine, theirs))| **name != "version" && mine != theirs)
        .map(|(name, (mine, theirs))| FieldConflict {
            field: (*name).to_owned(),
            mine: mine.to_plain(),
            theirs: theirs.to_plain(),
        })
        .collect();
    Error::Conflict { kind: R::TABLE.into(), id: mine.id().into(), version: theirs.version(), fields }
}
