//! Writing the journal: one line per change, one per row it touched, each tied to what was written before it.

use std::mem;

use sqlx::Row;

use super::cell::{Image, TextCell, Value};
use super::chain::{self, Link, RowLink};
use super::change::{Actor, Touched, Tx};
use super::read::rows;
use crate::error::Result;
use crate::fold::fold;

/// What a line of the journal says, beside who and when.
#[derive(Clone, Copy)]
pub(super) struct Said<'l> {
    pub(super) deed: &'l str,
    pub(super) subject: &'l str,
    pub(super) reverses: Option<&'l str>,
    pub(super) undoable: bool,
}

/// So many rows in one statement: well within SQLite's limit on values.
const ROWS_AT_ONCE: usize = 200;

/// A row on its way in.
struct Entry {
    kind: String,
    row_id: String,
    before: Option<String>,
    after: Option<String>,
    salt: String,
    digest: String,
}

/// Writes everything `tx` touched as one change and returns its id.
pub(super) async fn write(tx: &mut Tx<'_>, actor: &Actor, said: Said<'_>) -> Result<String> {
    let id = uuid::Uuid::now_v7().to_string();
    let (last, previous) = end(tx).await?;
    let mut salts = chain::salts(tx.touched.len() + 1)?;
    let subject_salt = salts.pop().unwrap_or_default();
    let touched = mem::take(&mut tx.touched);
    let entries: Vec<Entry> = touched.iter().zip(salts).map(|(touched, salt)| entry(touched, salt)).collect();
    tx.touched = touched;
    let subject_digest = chain::digest(&subject_salt, &[Some(said.subject)]);
    let link = Link {
        seq: last + 1,
        id: &id,
        at: &actor.at.to_text(),
        actor: &actor.name,
        deed: said.deed,
        subject_digest: &subject_digest,
        reverses: said.reverses,
        undoable: said.undoable,
    };
    let hash = chain::hash(&previous, &link, entries.iter().map(Entry::link));
    write_line(tx, &link, said.subject, &subject_salt, &hash).await?;
    write_rows(tx, &id, &entries).await?;
    write_head(tx, link.seq, &hash).await?;
    Ok(id)
}

/// The number of the last line and its hash. A line that is gone keeps its number, so that the gap stays to be seen.
async fn end(tx: &mut Tx<'_>) -> Result<(i64, String)> {
    let sql = "select coalesce((select max(seq) from journal_change), 0) as seq, \
               (select seq from journal_head) as head_seq, (select hash from journal_head) as hash";
    let Some(row) = rows(tx.db(), sql, []).await?.pop() else { return Ok((0, String::new())) };
    let head: Option<i64> = row.try_get("head_seq")?;
    let hash: Option<String> = row.try_get("hash")?;
    Ok((row.try_get::<i64, _>("seq")?.max(head.unwrap_or(0)), hash.unwrap_or_default()))
}

fn entry(touched: &Touched, salt: String) -> Entry {
    let (before, after) = (touched.before.as_ref().map(text), touched.after.as_ref().map(text));
    let digest = chain::digest(&salt, &[before.as_deref(), after.as_deref()]);
    Entry { kind: touched.kind.clone(), row_id: touched.row_id.clone(), before, after, salt, digest }
}

impl Entry {
    fn link(&self) -> RowLink<'_> {
        RowLink { kind: &self.kind, row_id: &self.row_id, digest: &self.digest }
    }

    fn values(&self, seq: i64) -> [Value; 7] {
        [
            seq.into(),
            self.kind.as_str().into(),
            self.row_id.as_str().into(),
            Value::Text(self.before.clone()),
            Value::Text(self.after.clone()),
            self.salt.as_str().into(),
            self.digest.as_str().into(),
        ]
    }
}

async fn write_line(tx: &mut Tx<'_>, link: &Link<'_>, subject: &str, salt: &str, hash: &str) -> Result<()> {
    let sql = "insert into journal_change (seq, id, at, actor, deed, subject, subject_key, reverses, undoable, \
               subject_salt, subject_digest, hash) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)";
    let values = vec![
        link.seq.into(),
        link.id.into(),
        link.at.into(),
        link.actor.into(),
        link.deed.into(),
        subject.into(),
        fold(subject).as_str().into(),
        Value::Text(link.reverses.map(Into::into)),
        i64::from(link.undoable).into(),
        salt.into(),
        link.subject_digest.into(),
        hash.into(),
    ];
    tx.execute(sql.into(), values).await
}

async fn write_rows(tx: &mut Tx<'_>, change_id: &str, entries: &[Entry]) -> Result<()> {
    let mut seqs = 1..;
    for entries in entries.chunks(ROWS_AT_ONCE) {
        let marks = (0..entries.len()).map(|n| row_marks(2 + 7 * n)).collect::<Vec<_>>().join(", ");
        let sql = format!(
            "insert into journal_row (change_id, seq, kind, row_id, before_image, after_image, salt, digest) \
             values {marks}"
        );
        let values = entries.iter().zip(&mut seqs).flat_map(|(entry, seq)| entry.values(seq));
        tx.execute(sql, [change_id.into()].into_iter().chain(values).collect()).await?;
    }
    Ok(())
}

fn row_marks(from: usize) -> String {
    format!("($1, {})", super::read::marks(from, 7))
}

async fn write_head(tx: &mut Tx<'_>, seq: i64, hash: &str) -> Result<()> {
    let sql = "insert into journal_head (id, seq, hash) values ('head', $1, $2) \
               on conflict (id) do update set seq = excluded.seq, hash = excluded.hash";
    tx.execute(sql.into(), vec![seq.into(), hash.into()]).await
}

fn text(image: &Image) -> String {
    serde_json::Value::Object(image.clone()).to_string()
}
