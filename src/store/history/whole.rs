//! The whole history, narrowed by who, what, when and about whom.

use chrono::{DateTime, Utc};
use sqlx::Row;

use super::{HistoryLine, HistoryQuery, LINE, fill, line};
use crate::error::Result;
use crate::fold::fold;
use crate::store::cell::{TextCell, Value};
use crate::store::read::{Db, Page, marks, rows};

/// The days of a [`HistoryQuery`] as moments, as the clock of this desk has them.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Days {
    /// When the first day begins.
    pub begin: Option<DateTime<Utc>>,
    /// When the day after the last one begins.
    pub end: Option<DateTime<Utc>>,
}

/// A page of the history, newest first.
///
/// # Errors
/// The database's.
pub async fn page(db: &mut Db, query: &HistoryQuery, days: Days) -> Result<Page<HistoryLine>> {
    let mut asked = Asked::of(query, days);
    if let Some(beginnings) = &query.deed {
        asked.add_one_of("c.deed", &deeds(db, beginnings).await?);
    }
    let sql = format!("select count(*) as n from journal_change c{}", asked.tail());
    let total: i64 = rows(db, &sql, asked.values.clone()).await?.first().map_or(Ok(0), |row| row.try_get("n"))?;
    if total == 0 {
        return Ok(Page { rows: Vec::new(), total: 0 });
    }
    let tail = asked.tail();
    asked.values.push(i64::from(query.limit.clamp(1, 500)).into());
    asked.values.push(i64::from(query.offset.max(0)).into());
    let count = asked.values.len();
    // The numbers first: an index holds all they are chosen by.
    let sql =
        format!("select c.seq from journal_change c{tail} order by c.seq desc limit ${} offset ${count}", count - 1);
    let seqs = rows(db, &sql, asked.values).await?;
    let seqs = seqs.iter().map(|row| row.try_get::<i64, _>("seq")).collect::<sqlx::Result<Vec<_>>>()?;
    let lines = lines(db, &seqs).await?;
    Ok(Page { rows: lines, total: i32::try_from(total).unwrap_or(i32::MAX) })
}

async fn lines(db: &mut Db, seqs: &[i64]) -> Result<Vec<HistoryLine>> {
    if seqs.is_empty() {
        return Ok(Vec::new());
    }
    let sql =
        format!("select {LINE} from journal_change c where c.seq in ({}) order by c.seq desc", marks(1, seqs.len()));
    let found = rows(db, &sql, seqs.iter().map(|seq| Value::from(*seq))).await?;
    let mut lines = found.iter().map(line).collect::<Result<Vec<_>>>()?;
    fill(db, &mut lines, &[]).await?;
    Ok(lines)
}

/// Everybody who ever did something, by name.
///
/// # Errors
/// The database's.
pub async fn people(db: &mut Db) -> Result<Vec<String>> {
    let mut names = each(db, "actor").await?;
    names.sort_by_cached_key(|name| fold(name));
    Ok(names)
}

/// The deeds in the history whose key begins with one of these, between commas; also taken back, or done again.
async fn deeds(db: &mut Db, beginnings: &str) -> Result<Vec<String>> {
    let begins = |deed: &str| {
        let plain = deed.strip_prefix("undo:").or_else(|| deed.strip_prefix("redo:")).unwrap_or(deed);
        beginnings.split(',').any(|begin| plain.starts_with(begin))
    };
    Ok(each(db, "deed").await?.into_iter().filter(|deed| begins(deed)).collect())
}

/// Each value of an indexed column once, from one to the next: a few steps, however long the history is.
async fn each(db: &mut Db, column: &str) -> Result<Vec<String>> {
    let sql = format!(
        "with recursive step (value) as (select min({column}) from journal_change union all \
         select (select min({column}) from journal_change where {column} > step.value) from step \
         where step.value is not null) select value from step where value is not null"
    );
    Ok(rows(db, &sql, []).await?.iter().map(|row| row.try_get("value")).collect::<sqlx::Result<_>>()?)
}

/// So many words are looked for; more only make it slow.
const MOST_WORDS: usize = 8;

/// The conditions of a query with their values.
struct Asked {
    conditions: Vec<String>,
    values: Vec<Value>,
}

impl Asked {
    fn of(query: &HistoryQuery, days: Days) -> Self {
        let mut asked = Self { conditions: Vec::new(), values: Vec::new() };
        if let Some(actor) = &query.actor {
            asked.add("c.actor = ", actor.as_str());
        }
        if let Some(begin) = days.begin {
            asked.add("c.at >= ", begin.to_text().as_str());
        }
        if let Some(end) = days.end {
            asked.add("c.at < ", end.to_text().as_str());
        }
        for word in fold(&query.text).split(' ').filter(|word| !word.is_empty()).take(MOST_WORDS) {
            let mark = asked.mark(&format!("%{}%", plain(word)));
            asked.conditions.push(format!("c.subject_key like {mark} escape '\\'"));
        }
        asked
    }

    fn add(&mut self, condition: &str, value: &str) {
        let mark = self.mark(value);
        self.conditions.push(format!("{condition}{mark}"));
    }

    fn add_one_of(&mut self, column: &str, values: &[String]) {
        let marks = values.iter().map(|value| self.mark(value)).collect::<Vec<_>>().join(", ");
        // An empty list is no SQL; what is one of none is nothing.
        self.conditions.push(if marks.is_empty() { "1 = 0".into() } else { format!("{column} in ({marks})") });
    }

    fn mark(&mut self, value: &str) -> String {
        self.values.push(value.into());
        format!("${}", self.values.len())
    }

    fn tail(&self) -> String {
        if self.conditions.is_empty() { String::new() } else { format!(" where {}", self.conditions.join(" and ")) }
    }
}

/// The text, to be found as it is.
fn plain(text: &str) -> String {
    text.chars().flat_map(|one| matches!(one, '%' | '_' | '\\').then_some('\\').into_iter().chain([one])).collect()
}
